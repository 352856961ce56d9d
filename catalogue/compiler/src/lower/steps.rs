//! The order of carrying out, results and requirements.

use tthc_dsl::diagnostic::Diagnostic;
use tthc_dsl::tree::{Node, Value};
use tthc_dsl::{Spanned, Word};

use super::{as_published, citations, condition, due, entry_text, names, remarks, unmodelled};
use crate::model::{Actor, Onward, Requirement, ResultPaper, Role, Step, Text, ValidFor};

pub(super) fn steps(node: &Node, out: &mut Vec<Diagnostic>) -> Vec<Step> {
    node.all(Word::Steps).flat_map(Node::entries).filter_map(|entry| step(entry, out)).collect()
}

fn step(node: &Node, out: &mut Vec<Diagnostic>) -> Option<Step> {
    Some(Step {
        id: node.name.clone()?,
        name: entry_text(node, out),
        actors: node.all(Word::By).flat_map(|by| by.values.iter().filter_map(actor).collect::<Vec<_>>()).collect(),
        limits: node.all(Word::Within).filter_map(|within| due::limit(within, out)).collect(),
        onward: node.all(Word::Then).map(|then| onward(then, out)).collect(),
        gives: node.all(Word::Gives).flat_map(names).collect(),
        // A broken line may have held the way on: nothing is concluded from its absence.
        ends: node.has(Word::Ends) || node.broken || node.children.iter().any(|child| child.broken),
        signed_digitally: node.has(Word::DigitalSignature),
        outside_limit: node.has(Word::OutsideClock),
        condition: condition(node, out),
        basis: citations(node, Word::Basis),
        unmodelled: unmodelled(node),
        published: as_published(node),
        remarks: remarks(node, out),
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

fn onward(node: &Node, out: &mut Vec<Diagnostic>) -> Onward {
    Onward {
        to: names(node),
        failing: node.child(Word::Else).map(names).unwrap_or_default(),
        condition: condition(node, out),
    }
}

pub(super) fn results(node: &Node, out: &mut Vec<Diagnostic>) -> Vec<ResultPaper> {
    node.all(Word::Results)
        .flat_map(Node::entries)
        .filter_map(|entry| {
            Some(ResultPaper {
                id: entry.name.clone()?,
                name: entry_text(entry, out),
                code: entry.child(Word::Code).and_then(Node::code).map(|code| code.value.to_owned()),
                valid_for: entry.child(Word::ValidFor).and_then(valid_for),
                condition: condition(entry, out),
                basis: citations(entry, Word::Basis),
                remarks: remarks(entry, out),
            })
        })
        .collect()
}

fn valid_for(node: &Node) -> Option<ValidFor> {
    if node.says(Word::Unspecified) {
        return Some(ValidFor::Unspecified);
    }
    node.duration().map(|time| ValidFor::Time(time.value.clone()))
}

/// Those of the list, behind the one that the line itself may give.
pub(super) fn requirements(node: &Node, out: &mut Vec<Diagnostic>) -> Vec<Requirement> {
    let mut all = Vec::new();
    for clause in node.all(Word::Conditions) {
        all.extend(clause.text().map(|text| Requirement {
            id: Spanned::new("điều-kiện".to_owned(), text.span),
            text: Text { vi: text.value.to_owned(), en: None },
            condition: condition(clause, out),
            basis: Vec::new(),
            remarks: Vec::new(),
        }));
        all.extend(clause.entries().filter_map(|entry| {
            Some(Requirement {
                id: entry.name.clone()?,
                text: entry_text(entry, out),
                condition: condition(entry, out),
                basis: citations(entry, Word::Basis),
                remarks: remarks(entry, out),
            })
        }));
    }
    all
}
