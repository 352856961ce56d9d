//! Families of small catalogues.

mod escaping;
mod links;
mod nothing_lost;
mod pages;
mod planning;
mod time;

use jiff::civil::{Date, date};
use tthc_compiler::Catalogue;
use tthc_compiler::lower::lower;
use tthc_dsl::{FileId, Severity, Source};

use super::*;

/// The law day of the tests.
const DAY: Date = date(2025, 8, 12);

/// A catalogue of these files, numbered from 0.
#[track_caller]
fn catalogue(files: &[&str]) -> Catalogue {
    let mut catalogue = Catalogue::default();
    for (number, text) in files.iter().enumerate() {
        let source = Source::new(FileId(number as u32), format!("{number}.tthc"), *text);
        let parsed = tthc_dsl::parse(&source);
        let mut out = parsed.diagnostics;
        let draft = lower(&parsed.tree, &mut out);
        let errors: Vec<_> = out.iter().filter(|d| d.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{errors:?}");
        catalogue.add(draft);
    }
    catalogue
}

fn input(catalogue: &Catalogue) -> Input<'_> {
    Input { catalogue, day: DAY, hash: "" }
}

/// The page of a procedure.
#[track_caller]
fn page(files: &[&str], code: &str) -> Chapter {
    let family = family(&input(&catalogue(files)));
    let mut chapters = family.volumes.into_iter().flat_map(|volume| volume.chapters);
    let path = format!("{code}.md");
    chapters.find(|chapter| chapter.path == path).expect("the procedure has a page")
}

/// The law that the procedures of the tests rest on.
const LAW: &str = include_str!("tests/law.tthc");
/// A procedure that says nearly everything that one can say.
const WHOLE: &str = include_str!("tests/whole.tthc");
