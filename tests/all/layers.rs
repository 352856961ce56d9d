//! Dependencies point down, and a heavy library has one door.

use std::collections::BTreeSet;

use toml::{Table, Value};
use tthc_tests::{folder, repository, rust_files};

/// Each of our packages, by its folder, with those of ours that it may name.
const LAYERS: &[(&str, &[&str])] = &[
    ("dsl", &[]),
    ("catalogue/compiler", &["tthc-dsl"]),
    ("catalogue/outputs", &["tthc-dsl", "tthc-compiler"]),
    ("catalogue/import", &["tthc-dsl", "tthc-compiler"]),
    ("catalogue/office", &["tthc-dsl"]),
    ("catalogue/search", &["tthc-dsl", "tthc-compiler"]),
    ("catalogue/history", &["tthc-dsl", "tthc-compiler"]),
    ("catalogue/book", &["tthc-dsl", "tthc-compiler", "tthc-outputs"]),
    (
        "catalogue/cli",
        &[
            "tthc-dsl",
            "tthc-compiler",
            "tthc-outputs",
            "tthc-import",
            "tthc-office",
            "tthc-search",
            "tthc-history",
            "tthc-book",
        ],
    ),
    // They stand outside the house and look at all of it, but the command line is run, not called.
    (
        "tests",
        &["tthc-dsl", "tthc-compiler", "tthc-outputs", "tthc-import", "tthc-search", "tthc-history", "tthc-book"],
    ),
];

/// Libraries that only one package may name.
const DOORS: &[(&str, &str)] = &[
    ("pest", "dsl"),
    ("pest_derive", "dsl"),
    ("annotate-snippets", "dsl"),
    ("calamine", "catalogue/office"),
    ("quick-xml", "catalogue/office"),
    ("rust_xlsxwriter", "catalogue/office"),
    ("zip", "catalogue/office"),
    ("git2", "catalogue/history"),
    ("tantivy", "catalogue/search"),
    ("mdbook-core", "catalogue/book"),
    ("mdbook-driver", "catalogue/book"),
    ("mdbook-html", "catalogue/book"),
    ("clap", "catalogue/cli"),
    ("clap_complete", "catalogue/cli"),
    ("indicatif", "catalogue/cli"),
];

/// Files of the door's package that name the library: the rest of it has not heard of it either.
const INNER_DOORS: &[(&str, &[&str])] = &[
    ("pest", &["dsl/src/token.rs"]),
    ("annotate_snippets", &["dsl/src/render.rs"]),
    ("calamine", &["catalogue/office/src/sheet/xlsx.rs"]),
    ("rust_xlsxwriter", &["catalogue/office/src/sheet/write.rs"]),
    ("quick_xml", &["catalogue/office/src/word/write.rs", "catalogue/office/src/xml.rs"]),
];

/// Packages that read no file, environment or clock and print nothing.
const PURE: &[&str] = &["dsl", "catalogue/compiler", "catalogue/outputs", "catalogue/import", "catalogue/office"];

