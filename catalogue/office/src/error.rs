//! What is wrong with an office file, in both languages.

use std::fmt;

use tthc_dsl::diagnostic::{Words, both};

use crate::kind::{Found, Wanted};

/// Why a file was not read or not written. Every reason is a sentence for the person who has the file.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum OfficeError {
    /// The file is something else than what was wanted, whatever its name says.
    Other { found: Found, wanted: Wanted },
    /// The file itself is larger than the limit, in bytes.
    Large { bytes: usize, limit: usize },
    /// The archive lists more entries than the limit.
    ManyEntries { entries: usize, limit: usize },
    /// The archive holds more than the limit, in bytes after inflation.
    Inflates { limit: u64 },
    /// An entry inflates to more than `limit` times its stored size.
    Ratio { entry: String, limit: u64 },
    /// The name of an entry leads out of the archive or is no name at all.
    EntryName { entry: String },
    /// Two entries have one name, so that two programs would read two documents.
    TwoEntries { entry: Option<String> },
    /// An entry is encrypted.
    Locked,
    /// Two entries share their bytes.
    Overlap,
    /// The archive, or an entry of it, cannot be read. `at` is a byte of the entry where that is known.
    Damaged { entry: Option<String>, at: Option<u64> },
    /// Tables or elements stand in one another deeper than any document has them.
    Deep { entry: String, limit: usize },
    /// A spreadsheet has more cells than the limit, empty ones before filled ones included.
    ManyCells { limit: usize },
    /// The text of the file is longer than the limit, in bytes; a text that is repeated counts each time.
    LongText { limit: usize },
    /// Excel does not take so long a text in one cell. Row and column count from 1.
    LongCell { sheet: String, row: usize, column: usize, letters: usize, limit: usize },
    /// Excel does not take a sheet of this size.
    LargeSheet { sheet: String, rows: usize, columns: usize },
    /// Excel does not take this name of a sheet.
    SheetName { sheet: String },
    /// Excel does not take this link.
    Link { sheet: String, url: String },
    /// The library that writes gave up, in its own words.
    Unwritten { reason: String },
}

