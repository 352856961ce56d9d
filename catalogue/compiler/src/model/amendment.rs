//! What changes procedures from a day on: amendments and corrections; and findings that somebody has accepted.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use tthc_dsl::tree::{Citation, Node};
use tthc_dsl::{Span, Spanned};

use super::{Origin, Text, Validity};

/// Dated operations of one instrument on procedures.
#[derive(Clone, Debug, PartialEq)]
pub struct Amendment {
    pub id: Spanned<String>,
    /// An erratum: it reaches every later version.
    pub correction: bool,
    /// The provision that it is made under.
    pub under: Spanned<Citation>,
    /// The days on which its operations are part of the text. Where its author gives no end, its instrument's.
    pub validity: Validity,
    /// It governs dossiers that were received from this day on.
    pub received_from: Option<Spanned<Date>>,
    /// Dossiers that were pending when it began keep the law they were received under.
    pub pending_keep: Option<PendingKeep>,
    /// The amendments of the same day that come before it.
    pub after: Vec<Spanned<String>>,
    pub operations: Vec<Operations>,
    pub repeals: Vec<Spanned<String>>,
    pub renames: Vec<Rename>,
    pub basis: Vec<Spanned<Citation>>,
    pub origins: Vec<Origin>,
    pub remarks: Vec<Text>,
    /// A hash of its text: what is remembered of a procedure that it reaches holds as long as it stays the same.
    pub digest: u64,
}

/// That pending dossiers keep the old law, until its last day where there is one.
#[derive(Clone, Debug, PartialEq)]
pub struct PendingKeep {
    pub until: Option<Spanned<Date>>,
    pub span: Span,
}

/// What an amendment does to procedures, as it is written: each clause is one operation.
#[derive(Clone, Debug, PartialEq)]
pub struct Operations {
    pub codes: Vec<Spanned<String>>,
    pub clauses: Vec<Node>,
    pub span: Span,
}

/// A procedure gets another code.
#[derive(Clone, Debug, PartialEq)]
pub struct Rename {
    pub old: Spanned<String>,
    pub new: Spanned<String>,
}

/// What is part of a version's text besides its base.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applied {
    pub kind: AppliedKind,
    /// The amendment's name, or the body that has a successor.
    pub name: String,
    /// The provisions that it is made under.
    pub by: Vec<Citation>,
    /// Its first day.
    pub from: Option<Date>,
    /// Dossiers received before that day are not governed by it.
    pub received_from: Option<Date>,
    /// Where it is written.
    pub span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AppliedKind {
    Amendment,
    Correction,
    /// A body was succeeded by another, and every procedure that named it names the other.
    Reorganisation,
}

/// A finding that was accepted: which, why, by whom, until which day.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiver {
    pub finding: Spanned<String>,
    pub procedures: Vec<Spanned<String>>,
    pub reason: Option<String>,
    pub approver: Option<String>,
    /// The last day.
    pub until: Option<Spanned<Date>>,
    pub remarks: Vec<Text>,
}
