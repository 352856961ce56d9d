//! Time limits, and what stops, extends or ends them.

use serde::{Deserialize, Serialize};
use tthc_dsl::tree::{Citation, Duration};
use tthc_dsl::{Span, Spanned};

use super::{Absence, Channel, Condition, Expiry, Text, Unmodelled, Validity};

/// How long the authority may take.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Limit {
    pub amount: LimitAmount,
    pub start: Option<Spanned<StartEvent>>,
    pub via: Vec<Channel>,
    pub condition: Condition,
    pub exceptions: Vec<Exception>,
    /// Minutes from midnight; what is filed later counts from the next working day.
    pub cut_off: Option<u16>,
    pub pauses: Vec<Pause>,
    /// How long the applicant may take.
    pub applicant: Option<Clock>,
    /// An upper bound over all bodies that are consulted.
    pub consultation_cap: Option<Clock>,
    pub duties: Vec<Duty>,
    pub on_expiry: Option<OnExpiry>,
    pub period: Validity,
    pub basis: Vec<Spanned<Citation>>,
    pub unmodelled: Vec<Unmodelled>,
    /// How the published record says it.
    pub published: Option<String>,
    pub remarks: Vec<Text>,
    pub span: Span,
}

/// Another limit in some cases.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Exception {
    pub within: Duration,
    pub condition: Condition,
    pub basis: Vec<Spanned<Citation>>,
    pub validity: Validity,
}

/// A time of its own beside the limit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Clock {
    pub within: Duration,
    pub start: Option<Spanned<StartEvent>>,
    pub condition: Condition,
    pub basis: Vec<Spanned<Citation>>,
}

/// What the authority must do after the grant, such as to publish it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Duty {
    pub text: String,
    pub clock: Clock,
}

/// What follows when the limit passes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OnExpiry {
    pub consequence: Consequence,
    pub condition: Condition,
    pub basis: Vec<Spanned<Citation>>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Consequence {
    Known(Expiry),
    /// As the source says it.
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum LimitAmount {
    Absent(Absence),
    Within(Duration),
    /// As the source says it; no time could be read from it.
    Unread(String),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum StartEvent {
    Receipt,
    CompleteDossier,
    CompleteDossierAndFee,
    Notice,
    Step(String),
    Other(String),
}

/// A clock that stops, is extended or starts again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pause {
    pub kind: PauseKind,
    pub event: Option<PauseEvent>,
    pub at_most: Option<Duration>,
    /// How many times at most.
    pub times: Option<i64>,
    /// From when its own time counts.
    pub start: Option<Spanned<StartEvent>>,
    pub condition: Condition,
    pub basis: Vec<Spanned<Citation>>,
}

/// What makes a clock stop or start again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum PauseEvent {
    SupplementRequest,
    Supplement,
    Verification,
    Consultation,
    Step(String),
    Other(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PauseKind {
    Suspend,
    Extend,
    Restart,
}
