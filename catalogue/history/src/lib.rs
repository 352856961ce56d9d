//! What git recorded about procedures. Reads a repository and never changes it; the only crate that knows git2.
//!
//! Terms: *recorded* is what a commit did to a file; when law applies is another matter, which the file itself says.

mod error;
mod log;
mod moved;
mod place;
mod recorded;
mod repository;
mod version;

#[cfg(test)]
mod tests;

pub use error::{HistoryError, HistoryErrorKind};
pub use recorded::Recorded;
pub use repository::Repository;
