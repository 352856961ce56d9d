//! Amendments and corrections, which stand in other files than the procedure.

use tthc_dsl::{FileId, Lang, Source, format};

use super::story::{CODE, FILE, Story, coded, text};

const BEGAN: &str = "Tạo: procedure – → 1.013925 Ghi nhận người đại diện";
const LAW: &str = "law/nghị-định-133.tthc";

/// An amendment of the procedure with these operations.
fn amendment(operations: &str) -> String {
    amending("nd133", "1.013925", operations)
}

fn amending(name: &str, codes: &str, operations: &str) -> String {
    format!(
        "sửa đổi {name} theo 133/2025/NĐ-CP điều 20 {{\n    hiệu lực từ 01/07/2025\n    trong {codes} {{\n        \
         {operations}\n    }}\n    nguồn \"Công báo\" đã đọc\n}}\n"
    )
}

fn begun() -> Story {
    let story = Story::new();
    story.then("Tạo", &[(FILE, Some(&text("20 ngày", "không")))]);
    story
}

const HEAD: &str = "amendment.nd133 – → sửa đổi nd133 theo 133/2025/NĐ-CP điều 20, \
                    amendment.nd133.inForce – → hiệu lực từ 01/07/2025";

#[test]
fn operations_that_come_change_and_go_are_told() {
    let story = begun();
    let shorter = amendment("thời hạn 20 ngày -> 14 ngày làm việc");
    story.then("Sửa đổi", &[(LAW, Some(&shorter))]);
    story.then("Sửa lại", &[(LAW, Some(&amendment("thời hạn 20 ngày -> 10 ngày")))]);
    let with_level = amendment("thời hạn 20 ngày -> 10 ngày\n        cấp trung ương -> tỉnh");
    story.then("Thêm cấp", &[(LAW, Some(&with_level))]);
    story.then("Bỏ thời hạn", &[(LAW, Some(&amendment("cấp trung ương -> tỉnh")))]);
    let limit = "amendment.nd133.timeLimit";
    story.check(&[
        &format!("Bỏ thời hạn: {limit} thời hạn 20 ngày -> 10 ngày → –"),
        "Thêm cấp: amendment.nd133.level – → cấp trung ương -> tỉnh",
        &format!("Sửa lại: {limit} thời hạn 20 ngày -> 14 ngày làm việc → thời hạn 20 ngày -> 10 ngày"),
        &format!("Sửa đổi: {HEAD}, {limit} – → thời hạn 20 ngày -> 14 ngày làm việc"),
        BEGAN,
    ]);
    let label = story.log()[0].changes[0].label.clone();
    assert_eq!((label.vi.as_str(), label.en.as_str()), ("sửa đổi nd133 › thời hạn", "amendment nd133 › time limit"));
}

#[test]
fn an_amendment_whose_file_is_gone_is_told_all_the_same() {
    let story = begun();
    story.then("Sửa đổi", &[(LAW, Some(&amendment("cấp trung ương -> tỉnh")))]);
    story.then("Bỏ tệp", &[(LAW, None)]);
    let log = story.log();
    let subjects: Vec<&str> = log.iter().map(|recorded| recorded.commit.subject.as_str()).collect();
    assert_eq!(subjects, ["Bỏ tệp", "Sửa đổi", "Tạo"]);
    assert!(log[0].changes.iter().all(|change| change.new.is_none()), "{:#?}", log[0].changes);
    assert_eq!(log[0].changes.len(), 3);
}

#[test]
fn one_commit_is_one_entry_whatever_files_it_touched() {
    let story = begun();
    let law = amendment("thời hạn 14 ngày -> 10 ngày");
    story.then("Cả hai", &[(FILE, Some(&text("14 ngày", "không"))), (LAW, Some(&law))]);
    story.check(&[
        &format!(
            "Cả hai: timeLimit 20 ngày → 14 ngày, {HEAD}, \
             amendment.nd133.timeLimit – → thời hạn 14 ngày -> 10 ngày"
        ),
        BEGAN,
    ]);
}

