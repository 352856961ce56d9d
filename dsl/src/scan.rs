//! One pass over the raw text before the grammar sees it: brackets, size, depth and forbidden characters.
//!
//! A grammar cannot tell which of forty open braces was forgotten; indentation, which has no meaning in the language,
//! can. So where brackets do not balance, the pass decides where the missing one belongs and hands the grammar a copy
//! in which it stands, with the means to find the place in the file again. Balanced files are handed on as they are.

use std::borrow::Cow;

use crate::diagnostic::{Diagnostic, FixClass, Lang, both};
use crate::source::{Source, Span};

/// The deepest nesting of brackets that is read.
pub const MAX_DEPTH: usize = 64;
/// The largest file that is read: 16 MiB.
pub const MAX_BYTES: usize = 16 << 20;

/// Where a mended copy holds brackets that the file does not.
#[derive(Debug, Default)]
pub(crate) struct Inserted {
    places: Vec<u32>,
}

/// A line end and a bracket.
const INSERTED: usize = 2;

impl Inserted {
    /// The place in the file of a place in the copy.
    pub fn original(&self, at: u32) -> u32 {
        let before = self.places.partition_point(|place| *place < at) as u32;
        let within = self.places.get((before as usize).wrapping_sub(1)).map_or(0, |last| at - last);
        at - before * INSERTED as u32 + (INSERTED as u32).saturating_sub(within) * u32::from(before > 0)
    }
}

/// The text to parse: the file's own or a mended copy.
pub(crate) fn scan<'s>(source: &'s Source, out: &mut Vec<Diagnostic>) -> Option<(Cow<'s, str>, Inserted)> {
    let text = source.text.as_str();
    if text.len() > MAX_BYTES {
        out.push(
            Diagnostic::error(
                "TT006",
                Span::new(source.file, 0, 0),
                both(
                    format!("tệp lớn hơn {} MiB nên không được đọc", MAX_BYTES >> 20),
                    format!("the file is larger than {} MiB and was not read", MAX_BYTES >> 20),
                ),
            )
            .help(both("tách mỗi thủ tục vào một tệp", "put each procedure in a file of its own")),
        );
        return None;
    }
    forbidden_characters(source, out);
    let found = Found::of(text);
    if let Some(start) = found.unclosed_text {
        let mut mended = source.clone();
        mended.text = close_long_text(source, start, out);
        if Found::of(&mended.text).balanced {
            return Some((Cow::Owned(mended.text), Inserted::default()));
        }
        let (text, inserted) = mend(&mended, out);
        return Some((Cow::Owned(text), inserted));
    }
    if found.balanced {
        return Some((Cow::Borrowed(text), Inserted::default()));
    }
    let (text, inserted) = mend(source, out);
    Some((Cow::Owned(text), inserted))
}

/// A copy in which the text that never ends is an empty one up to the next item, so that it costs one message.
fn close_long_text(source: &Source, start: usize, out: &mut Vec<Diagnostic>) -> String {
    let text = source.text.as_str();
    out.push(
        Diagnostic::error(
            "TT004",
            Span::new(source.file, start, start + 3),
            both("đoạn văn mở bằng `\"\"\"` chưa được đóng", "the text that begins with `\"\"\"` is never closed"),
        )
        .help(both("thêm `\"\"\"` vào cuối đoạn văn", "add `\"\"\"` at the end of the text")),
    );
    let stop = text[start..]
        .match_indices('\n')
        .map(|(at, _)| start + at + 1)
        .find(|at| begins_item(&text[*at..]))
        .unwrap_or(text.len());
    // The item's own closing brace is still its own.
    let stop = text[start..stop].rfind("\n}").map_or(stop, |close| start + close);
    let mut bytes = text.as_bytes().to_vec();
    blank(&mut bytes[start + 2..stop]);
    String::from_utf8(bytes).unwrap_or_default()
}

/// Does a line begin an item at the left margin?
fn begins_item(line: &str) -> bool {
    crate::schema::Block::File.clauses().iter().filter_map(|clause| clause.word).any(|word| {
        [Lang::Vi, Lang::En]
            .iter()
            .any(|lang| line.strip_prefix(word.spelling(*lang)).is_some_and(|rest| rest.starts_with(' ')))
    })
}

