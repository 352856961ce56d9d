//! Past and future of a procedure, as its record says them.

use serde_json::json;

use super::*;
use crate::portal::manifest::mended;
use crate::portal::schema;
use crate::portal::tests::schemas::{closed, obeys};

const BASE: &str = r#"
thủ tục 1.000001 {
    tên "Cấp giấy chứng nhận"
    lĩnh vực sở-hữu-trí-tuệ
    cấp trung ương
    thẩm quyền { quyết định bộ-khcn }
    thời hạn 20 ngày từ tiếp-nhận
    căn cứ 65/2023/NĐ-CP
}
sửa đổi nd133 theo 133/2025/NĐ-CP điều 20 {
    áp dụng cho hồ sơ nhận từ 15/07/2025
    hồ sơ đang giải quyết giữ quy định cũ cho đến 31/12/2025
    trong 1.000001 {
        cấp trung ương -> tỉnh
        thẩm quyền { quyết định bộ-khcn -> ubnd-tỉnh { phân cấp } }
    }
}
sửa đổi đổi-mã theo 2075/QĐ-BKHCN { hiệu lực từ 01/01/2026; đổi mã 1.000001 -> 1.000009 }
sửa đổi rút-ngắn theo 65/2023/NĐ-CP điều 9 {
    hiệu lực từ 01/12/2026
    trong 1.000001 { thời hạn 20 ngày -> 7 ngày làm việc }
}
"#;

fn amended() -> Catalogue {
    let sources = [LAW, BASE].into_iter().zip(0..);
    let sources: Vec<Source> =
        sources.map(|(text, number)| Source::new(FileId(number), format!("{number}.tthc"), text)).collect();
    let compiled = tthc_compiler::compile(&sources, DAY);
    let wrong: Vec<_> = compiled.diagnostics.iter().filter(|found| found.code.starts_with("TT07")).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    Catalogue { units: units(), ..compiled.catalogue }
}

fn on(day: Date) -> Vec<OutputFile> {
    let catalogue = amended();
    render(&Input { catalogue: &catalogue, day, hash: "0123abcd" }, &Scope::default()).expect("the whole country")
}

#[test]
fn the_record_says_which_days_its_text_has_and_what_made_it() {
    let files = on(DAY);
    assert_eq!(paths(&files, "procedures/"), ["1.000009.json"]);
    assert_eq!(paths(&files, "national/"), ["1.000009.json"]);
    let record = json(&files, "procedures/1.000009.json");
    assert_eq!((&record["validFrom"], &record["validTo"]), (&json!("2026-01-01"), &json!("2026-11-30")));
    assert_eq!(record["standing"]["status"], "inForce");
    assert_eq!(record["levels"], json!(["province"]));
    assert_eq!(record["formerCodes"], json!([{ "code": "1.000001", "validTo": "2025-12-31" }]));
    let made = &record["amendedBy"];
    assert_eq!((&made[0]["kind"], &made[0]["name"]), (&json!("amendment"), &json!("nd133")));
    assert_eq!(made[0]["basis"][0]["words"]["vi"], "133/2025/NĐ-CP điều 20");
    assert_eq!(made[0]["validFrom"], "2025-07-01");
    assert_eq!(made[0]["receivedFrom"], "2025-07-15");
    assert_eq!(made[0]["pendingKeep"], json!({ "validTo": "2025-12-31" }));
    assert_eq!(made[1]["name"], "đổi-mã");
}

#[test]
fn future_versions_stand_apart_and_are_never_current() {
    let files = on(DAY);
    let record = json(&files, "procedures/1.000009.json");
    assert_eq!(record["limits"][0]["within"], json!([{ "count": 20, "unit": "days" }]), "what holds now");
    let future = record["futureVersions"].as_array().expect("there are some");
    assert_eq!(future.len(), 2);
    let days = |version: &Value| (version["validFrom"].clone(), version.get("validTo").cloned());
    assert_eq!(days(&future[0]), (json!("2026-12-01"), Some(json!("2027-02-28"))));
    assert_eq!(days(&future[1]), (json!("2027-03-01"), None));
    for version in future {
        assert_eq!(version["record"]["standing"]["status"], "coming");
        assert_eq!(version["record"]["standing"]["lawDate"], "2026-03-02");
        assert_eq!(version["record"].get("futureVersions"), None);
    }
    assert_eq!(future[0]["amendedBy"][0]["name"], "rút-ngắn");
    assert_eq!(future[0].get("noLonger"), None);
    let limit = future[0]["changes"].as_array().expect("a list").iter().find(|change| change["field"] == "timeLimit");
    let limit = limit.expect("the limit changes");
    assert_eq!(limit["old"]["vi"], "20 ngày");
    assert_eq!(limit["new"], json!({ "vi": "7 ngày làm việc", "en": "7 working days" }));
    // The decree has lapsed; what came later stays.
    assert_eq!(future[1]["noLonger"][0]["name"], "nd133");
    assert_eq!(future[1]["record"]["levels"], json!(["central"]));
    assert_eq!(future[1]["record"]["limits"][0]["within"], json!([{ "count": 7, "unit": "workingDays" }]));
    // The first day of a future version is the day on which it is the record.
    let then = json(&on(date(2026, 12, 1)), "procedures/1.000009.json");
    assert_eq!(then["limits"], future[0]["record"]["limits"]);
    assert_eq!(then["futureVersions"].as_array().map(Vec::len), Some(1));
    assert_eq!(json(&on(date(2027, 3, 1)), "procedures/1.000009.json").get("futureVersions"), None);
}

#[test]
fn a_former_code_leads_to_the_record_and_a_code_to_come_does_not_yet() {
    let files = on(DAY);
    let manifest = json(&files, "manifest.json");
    let former = json!([{ "code": "1.000001", "now": "1.000009", "path": "procedures/1.000009.json" }]);
    assert_eq!(manifest["formerCodes"], former);
    // An edit mends the manifest and keeps the list.
    let text = files.iter().find(|file| file.path == "manifest.json").expect("it is written");
    let kept = mended(&text.content, "4567", &files[..1]).expect("it can be mended");
    let kept: Value = serde_json::from_slice(&kept).expect("it is JSON");
    assert_eq!((&kept["formerCodes"], &kept["catalogueHash"]), (&former, &json!("4567")));
    let before = on(date(2025, 12, 31));
    assert_eq!(paths(&before, "procedures/"), ["1.000001.json"]);
    assert_eq!(json(&before, "manifest.json").get("formerCodes"), None);
    let record = json(&before, "procedures/1.000001.json");
    assert_eq!(record["futureVersions"][0]["record"]["code"], "1.000009");
    assert_eq!(record.get("formerCodes"), None);
}

#[test]
fn past_and_future_obey_the_schemas() {
    for day in [date(2025, 6, 30), DAY, date(2026, 12, 1), date(2027, 3, 1)] {
        let files = on(day);
        for file in files.iter().filter(|file| file.path.starts_with("procedures/")) {
            obeys(&closed(schema::PROCEDURE), &file.path, &json(&files, &file.path));
        }
        obeys(&closed(schema::MANIFEST), "manifest.json", &json(&files, "manifest.json"));
    }
}
