//! Documents by hand, each with a trap.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Block, Found, record};

fn paragraphs(lines: &[&str]) -> Vec<Block> {
    lines.iter().map(|line| Block::Paragraph((*line).to_owned())).collect()
}

fn table(rows: &[&[&str]]) -> Block {
    Block::Table(rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect())
}

fn read(blocks: &[Block]) -> Found {
    let known = BTreeSet::from(["Bộ Văn hóa, Thể thao và Du lịch"]);
    record(blocks, &known)
}

#[track_caller]
fn check(blocks: &[Block], key: &str, expected: Value) {
    let found = read(blocks);
    assert_eq!(found.record[key], expected, "{:#}", found.record);
    assert_eq!(found.left, []);
}

fn left(found: &Found) -> Vec<(&str, &str)> {
    found.left.iter().map(|left| (left.label.as_str(), left.text.as_str())).collect()
}

const CHANNELS: &[&str] = &["Hình thức nộp", "Thời hạn giải quyết", "Phí, lệ phí", "Mô tả"];
const PAPERS: &[&str] = &["Tên giấy tờ", "Mẫu đơn, tờ khai", "Số lượng"];
const BASES: &[&str] = &["Số ký hiệu", "Trích yếu", "Ngày ban hành", "Cơ quan ban hành"];

#[test]
fn a_value_stands_behind_its_label_below_it_or_beside_it() {
    let name = json!("Cấp giấy phép thử");
    check(&paragraphs(&["Mã thủ tục: 1.000001", "Tên thủ tục: Cấp giấy phép thử"]), "name", name.clone());
    check(&paragraphs(&["Mã thủ tục", "1.000001", "Tên thủ tục:", "Cấp giấy", "phép thử"]), "name", name.clone());
    let form =
        table(&[&["Mã thủ tục", "1.000001"], &["Tên thủ tục:", "Cấp giấy phép thử"], &["Lĩnh vực", "Thử nghiệm"]]);
    check(std::slice::from_ref(&form), "name", name);
    check(&[form], "category", json!({ "name": "Thử nghiệm" }));
}

#[test]
fn labels_are_known_whatever_their_letters_marks_and_numbers() {
    for label in [
        "Yêu cầu, điều kiện thực hiện:",
        "YÊU CẦU ĐIỀU KIỆN THỰC HIỆN :",
        "11. Yêu cầu, điều kiện:",
        "k) Yêu cầu điều kiện thực hiện:",
        "II. Yêu cầu, điều kiện thực hiện",
    ] {
        check(&paragraphs(&[label, "Đủ 18 tuổi"]), "requirementsAndConditions", json!("Đủ 18 tuổi"));
    }
    let uy = json!([{ "name": "Sở Xây dựng" }]);
    check(&paragraphs(&["Cơ quan được uỷ quyền: Sở Xây dựng"]), "departmentsAuthorized", uy.clone());
    check(&paragraphs(&["Cơ quan được u\u{309}y quyê\u{300}n: Sở Xây dựng"]), "departmentsAuthorized", uy);
}

#[test]
fn the_words_for_nothing_are_told_apart() {
    let found = read(&paragraphs(&[
        "Yêu cầu, điều kiện thực hiện: Không",
        "Từ khóa: Không có thông tin",
        "Mô tả:",
        "Không có thông tin",
    ]));
    assert_eq!(found.record, json!({ "requirementsAndConditions": "Không" }));
    let found = read(&paragraphs(&["Cơ quan phối hợp: Không"]));
    assert_eq!(left(&found), [("Cơ quan phối hợp", "Không")]);
    assert_eq!(found.record, json!({ "wordFields": { "Cơ quan phối hợp": "Không" } }));
    let found = read(&paragraphs(&[
        "Trình tự thực hiện",
        "Không",
        "Thành phần hồ sơ",
        "Không quy định",
        "Kết quả thực hiện: Không",
    ]));
    let expected =
        [("Trình tự thực hiện", "Không"), ("Thành phần hồ sơ", "Không quy định"), ("Kết quả thực hiện", "Không")];
    assert_eq!(left(&found), expected);
}

#[test]
fn each_paragraph_of_the_course_is_a_step() {
    let steps = json!([
        { "name": "", "description": "Bước 1: Nộp hồ sơ." },
        { "name": "", "description": "Bước 2: Thẩm định;\nTrường hợp thiếu thì trả lại." },
    ]);
    let lines = [
        "Trình tự thực hiện:",
        "Bước 1: Nộp hồ sơ.",
        "Bước 2: Thẩm định;\nTrường hợp thiếu thì trả lại.",
        "Cách thức thực hiện:",
    ];
    check(&paragraphs(&lines), "executionSteps", steps);
}

