//! The rows of the ways of filing: what the portal hangs the time limit and the fees on.

use serde::Serialize;
use tthc_compiler::model::{
    Absence, Case, Channel, ChannelClause, Condition, Fee, FeeAmount, FeeKind, Limit, LimitAmount, OnlineService,
    Procedure, Validity, published_figure,
};
use tthc_dsl::tree::{Amount, TimeUnit};

use super::{papers, prose};
use crate::portal::contract::Context;

/// A way of filing with a time limit and its fees.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ExecutionMethod {
    pub submission_method: SubmissionMethod,
    /// Left out where one number and unit cannot say it: `description` does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub processing_time: Option<ProcessingTime>,
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

/// A number of units. Few published records have a part of one.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum ProcessingTime {
    Whole(u32),
    Part(f64),
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
    /// In đồng. Left out where the amount is no fixed number of đồng: `description` says it. Published records have 0
    /// there, and so has what keeps their words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<i64>,
    /// `VND`; empty where nothing is said to be paid.
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
    let rows: Vec<(Channel, ExecutionMethod)> = channels
        .filter(|clause| is_for_filing(clause))
        .flat_map(|clause| of_channel(context, procedure, clause).into_iter().map(|row| (clause.channel, row)))
        .collect();
    in_published_order(rows, &procedure.record.row_order)
}

/// The next row of each way in the order; what the order does not name comes last.
fn in_published_order(rows: Vec<(Channel, ExecutionMethod)>, order: &[Channel]) -> Vec<ExecutionMethod> {
    let mut rows: Vec<(Channel, Option<ExecutionMethod>)> =
        rows.into_iter().map(|(channel, row)| (channel, Some(row))).collect();
    let mut out = Vec::with_capacity(rows.len());
    for channel in order {
        out.extend(rows.iter_mut().find(|(of, row)| of == channel && row.is_some()).and_then(|(_, row)| row.take()));
    }
    out.extend(rows.into_iter().filter_map(|(_, row)| row));
    out
}

/// Where there is only information online, nothing is filed there.
pub(super) fn is_for_filing(clause: &ChannelClause) -> bool {
    clause.online != Some(OnlineService::OnlineInfo)
}

fn of_channel(context: Context<'_>, procedure: &Procedure, clause: &ChannelClause) -> Vec<ExecutionMethod> {
    let row = |timed: Option<&Timed>| {
        let (processing_time, processing_time_unit) = timed.map_or((None, None), |timed| figures(timed.limit));
        ExecutionMethod {
            submission_method: submission_method(clause.channel),
            processing_time,
            processing_time_unit,
            description: prose::method(context, procedure, clause, timed),
            fees: fees(context, procedure, clause.channel, timed.and_then(|timed| timed.case)),
        }
    };
    let own = procedure.limits.value().map_or(&[][..], Vec::as_slice);
    let of_cases = procedure.cases.iter().filter(|case| !is_numbered(context, case));
    let of_cases = of_cases.map(|case| (Some(case), case.limits.as_slice()));
    let limits = std::iter::once((None, own)).chain(of_cases).flat_map(|(case, all)| {
        limits(context, all, clause.channel).into_iter().map(move |limit| Timed { case, limit })
    });
    let rows: Vec<ExecutionMethod> = limits.map(|timed| row(Some(&timed))).collect();
    if rows.is_empty() { vec![row(None)] } else { rows }
}

/// Does the list of numbered cases say the case's limit?
fn is_numbered(context: Context<'_>, case: &Case) -> bool {
    case.code.is_some() && (case.limits.is_empty() || papers::processing_day(context, &case.limits).is_some())
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

/// The number and the unit of a limit, as far as the portal's fields can say them.
pub(super) fn figures(limit: &Limit) -> (Option<ProcessingTime>, Option<ProcessingTimeUnit>) {
    match (&limit.amount, single(limit)) {
        (LimitAmount::Unread(text), _) => unread(text).unwrap_or_default(),
        (_, Some((count, unit))) => (Some(ProcessingTime::Whole(count)), Some(unit)),
        _ => (None, None),
    }
}

/// `6`, `0 ngày`, `1,5 ngày làm việc`: a number that is no time of the language, because it has no unit or is not whole.
fn unread(text: &str) -> Option<(Option<ProcessingTime>, Option<ProcessingTimeUnit>)> {
    let (number, unit) = text.split_once(' ').unwrap_or((text, ""));
    let unit = match unit {
        "" => None,
        "ngày làm việc" => Some(ProcessingTimeUnit::WorkingDay),
        "ngày" => Some(ProcessingTimeUnit::Day),
        "giờ" => Some(ProcessingTimeUnit::Hour),
        "tháng" => Some(ProcessingTimeUnit::Month),
        _ => return None,
    };
    let part = || number.replace(',', ".").parse().ok().filter(|part: &f64| part.is_finite()).map(ProcessingTime::Part);
    let time = number.parse().ok().map(ProcessingTime::Whole).or_else(part)?;
    Some((Some(time), unit))
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

/// The fees of a row: of its case where that has its own, else the procedure's, with those of the cases that have no row.
fn fees(context: Context<'_>, procedure: &Procedure, channel: Channel, case: Option<&Case>) -> Vec<NationalFee> {
    let own = procedure.fees.value().into_iter().flatten().map(|fee| (None, fee));
    let has_row = |case: &Case| !case.limits.is_empty() && !is_numbered(context, case);
    let of_case = |case| move |fee| (Some(case), fee);
    let all: Vec<(Option<&Case>, &Fee)> = match case.filter(|case| !case.fees.is_empty()) {
        Some(case) => case.fees.iter().map(of_case(case)).collect(),
        None => {
            let rowless = procedure.cases.iter().filter(|case| !has_row(case));
            own.chain(rowless.flat_map(|case| case.fees.iter().map(of_case(case)))).collect()
        }
    };
    all.into_iter()
        .filter(|(_, fee)| applies(context, &fee.period))
        .filter(|(_, fee)| fee.via.is_empty() || fee.via.contains(&channel))
        .map(|(case, fee)| national(context, case, fee, channel))
        .collect()
}

fn national(context: Context<'_>, case: Option<&Case>, fee: &Fee, channel: Channel) -> NationalFee {
    let value = match fee.amount {
        FeeAmount::Dong(dong) => Some(dong),
        FeeAmount::Absent(Absence::None) => Some(0),
        FeeAmount::Unread(ref words) => Some(published_figure(words).unwrap_or(0)),
        _ => fee.published.as_ref().map(|_| 0),
    };
    let description = prose::fee(context, fee, case, channel);
    NationalFee {
        kind: match fee.kind {
            FeeKind::Fee | FeeKind::Charge => NationalFeeKind::Fee,
            FeeKind::ServiceFee => NationalFeeKind::ServiceFee,
        },
        value,
        currency_id: value.map(|value| if value > 0 || names_an_amount(&description) { "VND" } else { "" }),
        description,
    }
}

/// `Phí : 0 Đồng`: an amount is named, though it is nothing.
fn names_an_amount(description: &str) -> bool {
    let amount = description.strip_prefix("Phí").or_else(|| description.strip_prefix("Lệ phí"));
    let amount = amount.map(|rest| rest.trim_start_matches([' ', ':']));
    amount.is_some_and(|amount| amount.to_lowercase().starts_with("0 đồng"))
        || description.starts_with("FEE ")
        || description.starts_with("SERVICE_FEE ")
}
