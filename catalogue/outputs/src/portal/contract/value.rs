//! Small values of the contract: texts, days, amounts of time, keys of closed lists.

use jiff::civil::Date;
use serde::{Serialize, Serializer};
use tthc_compiler::model::{
    self, Channel, Confidence, Expiry, FamilyOperation, FeeKind, FilingPlace, FilingReason, FormalityClass, Given,
    InstrumentKind, Level, OnlineService, PauseKind, Presentation, Role, Subject, Transfer, Unmodelled,
};
use tthc_dsl::tree::{Duration, TimeUnit};

use super::{Basis, Context};
#[cfg(test)]
use {
    schemars::{JsonSchema, Schema, SchemaGenerator, json_schema},
    std::borrow::Cow,
    tthc_dsl::Lang,
};

/// A text in Vietnamese and, where the sources give it, in English.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Text<'c> {
    pub vi: &'c str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub en: Option<&'c str>,
}

impl<'c> Text<'c> {
    pub fn of(text: &'c model::Text) -> Self {
        Text { vi: &text.vi, en: text.en.as_deref() }
    }

    /// Nothing, where nothing is written.
    pub fn written(text: &'c model::Text) -> Option<Self> {
        (!text.vi.is_empty()).then(|| Text::of(text))
    }

    pub fn all(texts: &'c [model::Text]) -> Vec<Self> {
        texts.iter().map(Text::of).collect()
    }
}

/// A text made from the sources, in both languages.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Words {
    pub vi: String,
    pub en: String,
}

/// A day, `2025-07-01`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day(pub Date);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

#[cfg(test)]
impl JsonSchema for Day {
    fn schema_name() -> Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "description": "A day, ISO 8601.", "type": "string", "format": "date" })
    }
}

/// The law says that there is none, or the law says nothing. A field that is left out was not written at all.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Absence {
    /// The law says that there is none.
    None,
    /// The law says nothing.
    Unspecified,
}

impl Absence {
    pub fn of(absence: model::Absence) -> Self {
        match absence {
            model::Absence::None => Absence::None,
            model::Absence::Unspecified => Absence::Unspecified,
        }
    }
}

/// What the sources list, or in which way it is absent.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[cfg_attr(test, schemars(rename = "Stated{T}"))]
#[serde(untagged)]
pub enum Stated<T> {
    Absent(Absence),
    Listed(Vec<T>),
}

impl<T> Stated<T> {
    /// `None` where the sources do not write the field.
    pub fn of<'m, M>(
        given: &'m Given<Vec<M>>,
        absence: Option<model::Absence>,
        value: impl FnMut(&'m M) -> T,
    ) -> Option<Self> {
        match absence {
            Some(absence) => Some(Stated::Absent(Absence::of(absence))),
            None => Some(Stated::Listed(given.value()?.iter().map(value).collect())),
        }
    }

    /// The same of a case, where an empty list is one that is not written.
    pub fn of_case<'m, M>(
        values: &'m [M],
        absence: Option<model::Absence>,
        value: impl FnMut(&'m M) -> T,
    ) -> Option<Self> {
        match absence {
            Some(absence) => Some(Stated::Absent(Absence::of(absence))),
            None => (!values.is_empty()).then(|| Stated::Listed(values.iter().map(value).collect())),
        }
    }
}

/// An amount of time in one unit. A duration is the sum of its amounts, each counted by its own calendar.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Amount {
    pub count: u32,
    pub unit: Key<TimeUnit>,
}

pub fn amounts(duration: &Duration) -> Vec<Amount> {
    let amount = |part: &tthc_dsl::tree::Amount| Amount { count: part.count, unit: Key(part.unit) };
    duration.parts.iter().map(amount).collect()
}

/// An hour of the day from its minutes since midnight: `15:00`.
pub fn hour(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// A sentence of law that the sources record and do not model.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct NotFormalised<'c> {
    pub text: &'c str,
    /// Why it is not modelled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<&'c str>,
    /// Who is to settle it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<&'c str>,
    /// Where it stands.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Basis<'c>>,
}

