//! Changes of what stands in lists by name: steps, results, requirements, questions.

use std::collections::HashSet;

use crate::redline::{Ground, Kind, Turn};

/// The names of a list's entries.
type Names<'p> = HashSet<&'p str>;

/// What happens to the entry or the list that a field names; nothing where it is a detail of an entry.
fn on_entry(rest: &[&str], turn: Turn, old: &Names, new: &Names) -> Option<Turn> {
    match rest {
        // A list that is told as a whole: whether entries only came, or only went.
        [] => Some(match (old.is_subset(new), new.is_subset(old)) {
            (true, false) => Turn::Added,
            (false, true) => Turn::Removed,
            _ => Turn::Changed,
        }),
        [id] if old.contains(id) || new.contains(id) => Some(turn),
        _ => None,
    }
}

/// A course of other steps is read from the record; what names a step that is gone names nothing.
pub(super) fn step(rest: &[&str], turn: Turn, old: &Names, new: &Names) -> (Kind, Ground) {
    if let Some(turn) = on_entry(rest, turn, old, new) {
        return (Kind::Step(turn), if turn == Turn::Removed { Ground::Gone } else { Ground::Value });
    }
    let ground = match (rest, turn) {
        ([_, "name", ..], _) => Ground::Wording,
        ([_, "signedDigitally"], Turn::Added) => Ground::NewDemand,
        ([_, "signedDigitally"], _) => Ground::Lifted,
        _ => Ground::Value,
    };
    (Kind::Step(Turn::Changed), ground)
}

pub(super) fn result(rest: &[&str], turn: Turn, old: &Names, new: &Names) -> (Kind, Ground) {
    if let Some(turn) = on_entry(rest, turn, old, new) {
        let ground = match turn {
            Turn::Added => Ground::Offered,
            Turn::Removed => Ground::Gone,
            Turn::Changed => Ground::Value,
        };
        return (Kind::ResultPaper(turn), ground);
    }
    let ground = match (rest, turn) {
        ([_, "name", ..] | ["order"], _) => Ground::Wording,
        ([_, "code"], Turn::Added) => Ground::Offered,
        ([_, "code"], _) => Ground::Gone,
        _ => Ground::Value,
    };
    (Kind::ResultPaper(Turn::Changed), ground)
}

/// Requirements are met by people; a portal shows them.
pub(super) fn requirement(rest: &[&str], turn: Turn, old: &Names, new: &Names) -> (Kind, Ground) {
    if let Some(turn) = on_entry(rest, turn, old, new) {
        return (Kind::Requirement(turn), Ground::Value);
    }
    let worded = matches!(rest, [_, "text", ..] | ["order"]);
    (Kind::Requirement(Turn::Changed), if worded { Ground::Wording } else { Ground::Value })
}

pub(super) fn question(rest: &[&str], turn: Turn) -> (Kind, Ground) {
    let changed = Kind::Question(Turn::Changed);
    match (rest, turn) {
        ([_], Turn::Added) => (Kind::Question(Turn::Added), Ground::NewDemand),
        ([_], Turn::Removed) => (Kind::Question(Turn::Removed), Ground::Lifted),
        (["order"] | [_, "question", ..], _) => (changed, Ground::Wording),
        ([_, "choices"], Turn::Added) => (changed, Ground::Offered),
        ([_, "choices"], _) => (changed, Ground::Gone),
        _ => (changed, Ground::Undecided),
    }
}
