//! A row of a list as a record.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use tthc_dsl::diagnostic::{Words, both};

use super::Cell;
use super::header::Header;
use super::plan::Field;
use crate::text::{in_line, tidy};
use crate::word::{channels, class, levels, list, method, named};

/// The record, or why the row is none.
pub(super) fn record(header: &Header<'_>, cells: &[Cell], authorities: &BTreeSet<&str>) -> Result<Value, Words> {
    let empty = Cell::default();
    let of = |field: Field| {
        let column = header.columns.iter().find(|(_, found, _)| *found == field);
        column.map_or((&empty, None), |(at, _, separator)| (cells.get(*at).unwrap_or(&empty), *separator))
    };
    let code = super::code::code(of(Field::Code).0)?;
    let name = in_line(&of(Field::Name).0.text);
    if name.is_empty() {
        return Err(both(format!("`{code}` không có tên"), format!("`{code}` has no name")));
    }
    let mut row = Row { record: Map::new(), left: Map::new() };
    row.set("code", json!(code));
    row.set("codeNotation", json!(code));
    row.set("name", json!(name));
    for (at, field, separator) in &header.columns {
        let text = cells.get(*at).map(|cell| tidy(&cell.text)).unwrap_or_default();
        let text = Some(text).filter(|text| !text.is_empty() && !crate::word::is_not_stated(text));
        let Some(text) = text else { continue };
        if !row.field(*field, &text, *separator, authorities) {
            row.left.insert(header.heading(*at), json!(text));
        }
    }
    row.methods(header, cells, of);
    for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.text.trim().is_empty()) {
        let heading = header.heading(at);
        let known = header.columns.iter().any(|(column, _, _)| *column == at);
        // Whoever counts the rows says nothing by it.
        if !known && !matches!(crate::word::words(&heading).as_str(), "stt" | "tt" | "so tt") {
            let heading = if heading.is_empty() { format!("[{}]", at + 1) } else { heading };
            row.left.insert(heading, json!(in_line(&cell.text)));
        }
    }
    if !row.left.is_empty() {
        let left = std::mem::take(&mut row.left);
        row.set("tableFields", Value::Object(left));
    }
    Ok(Value::Object(row.record))
}

struct Row {
    record: Map<String, Value>,
    /// Cells that no field takes, by the headings of their columns.
    left: Map<String, Value>,
}

impl Row {
    fn set(&mut self, key: &str, value: Value) {
        self.record.insert(key.to_owned(), value);
    }

    /// Sets what a cell says, if it can be understood.
    fn field(&mut self, field: Field, text: &str, separator: Option<&str>, authorities: &BTreeSet<&str>) -> bool {
        let line = in_line(text);
        let items = || match separator {
            Some(separator) => split(text, &[separator]),
            None => split(text, &[";", "\n"]),
        };
        let bodies = || if separator.is_some() { items() } else { list::bodies(text, authorities) };
        match field {
            Field::Code | Field::Name | Field::Channel | Field::Time | Field::Fees => {}
            Field::Decision => self.set("procedureProposal", json!({ "proposalNumber": line })),
            Field::Publisher => self.set("departmentPromulgateName", json!(line)),
            Field::Levels => {
                let text = separator.map_or_else(|| text.to_owned(), |separator| text.replace(separator, ";"));
                let (flags, unknown) = levels(&text);
                let understood = unknown.is_empty();
                self.record.extend(flags);
                return understood;
            }
            Field::Class => match class(&line) {
                Some(class) => self.set("formalityType", json!(class)),
                None => return false,
            },
            Field::Sector => {
                let names = separator.map_or_else(|| vec![line], |_| items());
                self.set("category", json!({ "name": names.first() }));
                if names.len() > 1 {
                    self.set("categoriesDetails", named(names));
                }
            }
            Field::Subjects => {
                let names = if separator.is_some() { items() } else { list::subjects(text) };
                self.set("subjectTypesDetails", named(names));
            }
            Field::Performs => self.set("departmentsExecuting", named(bodies())),
            Field::Decides => self.set("departmentsAuthority", named(bodies())),
            Field::Authorised => self.set("departmentsAuthorized", named(bodies())),
            Field::Coordinates => self.set("departmentsCoordinating", named(bodies())),
            Field::Address => self.set("dossierReceivingAddresses", json!(line)),
            Field::Steps => {
                let steps = separator.map_or_else(|| split(text, &["\n"]), |_| items());
                let step = |step: String| json!({ "name": "", "description": step });
                self.set("executionSteps", Value::Array(steps.into_iter().map(step).collect()));
            }
            Field::Papers => {
                let papers: Vec<Value> =
                    items().into_iter().map(|name| json!({ "name": name, "attachments": [] })).collect();
                self.set("executionCases", json!([{ "name": "", "profileComponents": papers }]));
            }
            Field::Results => self.set("resultsDetails", named(items())),
            Field::Bases => self.set("legalBasisesDetails", named(items())),
            Field::Requirements => self.set("requirementsAndConditions", json!(text)),
            Field::Keywords => self.set("keywords", json!(separator.map_or(line, |_| items().join(", ")))),
            Field::Description => self.set("description", json!(text)),
            Field::Note => self.set("note", json!(text)),
        }
        true
    }

    /// The ways of filing with the limit and the fees, which the sheet gives once for all of them.
    fn methods<'c>(&mut self, header: &Header<'_>, cells: &[Cell], of: impl Fn(Field) -> (&'c Cell, Option<&'c str>)) {
        let text = |field| tidy(&of(field).0.text);
        let channels = channels(&text(Field::Channel));
        if channels.is_empty() {
            // Nothing hangs on a way of filing that is not named: what the cells say is kept as it is.
            let hanging = header
                .columns
                .iter()
                .filter(|(_, field, _)| matches!(field, Field::Channel | Field::Time | Field::Fees));
            for (at, _, _) in hanging {
                let text = cells.get(*at).map(|cell| tidy(&cell.text)).unwrap_or_default();
                if !text.is_empty() {
                    self.left.insert(header.heading(*at), json!(text));
                }
            }
            return;
        }
        let (fees, separator) = of(Field::Fees);
        let fees = separator.map_or_else(|| tidy(&fees.text), |separator| marked(&split(&fees.text, &[separator])));
        let rows = channels.into_iter().map(|channel| method(channel, &text(Field::Time), &fees, "")).collect();
        self.set("executionMethods", Value::Array(rows));
    }
}

/// Fees as the reader of a cell tells them apart.
fn marked(fees: &[String]) -> String {
    if fees.len() < 2 {
        fees.concat()
    } else {
        fees.iter().map(|fee| format!("• {fee}")).collect::<Vec<_>>().join("\n")
    }
}

fn split(text: &str, separators: &[&str]) -> Vec<String> {
    let mut parts = vec![text];
    for separator in separators {
        parts = parts.into_iter().flat_map(|part| part.split(separator)).collect();
    }
    parts.into_iter().map(in_line).filter(|part| !part.is_empty()).collect()
}
