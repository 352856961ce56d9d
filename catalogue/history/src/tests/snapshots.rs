//! The files of a revision.
#![expect(clippy::disallowed_methods, reason = "a shallow copy and a hole are made by hand")]

use std::path::Path;

use super::story::Story;
use crate::{HistoryError, HistoryErrorKind, ObjectId, Repository, Snapshot};

fn open(story: &Story) -> Repository {
    Repository::discover(story.folder.path()).expect("the repository")
}

fn paths<'s>(snapshot: &'s Snapshot<'_>) -> Vec<&'s str> {
    snapshot.files.iter().map(|file| file.path.as_str()).collect()
}

fn workspace() -> Story {
    let story = Story::new();
    story.then(
        "Một",
        &[
            ("procedures/tthc.toml", Some("language = \"vi\"\n")),
            ("procedures/khcn/1.000001.tthc", Some("thủ tục 1.000001 { }\n")),
            ("procedures/bộ/lĩnh-vực/a.tthc", Some("lĩnh vực a { tên \"A\" }\n")),
            ("procedures/bộ.tthc", Some("lĩnh vực b { tên \"B\" }\n")),
            ("procedures/law/units/provinces.toml", Some("")),
            ("procedures/.tthc/ẩn.tthc", Some("")),
            ("procedures/ghi-chú.md", Some("")),
            ("README.md", Some("")),
            ("khác/x.tthc", Some("")),
        ],
    );
    story
}

#[test]
fn the_sources_and_tables_of_a_folder_are_listed() {
    let story = workspace();
    let commit = story.tip().expect("a commit");
    let repository = open(&story);
    let folder = repository.work_tree().expect("a work tree").join("procedures");
    let listed = ["bộ.tthc", "bộ/lĩnh-vực/a.tthc", "khcn/1.000001.tthc", "law/units/provinces.toml", "tthc.toml"];
    let id = commit.to_string();
    for (revision, folder) in
        [("HEAD", Path::new("procedures")), ("main", &*folder), (&id, &*folder), (&id[..8], Path::new("procedures/"))]
    {
        let snapshot = repository.snapshot(revision, folder).expect("a snapshot");
        assert_eq!(paths(&snapshot), listed, "{revision}");
        assert_eq!(snapshot.commit, id);
        assert_eq!(snapshot.time.to_string(), "2025-06-16T15:06:40Z");
        assert_eq!(snapshot.read(&snapshot.files[2]).expect("a file"), "thủ tục 1.000001 { }\n".as_bytes());
    }
    let top = repository.snapshot("HEAD", repository.work_tree().expect("a work tree")).expect("a snapshot");
    assert_eq!(top.files.len(), listed.len() + 1);
}

#[test]
fn two_snapshots_differ_in_what_was_added_changed_and_removed() {
    let story = workspace();
    story
        .git
        .tag_lightweight("v1", story.git.head().unwrap().peel(git2::ObjectType::Commit).as_ref().unwrap(), false)
        .unwrap();
    story.then(
        "Hai",
        &[
            ("procedures/bộ.tthc", None),
            ("procedures/khcn/1.000001.tthc", Some("thủ tục 1.000001 { cấp tỉnh }\n")),
            ("procedures/khcn/1.000002.tthc", Some("thủ tục 1.000002 { }\n")),
            ("README.md", Some("Đọc")),
        ],
    );
    let repository = open(&story);
    let snapshot = |revision| repository.snapshot(revision, Path::new("procedures")).expect("a snapshot");
    let (old, new) = (snapshot("v1"), snapshot("HEAD"));
    let id = |snapshot: &Snapshot<'_>, path: &str| -> Option<ObjectId> {
        snapshot.files.iter().find(|file| file.path == path).map(|file| file.id)
    };
    let changed = repository.changed(&old, &new);
    let told: Vec<(&str, bool, bool)> =
        changed.iter().map(|one| (one.path.as_str(), one.old.is_some(), one.new.is_some())).collect();
    assert_eq!(
        told,
        [("bộ.tthc", true, false), ("khcn/1.000001.tthc", true, true), ("khcn/1.000002.tthc", false, true)]
    );
    for one in &changed {
        assert_eq!((one.old, one.new), (id(&old, &one.path), id(&new, &one.path)));
    }
    assert_eq!(repository.changed(&new, &new), []);
    assert_eq!(repository.changed(&new, &old).len(), 3);
    assert_eq!(snapshot("HEAD~1").commit, old.commit);
}

#[track_caller]
fn failed(story: &Story, revision: &str, folder: &str) -> HistoryError {
    let repository = open(story);
    let error = repository.snapshot(revision, Path::new(folder)).map(|_| ()).expect_err("an error");
    let words = error.words();
    for text in [&words.vi, &words.en] {
        assert!(text.contains(folder), "{text}");
    }
    error
}

