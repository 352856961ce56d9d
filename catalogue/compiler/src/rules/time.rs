//! Time limits against the steps, the start event, the applicant's clock and the channels.

use tthc_dsl::Lang;
use tthc_dsl::diagnostic::{Diagnostic, Severity, both};
use tthc_dsl::tree::{Duration, TimeUnit};

use super::{Check, Rule};
use crate::model::{Actor, Limit, LimitAmount, Pause, PauseKind, Procedure, Step};
use crate::rules::flow::{Flow, only_told};
use crate::show;

pub(super) const STEPS_LONGER: Rule = Rule {
    id: "VN-030",
    severity: Severity::Error,
    title: ("Các bước cộng lại dài hơn thời hạn", "The steps take longer than the limit"),
    law: "63/2010/NĐ-CP điều 8 khoản 2 điểm đ",
    why: (
        "Thời hạn công bố là cam kết với người dân. Các bước của cơ quan trên một đường đi không được dài hơn thời hạn đó.",
        "The published limit is a promise to the applicant. The agency’s steps along one way must not take longer.",
    ),
    fix: (
        "Rút ngắn các bước, hoặc ghi `ngoài thời hạn` cho bước không tính vào thời hạn.",
        "Shorten the steps, or mark a step that does not count `outside the limit`.",
    ),
    read: true,
    good: "ghi-sổ \"Ghi vào sổ\" bởi quyết định { trong 3 ngày làm việc;",
    bad: "ghi-sổ \"Ghi vào sổ\" bởi quyết định { trong 30 ngày làm việc;",
    check: Check::Procedure(steps_longer),
};

pub(super) const NO_START: Rule = Rule {
    id: "VN-033",
    severity: Severity::Warning,
    title: ("Thời hạn không nêu ngày bắt đầu tính", "A limit without its start"),
    law: "91/2015/QH13 điều 147",
    why: (
        "Thời hạn tính từ ngày tiếp nhận hay từ ngày hồ sơ hợp lệ là hai thời hạn khác nhau. Ngày xảy ra sự kiện không tính vào thời hạn, nên phải biết sự kiện nào.",
        "A limit from receipt and one from the complete dossier are two different limits. The day of the event does not count, so the event must be known.",
    ),
    fix: (
        "Thêm `từ tiếp-nhận`, `từ hồ-sơ-hợp-lệ`, `từ hồ-sơ-hợp-lệ-và-phí` hoặc sự kiện khác.",
        "Add `from receipt`, `from complete-dossier`, `from complete-dossier-and-fee` or another event.",
    ),
    read: true,
    good: "    thời hạn 5 ngày làm việc từ tiếp-nhận {\n",
    bad: "    thời hạn 5 ngày làm việc {\n",
    check: Check::Procedure(no_start),
};

pub(super) const APPLICANT_COUNTED: Rule = Rule {
    id: "VN-034",
    severity: Severity::Warning,
    title: ("Thời gian của người nộp bị tính vào thời hạn của cơ quan", "The applicant’s time counted in the agency’s"),
    law: "297/2025/NĐ-CP",
    why: (
        "Khi người nộp đang bổ sung hồ sơ thì đồng hồ của cơ quan phải dừng hoặc tính lại; nếu không, thời hạn có thể hết khi hồ sơ chưa nằm ở cơ quan.",
        "While the applicant supplements the dossier the agency’s clock must stop or start again; otherwise the limit can pass while the dossier is not with the agency.",
    ),
    fix: (
        "Thêm `tạm dừng khi yêu-cầu-bổ-sung` hoặc `tính lại khi bổ-sung` vào thời hạn, hoặc ghi `ngoài thời hạn` cho bước.",
        "Add `suspended when supplement-request` or `restarts when supplement` to the limit, or mark the step `outside the limit`.",
    ),
    read: false,
    good: "    thời hạn 5 ngày làm việc từ tiếp-nhận {\n        tạm dừng khi yêu-cầu-bổ-sung\n    }\n",
    bad: "    thời hạn 5 ngày làm việc từ tiếp-nhận\n",
    check: Check::Procedure(applicant_counted),
};

pub(super) const MIXED_UNITS: Rule = Rule {
    id: "VN-035",
    severity: Severity::Warning,
    title: ("Đơn vị thời hạn khác nhau giữa các cách nộp", "Different units between channels"),
    law: "63/2010/NĐ-CP điều 8 khoản 2 điểm đ",
    why: (
        "Cùng một thủ tục mà nộp trực tiếp tính bằng ngày, nộp qua bưu chính tính bằng giờ thì thường là lỗi nhập liệu (110 giờ và 110 ngày).",
        "One procedure in days at the counter and in hours by post is usually a slip of the keyboard (110 hours and 110 days).",
    ),
    fix: (
        "Kiểm tra lại đơn vị của từng cách nộp trong quyết định công bố.",
        "Check each channel’s unit in the publication decision.",
    ),
    read: true,
    good: "    thời hạn 4 ngày làm việc từ tiếp-nhận qua bưu chính\n",
    bad: "    thời hạn 4 giờ từ tiếp-nhận qua bưu chính\n",
    check: Check::Procedure(mixed_units),
};

