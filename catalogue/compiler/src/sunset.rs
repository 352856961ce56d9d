//! Powers whose basis ends on a known day: what each falls back to, whether that is still lawful, and who has taken it
//! over.
//!
//! Pure, like all of the compiler. The result can be written as JSON: its keys are in camelCase, its days ISO 8601 and
//! its last days inclusive.

mod fall;
mod ground;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use jiff::civil::Date;
use rayon::prelude::*;
use serde::{Serialize, Serializer};

use crate::Catalogue;
use crate::model::{Level, Relation, Role, Text, Transfer};
use crate::timeline::Lives;
use ground::Ground;

/// What ends by a day.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Sunset {
    /// The first day of the law after the last end that counts.
    pub by: Date,
    /// The instruments that end by their own terms, or by those of what extends them, in the order of their last days.
    pub instruments: Vec<Ending>,
    /// The powers that rest on nothing that goes on, in the order of the last days of their bases, then of codes.
    pub powers: Vec<Falling>,
}

/// An instrument with a last day.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Ending {
    pub number: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Name>,
    /// The last day in force.
    pub last_day: Date,
    /// How many of the powers rest on it.
    pub powers: usize,
}

/// A power that rests only on instruments that end.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Falling {
    /// The procedure's code on the last day.
    pub code: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// The name of the case that the power is of; left out where it is of the whole procedure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub case: Option<String>,
    /// Left out where only the level is known to rest on the instrument, and no holder.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "role_key")]
    pub role: Option<Role>,
    pub holders: Vec<Holder>,
    /// The levels that decide while the power stands.
    #[serde(serialize_with = "level_keys")]
    pub levels: Vec<Level>,
    /// How the power came to its holder.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "transfer_key")]
    pub transfer: Option<Transfer>,
    pub rests_on: Vec<Support>,
    /// The last day of the last of what it rests on.
    pub last_day: Date,
    /// The first day on which the text is another; the day after `last_day` unless it changes earlier.
    pub falls_on: Date,
    pub falls_back: FallBack,
    /// What is wrong with that on the day. Empty: nothing that the catalogue knows.
    pub unlawful: Vec<Unlawful>,
    /// The newer instrument that governs the power instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taken_over: Option<TakenOver>,
}

/// A provision that a power rests on.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Support {
    pub instrument: String,
    /// As people write it, with its instrument: `133/2025/NĐ-CP điều 20`.
    pub words: Said,
    /// What the catalogue draws the tie from.
    pub through: Through,
    /// The amendment that gave the power, where one did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amendment: Option<String>,
    /// The provision itself, for those who link it.
    #[serde(skip)]
    pub citation: tthc_dsl::tree::Citation,
}

/// What ties a power to an instrument, the closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Through {
    /// The basis that the power names.
    Power,
    /// The amendment that it was given by.
    Amendment,
    /// The instrument that sets the procedure's days.
    Validity,
    /// An instrument on powers that the procedure cites.
    Procedure,
}

/// Where a power goes when its basis ends.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum FallBack {
    /// The text of that day names them.
    Returns {
        holders: Vec<Holder>,
        #[serde(serialize_with = "level_keys")]
        levels: Vec<Level>,
        /// The bodies that the older text names, where these hold the power as their successors.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        succeeding: Vec<Succeeded>,
    },
    /// The procedure ends. Who held the power before, if its author recorded that.
    Ends {
        #[serde(skip_serializing_if = "Option::is_none")]
        before: Option<Former>,
    },
    /// The text goes on to name the same holder, although nothing recorded gives them the power any longer.
    Unrecorded {
        #[serde(skip_serializing_if = "Option::is_none")]
        before: Option<Former>,
    },
    /// The text goes on and names nobody.
    Unnamed,
}

/// A body that another one succeeded.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Succeeded {
    pub body: Holder,
    /// The provisions that made the other one its successor.
    pub by: Vec<Said>,
    /// They have ended too on that day: then nothing recorded hands the power on.
    pub lapsed: bool,
}

/// Who held a power before it was moved.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Former {
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "level_key")]
    pub level: Option<Level>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holder: Option<Holder>,
    /// The source does not say it; it was deduced.
    pub inferred: bool,
}

/// Why a fall-back cannot stand.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Unlawful {
    /// There is no such level any more.
    LevelAbolished {
        #[serde(serialize_with = "key_of_level")]
        level: Level,
        /// The first day without it.
        since: Date,
    },
    /// There is no such body any more, and nothing recorded makes another its successor.
    AuthorityEnded { authority: String, since: Date },
}

