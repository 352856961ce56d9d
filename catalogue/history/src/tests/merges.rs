//! Branches and merges.

use super::story::{FILE, Story, text};

const BEGAN: &str = "Tạo: procedure – → 1.013925 Ghi nhận người đại diện";

#[test]
fn a_change_is_told_once_on_its_own_branch() {
    let story = Story::new();
    let base = story.then("Tạo", &[(FILE, Some(&text("30 ngày", "không")))]);
    let one = story.commit(&[base], "Nhánh một", &[(FILE, Some(&text("20 ngày", "không")))]);
    let two = story.commit(&[base], "Nhánh hai", &[(FILE, Some(&text("30 ngày", "8.000 đồng")))]);
    let merged = story.commit(&[one, two], "Gộp", &[(FILE, Some(&text("20 ngày", "8.000 đồng")))]);
    story.head(merged);
    story.check(&["Nhánh hai: fees.charge không → 8.000 đồng", "Nhánh một: timeLimit 30 ngày → 20 ngày", BEGAN]);
}

#[test]
fn a_merge_is_told_for_what_no_parent_says() {
    let story = Story::new();
    let base = story.then("Tạo", &[(FILE, Some(&text("30 ngày", "không")))]);
    let one = story.commit(&[base], "Nhánh một", &[(FILE, Some(&text("20 ngày", "không")))]);
    let two = story.commit(&[base], "Nhánh hai", &[(FILE, Some(&text("25 ngày", "8.000 đồng")))]);
    let merged = story.commit(&[one, two], "Gộp", &[(FILE, Some(&text("22 ngày", "8.000 đồng")))]);
    story.head(merged);
    story.check(&[
        "Gộp: timeLimit 20 ngày → 22 ngày",
        "Nhánh hai: timeLimit 30 ngày → 25 ngày, fees.charge không → 8.000 đồng",
        "Nhánh một: timeLimit 30 ngày → 20 ngày",
        BEGAN,
    ]);
}

#[test]
fn a_branch_that_a_merge_leaves_out_is_left_out() {
    let story = Story::new();
    let base = story.then("Tạo", &[(FILE, Some(&text("30 ngày", "không")))]);
    let one = story.commit(&[base], "Giữ", &[(FILE, Some(&text("20 ngày", "không")))]);
    let two = story.commit(&[base], "Bỏ", &[(FILE, Some(&text("25 ngày", "không")))]);
    let look = text("20 ngày", "không").replace("    ", "\t");
    let merged = story.commit(&[two, one], "Gộp", &[(FILE, Some(&look))]);
    story.head(merged);
    story.check(&["Giữ: timeLimit 30 ngày → 20 ngày", BEGAN]);
}

#[test]
fn a_move_on_one_branch_does_not_hide_a_change_on_the_other() {
    let story = Story::new();
    let old = "cũ/1.013925.tthc";
    let base = story.then("Tạo", &[(old, Some(&text("30 ngày", "không")))]);
    let moved = story.commit(&[base], "Chuyển", &[(old, None), (FILE, Some(&text("30 ngày", "không")))]);
    let changed = story.commit(&[base], "Rút ngắn", &[(old, Some(&text("20 ngày", "không")))]);
    let merged = story.commit(&[moved, changed], "Gộp", &[(FILE, Some(&text("20 ngày", "không")))]);
    story.head(merged);
    story.check(&["Rút ngắn: timeLimit 30 ngày → 20 ngày", BEGAN]);
}

#[test]
fn many_merges_are_walked_once_each() {
    // Each merge doubles the ways back: were they walked apart, this would not end.
    let story = Story::new();
    let mut tip = story.then("Tạo", &[(FILE, Some(&text("1 ngày", "không")))]);
    for number in 0..60 {
        let limit = format!("{} ngày", number + 2);
        let one = story.commit(&[tip], "Một", &[(FILE, Some(&text(&limit, &format!("{number}.000 đồng"))))]);
        let two = story.commit(&[tip], "Hai", &[(FILE, Some(&text(&limit, "không")))]);
        tip = story.commit(&[one, two], "Gộp", &[(FILE, Some(&text(&limit, "9.000 đồng")))]);
    }
    story.head(tip);
    let log = story.log();
    let merges = log.iter().filter(|recorded| recorded.commit.subject == "Gộp").count();
    assert!(merges > 50 && log.len() <= 60 * 3 + 1, "{merges} of {}", log.len());
}
