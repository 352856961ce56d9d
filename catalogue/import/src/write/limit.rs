//! Periods and what starts them, as clauses.

use tthc_compiler::model::StartEvent;
use tthc_compiler::show;
use tthc_dsl::tree::{Amount, Duration, TimeUnit};
use tthc_dsl::{Lang, Word};

use crate::prose::{Limit, Party, Reading, Sense};
use crate::record::Method;
use crate::text::quoted;

/// The time of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Time {
    Within(Amount),
    /// A figure that is no time of the language: it has no unit, is nothing or is not whole.
    Unread(String),
    Missing,
}

pub(super) fn time(method: &Method) -> Time {
    let unit = method.processing_time_unit.as_deref();
    let known = unit.and_then(unit_of);
    let Some(number) = &method.processing_time else { return Time::Missing };
    let whole = number.as_u64().and_then(|count| u32::try_from(count).ok()).filter(|count| *count > 0);
    match (whole, known) {
        (Some(count), Some(unit)) => Time::Within(Amount { count, unit }),
        (_, Some(unit)) => Time::Unread(format!("{number} {}", unit.word().spelling(Lang::Vi))),
        (_, None) => Time::Unread(number.to_string()),
    }
}

/// The units of the portal.
pub(super) fn unit_of(name: &str) -> Option<TimeUnit> {
    Some(match name {
        "WORKING_DAY" => TimeUnit::WorkingDays,
        "DAY" => TimeUnit::Days,
        "HOUR" => TimeUnit::Hours,
        "MONTH" => TimeUnit::Months,
        _ => return None,
    })
}

/// `14 ngày làm việc từ hồ-sơ-hợp-lệ`
pub(super) fn within(limit: &Limit) -> Option<String> {
    let amount = show::duration(limit.within.as_ref()?, Lang::Vi);
    Some(format!(
        "{amount}{}",
        limit.start.as_ref().filter(|start| start.certain).map(|start| from(&start.value)).unwrap_or_default()
    ))
}

pub(super) fn from(start: &StartEvent) -> String {
    let event = match start {
        StartEvent::Receipt => Word::Receipt.spelling(Lang::Vi).to_owned(),
        StartEvent::CompleteDossier => Word::CompleteDossier.spelling(Lang::Vi).to_owned(),
        StartEvent::CompleteDossierAndFee => Word::CompleteDossierAndFee.spelling(Lang::Vi).to_owned(),
        StartEvent::Notice => Word::Notice.spelling(Lang::Vi).to_owned(),
        StartEvent::Step(words) | StartEvent::Other(words) => quoted(&crate::text::in_line(words)),
    };
    format!(" từ {event}")
}

/// From when words that name no period count: they go on where the figure ends.
fn begins(words: &str, figure: &Duration) -> Option<StartEvent> {
    let folded = tthc_dsl::fold(words);
    if words.bytes().any(|byte| byte.is_ascii_digit())
        || !(folded.starts_with("ke tu") || folded.starts_with("tinh tu"))
    {
        return None;
    }
    let whole = format!("trong thời hạn {} {words}", show::duration(figure, Lang::Vi));
    let readings = crate::prose::limits(&whole);
    let [one] = readings.as_slice() else { return None };
    one.value.start.as_ref().filter(|start| one.certain && start.certain).map(|start| start.value.clone())
}

/// What the words beside a figure say of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Told {
    pub start: Option<StartEvent>,
    /// Words that give another time.
    pub contradiction: Option<String>,
}

/// Reads the words of a row: when its time begins, and whether they give another time than its figure.
pub(super) fn told(time: &Time, readings: &[Reading<Limit>], words: &str) -> Told {
    let Time::Within(amount) = time else { return Told::default() };
    let figure = Duration { parts: vec![*amount] };
    let is_limit = |reading: &&Reading<Limit>| {
        reading.certain && reading.value.sense == Sense::TimeLimit && reading.value.party != Some(Party::Applicant)
    };
    let limits: Vec<&Reading<Limit>> = readings.iter().filter(is_limit).collect();
    let same: Vec<&&Reading<Limit>> =
        limits.iter().filter(|reading| reading.value.within.as_ref() == Some(&figure)).collect();
    let start = match same.as_slice() {
        [one] if limits.len() == 1 => {
            one.value.start.as_ref().filter(|start| start.certain).map(|start| start.value.clone())
        }
        _ => None,
    };
    let same_figure = |reading: &&&Reading<Limit>| {
        let parts = reading.value.within.iter().flat_map(|within| &within.parts);
        parts.into_iter().any(|part| part.count == amount.count)
    };
    let contradiction = match limits.as_slice() {
        _ if !same.is_empty() => None,
        [one] => Some(one.words(words).to_owned()),
        several => several.iter().find(same_figure).map(|one| one.words(words).to_owned()),
    };
    // `kể từ ngày nhận đủ hồ sơ hợp lệ`, without the figure that stands in its field.
    let start = start.or_else(|| begins(words, &figure));
    Told { start, contradiction }
}