/// Does the file declare anything besides procedures? Such files are read first: everything else refers to them.
pub fn declares(text: &str) -> bool {
    let mut depth = 0i32;
    let mut cursor = Cursor::new(text);
    let mut at_start = true;
    while let Some(event) = cursor.next() {
        match event {
            Event::Open(..) => depth += 1,
            Event::Close(..) => {
                depth -= 1;
                at_start = true;
            }
            Event::Line | Event::Semicolon => at_start = true,
            Event::Other(at) => {
                if at_start && depth == 0 {
                    let rest = &text[at..];
                    if !(rest.starts_with("thủ tục ") || rest.starts_with("procedure ")) {
                        return true;
                    }
                }
                at_start = false;
            }
        }
    }
    false
}

/// What one walk over the brackets and texts of a file shows.
struct Found {
    balanced: bool,
    /// The start of a `"""` that has no end.
    unclosed_text: Option<usize>,
}

impl Found {
    fn of(text: &str) -> Found {
        let mut stack = [0u8; MAX_DEPTH];
        let mut depth = 0usize;
        let mut balanced = true;
        let mut cursor = Cursor::new(text);
        while let Some(event) = cursor.next() {
            match event {
                Event::Open(_, kind) => {
                    balanced &= depth < MAX_DEPTH;
                    if let Some(place) = stack.get_mut(depth) {
                        *place = kind;
                    }
                    depth += 1;
                }
                Event::Close(_, kind) => {
                    let open = depth.checked_sub(1).and_then(|top| stack.get(top));
                    balanced &= open == Some(&opener(kind));
                    depth = depth.saturating_sub(1);
                }
                _ => {}
            }
        }
        Found { balanced: balanced && depth == 0, unclosed_text: cursor.unclosed }
    }
}

fn closer(open: u8) -> u8 {
    match open {
        b'{' => b'}',
        b'[' => b']',
        _ => b')',
    }
}

fn opener(close: u8) -> u8 {
    match close {
        b'}' => b'{',
        b']' => b'[',
        _ => b'(',
    }
}

enum Event {
    Open(usize, u8),
    Close(usize, u8),
    Line,
    Semicolon,
    /// The first byte of a run of anything else, texts included.
    Other(usize),
}

/// Walks brackets and line ends, passing over texts and comments exactly as the grammar does.
struct Cursor<'t> {
    bytes: &'t [u8],
    at: usize,
    /// Where a `"""` without an end was met.
    unclosed: Option<usize>,
}

impl<'t> Cursor<'t> {
    fn new(text: &'t str) -> Self {
        Cursor { bytes: text.as_bytes(), at: 0, unclosed: None }
    }

    fn next(&mut self) -> Option<Event> {
        loop {
            let byte = *self.bytes.get(self.at)?;
            let at = self.at;
            self.at += 1;
            match byte {
                b'{' | b'[' | b'(' => return Some(Event::Open(at, byte)),
                b'}' | b']' | b')' => return Some(Event::Close(at, byte)),
                b'\n' => return Some(Event::Line),
                b';' => return Some(Event::Semicolon),
                b' ' | b'\t' | b'\r' => {}
                b'#' => {
                    let rest = &self.bytes[self.at..];
                    self.at += memchr::memchr(b'\n', rest).unwrap_or(rest.len());
                }
                b'"' => {
                    self.text(at);
                    return Some(Event::Other(at));
                }
                _ => {
                    while let Some(next) = self.bytes.get(self.at) {
                        if matches!(next, b'{' | b'}' | b'[' | b']' | b'(' | b')' | b'\n' | b';' | b'"' | b'#') {
                            break;
                        }
                        self.at += 1;
                    }
                    return Some(Event::Other(at));
                }
            }
        }
    }

    fn text(&mut self, start: usize) {
        let rest = &self.bytes[start..];
        if rest.starts_with(b"\"\"\"") {
            if let Some(close) = memchr::memmem::find(&rest[3..], b"\"\"\"") {
                self.at = start + 3 + close + 3;
                return;
            }
            // Never closed: the grammar reads `""` and then a text that ends with the line; so does this.
            self.unclosed.get_or_insert(start);
            self.at = start + 2;
            return;
        }
        let mut at = start + 1;
        while let Some(next) = memchr::memchr3(b'"', b'\\', b'\n', &self.bytes[at..]) {
            match self.bytes[at + next] {
                b'"' => {
                    self.at = at + next + 1;
                    return;
                }
                b'\\' if self.bytes.get(at + next + 1).is_some_and(|b| *b != b'\n') => at += next + 2,
                b'\\' => at += next + 1,
                _ => {
                    self.at = at + next;
                    return;
                }
            }
        }
        self.at = self.bytes.len();
    }
}

