//! The provisions behind a change, and procedures that end, begin or get another code.

use tthc_dsl::tree::{Citation, Node};
use tthc_dsl::{Span, Spanned, Word};

use super::*;
use crate::model::{Amendment, Applied, AppliedKind, Operations, Rename, Validity};

#[test]
fn a_procedure_begins_ends_and_gets_another_code() {
    let base = procedure("thủ tục 1.000001 { tên \"Một\"; tên en \"One\" }");
    let renamed = procedure("thủ tục 1.000002 { tên \"Một\"; tên en \"One\" }");
    let day = date(2025, 7, 1);
    let mut catalogue = catalogue([
        ("1.000001", from(&[(Date::MIN, Some(&base)), (day, None)])),
        ("1.000002", from(&[(day, Some(&renamed))])),
    ]);
    let over = |catalogue: &Catalogue| between(catalogue, date(2025, 6, 30), catalogue, day, &[]);
    assert_eq!(told(&over(&catalogue)), ["procedure ends gone", "procedure begins offered"]);
    let rename = Rename { old: spanned("1.000001".into()), new: spanned("1.000002".into()) };
    let amendment = Amendment { renames: vec![rename], ..amendment("đổi-mã", citation("133/2025/NĐ-CP"), day) };
    catalogue.amendments.insert("đổi-mã".to_owned(), amendment);
    let found = over(&catalogue);
    assert_eq!(told(&found), ["code renamed gone"]);
    assert_eq!(because(&found), ["code 133/2025/NĐ-CP"]);
    assert_eq!(found.procedures[0].code, "1.000002");
    let asked = between(&catalogue, date(2025, 6, 30), &catalogue, day, &["1.000001".to_owned()]);
    assert_eq!(asked, found, "the old code is the same procedure");
    assert_eq!(told(&recorded(&catalogue, &catalogue, &[])), [] as [&str; 0]);
}

fn spanned<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::default())
}

fn citation(instrument: &str) -> Citation {
    Citation { instrument: instrument.to_owned(), provision: Vec::new(), as_worded: None }
}

fn amendment(id: &str, under: Citation, from: Date) -> Amendment {
    Amendment {
        id: spanned(id.to_owned()),
        correction: false,
        under: spanned(under),
        validity: Validity { from: Some(spanned(from)), ..Validity::default() },
        received_from: None,
        pending_keep: None,
        after: Vec::new(),
        operations: Vec::new(),
        repeals: Vec::new(),
        renames: Vec::new(),
        basis: Vec::new(),
        origins: Vec::new(),
        remarks: Vec::new(),
        digest: 0,
    }
}

fn applied(name: &str, by: &str, from: Date) -> Applied {
    Applied {
        kind: AppliedKind::Amendment,
        name: name.to_owned(),
        by: vec![citation(by)],
        from: Some(from),
        received_from: None,
        span: Span::default(),
    }
}

/// The instruments behind each change.
fn because(redline: &Redline) -> Vec<String> {
    let all = redline.procedures.iter().flat_map(|procedure| &procedure.changes);
    all.map(|change| {
        let ended = change.ended.iter().map(|citation| format!("end of {}", citation.instrument));
        let by: Vec<String> = change.because.iter().map(|citation| citation.instrument.clone()).chain(ended).collect();
        format!("{} {}", change.change.field, by.join(", "))
    })
    .collect()
}

#[test]
fn a_change_knows_the_amendment_that_made_it_and_the_one_that_lapsed() {
    let day = date(2025, 7, 1);
    let base = procedure("thủ tục 1.000001 { cấp tỉnh; thời hạn 9 ngày }");
    let mut then = procedure("thủ tục 1.000001 { cấp xã; thời hạn 5 ngày }");
    then.applied = vec![applied("a", "1/2025/NĐ-CP", day), applied("b", "2/2025/NĐ-CP", day)];
    let mut catalogue = amended(&base, day, &then);
    let on = |catalogue: &Catalogue, old, new| because(&between(catalogue, old, catalogue, new, &[]));
    let (before, after) = (date(2025, 6, 30), day);
    let both = ["levels 1/2025/NĐ-CP, 2/2025/NĐ-CP", "timeLimit 1/2025/NĐ-CP, 2/2025/NĐ-CP"];
    assert_eq!(on(&catalogue, before, after), both, "nothing tells them apart");
    for (name, by, word) in [("a", "1/2025/NĐ-CP", Word::Level), ("b", "2/2025/NĐ-CP", Word::Limit)] {
        let operations = Operations {
            codes: vec![spanned("1.000001".to_owned())],
            clauses: vec![Node { word: Some(word), ..Node::default() }],
            span: Span::default(),
        };
        let amendment = Amendment { operations: vec![operations], ..amendment(name, citation(by), day) };
        catalogue.amendments.insert(name.to_owned(), amendment);
    }
    let apart = ["levels 1/2025/NĐ-CP", "timeLimit 2/2025/NĐ-CP"];
    assert_eq!(on(&catalogue, before, after), apart);
    let back = ["levels end of 1/2025/NĐ-CP", "timeLimit end of 2/2025/NĐ-CP"];
    assert_eq!(on(&catalogue, after, before), back, "what lapses makes the change back");
}

#[test]
fn a_repeal_is_why_a_procedure_ends() {
    let day = date(2025, 7, 1);
    let base = procedure("thủ tục 1.000001 { cấp tỉnh }");
    let mut catalogue = catalogue([("1.000001", from(&[(Date::MIN, Some(&base)), (day, None)]))]);
    let repeals = vec![spanned("1.000001".to_owned())];
    let amendment = Amendment { repeals, ..amendment("bãi-bỏ", citation("1/2025/NĐ-CP"), day) };
    catalogue.amendments.insert("bãi-bỏ".to_owned(), amendment);
    let found = between(&catalogue, date(2025, 6, 30), &catalogue, day, &[]);
    assert_eq!(because(&found), ["procedure 1/2025/NĐ-CP"]);
}