impl<'c> Context<'c> {
    pub fn not_formalised(self, unmodelled: &'c [Unmodelled]) -> Vec<NotFormalised<'c>> {
        let sentence = |sentence: &'c Unmodelled| NotFormalised {
            text: &sentence.text.value,
            reason: sentence.reason.as_deref(),
            owner: sentence.owner.as_deref(),
            basis: self.bases(&sentence.basis),
        };
        unmodelled.iter().map(sentence).collect()
    }
}

/// A value of a closed list of the field, by its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key<T>(pub T);

/// A closed list whose values have keys for machines and labels for people.
pub trait Keyed: Copy + 'static {
    const NAME: &'static str;
    const ALL: &'static [Self];
    fn key(self) -> &'static str;
    #[cfg(test)]
    fn label(self, lang: Lang) -> &'static str;
}

impl<T: Keyed> Serialize for Key<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.key())
    }
}

#[cfg(test)]
impl<T: Keyed> JsonSchema for Key<T> {
    fn schema_name() -> Cow<'static, str> {
        T::NAME.into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let value = |value: &T| {
            json_schema!({
                "const": value.key(),
                "title": value.label(Lang::En),
                "description": value.label(Lang::Vi),
            })
        };
        let values: Vec<Schema> = T::ALL.iter().map(value).collect();
        json_schema!({ "type": "string", "oneOf": values })
    }
}

macro_rules! keyed {
    ($($name:ident)*) => { $(
        impl Keyed for $name {
            const NAME: &'static str = stringify!($name);
            const ALL: &'static [Self] = $name::ALL;
            fn key(self) -> &'static str { $name::key(self) }
            #[cfg(test)]
            fn label(self, lang: Lang) -> &'static str { $name::label(self, lang) }
        }
    )* };
}

keyed! {
    Level Role Transfer Channel OnlineService FormalityClass FamilyOperation Subject FilingPlace FilingReason FeeKind
    InstrumentKind Expiry Presentation
}

impl Keyed for TimeUnit {
    const NAME: &'static str = "TimeUnit";
    const ALL: &'static [Self] = &TimeUnit::ALL;

    fn key(self) -> &'static str {
        match self {
            TimeUnit::WorkingHours => "workingHours",
            TimeUnit::Hours => "hours",
            TimeUnit::SameDay => "sameDay",
            TimeUnit::WorkingDays => "workingDays",
            TimeUnit::Days => "days",
            TimeUnit::Months => "months",
            TimeUnit::Years => "years",
        }
    }

    #[cfg(test)]
    fn label(self, lang: Lang) -> &'static str {
        self.word().spelling(lang)
    }
}

impl Keyed for PauseKind {
    const NAME: &'static str = "PauseKind";
    const ALL: &'static [Self] = &[PauseKind::Suspend, PauseKind::Extend, PauseKind::Restart];

    fn key(self) -> &'static str {
        match self {
            PauseKind::Suspend => "suspended",
            PauseKind::Extend => "extended",
            PauseKind::Restart => "restarted",
        }
    }

    #[cfg(test)]
    fn label(self, lang: Lang) -> &'static str {
        use tthc_dsl::Word;
        let word = match self {
            PauseKind::Suspend => Word::Suspend,
            PauseKind::Extend => Word::Extend,
            PauseKind::Restart => Word::Reset,
        };
        word.spelling(lang)
    }
}

impl Keyed for Confidence {
    const NAME: &'static str = "Confidence";
    const ALL: &'static [Self] = &[Confidence::Read, Confidence::Inferred, Confidence::Recalled];

    fn key(self) -> &'static str {
        match self {
            Confidence::Read => "read",
            Confidence::Inferred => "inferred",
            Confidence::Recalled => "recalled",
        }
    }

    #[cfg(test)]
    fn label(self, lang: Lang) -> &'static str {
        use tthc_dsl::Word;
        let word = match self {
            Confidence::Read => Word::Read,
            Confidence::Inferred => Word::Inferred,
            Confidence::Recalled => Word::Recalled,
        };
        word.spelling(lang)
    }
}
