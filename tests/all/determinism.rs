//! Same sources, same day: same bytes out, in any order of files, with any number of threads.

use rayon::ThreadPoolBuilder;
use tthc_compiler::compile;
use tthc_dsl::{FileId, Source};
use tthc_outputs::{Input, OutputFile, book, portal};
use tthc_tests::{DAYS, shipped};

/// What every output writes of these sources, and what was found in them.
#[derive(PartialEq)]
struct Everything {
    portal: Vec<OutputFile>,
    /// The pages of the book, as they are handed to whoever binds them.
    book: String,
    findings: Vec<String>,
}

fn everything(sources: &[Source]) -> Everything {
    let compiled = compile(sources, DAYS[0]);
    let input = Input { catalogue: &compiled.catalogue, day: DAYS[0], hash: "0" };
    let path = |file: FileId| sources[file.0 as usize].path.as_str();
    let mut findings: Vec<String> = compiled
        .diagnostics
        .iter()
        .map(|found| format!("{} {} {}", path(found.span.file), found.code, found.message.en))
        .collect();
    findings.sort();
    Everything {
        portal: portal::render(&input, &portal::Scope::default()).expect("it is for the whole country"),
        book: format!("{:?}", book::family(&input)),
        findings,
    }
}

/// The sources in another order, numbered anew.
fn shuffled(seed: usize) -> Vec<Source> {
    let mut order: Vec<usize> = (0..shipped().len()).collect();
    // Any order will do; this one depends on nothing but the seed.
    order.sort_by_key(|place| (place.wrapping_mul(2_654_435_761).wrapping_add(seed * 97_003)) % 65_537);
    let renumbered =
        |(number, place): (usize, &usize)| Source { file: FileId(number as u32), ..shipped()[*place].clone() };
    order.iter().enumerate().map(renumbered).collect()
}

#[test]
fn the_order_of_files_decides_nothing() {
    let first = everything(shipped());
    let mut reversed: Vec<Source> = shipped().iter().rev().cloned().collect();
    reversed.iter_mut().enumerate().for_each(|(number, source)| source.file = FileId(number as u32));
    for sources in [reversed, shuffled(1), shuffled(2)] {
        assert!(sources[0].path != shipped()[0].path, "the order is the same");
        alike(&first, &everything(&sources));
    }
}

#[test]
fn the_number_of_threads_decides_nothing() {
    let threads = |count| {
        let pool = ThreadPoolBuilder::new().num_threads(count).build().expect("threads can be had");
        pool.install(|| everything(shipped()))
    };
    let one = threads(1);
    alike(&one, &threads(4));
    alike(&one, &threads(16));
}

#[track_caller]
fn alike(one: &Everything, other: &Everything) {
    assert_eq!(one.findings, other.findings);
    for (a, b) in one.portal.iter().zip(&other.portal) {
        assert!(a == b, "{} and {} differ", a.path, b.path);
    }
    assert!(one.book == other.book, "the book differs");
    assert!(*one == *other);
}
