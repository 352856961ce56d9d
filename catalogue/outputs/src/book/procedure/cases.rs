//! The questions on which the answer depends, and the cases with papers, limits and fees of their own.

use tthc_compiler::model::{Case, FactKind};
use tthc_dsl::format;

use super::{Sheet, details};
use crate::book::condition::spaced;
use crate::book::page::{Page, list};
use crate::book::phrase::{OR, both, text, words};
use crate::book::{escape, terms};

impl Sheet<'_, '_> {
    pub(super) fn questions(&self, page: &mut Page) {
        let facts = &self.procedure().facts;
        if facts.is_empty() {
            return;
        }
        page.section("cau-hoi", "Câu hỏi cần trả lời", "Questions to answer");
        page.paragraph(&words(
            "Giấy tờ, thời hạn, phí hoặc cơ quan giải quyết có thể khác nhau tùy câu trả lời.",
            "Papers, limits, fees or the authority may depend on the answers.",
        ));
        let questions: Vec<_> = facts
            .iter()
            .map(|fact| {
                let question = match fact.question.vi.is_empty() {
                    true => escape::html(&spaced(&fact.id)),
                    false => text(&fact.question),
                };
                let name = words("gọi tắt là", "in short:");
                format!(
                    "{question} <span class=\"detail\">{} · {name} “<i lang=\"vi\">{}</i>”</span>{}",
                    answers(&fact.kind),
                    escape::html(&spaced(&fact.id)),
                    details(self.view.basis(&fact.basis))
                )
            })
            .collect();
        page.block(&list("entries", &questions));
    }

    pub(super) fn cases(&self, page: &mut Page) {
        let cases = &self.procedure().cases;
        if cases.is_empty() {
            return;
        }
        page.section("truong-hop", "Các trường hợp", "Cases");
        for case in cases {
            self.case(page, case);
        }
    }

    fn case(&self, page: &mut Page, case: &Case) {
        let name = if case.name.vi.is_empty() { escape::html(&spaced(&case.id)) } else { text(&case.name) };
        page.block(&format!("<h3 id=\"{}\">{name}</h3>", case_id(&case.id)));
        let mut about = Vec::new();
        if let Some(code) = &case.code {
            about.push(format!("{} {}", words("Mã", "Code"), terms::code(code)));
        }
        about.extend(self.applies_when(&case.condition));
        for clause in &case.levels {
            let badges: String = clause.levels.iter().map(|level| terms::badge(level.value)).collect();
            about.push(format!("{badges}{}", self.when(&clause.condition)));
            about.extend(terms::period(&clause.validity));
            about.extend(self.view.basis(&clause.basis));
        }
        about.extend(self.view.basis(&case.basis));
        if !about.is_empty() {
            page.paragraph(&about.join(" · "));
        }
        if !case.powers.is_empty() {
            let powers = self.power_list(&case.powers);
            part(page, "Cơ quan và thẩm quyền", "Authorities and powers");
            page.block(&powers);
        }
        if !case.dossiers.is_empty() {
            part(page, "Hồ sơ", "Dossier");
            for dossier in &case.dossiers {
                self.dossier(page, dossier);
            }
        }
        if !case.limits.is_empty() {
            part(page, "Thời hạn giải quyết", "Time limit");
            self.limit_table(page, &case.limits);
        }
        if !case.fees.is_empty() {
            part(page, "Phí, lệ phí", "Fees");
            self.fee_block(page, &case.fees);
        }
        if let Some(absence) = case.no_steps {
            part(page, "Trình tự thực hiện", "Steps");
            page.paragraph(&terms::absent(absence));
        }
        if !case.steps.is_empty() {
            part(page, "Trình tự thực hiện", "Steps");
            self.step_list(page, &case.steps, Some(case));
        }
        if let Some(absence) = case.no_results {
            part(page, "Kết quả", "Results");
            page.paragraph(&terms::absent(absence));
        }
        if !case.results.is_empty() {
            part(page, "Kết quả", "Results");
            page.block(&self.result_list(&case.results));
        }
        page.remarks(&case.remarks);
        self.not_formalised(page, &case.unmodelled);
    }
}

fn part(page: &mut Page, vi: &str, en: &str) {
    page.block(&format!("<h4>{}</h4>", words(vi, en)));
}

/// The anchor of a case.
fn case_id(name: &str) -> String {
    let folded = tthc_dsl::fold(name);
    let safe = folded.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' });
    format!("truong-hop-{}", safe.collect::<String>())
}

/// What may be answered.
fn answers(kind: &FactKind) -> String {
    both(|phrase| {
        match kind {
            FactKind::YesNo => phrase.say("Có hoặc không", "Yes or no"),
            FactKind::Date => phrase.say("Một ngày", "A day"),
            FactKind::Money => phrase.say("Một số tiền", "A sum of money"),
            FactKind::Number { from, to, unit } => {
                phrase.say("Một số", "A number");
                if let Some(from) = from {
                    phrase.say(" từ ", " from ").own(&format::thousands(*from));
                }
                if let Some(to) = to {
                    phrase.say(" đến ", " to ").own(&format::thousands(*to));
                }
                if let Some(unit) = unit {
                    phrase.own(" (").vietnamese(unit).own(")");
                }
                phrase
            }
            FactKind::OneOf(choices) => phrase.say("Một trong: ", "One of: ").list(choices, OR, |phrase, choice| {
                phrase.vietnamese(&spaced(choice));
            }),
            FactKind::SomeOf(choices) => {
                phrase.say("Có thể chọn nhiều: ", "Any of: ").list(choices, (", ", ", "), |phrase, choice| {
                    phrase.vietnamese(&spaced(choice));
                })
            }
        };
    })
}
