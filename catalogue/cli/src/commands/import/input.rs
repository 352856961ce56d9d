//! Records out of files: JSON Lines, JSON, the portal's Word files, spreadsheets, or a folder of such files.

use std::path::{Path, PathBuf};

use serde_json::Value;
use tthc_compiler::Catalogue;
use tthc_dsl::diagnostic::Words;
use tthc_import::table::Plan;

use super::office::{self, Kind, Refused};
use crate::files;
use crate::say::Failure;

/// Some records of one file.
pub struct Chunk<'c> {
    pub from: &'c str,
    pub records: Vec<Raw<'c>>,
    /// What in the file is no record, and why.
    pub refused: Vec<Refused>,
    /// What whoever imports the file should know.
    pub notes: Vec<Words>,
}

/// A record as it came.
pub enum Raw<'c> {
    Text(&'c [u8]),
    Value(Value),
}

impl Raw<'_> {
    pub fn bytes(&self) -> Vec<u8> {
        match self {
            Raw::Text(text) => text.to_vec(),
            Raw::Value(value) => value.to_string().into_bytes(),
        }
    }
}

/// Hands over the records of every file, in the order of the files; of a folder, in the order of their names.
/// Spreadsheets are the portal's list.
pub fn each(inputs: &[PathBuf], take: &mut dyn FnMut(Chunk<'_>)) -> Result<(), Failure> {
    each_by(inputs, None, take)
}

/// The same with spreadsheets whose columns are as planned.
pub fn each_by(inputs: &[PathBuf], plan: Option<&Plan>, take: &mut dyn FnMut(Chunk<'_>)) -> Result<(), Failure> {
    let mut paths = Vec::new();
    for input in inputs {
        if files::is_folder(input) {
            paths.extend(inside(input)?);
        } else {
            paths.push(input.clone());
        }
    }
    // Only office files need to know which names are of bodies.
    let law = paths.iter().any(|path| office::kind(path).is_some()).then(office::law);
    paths.iter().try_for_each(|path| of_file(path, plan, law.as_ref(), take))
}

/// The files of a folder that hold records.
fn inside(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let names = files::names(folder).into_iter().filter(|name| !name.starts_with(['.', '~']));
    let inside: Vec<PathBuf> =
        names.map(|name| folder.join(name)).filter(|path| is_json(path) || office::kind(path).is_some()).collect();
    if inside.is_empty() {
        return Err(Failure::new(
            format!("không có tệp .json, .jsonl, .docx, .doc, .xlsx hay .ods nào trong `{}`", folder.display()),
            format!("there is no .json, .jsonl, .docx, .doc, .xlsx or .ods file in `{}`", folder.display()),
        ));
    }
    Ok(inside)
}

fn of_file(
    path: &Path,
    plan: Option<&Plan>,
    law: Option<&Catalogue>,
    take: &mut dyn FnMut(Chunk<'_>),
) -> Result<(), Failure> {
    let bytes = files::read(path)?;
    let from = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    match (office::kind(path), law) {
        (Some(Kind::Word), Some(law)) => take(office::word(&from, &bytes, law)),
        (Some(Kind::Sheets), Some(law)) => take(office::sheets(path, &from, &bytes, plan, law)?),
        _ => take(Chunk { from: &from, records: records(path, &bytes), refused: Vec::new(), notes: Vec::new() }),
    }
    Ok(())
}

fn records<'b>(path: &Path, bytes: &'b [u8]) -> Vec<Raw<'b>> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let whole = if is_lines(path) { None } else { serde_json::from_slice::<Value>(bytes).ok() };
    match whole {
        Some(Value::Array(records)) => records.into_iter().map(Raw::Value).collect(),
        Some(record) => vec![Raw::Value(record)],
        None => bytes
            .split(|byte| *byte == b'\n')
            .map(<[u8]>::trim_ascii)
            .filter(|line| !line.is_empty())
            .map(Raw::Text)
            .collect(),
    }
}

fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "json") || is_lines(path)
}

fn is_lines(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "jsonl" || extension == "ndjson")
}
