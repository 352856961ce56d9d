//! How long the authority may take.

use tthc_compiler::model::{Clock, Condition, Consequence, Given, Limit, LimitAmount, Pause, PauseEvent, StartEvent};
use tthc_compiler::show;

use super::{Sheet, details, given, published};
use crate::book::condition::hour;
use crate::book::page::{Page, list, table};
use crate::book::phrase::{Phrase, both, capital, push, shown, text, words};
use crate::book::{escape, terms};

impl Sheet<'_, '_> {
    pub(super) fn limits(&self, page: &mut Page) {
        let procedure = self.procedure();
        let only_cases =
            matches!(procedure.limits, Given::Missing) && procedure.cases.iter().any(|case| !case.limits.is_empty());
        if only_cases {
            return;
        }
        page.section("thoi-han", "Thời hạn giải quyết", "Time limit");
        match given(&procedure.limits) {
            Err(missing) => page.paragraph(&missing),
            Ok(limits) => self.limit_table(page, limits),
        }
    }

    pub(super) fn limit_table(&self, page: &mut Page, limits: &[Limit]) {
        if let [limit] = limits {
            self.only_limit(page, limit);
        } else {
            self.several_limits(page, limits);
        }
        for limit in limits {
            self.not_formalised(page, &limit.unmodelled);
        }
    }

    /// A single limit is a sentence.
    fn only_limit(&self, page: &mut Page, limit: &Limit) {
        let mut sentence = amount(limit);
        if let Some(start) = &limit.start {
            push(&mut sentence, format_args!(", {} {}", words("tính từ", "counted from"), self.start(start)));
        }
        if !is_general(limit) {
            push(&mut sentence, format_args!(" · {}", self.applies(limit)));
        }
        page.paragraph(&sentence);
        let details = list("", &self.limit_details(limit));
        if !details.is_empty() {
            page.block(&details);
        }
    }

    fn several_limits(&self, page: &mut Page, limits: &[Limit]) {
        let mut rows = String::from("<tbody>\n");
        for limit in limits {
            let mut how_long = amount(limit);
            if let Some(start) = &limit.start {
                how_long.push_str(&details([format!("{} {}", words("tính từ", "counted from"), self.start(start))]));
            }
            let details = details(self.limit_details(limit));
            push(
                &mut rows,
                format_args!(
                    "<tr><td>{}{details}</td><td class=\"quantity\">{how_long}</td></tr>\n",
                    self.applies(limit)
                ),
            );
        }
        rows.push_str("</tbody>\n");
        page.block(&table(&[("Áp dụng", "Applies"), ("Thời hạn", "Time limit")], &rows));
    }

    /// `3 ngày tính từ ngày thông báo · khi nộp qua bưu chính`, for one step.
    pub(super) fn limit_in_step(&self, limit: &Limit) -> String {
        let mut sentence = match &limit.amount {
            LimitAmount::Within(duration) => shown(|lang| show::duration(duration, lang)),
            LimitAmount::Absent(absence) => terms::absent(*absence),
            LimitAmount::Unread(said) => terms::unread(said),
        };
        if let Some(start) = &limit.start {
            push(&mut sentence, format_args!(" {} {}", words("tính từ", "counted from"), self.start(start)));
        }
        match is_general(limit) {
            true => sentence,
            false => format!("{sentence} · {}", self.applies(limit)),
        }
    }

    /// In which cases and for which ways of filing.
    fn applies(&self, limit: &Limit) -> String {
        let mut parts = Vec::new();
        if !limit.via.is_empty() {
            parts.push(shown_filed(&limit.via));
        }
        let condition = self.condition(&limit.condition);
        if !condition.is_empty() {
            parts.push(format!("<span class=\"when\">{condition}</span>"));
        }
        parts.extend(terms::period(&limit.period));
        if parts.is_empty() { words("Mọi trường hợp", "All cases") } else { parts.join(" · ") }
    }

    fn start(&self, start: &StartEvent) -> String {
        both(|phrase| self.say_start(phrase, start))
    }

    fn say_start(&self, phrase: &mut Phrase, start: &StartEvent) {
        match start {
            StartEvent::Step(id) => {
                phrase.say("bước ", "the step ");
                self.step_name(phrase, id);
            }
            StartEvent::Other(text) => {
                phrase.vietnamese(text);
            }
            event => {
                let words = show::start(event, phrase.lang());
                phrase.own(&words);
            }
        }
    }

    fn step_name(&self, phrase: &mut Phrase, id: &str) {
        match self.procedure().all_steps().find(|step| step.id.value == id) {
            Some(step) => phrase.own("“").text(&step.name).own("”"),
            None => phrase.vietnamese(&crate::book::condition::spaced(id)),
        };
    }

