//! Texts that nobody should write: more than two hundred, each with its name, the same on every machine.

mod amendments;
mod characters;
mod encodings;
mod growing;
mod mutations;
mod values;

pub use amendments::AMENDED;
pub use growing::{FAMILIES, Family};
use tthc_compiler::rules::COMPLETE;

/// A file's bytes that somebody might feed the program, by malice or by accident.
#[derive(Clone, Debug)]
pub struct Hostile {
    pub name: String,
    pub bytes: Vec<u8>,
    pub verdict: Verdict,
}

/// What must be said of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing is wrong with it, odd as it looks.
    Fine,
    /// At least one error.
    Wrong,
    /// Whatever is found: it only has to end, with every place inside the text.
    Open,
}

impl Hostile {
    fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>, verdict: Verdict) -> Hostile {
        Hostile { name: name.into(), bytes: bytes.into(), verdict }
    }
}

/// All of them.
pub fn all() -> Vec<Hostile> {
    let mut all = characters::all();
    all.extend(encodings::all());
    all.extend(values::all());
    all.extend(mutations::all());
    all.extend(growing::all());
    all.extend(amendments::all());
    all
}

/// The clean catalogue with one place of it replaced.
fn with(before: &str, after: &str) -> String {
    assert!(COMPLETE.contains(before), "`{before}` is not in the clean catalogue");
    COMPLETE.replacen(before, after, 1)
}
