//! What the portal's shape has no field for, as its records say it: in Vietnamese sentences.

use tthc_compiler::model::{
    Absence, Actor, Case, Channel, ChannelClause, Clock, Condition, Consequence, Discount, Fee, FeeAmount, FeeKind,
    Limit, LimitAmount, PauseKind, Power, Procedure, StartEvent, Step, Validity,
};
use tthc_compiler::show;
use tthc_dsl::tree::TimeUnit;
use tthc_dsl::{Lang, Spanned};

use super::ExecutionStep;
use super::methods::Timed;
use super::papers::capital;
use crate::portal::contract::{Context, hour};
use crate::portal::facts::spaced;

/// `khi …`, `trong các trường hợp còn lại`, or nothing for what always holds.
pub(super) fn when(context: Context<'_>, condition: &Condition) -> Option<String> {
    context.facts.words(condition, Lang::Vi)
}

/// Lines of a prose field; nothing where there is none.
pub(super) fn lines<'t>(lines: impl Iterator<Item = &'t str>) -> Option<String> {
    let text = lines.collect::<Vec<_>>().join("\n");
    (!text.is_empty()).then_some(text)
}

/// Every step, then those of the cases under the cases' names.
pub(super) fn steps(context: Context<'_>, procedure: &Procedure) -> Vec<ExecutionStep> {
    let powers = procedure.powers.value().map_or(&[][..], Vec::as_slice);
    let steps = procedure.steps.value().map_or(&[][..], Vec::as_slice);
    let mut out = Course { context, powers: [powers, &[]], steps }.told("");
    for case in &procedure.cases {
        let course = Course { context, powers: [&case.powers, powers], steps: &case.steps };
        out.extend(course.told(&case.name.vi));
    }
    out
}

/// The steps of a procedure or of a case.
struct Course<'c> {
    context: Context<'c>,
    /// Who has a role: the first of these that gives it counts.
    powers: [&'c [Power]; 2],
    steps: &'c [Step],
}

impl Course<'_> {
    fn told(&self, case: &str) -> Vec<ExecutionStep> {
        let step = |(place, step): (usize, &Step)| {
            if let Some(published) = &step.published {
                return ExecutionStep { name: String::new(), description: published.clone() };
            }
            let number = format!("Bước {}", place + 1);
            ExecutionStep {
                name: if case.is_empty() { number } else { format!("{case} – {number}") },
                description: self.description(step),
            }
        };
        self.steps.iter().enumerate().map(step).collect()
    }

    /// `Xem xét hồ sơ. Thực hiện: Ủy ban nhân dân cấp tỉnh. Thời hạn: 12 ngày làm việc. Tiếp theo: bước 4 hoặc bước 5.`
    fn description(&self, step: &Step) -> String {
        let context = self.context;
        let mut sentences = vec![step.name.vi.trim_end_matches('.').to_owned()];
        sentences.extend(when(context, &step.condition).map(|words| format!("Áp dụng {words}")));
        let actors: Vec<String> = step.actors.iter().map(|actor| self.actor(&actor.value)).collect();
        if !actors.is_empty() {
            sentences.push(format!("Thực hiện: {}", actors.join(", ")));
        }
        let limits = step.limits.iter().filter(|limit| limit.period.contains(context.day));
        sentences.extend(limits.map(|limit| format!("Thời hạn: {}", self::limit(context, limit, self.steps))));
        for onward in &step.onward {
            let condition = when(context, &onward.condition).map(|words| format!(" {words}"));
            let failing = match onward.failing.as_slice() {
                [] => String::new(),
                failing => format!("; nếu không thì {}", self.either(failing)),
            };
            let to = self.either(&onward.to);
            sentences.push(format!("Tiếp theo{}: {to}{failing}", condition.unwrap_or_default()));
        }
        sentences.join(". ") + "."
    }

    fn either(&self, ids: &[Spanned<String>]) -> String {
        let number = |id: &str| match self.steps.iter().position(|other| other.id.value == id) {
            Some(place) => format!("bước {}", place + 1),
            None => spaced(id),
        };
        ids.iter().map(|id| number(&id.value)).collect::<Vec<_>>().join(" hoặc ")
    }

    fn actor(&self, actor: &Actor) -> String {
        match actor {
            Actor::Applicant => "người nộp hồ sơ".to_owned(),
            Actor::Authority(id) => self.context.catalogue.authority_name(id).to_owned(),
            Actor::Role(role) => {
                let bodies =
                    self.powers.into_iter().map(|powers| super::with_role(self.context.catalogue, powers, *role));
                let names = bodies.filter_map(|bodies| super::names(&bodies)).next();
                names.unwrap_or_else(|| format!("cơ quan {}", role.label(Lang::Vi)))
            }
        }
    }
}

