//! A few entries replaced in an index that is otherwise as it was.

use std::path::Path;

use tantivy::directory::MmapDirectory;
use tantivy::indexer::NoMergePolicy;
use tantivy::{Index as Engine, IndexWriter, Term};

use crate::document::document;
use crate::entry::Entry;
use crate::error::SearchError;
use crate::schema::{FORMAT, register, schema};

/// Memory for the segment of the new entries.
const SEGMENT_BYTES: usize = 20 << 20;

/// Puts entries in the place of those that have their codes. Each call adds a segment: after a few, write all anew.
///
/// A code must not be the base of another entry's code: that one would go too.
///
/// # Errors
///
/// When the folder holds no index of this format, or writing fails.
pub fn replace(folder: &Path, entries: &[Entry]) -> Result<(), SearchError> {
    write(folder, entries).map_err(SearchError::engine(folder))
}

fn write(folder: &Path, entries: &[Entry]) -> tantivy::Result<()> {
    let engine = Engine::open(MmapDirectory::open(folder)?)?;
    register(&engine);
    let (_, fields) = schema();
    let mut writer: IndexWriter = engine.writer_with_num_threads(1, SEGMENT_BYTES)?;
    writer.set_merge_policy(Box::new(NoMergePolicy));
    for entry in entries {
        writer.delete_term(Term::from_field_text(fields.code, &entry.code));
    }
    for entry in entries {
        writer.add_document(document(&fields, entry))?;
    }
    let mut commit = writer.prepare_commit()?;
    commit.set_payload(FORMAT);
    commit.commit()?;
    writer.wait_merging_threads()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Index, SearchOptions};

    #[test]
    fn only_the_named_entries_change() {
        let folder = tempfile::tempdir().expect("a folder");
        let entry = |code: &str, name: &str| Entry { code: code.to_owned(), name: name.to_owned(), ..Entry::default() };
        let all = vec![entry("1.000001", "Đăng ký khai sinh"), entry("1.000002", "Đăng ký kết hôn")];
        crate::write(folder.path(), all).expect("written");
        replace(folder.path(), &[entry("1.000002", "Đăng ký giám hộ")]).expect("replaced");
        let index = Index::open(folder.path()).expect("opens");
        let found = |query: &str| {
            let hits = index.search(query, &SearchOptions::on(1)).expect("searched").hits;
            hits.into_iter().map(|hit| hit.code).collect::<Vec<_>>()
        };
        assert_eq!(index.len(), 2);
        assert_eq!(found("giam ho"), ["1.000002"]);
        assert_eq!(found("khai sinh"), ["1.000001"]);
        assert_eq!(found("1.000002"), ["1.000002"]);
        assert_ne!(found("ket hon"), ["1.000002"]);
    }
}
