//! What an instrument changed, and what others ended of it.

use std::collections::BTreeSet;

use jiff::civil::Date;
use tthc_compiler::model::{Amendment, Instrument, Relation, Validity};

use super::days;
use crate::book::history::{dossiers, in_short, not_yet};
use crate::book::links::View;
use crate::book::page::{Page, list, table};
use crate::book::phrase::{push, words};
use crate::book::register::Listed;
use crate::book::terms;
use crate::book::versions::versions;

/// The most changes that one procedure shows here.
const MOST: usize = 8;

/// The amendments made under it: procedure by procedure, the earliest first.
pub(super) fn amendments<'c>(view: View<'_, 'c>, page: &mut Page, instrument: &'c Instrument) {
    let made = view.register.amendments.get(instrument.number.value.as_str());
    let mut made: Vec<&Amendment> = made.into_iter().flatten().copied().collect();
    if made.is_empty() {
        return;
    }
    made.sort_by_key(|amendment| (view.register.begins(amendment).is_none(), view.register.begins(amendment)));
    page.section("da-sua-doi", "Thủ tục mà văn bản này sửa đổi", "Procedures that it changes");
    let mut rows = String::from("<tbody>\n");
    for amendment in made {
        let repealed = amendment.repeals.iter().filter_map(|code| view.register.procedure(&code.value));
        let repealed: BTreeSet<&str> = repealed.map(|listed| listed.code()).collect();
        for listed in reached(view, amendment) {
            push(
                &mut rows,
                format_args!(
                    "<tr><td>{}<span class=\"detail\">{}</span></td><td>{}</td><td>{}</td></tr>\n",
                    view.procedure(listed.procedure),
                    terms::code(listed.code()),
                    what(view, amendment, listed, repealed.contains(listed.code())),
                    when(view, amendment)
                ),
            );
        }
    }
    rows.push_str("</tbody>\n");
    page.block(&table(&[("Thủ tục", "Procedure"), ("Thay đổi", "Change"), ("Hiệu lực", "In force")], &rows));
}

/// The procedures that an amendment names, once each.
fn reached<'c>(view: View<'_, 'c>, amendment: &Amendment) -> Vec<Listed<'c>> {
    let operations = amendment.operations.iter().flat_map(|operations| &operations.codes);
    let renamed = amendment.renames.iter().map(|rename| &rename.old);
    let codes = operations.chain(&amendment.repeals).chain(renamed);
    let mut seen = BTreeSet::new();
    let listed = codes.filter_map(|code| view.register.procedure(&code.value));
    listed.filter(|listed| seen.insert(listed.code())).collect()
}

fn what<'c>(view: View<'_, 'c>, amendment: &Amendment, listed: Listed<'c>, repealed: bool) -> String {
    let all = view.register.catalogue.timeline(listed.code()).map(versions).unwrap_or_default();
    let is_it = |name: &str| name == amendment.id.value;
    let version = all.iter().find(|version| version.came().any(|applied| is_it(&applied.name)));
    let mut html = String::new();
    if repealed {
        html.push_str(&words("Bãi bỏ", "Repealed"));
    }
    if let Some(version) = version {
        html.push_str(&list("changes", &in_short(view, version, MOST)));
        if let Some(url) = view.history_url(listed.code()) {
            let words = words("Xem từng thay đổi", "See each change");
            push(&mut html, format_args!("<a href=\"{url}#{}\">{words}</a>", version.anchor()));
        }
        let others: Vec<_> = version
            .came()
            .filter(|applied| !is_it(&applied.name))
            .filter_map(|applied| applied.by.first())
            .map(|by| view.citation(by))
            .collect();
        if !others.is_empty() {
            let with = words("cùng ngày với thay đổi theo", "together, on that day, with");
            push(&mut html, format_args!("<span class=\"detail\">{with} {}</span>", others.join(", ")));
        }
    }
    if html.is_empty() { terms::missing() } else { html }
}

