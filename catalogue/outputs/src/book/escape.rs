//! Catalogue text into HTML, so that no letter of it becomes markup.

/// Text for an element or a quoted attribute, on one line.
///
/// A line break becomes a space, since an empty line would end a block of HTML in Markdown; a character that HTML forbids
/// becomes U+FFFD.
#[must_use]
pub fn html(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    push(&mut html, text);
    html
}

/// As [`html`], behind what is there already.
pub(super) fn push(html: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            '\n' | '\r' | '\t' => html.push(' '),
            '\0'..='\u{1f}' | '\u{7f}' | '\u{fffe}' | '\u{ffff}' => html.push('\u{fffd}'),
            _ => html.push(letter),
        }
    }
}