/// The limits that hold for the whole procedure, with those of its cases.
pub(super) fn limits(procedure: &Procedure) -> impl Iterator<Item = &Limit> {
    procedure.limits.value().into_iter().flatten().chain(procedure.cases.iter().flat_map(|case| &case.limits))
}

fn within(limit: &Limit) -> Option<&Duration> {
    match &limit.amount {
        LimitAmount::Within(duration) => Some(duration),
        LimitAmount::Absent(_) | LimitAmount::Unread(_) => None,
    }
}

/// A sum in quarters of an hour, once for working time and once for the calendar.
///
/// Working days are never turned into days (holidays lie between them). A sum is only called longer than a limit
/// when it is so whatever the calendar: each working day takes at least a day, a month has at least 28 and at most 31.
#[derive(Clone, Copy, Default)]
struct Time {
    working_hours: u64,
    least_hours: u64,
    most_hours: u64,
    only_working: bool,
}

fn time(duration: &Duration) -> Time {
    let mut time = Time { only_working: true, ..Time::default() };
    for part in &duration.parts {
        let count = u64::from(part.count);
        let (working, least, most) = match part.unit {
            TimeUnit::WorkingHours => (count, count, u64::MAX / 4),
            TimeUnit::SameDay => (8, 0, u64::MAX / 4),
            TimeUnit::WorkingDays => (count * 8, count * 24, u64::MAX / 4),
            TimeUnit::Hours => (0, count, count),
            TimeUnit::Days => (0, count * 24, count * 24),
            TimeUnit::Months => (0, count * 28 * 24, count * 31 * 24),
            TimeUnit::Years => (0, count * 365 * 24, count * 366 * 24),
        };
        time.only_working &= matches!(part.unit, TimeUnit::WorkingHours | TimeUnit::SameDay | TimeUnit::WorkingDays);
        time.working_hours += working;
        time.least_hours += least;
        time.most_hours = time.most_hours.saturating_add(most);
    }
    time
}

/// Is a time longer than another, whatever the calendar?
pub(super) fn is_longer(one: &Duration, other: &Duration) -> bool {
    let (one, other) = (time(one), time(other));
    if one.only_working && other.only_working {
        return one.working_hours > other.working_hours;
    }
    one.least_hours > other.most_hours
}

/// The least that a step of the agency takes out of the limit.
fn step_time(step: &Step) -> Time {
    let applicant = step.actors.iter().any(|actor| actor.value == Actor::Applicant);
    if applicant || step.outside_limit {
        return Time::default();
    }
    let times = step.limits.iter().filter_map(within).map(time);
    times.min_by_key(|time| (time.least_hours, time.working_hours)).unwrap_or_default()
}

fn steps_longer(rule: &Rule, procedure: &Procedure, out: &mut Vec<Diagnostic>) {
    // Where steps are only told one after the other, it is not said which of their times run one after the other.
    let Some(steps) = procedure.steps.value().filter(|steps| !only_told(steps)) else { return };
    // The steps are the same for every channel and case: the longest limit has to hold them.
    let Some(limit) = limits(procedure)
        .filter_map(|limit| Some((limit, within(limit)?)))
        .max_by_key(|(_, duration)| (time(duration).most_hours, time(duration).working_hours))
    else {
        return;
    };
    if limits(procedure).any(|limit| within(limit).is_none()) {
        return;
    }
    let allowed = time(limit.1);
    let flow = Flow::of(steps);
    let (total, way) = flow.longest(|step| {
        let time = step_time(&steps[step]);
        if allowed.only_working { time.working_hours } else { time.least_hours }
    });
    if total <= if allowed.only_working { allowed.working_hours } else { allowed.most_hours } {
        return;
    }
    let parts: Vec<String> = way
        .iter()
        .filter(|step| step_time(&steps[**step]).least_hours > 0)
        .filter_map(|step| {
            Some(format!(
                "{} ({})",
                steps[*step].id.value,
                show::duration(within(steps[*step].limits.first()?)?, Lang::Vi)
            ))
        })
        .collect();
    let english: Vec<String> = way
        .iter()
        .filter(|step| step_time(&steps[**step]).least_hours > 0)
        .filter_map(|step| {
            Some(format!(
                "{} ({})",
                steps[*step].id.value,
                show::duration(within(steps[*step].limits.first()?)?, Lang::En)
            ))
        })
        .collect();
    out.push(rule.finding(
        limit.0.span,
        both(
            format!("các bước {} dài hơn thời hạn {}", parts.join(" + "), show::duration(limit.1, Lang::Vi)),
            format!(
                "the steps {} take longer than the limit of {}",
                english.join(" + "),
                show::duration(limit.1, Lang::En)
            ),
        ),
        both(
            "rút ngắn các bước, hoặc ghi `ngoài thời hạn` cho bước không tính",
            "shorten the steps, or mark a step that does not count `outside the limit`",
        ),
    ));
}

