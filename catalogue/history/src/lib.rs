//! What git recorded about procedures. Reads a repository and never changes it; the only crate that knows git2.
//!
//! Terms: *recorded* is what a commit did to a file; when law applies is another matter, which the file itself says.

mod amended;
mod amendment;
mod blame;
mod differing;
mod error;
mod ground;
mod log;
mod memory;
mod moved;
mod place;
mod recorded;
mod repository;
mod snapshot;
mod version;
mod written;

#[cfg(test)]
mod tests;

pub use blame::{Blame, Blamed};
pub use error::{HistoryError, HistoryErrorKind};
pub use memory::Memory;
pub use recorded::{Commit, Recorded};
pub use repository::Repository;
pub use snapshot::{ChangedPath, ObjectId, Snapshot, SnapshotFile};
