//! What a file is by its bytes, whatever its name says.

use memchr::memmem;
use tthc_dsl::diagnostic::{Words, both};

/// What the caller can read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wanted {
    /// A Word document (Office Open XML).
    Word,
    /// A spreadsheet (Office Open XML or OpenDocument).
    Spreadsheet,
}

/// What a file is that is not what was wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Found {
    Empty,
    Docx,
    Xlsx,
    Xlsb,
    Pptx,
    Odt,
    Ods,
    /// A zip archive of something else.
    Archive,
    /// Word 97–2003.
    Doc,
    /// Excel 97–2003.
    Xls,
    /// Another file of the compound format of Office 97–2003.
    Compound,
    Encrypted,
    Pdf,
    Html,
    /// A web page saved as one file (MHTML).
    Mhtml,
    Rtf,
    /// Word or Excel 2003 in one XML file.
    FlatXml,
    Image,
    Unknown,
}

/// The compound file of Office 97–2003, which also wraps an encrypted file of today.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
const UTF8_MARK: &[u8] = b"\xEF\xBB\xBF";

/// What the first bytes say; `None` is a zip archive, whose content decides.
pub(crate) fn of(bytes: &[u8]) -> Option<Found> {
    if bytes.is_empty() {
        return Some(Found::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return None;
    }
    if bytes.starts_with(COMPOUND) {
        return Some(compound(bytes));
    }
    // Readers of PDF accept it anywhere in the first kilobyte.
    let head = &bytes[..bytes.len().min(1024)];
    if memmem::find(head, b"%PDF-").is_some() {
        return Some(Found::Pdf);
    }
    let images: [&[u8]; 5] = [b"\xFF\xD8\xFF", b"\x89PNG", b"GIF8", b"II*\0", b"MM\0*"];
    if images.iter().any(|image| bytes.starts_with(image)) {
        return Some(Found::Image);
    }
    Some(text(bytes))
}

/// The streams of a compound file are named in UTF-16; which of them are there tells the program that wrote it. Each
/// name begins an entry of 128 bytes, so that the same word in a text is not taken for one.
fn compound(bytes: &[u8]) -> Found {
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memmem::find_iter(bytes, &name).any(|at| at % 128 == 0)
    };
    if holds("EncryptedPackage") || holds("EncryptionInfo") {
        Found::Encrypted
    } else if holds("WordDocument") {
        Found::Doc
    } else if holds("Workbook") || holds("Book\0") {
        Found::Xls
    } else {
        Found::Compound
    }
}

fn text(bytes: &[u8]) -> Found {
    let bytes = bytes.strip_prefix(UTF8_MARK).unwrap_or(bytes);
    // UTF-16 as some programs write web pages: its ASCII letters are every other byte.
    let head: Vec<u8> = bytes.iter().take(4096).copied().filter(|byte| *byte != 0).collect();
    let head = String::from_utf8_lossy(&head).to_lowercase();
    let head = head.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '\u{FFFD}');
    if head.starts_with("{\\rtf") {
        Found::Rtf
    } else if head.starts_with("mime-version:") {
        Found::Mhtml
    } else if head.contains("<?mso-application") || head.contains("urn:schemas-microsoft-com:office:spreadsheet") {
        Found::FlatXml
    } else if ["<html", "<!doctype html", "<body", "<table"].iter().any(|tag| head.contains(tag)) {
        Found::Html
    } else if head.contains("<pkg:package") || head.contains("<w:worddocument") {
        Found::FlatXml
    } else {
        Found::Unknown
    }
}

impl Found {
    /// What the file is, as the subject of a sentence's remainder: "this is …".
    pub fn words(self) -> Words {
        match self {
            Found::Empty => both("tệp rỗng", "an empty file"),
            Found::Docx => both("văn bản Word", "a Word document"),
            Found::Xlsx => both("bảng tính Excel", "an Excel workbook"),
            Found::Xlsb => both("bảng tính Excel dạng nhị phân (.xlsb)", "a binary Excel workbook (.xlsb)"),
            Found::Pptx => both("bản trình chiếu PowerPoint", "a PowerPoint presentation"),
            Found::Odt => both("văn bản OpenDocument (.odt)", "an OpenDocument text (.odt)"),
            Found::Ods => both("bảng tính OpenDocument (.ods)", "an OpenDocument spreadsheet (.ods)"),
            Found::Archive => both("tệp nén không phải của Office", "a zip archive that is no Office file"),
            Found::Doc => both("văn bản Word đời cũ (Word 97–2003)", "an old Word document (Word 97–2003)"),
            Found::Xls => both("bảng tính Excel đời cũ (Excel 97–2003)", "an old Excel workbook (Excel 97–2003)"),
            Found::Compound => both("tệp Office đời cũ (97–2003)", "an old Office file (97–2003)"),
            Found::Encrypted => both("tệp có mật khẩu", "a file with a password"),
            Found::Pdf => both("tệp PDF", "a PDF"),
            Found::Html => both("trang web (HTML)", "a web page (HTML)"),
            Found::Mhtml => both("trang web lưu thành một tệp (MHTML)", "a web page saved as one file (MHTML)"),
            Found::Rtf => both("văn bản RTF", "a Rich Text (RTF) document"),
            Found::FlatXml => both("tệp Office 2003 dạng XML", "an Office 2003 XML file"),
            Found::Image => both("tệp ảnh", "a picture"),
            Found::Unknown => both("tệp không rõ loại", "a file of unknown kind"),
        }
    }

    /// What to do so that it can be read.
    pub(crate) fn advice(self, wanted: Wanted) -> Words {
        let ending = match wanted {
            Wanted::Word => ".docx",
            Wanted::Spreadsheet => ".xlsx",
        };
        match self {
            Found::Empty => both("hãy tải lại tệp", "download the file again"),
            Found::Encrypted => both(
                format!("hãy mở bằng mật khẩu, bỏ mật khẩu rồi lưu thành tệp {ending}"),
                format!("open it with the password, remove the password and save it as {ending}"),
            ),
            Found::Pdf | Found::Image => both(
                format!("hãy lấy bản gốc và lưu thành tệp {ending}; bản in và bản quét không giữ được bảng"),
                format!("take the original and save it as {ending}; a print or a scan does not keep tables"),
            ),
            Found::Archive => both(
                format!("hãy giải nén rồi chọn tệp {ending} ở trong"),
                format!("unpack it and choose the {ending} in it"),
            ),
            Found::Unknown => both(format!("cần một tệp {ending}"), format!("a {ending} is needed")),
            Found::Docx | Found::Doc | Found::Rtf | Found::Odt | Found::Pptx if wanted == Wanted::Spreadsheet => {
                both("ở đây cần một bảng tính (.xlsx, .ods)", "a spreadsheet (.xlsx, .ods) is needed here")
            }
            Found::Xlsx | Found::Xlsb | Found::Xls | Found::Ods | Found::Pptx if wanted == Wanted::Word => {
                both("ở đây cần một văn bản Word (.docx)", "a Word document (.docx) is needed here")
            }
            _ => both(
                format!("hãy mở bằng Office hoặc LibreOffice rồi lưu thành tệp {ending}"),
                format!("open it with Office or LibreOffice and save it as {ending}"),
            ),
        }
    }
}
