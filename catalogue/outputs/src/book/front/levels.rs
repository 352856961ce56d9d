//! The pages by level.

use tthc_compiler::model::{Level, Procedure};

use super::{View, by_level, count, count_span, level_page, push, terms};
use crate::book::page::Page;
use crate::book::phrase::words;
use crate::book::{Chapter, Heading};

pub(super) fn overview(view: View<'_, '_>) -> Chapter {
    let mut page = Page::default();
    page.paragraph(&words(
        "Một thủ tục do nhiều cấp giải quyết có mặt ở trang của từng cấp.",
        "A procedure that several levels decide stands on the page of each.",
    ));
    page.block(&cards(view));
    Chapter {
        path: "cap.md".into(),
        title: Heading::new("Thủ tục theo cấp giải quyết", "Procedures by level"),
        markdown: page.markdown,
        ..Chapter::default()
    }
}

pub(super) fn cards(view: View<'_, '_>) -> String {
    let mut html = String::from("<ul class=\"cards\">\n");
    for (level, procedures) in by_level(view) {
        push(&mut html, format_args!("<li><a href=\"{}\">{}</a>", view.level_page(level), terms::level(level).html()));
        count_span(&mut html, procedures.len());
        html.push_str("</li>\n");
    }
    html.push_str("</ul>");
    html
}

/// A page for each level, by ministry.
pub(super) fn chapters(view: View<'_, '_>) -> Vec<Chapter> {
    by_level(view).into_iter().map(|(level, procedures)| chapter(view, level, &procedures)).collect()
}

fn chapter<'c>(view: View<'_, 'c>, level: Level, procedures: &[&'c Procedure]) -> Chapter {
    let mut page = Page::default();
    page.paragraph(&count(procedures.len()));
    let mut ministries: Vec<(Heading, Vec<&Procedure>)> = Vec::new();
    for procedure in procedures {
        let ministry = match view.register.catalogue.ministry(procedure) {
            Some(ministry) => crate::book::links::heading(&ministry.name),
            None => Heading::new("Chưa rõ bộ, ngành", "No ministry"),
        };
        match ministries.iter_mut().find(|(name, _)| *name == ministry) {
            Some((_, of)) => of.push(procedure),
            None => ministries.push((ministry, vec![procedure])),
        }
    }
    ministries.sort_by_cached_key(|(name, _)| tthc_dsl::fold(&name.vi));
    for (at, (ministry, procedures)) in ministries.into_iter().enumerate() {
        page.section_of(&format!("bo-{}", at + 1), ministry);
        let mut html = String::from("<ul class=\"entries\">\n");
        for procedure in procedures {
            view.procedure_of_level(&mut html, procedure);
        }
        html.push_str("</ul>");
        page.block(&html);
    }
    let name = terms::level(level);
    Chapter {
        path: format!("{}.md", level_page(level)),
        title: Heading::new(format!("Thủ tục do {} giải quyết", lower(&name.vi)), format!("Procedures: {}", name.en)),
        sections: page.sections,
        markdown: page.markdown,
        ..Chapter::default()
    }
}

/// `Cấp tỉnh` inside a sentence.
fn lower(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
