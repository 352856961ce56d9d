//! How a procedure is carried out: ways of filing, steps, results, requirements.

use serde::{Deserialize, Serialize};
use tthc_dsl::tree::{Citation, Duration};
use tthc_dsl::{Span, Spanned};

use super::{Channel, Condition, Limit, OnlineService, Role, Text, Unmodelled};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChannelClause {
    pub channel: Channel,
    pub online: Option<OnlineService>,
    /// Why it is done online in part only.
    pub reason: Option<String>,
    pub description: Option<String>,
    pub basis: Vec<Spanned<Citation>>,
}

/// One step of the order of carrying out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    pub id: Spanned<String>,
    pub name: Text,
    pub actors: Vec<Spanned<Actor>>,
    pub limits: Vec<Limit>,
    pub onward: Vec<Onward>,
    pub gives: Vec<Spanned<String>>,
    pub ends: bool,
    pub signed_digitally: bool,
    pub outside_limit: bool,
    pub condition: Condition,
    pub basis: Vec<Spanned<Citation>>,
    pub unmodelled: Vec<Unmodelled>,
    /// How the published record says it.
    pub published: Option<String>,
    pub remarks: Vec<Text>,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Actor {
    Applicant,
    Role(Role),
    Authority(String),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Onward {
    pub to: Vec<Spanned<String>>,
    pub failing: Vec<Spanned<String>>,
    pub condition: Condition,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ResultPaper {
    pub id: Spanned<String>,
    pub name: Text,
    pub code: Option<String>,
    pub valid_for: Option<ValidFor>,
    pub condition: Condition,
    pub basis: Vec<Spanned<Citation>>,
    pub remarks: Vec<Text>,
}

/// How long a result is good for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ValidFor {
    /// The law says nothing.
    Unspecified,
    Time(Duration),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Requirement {
    pub id: Spanned<String>,
    pub text: Text,
    pub condition: Condition,
    pub basis: Vec<Spanned<Citation>>,
    pub remarks: Vec<Text>,
}
