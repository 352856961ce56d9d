//! What ends on which day to come: the powers that rest on it, and where each of them goes.

use std::collections::BTreeMap;

use jiff::civil::Date;
use tthc_compiler::model::{Instrument, Level, Relation, Text};
use tthc_compiler::show;
use tthc_compiler::sunset::{Ending, FallBack, Falling, Former, Holder, Unlawful};
use tthc_dsl::Lang;

use super::links::View;
use super::page::{Page, list, table};
use super::phrase::{both, push, words};
use super::terms::Pair;
use super::{Chapter, Heading, terms};

/// The page of the front.
pub(super) const PAGE: &str = "het-hieu-luc";

/// The section of an instrument's page on what ends with it.
const ON_ITS_PAGE: &str = "het-hieu-luc";

/// The most powers that are all shown on one page.
const MOST: usize = 400;

/// What happens on one day to come.
struct Day<'r> {
    last_day: Date,
    instruments: Vec<&'r Ending>,
    powers: Vec<&'r Falling>,
}

/// The page of the front: day by day.
pub(super) fn chapter(view: View<'_, '_>) -> Chapter {
    let mut page = Page::default();
    page.paragraph(&words(
        "Văn bản nào hết hiệu lực vào ngày đã biết, thẩm quyền nào chỉ dựa vào văn bản đó, và từ hôm sau thẩm quyền ấy về đâu. \
         Trang này chỉ nói điều danh mục ghi: văn bản có thể được kéo dài, và văn bản mới có thể được ban hành trước ngày đó.",
        "Which instruments end on a known day, which powers rest on nothing else, and where each of them goes on the day after. \
         It says what the catalogue records: an instrument may be extended, and new ones may come before that day.",
    ));
    let days = days(view);
    let all_here = view.register.sunset().powers.len() <= MOST;
    for day in &days {
        self::day(view, &mut page, day, all_here);
    }
    if days.is_empty() {
        page.paragraph(&terms::nothing(
            "Danh mục không ghi văn bản nào sẽ hết hiệu lực",
            "The catalogue records no instrument that will end",
        ));
    }
    Chapter {
        path: format!("{PAGE}.md"),
        title: title(view),
        sections: page.sections,
        markdown: page.markdown,
        ..Chapter::default()
    }
}

/// Named after the day after which most instruments on powers are no more.
pub(super) fn title(view: View<'_, '_>) -> Heading {
    let instruments = &view.register.catalogue.instruments;
    let mut counts: BTreeMap<Date, usize> = BTreeMap::new();
    for ending in &view.register.sunset().instruments {
        if instruments.get(&ending.number).is_some_and(|one| !one.powers.is_empty()) {
            *counts.entry(ending.last_day).or_default() += 1;
        }
    }
    match counts.into_iter().rev().max_by_key(|(_, count)| *count).and_then(|(last, _)| last.tomorrow().ok()) {
        None => Heading::new("Sắp hết hiệu lực", "What will end"),
        Some(day) => Heading::new(
            format!("Hết hiệu lực {}", show::date(day, Lang::Vi)),
            format!("Sunset {}", show::date(day, Lang::En)),
        ),
    }
}

fn days<'r>(view: View<'r, '_>) -> Vec<Day<'r>> {
    let sunset = view.register.sunset();
    let mut days: BTreeMap<Date, Day<'r>> = BTreeMap::new();
    let empty = |last_day| Day { last_day, instruments: Vec::new(), powers: Vec::new() };
    for ending in &sunset.instruments {
        days.entry(ending.last_day).or_insert_with(|| empty(ending.last_day)).instruments.push(ending);
    }
    for power in &sunset.powers {
        days.entry(power.last_day).or_insert_with(|| empty(power.last_day)).powers.push(power);
    }
    days.into_values().collect()
}

