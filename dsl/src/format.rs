//! The canonical look of a file, and the change from one keyword language to the other.
//!
//! The formatter works on the clauses as they were written, comments with them, and proves its work:
//! it reads its own output and gives it back only if that says the same.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::diagnostic::{Diagnostic, Lang, Severity};
use crate::parse::{parse, parse_marked, parse_marked_in};
use crate::read::{Mark, Marked};
use crate::schema::Block;
use crate::source::{FileId, Source};
use crate::token::{self, Kind, Piece, RawBlock, RawClause, Token};
use crate::tree::Value;

/// The column at which a block written on one line is opened up. It is counted in Vietnamese keywords whatever keywords
/// are written, so that a conversion and its way back give the same lines.
pub const WIDTH: usize = 110;
/// A block of more bytes than this cannot fit, and is not tried.
const TRIED: usize = 16 * WIDTH;
const INDENT: &str = "    ";

/// Why a file was not formatted.
#[derive(Debug)]
pub enum Unformatted {
    /// The text has errors; formatting would hide or move them.
    Errors(Vec<Diagnostic>),
    /// The formatter's own output did not say the same: the file is left as it is.
    Changed,
}

/// The file in canonical form; with `keywords`, in that keyword language.
pub fn format(source: &Source, keywords: Option<Lang>) -> Result<String, Unformatted> {
    let (parsed, marks) = parse_marked(source);
    if parsed.diagnostics.iter().any(|d| d.severity == Severity::Error) {
        let errors = parse(source).diagnostics.into_iter().filter(|d| d.severity == Severity::Error);
        return Err(Unformatted::Errors(errors.collect()));
    }
    let Ok(block) = token::pieces(&source.text) else { return Err(Unformatted::Changed) };
    let text = Writer::new(&source.text, keywords, &marks).file(block);
    let again = parse(&Source::new(source.file, source.path.clone(), text.clone()));
    if again.tree.items == parsed.tree.items && again.diagnostics.iter().all(|d| d.severity != Severity::Error) {
        Ok(text)
    } else {
        Err(Unformatted::Changed)
    }
}

/// A clause's example in English keywords.
pub(crate) fn english(example: &'static str) -> &'static str {
    static ENGLISH: LazyLock<HashMap<&'static str, String>> = LazyLock::new(|| {
        let mut all = HashMap::new();
        for block in Block::ALL {
            for clause in block.clauses() {
                all.entry(clause.example).or_insert_with(|| translate(clause.example, *block, Lang::En));
            }
        }
        all
    });
    ENGLISH.get(example).map_or(example, String::as_str)
}

/// A fragment of a block, in a keyword language.
pub fn translate(fragment: &str, block: Block, lang: Lang) -> String {
    let source = Source::new(FileId::default(), "", fragment);
    let (_, marks) = parse_marked_in(&source, block);
    let Ok(pieces) = token::pieces(&source.text) else { return fragment.to_owned() };
    Writer::new(&source.text, Some(lang), &marks).file(pieces).trim_end().to_owned()
}

fn spelling(what: &Marked, lang: Lang) -> String {
    match what {
        Marked::Word(word) => word.spelling(lang).to_owned(),
        Marked::Field(word) => word.spelling(lang).replace(' ', "-"),
        Marked::Value(Value::Date(day)) => date(*day, lang),
        Marked::Value(Value::Money(dong)) => money(*dong, lang),
        Marked::Value(_) => String::new(),
    }
}

/// A day as the keyword language writes it.
pub fn date(day: jiff::civil::Date, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year()),
        Lang::En => day.to_string(),
    }
}

/// An amount as the keyword language writes it: `200.000 đồng`, `200000 VND`.
pub fn money(dong: i64, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("{} đồng", thousands(dong)),
        Lang::En => format!("{dong} VND"),
    }
}

/// Dots between groups of three digits.
pub fn thousands(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    if number < 0 { format!("-{out}") } else { out }
}

/// A unit's English name behind the number one.
fn counted(spelling: &str, one: bool) -> String {
    let unit = || crate::words::Word::ALL.iter().find(|word| word.spelling(Lang::En) == spelling)?.singular();
    if one { unit().unwrap_or(spelling).to_owned() } else { spelling.to_owned() }
}

/// What is spelt differently in the two keyword languages.
struct Spelt {
    end: u32,
    /// What is written in its place; `None` leaves it as it is.
    shown: Option<String>,
    /// How many characters it has in Vietnamese.
    vietnamese: usize,
}

struct Writer<'t> {
    text: &'t str,
    /// By where it stands in the text.
    spelt: HashMap<u32, Spelt>,
    out: String,
    /// Where something was written that is longer or shorter in Vietnamese, with the difference.
    differences: Vec<(usize, isize)>,
}

impl<'t> Writer<'t> {
    fn new(text: &'t str, keywords: Option<Lang>, marks: &[Mark]) -> Self {
        let spelt = marks.iter().map(|mark| {
            let vietnamese = spelling(&mark.what, Lang::Vi).chars().count();
            (mark.start, Spelt { end: mark.end, shown: keywords.map(|lang| spelling(&mark.what, lang)), vietnamese })
        });
        let out = String::with_capacity(text.len() + text.len() / 8);
        Writer { text, spelt: spelt.collect(), out, differences: Vec::new() }
    }

    /// The width that the last line has in Vietnamese keywords.
    fn width(&self) -> usize {
        let start = self.out.rfind('\n').map_or(0, |n| n + 1);
        let of_line = self.differences.iter().rev().take_while(|(at, _)| *at >= start);
        let difference: isize = of_line.map(|(_, difference)| difference).sum();
        self.out[start..].chars().count().saturating_add_signed(difference)
    }

