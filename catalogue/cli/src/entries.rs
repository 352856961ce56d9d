//! What the index holds of each version of each procedure.

use jiff::Span;
use jiff::civil::{Date, date};
use rayon::prelude::*;
use tthc_compiler::Catalogue;
use tthc_compiler::model::{Entry as Listed, LimitAmount, Power, Procedure, Role, Timeline};
use tthc_compiler::show;
use tthc_dsl::Lang;
use tthc_dsl::tree::TimeUnit;
use tthc_search::{Day, Entry, Named, Section};

/// A day as the index counts it.
pub fn day(day: Date) -> Day {
    let since = day.since(date(1970, 1, 1));
    since.map_or(if day < date(1970, 1, 1) { Day::MIN } else { Day::MAX }, |span| span.get_days())
}

/// Every version, by code and day. One that waits for its day comes into force on none that can be searched for.
pub fn entries(catalogue: &Catalogue) -> Vec<Entry> {
    let timelines: Vec<_> = catalogue.procedures.values().collect();
    timelines
        .par_iter()
        .flat_map_iter(|timeline| {
            let codes = codes(timeline);
            let dated = timeline.states().map(|(from, until, procedure)| (procedure, day(from), until.map(day)));
            let pending = timeline.pending().map(|procedure| (procedure, Day::MAX, None));
            dated.chain(pending).map(move |(procedure, from, until)| {
                let own = &procedure.code.value;
                let other_codes = codes.iter().filter(|code| **code != own).map(|code| (*code).to_owned()).collect();
                Entry { other_codes, ..entry(catalogue, procedure, from, until) }
            })
        })
        .collect()
}

