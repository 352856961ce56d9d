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
        assert_eq!(limit(written), (count, unit, format!("Thời hạn: {words}")), "{written}");
    };
    check("5 ngày làm việc", Some((5, "WORKING_DAY")), "5 ngày làm việc");
    check("20 ngày", Some((20, "DAY")), "20 ngày");
    check("4 giờ làm việc", Some((4, "HOUR")), "4 giờ làm việc");
    check("24 giờ", Some((24, "HOUR")), "24 giờ");
    check("3 tháng", Some((3, "MONTH")), "3 tháng");
    check("2 năm", Some((24, "MONTH")), "2 năm");
    check("trong ngày", None, "trong ngày");
    check("15 ngày + 8 ngày làm việc", None, "15 ngày + 8 ngày làm việc");
    check("không", None, "không");
    check("không quy định", None, "không quy định");
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
    assert_eq!(record.get("cases"), None, "it has no code");
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
    let keys: Vec<&String> = record.as_object().expect("an object").keys().collect();
    assert_eq!(keys.len(), 3, "code, codeNotation and name: {keys:?}");
    assert_eq!(of("nhóm thủ tục được luật giao").get("formalityType"), None);
    assert_eq!(of("nhóm thủ tục khác")["formalityType"], "OTHER");
}

#[test]
fn an_instrument_is_named_once_however_often_it_is_cited() {
    let record = of("căn cứ 65/2023/NĐ-CP điều 1, 65/2023/NĐ-CP điều 2, 2075/QĐ-BKHCN\n\
                     phí 100 đồng { căn cứ 65/2023/NĐ-CP }");
    let number = |number: &str| json!({ "name": number, "code": number });
    assert_eq!(record["legalBasisesDetails"], json!([number("65/2023/NĐ-CP"), number("2075/QĐ-BKHCN")]));
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
    assert_eq!(of("").get("requirementsAndConditions"), None);
}
