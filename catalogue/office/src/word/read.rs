//! The text of a Word document, in its order.

use crate::error::OfficeError;
use crate::kind::{Found, Wanted};
use crate::package;
use crate::word::Block;
use crate::xml::{self, Element, Event, Reader, Space};

mod table;

use table::{Cell, Table};

/// Tables in tables and text boxes in text boxes, far beyond what a page can show.
const DEPTH: usize = 32;

/// Bytes of text that a document may have, repetitions of cells that span rows included.
pub(super) const TEXT: usize = 64 << 20;

/// Reads a Word document, also one that is named `.doc` but is Office Open XML as the national portal writes it.
///
/// Kept is what a reader of the document sees in its body: runs, links, fields as last shown, insertions that were
/// not yet accepted, text boxes (before the paragraph that they hang on). Left out are deletions, hidden text,
/// comments, notes, headers and the numbers that Word counts itself.
pub fn read(bytes: &[u8]) -> Result<Vec<Block>, OfficeError> {
    let mut package = package::open(bytes, Wanted::Word, &[Found::Docx])?;
    let main = package.main;
    let part = package.archive.part(&main)?.ok_or_else(|| OfficeError::damaged(&main))?;
    let text = xml::decode(&main, &part)?;
    drop(part);
    let mut body = Body { part: &main, ..Body::default() };
    let mut reader = Reader::new(&main, &text);
    loop {
        match reader.next()? {
            Event::Start(element) => {
                if body.start(&element)? == Then::Skip {
                    reader.skip()?;
                }
            }
            Event::Stop(tag) => body.stop(tag.name())?,
            Event::Text(text) => body.text(&text),
            Event::End if body.found => return Ok(body.blocks),
            Event::End => return Err(OfficeError::damaged(&main)),
        }
    }
}

/// Whether the content of an element is read.
#[derive(PartialEq, Eq)]
enum Then {
    Read,
    Skip,
}

/// What was read so far and what is open.
#[derive(Default)]
struct Body<'a> {
    part: &'a str,
    blocks: Vec<Block>,
    /// Whether there was a body at all.
    found: bool,
    /// Paragraphs in paragraphs: a text box stands in a run.
    paragraphs: Vec<String>,
    tables: Vec<Table>,
    /// Whether letters are the document's and not the white space between elements.
    letters: bool,
    /// Whether the run is one that Word does not show.
    hidden: bool,
    repeated: usize,
}

