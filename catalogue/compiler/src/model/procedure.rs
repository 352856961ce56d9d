//! One administrative procedure.

use jiff::civil::Date;
use tthc_dsl::tree::{Amount, Citation, Duration, Expr, TimeUnit};
use tthc_dsl::{Span, Spanned};

use super::{
    Channel, Dossier, Expiry, FamilyOperation, FeeKind, FilingPlace, FilingReason, FormalityClass, Given, Level,
    OnlineService, Origin, Role, Subject, Text, Transfer, Validity,
};

/// When something holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Condition {
    #[default]
    Always,
    When(Spanned<Expr>),
    Otherwise(Span),
}

/// `không` and `không quy định` are different things, and both differ from silence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// The law says there is none.
    None,
    /// The law says nothing.
    Unspecified,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Procedure {
    pub code: Spanned<String>,
    pub span: Span,
    pub doc: Option<String>,
    pub name: Given<Text>,
    pub published_by: Vec<Spanned<String>>,
    pub sectors: Vec<Spanned<String>>,
    pub class: Option<FormalityClass>,
    pub validity: Validity,
    pub family: Option<Family>,
    pub levels: Given<Vec<LevelClause>>,
    pub powers: Given<Vec<Power>>,
    pub subjects: Given<Vec<Spanned<Subject>>>,
    pub filing: Option<Filing>,
    pub facts: Vec<Fact>,
    pub cases: Vec<Case>,
    pub dossiers: Given<Vec<Dossier>>,
    pub no_dossier: Option<Absence>,
    pub limits: Given<Vec<Limit>>,
    pub fees: Given<Vec<Fee>>,
    pub channels: Given<Vec<Spanned<ChannelClause>>>,
    pub steps: Given<Vec<Step>>,
    pub results: Given<Vec<ResultPaper>>,
    pub requirements: Given<Vec<Requirement>>,
    pub forms: Vec<Spanned<String>>,
    pub bases: Vec<Spanned<Citation>>,
    pub related: Vec<Spanned<String>>,
    pub interlinked: Vec<Spanned<String>>,
    pub keywords: Vec<String>,
    pub description: Option<Text>,
    pub unmodelled: Vec<Unmodelled>,
    pub remarks: Vec<Text>,
    pub origins: Vec<Origin>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Family {
    pub id: Spanned<String>,
    pub operation: Option<FamilyOperation>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct LevelClause {
    pub levels: Vec<Spanned<Level>>,
    pub condition: Condition,
}

/// Who does what, and how the power came to them.
#[derive(Clone, Debug, PartialEq)]
pub struct Power {
    pub role: Spanned<Role>,
    pub authorities: Vec<Spanned<String>>,
    pub condition: Condition,
    pub transfer: Option<Transfer>,
    pub moved_from: Option<MovedFrom>,
    pub scope: Option<String>,
    pub basis: Vec<Spanned<Citation>>,
    pub validity: Validity,
}

/// Where the power was before.
#[derive(Clone, Debug, PartialEq)]
pub struct MovedFrom {
    pub from: Whence,
    /// The source does not say it; it was deduced.
    pub inferred: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Whence {
    Level(Level),
    Authority(Spanned<String>),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Filing {
    pub place: FilingPlace,
    pub reason: Option<FilingReason>,
    pub reason_text: Option<String>,
}

/// A question about a case, and what may answer it.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    pub id: Spanned<String>,
    pub question: Text,
    pub kind: FactKind,
}

#[derive(Clone, Debug, PartialEq)]
pub enum FactKind {
    YesNo,
    Number { from: Option<i64>, to: Option<i64>, unit: Option<String> },
    Date,
    Money,
    OneOf(Vec<Spanned<String>>),
    SomeOf(Vec<Spanned<String>>),
}

/// A case with papers, limit and fee of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    pub id: Spanned<String>,
    pub name: Text,
    pub code: Option<Spanned<String>>,
    pub condition: Condition,
    pub levels: Vec<LevelClause>,
    pub powers: Vec<Power>,
    pub dossiers: Vec<Dossier>,
    pub limits: Vec<Limit>,
    pub fees: Vec<Fee>,
    pub steps: Vec<Step>,
    pub results: Vec<ResultPaper>,
    pub unmodelled: Vec<Unmodelled>,
    pub remarks: Vec<Text>,
}

/// How long the authority may take.
#[derive(Clone, Debug, PartialEq)]
pub struct Limit {
    pub amount: LimitAmount,
    pub start: Option<Spanned<StartEvent>>,
    pub via: Vec<Channel>,
    pub condition: Condition,
    /// Another limit in some cases.
    pub exceptions: Vec<(Duration, Condition)>,
    /// Minutes from midnight; what is filed later counts from the next working day.
    pub cut_off: Option<u16>,
    pub pauses: Vec<Pause>,
    pub applicant: Option<Duration>,
    pub consultation_cap: Option<Duration>,
    pub duties: Vec<(String, Duration)>,
    pub expiry: Option<Expiry>,
    pub expiry_text: Option<String>,
    pub period: Validity,
    pub basis: Vec<Spanned<Citation>>,
    pub unmodelled: Vec<Unmodelled>,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub enum LimitAmount {
    Absent(Absence),
    Within(Duration),
}

#[derive(Clone, Debug, PartialEq)]
pub enum StartEvent {
    Receipt,
    CompleteDossier,
    CompleteDossierAndFee,
    Notice,
    Step(String),
    Other(String),
}

/// A clock that stops, is extended or starts again.
#[derive(Clone, Debug, PartialEq)]
pub struct Pause {
    pub kind: PauseKind,
    pub event: Option<String>,
    pub at_most: Option<Duration>,
    pub times: Option<i64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PauseKind {
    Suspend,
    Extend,
    Restart,
}

/// What the applicant pays.
#[derive(Clone, Debug, PartialEq)]
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
    pub remarks: Vec<Text>,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub enum FeeAmount {
    Absent(Absence),
    Dong(i64),
    /// In thousandths of a percent.
    Percent(i64),
    SetByCouncil,
    Tariff(String),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Discount {
    pub amount: FeeAmount,
    pub via: Vec<Channel>,
    pub vneid: bool,
    pub condition: Condition,
    pub period: Validity,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ChannelClause {
    pub channel: Channel,
    pub online: Option<OnlineService>,
    pub reason: Option<String>,
    pub description: Option<String>,
}

/// One step of the order of carrying out.
#[derive(Clone, Debug, PartialEq)]
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
    pub unmodelled: Vec<Unmodelled>,
    pub remarks: Vec<Text>,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Actor {
    Applicant,
    Role(Role),
    Authority(String),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Onward {
    pub to: Vec<Spanned<String>>,
    pub failing: Vec<Spanned<String>>,
    pub condition: Condition,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ResultPaper {
    pub id: Spanned<String>,
    pub name: Text,
    pub code: Option<String>,
    pub valid_for: Option<Duration>,
    pub condition: Condition,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Requirement {
    pub id: Spanned<String>,
    pub text: Text,
    pub condition: Condition,
}

/// A sentence of law that the file does not model.
#[derive(Clone, Debug, PartialEq)]
pub struct Unmodelled {
    pub text: Spanned<String>,
    pub reason: Option<String>,
    pub owner: Option<String>,
}

impl Procedure {
    /// All levels, whatever the case.
    pub fn all_levels(&self) -> Vec<Level> {
        let own = self.levels.value().into_iter().flatten();
        let cases = self.cases.iter().flat_map(|case| &case.levels);
        let mut levels: Vec<Level> =
            own.chain(cases).flat_map(|clause| clause.levels.iter().map(|level| level.value)).collect();
        levels.sort_unstable();
        levels.dedup();
        levels
    }

    pub fn powers_of(&self, role: Role) -> impl Iterator<Item = &Power> {
        self.powers.value().into_iter().flatten().filter(move |power| power.role.value == role)
    }

    /// The steps of the procedure and of its cases.
    pub fn all_steps(&self) -> impl Iterator<Item = &Step> {
        self.steps.value().into_iter().flatten().chain(self.cases.iter().flat_map(|case| &case.steps))
    }

    pub fn all_papers(&self) -> impl Iterator<Item = &super::Paper> {
        self.dossiers
            .value()
            .into_iter()
            .flatten()
            .chain(self.cases.iter().flat_map(|case| &case.dossiers))
            .flat_map(Dossier::papers)
    }

    pub fn all_unmodelled(&self) -> usize {
        let dossiers = self.dossiers.value().into_iter().flatten().map(|d| d.unmodelled.len());
        let limits = self.limits.value().into_iter().flatten().map(|l| l.unmodelled.len());
        let steps = self.all_steps().map(|s| s.unmodelled.len());
        let cases = self.cases.iter().map(|c| c.unmodelled.len());
        self.unmodelled.len() + dossiers.chain(limits).chain(steps).chain(cases).sum::<usize>()
    }

    pub fn in_force_on(&self, day: Date) -> bool {
        self.validity.contains(day)
    }
}

/// A duration's amounts in one unit, where one unit can hold them.
pub fn working_hours(duration: &Duration) -> Option<u64> {
    duration.parts.iter().try_fold(0u64, |sum, Amount { count, unit }| {
        let hours = match unit {
            TimeUnit::WorkingHours => u64::from(*count),
            TimeUnit::SameDay => 8,
            TimeUnit::WorkingDays => u64::from(*count) * 8,
            _ => return None,
        };
        Some(sum + hours)
    })
}
