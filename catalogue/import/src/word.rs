//! The Word file of one procedure, as the national portal exports it, as a record in the portal's shape.
//!
//! Labels are known by their words, whatever their letters, marks and numbering; a value stands behind its label, in the
//! paragraphs after it, or in the cell beside it. Tables are known by their headings.

mod channel;
mod dossier;
mod label;
pub(crate) mod list;
mod section;
mod tables;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::prose::{Absence, absence};
use crate::text::in_line;
pub(crate) use channel::{channels, method};
use label::Label;
pub(crate) use label::words;
pub(crate) use list::levels;
use section::{Piece, Section, sections};
use tables::Kind;

/// What a document holds, in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph; a line break within it is `\n`.
    Paragraph(String),
    /// The rows of a table; the paragraphs of a cell are joined by `\n`.
    Table(Vec<Vec<String>>),
}

/// What a document says.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// In the portal's shape. What was not understood is in its `wordFields`, by label.
    pub record: Value,
    /// What was not understood.
    pub left: Vec<Left>,
}

/// A text that no field of the record takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// The label that it stands under; empty before the first.
    pub label: String,
    pub text: String,
}

/// Reads the document of a procedure. `authorities` are names of bodies, so that `Bộ Văn hóa, Thể thao và Du lịch` is
/// known to be one where the portal separates bodies by commas.
pub fn record(blocks: &[Block], authorities: &BTreeSet<&str>) -> Found {
    let mut reading = Reading { authorities, record: Map::new(), left: Vec::new() };
    let sections = sections(blocks);
    let labels: Vec<Label> = sections.iter().filter_map(|section| section.label).collect();
    for section in &sections {
        reading.section(section, &labels);
    }
    reading.finish()
}

struct Reading<'a> {
    authorities: &'a BTreeSet<&'a str>,
    record: Map<String, Value>,
    left: Vec<Left>,
}

