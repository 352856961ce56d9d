//! Lists by hand, each with a trap.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Cell, Listed, NoTable, Plan, PlanError, Sheet, Stored, Target, read};

fn cell(text: &str) -> Cell {
    Cell { text: text.to_owned(), stored: Stored::Text }
}

fn sheet(rows: &[&[&str]]) -> Sheet {
    let rows = rows.iter().map(|row| row.iter().map(|text| cell(text)).collect()).collect();
    Sheet { name: "Danh mục".to_owned(), hidden: false, rows }
}

fn plan(columns: &[(&str, &str)]) -> Plan {
    let target = |field: &str| match field.split_once(" by ") {
        Some((field, separator)) => Target::Separated { field: field.to_owned(), separator: separator.to_owned() },
        None => Target::Field(field.to_owned()),
    };
    let columns = columns.iter().map(|(heading, field)| ((*heading).to_owned(), target(field))).collect();
    let plan = Plan { columns, ..Plan::default() };
    plan.check().expect("a plan that can be used");
    plan
}

fn listed(sheets: &[Sheet], plan: Option<&Plan>) -> Listed {
    read(sheets, plan, &BTreeSet::new()).expect("a list")
}

fn first(listed: &Listed) -> &Value {
    listed.rows[0].record.as_ref().expect("a record")
}

const PORTAL: &[&str] =
    &["Mã TTHC", "Tên TTHC", "Lĩnh vực", "Đối tượng", "Cơ quan công khai", "Cấp thực hiện", "Tình trạng", "QĐ Công bố"];

#[test]
fn the_portals_list_is_found_below_its_title() {
    let list = listed(
        &[sheet(&[
            &["DANH MỤC THỦ TỤC HÀNH CHÍNH"],
            &[],
            &["Cập nhật ngày", "01/07/2025"],
            PORTAL,
            &["1", "2", "3", "4", "5", "6", "7", "8"],
            &["I. LĨNH VỰC HỘ TỊCH"],
            &[
                "1.001193",
                "Đăng ký khai sinh",
                "Hộ tịch",
                "Công dân Việt Nam, Cán bộ, công chức, viên chức",
                "Bộ Tư pháp",
                "Cấp Xã",
                "Công khai",
                "163/QĐ-BTP",
            ],
            PORTAL,
        ])],
        None,
    );
    assert_eq!(
        *first(&list),
        json!({
            "code": "1.001193", "codeNotation": "1.001193", "name": "Đăng ký khai sinh", "category": { "name": "Hộ tịch" },
            "subjectTypesDetails": [{ "name": "Công dân Việt Nam" }, { "name": "Cán bộ, công chức, viên chức" }],
            "departmentPromulgateName": "Bộ Tư pháp",
            "isMinistry": false, "isProvince": false, "isWard": true, "isOtherAgency": false,
            "procedureProposal": { "proposalNumber": "163/QĐ-BTP" }, "tableFields": { "Tình trạng": "Công khai" },
        })
    );
    assert_eq!(list.rows[0].number, 7);
    let passed: Vec<usize> = list.passed.iter().map(|(_, row)| *row).collect();
    assert_eq!(passed, [5, 6, 8]);
}

#[test]
fn a_code_that_the_spreadsheet_damaged_is_refused_with_what_to_write() {
    let cases = [
        (Stored::Number, "1.01392", "ghi `1.013920` vào ô dạng văn bản", "write `1.013920`, as text"),
        (Stored::Text, "1,013920", "ghi `1.013920`", "if `1.013920` is meant"),
        (Stored::Number, "1013920", "ghi `1.013920`", "if `1.013920` is meant"),
        (Stored::Text, "1.013.920", "ghi `1.013920`", "if `1.013920` is meant"),
        (Stored::Date, "2001-01-03", "đã thành ngày `2001-01-03`", "became the day `2001-01-03`"),
        (Stored::Text, "T-BPC-280421", "không phải là mã thủ tục", "is no procedure's code"),
        (Stored::Text, "", "không có mã thủ tục", "there is no code"),
    ];
    for (stored, text, vi, en) in cases {
        let mut list = sheet(&[PORTAL, &["", "Một thủ tục", "Hộ tịch"]]);
        list.rows[1][0] = Cell { text: text.to_owned(), stored };
        let list = listed(&[list], None);
        let refusal = list.rows[0].record.as_ref().expect_err("refused");
        assert!(
            refusal.why.vi.starts_with("trang `Danh mục`, dòng 2: ") && refusal.why.vi.contains(vi),
            "{}",
            refusal.why.vi
        );
        assert!(
            refusal.why.en.starts_with("sheet `Danh mục`, row 2: ") && refusal.why.en.contains(en),
            "{}",
            refusal.why.en
        );
        assert_eq!(refusal.cells["Tên TTHC"], "Một thủ tục");
    }
}

#[test]
fn a_number_that_shows_all_its_figures_is_a_code() {
    for text in ["1.013920", "1.013925"] {
        let mut list = sheet(&[PORTAL, &["", "Một thủ tục"]]);
        list.rows[1][0] = Cell { text: text.to_owned(), stored: Stored::Number };
        assert_eq!(first(&listed(&[list], None))["code"], text);
    }
}

