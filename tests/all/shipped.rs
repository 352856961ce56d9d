//! The shipped catalogue: clean, canonical, and the same in both keyword languages.

use std::collections::BTreeSet;
use std::fmt::Write;

use jiff::civil::{Date, date};
use rayon::prelude::*;
use tthc_compiler::model::{Condition, Filing, FilingPlace, Level};
use tthc_compiler::{Catalogue, Compiled, compile};
use tthc_dsl::format::{Unformatted, format};
use tthc_dsl::{Lang, Severity, Source};
use tthc_outputs::{Input, portal};
use tthc_tests::{DAYS, shipped};

/// Errors and warnings, a line each, as a person would look for them.
fn told(compiled: &Compiled, sources: &[Source]) -> String {
    let mut out = String::new();
    for diagnostic in compiled.diagnostics.iter().filter(|diagnostic| diagnostic.severity != Severity::Info) {
        let source = &sources[diagnostic.span.file.0 as usize];
        let line = tthc_dsl::Lines::new(&source.text).place(diagnostic.span.start).line;
        let _ = writeln!(out, "{}:{line}: {} {}", source.path, diagnostic.code, diagnostic.message.en);
    }
    out
}

#[test]
fn it_has_neither_error_nor_warning() {
    for day in DAYS {
        assert_eq!(told(&compile(shipped(), day), shipped()), "", "on {day}");
    }
}

fn formatted(source: &Source, keywords: Option<Lang>) -> String {
    match format(source, keywords) {
        Ok(text) => text,
        Err(Unformatted::Errors(errors)) => panic!("{}: {}", source.path, errors[0].message.en),
        Err(Unformatted::Changed) => panic!("{}: formatting would change what it says", source.path),
    }
}

#[test]
fn it_is_in_canonical_form() {
    shipped().par_iter().for_each(|source| {
        assert!(formatted(source, None) == source.text, "{} is to be formatted", source.path);
        assert!(formatted(source, Some(Lang::Vi)) == source.text, "{} has English keywords", source.path);
    });
}

/// The catalogue with English keywords.
fn english() -> Vec<Source> {
    let converted = |source: &Source| Source { text: formatted(source, Some(Lang::En)), ..source.clone() };
    shipped().par_iter().map(converted).collect()
}

#[test]
fn it_converts_to_english_keywords_and_back_without_loss() {
    let english = english();
    for (source, english) in shipped().iter().zip(&english) {
        assert!(source.text != english.text, "{} was not converted", source.path);
        assert!(formatted(english, Some(Lang::Vi)) == source.text, "{} does not come back", source.path);
        assert!(formatted(english, None) == english.text, "{} is not stable in English", source.path);
    }
}

#[test]
fn it_says_the_same_with_english_keywords() {
    let english = english();
    let compiled = compile(&english, DAYS[0]);
    assert_eq!(told(&compiled, &english), "");
    let remarks = |compiled: &Compiled| compiled.diagnostics.iter().map(|d| d.code).collect::<Vec<_>>();
    let vietnamese = compile(shipped(), DAYS[0]);
    assert_eq!(remarks(&compiled), remarks(&vietnamese));
    let (of_english, of_vietnamese) = (written(&compiled.catalogue), written(&vietnamese.catalogue));
    for (one, other) in of_english.iter().zip(&of_vietnamese) {
        assert!(one == other, "{} differs from {}", one.path, other.path);
    }
    assert_eq!(of_english.len(), of_vietnamese.len());
}

fn written(catalogue: &Catalogue) -> Vec<tthc_outputs::OutputFile> {
    let input = Input { catalogue, day: DAYS[0], hash: "" };
    portal::render(&input, &portal::Scope::default()).expect("it is for the whole country")
}

