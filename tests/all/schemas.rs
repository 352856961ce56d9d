//! What a vendor gets: every file of the portal obeys the schema that is published beside it.

use std::collections::BTreeMap;

use jsonschema::Validator;
use serde_json::Value;
use sha2::{Digest, Sha256};
use tthc_compiler::compile;
use tthc_outputs::{Input, portal};
use tthc_tests::{DAYS, shipped};

/// The portal of the shipped catalogue, by path, as JSON.
fn written() -> BTreeMap<String, (Vec<u8>, Value)> {
    let compiled = compile(shipped(), DAYS[0]);
    let input = Input { catalogue: &compiled.catalogue, day: DAYS[0], hash: "00" };
    let files = portal::render(&input, &portal::Scope::default()).expect("it is for the whole country");
    files
        .into_iter()
        .map(|file| {
            let value = serde_json::from_slice(&file.content).unwrap_or_else(|error| panic!("{}: {error}", file.path));
            (file.path, (file.content, value))
        })
        .collect()
}

fn validator(schema: &Value) -> Validator {
    assert!(jsonschema::meta::is_valid(schema), "a schema is none");
    jsonschema::options().should_validate_formats(true).build(schema).expect("the schema can be used")
}

#[test]
fn every_record_obeys_the_schema_written_beside_it() {
    let files = written();
    let kinds = [
        ("procedures/", "schema/procedure-1.json"),
        ("national/", "schema/national-1.json"),
        ("manifest.json", "schema/manifest-1.json"),
    ];
    let mut checked = 0;
    for (kind, schema) in kinds {
        let validator = validator(&files[schema].1);
        for (path, (_, value)) in files.iter().filter(|(path, _)| path.starts_with(kind)) {
            let errors: Vec<String> =
                validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect();
            assert!(errors.is_empty(), "{path}: {errors:#?}");
            checked += 1;
        }
        assert!(!validator.is_valid(&Value::Object(Default::default())), "{schema} takes an empty record");
    }
    let forms: Vec<&String> = files.keys().filter(|path| path.starts_with("forms/")).collect();
    forms.iter().for_each(|path| drop(validator(&files[*path].1)));
    // Nothing is written that this test has not looked at.
    assert_eq!(checked + forms.len() + kinds.len(), files.len(), "{:?}", files.keys());
}

#[test]
fn every_procedure_has_its_record_and_the_manifest_its_fingerprint() {
    let files = written();
    let codes: Vec<String> = compile(shipped(), DAYS[0]).catalogue.procedures.into_keys().collect();
    for code in &codes {
        let (_, record) = files.get(&format!("procedures/{code}.json")).unwrap_or_else(|| panic!("{code} has none"));
        assert_eq!(record["code"].as_str(), Some(code.as_str()));
    }
    assert!(codes.len() >= 45);
    let listed = files["manifest.json"].1["files"].as_array().expect("a list");
    assert_eq!(listed.len() + 1, files.len());
    for entry in listed {
        let path = entry["path"].as_str().expect("a path");
        let content = &files[path].0;
        let fingerprint: String = Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(entry["sha256"].as_str(), Some(fingerprint.as_str()), "{path}");
        assert_eq!(entry["bytes"].as_u64(), Some(content.len() as u64), "{path}");
    }
}
