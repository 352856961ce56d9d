//! The papers, in their tables under their headings.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Map, Value, json};

use super::label::{Label, words};
use super::section::{Piece, Section};
use super::tables::{self, Kind, cell, column, others, row_text};
use super::{Reading, channel};
use crate::text::in_line;

/// Some papers: under a heading that a row of the table is, or under none.
pub(super) struct Group {
    pub name: Option<String>,
    pub papers: Vec<Value>,
}

impl Reading<'_> {
    /// A heading is the last paragraph before a table; other paragraphs are no papers and are left.
    pub(super) fn dossier(&mut self, section: &Section<'_>, labels: &[Label]) {
        let mut waiting: Vec<String> = Vec::new();
        for piece in &section.pieces {
            match piece {
                Piece::Text(text) => waiting.push(text.clone()),
                Piece::Table(rows) => match tables::kind(rows) {
                    Some((Kind::Papers, header)) => {
                        let heading = waiting.pop();
                        self.beside(section, &mut waiting);
                        let (groups, left) = papers(&rows[header], &rows[header + 1..]);
                        self.papers(groups, heading);
                        left.into_iter().for_each(|text| self.leave(section, text));
                    }
                    _ => self.stray(section, rows, labels),
                },
            }
        }
        self.beside(section, &mut waiting);
    }

    fn beside(&mut self, section: &Section<'_>, waiting: &mut Vec<String>) {
        waiting.retain(|text| !channel::says_nothing(text));
        if !waiting.is_empty() {
            self.leave(section, std::mem::take(waiting).join("\n"));
        }
    }

    /// Puts papers under their headings. Without one they go on with the papers before them: a table that a page break cut.
    pub(super) fn papers(&mut self, groups: Vec<Group>, heading: Option<String>) {
        let mut heading = heading.map(|text| if words(&text) == "bao gom" { String::new() } else { in_line(&text) });
        for group in groups {
            let name = match (heading.take(), group.name) {
                (Some(outer), Some(inner)) if !outer.is_empty() => Some(format!("{outer} – {inner}")),
                (outer, inner) => inner.or(outer),
            };
            let cases = self.list("executionCases");
            if let (None, Some(components)) =
                (&name, cases.last_mut().and_then(|last| last["profileComponents"].as_array_mut()))
            {
                components.extend(group.papers);
                continue;
            }
            cases.push(json!({ "name": name.unwrap_or_default(), "profileComponents": group.papers }));
        }
    }
}

static COUNT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)bản (?<kind>chính|sao)\s*:?\s*(?<count>\d+)").expect("the pattern is our own"));

/// The papers of a table, and what of it was not understood.
pub(super) fn papers(header: &[String], rows: &[Vec<String>]) -> (Vec<Group>, Vec<String>) {
    let columns = [
        column(header, &["ten giay to", "giay to", "thanh phan ho so"]),
        column(header, &["mau don", "to khai", "bieu mau"]),
        column(header, &["so luong"]),
        column(header, &["ban chinh"]),
        column(header, &["ban sao"]),
    ];
    let mut groups: Vec<Group> = Vec::new();
    let mut left = Vec::new();
    for row in rows {
        let [name, files, quantity, originals, copies] = columns.map(|column| cell(row, column));
        if name.is_empty() {
            let text = row_text(row);
            left.extend((!text.is_empty()).then_some(text));
            continue;
        }
        let alone = row.iter().filter(|cell| !cell.trim().is_empty()).count() == 1;
        if alone && is_heading(name) {
            groups.push(Group { name: Some(in_line(name)), papers: Vec::new() });
            continue;
        }
        let mut paper = Map::new();
        let (name, code) = name.rsplit_once('\n').filter(|(_, line)| line.starts_with(CODE)).unwrap_or((name, ""));
        paper.insert("name".to_owned(), json!(in_line(name)));
        if let Some(code) = code.strip_prefix(CODE) {
            paper.insert("code".to_owned(), json!(code.trim()));
        }
        let counts: Vec<(&str, u32)> = COUNT
            .captures_iter(quantity)
            .filter_map(|found| {
                Some((
                    if words(&found["kind"]) == "sao" { "copyQty" } else { "originalQty" },
                    found["count"].parse().ok()?,
                ))
            })
            .collect();
        if counts.is_empty() && !channel::says_nothing(quantity) {
            left.push(format!("{}: {}", in_line(name), in_line(quantity)));
        }
        paper.extend(counts.into_iter().map(|(key, count)| (key.to_owned(), json!(count))));
        for (key, text) in [("originalQty", originals), ("copyQty", copies)] {
            match text.parse::<u32>() {
                Ok(count) => drop(paper.insert(key.to_owned(), json!(count))),
                Err(_) if channel::says_nothing(text) => {}
                Err(_) => left.push(format!("{}: {}", in_line(name), in_line(text))),
            }
        }
        let files = files.lines().map(str::trim).filter(|file| !channel::says_nothing(file));
        let files: Vec<Value> = files.map(|file| json!({ "name": file })).collect();
        paper.insert("attachments".to_owned(), Value::Array(files));
        left.extend(others(header, row, &columns));
        match groups.last_mut() {
            Some(group) => group.papers.push(Value::Object(paper)),
            None => groups.push(Group { name: None, papers: vec![Value::Object(paper)] }),
        }
    }
    (groups, left)
}

/// Before the code of a paper, in a line of its own.
const CODE: &str = "Mã giấy tờ:";

/// A row across the table that divides it. A paper has a number of copies beside its name.
fn is_heading(name: &str) -> bool {
    let words = words(name);
    name.ends_with(':')
        || ["truong hop ", "doi voi ", "giay to phai ", "bao gom"].iter().any(|begins| words.starts_with(begins))
}
