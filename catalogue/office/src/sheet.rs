//! Spreadsheets: read as the texts that a person sees, written as workbooks to work with.

mod budget;
mod ods;
mod write;
mod xlsx;

#[cfg(test)]
pub(crate) mod tests;

use crate::error::OfficeError;
use crate::kind::{Found, Wanted};
use crate::package;

pub use write::write;

/// A sheet of a spreadsheet, as far as cells are filled.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sheet {
    pub name: String,
    /// Whether the program hides it.
    pub hidden: bool,
    /// From row 1 on, each as long as its last filled cell, so that `rows[i][j]` is the cell in row i+1, column j+1.
    ///
    /// Of merged cells the first has the text and the others are empty: a title over a whole table is a row of one cell.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Cell {
    /// What a person sees, but dates as ISO 8601 (`2025-07-01`, `2025-07-01T08:30:00`) and numbers with a point and
    /// without a separator of thousands.
    pub text: String,
    pub stored: Stored,
}

/// What the program keeps of a cell, which decides how far its text can be trusted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Stored {
    #[default]
    Empty,
    Text,
    /// A number. Zeros at the end of a code are lost in it: `1.013920` is the number 1.01392. Where the cell shows them
    /// by its format they are in the text.
    Number,
    /// A day or a time, into which some programs turn a code with a dot.
    Date,
    /// `TRUE` or `FALSE`.
    Truth,
    /// An error such as `#REF!`.
    Error,
}

impl Cell {
    pub fn is_number(&self) -> bool {
        self.stored == Stored::Number
    }
}

/// Reads an `.xlsx` or `.ods`, whatever its name is. Formulas have the value that was last computed; one
/// that never was is empty.
pub fn read(bytes: &[u8]) -> Result<Vec<Sheet>, OfficeError> {
    let mut package = package::open(bytes, Wanted::Spreadsheet, &[Found::Xlsx, Found::Ods])?;
    match package.kind {
        Found::Ods => ods::read(&mut package.archive),
        _ => xlsx::read(bytes, &mut package.archive),
    }
}

/// A workbook to be written.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Workbook {
    /// In the properties of the file.
    pub title: String,
    pub tables: Vec<Table>,
}

/// A table on a sheet of its own: a header that stays in view, with a filter for each column.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Table {
    /// The name of the sheet: at most 31 letters, without `[ ] : * ? / \`.
    pub name: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Value>>,
}

/// A column of a table to be written.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Column {
    pub heading: String,
    /// The width in letters of the usual size. Longer texts wrap.
    pub width: f64,
}

/// A cell to be written.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Value {
    #[default]
    Empty,
    /// Text, never a formula and never turned into a number, whatever it begins with.
    Text(String),
    Number(f64),
    /// Text that leads to an address (`https:`, `mailto:`, `internal:Sheet!A1`, `external:file.xlsx`).
    Link {
        text: String,
        url: String,
    },
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::from(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        if text.is_empty() { Value::Empty } else { Value::Text(text) }
    }
}
