//! The values of the output as office files.

use tthc_office::OfficeError;
use tthc_office::sheet::{self, Workbook};
use tthc_office::word::{self, Document, Piece};
use tthc_outputs::office;

pub fn document(document: office::Document) -> Result<Vec<u8>, OfficeError> {
    let piece = |piece| match piece {
        office::Piece::Heading { level, text } => Piece::Heading { level, text },
        office::Piece::Paragraph { label, text } => Piece::Paragraph { label, text },
        office::Piece::Table { header, widths, rows } => Piece::Table(word::Table { header, widths, rows }),
    };
    word::write(&Document { title: document.title, pieces: document.pieces.into_iter().map(piece).collect() })
}

pub fn workbook(list: office::List) -> Result<Vec<u8>, OfficeError> {
    let columns =
        list.columns.iter().map(|column| sheet::Column { heading: column.heading.to_owned(), width: column.width });
    let rows = list.rows.into_iter().map(|row| row.into_iter().map(sheet::Value::from).collect());
    let table = sheet::Table { name: "Danh mục TTHC".to_owned(), columns: columns.collect(), rows: rows.collect() };
    sheet::write(&Workbook { title: "Danh mục thủ tục hành chính".to_owned(), tables: vec![table] })
}
