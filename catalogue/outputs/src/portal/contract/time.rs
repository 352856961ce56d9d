//! What made a version of a procedure, and the versions that are to come.

use jiff::civil::Date;
use serde::Serialize;
use tthc_compiler::changes::{Change as Differs, changes};
use tthc_compiler::model::{self, AppliedKind, Procedure};
use tthc_compiler::units::Province;
use tthc_compiler::{Catalogue, Standing};

use super::law::Basis;
use super::value::{Day, Words};
use super::{Context, Record, written};

/// What is part of a version's text besides its base.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Applied<'c> {
    pub kind: Kind,
    /// The name of the amendment in the catalogue, or the identifier of the body that has a successor.
    pub name: &'c str,
    /// The provisions that it is made under.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Basis<'c>>,
    /// First day on which it is part of the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Day>,
    /// It governs dossiers that are received from this day on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received_from: Option<Day>,
    /// Dossiers that were pending when it began keep the law that they came under.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pending_keep: Option<PendingKeep>,
}

#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// sửa đổi
    Amendment,
    /// đính chính: it reaches every later version
    Correction,
    /// A body was succeeded by another.
    Reorganisation,
}

/// How long pending dossiers keep the older law.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PendingKeep {
    /// Last day, inclusive. Left out: until they are settled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Day>,
}

/// A code that the procedure had.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct FormerCode<'c> {
    pub code: &'c str,
    /// Last day on which it was the code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Day>,
}

/// A text that is not yet in force. It is never to be shown as current.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct FutureVersion<'c> {
    /// First day in force.
    pub valid_from: Day,
    /// Last day in force, inclusive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Day>,
    /// What becomes part of the text on that day.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub amended_by: Vec<Applied<'c>>,
    /// What was part of the text before and is no longer: what stood before it holds again.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub no_longer: Vec<Applied<'c>>,
    /// What differs from the version before. Empty where the procedure was not in force on the day before.
    pub changes: Vec<Change>,
    /// The whole record of that version.
    pub record: Record<'c>,
}

/// One fact that differs.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Change {
    /// Where the fact stands, as the legal diff names it: `timeLimit`, `documents.hợp-đồng.copies`.
    pub field: String,
    /// The same for people.
    pub label: Words,
    /// What is said before. Left out: nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<Words>,
    /// What is said then. Left out: nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<Words>,
}

impl From<Differs> for Change {
    fn from(change: Differs) -> Change {
        let words = |words: tthc_dsl::diagnostic::Words| Words { vi: words.vi, en: words.en };
        Change {
            field: change.field,
            label: words(change.label),
            old: change.old.map(words),
            new: change.new.map(words),
        }
    }
}

impl<'c> Context<'c> {
    pub fn applied(self, applied: &'c model::Applied) -> Applied<'c> {
        let amendment = match applied.kind {
            AppliedKind::Reorganisation => None,
            AppliedKind::Amendment | AppliedKind::Correction => self.catalogue.amendments.get(&applied.name),
        };
        Applied {
            kind: match applied.kind {
                AppliedKind::Amendment => Kind::Amendment,
                AppliedKind::Correction => Kind::Correction,
                AppliedKind::Reorganisation => Kind::Reorganisation,
            },
            name: &applied.name,
            basis: applied.by.iter().map(|provision| self.basis(provision)).collect(),
            valid_from: applied.from.map(Day),
            received_from: applied.received_from.map(Day),
            pending_keep: amendment
                .and_then(|amendment| amendment.pending_keep.as_ref())
                .map(|keep| PendingKeep { valid_to: keep.until.map(|until| Day(until.value)) }),
        }
    }
}

/// The codes that a procedure had before the one that a version bears, the earliest first.
pub fn former_codes<'c>(catalogue: &'c Catalogue, procedure: &'c Procedure) -> Vec<FormerCode<'c>> {
    let own = procedure.code.value.as_str();
    let Some(timeline) = catalogue.timeline(own) else { return Vec::new() };
    let mut codes: Vec<FormerCode<'_>> = Vec::new();
    for (_, until, version) in timeline.states().take_while(|(_, _, version)| version.code.value != own) {
        codes.retain(|known| known.code != version.code.value);
        let valid_to = until.and_then(|until| until.yesterday().ok()).map(Day);
        codes.push(FormerCode { code: &version.code.value, valid_to });
    }
    codes
}

/// The versions that begin after `day`, other than the one that is shown.
pub fn future_versions<'c>(
    catalogue: &'c Catalogue,
    shown: &'c Procedure,
    day: Date,
    province: Option<&'c Province>,
) -> Vec<FutureVersion<'c>> {
    let Some(timeline) = catalogue.timeline(&shown.code.value) else { return Vec::new() };
    let mut before: Option<(Option<Date>, &Procedure)> = None;
    let mut versions = Vec::new();
    for (from, until, procedure) in timeline.states() {
        let follows = before.filter(|(until, _)| *until == Some(from)).map(|(_, before)| before);
        before = Some((until, procedure));
        if from <= day || std::ptr::eq(procedure, shown) {
            continue;
        }
        let context = Context::of(catalogue, procedure, day);
        let earlier = follows.map_or(&[][..], |before| before.applied.as_slice());
        let differs = |one: &model::Applied, all: &[model::Applied]| {
            !all.iter().any(|other| (other.kind, &other.name) == (one.kind, &one.name))
        };
        let came = procedure.applied.iter().filter(|one| differs(one, earlier));
        let went = earlier.iter().filter(|one| differs(one, &procedure.applied));
        versions.push(FutureVersion {
            valid_from: Day(from),
            valid_to: until.and_then(|until| until.yesterday().ok()).map(Day),
            amended_by: came.map(|one| context.applied(one)).collect(),
            no_longer: went.map(|one| context.applied(one)).collect(),
            changes: follows
                .map(|before| changes(Some(before), Some(procedure)).into_iter().map(Change::from).collect())
                .unwrap_or_default(),
            record: written(context, procedure, Standing::Coming(from), province),
        });
    }
    versions
}
