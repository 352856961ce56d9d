//! The legal model: what the catalogue says, with the place of every fact.
//!
//! Terms: *in force* (law applies on a day), *published* (made known by a decision), *recorded* (in git).

mod amendment;
mod course;
mod fee;
mod law;
mod limit;
mod outline;
mod paper;
mod parts;
mod procedure;
mod published;
mod time;
mod vocabulary;

pub use amendment::*;
pub use course::*;
pub use fee::*;
pub use law::*;
pub use limit::*;
pub use paper::*;
pub use parts::Carried;
pub use procedure::*;
pub use published::*;
pub use time::{Timeline, Validity};
pub use vocabulary::*;

use serde::{Deserialize, Serialize};
use tthc_dsl::Spanned;

/// A field has three states, so that one mistake makes one message: a rule about absence looks at `Missing` alone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Given<T> {
    #[default]
    Missing,
    /// It is written, and what is wrong with it has been reported.
    Unreadable,
    Value(Spanned<T>),
}

impl<T> Given<T> {
    pub fn value(&self) -> Option<&T> {
        match self {
            Given::Value(value) => Some(&value.value),
            _ => None,
        }
    }

    pub fn spanned(&self) -> Option<&Spanned<T>> {
        match self {
            Given::Value(value) => Some(value),
            _ => None,
        }
    }

    pub fn is_missing(&self) -> bool {
        matches!(self, Given::Missing)
    }
}

/// A text in Vietnamese and, where it is given, in English.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Text {
    pub vi: String,
    pub en: Option<String>,
}
