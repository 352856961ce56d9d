//! The legal diff for programs.

use serde::Serialize;
use tthc_compiler::model::Level;
use tthc_compiler::redline::{ChangedProcedure, ContractEffect, Days, Ground, Kind, LegalChange, Named, Redline};
use tthc_dsl::Lang;

use super::{Point, Sides};
use crate::portal::contract::value::{Day, Key};

/// The schema of a document. A test derives it from the structures and holds this text to that.
pub const SCHEMA: &str = include_str!("schema/diff-1.json");

/// What changed between two days, or two revisions of the catalogue.
///
/// A key that a reader does not know is to be passed over: new ones may be added.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(title = "Legal diff"))]
pub struct Document<'r> {
    #[cfg_attr(test, schemars(range(min = 1, max = 1)))]
    pub format: u32,
    /// The language of labels, values and texts.
    pub language: Language,
    pub from: Side<'r>,
    pub to: Side<'r>,
    pub summary: Summary,
    /// By code, then by first day.
    pub procedures: Vec<Procedure<'r>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Language {
    Vi,
    En,
}

/// A day, a revision, or what a revision says of a day. Without either it is the catalogue as it is now.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Side<'r> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<Day>,
    /// As git names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revision: Option<&'r str>,
}

/// How many procedures change, and how.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Summary {
    pub text: String,
    /// How many procedures change at all.
    pub procedures: usize,
    pub kinds: Vec<Counted>,
    pub effects: Vec<Effects>,
}

/// How many procedures change in this way. One that changes in several ways counts in each.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Counted {
    pub kind: &'static str,
    /// Only of `levelMoves`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub levels: Option<Levels>,
    pub text: String,
    pub procedures: usize,
}

#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Effects {
    pub effect: Effect,
    pub procedures: usize,
}

/// Levels that no longer carry the procedure out, and levels that newly do.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Levels {
    pub from: Vec<Key<Level>>,
    pub to: Vec<Key<Level>>,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Procedure<'r> {
    /// The newer one where it has changed.
    pub code: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ministry: Option<Item<'r>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sector: Option<Item<'r>>,
    /// Where revisions are compared: the days on which they differ in this way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<Stretch>,
    /// The heaviest of its changes' effects.
    pub effect: Effect,
    pub changes: Vec<Change<'r>>,
}

/// An item of the catalogue.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Item<'r> {
    pub id: &'r str,
    pub name: &'r str,
}

/// Both bounds are part of it; one that is left out is without end.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Stretch {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Day>,
    /// No day is set yet.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub pending: bool,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Change<'r> {
    /// Where the fact stands: `timeLimit`, `documents.hợp-đồng.copies`.
    pub field: &'r str,
    /// The same for people.
    pub label: &'r str,
    /// What it does in law. Kinds may be added.
    pub kind: &'static str,
    /// Only of `levelMoves`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub levels: Option<Levels>,
    /// Left out where nothing was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<&'r str>,
    /// Left out where nothing is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<&'r str>,
    /// The provisions that made it; empty where no amendment did.
    pub because: Vec<String>,
    /// The provisions whose end made it; left out where there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ended: Vec<String>,
    pub effect: Effect,
    /// Why it has that effect.
    pub ground: Cause,
}

/// What it asks of those whose programs read the portal's contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Effect {
    /// Somebody must act.
    Breaking,
    /// A program that reads the record anew each time follows by itself.
    Compatible,
    /// Only people read it.
    Cosmetic,
}

impl Effect {
    fn of(effect: ContractEffect) -> Effect {
        match effect {
            ContractEffect::Breaking => Effect::Breaking,
            ContractEffect::Compatible => Effect::Compatible,
            ContractEffect::Cosmetic => Effect::Cosmetic,
        }
    }
}

/// Why a change has its effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Cause {
    NewDemand,
    Gone,
    Rerouted,
    Narrowed,
    Undecided,
    Value,
    Offered,
    Lifted,
    Wording,
}

impl Cause {
    fn of(ground: Ground) -> Cause {
        match ground {
            Ground::NewDemand => Cause::NewDemand,
            Ground::Gone => Cause::Gone,
            Ground::Rerouted => Cause::Rerouted,
            Ground::Narrowed => Cause::Narrowed,
            Ground::Undecided => Cause::Undecided,
            Ground::Value => Cause::Value,
            Ground::Offered => Cause::Offered,
            Ground::Lifted => Cause::Lifted,
            Ground::Wording => Cause::Wording,
        }
    }
}

/// The document; its texts are in one language.
#[must_use]
pub fn document<'r>(redline: &'r Redline, sides: &'r Sides, lang: Lang) -> Document<'r> {
    let counted = |(kind, count): (Kind, usize)| Counted {
        kind: kind.key(),
        levels: levels(&kind),
        text: kind.words().get(lang).to_owned(),
        procedures: count,
    };
    let effects = redline.effects().into_iter();
    Document {
        format: 1,
        language: if lang == Lang::Vi { Language::Vi } else { Language::En },
        from: side(&sides.old),
        to: side(&sides.new),
        summary: Summary {
            text: redline.summary().get(lang).to_owned(),
            procedures: redline.count(),
            kinds: redline.counts().into_iter().map(counted).collect(),
            effects: effects.map(|(effect, procedures)| Effects { effect: Effect::of(effect), procedures }).collect(),
        },
        procedures: redline.procedures.iter().map(|one| procedure(one, lang)).collect(),
    }
}

fn side(point: &Point) -> Side<'_> {
    Side { day: point.day.map(Day), revision: point.revision.as_deref() }
}

fn levels(kind: &Kind) -> Option<Levels> {
    let Kind::LevelMoves { from, to } = kind else { return None };
    let keys = |levels: &[Level]| levels.iter().copied().map(Key).collect();
    Some(Levels { from: keys(from), to: keys(to) })
}

fn procedure(procedure: &ChangedProcedure, lang: Lang) -> Procedure<'_> {
    let name = procedure.name.get(lang);
    Procedure {
        code: &procedure.code,
        name: (!name.is_empty()).then_some(name),
        ministry: item(procedure.ministry.as_ref(), lang),
        sector: item(procedure.sector.as_ref(), lang),
        days: procedure.days.map(stretch),
        effect: Effect::of(procedure.effect()),
        changes: procedure.changes.iter().map(|one| change(one, lang)).collect(),
    }
}

fn item(named: Option<&Named>, lang: Lang) -> Option<Item<'_>> {
    named.map(|named| Item { id: &named.id, name: named.name.get(lang) })
}

fn stretch(days: Days) -> Stretch {
    match days {
        Days::Pending => Stretch { from: None, to: None, pending: true },
        Days::Within { from, until } => {
            Stretch { from: from.map(Day), to: until.and_then(|until| until.yesterday().ok()).map(Day), pending: false }
        }
    }
}

fn change(change: &LegalChange, lang: Lang) -> Change<'_> {
    Change {
        field: &change.change.field,
        label: change.change.label.get(lang),
        kind: change.kind.key(),
        levels: levels(&change.kind),
        old: change.change.old.as_ref().map(|words| words.get(lang)),
        new: change.change.new.as_ref().map(|words| words.get(lang)),
        because: super::because(&change.because, lang),
        ended: super::because(&change.ended, lang),
        effect: Effect::of(change.effect()),
        ground: Cause::of(change.ground),
    }
}
