//! Slips of the hand in the shipped catalogue: each costs one message, wherever it happens.

use rayon::prelude::*;
use tthc_compiler::lower::Draft;
use tthc_compiler::replaced::Replaced;
use tthc_compiler::timeline::Law;
use tthc_compiler::{Against, examine_against};
use tthc_dsl::{Severity, Source};
use tthc_tests::shipped;

/// So many of one kind are tried in a file.
const EACH: usize = 12;

/// A slip: the text with it, and the finding that it is.
type Slip = (String, &'static str);

/// What is found in one file, by code, with the line.
fn found(source: &Source, law: &Law) -> Vec<String> {
    let lines = tthc_dsl::Lines::new(&source.text);
    // A gap that the file itself says it has stays one, whatever slips.
    let replaced = Replaced::default();
    let mut told = examine_against(source, Against { law, replaced: &replaced }, &mut |_| {}).diagnostics;
    tthc_dsl::diagnostic::sort(&mut told);
    let told = told.into_iter().filter(|d| d.severity != Severity::Info);
    told.map(|d| format!("{} {}: {}", lines.place(d.span.start).line, d.code, d.message.en)).collect()
}

fn without(text: &str, at: usize, length: usize) -> String {
    format!("{}{}", &text[..at], &text[at + length..])
}

fn with(text: &str, at: usize, what: &str) -> String {
    format!("{}{what}{}", &text[..at], &text[at..])
}

/// The starts of lines that the test allows, spread over the file.
fn lines(text: &str, allowed: impl Fn(&str) -> bool) -> Vec<usize> {
    let mut at = 0;
    let mut starts = Vec::new();
    for line in text.split_inclusive('\n') {
        if allowed(line) {
            starts.push(at);
        }
        at += line.len();
    }
    let step = starts.len().div_ceil(EACH).max(1);
    starts.into_iter().step_by(step).collect()
}

/// A closing brace on a line of its own is forgotten.
fn forgotten_braces(text: &str) -> Vec<Slip> {
    let places = lines(text, |line| line.trim() == "}");
    places.into_iter().map(|at| (without(text, at, text[at..].find('\n').map_or(0, |n| n + 1)), "TT002")).collect()
}

/// A closing brace at the end of a line, of a block in that line.
fn forgotten_inline_braces(text: &str) -> Vec<Slip> {
    let places = lines(text, |line| line.trim_end().ends_with('}') && line.contains('{') && !line.contains('#'));
    let end = |at: usize| at + text[at..].lines().next().unwrap_or("").trim_end().len() - 1;
    places.into_iter().map(|at| (without(text, end(at), 1), "TT002")).collect()
}

/// A brace too many at the end of a line that says something and opens nothing.
fn superfluous_braces(text: &str) -> Vec<Slip> {
    let places = lines(text, |line| {
        let line = line.trim();
        !line.is_empty() && !line.ends_with(['{', '}']) && !line.contains(['#', '{']) && !line.starts_with('"')
    });
    let end = |at: usize| at + text[at..].lines().next().unwrap_or("").len();
    places.into_iter().map(|at| (with(text, end(at), " }"), "TT003")).collect()
}

/// A quotation mark is forgotten at the end of a line.
fn forgotten_quotes(text: &str) -> Vec<Slip> {
    let places = lines(text, |line| line.trim_end().ends_with('"') && line.matches('"').count() == 2);
    let end = |at: usize| at + text[at..].lines().next().unwrap_or("").trim_end().len() - 1;
    places.into_iter().map(|at| (without(text, end(at), 1), "TT004")).collect()
}

/// A mark that has no place stands at the end of a line.
fn stray_marks(text: &str) -> Vec<Slip> {
    let places = lines(text, |line| !line.trim().is_empty() && !line.contains(['#', '{', '}', '"']));
    let end = |at: usize| at + text[at..].lines().next().unwrap_or("").len();
    places.into_iter().map(|at| (with(text, end(at), "."), "TT001")).collect()
}

/// A clause stands in the file twice.
fn doubled_clauses(text: &str) -> Vec<Slip> {
    let once = ["    tên \"", "    lĩnh vực ", "    hiệu lực từ ", "    đối tượng ", "    cách thức "];
    let places = lines(text, |line| once.iter().any(|head| line.starts_with(head)) && !line.contains('{'));
    let line = |at: usize| text[at..].split_inclusive('\n').next().unwrap_or("");
    places.into_iter().map(|at| (with(text, at, line(at)), "TT012")).collect()
}

#[test]
fn each_costs_one_message() {
    let kinds =
        [forgotten_braces, forgotten_inline_braces, superfluous_braces, forgotten_quotes, stray_marks, doubled_clauses];
    // Files of procedures: what is declared elsewhere does not matter to them one by one.
    let files: Vec<&Source> = shipped().iter().filter(|source| !source.path.starts_with("law/")).collect();
    let declared: Vec<Draft> =
        shipped().iter().filter_map(tthc_compiler::declared).map(|declared| declared.law).collect();
    let law = Law::of(&declared.iter().collect::<Vec<_>>());
    let slips: Vec<(&Source, Slip)> = files
        .iter()
        .flat_map(|source| kinds.iter().flat_map(|kind| kind(&source.text)).map(move |slip| (*source, slip)))
        .collect();
    assert!(slips.len() > 2_000, "{}", slips.len());
    let wrong: Vec<String> = slips
        .par_iter()
        .filter_map(|(source, (text, code))| {
            let found = found(&Source { text: text.clone(), ..(*source).clone() }, &law);
            let right = matches!(found.as_slice(), [only] if only.split(' ').nth(1) == Some(&format!("{code}:")));
            (!right).then(|| format!("{}: {code} expected\n    {}", source.path, found.join("\n    ")))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), slips.len(), wrong.join("\n"));
}
