//! Which commits are listed, and with what.

use tthc_dsl::{FileId, Lang, Source, format};

use super::story::{CODE, FILE, Story, text};

#[test]
fn a_commit_is_listed_for_what_it_changes_in_what_the_procedure_says() {
    let story = Story::new();
    story.then("Tạo", &[(FILE, Some(&text("20 ngày", "không")))]);
    let ugly = text("20 ngày", "không").replace("    ", "\t").replace("{\n", "{ # lời bình\n\n\n");
    story.then("Định dạng", &[(FILE, Some(&ugly))]);
    let source = Source::new(FileId(0), FILE, ugly);
    let english = format::format(&source, Some(Lang::En)).expect("it is formatted");
    story.then("Từ khóa tiếng Anh", &[(FILE, Some(&english))]);
    story.then("Rút ngắn", &[(FILE, Some(&text("14 ngày làm việc", "không")))]);
    story.then("Tệp khác", &[("khcn/khác.tthc", Some("lĩnh vực a { tên \"A\" }"))]);
    story.check(&[
        "Rút ngắn: timeLimit 20 ngày → 14 ngày làm việc",
        "Tạo: procedure – → 1.013925 Ghi nhận người đại diện",
    ]);
}

#[test]
fn a_commit_is_told_with_its_author_its_day_and_its_law() {
    let story = Story::new();
    story.then("Tạo", &[(FILE, Some(&text("20 ngày", "không")))]);
    let message = "Rút ngắn thời hạn\n\nTheo nghị định mới.\n\nCăn-cứ: 133/2025/NĐ-CP điều 20\n\
                   Legal-Basis: 65/2023/NĐ-CP\n";
    let id = story.then(message, &[(FILE, Some(&text("14 ngày", "không")))]);
    let log = story.log();
    let newest = &log[0].commit;
    assert_eq!(newest.id, id.to_string());
    assert_eq!((newest.author.as_str(), newest.email.as_str()), ("Nguyễn Thị Hoa", "hoa@example.vn"));
    assert_eq!(newest.subject, "Rút ngắn thời hạn");
    assert_eq!(newest.bases, ["133/2025/NĐ-CP điều 20", "65/2023/NĐ-CP"]);
    assert_eq!(log[0].path, FILE);
    assert_eq!(newest.time.display_with_offset(newest.offset).to_string(), "2025-06-17T22:06:40+07:00");
    assert_eq!(log[0].changes[0].label.vi, "thời hạn");
}

#[test]
fn a_procedure_is_told_apart_from_its_neighbours_in_the_file() {
    let story = Story::new();
    let other = |name: &str| format!("\nthủ tục 1.000001 {{ tên \"{name}\" }}\n");
    story.then("Tạo", &[(FILE, Some(&(text("20 ngày", "không") + &other("Một"))))]);
    story.then("Của thủ tục kia", &[(FILE, Some(&(text("20 ngày", "không") + &other("Hai"))))]);
    story.check(&["Tạo: procedure – → 1.013925 Ghi nhận người đại diện"]);
    story.check_of(FILE, "1.000001", &["Của thủ tục kia: name Một → Hai", "Tạo: procedure – → 1.000001 Một"]);
}

#[test]
fn a_procedure_that_went_and_came_again_has_one_history() {
    let story = Story::new();
    story.then("Tạo", &[(FILE, Some(&text("20 ngày", "không")))]);
    story.then("Bỏ", &[(FILE, None)]);
    story.check(&[
        "Bỏ: procedure 1.013925 Ghi nhận người đại diện → –",
        "Tạo: procedure – → 1.013925 Ghi nhận người đại diện",
    ]);
    story.then("Tạo lại", &[(FILE, Some(&text("10 ngày", "không")))]);
    story.check(&[
        "Tạo lại: procedure – → 1.013925 Ghi nhận người đại diện",
        "Bỏ: procedure 1.013925 Ghi nhận người đại diện → –",
        "Tạo: procedure – → 1.013925 Ghi nhận người đại diện",
    ]);
}

