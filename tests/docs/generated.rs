//! Pages that the program writes: compared with what stands in the manual, or written there when asked.

use super::manual::{exists, files, read, remove, root, updating, write};

/// Compares a page with what it must be.
#[track_caller]
pub fn check(path: &str, text: &str) {
    let known = exists(&root().join(path)).then(|| read(path));
    if known.as_deref() == Some(text) {
        return;
    }
    if updating() {
        return write(path, text);
    }
    let known = known.unwrap_or_default();
    let line = known.lines().zip(text.lines()).position(|(a, b)| a != b).unwrap_or(known.lines().count());
    let shown = |text: &str| text.lines().nth(line).unwrap_or("(the end)").to_owned();
    panic!(
        "{path}:{} is out of date: it says\n  {}\nwhere the program says\n  {}\nrun the tests with UPDATE_DOCS=1",
        line + 1,
        shown(&known),
        shown(text)
    );
}

/// Compares all pages of a folder: one too many is as wrong as one missing.
#[track_caller]
pub fn check_folder(folder: &str, pages: &[(String, String)]) {
    for (path, text) in pages {
        check(path, text);
    }
    for extra in files(folder, "md").into_iter().filter(|path| !pages.iter().any(|(known, _)| known == path)) {
        if updating() {
            remove(&extra);
        } else {
            panic!("{extra} is of no use any more");
        }
    }
}

/// The line at the head of a generated page.
pub const NOTE: &str =
    "<!-- Trang này do chương trình tạo ra. This page is written by the program: UPDATE_DOCS=1 -->\n\n";
