//! Values that are lists: bodies, subjects, levels, results.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use tthc_compiler::model::Subject;
use tthc_dsl::{Lang, fold};

use super::label::words;
use crate::text::in_line;

/// The items of a list with a dash before each; else the lines; else the one text.
pub(crate) fn items(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let dashed: Option<Vec<&str>> = lines.iter().map(|line| line.strip_prefix("- ")).collect();
    dashed.unwrap_or(lines).into_iter().map(in_line).collect()
}

/// A name with `(mã: KQ.G06.000311)` behind it, or alone.
pub(crate) fn coded(item: &str) -> Value {
    let coded = item.strip_suffix(')').and_then(|item| item.rsplit_once(" (mã: "));
    match coded {
        Some((name, code)) => json!({ "name": name, "code": code }),
        None => json!({ "name": item }),
    }
}

/// Bodies: each in a line of its own, or separated by semicolons, or by commas as the portal does. A name that is known is not cut at its
/// commas.
pub(crate) fn bodies(text: &str, known: &BTreeSet<&str>) -> Vec<String> {
    let listed = items(text);
    if listed.len() > 1 || text.trim_start().starts_with("- ") {
        return listed;
    }
    let whole = listed.into_iter().next().unwrap_or_default();
    whole.split(';').flat_map(|part| between_commas(part, known)).collect()
}

fn between_commas(text: &str, known: &BTreeSet<&str>) -> Vec<String> {
    let pieces: Vec<&str> = text.split(", ").map(str::trim).filter(|piece| !piece.is_empty()).collect();
    let mut out = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        // No body of the State has more commas than these in its name.
        let joined = (at + 2..=pieces.len().min(at + 8)).rev().map(|end| (end, pieces[at..end].join(", ")));
        let (end, name) = joined
            .into_iter()
            .find(|(_, name)| known.contains(name.as_str()))
            .unwrap_or_else(|| (at + 1, pieces[at].to_owned()));
        out.push(name);
        at = end;
    }
    out
}

/// Who may apply. The official names have commas of their own.
pub(crate) fn subjects(text: &str) -> Vec<String> {
    let text = text.lines().map(|line| line.trim().trim_start_matches("- ")).collect::<Vec<_>>().join(", ");
    let mut rest = text.as_str();
    let mut out = Vec::new();
    loop {
        rest = rest.trim_start_matches([',', ';', '.', ' ']);
        if rest.is_empty() {
            return out;
        }
        let official = Subject::ALL
            .iter()
            .map(|subject| subject.official(Lang::Vi))
            .filter_map(|name| Some((begins(rest, name)?, name)));
        let (length, name) = match official.max() {
            Some((length, name)) => (length, name.to_owned()),
            None => {
                let end = end_of_item(rest);
                (end, in_line(&rest[..end]))
            }
        };
        out.push(name);
        rest = &rest[length..];
    }
}

/// The bytes of the text that are the name, if it begins with it and nothing else follows in the item.
fn begins(text: &str, name: &str) -> Option<usize> {
    let length: usize = text.chars().take(name.chars().count()).map(char::len_utf8).sum();
    let ends = text[length..].trim_start().chars().next().is_none_or(|next| matches!(next, ',' | ';' | '.'));
    (ends && fold(&text[..length]) == fold(name)).then_some(length)
}

/// Up to the next comma outside brackets.
fn end_of_item(text: &str) -> usize {
    let mut depth = 0_i32;
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' | ';' if depth <= 0 => return at,
            _ => {}
        }
    }
    text.len()
}

/// The flags of the levels, and the names that are none of the four.
pub(crate) fn levels(text: &str) -> (Map<String, Value>, Vec<String>) {
    const LEVELS: [(&str, &[&str]); 4] = [
        ("isMinistry", &["cap bo", "bo", "cap trung uong", "trung uong"]),
        ("isProvince", &["cap tinh", "tinh"]),
        ("isWard", &["cap xa", "xa"]),
        ("isOtherAgency", &["co quan khac"]),
    ];
    let named: Vec<&str> = text
        .split([',', ';', '\n'])
        .map(|name| name.trim().trim_start_matches("- "))
        .filter(|name| !name.is_empty())
        .collect();
    let (mut flags, mut unknown) = (Map::new(), Vec::new());
    let mut found = Vec::new();
    for name in &named {
        match LEVELS.iter().find(|(_, known)| known.contains(&words(name).as_str())) {
            Some((flag, _)) => found.push(*flag),
            None => unknown.push((*name).to_owned()),
        }
    }
    if !found.is_empty() {
        flags.extend(LEVELS.iter().map(|(flag, _)| ((*flag).to_owned(), json!(found.contains(flag)))));
    }
    (flags, unknown)
}
