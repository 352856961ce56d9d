//! Where the manual stands: its pages are read here, and written where a test is asked to bring them up to date.
#![expect(clippy::disallowed_methods, reason = "the manual is files, and this test reads them")]

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::{Date, date};
use tthc_dsl::Lang;

/// The day on which the manual's examples are read; no page grows wrong because time passes.
pub const DAY: Date = date(2026, 11, 24);

/// A page, by its path from the top of the repository.
pub struct Page {
    pub path: String,
    pub text: String,
}

impl Page {
    /// The language of a page's readers.
    pub fn lang(&self) -> Lang {
        let vietnamese = self.path.starts_with("docs/src/vi/") || self.path == "README.vi.md";
        if vietnamese { Lang::Vi } else { Lang::En }
    }

    /// A place in the page as people count: `docs/src/vi/x.md:12`.
    pub fn place(&self, at: usize) -> String {
        format!("{}:{}", self.path, self.text[..at].matches('\n').count() + 1)
    }
}

/// The top of the repository.
pub fn root() -> PathBuf {
    tthc_tests::repository().to_owned()
}

/// The manual and the pages at the top of the repository.
pub fn pages() -> Vec<Page> {
    let mut paths: Vec<String> =
        ["README.md", "README.vi.md", "CONTRIBUTING.md", "CHANGELOG.md"].map(str::to_owned).into();
    paths.extend(files("docs/src", "md"));
    paths.into_iter().map(|path| Page { text: read(&path), path }).collect()
}

/// The files below a folder with an ending, sorted.
pub fn files(folder: &str, ending: &str) -> Vec<String> {
    let mut found = Vec::new();
    let entries = fs::read_dir(root().join(folder)).unwrap_or_else(|error| panic!("{folder}: {error}"));
    for entry in entries {
        let entry = entry.unwrap_or_else(|error| panic!("{folder}: {error}"));
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            found.extend(files(&path, ending));
        } else if path.rsplit('.').next() == Some(ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

pub fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

pub fn exists(path: &Path) -> bool {
    path.exists()
}

/// Whether the manual is to be brought up to date instead of compared.
pub fn updating() -> bool {
    std::env::var_os("UPDATE_DOCS").is_some()
}

pub fn write(path: &str, text: &str) {
    let path = root().join(path);
    fs::create_dir_all(path.parent().expect("every page stands in a folder")).expect("the manual can be written");
    fs::write(&path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

pub fn remove(path: &str) {
    fs::remove_file(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
}

/// The rows of a table of the manual: cells between tabs, without lines that begin with `#`.
pub fn table(path: &str) -> Vec<Vec<String>> {
    let text = read(path);
    let rows = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    rows.map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}