#[test]
fn any_other_list_is_read_by_a_plan() {
    let plan = plan(&[
        ("Mã số", "code"),
        ("Tên thủ tục", "name"),
        ("Cách nộp", "submissionMethod"),
        ("Thời hạn", "processingTime"),
        ("Phí", "fees by |"),
        ("Hồ sơ", "profileComponents"),
        ("Nơi giải quyết", "departmentsExecuting by /"),
    ]);
    let list = listed(
        &[sheet(&[
            &["STT", "MÃ SỐ", "Tên thủ tục", "Cách nộp", "Thời hạn", "Phí", "Hồ sơ", "Nơi giải quyết", "Người nhập"],
            &[
                "1",
                "2.000819.H48",
                "Thử",
                "Trực tiếp, trực tuyến",
                "10 ngày làm việc",
                "Phí: 20.000 đồng | Miễn phí bản sao",
                "Đơn; Giấy tờ\nẢnh",
                "Sở A, phòng B/Sở C",
                "Lan",
            ],
        ])],
        Some(&plan),
    );
    let record = first(&list);
    let methods = record["executionMethods"].as_array().expect("rows");
    assert_eq!(methods.len(), 2);
    assert_eq!(methods[1]["submissionMethod"], "ONLINE");
    assert_eq!((&methods[1]["processingTime"], &methods[1]["processingTimeUnit"]), (&json!(10), &json!("WORKING_DAY")));
    assert_eq!(methods[0]["fees"].as_array().map(Vec::len), Some(2));
    assert_eq!(record["executionCases"][0]["profileComponents"].as_array().map(Vec::len), Some(3));
    assert_eq!(record["departmentsExecuting"], json!([{ "name": "Sở A, phòng B" }, { "name": "Sở C" }]));
    assert_eq!(record["tableFields"], json!({ "Người nhập": "Lan" }));
}

#[test]
fn what_cannot_be_understood_is_kept() {
    let plan = plan(&[
        ("Mã", "code"),
        ("Tên", "name"),
        ("Loại", "formalityType"),
        ("Cách", "submissionMethod"),
        ("Hạn", "processingTime"),
    ]);
    let rows: &[&[&str]] =
        &[&["Mã", "Tên", "Loại", "Cách", "Hạn"], &["1.000001", "Thử", "Loại mới", "qua fax", "5 ngày"]];
    let record = first(&listed(&[sheet(rows)], Some(&plan))).clone();
    assert_eq!(record["tableFields"], json!({ "Loại": "Loại mới", "Cách": "qua fax", "Hạn": "5 ngày" }));
    assert!(record.get("executionMethods").is_none());
}

#[test]
fn a_column_or_sheet_that_is_not_there_is_named_with_the_nearest() {
    let rows: &[&[&str]] = &[&["Mã số", "Tên gọi", "Ghi chú"], &["1.000001", "Thử", ""]];
    let wanted = plan(&[("Mã số", "code"), ("Tên gọ", "name")]);
    let error = read(&[sheet(rows)], Some(&wanted), &BTreeSet::new()).expect_err("a column is missing");
    assert!(matches!(&error, NoTable::Column { heading, row: 1, .. } if heading == "Tên gọ"), "{error:?}");
    assert_eq!(error.help().expect("help").en, "did you mean `Tên gọi`?");
    let wanted = Plan { sheet: Some("Danh muc 2".to_owned()), ..plan(&[("Mã số", "code"), ("Tên gọi", "name")]) };
    let error = read(&[sheet(rows)], Some(&wanted), &BTreeSet::new()).expect_err("a sheet is missing");
    assert_eq!(error.help().expect("help").vi, "có phải là `Danh mục` không?");
    let error = read(&[sheet(rows)], None, &BTreeSet::new()).expect_err("not the portal's list");
    assert_eq!(error.words().vi, "không thấy dòng tiêu đề có `Mã TTHC`, `Tên TTHC`");
}

#[test]
fn hidden_sheets_are_passed_over_and_a_header_may_be_named() {
    let mut hidden = sheet(&[PORTAL, &["1.000002", "Cũ"]]);
    hidden.hidden = true;
    let list = listed(&[hidden, sheet(&[PORTAL, &["1.000001", "Mới"]])], None);
    assert_eq!(list.rows.len(), 1);
    assert_eq!(first(&list)["name"], "Mới");
    let rows: &[&[&str]] = &[&["Mã", "Tên"], &["x", "y"], &["Mã", "Tên"], &["1.000001", "Thử"]];
    let named = Plan { header: Some(3), ..plan(&[("Mã", "code"), ("Tên", "name")]) };
    assert_eq!(listed(&[sheet(rows)], Some(&named)).rows.len(), 1);
}

#[test]
fn a_plan_that_cannot_be_used_says_why() {
    let of = |columns: &[(&str, &str)]| {
        let columns =
            columns.iter().map(|(heading, field)| ((*heading).to_owned(), Target::Field((*field).to_owned())));
        Plan { columns: columns.collect(), ..Plan::default() }.check().expect_err("it cannot be used")
    };
    let unknown = of(&[("Mã", "code"), ("Tên", "nam")]);
    assert_eq!(unknown.words().en, "a record has no field `nam`");
    assert_eq!(unknown.help().expect("help").en, "did you mean `name`?");
    assert_eq!(of(&[("Mã", "code")]), PlanError::Missing { field: "name" });
    assert_eq!(of(&[("Mã", "code"), ("Mã 2", "code"), ("Tên", "name")]), PlanError::Twice { field: "code".to_owned() });
    assert!(matches!(of(&[("Mã", "code"), ("Tên", "name"), ("Hạn", "processingTime")]), PlanError::NoChannel { .. }));
}
