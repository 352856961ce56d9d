//! What moved where: which power went from which level to which, by which decree.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use tthc_compiler::Move;
use tthc_compiler::model::{Instrument, Level, Whence};

use super::instrument::provisions;
use super::links::View;
use super::page::{Page, table};
use super::phrase::{push, words};
use super::shelves::newest_first;
use super::{Chapter, Heading, terms};

/// The most moves that are all shown on one page.
const MOST: usize = 400;

/// The section of an instrument's page that shows what it moved.
const ON_ITS_PAGE: &str = "da-chuyen";

/// The page of the front: decree by decree.
pub(super) fn chapter(view: View<'_, '_>) -> Chapter {
    let mut page = Page::default();
    let register = view.register;
    page.block(&directions(view));
    page.paragraph(&words(
        "Từng thẩm quyền giải quyết thủ tục đã chuyển từ cấp hoặc cơ quan nào sang cấp hoặc cơ quan nào, theo văn bản nào. \
         Chỗ ghi “suy ra” là nguồn không nói thẳng nơi có thẩm quyền trước đó.",
        "Which power to decide went from which level or authority to which, and by which instrument. \
         “Inferred” marks where the source does not say who held the power before.",
    ));
    let all_here = register.moves.len() <= MOST;
    let mut groups: Vec<_> = register.moved_by.iter().collect();
    groups.sort_by_cached_key(|(number, _)| newest_first(number));
    for (number, places) in groups {
        // What a decree of the catalogue moved stands on its own page too: here only while it fits on one page.
        if !all_here && view.instrument_url(number).is_some() {
            continue;
        }
        let id = section_id(number);
        let heading = match register.catalogue.instruments.get(*number) {
            Some(instrument) => Heading::new(
                super::links::kind_and_number(instrument, tthc_dsl::Lang::Vi),
                super::links::kind_and_number(instrument, tthc_dsl::Lang::En),
            ),
            None => Heading::from(*number),
        };
        page.section_of(&id, heading);
        if let (Some(instrument), Some(url)) =
            (register.catalogue.instruments.get(*number), view.instrument_url(number))
        {
            let title = match instrument.title.vi.is_empty() {
                true => words("Trang của văn bản này", "The page of this instrument"),
                false => super::phrase::text(&instrument.title),
            };
            page.paragraph(&format!("<a href=\"{url}\">{title}</a>"));
        }
        let moves: Vec<_> = places.iter().map(|place| &register.moves[*place]).collect();
        page.block(&move_table(view, &moves, Some(number)));
    }
    if !register.moved_by_none.is_empty() {
        page.section("khong-neu", "Nguồn không nêu văn bản", "No instrument named");
        let moves: Vec<_> = register.moved_by_none.iter().map(|place| &register.moves[*place]).collect();
        page.block(&move_table(view, &moves, None));
    }
    let mut decrees: Vec<_> = register.catalogue.instruments.values().filter(|one| !one.powers.is_empty()).collect();
    decrees.sort_by_cached_key(|one| newest_first(&one.number));
    if !decrees.is_empty() {
        page.section("van-ban", "Các văn bản về thẩm quyền", "The instruments on powers");
        page.block(&decree_table(view, &decrees));
    }
    Chapter {
        path: "chuyen-tham-quyen.md".into(),
        title: Heading::new("Thẩm quyền đã chuyển đi đâu", "What moved where"),
        label: String::new(),
        part: None,
        unlisted: false,
        sections: page.sections,
        markdown: page.markdown,
    }
}

/// The section of an instrument's page on what it moved; nothing where it moved nothing.
pub(super) fn of_instrument<'c>(view: View<'_, 'c>, page: &mut Page, instrument: &'c Instrument) {
    let number = instrument.number.value.as_str();
    let places = view.register.moved_by.get(number).map(Vec::as_slice).unwrap_or_default();
    if places.is_empty() && instrument.powers.is_empty() {
        return;
    }
    page.section(ON_ITS_PAGE, "Thẩm quyền đã chuyển theo văn bản này", "What it moved where");
    if places.is_empty() {
        page.paragraph(&terms::nothing(
            "Danh mục chưa có thủ tục nào chuyển thẩm quyền theo văn bản này",
            "The catalogue holds no procedure that it moved",
        ));
        return;
    }
    let moves: Vec<_> = places.iter().map(|place| &view.register.moves[*place]).collect();
    page.block(&move_table(view, &moves, Some(number)));
}