#[test]
fn a_label_within_prose_is_no_label() {
    let lines = [
        "Mã thủ tục: 1.000001",
        "Tên thủ tục: Cấp giấy phép thử",
        "Lĩnh vực: Thử nghiệm",
        "Trình tự thực hiện:",
        "Bước 1: Nộp hồ sơ.",
        "Mô tả: người nộp khai theo mẫu.",
        "Đối tượng thực hiện: Công dân Việt Nam",
        "Cơ quan thực hiện: Sở Xây dựng",
        "Từ khóa: giấy phép",
        "Mô tả: Thủ tục để thử",
    ];
    let found = read(&paragraphs(&lines));
    assert_eq!(found.record["description"], "Thủ tục để thử");
    assert_eq!(found.record["executionSteps"][1]["description"], "Mô tả: người nộp khai theo mẫu.");
    // In a document of another order the first of each label counts.
    let mixed =
        ["Mô tả: Một", "Từ khóa: hai", "Lĩnh vực: Ba", "Tên thủ tục: Bốn", "Mã thủ tục: 1.000001", "Mô tả: năm"];
    let found = read(&paragraphs(&mixed));
    assert_eq!(found.record["description"], "Một");
    assert_eq!(found.record["code"], "1.000001");
    assert_eq!(left(&found), [("Mã thủ tục", "Mô tả: năm")]);
}

#[test]
fn rows_of_the_ways_of_filing() {
    let rows = table(&[
        CHANNELS,
        &["Trực tiếp", "30 Ngày làm việc", "Phí : 0 Đồng", ""],
        &["Trực tuyến", "1,5 Ngày", "Miễn phí", "qua Cổng"],
        &["Dịch vụ bưu chính", "48 Giờ", "Lệ phí : 1.200.000 Đồng (mỗi hồ sơ)\nPhí: do HĐND cấp tỉnh quy định", ""],
        &["", "Không quy định", "", "nộp theo đợt"],
    ]);
    let fee = |kind: &str, value: i64, currency: &str, text: &str| json!({ "type": kind, "value": value, "currencyId": currency, "description": text });
    let expected = json!([
        { "submissionMethod": "DIRECT", "processingTime": 30, "processingTimeUnit": "WORKING_DAY", "description": "",
          "fees": [fee("FEE", 0, "VND", "Phí : 0 Đồng")] },
        { "submissionMethod": "ONLINE", "processingTime": 1.5, "processingTimeUnit": "DAY", "description": "qua Cổng",
          "fees": [fee("FEE", 0, "", "Miễn phí")] },
        { "submissionMethod": "POSTAL", "processingTime": 48, "processingTimeUnit": "HOUR", "description": "",
          "fees": [fee("FEE", 1_200_000, "VND", "Lệ phí : 1.200.000 Đồng (mỗi hồ sơ)"),
                   { "type": "FEE", "description": "Phí: do HĐND cấp tỉnh quy định" }] },
        { "submissionMethod": "POSTAL", "description": "Thời hạn: Không quy định\nnộp theo đợt", "fees": [] },
    ]);
    let blocks = [Block::Paragraph("Cách thức thực hiện:".to_owned()), rows];
    check(&blocks, "executionMethods", expected);
}

#[test]
fn a_fee_of_several_lines_is_one_where_each_has_a_dot() {
    let cell = "• Phí: 20.000 đồng\n(mỗi bản)\n• Giá dịch vụ: 5.000 đồng";
    let blocks =
        [Block::Paragraph("Cách thức thực hiện".to_owned()), table(&[CHANNELS, &["Trực tiếp", "6", cell, ""]])];
    let expected = json!([{ "submissionMethod": "DIRECT", "processingTime": 6, "description": "", "fees": [
        { "type": "FEE", "value": 20_000, "currencyId": "VND", "description": "Phí: 20.000 đồng\n(mỗi bản)" },
        { "type": "SERVICE_FEE", "value": 5_000, "currencyId": "VND", "description": "Giá dịch vụ: 5.000 đồng" },
    ] }]);
    check(&blocks, "executionMethods", expected);
}

