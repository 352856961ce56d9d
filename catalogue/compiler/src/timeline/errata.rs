//! Errata: what each of their operations mends, and how often.

use tthc_dsl::Word;
use tthc_dsl::tree::{Node, Value};

use super::apply::says;

/// The operations of an erratum one by one: each may find what it mends where another does not.
pub(super) fn single(clauses: &[Node]) -> Vec<Node> {
    let mut out = Vec::new();
    for clause in clauses {
        match clause.word {
            Some(Word::Power) => out.extend(clause.children.iter().map(|change| around(clause, change.clone()))),
            Some(Word::Case) => out.extend(single(&clause.children).into_iter().map(|inner| around(clause, inner))),
            _ => out.push(clause.clone()),
        }
    }
    out
}

/// The clause with one of its operations; it is told apart from the others by that one's place.
fn around(clause: &Node, inner: Node) -> Node {
    let span = inner.span;
    Node { children: vec![inner], span, ..clause.clone() }
}

/// A wrong value is mended wherever it stands. What an erratum adds, takes away or states anew it does once: a later
/// amendment may undo it.
pub(super) fn everywhere(clause: &Node) -> bool {
    match clause.word {
        Some(Word::Power | Word::Case) => clause.children.iter().all(everywhere),
        Some(Word::ReplaceText) => {
            let text = |values: &[tthc_dsl::Spanned<Value>]| {
                values.iter().find_map(|value| match &value.value {
                    Value::Text(text) => Some(text.clone()),
                    _ => None,
                })
            };
            // Words that hold those that they replace would be replaced again and again.
            let (old, new) = (text(&clause.values), clause.becomes.as_deref().and_then(text));
            old.zip(new).is_some_and(|(old, new)| !new.contains(&old))
        }
        _ => clause.becomes.is_some() && !says(&clause.values, Word::NotGiven),
    }
}
