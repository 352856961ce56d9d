//! What changes on which day, past and future, the latest day first.

use std::collections::BTreeMap;

use jiff::civil::Date;
use tthc_compiler::model::Procedure;
use tthc_compiler::show;
use tthc_dsl::Lang;

use super::history::{causes, end, in_short, not_yet};
use super::links::View;
use super::page::{Page, list};
use super::phrase::{both, push, words};
use super::versions::{Version, versions};
use super::{Chapter, Heading, terms};

/// The page of the front.
pub(super) const PAGE: &str = "thay-doi";

/// The most entries that all stand on one page; more are paged by year.
const MOST: usize = 300;

/// The most procedures that a list of one day holds.
const MOST_LISTED: usize = 200;

/// The most changes that one procedure shows here.
const MOST_CHANGES: usize = 5;

#[derive(Default)]
struct Day<'c> {
    begins: Vec<&'c Procedure>,
    changes: Vec<Version<'c>>,
    ends: Vec<Version<'c>>,
}

impl Day<'_> {
    fn count(&self) -> usize {
        self.begins.len() + self.changes.len() + self.ends.len()
    }
}

/// The page, with one for each year behind it where it would be long.
pub(super) fn chapters(view: View<'_, '_>) -> Vec<Chapter> {
    let days = days(view);
    let mut page = Page::default();
    page.paragraph(&words(
        "Ngày nào nội dung thủ tục bắt đầu, thay đổi hoặc hết hiệu lực, theo văn bản nào. Ngày sau cùng ở trên.",
        "On which day the text of a procedure begins, changes or ends, and under which instrument. The latest day comes first.",
    ));
    let mut years: BTreeMap<i16, Vec<(Date, &Day<'_>)>> = BTreeMap::new();
    for (day, what) in &days {
        years.entry(day.year()).or_default().push((*day, what));
    }
    let title = Heading::new("Thay đổi theo ngày", "Changes by date");
    let whole = |page: Page, path: String, title: Heading| Chapter {
        path,
        title,
        sections: page.sections,
        markdown: page.markdown,
        ..Chapter::default()
    };
    if days.values().map(Day::count).sum::<usize>() <= MOST {
        for (day, what) in days.iter().rev() {
            self::day(view, &mut page, *day, what);
        }
        if days.is_empty() {
            page.paragraph(&terms::missing());
        }
        return vec![whole(page, format!("{PAGE}.md"), title)];
    }
    let mut chapters = Vec::new();
    for (year, days) in years.iter().rev() {
        page.section(&format!("nam-{year}"), &format!("Năm {year}"), &year.to_string());
        let items: Vec<_> = days
            .iter()
            .rev()
            .map(|(day, what)| {
                let url = format!("{PAGE}-{year}.html#{}", anchor(*day));
                format!("<a href=\"{url}\">{}</a> · {}{}", terms::day(*day), counts(what), mark(view, *day))
            })
            .collect();
        page.block(&list("entries", &items));
        let mut of_year = Page::default();
        for (day, what) in days.iter().rev() {
            self::day(view, &mut of_year, *day, what);
        }
        let title = Heading::new(format!("Thay đổi trong năm {year}"), format!("Changes in {year}"));
        chapters.push(whole(of_year, format!("{PAGE}-{year}.md"), title));
    }
    chapters.insert(0, whole(page, format!("{PAGE}.md"), title));
    chapters
}

fn days<'c>(view: View<'_, 'c>) -> BTreeMap<Date, Day<'c>> {
    let mut days: BTreeMap<Date, Day<'c>> = BTreeMap::new();
    for timeline in view.register.catalogue.procedures.values() {
        for version in versions(timeline) {
            if let Some(from) = version.from {
                let day = days.entry(from).or_default();
                match version.before {
                    Some(_) => day.changes.push(version),
                    None => day.begins.push(version.procedure),
                }
            }
            if let Some(until) = version.until.filter(|_| !version.goes_on) {
                days.entry(until).or_default().ends.push(version);
            }
        }
    }
    days
}

fn anchor(day: Date) -> String {
    format!("ngay-{day}")
}

/// That a day has not come.
fn mark(view: View<'_, '_>, day: Date) -> String {
    if day > view.register.day { format!(" · <b>{}</b>", not_yet()) } else { String::new() }
}

fn counts(day: &Day<'_>) -> String {
    let parts = [
        (day.changes.len(), ("thay đổi", "changed")),
        (day.begins.len(), ("bắt đầu", "began")),
        (day.ends.len(), ("hết hiệu lực", "ended")),
    ];
    both(|phrase| {
        let lang = phrase.lang();
        let said: Vec<_> = parts
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, (vi, en))| format!("{count} {}", lang.pick(vi, en)))
            .collect();
        phrase.own(&said.join(", "));
    })
}

fn day<'c>(view: View<'_, 'c>, page: &mut Page, day: Date, what: &Day<'c>) {
    let heading = Heading::new(show::date(day, Lang::Vi), show::date(day, Lang::En));
    page.section_of(&anchor(day), heading);
    page.paragraph(&format!("{}{}", counts(what), mark(view, day)));
    let changed: Vec<_> = what.changes.iter().take(MOST_LISTED).map(|version| self::changed(view, version)).collect();
    group(page, ("Thay đổi", "Changes"), &changed, what.changes.len());
    let procedure = |procedure: &&'c Procedure| {
        format!("{} <span class=\"detail\">{}</span>", view.procedure(procedure), terms::code(&procedure.code))
    };
    let begun: Vec<_> = what.begins.iter().take(MOST_LISTED).map(procedure).collect();
    group(page, ("Bắt đầu có hiệu lực", "Takes effect"), &begun, what.begins.len());
    let ended: Vec<_> = what
        .ends
        .iter()
        .take(MOST_LISTED)
        .map(|version| {
            let code = terms::code(&version.procedure.code);
            let name = view.procedure(version.procedure);
            format!("{name} <span class=\"detail\">{code}</span><span class=\"detail\">{}</span>", end(view, version))
        })
        .collect();
    group(page, ("Hết hiệu lực", "No longer in force"), &ended, what.ends.len());
}

fn changed<'c>(view: View<'_, 'c>, version: &Version<'c>) -> String {
    let procedure = version.procedure;
    let mut html = format!("{} <span class=\"detail\">{}", view.procedure(procedure), terms::code(&procedure.code));
    if let Some(url) = view.history_url(&procedure.code.value) {
        let words = words("Xem thay đổi", "See the change");
        push(&mut html, format_args!(" <a href=\"{url}#{}\">{words}</a>", version.anchor()));
    }
    html.push_str("</span>");
    for cause in causes(view, version) {
        push(&mut html, format_args!("<span class=\"detail\">{cause}</span>"));
    }
    html.push_str(&list("changes", &in_short(view, version, MOST_CHANGES)));
    html
}

fn group(page: &mut Page, (vi, en): (&str, &str), items: &[String], count: usize) {
    if items.is_empty() {
        return;
    }
    page.block(&format!("<h3>{}</h3>", words(vi, en)));
    page.block(&list("entries", items));
    if count > items.len() {
        page.paragraph(&both(|phrase| {
            phrase.say("Và ", "And ").own(&(count - items.len()).to_string());
            phrase.say(" thủ tục khác.", " more procedures.");
        }));
    }
}
