//! Which field an operation is about: two of one day on one field need an order.

use tthc_dsl::diagnostic::{Diagnostic, both};
use tthc_dsl::tree::{Node, Value};
use tthc_dsl::{Span, Word};

use super::apply::shown;
use crate::model::Amendment;

/// A field's address in words, unique within a procedure, and where the operation stands: its head and the whole of it.
pub(super) fn addresses(clauses: &[Node], within: &str, out: &mut Vec<(String, Span, Span)>) {
    for clause in clauses {
        let Some(word) = clause.word else { continue };
        match word {
            Word::Case => {
                let name = clause.name_value().map_or("", |name| name.value);
                addresses(&clause.children, &format!("{within}{name}/"), out);
            }
            Word::Power => addresses(&clause.children, &format!("{within}thẩm quyền/"), out),
            // What is only added to the text is no field.
            Word::NotFormalised | Word::Remark | Word::Source | Word::Basis | Word::ReplaceText => {}
            Word::Add | Word::Replace | Word::Remove => {
                out.push((format!("{within}mục/{}", entry(clause)), clause.head, clause.span));
            }
            // Of these a procedure can have several, told apart by what they were.
            Word::Level | Word::Limit | Word::Fee | Word::Charge | Word::ServiceFee | Word::Name => {
                let narrowed =
                    clause.children.iter().filter(|child| matches!(child.word, Some(Word::Via | Word::When)));
                let narrowed: Vec<String> = narrowed.map(|child| shown(&child.values).vi).collect();
                let was = shown(&clause.values).vi;
                out.push((format!("{within}{word:?}/{was}/{}", narrowed.join("/")), clause.head, clause.span));
            }
            _ => out.push((format!("{within}{word:?}"), clause.head, clause.span)),
        }
    }
}

/// What names an entry: its kind and its name. A fee's name stands behind its amount.
fn entry(clause: &Node) -> String {
    let Some(kind) = clause.values.first() else { return String::new() };
    let text = clause.values.iter().rfind(|value| matches!(value.value, Value::Text(_)));
    let is_fee = matches!(kind.value, Value::Term(Word::Fee | Word::Charge | Word::ServiceFee));
    match text.filter(|_| is_fee) {
        Some(name) => shown(&[kind.clone(), name.clone()]).vi,
        None => {
            let named = clause.name_value().map_or("", |name| name.value);
            format!("{} {named}", shown(&clause.values[..clause.values.len().min(2)]).vi)
        }
    }
}

/// Two that change one field from one day.
pub(super) fn conflict(mine: &Amendment, other: &Amendment, code: &str, (span, first): (Span, Span)) -> Diagnostic {
    let (id, earlier) = (&mine.id.value, &other.id.value);
    Diagnostic::error(
        "TT066",
        span,
        both(
            format!("`{code}`: `{id}` và `{earlier}` cùng sửa một nội dung từ cùng một ngày"),
            format!("`{code}`: `{id}` and `{earlier}` change the same field from the same day"),
        ),
    )
    .note(first, both("sửa đổi kia ở đây", "the other is here"))
    .help(both(
        format!("ghi `sau {earlier}` trong `{id}` nếu `{id}` có hiệu lực sau cùng"),
        format!("write `after {earlier}` in `{id}` if `{id}` has the last word"),
    ))
}
