//! The repository that these tests belong to: its folders, its sources, its catalogue.
#![expect(clippy::disallowed_methods, reason = "tests read the repository that they hold to its promises")]

use std::path::Path;
use std::sync::LazyLock;

use jiff::civil::{Date, date};
use tthc_dsl::{FileId, Source};

/// Days on which the shipped catalogue is checked; no test asks the clock.
pub const DAYS: [Date; 2] = [date(2026, 6, 1), date(2026, 12, 1)];

/// The folder that holds `Cargo.toml` of the workspace.
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("this package stands in the repository")
}

/// The names in a folder of the repository, sorted.
pub fn folder(path: &str) -> Vec<String> {
    let folder = repository().join(path);
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("readable").file_name().into_string().expect("UTF-8")).collect();
    names.sort();
    names
}

/// Every file below a folder of the repository whose name ends so: its path in the repository and its text.
pub fn texts(below: &str, ending: &str) -> Vec<(String, String)> {
    let mut paths = Vec::new();
    walk(below, ending, &mut paths);
    paths
        .into_iter()
        .map(|path| {
            let text =
                std::fs::read_to_string(repository().join(&path)).unwrap_or_else(|error| panic!("{path}: {error}"));
            (path, text)
        })
        .collect()
}

fn walk(below: &str, ending: &str, out: &mut Vec<String>) {
    for name in folder(below) {
        let path = format!("{below}/{name}");
        // Dot-folders hold caches, `target` what was built.
        if name.starts_with('.') || name == "target" {
            continue;
        }
        if repository().join(&path).is_dir() {
            walk(&path, ending, out);
        } else if name.ends_with(ending) {
            out.push(path);
        }
    }
}

/// Every Rust file of our own.
pub fn rust_files() -> Vec<(String, String)> {
    ["dsl", "catalogue", "tests"].iter().flat_map(|part| texts(part, ".rs")).collect()
}

/// The shipped catalogue as `tthc` reads it: paths below `procedures`, sorted.
pub fn shipped() -> &'static [Source] {
    static SHIPPED: LazyLock<Vec<Source>> = LazyLock::new(|| {
        let files = texts("procedures", ".tthc");
        assert!(!files.is_empty(), "the catalogue is there");
        let source = |(number, (path, text)): (usize, (String, String))| {
            let path = path.trim_start_matches("procedures/").to_owned();
            let (source, encoding) = Source::from_bytes(FileId(number as u32), path, text.into_bytes());
            assert!(encoding.is_empty(), "{} is not UTF-8 in NFC", source.path);
            source
        };
        files.into_iter().enumerate().map(source).collect()
    });
    &SHIPPED
}
