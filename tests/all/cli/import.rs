//! `tthc import`: what it writes, what it says, and that nothing is lost.

use tthc_dsl::Lang;

use super::run::Folder;

const GOOD: &str = r#"{"code":"1.002697","name":"Gia hạn","isMinistry":true,"category":{"name":"Luật sư"},"departmentPromulgateName":"Bộ Tư pháp","executionMethods":[],"executionSteps":[],"executionCases":[],"cases":[],"legalBasisesDetails":[],"resultsDetails":[],"subjectTypesDetails":[],"requirementsAndConditions":"","procedureProposal":{"proposalNumber":"517/QĐ-BTP"}}"#;
const OTHER: &str = r#"{"code":"1.002698","name":"Cấp lại","isMinistry":true}"#;

#[test]
fn records_become_a_workspace_that_can_be_checked_and_built() {
    let folder = Folder::empty();
    folder.write("records.jsonl", &format!("{GOOD}\n\n{OTHER}\n"));
    let ran = folder.run(&["import", "records.jsonl", "--out", "kho", "--verify"]);
    assert_eq!(ran.code, Some(0), "{}", ran.messages);
    assert!(ran.messages.contains("took 2 records into `kho`"), "{}", ran.messages);
    assert!(ran.results.starts_with("came back equal: 2/2 (100.0%)"), "{}", ran.results);
    assert!(folder.read("kho/bo-tu-phap/luat-su/1.002697.tthc").contains("công bố 517/QĐ-BTP"));
    assert!(folder.read("kho/law/instruments/28-nghi-dinh.tthc").contains("133/2025/NĐ-CP"), "the law comes along");
    let check = folder.run(&["check", "kho"]);
    assert_eq!(check.code, Some(1), "an empty record has findings");
    let build = folder.run(&["build", "kho", "--only", "portal", "--out", "dist"]);
    assert_eq!(build.code, Some(1), "findings are told, and what can be read is written: {}", build.messages);
    assert!(folder.read("dist/portal/national/1.002697.json").contains("\"proposalNumber\": \"517/QĐ-BTP\""));
}

#[test]
fn a_bad_record_is_told_by_its_number_and_kept_as_it_came() {
    let folder = Folder::empty();
    folder.write(
        "records.jsonl",
        &format!("{GOOD}\n{{\"code\": oops\n{GOOD}\n{{\"code\":\"7\",\"name\":\"x\"}}\n{OTHER}\n"),
    );
    let ran = folder.run(&["import", "records.jsonl", "--out", "kho"]);
    assert_eq!(ran.code, Some(1));
    for told in
        ["record 2 (records.jsonl)", "record 3 (records.jsonl): record 1 has this code", "record 4", "`7` is not"]
    {
        assert!(ran.messages.contains(told), "{told}: {}", ran.messages);
    }
    let rejected = folder.read("kho/rejected.jsonl");
    let lines: Vec<serde_json::Value> =
        rejected.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect();
    assert_eq!(lines.len(), 3);
    assert_eq!((&lines[0]["number"], &lines[0]["record"]), (&2.into(), &"{\"code\": oops".into()));
    assert_eq!(lines[1]["record"]["code"], "1.002697");
    assert!(folder.read("kho/bo-khac/linh-vuc-khac/1.002698.tthc").contains("Cấp lại"), "the others are taken in");
}

#[test]
fn records_come_in_several_shapes() {
    let folder = Folder::empty();
    folder.write("một.json", GOOD);
    folder.write("mảng/nhiều.json", &format!("[{GOOD},{OTHER}]"));
    folder.write("mảng/đọc-thêm.md", "không phải bản ghi");
    assert_eq!(folder.run(&["import", "một.json", "--out", "a"]).code, Some(0));
    let ran = folder.run(&["import", "mảng", "--out", "b"]);
    assert!(ran.code == Some(0) && ran.messages.contains("took 2 records"), "{}", ran.messages);
}

#[test]
fn nothing_is_written_over_and_what_is_missing_is_named() {
    let folder = Folder::empty();
    folder.write("records.jsonl", GOOD);
    folder.write("kho/ghi-chú.txt", "của tôi");
    let ran = folder.run_in(&["import", "records.jsonl", "--out", "kho"], Lang::Vi);
    assert_eq!(ran.code, Some(2));
    assert!(ran.messages.contains("đã có tệp bên trong"), "{}", ran.messages);
    assert_eq!(folder.read("kho/ghi-chú.txt"), "của tôi");
    let ran = folder.run(&["import", "không-có.jsonl", "--out", "mới"]);
    assert_eq!(ran.code, Some(2));
    assert!(!folder.path().join("mới").exists(), "a failure leaves no folder");
    folder.write("trống.jsonl", "\n");
    assert!(folder.run(&["import", "trống.jsonl", "--out", "mới"]).messages.contains("no record"));
}
