//! Text of the sources into the page: no letter becomes markup, and none changes how its neighbours are read.

use crate::book::escape;

/// Text for an element or a quoted attribute.
///
/// A character that is not seen but turns or joins what stands around it (CVE-2021-42574) is shown by its number: a finding
/// may well be about it.
#[must_use]
pub(crate) fn html(text: &str) -> String {
    if !text.contains(unseen) {
        return escape::html(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text;
    while let Some(at) = rest.find(unseen) {
        out.push_str(&escape::html(&rest[..at]));
        let Some(letter) = rest[at..].chars().next() else { break };
        out.push_str(&format!("[U+{:04X}]", letter as u32));
        rest = &rest[at + letter.len_utf8()..];
    }
    out.push_str(&escape::html(rest));
    out
}

/// A sentence of the compiler's: what it quotes in backticks is shown as the text of a file.
#[must_use]
pub(super) fn said(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut parts = text.split('`').peekable();
    let mut quoted = false;
    while let Some(part) = parts.next() {
        // A backtick without a partner is one.
        match (quoted, parts.peek().is_some()) {
            (true, true) => out.push_str(&format!("<code>{}</code>", html(part))),
            (true, false) => out.push_str(&format!("`{}", html(part))),
            (false, _) => out.push_str(&html(part)),
        }
        quoted = !quoted;
    }
    out
}

pub(crate) fn unseen(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E007F}')
}

/// A path as a relative reference: everything but the plain characters of a path is percent-encoded.
#[must_use]
pub(super) fn reference(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_is_shown_and_nothing_becomes_markup() {
        assert_eq!(html("thủ\u{202E}<tục>"), "thủ[U+202E]&lt;tục&gt;");
        assert_eq!(html("\u{200B}"), "[U+200B]");
        assert_eq!(html("a\"b'&"), "a&quot;b&#39;&amp;");
    }

    #[test]
    fn what_is_quoted_is_shown_as_text_of_a_file() {
        assert_eq!(said("thiếu `thời hạn <5>`"), "thiếu <code>thời hạn &lt;5&gt;</code>");
        assert_eq!(said("`a` và `b"), "<code>a</code> và `b");
        assert_eq!(said("``"), "<code></code>");
        assert_eq!(said(""), "");
    }

    #[test]
    fn a_path_is_no_script_and_no_other_host() {
        assert_eq!(reference("../hộ tịch/a#b?.tthc"), "../h%E1%BB%99%20t%E1%BB%8Bch/a%23b%3F.tthc");
        assert_eq!(reference("javascript:x"), "javascript%3Ax");
    }
}
