//! What keeps the program from running: said with the path, in the user's language, and ended with 2.

use tthc_dsl::Lang;

use super::run::Folder;

#[track_caller]
fn fails(folder: &Folder, arguments: &[&str], saying: &str) {
    let mut spoken = Vec::new();
    for lang in [Lang::Vi, Lang::En] {
        let ran = folder.run_in(arguments, lang);
        assert_eq!(ran.code, Some(2), "{arguments:?}: {}", ran.messages);
        assert_eq!(ran.results, "", "{arguments:?}");
        assert!(ran.messages.contains(saying), "{arguments:?}: {}", ran.messages);
        assert!(ran.messages.starts_with(lang.pick("lỗi: ", "error: ")), "{arguments:?}: {}", ran.messages);
        spoken.push(ran.messages);
    }
    assert_ne!(spoken[0], spoken[1], "{arguments:?} is told in one language only");
}

#[test]
fn a_workspace_that_is_not_there() {
    let folder = Folder::empty();
    fails(&folder, &["check", "khong-co"], "khong-co");
    fails(&folder, &["check"], "tthc.toml");
    fails(&folder, &["-C", "khong-co", "check"], "khong-co");
    fails(&folder, &["build"], "tthc.toml");
    fails(&folder, &["show", "1.000001"], "tthc.toml");
    fails(&folder, &["fmt", "khong-co.tthc"], "khong-co.tthc");
    fails(&folder, &["search", "--dist", "khong-co", "khai sinh"], "khong-co");
}

#[test]
fn settings_that_cannot_be_used() {
    let folder = Folder::of("small");
    folder.write("tthc.toml", "nmae = \"Kho\"\n");
    fails(&folder, &["check"], "tthc.toml");
    folder.write("tthc.toml", "name = \n");
    fails(&folder, &["check"], "tthc.toml");
}

#[test]
fn a_code_or_finding_that_is_not_there() {
    let folder = Folder::of("small");
    fails(&folder, &["show", "1.000011"], "1.000001");
    fails(&folder, &["log", "1.000011"], "1.000001");
    fails(&folder, &["explain", "VN-0"], "VN-0");
    fails(&folder, &["build", "--province", "99"], "99");
}

#[test]
fn a_history_where_there_is_none() {
    let folder = Folder::of("small");
    fails(&folder, &["log", "1.000001"], "git");
}

#[test]
fn a_folder_that_holds_something_already() {
    let folder = Folder::of("small");
    fails(&folder, &["new", "."], "`.`");
    assert!(folder.read("tthc.toml").contains("Kho nhỏ"));
}

/// Whoever may read everything cannot be kept from a file; such a user is not tested.
#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::of("small");
    let path = folder.path().join("1.000002.tthc");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).expect("it is ours");
    if std::fs::read(&path).is_err() {
        fails(&folder, &["check"], "1.000002.tthc");
        fails(&folder, &["build"], "1.000002.tthc");
    }
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).expect("it is ours");
    // A folder in the place of a file cannot be read by anybody.
    std::fs::remove_file(&path).expect("removed");
    std::fs::create_dir(&path).expect("made");
    fails(&folder, &["show", "1.000002"], "1.000001");
    fails(&folder, &["fmt", "tthc.toml/x.tthc"], "x.tthc");
}

#[test]
fn a_place_that_cannot_be_written() {
    let folder = Folder::of("small");
    folder.write("dist", "a file where a folder should be");
    fails(&folder, &["build"], "dist");
    assert_eq!(folder.read("dist"), "a file where a folder should be");
}

#[test]
fn what_is_mistyped() {
    let folder = Folder::of("small");
    fails(&folder, &["chek"], "check");
    fails(&folder, &["check", "--fromat", "json"], "--format");
    fails(&folder, &["check", "--format", "xml"], "sarif");
    fails(&folder, &["check", "--as-of", "2026-02-30"], "2026-02-30");
    fails(&folder, &["search"], "QUERY");
    fails(&folder, &["completions", "rc"], "bash");
}
