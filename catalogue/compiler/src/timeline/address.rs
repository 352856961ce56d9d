//! Which field an operation is about: two of one day on one field need an order.

use tthc_dsl::diagnostic::{Diagnostic, both};
use tthc_dsl::tree::Node;
use tthc_dsl::{Span, Word};

use super::apply::shown;
use crate::model::Amendment;

/// A field's address in words, unique within a procedure, and where the operation stands.
fn addresses(clauses: &[Node], within: &str, out: &mut Vec<(String, Span)>) {
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
                let shown = shown(&clause.values[..clause.values.len().min(2)]).vi;
                out.push((format!("{within}mục/{shown}"), clause.head));
            }
            // Of these a procedure can have several, told apart by what they were.
            Word::Level | Word::Limit | Word::Fee | Word::Charge | Word::ServiceFee | Word::Name => {
                let narrowed =
                    clause.children.iter().filter(|child| matches!(child.word, Some(Word::Via | Word::When)));
                let narrowed: Vec<String> = narrowed.map(|child| shown(&child.values).vi).collect();
                let was = shown(&clause.values).vi;
                out.push((format!("{within}{word:?}/{was}/{}", narrowed.join("/")), clause.head));
            }
            _ => out.push((format!("{within}{word:?}"), clause.head)),
        }
    }
}

/// Fields that both change.
pub(super) fn conflicts(
    (mine, clauses): (&Amendment, &[Node]),
    (other, of_other): (&Amendment, &[Node]),
    code: &str,
) -> Vec<Diagnostic> {
    let mut own = Vec::new();
    addresses(clauses, "", &mut own);
    let mut its = Vec::new();
    addresses(of_other, "", &mut its);
    let its: std::collections::HashMap<&str, Span> = its.iter().map(|(key, span)| (key.as_str(), *span)).collect();
    let both_change = own.iter().filter_map(|(key, span)| Some((*span, *its.get(key.as_str())?)));
    both_change
        .map(|(span, first)| {
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
        })
        .collect()
}