#[test]
fn dollars_are_no_dong_and_a_way_that_is_not_known_is_kept() {
    let rows = table(&[CHANNELS, &["Trực tiếp", "5 Ngày", "10 USD/giấy", ""], &["Qua điện thoại", "", "", "gọi 1022"]]);
    let found = read(&[Block::Paragraph("Cách thức thực hiện:".to_owned()), rows]);
    assert_eq!(found.record["executionMethods"][0]["fees"], json!([{ "type": "FEE", "description": "10 USD/giấy" }]));
    assert_eq!(left(&found), [("Cách thức thực hiện", "Qua điện thoại |  |  | gọi 1022")]);
}

#[test]
fn papers_stand_under_their_headings() {
    let paper = |name: &str, originals: u32, copies: u32, files: &[&str]| {
        let files: Vec<Value> = files.iter().map(|file| json!({ "name": file })).collect();
        json!({ "name": name, "originalQty": originals, "copyQty": copies, "attachments": files })
    };
    let mut blocks = paragraphs(&["Thành phần hồ sơ:", "Bao gồm"]);
    blocks.push(table(&[PAPERS, &["Đơn đề nghị", "mau-01.doc\nmau-02.docx", "Bản chính: 1\nBản sao: 0"]]));
    blocks.extend(paragraphs(&["Trường hợp ủy quyền"]));
    blocks.push(table(&[PAPERS, &["Giấy ủy quyền", "", "Bản chính: 0 Bản sao: 2"]]));
    // A page break cut the table: its second half has no heading of its own.
    blocks.push(table(&[PAPERS, &["Hộ chiếu", "", "Bản chính: 0\nBản sao: 1"]]));
    let expected = json!([
        { "name": "", "profileComponents": [paper("Đơn đề nghị", 1, 0, &["mau-01.doc", "mau-02.docx"])] },
        { "name": "Trường hợp ủy quyền",
          "profileComponents": [paper("Giấy ủy quyền", 0, 2, &[]), paper("Hộ chiếu", 0, 1, &[])] },
    ]);
    check(&blocks, "executionCases", expected);
}

#[test]
fn a_heading_may_be_a_row_across_the_table() {
    let mut blocks = paragraphs(&["Thành phần hồ sơ:"]);
    blocks.push(table(&[
        PAPERS,
        &["Đơn đề nghị", "", "Bản chính: 1\nBản sao: 0"],
        &["Trường hợp cấp lại", "", ""],
        &["Giấy phép cũ", "", "Bản chính: 1\nBản sao: 0"],
    ]));
    blocks.extend(paragraphs(&["Số lượng hồ sơ: 01 bộ"]));
    let found = read(&blocks);
    let groups: Vec<(&Value, usize)> = found.record["executionCases"]
        .as_array()
        .expect("groups")
        .iter()
        .map(|group| (&group["name"], group["profileComponents"].as_array().map_or(0, Vec::len)))
        .collect();
    assert_eq!(groups, [(&json!(""), 1), (&json!("Trường hợp cấp lại"), 1)]);
    assert_eq!(left(&found), [("Thành phần hồ sơ", "Số lượng hồ sơ: 01 bộ")]);
}

#[test]
fn a_legal_basis_has_a_number_a_title_a_day_and_an_issuer() {
    let mut blocks = paragraphs(&["Căn cứ pháp lý:"]);
    blocks.push(table(&[
        BASES,
        &["12", "Quyết định số 12/2021/QĐ-TTg về ứng phó sự cố tràn dầu", "24-03-2021", "Thủ tướng Chính phủ"],
        &["131/2021/NĐ-CP", "", "ngày 30", ""],
        &["", "Luật Thử nghiệm", "", ""],
    ]));
    let expected = json!([
        { "code": "12", "name": "Quyết định số 12/2021/QĐ-TTg về ứng phó sự cố tràn dầu",
          "issuedDate": "2021-03-24", "issuer": "Thủ tướng Chính phủ" },
        { "code": "131/2021/NĐ-CP", "name": "131/2021/NĐ-CP", "issuedDate": "ngày 30" },
        { "name": "Luật Thử nghiệm" },
    ]);
    check(&blocks, "legalBasisesDetails", expected);
}

