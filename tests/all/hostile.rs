//! Texts that nobody should write are read to their end: no panic, every place inside the text, an error where one is due.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use jiff::civil::Date;
use rayon::prelude::*;
use tthc_dsl::format::format;
use tthc_dsl::render::render;
use tthc_dsl::{Diagnostic, FileId, Lang, Severity, Source, Span};
use tthc_tests::DAYS;
use tthc_tests::hostile::{Hostile, Verdict, all};

const DAY: Date = DAYS[0];

/// So many findings of a text are drawn: each draws its own lines.
const DRAWN: usize = 40;

#[test]
fn each_is_read_to_its_end() {
    let wrong: Vec<String> = all()
        .into_par_iter()
        .filter_map(|hostile| {
            let told = catch_unwind(AssertUnwindSafe(|| read(&hostile)));
            let told = told.unwrap_or_else(|_| Err("it panicked".to_owned()));
            told.err().map(|what| format!("{}: {what}", hostile.name))
        })
        .collect();
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn there_are_more_than_two_hundred_and_no_two_are_alike() {
    let all = all();
    assert!(all.len() > 200, "{}", all.len());
    let names: BTreeSet<&str> = all.iter().map(|hostile| hostile.name.as_str()).collect();
    assert_eq!(names.len(), all.len());
}

/// Everything that is done with a file: checked, drawn, formatted, converted.
fn read(hostile: &Hostile) -> Result<(), String> {
    let (source, encoding) = Source::from_bytes(FileId(0), "xau.tthc", hostile.bytes.clone());
    let mut found = tthc_compiler::compile(std::slice::from_ref(&source), DAY).diagnostics;
    found.extend(encoding);
    for diagnostic in &found {
        placed(diagnostic, &source.text)?;
    }
    for diagnostic in found.iter().take(DRAWN) {
        for lang in [Lang::Vi, Lang::En] {
            let drawn = render(diagnostic, Some(&source), lang, true);
            if !drawn.contains(diagnostic.code) || drawn.len() > 20_000 {
                return Err(format!("{} is drawn in {} bytes", diagnostic.code, drawn.len()));
            }
        }
    }
    let errors = found.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
    match hostile.verdict {
        Verdict::Wrong if errors == 0 => return Err(format!("nothing is found: {:?}", codes(&found))),
        Verdict::Fine if errors > 0 => return Err(format!("errors are found: {:?}", codes(&found))),
        _ => {}
    }
    stable(&source)
}

fn codes(found: &[Diagnostic]) -> Vec<&str> {
    found.iter().map(|diagnostic| diagnostic.code).take(DRAWN).collect()
}

/// Every place that is named lies in the text, on its characters, and something is said of it.
fn placed(diagnostic: &Diagnostic, text: &str) -> Result<(), String> {
    let lies = |span: Span| text.get(span.range()).is_some();
    let notes = diagnostic.notes.iter().map(|note| note.span);
    let fix = diagnostic.fix.as_ref().map(|fix| fix.span);
    for span in std::iter::once(diagnostic.span).chain(notes).chain(fix) {
        if !lies(span) {
            return Err(format!("{} at {:?} of {} bytes", diagnostic.code, span.range(), text.len()));
        }
    }
    if diagnostic.message.vi.is_empty() || diagnostic.message.en.is_empty() {
        return Err(format!("{} says nothing", diagnostic.code));
    }
    Ok(())
}

/// What can be formatted stays as it is when it is formatted again, in each keyword language.
fn stable(source: &Source) -> Result<(), String> {
    for keywords in [None, Some(Lang::Vi), Some(Lang::En)] {
        let Ok(text) = format(source, keywords) else { continue };
        let again = format(&Source { text: text.clone(), ..source.clone() }, keywords);
        if !again.is_ok_and(|again| again == text) {
            return Err(format!("formatting twice changes it ({keywords:?})"));
        }
    }
    Ok(())
}
