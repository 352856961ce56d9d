//! Steps, results and requirements.

use serde_json::Value;
use tthc_dsl::{Lang, Word, fold};

use super::{Writing, limit};
use crate::law::is_code;
use crate::name::Names;
use crate::prose::{self, Absence, Actor};
use crate::read::ROLES;
use crate::text::{Page, quoted};

/// Does the text tell what the agency does, too?
fn tells_of_agency(text: &str) -> bool {
    const AGENCY: [&str; 10] = [
        "tham dinh",
        "giai quyet",
        "bo phan tiep nhan",
        "can bo tiep nhan",
        "co quan tiep nhan",
        "tra ket qua",
        "xem xet",
        "kiem tra",
        "ra thong bao",
        "buoc 2",
    ];
    let folded = fold(text);
    AGENCY.iter().any(|words| folded.contains(words))
}

/// Is the time that of the step? Days from the receipt are the agency's, and those of the first step before anything was
/// received are a window for filing.
fn is_of_step(limit: &prose::Limit, actor: Option<Word>, at: usize) -> bool {
    use prose::StartEvent::{CompleteDossier, CompleteDossierAndFee, Receipt};
    let start = limit.start.as_ref().filter(|start| start.certain).map(|start| &start.value);
    let received = matches!(start, Some(Receipt | CompleteDossier | CompleteDossierAndFee));
    match actor {
        Some(Word::Applicant) => !received && start.is_some() && at > 0,
        Some(_) => received || at > 0,
        None => start.is_some() && (received || at > 0),
    }
}

impl Writing<'_> {
    /// The published record tells the steps one after the other; which of them follow which it leaves to the reader.
    pub(super) fn steps(&mut self, page: &mut Page) {
        let read = self.read;
        let steps = &read.record.execution_steps;
        if steps.is_empty() || self.options.facts_only {
            return;
        }
        for (at, step) in steps.iter().enumerate().filter(|(_, step)| !step.name.is_empty()) {
            self.other(format!("/executionSteps/{at}/name"), Value::String(step.name.clone()));
        }
        page.block("trình tự", |page| {
            for (at, (step, reading)) in steps.iter().zip(&read.steps).enumerate() {
                let number = at + 1;
                let title = reading.title.as_ref().filter(|title| title.certain).map(|title| title.value.as_str());
                let own = Some(step.name.as_str()).filter(|name| !name.is_empty());
                let title = own.or(title).map_or_else(|| format!("Bước {number}"), str::to_owned);
                let actor =
                    reading.actor.as_ref().filter(|actor| actor.certain).and_then(|actor| self.actor(&actor.value));
                // A text that tells what both sides do is nobody's step alone.
                let actor = actor.filter(|actor| *actor != Word::Applicant || !tells_of_agency(&step.description));
                let by = actor.map(|actor| format!(" bởi {}", actor.spelling(Lang::Vi))).unwrap_or_default();
                page.block(&format!("bước-{number} {}{by}", quoted(&title)), |page| {
                    let within = reading.limit.as_ref().filter(|limit| limit.certain);
                    let within = within.filter(|within| is_of_step(&within.value, actor, at));
                    if let Some(clause) = within.and_then(|within| limit::within(&within.value)) {
                        page.line(&format!("trong {clause}"));
                    }
                    let cited = self.cited(&step.description);
                    for line in cited.chunks(4) {
                        page.line(&format!("căn cứ {}", line.join(", ")));
                    }
                    page.text("nguyên văn", &step.description);
                });
            }
        });
    }

    /// The provisions that a step names for certain, of instruments that the record or the catalogue has: a step that rests on
    /// a lapsed text is found.
    fn cited(&self, description: &str) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        for citation in prose::citations(description).iter().filter(|citation| citation.certain) {
            let number = &citation.value.instrument;
            let known = self.law.instruments.get(number).is_some_and(|known| known.cited_by.is_none())
                || self.read.bases.iter().any(|basis| basis.number.as_ref() == Some(number));
            let clause = citation.value.to_clause();
            if known && self.cites(number) && !out.contains(&clause) {
                out.push(clause);
            }
        }
        out
    }

    /// The role of whoever acts: a body that the record does not name elsewhere has none.
    fn actor(&self, actor: &Actor) -> Option<Word> {
        match actor {
            Actor::Applicant => Some(Word::Applicant),
            Actor::Body(name) => {
                let folded = fold(name);
                let holds = |names: &Vec<String>| names.iter().any(|own| fold(own) == folded);
                ROLES.into_iter().zip(&self.read.bodies).find(|(_, bodies)| holds(&bodies.names)).map(|(role, _)| role)
            }
        }
    }

    pub(super) fn results(&mut self, page: &mut Page) {
        let results = &self.read.record.results_details;
        if results.is_empty() {
            return;
        }
        let mut names = Names::default();
        let mut others = Vec::new();
        page.block("kết quả", |page| {
            for (at, result) in results.iter().enumerate() {
                let head = format!("{} {}", names.fresh(&result.name, 6, "kết-quả-khác"), quoted(&result.name));
                match result.code.as_deref().filter(|code| !code.is_empty()) {
                    Some(code) if is_code(code) => page.brief(&head, &format!("mã {code}")),
                    code => {
                        others.extend(code.map(|code| (at, code.to_owned())));
                        page.line(&head);
                    }
                }
            }
        });
        for (at, code) in others {
            self.other(format!("/resultsDetails/{at}/code"), Value::String(code));
        }
    }

    pub(super) fn requirements(&mut self, page: &mut Page) {
        let text = &self.read.record.requirements_and_conditions;
        let (words, usual) = match prose::absence(text) {
            Some(Absence::Empty) => return,
            Some(Absence::None) => ("không", "Không"),
            Some(Absence::Unspecified) => ("không quy định", "Không quy định"),
            Some(Absence::NotStated | Absence::Zero) => {
                return self.other("/requirementsAndConditions", Value::String(text.clone()));
            }
            None if self.options.facts_only => return,
            None => return page.text("điều kiện", text),
        };
        let head = format!("điều kiện {words}");
        if text == usual || self.options.facts_only {
            page.line(&head);
        } else {
            page.block(&head, |page| page.text("nguyên văn", text));
        }
    }
}
