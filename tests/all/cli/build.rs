//! `tthc build`: what was there stays whole until what is new is whole.

use super::run::Folder;

#[test]
fn a_build_that_fails_leaves_what_was_there() {
    let folder = Folder::of("small");
    assert_eq!(folder.run(&["build"]).code, Some(0));
    let before = folder.files("dist");
    assert!(before.len() > 20);
    folder.edit("1.000001.tthc", "    cấp xã\n", "    cấp huyện\n");
    let ran = folder.run(&["build"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.results.contains("VN-012"), "{}", ran.results);
    assert!(folder.files("dist") == before, "a failing build changed `dist`");
    assert_eq!(folder.run(&["build", "--province", "99"]).code, Some(2));
    assert!(folder.files("dist") == before, "a failing build changed `dist`");
}

#[test]
fn a_build_that_was_cut_off_is_put_right_by_the_next() {
    let folder = Folder::of("small");
    assert_eq!(folder.run(&["build"]).code, Some(0));
    let before = folder.files("dist");
    let dist = |name: &str| folder.path().join("dist").join(name);
    for part in ["portal", "index"] {
        // Cut off between taking the old one away and putting the new one in its place.
        std::fs::rename(dist(part), dist(&format!(".{part}.old"))).expect("renamed");
        folder.write(&format!("dist/.{part}.new/half"), "half a file");
    }
    assert_eq!(folder.run(&["build"]).code, Some(0));
    assert!(folder.files("dist") == before, "something is left, or lost");
}

#[test]
fn a_second_build_changes_nothing_and_one_after_an_edit_only_what_it_touched() {
    let folder = Folder::of("small");
    assert_eq!(folder.run(&["build"]).code, Some(0));
    let before = folder.files("dist");
    assert_eq!(folder.run(&["build"]).code, Some(0));
    assert!(folder.files("dist") == before, "a second build changed something");
    folder.edit("1.000001.tthc", "\"Giấy khai sinh\"", "\"Bản chính giấy khai sinh\"");
    assert_eq!(folder.run(&["build", "--check"]).code, Some(1));
    assert!(folder.files("dist") == before, "`--check` wrote something");
    assert_eq!(folder.run(&["build"]).code, Some(0));
    let after = folder.files("dist/portal/procedures");
    let changed: Vec<String> = after
        .iter()
        .filter(|file| !before.contains(file))
        .map(|(path, _)| path.file_name().expect("a name").to_string_lossy().into_owned())
        .collect();
    assert_eq!(changed, ["1.000001.json"]);
    // The same sources built anew say the same.
    let afresh = Folder::of("small");
    afresh.edit("1.000001.tthc", "\"Giấy khai sinh\"", "\"Bản chính giấy khai sinh\"");
    assert_eq!(afresh.run(&["build", "--only", "portal,book"]).code, Some(0));
    for part in ["dist/portal", "dist/book"] {
        let relative = |folder: &Folder| -> Vec<_> {
            let files = folder.files(part).into_iter();
            files.map(|(path, bytes)| (path.strip_prefix(folder.path()).expect("below").to_owned(), bytes)).collect()
        };
        let (one, other) = (relative(&folder), relative(&afresh));
        let names =
            |files: &[(std::path::PathBuf, Vec<u8>)]| files.iter().map(|(path, _)| path.clone()).collect::<Vec<_>>();
        assert_eq!(names(&one), names(&other));
        for (one, other) in one.iter().zip(&other) {
            assert!(one == other, "{} depends on what was built before", one.0.display());
        }
    }
}

#[test]
fn a_file_too_many_and_one_missing_are_told_apart() {
    let folder = Folder::of("small");
    assert_eq!(folder.run(&["build", "--only", "portal"]).code, Some(0));
    assert_eq!(folder.run(&["build", "--check"]).code, Some(0));
    folder.write("dist/portal/procedures/9.999999.json", "{}");
    std::fs::remove_file(folder.path().join("dist/portal/procedures/1.000002.json")).expect("removed");
    folder.write("dist/portal/procedures/1.000001.json", "{}");
    let ran = folder.run(&["build", "--check"]);
    assert_eq!(ran.code, Some(1));
    let told: Vec<&str> = ran.results.lines().collect();
    assert_eq!(
        told,
        ["~ procedures/1.000001.json", "+ procedures/1.000002.json", "- procedures/9.999999.json"],
        "{}",
        ran.results
    );
}
