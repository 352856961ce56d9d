//! Records in the shape of the national portal, one a line, as entries.

use std::fmt::Write as _;

use serde_json::Value;
use tthc_search::{Entry, Named, Section};

pub fn read(path: &str, most: usize) -> Vec<Entry> {
    let text = std::fs::read_to_string(path).expect("the file of records");
    text.lines().take(most).map(|line| entry(&serde_json::from_str(line).expect("a record"))).collect()
}

fn entry(record: &Value) -> Entry {
    let flag = |name: &str, level: &str| record[name].as_bool().unwrap_or(false).then(|| level.to_owned());
    let levels = [("isMinistry", "trung-ương"), ("isProvince", "tỉnh"), ("isWard", "xã")];
    let named = |name: &str| Named { id: name.to_owned(), name: name.to_owned() };
    let names = |field: &str| -> Vec<Named> { list(record, field).map(|item| named(text(&item["name"]))).collect() };
    let mut limit = String::new();
    let mut fee = String::new();
    for method in list(record, "executionMethods") {
        let unit = text(&method["processingTimeUnit"]).to_lowercase();
        let _ = write!(limit, "{} {unit}; ", method["processingTime"]);
        list(method, "fees").for_each(|item| fee.push_str(text(&item["description"])));
    }
    let steps = list(record, "executionSteps").map(|step| text(&step["description"])).collect::<Vec<_>>();
    let mut papers = Vec::new();
    for case in list(record, "executionCases") {
        papers.push(text(&case["name"]));
        papers.extend(list(case, "profileComponents").map(|paper| text(&paper["name"])));
    }
    let bases: Vec<&str> = list(record, "legalBasisesDetails").map(|basis| text(&basis["code"])).collect();
    let results: Vec<&str> = list(record, "resultsDetails").map(|result| text(&result["name"])).collect();
    let sections = [
        ("steps", steps.join("\n")),
        ("documents", papers.join("\n")),
        ("conditions", text(&record["requirementsAndConditions"]).to_owned()),
        ("results", results.join("\n")),
    ];
    Entry {
        code: text(&record["code"]).to_owned(),
        name: text(&record["name"]).to_owned(),
        levels: levels.iter().filter_map(|(name, level)| flag(name, level)).collect(),
        sector: named(text(&record["category"]["name"])),
        ministry: named(text(&record["departmentPromulgateName"])),
        authorities: names("departmentsExecuting"),
        subjects: names("subjectTypesDetails"),
        decrees: bases.iter().map(|basis| (*basis).to_owned()).collect(),
        results: list(record, "resultsDetails").map(|result| text(&result["code"]).to_owned()).collect(),
        limit_text: limit,
        fee_text: fee,
        sections: sections.into_iter().map(|(key, text)| Section { key: key.to_owned(), text }).collect(),
        valid_from: 0,
        ..Entry::default()
    }
}

fn list<'r>(value: &'r Value, field: &str) -> impl Iterator<Item = &'r Value> {
    value[field].as_array().into_iter().flatten()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
