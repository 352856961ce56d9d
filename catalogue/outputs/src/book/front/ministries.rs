//! The pages by ministry.

use super::{Ministries, Ministry, View, count, count_span, push};
use crate::book::page::{Page, list};
use crate::book::phrase::{text, words};
use crate::book::shelves::{Holding, newest_first};
use crate::book::{Chapter, Heading, terms};

pub(super) fn overview(view: View<'_, '_>, ministries: &Ministries<'_>) -> Chapter {
    let mut page = Page::default();
    page.paragraph(&words(
        "Bộ, ngành quản lý lĩnh vực của thủ tục. Cấp nào giải quyết là chuyện khác: xem trang theo cấp.",
        "The ministry in charge of a procedure's sector. Which level decides is another matter: see the pages by level.",
    ));
    page.block(&cards(ministries));
    let only_law: Vec<_> = ministries
        .all
        .iter()
        .filter(|ministry| ministry.procedures == 0)
        .map(|ministry| format!("<a href=\"{}.html\">{}</a>", ministry.page, ministry.name.html()))
        .collect();
    if !only_law.is_empty() {
        page.section("chua-co", "Mới có văn bản, chưa có thủ tục trong danh mục", "Instruments only, no procedure yet");
        page.block(&list("entries", &only_law));
    }
    let orphans: Vec<_> = view
        .shelves
        .all
        .iter()
        .enumerate()
        .filter(|(_, shelf)| match &shelf.holding {
            Holding::Procedures { sector, .. } => sector.is_none_or(|sector| sector.ministry.is_none()),
            _ => false,
        })
        .map(|(at, shelf)| format!("<a href=\"{}\">{}</a>", view.volume(at), shelf.title.html()))
        .collect();
    if !orphans.is_empty() {
        page.section("khac", "Chưa rõ bộ, ngành", "No ministry");
        page.block(&list("entries", &orphans));
    }
    Chapter {
        path: "bo-nganh.md".into(),
        title: Heading::new("Thủ tục theo bộ, ngành", "Procedures by ministry"),
        markdown: page.markdown,
        ..Chapter::default()
    }
}

pub(super) fn cards(ministries: &Ministries<'_>) -> String {
    let mut html = String::from("<ul class=\"cards\">\n");
    for ministry in ministries.all.iter().filter(|ministry| ministry.procedures > 0) {
        push(&mut html, format_args!("<li><a href=\"{}.html\">{}</a>", ministry.page, ministry.name.html()));
        count_span(&mut html, ministry.procedures);
        html.push_str("</li>\n");
    }
    html.push_str("</ul>");
    html
}

pub(super) fn chapters(view: View<'_, '_>, ministries: &Ministries<'_>) -> Vec<Chapter> {
    ministries.all.iter().map(|ministry| chapter(view, ministry)).collect()
}

/// The sectors of a ministry with their procedures, then its decrees on powers.
fn chapter(view: View<'_, '_>, ministry: &Ministry<'_>) -> Chapter {
    let mut page = Page::default();
    let about = match view.authority_url(ministry.id) {
        Some(url) => {
            format!(" · <a href=\"{url}\">{}</a>", words("Trang của cơ quan này", "The page of this authority"))
        }
        None => String::new(),
    };
    page.paragraph(&format!("{}{about}", count(ministry.procedures)));
    for at in &ministry.shelves {
        let shelf = &view.shelves.all[*at];
        let Holding::Procedures { listed, .. } = &shelf.holding else { continue };
        page.section_of(&shelf.folder, shelf.title.clone());
        page.paragraph(&format!("<a href=\"{}\">{}</a>", view.volume(*at), words("Mở tập này", "Open this volume")));
        let mut html = String::from("<ul class=\"entries\">\n");
        for listed in listed {
            view.procedure_item(&mut html, listed.procedure);
        }
        html.push_str("</ul>");
        page.block(&html);
    }
    let mut decrees: Vec<_> = view
        .register
        .catalogue
        .instruments
        .values()
        .filter(|one| one.ministry.as_ref().is_some_and(|of| of.value == ministry.id))
        .collect();
    decrees.sort_by_cached_key(|one| newest_first(&one.number));
    if !decrees.is_empty() {
        page.section("van-ban", "Văn bản", "Instruments");
        let items: Vec<_> = decrees
            .iter()
            .map(|one| {
                let powers = match one.powers.is_empty() {
                    true => String::new(),
                    false => format!(" · {}", terms::transfers(&one.powers)),
                };
                format!("{} <span class=\"detail\">{}{powers}</span>", view.law(&one.number), text(&one.title))
            })
            .collect();
        page.block(&list("entries", &items));
    }
    Chapter {
        path: format!("{}.md", ministry.page),
        title: ministry.name.clone(),
        sections: page.sections,
        markdown: page.markdown,
        ..Chapter::default()
    }
}
