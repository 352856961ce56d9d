//! `tthc import`: records of the national portal, and its Word files and lists, become a workspace.

mod base;
mod input;
mod office;
mod verify;

use std::path::{Path, PathBuf};
use std::time::Instant;

use jiff::civil::Date;
use rayon::prelude::*;
use tthc_dsl::diagnostic::{Words, both};
use tthc_import::{Imported, Options, Read, Refusal};

use super::Answer;
use super::summary::seconds;
use crate::args::Import;
use crate::files;
use crate::say::{Failure, Terminal, counted};
use input::{Chunk, Raw};
use tthc_import::table::Plan;

/// A record that was not taken in.
struct Rejected {
    /// Its place in the input, from 1.
    number: usize,
    from: String,
    why: Words,
    raw: Vec<u8>,
}

pub fn run(args: &Import, day: Date, terminal: &Terminal) -> Result<Answer, Failure> {
    let started = super::build::now();
    let place = Place::new(&args.out)?;
    let base = base::catalogue(day);
    let plan = args.map.as_deref().map(office::plan).transpose()?;
    let Taken { records, rejected, notes } = read_all(&args.inputs, plan.as_ref())?;
    if records.is_empty() && rejected.is_empty() {
        return Err(Failure::new("đầu vào không có bản ghi nào", "there is no record in the input"));
    }
    let imported = tthc_import::workspace(&records, &base, Options { facts_only: args.facts_only });
    place.write(&imported, &rejected)?;
    tell(args, &records, &rejected, &imported, started, terminal);
    notes.iter().for_each(|note| terminal.tell(&format!("  {}", note.get(terminal.lang))));
    if args.verify {
        verify::run(&args.inputs, &imported, day, terminal)?;
    }
    Ok(if rejected.is_empty() { Answer::Fine } else { Answer::Findings })
}

/// What the input gave.
#[derive(Default)]
struct Taken {
    records: Vec<Read>,
    rejected: Vec<Rejected>,
    /// What whoever imports should know.
    notes: Vec<Words>,
}

/// Reads everything; a bad record does not stop the others.
fn read_all(inputs: &[PathBuf], plan: Option<&Plan>) -> Result<Taken, Failure> {
    let mut taken = Taken::default();
    let mut seen = std::collections::HashMap::new();
    let mut number = 0;
    input::each_by(inputs, plan, &mut |chunk: Chunk<'_>| {
        let first = number + 1;
        number += chunk.records.len();
        let read = |(at, raw): (usize, &Raw<'_>)| match raw {
            Raw::Text(text) => tthc_import::read_text(first + at, text),
            Raw::Value(value) => tthc_import::read(first + at, value.clone()),
        };
        let all: Vec<Result<Read, Refusal>> = chunk.records.par_iter().enumerate().map(read).collect();
        for ((at, raw), result) in chunk.records.iter().enumerate().zip(all) {
            let number = first + at;
            let result = result.and_then(|read| match seen.get(&read.record.code) {
                Some(other) => Err(Refusal::SameCode(*other)),
                None => Ok(read),
            });
            match result {
                Ok(read) => {
                    seen.insert(read.record.code.clone(), number);
                    taken.records.push(read);
                }
                Err(why) => {
                    let (vi, en) = reason(&why);
                    let (from, raw) = (chunk.from.to_owned(), raw.bytes());
                    taken.rejected.push(Rejected { number, from, why: both(vi, en), raw });
                }
            }
        }
        for refused in chunk.refused {
            number += 1;
            let raw = refused.raw.to_string().into_bytes();
            taken.rejected.push(Rejected { number, from: chunk.from.to_owned(), why: refused.why, raw });
        }
        taken.notes.extend(chunk.notes);
    })?;
    Ok(taken)
}

/// The folder to be made: it is written beside and renamed.
struct Place {
    out: PathBuf,
    staging: PathBuf,
}

impl Place {
    fn new(out: &Path) -> Result<Place, Failure> {
        if files::exists(out) && !files::names(out).is_empty() {
            return Err(Failure::new(
                format!("thư mục `{}` đã có tệp bên trong", out.display()),
                format!("the folder `{}` is not empty", out.display()),
            )
            .help("chọn một thư mục mới cho `--out`", "choose a new folder for `--out`"));
        }
        let name = out.file_name().map_or_else(|| "import".to_owned(), |name| name.to_string_lossy().into_owned());
        let staging = out.with_file_name(format!(".{name}.new"));
        files::remove_folder(&staging)?;
        Ok(Place { out: out.to_owned(), staging })
    }

