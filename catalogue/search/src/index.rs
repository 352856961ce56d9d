//! An index folder, open for questions.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use tantivy::directory::MmapDirectory;
use tantivy::directory::error::OpenDirectoryError;
use tantivy::{Index as Engine, ReloadPolicy, Searcher, TantivyDocument, TantivyError, schema::Value};

use crate::directory::ReadOnly;
use crate::document::Stored;
use crate::error::{SearchError, SearchErrorKind};
use crate::schema::{FORMAT, Fields, register, schema};
use crate::vocabulary::Vocabulary;

/// An index, as it was when it was opened; it may be asked from several threads.
pub struct Index {
    path: PathBuf,
    pub(crate) searcher: Searcher,
    pub(crate) fields: Fields,
    vocabulary: OnceLock<Vocabulary>,
}

impl Index {
    /// Opens the index in a folder, which nothing is written to.
    ///
    /// # Errors
    ///
    /// When there is no index, it has another format, or it cannot be read.
    pub fn open(folder: &Path) -> Result<Index, SearchError> {
        let failed = SearchError::engine(folder);
        let missing = || SearchError::new(folder, SearchErrorKind::Missing);
        let directory = MmapDirectory::open(folder).map_err(|error| match error {
            OpenDirectoryError::DoesNotExist(_) | OpenDirectoryError::NotADirectory(_) => missing(),
            other => SearchError::engine(folder)(other),
        })?;
        if !Engine::exists(&directory).map_err(SearchError::engine(folder))? {
            return Err(missing());
        }
        let format = |found| {
            let expected = FORMAT.to_owned();
            SearchError::new(folder, SearchErrorKind::Format { found, expected })
        };
        let engine = Engine::open(ReadOnly(directory)).map_err(|error| match error {
            // What another version of the engine wrote looks damaged to this one.
            TantivyError::DataCorruption(_) | TantivyError::IncompatibleIndex(_) => format(None),
            other => SearchError::engine(folder)(other),
        })?;
        let meta = engine.load_metas().map_err(SearchError::engine(folder))?;
        let (schema, fields) = schema();
        if meta.payload.as_deref() != Some(FORMAT) || engine.schema() != schema {
            return Err(format(meta.payload));
        }
        register(&engine);
        let reader = engine.reader_builder().reload_policy(ReloadPolicy::Manual);
        let searcher = reader.try_into().map_err(failed)?.searcher();
        Ok(Index { path: folder.to_owned(), searcher, fields, vocabulary: OnceLock::new() })
    }

    /// The folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// How many entries the index holds.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.searcher.num_docs()
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Read when first needed: most queries are spelt right.
    pub(crate) fn vocabulary(&self) -> tantivy::Result<&Vocabulary> {
        if let Some(vocabulary) = self.vocabulary.get() {
            return Ok(vocabulary);
        }
        let vocabulary = Vocabulary::read(&self.searcher, self.fields.text)?;
        Ok(self.vocabulary.get_or_init(|| vocabulary))
    }

    /// Hands what is stored of an entry to a reader, without copying its text.
    pub(crate) fn with_stored<T>(
        &self,
        address: tantivy::DocAddress,
        read: impl FnOnce(&Stored<'_>) -> T,
    ) -> Result<T, SearchError> {
        let document: TantivyDocument = self.searcher.doc(address).map_err(SearchError::engine(&self.path))?;
        let json = document.get_first(self.fields.stored);
        let json = json.as_ref().and_then(|value| value.as_bytes()).unwrap_or_default();
        let stored: Stored<'_> = serde_json::from_slice(json)
            .map_err(|error| SearchError::new(&self.path, SearchErrorKind::Damaged(error.to_string())))?;
        Ok(read(&stored))
    }
}
