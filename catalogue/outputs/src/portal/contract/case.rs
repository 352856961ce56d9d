//! The cases of a procedure, and the facts that decide between them.

use serde::Serialize;
use tthc_compiler::model::{self, FactKind, Level};

use super::course::{ResultPaper, Step};
use super::dossier::Dossier;
use super::fee::Fee;
use super::law::Powers;
use super::limit::Limit;
use super::value::{Day, Key, NotFormalised, Stated, Text};
use super::{Basis, Condition, Context};

/// A question about a dossier. Conditions name it by its id.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Fact<'c> {
    pub id: &'c str,
    /// What the portal asks the applicant.
    pub question: Text<'c>,
    pub answer: Answer<'c>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Basis<'c>>,
}

/// What may answer a question.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum Answer<'c> {
    YesNo,
    /// A whole number, from the least to the greatest, both inclusive.
    Number {
        #[serde(skip_serializing_if = "Option::is_none")]
        from: Option<i64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        to: Option<i64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        unit: Option<&'c str>,
    },
    Date,
    /// In đồng.
    Money,
    OneOf {
        choices: Vec<&'c str>,
    },
    SomeOf {
        choices: Vec<&'c str>,
    },
}

/// Levels that carry the procedure out when a condition holds, on the days that are given.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct LevelRule<'c> {
    pub levels: Vec<Key<Level>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<Condition<'c>>,
    /// First day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Day>,
    /// Last day, inclusive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Day>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Basis<'c>>,
}

impl LevelRule<'_> {
    /// It says nothing but the levels.
    pub fn is_plain(&self) -> bool {
        let LevelRule { levels: _, condition, valid_from, valid_to, basis } = self;
        condition.is_none() && valid_from.is_none() && valid_to.is_none() && basis.is_empty()
    }
}

/// A case. What it does not give is as the procedure has it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Case<'c> {
    pub id: &'c str,
    /// Official code, `1.013925.01`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<&'c str>,
    pub name: Text<'c>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<Condition<'c>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub level_rules: Vec<LevelRule<'c>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authorities: Vec<Powers<'c>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dossiers: Option<Stated<Dossier<'c>>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub limits: Vec<Limit<'c>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fees: Vec<Fee<'c>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub steps: Option<Stated<Step<'c>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub results: Option<Stated<ResultPaper<'c>>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Basis<'c>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_formalised: Vec<NotFormalised<'c>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<Text<'c>>,
}

impl<'c> Context<'c> {
    pub fn fact(self, fact: &'c model::Fact) -> Fact<'c> {
        let names =
            |choices: &'c [tthc_dsl::Spanned<String>]| choices.iter().map(|choice| choice.value.as_str()).collect();
        let answer = match &fact.kind {
            FactKind::YesNo => Answer::YesNo,
            FactKind::Number { from, to, unit } => Answer::Number { from: *from, to: *to, unit: unit.as_deref() },
            FactKind::Date => Answer::Date,
            FactKind::Money => Answer::Money,
            FactKind::OneOf(choices) => Answer::OneOf { choices: names(choices) },
            FactKind::SomeOf(choices) => Answer::SomeOf { choices: names(choices) },
        };
        Fact { id: &fact.id.value, question: Text::of(&fact.question), answer, basis: self.bases(&fact.basis) }
    }

    pub fn level_rule(self, clause: &'c model::LevelClause) -> LevelRule<'c> {
        LevelRule {
            levels: clause.levels.iter().map(|level| Key(level.value)).collect(),
            condition: self.condition(&clause.condition),
            valid_from: clause.validity.first_day().map(Day),
            valid_to: clause.validity.last_day().map(Day),
            basis: self.bases(&clause.basis),
        }
    }

    pub fn case(self, case: &'c model::Case) -> Case<'c> {
        Case {
            id: &case.id.value,
            code: case.code.as_ref().map(|code| code.value.as_str()),
            name: Text::of(&case.name),
            condition: self.condition(&case.condition),
            level_rules: case.levels.iter().map(|clause| self.level_rule(clause)).collect(),
            authorities: case.powers.iter().map(|power| self.powers(power)).collect(),
            dossiers: self.dossiers((!case.dossiers.is_empty()).then_some(&case.dossiers)),
            limits: self.limits(&case.limits),
            fees: self.fees(&case.fees),
            steps: Stated::of_case(&case.steps, case.no_steps, |step| self.step(step)),
            results: Stated::of_case(&case.results, case.no_results, |result| self.result(result)),
            basis: self.bases(&case.basis),
            not_formalised: self.not_formalised(&case.unmodelled),
            remarks: Text::all(&case.remarks),
        }
    }
}
