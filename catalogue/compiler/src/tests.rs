//! The examples of every finding: the complete workspace is clean, and each mistake is found, alone and at its place.

mod lowering;
mod nothing_lost;
mod written;

use jiff::civil::date;
use tthc_dsl::{FileId, Source};

use crate::explain::{Page, pages};
use crate::rules::{COMPLETE, RULES};
use crate::waivers::UNFOUNDED_CHANGE;

/// What is found in a text, by code, with the text that it points at.
fn found(text: &str) -> Vec<(&'static str, String)> {
    let source = Source::new(FileId(0), "mẫu.tthc", text);
    crate::explain::found(&source, date(2026, 6, 1))
        .into_iter()
        .map(|d| (d.code, source.text.get(d.span.range()).unwrap_or("?").to_owned()))
        .collect()
}

/// The model without its spans: what its texts say, wherever they stand.
pub(crate) fn without_spans(model: &impl std::fmt::Debug) -> String {
    let mut out = String::new();
    let debug = format!("{model:?}");
    let mut rest = debug.as_str();
    while let Some(at) = rest.find("Span { file: ") {
        out.push_str(&rest[..at]);
        let close = rest[at..].find('}').expect("a span ends");
        rest = &rest[at + close + 1..];
    }
    out.push_str(rest);
    out
}

#[test]
fn the_complete_example_has_no_finding() {
    assert_eq!(found(COMPLETE), []);
}

#[test]
fn every_finding_rejects_its_example_alone() {
    let mut wrong = Vec::new();
    for page in pages().filter(|page| page.good != page.bad) {
        if !COMPLETE.contains(page.good) {
            wrong.push(format!("{}: its good example is not in the complete one", page.id));
            continue;
        }
        let found = found(&page.broken());
        // An instrument's own day is a mistake at every place that rests on it.
        let places = if matches!(page.id, "VN-020" | "VN-021") { 3 } else { 1 };
        if found.len() != places || found.iter().any(|(code, _)| *code != page.id) {
            wrong.push(format!("{}: {found:?}", page.id));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_finding_has_one_page_in_both_languages() {
    let ids: Vec<&str> = pages().map(|page| page.id).collect();
    let mut unique = ids.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(unique.len(), ids.len());
    for Page { id, title, why, fix, .. } in pages() {
        for (vi, en) in [title, why, fix] {
            assert!(!vi.is_empty() && !en.is_empty(), "{id} lacks a text");
        }
    }
    assert_eq!(RULES.len(), ids.iter().filter(|id| id.starts_with("VN-") && **id != UNFOUNDED_CHANGE).count());
}