pub(super) fn requirements(context: Context<'_>, procedure: &Procedure) -> Option<String> {
    let requirement = |requirement: &tthc_compiler::model::Requirement| match when(context, &requirement.condition) {
        Some(words) => format!("{} ({words})", requirement.text.vi),
        None => requirement.text.vi.clone(),
    };
    if let Some(published) = &procedure.requirements_published {
        return Some(published.clone());
    }
    if let Some(absence) = procedure.no_requirements {
        return Some(capital(show::absent(absence, Lang::Vi)));
    }
    let texts: Vec<String> = procedure.requirements.value()?.iter().map(requirement).collect();
    lines(texts.iter().map(String::as_str))
}

/// A way of filing: what the sources say of it, and of its time limit what a number and a unit do not.
pub(super) fn method(
    context: Context<'_>,
    procedure: &Procedure,
    clause: &ChannelClause,
    limit: Option<&Timed>,
) -> String {
    let described = clause.description.iter().chain(&clause.reason).cloned();
    let steps = procedure.steps.value().map_or(&[][..], Vec::as_slice);
    let limit = limit.filter(|timed| !is_plain(timed)).map(|timed| {
        if let Some(published) = &timed.limit.published {
            return published.clone();
        }
        if let LimitAmount::Unread(text) = &timed.limit.amount {
            return text.clone();
        }
        let steps = timed.case.map_or(steps, |case| &case.steps);
        let words = self::limit(context, timed.limit, steps);
        match timed.case {
            Some(case) => format!("Thời hạn ({}): {words}", case.name.vi),
            None => format!("Thời hạn: {words}"),
        }
    });
    described.chain(limit).collect::<Vec<_>>().join("\n")
}

/// Do the number and the unit say all of the limit?
fn is_plain(timed: &Timed<'_>) -> bool {
    let limit = timed.limit;
    let told = (limit.start.is_some(), limit.cut_off.is_some(), limit.applicant.is_some());
    let said = limit.published.is_some() || timed.case.is_some() || limit.condition != Condition::Always;
    let more = limit.exceptions.len() + limit.pauses.len() + limit.duties.len() + limit.remarks.len();
    let figures = super::methods::figures(limit).0.is_some() && !of_working_hours(&limit.amount);
    let rest = limit.consultation_cap.is_some() || limit.on_expiry.is_some() || period(&limit.period).is_some();
    figures && !said && more == 0 && !rest && told == (false, false, false)
}

/// The portal's unit does not tell them from hours.
fn of_working_hours(amount: &LimitAmount) -> bool {
    matches!(amount, LimitAmount::Within(time) if time.parts.iter().any(|part| part.unit == TimeUnit::WorkingHours))
}

