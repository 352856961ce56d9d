//! How long the authority may take.

use tthc_compiler::model::{Condition, Given, Limit, LimitAmount, Pause, StartEvent};
use tthc_compiler::show;

use super::{Sheet, given, not_formalised};
use crate::book::condition::clock;
use crate::book::page::{Page, list, table};
use crate::book::phrase::{Phrase, both, capital, push, shown, words};
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
        for note in limits.iter().flat_map(|limit| not_formalised(&limit.unmodelled)) {
            page.block(&note);
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
            let amount = amount(limit);
            let start = match &limit.start {
                Some(start) => self.start(start),
                None => "–".into(),
            };
            push(
                &mut rows,
                format_args!("<tr><td>{amount}</td><td>{}</td><td>{start}</td></tr>\n", self.applies(limit)),
            );
            let details = list("", &self.limit_details(limit));
            if !details.is_empty() {
                push(&mut rows, format_args!("<tr class=\"more\"><td colspan=\"3\">{details}</td></tr>\n"));
            }
        }
        rows.push_str("</tbody>\n");
        page.block(&table(&[("Thời hạn", "Time limit"), ("Áp dụng", "Applies"), ("Tính từ", "Counted from")], &rows));
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
        if parts.is_empty() { words("Mọi trường hợp", "All cases") } else { parts.join("<br>") }
    }

    fn start(&self, start: &StartEvent) -> String {
        both(|phrase| match start {
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
        })
    }

    fn step_name(&self, phrase: &mut Phrase, id: &str) {
        match self.procedure().all_steps().find(|step| step.id.value == id) {
            Some(step) => phrase.own("“").text(&step.name).own("”"),
            None => phrase.vietnamese(&crate::book::condition::spaced(id)),
        };
    }

    pub(super) fn limit_details(&self, limit: &Limit) -> Vec<String> {
        let mut lines = Vec::new();
        for (duration, condition) in &limit.exceptions {
            let duration = shown(|lang| show::duration(duration, lang));
            lines.push(format!("{} {duration}{}", words("Ngoại trừ:", "Except:"), self.when(condition)));
        }
        if let Some(minutes) = limit.cut_off {
            let hour = clock(i64::from(minutes));
            lines.push(both(|phrase| {
                phrase.say("Hồ sơ nộp sau ", "What is filed after ").own(&hour);
                phrase.say(" được tính từ ngày làm việc tiếp theo.", " counts from the next working day.");
            }));
        }
        lines.extend(limit.pauses.iter().map(pause));
        if let Some(duration) = &limit.applicant {
            lines.push(with_duration("Người nộp có", "The applicant has", duration, ""));
        }
        if let Some(duration) = &limit.consultation_cap {
            let (vi, en) = ("Toàn bộ việc lấy ý kiến phối hợp không quá", "All consultations together take at most");
            lines.push(with_duration(vi, en, duration, ""));
        }
        for (what, duration) in &limit.duties {
            let (vi, en) = ("Sau khi có kết quả, trong", "After the grant, within");
            lines.push(with_duration(vi, en, duration, what));
        }
        lines.extend(limit.expiry.map(|expiry| terms::said(terms::expiry(expiry))));
        if let Some(text) = &limit.expiry_text {
            lines.push(format!("{}: {}", words("Khi quá thời hạn", "When the limit passes"), escape::html(text)));
        }
        if !limit.basis.is_empty() {
            lines.push(self.basis(&limit.basis));
        }
        lines
    }
}

fn amount(limit: &Limit) -> String {
    match &limit.amount {
        LimitAmount::Within(duration) => format!("<b>{}</b>", shown(|lang| show::duration(duration, lang))),
        LimitAmount::Absent(absence) => terms::absent(*absence),
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

fn with_duration(vi: &str, en: &str, duration: &tthc_dsl::tree::Duration, what: &str) -> String {
    both(|phrase| {
        let words = show::duration(duration, phrase.lang());
        phrase.say(vi, en).own(" ").own(&words);
        if !what.is_empty() {
            phrase.own(": ").vietnamese(what);
        }
        phrase.own(".");
    })
}

fn pause(pause: &Pause) -> String {
    both(|phrase| {
        let (vi, en) = terms::pause(pause.kind);
        phrase.say(vi, en);
        if let Some(event) = &pause.event {
            phrase.say(" khi ", " upon: ").vietnamese(event);
        }
        if let Some(at_most) = &pause.at_most {
            let words = show::duration(at_most, phrase.lang());
            phrase.say(", tối đa ", ", at most ").own(&words);
        }
        if let Some(times) = pause.times {
            phrase.own(", ").own(&times.to_string());
            phrase.say(" lần", if times == 1 { " time" } else { " times" });
        }
        phrase.own(".");
    })
}
