//! Bytes that are no text, and texts in another form than they should be.

use tthc_compiler::rules::COMPLETE;
use unicode_normalization::UnicodeNormalization;

use super::Hostile;
use super::Verdict::{Fine, Open, Wrong};

pub fn all() -> Vec<Hostile> {
    let mut all = Vec::new();
    // Each letter of two, three and four bytes, cut behind each of its bytes, at the end and in the middle.
    for letter in ["đ", "ữ", "𝔸"] {
        for kept in 1..letter.len() {
            let broken = &letter.as_bytes()[..kept];
            let at_the_end = [b"# ghi ch", broken].concat();
            let amid = [b"# ghi ch", broken, b" ghi\n", COMPLETE.as_bytes()].concat();
            let in_a_text = [b"t\xC3\xAAn \"", broken, b"\"\n"].concat();
            for (place, bytes) in [("at the end", at_the_end), ("amid", amid), ("in a text", in_a_text)] {
                all.push(Hostile::new(
                    format!("{kept} of the {} bytes of {letter} {place}", letter.len()),
                    bytes,
                    Wrong,
                ));
            }
        }
    }
    for (name, bytes) in [
        ("an overlong slash", &b"t\xC0\xAF"[..]),
        ("half of a surrogate pair", b"t\xED\xA0\x80"),
        ("beyond the last character", b"t\xF4\x90\x80\x80"),
        ("bytes that never occur", b"\xFE\xFF\xFF\xFE"),
        ("a byte that only continues", b"\x80\x80\x80"),
    ] {
        all.push(Hostile::new(name, bytes, Wrong));
    }
    let sixteen: Vec<u16> = COMPLETE.encode_utf16().collect();
    let little: Vec<u8> = [0xFEFF].iter().chain(&sixteen).flat_map(|unit| unit.to_le_bytes()).collect();
    let big: Vec<u8> = [0xFEFF].iter().chain(&sixteen).flat_map(|unit| unit.to_be_bytes()).collect();
    all.push(Hostile::new("UTF-16, little end first", little, Wrong));
    all.push(Hostile::new("UTF-16, big end first", big, Wrong));
    let latin: Vec<u8> = COMPLETE.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap_or(0xE1)).collect();
    all.push(Hostile::new("one byte a letter", latin, Wrong));
    all.push(Hostile::new("decomposed throughout", COMPLETE.nfd().collect::<String>(), Open));
    all.push(Hostile::new("decomposed, a hundred times over", COMPLETE.nfd().collect::<String>().repeat(20), Open));
    all.push(Hostile::new("a byte order mark", format!("\u{FEFF}{COMPLETE}"), Fine));
    all.push(Hostile::new("two byte order marks", format!("\u{FEFF}\u{FEFF}{COMPLETE}"), Wrong));
    all.push(Hostile::new("a byte order mark alone", "\u{FEFF}", Fine));
    all.push(Hostile::new("line ends of Windows", COMPLETE.replace('\n', "\r\n"), Fine));
    all.push(Hostile::new("line ends of old Macs", COMPLETE.replace('\n', "\r"), Open));
    all.push(Hostile::new("line ends of both kinds", COMPLETE.replace("}\n", "}\r\n"), Fine));
    all.push(Hostile::new("no end of the last line", COMPLETE.trim_end(), Fine));
    all.push(Hostile::new("nothing", "", Fine));
    all.push(Hostile::new(
        "a compressed file",
        (0u32..50_000).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect::<Vec<u8>>(),
        Wrong,
    ));
    all
}
