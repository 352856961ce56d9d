//! Instruments, authorities, sectors, document types and forms.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use tthc_dsl::{Span, Spanned, tree::Citation};

use super::{Condition, InstrumentKind, Level, Text, Transfer, Validity};

/// How sure the catalogue is of what a source says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Confidence {
    Read,
    Inferred,
    Recalled,
}

/// Where facts come from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Origin {
    pub text: String,
    pub confidence: Option<Confidence>,
}

/// How one instrument acts on others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    Amends,
    Replaces,
    Repeals,
    Implements,
    /// It gives it a later last day.
    Extends,
    Cites,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Instrument {
    pub number: Spanned<String>,
    pub kind: Option<InstrumentKind>,
    pub title: Text,
    pub issuer: Option<Spanned<String>>,
    /// The issuer is written as a text, not as the name of an authority.
    pub issuer_is_text: bool,
    pub signed: Option<Spanned<Date>>,
    pub gazetted: Option<Spanned<Date>>,
    pub validity: Validity,
    /// Provisions that have days of their own.
    pub provisions: Vec<Provision>,
    pub powers: Vec<Transfer>,
    pub ministry: Option<Spanned<String>>,
    pub effects: Vec<Effect>,
    pub origins: Vec<Origin>,
    pub remarks: Vec<Text>,
}

/// A provision that begins later or ends earlier than its instrument.
#[derive(Clone, Debug, PartialEq)]
pub struct Provision {
    pub on: Spanned<Citation>,
    pub validity: Validity,
}

/// What one instrument does to another, or to a provision of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Effect {
    pub relation: Relation,
    pub on: Spanned<Citation>,
    pub validity: Validity,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Authority {
    pub id: Spanned<String>,
    pub name: Text,
    pub level: Option<Spanned<Level>>,
    pub code: Option<String>,
    pub parent: Option<Spanned<String>>,
    pub successor: Option<Successor>,
    pub validity: Validity,
    pub origins: Vec<Origin>,
    pub remarks: Vec<Text>,
}

/// Who takes over from a body.
#[derive(Clone, Debug, PartialEq)]
pub struct Successor {
    pub id: Spanned<String>,
    pub validity: Validity,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Sector {
    pub id: Spanned<String>,
    pub name: Text,
    pub ministry: Option<Spanned<String>>,
    pub code: Option<String>,
    pub origins: Vec<Origin>,
    pub remarks: Vec<Text>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct DocumentType {
    pub id: Spanned<String>,
    pub name: Text,
    pub issued_by: Option<Spanned<String>>,
    pub databases: Vec<Database>,
    pub result_of: Vec<Spanned<String>>,
    pub origins: Vec<Origin>,
    pub remarks: Vec<Text>,
}

/// A database that holds what a type of paper says.
#[derive(Clone, Debug, PartialEq)]
pub struct Database {
    pub name: Spanned<String>,
    /// The days on which it can be used in the paper's place.
    pub validity: Validity,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    pub id: Spanned<String>,
    pub name: Text,
    pub under: Option<Spanned<Citation>>,
    pub number: Option<String>,
    pub fields: Vec<FormField>,
    pub origins: Vec<Origin>,
    pub remarks: Vec<Text>,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub struct FormField {
    pub id: Spanned<String>,
    pub label: Text,
    pub kind: FieldType,
    pub required: bool,
    /// When it is filled in. It may speak of facts of the procedures that use the form, and of its other fields.
    pub condition: Condition,
    /// The most letters, choices, or the greatest number or amount.
    pub at_most: Option<i64>,
    pub remarks: Vec<Text>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum FieldType {
    ShortText,
    LongText,
    Number,
    Date,
    Money,
    YesNo,
    Attachment,
    OneOf(Vec<String>),
    SomeOf(Vec<String>),
}
