//! What the national shape can say, what it says in prose, and what it leaves out.

use serde_json::json;

use super::*;

fn of(clauses: &str) -> Value {
    let text = format!("thủ tục 1.000009 {{\n tên \"Thử\"\n{clauses}\n}}");
    json(&rendered(&catalogue(&[LAW, &text]), None), "national/1.000009.json")
}

/// The rows of the ways of filing: the way, the number and the unit.
fn rows(record: &Value) -> Vec<(&str, Option<u64>, Option<&str>)> {
    let rows = record["executionMethods"].as_array().expect("rows");
    rows.iter()
        .map(|row| {
            let way = row["submissionMethod"].as_str().expect("a way");
            (way, row["processingTime"].as_u64(), row["processingTimeUnit"].as_str())
        })
        .collect()
}

#[test]
fn a_limit_that_one_number_cannot_say_is_said_in_words() {
    let limit = |limit: &str| {
        let record = of(&format!("cách thức trực tiếp\nthời hạn {limit}"));
        let [(_, time, unit)] = rows(&record)[..] else { panic!("one row: {record}") };
        let words = record["executionMethods"][0]["description"].as_str().expect("a text").to_owned();
        (time, unit.map(str::to_owned), words)
    };
    let check = |written: &str, time: Option<(u64, &str)>, words: &str| {
        let (count, unit) = time.map_or((None, None), |(count, unit)| (Some(count), Some(unit.to_owned())));
        assert_eq!(limit(written), (count, unit, words.to_owned()), "{written}");
    };
    check("5 ngày làm việc", Some((5, "WORKING_DAY")), "");
    check("20 ngày", Some((20, "DAY")), "");
    check("4 giờ làm việc", Some((4, "HOUR")), "Thời hạn: 4 giờ làm việc");
    check("24 giờ", Some((24, "HOUR")), "");
    check("3 tháng", Some((3, "MONTH")), "");
    check("2 năm", Some((24, "MONTH")), "");
    check("20 ngày từ tiếp-nhận", Some((20, "DAY")), "Thời hạn: 20 ngày kể từ ngày tiếp nhận hồ sơ");
    check("trong ngày", None, "Thời hạn: trong ngày");
    check("15 ngày + 8 ngày làm việc", None, "Thời hạn: 15 ngày + 8 ngày làm việc");
    check("không", None, "Thời hạn: không");
    check("không quy định", None, "Thời hạn: không quy định");
}

#[test]
fn a_way_of_filing_has_the_limits_that_name_it_before_the_general_ones() {
    let named = of("cách thức trực tiếp, trực tuyến\nthời hạn 5 ngày\nthời hạn 3 ngày qua trực tuyến");
    assert_eq!(rows(&named), [("DIRECT", Some(5), Some("DAY")), ("ONLINE", Some(3), Some("DAY"))]);
    let in_some_cases = of("cách thức trực tiếp, trực tuyến\ndữ kiện { gấp \"Gấp không?\" có không }\n\
                            thời hạn 5 ngày\nthời hạn 3 ngày qua trực tuyến khi gấp");
    assert_eq!(
        rows(&in_some_cases),
        [("DIRECT", Some(5), Some("DAY")), ("ONLINE", Some(3), Some("DAY")), ("ONLINE", Some(5), Some("DAY"))]
    );
}

#[test]
fn limits_and_fees_of_other_days_are_not_those_of_the_law_day() {
    let record = of("cách thức trực tiếp\n\
                     thời hạn 5 ngày cho đến 31/12/2025\nthời hạn 4 ngày áp dụng từ 01/01/2026\n\
                     phí 100 đồng cho đến 01/03/2026\nphí 200 đồng áp dụng từ 02/03/2026");
    assert_eq!(rows(&record), [("DIRECT", Some(4), Some("DAY"))]);
    let fees = json!([{
        "type": "FEE", "value": 200, "currencyId": "VND", "description": "Phí: 200 đồng (từ ngày 02/03/2026)"
    }]);
    assert_eq!(record["executionMethods"][0]["fees"], fees);
}