    pub(super) fn limit_details(&self, limit: &Limit) -> Vec<String> {
        let mut lines = Vec::new();
        for exception in &limit.exceptions {
            let within = shown(|lang| show::duration(&exception.within, lang));
            let mut line = format!("{} {within}{}", words("Ngoại trừ:", "Except:"), self.when(&exception.condition));
            if let Some(period) = terms::period_inside(&exception.validity) {
                push(&mut line, format_args!(", {period}"));
            }
            lines.push(line);
            lines.extend(self.view.basis(&exception.basis));
        }
        if let Some(minutes) = limit.cut_off {
            let hour = hour(i64::from(minutes));
            lines.push(both(|phrase| {
                phrase.say("Hồ sơ nộp sau ", "What is filed after ").own(&hour);
                phrase.say(" được tính từ ngày làm việc tiếp theo.", " counts from the next working day.");
            }));
        }
        for pause in &limit.pauses {
            lines.push(self.pause(pause));
            lines.extend(self.view.basis(&pause.basis));
        }
        if let Some(clock) = &limit.applicant {
            lines.extend(self.clock(("Người nộp có", "The applicant has"), clock, ""));
        }
        if let Some(clock) = &limit.consultation_cap {
            let all = ("Toàn bộ việc lấy ý kiến phối hợp không quá", "All consultations together take at most");
            lines.extend(self.clock(all, clock, ""));
        }
        for duty in &limit.duties {
            lines.extend(self.clock(("Sau khi có kết quả, trong", "After the grant, within"), &duty.clock, &duty.text));
        }
        if let Some(expiry) = &limit.on_expiry {
            let consequence = match &expiry.consequence {
                Consequence::Known(expiry) => terms::said(terms::expiry(*expiry)),
                Consequence::Other(text) => {
                    format!("{}: {}", words("Khi quá thời hạn", "When the limit passes"), escape::html(text))
                }
            };
            lines.push(format!("{consequence}{}", self.when(&expiry.condition)));
            lines.extend(self.view.basis(&expiry.basis));
        }
        lines.extend(self.view.basis(&limit.basis));
        lines.extend(self.view.basis(&limit.period.basis));
        lines.extend(published(limit.published.as_deref()));
        lines.extend(limit.remarks.iter().map(text));
        lines
    }

    /// A time of its own beside the limit, such as the applicant's.
    fn clock(&self, (vi, en): (&str, &str), clock: &Clock, what: &str) -> impl Iterator<Item = String> + use<> {
        let line = both(|phrase| {
            let within = show::duration(&clock.within, phrase.lang());
            phrase.say(vi, en).own(" ").own(&within);
            if let Some(start) = &clock.start {
                phrase.say(" tính từ ", " counted from ");
                self.say_start(phrase, start);
            }
            if !what.is_empty() {
                phrase.own(": ").vietnamese(what);
            }
            if clock.condition == Condition::Always {
                phrase.own(".");
            }
        });
        let line = format!("{line}{}", self.when(&clock.condition));
        std::iter::once(line).chain(self.view.basis(&clock.basis))
    }

    fn pause(&self, pause: &Pause) -> String {
        let line = both(|phrase| {
            let (vi, en) = terms::pause(pause.kind);
            phrase.say(vi, en);
            match &pause.event {
                None => {}
                Some(PauseEvent::Step(id)) => {
                    phrase.say(" khi ", " upon the step ");
                    self.step_name(phrase, id);
                }
                Some(PauseEvent::Other(text)) => {
                    phrase.say(" khi ", " upon: ").vietnamese(text);
                }
                Some(event) => {
                    let words = show::pause_event(event, phrase.lang());
                    phrase.say(" khi ", " when ").own(&words);
                }
            }
            if let Some(at_most) = &pause.at_most {
                let words = show::duration(at_most, phrase.lang());
                phrase.say(", tối đa ", ", at most ").own(&words);
            }
            if let Some(times) = pause.times {
                phrase.own(", ").own(&times.to_string());
                phrase.say(" lần", if times == 1 { " time" } else { " times" });
            }
            if let Some(start) = &pause.start {
                phrase.say(", tính từ ", ", counted from ");
                self.say_start(phrase, start);
            }
            if pause.condition == Condition::Always {
                phrase.own(".");
            }
        });
        format!("{line}{}", self.when(&pause.condition))
    }
}

fn amount(limit: &Limit) -> String {
    match &limit.amount {
        LimitAmount::Within(duration) => format!("<b>{}</b>", shown(|lang| capital(&show::duration(duration, lang)))),
        LimitAmount::Absent(absence) => terms::absent(*absence),
        LimitAmount::Unread(said) => terms::unread(said),
    }
}

/// Whether a limit holds for every way of filing, in every case and on every day.
fn is_general(limit: &Limit) -> bool {
    limit.via.is_empty() && limit.condition == Condition::Always && terms::period(&limit.period).is_none()
}

/// `Nộp trực tiếp, nộp qua bưu chính`.
pub(super) fn shown_filed(channels: &[tthc_compiler::model::Channel]) -> String {
    both(|phrase| {
        let names: Vec<_> = channels
            .iter()
            .map(|channel| {
                let (vi, en) = terms::filed(*channel);
                phrase.lang().pick(vi, en)
            })
            .collect();
        phrase.own(&capital(&names.join(", ")));
    })
}
