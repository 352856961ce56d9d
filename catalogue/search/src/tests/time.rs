//! Entries are shown as they are in force on a day.

use crate::{Entry, Relaxation, SearchOptions, Status};

use super::{Sample, TODAY, codes, entry};

/// One procedure in two versions, one that ended, one to come.
fn versions() -> Sample {
    let version =
        |name: &str, from, to| Entry {
            valid_from: from, valid_to: to, ..entry("1.001193", name, "Hộ tịch", "xã")
        };
    Sample::of(vec![
        version("Đăng ký khai sinh", TODAY - 100, Some(TODAY + 10)),
        version("Đăng ký khai sinh từ sau", TODAY + 10, None),
        Entry { valid_to: Some(TODAY), ..entry("1.000001", "Cấp thẻ cũ", "Hộ tịch", "xã") },
        Entry { valid_from: TODAY + 1, ..entry("1.000002", "Cấp hộ tịch điện tử", "Hộ tịch", "xã") },
    ])
}

fn on(day: i32) -> SearchOptions {
    SearchOptions::on(TODAY + day)
}

#[test]
fn the_version_in_force_on_the_day_is_found() {
    let sample = versions();
    let name = |day| {
        let hits = sample.ask_with("khai sinh", &on(day));
        assert_eq!(hits.total, 1);
        hits.hits[0].name.clone()
    };
    assert_eq!(name(0), "Đăng ký khai sinh");
    assert_eq!(name(9), "Đăng ký khai sinh");
    assert_eq!(name(10), "Đăng ký khai sinh từ sau");
    assert_eq!(sample.ask("khai sinh").facets.status.not_yet, 1);
}

#[test]
fn what_is_in_force_on_other_days_only_is_shown_as_such() {
    let sample = versions();
    let hits = sample.ask("thẻ cũ");
    assert_eq!((codes(&hits), hits.hits[0].status), (vec!["1.000001".to_owned()], Status::Ended));
    assert_eq!(hits.relaxed, [Relaxation::NotInForce]);
    let hits = sample.ask("hộ tịch điện tử");
    assert_eq!(hits.hits[0].status, Status::NotYet);
    assert_eq!(sample.ask_with("thẻ cũ", &on(-1)).relaxed, []);
}

#[test]
fn a_status_filter_is_obeyed() {
    let sample = versions();
    assert_eq!(sample.codes("cấp hiệu-lực:hết"), ["1.000001"]);
    assert_eq!(sample.codes("status:future").len(), 2);
    assert_eq!(sample.ask("status:any").total, 4);
    assert_eq!(sample.ask("status:in-force").total, 1);
    let any = SearchOptions { any_day: true, ..on(0) };
    assert_eq!(sample.ask_with("khai sinh", &any).total, 2);
}

#[test]
fn a_code_is_found_on_every_day() {
    let sample = versions();
    assert_eq!(sample.ask("1.000001").hits[0].status, Status::Ended);
    assert_eq!(sample.ask("1.001193").total, 2);
}

#[test]
fn of_the_versions_of_a_code_the_one_in_force_comes_first() {
    let version =
        |from, to| Entry {
            valid_from: from, valid_to: to, ..entry("1.001193", "Đăng ký khai sinh", "Hộ tịch", "xã")
        };
    let sample = Sample::of(vec![
        version(TODAY - 300, Some(TODAY - 100)),
        version(TODAY - 100, Some(TODAY + 10)),
        version(TODAY + 10, None),
    ]);
    let statuses = |query: &str, options: &SearchOptions| -> Vec<Status> {
        sample.ask_with(query, options).hits.iter().map(|hit| hit.status).collect()
    };
    let all = [Status::InForce, Status::NotYet, Status::Ended];
    assert_eq!(statuses("1.001193", &on(0)), all);
    let any = SearchOptions { any_day: true, ..on(0) };
    assert_eq!(statuses("khai sinh", &any), all);
    assert_eq!(statuses("khai sinh", &on(0)), [Status::InForce]);
    // On another day another one is in force.
    let first = |day| sample.ask_with("1.001193", &on(day)).hits[0].valid_from;
    assert_eq!([first(-200), first(0), first(10)], [TODAY - 300, TODAY - 100, TODAY + 10]);
}

#[test]
fn a_procedure_is_found_by_the_code_that_it_had_and_by_the_one_that_it_will_have() {
    let version = |code: &str, other: &str, from, to| Entry {
        other_codes: vec![other.to_owned()],
        valid_from: from,
        valid_to: to,
        ..entry(code, "Đăng ký khai sinh", "Hộ tịch", "xã")
    };
    let sample = Sample::of(vec![
        version("1.001193", "1.014642", TODAY - 100, Some(TODAY)),
        version("1.014642", "1.001193", TODAY, None),
    ]);
    for code in ["1.001193", "1.014642", "001193"] {
        let hits = sample.ask(code);
        assert_eq!((hits.hits[0].code.as_str(), hits.hits[0].status), ("1.014642", Status::InForce), "{code}");
        let before = sample.ask_with(code, &on(-1));
        assert_eq!((before.hits[0].code.as_str(), before.hits[0].status), ("1.001193", Status::InForce), "{code}");
    }
    assert_eq!(sample.codes("mã:1.001193 khai sinh"), ["1.014642"]);
}

#[test]
fn what_waits_for_its_day_is_in_force_on_none() {
    let waiting = Entry { valid_from: crate::Day::MAX, ..entry("1.000003", "Cấp thẻ mới", "Hộ tịch", "xã") };
    let sample = Sample::of(vec![waiting]);
    for day in [0, 1, 100_000] {
        assert_eq!(sample.ask_with("thẻ mới", &on(day)).hits[0].status, Status::NotYet);
    }
}