fn day(view: View<'_, '_>, page: &mut Page, day: &Day<'_>, all_here: bool) {
    let first = day.last_day.tomorrow().unwrap_or(day.last_day);
    let date = |lang| show::date(first, lang);
    page.section_of(
        &format!("tu-{first}"),
        Heading::new(format!("Từ {}", date(Lang::Vi)), format!("From {}", date(Lang::En))),
    );
    let counts = [
        (day.instruments.len(), "văn bản hết hiệu lực", "instruments end"),
        (day.powers.len(), "thẩm quyền mất căn cứ", "powers lose their basis"),
        (of(day, Group::Unlawful).len(), "sẽ về nơi không còn", "would go to what is no more"),
        (of(day, Group::TakenOver).len(), "văn bản mới đã thay", "taken over by a newer instrument"),
    ];
    let figures = counts.map(|(count, vi, en)| format!("<li><b>{count}</b> {}</li>\n", words(vi, en)));
    page.block(&format!("<ul class=\"figures\">\n{}</ul>", figures.concat()));
    let items: Vec<_> = day
        .instruments
        .iter()
        .map(|ending| {
            let title = ending.title.as_ref().map(|title| super::phrase::text(&Text::from(title))).unwrap_or_default();
            let rests = rests(view, ending);
            format!("{} <span class=\"detail\">{title}{rests}</span>", view.law(&ending.number))
        })
        .collect();
    if !items.is_empty() {
        let count = both(|phrase| {
            phrase
                .own(&items.len().to_string())
                .say(" văn bản", if items.len() == 1 { " instrument" } else { " instruments" });
        });
        page.block(&format!("<details><summary>{count}</summary>\n{}</details>", list("entries", &items)));
    }
    if all_here {
        groups(view, page, day, None);
    }
}

/// How many powers rest on an instrument, linked to them.
fn rests(view: View<'_, '_>, ending: &Ending) -> String {
    if ending.powers == 0 {
        return String::new();
    }
    let count = both(|phrase| {
        phrase
            .own(&ending.powers.to_string())
            .say(" thẩm quyền", if ending.powers == 1 { " power" } else { " powers" });
    });
    match view.instrument_url(&ending.number) {
        Some(url) => format!(" · <a href=\"{url}#{ON_ITS_PAGE}\">{count}</a>"),
        None => format!(" · {count}"),
    }
}

/// What a power is told under.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    TakenOver,
    Unlawful,
    Returns,
    Ends,
    Unrecorded,
}

/// With a title and a sentence about each.
const GROUPS: [(Group, Pair, Pair); 5] = [
    (
        Group::Unlawful,
        ("Sẽ về nơi không còn", "Would go to what is no more"),
        (
            "Cấp hoặc cơ quan có thẩm quyền trước đó không còn nữa: nếu không có văn bản mới thì không ai giải quyết được.",
            "The level or body that held the power before is no more: without a new instrument nobody can decide.",
        ),
    ),
    (
        Group::Returns,
        ("Trở lại quy định trước đó", "What held before holds again"),
        ("Nội dung thủ tục thay đổi vào ngày này.", "The text of the procedure changes on this day."),
    ),
    (
        Group::Ends,
        ("Thủ tục kết thúc", "The procedure ends"),
        (
            "Thủ tục được ghi là áp dụng đến hết ngày cuối của văn bản.",
            "The procedure is recorded as in force to the last day of the instrument.",
        ),
    ),
    (
        Group::TakenOver,
        ("Văn bản mới đã thay", "Taken over by a newer instrument"),
        (
            "Điều khoản làm căn cứ hết hiệu lực sớm hơn, hoặc văn bản mới quy định thẩm quyền này ngay từ ngày đó.",
            "The provision ended earlier, or a newer instrument lays the power down from that very day.",
        ),
    ),
    (
        Group::Unrecorded,
        ("Chưa ghi về đâu", "Not recorded"),
        (
            "Thủ tục được ghi là còn áp dụng, nhưng danh mục không ghi căn cứ nào cho thẩm quyền sau ngày đó.",
            "The procedure is recorded as going on, but the catalogue records no basis for the power after that day.",
        ),
    ),
];