/// That a newer instrument governs a power instead.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TakenOver {
    pub by: String,
    /// From its first day.
    pub since: Date,
    /// The catalogue records whom it gives the power; otherwise only that it governs.
    pub names_holder: bool,
    /// What it did to the older provision, or to the procedure. Left out: it lays down what holds from then on.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "relation_key")]
    pub relation: Option<Relation>,
}

/// A body.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Holder {
    pub id: String,
    pub name: Name,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "level_key")]
    pub level: Option<Level>,
}

/// A name of the catalogue.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Name {
    pub vi: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

/// Words of ours in both languages.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Said {
    pub vi: String,
    pub en: String,
}

/// What ends by a day, that is on the day before it or earlier, and what then happens to the powers that rest on it.
///
/// Ends of the past are in it too; see [`Sunset::after`].
#[must_use]
pub fn sunset(catalogue: &Catalogue, by: Date) -> Sunset {
    let ground = Ground::new(catalogue);
    let timelines: Vec<_> = catalogue.procedures.values().collect();
    let mut powers: Vec<Falling> =
        timelines.par_iter().flat_map_iter(|timeline| fall::falling(&ground, timeline, by)).collect();
    // Stable: powers of one procedure stay in the order of its text.
    powers.sort_by(|a, b| (a.last_day, &a.code).cmp(&(b.last_day, &b.code)));
    let instruments = endings(catalogue, &ground.lives, by, &powers);
    Sunset { by, instruments, powers }
}

fn endings(catalogue: &Catalogue, lives: &Lives, by: Date, powers: &[Falling]) -> Vec<Ending> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for power in powers {
        let mut on: Vec<&str> = power.rests_on.iter().map(|support| support.instrument.as_str()).collect();
        on.sort_unstable();
        on.dedup();
        on.into_iter().for_each(|number| *counts.entry(number).or_default() += 1);
    }
    let mut endings: Vec<Ending> = catalogue
        .instruments
        .iter()
        .filter_map(|(number, instrument)| {
            let until = lives.get(number)?.until.filter(|until| *until <= by)?;
            Some(Ending {
                number: number.clone(),
                title: Name::written(&instrument.title),
                last_day: until.yesterday().ok()?,
                powers: counts.get(number.as_str()).copied().unwrap_or_default(),
            })
        })
        .collect();
    endings.sort_by(|a, b| (a.last_day, &a.number).cmp(&(b.last_day, &b.number)));
    endings
}

impl Sunset {
    /// Without what had ended before a day.
    #[must_use]
    pub fn after(mut self, day: Date) -> Sunset {
        self.instruments.retain(|ending| ending.last_day >= day);
        self.powers.retain(|power| power.last_day >= day);
        self
    }
}

impl Name {
    /// Nothing, where nothing is written.
    fn written(text: &Text) -> Option<Name> {
        (!text.vi.is_empty()).then(|| Name { vi: text.vi.clone(), en: text.en.clone() })
    }
}

impl From<&Name> for Text {
    fn from(name: &Name) -> Text {
        Text { vi: name.vi.clone(), en: name.en.clone() }
    }
}

fn level_keys<S: Serializer>(levels: &[Level], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(levels.iter().map(|level| level.key()))
}

fn key_of_level<S: Serializer>(level: &Level, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(level.key())
}

fn level_key<S: Serializer>(level: &Option<Level>, serializer: S) -> Result<S::Ok, S::Error> {
    level.map(Level::key).serialize(serializer)
}

fn role_key<S: Serializer>(role: &Option<Role>, serializer: S) -> Result<S::Ok, S::Error> {
    role.map(Role::key).serialize(serializer)
}

fn transfer_key<S: Serializer>(transfer: &Option<Transfer>, serializer: S) -> Result<S::Ok, S::Error> {
    transfer.map(Transfer::key).serialize(serializer)
}

fn relation_key<S: Serializer>(relation: &Option<Relation>, serializer: S) -> Result<S::Ok, S::Error> {
    let key = relation.map(|relation| match relation {
        Relation::Amends => "amends",
        Relation::Replaces => "replaces",
        Relation::Repeals => "repeals",
        Relation::Implements => "implements",
        Relation::Extends => "extends",
        Relation::Cites => "cites",
    });
    key.serialize(serializer)
}
