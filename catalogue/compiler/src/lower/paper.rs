//! Dossiers and their papers.

use tthc_dsl::tree::{Node, Value};
use tthc_dsl::{Spanned, Word};

use super::{citations, condition, entry_text, remarks, unmodelled};
use crate::model::{Dossier, Entry, Paper};

pub(super) fn dossier(node: &Node) -> Dossier {
    Dossier {
        sets: node.number().map(|sets| Spanned::new(u32::try_from(sets.value).unwrap_or(0), sets.span)),
        condition: condition(node),
        entries: entries(node),
        unmodelled: unmodelled(node),
        span: node.head,
    }
}

fn entries(node: &Node) -> Vec<Entry> {
    node.children.iter().filter_map(entry).collect()
}

fn entry(node: &Node) -> Option<Entry> {
    match node.word {
        Some(Word::EitherOr) => {
            Some(Entry::Either { condition: condition(node), entries: entries(node), span: node.head })
        }
        Some(Word::Stage) => Some(Entry::Group {
            name: node.text().map_or_else(String::new, |text| text.value.to_owned()),
            condition: condition(node),
            entries: entries(node),
            span: node.head,
        }),
        Some(_) => None,
        None => paper(node).map(|paper| Entry::Paper(Box::new(paper))),
    }
}

fn paper(node: &Node) -> Option<Paper> {
    let count =
        |word| node.child(word).and_then(Node::number).map_or(0, |number| u32::try_from(number.value).unwrap_or(0));
    let name_of = |word| super::owned_name(node.child(word));
    let form = node.child(Word::UseForm);
    Some(Paper {
        id: node.name.clone()?,
        name: entry_text(node),
        originals: count(Word::Originals),
        copies: count(Word::Copies),
        certified_copies: count(Word::CertifiedCopies),
        show_only: node.has(Word::Show),
        if_any: node.has(Word::IfAny),
        condition: condition(node),
        form: form.and_then(|form| form.name_value()).map(|name| name.map(str::to_owned)),
        form_text: form.and_then(|form| form.text()).map(|text| text.value.to_owned()),
        document_type: name_of(Word::OfType),
        result_of: node.child(Word::ResultOf).and_then(Node::code).map(|code| code.map(str::to_owned)),
        looked_up: node.child(Word::ReplacedBy).and_then(|look_up| {
            let fall_back = look_up.child(Word::IfMissing).and_then(Node::text).map(|text| text.value.to_owned());
            Some((look_up.text()?.value.to_owned(), fall_back))
        }),
        valid_for: node.child(Word::ValidFor).and_then(|valid| valid.value()).and_then(|value| match &value.value {
            Value::Duration(duration) => Some(duration.clone()),
            _ => None,
        }),
        code: node.child(Word::Code).and_then(Node::code).map(|code| code.value.to_owned()),
        basis: citations(node, Word::Basis),
        remarks: remarks(node),
    })
}
