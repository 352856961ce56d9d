//! Records out of office files: the portal's Word file of one procedure, and lists in spreadsheets.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Value, json};
use tthc_compiler::Catalogue;
use tthc_dsl::diagnostic::{Words, both};
use tthc_import::table::{self, Plan};
use tthc_import::word;
use tthc_office::{sheet, word as document};

use super::base;
use super::input::{Chunk, Raw};
use crate::files;
use crate::say::Failure;

/// What a file's name says that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Word,
    Sheets,
}

/// The portal names its Word file `.doc`, whatever is in it; what is in it is found out when it is read.
pub fn kind(path: &Path) -> Option<Kind> {
    let ending = path.extension()?.to_string_lossy().to_lowercase();
    match ending.as_str() {
        "doc" | "docx" | "docm" => Some(Kind::Word),
        "xls" | "xlsx" | "xlsm" | "ods" => Some(Kind::Sheets),
        _ => None,
    }
}

/// Something in a file that is no record.
pub struct Refused {
    pub why: Words,
    pub raw: Value,
}

/// Which column is which field, for spreadsheets that are not the portal's list.
pub fn plan(path: &Path) -> Result<Plan, Failure> {
    let shown = path.display();
    let text = files::read(path)?;
    let unusable = |words: &Words| {
        Failure::new(
            format!("`{shown}` không dùng được: {}", words.vi),
            format!("`{shown}` cannot be used: {}", words.en),
        )
    };
    let plan: Plan = toml::from_str(&String::from_utf8_lossy(&text)).map_err(|error| {
        let message = error.message();
        unusable(&both(message, message)).help(
            "dạng đúng: `header = 3`, rồi `[columns]` với các dòng như `\"Mã số\" = \"code\"`",
            "the form is `header = 3`, then `[columns]` with lines such as `\"Mã số\" = \"code\"`",
        )
    })?;
    plan.check().map_err(|error| with_help(unusable(&error.words()), error.help()))?;
    Ok(plan)
}

/// The record of a Word file. One that cannot be read does not keep the others from being read.
pub fn word<'c>(from: &'c str, bytes: &[u8], law: &Catalogue) -> Chunk<'c> {
    let blocks = match document::read(bytes) {
        Ok(blocks) => blocks,
        Err(error) => {
            let refused = Refused { why: error.words(), raw: json!(from) };
            return Chunk { from, records: Vec::new(), refused: vec![refused], notes: Vec::new() };
        }
    };
    let blocks: Vec<word::Block> = blocks
        .into_iter()
        .map(|block| match block {
            document::Block::Paragraph(text) => word::Block::Paragraph(text),
            document::Block::Table(rows) => word::Block::Table(rows),
        })
        .collect();
    let found = word::record(&blocks, &authorities(law));
    let mut labels: Vec<String> = Vec::new();
    for left in &found.left {
        let label = if left.label.is_empty() { "…" } else { &left.label };
        let label = format!("`{label}`");
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    let labels = labels.join(", ");
    let notes = (!labels.is_empty()).then(|| {
        both(
            format!("{from}: chưa đưa được vào trường nào: {labels}; giữ nguyên văn ở `wordFields`"),
            format!("{from}: went into no field: {labels}; kept word for word in `wordFields`"),
        )
    });
    Chunk { from, records: vec![Raw::Value(found.record)], refused: Vec::new(), notes: notes.into_iter().collect() }
}

