//! What a condition says in either language.

use tthc_compiler::lower::lower;
use tthc_dsl::{FileId, Source};

use super::*;

/// The condition of the only paper of a procedure, with these facts.
fn said(facts: &str, condition: &str) -> [String; 2] {
    let text =
        format!("thủ tục 1.013925 {{\n dữ kiện {{\n{facts}\n}}\n hồ sơ 1 bộ {{ đơn \"Đơn\" {{ {condition} }} }}\n}}\n");
    let parsed = tthc_dsl::parse(&Source::new(FileId::default(), "a.tthc", text.as_str()));
    assert!(parsed.diagnostics.is_empty(), "{:?} in {text}", parsed.diagnostics);
    let draft = lower(&parsed.tree, &mut Vec::new());
    let procedure = &draft.procedures[0];
    let paper = procedure.all_papers().next().expect("there is a paper");
    [Lang::Vi, Lang::En].map(|lang| {
        let mut phrase = Phrase::new(lang);
        say(&mut phrase, &paper.condition, &procedure.facts);
        phrase.plain()
    })
}

const FACTS: &str = r#"
    nộp-qua "Nộp hồ sơ qua đâu?" một trong [trực-tiếp, bưu-chính, trực-tuyến] { tên en "How is it filed?" }
    loại-hồ-sơ "Loại hồ sơ?" một trong [cấp-mới, cấp-lại, gia-hạn, điều-chỉnh, thu-hồi]
    tuổi "Bao nhiêu tuổi?" số từ 0 đến 150 đơn vị "tuổi"
    vốn "Vốn bao nhiêu?" tiền
    ngày-sinh "Sinh ngày nào?" ngày
    mất-giấy-phép "Có mất giấy phép không?" có không
    đã-kết-hôn "Đã kết hôn chưa?" có không
    bản-sao-đã-chứng-thực "Bản sao đã chứng thực chưa?" có không
    là-cá-nhân "Người nộp là cá nhân?" có không
    không-có-hộ-khẩu "Không có hộ khẩu?" có không
    giay-to "Đã có giấy tờ chưa?" có không
    mất-gì "Mất giấy gì?" một trong [giấy-chứng-nhận, trang-bổ-sung]
    giấy-kèm "Kèm giấy gì?" những trong [hộ-chiếu, căn-cước]
"#;

#[track_caller]
fn check(condition: &str, vi: &str) {
    assert_eq!(said(FACTS, condition)[0], vi, "{condition}");
}

#[test]
fn a_choice_reads_as_what_is_done() {
    check("khi nộp-qua = bưu-chính", "khi nộp qua bưu chính");
    check("khi nộp-qua != trực-tuyến", "khi nộp trực tiếp hoặc qua bưu chính");
    check("khi nộp-qua thuộc [trực-tiếp, bưu-chính]", "khi nộp trực tiếp hoặc qua bưu chính");
    check("khi loại-hồ-sơ = cấp-mới", "khi loại hồ sơ là cấp mới");
    check("khi loại-hồ-sơ != cấp-mới", "khi loại hồ sơ không phải là cấp mới");
    check("khi mất-gì = trang-bổ-sung", "khi mất trang bổ sung");
    check("khi giấy-kèm có hộ-chiếu", "khi giấy kèm có hộ chiếu");
    check("khi không giấy-kèm có hộ-chiếu", "khi giấy kèm không có hộ chiếu");
}

#[test]
fn yes_and_no_read_as_a_clause() {
    check("khi mất-giấy-phép", "khi mất giấy phép");
    check("khi không mất-giấy-phép", "khi không mất giấy phép");
    check("khi mất-giấy-phép = sai", "khi không mất giấy phép");
    check("khi không đã-kết-hôn", "khi chưa kết hôn");
    check("khi không bản-sao-đã-chứng-thực", "khi bản sao chưa chứng thực");
    check("khi không là-cá-nhân", "khi không phải là cá nhân");
    check("khi không không-có-hộ-khẩu", "khi không thuộc trường hợp không có hộ khẩu");
    check("khi giay-to", "khi trả lời câu hỏi “Đã có giấy tờ chưa?” là có");
}

#[test]
fn numbers_days_and_sums_keep_their_unit() {
    check("khi tuổi < 18", "khi tuổi dưới 18 tuổi");
    check("khi tuổi >= 60", "khi tuổi từ 60 tuổi trở lên");
    check("khi tuổi >= 18 và tuổi < 60", "khi tuổi từ 18 đến dưới 60 tuổi");
    check("khi tuổi >= 18 và tuổi <= 60", "khi tuổi từ 18 đến 60 tuổi");
    check("khi không (tuổi < 18 hoặc tuổi > 60)", "khi tuổi từ 18 đến 60 tuổi");
    check("khi vốn > 20.000.000 đồng", "khi vốn trên 20.000.000 đồng");
    check("khi ngày-sinh < 01/07/2025", "khi ngày sinh trước ngày 01/07/2025");
    check("khi không ngày-sinh < 01/07/2025", "khi ngày sinh từ ngày 01/07/2025");
}

#[test]
fn what_is_joined_in_one_way_is_joined_in_one_go() {
    check(
        "khi là-cá-nhân và không (tuổi < 18 hoặc mất-giấy-phép)",
        "khi là cá nhân, tuổi từ 18 tuổi trở lên và không mất giấy phép",
    );
    check("khi nộp-qua != trực-tuyến và là-cá-nhân", "khi nộp trực tiếp hoặc qua bưu chính, và là cá nhân");
}

#[test]
fn brackets_stand_only_where_they_are_needed() {
    check("khi mất-giấy-phép và là-cá-nhân và tuổi < 18", "khi mất giấy phép, là cá nhân và tuổi dưới 18 tuổi");
    check(
        "khi mất-giấy-phép và (là-cá-nhân hoặc tuổi < 18)",
        "khi mất giấy phép và (là cá nhân hoặc tuổi dưới 18 tuổi)",
    );
    check("khi mất-giấy-phép hoặc là-cá-nhân và tuổi < 18", "khi mất giấy phép hoặc (là cá nhân và tuổi dưới 18 tuổi)");
    check("khi không (mất-giấy-phép và là-cá-nhân)", "khi không mất giấy phép hoặc không phải là cá nhân");
}

#[test]
fn the_english_says_the_question() {
    let english = |condition: &str| said(FACTS, condition)[1].clone();
    assert_eq!(english("khi nộp-qua = bưu-chính"), "when the answer to “How is it filed?” is bưu chính");
    assert_eq!(english("khi không mất-giấy-phép"), "when “Có mất giấy phép không?” is answered no");
    assert_eq!(english("khi tuổi >= 18 và tuổi <= 60"), "when the answer to “Bao nhiêu tuổi?” is from 18 to 60 tuổi");
}

#[test]
fn a_fact_that_is_not_declared_is_still_said() {
    assert_eq!(said("", "khi mất-giấy-phép")[0], "khi mất giấy phép");
    assert_eq!(said("", "khi nộp-qua = bưu-chính")[0], "khi nộp qua là bưu chính");
}
