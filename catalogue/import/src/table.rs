//! A spreadsheet that lists procedures, as records in the portal's shape.
//!
//! By itself the portal's own list is known; any other needs a [`Plan`] that says which column is which field. What a
//! spreadsheet has made of a code is never guessed: the row is refused with what to write instead.

mod code;
mod header;
mod plan;
mod row;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use tthc_dsl::diagnostic::{Words, both};

use crate::text::in_line;
pub use header::NoTable;
pub use plan::{FIELDS, Plan, PlanError, Target};

/// A sheet, as far as cells are filled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    pub name: String,
    pub hidden: bool,
    /// `rows[i][j]` is the cell in row i+1, column j+1; of merged cells the first has the text.
    pub rows: Vec<Vec<Cell>>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What a person sees.
    pub text: String,
    pub stored: Stored,
}

/// What the program keeps of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stored {
    #[default]
    Text,
    /// Zeros at the end of a code are lost in it, unless the cell shows them.
    Number,
    /// Into which some programs turn a code with a dot.
    Date,
}

/// What the sheets list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listed {
    pub rows: Vec<Row>,
    /// Rows that divide the list under a heading or repeat its header, by sheet and row: they are no procedures.
    pub passed: Vec<(String, usize)>,
}

/// A row of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub sheet: String,
    /// From 1, as the spreadsheet counts.
    pub number: usize,
    /// The record, with what the plan names no field for in its `tableFields`.
    pub record: Result<Value, RowRefusal>,
}

/// Why a row is no record, and what it says.
#[derive(Clone, Debug, PartialEq)]
pub struct RowRefusal {
    pub why: Words,
    /// The cells by the headings of their columns.
    pub cells: Value,
}

/// Reads the visible sheets in which the headings of the plan stand; without a plan, those of the portal's list.
/// `authorities` are names of bodies, which are not cut at their commas.
pub fn read(sheets: &[Sheet], plan: Option<&Plan>, authorities: &BTreeSet<&str>) -> Result<Listed, NoTable> {
    let portal = Plan::portal();
    let plan = plan.unwrap_or(&portal);
    let mut listed = Listed::default();
    for (sheet, header) in header::find(sheets, plan)? {
        for (at, cells) in sheet.rows.iter().enumerate().skip(header.row + 1) {
            let number = at + 1;
            let filled: Vec<&Cell> = cells.iter().filter(|cell| !cell.text.trim().is_empty()).collect();
            if filled.is_empty() {
                continue;
            }
            if filled.len() == 1 || header.is_repeated(cells) || filled.iter().all(|cell| is_ordinal(&cell.text)) {
                listed.passed.push((sheet.name.clone(), number));
                continue;
            }
            let why = |words: Words| RowRefusal {
                why: placed(&sheet.name, number, &words),
                cells: by_heading(&header, cells),
            };
            let record = row::record(&header, cells, authorities).map_err(why);
            listed.rows.push(Row { sheet: sheet.name.clone(), number, record });
        }
    }
    Ok(listed)
}

/// `(1)`, `2`: the row of numbers that forms have below their headings.
fn is_ordinal(text: &str) -> bool {
    let text = text.trim().trim_matches(['(', ')']);
    !text.is_empty() && text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn placed(sheet: &str, number: usize, words: &Words) -> Words {
    both(
        format!("trang `{sheet}`, dòng {number}: {}", words.vi),
        format!("sheet `{sheet}`, row {number}: {}", words.en),
    )
}

fn by_heading(header: &header::Header<'_>, cells: &[Cell]) -> Value {
    let mut out = Map::new();
    for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.text.trim().is_empty()) {
        let heading = header.heading(at);
        let heading =
            if heading.is_empty() || out.contains_key(&heading) { format!("{heading} [{}]", at + 1) } else { heading };
        out.insert(heading.trim().to_owned(), json!(in_line(&cell.text)));
    }
    Value::Object(out)
}