#[test]
fn the_limit_of_a_case_has_a_row_of_its_own() {
    let record = of("cách thức bưu chính\nthời hạn 5 ngày\ntrường hợp cấp-lại \"Cấp lại\" { thời hạn 2 ngày }");
    assert_eq!(rows(&record), [("POSTAL", Some(5), Some("DAY")), ("POSTAL", Some(2), Some("DAY"))]);
    assert_eq!(record["executionMethods"][1]["description"], "Thời hạn (Cấp lại): 2 ngày");
    assert_eq!(record["cases"], json!([]), "it has no code");
}

#[test]
fn information_online_is_no_way_of_filing() {
    let record = of("cách thức trực tiếp, cung cấp thông tin");
    assert_eq!(rows(&record), [("DIRECT", None, None)]);
    assert_eq!((&record["isOfflineOnly"], &record["isFullProcess"]), (&json!(true), &json!(false)));
    let unstated = of("cách thức trực tuyến");
    assert_eq!(unstated.get("isFullProcess"), None, "how much is done online is not said");
    assert_eq!(of("cách thức trực tuyến toàn trình")["isFullProcess"], true);
}

#[test]
fn what_is_not_known_is_left_out() {
    let record = of("");
    let nothing = |value: &Value| match value {
        Value::Array(list) => list.is_empty(),
        value => value == "" || *value == json!({}),
    };
    let said = record.as_object().expect("an object").iter().filter(|(_, value)| !nothing(value));
    let keys: Vec<&String> = said.map(|(key, _)| key).collect();
    assert_eq!(keys, ["code", "codeNotation", "name"], "lists that published records always have are empty");
    assert_eq!(of("nhóm thủ tục được luật giao").get("formalityType"), None);
    assert_eq!(of("nhóm thủ tục khác")["formalityType"], "OTHER");
}

#[test]
fn the_legal_basis_is_the_procedures_own_and_without_one_that_of_its_parts() {
    let number = |number: &str| json!({ "name": number, "code": number });
    let own = of("căn cứ 65/2023/NĐ-CP, 2075/QĐ-BKHCN\nphí 100 đồng { căn cứ 1/2025/TT-BTC }");
    assert_eq!(own["legalBasisesDetails"], json!([number("65/2023/NĐ-CP"), number("2075/QĐ-BKHCN")]));
    let parts = of("phí 100 đồng { căn cứ 65/2023/NĐ-CP điều 1 }\nlệ phí 5 đồng { căn cứ 65/2023/NĐ-CP điều 2 }");
    assert_eq!(parts["legalBasisesDetails"], json!([number("65/2023/NĐ-CP")]), "each instrument once");
}

#[test]
fn the_latest_decision_publishes_a_procedure() {
    let older = "văn bản 1/QĐ-BKHCN { ký 01/01/2025 }\n";
    let text = format!("{older}thủ tục 1.000009 {{ tên \"Thử\"; công bố 1/QĐ-BKHCN, 2075/QĐ-BKHCN, 9/QĐ-BKHCN }}");
    let record = json(&rendered(&catalogue(&[LAW, &text]), None), "national/1.000009.json");
    let proposal = &record["procedureProposal"];
    assert_eq!(proposal["decisionNumber"], "2075/QĐ-BKHCN");
    assert_eq!(proposal["decisionDate"], 1_753_833_600_000_i64, "2025-07-30");
}

#[test]
fn papers_of_other_days_are_not_asked_for() {
    let record = of("hồ sơ 1 bộ { cũ \"Cũ\" { đến 01/03/2026 }; mới \"Mới\" { từ 02/03/2026 } }");
    let papers = record["executionCases"][0]["profileComponents"].as_array().expect("papers");
    assert_eq!(papers.len(), 1);
    assert_eq!(papers[0]["name"], "Mới (từ ngày 02/03/2026)");
}

#[test]
fn that_there_are_no_requirements_is_said() {
    assert_eq!(of("điều kiện không")["requirementsAndConditions"], "Không");
    assert_eq!(of("điều kiện không quy định")["requirementsAndConditions"], "Không quy định");
    assert_eq!(of("")["requirementsAndConditions"], "");
    assert_eq!(of("điều kiện không { nguyên văn \"không.\" }")["requirementsAndConditions"], "không.");
}

