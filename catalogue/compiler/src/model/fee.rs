//! Fees, charges and service fees, with their reductions.

use serde::{Deserialize, Serialize};
use tthc_dsl::tree::Citation;
use tthc_dsl::{Span, Spanned};

use super::{Absence, Channel, Condition, FeeKind, Origin, Text, Unmodelled, Validity};

/// What the applicant pays.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fee {
    pub kind: FeeKind,
    pub amount: FeeAmount,
    pub name: Option<String>,
    pub via: Vec<Channel>,
    pub condition: Condition,
    pub period: Validity,
    pub per: Option<String>,
    pub subject: Option<String>,
    pub discounts: Vec<Discount>,
    pub basis: Vec<Spanned<Citation>>,
    pub unmodelled: Vec<Unmodelled>,
    /// How the published record says it.
    pub published: Option<String>,
    pub remarks: Vec<Text>,
    pub origins: Vec<Origin>,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FeeAmount {
    Absent(Absence),
    Dong(i64),
    /// In thousandths of a percent.
    Percent(i64),
    SetByCouncil,
    /// By a tariff that the source names.
    Tariff(String),
    /// By the tariff in this provision.
    TariffUnder(Spanned<Citation>),
    /// As the source says it; no amount could be read from it.
    Unread(String),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Discount {
    pub amount: FeeAmount,
    pub via: Vec<Channel>,
    /// Only of what is filed through VNeID.
    pub vneid: bool,
    pub condition: Condition,
    pub period: Validity,
    pub subject: Option<String>,
    pub basis: Vec<Spanned<Citation>>,
    pub remarks: Vec<Text>,
}
