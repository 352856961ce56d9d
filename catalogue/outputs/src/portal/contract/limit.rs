//! How long the authority may take.

use serde::Serialize;
use tthc_compiler::model::{self, Channel, Expiry, LimitAmount, PauseKind};

use super::value::{Absence, Amount, Day, Key, NotFormalised, Stated, Text, amounts, hour};
use super::{Basis, Condition, Context};

/// A time limit. Of several, the one counts whose channel, condition and days fit the dossier.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Limit<'c> {
    /// The sum of these amounts; `none`: the law sets no limit; `unspecified`: the law says nothing. Left out where
    /// no time could be read from the sources: `withinNotFormalised` says what they say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<Stated<Amount>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within_not_formalised: Option<&'c str>,
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
    pub applicant: Option<Clock<'c>>,
    /// The upper bound over all bodies that are consulted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consultation_cap: Option<Clock<'c>>,
    /// What the authority must do after the grant.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub duties: Vec<Duty<'c>>,
    /// What follows when the limit passes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_expiry: Option<OnExpiry<'c>>,
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
    /// How the published record says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_published: Option<&'c str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<Text<'c>>,
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
#[serde(rename_all = "camelCase")]
pub struct LimitException<'c> {
    pub within: Vec<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<Condition<'c>>,
    /// First day on which it applies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Day>,
    /// Last day on which it applies, inclusive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Day>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Basis<'c>>,
}

/// A time of its own beside the limit.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Clock<'c> {
    pub within: Vec<Amount>,
    /// What starts it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<StartEvent<'c>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<Condition<'c>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Basis<'c>>,
}

/// A clock that stops, is extended or starts again.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Pause<'c> {
    pub kind: Key<PauseKind>,
    /// What causes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<PauseEvent<'c>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<Vec<Amount>>,
    /// How many times at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub times: Option<i64>,
    /// From when its own time counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<StartEvent<'c>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<Condition<'c>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Basis<'c>>,
}

/// What makes a clock stop or start again.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum PauseEvent<'c> {
    /// The applicant is asked to supplement the dossier.
    SupplementRequest,
    /// The dossier is supplemented.
    Supplement,
    /// Facts are verified.
    Verification,
    /// Other bodies are consulted.
    Consultation,
    /// The step with this id.
    Step(&'c str),
    /// As the sources say it.
    Other(&'c str),
}

/// What the authority must do after the grant.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Duty<'c> {
    pub text: &'c str,
    pub clock: Clock<'c>,
}

/// What follows when the limit passes.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OnExpiry<'c> {
    pub consequence: Consequence<'c>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<Condition<'c>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Basis<'c>>,
}

#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Consequence<'c> {
    Known(Key<Expiry>),
    /// As the sources say it.
    Other(&'c str),
}

impl<'c> Context<'c> {
    pub fn limits(self, limits: &'c [model::Limit]) -> Vec<Limit<'c>> {
        limits.iter().map(|limit| self.limit(limit)).collect()
    }

    pub fn limit(self, limit: &'c model::Limit) -> Limit<'c> {
        Limit {
            within: match &limit.amount {
                LimitAmount::Absent(absence) => Some(Stated::Absent(Absence::of(*absence))),
                LimitAmount::Within(duration) => Some(Stated::Listed(amounts(duration))),
                LimitAmount::Unread(_) => None,
            },
            within_not_formalised: match &limit.amount {
                LimitAmount::Unread(text) => Some(text),
                LimitAmount::Absent(_) | LimitAmount::Within(_) => None,
            },
            start: limit.start.as_ref().map(|start| start_event(&start.value)),
            channels: limit.via.iter().copied().map(Key).collect(),
            condition: self.condition(&limit.condition),
            exceptions: limit.exceptions.iter().map(|exception| self.exception(exception)).collect(),
            cut_off: limit.cut_off.map(hour),
            pauses: limit.pauses.iter().map(|pause| self.pause(pause)).collect(),
            applicant: limit.applicant.as_ref().map(|clock| self.clock(clock)),
            consultation_cap: limit.consultation_cap.as_ref().map(|clock| self.clock(clock)),
            duties: limit.duties.iter().map(|duty| Duty { text: &duty.text, clock: self.clock(&duty.clock) }).collect(),
            on_expiry: limit.on_expiry.as_ref().map(|on_expiry| self.on_expiry(on_expiry)),
            valid_from: limit.period.first_day().map(Day),
            valid_to: limit.period.last_day().map(Day),
            basis: self.bases(&limit.basis),
            not_formalised: self.not_formalised(&limit.unmodelled),
            as_published: limit.published.as_deref(),
            remarks: Text::all(&limit.remarks),
        }
    }

    fn exception(self, exception: &'c model::Exception) -> LimitException<'c> {
        LimitException {
            within: amounts(&exception.within),
            condition: self.condition(&exception.condition),
            valid_from: exception.validity.first_day().map(Day),
            valid_to: exception.validity.last_day().map(Day),
            basis: self.bases(&exception.basis),
        }
    }

    fn clock(self, clock: &'c model::Clock) -> Clock<'c> {
        Clock {
            within: amounts(&clock.within),
            start: clock.start.as_ref().map(|start| start_event(&start.value)),
            condition: self.condition(&clock.condition),
            basis: self.bases(&clock.basis),
        }
    }

    fn pause(self, pause: &'c model::Pause) -> Pause<'c> {
        Pause {
            kind: Key(pause.kind),
            event: pause.event.as_ref().map(pause_event),
            at_most: pause.at_most.as_ref().map(amounts),
            times: pause.times,
            start: pause.start.as_ref().map(|start| start_event(&start.value)),
            condition: self.condition(&pause.condition),
            basis: self.bases(&pause.basis),
        }
    }

    fn on_expiry(self, on_expiry: &'c model::OnExpiry) -> OnExpiry<'c> {
        OnExpiry {
            consequence: match &on_expiry.consequence {
                model::Consequence::Known(expiry) => Consequence::Known(Key(*expiry)),
                model::Consequence::Other(text) => Consequence::Other(text),
            },
            condition: self.condition(&on_expiry.condition),
            basis: self.bases(&on_expiry.basis),
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

fn pause_event(event: &model::PauseEvent) -> PauseEvent<'_> {
    match event {
        model::PauseEvent::SupplementRequest => PauseEvent::SupplementRequest,
        model::PauseEvent::Supplement => PauseEvent::Supplement,
        model::PauseEvent::Verification => PauseEvent::Verification,
        model::PauseEvent::Consultation => PauseEvent::Consultation,
        model::PauseEvent::Step(step) => PauseEvent::Step(step),
        model::PauseEvent::Other(text) => PauseEvent::Other(text),
    }
}
