//! The folder: what is written, and what is refused.
#![expect(clippy::disallowed_methods, reason = "a test looks at the folder")]

use std::collections::BTreeMap;
use std::path::Path;

use crate::{Index, SearchErrorKind, SearchOptions, Writer, write};

use super::{TODAY, entries};

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    files
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap()))
        .collect()
}

#[test]
fn the_same_entries_give_the_same_bytes_in_any_order() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut reversed = entries();
    reversed.reverse();
    write(one.path(), entries()).unwrap();
    write(other.path(), reversed).unwrap();
    let (one, other) = (files(one.path()), files(other.path()));
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    assert_eq!(one, other);
}

#[test]
fn an_index_is_only_there_when_it_is_finished() {
    let folder = tempfile::tempdir().unwrap();
    let missing = |folder: &Path| matches!(Index::open(folder).err().unwrap().kind, SearchErrorKind::Missing);
    assert!(missing(folder.path()));
    assert!(missing(&folder.path().join("nowhere")));
    let mut writer = Writer::create(folder.path()).unwrap();
    writer.add(&entries()[0]).unwrap();
    assert!(missing(folder.path()));
    assert_eq!(writer.commit().unwrap().entries, 1);
    assert_eq!(Index::open(folder.path()).unwrap().len(), 1);
}

#[test]
fn an_index_is_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), Vec::new()).unwrap();
    let error = write(folder.path(), entries()).unwrap_err();
    assert!(matches!(error.kind, SearchErrorKind::Occupied));
    let index = Index::open(folder.path()).unwrap();
    assert!(index.is_empty());
    assert_eq!(index.search("giấy phép", &SearchOptions::on(TODAY)).unwrap().total, 0);
}

#[test]
fn another_format_says_what_to_run() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), entries()).unwrap();
    let meta = folder.path().join("meta.json");
    let json = std::fs::read_to_string(&meta).unwrap();
    for (broken, found) in [
        (json.replace("tthc-index 1", "tthc-index 0"), Some("tthc-index 0")),
        (json.replace("\"name_key\"", "\"other\""), Some("tthc-index 1")),
        ("{}".to_owned(), None),
        (String::new(), None),
    ] {
        std::fs::write(&meta, broken).unwrap();
        let error = Index::open(folder.path()).err().unwrap();
        let SearchErrorKind::Format { found: format, .. } = &error.kind else { panic!("{error}") };
        assert_eq!(format.as_deref(), found);
        assert!(error.to_string().contains("tthc build"), "{error}");
        assert_eq!(error.path, folder.path());
    }
}

#[test]
fn asking_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), entries()).unwrap();
    let before = files(folder.path());
    let index = Index::open(folder.path()).unwrap();
    index.search("giấy phép", &SearchOptions::on(TODAY)).unwrap();
    index.search("khai sihn", &SearchOptions::on(TODAY)).unwrap();
    assert_eq!(files(folder.path()), before);
    assert!(!before.keys().any(|name| name.contains("lock") || name.starts_with('.')), "{:?}", before.keys());
}

#[test]
fn an_answer_can_be_explained_and_is_json() {
    let sample = super::sample();
    let options = SearchOptions { explain: true, ..SearchOptions::on(TODAY) };
    let hits = sample.ask_with("giấy phép cấp:tỉnh", &options);
    let explain = hits.explain.as_ref().unwrap();
    assert_eq!(explain.scores.len(), hits.hits.len());
    assert!(explain.understood.iter().any(|line| line.contains("giay")));
    let json = serde_json::to_value(&hits).unwrap();
    for key in ["hits", "facets", "total"] {
        assert!(json.get(key).is_some(), "{key}");
    }
    assert_eq!(json["hits"][0]["status"], "in-force");
}

#[test]
fn an_index_answers_several_threads_alike() {
    let sample = super::sample();
    let expected = sample.codes("giấy phép bức xạ");
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let hits = sample.index.search("giấy phép bức xạ", &SearchOptions::on(TODAY)).unwrap();
                assert_eq!(super::codes(&hits), expected);
            });
        }
    });
}
