//! The order of carrying out: as a list, as a picture, and the picture in words.

use tthc_compiler::model::{Actor, Case, Condition, Limit, LimitAmount, Role, Step};
use tthc_compiler::show;

use super::{Sheet, details, given};
use crate::book::page::{Page, paragraphs};
use crate::book::phrase::{both, push, text, vietnamese, words};
use crate::book::{condition, escape, terms};
use crate::diagram;

impl Sheet<'_, '_> {
    pub(super) fn steps(&self, page: &mut Page) {
        let procedure = self.procedure();
        let in_cases = procedure.cases.iter().any(|case| !case.steps.is_empty());
        if procedure.steps.is_missing() && in_cases {
            return;
        }
        page.section("trinh-tu", "Trình tự thực hiện", "Steps");
        if let Some(absence) = procedure.no_steps {
            page.paragraph(&terms::absent(absence));
            return;
        }
        match given(&procedure.steps) {
            Err(missing) => page.paragraph(&missing),
            Ok(steps) => self.step_list(page, steps, None),
        }
    }

    pub(super) fn step_list(&self, page: &mut Page, steps: &[Step], case: Option<&Case>) {
        let mut html = String::from("<ol class=\"steps\">\n");
        for step in steps {
            html.push_str(&self.step(step, steps, case));
        }
        html.push_str("</ol>");
        page.block(&html);
        // Steps that are only told one after the other make no picture.
        if steps.len() > 1 && steps.iter().any(|step| !step.onward.is_empty()) {
            self.picture(page, steps, case);
        }
        for step in steps {
            self.not_formalised(page, &step.unmodelled);
            step.limits.iter().for_each(|limit| self.not_formalised(page, &limit.unmodelled));
        }
    }

    fn step(&self, step: &Step, steps: &[Step], case: Option<&Case>) -> String {
        let class = if step.outside_limit { " class=\"outside-clock\"" } else { "" };
        let actors: Vec<_> = step.actors.iter().map(|actor| self.actor(actor, case)).collect();
        let mut html = format!("<li{class}>");
        if !actors.is_empty() {
            push(&mut html, format_args!("<span class=\"actor\">{}</span> ", actors.join(", ")));
        }
        push(&mut html, format_args!("<b>{}</b>", text(&step.name)));
        for limit in &step.limits {
            push(&mut html, format_args!(" <span class=\"limit\">{}</span>", self.limit_in_step(limit)));
        }
        html.push_str(&self.when(&step.condition));
        html.push_str(&details(self.step_details(step, steps)));
        if let Some(published) = &step.published {
            push(&mut html, format_args!("<div class=\"published\" lang=\"vi\">{}</div>", paragraphs(published)));
        }
        html.push_str("</li>\n");
        html
    }

    fn step_details(&self, step: &Step, steps: &[Step]) -> Vec<String> {
        let mut lines = Vec::new();
        if step.outside_limit {
            lines.push(words("Không tính vào thời hạn giải quyết.", "Not counted in the time limit."));
        }
        if step.signed_digitally {
            lines.push(words("Phải ký số.", "Needs a digital signature."));
        }
        lines.extend(step.limits.iter().flat_map(|limit| self.limit_details(limit)));
        let given: Vec<_> = step.gives.iter().map(|id| self.result_name(id)).collect();
        if !given.is_empty() {
            lines.push(format!("{}: {}", words("Kết quả", "Gives"), given.join(", ")));
        }
        lines.extend(self.onward(step, steps));
        lines.extend(self.view.basis(&step.basis));
        lines.extend(step.remarks.iter().map(text));
        lines
    }

    /// `Tiếp theo: bước 2 hoặc bước 3; nếu không thì bước 5`.
    fn onward(&self, step: &Step, steps: &[Step]) -> Option<String> {
        let number = |id: &str| steps.iter().position(|other| other.id.value == id).map(|at| at + 1);
        let to = |ids: &[tthc_dsl::Spanned<String>]| -> Vec<usize> { ids.iter().filter_map(|id| number(id)).collect() };
        let mut ways = Vec::new();
        for way in &step.onward {
            let numbers = to(&way.to);
            if !numbers.is_empty() {
                ways.push(format!("{}{}", step_numbers(&numbers), self.when(&way.condition)));
            }
            let failing = to(&way.failing);
            if !failing.is_empty() {
                ways.push(format!("{} {}", words("nếu không thì", "failing that"), step_numbers(&failing)));
            }
        }
        if step.ends && ways.is_empty() {
            return Some(words("Kết thúc.", "The procedure ends."));
        }
        (!ways.is_empty()).then(|| format!("{}: {}.", words("Tiếp theo", "Then"), ways.join("; ")))
    }

    fn actor(&self, actor: &Actor, case: Option<&Case>) -> String {
        match actor {
            Actor::Applicant => words("Người nộp hồ sơ", "Applicant"),
            Actor::Authority(id) => self.view.authority(id),
            Actor::Role(role) => {
                let names: Vec<_> = self.holders(*role, case).into_iter().map(|id| self.view.authority(id)).collect();
                match names.is_empty() {
                    true => terms::said(terms::role(*role)),
                    false => names.join(&words(" hoặc ", " or ")),
                }
            }
        }
    }

    /// Who acts, without markup, for the picture.
    fn actor_name(&self, actor: &Actor, case: Option<&Case>) -> String {
        let catalogue = self.view.register.catalogue;
        match actor {
            Actor::Applicant => "Người nộp hồ sơ".into(),
            Actor::Authority(id) => catalogue.authority_name(id).into(),
            Actor::Role(role) => {
                let names: Vec<_> =
                    self.holders(*role, case).into_iter().map(|id| catalogue.authority_name(id)).collect();
                match names.is_empty() {
                    true => terms::role(*role).0.into(),
                    false => names.join(" hoặc "),
                }
            }
        }
    }

