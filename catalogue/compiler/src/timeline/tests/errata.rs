//! Errata.

use jiff::civil::date;

use super::*;

fn erratum(days: &str, operation: &str) -> String {
    format!("đính chính e theo 1/2020/NĐ-CP {{ {days}; trong 1.000001 {{ {operation} }} }}\n")
}

#[track_caller]
fn limit(changes: &str, day: Date) -> String {
    let lines = lines(&on(changes, day).expect("in force"));
    let limit =
        lines.iter().find(|line| line.starts_with("limit 1") || line.starts_with("limit 2")).expect("it has a limit");
    limit.split(" from").next().unwrap_or_default().to_owned()
}

const MENDED: &str = "thời hạn 20 ngày -> 21 ngày";

#[test]
fn an_erratum_reaches_every_later_version() {
    let erratum = erratum("hiệu lực từ 01/08/2025", MENDED);
    let amendment = amending("cấp trung ương -> tỉnh");
    let changes = format!("{erratum}{amendment}");
    for (day, told) in [
        (date(2025, 7, 31), "limit 20 Days"),
        (date(2025, 8, 1), "limit 21 Days"),
        (date(2026, 1, 1), "limit 21 Days"),
        (date(2027, 3, 1), "limit 21 Days"),
    ] {
        assert_eq!(limit(&changes, day), told, "{day}");
    }
    let version = on(&changes, date(2026, 1, 1)).expect("in force");
    assert_eq!(applied(&version), [(AppliedKind::Correction, "e"), (AppliedKind::Amendment, "a")]);
}

#[test]
fn it_mends_what_an_amendment_brings_and_an_amendment_asserts_what_is_mended() {
    let brings = amending("thời hạn 20 ngày -> 14 ngày");
    let wrong = format!("{brings}{}", erratum("", "thời hạn 14 ngày -> 15 ngày"));
    assert_eq!(
        (limit(&wrong, date(2025, 6, 30)).as_str(), limit(&wrong, WITHIN).as_str()),
        ("limit 20 Days", "limit 15 Days")
    );
    let asserted = format!("{}{}", erratum("", MENDED), amending("thời hạn 21 ngày -> 14 ngày"));
    assert_eq!(limit(&asserted, WITHIN), "limit 14 Days");
}

#[test]
fn what_it_adds_or_takes_away_a_later_amendment_may_undo() {
    let added = erratum("", "thêm giấy tờ p \"P\" { bản chính 1 }");
    let papers = |changes: &str| on(changes, WITHIN).expect("in force").all_papers().count();
    assert_eq!(papers(&added), 4);
    assert_eq!(papers(&format!("{added}{}", amending("bỏ giấy tờ p"))), 3);
    let removed = erratum("", "bỏ giấy tờ đơn");
    assert_eq!(papers(&removed), 2);
    assert_eq!(papers(&format!("{removed}{}", amending("thêm giấy tờ đơn \"Đơn\" { bản chính 1 }"))), 3);
    let anew = erratum("", "kết quả { thẻ \"Thẻ\" }");
    let later = amending("bỏ kết quả thẻ");
    assert_eq!(listed(&on(&format!("{anew}{later}"), WITHIN).expect("in force").results).count(), 0);
}

#[test]
fn words_that_hold_what_they_replace_are_written_once() {
    let changes = format!(
        "{}{}",
        erratum("", "thay chữ \"Hợp đồng\" -> \"Hợp đồng lao động\""),
        amending("cấp trung ương -> tỉnh")
    );
    let version = on(&changes, WITHIN).expect("in force");
    let paper = version.all_papers().find(|paper| paper.id.value == "hợp-đồng").expect("it is there");
    assert_eq!(paper.name.vi, "Hợp đồng lao động");
}

#[test]
fn one_erratum_mends_another_in_whichever_order_they_come() {
    let first = erratum("hiệu lực từ 01/08/2025", MENDED);
    let second =
        erratum("hiệu lực từ 01/07/2025", "thời hạn 21 ngày -> 22 ngày").replace("đính chính e", "đính chính f");
    for changes in [format!("{first}{second}"), format!("{second}{first}")] {
        assert_eq!(limit(&changes, date(2025, 8, 1)), "limit 22 Days");
    }
    // Those that mend each other come to an end.
    let back = erratum("", "thời hạn 21 ngày -> 20 ngày").replace("đính chính e", "đính chính f");
    assert_eq!(limit(&format!("{}{back}", erratum("", MENDED)), WITHIN), "limit 20 Days");
}

#[test]
fn one_that_mends_nothing_is_told() {
    let told = told(&erratum("", "thời hạn 19 ngày -> 21 ngày"));
    let (vi, en) = (
        "`e` không đính chính gì trong `1.000001`: giá trị cũ không có trong bản nào",
        "`e` corrects nothing in `1.000001`: no version says the old value",
    );
    assert_eq!(told, [("TT062", "1.000001".to_owned(), vi.to_owned(), en.to_owned())]);
}

#[test]
fn one_that_restates_what_stands_there_corrects_nothing() {
    let restated = erratum("hiệu lực từ 01/08/2025", "thay phí 250.000 đồng \"Phí thẩm định\"");
    let codes: Vec<&str> = found(&restated).iter().map(|(code, _)| *code).collect();
    assert_eq!(codes, ["TT062"]);
    let other = erratum("hiệu lực từ 01/08/2025", "thay phí 200.000 đồng \"Phí thẩm định\"");
    let version = on(&other, date(2026, 1, 1)).expect("in force");
    assert_eq!(applied(&version), [(AppliedKind::Correction, "e")]);
}
