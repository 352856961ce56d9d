//! Trees to drafts of the model: each clause becomes a fact with its place. Names are not looked up yet.

mod amendment;
mod due;
mod law;
mod paper;
mod procedure;
mod steps;
mod texts;

use jiff::civil::Date;
use tthc_dsl::diagnostic::{Diagnostic, both};
use tthc_dsl::tree::{Citation, Node, Tree};
use tthc_dsl::{Lang, Span, Spanned, Word};

use texts::{entry_text, plain, remarks, text};

use crate::model::{
    Absence, Amendment, Authority, Condition, Confidence, DocumentType, Form, Given, Instrument, Origin, Procedure,
    Sector, Unmodelled, Validity, Waiver,
};

/// What one file declares.
#[derive(Debug, Default, PartialEq)]
pub struct Draft {
    pub instruments: Vec<Instrument>,
    pub authorities: Vec<Authority>,
    pub sectors: Vec<Sector>,
    pub documents: Vec<DocumentType>,
    pub forms: Vec<Form>,
    pub procedures: Vec<Procedure>,
    pub amendments: Vec<Amendment>,
    pub waivers: Vec<Waiver>,
}

impl Draft {
    pub fn is_empty(&self) -> bool {
        self.instruments.is_empty()
            && self.authorities.is_empty()
            && self.sectors.is_empty()
            && self.documents.is_empty()
            && self.forms.is_empty()
            && self.procedures.is_empty()
            && self.amendments.is_empty()
            && self.waivers.is_empty()
    }
}

/// Lowers a file. Items whose meaning is not computed yet are kept in the tree, and that is said.
pub fn lower(tree: &Tree, out: &mut Vec<Diagnostic>) -> Draft {
    let mut draft = law(tree, out);
    draft.procedures = tree.items.iter().filter_map(|item| procedure(item, out)).collect();
    draft
}

/// One procedure, if the item is one.
pub(crate) fn procedure(item: &Node, out: &mut Vec<Diagnostic>) -> Option<Procedure> {
    item.is(Word::Procedure).then(|| procedure::procedure(item, out)).flatten()
}

/// Everything but the procedures.
pub(crate) fn law(tree: &Tree, out: &mut Vec<Diagnostic>) -> Draft {
    let mut draft = Draft::default();
    for item in &tree.items {
        let Some(word) = item.word else { continue };
        match word {
            Word::Instrument => draft.instruments.extend(law::instrument(item, out)),
            Word::Authority => draft.authorities.extend(law::authority(item, out)),
            Word::Sector => draft.sectors.extend(law::sector(item, out)),
            Word::Document => draft.documents.extend(law::document_type(item, out)),
            Word::Form => draft.forms.extend(law::form(item, out)),
            Word::Procedure => {}
            Word::Amendment | Word::Correction => draft.amendments.extend(amendment::amendment(item, out)),
            Word::Waiver => draft.waivers.extend(amendment::waiver(item, out)),
            _ => not_evaluated(item, word, out),
        }
    }
    draft
}

