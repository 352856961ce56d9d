//! What the record says beside the law, and what the language has no clause for.

use std::collections::HashSet;

use serde_json::{Map, Value};
use tthc_dsl::is_hidden;
use unicode_normalization::UnicodeNormalization;

use super::Writing;
use crate::read::Basis;
use crate::record::{Component, Item};
use crate::text::{Page, quoted, tidy};

impl Writing<'_> {
    pub(super) fn published(&mut self, page: &mut Page) {
        self.unknown_fields();
        let others = std::mem::take(&mut self.others);
        let facts_only = self.options.facts_only;
        let (by_number_only, rows) = if facts_only { Default::default() } else { self.published_bases() };
        let decision = self.published_decision();
        let order = if facts_only { Vec::new() } else { self.row_order() };
        if decision.is_none()
            && by_number_only.is_empty()
            && rows.is_empty()
            && order.is_empty()
            && (others.is_empty() || facts_only)
        {
            return;
        }
        page.block("bản công bố", |page| {
            if let Some(decision) = &decision {
                page.text("số công bố", decision);
            }
            if !by_number_only.is_empty() {
                page.line(&format!("chỉ ghi số {}", by_number_only.join(", ")));
            }
            for basis in &rows {
                page.line(&format!("văn bản công bố {} {}", quoted(&basis.code), quoted(&basis.name)));
            }
            if !order.is_empty() {
                page.line(&format!("thứ tự dòng {}", order.join(", ")));
            }
            for (pointer, value) in others.iter().filter(|_| !facts_only) {
                page.line(&format!("trường khác {} {}", quoted(&tidy(pointer)), quoted(&visible(value))));
            }
        });
    }

    /// The decision as it is written, where that is not its number alone.
    fn published_decision(&self) -> Option<String> {
        let proposal = self.read.record.procedure_proposal.as_ref()?;
        let written = proposal.proposal_number.clone().filter(|written| !written.is_empty())?;
        (self.read.decision().as_ref() != Some(&written)).then_some(written)
    }

    /// The instruments that are cited by number only, and the lines of the list that the catalogue's titles do not give. One
    /// line whose code is not plainly a number makes the whole list necessary: it has its place among the others.
    fn published_bases(&self) -> (Vec<&str>, Vec<&Basis>) {
        let bases = &self.read.bases;
        if bases.iter().any(|basis| basis.number.as_ref() != Some(&basis.code)) {
            return (Vec::new(), bases.iter().collect());
        }
        let title = |number: &str| self.law.instruments.get(number).and_then(|known| known.title.as_deref());
        let mut named: HashSet<&str> = HashSet::new();
        for basis in bases {
            let number = basis.number.as_deref().unwrap_or_default();
            if basis.name != number {
                named.insert(number);
            }
        }
        let mut by_number_only: Vec<&str> = Vec::new();
        let mut rows = Vec::new();
        for basis in bases {
            let number = basis.number.as_deref().unwrap_or_default();
            if basis.code == number && basis.name == title(number).unwrap_or(number) {
                continue;
            }
            if basis.code == number && basis.name == number && !named.contains(number) {
                if !by_number_only.contains(&number) {
                    by_number_only.push(number);
                }
            } else {
                rows.push(basis);
            }
        }
        // Of an instrument that stands there twice every line is kept, so that each finds its own.
        if !rows.is_empty() {
            let numbers: HashSet<&str> = rows.iter().filter_map(|basis| basis.number.as_deref()).collect();
            rows = bases
                .iter()
                .filter(|basis| basis.number.as_deref().is_some_and(|number| numbers.contains(number)))
                .collect();
        }
        (by_number_only, rows)
    }

    /// Fields that the record has and the shape does not know, wherever they stand.
    fn unknown_fields(&mut self) {
        let record = &self.read.record;
        let mut found: Vec<(String, Value)> = Vec::new();
        let mut add = |at: &str, other: &Map<String, Value>| {
            found.extend(other.iter().map(|(key, value)| (format!("{at}/{}", escaped(key)), value.clone())));
        };
        add("", &record.other);
        for (at, step) in record.execution_steps.iter().enumerate() {
            add(&format!("/executionSteps/{at}"), &step.other);
        }
        for (at, method) in record.execution_methods.iter().enumerate() {
            add(&format!("/executionMethods/{at}"), &method.other);
            for (number, fee) in method.fees.iter().enumerate() {
                add(&format!("/executionMethods/{at}/fees/{number}"), &fee.other);
            }
        }
        let mut papers = |at: &str, papers: &[Component]| {
            for (number, paper) in papers.iter().enumerate() {
                add(&format!("{at}/profileComponents/{number}"), &paper.other);
                for (file, attachment) in paper.attachments.iter().enumerate() {
                    add(&format!("{at}/profileComponents/{number}/attachments/{file}"), &attachment.other);
                }
            }
        };
        for (at, group) in record.execution_cases.iter().enumerate() {
            papers(&format!("/executionCases/{at}"), &group.profile_components);
        }
        for (at, case) in record.cases.iter().enumerate() {
            papers(&format!("/cases/{at}"), &case.profile_components);
        }
        for (at, group) in record.execution_cases.iter().enumerate() {
            add(&format!("/executionCases/{at}"), &group.other);
        }
        for (at, case) in record.cases.iter().enumerate() {
            add(&format!("/cases/{at}"), &case.other);
            case.processing_day.iter().for_each(|day| add(&format!("/cases/{at}/processingDay"), &day.other));
        }
        let lists: [(&str, &[Item]); 8] = [
            ("categoriesDetails", &record.categories_details),
            ("departmentsExecuting", &record.departments_executing),
            ("departmentsAuthority", &record.departments_authority),
            ("departmentsAuthorized", &record.departments_authorized),
            ("departmentsCoordinating", &record.departments_coordinating),
            ("legalBasisesDetails", &record.legal_basises_details),
            ("resultsDetails", &record.results_details),
            ("subjectTypesDetails", &record.subject_types_details),
        ];
        for (key, items) in lists {
            for (at, item) in items.iter().enumerate() {
                add(&format!("/{key}/{at}"), &item.other);
            }
        }
        record.category.iter().for_each(|category| add("/category", &category.other));
        record.procedure_proposal.iter().for_each(|proposal| add("/procedureProposal", &proposal.other));
        // A way of filing that the language does not know: the rows are kept as they came.
        let ways = ["ONLINE", "POSTAL", "DIRECT"];
        if record.execution_methods.iter().any(|method| !ways.contains(&method.submission_method.as_str())) {
            let rows = serde_json::to_value(&record.execution_methods).unwrap_or_default();
            found.push(("/executionMethods".to_owned(), rows));
        }
        let text = |key: &str, text: &Option<String>| {
            text.as_ref().filter(|text| !text.is_empty()).map(|text| (format!("/{key}"), Value::String(text.clone())))
        };
        let ministry = record.department_promulgate_name.as_ref().and_then(|name| self.law.authorities.get(name));
        let known = ministry.and_then(|ministry| ministry.code.clone());
        if known != record.department_promulgate_code {
            found.extend(text("departmentPromulgateCode", &record.department_promulgate_code));
        }
        // What follows from the ways of filing is not written a second time: it would not change with them.
        let filed = |way: &str| record.execution_methods.iter().any(|method| method.submission_method == way);
        let (online, any) = (filed("ONLINE"), ways.iter().any(|way| filed(way)));
        let full = match (any, online) {
            (false, _) => None,
            (true, false) => Some(false),
            (true, true) => Some(true).filter(|_| record.is_full_process == Some(true)),
        };
        let flags = [
            ("isFullProcess", record.is_full_process, full),
            ("isOfflineOnly", record.is_offline_only, any.then_some(!online)),
        ];
        for (key, flag, _) in flags.into_iter().filter(|(_, flag, follows)| flag != follows) {
            found.extend(flag.map(|flag| (format!("/{key}"), Value::Bool(flag))));
        }
        if !record.code_notation.is_empty() && record.code_notation != record.code {
            found.push(("/codeNotation".to_owned(), Value::String(record.code_notation.clone())));
        }
        self.others.extend(found);
    }
}

/// JSON without characters that a file must not hold: they stand as escapes, so that nothing of the value is lost.
fn visible(value: &Value) -> String {
    let composed: String = value.to_string().nfc().collect();
    let mut out = String::with_capacity(composed.len());
    for character in composed.chars() {
        if is_hidden(character) {
            let mut units = [0; 2];
            out.extend(character.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
        } else {
            out.push(character);
        }
    }
    out
}

/// A key inside a JSON pointer (RFC 6901).
fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
