//! The kind of a change and the ground of its effect, from the values of both versions.
//!
//! A change says where it is by its field. The values are then looked up in the model: what a kind rests on is an amount, a
//! set of levels or bodies, never a shown sentence. The shown words only find, among several limits or fees, the value that
//! was paired with another.

mod amounts;
mod lists;
mod papers;
mod view;

use std::collections::BTreeSet;

use super::{Ground, Kind, Turn};
use crate::changes::Change;
use crate::model::{Channel, FilingPlace, Level, OnlineService, Procedure, Role};
use view::{Part, View, listed};

/// Two versions, each looked through once for all their changes.
pub(super) enum Versions<'p> {
    Begins,
    Ends,
    Differ(Box<[View<'p>; 2]>),
}

impl<'p> Versions<'p> {
    pub fn of(old: Option<&'p Procedure>, new: Option<&'p Procedure>) -> Versions<'p> {
        match (old, new) {
            (Some(old), Some(new)) => Versions::Differ(Box::new([old, new].map(View::of))),
            (None, _) => Versions::Begins,
            (Some(_), None) => Versions::Ends,
        }
    }

    /// What a change does in law, and why it has its effect on a portal.
    pub fn classify(&self, change: &Change) -> (Kind, Ground) {
        match self {
            Versions::Begins => (Kind::Begins, Ground::Offered),
            Versions::Ends => (Kind::Ends, Ground::Gone),
            Versions::Differ(views) => {
                let [old, new] = &**views;
                classify(change, old, new)
            }
        }
    }
}

fn classify(change: &Change, old: &View, new: &View) -> (Kind, Ground) {
    let path: Vec<&str> = change.field.split('.').collect();
    if let Some(kind) = beside_the_law(&path) {
        return (kind, Ground::Wording);
    }
    let turn = Turn::of(change);
    match path.as_slice() {
        ["code"] => (Kind::Renamed, Ground::Gone),
        ["name", ..] => (Kind::Names, Ground::Wording),
        ["validFrom" | "validTo" | "pending"] => (Kind::Days, Ground::Value),
        ["subjects", ..] => subjects(old.procedure, new.procedure),
        ["filing", ..] => (Kind::Filing, filing(old.procedure, new.procedure)),
        ["receivingAddress"] => (Kind::Filing, Ground::Value),
        ["facts", rest @ ..] => lists::question(rest, turn),
        ["channels", key, rest @ ..] => channel(key, rest, old.procedure, new.procedure),
        ["requirements", rest @ ..] => lists::requirement(rest, turn, &old.requirements, &new.requirements),
        ["forms"] => {
            let gone = turn == Turn::Removed;
            (Kind::Forms, if gone { Ground::Gone } else { Ground::NewDemand })
        }
        ["cases", id, rest @ ..] => in_case(rest, change, old.cases.get(*id), new.cases.get(*id)),
        _ => in_part(&path, change, &old.whole, &new.whole).unwrap_or((Kind::Other, Ground::Value)),
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

fn in_case(rest: &[&str], change: &Change, old: Option<&Part>, new: Option<&Part>) -> (Kind, Ground) {
    match (rest, Turn::of(change)) {
        ([], Turn::Added) => (Kind::Case(Turn::Added), Ground::Offered),
        ([], Turn::Removed) => (Kind::Case(Turn::Removed), Ground::Gone),
        (["name", ..], _) => (Kind::Names, Ground::Wording),
        (["code"], Turn::Added) => (Kind::Case(Turn::Changed), Ground::Offered),
        (["code"], _) => (Kind::Case(Turn::Changed), Ground::Gone),
        // The order of cases says nothing: their conditions do.
        ([], Turn::Changed) => (Kind::Case(Turn::Changed), Ground::Wording),
        _ => {
            let known = old.zip(new).and_then(|(old, new)| in_part(rest, change, old, new));
            known.unwrap_or((Kind::Case(Turn::Changed), Ground::Undecided))
        }
    }
}

fn in_part(path: &[&str], change: &Change, old: &Part, new: &Part) -> Option<(Kind, Ground)> {
    let turn = Turn::of(change);
    Some(match path {
        ["levels", rest @ ..] => levels(rest, old, new),
        ["authorities", role, rest @ ..] => power(role, rest, old, new),
        ["documents", rest @ ..] => papers::paper(rest, turn, old, new),
        ["timeLimit", rest @ ..] => (amounts::limit(rest, change, old, new), Ground::Value),
        ["fees", rest @ ..] => amounts::fee(rest, change, old, new),
        ["steps", rest @ ..] => lists::step(rest, turn, &old.steps, &new.steps),
        ["results", rest @ ..] => lists::result(rest, turn, &old.results, &new.results),
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

fn levels(rest: &[&str], old: &Part, new: &Part) -> (Kind, Ground) {
    let (before, after) = (&old.levels, &new.levels);
    let from: Vec<Level> = before.difference(after).copied().collect();
    let to: Vec<Level> = after.difference(before).copied().collect();
    if !is_value(rest) || (from.is_empty() && to.is_empty()) {
        return (Kind::LevelTerms, Ground::Rerouted);
    }
    // A level that is only added takes nothing from those that were there.
    let ground = if from.is_empty() { Ground::Offered } else { Ground::Rerouted };
    (Kind::LevelMoves { from, to }, ground)
}

fn power(key: &str, rest: &[&str], old: &Part, new: &Part) -> (Kind, Ground) {
    let role = Role::ALL.iter().copied().find(|role| role.key() == key);
    let none = BTreeSet::new();
    let [before, after] = [old, new].map(|part| role.and_then(|role| part.bodies.get(&role)).unwrap_or(&none));
    if !is_value(rest) || before == after {
        let routes =
            rest.last().is_none_or(|detail| !matches!(*detail, "transfer" | "movedFrom" | "inferred" | "scope"));
        return (Kind::PowerTerms, if routes { Ground::Rerouted } else { Ground::Value });
    }
    let ground = if before.is_subset(after) { Ground::Offered } else { Ground::Rerouted };
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
