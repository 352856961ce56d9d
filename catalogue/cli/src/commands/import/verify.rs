//! Each record given back in the portal's shape, against the one that came.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

use jiff::civil::Date;
use rayon::prelude::*;
use serde_json::Value;
use tthc_dsl::{FileId, Lang, Source};
use tthc_import::Imported;
use tthc_import::roundtrip::{added, differences};

use super::base;
use super::input::{self, Chunk, Raw};
use crate::say::{Failure, Terminal};

/// What became of the records.
#[derive(Default)]
struct Tally {
    records: usize,
    equal: usize,
    /// Fields that differ, with the number of records and one of their codes.
    reasons: BTreeMap<String, (usize, String)>,
    added: BTreeMap<String, usize>,
}

pub fn run(inputs: &[PathBuf], imported: &Imported, day: Date, terminal: &Terminal) -> Result<(), Failure> {
    let files = base::FILES.iter().filter(|(path, _)| path.ends_with(".tthc"));
    let files = files.map(|(path, text)| (*path, *text));
    let files = files.chain(imported.files.iter().map(|file| (file.path.as_str(), file.text.as_str())));
    let sources: Vec<Source> =
        files.enumerate().map(|(number, (path, text))| Source::new(FileId(number as u32), path, text)).collect();
    let catalogue = tthc_compiler::compile(&sources, day).catalogue;
    let given: HashMap<&str, Value> = catalogue
        .all(day)
        .collect::<Vec<_>>()
        .par_iter()
        .map(|(procedure, _)| {
            let bytes = tthc_outputs::portal::national::bytes(&catalogue, procedure, day);
            (procedure.code.value.as_str(), serde_json::from_slice(&bytes).unwrap_or_default())
        })
        .collect();
    let mut tally = Tally::default();
    input::each(inputs, &mut |chunk: Chunk<'_>| {
        for raw in &chunk.records {
            let value = match raw {
                Raw::Text(text) => serde_json::from_slice(text).unwrap_or_default(),
                Raw::Value(value) => value.clone(),
            };
            let code = value["code"].as_str().unwrap_or_default().trim().to_owned();
            if let Some(given) = given.get(code.as_str()) {
                tally.count(&code, &value, given);
            }
        }
    })?;
    tally.tell(terminal);
    Ok(())
}

impl Tally {
    fn count(&mut self, code: &str, came: &Value, given: &Value) {
        self.records += 1;
        let mut fields: Vec<String> = differences(came, given).into_iter().map(|difference| difference.field).collect();
        fields.sort();
        fields.dedup();
        self.equal += usize::from(fields.is_empty());
        for field in fields {
            self.reasons.entry(field).or_insert((0, code.to_owned())).0 += 1;
        }
        for field in added(came, given) {
            *self.added.entry(field).or_default() += 1;
        }
    }

    fn tell(&self, terminal: &Terminal) {
        let (equal, records) = (self.equal, self.records);
        let share = if records == 0 { 0.0 } else { 100.0 * equal as f64 / records as f64 };
        terminal.result(&match terminal.lang {
            Lang::Vi => format!("xuất lại giống đầu vào: {equal}/{records} ({share:.1}%)\n"),
            Lang::En => format!("came back equal: {equal}/{records} ({share:.1}%)\n"),
        });
        for (field, (count, code)) in &self.reasons {
            terminal.result(&match terminal.lang {
                Lang::Vi => format!("  khác ở {field}: {count} bản ghi, như {code}\n"),
                Lang::En => format!("  differs in {field}: {count} records, such as {code}\n"),
            });
        }
        for (field, count) in &self.added {
            terminal.result(&match terminal.lang {
                Lang::Vi => format!("  thêm {field}: {count} bản ghi\n"),
                Lang::En => format!("  adds {field}: {count} records\n"),
            });
        }
    }
}
