//! Results, requirements and forms.

use std::collections::BTreeSet;

use tthc_compiler::model::{FieldType, Form, FormField, ResultPaper, ValidFor};
use tthc_compiler::show;

use super::{Sheet, details, given, published};
use crate::book::page::{Page, list, paragraphs};
use crate::book::phrase::{both, push, shown, text, words};
use crate::book::{escape, terms};

impl Sheet<'_, '_> {
    pub(super) fn results(&self, page: &mut Page) {
        let procedure = self.procedure();
        if procedure.results.is_missing() && procedure.cases.iter().any(|case| !case.results.is_empty()) {
            return;
        }
        page.section("ket-qua", "Kết quả", "Results");
        if let Some(absence) = procedure.no_results {
            page.paragraph(&terms::absent(absence));
            return;
        }
        match given(&procedure.results) {
            Err(missing) => page.paragraph(&missing),
            Ok(results) => page.block(&self.result_list(results)),
        }
    }

    pub(super) fn result_list(&self, results: &[ResultPaper]) -> String {
        let items: Vec<_> = results
            .iter()
            .map(|result| {
                let mut about = Vec::new();
                about.extend(result.code.as_ref().map(|code| terms::code(code)));
                match &result.valid_for {
                    None => {}
                    Some(ValidFor::Unspecified) => {
                        about.push(words(
                            "thời gian có giá trị: pháp luật không quy định",
                            "validity: not laid down by law",
                        ));
                    }
                    Some(time) => {
                        let time = shown(|lang| show::valid_for(time, lang));
                        about.push(format!("{} {time}", words("có giá trị", "valid for")));
                    }
                }
                let about = if about.is_empty() { None } else { Some(about.join(" · ")) };
                let more = self.view.basis(&result.basis).into_iter().chain(result.remarks.iter().map(text));
                let name = text(&result.name);
                format!("{name}{}{}", self.when(&result.condition), details(about.into_iter().chain(more)))
            })
            .collect();
        list("", &items)
    }

    pub(super) fn requirements(&self, page: &mut Page) {
        let requirements = &self.procedure().requirements;
        if requirements.is_missing() {
            return;
        }
        page.section("dieu-kien", "Yêu cầu, điều kiện", "Requirements");
        let as_published = published(self.procedure().requirements_published.as_deref());
        if let Some(absence) = self.procedure().no_requirements {
            page.paragraph(&format!("{}{}", terms::absent(absence), details(as_published)));
            return;
        }
        match given(requirements) {
            Err(missing) => page.paragraph(&missing),
            Ok(requirements) => {
                let items: Vec<_> = requirements
                    .iter()
                    .map(|one| {
                        let more = self.view.basis(&one.basis).into_iter().chain(one.remarks.iter().map(text));
                        let said = if one.text.vi.contains('\n') { paragraphs(&one.text.vi) } else { text(&one.text) };
                        format!("{said}{}{}", self.when(&one.condition), details(more))
                    })
                    .collect();
                page.block(&list("", &items));
            }
        }
        as_published.iter().for_each(|line| page.paragraph(line));
    }

    /// The forms that the procedure or its papers name, each once.
    pub(super) fn forms(&self, page: &mut Page) {
        let procedure = self.procedure();
        let named = procedure.forms.iter().chain(procedure.all_papers().filter_map(|paper| paper.form.as_ref()));
        let mut seen = BTreeSet::new();
        let named: Vec<_> = named.filter(|name| seen.insert(name.value.as_str())).collect();
        if named.is_empty() {
            return;
        }
        page.section("mau", "Mẫu đơn, tờ khai", "Forms");
        for name in named {
            match self.view.register.catalogue.forms.get(&name.value) {
                Some(form) => self.form(page, form),
                None => page.paragraph(&format!(
                    "{} {}",
                    escape::html(name),
                    terms::nothing("không có trong danh mục", "not in the catalogue")
                )),
            }
        }
    }

    fn form(&self, page: &mut Page, form: &Form) {
        let mut under = Vec::new();
        under.extend(form.number.as_ref().map(|number| escape::html(number)));
        under.extend(form.under.as_ref().map(|citation| self.view.citation(citation)));
        let under = match under.as_slice() {
            [] => String::new(),
            under => format!(" <span class=\"detail\">{}</span>", under.join(", ")),
        };
        page.block(&format!("<p id=\"{}\"><b>{}</b>{under}</p>", form_id(&form.id), text(&form.name)));
        page.remarks(&form.remarks);
        if form.fields.is_empty() {
            return;
        }
        let fields: Vec<_> = form.fields.iter().map(|one| self.field(one)).collect();
        page.block(&format!(
            "<details><summary>{}</summary>\n{}\n</details>",
            both(|phrase| {
                let count = fields.len();
                phrase.own(&count.to_string());
                phrase.say(" mục phải khai trong mẫu", if count == 1 { " field" } else { " fields" });
            }),
            list("", &fields)
        ));
    }

    /// A form that a paper is filled in on, linked to its place on the page.
    pub(super) fn form_link(&self, name: &str) -> String {
        match self.view.register.catalogue.forms.get(name) {
            Some(form) => {
                let number =
                    form.number.as_ref().map_or_else(String::new, |number| format!(" ({})", escape::html(number)));
                format!("<a href=\"#{}\">{}</a>{number}", form_id(name), text(&form.name))
            }
            None => escape::html(name),
        }
    }

    fn field(&self, field: &FormField) -> String {
        let (vi, en) = match field.kind {
            FieldType::ShortText | FieldType::LongText => ("chữ", "text"),
            FieldType::Number => ("số", "number"),
            FieldType::Date => ("ngày", "date"),
            FieldType::Money => ("số tiền", "money"),
            FieldType::YesNo => ("có hoặc không", "yes or no"),
            FieldType::Attachment => ("tệp đính kèm", "attachment"),
            FieldType::OneOf(_) => ("chọn một", "one of"),
            FieldType::SomeOf(_) => ("chọn nhiều", "any of"),
        };
        let label = if field.label.vi.is_empty() {
            escape::html(&crate::book::condition::spaced(&field.id))
        } else {
            text(&field.label)
        };
        let mut about = words(vi, en);
        if let FieldType::OneOf(choices) | FieldType::SomeOf(choices) = &field.kind {
            let choices: Vec<_> = choices.iter().map(|choice| crate::book::condition::spaced(choice)).collect();
            push(&mut about, format_args!(": {}", escape::html(&choices.join(", "))));
        }
        if field.required {
            push(&mut about, format_args!("; {}", words("bắt buộc", "required")));
        }
        if let Some(most) = field.at_most {
            let most = tthc_dsl::format::thousands(most);
            push(&mut about, format_args!("; {} {most}", words("tối đa", "at most")));
        }
        let remarks = field.remarks.iter().map(text);
        format!("{label}{}{}", self.when(&field.condition), details(std::iter::once(about).chain(remarks)))
    }
}

fn form_id(name: &str) -> String {
    let folded = tthc_dsl::fold(name);
    let safe = folded.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' });
    format!("mau-{}", safe.collect::<String>())
}
