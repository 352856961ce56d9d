//! The door of the language: a source in, a tree and what is wrong with the text out. It never fails.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::diagnostic::{self, Diagnostic, FixClass, both};
use crate::hidden;
use crate::read::{Mark, Reader};
use crate::scan;
use crate::schema::Block;
use crate::source::{FileId, Source, Span};
use crate::token;
use crate::tree::Tree;

/// A file's tree and the diagnostics of its text. The tree holds all that could be read, whatever else is wrong.
#[derive(Clone, Debug, Default)]
pub struct Parsed {
    pub tree: Tree,
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a file.
pub fn parse(source: &Source) -> Parsed {
    read(source, Block::File, None)
}

/// Reads a file and notes the place of every keyword and value whose spelling depends on the keyword language.
pub(crate) fn parse_marked(source: &Source) -> (Parsed, Vec<Mark>) {
    parse_marked_in(source, Block::File)
}

/// As `parse_marked`, of a fragment that stands in some block.
pub(crate) fn parse_marked_in(source: &Source, block: Block) -> (Parsed, Vec<Mark>) {
    let mut marks = Vec::new();
    let parsed = read(source, block, Some(&mut marks));
    (parsed, marks)
}

/// Reads a fragment: lines that stand in some block of a file.
pub fn parse_in(source: &Source, block: Block) -> Parsed {
    read(source, block, None)
}

fn read(source: &Source, kind: Block, marks: Option<&mut Vec<Mark>>) -> Parsed {
    let mut out = Vec::new();
    let mut tree = Tree { file: source.file, items: Vec::new() };
    if let Some((text, inserted)) = scan::scan(source, &mut out) {
        match token::pieces(&text) {
            Ok(block) => tree.items = Reader::new(&text, source.file, &inserted, &mut out, marks).block(block, kind),
            Err(at) => out.push(Diagnostic::error(
                "TT001",
                Span { file: source.file, start: inserted.original(at), end: inserted.original(at) },
                both("không đọc được từ đây đến hết tệp", "from here on the file could not be read"),
            )),
        }
    }
    diagnostic::sort(&mut out);
    Parsed { tree, diagnostics: out }
}

impl Source {
    /// A file's bytes as the language reads them: UTF-8, composed (NFC). What had to be changed for that is reported once.
    pub fn from_bytes(file: FileId, path: impl Into<String>, bytes: Vec<u8>) -> (Source, Vec<Diagnostic>) {
        let mut out = Vec::new();
        let text = String::from_utf8(bytes).unwrap_or_else(|error| {
            let at = error.utf8_error().valid_up_to();
            out.push(
                Diagnostic::error(
                    "TT015",
                    Span::new(file, at, at),
                    both("tệp không phải là văn bản UTF-8 từ chỗ này", "the file is not UTF-8 text from here on"),
                )
                .help(both("lưu lại tệp với bảng mã UTF-8", "save the file as UTF-8")),
            );
            String::from_utf8_lossy(error.as_bytes()).into_owned()
        });
        let source = match first_not_composed(&text) {
            None => Source::new(file, path, text),
            Some(at) => {
                out.push(
                    Diagnostic::warning(
                        "TT008",
                        Span::new(file, at, at),
                        both(
                            "chữ có dấu trong tệp này là dạng tổ hợp (NFD)",
                            "accented letters in this file are decomposed (NFD)",
                        ),
                    )
                    .help(both(
                        "chạy `tthc fmt` để ghi lại ở dạng dựng sẵn (NFC)",
                        "run `tthc fmt` to write it composed (NFC)",
                    ))
                    .fix(Span::new(file, at, at), "", FixClass::Safe),
                );
                Source::new(file, path, text.nfc().collect::<String>())
            }
        };
        (source, out)
    }
}

/// Where the text leaves NFC. Bytes decide for all but rare texts: the exact test costs more than the parse.
fn first_not_composed(text: &str) -> Option<usize> {
    if hidden::is_surely_composed(text) || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return None;
    }
    let composed: String = text.nfc().collect();
    if composed == text {
        return None;
    }
    let same = text.bytes().zip(composed.bytes()).take_while(|(a, b)| a == b).count();
    Some((0..=same.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0))
}
