//! The versions of a procedure, each with what made it of the one before.

use std::collections::HashMap;

use jiff::civil::Date;
use tthc_compiler::Catalogue;
use tthc_compiler::changes::{Change, changes};
use tthc_compiler::model::{Applied, Procedure, Text, Timeline};
use tthc_compiler::show;
use tthc_dsl::Lang;

use super::Heading;

/// A version among its neighbours.
#[derive(Clone, Copy)]
pub(super) struct Version<'c> {
    pub(super) procedure: &'c Procedure,
    /// None: it began before anything that the sources say.
    pub(super) from: Option<Date>,
    /// The first day on which it is no longer in force.
    pub(super) until: Option<Date>,
    /// The version that it follows without a gap.
    pub(super) before: Option<&'c Procedure>,
    /// Whether another follows it without a gap.
    pub(super) goes_on: bool,
}

/// How a version stands to the law day.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Past,
    Now,
    Coming,
}

/// In the order of their days.
pub(super) fn versions(timeline: &Timeline<Procedure>) -> Vec<Version<'_>> {
    let states: Vec<_> = timeline.states().collect();
    let version = |(at, &(from, until, procedure)): (usize, &(Date, Option<Date>, _))| {
        let earlier = at.checked_sub(1).map(|at| states[at]);
        let next = states.get(at + 1);
        Version {
            procedure,
            from: (from != Date::MIN).then_some(from),
            until,
            before: earlier.filter(|(_, until, _)| *until == Some(from)).map(|(.., before)| before),
            goes_on: next.is_some_and(|(next, ..)| Some(*next) == until),
        }
    };
    states.iter().enumerate().map(version).collect()
}

impl<'c> Version<'c> {
    pub(super) fn state(&self, day: Date) -> State {
        if self.until.is_some_and(|until| until <= day) {
            State::Past
        } else if self.from.is_some_and(|from| from > day) {
            State::Coming
        } else {
            State::Now
        }
    }

    /// The day on which its text became another one's; none for the first text of all.
    pub(super) fn changed_on(&self) -> Option<Date> {
        self.before.and(self.from)
    }

    /// What is part of it and was not part of the text before.
    pub(super) fn came(&self) -> impl Iterator<Item = &'c Applied> {
        let before = self.before.map_or(&[][..], |before| &before.applied);
        self.procedure.applied.iter().filter(move |one| !has(before, one))
    }

    /// What was part of the text before and is not part of it.
    pub(super) fn went(&self) -> impl Iterator<Item = &'c Applied> {
        let own = &self.procedure.applied;
        self.before.into_iter().flat_map(|before| &before.applied).filter(move |one| !has(own, one))
    }

    /// What differs from the text before. Its days stand beside it, and its sources on its own page.
    pub(super) fn changes(&self) -> Vec<Change> {
        let Some(before) = self.before else { return Vec::new() };
        let all = changes(Some(before), Some(self.procedure));
        all.into_iter().filter(|change| !BESIDE.contains(&change.field.as_str())).collect()
    }

    /// The anchor of its section on the history page.
    pub(super) fn anchor(&self) -> String {
        self.from.map_or_else(|| "tu-dau".to_owned(), |from| format!("tu-{from}"))
    }

    /// `Từ 01/07/2025 đến hết 28/02/2027`.
    pub(super) fn days(&self) -> Heading {
        let last = self.until.and_then(|until| until.yesterday().ok());
        let words = |lang: Lang| {
            let date = |day| show::date(day, lang);
            match (self.from, last) {
                (Some(from), Some(last)) => {
                    format!("{} {} {} {}", lang.pick("Từ", "From"), date(from), lang.pick("đến hết", "to"), date(last))
                }
                (Some(from), None) => format!("{} {}", lang.pick("Từ", "From"), date(from)),
                (None, Some(last)) => format!("{} {}", lang.pick("Đến hết", "To"), date(last)),
                (None, None) => lang.pick("Không rõ ngày", "Days not recorded").to_owned(),
            }
        };
        Heading::new(words(Lang::Vi), words(Lang::En))
    }
}

/// Fields that a version has of itself.
const BESIDE: &[&str] = &["validFrom", "validTo", "pending", "validity.basis", "sources"];

fn has(all: &[Applied], one: &Applied) -> bool {
    all.iter().any(|other| other.kind == one.kind && other.name == one.name)
}

/// The names behind the identifiers that changes speak of.
pub(super) struct Names<'c> {
    catalogue: &'c Catalogue,
    of_parts: HashMap<&'c str, &'c Text>,
}

impl<'c> Names<'c> {
    /// Of the bodies of the catalogue, and of the papers, steps, results, cases and questions of a version and of the one
    /// before.
    pub(super) fn of(catalogue: &'c Catalogue, version: &Version<'c>) -> Names<'c> {
        let mut of_parts: HashMap<&str, &Text> = HashMap::new();
        for procedure in version.before.into_iter().chain([version.procedure]) {
            let own = procedure.results.value().into_iter().flatten();
            let results = own.chain(procedure.cases.iter().flat_map(|case| &case.results));
            of_parts.extend(results.map(|result| (result.id.value.as_str(), &result.name)));
            of_parts.extend(procedure.all_papers().map(|paper| (paper.id.value.as_str(), &paper.name)));
            of_parts.extend(procedure.all_steps().map(|step| (step.id.value.as_str(), &step.name)));
            of_parts.extend(procedure.cases.iter().map(|case| (case.id.value.as_str(), &case.name)));
        }
        Names { catalogue, of_parts }
    }

    /// A label with the names of its parts: `hồ sơ › Hợp đồng lao động › bản sao`.
    pub(super) fn label(&self, label: &str, lang: Lang) -> String {
        let parts: Vec<String> = label
            .split(PART)
            .map(|part| match self.of_parts.get(part) {
                Some(name) => format!("“{}”", said(name, lang)),
                None => self.value(part, lang),
            })
            .collect();
        parts.join(PART)
    }

    /// A value with the names of the bodies in it.
    pub(super) fn value(&self, value: &str, lang: Lang) -> String {
        let mut out = String::with_capacity(value.len());
        let mut rest = value;
        while !rest.is_empty() {
            let word = rest.find(|letter: char| !is_of_name(letter)).unwrap_or(rest.len());
            let (name, behind) = rest.split_at(word);
            // One word alone may be any word.
            let known = name.contains('-').then(|| self.catalogue.authorities.get(name)).flatten();
            match known.filter(|known| !known.name.vi.is_empty()) {
                Some(known) => out.push_str(said(&known.name, lang)),
                None => out.push_str(name),
            }
            let gap = behind.find(is_of_name).unwrap_or(behind.len());
            out.push_str(&behind[..gap]);
            rest = &behind[gap..];
        }
        out
    }
}

/// What stands between the parts of a label.
const PART: &str = " › ";

fn is_of_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '-' || ('\u{300}'..='\u{36f}').contains(&letter)
}

fn said(name: &Text, lang: Lang) -> &str {
    match (lang, &name.en) {
        (Lang::En, Some(en)) => en,
        _ => &name.vi,
    }
}
