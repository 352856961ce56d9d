//! Files that were cut off, tampered with or are something else than their name says.

use std::io::{Cursor, Read, Write, repeat};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::guard::{self, LIMITS, Limits};
use crate::sheet::{self, Column, Table, Value, Workbook};
use crate::word::{self, Document, Piece};
use crate::{Found, OfficeError, Wanted};

/// An archive of these entries.
pub(crate) fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, content) in entries {
        zip.start_file(*name, options).expect("an entry");
        zip.write_all(content).expect("its bytes");
    }
    zip.finish().expect("an archive").into_inner()
}

/// An archive with one of its parts put in another's place.
pub(crate) fn with_part(bytes: &[u8], part: &str, content: &[u8]) -> Vec<u8> {
    let mut opened = guard::open(bytes).expect("a sound archive");
    let names: Vec<String> = zip::ZipArchive::new(Cursor::new(bytes))
        .expect("a sound archive")
        .file_names()
        .map(|name| name.expect("a name").into_owned())
        .collect();
    assert!(names.iter().any(|name| name == part), "{part} is not in {names:?}");
    let parts: Vec<(String, Vec<u8>)> = names
        .into_iter()
        .map(|name| {
            let old = opened.part(&name).expect("a part").expect("a part");
            let new = if name == part { content.to_vec() } else { old };
            (name, new)
        })
        .collect();
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect();
    archive(&parts)
}

/// The text of a part.
pub(crate) fn part(bytes: &[u8], name: &str) -> String {
    let part = guard::open(bytes).expect("a sound archive").part(name).expect("a readable part");
    String::from_utf8(part.unwrap_or_else(|| panic!("{name} is there"))).expect("text")
}

fn a_docx() -> Vec<u8> {
    let table = word::Table {
        header: vec!["Hình thức nộp".into(), "Thời hạn".into()],
        widths: vec![2, 1],
        rows: vec![vec!["Trực tiếp".into(), "15 ngày làm việc".into()]],
    };
    let pieces =
        vec![Piece::Paragraph { label: Some("Mã thủ tục:".into()), text: "1.013925".into() }, Piece::Table(table)];
    word::write(&Document { title: "Thủ tục".into(), pieces }).expect("a document")
}

fn an_xlsx() -> Vec<u8> {
    let columns = vec![Column { heading: "Mã TTHC".into(), width: 12.0 }];
    let rows = vec![vec![Value::from("1.013925")], vec![Value::Number(2.0)]];
    let tables = vec![Table { name: "Danh mục".into(), columns, rows }];
    sheet::write(&Workbook { title: String::new(), tables }).expect("a workbook")
}

fn an_ods() -> Vec<u8> {
    sheet::tests::ods(
        "<table:table-row><table:table-cell><text:p>1.013925</text:p></table:table-cell></table:table-row>",
    )
}

#[test]
fn what_a_file_is_decides_and_not_its_name() {
    let compound = |stream: &str| {
        let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[0; 504], &name].concat()
    };
    let cases: Vec<(Vec<u8>, Found, &str, &str)> = vec![
        (Vec::new(), Found::Empty, "tệp rỗng", "an empty file"),
        (compound("WordDocument"), Found::Doc, "Word 97–2003", "Word 97–2003"),
        (compound("Workbook"), Found::Xls, "Excel 97–2003", "Excel 97–2003"),
        (compound("EncryptedPackage"), Found::Encrypted, "mật khẩu", "password"),
        (compound("PowerPoint Document"), Found::Compound, "97–2003", "97–2003"),
        (b"%PDF-1.7\n".to_vec(), Found::Pdf, "tệp PDF", "a PDF"),
        (b"\xEF\xBB\xBF\r\n<!DOCTYPE HTML><p>".to_vec(), Found::Html, "HTML", "a web page"),
        (b"<table border=1><tr><td>1.013925".to_vec(), Found::Html, "HTML", "a web page"),
        (b"MIME-Version: 1.0\r\n".to_vec(), Found::Mhtml, "MHTML", "MHTML"),
        (b"{\\rtf1\\ansi".to_vec(), Found::Rtf, "RTF", "RTF"),
        (b"<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>".to_vec(), Found::FlatXml, "XML", "XML"),
        (b"\x89PNG\r\n\x1A\n".to_vec(), Found::Image, "ảnh", "picture"),
        (b"ma,ten\n1.013925,".to_vec(), Found::Unknown, "không rõ loại", "unknown"),
        (archive(&[("a.txt", b"a")]), Found::Archive, "tệp nén", "zip archive"),
    ];
    for (bytes, found, vi, en) in cases {
        for (wanted, ending) in [(Wanted::Word, ".docx"), (Wanted::Spreadsheet, ".xlsx")] {
            let error = match wanted {
                Wanted::Word => word::read(&bytes).expect_err("no Word document"),
                Wanted::Spreadsheet => sheet::read(&bytes).expect_err("no spreadsheet"),
            };
            assert_eq!(error, OfficeError::Other { found, wanted });
            let words = error.words();
            assert!(words.vi.contains(vi) && words.en.contains(en), "{words:?}");
            if found != Found::Empty && !matches!((found, wanted), (Found::Xls, Wanted::Word)) {
                assert!(words.vi.contains(ending) && words.en.contains(ending), "{words:?}");
            }
        }
    }
}

