//! Changes of the dossier.

use super::view::{Asked, Part};
use crate::redline::{Ground, Kind, Turn};

/// A change below `documents`.
pub(super) fn paper(rest: &[&str], turn: Turn, old: &Part, new: &Part) -> (Kind, Ground) {
    let place = rest.iter().position(|id| old.papers.contains_key(id) || new.papers.contains_key(id));
    let changed = Kind::Paper(Turn::Changed);
    match (place, place.map_or(rest, |at| &rest[at + 1..])) {
        (Some(at), []) => entry(rest[at], rest[..at].contains(&"either"), turn, old, new),
        (Some(_), detail) => (changed, self::detail(detail, turn)),
        (None, path) => match path {
            [.., "order"] | [.., "name"] => (changed, Ground::Wording),
            [.., "sets"] => (changed, Ground::Value),
            [.., "absent"] => (changed, if turn == Turn::Added { Ground::Lifted } else { Ground::Undecided }),
            [.., "condition"] => (changed, Ground::Undecided),
            // A choice, a group or a dossier with all that it holds.
            _ => match turn {
                Turn::Added => (Kind::Paper(Turn::Added), Ground::NewDemand),
                Turn::Removed => (Kind::Paper(Turn::Removed), Ground::Lifted),
                Turn::Changed => (changed, Ground::Undecided),
            },
        },
    }
}

/// A paper that came or went. One that is asked for as often as before stands elsewhere only.
fn entry(id: &str, choice: bool, turn: Turn, old: &Part, new: &Part) -> (Kind, Ground) {
    let asked = |part: &Part| part.papers.get(id).copied().unwrap_or(Asked { times: 0, if_any: false });
    let (before, after) = (asked(old), asked(new));
    match turn {
        _ if before.times == after.times => (Kind::Paper(Turn::Changed), Ground::Undecided),
        Turn::Added if choice || after.if_any => (Kind::Paper(Turn::Added), Ground::Offered),
        Turn::Added => (Kind::Paper(Turn::Added), Ground::NewDemand),
        // What could be handed in instead of another paper no longer can.
        Turn::Removed if choice => (Kind::Paper(Turn::Removed), Ground::Gone),
        Turn::Removed => (Kind::Paper(Turn::Removed), Ground::Lifted),
        Turn::Changed => (Kind::Paper(Turn::Changed), Ground::Undecided),
    }
}

fn detail(detail: &[&str], turn: Turn) -> Ground {
    match (detail, turn) {
        (["name", ..], _) => Ground::Wording,
        // It was asked for whatever the case, and now is in some; or the other way about.
        (["ifAny" | "condition"], Turn::Added) => Ground::Lifted,
        (["ifAny" | "condition"], Turn::Removed) => Ground::NewDemand,
        (["ifAny" | "condition"], Turn::Changed) => Ground::Undecided,
        (["form" | "formText"], Turn::Removed) => Ground::Lifted,
        (["form" | "formText"], _) => Ground::NewDemand,
        (["lookedUp"], Turn::Added) => Ground::Lifted,
        (["lookedUp"], Turn::Removed) => Ground::NewDemand,
        (["validFrom" | "validTo" | "pending"], _) => Ground::Undecided,
        _ => Ground::Value,
    }
}
