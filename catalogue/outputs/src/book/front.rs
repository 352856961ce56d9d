//! The pages above the volumes: the first page, and the ways in by ministry, sector, level, authority and instrument.

mod levels;
mod lists;
mod ministries;

use std::collections::{BTreeMap, BTreeSet};

use tthc_compiler::model::{Level, Procedure};
use tthc_dsl::fold;

use super::authority::{count, count_span};
use super::links::{View, heading, level_page, title};
use super::page::Page;
use super::phrase::{push, words};
use super::shelves::{Holding, Slugs};
use super::{Entry, Front, Heading, MenuItem, Site, days, moves, sunset, terms};

/// What every page of a site shares.
pub(super) fn site(day: jiff::civil::Date) -> Site {
    let item = |vi: &str, en: &str, page: &str| MenuItem { heading: Heading::new(vi, en), url: format!("{page}.html") };
    let shown = |lang| tthc_compiler::show::date(day, lang);
    Site {
        name: Heading::new("Danh mục thủ tục hành chính", "Catalogue of administrative procedures"),
        menu: vec![
            item("Lĩnh vực", "Sectors", "linh-vuc"),
            item("Bộ, ngành", "Ministries", "bo-nganh"),
            item("Cấp giải quyết", "Levels", "cap"),
            item("Cơ quan", "Authorities", "co-quan"),
            item("Văn bản", "Instruments", "van-ban"),
            item("Thẩm quyền đã chuyển", "What moved where", "chuyen-tham-quyen"),
            item("Thay đổi", "Changes", days::PAGE),
            item("Hết hiệu lực", "Sunset", sunset::PAGE),
        ],
        footer: Heading::new(
            format!(
                "Theo pháp luật ngày {}. Bản tra cứu này được lập từ danh mục và không thay thế văn bản đã ký.",
                shown(tthc_dsl::Lang::Vi)
            ),
            format!(
                "As the law stands on {}. This book is made from the catalogue and does not replace the signed instruments.",
                shown(tthc_dsl::Lang::En)
            ),
        ),
    }
}

pub(super) fn front(view: View<'_, '_>) -> Front {
    let ministries = Ministries::new(view);
    let mut pages = vec![
        lists::sectors(view),
        ministries::overview(view, &ministries),
        levels::overview(view),
        lists::authorities(view),
        lists::instruments(view),
        moves::chapter(view),
        sunset::chapter(view),
    ];
    pages.extend(days::chapters(view));
    pages.extend(ministries::chapters(view, &ministries));
    pages.extend(levels::chapters(view));
    Front {
        title: Heading::new("Danh mục thủ tục hành chính", "Catalogue of administrative procedures"),
        markdown: first_page(view, &ministries),
        pages,
        entries: entries(view),
    }
}

/// The ministries that have sectors or decrees, in the order of their names, and the names of their pages.
struct Ministries<'c> {
    all: Vec<Ministry<'c>>,
}

struct Ministry<'c> {
    id: &'c str,
    page: String,
    name: Heading,
    /// Places of its volumes.
    shelves: Vec<usize>,
    procedures: usize,
}

impl<'c> Ministries<'c> {
    fn new(view: View<'_, 'c>) -> Ministries<'c> {
        let mut volumes: BTreeMap<&str, (Vec<usize>, usize)> = BTreeMap::new();
        for (at, shelf) in view.shelves.all.iter().enumerate() {
            let Holding::Procedures { sector: Some(sector), listed, .. } = &shelf.holding else { continue };
            let Some(ministry) = &sector.ministry else { continue };
            let of = volumes.entry(&ministry.value).or_default();
            of.0.push(at);
            of.1 += listed.len();
        }
        let instruments = view.register.catalogue.instruments.values();
        for ministry in instruments.filter_map(|one| one.ministry.as_ref()) {
            volumes.entry(&ministry.value).or_default();
        }
        let mut slugs = Slugs::default();
        let mut all: Vec<_> = volumes
            .into_iter()
            .map(|(id, (shelves, procedures))| Ministry {
                id,
                page: format!("bo-nganh-{}", slugs.of(id)),
                name: match view.register.catalogue.authorities.get(id) {
                    Some(authority) if !authority.name.vi.is_empty() => heading(&authority.name),
                    _ => Heading::from(id),
                },
                shelves,
                procedures,
            })
            .collect();
        all.sort_by_cached_key(|ministry| fold(&ministry.name.vi));
        Ministries { all }
    }
}

fn first_page(view: View<'_, '_>, ministries: &Ministries<'_>) -> String {
    let mut page = Page::default();
    let catalogue = view.register.catalogue;
    let sectors: BTreeSet<_> = view.shelves.all.iter().filter_map(sector_id).collect();
    let figures = [
        (view.register.procedures.len(), "thủ tục hành chính", "procedures"),
        (sectors.len(), "lĩnh vực", "sectors"),
        (catalogue.instruments.len(), "văn bản", "instruments"),
        (catalogue.authorities.len(), "cơ quan, chức danh", "authorities"),
        (view.register.moves.len(), "thẩm quyền đã chuyển", "powers moved"),
    ];
    page.paragraph(&words(
        "Mỗi thủ tục có một trang: ai được nộp, nộp ở đâu, cần giấy tờ gì, mất bao lâu, phí bao nhiêu, ai quyết định và theo văn bản nào.",
        "Each procedure has a page: who may apply, where to file, which papers, how long it takes, what it costs, who decides and under which law.",
    ));
    let mut html = String::from("<ul class=\"figures\">\n");
    for (count, vi, en) in figures {
        let count = tthc_dsl::format::thousands(i64::try_from(count).unwrap_or(i64::MAX));
        push(&mut html, format_args!("<li><b>{count}</b> {}</li>\n", words(vi, en)));
    }
    html.push_str("</ul>");
    page.block(&html);
    page.section("tra-cuu", "Tra cứu theo", "Browse by");
    page.block(&ways_in(view));
    page.section("cap", "Theo cấp giải quyết", "By level");
    page.block(&levels::cards(view));
    page.section("bo-nganh", "Theo bộ, ngành", "By ministry");
    page.block(&ministries::cards(ministries));
    page.section("doc-the-nao", "Cách đọc", "How to read it");
    page.block(&notes());
    page.markdown
}

