//! The rows of the ways of filing: what the portal hangs the time limit and the fees on.

use serde::Serialize;
use tthc_compiler::model::{
    Absence, Case, Channel, ChannelClause, Condition, Fee, FeeAmount, FeeKind, Limit, LimitAmount, OnlineService,
    Procedure, Validity,
};
use tthc_dsl::tree::{Amount, TimeUnit};

use super::prose;
use crate::portal::contract::Context;

/// A way of filing with a time limit and its fees.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ExecutionMethod {
    pub submission_method: SubmissionMethod,
    /// Left out where one number and unit cannot say it: `description` does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub processing_time: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub processing_time_unit: Option<ProcessingTimeUnit>,
    pub description: String,
    pub fees: Vec<NationalFee>,
}

#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "UPPERCASE")]
pub enum SubmissionMethod {
    Online,
    Postal,
    Direct,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ProcessingTimeUnit {
    WorkingDay,
    Day,
    Hour,
    Month,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct NationalFee {
    #[serde(rename = "type")]
    pub kind: NationalFeeKind,
    /// In đồng. Left out where the amount is no fixed number of đồng: `description` says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<i64>,
    /// `VND`, where there is a value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency_id: Option<&'static str>,
    pub description: String,
}

#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum NationalFeeKind {
    Fee,
    ServiceFee,
}

/// A time limit, and the case that it is of.
#[derive(Clone, Copy)]
pub(super) struct Timed<'c> {
    pub case: Option<&'c Case>,
    pub limit: &'c Limit,
}

/// A row for each way of filing and each time limit that can be its own.
pub(super) fn methods(context: Context<'_>, procedure: &Procedure) -> Vec<ExecutionMethod> {
    let channels = procedure.channels.value().into_iter().flatten().map(|clause| &clause.value);
    channels.filter(|clause| is_for_filing(clause)).flat_map(|clause| of_channel(context, procedure, clause)).collect()
}

/// Where there is only information online, nothing is filed there.
pub(super) fn is_for_filing(clause: &ChannelClause) -> bool {
    clause.online != Some(OnlineService::OnlineInfo)
}

fn of_channel(context: Context<'_>, procedure: &Procedure, clause: &ChannelClause) -> Vec<ExecutionMethod> {
    let fees = fees(context, procedure, clause.channel);
    let row = |timed: Option<&Timed>| {
        let time = timed.and_then(|timed| single(timed.limit));
        ExecutionMethod {
            submission_method: submission_method(clause.channel),
            processing_time: time.map(|(count, _)| count),
            processing_time_unit: time.map(|(_, unit)| unit),
            description: prose::method(context, procedure, clause, timed),
            fees: fees.clone(),
        }
    };
    let own = procedure.limits.value().map_or(&[][..], Vec::as_slice);
    let of_cases = procedure.cases.iter().map(|case| (Some(case), case.limits.as_slice()));
    let limits = std::iter::once((None, own)).chain(of_cases).flat_map(|(case, all)| {
        limits(context, all, clause.channel).into_iter().map(move |limit| Timed { case, limit })
    });
    let rows: Vec<ExecutionMethod> = limits.map(|timed| row(Some(&timed))).collect();
    if rows.is_empty() { vec![row(None)] } else { rows }
}

/// The limits of a way of filing on the day. One that names the way and asks nothing more puts the general ones aside.
fn limits<'c>(context: Context<'_>, all: &'c [Limit], channel: Channel) -> Vec<&'c Limit> {
    let now = all.iter().filter(|limit| applies(context, &limit.period));
    let (named, general): (Vec<&Limit>, Vec<&Limit>) = now
        .filter(|limit| limit.via.is_empty() || limit.via.contains(&channel))
        .partition(|limit| !limit.via.is_empty());
    let settled = named.iter().any(|limit| limit.condition == Condition::Always);
    if settled { named } else { named.into_iter().chain(general).collect() }
}

fn applies(context: Context<'_>, period: &Validity) -> bool {
    period.contains(context.day)
}

/// A limit that is one number of one of the portal's units.
pub(super) fn single(limit: &Limit) -> Option<(u32, ProcessingTimeUnit)> {
    let LimitAmount::Within(duration) = &limit.amount else { return None };
    let [Amount { count, unit }] = duration.parts.as_slice() else { return None };
    match unit {
        TimeUnit::WorkingDays => Some((*count, ProcessingTimeUnit::WorkingDay)),
        TimeUnit::Days => Some((*count, ProcessingTimeUnit::Day)),
        // The portal does not tell hours from working hours; the description does.
        TimeUnit::Hours | TimeUnit::WorkingHours => Some((*count, ProcessingTimeUnit::Hour)),
        TimeUnit::Months => Some((*count, ProcessingTimeUnit::Month)),
        TimeUnit::Years => Some((count.checked_mul(12)?, ProcessingTimeUnit::Month)),
        TimeUnit::SameDay => None,
    }
}

fn submission_method(channel: Channel) -> SubmissionMethod {
    match channel {
        Channel::Online => SubmissionMethod::Online,
        Channel::Postal => SubmissionMethod::Postal,
        Channel::Direct => SubmissionMethod::Direct,
    }
}

fn fees(context: Context<'_>, procedure: &Procedure, channel: Channel) -> Vec<NationalFee> {
    let own = procedure.fees.value().into_iter().flatten().map(|fee| (None, fee));
    let of_cases = procedure.cases.iter().flat_map(|case| case.fees.iter().map(move |fee| (Some(case), fee)));
    own.chain(of_cases)
        .filter(|(_, fee)| applies(context, &fee.period))
        .filter(|(_, fee)| fee.via.is_empty() || fee.via.contains(&channel))
        .map(|(case, fee)| national(context, case, fee, channel))
        .collect()
}

fn national(context: Context<'_>, case: Option<&Case>, fee: &Fee, channel: Channel) -> NationalFee {
    let value = match fee.amount {
        FeeAmount::Dong(dong) => Some(dong),
        FeeAmount::Absent(Absence::None) => Some(0),
        _ => None,
    };
    NationalFee {
        kind: match fee.kind {
            FeeKind::Fee | FeeKind::Charge => NationalFeeKind::Fee,
            FeeKind::ServiceFee => NationalFeeKind::ServiceFee,
        },
        value,
        currency_id: value.map(|_| "VND"),
        description: prose::fee(context, fee, case, channel),
    }
}
