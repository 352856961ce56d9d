//! Nothing can be forgotten: what is there is listed, and what is listed is there.

use std::collections::BTreeSet;

use tthc_compiler::explain::pages;
use tthc_compiler::rules::RULES;
use tthc_tests::{folder, repository, rust_files, texts};

/// What the top of the repository may hold besides dot-files. `target` and `dist` are made, not kept.
const TOP: &[&str] = &[
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "README.vi.md",
    "catalogue",
    "dist",
    "docs",
    "dsl",
    "procedures",
    "target",
    "tests",
];

#[test]
fn the_top_holds_what_is_named_and_nothing_else() {
    let found: Vec<String> = folder(".").into_iter().filter(|name| !name.starts_with('.')).collect();
    let extra: Vec<&String> = found.iter().filter(|name| !TOP.contains(&name.as_str())).collect();
    assert!(extra.is_empty(), "{extra:?}");
    let kept = TOP.iter().filter(|name| !["dist", "target"].contains(name));
    let missing: Vec<&&str> = kept.filter(|name| !found.iter().any(|there| there == **name)).collect();
    assert!(missing.is_empty(), "{missing:?} is missing");
}

/// The text without its test modules: what they write is no part of the program.
fn program(path: &str) -> bool {
    !path.starts_with("tests/")
        && !path.contains("/tests/")
        && !path.contains("/benches/")
        && !path.ends_with("/tests.rs")
}

#[test]
fn every_rule_is_in_the_list() {
    let files = texts("catalogue/compiler/src/rules", ".rs");
    let declared: usize = files.iter().map(|(_, text)| text.matches(": Rule = Rule {").count()).sum();
    assert_eq!(declared, RULES.len());
    let ids: BTreeSet<&str> = RULES.iter().map(|rule| rule.id).collect();
    assert_eq!(ids.len(), RULES.len(), "two rules bear one number");
}

#[test]
fn every_finding_has_a_page_and_every_page_a_finding() {
    let told: BTreeSet<String> = rust_files()
        .iter()
        .filter(|(path, _)| program(path) && !path.contains("/explain/"))
        .flat_map(|(_, text)| codes(text))
        .collect();
    let explained: BTreeSet<String> = pages().map(|page| page.id.to_owned()).collect();
    assert!(told.len() > 30, "{told:?}");
    let silent: Vec<&String> = told.difference(&explained).collect();
    assert!(silent.is_empty(), "no page explains {silent:?}");
    let idle: Vec<&String> = explained.difference(&told).collect();
    assert!(idle.is_empty(), "nothing finds {idle:?}");
}

/// The numbers of findings that stand alone in quotes: `"TT001"`, `"VN-012"`.
fn codes(text: &str) -> Vec<String> {
    let is_code = |word: &&str| {
        let digits = word.strip_prefix("TT").or_else(|| word.strip_prefix("VN-"));
        digits.is_some_and(|digits| digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit()))
    };
    text.split('"').filter(is_code).map(str::to_owned).collect()
}

#[test]
fn every_file_is_a_module_or_a_target() {
    let files = rust_files();
    let known: BTreeSet<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
    let mut reached: BTreeSet<String> = BTreeSet::new();
    for (path, text) in &files {
        if is_target(path) {
            reached.insert(path.clone());
        }
        for line in text.lines().map(str::trim) {
            let rest = ["pub(crate) mod ", "pub(super) mod ", "pub mod "];
            let rest = rest.iter().find_map(|open| line.strip_prefix(open));
            let Some(name) = rest.or_else(|| line.strip_prefix("mod ")).and_then(|rest| rest.strip_suffix(';')) else {
                continue;
            };
            let inside = places(path, name);
            reached.extend(inside.into_iter().filter(|place| known.contains(place.as_str())));
        }
    }
    // Named by its path, since it stands beside this folder.
    reached.insert("tests/docs/mod.rs".to_owned());
    let orphans: Vec<&&str> = known.iter().filter(|path| !reached.contains(**path)).collect();
    assert!(orphans.is_empty(), "no module declares {orphans:?}");
}

fn is_target(path: &str) -> bool {
    let parts: Vec<&str> = path.rsplit('/').collect();
    let folder = parts.get(1).copied().unwrap_or("");
    matches!(parts[0], "lib.rs" | "main.rs" | "build.rs") || folder == "benches" || folder == "examples"
}

/// Where a module that a file declares can stand.
fn places(path: &str, name: &str) -> [String; 2] {
    let folder = match path.rsplit_once('/') {
        Some((folder, "lib.rs" | "main.rs" | "mod.rs")) => folder.to_owned(),
        // A bench is the root of its own crate.
        Some((folder, _)) if folder.ends_with("/benches") => folder.to_owned(),
        _ => path.trim_end_matches(".rs").to_owned(),
    };
    [format!("{folder}/{name}.rs"), format!("{folder}/{name}/mod.rs")]
}

#[test]
fn every_file_says_what_it_is_for_and_stays_small() {
    let mut wrong = Vec::new();
    for (path, text) in rust_files() {
        if !text.starts_with("//! ") {
            wrong.push(format!("{path} opens with no sentence"));
        }
        // At 400 lines one looks for the seam; at 800 it is there.
        if text.lines().count() > 800 {
            wrong.push(format!("{path} is too long"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_made_is_not_kept() {
    let ignored = std::fs::read_to_string(repository().join(".gitignore")).expect("there is one");
    for made in ["/target", "/dist", ".tthc/"] {
        assert!(ignored.lines().any(|line| line == made), "{made} is not ignored");
    }
}
