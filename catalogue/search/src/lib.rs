//! Full-text search over procedures, for Vietnamese as it is written and as it is typed. Fences tantivy.
//!
//! [`write()`] puts [`Entry`]s into a folder, [`Index::open`] opens it, [`Index::search`] answers. A query is
//! never an error, and whatever it was not taken literally in, the answer says.
//!
//! Terms: a *word* is a syllable, the unit of Vietnamese writing; *folded* is without marks and in lower case,
//! *accented* with marks, the tone at the end; a *key* is a code or a citation, in whole or in part.

mod analyse;
mod collect;
mod directory;
mod document;
mod doubt;
mod entry;
mod error;
mod glossary;
mod hits;
mod index;
mod marks;
mod query;
mod relaxation;
mod replace;
mod schema;
mod search;
mod show;
mod snippet;
#[cfg(test)]
mod tests;
mod vocabulary;
mod writer;

pub use entry::{Day, Entry, Named, Section};
pub use error::{SearchError, SearchErrorKind};
pub use hits::{Count, Explain, Facets, Hit, Hits, ScoreTree, Snippet, Status, StatusCounts};
pub use index::Index;
pub use relaxation::Relaxation;
pub use replace::replace;
pub use search::{Province, SearchOptions};
pub use writer::{Writer, Written, write};
