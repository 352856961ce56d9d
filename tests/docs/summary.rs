//! The table of contents: every page once, and the generated ones as they are.

use super::fences::OPTIONS;
use super::generated::check;
use super::manual::{files, read};
use super::{findings, language};

const SUMMARY: &str = "docs/src/SUMMARY.md";

#[test]
fn the_contents_list_every_page_once() {
    let text = generated(&read(SUMMARY));
    check(SUMMARY, &text);
    let mut listed: Vec<String> = pulldown_cmark::Parser::new_ext(&text, OPTIONS)
        .filter_map(|event| match event {
            pulldown_cmark::Event::Start(pulldown_cmark::Tag::Link { dest_url, .. }) => {
                Some(format!("docs/src/{dest_url}"))
            }
            _ => None,
        })
        .collect();
    listed.sort();
    let there: Vec<String> = files("docs/src", "md").into_iter().filter(|path| path != SUMMARY).collect();
    assert_eq!(listed, there);
}

/// The contents with the lines below the two generated parts written anew.
fn generated(summary: &str) -> String {
    let parts = [
        ("reference/language/README.md", language::contents()),
        ("reference/findings/README.md", findings::contents()),
    ];
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut out: Vec<String> = Vec::new();
    let mut within: Option<usize> = None;
    for line in summary.lines() {
        if within.is_some_and(|outer| !line.trim().is_empty() && indent(line) > outer) {
            continue;
        }
        within = None;
        out.push(line.to_owned());
        if let Some((_, pages)) = parts.iter().find(|(head, _)| line.contains(head)) {
            within = Some(indent(line));
            let space = " ".repeat(indent(line) + 2);
            out.extend(pages.iter().map(|(title, path)| format!("{space}- [{title}]({path})")));
        }
    }
    out.join("\n") + "\n"
}