    /// Takes back what was written from a place on.
    fn rewind(&mut self, to: usize) {
        self.out.truncate(to);
        while self.differences.last().is_some_and(|(at, _)| *at >= to) {
            self.differences.pop();
        }
    }

    fn file(mut self, block: RawBlock<'t>) -> String {
        self.pieces(block, 0, 0);
        let mut out = self.out;
        out.truncate(out.trim_end().len());
        if !out.is_empty() {
            out.push('\n');
        }
        out
    }

    /// The pieces of a block, a line each; `from` is where the gap before the first one begins.
    fn pieces(&mut self, block: RawBlock<'t>, from: u32, depth: usize) {
        let mut last_end = from;
        let mut first = true;
        let mut after_item = false;
        for piece in block.pieces() {
            match piece {
                Piece::Comment(start, end) => {
                    let gap = &self.text[last_end as usize..start as usize];
                    let comment = self.text[start as usize..end as usize].trim_end();
                    if !gap.contains('\n') && (!first || depth > 0) {
                        self.trim_line();
                        self.out.push_str("  ");
                    } else {
                        self.line(gap, depth, first, after_item && depth == 0);
                        after_item = false;
                    }
                    self.out.push_str(comment);
                    self.out.push('\n');
                    last_end = end;
                    first = false;
                }
                Piece::Stray(_, end) => last_end = end,
                Piece::Clause(clause) => {
                    let (start, end) = clause.bytes();
                    let gap = &self.text[last_end as usize..start as usize];
                    self.line(gap, depth, first, after_item && depth == 0);
                    after_item = self.clause(clause, depth, false);
                    self.out.push('\n');
                    last_end = end;
                    first = false;
                }
            }
        }
    }

    /// Begins a line: at most one blank line is kept, and one stands between items.
    fn line(&mut self, gap: &str, depth: usize, first: bool, between_items: bool) {
        let blank = gap.bytes().filter(|b| *b == b'\n').count() > 1;
        if !first && (blank || between_items) {
            self.out.push('\n');
        }
        for _ in 0..depth {
            self.out.push_str(INDENT);
        }
    }

    fn trim_line(&mut self) {
        if self.out.ends_with('\n') {
            self.out.pop();
        }
    }

    /// One clause. `true` if it has a block on lines of its own.
    fn clause(&mut self, clause: RawClause<'t>, depth: usize, in_line: bool) -> bool {
        let mut tokens = Vec::new();
        let block = clause.split_with_comments(&mut tokens);
        self.tokens(&tokens, depth);
        let Some(block) = block else { return false };
        if !tokens.is_empty() {
            self.out.push(' ');
        }
        let inside = &self.text[block.start as usize + 1..block.end as usize - 1];
        if inside.trim().is_empty() {
            self.out.push_str("{}");
            return false;
        }
        if in_line || (inside.len() <= TRIED && !inside.contains(['\n', '#'])) {
            let before = self.out.len();
            self.block_in_line(block.clone(), depth);
            if in_line || self.width() <= WIDTH {
                return false;
            }
            self.rewind(before);
        }
        self.out.push_str("{\n");
        let from = block.start + 1;
        self.pieces(block, from, depth + 1);
        for _ in 0..depth {
            self.out.push_str(INDENT);
        }
        self.out.push('}');
        true
    }

    fn block_in_line(&mut self, block: RawBlock<'t>, depth: usize) {
        self.out.push_str("{ ");
        let mut first = true;
        for piece in block.pieces() {
            if let Piece::Clause(clause) = piece {
                if !first {
                    self.out.push_str("; ");
                }
                first = false;
                self.clause(clause, depth, true);
            }
        }
        self.out.push_str(" }");
    }

    fn tokens(&mut self, tokens: &[Token], depth: usize) {
        let mut at = 0;
        let mut tight = true;
        while at < tokens.len() {
            let token = tokens[at];
            let raw = &self.text[token.start as usize..token.end as usize];
            let spelt = self.spelt.get(&token.start);
            let (shown, end) = match spelt.and_then(|spelt| Some((spelt.shown.as_ref()?, spelt.end))) {
                Some((spelling, end)) => (counted(spelling, self.out.ends_with(" 1")), end),
                None => (raw.to_owned(), token.end),
            };
            // What is left as it is may be several tokens; the difference stands at the first.
            let difference = spelt.map(|spelt| {
                let whole = &self.text[token.start as usize..spelt.end as usize];
                let written = if spelt.shown.is_some() { shown.chars().count() } else { spaced(whole) };
                spelt.vietnamese.cast_signed() - written.cast_signed()
            });
            if token.kind == Kind::Comment {
                self.out.push_str("  ");
                self.out.push_str(raw.trim_end());
                self.out.push('\n');
                for _ in 0..=depth {
                    self.out.push_str(INDENT);
                }
                tight = true;
                at += 1;
                continue;
            }
            let closes = token.kind == Kind::Close || raw == ",";
            if !tight && !closes {
                self.out.push(' ');
            }
            self.differences.extend(difference.map(|difference| (self.out.len(), difference)));
            self.out.push_str(&shown);
            tight = token.kind == Kind::Open;
            at += 1;
            while at < tokens.len() && tokens[at].start < end {
                at += 1;
            }
        }
    }
}

/// How many characters a text has with one space between its words.
fn spaced(text: &str) -> usize {
    let words = text.split_whitespace();
    words.map(|word| word.chars().count() + 1).sum::<usize>().saturating_sub(1)
}