#[test]
fn an_amendment_that_moves_to_another_file_has_not_changed() {
    let story = begun();
    let law = amendment("cấp trung ương -> tỉnh");
    story.then("Sửa đổi", &[(LAW, Some(&law))]);
    story.then("Chuyển", &[(LAW, None), ("law/2025/nd133.tthc", Some(&law))]);
    let other = amending("nd133", "1.000009", "cấp xã -> tỉnh");
    story.then("Khác", &[("law/khác.tthc", Some(&other))]);
    let joined = law.clone() + &text("20 ngày", "không");
    story.then("Gộp vào tệp thủ tục", &[("law/2025/nd133.tthc", None), (FILE, Some(&joined))]);
    story.check(&[&format!("Sửa đổi: {HEAD}, amendment.nd133.level – → cấp trung ương -> tỉnh"), BEGAN]);
}

#[test]
fn the_look_of_an_amendment_says_nothing() {
    let story = begun();
    let law =
        amendment("thời hạn 20 ngày -> 14 ngày làm việc\n        phí 250.000 đồng \"Phí\" -> 125.000 đồng \"Phí\"");
    story.then("Sửa đổi", &[(LAW, Some(&law))]);
    let told = story.log().len();
    let source = Source::new(FileId(0), LAW, law.replace("    ", "\t").replace('{', "{ # lời bình\n"));
    let english = format::format(&source, Some(Lang::En)).expect("it is formatted");
    story.then("Từ khóa tiếng Anh", &[(LAW, Some(&english))]);
    // Where it was found is no matter of the procedure.
    story.then("Nguồn khác", &[(LAW, Some(&english.replace("Công báo", "Cổng pháp luật")))]);
    assert_eq!(story.log().len(), told);
    let ugly = english.replace("14 working days", "15\tworking    days # ngắn hơn");
    story.then("Dài hơn", &[(LAW, Some(&ugly))]);
    let change = &story.log()[0].changes[0];
    let new = change.new.as_ref().map(|new| new.vi.as_str());
    assert_eq!(new, Some("time limit 20 days -> 15 working days"), "{change:#?}");
}

#[test]
fn only_what_is_done_to_this_procedure_is_told() {
    let story = begun();
    let two = |limit: &str| {
        amendment(&format!("thời hạn {limit} -> 14 ngày")) + &amending("nd9", "1.000009", "thời hạn 9 ngày -> 8 ngày")
    };
    story.then("Sửa đổi", &[(LAW, Some(&two("20 ngày")))]);
    story.then("Thủ tục kia", &[(LAW, Some(&two("20 ngày").replace("8 ngày", "7 ngày")))]);
    let shared = two("20 ngày").replace("1.013925", "1.000009, 1.013925");
    story.then("Thêm mã khác", &[(LAW, Some(&shared))]);
    let subjects: Vec<String> = story.log().into_iter().map(|recorded| recorded.commit.subject).collect();
    assert_eq!(subjects, ["Sửa đổi", "Tạo"]);
    let of_other = story.log_of("1.000009.tthc", "1.000009");
    let subjects: Vec<&str> = of_other.iter().map(|recorded| recorded.commit.subject.as_str()).collect();
    assert_eq!(subjects, ["Thêm mã khác", "Thủ tục kia", "Sửa đổi"]);
}

#[test]
fn what_is_added_removed_and_replaced_has_a_place_of_its_own() {
    let story = begun();
    let law = amendment(
        "thêm giấy tờ phiếu \"Phiếu\" { bản chính 1 }\n        bỏ giấy tờ hợp-đồng\n        \
         thay giấy tờ đơn \"Đơn\" { bản chính 2 }\n        thêm phí không \"Phí\"\n        thay chữ \"huyện\" -> \"xã\" lần 3",
    );
    let law = law.replace(
        "    nguồn",
        "    bãi bỏ 1.000001, 1.013925\n    bãi bỏ 1.000002\n    đổi mã 1.013925 -> 1.014642\n    nguồn",
    );
    story.then("Sửa đổi", &[(LAW, Some(&law))]);
    let fields: Vec<String> = story.log()[0].changes.iter().map(|change| change.field.clone()).collect();
    assert_eq!(
        fields,
        [
            "amendment.nd133",
            "amendment.nd133.inForce",
            "amendment.nd133.add.document.phiếu",
            "amendment.nd133.remove.document.hợp-đồng",
            "amendment.nd133.replace.document.đơn",
            "amendment.nd133.add.fee",
            "amendment.nd133.replaceText",
            "amendment.nd133.repeals",
            "amendment.nd133.rename",
        ]
    );
    story.then("Mã khác nữa", &[(LAW, Some(&law.replace("bãi bỏ 1.000001,", "bãi bỏ 1.000003,")))]);
    assert_eq!(story.log()[0].commit.subject, "Sửa đổi");
}