fn not_evaluated(item: &Node, word: Word, out: &mut Vec<Diagnostic>) {
    let (vi, en) = (word.spelling(Lang::Vi), word.spelling(Lang::En));
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

fn condition(node: &Node, out: &mut Vec<Diagnostic>) -> Condition {
    exclusive(node, &[Word::When, Word::Otherwise], out);
    if let Some(otherwise) = node.child(Word::Otherwise) {
        return Condition::Otherwise(otherwise.head);
    }
    match node.child(Word::When).and_then(|when| when.expr().map(|expr| expr.map(Clone::clone))) {
        Some(expr) => Condition::When(expr),
        None => Condition::Always,
    }
}

/// Reports clauses of which one at most can hold.
fn exclusive(node: &Node, words: &[Word], out: &mut Vec<Diagnostic>) {
    let mut given = node.children.iter().filter(|child| child.word.is_some_and(|word| words.contains(&word)));
    let Some(first) = given.next() else { return };
    // That one clause is given twice, the reader has reported.
    if let Some(other) = given.find(|other| other.word != first.word) {
        let spelt = |node: &Node, lang| node.word.map_or("", |word| word.spelling(lang));
        let words = |lang| (spelt(first, lang), spelt(other, lang));
        let ((one_vi, two_vi), (one_en, two_en)) = (words(Lang::Vi), words(Lang::En));
        out.push(
            Diagnostic::error(
                "TT012",
                other.head,
                both(
                    format!("`{one_vi}` và `{two_vi}` không thể cùng đúng"),
                    format!("`{one_en}` and `{two_en}` cannot both hold"),
                ),
            )
            .note(first.head, both("mục kia ở đây", "the other is here"))
            .help(both("giữ lại một mục", "keep one of the two")),
        );
    }
}

fn twice(word: Word, span: Span, first: Span) -> Diagnostic {
    let (vi, en) = (word.spelling(Lang::Vi), word.spelling(Lang::En));
    Diagnostic::error("TT012", span, both(format!("`{vi}` được ghi hai lần"), format!("`{en}` is given twice")))
        .note(first, both("lần thứ nhất ở đây", "the first time is here"))
        .help(both("giữ lại một dòng", "keep one of the two"))
}

/// A clause that says nothing where it stands.
fn out_of_place(clause: &Node, why: tthc_dsl::diagnostic::Words) -> Diagnostic {
    Diagnostic::error("TT011", clause.head, why)
        .help(both("bỏ mục này, hoặc sửa dòng mà nó nói thêm", "remove it, or correct the line that it belongs to"))
}

/// That a clause names nothing and says so.
fn absence(node: &Node) -> Option<Absence> {
    node.terms().find_map(|term| match term.value {
        Word::None => Some(Absence::None),
        Word::Unspecified => Some(Absence::Unspecified),
        _ => None,
    })
}

/// The same of a list: an error where the list holds something all the same.
fn absent(node: &Node, out: &mut Vec<Diagnostic>) -> Option<Absence> {
    let absent = absence(node)?;
    let listed = |child: &&Node| child.word.is_none_or(|word| matches!(word, Word::EitherOr | Word::Stage));
    if let Some(listed) = node.children.iter().find(listed) {
        let span = node.values.first().map_or(node.head, |value| value.span);
        out.push(
            Diagnostic::error(
                "TT012",
                listed.head,
                both(
                    "dòng này nêu một mục mà ở trên ghi là không có",
                    "this line lists something although there is said to be nothing",
                ),
            )
            .note(span, both("ghi ở đây", "said here"))
            .help(both("bỏ một trong hai", "remove one of the two")),
        );
    }
    Some(absent)
}

/// A number of copies or sets.
fn count(node: &Node, out: &mut Vec<Diagnostic>) -> Option<Spanned<u32>> {
    let number = node.number()?;
    match u32::try_from(number.value) {
        Ok(count) => Some(Spanned::new(count, number.span)),
        Err(_) => {
            let shown = number.value;
            out.push(
                Diagnostic::error(
                    "TT013",
                    number.span,
                    both(format!("`{shown}` không phải là một số lượng"), format!("`{shown}` is not a quantity")),
                )
                .help(both("ghi số từ 0 trở lên", "write a number from 0 up")),
            );
            None
        }
    }
}

/// The days that `từ`/`đến` (or the words of the clause's own) give, with a message where they run backwards.
fn validity(node: &Node, from: Word, to: Word, out: &mut Vec<Diagnostic>) -> Validity {
    let day = |word| node.child(word).and_then(Node::date);
    let (first, last): (Option<Spanned<Date>>, Option<Spanned<Date>>) = (day(from), day(to));
    let mut validity = Validity::inclusive(first, last);
    validity.pending = pending_term(node).is_some();
    let no_day = |word| node.child(word).is_some_and(|bound| bound.date().is_none());
    validity.unreadable = node.broken || no_day(from) || no_day(to);
    if let (Some(pending), Some(day)) = (pending_term(node), first.or(last)) {
        out.push(
            Diagnostic::error(
                "TT012",
                day.span,
                both("đã ghi `chưa xác định` thì chưa có ngày nào", "what is `pending` has no day yet"),
            )
            .note(pending, both("ghi ở đây", "said here"))
            .help(both("bỏ `chưa xác định` khi đã có ngày", "remove `pending` where the day is known")),
        );
    }
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
        validity.unreadable = true;
        validity.until = None;
        validity.from = None;
    }
    validity
}

fn pending_term(node: &Node) -> Option<Span> {
    node.terms().find(|term| term.value == Word::Pending).map(|term| term.span)
}

fn in_force(node: &Node, out: &mut Vec<Diagnostic>) -> Validity {
    node.child(Word::InForce).map_or_else(Validity::default, |clause| dated(clause, out))
}

/// The days of a clause that says nothing but days and what sets them.
fn dated(clause: &Node, out: &mut Vec<Diagnostic>) -> Validity {
    Validity { basis: citations(clause, Word::Basis), ..validity(clause, Word::From, Word::To, out) }
}

fn shown(day: Date) -> String {
    tthc_dsl::format::date(day, Lang::Vi)
}

/// How the published record says it.
fn as_published(node: &Node) -> Option<String> {
    node.child(Word::AsPublished).and_then(Node::text).map(|text| text.value.to_owned())
}

fn unmodelled(node: &Node) -> Vec<Unmodelled> {
    node.all(Word::NotFormalised)
        .filter_map(|clause| {
            let text = clause.text()?.map(str::to_owned);
            let of = |word| clause.child(word).and_then(Node::text).map(|text| text.value.to_owned());
            let basis = citations(clause, Word::Basis);
            Some(Unmodelled { text, reason: of(Word::Reason), owner: of(Word::Owner), basis })
        })
        .collect()
}

/// The same with those of the lists in a block that have no place of their own for them.
fn unmodelled_within(node: &Node) -> Vec<Unmodelled> {
    const LISTS: &[Word] = &[Word::Power, Word::Steps, Word::Results, Word::Conditions];
    let lists = node.children.iter().filter(|child| child.word.is_some_and(|word| LISTS.contains(&word)));
    unmodelled(node).into_iter().chain(lists.flat_map(unmodelled)).collect()
}

/// A list field: missing when no clause gives it, unreadable when all that give it are broken.
fn given<T>(node: &Node, word: Word, values: Vec<T>) -> Given<Vec<T>> {
    let Some(first) = node.child(word) else { return Given::Missing };
    if values.is_empty() && node.all(word).any(|clause| clause.broken || clause.children.iter().any(|c| c.broken)) {
        return Given::Unreadable;
    }
    Given::Value(Spanned::new(values, first.head))
}
