//! The page of a procedure: all published parts, in the order of the published form.

mod cases;
mod dossier;
mod fees;
mod law;
mod limits;
mod overview;
mod powers;
mod record;
mod results;
mod steps;
mod timeline;

use tthc_compiler::model::{Condition, Given, Procedure, Unmodelled};

use super::links::{View, title};
use super::page::{Page, paragraphs};
use super::phrase::{both, words};
use super::register::Listed;
use super::{Chapter, condition, escape, terms};

/// A procedure seen from its volume.
#[derive(Clone, Copy)]
struct Sheet<'r, 'c> {
    view: View<'r, 'c>,
    listed: Listed<'c>,
}

pub(super) fn chapter<'c>(view: View<'_, 'c>, listed: Listed<'c>) -> Chapter {
    let sheet = Sheet { view, listed };
    let mut page = Page::default();
    sheet.next_change(&mut page);
    sheet.overview(&mut page);
    sheet.subjects(&mut page);
    sheet.filing(&mut page);
    sheet.powers(&mut page);
    sheet.questions(&mut page);
    sheet.cases(&mut page);
    sheet.dossiers(&mut page);
    sheet.limits(&mut page);
    sheet.fees(&mut page);
    sheet.steps(&mut page);
    sheet.results(&mut page);
    sheet.requirements(&mut page);
    sheet.forms(&mut page);
    sheet.bases(&mut page);
    sheet.timeline(&mut page);
    sheet.related(&mut page);
    sheet.unmodelled(&mut page);
    sheet.remarks(&mut page);
    sheet.sources(&mut page);
    sheet.published_record(&mut page);
    Chapter {
        path: format!("{}.md", listed.code()),
        title: title(listed.procedure),
        label: listed.code().to_owned(),
        part: None,
        unlisted: false,
        sections: page.sections,
        markdown: page.markdown,
    }
}

impl<'c> Sheet<'_, 'c> {
    fn procedure(&self) -> &'c Procedure {
        self.listed.procedure
    }

    /// A condition as HTML with a space before it; nothing for what always holds.
    fn when(&self, condition: &Condition) -> String {
        match condition {
            Condition::Always => String::new(),
            _ => format!(" <span class=\"when\">{}</span>", self.condition(condition)),
        }
    }

    fn condition(&self, condition: &Condition) -> String {
        both(|phrase| condition::say(phrase, condition, &self.procedure().facts))
    }

    /// `Áp dụng khi …`; nothing for what always holds.
    fn applies_when(&self, condition: &Condition) -> Option<String> {
        match condition {
            Condition::Always => None,
            _ => Some(format!("{}{}", words("Áp dụng", "Applies"), self.when(condition))),
        }
    }

    /// Sentences of law that the file does not model, each in a box.
    fn not_formalised(&self, page: &mut Page, all: &[Unmodelled]) {
        let title = words("Chưa mã hóa", "Not formalised");
        for one in all {
            let mut about = Vec::new();
            if let Some(reason) = &one.reason {
                about.push(format!("{}: {}", words("Lý do", "Reason"), escape::html(reason)));
            }
            if let Some(owner) = &one.owner {
                about.push(format!("{}: {}", words("Phụ trách", "Owner"), escape::html(owner)));
            }
            about.extend(self.view.basis(&one.basis));
            let about = match about.as_slice() {
                [] => String::new(),
                about => format!("<p class=\"source\">{}</p>", about.join(". ")),
            };
            let html = format!("{}{about}", paragraphs(&one.text.value));
            page.note("note not-formalised", &title, &html);
        }
    }
}

/// Lines of detail below a name.
fn details(lines: impl IntoIterator<Item = String>) -> String {
    lines.into_iter().map(|line| format!(" <span class=\"detail\">{line}</span>")).collect()
}

/// How the published record says it, where it does.
fn published(published: Option<&str>) -> Option<String> {
    let published = escape::html(published?);
    Some(format!("{}: “<span lang=\"vi\">{published}</span>”", words("Bản công bố ghi", "As published")))
}

/// A field's value, or as HTML why there is none.
fn given<T>(given: &Given<Vec<T>>) -> Result<&[T], String> {
    match given {
        Given::Value(values) if !values.value.is_empty() => Ok(&values.value),
        Given::Value(_) | Given::Missing => Err(terms::missing()),
        Given::Unreadable => Err(terms::nothing("Tệp nguồn có lỗi ở mục này", "The source file has an error here")),
    }
}