fn section_id(number: &str) -> String {
    let folded = tthc_dsl::fold(number);
    let safe = folded.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' });
    format!("vb-{}", safe.collect::<String>())
}

/// How many powers went from which level to which.
fn directions(view: View<'_, '_>) -> String {
    let mut counts: BTreeMap<(Level, Vec<Level>), usize> = BTreeMap::new();
    for moved in &view.register.moves {
        let from = match moved.from {
            Whence::Level(level) => Some(*level),
            Whence::Authority(authority) => {
                let authority = view.register.catalogue.authorities.get(&authority.value);
                authority.and_then(|authority| authority.level).map(|level| level.value)
            }
        };
        if let Some(from) = from {
            *counts.entry((from, moved.to.clone())).or_default() += 1;
        }
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| Reverse(*count));
    let mut html = String::from("<ul class=\"figures\">\n");
    for ((from, to), count) in counts {
        let to: Vec<_> = to.into_iter().map(|level| terms::level(level).html()).collect();
        push(
            &mut html,
            format_args!(
                "<li><b>{count}</b> <span class=\"moved\"><span>{}</span><span>{}</span></span></li>\n",
                terms::level(from).html(),
                to.join(", ")
            ),
        );
    }
    html.push_str("</ul>");
    html
}

fn decree_table<'c>(view: View<'_, 'c>, decrees: &[&'c Instrument]) -> String {
    let mut rows = String::from("<tbody>\n");
    for decree in decrees {
        let number = decree.number.value.as_str();
        let moved = view.register.moved_by.get(number).map_or(0, Vec::len);
        let place = match view.instrument_url(number) {
            Some(page) if view.register.moves.len() > MOST => format!("{page}#{ON_ITS_PAGE}"),
            _ => format!("#{}", section_id(number)),
        };
        let moved = match moved {
            0 => "0".to_owned(),
            moved => format!("<a href=\"{place}\">{moved}</a>"),
        };
        push(
            &mut rows,
            format_args!(
                "<tr><td>{}<span class=\"detail\">{}</span><span class=\"detail\">{}</span></td><td>{moved}</td></tr>\n",
                view.law(number),
                super::phrase::text(&decree.title),
                terms::transfers(&decree.powers)
            ),
        );
    }
    rows.push_str("</tbody>\n");
    let columns = [("Văn bản", "Instrument"), ("Trong danh mục", "In the catalogue")];
    table(&columns, &rows)
}

fn move_table<'c>(view: View<'_, 'c>, moves: &[&Move<'c>], by: Option<&str>) -> String {
    let mut rows = String::from("<tbody>\n");
    for moved in moves {
        let from = match moved.from {
            Whence::Level(level) => terms::badge(*level),
            Whence::Authority(authority) => view.authority(authority),
        };
        let inferred = match moved.inferred {
            true => format!(" <span class=\"inferred\">({})</span>", words("suy ra", "inferred")),
            false => String::new(),
        };
        let to: Vec<_> = moved.power.authorities.iter().map(|authority| view.authority(authority)).collect();
        let badges: Vec<_> = moved.to.iter().map(|level| terms::badge(*level)).collect();
        let cited: Vec<_> =
            moved.by.iter().copied().filter(|citation| Some(citation.instrument.as_str()) == by).collect();
        let mut how: Vec<_> =
            moved.transfer.map(|transfer| terms::said(terms::transfer(transfer))).into_iter().collect();
        if cited.iter().any(|citation| !citation.provision.is_empty()) {
            how.push(provisions(&cited));
        }
        let how = match how.is_empty() {
            true => String::new(),
            false => format!("<span class=\"detail\">{}</span>", how.join(" · ")),
        };
        push(
            &mut rows,
            format_args!(
                "<tr><td>{}<span class=\"detail\">{}</span></td><td>{from}{inferred}</td>\
                 <td>{}<br>{}{how}</td></tr>\n",
                view.procedure(moved.procedure),
                terms::code(&moved.procedure.code),
                badges.join(" "),
                to.join(", ")
            ),
        );
    }
    rows.push_str("</tbody>\n");
    table(&[("Thủ tục", "Procedure"), ("Từ", "From"), ("Sang", "To")], &rows)
}
