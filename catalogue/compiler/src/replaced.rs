//! Papers that the State already holds: what the list of the resolution says of a procedure, and which of them it still asks for.

mod wording;

use std::collections::HashMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use tthc_dsl::diagnostic::Diagnostic;
use tthc_dsl::{Source, Span};
use wording::{Named, Phrase, Wording, phrase};

use crate::model::{Entry, Paper, Procedure, Validity};
use crate::units::{counted, place, problem, table};

/// The list of papers that data replaces, by the codes of procedures.
#[derive(Clone, Debug, Default)]
pub struct Replaced {
    /// What lays it down, by its number.
    pub instrument: String,
    pub from: Option<Date>,
    /// The first day on which it is no longer in force.
    pub until: Option<Date>,
    listed: HashMap<String, Vec<Listed>>,
}

/// A row of the list.
#[derive(Clone, Debug)]
struct Listed {
    entry: u32,
    paper: String,
    /// Every name of the papers that it means.
    names: Vec<Phrase>,
    /// Wider papers in whose place one of them may be given.
    within: Vec<Phrase>,
    /// The database's name with its owner, one behind the other.
    held: String,
    databases: Vec<Phrase>,
    asked_by: String,
    /// The list replaces it in part, or the row is not certain.
    weak: bool,
}

/// A paper that a dossier asks for although the list names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StillAsked {
    /// Where the paper's identifier stands in the file.
    pub start: u32,
    pub end: u32,
    /// As the dossier calls it.
    pub paper: Box<str>,
    /// As the list calls it.
    pub listed: Box<str>,
    pub entry: u32,
    pub held: Box<str>,
    pub asked_by: Box<str>,
    pub instrument: Box<str>,
    /// The list's first day in force.
    pub in_force: Date,
    /// The first day from which it is no longer asked for, or may be again.
    pub until: Option<Date>,
    pub how: Asked,
}

/// How surely it is the listed paper that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Asked {
    Plainly,
    /// It is one of several that may be given.
    AsOneOf,
    /// A wider paper is asked for that may be this one, or the list is not certain.
    Perhaps,
}

#[derive(Deserialize)]
struct File {
    instrument: String,
    from: toml::value::Datetime,
    to: toml::value::Datetime,
    count: usize,
    #[serde(default)]
    kind: Vec<Kind>,
    database: Vec<Database>,
    ministry: Vec<Ministry>,
}

#[derive(Deserialize)]
struct Kind {
    names: Vec<String>,
}

#[derive(Deserialize)]
struct Database {
    id: String,
    name: String,
    owner: String,
}

#[derive(Deserialize)]
struct Ministry {
    row: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    entry: u32,
    code: String,
    paper: String,
    is: Option<Vec<String>>,
    #[serde(default)]
    within: Vec<String>,
    held: Vec<String>,
    asked_by: String,
    #[serde(default)]
    part: bool,
    #[serde(default)]
    inferred: bool,
}

impl Replaced {
    /// Reads the table. A row that is wrong is reported, and the others are read all the same.
    pub fn read(source: &Source) -> (Replaced, Vec<Diagnostic>) {
        let mut out = Vec::new();
        let Some(file) = table::<File>(source, &mut out) else { return (Replaced::default(), out) };
        let day = |written: toml::value::Datetime, out: &mut Vec<Diagnostic>| {
            let written = written.to_string();
            let day = written.parse::<Date>().ok();
            if day.is_none() {
                let message = (format!("`{written}` không phải một ngày"), format!("`{written}` is not a day"));
                out.push(problem(Span::new(source.file, 0, 0), message));
            }
            day
        };
        let from = day(file.from, &mut out);
        let until = day(file.to, &mut out).and_then(|last| last.tomorrow().ok());
        let kinds: Vec<Vec<Phrase>> =
            file.kind.iter().map(|kind| kind.names.iter().map(|name| phrase(name)).collect()).collect();
        let databases: HashMap<&str, &Database> =
            file.database.iter().map(|database| (database.id.as_str(), database)).collect();
        let mut replaced = Replaced { instrument: file.instrument, from, until, listed: HashMap::new() };
        let mut rows = 0;
        for row in file.ministry.into_iter().flat_map(|ministry| ministry.row) {
            rows += 1;
            let mut held = Vec::new();
            for id in &row.held {
                match databases.get(id.as_str()) {
                    Some(database) => held.push(*database),
                    None => {
                        let message =
                            (format!("không có cơ sở dữ liệu `{id}`"), format!("there is no database `{id}`"));
                        out.push(problem(place(source, id), message));
                    }
                }
            }
            replaced.listed.entry(row.code.clone()).or_default().push(listed(row, &held, &kinds));
        }
        counted(source, file.count, rows, &mut out);
        (replaced, out)
    }

