//! Every `console` block of the manual is run, and answers as the page shows.
//!
//! A page is one session. It begins in a folder that holds a copy of the shipped catalogue; `$ cd` enters a folder, and a
//! `tthc` block with `file=…` writes that file there, one with `into=…` puts its lines before that file's last `}`. Commands
//! end with 0, those of a block with `exit=1` with that. Where a block shows an answer it is compared: `…` on a line of its own stands for any lines, `[..]` for anything in a line, and
//! how long something took is not compared.
#![expect(clippy::disallowed_methods, reason = "sessions have folders and files")]

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::fences::{Fence, fences};
use super::manual::{Page, files, pages, read, updating, write};
use super::program::{Answer, run};

#[test]
fn every_command_of_the_manual_answers_as_shown() {
    let mut wrong = Vec::new();
    for page in pages() {
        let blocks = fences(&page.text);
        if !blocks.iter().any(|fence| fence.kind == "console") {
            continue;
        }
        let mut session = Session::begin();
        let mut edits = Vec::new();
        for fence in &blocks {
            if fence.kind == "console" {
                session.console(fence, &page, &mut edits, &mut wrong);
            } else if let Some(file) = fence.attribute("file") {
                put(&session.here.join(file), &fence.text);
            } else if let Some(file) = fence.attribute("into") {
                insert(&session.here.join(file), &fence.text);
            }
        }
        if !edits.is_empty() && updating() {
            write(&page.path, &edited(&page.text, &edits));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// A replacement of what a page shows.
type Edit = (Range<usize>, String);

fn edited(text: &str, edits: &[Edit]) -> String {
    let mut out = text.to_owned();
    for (range, new) in edits.iter().rev() {
        out.replace_range(range.clone(), new);
    }
    out
}

struct Session {
    /// Removed with the session.
    _root: TempDir,
    here: PathBuf,
}

/// A command with the answer that the page shows for it.
struct Shown {
    words: Vec<String>,
    answer: Range<usize>,
}

impl Session {
    fn begin() -> Session {
        let root = tempfile::tempdir().expect("a temporary folder can be made");
        for ending in ["tthc", "toml"] {
            for path in files("procedures", ending) {
                put(&root.path().join(&path), &read(&path));
            }
        }
        Session { here: root.path().to_owned(), _root: root }
    }

    fn console(&mut self, fence: &Fence, page: &Page, edits: &mut Vec<Edit>, wrong: &mut Vec<String>) {
        let wanted: i32 = fence.attribute("exit").map_or(0, |code| code.parse().expect("an exit code is a number"));
        for shown in commands(&page.text, fence.range.clone()) {
            let place = page.place(shown.answer.start.saturating_sub(1));
            let answer = match shown.words.split_first().map(|(first, rest)| (first.as_str(), rest)) {
                Some(("cd", [folder])) => {
                    self.here.push(folder);
                    assert!(self.here.is_dir(), "{place}: there is no folder `{folder}`");
                    continue;
                }
                Some(("tthc", arguments)) => self.tthc(arguments, page),
                _ => {
                    wrong.push(format!("{place}: only `tthc` and `cd` are run here"));
                    continue;
                }
            };
            if answer.code != wanted {
                wrong.push(format!("{place}: ended with {}, not {wanted}:\n{}", answer.code, answer.text));
                continue;
            }
            let expected = &page.text[shown.answer.clone()];
            if expected.trim().is_empty() || fits(expected, &answer.text) {
                continue;
            }
            let printed = format!("{}\n", answer.text.trim_end());
            if updating() {
                edits.push((shown.answer, printed));
            } else {
                wrong.push(format!("{place} shows\n{expected}but it is\n{printed}"));
            }
        }
    }

    fn tthc(&self, arguments: &[String], page: &Page) -> Answer {
        let (arguments, into) = match arguments {
            [before @ .., arrow, file] if arrow == ">" => (before, Some(self.here.join(file))),
            all => (all, None),
        };
        run(arguments, &self.here, page.lang(), into.as_deref())
    }
}

fn put(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("files stand in folders")).expect("a folder can be made");
    fs::write(path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

/// Puts lines at the end of the last block of a file.
fn insert(path: &Path, text: &str) {
    let mut file = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let end = file.rfind('}').unwrap_or_else(|| panic!("{} has no block", path.display()));
    let lines: String = text.lines().map(|line| format!("    {line}\n").replace("    \n", "\n")).collect();
    file.insert_str(end, &lines);
    put(path, &file);
}

/// The lines that begin with `$ `, each with what stands below it.
fn commands(page: &str, block: Range<usize>) -> Vec<Shown> {
    let mut found: Vec<Shown> = Vec::new();
    let mut at = block.start;
    for line in page[block].split_inclusive('\n') {
        at += line.len();
        if let Some(command) = line.strip_prefix("$ ") {
            found.push(Shown { words: words(command), answer: at..at });
        } else if let Some(last) = found.last_mut() {
            last.answer.end = at;
        }
    }
    found
}

/// The words of a command; quotation marks hold one together.
fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for character in command.trim().chars() {
        match (quote, character) {
            (Some(open), close) if open == close => quote = None,
            (None, '"' | '\'') => {
                quote = Some(character);
                word.get_or_insert_default();
            }
            (None, ' ') => words.extend(word.take()),
            (_, other) => word.get_or_insert_default().push(other),
        }
    }
    words.extend(word);
    words
}

/// Whether an answer is the one shown.
fn fits(shown: &str, answer: &str) -> bool {
    let lines = |text: &str| text.trim_end().lines().map(|line| untimed(line.trim_end())).collect::<Vec<_>>();
    let (shown, answer) = (lines(shown), lines(answer));
    all_fit(&shown, &answer)
}

fn all_fit(shown: &[String], answer: &[String]) -> bool {
    match shown.split_first() {
        None => answer.is_empty(),
        Some((first, rest)) if first.trim() == "…" => (0..=answer.len()).any(|skip| all_fit(rest, &answer[skip..])),
        Some((first, rest)) => {
            answer.split_first().is_some_and(|(line, others)| line_fits(first, line) && all_fit(rest, others))
        }
    }
}

fn line_fits(shown: &str, line: &str) -> bool {
    let mut parts = shown.split("[..]");
    let Some(mut rest) = line.strip_prefix(parts.next().unwrap_or_default()) else { return false };
    let mut parts = parts.peekable();
    while let Some(part) = parts.next() {
        match rest.rfind(part).filter(|_| parts.peek().is_none()).or_else(|| rest.find(part)) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    rest.is_empty()
}

/// A line without how long something took: `(0,01 giây)`.
fn untimed(line: &str) -> String {
    let Some((before, after)) = line.rsplit_once('(') else { return line.to_owned() };
    let figure = after.trim_end_matches(')').trim_end_matches(" giây").trim_end_matches(" s");
    let is_time =
        figure.len() + 1 < after.len() && figure.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'));
    if is_time { format!("{before}(…)") } else { line.to_owned() }
}

#[test]
fn an_answer_may_be_shown_in_part() {
    assert!(fits("a\n…\nd\n", "a\nb\nc\nd\n"));
    assert!(fits("✓ 3 tệp (0,01 giây)", "✓ 3 tệp (12,5 giây)"));
    assert!(fits("✓ 3 files (0.01 s)", "✓ 3 files (0.00 s)"));
    assert!(fits("hash [..] of [..].", "hash abc of b."));
    assert!(!fits("hash [..] of b", "hash abc of c"));
    assert!(!fits("a\n…\nd\n", "a\nb\n"));
    assert!(!fits("a\n", "a\nb\n"));
    assert_eq!(
        words("tthc search \"cap giay\" --json > x.json\n"),
        ["tthc", "search", "cap giay", "--json", ">", "x.json"]
    );
}
