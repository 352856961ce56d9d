//! E-forms: a JSON Schema for each form whose fields the catalogue knows.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use tthc_compiler::model::{Condition, Fact, FactKind, FieldType, Form, FormField};
use tthc_compiler::show;
use tthc_dsl::{Lang, Spanned};

use super::facts::{Facts, spaced};

/// Where a form's schema stands below the portal's folder; nothing for a form without fields.
pub fn path(form: &Form) -> Option<String> {
    (!form.fields.is_empty()).then(|| format!("forms/{}.schema.json", form.id.value))
}

/// A form as a schema: what a filled-in form must be.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FormSchema<'c> {
    #[serde(rename = "$schema")]
    dialect: &'static str,
    #[serde(rename = "$comment", skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    title: &'c str,
    #[serde(rename = "x-titleEn", skip_serializing_if = "Option::is_none")]
    title_en: Option<&'c str>,
    #[serde(rename = "type")]
    kind: &'static str,
    properties: Properties<'c>,
    required: Vec<&'c str>,
    additional_properties: bool,
}

/// A form's schema.
pub fn schema(form: &Form) -> FormSchema<'_> {
    let under = form.under.as_ref().map(|under| show::citation(under, Lang::Vi));
    let remarks = form.remarks.iter().map(|remark| remark.vi.as_str());
    let source: Vec<&str> = form.number.as_deref().into_iter().chain(under.as_deref()).chain(remarks).collect();
    FormSchema {
        dialect: super::schema::DIALECT,
        source: (!source.is_empty()).then(|| source.join(", ")),
        title: if form.name.vi.is_empty() { &form.id.value } else { &form.name.vi },
        title_en: form.name.en.as_deref(),
        kind: "object",
        properties: Properties { fields: &form.fields, facts: form.fields.iter().map(fact).collect() },
        required: form.fields.iter().filter(|field| is_required(field)).map(|field| field.id.value.as_str()).collect(),
        additional_properties: false,
    }
}

/// A field that is filled in only in some cases cannot be asked of every form: a reader is told when, in words.
fn is_required(field: &FormField) -> bool {
    field.required && field.condition == Condition::Always
}

/// A field as conditions of other fields see it.
fn fact(field: &FormField) -> Fact {
    let choices = |names: &[String]| names.iter().map(|name| Spanned::new(name.clone(), field.id.span)).collect();
    let kind = match &field.kind {
        FieldType::YesNo => FactKind::YesNo,
        FieldType::Date => FactKind::Date,
        FieldType::Money => FactKind::Money,
        FieldType::OneOf(names) => FactKind::OneOf(choices(names)),
        FieldType::SomeOf(names) => FactKind::SomeOf(choices(names)),
        FieldType::Number | FieldType::ShortText | FieldType::LongText | FieldType::Attachment => {
            FactKind::Number { from: None, to: None, unit: None }
        }
    };
    Fact { id: field.id.clone(), question: field.label.clone(), kind, basis: Vec::new() }
}

/// The fields, in the order of the form.
struct Properties<'c> {
    fields: &'c [FormField],
    facts: Vec<Fact>,
}

impl Serialize for Properties<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for field in self.fields {
            map.serialize_entry(&field.id.value, &property(field, Facts(&self.facts)))?;
        }
        map.end()
    }
}

/// What may stand in a field.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Property<'c> {
    title: &'c str,
    #[serde(rename = "x-titleEn", skip_serializing_if = "Option::is_none")]
    title_en: Option<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pattern: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min_length: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_length: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    maximum: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    one_of: Option<Vec<Choice<'c>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    items: Option<Choices<'c>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min_items: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_items: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unique_items: Option<bool>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Choices<'c> {
    one_of: Vec<Choice<'c>>,
}

#[derive(Serialize)]
struct Choice<'c> {
    #[serde(rename = "const")]
    value: &'c str,
    title: String,
}

fn choices(choices: &[String]) -> Vec<Choice<'_>> {
    let choice = |choice: &'_ String| spaced(choice);
    choices.iter().map(|name| Choice { value: name, title: choice(name) }).collect()
}

fn property<'c>(field: &'c FormField, facts: Facts<'_>) -> Property<'c> {
    let of_type = match field.kind {
        FieldType::Money => Some("đồng"),
        FieldType::Attachment => Some("Địa chỉ của tệp đã tải lên"),
        _ => None,
    };
    let when = facts.words(&field.condition, Lang::Vi).map(|when| match field.required {
        true => format!("Bắt buộc {when}"),
        false => format!("Khai {when}"),
    });
    let remarks = field.remarks.iter().map(|remark| remark.vi.clone());
    let description: Vec<String> = of_type.map(str::to_owned).into_iter().chain(when).chain(remarks).collect();
    let own = Property {
        title: &field.label.vi,
        title_en: field.label.en.as_deref(),
        description: (!description.is_empty()).then(|| description.join(". ")),
        ..Property::default()
    };
    // A text that must be filled in is not empty.
    let filled = is_required(field).then_some(1);
    match &field.kind {
        FieldType::ShortText => Property {
            kind: "string",
            pattern: Some(r"^[^\r\n]*$"),
            min_length: filled,
            max_length: field.at_most,
            ..own
        },
        FieldType::LongText => Property { kind: "string", min_length: filled, max_length: field.at_most, ..own },
        FieldType::Number => Property { kind: "number", maximum: field.at_most, ..own },
        FieldType::Money => Property { kind: "integer", minimum: Some(0), maximum: field.at_most, ..own },
        FieldType::Date => Property { kind: "string", format: Some("date"), ..own },
        FieldType::YesNo => Property { kind: "boolean", ..own },
        FieldType::Attachment => Property { kind: "string", format: Some("uri-reference"), ..own },
        FieldType::OneOf(names) => Property { kind: "string", one_of: Some(choices(names)), ..own },
        FieldType::SomeOf(names) => Property {
            kind: "array",
            items: Some(Choices { one_of: choices(names) }),
            min_items: filled,
            max_items: field.at_most,
            unique_items: Some(true),
            ..own
        },
    }
}
