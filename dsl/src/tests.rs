//! The language's own tests: each clause's example, both keyword languages, recovery, hostile texts.

mod examples;
mod recovery;

use crate::source::{FileId, Source};

fn source(text: &str) -> Source {
    Source::new(FileId(0), "thử.tthc", text)
}

/// A procedure that uses most of the language; it has no mistake.
pub(crate) const WHOLE: &str = include_str!("tests/whole.tthc");
