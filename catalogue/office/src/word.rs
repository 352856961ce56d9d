//! Word documents: read in document order as text, written in the layout of Decree 30/2020/NĐ-CP.

mod page;
mod read;
mod write;

#[cfg(test)]
mod tests;

pub use read::read;
pub use write::write;

/// What a Word document holds, in its order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Block {
    /// The text of a paragraph. A line break within it is `\n`, a tab `\t`. Empty paragraphs are left out.
    Paragraph(String),
    /// The rows of a table. The paragraphs of a cell are joined by `\n`.
    ///
    /// A cell that spans columns stands in the first of them, the others are empty; a cell that spans rows stands in
    /// each of them, because what it says holds for each. So the rows of a table without such cells have one length.
    Table(Vec<Vec<String>>),
}

/// A document to be written.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Document {
    /// Stands centred at the head and in the properties of the file. Nothing is written for an empty one.
    pub title: String,
    pub pieces: Vec<Piece>,
}

/// A piece of a document to be written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Piece {
    /// A heading of level 1 to 3; Word lists it in its navigation pane.
    Heading {
        level: u8,
        text: String,
    },
    /// A paragraph. The label stands before the text in bold, with a space between. A line end within the text begins
    /// a new line of the same paragraph, without the indent that a paragraph has.
    Paragraph {
        label: Option<String>,
        text: String,
    },
    Table(Table),
}

/// A table to be written. It always has as many columns as its header.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Table {
    /// The first row, in bold, repeated at the head of each page.
    pub header: Vec<String>,
    /// The widths of the columns in proportion to one another; columns without one have the width 1.
    pub widths: Vec<u32>,
    /// A row shorter than the header is filled up with empty cells; of a longer one nothing is lost: what is over
    /// stands in the last cell, line by line.
    pub rows: Vec<Vec<String>>,
}
