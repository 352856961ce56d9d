//! Where the missing bracket belongs: a copy of the text in which brackets balance and nesting is bounded.

use crate::diagnostic::{Diagnostic, FixClass, both, report};
use crate::scan::{Cursor, Event, INSERTED, Inserted, MAX_DEPTH, closer, opener};
use crate::source::{Source, Span};

/// So many blank lines are passed over to see how a block goes on.
const BLANK_LINES: usize = 8;

struct Open {
    at: usize,
    kind: u8,
    /// Columns of white space before the line on which it stands.
    indent: usize,
    line: usize,
    /// The indentation of the first line inside it.
    inside: Option<usize>,
    /// Something stands behind it on its own line, so that further lines inside it lie deeper.
    followed: bool,
}

/// The copy while it is made.
struct Mending<'s> {
    source: &'s Source,
    bytes: Vec<u8>,
    open: Vec<Open>,
    /// Closing brackets to put in, each behind a place of the file, in rising order.
    closings: Vec<(usize, u8)>,
}

/// A copy of the text in which brackets balance and nesting is bounded; one message per mistake.
pub(crate) fn mend(source: &Source, out: &mut Vec<Diagnostic>) -> (String, Inserted) {
    let text = source.text.as_str();
    let mut mending = Mending { source, bytes: text.as_bytes().to_vec(), open: Vec::new(), closings: Vec::new() };
    let mut cursor = Cursor::new(text);
    let (mut line, mut line_start) = (0usize, 0usize);
    let mut first_on_line = true;
    let mut too_deep: Option<usize> = None;
    let mut depth_beyond = 0usize;
    // The end of the last line that holds anything: where a missing brace goes.
    let mut last_line_end = 0usize;
    while let Some(event) = cursor.next() {
        match event {
            Event::Line => {
                if !first_on_line {
                    last_line_end = cursor.at - 1;
                }
                line += 1;
                line_start = cursor.at;
                first_on_line = true;
                continue;
            }
            Event::Semicolon => continue,
            Event::Other(at) | Event::Open(at, _) if first_on_line && too_deep.is_none() => {
                let indent = indent_of(&text[line_start..at]);
                if let Some(top) = mending.open.last_mut().filter(|top| top.line < line) {
                    top.inside.get_or_insert(indent);
                }
                mending.close_forgotten(indent, line, last_line_end, out);
            }
            _ => {}
        }
        first_on_line = false;
        if let (Event::Other(_) | Event::Open(..), Some(top)) = (&event, mending.open.last_mut()) {
            top.followed |= top.line == line;
        }
        match event {
            Event::Open(at, _) if mending.open.len() == MAX_DEPTH => {
                if too_deep.is_none() {
                    too_deep = Some(at);
                    report(out, too_deep_message(source, at));
                }
                depth_beyond += 1;
            }
            Event::Open(at, kind) => {
                let indent = indent_of(&text[line_start..at]);
                mending.open.push(Open { at, kind, indent, line, inside: None, followed: false });
            }
            Event::Close(at, _) if depth_beyond > 0 => {
                depth_beyond -= 1;
                if let Some(start) = too_deep.filter(|_| depth_beyond == 0) {
                    blank(&mut mending.bytes[start..=at]);
                    too_deep = None;
                }
            }
            Event::Close(at, kind) if mending.goes_on(kind, line, &text[cursor.at..]) => {
                mending.superfluous(at, kind, out)
            }
            Event::Close(at, kind) => mending.close(at, kind, out),
            _ => {}
        }
    }
    if let Some(start) = too_deep {
        blank(&mut mending.bytes[start..]);
    }
    mending.finish(out)
}

/// The columns of white space that a line begins with.
pub(crate) fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}

/// A block whose lines are not indented at all tells nothing.
fn tells(top: &Open, indent: usize) -> bool {
    top.followed || top.inside.is_none_or(|inside| inside > top.indent || indent < top.indent)
}

