//! What the applicant pays.

use serde::Serialize;
use tthc_compiler::model::{self, Absence, Channel, FeeKind};

use super::value::{Day, Key, NotFormalised, Text};
use super::{Basis, Condition, Context, Source};

/// A fee, a charge or the price of a service. Every one is due whose channel, condition and days fit the dossier.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Fee<'c> {
    pub kind: Key<FeeKind>,
    pub amount: FeeAmount<'c>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<&'c str>,
    /// The ways of filing that it is for; left out: all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<Key<Channel>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<Condition<'c>>,
    /// The unit that it is asked for: `hồ sơ`, `giấy`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<&'c str>,
    /// Who pays it, where not everyone does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<&'c str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub discounts: Vec<Discount<'c>>,
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
    /// Where the facts come from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source<'c>>,
}

/// How much. Nothing to pay, no word in the law, and 0 đồng are three different things.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum FeeAmount<'c> {
    /// The law says that nothing is paid.
    None,
    /// The law says nothing.
    Unspecified,
    /// The provincial People's Council sets it.
    SetByProvincialCouncil,
    /// In đồng.
    Dong(i64),
    /// In percent, half a percent is 0.5: a fee of the value that it is reckoned from, a discount of the fee.
    Percent(f64),
    /// By a tariff of this name.
    Tariff(&'c str),
    /// By the tariff in this provision.
    TariffUnder(Box<Basis<'c>>),
    /// As the sources say it; no amount could be read from it.
    NotFormalised(&'c str),
}

/// A reduction of a fee, by an amount or by a part.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Discount<'c> {
    pub amount: FeeAmount<'c>,
    /// The ways of filing that it is for; left out: all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<Key<Channel>>,
    /// Only for dossiers filed through VNeID.
    pub via_vneid: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<Condition<'c>>,
    /// First day on which it applies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Day>,
    /// Last day on which it applies, inclusive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Day>,
    /// For whom, where it is not for everyone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<&'c str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Basis<'c>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<Text<'c>>,
}

impl<'c> Context<'c> {
    pub fn fees(self, fees: &'c [model::Fee]) -> Vec<Fee<'c>> {
        fees.iter().map(|fee| self.fee(fee)).collect()
    }

    fn fee(self, fee: &'c model::Fee) -> Fee<'c> {
        Fee {
            kind: Key(fee.kind),
            amount: self.amount(&fee.amount),
            name: fee.name.as_deref(),
            channels: fee.via.iter().copied().map(Key).collect(),
            condition: self.condition(&fee.condition),
            per: fee.per.as_deref(),
            subject: fee.subject.as_deref(),
            discounts: fee.discounts.iter().map(|discount| self.discount(discount)).collect(),
            valid_from: fee.period.first_day().map(Day),
            valid_to: fee.period.last_day().map(Day),
            basis: self.bases(&fee.basis),
            not_formalised: self.not_formalised(&fee.unmodelled),
            as_published: fee.published.as_deref(),
            remarks: Text::all(&fee.remarks),
            sources: Source::all(&fee.origins),
        }
    }

    fn discount(self, discount: &'c model::Discount) -> Discount<'c> {
        Discount {
            amount: self.amount(&discount.amount),
            channels: discount.via.iter().copied().map(Key).collect(),
            via_vneid: discount.vneid,
            condition: self.condition(&discount.condition),
            valid_from: discount.period.first_day().map(Day),
            valid_to: discount.period.last_day().map(Day),
            subject: discount.subject.as_deref(),
            basis: self.bases(&discount.basis),
            remarks: Text::all(&discount.remarks),
        }
    }

    fn amount(self, amount: &'c model::FeeAmount) -> FeeAmount<'c> {
        match amount {
            model::FeeAmount::Absent(Absence::None) => FeeAmount::None,
            model::FeeAmount::Absent(Absence::Unspecified) => FeeAmount::Unspecified,
            model::FeeAmount::SetByCouncil => FeeAmount::SetByProvincialCouncil,
            model::FeeAmount::Dong(dong) => FeeAmount::Dong(*dong),
            model::FeeAmount::Percent(thousandths) => FeeAmount::Percent(*thousandths as f64 / 1000.0),
            model::FeeAmount::Tariff(tariff) => FeeAmount::Tariff(tariff),
            model::FeeAmount::Unread(text) => FeeAmount::NotFormalised(text),
            model::FeeAmount::TariffUnder(provision) => FeeAmount::TariffUnder(Box::new(self.basis(provision))),
        }
    }
}
