//! Instruments, authorities, sectors, document types and forms.

use jiff::civil::Date;
use tthc_dsl::{Span, Spanned, tree::Citation};

use super::{InstrumentKind, Level, Text, Transfer, Validity};

/// How sure the catalogue is of what a source says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidence {
    Read,
    Inferred,
    Recalled,
}

/// Where facts come from.
#[derive(Clone, Debug, PartialEq)]
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
}

#[derive(Clone, Debug)]
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
    pub powers: Vec<Transfer>,
    pub ministry: Option<Spanned<String>>,
    pub relations: Vec<(Relation, Spanned<Citation>)>,
    pub origins: Vec<Origin>,
    pub remarks: Vec<Text>,
}

#[derive(Clone, Debug)]
pub struct Authority {
    pub id: Spanned<String>,
    pub name: Text,
    pub level: Option<Spanned<Level>>,
    pub code: Option<String>,
    pub parent: Option<Spanned<String>>,
    pub successor: Option<Spanned<String>>,
    pub validity: Validity,
    pub origins: Vec<Origin>,
}

#[derive(Clone, Debug)]
pub struct Sector {
    pub id: Spanned<String>,
    pub name: Text,
    pub ministry: Option<Spanned<String>>,
    pub code: Option<String>,
    pub origins: Vec<Origin>,
}

#[derive(Clone, Debug)]
pub struct DocumentType {
    pub id: Spanned<String>,
    pub name: Text,
    pub issued_by: Option<Spanned<String>>,
    pub database: Option<Spanned<String>>,
    pub result_of: Vec<Spanned<String>>,
    pub origins: Vec<Origin>,
}

#[derive(Clone, Debug)]
pub struct Form {
    pub id: Spanned<String>,
    pub name: Text,
    pub under: Option<Spanned<Citation>>,
    pub number: Option<String>,
    pub fields: Vec<FormField>,
    pub origins: Vec<Origin>,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct FormField {
    pub id: Spanned<String>,
    pub label: Text,
    pub kind: FieldType,
    pub required: bool,
    pub at_most: Option<i64>,
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
