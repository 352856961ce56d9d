//! The dossier: papers, groups and choices between papers.

use serde::{Deserialize, Serialize};
use tthc_dsl::tree::{Citation, Duration};
use tthc_dsl::{Span, Spanned};

use super::{Absence, Condition, Presentation, Text, Unmodelled, Validity};

/// A number of sets and what is in them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dossier {
    pub sets: Option<Spanned<u32>>,
    /// Nothing is filed, or the law does not say what.
    pub absent: Option<Absence>,
    pub condition: Condition,
    pub entries: Vec<Entry>,
    pub basis: Vec<Spanned<Citation>>,
    /// Those of its groups and choices too.
    pub unmodelled: Vec<Unmodelled>,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Entry {
    Paper(Box<Paper>),
    /// One of these is enough.
    Either {
        condition: Condition,
        entries: Vec<Entry>,
        basis: Vec<Spanned<Citation>>,
        span: Span,
    },
    /// Papers that belong to a stage or a heading.
    Group {
        name: String,
        condition: Condition,
        entries: Vec<Entry>,
        basis: Vec<Spanned<Citation>>,
        span: Span,
    },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Paper {
    pub id: Spanned<String>,
    pub name: Text,
    /// How many are filed in one set: none, and not said, are two things. The same of the next two.
    pub originals: Option<u32>,
    pub copies: Option<u32>,
    pub certified_copies: Option<u32>,
    /// Its own, else what its group, choice or dossier says.
    pub presentation: Option<Presentation>,
    pub if_any: bool,
    pub condition: Condition,
    /// A form of the catalogue, by its name.
    pub form: Option<Spanned<String>>,
    /// A form that the catalogue does not hold, as the source calls it.
    pub form_text: Option<String>,
    /// Files of its form that the published record attaches.
    pub form_files: Vec<String>,
    pub document_type: Option<Spanned<String>>,
    pub result_of: Option<Spanned<String>>,
    pub looked_up: Option<LookUp>,
    /// It counts only when it was issued within this time.
    pub valid_for: Option<Duration>,
    pub code: Option<String>,
    /// The days on which it is asked for.
    pub validity: Validity,
    pub basis: Vec<Spanned<Citation>>,
    pub remarks: Vec<Text>,
}

/// A database that makes a paper unnecessary.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LookUp {
    pub database: String,
    /// What to do when the data is missing or wrong.
    pub fall_back: Option<String>,
    pub basis: Vec<Spanned<Citation>>,
    /// The days on which it can be looked up.
    pub validity: Validity,
}

impl Dossier {
    /// Every paper, with those inside groups and choices.
    pub fn papers(&self) -> impl Iterator<Item = &Paper> {
        let mut out = Vec::new();
        collect(&self.entries, &mut out);
        out.into_iter()
    }
}

fn collect<'e>(entries: &'e [Entry], out: &mut Vec<&'e Paper>) {
    for entry in entries {
        match entry {
            Entry::Paper(paper) => out.push(paper),
            Entry::Either { entries, .. } | Entry::Group { entries, .. } => collect(entries, out),
        }
    }
}
