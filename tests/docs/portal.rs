//! The keys of the portal's files, from the schemas that are published beside them.

use std::fmt::Write;

use serde_json::Value;

use super::generated::{NOTE, check};
use super::manual::{files, read};

const SCHEMAS: &str = "catalogue/outputs/src/portal/schema";

#[test]
fn the_keys_of_the_portal_are_those_of_its_schemas() {
    let mut out = format!("{NOTE}# Các khóa của cổng · Keys of the portal's files\n\n{INTRODUCTION}\n");
    let mut paths = files(SCHEMAS, "json");
    // The record comes first: it is what most readers look for.
    paths.sort_by_key(|path| (!path.contains("procedure"), path.clone()));
    assert!(paths.len() >= 3, "{paths:?}");
    for path in paths {
        let schema: Value = serde_json::from_str(&read(&path)).expect("a schema is JSON");
        let name = path.rsplit('/').next().unwrap_or_default();
        let _ = write!(out, "\n## {}\n\n`schema/{name}`, `$id`: `{}`\n", text(&schema["title"]), text(&schema["$id"]));
        described(&schema, &mut out);
    }
    check("docs/src/reference/portal-keys.md", &out);
}

/// What a document may hold, and each of its parts.
pub(super) fn described(schema: &Value, out: &mut String) {
    object(schema, out);
    for (name, definition) in schema["$defs"].as_object().into_iter().flatten() {
        let _ = write!(out, "\n### {name}\n");
        object(definition, out);
    }
}

/// What an object may hold, or which of several shapes it has.
fn object(schema: &Value, out: &mut String) {
    if let Some(description) = schema["description"].as_str() {
        let _ = write!(out, "\n{}\n", description.replace("\n\n", "\n").replace('\n', " "));
    }
    let Some(properties) = schema["properties"].as_object() else {
        let _ = write!(out, "\n{}\n", kind(schema));
        return;
    };
    let required: Vec<&str> = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    out.push_str("\n| key | value | |\n|---|---|---|\n");
    for (key, value) in properties {
        let mark = if required.contains(&key.as_str()) { "**" } else { "" };
        let description = value["description"].as_str().unwrap_or("").replace('\n', " ").replace('|', "\\|");
        let _ = writeln!(out, "| {mark}`{key}`{mark} | {} | {description} |", kind(value).replace('|', "\\|"));
    }
}

/// A value's kind in a few words.
fn kind(schema: &Value) -> String {
    if let Some(reference) = schema["$ref"].as_str() {
        return reference.rsplit('/').next().unwrap_or_default().to_owned();
    }
    for several in ["oneOf", "anyOf"] {
        if let Some(choices) = schema[several].as_array() {
            return choices.iter().map(shape).collect::<Vec<_>>().join(" or ");
        }
    }
    if let Some(values) = schema["enum"].as_array() {
        return values.iter().map(|value| format!("`{value}`")).collect::<Vec<_>>().join(" or ");
    }
    if !schema["const"].is_null() {
        return format!("`{}`", schema["const"]);
    }
    match (schema["type"].as_str(), schema["items"].is_null()) {
        (Some("array"), false) => format!("array of {}", kind(&schema["items"])),
        (Some(kind), _) => match schema["format"].as_str() {
            Some(format) => format!("{kind} ({format})"),
            None => kind.to_owned(),
        },
        (None, _) => match schema["type"].as_array() {
            Some(kinds) => kinds.iter().map(text).collect::<Vec<_>>().join(" or "),
            None => "any".to_owned(),
        },
    }
}

/// One of several shapes: an object by its keys.
fn shape(schema: &Value) -> String {
    let Some(properties) = schema["properties"].as_object() else { return kind(schema) };
    let keys = properties.iter().map(|(key, value)| match value["const"].as_str() {
        Some(constant) => format!("`{key}: \"{constant}\"`"),
        None => format!("`{key}`: {}", kind(value)),
    });
    format!("{{ {} }}", keys.collect::<Vec<_>>().join(", "))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or("")
}

const INTRODUCTION: &str = "\
Bảng này lấy từ các JSON Schema đi kèm kết quả (`dist/portal/schema/`). Khóa in đậm luôn có. Khóa vắng mặt nghĩa là nguồn không ghi; \
`\"none\"` nghĩa là luật nói không có; `\"unspecified\"` nghĩa là luật không nói gì. Lời giải thích của từng khóa viết bằng tiếng Anh, đúng \
như trong schema.

*The tables are those of the JSON Schemas published with the output (`dist/portal/schema/`). A key in bold is always there. A key that is \
left out was not written in the sources; `\"none\"` says that the law knows none; `\"unspecified\"` says that the law is silent.*
";