impl Reading<'_> {
    fn section(&mut self, section: &Section<'_>, labels: &[Label]) {
        let Some(label) = section.label else { return self.head(section, labels) };
        match label {
            Label::Channels => self.tables(section, Kind::Channels, labels),
            Label::Dossier => self.dossier(section, labels),
            Label::Cases => self.tables(section, Kind::Cases, labels),
            Label::Bases => self.tables(section, Kind::Bases, labels),
            _ => {
                let lines = self.prose(section, labels);
                self.field(label, section, &lines);
            }
        }
    }

    /// A field that is text: what it says, line by line of the document.
    fn field(&mut self, label: Label, section: &Section<'_>, lines: &[String]) {
        let text = lines.join("\n");
        // Nobody has entered it; what else says that there is nothing is a statement.
        if is_not_stated(&text) {
            return;
        }
        let one_line = in_line(&text);
        match label {
            Label::Code => {
                // A code has one line; what follows it belongs to nothing.
                let (code, rest) = text.split_once('\n').unwrap_or((&text, ""));
                self.set("code", json!(code));
                self.set("codeNotation", json!(code));
                self.leave(section, rest.to_owned());
            }
            Label::Decision => self.set("procedureProposal", json!({ "proposalNumber": one_line })),
            Label::Name => self.set("name", json!(one_line)),
            Label::Publisher => self.set("departmentPromulgateName", json!(one_line)),
            Label::Levels => self.levels(section, &text),
            Label::Class => match class(&one_line) {
                Some(class) => self.set("formalityType", json!(class)),
                None => self.leave(section, text),
            },
            Label::Sector => {
                let names = list::items(&text);
                self.set("category", json!({ "name": names.first() }));
                if names.len() > 1 {
                    self.set("categoriesDetails", named(names));
                }
            }
            Label::Steps | Label::Results if absence(&text).is_some() => self.leave(section, text),
            Label::Steps => {
                // The portal gives each step a paragraph.
                let step = |line: &String| json!({ "name": "", "description": line });
                self.set("executionSteps", Value::Array(lines.iter().map(step).collect()));
            }
            Label::Subjects => self.set("subjectTypesDetails", named(list::subjects(&text))),
            Label::Performs => {
                let bodies = self.bodies(section, "departmentsExecuting", &text);
                if let Some(bodies) = bodies {
                    self.set("executingAgencies", json!(bodies.join(", ")));
                }
            }
            Label::Decides => drop(self.bodies(section, "departmentsAuthority", &text)),
            Label::Authorised => drop(self.bodies(section, "departmentsAuthorized", &text)),
            Label::Coordinates => drop(self.bodies(section, "departmentsCoordinating", &text)),
            Label::Address => self.set("dossierReceivingAddresses", json!(one_line)),
            Label::Results => {
                let results = list::items(&text).iter().map(|item| list::coded(item)).collect();
                self.set("resultsDetails", Value::Array(results));
            }
            Label::Requirements => self.set("requirementsAndConditions", json!(text)),
            Label::Keywords => self.set("keywords", json!(one_line)),
            Label::Description => self.set("description", json!(text)),
            Label::Note => self.set("note", json!(text)),
            Label::Channels | Label::Dossier | Label::Cases | Label::Bases => {}
            Label::Validity | Label::Provisions | Label::Related => self.leave(section, text),
        }
    }

    fn bodies(&mut self, section: &Section<'_>, key: &str, text: &str) -> Option<Vec<String>> {
        if absence(text).is_some() {
            self.leave(section, text.to_owned());
            return None;
        }
        let bodies = list::bodies(text, self.authorities);
        self.set(key, named(bodies.clone()));
        Some(bodies)
    }

    fn levels(&mut self, section: &Section<'_>, text: &str) {
        let (flags, unknown) = list::levels(text);
        self.record.extend(flags);
        if !unknown.is_empty() {
            self.leave(section, unknown.join(", "));
        }
    }

    /// What stands before the first label: the heading of the form says nothing.
    fn head(&mut self, section: &Section<'_>, labels: &[Label]) {
        let lines = self.prose(section, labels);
        let is_heading = |line: &&String| {
            let words = words(line);
            words.starts_with("chi tiet thu tuc hanh chinh") || words.starts_with("thu tuc hanh chinh")
        };
        let text: Vec<String> = lines.iter().filter(|line| !is_heading(line)).cloned().collect();
        if !text.is_empty() {
            self.leave(section, text.join("\n"));
        }
    }

    /// The paragraphs of a section. Its tables go where their headings say, or are left.
    fn prose(&mut self, section: &Section<'_>, labels: &[Label]) -> Vec<String> {
        let mut lines = Vec::new();
        for piece in &section.pieces {
            match piece {
                Piece::Text(text) => lines.push(text.clone()),
                Piece::Table(rows) => self.stray(section, rows, labels),
            }
        }
        lines
    }

    /// The tables of a kind in a section, and what stands beside them.
    fn tables(&mut self, section: &Section<'_>, kind: Kind, labels: &[Label]) {
        let mut beside = Vec::new();
        for piece in &section.pieces {
            match piece {
                Piece::Table(rows) if tables::kind(rows).is_some_and(|(found, _)| found == kind) => {
                    self.table(section, rows);
                }
                Piece::Table(rows) => self.stray(section, rows, labels),
                Piece::Text(text) if absence(text).is_none_or(|absence| absence != Absence::NotStated) => {
                    beside.push(text.clone());
                }
                Piece::Text(_) => {}
            }
        }
        if !beside.is_empty() {
            self.leave(section, beside.join("\n"));
        }
    }

    /// A table in a section of something else is read where the document has no section of its kind.
    fn stray(&mut self, section: &Section<'_>, rows: &[Vec<String>], labels: &[Label]) {
        match tables::kind(rows) {
            Some((kind, _)) if !labels.contains(&kind.label()) => self.table(section, rows),
            _ => self.leave(section, tables::text(rows)),
        }
    }

    fn table(&mut self, section: &Section<'_>, rows: &[Vec<String>]) {
        let Some((kind, header)) = tables::kind(rows) else { return };
        let (head, body) = (&rows[header], &rows[header + 1..]);
        let (found, left) = match kind {
            Kind::Channels => channel::methods(head, body),
            Kind::Cases => tables::cases(head, body),
            Kind::Bases => tables::bases(head, body),
            Kind::Papers => {
                let (papers, left) = dossier::papers(head, body);
                self.papers(papers, None);
                (Vec::new(), left)
            }
        };
        let key = match kind {
            Kind::Channels => "executionMethods",
            Kind::Cases => "cases",
            Kind::Bases => "legalBasisesDetails",
            Kind::Papers => "executionCases",
        };
        if !found.is_empty() {
            self.list(key).extend(found);
        }
        left.into_iter().for_each(|text| self.leave(section, text));
    }

    fn list(&mut self, key: &str) -> &mut Vec<Value> {
        let entry = self.record.entry(key).or_insert_with(|| Value::Array(Vec::new()));
        if !entry.is_array() {
            *entry = Value::Array(Vec::new());
        }
        entry.as_array_mut().expect("it was made an array in the line before")
    }

    fn set(&mut self, key: &str, value: Value) {
        self.record.insert(key.to_owned(), value);
    }

    fn leave(&mut self, section: &Section<'_>, text: String) {
        if !text.trim().is_empty() {
            self.left.push(Left { label: section.written.clone(), text });
        }
    }

    fn finish(mut self) -> Found {
        let mut fields: Map<String, Value> = Map::new();
        for left in &self.left {
            match fields.get_mut(&left.label) {
                Some(Value::String(text)) => {
                    text.push('\n');
                    text.push_str(&left.text);
                }
                _ => drop(fields.insert(left.label.clone(), json!(left.text))),
            }
        }
        if !fields.is_empty() {
            self.set("wordFields", Value::Object(fields));
        }
        Found { record: Value::Object(self.record), left: self.left }
    }
}

/// Items of the record that have a name and nothing else.
pub(crate) fn named(names: Vec<String>) -> Value {
    Value::Array(names.into_iter().map(|name| json!({ "name": name })).collect())
}

/// Nobody has entered it.
pub(crate) fn is_not_stated(text: &str) -> bool {
    matches!(absence(text), Some(Absence::Empty | Absence::NotStated))
}

/// Who lays the procedure down, by the portal's label of it.
pub(crate) fn class(text: &str) -> Option<&'static str> {
    let words = words(text);
    Some(if words == "loai khac" {
        "OTHER"
    } else if words.contains("khong duoc luat giao") {
        "NOT_ASSIGNED"
    } else if words.contains("cho dia phuong") {
        "ASSIGNED_REGULATION"
    } else if words.contains("quy dinh chi tiet") {
        "ASSIGNED_DETAIL"
    } else {
        return None;
    })
}
