//! Catalogue text into HTML, so that no letter of it becomes markup.

/// Text for an element or a quoted attribute, on one line.
///
/// A line break becomes a space, since an empty line would end a block of HTML in Markdown; a control character, which HTML
/// forbids, becomes U+FFFD.
#[must_use]
pub fn html(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    push(&mut html, text);
    html
}

/// As [`html`], behind what is there already.
pub(super) fn push(html: &mut String, text: &str) {
    let mut copied = 0;
    // All that is replaced is ASCII, so that a byte is a letter.
    for (at, letter) in text.bytes().enumerate() {
        let instead = match letter {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            b'\n' | b'\r' | b'\t' => " ",
            0..=0x1f | 0x7f => "\u{fffd}",
            _ => continue,
        };
        html.push_str(&text[copied..at]);
        html.push_str(instead);
        copied = at + 1;
    }
    html.push_str(&text[copied..]);
}

#[cfg(test)]
mod tests {
    use super::html;

    #[test]
    fn no_letter_becomes_markup_and_no_line_is_broken() {
        let text = "a<b & \"c\" 'd'\n\n> đ\u{0}\u{1b}\u{7f} | * `e` _f_ {{g}} \\";
        assert_eq!(
            html(text),
            "a&lt;b &amp; &quot;c&quot; &#39;d&#39;  &gt; đ\u{fffd}\u{fffd}\u{fffd} | * `e` _f_ {{g}} \\"
        );
    }
}