#[test]
fn a_word_file_is_no_spreadsheet_and_the_other_way_round() {
    let error = sheet::read(&a_docx()).expect_err("a Word document");
    assert_eq!(error, OfficeError::Other { found: Found::Docx, wanted: Wanted::Spreadsheet });
    assert_eq!(error.words().vi, "đây là văn bản Word: ở đây cần một bảng tính (.xlsx, .ods)");
    let error = word::read(&an_ods()).expect_err("a spreadsheet");
    assert_eq!(error, OfficeError::Other { found: Found::Ods, wanted: Wanted::Word });
    assert_eq!(error.to_string(), "this is an OpenDocument spreadsheet (.ods): a Word document (.docx) is needed here");
}

#[test]
fn too_many_entries() {
    let names: Vec<String> = (0..=LIMITS.entries).map(|number| format!("word/{number}.xml")).collect();
    let entries: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    let error = word::read(&archive(&entries)).expect_err("a bomb");
    assert_eq!(error, OfficeError::ManyEntries { entries: LIMITS.entries + 1, limit: LIMITS.entries });
}

/// An archive with an entry of so many zeros.
fn zeros(length: u64) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    zip.start_file("word/document.xml", options).expect("an entry");
    std::io::copy(&mut repeat(0).take(length), &mut zip).expect("zeros");
    zip.finish().expect("an archive").into_inner()
}

#[test]
fn a_gigabyte_of_zeros_is_not_inflated() {
    let bytes = zeros(1 << 30);
    assert!(bytes.len() < LIMITS.bytes);
    let ratio = OfficeError::Ratio { entry: "word/document.xml".into(), limit: LIMITS.ratio };
    assert_eq!(guard::open(&bytes).err(), Some(ratio.clone()));
    assert_eq!(word::read(&bytes).expect_err("a bomb"), ratio);
    assert_eq!(sheet::read(&bytes).expect_err("a bomb"), ratio);
}

#[test]
fn the_size_that_counts_is_the_one_that_comes_out() {
    let mut bytes = zeros(3 << 20);
    // Both headers claim 16 bytes instead of 3 MiB.
    let (true_size, claim) = ((3u32 << 20).to_le_bytes(), 16u32.to_le_bytes());
    let mut claims = 0;
    for at in 0..bytes.len() - 4 {
        if bytes[at..at + 4] == true_size {
            bytes[at..at + 4].copy_from_slice(&claim);
            claims += 1;
        }
    }
    assert!(claims > 0);
    let limits = Limits { inflated: 1 << 20, ..LIMITS };
    let error = guard::open_within(&bytes, &limits).err().expect("a bomb");
    assert!(matches!(error, OfficeError::Inflates { .. } | OfficeError::Damaged { .. }), "{error:?}");
    // What the claims leave out counts over all entries together.
    let parts = archive(&[("a", &[7; 600]), ("b", &[7; 600])]);
    let limits = Limits { inflated: 1000, ..LIMITS };
    assert_eq!(guard::open_within(&parts, &limits).err(), Some(OfficeError::Inflates { limit: 1000 }));
    assert!(guard::open_within(&parts, &Limits { inflated: 1200, ..LIMITS }).is_ok());
    let limits = Limits { bytes: 10, ..LIMITS };
    assert_eq!(guard::open_within(&parts, &limits).err(), Some(OfficeError::Large { bytes: parts.len(), limit: 10 }));
}

#[test]
fn names_stay_inside_and_are_used_once() {
    for name in
        ["../document.xml", "word/../../a", "/etc/passwd", "C:\\a", "word\\..\\..\\a", "a\u{7}", "./a", "a//../b"]
    {
        let error = guard::open(&archive(&[(name, b"a")])).err();
        assert!(matches!(error, Some(OfficeError::EntryName { .. })), "{name:?}: {error:?}");
    }
    assert!(guard::open(&archive(&[("a:b.xml", b"a"), ("word/..a/b..", b"b")])).is_err(), "a drive");
    assert!(guard::open(&archive(&[("word/..a/b..", b"b")])).is_ok());
    let error = guard::open(&archive(&[("word/document.xml", b"a"), ("Word\\Document.xml", b"b")])).err();
    assert!(matches!(error, Some(OfficeError::TwoEntries { entry: Some(_) })), "{error:?}");
    // The library that writes refuses one name twice, so it is made of two.
    let mut twice = archive(&[("word/document.xml", b"a"), ("word/documenu.xml", b"b")]);
    let ends: Vec<usize> = memchr::memmem::find_iter(&twice, b"documenu").map(|at| at + 7).collect();
    assert_eq!(ends.len(), 2);
    for end in ends {
        twice[end] = b't';
    }
    assert_eq!(guard::open(&twice).err(), Some(OfficeError::TwoEntries { entry: None }));
    let long = "a/".repeat(20_000) + "\u{7}";
    let Some(OfficeError::EntryName { entry }) = guard::open(&archive(&[(&long, b"a")])).err() else {
        panic!("a name that is no name");
    };
    assert_eq!(entry.chars().count(), 80);
}