/// The records of a spreadsheet.
pub fn sheets<'c>(
    path: &Path,
    from: &'c str,
    bytes: &[u8],
    plan: Option<&Plan>,
    law: &Catalogue,
) -> Result<Chunk<'c>, Failure> {
    let shown = path.display();
    let sheets = sheet::read(bytes).map_err(|error| {
        let words = error.words();
        Failure::new(format!("`{shown}`: {}", words.vi), format!("`{shown}`: {}", words.en))
    })?;
    let sheets: Vec<table::Sheet> = sheets.into_iter().map(of_sheet).collect();
    let listed = table::read(&sheets, plan, &authorities(law)).map_err(|error| {
        let words = error.words();
        let failure = Failure::new(format!("`{shown}`: {}", words.vi), format!("`{shown}`: {}", words.en));
        let unmapped = || {
            both(
                "tệp không theo danh mục của cổng: ghi cột nào là trường nào vào một tệp và dùng `--map`",
                "this is not the portal's list: say in a file which column is which field, and use `--map`",
            )
        };
        with_help(failure, error.help().or_else(|| plan.is_none().then(unmapped)))
    })?;
    let mut chunk = Chunk { from, records: Vec::new(), refused: Vec::new(), notes: Vec::new() };
    for row in listed.rows {
        match row.record {
            Ok(record) => chunk.records.push(Raw::Value(record)),
            Err(refusal) => chunk.refused.push(Refused { why: refusal.why, raw: refusal.cells }),
        }
    }
    if !listed.passed.is_empty() {
        let rows = listed.passed.iter().map(|(_, row)| row.to_string()).collect::<Vec<_>>().join(", ");
        chunk.notes.push(both(
            format!("{from}: dòng không phải thủ tục (tiêu đề nhóm, số thứ tự cột): {rows}"),
            format!("{from}: rows that are no procedures (headings of groups, numbers of columns): {rows}"),
        ));
    }
    Ok(chunk)
}

fn of_sheet(sheet: sheet::Sheet) -> table::Sheet {
    let cell = |cell: sheet::Cell| table::Cell {
        stored: match cell.stored {
            sheet::Stored::Number => table::Stored::Number,
            sheet::Stored::Date => table::Stored::Date,
            sheet::Stored::Text | sheet::Stored::Empty | sheet::Stored::Truth | sheet::Stored::Error => {
                table::Stored::Text
            }
        },
        text: cell.text,
    };
    let rows = sheet.rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect();
    table::Sheet { name: sheet.name, hidden: sheet.hidden, rows }
}

/// The law that every new workspace begins with. Names of bodies do not depend on the day.
pub fn law() -> Catalogue {
    base::catalogue(jiff::civil::Date::MIN)
}

fn authorities(law: &Catalogue) -> BTreeSet<&str> {
    law.authorities.values().map(|authority| authority.name.vi.as_str()).collect()
}

fn with_help(failure: Failure, help: Option<Words>) -> Failure {
    match help {
        Some(help) => failure.help(help.vi, help.en),
        None => failure,
    }
}

#[cfg(test)]
mod tests {
    use tthc_dsl::Lang;
    use tthc_office::sheet::{Column, Table, Value, Workbook};

    use super::*;

    /// A list as a spreadsheet writes it whose cells of codes are numbers.
    fn list(codes: &[f64]) -> Vec<u8> {
        let columns = ["Mã TTHC", "Tên TTHC"].map(|heading| Column { heading: heading.to_owned(), width: 20.0 });
        let row = |code: &f64| vec![Value::Number(*code), Value::from("Một thủ tục")];
        let table = Table { name: "DS".to_owned(), columns: columns.into(), rows: codes.iter().map(row).collect() };
        tthc_office::sheet::write(&Workbook { title: String::new(), tables: vec![table] }).expect("written")
    }

    #[test]
    fn a_zero_that_a_number_lost_is_not_guessed() {
        let bytes = list(&[1.013_92, 1.013_925]);
        let chunk = sheets(Path::new("ds.xlsx"), "ds.xlsx", &bytes, None, &law()).unwrap_or_else(|_| panic!("read"));
        let codes: Vec<String> = chunk
            .records
            .iter()
            .map(|raw| match raw {
                Raw::Value(record) => record["code"].to_string(),
                Raw::Text(_) => String::new(),
            })
            .collect();
        assert_eq!(codes, ["\"1.013925\""]);
        let refused: Vec<&str> = chunk.refused.iter().map(|refused| refused.why.get(Lang::En)).collect();
        assert_eq!(refused.len(), 1);
        assert!(refused[0].starts_with("sheet `DS`, row 2: the cell of the code says `1.01392`"), "{refused:?}");
        assert!(refused[0].ends_with("if `1.013920` is meant, write `1.013920`, as text"), "{refused:?}");
    }

    #[test]
    fn a_file_is_known_by_its_ending_whatever_its_letters() {
        assert_eq!(kind(Path::new("ChiTietTTHC_1.013124.DOC")), Some(Kind::Word));
        assert_eq!(kind(Path::new("danh mục.ods")), Some(Kind::Sheets));
        assert_eq!(kind(Path::new("records.jsonl")), None);
    }
}
