//! The tables of the form, known by their headings, and those that need no reading of their own.

use serde_json::{Map, Value, json};

use super::channel;
use super::label::{Label, words};
use crate::text::in_line;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Channels,
    Papers,
    Cases,
    Bases,
}

impl Kind {
    pub fn label(self) -> Label {
        match self {
            Kind::Channels => Label::Channels,
            Kind::Papers => Label::Dossier,
            Kind::Cases => Label::Cases,
            Kind::Bases => Label::Bases,
        }
    }
}

/// What a table is and which of its rows is its heading: the first, or one below a title.
pub(super) fn kind(rows: &[Vec<String>]) -> Option<(Kind, usize)> {
    rows.iter().take(3).enumerate().find_map(|(at, row)| {
        let kind = if column(row, &["hinh thuc"]).is_some() && column(row, &["thoi han"]).is_some() {
            Kind::Channels
        } else if column(row, &["ma truong hop"]).is_some() {
            Kind::Cases
        } else if column(row, &["ten giay to", "giay to", "thanh phan ho so"]).is_some() && filled(row) > 1 {
            Kind::Papers
        } else if column(row, &["trich yeu", "so ky hieu"]).is_some() && filled(row) > 1 {
            Kind::Bases
        } else {
            return None;
        };
        Some((kind, at))
    })
}

/// The column whose heading has one of the words, the earlier ones first.
pub(super) fn column(header: &[String], known: &[&str]) -> Option<usize> {
    let headings: Vec<String> = header.iter().map(|cell| words(cell)).collect();
    // What is as long as a sentence is no heading.
    let short = |heading: &&String| heading.len() <= 60;
    known.iter().find_map(|known| headings.iter().position(|heading| short(&heading) && heading.contains(known)))
}

pub(super) fn cell(row: &[String], column: Option<usize>) -> &str {
    column.and_then(|column| row.get(column)).map_or("", |cell| cell.trim())
}

/// A table as text, so that it can be kept.
pub(super) fn text(rows: &[Vec<String>]) -> String {
    rows.iter().map(|row| row_text(row)).filter(|row| !row.is_empty()).collect::<Vec<_>>().join("\n")
}

pub(super) fn row_text(row: &[String]) -> String {
    let cells: Vec<String> = row.iter().map(|cell| in_line(cell)).collect();
    if cells.iter().all(String::is_empty) { String::new() } else { cells.join(" | ") }
}

/// What the columns that a reader does not know say in a row.
pub(super) fn others(header: &[String], row: &[String], known: &[Option<usize>]) -> Option<String> {
    let others = row.iter().enumerate().filter(|(at, cell)| !known.contains(&Some(*at)) && !cell.trim().is_empty());
    let others: Vec<String> = others
        // Whoever counts the rows says nothing by it.
        .filter(|(at, _)| !matches!(words(header.get(*at).map_or("", String::as_str)).as_str(), "stt" | "tt" | "so tt"))
        .map(|(at, cell)| format!("{}: {}", in_line(header.get(at).map_or("", String::as_str)), in_line(cell)))
        .collect();
    (!others.is_empty()).then(|| format!("{} | {}", row_text(&row[..1]), others.join(" | ")))
}

fn filled(row: &[String]) -> usize {
    row.iter().filter(|cell| !cell.trim().is_empty()).count()
}

/// The numbered cases.
pub(super) fn cases(header: &[String], rows: &[Vec<String>]) -> (Vec<Value>, Vec<String>) {
    let columns =
        [column(header, &["ma truong hop"]), column(header, &["ten truong hop"]), column(header, &["thoi han"])];
    let (mut found, mut left) = (Vec::new(), Vec::new());
    for row in rows.iter().filter(|row| filled(row) > 0) {
        let [code, name, time] = columns.map(|column| cell(row, column));
        let mut case = Map::new();
        case.insert("code".to_owned(), json!(in_line(code)));
        case.insert("name".to_owned(), json!(in_line(name)));
        match channel::time(time) {
            (Some(quantity), Some(unit), None) => {
                case.insert("processingDay".to_owned(), json!({ "qty": quantity, "type": unit }));
            }
            _ if channel::says_nothing(time) => {}
            _ => left.push(format!("{}: {}", in_line(code), in_line(time))),
        }
        found.push(Value::Object(case));
        left.extend(others(header, row, &columns));
    }
    (found, left)
}

/// The legal bases: whole instruments, with the day and the issuer beside what the portal's shape has.
pub(super) fn bases(header: &[String], rows: &[Vec<String>]) -> (Vec<Value>, Vec<String>) {
    let columns = [
        column(header, &["so ky hieu", "so hieu"]),
        column(header, &["trich yeu", "ten van ban"]),
        column(header, &["ngay ban hanh", "ngay"]),
        column(header, &["co quan ban hanh", "co quan"]),
    ];
    let (mut found, mut left) = (Vec::new(), Vec::new());
    for row in rows {
        let [number, title, day, issuer] = columns.map(|column| in_line(cell(row, column)));
        left.extend(others(header, row, &columns));
        if number.is_empty() && title.is_empty() {
            let text = row_text(row);
            left.extend((!text.is_empty()).then_some(text));
            continue;
        }
        let mut basis = Map::new();
        basis.insert("name".to_owned(), json!(if title.is_empty() { &number } else { &title }));
        if !number.is_empty() {
            basis.insert("code".to_owned(), json!(number));
        }
        if !channel::says_nothing(&day) {
            basis.insert("issuedDate".to_owned(), json!(iso(&day).unwrap_or(day)));
        }
        if !channel::says_nothing(&issuer) {
            basis.insert("issuer".to_owned(), json!(issuer));
        }
        found.push(Value::Object(basis));
    }
    (found, left)
}

/// `24-03-2021` or `24/03/2021` as ISO 8601.
fn iso(day: &str) -> Option<String> {
    let parts: Vec<i16> = day.split(['-', '/', '.']).map(|part| part.trim().parse().ok()).collect::<Option<_>>()?;
    let [day, month, year] = parts.as_slice() else { return None };
    let date = jiff::civil::Date::new(*year, i8::try_from(*month).ok()?, i8::try_from(*day).ok()?).ok()?;
    Some(date.to_string())
}
