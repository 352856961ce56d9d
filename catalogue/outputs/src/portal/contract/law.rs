//! Instruments, provisions, authorities and sectors, as a record names them.

use serde::Serialize;
use tthc_compiler::model::{InstrumentKind, Level, Power, Role, Transfer, Whence};
use tthc_dsl::{Lang, Spanned, Word, tree::Citation};

use super::value::{Day, Key, Text, Words};
use super::{Condition, Context, Source};
use tthc_compiler::show;

/// An instrument by its number.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Instrument<'c> {
    /// `133/2025/NĐ-CP`.
    pub number: &'c str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Key<InstrumentKind>>,
    /// Left out where the catalogue does not hold the instrument.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text<'c>>,
}

/// A provision that something rests on.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Basis<'c> {
    pub instrument: Instrument<'c>,
    /// From the widest part to the narrowest; empty: the whole instrument.
    pub provision: Vec<Provision<'c>>,
    /// The wording of that day is meant. Left out: the law as it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_worded: Option<Day>,
    /// The citation as people write it.
    pub words: Words,
}

#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Provision<'c> {
    pub part: ProvisionPart,
    /// The number or letter of the part, as text: `9`, `a`, `II`.
    pub number: &'c str,
}

#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum ProvisionPart {
    /// điều
    Article,
    /// khoản
    Clause,
    /// điểm
    Point,
    /// phụ lục
    Annex,
}

/// A body or an office holder.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Authority<'c> {
    /// The catalogue's own name for it; stable, for links.
    pub id: &'c str,
    /// The official identifier, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Text<'c>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Key<Level>>,
}

/// A field of administration.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Sector<'c> {
    pub id: &'c str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Text<'c>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ministry: Option<Authority<'c>>,
}

/// Who has a role, and how the power came to them.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Powers<'c> {
    pub role: Key<Role>,
    pub bodies: Vec<Authority<'c>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transfer: Option<Key<Transfer>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moved_from: Option<MovedFrom<'c>>,
    /// What the power is limited to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<&'c str>,
    /// First day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Day>,
    /// Last day, inclusive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<Condition<'c>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Basis<'c>>,
    /// How the published record names who has the role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_published: Option<&'c str>,
    /// Where the facts come from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source<'c>>,
}

/// Where the power was before: a level, or a body.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MovedFrom<'c> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Key<Level>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<Authority<'c>>,
    /// The source does not say it; it was deduced.
    pub inferred: bool,
}

impl<'c> Context<'c> {
    pub fn instrument(self, number: &'c str) -> Instrument<'c> {
        let known = self.catalogue.instruments.get(number);
        let kind = known.and_then(|known| known.kind).or_else(|| InstrumentKind::of_number(number));
        Instrument { number, kind: kind.map(Key), title: known.and_then(|known| Text::written(&known.title)) }
    }

    pub fn basis(self, citation: &'c Citation) -> Basis<'c> {
        Basis {
            instrument: self.instrument(&citation.instrument),
            provision: citation.provision.iter().filter_map(provision).collect(),
            as_worded: citation.as_worded.map(Day),
            words: Words { vi: show::citation(citation, Lang::Vi), en: show::citation(citation, Lang::En) },
        }
    }

    pub fn bases(self, citations: &'c [Spanned<Citation>]) -> Vec<Basis<'c>> {
        citations.iter().map(|citation| self.basis(citation)).collect()
    }

    pub fn authority(self, id: &'c str) -> Authority<'c> {
        let known = self.catalogue.authorities.get(id);
        Authority {
            id,
            code: known.and_then(|known| known.code.as_deref()),
            name: known.and_then(|known| Text::written(&known.name)),
            level: known.and_then(|known| Some(Key(known.level.as_ref()?.value))),
        }
    }

    pub fn sector(self, id: &'c str) -> Sector<'c> {
        let known = self.catalogue.sectors.get(id);
        Sector {
            id,
            code: known.and_then(|known| known.code.as_deref()),
            name: known.and_then(|known| Text::written(&known.name)),
            ministry: known.and_then(|known| Some(self.authority(&known.ministry.as_ref()?.value))),
        }
    }

    pub fn powers(self, power: &'c Power) -> Powers<'c> {
        Powers {
            role: Key(power.role.value),
            bodies: power.authorities.iter().map(|id| self.authority(id)).collect(),
            transfer: power.transfer.map(Key),
            moved_from: power.moved_from.as_ref().map(|moved| MovedFrom {
                level: match moved.from {
                    Whence::Level(level) => Some(Key(level)),
                    Whence::Authority(_) => None,
                },
                body: match &moved.from {
                    Whence::Level(_) => None,
                    Whence::Authority(id) => Some(self.authority(id)),
                },
                inferred: moved.inferred,
            }),
            scope: power.scope.as_deref(),
            valid_from: power.validity.first_day().map(Day),
            valid_to: power.validity.last_day().map(Day),
            condition: self.condition(&power.condition),
            basis: self.bases(&power.basis),
            as_published: power.published.as_deref(),
            sources: Source::all(&power.origins),
        }
    }
}

fn provision((word, number): &(Word, String)) -> Option<Provision<'_>> {
    let part = match word {
        Word::Article => ProvisionPart::Article,
        Word::Clause => ProvisionPart::Clause,
        Word::Point => ProvisionPart::Point,
        Word::Annex => ProvisionPart::Annex,
        _ => return None,
    };
    Some(Provision { part, number })
}