/// What the catalogue must hold at least; each number is one that the project promises.
#[test]
fn it_is_as_rich_as_it_says() {
    let catalogue = compile(shipped(), DAYS[0]).catalogue;
    let all: Vec<_> = catalogue.all(DAYS[0]).map(|(procedure, _)| procedure).collect();
    let count = |has: &dyn Fn(&tthc_compiler::model::Procedure) -> bool| all.iter().filter(|p| has(p)).count();
    let conditional = |condition: &Condition| !matches!(condition, Condition::Always);
    assert!(all.len() >= 45, "{} procedures", all.len());
    let commune = count(&|p| p.all_levels().contains(&Level::Commune));
    assert!(commune >= 15, "{commune} at commune level");
    let papers = count(&|p| p.all_papers().any(|paper| conditional(&paper.condition)));
    assert!(papers >= 5, "{papers} with conditional papers");
    let cases = count(&|p| p.cases.len() > 1);
    assert!(cases >= 3, "{cases} with several cases");
    let fees = count(&|p| p.fees.value().is_some_and(|fees| fees.len() > 1));
    assert!(fees >= 3, "{fees} with several fees");
    let elsewhere = |filing: &Filing| filing.place != FilingPlace::AtAuthority;
    let anywhere = count(&|p| p.filing.as_ref().is_some_and(elsewhere));
    assert!(anywhere >= 3, "{anywhere} that can be filed elsewhere");
    // Of some the steps before an amendment are not known; those that it brought are.
    let no_steps = |code: &&str| {
        catalogue
            .timeline(code)
            .is_some_and(|timeline| timeline.states().all(|(_, _, version)| version.all_steps().next().is_none()))
    };
    let without_steps: Vec<&str> = all.iter().map(|p| p.code.value.as_str()).filter(no_steps).collect();
    assert_eq!(without_steps, [""; 0]);
    let without_source: Vec<&str> =
        all.iter().filter(|p| p.origins.is_empty()).map(|p| p.code.value.as_str()).collect();
    assert_eq!(without_source, [""; 0]);
    let decrees: BTreeSet<&str> =
        all.iter().flat_map(|p| Catalogue::citations(p)).map(|c| c.instrument.as_str()).collect();
    let of_the_28 = shipped()
        .iter()
        .find(|source| source.path.ends_with("28-nghi-dinh.tthc"))
        .map(|source| source.text.lines().filter_map(|line| line.strip_prefix("văn bản ")?.split(' ').next()));
    let used = of_the_28.expect("they are declared").filter(|number| decrees.contains(number)).count();
    assert!(used >= 8, "{used} of the 28 decrees");
}

/// A day's move cannot make two versions hold at once, nor lose one that was in force.
#[test]
fn it_holds_on_every_day_of_its_own() {
    let catalogue = compile(shipped(), DAYS[0]).catalogue;
    let days: BTreeSet<Date> = catalogue
        .procedures
        .values()
        .flat_map(|timeline| timeline.states().flat_map(|(from, until, _)| [Some(from), until]))
        .flatten()
        .filter(|day| *day > Date::MIN)
        .collect();
    assert!(!days.is_empty());
    for day in days {
        let shown = catalogue.all(day).count();
        assert_eq!(shown, catalogue.procedures.len(), "on {day} some procedure has nothing to show");
    }
}

/// The Civil Status Law takes effect on the very day on which the decrees lapse: no day without law, no day with two.
#[test]
fn the_civil_status_law_follows_the_decrees_without_a_gap() {
    let catalogue = compile(shipped(), DAYS[0]).catalogue;
    let under = |amendment: &&tthc_compiler::model::Amendment| amendment.under.value.instrument == "03/2026/QH16";
    let codes: Vec<&str> = catalogue
        .amendments
        .values()
        .filter(under)
        .flat_map(|amendment| &amendment.operations)
        .flat_map(|operations| operations.codes.iter().map(|code| code.value.as_str()))
        .collect();
    assert!(codes.len() >= 10, "{codes:?}");
    for code in codes {
        let timeline = catalogue.timeline(code).expect("it is in the catalogue");
        for (day, decree) in [(date(2027, 2, 28), true), (date(2027, 3, 1), false)] {
            let version = timeline.on(day).unwrap_or_else(|| panic!("{code} has no text on {day}"));
            let cites = |number: &str| version.citations().iter().any(|basis| basis.instrument == number);
            assert_eq!(cites("120/2025/NĐ-CP"), decree, "{code} on {day}");
            assert_eq!(cites("03/2026/QH16"), !decree, "{code} on {day}");
        }
        let states: Vec<_> = timeline.states().collect();
        assert!(states.windows(2).all(|pair| pair[0].1 == Some(pair[1].0)), "{code} has a day without a text");
    }
}

/// What the decrees moved was somewhere before, and the text of each day is one.
#[test]
fn the_moves_of_1_july_2025_are_base_and_amendment() {
    let catalogue = compile(shipped(), DAYS[0]).catalogue;
    let (before, after) = (date(2025, 6, 30), date(2025, 7, 1));
    let moved = catalogue.procedures.values().filter(|timeline| {
        let (Some(old), Some(new)) = (timeline.on(before), timeline.on(after)) else { return false };
        old.all_levels() != new.all_levels()
    });
    let moved = moved.count();
    assert!(moved >= 25, "{moved} procedures moved");
}
