//! Golden folders: what the outputs write of a small catalogue, file by file. One too many is as wrong as one missing.
//!
//! `INSTA_UPDATE=always cargo test -p tthc-tests golden` writes them anew; read the difference before it is committed.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::date;
use tthc_compiler::compile;
use tthc_dsl::{FileId, Source};
use tthc_outputs::{Input, portal};
use tthc_tests::{repository, texts};

/// The small catalogue.
fn sources() -> Vec<Source> {
    let files = texts("tests/cases/small", ".tthc");
    let source = |(number, (path, text)): (usize, (String, String))| Source::new(FileId(number as u32), path, text);
    files.into_iter().enumerate().map(source).collect()
}

#[test]
fn the_portal_of_the_small_catalogue() {
    let sources = sources();
    let compiled = compile(&sources, date(2026, 6, 1));
    let found: Vec<&str> = compiled.diagnostics.iter().map(|d| d.message.en.as_str()).collect();
    assert_eq!(found, [""; 0], "the small catalogue is sound");
    let input = Input { catalogue: &compiled.catalogue, day: date(2026, 6, 1), hash: "small" };
    let files = portal::render(&input, &portal::Scope::default()).expect("it is for the whole country");
    let written = files.into_iter().map(|file| (file.path, file.content)).collect();
    compare("tests/golden/portal", written);
}

/// Compares a golden folder with what is written, or writes it.
#[track_caller]
fn compare(golden: &str, written: BTreeMap<String, Vec<u8>>) {
    let folder = repository().join(golden);
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        let _ = std::fs::remove_dir_all(&folder);
        for (path, content) in &written {
            let place = folder.join(path);
            std::fs::create_dir_all(place.parent().expect("it stands in a folder")).expect("folders can be made");
            std::fs::write(place, content).expect("files can be written");
        }
    }
    let differences = differences(&folder, golden, &written);
    assert!(differences.is_empty(), "{golden}:\n{}", differences.join("\n"));
}

/// `+` is missing in the folder, `-` is too many there, `~` is different.
fn differences(folder: &Path, golden: &str, written: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let kept: BTreeMap<String, String> =
        if folder.exists() { texts(golden, "").into_iter().collect() } else { BTreeMap::new() };
    let name = |path: &str| format!("{golden}/{path}");
    let mut out = Vec::new();
    for (path, content) in written {
        match kept.get(&name(path)) {
            None => out.push(format!("+ {path}")),
            Some(text) if text.as_bytes() != content => out.push(format!("~ {path}")),
            Some(_) => {}
        }
    }
    let written: Vec<String> = written.keys().map(|path| name(path)).collect();
    out.extend(kept.keys().filter(|path| !written.contains(path)).map(|path| format!("- {path}")));
    out
}

#[test]
fn a_file_too_many_is_as_wrong_as_one_missing_or_different() {
    let golden = "tests/golden/portal";
    let folder = repository().join(golden);
    let kept: BTreeMap<String, Vec<u8>> = texts(golden, "")
        .into_iter()
        .map(|(path, text)| (path[golden.len() + 1..].to_owned(), text.into_bytes()))
        .collect();
    assert!(kept.len() > 5);
    assert_eq!(differences(&folder, golden, &kept), [""; 0]);
    let with = |change: fn(&mut BTreeMap<String, Vec<u8>>)| {
        let mut written = kept.clone();
        change(&mut written);
        differences(&folder, golden, &written)
    };
    assert_eq!(with(|written| drop(written.remove("manifest.json"))), ["- tests/golden/portal/manifest.json"]);
    assert_eq!(with(|written| drop(written.insert("extra.json".into(), Vec::new()))), ["+ extra.json"]);
    assert_eq!(with(|written| written.get_mut("manifest.json").expect("kept").push(b' ')), ["~ manifest.json"]);
}
