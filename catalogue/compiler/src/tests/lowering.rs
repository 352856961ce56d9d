//! What lowering says of clauses that exclude each other, stand out of place or are handed down.

use jiff::civil::date;
use tthc_dsl::{FileId, Source};

use crate::lower::{Draft, lower};
use crate::model::{Absence, Dossier, FeeAmount, Presentation, Procedure};
use crate::{Catalogue, Standing};

fn draft(text: &str) -> (Draft, Vec<(&'static str, String)>) {
    let parsed = tthc_dsl::parse(&Source::new(FileId(0), "thử.tthc", text));
    assert_eq!(parsed.diagnostics, [], "{text}");
    let mut out = Vec::new();
    let draft = lower(&parsed.tree, &mut out);
    let place = |found: &tthc_dsl::Diagnostic| text.get(found.span.range()).unwrap_or("?").to_owned();
    let found = out.iter().map(|found| (found.code, place(found))).collect();
    (draft, found)
}

#[track_caller]
fn found(clauses: &str, expected: &[(&str, &str)]) {
    let (_, found) = draft(&format!("thủ tục 1.000001 {{ {clauses} }}"));
    let found: Vec<(&str, &str)> = found.iter().map(|(code, place)| (*code, place.as_str())).collect();
    assert_eq!(found, expected, "{clauses}");
}

#[track_caller]
fn procedure(clauses: &str) -> Procedure {
    let (mut draft, found) = draft(&format!("thủ tục 1.000001 {{ {clauses} }}"));
    assert_eq!(found, [], "{clauses}");
    draft.procedures.swap_remove(0)
}

#[test]
fn clauses_that_exclude_each_other_are_not_both_taken() {
    found("phí 1 đồng { khi a; nếu không }", &[("TT012", "nếu không")]);
    found("thẩm quyền { quyết định ubnd-xã { phân cấp; ủy quyền } }", &[("TT012", "ủy quyền")]);
    found("hồ sơ 1 bộ { đơn \"Đơn\" { xuất trình; nộp } }", &[("TT012", "nộp")]);
    found("tên \"Một\"; tên \"Hai\"", &[("TT012", "tên")]);
    found("hiệu lực chưa xác định từ 01/07/2025", &[("TT012", "01/07/2025")]);
    found("trình tự { nhận \"Nhận\" { kết thúc; tên \"Tiếp nhận\" } }", &[("TT012", "tên")]);
}

#[test]
fn nothing_is_listed_where_there_is_said_to_be_nothing() {
    found("hồ sơ không { đơn \"Đơn\" }", &[("TT012", "đơn")]);
    found("hồ sơ không quy định { chọn một { đơn \"Đơn\" } }", &[("TT012", "chọn một")]);
    found("trình tự không { nhận \"Nhận\" { kết thúc } }", &[("TT012", "nhận")]);
    found("trường hợp a \"A\" { kết quả không { giấy \"Giấy\" } }", &[("TT012", "giấy")]);
    found("điều kiện không { chưa mã hóa \"Một câu\" }", &[]);
}

#[test]
fn a_clause_out_of_place_is_reported_there() {
    found("dữ kiện { a \"A?\" có không từ 0 }", &[("TT011", "từ")]);
    found("dữ kiện { a \"A?\" một trong [b, c] { đơn vị \"tuổi\" } }", &[("TT011", "đơn vị")]);
    found("dữ kiện { a \"A?\" số từ 0 đến 9 đơn vị \"tuổi\" }", &[]);
    found("cách thức trực tiếp { vì \"Bản chính\" }", &[("TT011", "vì")]);
    found("cách thức trực tiếp { bưu chính \"Gửi\" }", &[("TT011", "bưu chính")]);
    found("cách thức trực tuyến một phần { vì \"Bản chính\"; trực tuyến \"Trên cổng\" }", &[]);
}

#[test]
fn quantities_and_english_texts_alone_are_reported() {
    found("hồ sơ -1 bộ", &[("TT013", "-1")]);
    found("hồ sơ 1 bộ { đơn \"Đơn\" { bản sao -2 } }", &[("TT013", "-2")]);
    found("tên en \"Birth\"", &[("TT013", "\"Birth\"")]);
    found("ghi chú en \"A remark\"; ghi chú \"Ghi chú\"", &[("TT013", "\"A remark\"")]);
}

#[test]
fn an_english_remark_is_of_the_one_before_it() {
    let remarks = procedure("ghi chú \"Một\"; ghi chú \"Hai\"; ghi chú en \"Two\"").remarks;
    let told: Vec<_> = remarks.iter().map(|remark| (remark.vi.as_str(), remark.en.as_deref())).collect();
    assert_eq!(told, [("Một", None), ("Hai", Some("Two"))]);
}

#[test]
fn what_is_done_with_papers_is_handed_down_to_those_that_do_not_say() {
    let dossiers = procedure(
        "hồ sơ 1 bộ { xuất trình; a \"A\"; b \"B\" nộp; nhóm \"Nhóm\" { nộp; c \"C\"; chọn một { d \"D\"; e \"E\" xuất trình } } }",
    )
    .dossiers;
    let papers = dossiers.value().expect("a dossier").iter().flat_map(Dossier::papers);
    let done: Vec<_> = papers.map(|paper| paper.presentation.expect("it is said")).collect();
    use Presentation::{Show, Submit};
    assert_eq!(done, [Show, Submit, Submit, Submit, Show]);
    let silent = procedure("hồ sơ 1 bộ { a \"A\" }").dossiers;
    assert!(
        silent.value().expect("a dossier").iter().flat_map(Dossier::papers).all(|paper| paper.presentation.is_none())
    );
}

#[test]
fn none_unspecified_and_silence_differ() {
    let said = procedure("hồ sơ không khi a; hồ sơ 1 bộ khi không a; trình tự không; kết quả không quy định");
    let dossiers = said.dossiers.value().expect("dossiers");
    assert_eq!(dossiers.iter().map(|dossier| dossier.absent).collect::<Vec<_>>(), [Some(Absence::None), None]);
    assert_eq!((said.no_steps, said.no_results), (Some(Absence::None), Some(Absence::Unspecified)));
    assert_eq!((said.no_requirements, said.requirements.is_missing()), (None, true));
}

#[test]
fn a_fee_by_tariff_keeps_its_name_and_its_provision() {
    let fees = procedure(
        "phí theo biểu \"Biểu 1\" \"Phí A\"; phí theo biểu 1/2025/TT-BTC \"Phí B\"; phí theo biểu \"Biểu 2\"",
    );
    let fees = fees.fees.value().expect("fees");
    let names: Vec<_> = fees.iter().map(|fee| fee.name.as_deref()).collect();
    assert_eq!(names, [Some("Phí A"), Some("Phí B"), None]);
    assert!(matches!(&fees[1].amount, FeeAmount::TariffUnder(citation) if citation.instrument == "1/2025/TT-BTC"));
}

#[test]
fn sentences_in_lists_are_counted_and_belong_to_what_has_a_place_for_them() {
    let sentence = "chưa mã hóa \"Một câu\"";
    let lists = "thẩm quyền {S}; trình tự {S}; kết quả {S}";
    let text = format!(
        "{lists}; điều kiện {{S}}; hồ sơ 1 bộ {{ nhóm \"N\" {{S}}; {sentence} }}; phí 1 đồng {{S}}; trường hợp a \"A\" {{ {lists} }}"
    );
    let procedure = procedure(&text.replace("{S}", &format!("{{ {sentence} }}")));
    assert_eq!((procedure.unmodelled.len(), procedure.cases[0].unmodelled.len()), (4, 3));
    assert_eq!(procedure.dossiers.value().expect("a dossier")[0].unmodelled.len(), 2);
    assert_eq!(procedure.all_unmodelled(), 10);
}

#[test]
fn one_that_waits_for_its_day_is_shown_as_pending_and_never_as_current() {
    let mut catalogue = Catalogue::default();
    catalogue.add(draft("thủ tục 1.000001 { hiệu lực chưa xác định }\nthủ tục 1.000002 { cấp xã }").0);
    for day in [date(1975, 1, 1), date(2026, 6, 1), date(9999, 12, 31)] {
        let standings: Vec<Standing> = catalogue.all(day).map(|(_, standing)| standing).collect();
        assert_eq!(standings, [Standing::Pending, Standing::InForce]);
        assert_eq!(catalogue.in_force(day).count(), 1);
    }
}
