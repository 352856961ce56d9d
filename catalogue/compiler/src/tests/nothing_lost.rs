//! Every clause that can be written reaches the model or is reported: a file with it never says the same as without it.

use jiff::civil::date;
use tthc_dsl::schema::{Block, Clause};
use tthc_dsl::{FileId, Lang, Source, Word};

use super::written::{Place, blocks, forms, places};
use crate::changes::changes;
use crate::lower::lower;

fn source(text: &str) -> Source {
    Source::new(FileId(0), "thử.tthc", text)
}

/// What a text comes to: the model without its spans, and what was found in lowering it.
#[derive(Debug, PartialEq)]
struct Outcome {
    model: String,
    found: Vec<String>,
}

#[track_caller]
fn outcome(place: &Place, inside: &str) -> Outcome {
    let text = place.file(&format!("{}{inside}", company(place)));
    let parsed = tthc_dsl::parse(&source(&text));
    assert_eq!(parsed.diagnostics, [], "{text}");
    let mut out = Vec::new();
    let model = super::without_spans(&lower(&parsed.tree, &mut out));
    Outcome { model, found: out.into_iter().map(|found| format!("{}: {}", found.code, found.message.vi)).collect() }
}

/// What `nộp` and `xuất trình` are said of.
fn company(place: &Place) -> &'static str {
    if place.block == Block::Documents { "đơn \"Đơn đề nghị\"\n" } else { "" }
}

#[track_caller]
fn none(lost: &[String]) {
    assert!(lost.is_empty(), "{} say nothing:\n{}", lost.len(), lost.join("\n"));
}

/// The forms of a clause that say something: an empty block is only where others stand.
fn said(clause: &Clause) -> Vec<String> {
    let bare =
        |form: &String| clause.inner.is_some() && clause.word.is_some_and(|word| form == word.spelling(Lang::Vi));
    forms(clause).into_iter().filter(|form| !bare(form)).collect()
}

#[test]
fn every_clause_reaches_the_model() {
    let mut lost = Vec::new();
    for place in places() {
        let without = outcome(&place, "");
        for clause in place.block.clauses() {
            let mut seen: Vec<(String, Outcome)> = Vec::new();
            for form in said(clause) {
                let with = outcome(&place, &form);
                if with == without {
                    lost.push(place.file(&form));
                }
                // One that is reported is not passed over, whatever it says.
                let reported = with.found.len() > without.found.len();
                if let Some((other, _)) = seen.iter().find(|(_, other)| !reported && *other == with) {
                    lost.push(format!("{}(as with `{other}`)", place.file(&form)));
                }
                seen.push((form, with));
            }
        }
    }
    none(&lost);
}

#[test]
fn no_clause_hides_another() {
    let mut lost = Vec::new();
    for place in blocks().into_iter().filter(|place| place.block != Block::File) {
        let clauses = place.block.clauses();
        for (at, first) in clauses.iter().enumerate() {
            for second in clauses.iter().skip(at + usize::from(!first.many)) {
                let (Some(one), Some(other)) = (said(first).into_iter().next(), said(second).pop()) else { continue };
                if one == other {
                    continue;
                }
                let both = outcome(&place, &format!("{one}\n{other}"));
                for (kept, hidden) in [(&one, &other), (&other, &one)] {
                    if both == outcome(&place, kept) {
                        lost.push(format!("{:?}: `{hidden}` beside `{kept}`", place.block));
                    }
                }
            }
        }
    }
    none(&lost);
}

/// The codes found in a text at a place, in the whole check.
fn found(place: &Place, inside: &str) -> Vec<&'static str> {
    let compiled = crate::compile(&[source(&place.file(inside))], date(2026, 6, 1));
    compiled.diagnostics.into_iter().map(|found| found.code).collect()
}

#[test]
fn every_basis_is_looked_up() {
    let mut lost = Vec::new();
    for place in places().iter().filter(|place| place.block.clause(Word::Basis).is_some()) {
        let basis = "căn cứ 999/2099/NĐ-CP";
        if !found(place, basis).contains(&"TT031") {
            lost.push(place.file(basis));
        }
    }
    none(&lost);
}

#[test]
fn every_condition_of_a_procedure_is_checked() {
    let mut lost = Vec::new();
    let in_procedures = places().into_iter().filter(|place| place.is_in(Word::Procedure));
    for place in in_procedures.filter(|place| place.block.clause(Word::When).is_some()) {
        let condition = "khi chưa-khai-báo";
        if !found(&place, condition).contains(&"TT040") {
            lost.push(place.file(condition));
        }
    }
    none(&lost);
}

#[test]
fn every_difference_is_told() {
    let mut silent = Vec::new();
    for place in places().into_iter().filter(|place| place.is_in(Word::Procedure)) {
        let procedure = |inside: &str| {
            let parsed = tthc_dsl::parse(&source(&place.file(&format!("{}{inside}", company(&place)))));
            lower(&parsed.tree, &mut Vec::new()).procedures.swap_remove(0)
        };
        let without = procedure("");
        for form in place.block.clauses().iter().flat_map(said) {
            let with = procedure(&form);
            let differs = super::without_spans(&with) != super::without_spans(&without);
            if changes(Some(&without), Some(&with)).is_empty() == differs {
                silent.push(place.file(&form));
            }
        }
    }
    none(&silent);
}
