//! Golden folders: what the outputs write of a small catalogue, file by file. One too many is as wrong as one missing.
//!
//! `INSTA_UPDATE=always cargo test -p tthc-tests golden` writes them anew; read the difference before it is committed.

use std::collections::BTreeMap;
use std::path::Path;

use tthc_compiler::compile;
use tthc_dsl::{FileId, Source};
use tthc_outputs::{Input, portal};
use tthc_tests::{DAYS, repository, texts};

/// Content by path below a folder.
type Files = BTreeMap<String, Vec<u8>>;

/// The small catalogue.
fn sources() -> Vec<Source> {
    let files = texts("tests/cases/small", ".tthc");
    let source = |(number, (path, text)): (usize, (String, String))| Source::new(FileId(number as u32), path, text);
    files.into_iter().enumerate().map(source).collect()
}

#[test]
fn the_portal_of_the_small_catalogue() {
    let compiled = compile(&sources(), DAYS[0]);
    let found: Vec<&str> = compiled.diagnostics.iter().map(|d| d.message.en.as_str()).collect();
    assert_eq!(found, [""; 0], "the small catalogue is sound");
    let input = Input { catalogue: &compiled.catalogue, day: DAYS[0], hash: "small" };
    let files = portal::render(&input, &portal::Scope::default()).expect("it is for the whole country");
    let written = files.into_iter().map(|file| (file.path, file.content));
    // The schemas are kept where they are made; their fingerprints stand in the manifest.
    compare("tests/golden/portal", written.filter(|(path, _)| !path.starts_with("schema/")).collect());
}

/// Compares a golden folder with what is written, or writes it.
#[track_caller]
fn compare(golden: &str, written: Files) {
    let folder = repository().join(golden);
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        let _ = std::fs::remove_dir_all(&folder);
        write(&folder, &written);
    }
    let differences = differences(&kept(&folder), &written);
    assert!(differences.is_empty(), "{golden}:\n{}", differences.join("\n"));
}

fn write(folder: &Path, files: &Files) {
    for (path, content) in files {
        let place = folder.join(path);
        std::fs::create_dir_all(place.parent().expect("it stands in a folder")).expect("folders can be made");
        std::fs::write(place, content).expect("files can be written");
    }
}

fn kept(folder: &Path) -> Files {
    fn walk(folder: &Path, prefix: &str, out: &mut Files) {
        let Ok(entries) = std::fs::read_dir(folder) else { return };
        for entry in entries {
            let entry = entry.expect("readable");
            let path = format!("{prefix}{}", entry.file_name().to_str().expect("UTF-8"));
            if entry.path().is_dir() {
                walk(&entry.path(), &format!("{path}/"), out);
            } else {
                out.insert(path, std::fs::read(entry.path()).expect("readable"));
            }
        }
    }
    let mut out = Files::new();
    walk(folder, "", &mut out);
    out
}

/// `+` is missing in what is kept, `-` is too many there, `~` is different.
fn differences(kept: &Files, written: &Files) -> Vec<String> {
    let mut out = Vec::new();
    for (path, content) in written {
        match kept.get(path) {
            None => out.push(format!("+ {path}")),
            Some(known) if known != content => out.push(format!("~ {path}")),
            Some(_) => {}
        }
    }
    out.extend(kept.keys().filter(|path| !written.contains_key(*path)).map(|path| format!("- {path}")));
    out
}

#[test]
fn a_file_too_many_is_as_wrong_as_one_missing_or_different() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let files: Files = [("a.json", "{}"), ("in/b.json", "[]")].map(|(path, text)| (path.into(), text.into())).into();
    write(folder.path(), &files);
    let changed = |change: fn(&mut Files)| {
        let mut written = files.clone();
        change(&mut written);
        differences(&kept(folder.path()), &written)
    };
    assert_eq!(changed(|_| {}), [""; 0]);
    assert_eq!(changed(|files| drop(files.remove("in/b.json"))), ["- in/b.json"]);
    assert_eq!(changed(|files| drop(files.insert("c.json".into(), Vec::new()))), ["+ c.json"]);
    assert_eq!(changed(|files| drop(files.insert("a.json".into(), b"{ }".into()))), ["~ a.json"]);
    let nowhere = kept(&folder.path().join("nowhere"));
    assert_eq!(differences(&nowhere, &files), ["+ a.json", "+ in/b.json"]);
}