#[test]
fn entries_do_not_share_bytes() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("a", SimpleFileOptions::default()).expect("an entry");
    zip.write_all(&[7; 100]).expect("its bytes");
    zip.shallow_copy_file("a", "b").expect("an entry of the same bytes");
    let bytes = zip.finish().expect("an archive").into_inner();
    assert_eq!(guard::open(&bytes).err(), Some(OfficeError::Overlap));
}

#[test]
fn an_archive_in_an_archive_is_not_opened() {
    let mut bytes = a_docx();
    let mut zip = ZipWriter::new_append(Cursor::new(&mut bytes)).expect("an archive");
    zip.start_file("word/embeddings/bomb.zip", SimpleFileOptions::default()).expect("an entry");
    zip.write_all(&zeros(100 << 20)).expect("its bytes");
    zip.finish().expect("an archive");
    assert_eq!(word::read(&bytes).expect("a document"), word::read(&a_docx()).expect("a document"));
}

#[test]
fn a_locked_entry_says_so() {
    let mut bytes = archive(&[("word/document.xml", b"<a/>")]);
    // The lowest bit of the flags, in the header of the entry and in the directory.
    bytes[6] |= 1;
    let directory = memchr::memmem::find(&bytes, b"PK\x01\x02").expect("a directory");
    bytes[directory + 8] |= 1;
    assert_eq!(guard::open(&bytes).err(), Some(OfficeError::Locked));
}

#[test]
fn a_file_that_was_cut_off_is_damaged() {
    for bytes in [a_docx(), an_xlsx(), an_ods()] {
        for length in (0..bytes.len()).step_by(64) {
            assert!(word::read(&bytes[..length]).is_err(), "{length}");
            assert!(sheet::read(&bytes[..length]).is_err(), "{length}");
        }
    }
}

#[test]
fn no_changed_byte_does_harm() {
    for bytes in [a_docx(), an_xlsx(), an_ods()] {
        for at in (0..bytes.len()).step_by(7) {
            let mut changed = bytes.clone();
            changed[at] ^= 0xA5;
            // Either it is noticed or it did not matter; neither may panic.
            let _ = (word::read(&changed).is_ok(), sheet::read(&changed).is_ok());
        }
    }
}

/// Files with the parts of them that are read.
fn parts() -> Vec<(Vec<u8>, &'static str)> {
    vec![
        (a_docx(), "_rels/.rels"),
        (a_docx(), "word/document.xml"),
        (an_xlsx(), "_rels/.rels"),
        (an_xlsx(), "xl/workbook.xml"),
        (an_xlsx(), "xl/_rels/workbook.xml.rels"),
        (an_xlsx(), "xl/worksheets/sheet1.xml"),
        (an_xlsx(), "xl/sharedStrings.xml"),
        (an_xlsx(), "xl/styles.xml"),
        (an_ods(), "content.xml"),
    ]
}

#[test]
fn no_changed_value_does_harm() {
    let hostile = ["", "-1", "99999999999999999999", "ZZZZZZZ99999999999", "A0:XFD9999999", "X9:A3", "&#1;"];
    for (bytes, name) in parts() {
        let text = part(&bytes, name);
        // Between two quotes, and between two tags, stands a value.
        for marks in [("=\"", '"'), (">", '<')] {
            for (start, mark) in text.match_indices(marks.0) {
                let start = start + mark.len();
                let Some(length) = text[start..].find(marks.1) else { continue };
                for value in hostile {
                    let changed = format!("{}{value}{}", &text[..start], &text[start + length..]);
                    let changed = with_part(&bytes, name, changed.as_bytes());
                    // One of the two readers refuses it at once; the other may not panic.
                    let _ = word::read(&changed).is_ok() || sheet::read(&changed).is_ok();
                }
            }
        }
    }
}

#[test]
fn a_part_that_was_cut_off_is_damaged() {
    for (bytes, name) in parts() {
        let text = part(&bytes, name);
        for (length, _) in text.char_indices().step_by(64) {
            let cut = with_part(&bytes, name, &text.as_bytes()[..length]);
            assert!(word::read(&cut).is_err() && sheet::read(&cut).is_err(), "{name} cut off at {length}");
        }
    }
}
