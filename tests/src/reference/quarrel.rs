//! What operations of one day can quarrel about.

use tthc_compiler::model::{Channel, FeeKind, Role};

use super::operation::Operation;
use super::text::Text;

/// What two operations of one day can quarrel about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    Name,
    Levels,
    Limit(Option<Channel>),
    Fee(FeeKind, Option<String>),
    Body(Role, String),
    Entry(&'static str, String),
    Basis(String),
    Whole(&'static str),
}

/// Both change one field from one value, or both add, replace or take away one entry.
pub(super) fn quarrel(one: &Operation, other: &Operation) -> bool {
    use Operation as Op;
    match (one, other) {
        (Op::Name(one, _), Op::Name(other, _)) => one == other,
        (Op::Levels(one, _), Op::Levels(other, _)) => one == other,
        (Op::Limit { old: one, via, .. }, Op::Limit { old: other, via: its, .. }) => one == other && via == its,
        (Op::Fee { kind, old: one, .. }, Op::Fee { kind: its, old: other, .. }) => kind == its && one == other,
        (Op::Power { role, .. }, Op::Power { role: its, .. }) => role == its,
        _ => entry(one).is_some_and(|field| entry(other) == Some(field)),
    }
}

fn entry(operation: &Operation) -> Option<Field> {
    use Operation as Op;
    Some(match operation {
        Op::AddBody(role, body) | Op::RemoveBody(role, body) => Field::Body(*role, body.clone()),
        Op::AddPaper(paper, _) | Op::ReplacePaper(paper) => Field::Entry("paper", paper.id.clone()),
        Op::RemovePaper(id) => Field::Entry("paper", id.clone()),
        Op::AddStep(step, _) | Op::ReplaceStep(step) => Field::Entry("step", step.id.clone()),
        Op::RemoveStep(id) => Field::Entry("step", id.clone()),
        Op::AddResult(result) => Field::Entry("result", result.id.clone()),
        Op::RemoveResult(id) => Field::Entry("result", id.clone()),
        Op::AddFee(fee) | Op::ReplaceFee(fee) => Field::Fee(fee.kind, fee.name.clone()),
        Op::RemoveFee(kind, name) => Field::Fee(*kind, Some(name.clone())),
        Op::AddBasis(number) | Op::RemoveBasis(number) => Field::Basis(number.clone()),
        Op::Steps(_) => Field::Whole("steps"),
        Op::Results(_) => Field::Whole("results"),
        _ => return None,
    })
}

/// The clauses whose value an operation changes.
pub(super) fn found(operation: &Operation, text: &Text) -> Vec<Field> {
    match operation {
        Operation::Name(old, _) if text.name == *old => vec![Field::Name],
        Operation::Levels(old, _) if text.levels == *old => vec![Field::Levels],
        Operation::Limit { old: Some(old), via, .. } => {
            let meant = text.limits.iter().filter(|limit| limit.amount == *old && (via.is_none() || limit.via == *via));
            meant.map(|limit| Field::Limit(limit.via)).collect()
        }
        Operation::Fee { kind, old: Some((charged, name)), .. } => {
            let meant = text
                .fees
                .iter()
                .filter(|fee| fee.kind == *kind && fee.charged == *charged && (name.is_none() || fee.name == *name));
            meant.map(|fee| Field::Fee(fee.kind, fee.name.clone())).collect()
        }
        _ => Vec::new(),
    }
}

/// The clauses that an operation wrote, though it may have written what was there.
pub(super) fn made(operation: &Operation, before: &Text, after: &Text) -> Vec<Field> {
    let mut made = found(operation, before);
    match operation {
        Operation::Name(..) => made.push(Field::Name),
        Operation::Levels(..) => made.push(Field::Levels),
        Operation::Limit { .. } => {
            let fresh = after.limits.iter().filter(|limit| !before.limits.contains(limit));
            made.extend(fresh.map(|limit| Field::Limit(limit.via)));
        }
        Operation::Fee { .. } => {
            let fresh = after.fees.iter().filter(|fee| !before.fees.contains(fee));
            made.extend(fresh.map(|fee| Field::Fee(fee.kind, fee.name.clone())));
        }
        Operation::AddFee(fee) | Operation::ReplaceFee(fee) => made.push(Field::Fee(fee.kind, fee.name.clone())),
        _ => {}
    }
    made
}