#[test]
fn a_correction_is_told_by_its_own_word() {
    let story = begun();
    let law = "đính chính dc-01 theo 2075/QĐ-BKHCN { trong 1.013925 { thời hạn 20 ngày -> 14 ngày làm việc } }";
    story.then("Đính chính", &[(LAW, Some(law))]);
    story.check(&[
        "Đính chính: amendment.dc-01 – → đính chính dc-01 theo 2075/QĐ-BKHCN, \
         amendment.dc-01.timeLimit – → thời hạn 20 ngày -> 14 ngày làm việc",
        BEGAN,
    ]);
    assert_eq!(story.log()[0].changes[1].label.vi, "đính chính dc-01 › thời hạn");
}

#[test]
fn a_merge_brings_an_amendment_from_its_own_branch() {
    let story = Story::new();
    let base = story.then("Tạo", &[(FILE, Some(&text("20 ngày", "không")))]);
    let law = amendment("cấp trung ương -> tỉnh");
    let one = story.commit(&[base], "Sửa đổi", &[(LAW, Some(&law))]);
    let two = story.commit(&[base], "Thu phí", &[(FILE, Some(&text("20 ngày", "8.000 đồng")))]);
    let merged = story.commit(&[two, one], "Gộp", &[(LAW, Some(&law))]);
    story.head(merged);
    story.check(&[
        "Thu phí: fees.charge không → 8.000 đồng",
        &format!("Sửa đổi: {HEAD}, amendment.nd133.level – → cấp trung ương -> tỉnh"),
        BEGAN,
    ]);
}

#[test]
fn amendments_under_an_earlier_code_belong_to_the_history() {
    let story = Story::new();
    let old = "khcn/2.000001.tthc";
    story.then("Tạo", &[(old, Some(&coded("2.000001", "20 ngày", "không")))]);
    let law = amending("nd133", "2.000001", "cấp trung ương -> tỉnh");
    story.then("Sửa đổi", &[(LAW, Some(&law))]);
    let law = law.replace("2.000001", CODE);
    story.then("Đổi mã", &[(old, None), (FILE, Some(&text("20 ngày", "không"))), (LAW, Some(&law))]);
    story.check(&[
        "Đổi mã: code 2.000001 → 1.013925",
        &format!("Sửa đổi: {HEAD}, amendment.nd133.level – → cấp trung ương -> tỉnh"),
        "Tạo: procedure – → 2.000001 Ghi nhận người đại diện",
    ]);
}

#[test]
fn what_lies_outside_the_workspace_amends_nothing() {
    let story = Story::new();
    let law = amendment("cấp trung ương -> tỉnh");
    story.then(
        "Tạo",
        &[(FILE, Some(&text("20 ngày", "không"))), ("khcn/tthc.toml", Some("")), ("ví-dụ/a.tthc", Some(&law))],
    );
    story.check(&[BEGAN]);
    story.then("Sửa đổi", &[("khcn/luật/nd133.tthc", Some(&law))]);
    story.check(&[&format!("Sửa đổi: {HEAD}, amendment.nd133.level – → cấp trung ương -> tỉnh"), BEGAN]);
    // The workspace moves as a whole.
    let moved = "danh-mục/1.013925.tthc";
    story.then(
        "Chuyển kho",
        &[
            (FILE, None),
            ("khcn/tthc.toml", None),
            ("khcn/luật/nd133.tthc", None),
            (moved, Some(&text("20 ngày", "không"))),
            ("danh-mục/tthc.toml", Some("")),
            ("danh-mục/luật/nd133.tthc", Some(&law)),
        ],
    );
    story.check_of(
        moved,
        CODE,
        &[&format!("Sửa đổi: {HEAD}, amendment.nd133.level – → cấp trung ương -> tỉnh"), BEGAN],
    );
}
