//! Texts in two languages: names, descriptions, remarks.

use tthc_dsl::diagnostic::{Diagnostic, both};
use tthc_dsl::tree::{Node, Tongue, Value};
use tthc_dsl::{Lang, Span, Spanned, Word};

use super::twice;
use crate::model::{Given, Text};

/// A text from the lines of a block: `tên "…"` and `tên en "…"`.
pub(super) fn text(node: &Node, word: Word, out: &mut Vec<Diagnostic>) -> Given<Text> {
    let tongues = Tongues::of(node, word, None, out);
    match (tongues.vi, tongues.en) {
        (Some(vi), en) => {
            Given::Value(Spanned::new(Text { vi: vi.value.to_owned(), en: en.map(|en| en.value.to_owned()) }, vi.span))
        }
        (None, Some(_)) => Given::Unreadable,
        (None, None) if tongues.broken => Given::Unreadable,
        (None, None) => Given::Missing,
    }
}

/// The same where nothing depends on whether it was given.
pub(super) fn plain(node: &Node, word: Word, out: &mut Vec<Diagnostic>) -> Text {
    text(node, word, out).value().cloned().unwrap_or_default()
}

/// The text in an entry's head, with the English one of its block.
pub(super) fn entry_text(entry: &Node, out: &mut Vec<Diagnostic>) -> Text {
    let tongues = Tongues::of(entry, Word::Name, entry.text(), out);
    let own = |text: Spanned<&str>| text.value.to_owned();
    Text { vi: tongues.vi.map(own).unwrap_or_default(), en: tongues.en.map(own) }
}

/// An English remark is of the Vietnamese one before it.
pub(super) fn remarks(node: &Node, out: &mut Vec<Diagnostic>) -> Vec<Text> {
    let mut remarks: Vec<Text> = Vec::new();
    for clause in node.all(Word::Remark) {
        let Some(text) = clause.text() else {
            // What is broken has been reported; that something is remarked still counts.
            remarks.extend(clause.broken.then(Text::default));
            continue;
        };
        let own = text.value.to_owned();
        match (tongue(clause), remarks.last_mut()) {
            (Tongue::Vi, _) => remarks.push(Text { vi: own, en: None }),
            (Tongue::En, Some(remark)) if remark.en.is_none() => remark.en = Some(own),
            (Tongue::En, _) => out.push(english_alone(Word::Remark, text.span)),
        }
    }
    remarks
}

struct Tongues<'n> {
    vi: Option<Spanned<&'n str>>,
    en: Option<Spanned<&'n str>>,
    broken: bool,
}

impl<'n> Tongues<'n> {
    fn of(node: &'n Node, word: Word, vi: Option<Spanned<&'n str>>, out: &mut Vec<Diagnostic>) -> Self {
        let mut tongues = Tongues { vi, en: None, broken: node.broken };
        for clause in node.all(word) {
            tongues.broken |= clause.broken;
            let Some(text) = clause.text() else { continue };
            let place = match tongue(clause) {
                Tongue::Vi => &mut tongues.vi,
                Tongue::En => &mut tongues.en,
            };
            match place {
                Some(first) => out.push(twice(word, clause.head, first.span)),
                None => *place = Some(text),
            }
        }
        if let (None, Some(en), false) = (&tongues.vi, &tongues.en, tongues.broken) {
            out.push(english_alone(word, en.span));
        }
        tongues
    }
}

fn tongue(clause: &Node) -> Tongue {
    clause
        .values
        .iter()
        .find_map(|value| match value.value {
            Value::Lang(tongue) => Some(tongue),
            _ => None,
        })
        .unwrap_or(Tongue::Vi)
}

fn english_alone(word: Word, span: Span) -> Diagnostic {
    let (vi, en) = (word.spelling(Lang::Vi), word.spelling(Lang::En));
    Diagnostic::error(
        "TT013",
        span,
        both("bản tiếng Anh này chưa có bản tiếng Việt", "this English text has no Vietnamese one"),
    )
    .help(both(format!("thêm dòng `{vi} \"…\"` trước dòng này"), format!("write `{en} \"…\"` in Vietnamese before it")))
}