fn group(power: &Falling) -> Group {
    match &power.falls_back {
        _ if power.taken_over.is_some() => Group::TakenOver,
        _ if !power.unlawful.is_empty() => Group::Unlawful,
        FallBack::Returns { .. } => Group::Returns,
        FallBack::Ends { .. } => Group::Ends,
        FallBack::Unrecorded { .. } | FallBack::Unnamed => Group::Unrecorded,
    }
}

fn of<'r>(day: &Day<'r>, wanted: Group) -> Vec<&'r Falling> {
    day.powers.iter().copied().filter(|power| group(power) == wanted).collect()
}

fn groups(view: View<'_, '_>, page: &mut Page, day: &Day<'_>, number: Option<&str>) {
    for (group, (vi, en), (about_vi, about_en)) in GROUPS {
        let powers = of(day, group);
        if powers.is_empty() {
            continue;
        }
        page.block(&format!("<h3>{} ({})</h3>", words(vi, en), powers.len()));
        page.paragraph(&words(about_vi, about_en));
        page.block(&power_table(view, &powers, number));
    }
}

/// The section of an instrument's page on what ends with it; nothing where nothing does.
pub(super) fn of_instrument<'c>(view: View<'_, 'c>, page: &mut Page, instrument: &'c Instrument) {
    let number = instrument.number.value.as_str();
    let powers: Vec<&Falling> = view.register.falling(number).collect();
    let Some(last) = powers.first() else { return };
    page.section(ON_ITS_PAGE, "Khi văn bản này hết hiệu lực", "When it ends");
    page.paragraph(&format!(
        "{} <a href=\"{}\">{}</a>.",
        words(
            "Những thẩm quyền sau chỉ dựa vào văn bản này. Xem thêm trang",
            "These powers rest on it alone. See also the page"
        ),
        view.front(PAGE),
        title(view).html()
    ));
    let day = Day { last_day: last.last_day, instruments: Vec::new(), powers };
    groups(view, page, &day, Some(number));
}

fn power_table(view: View<'_, '_>, powers: &[&Falling], number: Option<&str>) -> String {
    let mut rows = String::from("<tbody>\n");
    for power in powers {
        push(
            &mut rows,
            format_args!(
                "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                whose(view, power),
                held_by(view, &power.holders, &power.levels),
                basis(view, power, number),
                falls_to(view, power)
            ),
        );
    }
    rows.push_str("</tbody>\n");
    let columns = [("Thủ tục", "Procedure"), ("Thẩm quyền", "Power"), ("Căn cứ", "Basis"), ("Sau đó", "Afterwards")];
    table(&columns, &rows)
}

fn whose(view: View<'_, '_>, power: &Falling) -> String {
    let name = match view.register.procedure(&power.code) {
        Some(listed) => view.procedure(listed.procedure),
        None => terms::code(&power.code),
    };
    let case = power.case.as_deref().map_or_else(String::new, |case| format!(" · {}", super::escape::html(case)));
    let role = power.role.map(|role| format!(" · {}", terms::said(terms::role(role)))).unwrap_or_default();
    format!("{name}<span class=\"detail\">{}{case}{role}</span>", terms::code(&power.code))
}

fn held_by(view: View<'_, '_>, holders: &[Holder], levels: &[Level]) -> String {
    let badges: String = levels.iter().map(|level| terms::badge(*level)).collect();
    let bodies: Vec<_> = holders.iter().map(|holder| view.authority(&holder.id)).collect();
    match (badges.is_empty(), bodies.is_empty()) {
        (true, true) => terms::missing(),
        (false, false) => format!("{badges}<br>{}", bodies.join(", ")),
        _ => format!("{badges}{}", bodies.join(", ")),
    }
}