#[test]
fn names_with_commas_are_not_cut() {
    let subjects =
        "Công dân Việt Nam, Cán bộ, công chức, viên chức, Tổ chức (không bao gồm doanh nghiệp, HTX), Hộ kinh doanh";
    check(
        &paragraphs(&[&format!("Đối tượng thực hiện: {subjects}")]),
        "subjectTypesDetails",
        json!([
            { "name": "Công dân Việt Nam" },
            { "name": "Cán bộ, công chức, viên chức" },
            { "name": "Tổ chức (không bao gồm doanh nghiệp, HTX)" },
            { "name": "Hộ kinh doanh" },
        ]),
    );
    check(
        &paragraphs(&["Cơ quan có thẩm quyền: Bộ Xây dựng, Bộ Văn hóa, Thể thao và Du lịch"]),
        "departmentsAuthority",
        json!([{ "name": "Bộ Xây dựng" }, { "name": "Bộ Văn hóa, Thể thao và Du lịch" }]),
    );
    check(
        &paragraphs(&["Cơ quan phối hợp: Sở Y tế, Bệnh viện theo quy định; Hội đồng Giám định y khoa; ;"]),
        "departmentsCoordinating",
        json!([{ "name": "Sở Y tế" }, { "name": "Bệnh viện theo quy định" }, { "name": "Hội đồng Giám định y khoa" }]),
    );
    check(
        &paragraphs(&["Kết quả thực hiện:", "- Giấy phép, bản chính (mã: KQ.G06.000311)", "- Văn bản từ chối"]),
        "resultsDetails",
        json!([{ "name": "Giấy phép, bản chính", "code": "KQ.G06.000311" }, { "name": "Văn bản từ chối" }]),
    );
}

#[test]
fn levels_are_flags_and_the_abolished_one_is_kept() {
    let found = read(&paragraphs(&["Cấp thực hiện: Cấp Bộ, Cấp Huyện, Cấp Xã"]));
    let flags = ["isMinistry", "isProvince", "isWard", "isOtherAgency"].map(|flag| found.record[flag].clone());
    assert_eq!(flags, [json!(true), json!(false), json!(true), json!(false)]);
    assert_eq!(left(&found), [("Cấp thực hiện", "Cấp Huyện")]);
}

#[test]
fn the_class_is_known_by_the_portals_label() {
    for (label, class) in [
        ("TTHC được luật giao quy định chi tiết", "ASSIGNED_DETAIL"),
        ("TTHC được giao luật quy định chi tiết", "ASSIGNED_DETAIL"),
        ("TTHC không được luật giao cho địa phương quy định hoặc quy định chi tiết", "NOT_ASSIGNED"),
        ("TTHC được luật giao cho địa phương quy định", "ASSIGNED_REGULATION"),
        ("Loại khác", "OTHER"),
    ] {
        check(&paragraphs(&[&format!("Loại thủ tục: {label}")]), "formalityType", json!(class));
    }
}

#[test]
fn a_table_under_another_label_is_read_where_it_has_none_of_its_own_and_kept_otherwise() {
    let bases = || table(&[BASES, &["1/2025/NĐ-CP", "Nghị định thử", "", ""]]);
    let found = read(&[Block::Paragraph("Trình tự thực hiện: Bước 1: Nộp".to_owned()), bases()]);
    assert_eq!(found.record["legalBasisesDetails"][0]["code"], "1/2025/NĐ-CP");
    let mut blocks = paragraphs(&["Trình tự thực hiện: Bước 1: Nộp"]);
    blocks.push(table(&[&["Loại", "Số ngày"], &["A", "5"]]));
    let found = read(&blocks);
    assert_eq!(left(&found), [("Trình tự thực hiện", "Loại | Số ngày\nA | 5")]);
}

#[test]
fn nothing_before_the_first_label_is_lost_but_the_forms_own_heading() {
    let found = read(&paragraphs(&["CHI TIẾT THỦ TỤC HÀNH CHÍNH", "Kèm Công văn 5", "Mã thủ tục: 1.000001"]));
    assert_eq!(left(&found), [("", "Kèm Công văn 5")]);
    assert_eq!(read(&[]).record, json!({}));
    assert_eq!(left(&read(&paragraphs(&["Một bức thư"]))), [("", "Một bức thư")]);
}

#[test]
fn a_label_that_stands_a_hundred_thousand_times_is_one() {
    let mut lines = vec!["Mã thủ tục: 1.000001"];
    lines.resize(100_000, "Mô tả: một");
    let found = read(&paragraphs(&lines));
    assert_eq!(found.record["code"], "1.000001");
    assert!(found.record["description"].as_str().is_some_and(|text| text.starts_with("một\nMô tả: một")));
}
