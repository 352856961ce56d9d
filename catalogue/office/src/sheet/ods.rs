//! Sheets of OpenDocument.
//!
//! Read here and not with the library for Excel's: that one keeps a cell that says it stands a million times as a
//! million cells, has the value of a number and not what is seen of it, and does not end in a part that was cut off.

use std::collections::HashSet;

use crate::error::OfficeError;
use crate::guard::Archive;
use crate::sheet::budget::{Budget, TEXT};
use crate::sheet::{Cell, Sheet, Stored};
use crate::xml::{self, Element, Event, Reader, Space};

const PART: &str = "content.xml";

pub(super) fn read(archive: &mut Archive<'_>) -> Result<Vec<Sheet>, OfficeError> {
    let bytes = archive.part(PART)?.ok_or_else(|| OfficeError::damaged(PART))?;
    let text = xml::decode(PART, &bytes)?;
    drop(bytes);
    let mut reader = Reader::new(PART, &text);
    let mut budget = Budget::default();
    let mut sheets = Vec::new();
    let mut hidden = HashSet::new();
    let mut style = String::new();
    loop {
        match reader.next()? {
            Event::Start(element) => match element.name() {
                (Space::Style, "style") => style = attribute(&element, "name"),
                (Space::Style, "table-properties") if attribute(&element, "display") == "false" => {
                    hidden.insert(style.clone());
                }
                (Space::Table, "table") => {
                    let name = attribute(&element, "name");
                    let hidden = hidden.contains(&attribute(&element, "style-name"));
                    sheets.push(table(&mut reader, Sheet { name, hidden, rows: Vec::new() }, &mut budget)?);
                }
                // Changes that were recorded hold cells that are gone.
                (Space::Table, "tracked-changes") => reader.skip()?,
                _ => {}
            },
            Event::End => return Ok(sheets),
            _ => {}
        }
    }
}

/// Reads the rows of a table, whose element has begun, up to its end.
fn table(reader: &mut Reader<'_>, mut sheet: Sheet, budget: &mut Budget) -> Result<Sheet, OfficeError> {
    let mut row: usize = 0;
    loop {
        match reader.next()? {
            Event::Start(element) => match element.name() {
                (Space::Table, "table-row") => {
                    let times = repeated(&element, "number-rows-repeated");
                    let cells = cells(reader)?;
                    if !cells.is_empty() {
                        for place in row..row.saturating_add(times) {
                            for (column, times, cell) in &cells {
                                for column in *column..column.saturating_add(*times) {
                                    budget.put(&mut sheet, place, column, cell.clone())?;
                                }
                            }
                        }
                    }
                    row = row.saturating_add(times);
                }
                // Groups and header rows only hold rows.
                (Space::Table, "table-rows" | "table-row-group" | "table-header-rows") => {}
                _ => reader.skip()?,
            },
            Event::Stop(tag) if tag.name() == (Space::Table, "table") => return Ok(sheet),
            Event::End => return Err(OfficeError::damaged(PART)),
            _ => {}
        }
    }
}

/// The filled cells of a row: the first column of each and in how many it stands.
fn cells(reader: &mut Reader<'_>) -> Result<Vec<(usize, usize, Cell)>, OfficeError> {
    let mut cells = Vec::new();
    let mut column: usize = 0;
    loop {
        match reader.next()? {
            Event::Start(element) => match element.name() {
                (Space::Table, "table-cell") => {
                    let times = repeated(&element, "number-columns-repeated");
                    let cell = cell(reader, &element)?;
                    if !cell.text.is_empty() {
                        cells.push((column, times, cell));
                    }
                    column = column.saturating_add(times);
                }
                // What lies under a merged cell is not seen.
                (Space::Table, "covered-table-cell") => {
                    column = column.saturating_add(repeated(&element, "number-columns-repeated"));
                    reader.skip()?;
                }
                _ => reader.skip()?,
            },
            Event::Stop(_) => return Ok(cells),
            Event::Text(_) => {}
            Event::End => return Err(OfficeError::damaged(PART)),
        }
    }
}

/// Reads a cell, whose element has begun, up to its end.
fn cell(reader: &mut Reader<'_>, element: &Element<'_>) -> Result<Cell, OfficeError> {
    let kind = attribute(element, "value-type");
    let value = ["value", "date-value", "time-value", "boolean-value"].map(|name| attribute(element, name));
    let seen = seen(reader)?;
    let [number, date, time, truth] = value;
    Ok(match kind.as_str() {
        "float" | "percentage" | "currency" => Cell { text: number_text(number, &seen), stored: Stored::Number },
        "date" => Cell { text: date.trim_end_matches("T00:00:00").to_owned(), stored: Stored::Date },
        "time" => Cell { text: time, stored: Stored::Date },
        "boolean" => Cell { text: truth.to_uppercase(), stored: Stored::Truth },
        _ if seen.is_empty() => Cell::default(),
        _ => Cell { text: seen, stored: Stored::Text },
    })
}

/// The paragraphs of a cell, as lines.
fn seen(reader: &mut Reader<'_>) -> Result<String, OfficeError> {
    let mut text = String::new();
    let mut paragraphs = 0;
    let mut inside = 0;
    loop {
        match reader.next()? {
            Event::Start(element) => match element.name() {
                (Space::Text, "p" | "h") => {
                    if paragraphs > 0 {
                        text.push('\n');
                    }
                    paragraphs += 1;
                    inside += 1;
                }
                (Space::Text, "s") => {
                    let spaces = element.count("c").unwrap_or(1);
                    if text.len().saturating_add(spaces) > TEXT {
                        return Err(OfficeError::LongText { limit: TEXT });
                    }
                    text.extend(std::iter::repeat_n(' ', spaces));
                    inside += 1;
                }
                (Space::Text, "tab") => {
                    text.push('\t');
                    inside += 1;
                }
                (Space::Text, "line-break") => {
                    text.push('\n');
                    inside += 1;
                }
                (Space::Text, "span" | "a") => inside += 1,
                // Comments, pictures and whatever else lies on a cell.
                _ => reader.skip()?,
            },
            Event::Stop(_) if inside == 0 => return Ok(text),
            Event::Stop(_) => inside -= 1,
            Event::Text(letters) if inside > 0 => text.push_str(&letters.replace(['\n', '\r', '\t'], " ")),
            Event::Text(_) => {}
            Event::End => return Err(OfficeError::damaged(PART)),
        }
    }
}

/// The number as it is seen if that is only another way to write it: its format may show zeros or a comma.
fn number_text(value: String, seen: &str) -> String {
    let seen = seen.replace(',', ".");
    let plain = seen.bytes().all(|sign| sign.is_ascii_digit() || matches!(sign, b'.' | b'-'));
    let same = |seen: f64| value.parse::<f64>().is_ok_and(|value| value == seen);
    if plain && seen.parse().is_ok_and(same) { seen } else { value }
}

fn attribute(element: &Element<'_>, name: &str) -> String {
    element.attribute(name).unwrap_or_default().into_owned()
}

fn repeated(element: &Element<'_>, name: &str) -> usize {
    element.count(name).unwrap_or(1).max(1)
}
