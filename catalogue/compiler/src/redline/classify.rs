//! The kind of a change and the ground of its effect, from the values of both versions.
//!
//! A change says where it is by its field. The values are then looked up in the model: what a kind rests on is an amount, a
//! set of levels or bodies, never a shown sentence. The shown words only find, among several limits or fees, the value that
//! was paired with another.

mod amounts;
mod lists;
mod papers;

use std::collections::BTreeSet;

use super::{Ground, Kind, Turn};
use crate::changes::Change;
use crate::model::{
    Channel, Dossier, Fee, FilingPlace, Given, Level, LevelClause, Limit, OnlineService, Power, Procedure, ResultPaper,
    Role, Step,
};

/// What a change does in law, and why it has its effect on a portal.
pub(super) fn classify(change: &Change, old: Option<&Procedure>, new: Option<&Procedure>) -> (Kind, Ground) {
    let (old, new) = match (old, new) {
        (Some(old), Some(new)) => (old, new),
        (None, _) => return (Kind::Begins, Ground::Offered),
        (Some(_), None) => return (Kind::Ends, Ground::Gone),
    };
    let path: Vec<&str> = change.field.split('.').collect();
    if let Some(kind) = beside_the_law(&path) {
        return (kind, Ground::Wording);
    }
    let turn = Turn::of(change);
    match path.as_slice() {
        ["code"] => (Kind::Renamed, Ground::Gone),
        ["name", ..] => (Kind::Names, Ground::Wording),
        ["validFrom" | "validTo" | "pending"] => (Kind::Days, Ground::Value),
        ["subjects", ..] => subjects(old, new),
        ["filing", ..] => (Kind::Filing, filing(old, new)),
        ["receivingAddress"] => (Kind::Filing, Ground::Value),
        ["facts", rest @ ..] => lists::question(rest, turn),
        ["channels", key, rest @ ..] => channel(key, rest, old, new),
        ["requirements", rest @ ..] => lists::requirement(
            rest,
            turn,
            lists::Sets::of(old, new, |all| names(&all.requirements, |one| &one.id.value)),
        ),
        ["forms"] => {
            let gone = turn == Turn::Removed;
            (Kind::Forms, if gone { Ground::Gone } else { Ground::NewDemand })
        }
        ["cases", id, rest @ ..] => {
            let case = |all| Part::of_case(all, id);
            in_case(rest, change, case(old), case(new))
        }
        _ => in_part(&path, change, Part::whole(old), Part::whole(new)).unwrap_or((Kind::Other, Ground::Value)),
    }
}

/// What a value rests on, how the published record says it, and remarks: told apart from what the law says.
fn beside_the_law(path: &[&str]) -> Option<Kind> {
    match path {
        ["doc" | "description" | "keywords", ..] => return Some(Kind::Remarks),
        ["publishedBy" | "publishedRecord", ..] | ["requirements", "asPublished"] => return Some(Kind::Publication),
        ["legalBases", ..] => return Some(Kind::LegalBases),
        _ => {}
    }
    let details = details(path);
    if details.contains(&"notFormalised") {
        return Some(Kind::NotFormalised);
    }
    match *details.last()? {
        "basis" => Some(Kind::LegalBases),
        "asPublished" => Some(Kind::Publication),
        "sources" | "remarks" => Some(Kind::Remarks),
        _ => None,
    }
}

/// The path without what is an entry's name: its author chose that.
fn details<'f, 'p>(path: &'p [&'f str]) -> &'p [&'f str] {
    match path {
        ["cases", _, rest @ ..] => details(rest),
        ["steps" | "results" | "requirements" | "facts", _, rest @ ..] => rest,
        _ => path,
    }
}

impl Turn {
    fn of(change: &Change) -> Turn {
        match (&change.old, &change.new) {
            (None, Some(_)) => Turn::Added,
            (Some(_), None) => Turn::Removed,
            _ => Turn::Changed,
        }
    }
}

/// What a procedure and a case of it both have.
#[derive(Clone, Copy, Default)]
struct Part<'p> {
    levels: &'p [LevelClause],
    powers: &'p [Power],
    dossiers: &'p [Dossier],
    limits: &'p [Limit],
    fees: &'p [Fee],
    steps: &'p [Step],
    results: &'p [ResultPaper],
}