fn no_start(rule: &Rule, procedure: &Procedure, out: &mut Vec<Diagnostic>) {
    for limit in limits(procedure).filter(|limit| limit.start.is_none()) {
        let Some(duration) = within(limit) else { continue };
        // `trong ngày` counts from the filing itself; and an author who marked the start as not formalised has said so.
        if !limit.unmodelled.is_empty() || duration.parts.iter().all(|part| part.unit == TimeUnit::SameDay) {
            continue;
        }
        out.push(rule.finding(
            limit.span,
            both("thời hạn này không nói tính từ khi nào", "this limit does not say when it begins"),
            both("thêm `từ tiếp-nhận` hoặc `từ hồ-sơ-hợp-lệ`", "add `from receipt` or `from complete-dossier`"),
        ));
        // One procedure copies the omission into each of its channels: that is one mistake.
        return;
    }
}

fn applicant_counted(rule: &Rule, procedure: &Procedure, out: &mut Vec<Diagnostic>) {
    let Some(steps) = procedure.steps.value().filter(|steps| !only_told(steps)) else { return };
    let stops = |pause: &Pause| matches!(pause.kind, PauseKind::Suspend | PauseKind::Restart);
    let mut counted = limits(procedure).filter(|limit| within(limit).is_some()).peekable();
    // A clock that starts with the complete dossier has not started while it is being completed.
    let runs = |limit: &Limit| {
        use crate::model::StartEvent::{CompleteDossier, CompleteDossierAndFee};
        let waits =
            limit.start.as_ref().is_some_and(|start| matches!(start.value, CompleteDossier | CompleteDossierAndFee));
        !waits && !limit.pauses.iter().any(stops)
    };
    if counted.peek().is_none() || !counted.any(runs) {
        return;
    }
    for (place, step) in steps.iter().enumerate() {
        let applicant = step.actors.iter().any(|actor| actor.value == Actor::Applicant);
        if place == 0 || !applicant || step.outside_limit || step.limits.is_empty() {
            continue;
        }
        let id = &step.id.value;
        out.push(rule.finding(
            step.span,
            both(
                format!("thời gian của người nộp ở bước `{id}` đang nằm trong thời hạn của cơ quan"),
                format!("the applicant’s time in `{id}` runs inside the agency’s limit"),
            ),
            both(
                "thêm `tạm dừng khi yêu-cầu-bổ-sung` vào thời hạn, hoặc `ngoài thời hạn` vào bước",
                "add `suspended when supplement-request` to the limit, or `outside the limit` to the step",
            ),
        ));
    }
}

fn mixed_units(rule: &Rule, procedure: &Procedure, out: &mut Vec<Diagnostic>) {
    let by_channel: Vec<(&Limit, &Duration)> = procedure
        .limits
        .value()
        .into_iter()
        .flatten()
        .filter(|limit| !limit.via.is_empty())
        .filter_map(|limit| Some((limit, within(limit)?)))
        .collect();
    let units = |duration: &Duration| {
        let mut units: Vec<TimeUnit> = duration.parts.iter().map(|part| part.unit).collect();
        units.sort_unstable();
        units.dedup();
        units
    };
    let Some((first, first_duration)) = by_channel.first() else { return };
    let Some((other, duration)) = by_channel
        .iter()
        .find(|(limit, duration)| units(duration) != units(first_duration) && limit.condition == first.condition)
    else {
        return;
    };
    out.push(
        rule.finding(
            other.span,
            both(
                format!(
                    "thời hạn ở đây là {}, ở cách nộp khác là {}",
                    show::duration(duration, Lang::Vi),
                    show::duration(first_duration, Lang::Vi)
                ),
                format!(
                    "the limit here is {}, by another channel {}",
                    show::duration(duration, Lang::En),
                    show::duration(first_duration, Lang::En)
                ),
            ),
            both("kiểm tra lại đơn vị trong quyết định công bố", "check the unit in the publication decision"),
        )
        .note(first.span, both("thời hạn của cách nộp kia", "the other channel’s limit")),
    );
}
