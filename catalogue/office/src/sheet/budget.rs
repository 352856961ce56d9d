//! What a spreadsheet may cost in memory: a few bytes can ask for a million cells.

use crate::error::OfficeError;
use crate::sheet::{Cell, Sheet};

/// Cells and rows, empty ones before filled ones included. A list of ten thousand procedures in eight columns has 90,000.
pub(super) const CELLS: usize = 4_000_000;

/// Bytes of text. One text that stands in many cells counts in each.
pub(super) const TEXT: usize = 256 << 20;

/// What may still come.
pub(super) struct Budget {
    cells: usize,
    text: usize,
}

impl Default for Budget {
    fn default() -> Budget {
        Budget { cells: CELLS, text: TEXT }
    }
}

impl Budget {
    /// Puts a cell in its place; rows and columns count from 0.
    pub(super) fn put(&mut self, sheet: &mut Sheet, row: usize, column: usize, cell: Cell) -> Result<(), OfficeError> {
        let rows = row.saturating_add(1).saturating_sub(sheet.rows.len());
        let columns = column.saturating_add(1).saturating_sub(sheet.rows.get(row).map_or(0, Vec::len));
        self.cells =
            self.cells.checked_sub(rows.saturating_add(columns)).ok_or(OfficeError::ManyCells { limit: CELLS })?;
        self.text = self.text.checked_sub(cell.text.len()).ok_or(OfficeError::LongText { limit: TEXT })?;
        if rows > 0 {
            sheet.rows.resize_with(row + 1, Vec::new);
        }
        let cells = &mut sheet.rows[row];
        if columns > 0 {
            cells.resize_with(column + 1, Cell::default);
        }
        cells[column] = cell;
        Ok(())
    }
}
