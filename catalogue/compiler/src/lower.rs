//! Trees to drafts of the model: each clause becomes a fact with its place. Names are not looked up yet.

mod law;
mod money;
mod paper;
mod procedure;
mod steps;

use jiff::civil::Date;
use tthc_dsl::diagnostic::{Diagnostic, both};
use tthc_dsl::tree::{Citation, Node, Tongue, Tree, Value};
use tthc_dsl::{Spanned, Word};

use crate::model::{
    Authority, Condition, Confidence, DocumentType, Form, Given, Instrument, Origin, Procedure, Sector, Text,
    Unmodelled, Validity,
};

/// What one file declares.
#[derive(Debug, Default)]
pub struct Draft {
    pub instruments: Vec<Instrument>,
    pub authorities: Vec<Authority>,
    pub sectors: Vec<Sector>,
    pub documents: Vec<DocumentType>,
    pub forms: Vec<Form>,
    pub procedures: Vec<Procedure>,
}

impl Draft {
    pub fn is_empty(&self) -> bool {
        self.instruments.is_empty()
            && self.authorities.is_empty()
            && self.sectors.is_empty()
            && self.documents.is_empty()
            && self.forms.is_empty()
            && self.procedures.is_empty()
    }
}

/// Lowers a file. Items whose meaning is not computed yet are kept in the tree, and that is said.
pub fn lower(tree: &Tree, out: &mut Vec<Diagnostic>) -> Draft {
    let mut draft = Draft::default();
    for item in &tree.items {
        let Some(word) = item.word else { continue };
        match word {
            Word::Instrument => draft.instruments.extend(law::instrument(item, out)),
            Word::Authority => draft.authorities.extend(law::authority(item, out)),
            Word::Sector => draft.sectors.extend(law::sector(item)),
            Word::Document => draft.documents.extend(law::document_type(item)),
            Word::Form => draft.forms.extend(law::form(item)),
            Word::Procedure => draft.procedures.extend(procedure::procedure(item, out)),
            _ => not_evaluated(item, word, out),
        }
    }
    draft
}

fn not_evaluated(item: &Node, word: Word, out: &mut Vec<Diagnostic>) {
    let (vi, en) = (word.spelling(tthc_dsl::Lang::Vi), word.spelling(tthc_dsl::Lang::En));
    out.push(
        Diagnostic::new(
            "TT050",
            tthc_dsl::Severity::Info,
            item.head,
            both(
                format!("mục `{vi}` đã được đọc nhưng chưa được thực hiện"),
                format!("`{en}` was read but is not yet evaluated"),
            ),
        )
        .help(both(
            "nội dung được giữ nguyên; nó chưa thay đổi kết quả nào",
            "it is kept as it is; it does not change any result yet",
        )),
    );
}