impl OfficeError {
    /// The sentence in both languages.
    pub fn words(&self) -> Words {
        match self {
            OfficeError::Other { found, wanted } => {
                let (what, advice) = (found.words(), found.advice(*wanted));
                both(format!("đây là {}: {}", what.vi, advice.vi), format!("this is {}: {}", what.en, advice.en))
            }
            OfficeError::Large { bytes, limit } => both(
                format!("tệp lớn {} MB, quá mức {} MB", megabytes(*bytes as u64), megabytes(*limit as u64)),
                format!("the file has {} MB, more than {} MB", megabytes(*bytes as u64), megabytes(*limit as u64)),
            ),
            OfficeError::ManyEntries { entries, limit } => both(
                format!("tệp nén có {entries} mục, quá mức {limit}: đây không phải tệp Office bình thường"),
                format!("the archive has {entries} entries, more than {limit}: no ordinary Office file has so many"),
            ),
            OfficeError::Inflates { limit } => both(
                format!("nội dung giải nén vượt quá {} MB: hãy chia nhỏ tệp", megabytes(*limit)),
                format!("it unpacks to more than {} MB: split the file", megabytes(*limit)),
            ),
            OfficeError::Ratio { entry, limit } => both(
                format!("`{entry}` giải nén lớn gấp hơn {limit} lần: tệp này không an toàn, không được mở"),
                format!(
                    "`{entry}` unpacks to more than {limit} times its size: the file is not safe and was not opened"
                ),
            ),
            OfficeError::EntryName { entry } => both(
                format!("tệp nén có mục tên `{entry}` trỏ ra ngoài: tệp này không an toàn, không được mở"),
                format!(
                    "the archive has an entry named `{entry}`, which leads outside: the file is not safe and was not opened"
                ),
            ),
            OfficeError::TwoEntries { entry } => {
                let named = entry.as_ref().map(|entry| format!(" (`{entry}`)")).unwrap_or_default();
                both(
                    format!("tệp nén có hai mục cùng tên{}: hãy mở bằng Office rồi lưu lại", named),
                    format!("the archive has two entries of one name{}: open it with Office and save it again", named),
                )
            }
            OfficeError::Locked => both(
                "tệp có mật khẩu: hãy mở bằng mật khẩu, bỏ mật khẩu rồi lưu lại",
                "the file has a password: open it with the password, remove the password and save it again",
            ),
            OfficeError::Overlap => both(
                "các mục của tệp nén chồng lên nhau: tệp này không an toàn, không được mở",
                "entries of the archive lie over one another: the file is not safe and was not opened",
            ),
            OfficeError::Damaged { entry: None, .. } => both(
                "tệp bị hỏng hoặc tải về chưa đủ: hãy tải lại",
                "the file is damaged or incomplete: download it again",
            ),
            OfficeError::Damaged { entry: Some(entry), at } => {
                let (vi, en) = at.map(|at| (format!(" (byte {at})"), format!(" (byte {at})"))).unwrap_or_default();
                both(
                    format!("không đọc được phần `{entry}`{vi} của tệp: hãy mở bằng Office rồi lưu lại"),
                    format!("the part `{entry}`{en} of the file cannot be read: open it with Office and save it again"),
                )
            }
            OfficeError::Deep { entry, limit } => both(
                format!("`{entry}` lồng nhau quá {limit} tầng"),
                format!("`{entry}` is nested more than {limit} levels deep"),
            ),
            OfficeError::ManyCells { limit } => both(
                format!("bảng có quá {limit} ô: hãy chia nhỏ tệp"),
                format!("there are more than {limit} cells: split the file"),
            ),
            OfficeError::LongText { limit } => both(
                format!("văn bản dài quá {} MB: hãy chia nhỏ tệp", megabytes(*limit as u64)),
                format!("the text is longer than {} MB: split the file", megabytes(*limit as u64)),
            ),
            OfficeError::LongCell { sheet, row, column, letters, limit } => both(
                format!("trang tính `{sheet}`, dòng {row}, cột {column}: {letters} ký tự, Excel chỉ nhận {limit}"),
                format!("sheet `{sheet}`, row {row}, column {column}: {letters} letters, Excel takes {limit}"),
            ),
            OfficeError::LargeSheet { sheet, rows, columns } => both(
                format!("trang tính `{sheet}` có {rows} dòng và {columns} cột, Excel không nhận"),
                format!("sheet `{sheet}` has {rows} rows and {columns} columns, which Excel does not take"),
            ),
            OfficeError::SheetName { sheet } => both(
                format!(
                    "Excel không nhận tên trang tính `{sheet}`: tối đa 31 ký tự, không trùng, không có [ ] : * ? / \\"
                ),
                format!(
                    "Excel does not take `{sheet}` as the name of a sheet: at most 31 letters, used once, without [ ] : * ? / \\"
                ),
            ),
            OfficeError::Link { sheet, url } => both(
                format!("trang tính `{sheet}`: Excel không nhận liên kết `{url}`"),
                format!("sheet `{sheet}`: Excel does not take the link `{url}`"),
            ),
            OfficeError::Unwritten { reason } => both(
                format!("không ghi được tệp Office: {reason}"),
                format!("the Office file could not be written: {reason}"),
            ),
        }
    }

    pub(crate) fn damaged(entry: &str) -> OfficeError {
        OfficeError::Damaged { entry: Some(entry.to_owned()), at: None }
    }

    pub(crate) fn damaged_at(entry: &str, at: u64) -> OfficeError {
        OfficeError::Damaged { entry: Some(entry.to_owned()), at: Some(at) }
    }
}

impl fmt::Display for OfficeError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.words().en)
    }
}

impl std::error::Error for OfficeError {}

fn megabytes(bytes: u64) -> u64 {
    bytes.div_ceil(1 << 20)
}