impl Body<'_> {
    fn start(&mut self, element: &Element<'_>) -> Result<Then, OfficeError> {
        match element.name() {
            (Space::Word, "body") => self.found = true,
            (Space::Word, "p") => {
                self.deep(self.paragraphs.len())?;
                self.paragraphs.push(String::new());
            }
            (Space::Word, "r") => self.hidden = false,
            (Space::Word, "t") | (Space::Math, "t") => self.letters = true,
            (Space::Word, "vanish") => self.hidden = on(element),
            (Space::Word, "tab" | "ptab") => self.text_as_is("\t"),
            (Space::Word, "br" | "cr") => self.text_as_is("\n"),
            (Space::Word, "noBreakHyphen") => self.text_as_is("\u{2011}"),
            (Space::Word, "sym") => {
                if let Some(letter) = symbol(element) {
                    self.text_as_is(letter.encode_utf8(&mut [0; 4]));
                }
            }
            (Space::Word, "tbl") => {
                self.deep(self.tables.len())?;
                self.tables.push(Table::default());
            }
            // A deleted row says so in its properties; a deleted run stands in a deletion.
            (Space::Word, "del" | "moveFrom") if self.between_cells() => self.table(|table| table.delete_row()),
            (Space::Word, "del" | "moveFrom" | "delText" | "instrText" | "delInstrText") => return Ok(Then::Skip),
            (Space::Word, "pPr" | "tblPr" | "tblGrid" | "tblPrEx" | "sectPr" | "sdtPr" | "rubyPr" | "rt") => {
                return Ok(Then::Skip);
            }
            (Space::Word, "rPrChange" | "tcPrChange" | "trPrChange") => return Ok(Then::Skip),
            (Space::Compatibility, "Fallback") => return Ok(Then::Skip),
            (Space::Word, "tr") => self.table(Table::start_row),
            (Space::Word, "tc") => self.table(Table::start_cell),
            (Space::Word, "gridBefore") => self.table(|table| table.empty_before(element.count("val").unwrap_or(0))),
            (Space::Word, "gridSpan") => self.cell(|cell| cell.span(element.count("val").unwrap_or(1))),
            (Space::Word, "vMerge") => {
                self.cell(|cell| cell.merge(element.attribute("val").as_deref() == Some("restart")))
            }
            _ => {}
        }
        Ok(Then::Read)
    }

    fn stop(&mut self, name: (Space, &str)) -> Result<(), OfficeError> {
        match name {
            (Space::Word | Space::Math, "t") => self.letters = false,
            (Space::Word, "r") => self.hidden = false,
            (Space::Word, "p") => {
                if let Some(text) = self.paragraphs.pop() {
                    self.paragraph(text);
                }
            }
            (Space::Word, "tc") => {
                let repeated = self.tables.last_mut().map_or(0, Table::stop_cell);
                self.repeated += repeated;
                if self.repeated > TEXT {
                    return Err(OfficeError::LongText { limit: TEXT });
                }
            }
            (Space::Word, "tr") => self.table(Table::stop_row),
            (Space::Word, "tbl") => {
                if let Some(table) = self.tables.pop() {
                    self.nested_or_not(table);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if self.letters {
            // A line's end within a text is a space to Word.
            self.text_as_is(&text.replace(['\n', '\r', '\t'], " "));
        }
    }

    fn text_as_is(&mut self, text: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut().filter(|_| !self.hidden) {
            paragraph.push_str(text);
        }
    }

    fn paragraph(&mut self, text: String) {
        match self.tables.last_mut().and_then(Table::open_cell) {
            Some(cell) => cell.line(&text),
            None if text.trim().is_empty() => {}
            None => self.blocks.push(Block::Paragraph(text)),
        }
    }

    /// A table within a cell becomes lines of that cell: its rows, their cells with tabs between.
    fn nested_or_not(&mut self, table: Table) {
        match self.tables.last_mut().and_then(Table::open_cell) {
            Some(cell) => table.rows.iter().for_each(|row| cell.line(&row.join("\t"))),
            None if table.rows.is_empty() => {}
            None => self.blocks.push(Block::Table(table.rows)),
        }
    }

    fn between_cells(&self) -> bool {
        self.tables.last().is_some_and(Table::between_cells)
    }

    fn table(&mut self, change: impl FnOnce(&mut Table)) {
        if let Some(table) = self.tables.last_mut() {
            change(table);
        }
    }

    fn cell(&mut self, change: impl FnOnce(&mut Cell)) {
        if let Some(cell) = self.tables.last_mut().and_then(Table::open_cell) {
            change(cell);
        }
    }

    fn deep(&self, depth: usize) -> Result<(), OfficeError> {
        if depth < DEPTH { Ok(()) } else { Err(OfficeError::Deep { entry: self.part.to_owned(), limit: DEPTH }) }
    }
}

/// A property that is on unless it says otherwise.
fn on(element: &Element<'_>) -> bool {
    !matches!(element.attribute("val").as_deref(), Some("0" | "false" | "off"))
}

/// A letter that is named by its number in a font of pictures: boxes to tick are the ones that forms have.
fn symbol(element: &Element<'_>) -> Option<char> {
    let number = u32::from_str_radix(&element.attribute("char")?, 16).ok()?;
    let wingdings = element.attribute("font").is_some_and(|font| font.starts_with("Wingdings"));
    // The fonts of pictures lie at U+F000 in the private area.
    match number & 0xFF {
        0x6F | 0x71 | 0xA8 if wingdings => Some('☐'),
        0xFE | 0x52 if wingdings => Some('☑'),
        0xFD | 0x53 | 0x54 if wingdings => Some('☒'),
        _ => char::from_u32(number),
    }
}