    /// Who holds a role: in a case whoever it names, otherwise whoever the procedure names.
    fn holders<'a>(&'a self, role: Role, case: Option<&'a Case>) -> Vec<&'a str> {
        let of_case = case.into_iter().flat_map(|case| &case.powers).filter(|power| power.role.value == role);
        let mut powers: Vec<_> = of_case.collect();
        if powers.is_empty() {
            powers.extend(self.procedure().powers_of(role));
        }
        let mut holders: Vec<&str> = Vec::new();
        for authority in powers.iter().flat_map(|power| &power.authorities) {
            if !holders.contains(&authority.value.as_str()) {
                holders.push(&authority.value);
            }
        }
        holders
    }

    fn picture(&self, page: &mut Page, steps: &[Step], case: Option<&Case>) {
        let drawn: Vec<Drawn> = steps.iter().map(|step| self.drawn(step, case)).collect();
        let nodes: Vec<_> = drawn.iter().map(Drawn::node).collect();
        let labels: Vec<(usize, &str, String, bool)> = steps
            .iter()
            .enumerate()
            .flat_map(|(from, step)| {
                step.onward.iter().flat_map(move |way| {
                    let label = self.label(&way.condition);
                    let to = way.to.iter().map(move |to| (from, to.value.as_str(), label.clone(), false));
                    let failing = way.failing.iter().map(move |to| (from, to.value.as_str(), String::new(), true));
                    to.chain(failing)
                })
            })
            .collect();
        let edges: Vec<_> = labels
            .iter()
            .map(|(from, to, label, is_otherwise)| diagram::Edge {
                from: &steps[*from].id.value,
                to,
                label,
                is_otherwise: *is_otherwise,
            })
            .collect();
        let code = self.listed.code();
        let (prefix, of) = match case {
            Some(case) => (format!("so-do-{code}-{}", tthc_dsl::fold(&case.id)), case.name.vi.clone()),
            None => (format!("so-do-{code}"), self.procedure().name.value().map_or(code.to_owned(), |n| n.vi.clone())),
        };
        let title = format!("Sơ đồ trình tự: {of}");
        let description = format!("{} bước; nội dung bằng lời ở ngay dưới hình.", steps.len());
        let svg = diagram::svg(&prefix, &nodes, &edges, &title, &description);
        page.block(&format!(
            "<figure class=\"workflow\">\n{svg}<figcaption>{}</figcaption>\n</figure>",
            words("Sơ đồ các bước", "The steps as a picture")
        ));
        page.block(&format!(
            "<details class=\"in-words\"><summary>{}</summary>",
            words("Sơ đồ bằng lời", "The picture in words")
        ));
        page.markdown.push_str(&diagram::text(&nodes, &edges));
        page.markdown.push('\n');
        page.block("</details>");
    }

    fn drawn(&self, step: &Step, case: Option<&Case>) -> Drawn {
        let actors: Vec<_> = step.actors.iter().map(|actor| self.actor_name(&actor.value, case)).collect();
        let limits = step.limits.iter().filter_map(|limit| self.plain_limit(limit));
        let conditions = std::iter::once(self.plain_condition(&step.condition)).filter(|words| !words.is_empty());
        let notes: Vec<_> = limits.chain(conditions).collect();
        let applicant = step.actors.iter().any(|actor| actor.value == Actor::Applicant);
        Drawn {
            id: step.id.value.clone(),
            label: step.name.vi.clone(),
            actor: actors.join(", "),
            note: notes.join("; "),
            kind: match (applicant, step.ends) {
                (true, _) => diagram::Kind::Applicant,
                (false, true) => diagram::Kind::End,
                (false, false) => diagram::Kind::Agency,
            },
            outside_clock: step.outside_limit,
        }
    }

    fn plain_limit(&self, limit: &Limit) -> Option<String> {
        let LimitAmount::Within(duration) = &limit.amount else { return None };
        let duration = show::duration(duration, tthc_dsl::Lang::Vi);
        match self.plain_condition(&limit.condition) {
            condition if condition.is_empty() => Some(duration),
            condition => Some(format!("{duration} {condition}")),
        }
    }

    fn plain_condition(&self, of: &Condition) -> String {
        vietnamese(|phrase| condition::say(phrase, of, &self.procedure().facts))
    }

    /// A condition beside an arrow, where room is short.
    fn label(&self, of: &Condition) -> String {
        vietnamese(|phrase| condition::say_clause(phrase, of, &self.procedure().facts))
    }

    fn result_name(&self, id: &str) -> String {
        let procedure = self.procedure();
        let results = procedure.results.value().into_iter().flatten();
        let mut results = results.chain(procedure.cases.iter().flat_map(|case| &case.results));
        match results.find(|result| result.id.value == id) {
            Some(result) => text(&result.name),
            None => escape::html(&condition::spaced(id)),
        }
    }
}

/// The words of a box of the picture.
struct Drawn {
    id: String,
    label: String,
    actor: String,
    note: String,
    kind: diagram::Kind,
    outside_clock: bool,
}

impl Drawn {
    fn node(&self) -> diagram::Node<'_> {
        diagram::Node {
            id: &self.id,
            label: &self.label,
            actor: &self.actor,
            note: &self.note,
            kind: self.kind,
            outside_clock: self.outside_clock,
        }
    }
}

fn step_numbers(numbers: &[usize]) -> String {
    both(|phrase| {
        phrase.list(numbers, crate::book::phrase::OR, |phrase, number| {
            phrase.say("bước ", "step ").own(&number.to_string());
        });
    })
}
