//! A workbook to the bytes of an `.xlsx`: the only module that knows `rust_xlsxwriter`.

use rust_xlsxwriter as excel;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, FormatUnderline, IgnoreError, Url,
    Worksheet, XlsxError,
};

use crate::error::OfficeError;
use crate::sheet::{Column, Table, Value, Workbook};

/// What one cell of Excel holds.
const LETTERS: usize = 32_767;
/// Rows of a sheet of Excel, the header included, and its columns.
const ROWS: usize = 1_048_576;
const COLUMNS: usize = 16_384;
/// Excel opens no sheet with more links than this; the texts of further ones are written without them.
const LINKS: usize = 65_530;
/// Longer texts are shown as `####` by some versions of Excel if their cell is of the format Text.
const TEXT_FORMAT: usize = 255;
/// The width of a column that was given none, in letters.
const WIDTH: f64 = 8.43;
/// The height of a line of the letters used, and the highest row that Excel has, in points.
const LINE: f64 = 15.75;
const HIGHEST: f64 = 409.0;
/// A4, as Excel numbers paper.
const A4: u8 = 9;

/// Writes a workbook. The same workbook has the same bytes: the time in the file is always the same.
pub fn write(workbook: &Workbook) -> Result<Vec<u8>, OfficeError> {
    let made = ExcelDateTime::from_ymd(2000, 1, 1).map_err(|error| unwritten(&error))?;
    let properties = DocProperties::new().set_title(&workbook.title).set_creation_datetime(&made);
    let mut out = excel::Workbook::new();
    out.set_properties(&properties);
    let looks = Looks::new();
    for table in &workbook.tables {
        sheet(out.add_worksheet(), table, &looks)?;
    }
    out.save_to_buffer().map_err(|error| match error {
        XlsxError::SheetnameReused(sheet) => OfficeError::SheetName { sheet },
        error => unwritten(&error),
    })
}

struct Looks {
    header: Format,
    /// For what must stay as it is when a person changes the cell: codes and numbers of instruments.
    short: Format,
    long: Format,
    number: Format,
    link: Format,
}

impl Looks {
    fn new() -> Looks {
        let cell = Format::new()
            .set_font_name("Times New Roman")
            .set_font_size(12)
            .set_align(FormatAlign::Top)
            .set_border(FormatBorder::Thin)
            .set_text_wrap();
        Looks {
            header: cell
                .clone()
                .set_bold()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color(Color::RGB(0xDDE6F0)),
            short: cell.clone().set_num_format("@"),
            number: cell.clone(),
            link: cell.clone().set_font_color(Color::RGB(0x0563C1)).set_underline(FormatUnderline::Single),
            long: cell,
        }
    }
}

fn sheet(out: &mut Worksheet, table: &Table, looks: &Looks) -> Result<(), OfficeError> {
    let columns = table.rows.iter().map(Vec::len).max().unwrap_or(0).max(table.columns.len());
    let rows = table.rows.len() + 1;
    if rows > ROWS || columns > COLUMNS {
        return Err(OfficeError::LargeSheet { sheet: table.name.clone(), rows, columns });
    }
    out.set_name(&table.name).map_err(|_| OfficeError::SheetName { sheet: table.name.clone() })?;
    let mut links = 0;
    for (column, given) in (0..).zip(&table.columns) {
        fits(table, 0, column, &given.heading)?;
        out.write_string_with_format(0, column, &given.heading, &looks.header).map_err(|error| unwritten(&error))?;
        if given.width > 0.0 {
            out.set_column_width(column, given.width).map_err(|error| unwritten(&error))?;
        }
    }
    for (row, values) in (1..).zip(&table.rows) {
        for (column, value) in (0..).zip(values) {
            cell(out, table, (row, column), value, looks, &mut links)?;
        }
        // Excel finds the height of a row with wrapped text by itself; LibreOffice does not.
        let lines = values.iter().zip(0..).map(|(value, column)| lines(value, table.columns.get(column))).max();
        if let Some(lines) = lines.filter(|lines| *lines > 1) {
            let height = (lines as f64 * LINE).min(HIGHEST);
            out.set_row_height(row, height).map_err(|error| unwritten(&error))?;
        }
    }
    page(out, rows, table.columns.len()).map_err(|error| unwritten(&error))
}

/// What holds for the whole sheet, on the screen and on paper.
fn page(out: &mut Worksheet, rows: usize, columns: usize) -> Result<(), XlsxError> {
    let Some(last) = columns.checked_sub(1) else { return Ok(()) };
    let (row, column) = (u32::try_from(rows - 1).unwrap_or(u32::MAX), u16::try_from(last).unwrap_or(u16::MAX));
    out.set_freeze_panes(1, 0)?;
    out.autofilter(0, 0, row, column)?;
    out.set_repeat_rows(0, 0)?;
    // A code is text that looks like a number; no cell needs a green corner for it.
    out.ignore_error_range(0, 0, row, column, IgnoreError::NumberStoredAsText)?;
    out.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    Ok(())
}

fn cell(
    out: &mut Worksheet,
    table: &Table,
    (row, column): (u32, u16),
    value: &Value,
    looks: &Looks,
    links: &mut usize,
) -> Result<(), OfficeError> {
    let written = match value {
        Value::Empty => out.write_blank(row, column, &looks.long),
        Value::Number(number) => out.write_number_with_format(row, column, *number, &looks.number),
        Value::Text(text) => {
            fits(table, row, column, text)?;
            let look = if text.chars().nth(TEXT_FORMAT).is_none() { &looks.short } else { &looks.long };
            out.write_string_with_format(row, column, text, look)
        }
        Value::Link { text, .. } if *links >= LINKS => {
            fits(table, row, column, text)?;
            out.write_string_with_format(row, column, text, &looks.long)
        }
        Value::Link { text, url } => {
            fits(table, row, column, text)?;
            *links += 1;
            let link = Url::new(url).set_text(text);
            let written = out.write_url_with_format(row, column, link, &looks.link);
            return written.map(|_| ()).map_err(|error| match error {
                XlsxError::UnknownUrlType(_) | XlsxError::MaxUrlLengthExceeded => {
                    OfficeError::Link { sheet: table.name.clone(), url: url.clone() }
                }
                error => unwritten(&error),
            });
        }
    };
    written.map(|_| ()).map_err(|error| unwritten(&error))
}

/// About how many lines a text has in its column, rather too many than too few.
fn lines(value: &Value, column: Option<&Column>) -> usize {
    let (Value::Text(text) | Value::Link { text, .. }) = value else { return 1 };
    let width = column.map_or(WIDTH, |column| column.width);
    let width = if width > 0.0 { width } else { WIDTH };
    text.split('\n').map(|line| (line.chars().count() as f64 / width).ceil().max(1.0) as usize).sum()
}

fn fits(table: &Table, row: u32, column: u16, text: &str) -> Result<(), OfficeError> {
    let letters = text.chars().count();
    if letters <= LETTERS {
        return Ok(());
    }
    Err(OfficeError::LongCell {
        sheet: table.name.clone(),
        row: row as usize + 1,
        column: usize::from(column) + 1,
        letters,
        limit: LETTERS,
    })
}

fn unwritten(error: &XlsxError) -> OfficeError {
    OfficeError::Unwritten { reason: error.to_string() }
}
