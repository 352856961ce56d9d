//! The text in force on a day, held against a plain reference on generated worlds: on every day on which something may
//! change, and on the days around it.

mod generated;
mod seen;

use std::collections::BTreeSet;

use jiff::civil::Date;
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestCaseError};
use rayon::ThreadPoolBuilder;
use tthc_compiler::model::{AppliedKind, Procedure, Timeline};
use tthc_compiler::{Compiled, compile};
use tthc_dsl::Severity;
use tthc_tests::DAYS;
use tthc_tests::reference::{Finding, Layout, Place, Run, World, Written};

/// So many worlds in a build without optimisation, where each takes some hundredths of a second; as many as `TTHC_WORLDS`
/// says where it is set.
const WORLDS: u32 = 1_000;

fn cases() -> u32 {
    std::env::var("TTHC_WORLDS").ok().and_then(|count| count.parse().ok()).unwrap_or(WORLDS)
}

/// The same worlds in every run, so that a change is what makes a test fail; `TTHC_SEED` draws others.
fn seed() -> RngSeed {
    RngSeed::Fixed(std::env::var("TTHC_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_250_701))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), rng_seed: seed(), failure_persistence: None, max_shrink_iters: 20_000, ..ProptestConfig::default() })]

    #[test]
    fn of_generated_worlds_are_those_of_the_reference(drawn in generated::drawn(), apart in any::<bool>()) {
        agrees(&generated::built(&drawn), if apart { Layout::Apart } else { Layout::OneFile })?;
    }
}

proptest! {
    // Each is compiled five times.
    #![proptest_config(ProptestConfig { cases: cases() / 20, rng_seed: seed(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn are_the_same_in_one_file_or_many_in_any_order_with_any_number_of_threads(drawn in generated::drawn()) {
        let world = generated::built(&drawn);
        let one = everything(&world, Layout::OneFile, 1);
        for (layout, threads) in [(Layout::Apart, 1), (Layout::Apart, 4), (Layout::Backwards, 4), (Layout::OneFile, 16)] {
            prop_assert_eq!(&one, &everything(&world, layout, threads), "{:?}, {} threads", layout, threads);
        }
    }
}

fn agrees(world: &World, layout: Layout) -> Result<(), TestCaseError> {
    let written = Written::of(world, layout);
    let (first, last) = generated::span();
    let expected = world.run(first, last);
    let compiled = compile(&written.sources, DAYS[0]);
    let fail = |what: String| TestCaseError::fail(format!("{what}\n{}", written.text()));
    readable(&compiled).map_err(fail)?;
    let timeline = compiled.catalogue.timeline(&world.base.code);
    let timeline = timeline.ok_or_else(|| fail("it is not in the catalogue".to_owned()))?;
    let mut day = first;
    while day <= last {
        same(world, &expected, timeline, day).map_err(fail)?;
        day = day.tomorrow().expect("the span ends");
    }
    joined(world, timeline).map_err(fail)?;
    let told = told(&compiled, &written);
    if told != expected.findings {
        let only = |one: &BTreeSet<Finding>, other: &BTreeSet<Finding>| format!("{:?}", one - other);
        let (more, less) = (only(&told, &expected.findings), only(&expected.findings, &told));
        return Err(fail(format!("told only by the compiler: {more}\nonly by the reference: {less}")));
    }
    for (_, _, procedure) in timeline.states() {
        let other = compiled.catalogue.timeline(&procedure.code.value);
        prop_assert!(
            other.is_some_and(|other| std::ptr::eq(other, timeline)),
            "{} leads elsewhere",
            procedure.code.value
        );
    }
    Ok(())
}

/// Its days, what it says, and what made it.
type Version = (Date, Option<Date>, Vec<String>, Vec<String>);

/// What the files come to, wherever in them it stands.
#[derive(Debug, PartialEq)]
struct Everything {
    versions: Vec<Version>,
    findings: BTreeSet<Finding>,
}

fn everything(world: &World, layout: Layout, threads: usize) -> Everything {
    let written = Written::of(world, layout);
    let pool = ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be had");
    let compiled = pool.install(|| compile(&written.sources, DAYS[0]));
    let timeline = compiled.catalogue.timeline(&world.base.code).expect("it is in the catalogue");
    let versions = timeline.states().map(|(from, until, version)| {
        let applied = version.applied.iter().map(|one| format!("{:?} {} {:?}", one.kind, one.name, one.from));
        (from, until, seen::lines(version), applied.collect())
    });
    Everything { versions: versions.collect(), findings: told(&compiled, &written) }
}

/// What is written is read without a mistake of form.
fn readable(compiled: &Compiled) -> Result<(), String> {
    let form = |code: &str| code.strip_prefix("TT").and_then(|number| number.parse().ok()).is_some_and(|n: u32| n < 40);
    let wrong = compiled.diagnostics.iter().find(|found| found.severity == Severity::Error && form(found.code));
    wrong.map_or(Ok(()), |found| Err(format!("the written text is not right: {} {}", found.code, found.message.en)))
}

fn same(world: &World, expected: &Run, timeline: &Timeline<Procedure>, day: Date) -> Result<(), String> {
    let version = timeline.on(day);
    let (Some((text, applied)), Some(version)) = (expected.days.get(&day), version) else {
        return match (expected.days.contains_key(&day), version.is_some()) {
            (false, false) => Ok(()),
            (expected, found) => Err(format!("{day}: in force {found}, by the reference {expected}")),
        };
    };
    let (found, text) = (seen::lines(version), text.lines());
    if found != text {
        let only = |one: &[String], other: &[String]| {
            one.iter().filter(|line| !other.contains(line)).cloned().collect::<Vec<_>>().join("; ")
        };
        let (more, less) = (only(&found, &text), only(&text, &found));
        return Err(format!("{day}: only the compiler has [{more}], only the reference [{less}]\n{found:?}\n{text:?}"));
    }
    if !version.validity.contains(day) {
        return Err(format!("{day}: the version's own days are {:?}", version.validity));
    }
    let by = version.applied.iter().filter(|one| one.kind != AppliedKind::Reorganisation);
    let (by, applied): (BTreeSet<&String>, BTreeSet<&String>) =
        (by.map(|one| &one.name).collect(), applied.iter().collect());
    if by != applied {
        return Err(format!("{day}: made by {by:?}, by the reference {applied:?} ({})", world.amendments.len()));
    }
    Ok(())
}

/// Versions follow each other without a gap, from the procedure's first day to its last.
fn joined(world: &World, timeline: &Timeline<Procedure>) -> Result<(), String> {
    let states: Vec<(Date, Option<Date>, &Procedure)> = timeline.states().collect();
    let ends = states.iter().map(|(_, until, _)| *until);
    let begins = states.iter().skip(1).map(|(from, _, _)| Some(*from)).chain([world.end()]);
    if !ends.eq(begins) || states.first().is_some_and(|(from, _, _)| *from != world.begin()) {
        return Err(format!("the days of the versions: {:?}", states.iter().map(|s| (s.0, s.1)).collect::<Vec<_>>()));
    }
    for (from, until, version) in &states {
        let own = (version.validity.first_day(), version.validity.until.map(|until| until.value));
        let open = (world.from.is_none() && *from == Date::MIN).then_some(None);
        if own != (open.unwrap_or(Some(*from)), *until) {
            return Err(format!("a version of {from} says {own:?}"));
        }
        if version.validity.last_day().and_then(|last| last.tomorrow().ok()) != *until {
            return Err(format!(
                "the last day of a version that ends on {until:?} is {:?}",
                version.validity.last_day()
            ));
        }
    }
    // A version begins on a day on which something begins or ends.
    let days = world.amendments.iter().flat_map(|one| [one.from, one.until]).flatten();
    let days: BTreeSet<Date> = days.chain(world.successions.iter().map(|one| one.from)).collect();
    match states.iter().skip(1).find(|(from, _, _)| !days.contains(from)) {
        Some((from, _, _)) => Err(format!("nothing begins or ends on {from}, but a version does")),
        None => Ok(()),
    }
}

/// Findings about amendments, by the part that they point at.
fn told(compiled: &Compiled, written: &Written) -> BTreeSet<Finding> {
    let about = |code: &str| code.starts_with("TT06") || code.starts_with("TT07");
    let found = compiled.diagnostics.iter().filter(|found| about(found.code));
    found
        .map(|found| {
            let (id, place) = written.part(found.span).cloned().unwrap_or_else(|| ("?".to_owned(), Place::Code));
            (found.code.to_owned(), id, place)
        })
        .collect()
}
