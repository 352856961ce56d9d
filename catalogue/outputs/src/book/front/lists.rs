//! The lists of sectors, authorities and instruments.

use std::collections::BTreeMap;

use tthc_compiler::model::{Level, Role};

use super::{View, count_span, push, terms};
use crate::book::links::heading;
use crate::book::page::{Page, list};
use crate::book::phrase::{both, words};
use crate::book::shelves::Holding;
use crate::book::{Chapter, Heading};

/// The volumes of procedures, by ministry.
pub(super) fn sectors(view: View<'_, '_>) -> Chapter {
    let mut page = Page::default();
    let mut ministries: Vec<(Heading, String)> = Vec::new();
    for (at, shelf) in view.shelves.all.iter().enumerate() {
        let Holding::Procedures { sector, listed, elsewhere } = &shelf.holding else { continue };
        let ministry = sector.and_then(|sector| sector.ministry.as_ref());
        let ministry = match ministry.and_then(|id| view.register.catalogue.authorities.get(&id.value)) {
            Some(ministry) => heading(&ministry.name),
            None => Heading::new("Chưa rõ bộ, ngành", "No ministry"),
        };
        if ministries.last().is_none_or(|(last, _)| *last != ministry) {
            ministries.push((ministry, String::new()));
        }
        if let Some((_, html)) = ministries.last_mut() {
            push(html, format_args!("<li><a href=\"{}\">{}</a>", view.volume(at), shelf.title.html()));
            count_span(html, listed.len() + elsewhere.len());
            html.push_str("</li>\n");
        }
    }
    for (at, (ministry, html)) in ministries.into_iter().enumerate() {
        page.section_of(&format!("bo-{}", at + 1), ministry);
        page.block(&format!("<ul class=\"cards\">\n{html}</ul>"));
    }
    Chapter {
        path: "linh-vuc.md".into(),
        title: Heading::new("Thủ tục theo lĩnh vực", "Procedures by sector"),
        sections: page.sections,
        markdown: page.markdown,
        ..Chapter::default()
    }
}

/// Every authority by level, with what it decides and receives.
pub(super) fn authorities(view: View<'_, '_>) -> Chapter {
    let mut page = Page::default();
    let mut levels: BTreeMap<Option<Level>, Vec<(bool, String)>> = BTreeMap::new();
    for shelf in &view.shelves.all {
        let Holding::Authorities(authorities) = &shelf.holding else { continue };
        for authority in authorities {
            let roles = view.register.roles.get(authority.id.value.as_str());
            let mut does = Vec::new();
            for (role, procedures) in roles.into_iter().flatten() {
                let (vi, en) = does_what(*role);
                does.push(both(|phrase| {
                    phrase.say(vi, en).own(" ").own(&procedures.len().to_string());
                }));
            }
            let is_idle = does.is_empty();
            let does = match is_idle {
                true => terms::nothing("chưa có thủ tục", "no procedure"),
                false => does.join(" · "),
            };
            levels
                .entry(authority.level.map(|level| level.value))
                .or_default()
                .push((is_idle, format!("{} <span class=\"detail\">{does}</span>", view.authority(&authority.id))));
        }
    }
    // Those without a level come last.
    let unknown = levels.remove(&None);
    for (level, items) in levels.iter().map(|(level, items)| (*level, items)).chain(unknown.iter().map(|i| (None, i))) {
        let (id, name) = match level {
            Some(level) => (level.key(), terms::level(level)),
            None => ("unknown", Heading::new("Chưa rõ cấp", "No level")),
        };
        page.section_of(&format!("cap-{id}"), name);
        // Those that act in a procedure come first.
        let (idle, busy): (Vec<_>, Vec<_>) = items.iter().partition(|(is_idle, _)| *is_idle);
        let items: Vec<_> = busy.into_iter().chain(idle).map(|(_, item)| item.clone()).collect();
        page.block(&list("entries", &items));
    }
    Chapter {
        path: "co-quan.md".into(),
        title: Heading::new("Cơ quan và chức danh", "Authorities"),
        sections: page.sections,
        markdown: page.markdown,
        ..Chapter::default()
    }
}

fn does_what(role: Role) -> terms::Pair {
    match role {
        Role::Decides => ("quyết định", "decides"),
        Role::Receives => ("tiếp nhận", "receives"),
        Role::Performs => ("thực hiện", "carries out"),
        Role::Helps => ("hướng dẫn", "helps with"),
        Role::Coordinates => ("phối hợp", "is consulted on"),
        Role::Authorised => ("được ủy quyền", "is authorised for"),
        Role::SystemOfRecord => ("quản lý hệ thống", "keeps the system of"),
    }
}

/// The volumes of instruments, and the instruments on powers.
pub(super) fn instruments(view: View<'_, '_>) -> Chapter {
    let mut page = Page::default();
    page.paragraph(&words(
        "Trang của mỗi văn bản nói văn bản còn hiệu lực không, sửa đổi hay thay thế văn bản nào, và thủ tục nào viện dẫn điều khoản nào.",
        "The page of an instrument says whether it is in force, what it amends or replaces, and which procedures cite which provisions.",
    ));
    let mut html = String::from("<ul class=\"cards\">\n");
    for (at, shelf) in view.shelves.all.iter().enumerate() {
        let Holding::Instruments(instruments) = &shelf.holding else { continue };
        push(
            &mut html,
            format_args!(
                "<li><a href=\"{}\">{}</a> <span class=\"count\">{}</span></li>\n",
                view.volume(at),
                shelf.title.html(),
                both(|phrase| {
                    let count = instruments.len();
                    phrase.own(&count.to_string());
                    phrase.say(" văn bản", if count == 1 { " instrument" } else { " instruments" });
                })
            ),
        );
    }
    html.push_str("</ul>");
    page.block(&html);
    let mut cited: Vec<_> = view
        .register
        .catalogue
        .instruments
        .values()
        .filter_map(|one| {
            let citing = view.register.cited_by.get(one.number.value.as_str())?;
            Some((citing.len(), one))
        })
        .collect();
    cited.sort_by_key(|(count, one)| (std::cmp::Reverse(*count), &one.number.value));
    cited.truncate(20);
    if !cited.is_empty() {
        page.section("nhieu-nhat", "Được viện dẫn nhiều nhất", "Cited most");
        let items: Vec<_> = cited
            .into_iter()
            .map(|(count, one)| {
                format!(
                    "{} <span class=\"detail\">{} · {}</span>",
                    view.law(&one.number),
                    crate::book::phrase::text(&one.title),
                    super::count(count)
                )
            })
            .collect();
        page.block(&list("entries", &items));
    }
    Chapter {
        path: "van-ban.md".into(),
        title: Heading::new("Văn bản quy phạm pháp luật", "Legal instruments"),
        sections: page.sections,
        markdown: page.markdown,
        ..Chapter::default()
    }
}
