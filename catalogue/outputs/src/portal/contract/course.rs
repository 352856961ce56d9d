//! How a procedure is carried out: ways of filing, steps, results, requirements.

use serde::Serialize;
use tthc_compiler::model::{self, Channel, OnlineService, Role, ValidFor};

use super::law::Authority;
use super::limit::Limit;
use super::value::{Absence, Amount, Key, NotFormalised, Stated, Text, amounts};
use super::{Basis, Condition, Context};

/// A way of filing.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FilingChannel<'c> {
    pub channel: Key<Channel>,
    /// How much of the procedure is done online.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub online: Option<Key<OnlineService>>,
    /// Why it is done online in part only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<&'c str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Basis<'c>>,
}

/// A step of the order of carrying out.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Step<'c> {
    /// Unique within the procedure or its case.
    pub id: &'c str,
    pub name: Text<'c>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub actors: Vec<Actor<'c>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub limits: Vec<Limit<'c>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<Condition<'c>>,
    /// The ways on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub onward: Vec<Onward<'c>>,
    /// Ids of the results that it gives.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub gives: Vec<&'c str>,
    /// The procedure may end with it.
    pub ends: bool,
    pub signed_digitally: bool,
    /// Its time is not counted in the procedure's limit.
    pub outside_limit: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Basis<'c>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_formalised: Vec<NotFormalised<'c>>,
    /// How the published record says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_published: Option<&'c str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<Text<'c>>,
}

/// Who acts in a step.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Actor<'c> {
    Applicant,
    /// Whoever has this role in the procedure's `authorities`.
    Role(Key<Role>),
    Body(Authority<'c>),
}

/// A way on from a step.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Onward<'c> {
    /// Ids of the steps of which one follows.
    pub to: Vec<&'c str>,
    /// Ids of the steps of which one follows when the step does not succeed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub failing: Vec<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<Condition<'c>>,
}

/// What the applicant receives.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ResultPaper<'c> {
    pub id: &'c str,
    /// Official code, `KQ.G06.000311`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<&'c str>,
    pub name: Text<'c>,
    /// `unspecified`: the law says nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_for: Option<Stated<Amount>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<Condition<'c>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Basis<'c>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<Text<'c>>,
}

/// What the applicant must meet.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Requirement<'c> {
    pub id: &'c str,
    pub text: Text<'c>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<Condition<'c>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Basis<'c>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<Text<'c>>,
}

impl<'c> Context<'c> {
    pub fn channel(self, clause: &'c model::ChannelClause) -> FilingChannel<'c> {
        FilingChannel {
            channel: Key(clause.channel),
            online: clause.online.map(Key),
            reason: clause.reason.as_deref(),
            description: clause.description.as_deref(),
            basis: self.bases(&clause.basis),
        }
    }

    pub fn step(self, step: &'c model::Step) -> Step<'c> {
        Step {
            id: &step.id.value,
            name: Text::of(&step.name),
            actors: step.actors.iter().map(|actor| self.actor(&actor.value)).collect(),
            limits: self.limits(&step.limits),
            condition: self.condition(&step.condition),
            onward: step.onward.iter().map(|onward| self.onward(onward)).collect(),
            gives: step.gives.iter().map(|id| id.value.as_str()).collect(),
            ends: step.ends,
            signed_digitally: step.signed_digitally,
            outside_limit: step.outside_limit,
            basis: self.bases(&step.basis),
            not_formalised: self.not_formalised(&step.unmodelled),
            as_published: step.published.as_deref(),
            remarks: Text::all(&step.remarks),
        }
    }

    fn actor(self, actor: &'c model::Actor) -> Actor<'c> {
        match actor {
            model::Actor::Applicant => Actor::Applicant,
            model::Actor::Role(role) => Actor::Role(Key(*role)),
            model::Actor::Authority(id) => Actor::Body(self.authority(id)),
        }
    }

    fn onward(self, onward: &'c model::Onward) -> Onward<'c> {
        Onward {
            to: onward.to.iter().map(|id| id.value.as_str()).collect(),
            failing: onward.failing.iter().map(|id| id.value.as_str()).collect(),
            condition: self.condition(&onward.condition),
        }
    }

    pub fn result(self, result: &'c model::ResultPaper) -> ResultPaper<'c> {
        ResultPaper {
            id: &result.id.value,
            code: result.code.as_deref(),
            name: Text::of(&result.name),
            valid_for: result.valid_for.as_ref().map(|time| match time {
                ValidFor::Unspecified => Stated::Absent(Absence::Unspecified),
                ValidFor::Time(time) => Stated::Listed(amounts(time)),
            }),
            condition: self.condition(&result.condition),
            basis: self.bases(&result.basis),
            remarks: Text::all(&result.remarks),
        }
    }

    pub fn requirement(self, requirement: &'c model::Requirement) -> Requirement<'c> {
        Requirement {
            id: &requirement.id.value,
            text: Text::of(&requirement.text),
            condition: self.condition(&requirement.condition),
            basis: self.bases(&requirement.basis),
            remarks: Text::all(&requirement.remarks),
        }
    }
}
