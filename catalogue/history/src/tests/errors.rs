//! What is no repository, no file or no history.
#![expect(clippy::disallowed_methods, reason = "a shallow copy and a symbolic link are made by hand")]

use std::path::Path;

use super::story::{CODE, FILE, Story, text};
use crate::{HistoryErrorKind, Repository};

fn kind(found: Result<Vec<crate::Recorded>, crate::HistoryError>) -> HistoryErrorKind {
    let error = found.expect_err("an error");
    let words = error.words();
    assert!(words.vi.contains(&*error.path.to_string_lossy()) && words.en.contains(&*error.path.to_string_lossy()));
    error.kind
}

#[test]
fn a_folder_without_a_repository_is_an_error() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let error = Repository::discover(folder.path()).expect_err("no repository");
    assert!(matches!(error.kind, HistoryErrorKind::NoRepository), "{error}");
    let error = Repository::discover(&folder.path().join("không-có")).expect_err("no folder");
    assert!(matches!(error.kind, HistoryErrorKind::NoRepository), "{error}");
}

#[test]
fn where_nothing_was_recorded_the_log_is_empty() {
    let story = Story::new();
    story.check(&[]);
    story.then("Khác", &[("khác.tthc", Some("lĩnh vực a { tên \"A\" }"))]);
    story.check(&[]);
    story.check_of("khác.tthc", CODE, &[]);
    story.check_of("khác.tthc/x", CODE, &[]);
}

#[test]
fn a_file_is_found_by_any_of_its_paths_within_the_work_tree() {
    let story = Story::new();
    story.then("Tạo", &[(FILE, Some(&text("20 ngày", "không")))]);
    let inner = story.folder.path().join("khcn");
    std::fs::create_dir(&inner).expect("a folder");
    let repository = Repository::discover(&inner).expect("the repository");
    let top = repository.work_tree().expect("a work tree").to_owned();
    for file in [top.join(FILE), Path::new("./khcn/../khcn/1.013925.tthc").to_owned()] {
        assert_eq!(repository.log(&file, CODE, &()).expect("a log").len(), 1, "{}", file.display());
    }
    for file in [Path::new("../khcn/1.013925.tthc"), Path::new(""), Path::new("/"), &top.join("../a.tthc")] {
        assert!(matches!(kind(repository.log(file, CODE, &())), HistoryErrorKind::Outside), "{}", file.display());
    }
    #[cfg(unix)]
    {
        let elsewhere = tempfile::tempdir().expect("a temporary folder");
        let link = elsewhere.path().join("kho");
        std::os::unix::fs::symlink(&top, &link).expect("a link");
        assert_eq!(repository.log(&link.join(FILE), CODE, &()).expect("a log").len(), 1);
    }
}

#[test]
fn a_bare_repository_has_a_history_and_no_work_tree() {
    let story = Story::new();
    story.then("Tạo", &[(FILE, Some(&text("20 ngày", "không")))]);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let url = story.folder.path().to_str().expect("a path");
    git2::build::RepoBuilder::new().bare(true).clone(url, folder.path()).expect("a clone");
    let repository = Repository::discover(folder.path()).expect("the repository");
    assert_eq!(repository.work_tree(), None);
    assert_eq!(repository.log(Path::new(FILE), CODE, &()).expect("a log").len(), 1);
    let file = folder.path().join(FILE);
    assert!(matches!(kind(repository.log(&file, CODE, &())), HistoryErrorKind::Outside));
}

#[test]
fn a_shallow_copy_does_not_pass_its_oldest_commit_off_as_the_beginning() {
    let story = Story::new();
    story.then("Tạo", &[(FILE, Some(&text("30 ngày", "không")))]);
    let cut = story.then("Rút ngắn", &[(FILE, Some(&text("20 ngày", "không")))]);
    story.then("Rút ngắn nữa", &[(FILE, Some(&text("14 ngày", "không")))]);
    let repository = Repository::discover(story.folder.path()).expect("the repository");
    assert!(!repository.is_shallow());
    std::fs::write(story.git.path().join("shallow"), format!("{cut}\n")).expect("the list of cuts");
    let repository = Repository::discover(story.folder.path()).expect("the repository");
    assert!(repository.is_shallow());
    story.check(&["Rút ngắn nữa: timeLimit 20 ngày → 14 ngày"]);
}

#[test]
fn a_history_with_a_hole_is_an_error_that_names_the_file() {
    let story = Story::new();
    let first = story.then("Tạo", &[(FILE, Some(&text("30 ngày", "không")))]);
    story.then("Rút ngắn", &[(FILE, Some(&text("20 ngày", "không")))]);
    let id = first.to_string();
    std::fs::remove_file(story.git.path().join("objects").join(&id[..2]).join(&id[2..])).expect("the object");
    let repository = Repository::discover(story.folder.path()).expect("the repository");
    assert!(matches!(kind(repository.log(Path::new(FILE), CODE, &())), HistoryErrorKind::Incomplete(_)));
}
