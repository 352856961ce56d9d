//! `tthc log`: the commits that changed what a procedure says or what is amended of it.

pub mod kept;

use serde::Serialize;
use tthc_compiler::{Examined, examine};
use tthc_dsl::FileId;
use tthc_dsl::diagnostic::Words;
use tthc_history::{Commit, HistoryError, Recorded, Repository};

use super::Answer;
use crate::args::Log;
use crate::formats::pretty;
use crate::say::{Failure, Terminal};
use crate::workspace::Workspace;
use kept::Kept;

pub fn run(args: &Log, terminal: &Terminal) -> Result<Answer, Failure> {
    let workspace = Workspace::open(None)?;
    let file = file_of(&workspace, &args.code)?;
    let repository = Repository::discover(&workspace.root).map_err(|error| failure(&error))?;
    let kept = Kept::of(&workspace.root);
    let mut recorded = repository.log(&file, &args.code, &kept).map_err(|error| failure(&error))?;
    recorded.truncate(args.limit.unwrap_or(usize::MAX));
    if args.json {
        terminal.result(&pretty(&Document::of(&args.code, &recorded, terminal)));
    } else {
        terminal.result(&text(&recorded, terminal));
        say_if_shallow(&repository, terminal);
    }
    Ok(Answer::Fine)
}

/// Of a copy that was cut off not all can be told.
pub fn say_if_shallow(repository: &Repository, terminal: &Terminal) {
    if repository.is_shallow() {
        terminal.tell(terminal.pick(
            "kho git này bị cắt bớt lịch sử; các lần ghi nhận cũ hơn không có ở đây",
            "this git repository is shallow; older commits are not here",
        ));
    }
}

/// The file that declares a procedure: the one that is named after it, else the one that holds it.
pub fn file_of(workspace: &Workspace, code: &str) -> Result<std::path::PathBuf, Failure> {
    let name = format!("{code}.tthc");
    let named = |path: &&String| path.rsplit('/').next() == Some(name.as_str());
    if let Some(path) = workspace.paths.iter().find(named) {
        return Ok(workspace.root.join(path));
    }
    let mut known: Vec<String> = Vec::new();
    for (number, path) in workspace.paths.iter().enumerate() {
        let (source, _) = workspace.read(FileId(number as u32))?;
        let Examined { facts, .. } = examine(&source, &mut |_| {});
        if facts.iter().any(|procedure| &*procedure.code == code) {
            return Ok(workspace.root.join(path));
        }
        known.extend(facts.iter().map(|procedure| procedure.code.to_string()));
    }
    let failure = Failure::new(format!("không có thủ tục `{code}`"), format!("there is no procedure `{code}`"));
    Err(match tthc_dsl::nearest(code, known.iter().map(String::as_str)) {
        Some(near) => failure.help(format!("có phải là `{near}` không?"), format!("did you mean `{near}`?")),
        None => failure,
    })
}

pub fn failure(error: &HistoryError) -> Failure {
    Failure { message: error.words(), help: None }
}

#[derive(Serialize)]
struct Document<'d> {
    format: u32,
    code: &'d str,
    entries: Vec<Entry<'d>>,
}

#[derive(Serialize)]
struct Entry<'d> {
    commit: &'d str,
    author: &'d str,
    email: &'d str,
    time: String,
    subject: &'d str,
    #[serde(rename = "legalBasis")]
    bases: &'d [String],
    file: &'d str,
    changes: Vec<Changed<'d>>,
}

#[derive(Serialize)]
struct Changed<'d> {
    field: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    old: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    new: Option<&'d str>,
}

impl<'d> Document<'d> {
    fn of(code: &'d str, recorded: &'d [Recorded], terminal: &Terminal) -> Document<'d> {
        let words = |words: &'d Option<Words>| words.as_ref().map(|words| words.get(terminal.lang));
        let entries = recorded.iter().map(|entry| Entry {
            commit: &entry.commit.id,
            author: &entry.commit.author,
            email: &entry.commit.email,
            time: author_time(&entry.commit),
            subject: &entry.commit.subject,
            bases: &entry.commit.bases,
            file: &entry.path,
            changes: entry
                .changes
                .iter()
                .map(|change| Changed { field: &change.field, old: words(&change.old), new: words(&change.new) })
                .collect(),
        });
        Document { format: 1, code, entries: entries.collect() }
    }
}

/// When it was recorded, by the author's own clock.
pub fn author_time(commit: &Commit) -> String {
    commit.time.display_with_offset(commit.offset).to_string()
}

pub fn author_day(commit: &Commit) -> String {
    author_time(commit).chars().take(10).collect()
}

pub fn short(commit: &Commit) -> String {
    commit.id.chars().take(10).collect()
}

fn text(recorded: &[Recorded], terminal: &Terminal) -> String {
    let lang = terminal.lang;
    if recorded.is_empty() {
        return format!("{}\n", terminal.pick("chưa có lần ghi nhận nào", "nothing was recorded yet"));
    }
    let mut out = String::new();
    for entry in recorded {
        let Commit { author, subject, bases, .. } = &entry.commit;
        let (short, day) = (short(&entry.commit), author_day(&entry.commit));
        out.push_str(&format!("{}  {day}  {author}\n", terminal.strong(&short)));
        out.push_str(&format!("    {subject}\n"));
        for basis in bases {
            out.push_str(&format!("    {}: {basis}\n", terminal.pick("Căn cứ", "Legal basis")));
        }
        for change in &entry.changes {
            let label = change.label.get(lang);
            let line = match (&change.old, &change.new) {
                (Some(old), Some(new)) => format!("~ {label}: {} → {}", old.get(lang), new.get(lang)),
                (None, Some(new)) => format!("+ {label}: {}", new.get(lang)),
                (Some(old), None) => format!("- {label}: {}", old.get(lang)),
                (None, None) => format!("~ {label}"),
            };
            out.push_str(&format!("      {}\n", line.replace('\n', " ")));
        }
        out.push('\n');
    }
    out
}