fn when(view: View<'_, '_>, amendment: &Amendment) -> String {
    let Some(from) = view.register.begins(amendment) else {
        return format!(
            "<b>{}</b>: {}{}",
            not_yet(),
            words("chưa xác định ngày", "no day set yet"),
            dossiers(amendment)
        );
    };
    let mut html = format!("{} {}", words("Từ", "From"), terms::day(from));
    let own = amendment.validity.until.map(|until| until.value);
    let of_instrument = || view.register.lives.get(&amendment.under.value.instrument)?.until;
    let repeals = amendment.operations.is_empty();
    if let Some(last) = own.or_else(of_instrument).filter(|_| !repeals).and_then(|until| until.yesterday().ok()) {
        push(&mut html, format_args!(" {} {}", words("đến hết", "to"), terms::day(last)));
    }
    if from > view.register.day {
        push(&mut html, format_args!(" <b>{}</b>", not_yet()));
    }
    if !amendment.under.value.provision.is_empty() {
        let provision = super::provision(&amendment.under.value.provision, true);
        push(&mut html, format_args!("<span class=\"detail\">{provision}</span>"));
    }
    html.push_str(&dossiers(amendment));
    html
}

/// Bodies that have a successor by it.
pub(super) fn successions<'c>(view: View<'_, 'c>, page: &mut Page, instrument: &'c Instrument) {
    let number = instrument.number.value.as_str();
    let mut items = Vec::new();
    for body in view.register.catalogue.authorities.values() {
        let Some(successor) = &body.successor else { continue };
        if successor.validity.basis.iter().any(|basis| basis.instrument == number) {
            items.push(format!(
                "{} {} {}{}",
                view.authority(&body.id),
                words("được kế tục bởi", "is succeeded by"),
                view.authority(&successor.id),
                days(view, &Validity { basis: Vec::new(), ..successor.validity.clone() })
            ));
        }
    }
    if !items.is_empty() {
        page.section("ke-tuc", "Cơ quan được kế tục theo văn bản này", "Bodies that it gives successors");
        page.block(&list("", &items));
    }
}

/// What of it has ended or will end before the rest, and by which instrument, in the order of days.
pub(super) fn ended<'c>(view: View<'_, 'c>, page: &mut Page, instrument: &'c Instrument) {
    let acted_on = view.register.acted_on.get(instrument.number.value.as_str());
    let mut ended: Vec<(Option<Date>, String)> = Vec::new();
    for (by, effect) in acted_on.into_iter().flatten() {
        if !matches!(effect.relation, Relation::Replaces | Relation::Repeals) {
            continue;
        }
        let from = effect.validity.first_day().or(by.validity.first_day());
        let on = match effect.on.provision.is_empty() {
            true => words("Cả văn bản", "The whole instrument"),
            false => super::provision(&effect.on.provision, true),
        };
        let (vi, en) = terms::relation_from(effect.relation);
        let how = words(&vi.to_lowercase(), &en.to_lowercase());
        let day = match from {
            None => String::new(),
            Some(day) => {
                let word = match day > view.register.day {
                    true => words("sẽ hết hiệu lực từ", "will end on"),
                    false => words("đã hết hiệu lực từ", "ended on"),
                };
                format!(" {word} {}", terms::day(day))
            }
        };
        ended.push((from, format!("{on}{day}, {how} {}", view.law(&by.number))));
    }
    if ended.is_empty() {
        return;
    }
    // Stable: what ends on one day stays in the order of numbers.
    ended.sort_by_key(|(from, _)| *from);
    page.section("da-het", "Phần đã hoặc sẽ hết hiệu lực", "What has ended or will end");
    let items: Vec<_> = ended.into_iter().map(|(_, item)| item).collect();
    page.block(&list("", &items));
}

/// The last day that an extension gives it, where it is later than its own.
pub(super) fn extended(view: View<'_, '_>, instrument: &Instrument) -> Option<Date> {
    let until = view.register.lives.get(&instrument.number)?.until?;
    let own = instrument.validity.until?.value;
    (until > own).then(|| until.yesterday().ok()).flatten()
}
