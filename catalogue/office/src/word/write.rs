//! A document to the bytes of a `.docx`.

use std::io::{Cursor, Write};

use quick_xml::escape::minimal_escape;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::error::OfficeError;
use crate::word::page::{self, DECLARATION, NAMESPACE, RELATIONSHIPS, WIDTH};
use crate::word::{Document, Piece, Table};

/// Writes a document in the layout of Decree 30/2020/NĐ-CP: A4, Times New Roman, its margins, the page number centred
/// above from the second page on. The same document has the same bytes: no time and no author is in the file.
pub fn write(document: &Document) -> Result<Vec<u8>, OfficeError> {
    let parts = [
        ("[Content_Types].xml", page::content_types()),
        ("_rels/.rels", page::package_relations()),
        ("word/document.xml", body(document)),
        ("word/_rels/document.xml.rels", page::document_relations()),
        ("word/styles.xml", page::styles()),
        ("word/settings.xml", page::settings()),
        ("word/header1.xml", page::header()),
        ("docProps/core.xml", page::properties(&escaped(&document.title))),
    ];
    archive(&parts).map_err(|error| OfficeError::Unwritten { reason: error.to_string() })
}

fn archive(parts: &[(&str, String)]) -> zip::result::ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, options)?;
        zip.write_all(content.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn body(document: &Document) -> String {
    let mut out = format!(r#"{DECLARATION}<w:document xmlns:w="{NAMESPACE}" xmlns:r="{RELATIONSHIPS}"><w:body>"#);
    if !document.title.is_empty() {
        paragraph(&mut out, Some("Title"), None, &document.title);
    }
    for piece in &document.pieces {
        match piece {
            Piece::Heading { level, text } => {
                let style = ["Heading1", "Heading2", "Heading3"][usize::from(*level).clamp(1, 3) - 1];
                paragraph(&mut out, Some(style), None, text);
            }
            Piece::Paragraph { label, text } => paragraph(&mut out, None, label.as_deref(), text),
            Piece::Table(of) => table(&mut out, of),
        }
    }
    out.push_str(&page::section());
    out.push_str("</w:body></w:document>");
    out
}

fn paragraph(out: &mut String, style: Option<&str>, label: Option<&str>, text: &str) {
    out.push_str("<w:p>");
    if let Some(style) = style {
        out.push_str(&format!(r#"<w:pPr><w:pStyle w:val="{style}"/></w:pPr>"#));
    }
    if let Some(label) = label {
        let space = if text.is_empty() { "" } else { " " };
        run(out, "<w:rPr><w:b/><w:bCs/></w:rPr>", &format!("{label}{space}"));
    }
    run(out, "", text);
    out.push_str("</w:p>");
}

/// Letters with one look. Line ends and tabs are elements of their own.
fn run(out: &mut String, look: &str, text: &str) {
    if text.is_empty() {
        return;
    }
    out.push_str("<w:r>");
    out.push_str(look);
    let text = text.replace("\r\n", "\n");
    for (number, line) in text.split(['\n', '\r']).enumerate() {
        if number > 0 {
            out.push_str("<w:br/>");
        }
        for (number, letters) in line.split('\t').enumerate() {
            if number > 0 {
                out.push_str("<w:tab/>");
            }
            if !letters.is_empty() {
                out.push_str(r#"<w:t xml:space="preserve">"#);
                out.push_str(&escaped(letters));
                out.push_str("</w:t>");
            }
        }
    }
    out.push_str("</w:r>");
}

fn table(out: &mut String, table: &Table) {
    let columns = table.header.len();
    if columns == 0 {
        return;
    }
    let widths = widths(&table.widths, columns);
    out.push_str(&format!(
        r#"<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>"#
    ));
    for width in &widths {
        out.push_str(&format!(r#"<w:gridCol w:w="{width}"/>"#));
    }
    out.push_str("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for (text, width) in table.header.iter().zip(&widths) {
        cell(out, "TableHeading", *width, std::slice::from_ref(text));
    }
    out.push_str("</w:tr>");
    for row in &table.rows {
        out.push_str("<w:tr>");
        for (column, width) in widths.iter().enumerate() {
            let last = column + 1 == columns;
            let end = if last { row.len() } else { row.len().min(column + 1) };
            cell(out, "TableText", *width, row.get(column..end).unwrap_or_default());
        }
        out.push_str("</w:tr>");
    }
    out.push_str("</w:tbl>");
    // Two tables without a paragraph between them would be one to Word, and none may end the body.
    out.push_str(r#"<w:p><w:pPr><w:spacing w:after="0"/></w:pPr></w:p>"#);
}

/// A cell with a paragraph for each line of its texts. A cell must have one.
fn cell(out: &mut String, style: &str, width: u32, texts: &[String]) {
    out.push_str(&format!(r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>"#));
    if texts.is_empty() {
        paragraph(out, Some(style), None, "");
    }
    for line in texts.iter().flat_map(|text| text.split('\n')) {
        paragraph(out, Some(style), None, line);
    }
    out.push_str("</w:tc>");
}

/// The widths of columns in twentieths of a point, which together are the width of the text.
fn widths(given: &[u32], columns: usize) -> Vec<u32> {
    let share = |column: usize| u64::from(given.get(column).copied().unwrap_or(1).max(1));
    let all: u64 = (0..columns).map(share).sum();
    // Rounded at the edges and not column by column, so that no rest is left.
    let edge = |column: usize| {
        let before: u64 = (0..column).map(share).sum();
        u32::try_from(before * u64::from(WIDTH) / all).unwrap_or(WIDTH)
    };
    (0..columns).map(|column| edge(column + 1) - edge(column)).collect()
}

/// Text as XML has it. Letters that XML cannot hold become the replacement character.
fn escaped(text: &str) -> String {
    let allowed =
        |letter: char| matches!(letter, '\t' | '\n' | '\r' | ' '..) && !matches!(letter, '\u{FFFE}' | '\u{FFFF}');
    let text: String = text.chars().map(|letter| if allowed(letter) { letter } else { '\u{FFFD}' }).collect();
    minimal_escape(text).into_owned()
}
