//! Why a book could not be bound.

use std::fmt;
use std::path::PathBuf;

/// A failure of the disk, or a name that cannot stand in a book. Never a legal author's mistake.
#[derive(Debug)]
#[non_exhaustive]
pub enum BookError {
    /// A folder or page name is empty, has a separator, is reserved, or lacks its ending.
    Name {
        /// The name as it was given.
        name: String,
        /// What a name of this kind must be.
        must: &'static str,
    },
    /// Two volumes share a folder, or two pages of one volume a path: one would overwrite the other.
    Twice {
        /// The folder of the volume, empty for the front.
        folder: String,
        /// The page, empty when the folder itself occurs twice.
        path: String,
    },
    /// A file or folder could not be read or written.
    File {
        /// Which one.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// mdBook could not render a volume.
    Render {
        /// The folder of the volume, empty for the front.
        folder: String,
        /// What mdBook said.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}

impl BookError {
    pub(crate) fn file(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> BookError {
        let path = path.into();
        move |source| BookError::File { path, source }
    }
}

impl fmt::Display for BookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BookError::Name { name, must } => write!(f, "`{name}` cannot be a name in the book: it must be {must}"),
            BookError::Twice { folder, path } if path.is_empty() => {
                write!(f, "two volumes have the folder `{folder}`")
            }
            BookError::Twice { folder, path } => write!(f, "two pages of the volume `{folder}` have the path `{path}`"),
            BookError::File { path, source } => write!(f, "{}: {source}", path.display()),
            BookError::Render { folder, source } => {
                write!(f, "the volume `{folder}` could not be rendered: {source:#}")
            }
        }
    }
}

impl std::error::Error for BookError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            BookError::Name { .. } | BookError::Twice { .. } => None,
            BookError::File { source, .. } => Some(source),
            BookError::Render { source, .. } => Some(source.as_ref()),
        }
    }
}
