//! One administrative procedure.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use tthc_dsl::tree::{Citation, Expr};
use tthc_dsl::{Span, Spanned};

use super::{
    Applied, ChannelClause, Dossier, FamilyOperation, Fee, FilingPlace, FilingReason, FormalityClass, Given, Level,
    Limit, Origin, PublishedRecord, Requirement, ResultPaper, Role, Step, Subject, Text, Transfer, Validity,
};

/// When something holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Condition {
    #[default]
    Always,
    When(Spanned<Expr>),
    Otherwise(Span),
}

/// `không` and `không quy định` are different things, and both differ from silence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Absence {
    /// The law says there is none.
    None,
    /// The law says nothing.
    Unspecified,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
    /// The address where dossiers are received, as the source gives it.
    pub receiving_address: Option<String>,
    pub facts: Vec<Fact>,
    pub cases: Vec<Case>,
    pub dossiers: Given<Vec<Dossier>>,
    pub limits: Given<Vec<Limit>>,
    pub fees: Given<Vec<Fee>>,
    pub channels: Given<Vec<Spanned<ChannelClause>>>,
    pub steps: Given<Vec<Step>>,
    /// The clause lists none and says so; the same of the next two.
    pub no_steps: Option<Absence>,
    pub results: Given<Vec<ResultPaper>>,
    pub no_results: Option<Absence>,
    pub requirements: Given<Vec<Requirement>>,
    pub no_requirements: Option<Absence>,
    /// How the published record says it.
    pub requirements_published: Option<String>,
    pub forms: Vec<Spanned<String>>,
    pub bases: Vec<Spanned<Citation>>,
    pub related: Vec<Spanned<String>>,
    pub interlinked: Vec<Spanned<String>>,
    pub keywords: Vec<String>,
    pub description: Option<Text>,
    pub unmodelled: Vec<Unmodelled>,
    pub remarks: Vec<Text>,
    pub origins: Vec<Origin>,
    pub record: PublishedRecord,
    /// What made this version of the base, in the order in which it was applied.
    pub applied: Vec<Applied>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Family {
    pub id: Spanned<String>,
    pub operation: Option<FamilyOperation>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LevelClause {
    pub levels: Vec<Spanned<Level>>,
    pub condition: Condition,
    pub basis: Vec<Spanned<Citation>>,
    pub validity: Validity,
}

/// Who does what, and how the power came to them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Power {
    pub role: Spanned<Role>,
    pub authorities: Vec<Spanned<String>>,
    pub condition: Condition,
    pub transfer: Option<Transfer>,
    pub moved_from: Option<MovedFrom>,
    pub scope: Option<String>,
    pub basis: Vec<Spanned<Citation>>,
    pub validity: Validity,
    /// How the published record names who has the role.
    pub published: Option<String>,
    pub origins: Vec<Origin>,
}

/// Where the power was before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MovedFrom {
    pub from: Whence,
    /// The source does not say it; it was deduced.
    pub inferred: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Whence {
    Level(Level),
    Authority(Spanned<String>),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Filing {
    pub place: FilingPlace,
    pub reason: Option<FilingReason>,
    pub reason_text: Option<String>,
    pub basis: Vec<Spanned<Citation>>,
    pub origins: Vec<Origin>,
}

/// A question about a case, and what may answer it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    pub id: Spanned<String>,
    pub question: Text,
    pub kind: FactKind,
    pub basis: Vec<Spanned<Citation>>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FactKind {
    YesNo,
    Number { from: Option<i64>, to: Option<i64>, unit: Option<String> },
    Date,
    Money,
    OneOf(Vec<Spanned<String>>),
    SomeOf(Vec<Spanned<String>>),
}

/// A case with papers, limit and fee of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
    pub no_steps: Option<Absence>,
    pub results: Vec<ResultPaper>,
    pub no_results: Option<Absence>,
    pub basis: Vec<Spanned<Citation>>,
    pub unmodelled: Vec<Unmodelled>,
    pub remarks: Vec<Text>,
}

/// A sentence of law that the file does not model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Unmodelled {
    pub text: Spanned<String>,
    pub reason: Option<String>,
    pub owner: Option<String>,
    pub basis: Vec<Spanned<Citation>>,
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

    pub fn in_force_on(&self, day: Date) -> bool {
        self.validity.contains(day)
    }
}
