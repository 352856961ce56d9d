//! Every clause of a procedure that can be written reaches the contract's record, or is reported.

use super::*;
use crate::portal;

use crate::written::{Place, forms, places};
use tthc_dsl::schema::Block;
use tthc_dsl::{Lang, Word};

#[test]
fn every_clause_of_a_procedure_reaches_the_record() {
    let mut lost = Vec::new();
    for place in places().into_iter().filter(|place| place.is_in(Word::Procedure)) {
        let without = said(&place, "");
        for clause in place.block.clauses() {
            let keyword = clause.word.map_or("", |word| word.spelling(Lang::Vi));
            // An empty block is only where others stand.
            for form in forms(clause).into_iter().filter(|form| clause.inner.is_none() || form != keyword) {
                if said(&place, &form) == without {
                    lost.push(place.file(&form));
                }
            }
        }
    }
    assert!(lost.is_empty(), "{} say nothing:\n{}", lost.len(), lost.join("\n"));
}

/// The record of the procedure, and how often it was found fault with.
fn said(place: &Place, inside: &str) -> (Value, usize) {
    // What `nộp` and `xuất trình` are said of.
    let company = if place.block == Block::Documents { "đơn \"Đơn đề nghị\"\n" } else { "" };
    let parsed = tthc_dsl::parse(&Source::new(FileId(0), "thử.tthc", place.file(&format!("{company}{inside}"))));
    let mut found = parsed.diagnostics;
    let mut catalogue = Catalogue::default();
    catalogue.add(lower::lower(&parsed.tree, &mut found));
    let (procedure, standing) = catalogue.all(DAY).next().expect("a procedure");
    let record = portal::record(&catalogue, procedure, standing, DAY, None);
    (serde_json::to_value(&record).expect("it is JSON"), found.len())
}
