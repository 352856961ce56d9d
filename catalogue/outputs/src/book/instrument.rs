//! The page of an instrument: what the catalogue knows of it, and which procedures rest on it.

mod made;

use tthc_compiler::model::{Instrument, Procedure, Relation, Validity};
use tthc_dsl::tree::Citation;

use super::links::{View, heading, kind_and_number, provision, standing};
use super::page::{Facts, Page, list, table};
use super::phrase::{capital, push, words};
use super::shelves::kind;
use super::sources::origin_list;
use super::{Chapter, Heading, escape, moves, sunset, terms};
use tthc_dsl::Lang;

pub(super) fn chapter<'c>(view: View<'_, 'c>, instrument: &'c Instrument, page_name: &str) -> Chapter {
    let mut page = Page::default();
    overview(view, &mut page, instrument);
    timeline(view, &mut page, instrument);
    relations(view, &mut page, instrument);
    made::ended(view, &mut page, instrument);
    made::amendments(view, &mut page, instrument);
    made::successions(view, &mut page, instrument);
    sunset::of_instrument(view, &mut page, instrument);
    moves::of_instrument(view, &mut page, instrument);
    cited_by(view, &mut page, instrument);
    published(view, &mut page, instrument);
    if !instrument.remarks.is_empty() {
        page.section("ghi-chu", "Ghi chú", "Remarks");
        page.remarks(&instrument.remarks);
    }
    if !instrument.origins.is_empty() {
        page.section("nguon", "Nguồn", "Sources");
        page.block(&origin_list(&instrument.origins));
    }
    let title = match instrument.title.vi.is_empty() {
        true => Heading::new(kind_and_number(instrument, Lang::Vi), kind_and_number(instrument, Lang::En)),
        false => heading(&instrument.title),
    };
    Chapter {
        path: format!("{page_name}.md"),
        title,
        label: instrument.number.value.clone(),
        part: None,
        unlisted: false,
        sections: page.sections,
        markdown: page.markdown,
    }
}

fn overview<'c>(view: View<'_, 'c>, page: &mut Page, instrument: &'c Instrument) {
    let (warn, state) = standing(instrument, view.register.day);
    let state = Heading::new(capital(&state.vi), capital(&state.en)).html();
    if warn {
        page.note("note ended", "", &format!("<p>{state}.</p>"));
    }
    let mut facts = Facts::default();
    facts.add(("Số, ký hiệu", "Number"), &terms::code(&instrument.number));
    let (one, _) = terms::kind(kind(instrument));
    facts.add(("Loại văn bản", "Kind"), &terms::said(one));
    if let Some(issuer) = &instrument.issuer {
        let issuer = match instrument.issuer_is_text {
            true => escape::html(issuer),
            false => view.authority(issuer),
        };
        facts.add(("Cơ quan ban hành", "Issued by"), &issuer);
    }
    if let Some(signed) = instrument.signed {
        facts.add(("Ngày ký", "Signed"), &terms::day(signed.value));
    }
    if let Some(day) = instrument.gazetted {
        facts.add(("Đăng Công báo", "Gazetted"), &terms::day(day.value));
    }
    let basis = view.basis(&instrument.validity.basis);
    let basis = basis.map_or_else(String::new, |basis| format!("<span class=\"detail\">{basis}</span>"));
    facts.add(("Hiệu lực", "In force"), &format!("{state}{basis}"));
    if let Some(last) = made::extended(view, instrument) {
        facts.add(("Được kéo dài đến hết", "Extended to"), &terms::day(last));
    }
    for provision in &instrument.provisions {
        let days = &provision.validity;
        let days = tthc_compiler::timeline::days(days.first_day(), days.until.map(|until| until.value)).words();
        let on = self::provision(&provision.on.provision, true);
        let said = words(&days.vi, &days.en);
        facts.add(("Hiệu lực riêng", "Provision in force"), &format!("{on}: {said}"));
    }
    if let Some(ministry) = &instrument.ministry {
        facts.add(("Bộ, ngành", "Ministry"), &view.authority(ministry));
    }
    if !instrument.powers.is_empty() {
        facts.add(("Quy định về thẩm quyền", "On powers"), &terms::transfers(&instrument.powers));
    }
    page.block(&facts.html());
}