fn ways_in(view: View<'_, '_>) -> String {
    let ways = [
        ("linh-vuc", "Lĩnh vực", "Sector", "Mỗi lĩnh vực một tập", "A volume for each sector"),
        ("co-quan", "Cơ quan", "Authority", "Ai tiếp nhận, ai quyết định", "Who receives, who decides"),
        ("van-ban", "Văn bản", "Instrument", "Thủ tục nào dựa trên văn bản nào", "Which procedures rest on which law"),
        (
            "chuyen-tham-quyen",
            "Thẩm quyền đã chuyển",
            "What moved where",
            "Từ cấp nào sang cấp nào, theo nghị định nào",
            "From which level to which, by which decree",
        ),
        (
            days::PAGE,
            "Thay đổi theo ngày",
            "Changes by date",
            "Ngày nào nội dung thủ tục thay đổi",
            "On which day which text changes",
        ),
        (
            sunset::PAGE,
            "Sắp hết hiệu lực",
            "What will end",
            "Thẩm quyền nào mất căn cứ và về đâu",
            "Which powers lose their basis, and where they go",
        ),
    ];
    let mut html = String::from("<ul class=\"cards\">\n");
    for (page, vi, en, about_vi, about_en) in ways {
        push(
            &mut html,
            format_args!(
                "<li><a href=\"{}\">{}</a> <span class=\"count\">{}</span></li>\n",
                view.front(page),
                words(vi, en),
                words(about_vi, about_en)
            ),
        );
    }
    html.push_str("</ul>");
    html
}

fn notes() -> String {
    let items = [
        words(
            "“Không có” là pháp luật nói rõ không có; “Pháp luật không quy định” là pháp luật im lặng; “Danh mục chưa ghi” là danh mục chưa biết.",
            "“None” means that the law says there is none; “Not laid down by law” that the law is silent; “Not recorded” that the catalogue does not know.",
        ),
        words(
            "“Chưa mã hóa” giữ lại những câu của pháp luật chưa thành dữ liệu; “suy ra” là điều nguồn không nói thẳng.",
            "“Not formalised” keeps sentences of law that are not data yet; “inferred” is what the source does not say outright.",
        ),
        words("Nguồn của từng trang nằm ở cuối trang.", "The sources of a page stand at its end."),
    ];
    super::page::list("", &items)
}

fn sector_id<'c>(shelf: &super::shelves::Shelf<'c>) -> Option<&'c str> {
    match &shelf.holding {
        Holding::Procedures { sector, .. } => sector.map(|sector| sector.id.value.as_str()),
        _ => None,
    }
}

/// The levels that decide anything, with what they decide.
fn by_level<'c>(view: View<'_, 'c>) -> BTreeMap<Level, Vec<&'c Procedure>> {
    let mut levels: BTreeMap<Level, Vec<&Procedure>> = BTreeMap::new();
    for listed in view.register.listed() {
        for level in listed.procedure.all_levels() {
            levels.entry(level).or_default().push(listed.procedure);
        }
    }
    levels
}

/// What the search page finds: procedures, then instruments, then authorities.
fn entries(view: View<'_, '_>) -> Vec<Entry> {
    let mut entries = Vec::new();
    let titled = |at: usize| view.shelves.all[at].title.vi.clone();
    for listed in view.register.listed() {
        let (Some((at, _)), Some(url)) = (view.shelves.procedure(listed.code()), view.procedure_url(listed.procedure))
        else {
            continue;
        };
        let own = Entry {
            code: listed.code().to_owned(),
            name: title(listed.procedure).vi,
            levels: listed.procedure.all_levels().into_iter().map(|level| terms::level(level).vi).collect(),
            url,
            volume: titled(at),
        };
        // A paper that bears another code leads here as well.
        let others = view.register.other_codes(listed.code());
        let others: Vec<_> = others.iter().map(|code| Entry { code: (*code).to_owned(), ..own.clone() }).collect();
        entries.push(own);
        entries.extend(others);
    }
    for instrument in view.register.catalogue.instruments.values() {
        let (Some((at, _)), Some(url)) =
            (view.shelves.instrument(&instrument.number), view.instrument_url(&instrument.number))
        else {
            continue;
        };
        entries.push(Entry {
            code: instrument.number.value.clone(),
            name: match instrument.title.vi.as_str() {
                "" => instrument.number.value.clone(),
                title => title.to_owned(),
            },
            levels: vec!["Văn bản".into()],
            url,
            volume: titled(at),
        });
    }
    for authority in view.register.catalogue.authorities.values() {
        let (Some((at, _)), Some(url)) = (view.shelves.authority(&authority.id), view.authority_url(&authority.id))
        else {
            continue;
        };
        entries.push(Entry {
            code: String::new(),
            name: view.register.catalogue.authority_name(&authority.id).to_owned(),
            levels: vec!["Cơ quan".into()],
            url,
            volume: titled(at),
        });
    }
    entries
}