fn manifest(of: &str) -> Table {
    let path = format!("{of}/Cargo.toml");
    let text = std::fs::read_to_string(repository().join(&path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    text.parse().unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Everything that a package names in a table of dependencies, whatever the kind or the platform.
fn dependencies(table: &Table, out: &mut BTreeSet<String>) {
    for (key, value) in table {
        let Value::Table(inner) = value else { continue };
        if !key.ends_with("dependencies") {
            dependencies(inner, out);
            continue;
        }
        for (name, dependency) in inner {
            let renamed = dependency.get("package").and_then(Value::as_str);
            out.insert(renamed.unwrap_or(name).to_owned());
        }
    }
}

fn named_by(of: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    dependencies(&manifest(of), &mut names);
    names
}

/// The names of `Cargo.toml`s of ours.
fn packages() -> Vec<String> {
    let catalogue = folder("catalogue").into_iter().map(|name| format!("catalogue/{name}"));
    ["dsl".to_owned(), "tests".to_owned()].into_iter().chain(catalogue).collect()
}

#[test]
fn every_package_has_its_layer_and_the_name_of_its_folder() {
    let mut listed: Vec<&str> = LAYERS.iter().map(|(of, _)| *of).collect();
    listed.sort_unstable();
    let mut found = packages();
    found.sort_unstable();
    assert_eq!(found, listed);
    let workspace = manifest(".");
    let members = workspace["workspace"]["members"].as_array().expect("a list");
    let mut members: Vec<&str> = members.iter().filter_map(Value::as_str).collect();
    members.sort_unstable();
    assert_eq!(members, listed);
    for of in listed {
        let name = of.rsplit('/').next().unwrap_or(of);
        assert_eq!(manifest(of)["package"]["name"].as_str(), Some(format!("tthc-{name}").as_str()));
    }
}

#[test]
fn dependencies_point_down() {
    for (of, allowed) in LAYERS {
        let ours: Vec<String> = named_by(of).into_iter().filter(|name| name.starts_with("tthc-")).collect();
        let wrong: Vec<&String> = ours.iter().filter(|name| !allowed.contains(&name.as_str())).collect();
        assert!(wrong.is_empty(), "{of} may not name {wrong:?}");
    }
}

#[test]
fn a_heavy_library_has_one_door() {
    for (library, door) in DOORS {
        // The tests are not in the house: they may look at a page with the library that made it.
        for (of, _) in LAYERS.iter().filter(|(of, _)| *of != "tests") {
            assert!(of == door || !named_by(of).contains(*library), "{of} names {library}, which is for {door}");
        }
    }
    // A door that nobody uses is a mistake of this list.
    let used: BTreeSet<String> = LAYERS.iter().flat_map(|(of, _)| named_by(of)).collect();
    for library in ["pest", "git2", "tantivy", "mdbook-driver", "clap"] {
        assert!(used.contains(library), "{library} is not used at all");
    }
}

#[test]
fn no_file_names_what_is_not_for_it() {
    for (path, text) in rust_files() {
        let Some((of, allowed)) = LAYERS.iter().find(|(of, _)| path.starts_with(&format!("{of}/"))) else {
            panic!("{path} belongs to no package");
        };
        for line in code_lines(&text) {
            for (library, door) in DOORS {
                let word = library.replace('-', "_");
                assert!(of == door || *of == "tests" || !names(line, &word), "{path} names {library}: {line}");
                let inner = INNER_DOORS.iter().find(|(library, _)| *library == word);
                let open = *of == "tests" || inner.is_none_or(|(_, files)| files.contains(&path.as_str()));
                assert!(open || !names(line, &word), "{path} names {library}: {line}");
            }
            for (other, _) in LAYERS {
                let package = format!("tthc-{}", other.rsplit('/').next().unwrap_or(other));
                let own = other == of || allowed.contains(&package.as_str());
                assert!(own || !names(line, &package.replace('-', "_")), "{path} names {package}: {line}");
            }
        }
    }
}

#[test]
fn a_pure_package_does_no_io() {
    let may = |path: &str| PURE.iter().any(|of| path.starts_with(&format!("{of}/src/")));
    for (path, text) in rust_files().into_iter().filter(|(path, _)| may(path)) {
        assert!(!text.contains("disallowed_methods"), "{path} takes back the ban on IO");
    }
    for of in LAYERS.iter().map(|(of, _)| *of) {
        let lints = &manifest(of)["lints"]["workspace"];
        assert_eq!(lints.as_bool(), Some(true), "{of} does not take the lints of the workspace");
    }
    let workspace = manifest(".");
    let lints = &workspace["workspace"]["lints"];
    assert_eq!(lints["clippy"]["disallowed_methods"].as_str(), Some("deny"));
    assert_eq!(lints["rust"]["unsafe_code"].as_str(), Some("forbid"));
}

/// The lines of a file that are no comments.
fn code_lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.starts_with("//"))
}

/// Whether a line names a crate by a path: `use git2;`, `git2::Repository`.
fn names(line: &str, word: &str) -> bool {
    let starts = |at: usize| !line[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_');
    let ends = |at: usize| {
        let rest = &line[at + word.len()..];
        rest.starts_with("::") || (rest.starts_with([';', ' ']) && line.starts_with("use "))
    };
    line.match_indices(word).any(|(at, _)| starts(at) && ends(at) && !in_quotes(line, at))
}

fn in_quotes(line: &str, at: usize) -> bool {
    line[..at].matches('"').count() % 2 == 1
}

#[test]
fn naming_is_recognised() {
    assert!(names("use git2::Oid;", "git2"));
    assert!(names("use git2;", "git2"));
    assert!(names("let oid = git2::Oid::zero();", "git2"));
    assert!(!names("let legit2 = legit2::new();", "git2"));
    assert!(!names("path \"git2::Oid\"", "git2"));
    assert!(!names("git2_like::Oid", "git2"));
}
