//! Records out of files: JSON Lines, JSON, or a folder of such files.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::files;
use crate::say::Failure;

/// Some records of one file.
pub struct Chunk<'c> {
    pub from: &'c str,
    pub records: Vec<Raw<'c>>,
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
pub fn each(inputs: &[PathBuf], take: &mut dyn FnMut(Chunk<'_>)) -> Result<(), Failure> {
    inputs.iter().try_for_each(|input| {
        if files::is_folder(input) {
            let inside: Vec<PathBuf> =
                files::names(input).into_iter().map(|name| input.join(name)).filter(|path| is_json(path)).collect();
            if inside.is_empty() {
                return Err(Failure::new(
                    format!("không có tệp .json hay .jsonl nào trong `{}`", input.display()),
                    format!("there is no .json or .jsonl file in `{}`", input.display()),
                ));
            }
            inside.iter().try_for_each(|file| of_file(file, take))
        } else {
            of_file(input, take)
        }
    })
}

fn of_file(path: &Path, take: &mut dyn FnMut(Chunk<'_>)) -> Result<(), Failure> {
    let bytes = files::read(path)?;
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
    let from = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let whole = if is_lines(path) { None } else { serde_json::from_slice::<Value>(bytes).ok() };
    let records = match whole {
        Some(Value::Array(records)) => records.into_iter().map(Raw::Value).collect(),
        Some(record) => vec![Raw::Value(record)],
        None => bytes
            .split(|byte| *byte == b'\n')
            .map(<[u8]>::trim_ascii)
            .filter(|line| !line.is_empty())
            .map(Raw::Text)
            .collect(),
    };
    take(Chunk { from: &from, records });
    Ok(())
}

fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "json") || is_lines(path)
}

fn is_lines(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "jsonl" || extension == "ndjson")
}
