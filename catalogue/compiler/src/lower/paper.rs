//! Dossiers and their papers.

use tthc_dsl::Word;
use tthc_dsl::diagnostic::Diagnostic;
use tthc_dsl::tree::Node;

use super::{absent, citations, condition, count, entry_text, exclusive, owned_name, remarks, unmodelled, validity};
use crate::model::{Dossier, Entry, LookUp, Paper, Presentation, Unmodelled};

pub(super) fn dossier(node: &Node, out: &mut Vec<Diagnostic>) -> Dossier {
    let mut sentences = unmodelled(node);
    let presentation = presentation(node, None, out);
    let entries = entries(node, presentation, &mut sentences, out);
    Dossier {
        sets: count(node, out),
        absent: absent(node, out),
        condition: condition(node, out),
        entries,
        basis: citations(node, Word::Basis),
        unmodelled: sentences,
        span: node.head,
    }
}

/// What is done with a paper: what its own line says, else what the lines around it say.
fn presentation(node: &Node, around: Option<Presentation>, out: &mut Vec<Diagnostic>) -> Option<Presentation> {
    exclusive(node, &[Word::Submit, Word::Show], out);
    node.children.iter().find_map(|child| Presentation::from_word(child.word?)).or(around)
}

fn entries(
    node: &Node,
    around: Option<Presentation>,
    sentences: &mut Vec<Unmodelled>,
    out: &mut Vec<Diagnostic>,
) -> Vec<Entry> {
    node.children.iter().filter_map(|child| entry(child, around, sentences, out)).collect()
}

fn entry(
    node: &Node,
    around: Option<Presentation>,
    sentences: &mut Vec<Unmodelled>,
    out: &mut Vec<Diagnostic>,
) -> Option<Entry> {
    let name = match node.word {
        None => return paper(node, around, out).map(|paper| Entry::Paper(Box::new(paper))),
        Some(Word::EitherOr) => None,
        Some(Word::Stage) => Some(node.text().map_or_else(String::new, |text| text.value.to_owned())),
        Some(_) => return None,
    };
    sentences.extend(unmodelled(node));
    let presentation = presentation(node, around, out);
    let condition = condition(node, out);
    let entries = entries(node, presentation, sentences, out);
    let (basis, span) = (citations(node, Word::Basis), node.head);
    Some(match name {
        None => Entry::Either { condition, entries, basis, span },
        Some(name) => Entry::Group { name, condition, entries, basis, span },
    })
}

fn paper(node: &Node, around: Option<Presentation>, out: &mut Vec<Diagnostic>) -> Option<Paper> {
    let mut number = |word| Some(count(node.child(word)?, out)?.value);
    let (originals, copies, certified_copies) =
        (number(Word::Originals), number(Word::Copies), number(Word::CertifiedCopies));
    let form = node.child(Word::UseForm);
    Some(Paper {
        id: node.name.clone()?,
        name: entry_text(node, out),
        originals,
        copies,
        certified_copies,
        presentation: presentation(node, around, out),
        if_any: node.has(Word::IfAny),
        condition: condition(node, out),
        form: owned_name(form),
        form_text: form.and_then(|form| form.text()).map(|text| text.value.to_owned()),
        form_files: node.child(Word::FormFile).map(super::procedure::texts).unwrap_or_default(),
        document_type: owned_name(node.child(Word::OfType)),
        result_of: node.child(Word::ResultOf).and_then(Node::code).map(|code| code.map(str::to_owned)),
        looked_up: node.child(Word::ReplacedBy).and_then(|clause| look_up(clause, out)),
        valid_for: node.child(Word::ValidFor).and_then(Node::duration).map(|time| time.value.clone()),
        code: node.child(Word::Code).and_then(Node::code).map(|code| code.value.to_owned()),
        validity: validity(node, Word::From, Word::To, out),
        basis: citations(node, Word::Basis),
        remarks: remarks(node, out),
    })
}

fn look_up(node: &Node, out: &mut Vec<Diagnostic>) -> Option<LookUp> {
    Some(LookUp {
        database: node.text()?.value.to_owned(),
        fall_back: node.child(Word::IfMissing).and_then(Node::text).map(|text| text.value.to_owned()),
        basis: citations(node, Word::Basis),
        validity: validity(node, Word::From, Word::To, out),
    })
}
