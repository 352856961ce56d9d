//! What can be read out of the prose of a record: time limits, fees, citations, forms, conditions.
//!
//! Every reader is pure, takes text in NFC and never fails: what it cannot read for certain it says so of
//! ([`Reading::certain`], [`FeeDoubt`]), and what it does not know it leaves unread.

mod absence;
mod actor;
mod citation;
mod days;
mod fee;
mod fold;
mod form;
mod instrument;
mod issuer;
mod limit;
mod money;
mod paper;
mod provision;
mod start;
mod step;

use std::ops::Range;

pub use absence::{Absence, absence};
pub use actor::Actor;
pub use citation::{Citation, citations};
pub use fee::{FeeAmount, FeeDoubt, FeeReading, FeeWords, fee};
pub use form::{FormNumber, form_numbers};
pub use instrument::{instrument_number, instrument_of};
pub use limit::{Limit, Party, Sense, limits};
pub use paper::{PaperReading, Show, paper};
pub use start::StartEvent;
pub use step::{StepReading, step};

/// Something that a text says, and where it says it.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading<T> {
    pub value: T,
    /// Its bytes in the text that was read.
    pub bytes: Range<usize>,
    /// May be taken as it stands. If not, the words say more, less or something else.
    pub certain: bool,
}

impl<T> Reading<T> {
    fn certain(value: T, bytes: Range<usize>) -> Reading<T> {
        Reading { value, bytes, certain: true }
    }

    /// The words that were read.
    pub fn words<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.bytes.clone()).unwrap_or("")
    }
}

#[cfg(test)]
mod labelled;
#[cfg(test)]
mod odd;
