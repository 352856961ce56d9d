//! Texts of records made fit for a file, and the text of a file under way.

use std::fmt::Write;

use tthc_dsl::format::WIDTH;
use tthc_dsl::is_hidden;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A text in NFC, without characters that are not seen, with single spaces, lines without spaces at their ends, and no
/// empty lines. What a record and what comes back from a workspace are compared in this form.
pub fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let composed: std::borrow::Cow<str> = match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text.into(),
        _ => text.nfc().collect::<String>().into(),
    };
    let (mut space, mut line) = (false, false);
    for character in composed.chars() {
        match character {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => line = true,
            _ if character.is_whitespace() => space = true,
            _ if is_hidden(character) => {}
            _ => {
                if !out.is_empty() && (space || line) {
                    out.push(if line { '\n' } else { ' ' });
                }
                (space, line) = (false, false);
                out.push(character);
            }
        }
    }
    out
}

/// The same in one line.
pub fn in_line(text: &str) -> String {
    tidy(text).replace('\n', " ")
}

const INDENT: &str = "    ";

/// The text of a file, clause by clause.
#[derive(Debug, Default)]
pub struct Page {
    out: String,
    depth: usize,
}

impl Page {
    pub fn line(&mut self, clause: &str) {
        self.indent();
        self.out.push_str(clause);
        self.out.push('\n');
    }

    /// A clause with a block, or without one where there is nothing to say in it.
    pub fn block(&mut self, head: &str, inside: impl FnOnce(&mut Page)) {
        self.indent();
        let before = self.out.len();
        let _ = writeln!(self.out, "{head} {{");
        let start = self.out.len();
        self.depth += 1;
        inside(self);
        self.depth -= 1;
        if self.out.len() == start {
            self.out.truncate(before);
            self.out.push_str(head);
            self.out.push('\n');
            return;
        }
        self.indent();
        self.out.push_str("}\n");
    }

    /// A clause with a block of one clause, in its line where there is room for it.
    pub fn brief(&mut self, head: &str, clause: &str) {
        let line = format!("{head} {{ {clause} }}");
        if self.depth * INDENT.len() + line.chars().count() <= WIDTH {
            self.line(&line);
        } else {
            self.block(head, |page| page.line(clause));
        }
    }

    /// A clause that ends in a text, which may have several lines.
    pub fn text(&mut self, head: &str, text: &str) {
        self.indent();
        let _ = write!(self.out, "{head} ");
        self.quote(text);
        self.out.push('\n');
    }

    /// A remark for whoever edits the file; it is no part of what the file says.
    pub fn comment(&mut self, text: &str) {
        self.line(&format!("# {}", in_line(text)));
    }

    pub fn blank(&mut self) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
    }

    pub fn finish(self) -> String {
        self.out
    }

    fn indent(&mut self) {
        for _ in 0..self.depth {
            self.out.push_str(INDENT);
        }
    }

    fn quote(&mut self, text: &str) {
        if !text.contains('\n') || text.contains("\"\"\"") {
            self.out.push_str(&quoted(text));
            return;
        }
        self.out.push_str("\"\"\"\n");
        self.depth += 1;
        for line in text.split('\n') {
            self.indent();
            self.out.push_str(line);
            self.out.push('\n');
        }
        self.indent();
        self.depth -= 1;
        self.out.push_str("\"\"\"");
    }
}

/// A text between quotes.
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => {
                out.push('\\');
                out.push(character);
            }
            '\n' => out.push_str("\\n"),
            _ => out.push(character),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_tidied() {
        let nfd = "Hồ sơ".nfd().collect::<String>();
        assert_eq!(tidy(&format!("  {nfd}\u{a0}\t hợp\u{200b} lệ \r\n\n  và  phí ")), "Hồ sơ hợp lệ\nvà phí");
        assert_eq!(tidy(" \n\u{feff} "), "");
    }

    #[test]
    fn texts_are_quoted_so_that_they_are_read_again() {
        for text in ["a \"b\" \\c", "một\nhai \"ba\"", "ba \"\"\" dấu\nhai dòng", "cuối\\", "\"đầu"] {
            let mut page = Page::default();
            page.block("thủ tục 1.000001", |page| page.text("mô tả", text));
            let source = tthc_dsl::Source::new(tthc_dsl::FileId(0), "thử.tthc", page.finish());
            let parsed = tthc_dsl::parse(&source);
            assert_eq!(parsed.diagnostics, [], "{}", source.text);
            let read = parsed.tree.items[0].child(tthc_dsl::Word::Description).and_then(|clause| clause.text());
            assert_eq!(read.map(|read| read.value), Some(text));
        }
    }
}