#[test]
fn a_revision_that_is_none_is_told_with_the_nearest_name() {
    let story = workspace();
    let head = story.tip().expect("a commit");
    story.git.reference("refs/tags/phát-hành-1", head, false, "").expect("a tag");
    for (revision, nearest) in [
        ("mian", Some("main")),
        ("mian~2", Some("main~2")),
        ("phat-hanh-1", Some("phát-hành-1")),
        ("HEAD~9", None),
        ("0123456789", None),
        ("một..hai", None),
        ("", None),
    ] {
        match failed(&story, revision, "procedures").kind {
            HistoryErrorKind::NoRevision { revision: told, near, shallow: false } => {
                assert_eq!((told.as_str(), near.as_deref()), (revision, nearest));
            }
            other => panic!("{revision}: {other:?}"),
        }
    }
    assert!(failed(&story, "mian", "procedures").words().en.contains("did you mean `main`?"));
    let kind = failed(&story, "HEAD:README.md", "procedures").kind;
    assert!(matches!(kind, HistoryErrorKind::NoCommit { .. }), "{kind:?}");
}

#[test]
fn a_folder_that_is_not_in_the_revision_is_told_with_the_one_that_is() {
    let story = workspace();
    match failed(&story, "main", "danh-mục").kind {
        HistoryErrorKind::NoFolder { revision, near } => {
            assert_eq!((revision.as_str(), near.as_deref()), ("main", Some("procedures")));
        }
        other => panic!("{other:?}"),
    }
    let file = failed(&story, "main", "README.md");
    assert!(matches!(file.kind, HistoryErrorKind::NoFolder { .. }), "{file}");
    let outside = failed(&story, "main", "../x");
    assert!(matches!(outside.kind, HistoryErrorKind::Outside), "{outside}");
}

#[test]
fn a_repository_without_a_commit_has_no_revision() {
    let story = Story::new();
    for revision in ["HEAD", "main"] {
        let error = failed(&story, revision, "procedures");
        assert!(matches!(error.kind, HistoryErrorKind::NothingRecorded), "{error}");
    }
}

#[test]
fn an_older_revision_of_a_shallow_copy_is_told_as_cut_off() {
    let story = workspace();
    let cut = story.then("Hai", &[("procedures/khcn/1.000002.tthc", Some(""))]);
    std::fs::write(story.git.path().join("shallow"), format!("{cut}\n")).expect("the list of cuts");
    let error = failed(&story, "HEAD~1", "procedures");
    assert!(matches!(error.kind, HistoryErrorKind::NoRevision { shallow: true, .. }), "{error}");
    assert!(error.words().vi.contains("git fetch --unshallow"));
    assert_eq!(open(&story).snapshot("HEAD", Path::new("procedures")).expect("a snapshot").files.len(), 6);
}

#[test]
fn a_bare_repository_has_revisions() {
    let story = workspace();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let url = story.folder.path().to_str().expect("a path");
    git2::build::RepoBuilder::new().bare(true).clone(url, folder.path()).expect("a clone");
    let repository = Repository::discover(folder.path()).expect("the repository");
    assert_eq!(repository.snapshot("HEAD", Path::new("procedures")).expect("a snapshot").files.len(), 5);
    let error = repository.snapshot("HEAD", &folder.path().join("procedures")).map(|_| ()).expect_err("outside");
    assert!(matches!(error.kind, HistoryErrorKind::Outside), "{error}");
}

#[test]
fn a_file_that_was_not_copied_is_an_error_that_says_so() {
    let story = workspace();
    let repository = open(&story);
    let snapshot = repository.snapshot("HEAD", Path::new("procedures")).expect("a snapshot");
    let file = snapshot.files[2].clone();
    let id = file.id.to_string();
    let hole = || story.git.path().join("objects").join(&id[..2]).join(&id[2..]);
    std::fs::remove_file(hole()).expect("the object");
    // The list needs no file.
    let snapshot = open(&story);
    let snapshot = snapshot.snapshot("HEAD", Path::new("procedures")).expect("a snapshot");
    let error = snapshot.read(&file).expect_err("a hole");
    assert!(matches!(error.kind, HistoryErrorKind::Incomplete(_)), "{error}");
    assert!(error.path.ends_with("khcn/1.000001.tthc"));
    story.git.config().expect("settings").set_bool("remote.origin.promisor", true).expect("set");
    let partial = open(&story);
    let partial = partial.snapshot("HEAD", Path::new("procedures")).expect("a snapshot");
    let error = partial.read(&file).expect_err("a hole");
    assert!(matches!(error.kind, HistoryErrorKind::Partial(_)), "{error}");
    assert!(error.words().vi.contains("git fetch --refetch --no-filter"));
}
