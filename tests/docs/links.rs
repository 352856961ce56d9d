//! Links between pages lead somewhere, and each page of one language has its twin in the other.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::fences::OPTIONS;
use super::manual::{Page, exists, pages, root};

#[test]
fn every_link_leads_to_a_page_and_a_heading() {
    let pages = pages();
    let headings: BTreeMap<&str, Vec<String>> =
        pages.iter().map(|page| (page.path.as_str(), headings(&page.text))).collect();
    let mut wrong = Vec::new();
    for page in &pages {
        for (link, at) in links(&page.text) {
            if let Err(said) = leads(page, &link, &headings) {
                wrong.push(format!("{}: `{link}` {said}", page.place(at)));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_page_has_its_twin() {
    let pages = pages();
    let of = |lang: &str| {
        let folder = format!("docs/src/{lang}/");
        pages.iter().filter(move |page| page.path.starts_with(&folder))
    };
    let twin = |page: &Page| {
        let first = links(&page.text).into_iter().map(|(link, _)| resolve(&page.path, &link));
        first.into_iter().next().unwrap_or_default()
    };
    for (one, other) in [("vi", "en"), ("en", "vi")] {
        for page in of(one) {
            let there = twin(page);
            let back = of(other).find(|candidate| candidate.path == there).map(twin);
            assert_eq!(back.as_deref(), Some(page.path.as_str()), "{} begins with a link to its twin", page.path);
        }
    }
}

fn leads(page: &Page, link: &str, headings: &BTreeMap<&str, Vec<String>>) -> Result<(), String> {
    if link.contains("://") || link.starts_with("mailto:") {
        return Ok(());
    }
    let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
    let target = if path.is_empty() { page.path.clone() } else { resolve(&page.path, path) };
    if page.path.starts_with("docs/src/") && !target.starts_with("docs/src/") {
        return Err("leads out of the book".to_owned());
    }
    if !exists(&root().join(&target)) {
        return Err(format!("leads nowhere: there is no `{target}`"));
    }
    let known = headings.get(target.as_str());
    if !fragment.is_empty() && !known.is_some_and(|known| known.iter().any(|id| id == fragment)) {
        return Err(format!("has no such heading; there are {known:?}"));
    }
    Ok(())
}

/// A relative path from a page, from the top of the repository.
fn resolve(page: &str, link: &str) -> String {
    let folder = Path::new(page).parent().unwrap_or(Path::new(""));
    let mut out = PathBuf::new();
    for part in folder.join(link.split('#').next().unwrap_or_default()).components() {
        match part {
            Component::ParentDir => {
                out.pop();
            }
            other => out.push(other),
        }
    }
    out.to_string_lossy().replace('\\', "/")
}

fn links(text: &str) -> Vec<(String, usize)> {
    Parser::new_ext(text, OPTIONS)
        .into_offset_iter()
        .filter_map(|(event, range)| match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                Some((dest_url.to_string(), range.start))
            }
            _ => None,
        })
        .collect()
}

/// The ids that the book gives to headings: letters, digits and hyphens of their text.
fn headings(text: &str) -> Vec<String> {
    let mut ids = Vec::new();
    let mut open: Option<String> = None;
    for event in Parser::new_ext(text, OPTIONS) {
        match event {
            Event::Start(Tag::Heading { .. }) => open = Some(String::new()),
            Event::Text(part) | Event::Code(part) => {
                if let Some(heading) = &mut open {
                    heading.push_str(&part);
                }
            }
            Event::End(TagEnd::Heading(_)) => ids.extend(open.take().map(|heading| id(&heading))),
            _ => {}
        }
    }
    ids
}

fn id(heading: &str) -> String {
    let letters = heading.chars().filter_map(|c| match c {
        c if c.is_alphanumeric() || c == '_' || c == '-' => Some(c.to_lowercase().to_string()),
        c if c.is_whitespace() => Some("-".to_owned()),
        _ => None,
    });
    letters.collect()
}
