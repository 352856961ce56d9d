//! What amendments and corrections do to one procedure, as it is written.

use std::collections::HashMap;
use std::rc::Rc;

use tthc_compiler::changes::{Change, Fact};
use tthc_dsl::diagnostic::{Words, both};
use tthc_dsl::tree::{Node, Value};
use tthc_dsl::{Lang, Source, Spanned, Word};

use crate::written::one_line;

/// An amendment or correction as one version of a file has it.
#[derive(Debug)]
pub(crate) struct Amending {
    pub node: Node,
    pub source: Rc<Source>,
}

pub(crate) const KINDS: [Word; 2] = [Word::Amendment, Word::Correction];

/// What only says where an amendment was found, and what else is to be known of it, does nothing to a procedure.
const BESIDE: [Word; 2] = [Word::Source, Word::Remark];

pub(crate) fn is_one(item: &Node) -> bool {
    item.word.is_some_and(|word| KINDS.contains(&word))
}

/// The codes of the procedures that an item changes.
pub(crate) fn codes(item: &Node) -> impl Iterator<Item = &str> {
    let clauses = item.children.iter().filter(|clause| is_of_codes(clause));
    clauses.flat_map(|clause| clause.codes().chain(becomes(clause))).map(|code| code.value)
}

fn is_of_codes(clause: &Node) -> bool {
    matches!(clause.word, Some(Word::In | Word::Repeals | Word::Rename))
}

fn becomes(clause: &Node) -> impl Iterator<Item = Spanned<&str>> {
    clause.becomes.iter().flatten().filter_map(|value| match &value.value {
        Value::Code(code) => Some(Spanned::new(code.as_str(), value.span)),
        _ => None,
    })
}

/// One thing that an amendment does to the procedure, or says of all that it does.
#[derive(Debug)]
pub(crate) struct Operation {
    field: String,
    label: Words,
    /// What is compared: the look of a clause says nothing.
    what: Node,
    text: String,
}

impl Operation {
    pub fn fact(&self) -> Fact {
        Fact { field: self.field.clone(), label: self.label.clone(), value: self.words() }
    }

    /// In the author's own words.
    fn words(&self) -> Words {
        both(self.text.as_str(), self.text.as_str())
    }
}

/// The operations of an item on a procedure; none if it does nothing to it.
pub(crate) fn operations(of: &Amending, code: &str, out: &mut Vec<Operation>) {
    let Amending { node, source } = of;
    if !codes(node).any(|named| named == code) {
        return;
    }
    let word = node.word.unwrap_or(Word::Amendment);
    let name = name(node).unwrap_or_default();
    let label = |lang| format!("{} {name}", word.spelling(lang));
    let place = Place { field: format!("amendment.{name}"), label: both(label(Lang::Vi), label(Lang::En)), source };
    // The head: what it is and what it is made under.
    let head = Node { word: node.word, name: node.name.clone(), values: node.values.clone(), ..Node::default() };
    let end = node.values.last().map_or(node.head, |last| node.head.to(last.span));
    out.push(place.operation(head, end.range()));
    for clause in &node.children {
        match clause.word {
            Some(Word::In) if names(clause, code) => {
                clause.children.iter().for_each(|operation| below(&place, operation, out));
            }
            Some(Word::Repeals | Word::Rename) if names(clause, code) => {
                // The others that it repeals are no matter of this one.
                let own = Node { values: Vec::new(), ..clause.clone() };
                let rename = clause.is(Word::Rename);
                let what = if rename { clause.clone() } else { own };
                out.push(place.join(clause).operation(what, clause.span.range()));
            }
            Some(word) if BESIDE.contains(&word) || is_of_codes(clause) => {}
            _ => out.push(place.join(clause).operation(clause.clone(), clause.span.range())),
        }
    }
}

fn names(clause: &Node, code: &str) -> bool {
    clause.codes().chain(becomes(clause)).any(|named| named.value == code)
}

fn name(node: &Node) -> Option<&str> {
    node.name.as_ref().map(|name| name.value.as_str()).or_else(|| node.name_value().map(|name| name.value))
}

