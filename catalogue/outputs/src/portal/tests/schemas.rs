//! The published schemas are what the structures say, and every file obeys its own.

use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, generate::SchemaSettings};
use serde_json::{Map, Value, json};

use super::*;
use crate::portal::contract::Record;
use crate::portal::manifest::Manifest;
use crate::portal::national::NationalRecord;
use crate::portal::schema::{self, Schema};

/// The schema that a structure has, of what it writes; `name` is the name of what it describes.
pub(crate) fn derived<T: JsonSchema>(name: &str) -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize().with_transform(RecursiveTransform(tidy));
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("$id".to_owned(), format!("urn:tthc:{name}:1").into());
    schema.to_value()
}

/// What is absent is left out, never null; and the sizes of Rust's numbers are nobody's business.
fn tidy(schema: &mut schemars::Schema) {
    let Some(object) = schema.as_object_mut() else { return };
    let own = |format: &str| format.starts_with("uint") || format.starts_with("int") || format == "double";
    if object.get("format").and_then(Value::as_str).is_some_and(own) {
        object.remove("format");
    }
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|kind| kind != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            object.insert("type".to_owned(), only);
        }
    }
    let Some(Value::Array(choices)) = object.get_mut("anyOf") else { return };
    choices.retain(|choice| choice != &json!({ "type": "null" }));
    if let [Value::Object(only)] = choices.as_mut_slice() {
        let only = std::mem::take(only);
        object.remove("anyOf");
        object.extend(only);
    }
}

#[track_caller]
fn is_derived<T: JsonSchema>(published: Schema, name: &str) {
    let derived = derived::<T>(&format!("portal:{name}"));
    let text: Value = serde_json::from_str(published.text).expect("the schema is JSON");
    let pretty = serde_json::to_string_pretty(&derived).expect("it is JSON");
    assert!(text == derived, "src/portal/{} is to be:\n{pretty}\n", published.path);
    assert!(jsonschema::meta::is_valid(&derived));
}

#[test]
fn the_schema_of_a_procedure_is_published() {
    is_derived::<Record>(schema::PROCEDURE, "procedure");
}

#[test]
fn the_schema_of_a_national_record_is_published() {
    is_derived::<NationalRecord>(schema::NATIONAL, "national");
}

#[test]
fn the_schema_of_the_manifest_is_published() {
    is_derived::<Manifest>(schema::MANIFEST, "manifest");
}

/// A published schema, closed: a key that it does not describe is a fault here, though readers pass over it.
pub(crate) fn closed(schema: Schema) -> jsonschema::Validator {
    let mut schema: Value = serde_json::from_str(schema.text).expect("the schema is JSON");
    close(&mut schema);
    jsonschema::options().should_validate_formats(true).build(&schema).expect("the schema is one")
}

pub(crate) fn close(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            object.values_mut().for_each(close);
            // What a reference adds to is closed where it is referred to.
            if object.contains_key("properties") && !is_paper(object) {
                object.insert("unevaluatedProperties".to_owned(), false.into());
            }
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}

fn is_paper(object: &Map<String, Value>) -> bool {
    object.get("properties").is_some_and(|properties| properties.get("ifAny").is_some())
}

