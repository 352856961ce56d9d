//! The legal diff: what the text in force says otherwise on another day, or by another revision of the catalogue.
//!
//! [`between`] compares two days, [`recorded`] two revisions over all their days. Both tell each change with its kind, the
//! provisions that made it, and what it asks of a portal that reads the contract (see [`Ground`]).

mod because;
mod classify;
mod ground;
mod kind;
mod names;
mod pairs;
mod summary;
#[cfg(test)]
mod tests;

pub use ground::{ContractEffect, Ground};
pub use kind::{Kind, Turn};

use jiff::civil::Date;
use rayon::prelude::*;
use tthc_dsl::diagnostic::{Words, both};
use tthc_dsl::tree::Citation;

use crate::catalogue::Catalogue;
use crate::changes::{Change, changes};
use crate::model::Procedure;
use pairs::{Acts, Pair, Side};

/// What changed, by the code of the procedure and the first day of the change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Redline {
    pub procedures: Vec<ChangedProcedure>,
}

/// A procedure with what it says otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedProcedure {
    /// The newer code where it has changed.
    pub code: String,
    /// The newer name; empty where none is given.
    pub name: Words,
    /// What it is grouped under: its first sector, and the ministry of that.
    pub ministry: Option<Named>,
    pub sector: Option<Named>,
    /// The days on which the changes hold; `None` where two days are compared.
    pub days: Option<Days>,
    /// In the order of the published form; there is at least one.
    pub changes: Vec<LegalChange>,
}

/// An item of the catalogue by its identifier, with its name where the catalogue holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub id: String,
    pub name: Words,
}

/// Days on which two revisions differ in the same way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Days {
    /// Closed at the first day, open at the end; `None` is without bound.
    Within { from: Option<Date>, until: Option<Date> },
    /// None yet: both revisions leave the day open.
    Pending,
}

/// A fact that differs, and what that means in law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegalChange {
    pub change: Change,
    pub kind: Kind,
    /// The provisions under which it was made, as the amendments that began give them; empty where none did.
    pub because: Vec<Citation>,
    /// The provisions whose end made it: those of amendments that lapsed.
    pub ended: Vec<Citation>,
    /// The amendments and corrections that name what changed and are applied to the newer version only, by their names;
    /// of a body that was succeeded, its own.
    pub operators: Vec<String>,
    /// Why it has the effect on a portal that it has.
    pub ground: Ground,
}

impl LegalChange {
    /// What it asks of those whose programs read the portal's contract.
    pub fn effect(&self) -> ContractEffect {
        self.ground.effect()
    }
}

impl ChangedProcedure {
    /// The heaviest of its changes' effects.
    pub fn effect(&self) -> ContractEffect {
        self.changes.iter().map(LegalChange::effect).max().unwrap_or(ContractEffect::Cosmetic)
    }
}

/// The text in force on `old_day` by `old` against the text in force on `new_day` by `new`. No codes are all codes.
///
/// That a version has other days than another is what two days are compared for, and is no change of its own.
pub fn between(old: &Catalogue, old_day: Date, new: &Catalogue, new_day: Date, codes: &[String]) -> Redline {
    let own_days = old_day == new_day;
    let groups = pairs::groups(old, new, codes);
    let (old_acts, new_acts) = (Acts::of(old), Acts::of(new));
    let old = Side { catalogue: old, acts: &old_acts, day: old_day };
    let new = Side { catalogue: new, acts: &new_acts, day: new_day };
    let procedures = groups
        .par_iter()
        .flat_map_iter(|group| pairs::on(group, old, new))
        .filter_map(|pair| changed(&pair, None, own_days))
        .collect();
    Redline { procedures: sorted(procedures) }
}

/// Two revisions of the catalogue over all their days: what differs on each stretch of days. Stretches that follow each
/// other and differ in the same way are one.
pub fn recorded(old: &Catalogue, new: &Catalogue, codes: &[String]) -> Redline {
    let groups = pairs::groups(old, new, codes);
    let (old_acts, new_acts) = (Acts::of(old), Acts::of(new));
    let old = Side { catalogue: old, acts: &old_acts, day: Date::MIN };
    let new = Side { catalogue: new, acts: &new_acts, day: Date::MIN };
    let procedures = groups
        .par_iter()
        .flat_map_iter(|group| {
            let mut told: Vec<ChangedProcedure> = Vec::new();
            for (days, pair) in pairs::stretches(group, old, new) {
                let Some(next) = changed(&pair, Some(days), false) else { continue };
                match told.iter_mut().rev().find(|before| before.code == next.code) {
                    Some(before) if follows(before, &next) => before.days = joined(before.days, next.days),
                    _ => told.push(next),
                }
            }
            told
        })
        .collect();
    Redline { procedures: sorted(procedures) }
}

fn sorted(mut procedures: Vec<ChangedProcedure>) -> Vec<ChangedProcedure> {
    procedures.sort_by(|a, b| (&a.code, a.days).cmp(&(&b.code, b.days)));
    procedures
}

fn follows(before: &ChangedProcedure, next: &ChangedProcedure) -> bool {
    let (Some(Days::Within { until, .. }), Some(Days::Within { from, .. })) = (before.days, next.days) else {
        return false;
    };
    until.is_some() && until == from && before.name == next.name && before.changes == next.changes
}

fn joined(before: Option<Days>, next: Option<Days>) -> Option<Days> {
    match (before, next) {
        (Some(Days::Within { from, .. }), Some(Days::Within { until, .. })) => Some(Days::Within { from, until }),
        _ => next,
    }
}

/// What differs in a pair of versions; `None` where nothing does.
fn changed(pair: &Pair, days: Option<Days>, own_days: bool) -> Option<ChangedProcedure> {
    let same = matches!((pair.old, pair.new), (Some(old), Some(new)) if std::ptr::eq(old, new));
    if same {
        return None;
    }
    let mut all = changes(pair.old, pair.new);
    all.retain(|change| own_days || !matches!(change.field.as_str(), "validFrom" | "validTo"));
    if all.is_empty() {
        return None;
    }
    let reasons = because::Reasons::of(pair);
    let versions = classify::Versions::of(pair.old, pair.new);
    let changes = all
        .into_iter()
        .map(|change| {
            let (kind, ground) = versions.classify(&change);
            let because::Why { because, ended, operators } = reasons.of_change(&change);
            let change = names::told(change, pair);
            LegalChange { change, kind, because, ended, operators, ground }
        })
        .collect();
    let (catalogue, procedure) = pair.shown()?;
    Some(ChangedProcedure {
        code: procedure.code.value.clone(),
        name: name(procedure),
        ministry: ministry(catalogue, procedure),
        sector: sector(catalogue, procedure),
        days,
        changes,
    })
}

fn name(procedure: &Procedure) -> Words {
    match procedure.name.value() {
        None => both("", ""),
        Some(name) => both(&name.vi, name.en.as_ref().unwrap_or(&name.vi)),
    }
}

fn sector(catalogue: &Catalogue, procedure: &Procedure) -> Option<Named> {
    let id = &procedure.sectors.first()?.value;
    Some(Named { id: id.clone(), name: names::sector(catalogue, id) })
}

fn ministry(catalogue: &Catalogue, procedure: &Procedure) -> Option<Named> {
    let id = &catalogue.sector(procedure)?.ministry.as_ref()?.value;
    Some(Named { id: id.clone(), name: names::authority(catalogue, id) })
}
