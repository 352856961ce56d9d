//! The legal model: what the catalogue says, with the place of every fact.
//!
//! Terms: *in force* (law applies on a day), *published* (made known by a decision), *recorded* (in git).

mod law;
mod paper;
mod procedure;
mod time;
mod vocabulary;

pub use law::{Authority, Confidence, DocumentType, FieldType, Form, FormField, Instrument, Origin, Relation, Sector};
pub use paper::{Dossier, Entry, Paper};
pub use procedure::*;
pub use time::{Timeline, Validity};
pub use vocabulary::*;

use tthc_dsl::Spanned;

/// A field has three states, so that one mistake makes one message: a rule about absence looks at `Missing` alone.
#[derive(Clone, Debug, Default, PartialEq)]
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
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text {
    pub vi: String,
    pub en: Option<String>,
}
