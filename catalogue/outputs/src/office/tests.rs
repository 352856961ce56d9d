//! The documents and the list of the catalogue that the portal's records are tested with.

use jiff::civil::{Date, date};
use serde_json::json;
use tthc_compiler::Catalogue;
use tthc_dsl::{FileId, Source};

use super::{Document, Piece, cell, document, list};

const DAY: Date = date(2026, 3, 2);

fn catalogue() -> Catalogue {
    let texts = [
        include_str!("../portal/tests/law.tthc"),
        include_str!("../portal/tests/rich.tthc"),
        include_str!("../portal/tests/plain.tthc"),
    ];
    let sources: Vec<Source> = texts
        .iter()
        .zip(0..)
        .map(|(text, number)| Source::new(FileId(number), format!("{number}.tthc"), *text))
        .collect();
    tthc_compiler::compile(&sources, DAY).catalogue
}

/// As it is read, tables row by row.
fn shown(document: &Document) -> String {
    let mut out = format!("{}\n\n", document.title);
    for piece in &document.pieces {
        match piece {
            Piece::Heading { level, text } => out.push_str(&format!("{} {text}", "#".repeat(usize::from(*level)))),
            Piece::Paragraph { label: Some(label), text } => out.push_str(format!("*{label}* {text}").trim_end()),
            Piece::Paragraph { label: None, text } => out.push_str(text),
            Piece::Table { header, rows, .. } => {
                let row = |row: &Vec<String>| format!("| {} |", row.join(" | ").replace('\n', " ⏎ "));
                out.push_str(&std::iter::once(header).chain(rows).map(row).collect::<Vec<_>>().join("\n"));
            }
        }
        out.push('\n');
    }
    out
}

#[test]
fn a_document_says_what_the_record_says_under_the_portals_labels() {
    let catalogue = catalogue();
    let chosen = ["1.000004", "1.013924", "1.013925"].map(|code| catalogue.shown(code, DAY).expect("it is there").0);
    let documents = chosen.map(|procedure| shown(&document(&catalogue, procedure, DAY)));
    insta::assert_snapshot!(documents.join("\n"));
}

#[test]
fn a_field_that_nobody_has_filled_stands_there() {
    let catalogue = catalogue();
    const FORM: [&str; 20] = [
        "Mã thủ tục",
        "Số quyết định",
        "Tên thủ tục",
        "Cấp thực hiện",
        "Loại thủ tục",
        "Lĩnh vực",
        "Trình tự thực hiện",
        "Cách thức thực hiện",
        "Thành phần hồ sơ",
        "Đối tượng thực hiện",
        "Cơ quan thực hiện",
        "Cơ quan có thẩm quyền",
        "Địa chỉ tiếp nhận HS",
        "Cơ quan được ủy quyền",
        "Cơ quan phối hợp",
        "Kết quả thực hiện",
        "Căn cứ pháp lý",
        "Yêu cầu, điều kiện thực hiện",
        "Từ khóa",
        "Mô tả",
    ];
    for procedure in catalogue.in_force(DAY) {
        let document = document(&catalogue, procedure, DAY);
        let labels: Vec<&str> = document
            .pieces
            .iter()
            .filter_map(|piece| match piece {
                Piece::Heading { level: 1, text } => Some(text.as_str()),
                Piece::Paragraph { label: Some(label), .. } => label.strip_suffix(':'),
                _ => None,
            })
            .filter(|label| FORM.contains(label))
            .collect();
        assert_eq!(labels, FORM, "{}", procedure.code.value);
    }
}

#[test]
fn a_list_has_a_row_for_each_procedure() {
    let catalogue = catalogue();
    let list = list(&catalogue, catalogue.in_force(DAY), DAY);
    let headings: Vec<&str> = list.columns.iter().map(|column| column.heading).collect();
    assert_eq!(
        headings,
        [
            "Mã TTHC",
            "Tên TTHC",
            "Lĩnh vực",
            "Đối tượng",
            "Cơ quan công khai",
            "Cấp thực hiện",
            "Tình trạng",
            "QĐ Công bố"
        ]
    );
    assert_eq!(list.rows.len(), catalogue.in_force(DAY).count());
    assert!(list.rows.iter().all(|row| row.len() == headings.len() && !row[0].is_empty()));
}

#[test]
fn the_words_of_a_fee_count_and_not_a_number_that_says_something_else() {
    let fees =
        |fees: serde_json::Value| cell::method(&json!({ "submissionMethod": "DIRECT", "fees": fees }))[2].clone();
    let fee = |kind: &str, value: i64, words: &str| json!({ "type": kind, "value": value, "description": words });
    // The portal writes dollars into the field of đồng.
    assert_eq!(fees(json!([fee("FEE", 10, "10 USD/giấy")])), "10 USD/giấy");
    assert_eq!(fees(json!([fee("FEE", 20_000, "")])), "Phí : 20.000 Đồng");
    assert_eq!(fees(json!([fee("SERVICE_FEE", 20_000, "mỗi bản")])), "Giá dịch vụ : 20.000 Đồng (mỗi bản)");
    assert_eq!(fees(json!([fee("FEE", 0, "Miễn phí")])), "Miễn phí");
    assert_eq!(
        fees(json!([fee("FEE", 0, "Chưa có"), fee("FEE", 5_000, "Phí: 5.000 đồng")])),
        "• Chưa có\n• Phí: 5.000 đồng"
    );
    assert_eq!(fees(json!([])), "");
}

#[test]
fn a_limit_that_no_figure_says_stands_in_the_description() {
    let limit = |row: serde_json::Value| cell::method(&row)[1].clone();
    assert_eq!(limit(json!({ "processingTime": 30, "processingTimeUnit": "WORKING_DAY" })), "30 Ngày làm việc");
    assert_eq!(limit(json!({ "processingTime": 1.5, "processingTimeUnit": "DAY" })), "1,5 Ngày");
    assert_eq!(limit(json!({ "processingTime": 6 })), "6");
    assert_eq!(limit(json!({ "description": "ngay trong ngày" })), "Xem mô tả");
    assert_eq!(limit(json!({})), "Không có thông tin");
}
