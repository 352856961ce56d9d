//! A report on a check, for those who answer for procedures: by ministry and sector, one page or the sheets of a workbook.
//!
//! [`gather`] sorts findings under the procedures that they stand in; [`html`] makes one page that needs no other file and
//! no network; [`rows`] gives the same as the rows of a spreadsheet.

mod count;
pub(crate) mod escape;
mod excerpt;
mod family;
mod filter;
mod gather;
mod listing;
mod overview;
mod owner;
mod page;
mod rows;
mod tables;

pub use excerpt::Excerpt;
pub use family::Family;
pub use gather::{Ground, gather};
pub use page::{html, title};
pub use rows::{Cell, Column, Sheet, rows};

use jiff::civil::Date;
use tthc_dsl::Severity;
use tthc_dsl::diagnostic::Words;

/// What a check found, by the procedures in which it was found.
#[derive(Clone, Debug)]
pub struct Report {
    /// The workspace's name.
    pub name: String,
    /// The day whose law was applied.
    pub day: Date,
    /// From the report's folder to the workspace, as a path with `/`: empty, or ending in `/`.
    pub reach: String,
    /// By identifier.
    pub ministries: Vec<Ministry>,
    /// By ministry, then identifier. A sector without a procedure or finding is left out.
    pub sectors: Vec<Sector>,
    /// What has findings: by file, then place in it.
    pub subjects: Vec<Subject>,
}

/// What a ministry's sectors are shown under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ministry {
    /// The authority's identifier, or a word that no identifier can be.
    pub id: String,
    pub name: Words,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sector {
    /// The sector's identifier, or a word that no identifier can be.
    pub id: String,
    pub name: Words,
    /// Its place in [`Report::ministries`].
    pub ministry: usize,
    /// All procedures of the sector, with findings or without.
    pub procedures: usize,
}

/// A procedure with its findings, or what else stands in a file.
#[derive(Clone, Debug)]
pub struct Subject {
    pub what: What,
    /// Its place in [`Report::sectors`].
    pub sector: usize,
    /// The file, as a path from the workspace with `/`.
    pub path: String,
    /// In the order of the file; there is at least one.
    pub findings: Vec<Finding>,
}

/// What findings stand in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    Procedure {
        code: String,
        /// Empty where none is given.
        name: Words,
    },
    /// An instrument, an authority, a table of units, or text that belongs to nothing.
    File,
}

#[derive(Clone, Debug)]
pub struct Finding {
    pub code: &'static str,
    pub severity: Severity,
    pub message: Words,
    pub help: Option<Words>,
    /// The provision, as a citation in both keyword languages.
    pub law: Option<Words>,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    pub excerpt: Excerpt,
    pub notes: Vec<Note>,
}

/// A second place that explains the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub text: Words,
    pub path: String,
    pub line: usize,
}

impl Report {
    fn ministry(&self, subject: &Subject) -> usize {
        self.sectors[subject.sector].ministry
    }
}

#[cfg(test)]
mod tests;
