//! The JSON that machines read: one document, versioned, with the keys that are promised.

use std::collections::BTreeSet;

use serde_json::Value;
use tthc_dsl::Lang;

use super::run::Folder;

#[track_caller]
fn keys(value: &Value) -> BTreeSet<&str> {
    value.as_object().unwrap_or_else(|| panic!("no object: {value}")).keys().map(String::as_str).collect()
}

#[track_caller]
fn has(value: &Value, promised: &[&str]) {
    let keys = keys(value);
    for key in promised {
        assert!(keys.contains(key), "`{key}` is missing in {value:#}");
    }
}

#[test]
fn findings() {
    let folder = Folder::of("broken");
    let document = folder.run(&["check", "--format", "json"]).json();
    assert_eq!(document["format"], 1);
    let found = document["diagnostics"].as_array().expect("a list");
    assert!(found.len() > 5);
    for finding in found {
        has(finding, &["code", "severity", "message", "file", "line", "column", "end_line", "end_column"]);
        has(finding, &["help", "message_vi", "message_en"]);
        let code = finding["code"].as_str().expect("a text");
        assert_eq!(finding.get("law").is_some(), code.starts_with("VN-"), "{finding:#}");
        let path = finding["file"].as_str().expect("a text");
        let text = folder.read(path);
        let line = text.lines().nth(finding["line"].as_u64().expect("a number") as usize - 1).expect("a line");
        let column = finding["column"].as_u64().expect("a number") as usize;
        assert!(column <= line.chars().count() + 1, "{finding:#}");
    }
    let date = found.iter().find(|finding| finding["code"] == "TT017").expect("the impossible day is found");
    assert_eq!((&date["file"], &date["line"]), (&Value::from("1.000001.tthc"), &Value::from(6)));
    assert_eq!((&date["column"], &date["end_column"]), (&Value::from(17), &Value::from(27)));
    let vietnamese = folder.run_in(&["check", "--format", "json"], Lang::Vi).json();
    assert_eq!(vietnamese["diagnostics"][0]["message"], document["diagnostics"][0]["message_vi"]);
    let clean = Folder::of("small").run(&["check", "--format", "json"]);
    assert_eq!(clean.json(), serde_json::json!({ "format": 1, "diagnostics": [] }));
    assert_eq!(clean.messages, "", "a machine is told nothing else");
}

#[test]
fn hits() {
    let folder = Folder::of("small");
    assert_eq!(folder.run(&["build", "--only", "index"]).code, Some(0));
    let document = folder.run(&["search", "--json", "khai", "sinh"]).json();
    has(&document, &["format", "query", "hits", "facets", "total"]);
    assert_eq!((&document["format"], &document["query"]), (&Value::from(1), &Value::from("khai sinh")));
    assert_eq!(document["total"], 1, "the other one is not yet in force");
    for hit in document["hits"].as_array().expect("a list") {
        has(hit, &["code", "name", "level", "score", "snippet", "limit", "authority"]);
        let text = hit["snippet"]["text"].as_str().expect("a text");
        for range in hit["snippet"]["highlights"].as_array().expect("a list") {
            let [from, to] = [0, 1].map(|end| range[end].as_u64().expect("a number") as usize);
            assert!(text.get(from..to).is_some_and(|marked| !marked.is_empty()), "{hit:#}");
        }
    }
    let nothing = folder.run(&["search", "--json", "zzzzzz"]);
    assert_eq!(nothing.code, Some(1));
    assert_eq!(nothing.json()["hits"], serde_json::json!([]));
}

#[test]
fn a_record() {
    let folder = Folder::of("small");
    assert_eq!(folder.run(&["build", "--only", "portal"]).code, Some(0));
    let schema: Value = serde_json::from_str(&folder.read("dist/portal/schema/procedure-1.json")).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    for code in ["1.000001", "1.000002"] {
        let shown = folder.run(&["show", code, "--json"]);
        assert!(validator.is_valid(&shown.json()), "{code}");
        assert_eq!(shown.results, folder.read(&format!("dist/portal/procedures/{code}.json")), "{code}");
    }
    let later = folder.run(&["show", "1.000001", "--json", "--on", "2027-03-01"]).json();
    assert_eq!(later["standing"]["status"], "ended");
}
