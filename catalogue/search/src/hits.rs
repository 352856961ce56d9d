//! What a search gives back.

use std::ops::Range;

use serde::Serialize;

use crate::entry::Day;
use crate::relaxation::Relaxation;

/// The answer to a query.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Hits {
    /// The best hits, best first.
    pub hits: Vec<Hit>,
    /// How the matching entries are spread.
    pub facets: Facets,
    /// How many entries match.
    pub total: u64,
    /// The query as it was probably meant; offered, never searched instead without saying so.
    pub suggestion: Option<String>,
    /// Everything by which the search departed from what was typed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub relaxed: Vec<Relaxation>,
    /// How the query was understood and the scores came about, if that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explain: Option<Explain>,
}

/// One entry that matches.
#[derive(Clone, Debug, Serialize)]
pub struct Hit {
    /// The procedure's code.
    pub code: String,
    /// The name in Vietnamese, as published.
    pub name: String,
    /// The name in English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name_en: Option<String>,
    /// What to highlight in the name, in bytes of it.
    pub name_highlights: Vec<Range<usize>>,
    /// The levels, in the language's own words.
    #[serde(rename = "level")]
    pub levels: Vec<String>,
    /// The name of the sector.
    pub sector: String,
    /// The name of the ministry.
    pub ministry: String,
    /// The names of the authorities, the deciding one first.
    pub authorities: Vec<String>,
    /// The name of the province whose variant this is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub province: Option<String>,
    /// The time limit in words.
    pub limit_text: String,
    /// The time limit in days, where it can be said in days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit_days: Option<u64>,
    /// The fee in words.
    pub fee_text: String,
    /// Whether the version is in force on the day of the search.
    pub status: Status,
    /// The first day in force.
    pub valid_from: Day,
    /// The first day no longer in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Day>,
    /// Comparable within one answer only.
    pub score: f32,
    /// Where the query is met in the text.
    pub snippet: Snippet,
}

/// A piece of one section, cut between words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Snippet {
    /// The key of the section it was cut from.
    pub section: String,
    /// The piece, exactly as the section writes it.
    pub text: String,
    /// What to highlight, in bytes of the piece; ascending, apart from each other.
    pub highlights: Vec<Range<usize>>,
    /// Whether the section goes on before the piece.
    pub cut_before: bool,
    /// Whether the section goes on after the piece.
    pub cut_after: bool,
}

/// How a version stands to the day of the search, in the order in which the versions of a procedure are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// In force on that day.
    InForce,
    /// In force from a later day.
    NotYet,
    /// No longer in force.
    Ended,
}

impl Status {
    /// The status of a version on a day.
    #[must_use]
    pub fn on(day: Day, from: Day, to: Option<Day>) -> Status {
        if to.is_some_and(|to| to <= day) {
            Status::Ended
        } else if from > day {
            Status::NotYet
        } else {
            Status::InForce
        }
    }
}

/// The matching entries counted by what they are.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Facets {
    /// By level.
    pub level: Vec<Count>,
    /// By sector.
    pub sector: Vec<Count>,
    /// By ministry.
    pub ministry: Vec<Count>,
    /// By authority.
    pub authority: Vec<Count>,
    /// By who may apply.
    pub subject: Vec<Count>,
    /// By status; counted before those not in force are left out.
    pub status: StatusCounts,
}

/// How many matching entries have a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Count {
    /// The identifier, which a filter takes.
    pub id: String,
    /// The name.
    pub name: String,
    /// How many entries.
    pub count: u64,
}

/// Matching entries by status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct StatusCounts {
    /// In force on the day.
    pub in_force: u64,
    /// In force from a later day.
    pub not_yet: u64,
    /// No longer in force.
    pub ended: u64,
    /// Variants of provinces that were not asked for.
    pub elsewhere: u64,
}

impl StatusCounts {
    pub(crate) fn count(&mut self, status: Status) {
        match status {
            Status::InForce => self.in_force += 1,
            Status::NotYet => self.not_yet += 1,
            Status::Ended => self.ended += 1,
        }
    }
}

/// How an answer came about.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Explain {
    /// What each part of the query was taken for.
    pub understood: Vec<String>,
    /// The sum behind each hit's score.
    pub scores: Vec<ScoreTree>,
}

/// How one hit's score adds up.
#[derive(Clone, Debug, Serialize)]
pub struct ScoreTree {
    /// The hit's code.
    pub code: String,
    /// The engine's own account.
    pub score: serde_json::Value,
}