/// A block that only says where its clauses belong is taken apart.
fn below(place: &Place<'_>, operation: &Node, out: &mut Vec<Operation>) {
    let holds = matches!(operation.word, Some(Word::Power | Word::Case)) && operation.becomes.is_none();
    let place = place.join(operation);
    if holds && !operation.children.is_empty() {
        operation.children.iter().for_each(|inner| below(&place, inner, out));
    } else {
        out.push(place.operation(operation.clone(), operation.span.range()));
    }
}

struct Place<'s> {
    field: String,
    label: Words,
    source: &'s Source,
}

impl Place<'_> {
    /// The place of a clause: its keyword, and what it adds, removes or is about.
    fn join(&self, clause: &Node) -> Self {
        let mut words: Vec<Word> = clause.word.into_iter().collect();
        let mut names = Vec::new();
        if matches!(clause.word, None | Some(Word::Add | Word::Replace | Word::Remove | Word::Case)) {
            words.extend(clause.terms().map(|term| term.value).next());
            names.extend(name(clause));
        }
        let keys = words.iter().map(|word| key(*word)).chain(names.iter().map(|name| (*name).to_owned()));
        let field = keys.fold(self.field.clone(), |field, key| format!("{field}.{key}"));
        let label = |lang: Lang, own: &str| {
            let spelt = words.iter().map(|word| word.spelling(lang)).chain(names.iter().copied());
            format!("{own} › {}", spelt.collect::<Vec<_>>().join(" "))
        };
        let label = both(label(Lang::Vi, &self.label.vi), label(Lang::En, &self.label.en));
        Place { field, label, source: self.source }
    }

    fn operation(&self, what: Node, range: std::ops::Range<usize>) -> Operation {
        let text = one_line(self.source.text.get(range).unwrap_or_default());
        Operation { field: self.field.clone(), label: self.label.clone(), what, text }
    }
}

/// `time limit` as a key: `timeLimit`.
fn key(word: Word) -> String {
    let mut parts = word.spelling(Lang::En).split(' ');
    let mut key = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let mut letters = part.chars();
        key.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        key.push_str(letters.as_str());
    }
    key
}

/// What differs between the operations of two versions, in the order of the newer.
pub(crate) fn difference(old: &[Operation], new: &[Operation]) -> Vec<Change> {
    let partners = partners(old, new);
    let mut gone = vec![true; old.len()];
    let mut out = Vec::new();
    for (now, partner) in new.iter().zip(&partners) {
        let was = partner.map(|at| {
            gone[at] = false;
            &old[at]
        });
        if was.is_none_or(|was| was.what != now.what) {
            let Operation { field, label, .. } = now;
            let (old, new) = (was.map(Operation::words), Some(now.words()));
            out.push(Change { field: field.clone(), label: label.clone(), old, new });
        }
    }
    for (was, _) in old.iter().zip(gone).filter(|(_, gone)| *gone) {
        let Operation { field, label, .. } = was;
        out.push(Change { field: field.clone(), label: label.clone(), old: Some(was.words()), new: None });
    }
    out
}

/// For each of the newer operations the place of the same one among the older, where it was there already.
pub(crate) fn continued(old: &[Operation], new: &[Operation]) -> Vec<Option<usize>> {
    let partners = partners(old, new);
    new.iter().zip(partners).map(|(now, at)| at.filter(|at| old[*at].what == now.what)).collect()
}

/// For each of the newer operations the one that it continues: the same in every word, else the next one that is left
/// in the same place.
fn partners(old: &[Operation], new: &[Operation]) -> Vec<Option<usize>> {
    let mut left: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, operation) in old.iter().enumerate() {
        left.entry(&operation.field).or_default().push(at);
    }
    let mut partners = vec![None; new.len()];
    for same in [true, false] {
        for (partner, operation) in partners.iter_mut().zip(new).filter(|(partner, _)| partner.is_none()) {
            let Some(places) = left.get_mut(operation.field.as_str()) else { continue };
            let found = places.iter().position(|at| !same || old[*at].what == operation.what);
            *partner = found.map(|found| places.remove(found));
        }
    }
    partners
}
