//! The order of carrying out, results and requirements.

use tthc_dsl::diagnostic::Diagnostic;
use tthc_dsl::tree::{Node, Value};
use tthc_dsl::{Spanned, Word};

use super::{condition, entry_text, money, names, remarks, unmodelled};
use crate::model::{Actor, Onward, Requirement, ResultPaper, Role, Step};

pub(super) fn steps(node: &Node, out: &mut Vec<Diagnostic>) -> Vec<Step> {
    node.entries().filter_map(|entry| step(entry, out)).collect()
}

fn step(node: &Node, out: &mut Vec<Diagnostic>) -> Option<Step> {
    Some(Step {
        id: node.name.clone()?,
        name: entry_text(node),
        actors: node.all(Word::By).flat_map(|by| by.values.iter().filter_map(actor).collect::<Vec<_>>()).collect(),
        limits: node.all(Word::Within).filter_map(|within| money::limit(within, out)).collect(),
        onward: node.all(Word::Then).map(onward).collect(),
        gives: node.all(Word::Gives).flat_map(names).collect(),
        // A broken line may have held the way on: nothing is concluded from its absence.
        ends: node.has(Word::Ends) || node.broken || node.children.iter().any(|child| child.broken),
        signed_digitally: node.has(Word::DigitalSignature),
        outside_limit: node.has(Word::OutsideClock),
        condition: condition(node),
        unmodelled: unmodelled(node),
        remarks: remarks(node),
        span: node.head,
    })
}

fn actor(value: &Spanned<Value>) -> Option<Spanned<Actor>> {
    let actor = match &value.value {
        Value::Term(Word::Applicant) => Actor::Applicant,
        Value::Term(word) => Actor::Role(Role::from_word(*word)?),
        Value::Name(name) => Actor::Authority(name.clone()),
        _ => return None,
    };
    Some(Spanned::new(actor, value.span))
}

fn onward(node: &Node) -> Onward {
    Onward {
        to: names(node),
        failing: node.child(Word::Else).map(names).unwrap_or_default(),
        condition: condition(node),
    }
}

pub(super) fn results(node: &Node) -> Vec<ResultPaper> {
    node.entries()
        .filter_map(|entry| {
            Some(ResultPaper {
                id: entry.name.clone()?,
                name: entry_text(entry),
                code: entry.child(Word::Code).and_then(Node::code).map(|code| code.value.to_owned()),
                valid_for: entry.child(Word::ValidFor).and_then(|valid| valid.duration().map(|d| d.value.clone())),
                condition: condition(entry),
            })
        })
        .collect()
}

pub(super) fn requirements(node: &Node) -> Vec<Requirement> {
    let own = node.text().map(|text| Requirement {
        id: Spanned::new("điều-kiện".to_owned(), text.span),
        text: crate::model::Text { vi: text.value.to_owned(), en: None },
        condition: condition(node),
    });
    let entries = node.entries().filter_map(|entry| {
        Some(Requirement { id: entry.name.clone()?, text: entry_text(entry), condition: condition(entry) })
    });
    own.into_iter().chain(entries).collect()
}
