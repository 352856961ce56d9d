//! A procedure's code out of a cell, which spreadsheets damage in known ways.

use tthc_dsl::diagnostic::{Words, both};
use tthc_dsl::is_procedure_code;

use super::{Cell, Stored};
use crate::text::in_line;

/// The code, or why the cell is none and what to write.
pub(super) fn code(cell: &Cell) -> Result<String, Words> {
    let text = in_line(&cell.text);
    if text.is_empty() {
        return Err(both("không có mã thủ tục", "there is no code"));
    }
    if cell.stored == Stored::Date {
        return Err(both(
            format!("ô mã đã thành ngày `{text}`: ghi lại mã vào ô dạng văn bản, như `1.013920`"),
            format!("the cell of the code became the day `{text}`: write the code again, as text, such as `1.013920`"),
        ));
    }
    // A number that shows all six figures has lost none.
    if is_procedure_code(&text) {
        return Ok(text);
    }
    let Some(likely) = likely(&text) else {
        return Err(both(
            format!("`{text}` không phải là mã thủ tục: ghi một số, dấu chấm và sáu số, như `1.013920`"),
            format!("`{text}` is no procedure's code: write a figure, a dot and six figures, such as `1.013920`"),
        ));
    };
    let (vi, en) = match cell.stored {
        Stored::Number => ("có lẽ bảng tính đã biến mã thành số", "the spreadsheet may have made a number of the code"),
        _ => ("mã này thiếu hoặc sai chữ số, dấu chấm", "a figure or the dot is missing or wrong"),
    };
    Err(both(
        format!("ô mã ghi `{text}`, {vi}: nếu đúng là `{likely}` thì ghi `{likely}` vào ô dạng văn bản"),
        format!("the cell of the code says `{text}`, {en}: if `{likely}` is meant, write `{likely}`, as text"),
    ))
}

/// The code that a damaged one may be of: a comma for the dot, zeros lost at the end, or no dot.
fn likely(text: &str) -> Option<String> {
    let dotted = text.replace(',', ".").replace(' ', "");
    if is_procedure_code(&dotted) {
        return Some(dotted);
    }
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let candidate = match dotted.split_once('.') {
        Some((first, rest)) if first.len() == 1 && !rest.is_empty() && rest.len() < 6 && digits(rest) => {
            format!("{first}.{rest:0<6}")
        }
        // `1.013.920`: the dots of thousands.
        Some((first, rest)) if digits(&rest.replace('.', "")) => format!("{first}.{}", rest.replace('.', "")),
        None if dotted.len() == 7 && digits(&dotted) => format!("{}.{}", &dotted[..1], &dotted[1..]),
        _ => return None,
    };
    is_procedure_code(&candidate).then_some(candidate)
}