    fn write(&self, imported: &Imported, rejected: &[Rejected]) -> Result<(), Failure> {
        let settings = base::settings();
        let mut all: Vec<(&str, &[u8])> = vec![("tthc.toml", settings.as_bytes()), (".gitignore", b"/dist\n/.tthc\n")];
        all.extend(base::law().map(|(path, text)| (path, text.as_bytes())));
        all.extend(imported.files.iter().map(|file| (file.path.as_str(), file.text.as_bytes())));
        let lines = lines(rejected);
        if !rejected.is_empty() {
            all.push(("rejected.jsonl", &lines));
        }
        let mut folders: Vec<PathBuf> =
            all.iter().filter_map(|(path, _)| Some(self.staging.join(path).parent()?.to_owned())).collect();
        folders.sort();
        folders.dedup();
        folders.iter().try_for_each(|folder| files::make_folder(folder))?;
        all.par_iter().try_for_each(|(path, content)| files::stage(&self.staging.join(path), content))?;
        files::swap(&self.staging, &self.out)
    }
}

/// One line for each record that was not taken in: its number, why, and the record as it came.
fn lines(rejected: &[Rejected]) -> Vec<u8> {
    let mut out = Vec::new();
    for one in rejected {
        let record = match serde_json::from_slice::<serde_json::Value>(&one.raw) {
            Ok(record) => record,
            Err(_) => serde_json::Value::String(String::from_utf8_lossy(&one.raw).into_owned()),
        };
        let line = serde_json::json!({
            "number": one.number, "file": one.from, "reason": { "vi": one.why.vi, "en": one.why.en }, "record": record
        });
        out.extend_from_slice(line.to_string().as_bytes());
        out.push(b'\n');
    }
    out
}

fn reason(why: &Refusal) -> (String, String) {
    match why {
        Refusal::NotARecord(error) => {
            (format!("không đọc được như một bản ghi: {error}"), format!("cannot be read as a record: {error}"))
        }
        Refusal::NoCode => ("không có mã thủ tục".to_owned(), "it has no code".to_owned()),
        Refusal::BadCode(code) => (
            format!("`{code}` không phải là mã thủ tục (như 1.013925)"),
            format!("`{code}` is not a procedure's code (such as 1.013925)"),
        ),
        Refusal::NoName => ("không có tên thủ tục".to_owned(), "it has no name".to_owned()),
        Refusal::SameCode(other) => {
            (format!("bản ghi số {other} đã có mã này"), format!("record {other} has this code already"))
        }
    }
}

fn tell(
    args: &Import,
    records: &[Read],
    rejected: &[Rejected],
    imported: &Imported,
    started: Instant,
    terminal: &Terminal,
) {
    let place = args.out.display();
    let count = counted(records.len(), terminal.lang, "bản ghi", "record");
    terminal.tell(&format!(
        "✓ {}",
        match terminal.lang {
            tthc_dsl::Lang::Vi => format!("đã đưa {count} vào `{place}`"),
            tthc_dsl::Lang::En => format!("took {count} into `{place}`"),
        }
    ));
    let new = imported.new;
    terminal.tell(&match terminal.lang {
        tthc_dsl::Lang::Vi => format!(
            "  thêm vào law/: {} cơ quan, {} lĩnh vực, {} văn bản",
            new.authorities, new.sectors, new.instruments
        ),
        tthc_dsl::Lang::En => format!(
            "  new in law/: {} authorities, {} sectors, {} instruments",
            new.authorities, new.sectors, new.instruments
        ),
    });
    if !imported.merges.is_empty() {
        let merges = imported.merges.len();
        terminal.tell(&match terminal.lang {
            tthc_dsl::Lang::Vi => {
                format!("  {merges} tên cơ quan có thể trùng nhau: xem lời bình trong law/authorities-imported.tthc")
            }
            tthc_dsl::Lang::En => {
                format!("  {merges} authorities may be named twice: see the comments in law/authorities-imported.tthc")
            }
        });
    }
    for one in rejected.iter().take(20) {
        let why = one.why.get(terminal.lang);
        terminal.tell(&match terminal.lang {
            tthc_dsl::Lang::Vi => format!("✗ bản ghi số {} ({}): {why}", one.number, one.from),
            tthc_dsl::Lang::En => format!("✗ record {} ({}): {why}", one.number, one.from),
        });
    }
    if !rejected.is_empty() {
        let left = rejected.len();
        terminal.tell(&match terminal.lang {
            tthc_dsl::Lang::Vi => format!("  {left} bản ghi không vào được, giữ nguyên trong `{place}/rejected.jsonl`"),
            tthc_dsl::Lang::En => {
                format!("  {left} records were left out, kept as they came in `{place}/rejected.jsonl`")
            }
        });
    }
    terminal.tell(&format!("  {}", seconds(started.elapsed(), terminal.lang)));
    terminal.tell(&format!("  tthc check {place}"));
}
