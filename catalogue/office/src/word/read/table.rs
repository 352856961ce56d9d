//! A table that is being read.

/// Word has no more columns than this.
const COLUMNS: usize = 63;

/// The rows so far, the row and the cell that are open.
#[derive(Default)]
pub(super) struct Table {
    pub rows: Vec<Vec<String>>,
    row: Vec<String>,
    deleted: bool,
    cell: Option<Cell>,
    /// By column, the text of a cell that may go on in the next row.
    held: Vec<Option<String>>,
}

/// A cell that is open.
#[derive(Default)]
pub(super) struct Cell {
    text: String,
    lines: usize,
    span: usize,
    merge: Merge,
}

#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Merge {
    #[default]
    None,
    First,
    Further,
}

impl Table {
    pub(super) fn start_row(&mut self) {
        self.row = Vec::new();
        self.deleted = false;
    }

    pub(super) fn delete_row(&mut self) {
        self.deleted = true;
    }

    pub(super) fn stop_row(&mut self) {
        let row = std::mem::take(&mut self.row);
        self.held.truncate(row.len());
        if !self.deleted && !row.is_empty() {
            self.rows.push(row);
        }
    }

    pub(super) fn empty_before(&mut self, columns: usize) {
        self.row.extend((0..columns.min(COLUMNS)).map(|_| String::new()));
    }

    pub(super) fn start_cell(&mut self) {
        self.cell = Some(Cell::default());
    }

    /// Closes the cell and says how many bytes of text it repeated.
    pub(super) fn stop_cell(&mut self) -> usize {
        let Some(cell) = self.cell.take() else { return 0 };
        let column = self.row.len();
        if self.held.len() <= column {
            self.held.resize(column + 1, None);
        }
        let (text, repeated) = match cell.merge {
            Merge::Further => {
                let text = self.held[column].clone().unwrap_or(cell.text);
                let length = text.len();
                (text, length)
            }
            Merge::First => {
                self.held[column] = Some(cell.text.clone());
                (cell.text, 0)
            }
            Merge::None => {
                self.held[column] = None;
                (cell.text, 0)
            }
        };
        self.row.push(text);
        self.empty_before(cell.span.saturating_sub(1));
        repeated
    }

    pub(super) fn open_cell(&mut self) -> Option<&mut Cell> {
        self.cell.as_mut()
    }

    pub(super) fn between_cells(&self) -> bool {
        self.cell.is_none()
    }
}

impl Cell {
    /// Adds a paragraph.
    pub(super) fn line(&mut self, text: &str) {
        if self.lines > 0 {
            self.text.push('\n');
        }
        self.text.push_str(text);
        self.lines += 1;
    }

    pub(super) fn span(&mut self, columns: usize) {
        self.span = columns;
    }

    pub(super) fn merge(&mut self, first: bool) {
        self.merge = if first { Merge::First } else { Merge::Further };
    }
}
