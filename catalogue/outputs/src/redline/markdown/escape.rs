//! Text of the catalogue in Markdown, so that no letter of it becomes markup.

use crate::redline::plain::line;

/// Text on one line that is text inside a table, a heading and an HTML block alike.
///
/// Letters that could be markup are written as entities, which both Markdown and HTML read as text. A mark that makes a
/// mention or a reference gets an empty comment behind it, since those are looked for after entities are read.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let text = line(text);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '&' | '<' | '>' | '"' | '\'' | '|' | '`' | '*' | '_' | '~' | '[' | ']' | '\\' | '$' | '^' | '=' => {
                out.push_str(&format!("&#{};", u32::from(letter)));
            }
            '@' | '#' | '!' => out.push_str(&format!("&#{};<!-- -->", u32::from(letter))),
            // `http:` and `:emoji:`.
            ':' if letters.peek().is_some_and(|next| *next != ' ') => out.push_str("&#58;<!-- -->"),
            letter => out.push(letter),
        }
    }
    out
}