/// The codes that a procedure bears on some day.
fn codes(timeline: &Timeline<Procedure>) -> Vec<&str> {
    let mut codes: Vec<&str> = timeline.states().map(|(_, _, version)| version.code.value.as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// The day that the index counts so; none for an open start, and for a version that waits for its day.
pub fn date_of(day: Day) -> Option<Date> {
    let since = Span::new().try_days(day).ok()?;
    date(1970, 1, 1).checked_add(since).ok().filter(|day| *day != Date::MIN)
}

fn entry(catalogue: &Catalogue, procedure: &Procedure, valid_from: Day, valid_to: Option<Day>) -> Entry {
    let name = procedure.name.value();
    let sector = catalogue.sector(procedure);
    let ministry = catalogue.ministry(procedure);
    let mut decrees: Vec<String> = Vec::new();
    let mut citations: Vec<String> = Vec::new();
    for citation in Catalogue::citations(procedure) {
        add(&mut decrees, citation.instrument.clone());
        add(&mut citations, show::citation(citation, Lang::Vi));
    }
    procedure.published_by.iter().for_each(|by| add(&mut decrees, by.value.clone()));
    Entry {
        code: procedure.code.value.clone(),
        other_codes: Vec::new(),
        name: name.map_or_else(String::new, |name| name.vi.clone()),
        name_en: name.and_then(|name| name.en.clone()),
        levels: procedure.all_levels().into_iter().map(|level| level.label(Lang::Vi).replace(' ', "-")).collect(),
        sector: sector.map_or_else(Named::default, |sector| named(&sector.id.value, &sector.name.vi)),
        ministry: ministry.map_or_else(Named::default, |body| named(&body.id.value, &body.name.vi)),
        authorities: authorities(catalogue, procedure),
        subjects: subjects(procedure),
        province: province(catalogue, &procedure.code.value),
        decrees,
        citations,
        results: results(procedure).filter_map(|(_, code)| code.clone()).collect(),
        limit_text: limit_text(procedure),
        limit_days: limit_days(procedure),
        fee_text: fee_text(procedure),
        sections: sections(procedure),
        valid_from,
        valid_to,
    }
}

fn add(list: &mut Vec<String>, value: String) {
    if !list.contains(&value) {
        list.push(value);
    }
}

fn named(id: &str, name: &str) -> Named {
    Named { id: id.to_owned(), name: name.to_owned() }
}

/// The bodies, those who decide first.
fn authorities(catalogue: &Catalogue, procedure: &Procedure) -> Vec<Named> {
    let of_cases = procedure.cases.iter().flat_map(|case| &case.powers);
    let mut powers: Vec<&Power> = procedure.powers.value().into_iter().flatten().chain(of_cases).collect();
    powers.sort_by_key(|power| power.role.value != Role::Decides);
    let mut out: Vec<Named> = Vec::new();
    for id in powers.into_iter().flat_map(|power| &power.authorities) {
        if !out.iter().any(|known| known.id == id.value) {
            out.push(named(&id.value, catalogue.authority_name(&id.value)));
        }
    }
    out
}

fn subjects(procedure: &Procedure) -> Vec<Named> {
    let subjects = procedure.subjects.value().into_iter().flatten();
    subjects.map(|subject| named(subject.value.key(), subject.value.official(Lang::Vi))).collect()
}

/// The province whose own variant a code names.
fn province(catalogue: &Catalogue, code: &str) -> Option<Named> {
    let h_code = code.rsplit('.').next().filter(|part| part.starts_with('H'))?;
    let province = catalogue.units.provinces.values().find(|province| province.h_code.as_deref() == Some(h_code));
    Some(province.map_or_else(|| named(h_code, h_code), |province| named(h_code, &province.name)))
}

fn results(procedure: &Procedure) -> impl Iterator<Item = (&str, &Option<String>)> {
    let own = procedure.results.value().into_iter().flatten();
    let cases = procedure.cases.iter().flat_map(|case| &case.results);
    own.chain(cases).map(|result| (result.name.vi.as_str(), &result.code))
}

fn limit_text(procedure: &Procedure) -> String {
    let own = procedure.limits.value().into_iter().flatten();
    let cases = procedure.cases.iter().flat_map(|case| &case.limits);
    let mut texts = Vec::new();
    own.chain(cases).for_each(|limit| add(&mut texts, show::limit(&limit.amount, Lang::Vi)));
    texts.join("; ")
}

/// The longest limit that is one amount of days or working days.
fn limit_days(procedure: &Procedure) -> Option<u64> {
    let limits = procedure.limits.value().into_iter().flatten();
    limits
        .filter_map(|limit| match &limit.amount {
            LimitAmount::Within(within) => match within.parts.as_slice() {
                [part] => match part.unit {
                    TimeUnit::Days | TimeUnit::WorkingDays => Some(u64::from(part.count)),
                    TimeUnit::SameDay => Some(0),
                    _ => None,
                },
                _ => None,
            },
            LimitAmount::Absent(_) | LimitAmount::Unread(_) => None,
        })
        .max()
}

fn fee_text(procedure: &Procedure) -> String {
    let own = procedure.fees.value().into_iter().flatten();
    let cases = procedure.cases.iter().flat_map(|case| &case.fees);
    let mut texts = Vec::new();
    for fee in own.chain(cases) {
        let name = fee.name.as_ref().map_or(String::new(), |name| format!("{name}: "));
        add(&mut texts, format!("{name}{}", show::fee(&fee.amount, Lang::Vi)));
    }
    texts.join("; ")
}

/// The rest of the text, in the order of the published form.
fn sections(procedure: &Procedure) -> Vec<Section> {
    let mut papers = Vec::new();
    let cases = procedure.cases.iter().flat_map(|case| &case.dossiers);
    for dossier in procedure.dossiers.value().into_iter().flatten().chain(cases) {
        listed(&dossier.entries, &mut papers);
    }
    let parts: Vec<(&str, Vec<String>)> = vec![
        ("description", procedure.description.iter().map(|text| text.vi.clone()).collect()),
        ("cases", procedure.cases.iter().map(|case| case.name.vi.clone()).collect()),
        ("documents", papers),
        ("steps", procedure.all_steps().map(|step| step.name.vi.clone()).collect()),
        ("results", results(procedure).map(|(name, _)| name.to_owned()).collect()),
        (
            "conditions",
            procedure
                .requirements
                .value()
                .into_iter()
                .flatten()
                .map(|requirement| requirement.text.vi.clone())
                .collect(),
        ),
        ("keywords", procedure.keywords.clone()),
        ("remarks", procedure.remarks.iter().map(|remark| remark.vi.clone()).collect()),
    ];
    parts
        .into_iter()
        .filter(|(_, texts)| !texts.is_empty())
        .map(|(key, texts)| {
            let sentences: Vec<&str> = texts.iter().map(|text| text.trim().trim_end_matches('.')).collect();
            Section { key: key.to_owned(), text: sentences.join(". ") }
        })
        .collect()
}

fn listed(entries: &[Listed], out: &mut Vec<String>) {
    for entry in entries {
        match entry {
            Listed::Paper(paper) => out.push(paper.name.vi.clone()),
            Listed::Either { entries, .. } => listed(entries, out),
            Listed::Group { name, entries, .. } => {
                out.push(name.clone());
                listed(entries, out);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970_and_do_not_overflow() {
        assert_eq!(day(date(1970, 1, 1)), 0);
        assert_eq!(day(date(2025, 7, 1)), 20_270);
        assert!(day(Date::MIN) < 0);
        for one in [date(1970, 1, 1), date(2025, 7, 1), date(2027, 3, 1), Date::MAX] {
            assert_eq!(date_of(day(one)), Some(one));
        }
        assert_eq!([day(Date::MIN), Day::MIN, Day::MAX].map(date_of), [None; 3]);
    }
}
