//! How long the authority may take.

use serde::Serialize;
use tthc_compiler::model::{self, Channel, Expiry, LimitAmount, PauseKind};

use super::value::{Absence, Amount, Day, Key, NotFormalised, Stated, amounts, hour};
use super::{Basis, Condition, Context};

/// A time limit. Of several, the one counts whose channel, condition and days fit the dossier.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Limit<'c> {
    /// The sum of these amounts; `none`: the law sets no limit; `unspecified`: the law says nothing.
    pub within: Stated<Amount>,
    /// What starts the clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<StartEvent<'c>>,
    /// The ways of filing that it is for; left out: all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<Key<Channel>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<Condition<'c>>,
    /// Other limits in some cases.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub exceptions: Vec<LimitException<'c>>,
    /// `15:00`: what is filed later counts from the next working day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cut_off: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pauses: Vec<Pause<'c>>,
    /// How long the applicant may take.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applicant: Option<Vec<Amount>>,
    /// The upper bound over all bodies that are consulted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consultation_cap: Option<Vec<Amount>>,
    /// What the authority must do after the grant.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub duties: Vec<Duty<'c>>,
    /// What follows when the limit passes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_expiry: Option<Key<Expiry>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_expiry_text: Option<&'c str>,
    /// First day on which it applies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Day>,
    /// Last day on which it applies, inclusive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Day>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Basis<'c>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_formalised: Vec<NotFormalised<'c>>,
}

/// What starts a clock.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum StartEvent<'c> {
    /// The dossier is received.
    Receipt,
    /// The complete and valid dossier is received.
    CompleteDossier,
    /// The complete and valid dossier and the fee are received.
    CompleteDossierAndFee,
    /// A notice is given.
    Notice,
    /// The step with this id is done.
    Step(&'c str),
    /// As the sources say it.
    Other(&'c str),
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LimitException<'c> {
    pub within: Vec<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<Condition<'c>>,
}

/// A clock that stops, is extended or starts again.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Pause<'c> {
    pub kind: Key<PauseKind>,
    /// What causes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<Vec<Amount>>,
    /// How many times at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub times: Option<i64>,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Duty<'c> {
    pub text: &'c str,
    pub within: Vec<Amount>,
}

impl<'c> Context<'c> {
    pub fn limits(self, limits: &'c [model::Limit]) -> Vec<Limit<'c>> {
        limits.iter().map(|limit| self.limit(limit)).collect()
    }

    pub fn limit(self, limit: &'c model::Limit) -> Limit<'c> {
        let exception = |(within, condition): &'c (_, _)| LimitException {
            within: amounts(within),
            condition: self.condition(condition),
        };
        Limit {
            within: match &limit.amount {
                LimitAmount::Absent(absence) => Stated::Absent(Absence::of(*absence)),
                LimitAmount::Within(duration) => Stated::Listed(amounts(duration)),
            },
            start: limit.start.as_ref().map(|start| start_event(&start.value)),
            channels: limit.via.iter().copied().map(Key).collect(),
            condition: self.condition(&limit.condition),
            exceptions: limit.exceptions.iter().map(exception).collect(),
            cut_off: limit.cut_off.map(hour),
            pauses: limit.pauses.iter().map(pause).collect(),
            applicant: limit.applicant.as_ref().map(amounts),
            consultation_cap: limit.consultation_cap.as_ref().map(amounts),
            duties: limit.duties.iter().map(|(text, within)| Duty { text, within: amounts(within) }).collect(),
            on_expiry: limit.expiry.map(Key),
            on_expiry_text: limit.expiry_text.as_deref(),
            valid_from: limit.period.first_day().map(Day),
            valid_to: limit.period.last_day().map(Day),
            basis: self.bases(&limit.basis),
            not_formalised: NotFormalised::all(&limit.unmodelled),
        }
    }
}

fn start_event(event: &model::StartEvent) -> StartEvent<'_> {
    match event {
        model::StartEvent::Receipt => StartEvent::Receipt,
        model::StartEvent::CompleteDossier => StartEvent::CompleteDossier,
        model::StartEvent::CompleteDossierAndFee => StartEvent::CompleteDossierAndFee,
        model::StartEvent::Notice => StartEvent::Notice,
        model::StartEvent::Step(step) => StartEvent::Step(step),
        model::StartEvent::Other(text) => StartEvent::Other(text),
    }
}

fn pause(pause: &model::Pause) -> Pause<'_> {
    Pause {
        kind: Key(pause.kind),
        event: pause.event.as_deref(),
        at_most: pause.at_most.as_ref().map(amounts),
        times: pause.times,
    }
}
