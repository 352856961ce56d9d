//! SARIF: what code scanning takes. The schema is the one of version 2.1.0; `cases/sarif/README.md` says where it is from.

use serde_json::Value;
use tthc_dsl::Lang;

use super::run::Folder;

const SCHEMA: &str = include_str!("../../cases/sarif/sarif-2.1.0.json");

#[track_caller]
fn obeys(document: &Value) {
    let mut schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    // A slip in the schema: a bracket that closes nothing, which is no pattern to a strict reader. This is what is meant.
    for part in ["run", "toolComponent"] {
        let language = &mut schema["definitions"][part]["properties"]["language"]["pattern"];
        assert_eq!(*language, "^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$");
        *language = "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$".into();
    }
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).expect("the schema can be used");
    assert!(!validator.is_valid(&serde_json::json!({ "version": "2.1.0" })), "the schema takes anything");
    let errors: Vec<String> =
        validator.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn the_findings_of_a_broken_workspace() {
    for lang in [Lang::Vi, Lang::En] {
        let folder = Folder::of("broken");
        let ran = folder.run_in(&["check", "--format", "sarif"], lang);
        assert_eq!(ran.code, Some(1));
        let document = ran.json();
        obeys(&document);
        let run = &document["runs"][0];
        let rules = run["tool"]["driver"]["rules"].as_array().expect("a list");
        let results = run["results"].as_array().expect("a list");
        let found = folder.run_in(&["check", "--format", "json"], lang).json();
        assert_eq!(Some(results.len()), found["diagnostics"].as_array().map(Vec::len));
        for result in results {
            let rule = &rules[result["ruleIndex"].as_u64().expect("a number") as usize];
            assert_eq!(rule["id"], result["ruleId"]);
            let region = &result["locations"][0]["physicalLocation"]["region"];
            let number = |key: &str| region[key].as_u64().unwrap_or_else(|| panic!("no {key} in {region}"));
            assert!((number("startLine"), number("startColumn")) <= (number("endLine"), number("endColumn")));
        }
    }
}

#[test]
fn a_workspace_without_findings_and_a_file_with_an_odd_name() {
    obeys(&Folder::of("small").run(&["check", "--format", "sarif"]).json());
    let folder = Folder::of("small");
    folder.write("hộ tịch/50% #1.tthc", "cơ quan x {\n");
    let document = folder.run(&["check", "--format", "sarif"]).json();
    obeys(&document);
    let place = &document["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "h%E1%BB%99%20t%E1%BB%8Bch/50%25%20%231.tthc");
}
