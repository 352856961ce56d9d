//! The page of an authority: what it does in which procedures.

use tthc_compiler::model::Authority;

use super::instrument::entries;
use super::links::{View, heading};
use super::page::{Facts, Page, list};
use super::phrase::{both, push, text};
use super::sources::origin_list;
use super::{Chapter, Heading, terms};

pub(super) fn chapter<'c>(view: View<'_, 'c>, authority: &'c Authority, page_name: &str) -> Chapter {
    let mut page = Page::default();
    overview(view, &mut page, authority);
    let id = authority.id.value.as_str();
    if let Some(roles) = view.register.roles.get(id) {
        for (role, procedures) in roles {
            let (vi, en) = terms::role(*role);
            page.section(role.key(), vi, en);
            page.paragraph(&count(procedures.len()));
            page.block(&entries(view, procedures));
        }
    } else {
        page.section("thu-tuc", "Thủ tục", "Procedures");
        page.paragraph(&terms::nothing("Chưa có thủ tục nào trong danh mục", "None in the catalogue"));
    }
    if let Some(issued) = view.register.issued.get(id) {
        page.section("van-ban", "Văn bản đã ban hành", "Instruments issued");
        let items: Vec<_> = issued
            .iter()
            .map(|one| format!("{} <span class=\"detail\">{}</span>", view.law(&one.number), text(&one.title)))
            .collect();
        page.block(&list("entries", &items));
    }
    if !authority.remarks.is_empty() {
        page.section("ghi-chu", "Ghi chú", "Remarks");
        page.remarks(&authority.remarks);
    }
    if !authority.origins.is_empty() {
        page.section("nguon", "Nguồn", "Sources");
        page.block(&origin_list(&authority.origins));
    }
    let title = match authority.name.vi.is_empty() {
        true => Heading::from(authority.id.value.as_str()),
        false => heading(&authority.name),
    };
    Chapter {
        path: format!("{page_name}.md"),
        title,
        label: authority.code.clone().unwrap_or_default(),
        part: None,
        unlisted: false,
        sections: page.sections,
        markdown: page.markdown,
    }
}

fn overview<'c>(view: View<'_, 'c>, page: &mut Page, authority: &'c Authority) {
    let mut facts = Facts::default();
    match authority.level {
        Some(level) => facts.add(("Cấp", "Level"), &terms::badge(level.value)),
        None => facts.add(("Cấp", "Level"), &terms::missing()),
    }
    if let Some(code) = &authority.code {
        facts.add(("Mã", "Code"), &terms::code(code));
    }
    if let Some(parent) = &authority.parent {
        facts.add(("Trực thuộc", "Part of"), &view.authority(parent));
    }
    if let Some(successor) = &authority.successor {
        let days = terms::period_inside(&successor.validity).map_or_else(String::new, |period| format!(", {period}"));
        facts.add(("Kế tục bởi", "Succeeded by"), &format!("{}{days}", view.authority(&successor.id)));
    }
    if let Some(period) = terms::period(&authority.validity) {
        facts.add(("Tồn tại", "Existed"), &period);
    }
    if let Some(parts) = view.register.parts.get(authority.id.value.as_str()) {
        let parts: Vec<_> = parts.iter().map(|part| view.authority(part)).collect();
        facts.add_wide(("Đơn vị trực thuộc", "Its parts"), &parts.join(", "));
    }
    page.block(&facts.html());
}

/// `12 thủ tục`.
pub(super) fn count(procedures: usize) -> String {
    both(|phrase| {
        phrase.own(&procedures.to_string());
        phrase.say(" thủ tục", if procedures == 1 { " procedure" } else { " procedures" });
    })
}

/// `12 thủ tục` below the words of a tile.
pub(super) fn count_span(html: &mut String, procedures: usize) {
    push(html, format_args!(" <span class=\"count\">{}</span>", count(procedures)));
}