/// The provisions; on the page of their instrument without its name.
fn basis(view: View<'_, '_>, power: &Falling, number: Option<&str>) -> String {
    let cited: Vec<_> = power
        .rests_on
        .iter()
        .map(|support| match Some(support.instrument.as_str()) == number {
            true => super::instrument::provisions(&[&support.citation]),
            false => view.citation_line(&support.citation),
        })
        .collect();
    let mut html = cited.join("<br>");
    if let Some(over) = &power.taken_over {
        let (vi, en) = match over.relation {
            Some(Relation::Repeals) => ("bãi bỏ bởi", "repealed by"),
            Some(_) => ("thay thế bởi", "replaced by"),
            None => ("nay theo", "now under"),
        };
        push(
            &mut html,
            format_args!(
                "<span class=\"detail\">{} {}, {} {}</span>",
                words(vi, en),
                view.law(&over.by),
                words("từ", "from"),
                terms::day(over.since)
            ),
        );
    }
    html
}

fn falls_to(view: View<'_, '_>, power: &Falling) -> String {
    // What the text goes on to say is not what the newer instrument says.
    if let Some(over) = power.taken_over.as_ref().filter(|over| !over.names_holder)
        && !matches!(power.falls_back, FallBack::Ends { .. })
    {
        let unknown = terms::nothing("danh mục chưa ghi giao cho ai", "whom it names is not recorded");
        return format!("{} {} <span class=\"detail\">{unknown}</span>", words("Theo", "Under"), view.law(&over.by));
    }
    let mut html = match &power.falls_back {
        FallBack::Returns { holders, levels, succeeding } => {
            let mut html = held_by(view, holders, levels);
            for one in succeeding {
                let body = view.authority(&one.body.id);
                let by: Vec<_> = one.by.iter().map(|said| words(&said.vi, &said.en)).collect();
                let lapsed = match one.lapsed {
                    true => words(", nhưng căn cứ kế tục cũng hết hiệu lực", ", but what makes it so ends too"),
                    false => String::new(),
                };
                push(
                    &mut html,
                    format_args!(
                        "<span class=\"detail\">{} {body} ({}){lapsed}</span>",
                        words("Kế tục", "Successor of"),
                        by.join(", ")
                    ),
                );
            }
            html
        }
        FallBack::Ends { before } => {
            format!("{}{}", words("Không còn thủ tục", "No procedure"), former(view, before.as_ref()))
        }
        FallBack::Unrecorded { before } => {
            let none = terms::nothing("Danh mục chưa ghi ai có thẩm quyền", "Nobody is recorded as competent");
            format!("{none}{}", former(view, before.as_ref()))
        }
        FallBack::Unnamed => terms::nothing("Không ghi cơ quan nào", "No body is named"),
    };
    for wrong in &power.unlawful {
        let (what, since) = match wrong {
            Unlawful::LevelAbolished { level, since } => (terms::level(*level).html(), *since),
            Unlawful::AuthorityEnded { authority, since } => (view.authority(authority), *since),
        };
        push(
            &mut html,
            format_args!(
                "<span class=\"detail\"><b class=\"ended-on\">{}</b> {what}, {} {}</span>",
                words("Không còn:", "No more:"),
                words("từ", "since"),
                terms::day(since)
            ),
        );
    }
    if power.last_day.tomorrow().ok() != Some(power.falls_on) {
        push(
            &mut html,
            format_args!("<span class=\"detail\">{} {}</span>", words("từ", "from"), terms::day(power.falls_on)),
        );
    }
    html
}

fn former(view: View<'_, '_>, before: Option<&Former>) -> String {
    let Some(before) = before else { return String::new() };
    let whose = match (&before.holder, before.level) {
        (Some(holder), _) => view.authority(&holder.id),
        (None, Some(level)) => terms::badge(level),
        (None, None) => return String::new(),
    };
    let inferred = match before.inferred {
        true => format!(" <span class=\"inferred\">({})</span>", words("suy ra", "inferred")),
        false => String::new(),
    };
    format!("<span class=\"detail\">{} {whose}{inferred}</span>", words("Trước khi chuyển:", "Before it moved:"))
}
