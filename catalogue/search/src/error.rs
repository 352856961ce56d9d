//! What can go wrong with an index folder: the disk, or an index of another time.

use std::fmt;
use std::path::{Path, PathBuf};

/// The index in a folder could not be written, opened or read.
#[derive(Debug)]
pub struct SearchError {
    /// The index folder.
    pub path: PathBuf,
    /// What happened.
    pub kind: SearchErrorKind,
}

/// What happened to an index.
#[derive(Debug)]
pub enum SearchErrorKind {
    /// The folder holds no index.
    Missing,
    /// The folder to write into already holds an index.
    Occupied,
    /// The index was written in another format than the one this program reads.
    Format {
        /// The format found, if the index says so.
        found: Option<String>,
        /// The format this program reads.
        expected: String,
    },
    /// Reading or writing failed.
    Engine(tantivy::TantivyError),
    /// A stored entry is damaged.
    Damaged(String),
}

impl SearchError {
    pub(crate) fn new(path: &Path, kind: SearchErrorKind) -> SearchError {
        SearchError { path: path.to_owned(), kind }
    }

    /// Turns an error of the engine into one that names the folder.
    pub(crate) fn engine<E: Into<tantivy::TantivyError>>(path: &Path) -> impl Fn(E) -> SearchError {
        move |error| SearchError::new(path, SearchErrorKind::Engine(error.into()))
    }

    /// Whether building the index anew mends it.
    #[must_use]
    pub fn is_mended_by_build(&self) -> bool {
        !matches!(self.kind, SearchErrorKind::Occupied)
    }
}

impl fmt::Display for SearchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        match &self.kind {
            SearchErrorKind::Missing => write!(f, "`{path}` holds no index; run `tthc build`"),
            SearchErrorKind::Occupied => write!(f, "`{path}` already holds an index"),
            SearchErrorKind::Format { found, expected } => write!(
                f,
                "the index in `{path}` has format `{}`, this program reads `{expected}`; run `tthc build`",
                found.as_deref().unwrap_or("unknown")
            ),
            SearchErrorKind::Engine(error) => write!(f, "the index in `{path}`: {error}"),
            SearchErrorKind::Damaged(what) => {
                write!(f, "the index in `{path}` is damaged ({what}); run `tthc build`")
            }
        }
    }
}

impl std::error::Error for SearchError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.kind {
            SearchErrorKind::Engine(error) => Some(error),
            _ => None,
        }
    }
}
