//! Characters that are not seen.

use crate::diagnostic::{Diagnostic, FixClass, both, report};
use crate::source::{Source, Span};

/// Characters that are not seen and change what is seen (CVE-2021-42574), and control characters: each is told, and where
/// it stands is given, with its length.
pub(crate) fn forbidden_characters(source: &Source, out: &mut Vec<Diagnostic>) -> Vec<(usize, usize)> {
    let bytes = source.text.as_bytes();
    // Each forbidden character begins with one of these bytes; the common letters of Vietnamese do not.
    let suspicious = |b: &u8| {
        matches!(b, 0xC2 | 0xD8 | 0xE2 | 0xEF | 0xF3)
            || (*b < 0x20 && !matches!(b, b'\n' | b'\r' | b'\t'))
            || *b == 0x7F
    };
    let mut at = 0;
    let mut hidden = Vec::new();
    while let Some(next) = next_unusual(&bytes[at..], suspicious) {
        at += next;
        let Some(character) = source.text[at..].chars().next() else { break };
        let width = character.len_utf8();
        if let Some(name) = forbidden(character).filter(|_| !(at == 0 && character == '\u{FEFF}')) {
            hidden.push((at, width));
            if hidden.len() <= 20 {
                report(
                    out,
                    Diagnostic::error(
                        "TT007",
                        Span::new(source.file, at, at + width),
                        both(
                            format!("ký tự ẩn U+{:04X} ({name}) không được phép", character as u32),
                            format!("the invisible character U+{:04X} ({name}) is not allowed", character as u32),
                        ),
                    )
                    .help(both(
                        "xóa ký tự này: nó có thể làm chữ hiện ra khác với chữ được đọc",
                        "remove it: it can make the text look different from what is read",
                    ))
                    .fix(Span::new(source.file, at, at + width), "", FixClass::Safe),
                );
            }
        }
        at += width;
    }
    hidden
}

/// How many bytes are looked at together: the compiler turns each look into a few wide instructions.
const CHUNK: usize = 128;

/// Are these bytes white space, visible ASCII, or parts of the letters U+00C0–U+02FF and U+1000–U+1FFF?
pub(crate) fn is_usual(chunk: &[u8]) -> bool {
    let unusual = |byte: u8| {
        let control = (byte < 0x20) & (byte != b'\n') & (byte != b'\r') & (byte != b'\t');
        let rare = (byte >= 0xCC) & (byte != 0xE1);
        control | rare | (byte == 0x7F) | (byte == 0xC2)
    };
    !chunk.iter().fold(false, |any, byte| any | unusual(*byte))
}

fn next_unusual(bytes: &[u8], suspicious: impl Fn(&u8) -> bool) -> Option<usize> {
    let mut at = 0;
    for chunk in bytes.chunks(CHUNK) {
        if !is_usual(chunk)
            && let Some(found) = chunk.iter().position(&suspicious)
        {
            return Some(at + found);
        }
        at += chunk.len();
    }
    None
}

/// Are all letters composed, as far as bytes tell? `false` asks for the exact test.
pub(crate) fn is_surely_composed(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Of the letters that begin with 0xE1 only U+1E00–U+1EFF are those of Vietnamese.
    let foreign = |pair: &[u8]| (pair[0] == 0xE1) & !(0xB8..=0xBB).contains(&pair[1]);
    let punctuation = |at: usize| bytes[at] == 0xE2 && bytes.get(at + 1) == Some(&0x80);
    let mut at = 0;
    for chunk in bytes.chunks(CHUNK) {
        let usual = is_usual(chunk)
            || (at..at + chunk.len()).all(|at| bytes[at] < 0xCC || bytes[at] == 0xE1 || punctuation(at));
        if !usual || chunk.windows(2).fold(false, |any, pair| any | foreign(pair)) {
            return false;
        }
        let next = bytes.get(at + chunk.len());
        if chunk.last() == Some(&0xE1) && next.is_some_and(|next| !(0xB8..=0xBB).contains(next)) {
            return false;
        }
        at += chunk.len();
    }
    true
}

pub(crate) fn is_forbidden(character: char) -> bool {
    forbidden(character).is_some()
}

/// Must a file not hold this character, because it is not seen?
pub fn is_hidden(character: char) -> bool {
    forbidden(character).is_some()
}

fn forbidden(character: char) -> Option<&'static str> {
    match character {
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => Some("bidi"),
        '\u{200E}' | '\u{200F}' | '\u{061C}' => Some("bidi mark"),
        '\u{200B}'..='\u{200D}' => Some("zero width"),
        '\u{FEFF}' => Some("byte order mark"),
        '\u{00AD}' => Some("soft hyphen"),
        '\u{E0000}'..='\u{E007F}' => Some("tag"),
        '\0'..='\x08' | '\x0B' | '\x0C' | '\x0E'..='\x1F' | '\x7F' => Some("control"),
        _ => None,
    }
}