    /// The papers that a procedure asks for although the list names them for its code.
    pub fn still_asked(&self, procedure: &Procedure) -> Box<[StillAsked]> {
        let Some(rows) = self.listed.get(base(&procedure.code.value)) else { return Box::default() };
        let own = procedure.dossiers.value().into_iter().flatten();
        let mut lines = Vec::new();
        for dossier in own.chain(procedure.cases.iter().flat_map(|case| &case.dossiers)) {
            collect(&dossier.entries, false, &mut lines);
        }
        // A published dossier may say in a line of its own that a database is looked up instead.
        let said = |database: &Phrase| lines.iter().any(|line| line.wordings().any(|text| text.contains(database)));
        let rows: Vec<&Listed> = rows.iter().filter(|row| !row.databases.iter().any(said)).collect();
        lines.iter().filter_map(|line| self.of_line(&rows, procedure, line)).collect()
    }

    /// One paper is one finding, whatever the number of rows that name it: the surest is told.
    fn of_line(&self, rows: &[&Listed], procedure: &Procedure, line: &Line<'_>) -> Option<StillAsked> {
        let paper = line.paper;
        let in_force = self.from?;
        let until = self.until(&procedure.validity, paper)?;
        if line.wordings().any(Wording::speaks_of_data) {
            return None;
        }
        let (how, row) = rows
            .iter()
            .filter_map(|row| Some((row.asked(&line.name, line.one_of)?, *row)))
            .min_by_key(|(how, row)| (*how, row.entry))?;
        Some(StillAsked {
            start: paper.id.span.start,
            end: paper.id.span.end,
            paper: paper.name.vi.as_str().into(),
            listed: row.paper.as_str().into(),
            entry: row.entry,
            held: row.held.as_str().into(),
            asked_by: row.asked_by.as_str().into(),
            instrument: self.instrument.as_str().into(),
            in_force,
            until,
            how,
        })
    }

    /// Where there are days on which the list is in force, the version holds and the paper is asked for without being
    /// looked up: the first day behind them, if there is one.
    fn until(&self, version: &Validity, paper: &Paper) -> Option<Option<Date>> {
        let (mut from, mut until) = (self.from?, self.until);
        for validity in [version, &paper.validity] {
            if validity.pending || validity.unreadable {
                return None;
            }
            from = from.max(validity.first_day().unwrap_or(Date::MIN));
            until = earlier(until, validity.until.map(|until| until.value));
        }
        if let Some(look_up) = &paper.looked_up {
            let looked_up = &look_up.validity;
            if looked_up.pending || looked_up.unreadable {
                return None;
            }
            match looked_up.first_day() {
                Some(begins) if begins > from => until = earlier(until, Some(begins)),
                _ => from = from.max(looked_up.until?.value),
            }
        }
        until.is_none_or(|until| from < until).then_some(until)
    }
}

impl Listed {
    fn asked(&self, name: &Wording, one_of: bool) -> Option<Asked> {
        match name.asks_for(&self.names) {
            Some(_) if self.weak => Some(Asked::Perhaps),
            Some(Named::Alone) if !one_of => Some(Asked::Plainly),
            Some(_) => Some(Asked::AsOneOf),
            None => name.asks_for(&self.within).map(|_| Asked::Perhaps),
        }
    }
}

fn listed(row: Row, held: &[&Database], kinds: &[Vec<Phrase>]) -> Listed {
    let meant: Vec<Phrase> = match &row.is {
        Some(papers) => papers.iter().map(|paper| phrase(paper)).collect(),
        None => vec![phrase(&row.paper)],
    };
    let mut names = meant.clone();
    for kind in kinds.iter().filter(|kind| meant.iter().any(|paper| kind.contains(paper))) {
        names.extend(kind.iter().filter(|name| !meant.contains(name)).cloned());
    }
    Listed {
        entry: row.entry,
        paper: row.paper,
        names,
        within: row.within.iter().map(|paper| phrase(paper)).collect(),
        held: held.iter().map(|one| format!("{} ({})", one.name, one.owner)).collect::<Vec<_>>().join("; "),
        databases: held.iter().map(|one| phrase(&one.name)).collect(),
        asked_by: row.asked_by,
        weak: row.part || row.inferred,
    }
}

/// A paper of a dossier with the words of what is said of it.
struct Line<'p> {
    paper: &'p Paper,
    /// It stands in a choice.
    one_of: bool,
    name: Wording,
    remarks: Vec<Wording>,
}

impl Line<'_> {
    fn wordings(&self) -> impl Iterator<Item = &Wording> {
        std::iter::once(&self.name).chain(&self.remarks)
    }
}

fn collect<'p>(entries: &'p [Entry], one_of: bool, out: &mut Vec<Line<'p>>) {
    for entry in entries {
        match entry {
            Entry::Paper(paper) => out.push(Line {
                paper,
                one_of,
                name: Wording::of(&paper.name.vi),
                remarks: paper.remarks.iter().map(|remark| Wording::of(&remark.vi)).collect(),
            }),
            Entry::Either { entries, .. } => collect(entries, true, out),
            Entry::Group { entries, .. } => collect(entries, one_of, out),
        }
    }
}

/// The code without what a province adds: `1.013925.000.00.00.H56` is `1.013925`.
fn base(code: &str) -> &str {
    let end = code.match_indices('.').nth(1).map_or(code.len(), |(at, _)| at);
    &code[..end]
}

fn earlier(one: Option<Date>, other: Option<Date>) -> Option<Date> {
    one.into_iter().chain(other).min()
}

#[cfg(test)]
mod tests;