/// `14 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ; kéo dài tối đa 10 ngày`.
fn limit(context: Context<'_>, limit: &Limit, steps: &[Step]) -> String {
    let told = |own: String, start: Option<&Spanned<StartEvent>>, condition: &Condition| {
        let start = start.map(|start| format!("kể từ {}", started(&start.value, steps)));
        let parts = [Some(own), start, when(context, condition)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    };
    let clock = |words: &str, clock: &Clock| {
        let own = format!("{words} {}", show::duration(&clock.within, Lang::Vi));
        told(own, clock.start.as_ref(), &clock.condition)
    };
    let mut parts = vec![told(show::limit(&limit.amount, Lang::Vi), limit.start.as_ref(), &Condition::Always)];
    parts.extend(when(context, &limit.condition));
    for exception in limit.exceptions.iter().filter(|exception| exception.validity.contains(context.day)) {
        parts.push(told(format!("riêng {}", show::duration(&exception.within, Lang::Vi)), None, &exception.condition));
    }
    parts.extend(
        limit.cut_off.map(|minutes| format!("hồ sơ nhận sau {} tính từ ngày làm việc tiếp theo", hour(minutes))),
    );
    for pause in &limit.pauses {
        let kind = match pause.kind {
            PauseKind::Suspend => "tạm dừng",
            PauseKind::Extend => "kéo dài",
            PauseKind::Restart => "tính lại",
        };
        let event = pause.event.as_ref().map(|event| format!(" khi {}", show::pause_event(event, Lang::Vi)));
        let at_most = pause.at_most.as_ref().map(|most| format!(" tối đa {}", show::duration(most, Lang::Vi)));
        let times = pause.times.map(|times| format!(", không quá {times} lần"));
        let details: String = [event, at_most, times].into_iter().flatten().collect();
        parts.push(told(format!("{kind}{details}"), pause.start.as_ref(), &pause.condition));
    }
    parts.extend(limit.applicant.as_ref().map(|own| clock("người nộp có", own)));
    parts.extend(limit.consultation_cap.as_ref().map(|own| clock("toàn bộ việc lấy ý kiến không quá", own)));
    parts.extend(limit.duties.iter().map(|duty| clock(&format!("sau khi cấp: {} trong", duty.text), &duty.clock)));
    parts.extend(limit.on_expiry.as_ref().map(|on_expiry| {
        let consequence = match &on_expiry.consequence {
            Consequence::Known(expiry) => expiry.label(Lang::Vi),
            Consequence::Other(text) => text,
        };
        told(format!("quá hạn: {consequence}"), None, &on_expiry.condition)
    }));
    parts.extend(period(&limit.period));
    parts.extend(limit.remarks.iter().map(|remark| remark.vi.clone()));
    parts.join("; ")
}

fn started(event: &StartEvent, steps: &[Step]) -> String {
    let step = match event {
        StartEvent::Step(id) => steps.iter().find(|step| step.id.value == *id),
        _ => None,
    };
    step.map_or_else(|| show::start(event, Lang::Vi), |step| format!("bước “{}”", step.name.vi))
}

/// `Lệ phí: 75.000 đồng (Lệ phí đăng bạ; đến hết ngày 31/12/2026)`, for one way of filing.
pub(super) fn fee(context: Context<'_>, fee: &Fee, case: Option<&Case>, channel: Channel) -> String {
    if let Some(published) = &fee.published {
        return published.clone();
    }
    let kind = match fee.kind {
        FeeKind::Fee => "Phí",
        FeeKind::Charge => "Lệ phí",
        FeeKind::ServiceFee => "Giá dịch vụ",
    };
    let mut notes: Vec<String> = fee.name.iter().cloned().collect();
    notes.extend(case.map(|case| case.name.vi.clone()));
    notes.extend(fee.subject.as_ref().map(|subject| format!("đối với {subject}")));
    notes.extend(when(context, &fee.condition));
    notes.extend(period(&fee.period));
    let current = fee.discounts.iter().filter(|discount| discount.period.contains(context.day));
    let given = current.filter(|discount| discount.via.is_empty() || discount.via.contains(&channel));
    notes.extend(given.map(|discount| self::discount(context, discount)));
    notes.extend(fee.remarks.iter().map(|remark| remark.vi.clone()));
    let per = fee.per.as_ref().map(|per| format!("/{per}")).unwrap_or_default();
    let notes = if notes.is_empty() { String::new() } else { format!(" ({})", notes.join("; ")) };
    match &fee.amount {
        FeeAmount::Absent(Absence::None) => format!("Miễn phí{notes}"),
        FeeAmount::Unread(text) => text.clone(),
        amount => format!("{kind}: {}{per}{notes}", show::fee(amount, Lang::Vi)),
    }
}

fn discount(context: Context<'_>, discount: &Discount) -> String {
    let mut parts = vec![format!("giảm {}", show::fee(&discount.amount, Lang::Vi))];
    if discount.vneid {
        parts.push("qua VNeID".to_owned());
    }
    parts.extend(discount.subject.as_ref().map(|subject| format!("đối với {subject}")));
    parts.extend(when(context, &discount.condition));
    parts.extend(period(&discount.period));
    parts.extend(discount.remarks.iter().map(|remark| remark.vi.clone()));
    parts.join(", ")
}

pub(super) fn period(period: &Validity) -> Option<String> {
    let from = period.first_day().map(|day| format!("từ ngày {}", show::date(day, Lang::Vi)));
    let to = period.last_day().map(|day| format!("đến hết ngày {}", show::date(day, Lang::Vi)));
    let words: Vec<String> = from.into_iter().chain(to).collect();
    (!words.is_empty()).then(|| words.join(" "))
}
