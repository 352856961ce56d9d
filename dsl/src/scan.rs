//! One pass over the raw text before the grammar sees it: brackets, size, depth and forbidden characters.
//!
//! A grammar cannot tell which of forty open braces was forgotten; indentation, which has no meaning in the language,
//! can. So where brackets do not balance, the pass decides where the missing one belongs and hands the grammar a copy
//! in which it stands, with the means to find the place in the file again. Balanced files are handed on as they are.

use std::borrow::Cow;

use crate::diagnostic::{Diagnostic, Lang, both, report};
use crate::hidden::forbidden_characters;
use crate::mend::{blank, indent_of, mend};
use crate::source::{Source, Span};
use crate::words::Word;

/// The deepest nesting of brackets that is read.
pub const MAX_DEPTH: usize = 64;
/// The largest file that is read: 16 MiB.
pub const MAX_BYTES: usize = 16 << 20;

/// Where a mended copy holds brackets that the file does not, and where the file holds characters that the copy does not.
#[derive(Debug, Default)]
pub(crate) struct Inserted {
    pub places: Vec<u32>,
    removed: Removed,
}

/// What was left out of a copy: the place behind it in the copy, and how many bytes are left out up to there.
#[derive(Debug, Default)]
struct Removed(Vec<(u32, u32)>);

impl Removed {
    /// A copy without these places of the text.
    fn from(text: &str, places: &[(usize, usize)]) -> (String, Removed) {
        let (mut copy, mut removed) = (String::with_capacity(text.len()), Vec::with_capacity(places.len()));
        let (mut from, mut bytes) = (0, 0);
        for (at, length) in places {
            copy.push_str(&text[from..*at]);
            from = at + length;
            bytes += *length as u32;
            removed.push((copy.len() as u32, bytes));
        }
        copy.push_str(&text[from..]);
        (copy, Removed(removed))
    }

    /// The place in the text of a place in the copy; of one where something was left out, the place behind it.
    fn original(&self, at: u32) -> u32 {
        let before = self.0.partition_point(|(place, _)| *place <= at);
        at + before.checked_sub(1).map_or(0, |last| self.0[last].1)
    }

    fn span(&self, span: Span) -> Span {
        Span { file: span.file, start: self.original(span.start), end: self.original(span.end) }
    }
}

/// A line end and a bracket.
pub(crate) const INSERTED: usize = 2;

impl Inserted {
    /// The place in the file of a place in the copy.
    pub fn original(&self, at: u32) -> u32 {
        let before = self.places.partition_point(|place| *place < at) as u32;
        let within = self.places.get((before as usize).wrapping_sub(1)).map_or(0, |last| at - last);
        let at = at - before * INSERTED as u32 + (INSERTED as u32).saturating_sub(within) * u32::from(before > 0);
        self.removed.original(at)
    }
}

/// The text to parse: the file's own or a mended copy.
pub(crate) fn scan<'s>(source: &'s Source, out: &mut Vec<Diagnostic>) -> Option<(Cow<'s, str>, Inserted)> {
    let text = source.text.as_str();
    if text.len() > MAX_BYTES {
        report(
            out,
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
    let hidden = forbidden_characters(source, out);
    if hidden.is_empty() {
        return Some(balanced(source, out));
    }
    // Each has its message; what is read is the text without them.
    let (copy, removed) = Removed::from(text, &hidden);
    let told = out.len();
    let copy = Source { text: copy, ..source.clone() };
    let (text, mut inserted) = balanced(&copy, out);
    let text = text.into_owned();
    for diagnostic in &mut out[told..] {
        diagnostic.span = removed.span(diagnostic.span);
        diagnostic.notes.iter_mut().for_each(|note| note.span = removed.span(note.span));
        diagnostic.fix.iter_mut().for_each(|fix| fix.span = removed.span(fix.span));
    }
    inserted.removed = removed;
    Some((Cow::Owned(text), inserted))
}

/// The text itself where its brackets balance and its texts end; if not, a copy in which they do.
fn balanced<'s>(source: &'s Source, out: &mut Vec<Diagnostic>) -> (Cow<'s, str>, Inserted) {
    let text = source.text.as_str();
    let found = Found::of(text);
    if let Some(start) = found.unclosed_text {
        let mut mended = source.clone();
        mended.text = close_long_text(source, start, out);
        if Found::of(&mended.text).balanced {
            return (Cow::Owned(mended.text), Inserted::default());
        }
        let (text, inserted) = mend(&mended, out);
        return (Cow::Owned(text), inserted);
    }
    if found.balanced {
        return (Cow::Borrowed(text), Inserted::default());
    }
    let (text, inserted) = mend(source, out);
    (Cow::Owned(text), inserted)
}

/// A copy in which the text that never ends is an empty one up to the next item, so that it costs one message.
fn close_long_text(source: &Source, start: usize, out: &mut Vec<Diagnostic>) -> String {
    let text = source.text.as_str();
    report(
        out,
        Diagnostic::error(
            "TT004",
            Span::new(source.file, start, start + 3),
            both("đoạn văn mở bằng `\"\"\"` chưa được đóng", "the text that begins with `\"\"\"` is never closed"),
        )
        .help(both("thêm `\"\"\"` vào cuối đoạn văn", "add `\"\"\"` at the end of the text")),
    );
    let line_start = text[..start].rfind('\n').map_or(0, |n| n + 1);
    let outer = indent_of(&text[line_start..]);
    let mut lines = text[start..].match_indices('\n').map(|(at, _)| start + at + 1);
    // What begins no deeper than the line of the text, with a keyword or a closing brace, is not part of it.
    let stop = lines.find(|at| {
        let line = &text[*at..];
        indent_of(line) <= outer && begins_clause(line.trim_start_matches([' ', '\t']))
    });
    // The line end is not part of it either.
    let stop = stop.map_or(text.len(), |stop| stop - 1);
    let mut bytes = text.as_bytes().to_vec();
    blank(&mut bytes[start + 2..stop]);
    String::from_utf8(bytes).unwrap_or_default()
}

/// Does a line begin with a closing brace, or with a keyword of any block?
fn begins_clause(line: &str) -> bool {
    let after =
        |spelling: &str| line.strip_prefix(spelling).is_some_and(|rest| rest.starts_with([' ', '\t', '\n', '{']));
    let begins = |word: Word| [Lang::Vi, Lang::En].iter().any(|lang| after(word.spelling(*lang)));
    let blocks = crate::schema::Block::ALL.iter();
    line.starts_with('}') || blocks.flat_map(|block| block.clauses()).filter_map(|clause| clause.word).any(begins)
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

pub(crate) fn closer(open: u8) -> u8 {
    match open {
        b'{' => b'}',
        b'[' => b']',
        _ => b')',
    }
}

pub(crate) fn opener(close: u8) -> u8 {
    match close {
        b'}' => b'{',
        b']' => b'[',
        _ => b'(',
    }
}

pub(crate) enum Event {
    Open(usize, u8),
    Close(usize, u8),
    Line,
    Semicolon,
    /// The first byte of a run of anything else, texts included.
    Other(usize),
}

/// Walks brackets and line ends, passing over texts and comments exactly as the grammar does.
pub(crate) struct Cursor<'t> {
    bytes: &'t [u8],
    pub at: usize,
    /// Where a `"""` without an end was met.
    unclosed: Option<usize>,
}

impl<'t> Cursor<'t> {
    pub fn new(text: &'t str) -> Self {
        Cursor { bytes: text.as_bytes(), at: 0, unclosed: None }
    }

    pub fn next(&mut self) -> Option<Event> {
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
