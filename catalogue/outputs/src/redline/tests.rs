//! Each rendering of a comparison that holds every kind of change, and what hostile text becomes in it.

mod hostile;
mod schema;

use jiff::civil::{Date, date};
use serde_json::Value;
use tthc_compiler::model::{Applied, AppliedKind, Procedure, Rename, Timeline, Validity};
use tthc_compiler::redline::{Kind, Redline, between, recorded};
use tthc_compiler::{Catalogue, lower};
use tthc_dsl::tree::Citation;
use tthc_dsl::{FileId, Lang, Source, Span, Spanned, Word};

use super::*;

const LAW: &str = include_str!("tests/law.tthc");
const OLD: &str = include_str!("tests/old.tthc");
const NEW: &str = include_str!("tests/new.tthc");

const BEFORE: Date = date(2025, 6, 30);
const AFTER: Date = date(2025, 7, 1);

fn catalogue(text: &str) -> Catalogue {
    let mut catalogue = Catalogue::default();
    for (number, text) in [LAW, text].into_iter().enumerate() {
        let parsed = tthc_dsl::parse(&Source::new(FileId(number as u32), format!("{number}.tthc"), text));
        let mut diagnostics = parsed.diagnostics;
        let draft = lower::lower(&parsed.tree, &mut diagnostics);
        let messages: Vec<&str> = diagnostics.iter().map(|found| found.message.get(Lang::En)).collect();
        assert_eq!(messages, [""; 0], "the sources of the tests are sound");
        catalogue.add(draft);
    }
    catalogue
}

/// The newer text, with the provision that made it and the code that became another.
fn newer() -> Catalogue {
    let mut catalogue = catalogue(NEW);
    let under = Citation {
        instrument: "120/2025/NĐ-CP".to_owned(),
        provision: vec![(Word::Article, "4".to_owned())],
        as_worded: None,
    };
    let applied = Applied {
        kind: AppliedKind::Amendment,
        name: "nd120-khai-sinh".to_owned(),
        by: vec![under.clone()],
        from: Some(AFTER),
        received_from: None,
        span: Span::default(),
    };
    edit(&mut catalogue, "1.000001", |procedure| procedure.applied.push(applied.clone()));
    let spanned = |text: &str| Spanned::new(text.to_owned(), Span::default());
    let rename = Rename { old: spanned("1.000006"), new: spanned("1.000007") };
    let amendment = tthc_compiler::model::Amendment {
        id: spanned("đổi-mã"),
        correction: false,
        under: Spanned::new(under, Span::default()),
        validity: Validity { from: Some(Spanned::new(AFTER, Span::default())), ..Validity::default() },
        received_from: None,
        pending_keep: None,
        after: Vec::new(),
        operations: Vec::new(),
        repeals: Vec::new(),
        renames: vec![rename],
        basis: Vec::new(),
        origins: Vec::new(),
        remarks: Vec::new(),
        digest: 0,
    };
    catalogue.amendments.insert("đổi-mã".to_owned(), amendment);
    catalogue
}

fn edit(catalogue: &mut Catalogue, code: &str, edit: impl FnOnce(&mut Procedure)) {
    let mut procedure = catalogue.procedures[code].on(AFTER).expect("it is in force").clone();
    edit(&mut procedure);
    catalogue.procedures.insert(code.to_owned(), Timeline::of(&procedure.validity, procedure.clone()));
}

fn days() -> (Redline, Sides) {
    let point = |day| Point { day: Some(day), revision: None, ..Point::default() };
    (between(&catalogue(OLD), BEFORE, &newer(), AFTER, &[]), Sides { old: point(BEFORE), new: point(AFTER) })
}

/// A revision that shortens a limit for some days, and one that is as before.
fn revisions() -> (Redline, Sides) {
    let mut old = catalogue(OLD);
    old.procedures.retain(|code, _| code == "1.000003");
    let mut new = catalogue(OLD);
    new.procedures.retain(|code, _| code == "1.000003");
    let base = new.procedures["1.000003"].on(BEFORE).expect("it is in force").clone();
    let mut shorter = base.clone();
    shorter.limits = catalogue(&OLD.replacen("20 ngày", "10 ngày", 1)).procedures["1.000003"]
        .on(BEFORE)
        .expect("it is in force")
        .limits
        .clone();
    let timeline = new.procedures.get_mut("1.000003").expect("it is there");
    timeline.begin(AFTER, Some(shorter));
    timeline.begin(date(2027, 3, 1), Some(base));
    let point = |revision: &str| Point { day: None, revision: Some(revision.to_owned()), ..Point::default() };
    (recorded(&old, &new, &[]), Sides { old: point("HEAD~1"), new: point("HEAD") })
}