#[test]
fn what_the_published_record_says_comes_back_as_it_stood() {
    let record = of("cách thức trực tiếp, trực tuyến
        thời hạn chưa mã hóa \"6\" qua trực tiếp
        thời hạn 3 ngày qua trực tuyến { nguyên văn \"Ba ngày\" }
        phí 3.000.000 đồng { nguyên văn \"3,000,000 VNĐ\" }
        phí chưa mã hóa \"Chưa có\"
        trình tự { bước-1 \"Bước 1\" { nguyên văn \"Bước 1: Nộp.\" } }
        thẩm quyền { thực hiện ubnd-xã { nguyên văn \"UBND xã, phường\" } }
        địa chỉ nhận \"Số 1\"");
    assert_eq!(rows(&record), [("DIRECT", Some(6), None), ("ONLINE", Some(3), Some("DAY"))]);
    assert_eq!(record["executionMethods"][0]["description"], "");
    assert_eq!(record["executionMethods"][1]["description"], "Ba ngày");
    let fees = &record["executionMethods"][0]["fees"];
    assert_eq!(fees[0]["description"], "3,000,000 VNĐ");
    assert_eq!((&fees[1]["value"], &fees[1]["description"]), (&json!(0), &json!("Chưa có")));
    assert_eq!(record["executionSteps"], json!([{ "name": "", "description": "Bước 1: Nộp." }]));
    assert_eq!(record["departmentsExecuting"], json!([{ "name": "UBND xã" }, { "name": "phường" }]));
    assert_eq!(record["dossierReceivingAddresses"], "Số 1");
}

#[test]
fn fields_that_the_model_does_not_know_stand_where_they_stood() {
    let record = of("cách thức trực tiếp
        bản công bố {
            trường khác \"/state\" \"\\\"PUBLISHED\\\"\"
            trường khác \"/executionMethods/0/id\" \"7\"
            trường khác \"/a~1b\" \"[1]\"
            trường khác \"/isFullProcess\" \"false\"
            trường khác \"/cases/4/id\" \"1\"
        }");
    assert_eq!((&record["state"], &record["a/b"]), (&json!("PUBLISHED"), &json!([1])));
    assert_eq!(record["executionMethods"][0]["id"], 7);
    assert_eq!(record["isFullProcess"], false);
    assert_eq!(record["cases"], json!([]), "a part that has gone takes its fields with it");
}

#[test]
fn rows_stand_in_the_published_order() {
    let record = of("cách thức trực tiếp, bưu chính
        thời hạn 1 ngày
        trường hợp khó \"Khó\" { thời hạn 2 ngày }
        bản công bố { thứ tự dòng bưu chính, trực tiếp, bưu chính }");
    let order: Vec<(&str, Option<u64>)> = rows(&record).into_iter().map(|(way, count, _)| (way, count)).collect();
    assert_eq!(order, [("POSTAL", Some(1)), ("DIRECT", Some(1)), ("POSTAL", Some(2)), ("DIRECT", Some(2))]);
}

#[test]
fn the_published_list_of_instruments_is_kept_and_cited_ones_join_it() {
    let names = |record: &Value| -> Vec<String> {
        let list = record["legalBasisesDetails"].as_array().expect("a list");
        list.iter()
            .map(|item| format!("{}|{}", item["code"].as_str().unwrap_or(""), item["name"].as_str().unwrap_or("")))
            .collect()
    };
    let listed =
        "bản công bố { văn bản công bố \"12\" \"Công văn 12\"; văn bản công bố \"2075/QD - BKHCN\" \"Quyết định\" }";
    let whole = of(&format!("căn cứ 2075/QĐ-BKHCN, 65/2023/NĐ-CP\n{listed}"));
    assert_eq!(names(&whole), ["12|Công văn 12", "2075/QD - BKHCN|Quyết định", "65/2023/NĐ-CP|65/2023/NĐ-CP"]);
    let part = "bản công bố { văn bản công bố \"65/2023/NĐ-CP\" \"Nghị định 65\" }";
    let part = of(&format!("căn cứ 2075/QĐ-BKHCN, 65/2023/NĐ-CP\n{part}"));
    assert_eq!(names(&part), ["2075/QĐ-BKHCN|2075/QĐ-BKHCN", "65/2023/NĐ-CP|Nghị định 65"]);
}
