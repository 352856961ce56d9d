//! Entries to an index folder: one commit, and the same bytes for the same entries in the same order.

use std::path::{Path, PathBuf};

use tantivy::directory::{Directory, MmapDirectory};
use tantivy::index::{IndexMeta, IndexSettings, SegmentId, SegmentMeta};
use tantivy::indexer::{AddOperation, SegmentWriter};
use tantivy::{Index as Engine, IndexBuilder, TantivyDocument};

use crate::document::document;
use crate::entry::Entry;
use crate::error::{SearchError, SearchErrorKind};
use crate::schema::{FORMAT, Fields, register, schema};

/// Memory for one segment; 6,000 procedures fit into one, and a single segment is asked fastest.
const SEGMENT_BYTES: usize = 400 << 20;

/// What was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// How many entries the index holds.
    pub entries: u64,
}

/// Writes entries sorted by code and day into an empty folder.
///
/// # Errors
///
/// When the folder already holds an index, or writing fails.
pub fn write(folder: &Path, mut entries: Vec<Entry>) -> Result<Written, SearchError> {
    entries.sort_by(|one, other| (&one.code, one.valid_from).cmp(&(&other.code, other.valid_from)));
    let mut writer = Writer::create(folder)?;
    for entry in &entries {
        writer.add(entry)?;
    }
    writer.commit()
}

/// Writes an index entry by entry, for catalogues that are not held in memory.
///
/// Entries with equal scores are shown in the order in which they were added: add them by code, then by day.
pub struct Writer {
    folder: PathBuf,
    directory: MmapDirectory,
    engine: Engine,
    fields: Fields,
    segments: Vec<SegmentMeta>,
    open: Option<Open>,
    entries: u64,
}

struct Open {
    segment: tantivy::index::Segment,
    writer: SegmentWriter,
}

impl Writer {
    /// Begins an index in an existing, empty folder. Until [`Writer::commit`] nothing in it can be opened.
    ///
    /// # Errors
    ///
    /// When the folder already holds an index or cannot be written to.
    pub fn create(folder: &Path) -> Result<Writer, SearchError> {
        let failed = SearchError::engine(folder);
        let directory = MmapDirectory::open(folder).map_err(SearchError::engine(folder))?;
        if Engine::exists(&directory).map_err(SearchError::engine(folder))? {
            return Err(SearchError::new(folder, SearchErrorKind::Occupied));
        }
        let (schema, fields) = schema();
        // Bigger blocks compress better, and ten hits unpack at most ten of them.
        let settings = IndexSettings { docstore_blocksize: 32 << 10, ..IndexSettings::default() };
        let builder = IndexBuilder::new().schema(schema).settings(settings);
        let engine = builder.open_or_create(directory.clone()).map_err(failed)?;
        register(&engine);
        // An index that is not finished must not look like one.
        directory
            .delete(Path::new("meta.json"))
            .map_err(|error| SearchError::engine(folder)(std::io::Error::other(error)))?;
        Ok(Writer {
            folder: folder.to_owned(),
            directory,
            engine,
            fields,
            segments: Vec::new(),
            open: None,
            entries: 0,
        })
    }

    /// Adds one entry.
    ///
    /// # Errors
    ///
    /// When writing fails.
    pub fn add(&mut self, entry: &Entry) -> Result<(), SearchError> {
        let document = document(&self.fields, entry);
        self.put(document).map_err(SearchError::engine(&self.folder))
    }

    fn put(&mut self, document: TantivyDocument) -> tantivy::Result<()> {
        let open = match &mut self.open {
            Some(open) => open,
            None => self.open.insert(Open::begin(&self.engine, self.segments.len())?),
        };
        open.writer.add_document(AddOperation { opstamp: self.entries, document })?;
        self.entries += 1;
        if open.writer.mem_usage() > SEGMENT_BYTES {
            self.close()?;
        }
        Ok(())
    }

    fn close(&mut self) -> tantivy::Result<()> {
        if let Some(Open { segment, writer }) = self.open.take() {
            let segment = segment.with_max_doc(writer.max_doc());
            writer.finalize()?;
            self.segments.push(segment.meta().clone());
        }
        Ok(())
    }

    /// Makes everything that was added one index.
    ///
    /// # Errors
    ///
    /// When writing fails.
    pub fn commit(mut self) -> Result<Written, SearchError> {
        let folder = self.folder.clone();
        self.finish().map_err(SearchError::engine(&folder))?;
        Ok(Written { entries: self.entries })
    }

    fn finish(&mut self) -> tantivy::Result<()> {
        self.close()?;
        let meta = IndexMeta {
            index_settings: self.engine.settings().clone(),
            persisted_custom_extensions: Vec::new(),
            segments: std::mem::take(&mut self.segments),
            schema: self.engine.schema(),
            opstamp: self.entries,
            payload: Some(FORMAT.to_owned()),
        };
        let mut json = serde_json::to_vec_pretty(&meta).map_err(std::io::Error::other)?;
        json.push(b'\n');
        self.directory.sync_directory()?;
        self.directory.atomic_write(Path::new("meta.json"), &json)?;
        // The engine's list of its own files serves its clearing up, of which a finished index has no need.
        self.directory.delete(Path::new(".managed.json")).map_err(std::io::Error::other)?;
        self.directory.sync_directory()?;
        Ok(())
    }
}

impl Open {
    /// The engine would draw the segment's name by lot.
    fn begin(engine: &Engine, ordinal: usize) -> tantivy::Result<Open> {
        let name = format!("{:032x}", ordinal + 1);
        let id = SegmentId::from_uuid_string(&name).map_err(std::io::Error::other)?;
        let segment = engine.segment(engine.new_segment_meta(id, 0));
        let writer = SegmentWriter::for_segment(SEGMENT_BYTES, segment.clone())?;
        Ok(Open { segment, writer })
    }
}