/// A name in both languages, from the `tên`/`tên en` lines of a block.
fn text(node: &Node, word: Word) -> Given<Text> {
    let mut vietnamese: Option<Spanned<String>> = None;
    let mut english = None;
    let mut broken = false;
    for clause in node.all(word) {
        broken |= clause.broken;
        let Some(text) = clause.text() else { continue };
        match tongue(clause) {
            Tongue::En => english = Some(text.value.to_owned()),
            Tongue::Vi if vietnamese.is_none() => vietnamese = Some(text.map(str::to_owned)),
            Tongue::Vi => {}
        }
    }
    match vietnamese {
        Some(vi) => Given::Value(Spanned::new(Text { vi: vi.value, en: english }, vi.span)),
        None if broken => Given::Unreadable,
        None => Given::Missing,
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

/// An entry's own text with the English name of its block.
fn entry_text(entry: &Node) -> Text {
    let vi = entry.text().map_or_else(String::new, |text| text.value.to_owned());
    let en = entry.all(Word::Name).find(|name| tongue(name) == Tongue::En).and_then(|name| name.text());
    Text { vi, en: en.map(|text| text.value.to_owned()) }
}

fn plain(given: Given<Text>) -> Text {
    match given {
        Given::Value(text) => text.value,
        _ => Text::default(),
    }
}

fn remarks(node: &Node) -> Vec<Text> {
    node.all(Word::Remark)
        .filter_map(|remark| remark.text())
        .map(|text| Text { vi: text.value.to_owned(), en: None })
        .collect()
}

fn origins(node: &Node) -> Vec<Origin> {
    node.all(Word::Source)
        .filter_map(|source| {
            let text = source.text()?.value.to_owned();
            let confidence = source.terms().find_map(|term| match term.value {
                Word::Read => Some(Confidence::Read),
                Word::Inferred => Some(Confidence::Inferred),
                Word::Recalled => Some(Confidence::Recalled),
                _ => None,
            });
            Some(Origin { text, confidence })
        })
        .collect()
}

fn owned_name(node: Option<&Node>) -> Option<Spanned<String>> {
    node.and_then(Node::name_value).map(|name| name.map(str::to_owned))
}

fn names(node: &Node) -> Vec<Spanned<String>> {
    node.names().map(|name| name.map(str::to_owned)).collect()
}

fn citations(node: &Node, word: Word) -> Vec<Spanned<Citation>> {
    node.all(word)
        .flat_map(|clause| clause.citations().map(|citation| citation.map(Clone::clone)).collect::<Vec<_>>())
        .collect()
}

fn condition(node: &Node) -> Condition {
    if let Some(otherwise) = node.child(Word::Otherwise) {
        return Condition::Otherwise(otherwise.head);
    }
    match node.child(Word::When).and_then(|when| when.expr().map(|expr| expr.map(Clone::clone))) {
        Some(expr) => Condition::When(expr),
        None => Condition::Always,
    }
}

/// The days that `từ`/`đến` (or the words of the clause's own) give, with a message where they run backwards.
fn validity(node: &Node, from: Word, to: Word, out: &mut Vec<Diagnostic>) -> Validity {
    let day = |word| node.child(word).and_then(Node::date);
    let (first, last): (Option<Spanned<Date>>, Option<Spanned<Date>>) = (day(from), day(to));
    let mut validity = Validity::inclusive(first, last);
    validity.pending = node.says(Word::Pending);
    validity.span = Some(node.span);
    if let (true, Some(first), Some(last)) = (validity.is_reversed(), first, last) {
        out.push(
            Diagnostic::error(
                "TT024",
                first.span.to(last.span),
                both(
                    format!("ngày kết thúc {} đứng trước ngày bắt đầu {}", shown(last.value), shown(first.value)),
                    format!("the last day {} lies before the first day {}", last.value, first.value),
                ),
            )
            .help(both("kiểm tra lại hai ngày, có thể đã đổi chỗ", "check the two days; they may have changed places")),
        );
        // Nothing else is concluded from days that cannot be right.
        validity.until = None;
        validity.from = None;
    }
    validity
}

fn in_force(node: &Node, out: &mut Vec<Diagnostic>) -> Validity {
    node.child(Word::InForce).map_or_else(Validity::default, |clause| validity(clause, Word::From, Word::To, out))
}

fn shown(day: Date) -> String {
    tthc_dsl::format::date(day, tthc_dsl::Lang::Vi)
}

fn unmodelled(node: &Node) -> Vec<Unmodelled> {
    node.all(Word::NotFormalised)
        .filter_map(|clause| {
            let text = clause.text()?.map(str::to_owned);
            let of = |word| clause.child(word).and_then(Node::text).map(|text| text.value.to_owned());
            Some(Unmodelled { text, reason: of(Word::Reason), owner: of(Word::Owner) })
        })
        .collect()
}

/// A list field: missing when no clause gives it, unreadable when all that give it are broken.
fn given<T>(node: &Node, word: Word, values: Vec<T>) -> Given<Vec<T>> {
    let Some(first) = node.child(word) else { return Given::Missing };
    if values.is_empty() && node.all(word).any(|clause| clause.broken || clause.children.iter().any(|c| c.broken)) {
        return Given::Unreadable;
    }
    Given::Value(Spanned::new(values, first.head))
}