/// The days the data gives, in their order, against the law day.
fn timeline<'c>(view: View<'_, 'c>, page: &mut Page, instrument: &'c Instrument) {
    let mut events = Vec::new();
    events.extend(instrument.signed.map(|day| (day.value, ("Ký", "Signed"))));
    events.extend(instrument.gazetted.map(|day| (day.value, ("Đăng Công báo", "Gazetted"))));
    let validity = &instrument.validity;
    events.extend(validity.first_day().map(|day| (day, ("Bắt đầu có hiệu lực", "Takes effect"))));
    events.extend(validity.last_day().map(|day| (day, ("Ngày cuối cùng có hiệu lực", "Last day in force"))));
    if events.len() < 2 {
        return;
    }
    events.sort_by_key(|(day, _)| *day);
    let today = view.register.day;
    let now = events.iter().rposition(|(day, _)| *day <= today);
    let mut html = String::from("<ol class=\"timeline\">\n");
    for (at, (day, what)) in events.iter().enumerate() {
        let class = match (*day > today, Some(at) == now) {
            (true, _) => "coming",
            (false, true) => "now",
            (false, false) => "past",
        };
        push(&mut html, format_args!("<li class=\"{class}\">{} {}</li>\n", terms::day(*day), terms::said(*what)));
    }
    html.push_str("</ol>");
    page.section("moc-thoi-gian", "Các mốc thời gian", "Dates");
    page.block(&html);
}

fn relations<'c>(view: View<'_, 'c>, page: &mut Page, instrument: &'c Instrument) {
    let acted_on = view.register.acted_on.get(instrument.number.value.as_str());
    // What ends a part of it has a section of its own.
    let ends = |relation| matches!(relation, Relation::Replaces | Relation::Repeals);
    let acted_on: Vec<_> = acted_on.into_iter().flatten().filter(|(_, effect)| !ends(effect.relation)).collect();
    if instrument.effects.is_empty() && acted_on.is_empty() {
        return;
    }
    page.section("quan-he", "Quan hệ với văn bản khác", "Relations to other instruments");
    let mut items = Vec::new();
    for effect in &instrument.effects {
        let what = terms::said(terms::relation(effect.relation));
        items.push(format!("{what} {}{}", view.citation(&effect.on), days(view, &effect.validity)));
    }
    // What is amended is a provision of this instrument: it is named, and the instrument that does it is linked.
    for (by, effect) in acted_on {
        let what = terms::said(terms::relation_from(effect.relation));
        let (on, days) = (provision_of(&effect.on), days(view, &effect.validity));
        items.push(format!("{what} {}{on}{days}", view.law(&by.number)));
    }
    page.block(&list("", &items));
}

/// The days on which one instrument acts on the other, and what sets them.
fn days(view: View<'_, '_>, validity: &Validity) -> String {
    let period = terms::period_inside(validity).map_or_else(String::new, |period| format!(", {period}"));
    match view.basis(&validity.basis) {
        Some(basis) => format!("{period} <span class=\"detail\">{basis}</span>"),
        None => period,
    }
}

/// ` (điều 4)`: the provision of an instrument on its own page.
fn provision_of(citation: &Citation) -> String {
    if citation.provision.is_empty() {
        return String::new();
    }
    format!(" ({})", provision(&citation.provision, false))
}

fn cited_by<'c>(view: View<'_, 'c>, page: &mut Page, instrument: &'c Instrument) {
    page.section("vien-dan", "Thủ tục viện dẫn văn bản này", "Procedures that cite it");
    let Some(cited_by) = view.register.cited_by.get(instrument.number.value.as_str()) else {
        page.paragraph(&terms::nothing("Chưa có thủ tục nào trong danh mục", "None in the catalogue"));
        return;
    };
    let mut rows = String::from("<tbody>\n");
    for (procedure, citations) in cited_by {
        push(
            &mut rows,
            format_args!(
                "<tr><td>{}<span class=\"detail\">{}</span></td><td>{}</td></tr>\n",
                view.procedure(procedure),
                terms::code(&procedure.code),
                provisions(citations)
            ),
        );
    }
    rows.push_str("</tbody>\n");
    page.block(&table(&[("Thủ tục", "Procedure"), ("Điều, khoản được viện dẫn", "Provisions cited")], &rows));
}

/// The provisions that a procedure cites; the whole instrument where it names none.
pub(super) fn provisions(citations: &[&Citation]) -> String {
    let named: Vec<_> = citations
        .iter()
        .filter(|citation| !citation.provision.is_empty())
        .map(|citation| provision(&citation.provision, true))
        .collect();
    match named.is_empty() {
        true => words("Cả văn bản", "The whole instrument"),
        false => named.join("<br>"),
    }
}

fn published<'c>(view: View<'_, 'c>, page: &mut Page, instrument: &'c Instrument) {
    let Some(published) = view.register.published_by.get(instrument.number.value.as_str()) else { return };
    page.section("cong-bo", "Thủ tục do văn bản này công bố", "Procedures that it made known");
    page.block(&entries(view, published));
}

/// Procedures as a list of links.
pub(super) fn entries<'c>(view: View<'_, 'c>, procedures: &[&'c Procedure]) -> String {
    let mut html = String::from("<ul class=\"entries\">\n");
    for procedure in procedures {
        view.procedure_item(&mut html, procedure);
    }
    html.push_str("</ul>");
    html
}