impl Mending<'_> {
    /// A line that begins no deeper than the line of an open brace, further down, cannot be inside it.
    fn close_forgotten(&mut self, indent: usize, line: usize, last_line_end: usize, out: &mut Vec<Diagnostic>) {
        while let Some(top) = self.open.last() {
            if top.line >= line || indent > top.indent || !tells(top, indent) {
                return;
            }
            report(out, unclosed(self.source, top));
            self.closings.push((last_line_end, closer(top.kind)));
            self.open.pop();
        }
    }

    /// Would this mark close a block whose lines go on behind it?
    fn goes_on(&self, kind: u8, line: usize, rest: &str) -> bool {
        let Some(top) = self.open.last() else { return false };
        let indented = top.inside.is_some_and(|inside| inside > top.indent);
        if top.kind != opener(kind) || top.line == line || !indented {
            return false;
        }
        let mut lines = rest.split('\n');
        // On its own line nothing else may stand behind it.
        let alone = lines.next().is_none_or(|behind| behind.trim().is_empty());
        let next = lines.take(BLANK_LINES).find(|line| !line.trim().is_empty());
        alone && next.is_some_and(|next| Some(indent_of(next)) == top.inside && !next.trim_start().starts_with('}'))
    }

    fn close(&mut self, at: usize, kind: u8, out: &mut Vec<Diagnostic>) {
        let wanted = opener(kind);
        if let Some(place) = self.open.iter().rposition(|open| open.kind == wanted) {
            // What was opened inside and never closed is closed here, each with its message.
            for forgotten in self.open.drain(place + 1..).rev() {
                report(out, unclosed(self.source, &forgotten));
                self.closings.push((at, closer(forgotten.kind)));
            }
            self.open.pop();
            return;
        }
        self.superfluous(at, kind, out);
    }

    fn superfluous(&mut self, at: usize, kind: u8, out: &mut Vec<Diagnostic>) {
        self.bytes[at] = b' ';
        let mark = kind as char;
        let span = Span::new(self.source.file, at, at + 1);
        report(
            out,
            Diagnostic::error(
                "TT003",
                span,
                both(format!("dấu `{mark}` này không đóng dấu nào"), format!("this `{mark}` closes nothing")),
            )
            .help(both(format!("xóa dấu `{mark}`"), format!("remove the `{mark}`")))
            .fix(span, "", FixClass::Unsafe),
        );
    }

    fn finish(mut self, out: &mut Vec<Diagnostic>) -> (String, Inserted) {
        let end = self.bytes.len();
        for forgotten in self.open.iter().rev() {
            report(out, unclosed(self.source, forgotten));
            self.closings.push((end, closer(forgotten.kind)));
        }
        let mut bytes = Vec::with_capacity(end + INSERTED * self.closings.len());
        let mut inserted = Inserted::default();
        let mut from = 0;
        for (at, close) in self.closings {
            bytes.extend_from_slice(&self.bytes[from..at]);
            inserted.places.push(bytes.len() as u32);
            bytes.extend_from_slice(&[b'\n', close]);
            from = at;
        }
        bytes.extend_from_slice(&self.bytes[from..]);
        // Only whole brackets and whole regions between brackets were replaced: never half a character.
        (String::from_utf8(bytes).unwrap_or_default(), inserted)
    }
}

pub(crate) fn blank(bytes: &mut [u8]) {
    for byte in bytes {
        if *byte != b'\n' {
            *byte = b' ';
        }
    }
}

fn unclosed(source: &Source, open: &Open) -> Diagnostic {
    // The words before the bracket name the block; of a line without end only so many are looked at.
    let from = (open.at.saturating_sub(120)..=open.at).find(|at| source.text.is_char_boundary(*at)).unwrap_or(open.at);
    let line_start = source.text[from..open.at].rfind('\n').map_or(from, |n| from + n + 1);
    let head = source.text[line_start..open.at].trim();
    let kind = open.kind as char;
    let close = closer(open.kind) as char;
    let shown: String = head.chars().take(40).collect();
    Diagnostic::error(
        "TT002",
        Span::new(source.file, open.at, open.at + 1),
        both(
            format!("dấu `{kind}` của `{shown}` chưa được đóng"),
            format!("the `{kind}` of `{shown}` is never closed"),
        ),
    )
    .help(both(format!("thêm `{close}` vào cuối khối này"), format!("add `{close}` at the end of this block")))
}

fn too_deep_message(source: &Source, at: usize) -> Diagnostic {
    Diagnostic::error(
        "TT005",
        Span::new(source.file, at, at + 1),
        both(
            format!("các dấu ngoặc lồng nhau quá {MAX_DEPTH} tầng; phần bên trong không được đọc"),
            format!("brackets are nested more than {MAX_DEPTH} deep; what is inside was not read"),
        ),
    )
    .help(both("viết gọn lại, bỏ bớt ngoặc", "write it flatter, with fewer brackets"))
}