#[test]
fn a_version_that_cannot_be_read_in_full_is_told_as_far_as_it_can() {
    let story = Story::new();
    story.then("Tạo", &[(FILE, Some(&text("20 ngày", "không")))]);
    story.then("Hỏng", &[(FILE, Some(&text("hai mươi ngày", "8.000 đồng")))]);
    story.then("Sửa", &[(FILE, Some(&text("20 ngày", "8.000 đồng")))]);
    story.check(&[
        "Sửa: timeLimit không đọc được → 20 ngày",
        "Hỏng: timeLimit 20 ngày → không đọc được, fees.charge không → 8.000 đồng",
        "Tạo: procedure – → 1.013925 Ghi nhận người đại diện",
    ]);
}

#[test]
fn a_file_of_rubbish_is_no_procedure() {
    let story = Story::new();
    story.then("Rác", &[(FILE, Some("\u{0}\u{1}} }{ <<<<<<< \u{feff}"))]);
    story.then("Tạo", &[(FILE, Some(&text("20 ngày", "không")))]);
    story.check(&["Tạo: procedure – → 1.013925 Ghi nhận người đại diện"]);
}

#[test]
fn a_clause_out_of_place_is_not_in_the_model_and_told_all_the_same() {
    let story = Story::new();
    // A question that is answered with yes or no has no least answer: that is reported, and the model does not hold it.
    let facts =
        |least: &str| format!("thủ tục {CODE} {{ cấp tỉnh; dữ kiện {{ lại \"Cấp lại?\" có không {{ {least} }} }} }}");
    story.then("Tạo", &[(FILE, Some(&facts("")))]);
    story.then("Ghi mức", &[(FILE, Some(&facts("từ 1")))]);
    story.then("Đổi mức", &[(FILE, Some(&facts("từ   2")))]);
    let moved = facts("từ 2").replace("cấp tỉnh; ", "").replace("} } }", "} }; cấp tỉnh }");
    story.then("Đổi thứ tự", &[(FILE, Some(&moved))]);
    story.check(&["Đổi mức: clauses từ 1 → từ 2", "Ghi mức: clauses – → từ 1", "Tạo: procedure – → 1.013925"]);
}

#[test]
fn letters_may_be_composed_or_not() {
    let story = Story::new();
    let composed = "khoa-học/đại-diện.tthc";
    let decomposed = "khoa-ho\u{323}c/đa\u{323}i-die\u{302}\u{323}n.tthc";
    story.then("Tạo", &[(decomposed, Some(&text("20 ngày", "không")))]);
    story.then("Rút ngắn", &[(decomposed, Some(&text("14 ngày", "không")))]);
    let nfd = text("14 ngày", "không")
        .replace("Ghi nhận người đại diện", "Ghi nhâ\u{323}n ngươ\u{300}i đa\u{323}i diê\u{323}n");
    story.then("Chữ tổ hợp", &[(decomposed, Some(&nfd))]);
    story.then("Tên dựng sẵn", &[(decomposed, None), (composed, Some(&nfd))]);
    story.then("Thu phí", &[(composed, Some(&text("14 ngày", "8.000 đồng")))]);
    for file in [composed, decomposed] {
        story.check_of(
            file,
            CODE,
            &[
                "Thu phí: fees.charge không → 8.000 đồng",
                "Rút ngắn: timeLimit 20 ngày → 14 ngày",
                "Tạo: procedure – → 1.013925 Ghi nhận người đại diện",
            ],
        );
    }
}

#[test]
fn a_folder_in_the_files_place_is_no_file() {
    let story = Story::new();
    story.then("Tạo", &[(FILE, Some(&text("20 ngày", "không")))]);
    story.then("Bỏ", &[(FILE, None)]);
    story.then("Thư mục", &[("khcn/1.013925.tthc/a.tthc", Some(&text("20 ngày", "không")))]);
    story.check(&[
        "Bỏ: procedure 1.013925 Ghi nhận người đại diện → –",
        "Tạo: procedure – → 1.013925 Ghi nhận người đại diện",
    ]);
}