impl<'p> Part<'p> {
    fn whole(procedure: &'p Procedure) -> Part<'p> {
        Part {
            levels: listed(&procedure.levels),
            powers: listed(&procedure.powers),
            dossiers: listed(&procedure.dossiers),
            limits: listed(&procedure.limits),
            fees: listed(&procedure.fees),
            steps: listed(&procedure.steps),
            results: listed(&procedure.results),
        }
    }

    fn of_case(procedure: &'p Procedure, id: &str) -> Part<'p> {
        let case = procedure.cases.iter().find(|case| case.id.value == id);
        case.map_or_else(Part::default, |case| Part {
            levels: &case.levels,
            powers: &case.powers,
            dossiers: &case.dossiers,
            limits: &case.limits,
            fees: &case.fees,
            steps: &case.steps,
            results: &case.results,
        })
    }
}

fn listed<T>(given: &Given<Vec<T>>) -> &[T] {
    given.value().map_or(&[], Vec::as_slice)
}

fn names<'p, T>(given: &'p Given<Vec<T>>, name: impl Fn(&'p T) -> &'p str) -> BTreeSet<&'p str> {
    listed(given).iter().map(name).collect()
}

fn in_case(rest: &[&str], change: &Change, old: Part, new: Part) -> (Kind, Ground) {
    match (rest, Turn::of(change)) {
        ([], Turn::Added) => (Kind::Case(Turn::Added), Ground::Offered),
        ([], Turn::Removed) => (Kind::Case(Turn::Removed), Ground::Gone),
        (["name", ..], _) => (Kind::Names, Ground::Wording),
        (["code"], Turn::Added) => (Kind::Case(Turn::Changed), Ground::Offered),
        (["code"], _) => (Kind::Case(Turn::Changed), Ground::Gone),
        // The order of cases says nothing: their conditions do.
        ([], Turn::Changed) => (Kind::Case(Turn::Changed), Ground::Wording),
        _ => in_part(rest, change, old, new).unwrap_or((Kind::Case(Turn::Changed), Ground::Undecided)),
    }
}

fn in_part(path: &[&str], change: &Change, old: Part, new: Part) -> Option<(Kind, Ground)> {
    let turn = Turn::of(change);
    Some(match path {
        ["levels", rest @ ..] => levels(rest, old, new),
        ["authorities", role, rest @ ..] => power(role, rest, old, new),
        ["documents", rest @ ..] => papers::paper(rest, turn, old, new),
        ["timeLimit", rest @ ..] => (amounts::limit(rest, change, old.limits, new.limits), Ground::Value),
        ["fees", rest @ ..] => amounts::fee(rest, change, old.fees, new.fees),
        ["steps", rest @ ..] => {
            let ids = |part: Part<'_>| part.steps.iter().map(|step| step.id.value.clone()).collect();
            lists::step(rest, turn, lists::Sets { old: ids(old), new: ids(new) })
        }
        ["results", rest @ ..] => {
            let ids = |part: Part<'_>| part.results.iter().map(|result| result.id.value.clone()).collect();
            lists::result(rest, turn, lists::Sets { old: ids(old), new: ids(new) })
        }
        _ => return None,
    })
}

/// Whether a field is the value of its clause, not one of its details: nothing follows, or its number.
fn is_value(rest: &[&str]) -> bool {
    match rest {
        [] => true,
        [number] => number.parse::<usize>().is_ok(),
        _ => false,
    }
}

fn levels(rest: &[&str], old: Part, new: Part) -> (Kind, Ground) {
    let set = |part: Part| -> BTreeSet<Level> {
        part.levels.iter().flat_map(|clause| &clause.levels).map(|level| level.value).collect()
    };
    let (before, after) = (set(old), set(new));
    let from: Vec<Level> = before.difference(&after).copied().collect();
    let to: Vec<Level> = after.difference(&before).copied().collect();
    if !is_value(rest) || (from.is_empty() && to.is_empty()) {
        return (Kind::LevelTerms, Ground::Rerouted);
    }
    // A level that is only added takes nothing from those that were there.
    let ground = if from.is_empty() { Ground::Offered } else { Ground::Rerouted };
    (Kind::LevelMoves { from, to }, ground)
}

fn power(key: &str, rest: &[&str], old: Part, new: Part) -> (Kind, Ground) {
    let role = Role::ALL.iter().copied().find(|role| role.key() == key);
    let set = |part: Part<'_>| -> BTreeSet<String> {
        let of_role = part.powers.iter().filter(|power| Some(power.role.value) == role);
        of_role.flat_map(|power| &power.authorities).map(|authority| authority.value.clone()).collect()
    };
    let (before, after) = (set(old), set(new));
    if !is_value(rest) || before == after {
        let routes =
            rest.last().is_none_or(|detail| !matches!(*detail, "transfer" | "movedFrom" | "inferred" | "scope"));
        return (Kind::PowerTerms, if routes { Ground::Rerouted } else { Ground::Value });
    }
    let ground = if before.is_subset(&after) { Ground::Offered } else { Ground::Rerouted };
    match role {
        Some(Role::Decides | Role::Performs) => (Kind::AuthorityMoves, ground),
        Some(Role::Receives) => (Kind::ReceiverMoves, ground),
        Some(Role::SystemOfRecord) => (Kind::OtherBodiesMove, ground),
        _ => (Kind::OtherBodiesMove, Ground::Value),
    }
}