#[test]
fn the_fixture_holds_every_kind() {
    let (redline, _) = days();
    let found: Vec<&str> = redline.counts().iter().map(|(kind, _)| kind.key()).collect();
    let missing: Vec<&str> = Kind::all().iter().map(Kind::key).filter(|key| !found.contains(key)).collect();
    // Between two days a version's own days are no change.
    assert_eq!(missing, ["days"]);
}

#[test]
fn a_terminal_reads_it() {
    let (redline, sides) = days();
    insta::assert_snapshot!("terminal-vi", text(&redline, &sides, Lang::Vi, &Marks::PLAIN));
    insta::assert_snapshot!("terminal-en", text(&redline, &sides, Lang::En, &Marks::PLAIN));
    let coloured = text(&redline, &sides, Lang::Vi, &Marks::COLOURED);
    let mut bare = coloured.clone();
    for code in ["\u{1b}[0m", "\u{1b}[1m", "\u{1b}[2m", "\u{1b}[31m", "\u{1b}[32m"] {
        bare = bare.replace(code, "");
    }
    assert_eq!(bare, text(&redline, &sides, Lang::Vi, &Marks::PLAIN), "colour adds nothing but colour");
    assert_ne!(coloured, bare);
}

#[test]
fn a_reviewer_reads_it() {
    let (redline, sides) = days();
    insta::assert_snapshot!("markdown-vi", markdown(&redline, &sides, Lang::Vi));
    insta::assert_snapshot!("markdown-en", markdown(&redline, &sides, Lang::En));
}

#[test]
fn a_browser_reads_it() {
    let (redline, sides) = days();
    insta::assert_snapshot!("page-vi", html(&redline, &sides, Lang::Vi));
    insta::assert_snapshot!("page-en", html(&redline, &sides, Lang::En));
}

#[test]
fn a_program_reads_it() {
    let (redline, sides) = days();
    let json = |lang| serde_json::to_string_pretty(&document(&redline, &sides, lang)).expect("it is JSON");
    insta::assert_snapshot!("document-vi", json(Lang::Vi));
    insta::assert_snapshot!("document-en", json(Lang::En));
}

#[test]
fn revisions_tell_the_days_on_which_they_differ() {
    let (redline, sides) = revisions();
    let json = serde_json::to_string_pretty(&document(&redline, &sides, Lang::Vi)).expect("it is JSON");
    let all = [
        text(&redline, &sides, Lang::Vi, &Marks::PLAIN),
        text(&redline, &sides, Lang::En, &Marks::PLAIN),
        markdown(&redline, &sides, Lang::Vi),
        json,
    ];
    insta::assert_snapshot!("revisions", all.join("\n----\n\n"));
}

#[test]
fn nothing_is_told_of_what_is_the_same() {
    let (_, sides) = days();
    let nothing = Redline::default();
    assert_eq!(
        text(&nothing, &sides, Lang::Vi, &Marks::PLAIN),
        "không có thủ tục nào thay đổi\nSo sánh nội dung pháp lý: 30/06/2025 → 01/07/2025\n"
    );
    assert!(markdown(&nothing, &sides, Lang::En).ends_with("**no procedure changes**\n"));
    assert!(html(&nothing, &sides, Lang::En).contains("<main>\n</main>"));
    assert_eq!(document(&nothing, &sides, Lang::En).summary.procedures, 0);
}

#[test]
fn each_side_says_what_it_is() {
    let point =
        |day, revision: Option<&str>| Point { day, revision: revision.map(str::to_owned), ..Point::default() }.words();
    assert_eq!(point(Some(AFTER), Some("v1")).vi, "01/07/2025 theo bản ghi v1");
    assert_eq!(point(Some(AFTER), None).en, "2025-07-01");
    assert_eq!(point(None, Some("HEAD~1")).en, "revision HEAD~1");
    assert_eq!(point(None, None).vi, "bản hiện tại");
}

fn value(redline: &Redline, sides: &Sides) -> Value {
    serde_json::to_value(document(redline, sides, Lang::Vi)).expect("it is JSON")
}
