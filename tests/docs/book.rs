//! The manual binds into a book.

use mdbook_driver::MDBook;

use super::manual::root;

#[test]
fn the_manual_binds_into_a_book() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let mut book = MDBook::load(root().join("docs")).expect("the contents can be read");
    book.config.build.build_dir = folder.path().to_owned();
    book.build().expect("every page binds");
    for page in ["index.html", "vi/bat-dau.html", "en/first-steps.html", "reference/findings/TT016.html"] {
        assert!(super::manual::exists(&folder.path().join(page)), "{page} is missing");
    }
}
