//! Where the headings of a list stand: below a title, in one or several sheets.

use tthc_dsl::diagnostic::{Words, both};
use tthc_dsl::nearest;

use super::plan::{Field, Plan, Target};
use super::{Cell, Sheet};
use crate::text::in_line;
use crate::word::words;

/// Titles above a header have few rows.
const ABOVE: usize = 50;

/// The header of a sheet.
pub(super) struct Header<'s> {
    /// Its row, from 0.
    pub row: usize,
    pub cells: &'s [Cell],
    /// The columns that are fields.
    pub columns: Vec<(usize, Field, Option<&'s str>)>,
}

impl Header<'_> {
    pub fn heading(&self, column: usize) -> String {
        self.cells.get(column).map(|cell| in_line(&cell.text)).unwrap_or_default()
    }

    /// Does a row repeat it, as at the head of a printed page?
    pub fn is_repeated(&self, cells: &[Cell]) -> bool {
        let same =
            |column: usize| cells.get(column).is_some_and(|cell| words(&cell.text) == words(&self.cells[column].text));
        self.columns.iter().all(|(column, _, _)| same(*column))
    }
}

/// Why no list was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoTable {
    /// There is no sheet of this name.
    Sheet { name: String, sheets: Vec<String> },
    /// No row has the headings that are needed.
    Header { wanted: Vec<String> },
    /// A row has some of the headings, but not this one.
    Column { heading: String, sheet: String, row: usize, headings: Vec<String> },
}

impl NoTable {
    pub fn words(&self) -> Words {
        match self {
            NoTable::Sheet { name, .. } => {
                both(format!("không có trang tính `{name}`"), format!("there is no sheet `{name}`"))
            }
            NoTable::Header { wanted } => {
                let wanted = quoted(wanted);
                both(format!("không thấy dòng tiêu đề có {wanted}"), format!("no row has the headings {wanted}"))
            }
            NoTable::Column { heading, sheet, row, .. } => both(
                format!("dòng tiêu đề (trang `{sheet}`, dòng {row}) không có cột `{heading}`"),
                format!("the header (sheet `{sheet}`, row {row}) has no column `{heading}`"),
            ),
        }
    }

    /// The nearest name, or all of them.
    pub fn help(&self) -> Option<Words> {
        let (wanted, names) = match self {
            NoTable::Sheet { name, sheets } => (name, sheets),
            NoTable::Column { heading, headings, .. } => (heading, headings),
            NoTable::Header { .. } => return None,
        };
        Some(match nearest(wanted, names.iter().map(String::as_str)) {
            Some(near) => both(format!("có phải là `{near}` không?"), format!("did you mean `{near}`?")),
            None => both(format!("có: {}", quoted(names)), format!("there are {}", quoted(names))),
        })
    }
}

fn quoted(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// The sheets that have the headings of the plan.
pub(super) fn find<'s>(sheets: &'s [Sheet], plan: &'s Plan) -> Result<Vec<(&'s Sheet, Header<'s>)>, NoTable> {
    let chosen: Vec<&Sheet> = match &plan.sheet {
        Some(name) => {
            let named = sheets.iter().find(|sheet| words(&sheet.name) == words(name));
            let sheets = || sheets.iter().map(|sheet| sheet.name.clone()).collect();
            vec![named.ok_or_else(|| NoTable::Sheet { name: name.clone(), sheets: sheets() })?]
        }
        None => sheets.iter().filter(|sheet| !sheet.hidden).collect(),
    };
    let found: Vec<(&Sheet, Header)> = chosen.iter().filter_map(|sheet| Some((*sheet, header(sheet, plan)?))).collect();
    if found.is_empty() { Err(missing(&chosen, plan)) } else { Ok(found) }
}

fn header<'s>(sheet: &'s Sheet, plan: &'s Plan) -> Option<Header<'s>> {
    rows(sheet, plan).find_map(|(row, cells)| {
        let columns = columns(cells, plan);
        let needed = |field| columns.iter().any(|(_, found, _)| *found == field);
        let whole =
            if plan.lenient { needed(Field::Code) && needed(Field::Name) } else { columns.len() == plan.columns.len() };
        whole.then_some(Header { row, cells, columns })
    })
}

/// The rows in which the header may stand.
fn rows<'s>(sheet: &'s Sheet, plan: &Plan) -> impl Iterator<Item = (usize, &'s [Cell])> {
    let only = plan.header.map(|row| row.saturating_sub(1));
    let rows = sheet.rows.iter().map(Vec::as_slice).enumerate();
    rows.filter(move |(row, _)| only.map_or(*row < ABOVE, |only| *row == only))
}

fn columns<'s>(cells: &[Cell], plan: &'s Plan) -> Vec<(usize, Field, Option<&'s str>)> {
    let headings: Vec<String> = cells.iter().map(|cell| words(&cell.text)).collect();
    let column = |(heading, target): (&String, &'s Target)| {
        let place = headings.iter().position(|found| *found == words(heading))?;
        Some((place, target.field()?, target.separator()))
    };
    let mut columns: Vec<_> = plan.columns.iter().filter_map(column).collect();
    columns.sort_by_key(|(place, _, _)| *place);
    columns
}

/// What is missing from the row that comes nearest.
fn missing(sheets: &[&Sheet], plan: &Plan) -> NoTable {
    let mut best: Option<(usize, &Sheet, usize, &[Cell])> = None;
    for sheet in sheets {
        for (row, cells) in rows(sheet, plan) {
            let count = columns(cells, plan).len();
            if best.is_none_or(|(most, ..)| count > most) {
                best = Some((count, sheet, row, cells));
            }
        }
    }
    let wanted = || plan.columns.keys().cloned().collect();
    let Some((count, sheet, row, cells)) = best else { return NoTable::Header { wanted: wanted() } };
    // A row that the author of the plan names is the header, whatever it says.
    if plan.lenient || (count == 0 && plan.header.is_none()) {
        let wanted = if plan.lenient { vec!["Mã TTHC".to_owned(), "Tên TTHC".to_owned()] } else { wanted() };
        return NoTable::Header { wanted };
    }
    let has = |heading: &&String| cells.iter().any(|cell| words(&cell.text) == words(heading));
    let heading = plan.columns.keys().find(|heading| !has(heading)).cloned().unwrap_or_default();
    let headings = cells.iter().map(|cell| in_line(&cell.text)).filter(|text| !text.is_empty()).collect();
    NoTable::Column { heading, sheet: sheet.name.clone(), row: row + 1, headings }
}
