//! Catalogue text on one line of a terminal: nothing in it moves the cursor or turns what stands around it.

use crate::report::escape::unseen;

/// Breaks and tabs become spaces, other control characters U+FFFD; what is not seen is shown by its number.
pub(super) fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' | '\r' | '\t' => out.push(' '),
            letter if letter.is_control() => out.push('\u{fffd}'),
            letter if unseen(letter) => out.push_str(&format!("[U+{:04X}]", u32::from(letter))),
            letter => out.push(letter),
        }
    }
    out
}
