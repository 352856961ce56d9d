//! Which commit recorded what is said now.
#![expect(clippy::disallowed_methods, reason = "a shallow copy is made by hand")]

use std::path::Path;

use super::story::{CODE, FILE, Story, text};
use crate::{Blame, Repository};

/// Each fact as `field value: subject`.
fn told(blame: &Blame) -> Vec<String> {
    let line = |blamed: &crate::Blamed| {
        let subject = blamed.commit.map_or("–", |number| blame.commits[number].subject.as_str());
        format!("{} {}: {subject}", blamed.fact.field, blamed.fact.value.vi)
    };
    blame.facts.iter().map(line).collect()
}

fn blame(story: &Story) -> Blame {
    let repository = Repository::discover(story.folder.path()).expect("the repository");
    repository.blame(Path::new(FILE), CODE, &()).expect("a blame")
}

#[track_caller]
fn check(story: &Story, expected: &[&str]) {
    assert_eq!(told(&blame(story)), expected);
}

const NAMED: [&str; 3] = ["code 1.013925: Tạo", "name Ghi nhận người đại diện: Tạo", "levels tỉnh: Tạo"];

#[test]
fn a_value_is_as_old_as_the_commit_that_gave_it() {
    let story = Story::new();
    check(&story, &[]);
    story.then("Tạo", &[(FILE, Some(&text("20 ngày", "không")))]);
    story.then("Rút ngắn\n\nCăn-cứ: 133/2025/NĐ-CP", &[(FILE, Some(&text("14 ngày", "không")))]);
    story.then("Thu phí", &[(FILE, Some(&text("14 ngày", "8.000 đồng")))]);
    let ugly = text("14 ngày", "8.000   đồng").replace("    ", "\t").replace("{\n", "{ # lời bình\n");
    story.then("Định dạng", &[(FILE, Some(&ugly))]);
    story.then("Chuyển", &[(FILE, None), ("khác/1.013925.tthc", Some(&ugly))]);
    story.then("Chuyển lại", &[(FILE, Some(&ugly)), ("khác/1.013925.tthc", None)]);
    let told = [&NAMED[..], &["timeLimit 14 ngày: Rút ngắn", "fees.charge 8.000 đồng: Thu phí"]].concat();
    check(&story, &told);
    let blame = blame(&story);
    let subjects: Vec<&str> = blame.commits.iter().map(|commit| commit.subject.as_str()).collect();
    assert_eq!(subjects, ["Thu phí", "Rút ngắn", "Tạo"]);
    assert_eq!(blame.commits[1].bases, ["133/2025/NĐ-CP"]);
    assert_eq!(blame.facts[3].fact.label.vi, "thời hạn");
}

#[test]
fn a_value_that_went_and_came_again_is_as_old_as_its_return() {
    let story = Story::new();
    story.then("Tạo", &[(FILE, Some(&text("20 ngày", "không")))]);
    story.then("Rút ngắn", &[(FILE, Some(&text("14 ngày", "không")))]);
    story.then("Trở lại", &[(FILE, Some(&text("20 ngày", "không")))]);
    check(&story, &[&NAMED[..], &["timeLimit 20 ngày: Trở lại", "fees.charge không: Tạo"]].concat());
}

#[test]
fn each_branch_answers_for_its_own_values_and_a_merge_for_neither() {
    let story = Story::new();
    let base = story.then("Tạo", &[(FILE, Some(&text("30 ngày", "không")))]);
    let one = story.commit(&[base], "Nhánh một", &[(FILE, Some(&text("20 ngày", "không")))]);
    let two = story.commit(&[base], "Nhánh hai", &[(FILE, Some(&text("30 ngày", "8.000 đồng")))]);
    let merged = story.commit(&[one, two], "Gộp", &[(FILE, Some(&text("20 ngày", "8.000 đồng")))]);
    story.head(merged);
    check(&story, &[&NAMED[..], &["timeLimit 20 ngày: Nhánh một", "fees.charge 8.000 đồng: Nhánh hai"]].concat());
    let both = story.commit(&[one, two], "Gộp khác", &[(FILE, Some(&text("25 ngày", "8.000 đồng")))]);
    story.head(both);
    check(&story, &[&NAMED[..], &["timeLimit 25 ngày: Gộp khác", "fees.charge 8.000 đồng: Nhánh hai"]].concat());
}