struct Open {
    at: usize,
    kind: u8,
    /// Columns of white space before the line on which it stands.
    indent: usize,
    line: usize,
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
fn mend(source: &Source, out: &mut Vec<Diagnostic>) -> (String, Inserted) {
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
                mending.close_forgotten(indent_of(&text[line_start..at]), line, last_line_end, out);
            }
            _ => {}
        }
        first_on_line = false;
        match event {
            Event::Open(at, _) if mending.open.len() == MAX_DEPTH => {
                if too_deep.is_none() {
                    too_deep = Some(at);
                    out.push(too_deep_message(source, at));
                }
                depth_beyond += 1;
            }
            Event::Open(at, kind) => {
                mending.open.push(Open { at, kind, indent: indent_of(&text[line_start..at]), line });
            }
            Event::Close(at, _) if depth_beyond > 0 => {
                depth_beyond -= 1;
                if let Some(start) = too_deep.filter(|_| depth_beyond == 0) {
                    blank(&mut mending.bytes[start..=at]);
                    too_deep = None;
                }
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
fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}

/// At the left margin only an item's keyword says that the items before it are over; and a block whose lines are not
/// indented at all tells nothing.
fn tells(source: &Source, top: &Open, indent: usize) -> bool {
    let after = &source.text[top.at + 1..];
    let first = after.lines().skip(1).find(|line| !line.trim().is_empty());
    first.is_none_or(|line| indent_of(line) > top.indent || indent < top.indent)
}

impl Mending<'_> {
    /// A line that begins no deeper than the line of an open brace, further down, cannot be inside it.
    fn close_forgotten(&mut self, indent: usize, line: usize, last_line_end: usize, out: &mut Vec<Diagnostic>) {
        while let Some(top) = self.open.last() {
            if top.line >= line || indent > top.indent || !tells(self.source, top, indent) {
                return;
            }
            out.push(unclosed(self.source, top));
            self.closings.push((last_line_end, closer(top.kind)));
            self.open.pop();
        }
    }

    fn close(&mut self, at: usize, kind: u8, out: &mut Vec<Diagnostic>) {
        let wanted = opener(kind);
        if let Some(place) = self.open.iter().rposition(|open| open.kind == wanted) {
            // What was opened inside and never closed is closed here, each with its message.
            for forgotten in self.open.drain(place + 1..).rev() {
                out.push(unclosed(self.source, &forgotten));
                self.closings.push((at, closer(forgotten.kind)));
            }
            self.open.pop();
            return;
        }
        self.bytes[at] = b' ';
        let mark = kind as char;
        let span = Span::new(self.source.file, at, at + 1);
        out.push(
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
            out.push(unclosed(self.source, forgotten));
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

fn blank(bytes: &mut [u8]) {
    for byte in bytes {
        if *byte != b'\n' {
            *byte = b' ';
        }
    }
}

fn unclosed(source: &Source, open: &Open) -> Diagnostic {
    let line_start = source.text[..open.at].rfind('\n').map_or(0, |n| n + 1);
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

/// Characters that are not seen and change what is seen (CVE-2021-42574), and control characters.
fn forbidden_characters(source: &Source, out: &mut Vec<Diagnostic>) {
    let bytes = source.text.as_bytes();
    // Each forbidden character begins with one of these bytes; the common letters of Vietnamese do not.
    let suspicious = |b: &u8| {
        matches!(b, 0xC2 | 0xD8 | 0xE2 | 0xEF | 0xF3)
            || (*b < 0x20 && !matches!(b, b'\n' | b'\r' | b'\t'))
            || *b == 0x7F
    };
    let mut at = 0;
    let mut reported = 0;
    while let Some(next) = bytes[at..].iter().position(suspicious) {
        at += next;
        let Some(character) = source.text[at..].chars().next() else { return };
        let width = character.len_utf8();
        if let Some(name) = forbidden(character).filter(|_| !(at == 0 && character == '\u{FEFF}')) {
            reported += 1;
            if reported <= 20 {
                out.push(
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
}

pub(crate) fn is_forbidden(character: char) -> bool {
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
