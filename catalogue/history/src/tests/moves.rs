//! Procedures that change their place or their code.

use super::story::{CODE, FILE, Story, coded, text};

const OLD: &str = "cũ/1.013925.tthc";

#[test]
fn a_file_that_is_moved_keeps_its_history() {
    let story = Story::new();
    story.then("Tạo", &[(OLD, Some(&text("30 ngày", "không")))]);
    story.then("Rút ngắn", &[(OLD, Some(&text("20 ngày", "không")))]);
    story.then("Chuyển", &[(OLD, None), (FILE, Some(&text("20 ngày", "không")))]);
    story.then("Rút ngắn nữa", &[(FILE, Some(&text("14 ngày", "không")))]);
    story.check(&[
        "Rút ngắn nữa: timeLimit 20 ngày → 14 ngày",
        "Rút ngắn: timeLimit 30 ngày → 20 ngày",
        "Tạo: procedure – → 1.013925 Ghi nhận người đại diện",
    ]);
    let paths: Vec<String> = story.log().into_iter().map(|recorded| recorded.path).collect();
    assert_eq!(paths, [FILE, OLD, OLD]);
}

#[test]
fn a_file_that_is_moved_and_changed_is_told_for_the_change() {
    let story = Story::new();
    story.then("Tạo", &[(OLD, Some(&text("30 ngày", "không")))]);
    story.then("Chuyển và rút ngắn", &[(OLD, None), (FILE, Some(&text("20 ngày", "không")))]);
    story.check(&[
        "Chuyển và rút ngắn: timeLimit 30 ngày → 20 ngày",
        "Tạo: procedure – → 1.013925 Ghi nhận người đại diện",
    ]);
}

#[test]
fn a_procedure_that_leaves_a_shared_file_keeps_its_history() {
    let story = Story::new();
    let shared = "khcn/chung.tthc";
    let other = "thủ tục 1.000001 { tên \"Khác\" }\n";
    story.then("Tạo", &[(shared, Some(&(other.to_owned() + &text("30 ngày", "không"))))]);
    story.then("Tách", &[(shared, Some(other)), (FILE, Some(&text("30 ngày", "không")))]);
    story.then("Rút ngắn", &[(FILE, Some(&text("20 ngày", "không")))]);
    let told = ["Rút ngắn: timeLimit 30 ngày → 20 ngày", "Tạo: procedure – → 1.013925 Ghi nhận người đại diện"];
    story.check(&told);
    // And back into a file that was there all the time.
    let both = other.to_owned() + &text("20 ngày", "không");
    story.then("Gộp", &[(FILE, None), (shared, Some(&both))]);
    story.check_of(shared, CODE, &told);
}

#[test]
fn a_code_that_takes_the_place_of_another_is_a_change() {
    let story = Story::new();
    let old = "khcn/2.000001.tthc";
    story.then("Tạo", &[(old, Some(&coded("2.000001", "30 ngày", "không")))]);
    story.then("Rút ngắn", &[(old, Some(&coded("2.000001", "20 ngày", "không")))]);
    story.then("Đổi mã", &[(old, None), (FILE, Some(&text("20 ngày", "không")))]);
    story.then("Đổi mã lần nữa", &[(FILE, Some(&coded("3.000001", "20 ngày", "không")))]);
    story.check_of(
        FILE,
        "3.000001",
        &[
            "Đổi mã lần nữa: code 1.013925 → 3.000001",
            "Đổi mã: code 2.000001 → 1.013925",
            "Rút ngắn: timeLimit 30 ngày → 20 ngày",
            "Tạo: procedure – → 2.000001 Ghi nhận người đại diện",
        ],
    );
}

#[test]
fn what_stays_where_it_was_has_not_moved() {
    let story = Story::new();
    let copied = "khcn/bản-chép.tthc";
    let mention = |name: &str| format!("thủ tục 1.000001 {{ tên \"{name}\"; liên quan 1.013925 }}\n");
    story.then("Tạo", &[(copied, Some(&text("30 ngày", "không"))), ("a.tthc", Some(&mention("Một")))]);
    // The other file is changed in the same commit and still holds the procedure; a third one only names it.
    story.then(
        "Chép",
        &[
            (FILE, Some(&text("20 ngày", "không"))),
            (copied, Some(&text("31 ngày", "không"))),
            ("a.tthc", Some(&mention("Hai"))),
        ],
    );
    story.check(&["Chép: procedure – → 1.013925 Ghi nhận người đại diện"]);
}
