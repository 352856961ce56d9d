//! Sheets of Office Open XML: the only module that knows `calamine`.

use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Style, Xlsx, XlsxError};

use crate::error::OfficeError;
use crate::guard::Archive;
use crate::sheet::budget::Budget;
use crate::sheet::{Cell, Sheet, Stored};
use crate::xml::{self, Element, Event};

pub(super) fn read(bytes: &[u8], archive: &mut Archive<'_>) -> Result<Vec<Sheet>, OfficeError> {
    check(archive)?;
    let mut workbook: Xlsx<Cursor<&[u8]>> = Xlsx::new(Cursor::new(bytes)).map_err(|_| OfficeError::damaged("xl"))?;
    let mut budget = Budget::default();
    let mut sheets = Vec::new();
    for known in workbook.sheets_metadata().to_vec() {
        if known.typ != SheetType::WorkSheet {
            continue;
        }
        let mut sheet = Sheet { hidden: known.visible != SheetVisible::Visible, name: known.name, rows: Vec::new() };
        cells(&mut workbook, &mut sheet, &mut budget)?;
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn cells(workbook: &mut Xlsx<Cursor<&[u8]>>, sheet: &mut Sheet, budget: &mut Budget) -> Result<(), OfficeError> {
    let name = sheet.name.clone();
    let mut reader = match workbook.worksheet_cells_reader(&name) {
        Ok(reader) => reader,
        // A chart that the workbook lists among its sheets.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(()),
        Err(_) => return Err(OfficeError::damaged(&name)),
    };
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|_| OfficeError::damaged(&name))? {
        let (row, column) = cell.get_position();
        let style = reader.styles().get(style);
        let Some(cell) = shown(cell.get_value(), style) else { continue };
        budget.put(sheet, row as usize, column as usize, cell)?;
    }
    Ok(())
}

/// The library believes what a part says of itself: it reserves as many texts as a table of them claims to have, and
/// counts with the letters and figures of a place however many there are. So each part is looked at first.
fn check(archive: &mut Archive<'_>) -> Result<(), OfficeError> {
    // Properties and data of other programs are not read, and need not be sound.
    let beside = |name: &str| name.starts_with("docprops/") || name.starts_with("customxml/");
    let read = |name: &str| (name.ends_with(".xml") || name.ends_with(".rels")) && !beside(name);
    let parts: Vec<String> = archive.names().filter(|name| read(name)).map(str::to_owned).collect();
    for name in parts {
        let bytes = archive.part(&name)?.unwrap_or_default();
        let text = xml::decode(&name, &bytes)?;
        let mut reader = xml::Reader::new(&name, &text);
        loop {
            match reader.next()? {
                Event::Start(element) if !plausible(&element, bytes.len()) => return Err(OfficeError::damaged(&name)),
                Event::End => break,
                _ => {}
            }
        }
    }
    Ok(())
}

/// Whether an element of a part of so many bytes says what can be.
fn plausible(element: &Element<'_>, bytes: usize) -> bool {
    match element.name().1 {
        // A text of the table is `<si/>` at least.
        "sst" => element.count("uniqueCount").unwrap_or(0) <= bytes / "<si/>".len(),
        "c" | "row" => element.attribute("r").is_none_or(|text| place(&text).is_some()),
        "dimension" => element.attribute("ref").is_none_or(|text| is_range(&text)),
        _ => true,
    }
}

/// Whether it is a range such as `A1:D20`, from a cell to one that is not before it.
fn is_range(text: &str) -> bool {
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    let (Some((row, column)), Some((last_row, last_column))) = (place(first), place(last)) else { return false };
    row <= last_row && column <= last_column
}

/// The row and the column of a cell (`A1`, `XFD1048576`), each from 1; a row alone (`12`) is in column 0.
fn place(text: &str) -> Option<(u32, u32)> {
    let figures = text.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    let letters = &text[..text.len() - figures.len()];
    if letters.len() > 3 || figures.len() > 7 || !figures.bytes().all(|figure| figure.is_ascii_digit()) {
        return None;
    }
    let number = |letter: u8| u32::from(letter.to_ascii_uppercase() - b'A') + 1;
    let column = letters.bytes().fold(0, |column, letter| column * 26 + number(letter));
    Some((figures.parse().ok()?, column))
}

/// The text of a cell; `None` is an empty one.
fn shown(value: &DataRef<'_>, style: Option<&Style>) -> Option<Cell> {
    let (text, stored) = match value {
        DataRef::Empty => return None,
        DataRef::String(text) => (text.clone(), Stored::Text),
        DataRef::SharedString(text) => ((*text).to_owned(), Stored::Text),
        DataRef::Int(number) => (number.to_string(), Stored::Number),
        DataRef::Float(number) => (number_text(*number, style), Stored::Number),
        DataRef::Bool(truth) => (truth.to_string().to_uppercase(), Stored::Truth),
        DataRef::DateTime(moment) => (date_text(moment), Stored::Date),
        DataRef::DateTimeIso(moment) => (moment.trim_end_matches("T00:00:00").to_owned(), Stored::Date),
        DataRef::DurationIso(length) => (length.clone(), Stored::Date),
        DataRef::Error(error) => (error.to_string(), Stored::Error),
    };
    if text.is_empty() { None } else { Some(Cell { text, stored }) }
}

/// A number with the zeros that its format shows; a format never takes figures away.
fn number_text(number: f64, style: Option<&Style>) -> String {
    let format = style.and_then(|style| style.number_format.as_ref()).map_or("", |format| &format.format_code);
    let places = format.strip_prefix("0.").filter(|zeros| zeros.bytes().all(|zero| zero == b'0')).map_or(0, str::len);
    let shortest = number.to_string();
    let padded = format!("{number:.places$}");
    if padded.parse() == Ok(number) && padded.len() > shortest.len() { padded } else { shortest }
}

/// A day, a time of day or both, as ISO 8601 writes them.
fn date_text(moment: &ExcelDateTime) -> String {
    if moment.is_duration() {
        let seconds = (moment.as_f64() * 86_400.0).round() as i64;
        let (sign, seconds) = (if seconds < 0 { "-" } else { "" }, seconds.unsigned_abs());
        return format!("{sign}{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    match (moment.as_f64() < 1.0, (hour, minute, second) == (0, 0, 0)) {
        (true, _) => time,
        (false, true) => date,
        (false, false) => format!("{date}T{time}"),
    }
}
