//! A workspace of its own for each test, and the program run in it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tthc_dsl::Lang;
use tthc_tests::{program, repository};

/// A folder that goes with the test.
pub struct Folder {
    root: tempfile::TempDir,
}

/// What a run printed and how it ended.
pub struct Ran {
    pub results: String,
    pub messages: String,
    pub code: Option<i32>,
}

impl Folder {
    pub fn empty() -> Folder {
        Folder { root: tempfile::tempdir().expect("a folder can be made") }
    }

    /// A copy of one of the workspaces in `tests/cases`.
    pub fn of(case: &str) -> Folder {
        let folder = Folder::empty();
        let from = repository().join("tests/cases").join(case);
        for entry in std::fs::read_dir(&from).unwrap_or_else(|error| panic!("{}: {error}", from.display())) {
            let entry = entry.expect("readable");
            std::fs::copy(entry.path(), folder.path().join(entry.file_name())).expect("copied");
        }
        folder
    }

    pub fn path(&self) -> &Path {
        self.root.path()
    }

    pub fn write(&self, path: &str, text: &str) {
        let place = self.path().join(path);
        std::fs::create_dir_all(place.parent().expect("a folder")).expect("made");
        std::fs::write(place, text).expect("written");
    }

    pub fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.path().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// A file with something replaced in it.
    pub fn edit(&self, path: &str, before: &str, after: &str) {
        let text = self.read(path);
        assert!(text.contains(before), "`{before}` is not in {path}");
        self.write(path, &text.replacen(before, after, 1));
    }

    /// The program in this folder: nothing of whoever runs the tests reaches it.
    pub fn command(&self, arguments: &[&str], lang: Lang) -> Command {
        let mut command = Command::new(program());
        command
            .args(["--as-of", "2026-06-01"])
            .args(arguments)
            .current_dir(self.path())
            .env_clear()
            .env("LC_ALL", lang.pick("vi_VN.UTF-8", "en_US.UTF-8"))
            .stdin(Stdio::null());
        command
    }

    pub fn run_in(&self, arguments: &[&str], lang: Lang) -> Ran {
        Ran::of(self.command(arguments, lang).output().expect("the program can be run"))
    }

    pub fn run(&self, arguments: &[&str]) -> Ran {
        self.run_in(arguments, Lang::En)
    }

    /// As a person sees it: the command, what came of it on both streams, and how it ended where it did not end well.
    pub fn shown(&self, arguments: &[&str], lang: Lang) -> String {
        let printed = tempfile::NamedTempFile::new().expect("a file can be made");
        // One open file for both streams, so that what is printed stays in its order.
        let stream = || Stdio::from(printed.as_file().try_clone().expect("it can be shared"));
        let ended = self.command(arguments, lang).stdout(stream()).stderr(stream()).status();
        let text = std::fs::read_to_string(printed.path()).expect("it prints UTF-8");
        let code = ended.expect("the program can be run").code();
        let end = if code == Some(0) { String::new() } else { format!("[{}]\n", code.map_or(-1, |code| code)) };
        let typed = [&["tthc"], arguments].concat().join(" ");
        format!("$ {typed}\n{}{end}", self.plain(&text))
    }

    /// The text without what changes from run to run: the folder's name and how long it took.
    fn plain(&self, text: &str) -> String {
        let real = std::fs::canonicalize(self.path()).expect("it is there");
        let text = text.replace(&*real.to_string_lossy(), "/kho").replace(&*self.path().to_string_lossy(), "/kho");
        let mut out = String::new();
        for line in text.lines() {
            out.push_str(&without_times(line));
            out.push('\n');
        }
        out
    }

    /// Every file below a folder, by path, with its bytes.
    pub fn files(&self, below: &str) -> Vec<(PathBuf, Vec<u8>)> {
        let mut out = Vec::new();
        walk(&self.path().join(below), &mut out);
        out.sort();
        out
    }
}

fn walk(folder: &Path, out: &mut Vec<(PathBuf, Vec<u8>)>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            walk(&path, out);
        } else {
            let content = std::fs::read(&path).expect("readable");
            out.push((path, content));
        }
    }
}

/// `(0,42 giây)` and `(0.42 s)` become `(… giây)` and `(… s)`.
fn without_times(line: &str) -> String {
    let Some((before, rest)) = line.rsplit_once('(') else { return line.to_owned() };
    let Some((number, unit)) = rest.split_once(' ') else { return line.to_owned() };
    let is_time = number.chars().all(|letter| letter.is_ascii_digit() || ",.".contains(letter));
    if is_time && (unit.starts_with("giây)") || unit.starts_with("s)")) {
        return format!("{before}(… {unit}");
    }
    line.to_owned()
}

impl Ran {
    fn of(output: Output) -> Ran {
        let text = |bytes| String::from_utf8(bytes).expect("it prints UTF-8");
        Ran { results: text(output.stdout), messages: text(output.stderr), code: output.status.code() }
    }

    /// What it printed as results, as JSON.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.results).unwrap_or_else(|error| panic!("{error}: {}", self.results))
    }
}