#[track_caller]
pub(crate) fn obeys(validator: &jsonschema::Validator, path: &str, value: &Value) {
    let errors: Vec<String> =
        validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{path}: {errors:#?}");
}

#[test]
fn every_file_obeys_its_schema() {
    let catalogue = whole();
    for province in [None, Some("38")] {
        let files = rendered(&catalogue, province);
        let kinds =
            [("procedures/", schema::PROCEDURE), ("national/", schema::NATIONAL), ("manifest", schema::MANIFEST)];
        for (folder, schema) in kinds {
            let validator = closed(schema);
            let paths = files.iter().filter(|file| file.path.starts_with(folder));
            let count = paths.inspect(|file| obeys(&validator, &file.path, &json(&files, &file.path))).count();
            assert!(count > 0, "nothing in {folder}");
        }
    }
}

#[test]
fn a_closed_schema_finds_what_is_not_described() {
    let catalogue = whole();
    let files = rendered(&catalogue, None);
    let validator = closed(schema::PROCEDURE);
    for path in ["", "/standing", "/dossiers/0/entries/0", "/limits/1", "/facts/1/answer"] {
        let mut record = json(&files, "procedures/1.013925.json");
        let part = record.pointer_mut(path).and_then(Value::as_object_mut).expect("the part is there");
        part.insert("surprise".to_owned(), 1.into());
        assert!(!validator.is_valid(&record), "a surprise in `{path}` was not found");
    }
}

#[test]
fn an_empty_record_and_a_wrong_value_are_refused() {
    let validator = closed(schema::PROCEDURE);
    assert!(!validator.is_valid(&json!({})));
    let catalogue = whole();
    let files = rendered(&catalogue, None);
    let wrong = [
        ("/levels/0", json!("huyện")),
        ("/validFrom", json!("01/07/2025")),
        ("/limits/0/within", json!("0 days")),
        ("/fees/0/amount", json!(null)),
        ("/code", json!(1.013925)),
        ("/contractVersion", json!("2.0.0")),
    ];
    for (path, value) in wrong {
        let mut record = json(&files, "procedures/1.013925.json");
        *record.pointer_mut(path).expect("the value is there") = value;
        assert!(!validator.is_valid(&record), "a wrong value at {path} was accepted");
    }
}

fn form() -> jsonschema::Validator {
    let files = rendered(&whole(), None);
    assert_eq!(paths(&files, "forms/"), ["tờ-khai-shtt.schema.json"]);
    let schema = json(&files, "forms/tờ-khai-shtt.schema.json");
    assert!(jsonschema::meta::is_valid(&schema));
    jsonschema::options().should_validate_formats(true).build(&schema).expect("the schema is one")
}

#[test]
fn a_form_accepts_what_is_filled_in_and_refuses_the_rest() {
    let form = form();
    let filled = json!({
        "họ-tên": "Nguyễn Văn A",
        "địa-chỉ": "Số 1\nPhường Ba Đình",
        "năm-kinh-nghiệm": 12,
        "ngày-sinh": "1990-02-28",
        "lệ-phí-đã-nộp": 75000,
        "đã-có-chứng-chỉ": true,
        "ảnh": "tep/anh.jpg",
        "giới-tính": "nữ",
        "lĩnh-vực": ["Sáng chế", "Nhãn hiệu"],
    });
    obeys(&form, "form", &filled);
    let wrong = [
        ("họ-tên", json!("")),
        ("họ-tên", json!("Nguyễn\nVăn A")),
        ("họ-tên", json!("a".repeat(101))),
        ("địa-chỉ", json!("a".repeat(501))),
        ("năm-kinh-nghiệm", json!(61)),
        ("ngày-sinh", json!("28/02/1990")),
        ("ngày-sinh", json!("1990-02-30")),
        ("lệ-phí-đã-nộp", json!(0.5)),
        ("đã-có-chứng-chỉ", json!("có")),
        ("số-chứng-chỉ", json!(1)),
        ("giới-tính", json!("khác")),
        ("lĩnh-vực", json!([])),
        ("lĩnh-vực", json!(["Sáng chế", "Sáng chế"])),
        ("lĩnh-vực", json!(["Sáng chế", "Nhãn hiệu", "Kiểu dáng"])),
        ("không-có", json!("trường lạ")),
    ];
    for (field, value) in wrong {
        let mut filled = filled.clone();
        filled[field] = value.clone();
        assert!(!form.is_valid(&filled), "`{field}`: {value} was accepted");
    }
    for field in ["họ-tên", "ngày-sinh", "đã-có-chứng-chỉ", "giới-tính", "lĩnh-vực"] {
        let mut filled = filled.clone();
        filled.as_object_mut().expect("an object").remove(field);
        assert!(!form.is_valid(&filled), "`{field}` was not missed");
    }
}
