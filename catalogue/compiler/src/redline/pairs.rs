//! Which version is compared with which: by code, across changes of a code, on a day or on every stretch of days.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;
use tthc_dsl::tree::Node;

use super::Days;
use crate::catalogue::Catalogue;
use crate::model::{Amendment, Procedure, Timeline};

/// A catalogue on a day.
#[derive(Clone, Copy)]
pub(super) struct Side<'c> {
    pub catalogue: &'c Catalogue,
    pub acts: &'c Acts<'c>,
    pub day: Date,
}

/// What amendments do, by the code of the procedure.
#[derive(Default)]
pub(super) struct Acts<'c> {
    /// Those that repeal it, or give it its code or another.
    pub on_the_whole: HashMap<&'c str, Vec<&'c Amendment>>,
    /// The clauses on its text, with the name of the amendment.
    pub on_the_text: HashMap<&'c str, Vec<(&'c str, &'c [Node])>>,
}

impl<'c> Acts<'c> {
    pub fn of(catalogue: &'c Catalogue) -> Acts<'c> {
        let mut acts = Acts::default();
        for (name, amendment) in &catalogue.amendments {
            let renamed = amendment.renames.iter().flat_map(|rename| [&rename.old, &rename.new]);
            for code in amendment.repeals.iter().chain(renamed) {
                acts.on_the_whole.entry(code.value.as_str()).or_default().push(amendment);
            }
            for operations in &amendment.operations {
                for code in &operations.codes {
                    let all = acts.on_the_text.entry(code.value.as_str()).or_default();
                    all.push((name.as_str(), operations.clauses.as_slice()));
                }
            }
        }
        acts
    }
}

/// Two versions that are one procedure.
pub(super) struct Pair<'c> {
    pub sides: [Side<'c>; 2],
    pub old: Option<&'c Procedure>,
    pub new: Option<&'c Procedure>,
}

impl<'c> Pair<'c> {
    /// The newer version, else the older, with its catalogue.
    pub fn shown(&self) -> Option<(&'c Catalogue, &'c Procedure)> {
        let [old, new] = self.sides;
        let newer = self.new.map(|procedure| (new.catalogue, procedure));
        newer.or_else(|| self.old.map(|procedure| (old.catalogue, procedure)))
    }
}

/// The codes that one procedure has had, sorted. Nearly always one.
pub(super) type Group<'c> = Vec<&'c str>;

/// Every procedure of either catalogue by its codes; of those with an asked code, where any is asked for.
pub(super) fn groups<'c>(old: &'c Catalogue, new: &'c Catalogue, asked: &[String]) -> Vec<Group<'c>> {
    let codes: BTreeSet<&str> = old.procedures.keys().chain(new.procedures.keys()).map(String::as_str).collect();
    let mut neighbours: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let renames =
        [old, new].into_iter().flat_map(|catalogue| catalogue.amendments.values()).flat_map(|one| &one.renames);
    for rename in renames {
        let (from, to) = (rename.old.value.as_str(), rename.new.value.as_str());
        neighbours.entry(from).or_default().push(to);
        neighbours.entry(to).or_default().push(from);
    }
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut groups = Vec::new();
    for code in &codes {
        if !seen.insert(code) {
            continue;
        }
        let mut group = vec![*code];
        let mut at = 0;
        while let Some(code) = group.get(at) {
            for next in neighbours.get(code).into_iter().flatten() {
                if seen.insert(next) {
                    group.push(next);
                }
            }
            at += 1;
        }
        group.sort_unstable();
        groups.push(group);
    }
    let asked: BTreeSet<&str> = asked.iter().map(String::as_str).collect();
    groups.retain(|group| asked.is_empty() || group.iter().any(|code| asked.contains(code)));
    groups
}

/// The versions in force on each side: those of one code together, then what is left, in the order of the codes.
pub(super) fn on<'c>(group: &Group<'c>, old: Side<'c>, new: Side<'c>) -> Vec<Pair<'c>> {
    let in_force = |side: Side<'c>, code: &str| side.catalogue.procedures.get(code)?.on(side.day);
    paired(group, [old, new], |side, code| in_force(side, code))
}

fn paired<'c>(
    group: &Group<'c>,
    sides: [Side<'c>; 2],
    version: impl Fn(Side<'c>, &str) -> Option<&'c Procedure>,
) -> Vec<Pair<'c>> {
    let [old, new] = sides;
    let mut pairs = Vec::new();
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    for code in group {
        match (version(old, code), version(new, code)) {
            (None, None) => {}
            (Some(before), Some(after)) => pairs.push(Pair { sides, old: Some(before), new: Some(after) }),
            (Some(before), None) => gone.push(before),
            (None, Some(after)) => come.push(after),
        }
    }
    // Codes are in one group only because one became the other.
    let (mut gone, mut come) = (gone.into_iter(), come.into_iter());
    loop {
        match (gone.next(), come.next()) {
            (None, None) => return pairs,
            (old, new) => pairs.push(Pair { sides, old, new }),
        }
    }
}

/// The pairs on each stretch of days between boundaries of either catalogue's versions, whatever the days of the sides; at
/// last those without a day.
pub(super) fn stretches<'c>(group: &Group<'c>, old: Side<'c>, new: Side<'c>) -> Vec<(Days, Pair<'c>)> {
    let timelines =
        || group.iter().flat_map(|code| [old, new].into_iter().filter_map(|side| side.catalogue.procedures.get(*code)));
    let mut bounds: BTreeSet<Date> = BTreeSet::new();
    for (from, until, _) in timelines().flat_map(Timeline::states) {
        bounds.insert(from);
        bounds.extend(until);
    }
    let bounds: Vec<Date> = bounds.into_iter().collect();
    let mut all = Vec::new();
    for (at, from) in bounds.iter().enumerate() {
        let days = Days::Within { from: (*from != Date::MIN).then_some(*from), until: bounds.get(at + 1).copied() };
        let [old, new] = [old, new].map(|side| Side { day: *from, ..side });
        all.extend(on(group, old, new).into_iter().map(|pair| (days, pair)));
    }
    all.extend(pending(group, old, new).into_iter().map(|pair| (Days::Pending, pair)));
    all
}

/// Versions that wait for their day. One that got its day, or lost it, is told on that day.
fn pending<'c>(group: &Group<'c>, old: Side<'c>, new: Side<'c>) -> Vec<Pair<'c>> {
    let waits = |side: Side<'c>, code: &str| side.catalogue.procedures.get(code)?.pending();
    let dated = |side: Side| {
        group
            .iter()
            .any(|code| side.catalogue.procedures.get(*code).is_some_and(|timeline| timeline.states().next().is_some()))
    };
    let mut pairs = paired(group, [old, new], waits);
    pairs.retain(|pair| match (pair.old, pair.new) {
        (Some(_), None) => !dated(new),
        (None, Some(_)) => !dated(old),
        _ => true,
    });
    pairs
}