#[test]
fn an_entry_put_before_another_does_not_make_it_new() {
    let story = Story::new();
    let limits = |limits: &str| format!("thủ tục {CODE} {{ {limits} }}");
    story.then("Tạo", &[(FILE, Some(&limits("thời hạn 5 ngày qua trực tiếp")))]);
    let two = limits("thời hạn 3 ngày qua trực tuyến; thời hạn 5 ngày qua trực tiếp");
    story.then("Thêm trực tuyến", &[(FILE, Some(&two))]);
    check(
        &story,
        &[
            "code 1.013925: Tạo",
            "timeLimit.1 3 ngày: Thêm trực tuyến",
            "timeLimit.1.channels trực tuyến: Thêm trực tuyến",
            "timeLimit.2 5 ngày: Tạo",
            "timeLimit.2.channels trực tiếp: Tạo",
        ],
    );
}

#[test]
fn what_amendments_do_is_blamed_as_well() {
    let story = Story::new();
    story.then("Tạo", &[(FILE, Some(&text("20 ngày", "không")))]);
    let law = |limit: &str, level: &str| {
        format!("sửa đổi a theo 133/2025/NĐ-CP {{ trong {CODE} {{ thời hạn 20 ngày -> {limit}; {level} }} }}")
    };
    story.then("Sửa đổi", &[("law/a.tthc", Some(&law("14 ngày", "")))]);
    story.then("Thêm cấp", &[("law/a.tthc", Some(&law("14   ngày", "cấp tỉnh -> xã")))]);
    let moved = law("14 ngày", "\n\ncấp tỉnh -> xã");
    story.then("Chuyển", &[("law/a.tthc", None), ("law/b.tthc", Some(&moved))]);
    let limits = ["timeLimit 20 ngày: Tạo", "fees.charge không: Tạo"];
    let amended = [
        "amendment.a sửa đổi a theo 133/2025/NĐ-CP: Sửa đổi",
        "amendment.a.timeLimit thời hạn 20 ngày -> 14 ngày: Sửa đổi",
        "amendment.a.level cấp tỉnh -> xã: Thêm cấp",
    ];
    check(&story, &[&NAMED[..], &limits, &amended].concat());
}

#[test]
fn what_is_older_than_a_shallow_copy_is_not_known() {
    let story = Story::new();
    story.then("Tạo", &[(FILE, Some(&text("30 ngày", "không")))]);
    let cut = story.then("Rút ngắn", &[(FILE, Some(&text("20 ngày", "không")))]);
    story.then("Thu phí", &[(FILE, Some(&text("20 ngày", "8.000 đồng")))]);
    std::fs::write(story.git.path().join("shallow"), format!("{cut}\n")).expect("the list of cuts");
    let blame = told(&blame(&story));
    assert_eq!(blame[3..], ["timeLimit 20 ngày: –", "fees.charge 8.000 đồng: Thu phí"]);
}

#[test]
fn clocks_that_were_wrong_do_no_harm() {
    let story = Story::new();
    // The merge's branches are met in an order that their clocks deny.
    let base = story.then("Tạo", &[(FILE, Some(&text("30 ngày", "không")))]);
    story.set_clock(1_000_000_000);
    let one = story.commit(&[base], "Nhánh một", &[(FILE, Some(&text("20 ngày", "không")))]);
    let more = story.commit(&[one], "Nhánh một nữa", &[(FILE, Some(&text("20 ngày", "9.000 đồng")))]);
    story.set_clock(1_900_000_000);
    let two = story.commit(&[base], "Nhánh hai", &[(FILE, Some(&text("31 ngày", "không")))]);
    story.set_clock(1_100_000_000);
    let merged = story.commit(&[two, more], "Gộp", &[(FILE, Some(&text("31 ngày", "9.000 đồng")))]);
    story.head(merged);
    check(&story, &[&NAMED[..], &["timeLimit 31 ngày: Nhánh hai", "fees.charge 9.000 đồng: Nhánh một nữa"]].concat());
}
