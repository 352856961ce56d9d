//! First and last days, over the whole calendar.

use jiff::ToSpan;
use jiff::civil::date;
use tthc_dsl::{Span, Spanned};

use super::*;
use crate::model::Validity;
use crate::timeline::{Law, versions};

/// The versions of a procedure that is changed from one day to another, the last one included, and ends on a third.
fn versions_of(node: &tthc_dsl::tree::Node, law: &Law, base: &Validity) -> Vec<(Option<Date>, Option<Date>, usize)> {
    let mut out = Vec::new();
    let versions = versions(node, base, law, &mut out, &mut |_| ());
    assert_eq!(out, []);
    versions
        .into_iter()
        .map(|version| {
            let until = version.validity.until.map(|until| until.value);
            assert_eq!(version.validity.last_day().and_then(|last| last.tomorrow().ok()), until);
            (version.validity.first_day(), until, version.applied.len())
        })
        .collect()
}

#[test]
fn every_day_from_1975_to_2100_can_be_a_first_and_a_last_day() {
    let node = tthc_dsl::parse(&Source::new(FileId(0), "a.tthc", "thủ tục 1.000001 { tên \"Thủ tục\"; cấp tỉnh }"));
    let node = &node.tree.items[0];
    let text = "sửa đổi a theo 1/1975/NĐ-CP { hiệu lực từ 01/01/1975; trong 1.000001 { cấp tỉnh -> xã } }";
    let tree = tthc_dsl::parse(&Source::new(FileId(1), "b.tthc", text)).tree;
    let mut draft = crate::lower::law(&tree, &mut Vec::new());
    let own = |day| Some(Spanned::new(day, Span::default()));
    let (mut day, end) = (date(1975, 1, 1), date(2101, 1, 1));
    let mut count = 0;
    let lengths = [1.day(), 1.month(), 1.year()];
    while day < end {
        // One day, and by turns two days, a month, a year: their last days lie at ends of months and on 29 February.
        for length in [0.days(), lengths[count % lengths.len()]] {
            let last = day + length;
            let next = last.tomorrow().expect("the calendar goes on");
            draft.amendments[0].validity = Validity::inclusive(own(day), own(last));
            let law = Law::of(&[&draft]);
            let found = versions_of(node, &law, &Validity::default());
            assert_eq!(
                found,
                [(None, Some(day), 0), (Some(day), Some(next), 1), (Some(next), None, 0)],
                "{day} to {last}"
            );
        }
        day = day.tomorrow().expect("the calendar goes on");
        count += 1;
    }
    assert_eq!(count, 46_021);
    // The base begins and ends with the amendment.
    for day in [date(2024, 2, 29), date(2100, 2, 28), date(2025, 12, 31)] {
        draft.amendments[0].validity = Validity::inclusive(own(day), own(day));
        let law = Law::of(&[&draft]);
        let found = versions_of(node, &law, &Validity::inclusive(own(day), own(day)));
        assert_eq!(found, [(Some(day), Some(day.tomorrow().expect("the calendar goes on")), 1)]);
    }
}

#[test]
fn the_days_that_are_written_are_the_days_that_hold() {
    for (first, last, before, within, behind) in [
        ("28/02/2024", "29/02/2024", date(2024, 2, 27), date(2024, 2, 29), date(2024, 3, 1)),
        ("29/02/2024", "29/02/2024", date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1)),
        ("01/03/2025", "31/03/2025", date(2025, 2, 28), date(2025, 3, 31), date(2025, 4, 1)),
        ("31/12/2025", "01/01/2026", date(2025, 12, 30), date(2026, 1, 1), date(2026, 1, 2)),
        ("01/07/2025", "28/02/2027", date(2025, 6, 30), date(2027, 2, 28), date(2027, 3, 1)),
        ("28/02/2100", "01/03/2100", date(2100, 2, 27), date(2100, 3, 1), date(2100, 3, 2)),
    ] {
        let changes = format!(
            "sửa đổi a theo 1/2020/NĐ-CP {{ hiệu lực từ {first} đến {last}; trong 1.000001 {{ cấp trung ương -> tỉnh }} }}\n"
        );
        let changed = |day| !differences(&changes, day).is_empty();
        assert_eq!((changed(before), changed(within), changed(behind)), (false, true, false), "{first} to {last}");
    }
    // 2100 is no leap year.
    let (_, compiled) =
        compiled("sửa đổi a theo 1/2020/NĐ-CP { hiệu lực từ 29/02/2100; trong 1.000001 { cấp trung ương -> tỉnh } }\n");
    assert!(compiled.diagnostics.iter().any(|found| found.code == "TT020" || found.message.en.contains("2100")));
}

#[test]
fn without_days_of_its_own_an_amendment_has_those_of_its_instrument() {
    let changes = amending("cấp trung ương -> tỉnh");
    let changed = |day| !differences(&changes, day).is_empty();
    let days = [date(2025, 6, 30), date(2025, 7, 1), date(2027, 2, 28), date(2027, 3, 1)];
    assert_eq!(days.map(changed), [false, true, true, false]);
    // Its first day is its own, its last that of its instrument.
    let later = changes.replace("điều 9 {", "điều 9 { hiệu lực từ 01/01/2026;");
    let changed = |day| !differences(&later, day).is_empty();
    let days = [date(2025, 12, 31), date(2026, 1, 1), date(2027, 2, 28), date(2027, 3, 1)];
    assert_eq!(days.map(changed), [false, true, true, false]);
    let extended = format!(
        "{changes}văn bản 5/2026/QH16 {{ loại luật; tên \"Kéo dài\"; hiệu lực từ 01/01/2027; kéo dài hiệu lực 2/2025/NĐ-CP đến 31/12/2027 }}\n"
    );
    assert_eq!(differences(&extended, date(2027, 12, 31)).len(), 2);
    assert_eq!(differences(&extended, date(2028, 1, 1)), [] as [&str; 0]);
}

#[test]
fn an_end_restores_what_stood_before_with_what_came_in_between() {
    let temporary = amending("thời hạn 20 ngày -> 14 ngày");
    let later = "sửa đổi b theo 3/2025/QH15 { hiệu lực từ 01/01/2026; trong 1.000001 { thời hạn 14 ngày -> 10 ngày; cấp trung ương -> tỉnh } }\n";
    let changes = format!("{temporary}{later}");
    let limit = |day| {
        let lines = lines(&on(&changes, day).expect("in force"));
        lines.into_iter().find(|line| line.starts_with("limit ") && !line.contains("cấp-lại")).expect("it has one")
    };
    assert!(limit(date(2025, 7, 1)).starts_with("limit 14 Days"));
    assert!(limit(date(2026, 1, 1)).starts_with("limit 10 Days"));
    // What the later one replaced is gone; what it says holds.
    assert!(limit(date(2027, 3, 1)).starts_with("limit 10 Days"));
    let version = on(&changes, date(2027, 3, 1)).expect("in force");
    assert_eq!(applied(&version), [(AppliedKind::Amendment, "b")]);
}
