//! Amendments, corrections and waivers. What an operation does to a text is computed where the text is.

use tthc_dsl::diagnostic::{Diagnostic, both};
use tthc_dsl::tree::{Node, Value};
use tthc_dsl::{Spanned, Word};

use super::{citations, in_force, names, origins, owned_name, remarks};
use crate::model::{Amendment, Operations, PendingKeep, Rename, Waiver};

pub(super) fn amendment(node: &Node, out: &mut Vec<Diagnostic>) -> Option<Amendment> {
    let codes = |clause: &Node| clause.codes().map(|code| code.map(str::to_owned)).collect::<Vec<_>>();
    Some(Amendment {
        id: owned_name(Some(node))?,
        correction: node.is(Word::Correction),
        under: node.citations().next()?.map(Clone::clone),
        validity: in_force(node, out),
        received_from: node.child(Word::DossiersFrom).and_then(Node::date),
        pending_keep: node
            .child(Word::PendingKeep)
            .map(|clause| PendingKeep { until: clause.child(Word::Until).and_then(Node::date), span: clause.head }),
        after: node.child(Word::AfterAmendment).map(names).unwrap_or_default(),
        operations: node
            .all(Word::In)
            .map(|clause| Operations {
                codes: codes(clause),
                clauses: clause.children.iter().filter(|child| !child.broken).cloned().collect(),
                span: clause.head,
            })
            .collect(),
        repeals: node.all(Word::Repeals).flat_map(codes).collect(),
        renames: node.all(Word::Rename).filter_map(|clause| rename(clause, out)).collect(),
        basis: citations(node, Word::Basis),
        origins: origins(node),
        remarks: remarks(node, out),
        digest: 0,
    })
}

fn rename(node: &Node, out: &mut Vec<Diagnostic>) -> Option<Rename> {
    if node.broken {
        return None;
    }
    let old = node.code()?.map(str::to_owned);
    let new = node.becomes.as_ref().and_then(|values| match values.first() {
        Some(Spanned { value: Value::Code(code), span }) => Some(Spanned::new(code.clone(), *span)),
        _ => None,
    });
    if new.is_none() {
        let code = &old.value;
        out.push(
            Diagnostic::error(
                "TT065",
                node.span,
                both(format!("không nêu mã mới của `{code}`"), format!("the new code of `{code}` is not given")),
            )
            .help(both(format!("ghi `đổi mã {code} -> 1.014642`"), format!("write `rename {code} -> 1.014642`"))),
        );
    }
    Some(Rename { old, new: new? })
}

pub(super) fn waiver(node: &Node, out: &mut Vec<Diagnostic>) -> Option<Waiver> {
    let text = |word| node.child(word).and_then(Node::text).map(|text| text.value.to_owned());
    let procedures = node.child(Word::ForProcedure);
    Some(Waiver {
        finding: node.code()?.map(str::to_owned),
        procedures: procedures
            .map(|clause| clause.codes().map(|code| code.map(str::to_owned)).collect())
            .unwrap_or_default(),
        reason: text(Word::Reason),
        approver: text(Word::Approver),
        until: node.child(Word::Until).and_then(Node::date),
        remarks: remarks(node, out),
    })
}
