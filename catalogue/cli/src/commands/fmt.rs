//! `tthc fmt`: canonical text, and the change of keyword language.
#![expect(clippy::disallowed_methods, reason = "standard input is this command's input")]

use std::io::Read;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use tthc_dsl::format::{Unformatted, format};
use tthc_dsl::{Diagnostic, FileId, Lang, Source, render};

use super::Answer;
use crate::args::{Fmt, Language};
use crate::files;
use crate::say::{Failure, Terminal, counted};
use crate::workspace;

/// What became of one file.
enum Outcome {
    Same,
    Changed(PathBuf, String),
    Broken(Source, Vec<Diagnostic>),
    Refused(PathBuf),
}

pub fn run(args: &Fmt, terminal: &Terminal) -> Result<Answer, Failure> {
    let keywords = args.keywords.map(|language| match language {
        Language::Vi => Lang::Vi,
        Language::En => Lang::En,
    });
    if let [only] = args.paths.as_slice()
        && only == Path::new("-")
    {
        return standard_input(keywords, terminal);
    }
    let paths = paths(&args.paths)?;
    let outcomes: Result<Vec<Outcome>, Failure> = paths.par_iter().map(|path| outcome(path, keywords)).collect();
    let outcomes = outcomes?;
    let (mut changed, mut broken) = (0, 0);
    for outcome in &outcomes {
        match outcome {
            Outcome::Same => {}
            Outcome::Changed(path, text) => {
                changed += 1;
                if args.check {
                    terminal.result(&format!("{}\n", path.display()));
                } else {
                    files::write(path, text.as_bytes())?;
                }
            }
            Outcome::Broken(source, diagnostics) => {
                broken += 1;
                tell(source, diagnostics, terminal);
            }
            Outcome::Refused(path) => {
                broken += 1;
                terminal.tell(&format!(
                    "{}: {}",
                    path.display(),
                    terminal.pick(
                        "giữ nguyên: bản đã định dạng không nói cùng một điều",
                        "left as it is: the formatted text would not say the same"
                    )
                ));
            }
        }
    }
    let lang = terminal.lang;
    let done = if args.check {
        lang.pick("cần định dạng", "to be formatted")
    } else {
        lang.pick("đã định dạng", "formatted")
    };
    terminal.tell(&format!(
        "{} {}, {} {done}{}",
        if broken > 0 { "✗" } else { "✓" },
        counted(outcomes.len(), lang, "tệp", "file"),
        changed,
        if broken > 0 {
            format!(", {broken} {}", lang.pick("không đọc được", "could not be read"))
        } else {
            String::new()
        }
    ));
    Ok(if broken > 0 || (args.check && changed > 0) { Answer::Findings } else { Answer::Fine })
}

fn paths(asked: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    if asked.is_empty() {
        let workspace = workspace::Workspace::open(None)?;
        return Ok(workspace.paths.iter().map(|path| workspace.root.join(path)).collect());
    }
    let mut paths = Vec::new();
    for path in asked {
        if files::is_folder(path) {
            paths.extend(workspace::sources(path)?.into_iter().map(|relative| path.join(relative)));
        } else {
            paths.push(path.clone());
        }
    }
    Ok(paths)
}

fn outcome(path: &Path, keywords: Option<Lang>) -> Result<Outcome, Failure> {
    let bytes = files::read(path)?;
    let (source, encoding) = Source::from_bytes(FileId(0), path.display().to_string(), bytes.clone());
    let unreadable: Vec<Diagnostic> =
        encoding.into_iter().filter(|d| d.severity == tthc_dsl::Severity::Error).collect();
    if !unreadable.is_empty() {
        return Ok(Outcome::Broken(source, unreadable));
    }
    Ok(match format(&source, keywords) {
        Ok(text) if text.as_bytes() == bytes => Outcome::Same,
        Ok(text) => Outcome::Changed(path.to_owned(), text),
        Err(Unformatted::Errors(diagnostics)) => Outcome::Broken(source, diagnostics),
        Err(Unformatted::Changed) => Outcome::Refused(path.to_owned()),
    })
}

fn standard_input(keywords: Option<Lang>, terminal: &Terminal) -> Result<Answer, Failure> {
    let mut bytes = Vec::new();
    std::io::stdin().read_to_end(&mut bytes).map_err(|error| {
        Failure::new(format!("không đọc được đầu vào: {error}"), format!("cannot read standard input: {error}"))
    })?;
    let (source, _) = Source::from_bytes(FileId(0), "-", bytes);
    match format(&source, keywords) {
        Ok(text) => {
            terminal.result(&text);
            Ok(Answer::Fine)
        }
        Err(Unformatted::Errors(diagnostics)) => {
            tell(&source, &diagnostics, terminal);
            Ok(Answer::Findings)
        }
        Err(Unformatted::Changed) => {
            terminal.result(&source.text);
            Ok(Answer::Findings)
        }
    }
}

fn tell(source: &Source, diagnostics: &[Diagnostic], terminal: &Terminal) {
    for diagnostic in diagnostics {
        terminal.tell(&render::render(diagnostic, Some(source), terminal.lang, terminal.colour_errors()));
        terminal.tell("");
    }
}
