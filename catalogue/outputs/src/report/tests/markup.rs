//! Pages with hostile names, taken apart by a small reader of tags.

use std::collections::HashSet;

use tthc_dsl::Lang;
use tthc_dsl::diagnostic::both;

use super::{BOTH, html, large, small};
use crate::report::{Finding, Report, What};

/// A tag: its name, whether it closes, and its attributes.
struct Tag {
    name: String,
    closes: bool,
    attributes: Vec<(String, String)>,
}

/// Every tag of a page but those inside its style and script.
fn tags(page: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if rest.starts_with('!') {
            continue;
        }
        let end = closing(rest);
        let tag = read(&rest[..end]);
        rest = &rest[end + 1..];
        if ["style", "script"].contains(&tag.name.as_str()) && !tag.closes {
            rest = &rest[rest.find(&format!("</{}>", tag.name)).expect("it is closed")..];
        }
        tags.push(tag);
    }
    tags
}

/// Where a tag ends: at the first `>` that does not stand in quotes.
fn closing(text: &str) -> usize {
    let mut quoted = false;
    for (at, letter) in text.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            '>' if !quoted => return at,
            '<' if !quoted => panic!("`<` in a tag: {}", &text[..at]),
            _ => {}
        }
    }
    panic!("a tag without an end: {}", text.chars().take(80).collect::<String>());
}

fn read(tag: &str) -> Tag {
    let (closes, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
    let tag = tag.trim_end_matches('/');
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    while !rest.trim().is_empty() {
        rest = rest.trim_start();
        let end = rest.find([' ', '=']).unwrap_or(rest.len());
        let (name, behind) = rest.split_at(end);
        let Some(value) = behind.strip_prefix("=\"") else {
            attributes.push((name.to_owned(), String::new()));
            rest = behind;
            continue;
        };
        let (value, behind) = value.split_once('"').expect("values stand in quotes");
        attributes.push((name.to_owned(), value.to_owned()));
        rest = behind;
    }
    Tag { name: name.to_owned(), closes, attributes }
}

/// The names of all attributes.
pub(super) fn attributes(page: &str) -> HashSet<String> {
    tags(page).into_iter().flat_map(|tag| tag.attributes).map(|(name, _)| name).collect()
}

/// Every value of an attribute.
pub(super) fn values(page: &str, of: &str) -> Vec<String> {
    let all = tags(page).into_iter().flat_map(|tag| tag.attributes);
    all.filter(|(name, _)| name == of).map(|(_, value)| value).collect()
}

/// Elements are closed in order, identifiers are there once, and what is referred to is there.
#[track_caller]
pub(super) fn check(page: &str) {
    const VOID: &[&str] = &["meta", "input", "rect"];
    let mut open = Vec::new();
    for tag in tags(page).iter().filter(|tag| !VOID.contains(&tag.name.as_str())) {
        if tag.closes {
            assert_eq!(open.pop(), Some(tag.name.clone()));
        } else {
            open.push(tag.name.clone());
        }
    }
    assert_eq!(open, Vec::<String>::new());
    let ids = values(page, "id");
    let known: HashSet<&String> = ids.iter().collect();
    assert_eq!(known.len(), ids.len(), "an identifier is there twice");
    let places = values(page, "href").into_iter().filter_map(|href| href.strip_prefix('#').map(str::to_owned));
    let referred = places.chain(["for", "aria-labelledby"].iter().flat_map(|attribute| values(page, attribute)));
    for id in referred {
        assert!(known.contains(&id), "there is no `{id}`");
    }
}

#[test]
fn a_page_is_well_formed() {
    for lang in BOTH {
        check(&html(&small(), lang));
        check(&html(&large(), lang));
    }
}

#[test]
fn headings_come_in_order() {
    let page = html(&small(), Lang::Vi);
    let mut before = 0;
    for tag in tags(&page).iter().filter(|tag| !tag.closes) {
        let Some(level) = tag.name.strip_prefix('h').and_then(|level| level.parse::<u32>().ok()) else { continue };
        assert!(level <= before + 1, "h{level} after h{before}");
        before = level;
    }
    assert_eq!(tags(&page).iter().filter(|tag| tag.name == "h1" && !tag.closes).count(), 1);
}

/// A report in which every text is an attack.
fn hostile() -> Report {
    let evil = "</script><script>alert(1)</script>\" onclick='x' autofocus=\"<!--\u{202E}\u{0}&amp;]]>{n}";
    let mut report = small();
    report.name = evil.to_owned();
    report.reach = format!("javascript:alert(1)/{evil}/");
    for ministry in &mut report.ministries {
        ministry.id.push_str(evil);
        ministry.name = both(evil, evil);
    }
    for sector in &mut report.sectors {
        sector.id.push_str(evil);
        sector.name = both(evil, evil);
    }
    for subject in &mut report.subjects {
        subject.path = format!("{evil}/{}", subject.path);
        if let What::Procedure { code, name } = &mut subject.what {
            *code = evil.to_owned();
            *name = both(evil, evil);
        }
        subject.findings.iter_mut().for_each(|finding| attack(finding, evil));
    }
    report
}

fn attack(finding: &mut Finding, evil: &str) {
    finding.message = both(evil, evil);
    finding.help = Some(both(evil, evil));
    finding.law = Some(both(evil, evil));
    finding.excerpt.lines = vec![evil.to_owned(); 3];
    finding.excerpt.at = 1;
    finding.excerpt.marked = 3..evil.len();
    finding.notes = vec![crate::report::Note { text: both(evil, evil), path: evil.to_owned(), line: 1 }];
}

#[test]
fn no_text_of_the_sources_becomes_markup() {
    for lang in BOTH {
        let (page, plain) = (html(&hostile(), lang), html(&small(), lang));
        check(&page);
        assert_eq!(attributes(&page), attributes(&plain), "an attribute came from a text");
        let count = |page: &str, name| tags(page).iter().filter(|tag| tag.name == name && !tag.closes).count();
        for name in ["script", "style", "input", "form", "svg"] {
            assert!(count(&page, name) <= count(&plain, name), "{name}");
        }
        assert!(!page.contains('\u{202E}') && !page.contains('\u{0}') && !page.contains("<!--"));
        for href in values(&page, "href") {
            assert!(href.starts_with('#') || href.starts_with("javascript%3Aalert"), "{href}");
        }
    }
}
