//! The dossier: papers, groups and choices between papers.

use tthc_dsl::tree::{Citation, Duration};
use tthc_dsl::{Span, Spanned};

use super::{Condition, Text, Unmodelled};

/// A number of sets and what is in them.
#[derive(Clone, Debug, PartialEq)]
pub struct Dossier {
    pub sets: Option<Spanned<u32>>,
    pub condition: Condition,
    pub entries: Vec<Entry>,
    pub unmodelled: Vec<Unmodelled>,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    Paper(Box<Paper>),
    /// One of these is enough.
    Either {
        condition: Condition,
        entries: Vec<Entry>,
        span: Span,
    },
    /// Papers that belong to a stage or a heading.
    Group {
        name: String,
        condition: Condition,
        entries: Vec<Entry>,
        span: Span,
    },
}

#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    pub id: Spanned<String>,
    pub name: Text,
    pub originals: u32,
    pub copies: u32,
    pub certified_copies: u32,
    pub show_only: bool,
    pub if_any: bool,
    pub condition: Condition,
    /// A form of the catalogue, by its name.
    pub form: Option<Spanned<String>>,
    /// A form that the catalogue does not hold, as the source calls it.
    pub form_text: Option<String>,
    pub document_type: Option<Spanned<String>>,
    pub result_of: Option<Spanned<String>>,
    /// A database that makes it unnecessary, and what to do when the data is missing.
    pub looked_up: Option<(String, Option<String>)>,
    pub valid_for: Option<Duration>,
    pub code: Option<String>,
    pub basis: Vec<Spanned<Citation>>,
    pub remarks: Vec<Text>,
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