fn subjects(old: &Procedure, new: &Procedure) -> (Kind, Ground) {
    let set = |procedure: &Procedure| -> BTreeSet<_> {
        listed(&procedure.subjects).iter().map(|subject| subject.value).collect()
    };
    let (before, after) = (set(old), set(new));
    match (before.is_subset(&after), after.is_subset(&before)) {
        (true, false) => (Kind::ApplicantsWiden, Ground::Offered),
        (false, true) => (Kind::ApplicantsNarrow, Ground::Narrowed),
        _ => (Kind::ApplicantsChange, Ground::Narrowed),
    }
}

/// A wider place of filing takes nothing from anybody.
fn filing(old: &Procedure, new: &Procedure) -> Ground {
    let place = |procedure: &Procedure| procedure.filing.as_ref().map(|filing| filing.place);
    let width = |place: FilingPlace| match place {
        FilingPlace::AtAuthority => 0,
        FilingPlace::AnywhereInProvince => 1,
        FilingPlace::Anywhere => 2,
    };
    match (place(old), place(new)) {
        (before, after) if before == after => Ground::Value,
        (Some(before), Some(after)) if width(before) < width(after) => Ground::Offered,
        (None, Some(FilingPlace::Anywhere)) => Ground::Offered,
        _ => Ground::Narrowed,
    }
}

fn channel(key: &str, rest: &[&str], old: &Procedure, new: &Procedure) -> (Kind, Ground) {
    if !rest.is_empty() {
        return (Kind::Channel(Turn::Changed), Ground::Wording);
    }
    let Some(channel) = Channel::ALL.iter().copied().find(|channel| channel.key() == key) else {
        return (Kind::Channel(Turn::Changed), Ground::Undecided);
    };
    let (before, after) = (service(old, channel), service(new, channel));
    let turn = match (before, after) {
        (None, Some(_)) => Turn::Added,
        (Some(_), None) => Turn::Removed,
        _ => Turn::Changed,
    };
    let ground = match turn {
        Turn::Added => Ground::Offered,
        Turn::Removed => Ground::Narrowed,
        Turn::Changed => Ground::Value,
    };
    if channel != Channel::Online {
        return (Kind::Channel(turn), ground);
    }
    let reach = |service: Option<OnlineService>| match service {
        // How far it goes is not said.
        None | Some(OnlineService::Online) => None,
        Some(OnlineService::OnlineInfo) => Some(0),
        Some(OnlineService::OnlinePartial) => Some(1),
        Some(OnlineService::OnlineFull) => Some(2),
    };
    let [was, is] = [before, after].map(|service| reach(service.flatten()));
    match (turn, was.zip(is)) {
        (Turn::Added, _) => (Kind::OnlineRises, ground),
        (Turn::Removed, _) => (Kind::OnlineFalls, ground),
        (Turn::Changed, Some((was, is))) if was < is => (Kind::OnlineRises, Ground::Offered),
        (Turn::Changed, Some((was, is))) if was > is => (Kind::OnlineFalls, Ground::Narrowed),
        (Turn::Changed, _) => (Kind::Channel(Turn::Changed), Ground::Value),
    }
}

/// Whether there is a way of filing, and how far it is online.
fn service(procedure: &Procedure, channel: Channel) -> Option<Option<OnlineService>> {
    let clause = listed(&procedure.channels).iter().find(|clause| clause.value.channel == channel)?;
    Some(clause.value.online)
}
