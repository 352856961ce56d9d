//! The program itself, run as a person runs it.
#![expect(clippy::disallowed_methods, reason = "the manual's commands are run")]

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use tthc_dsl::Lang;

use super::manual::{DAY, root};

/// What a command printed, on both streams in their order, and how it ended.
#[derive(Debug)]
pub struct Answer {
    pub text: String,
    pub code: i32,
}

/// Runs `tthc` in a folder as it is on the manual's day, for a reader of a language. `into` takes what it prints as results.
pub fn run(arguments: &[String], folder: &Path, lang: Lang, into: Option<&Path>) -> Answer {
    let printed = tempfile::NamedTempFile::new().expect("a temporary file can be made");
    let both = || Stdio::from(printed.reopen().expect("it can be opened again"));
    let stdout = into.map_or_else(
        // One open file for both streams, so that what is printed stays in its order.
        || Stdio::from(printed.as_file().try_clone().expect("it can be shared")),
        |path| Stdio::from(File::create(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))),
    );
    let stderr =
        if into.is_some() { both() } else { Stdio::from(printed.as_file().try_clone().expect("it can be shared")) };
    let mut command = Command::new(program());
    if !arguments.iter().any(|argument| argument == "--as-of") {
        command.arg("--as-of").arg(DAY.to_string());
    }
    let ended = command
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("LC_ALL", lang.pick("vi_VN.UTF-8", "en_US.UTF-8"))
        .stdin(Stdio::null())
        .stdout(stdout)
        .stderr(stderr)
        .status()
        .expect("the program can be run");
    let text = std::fs::read_to_string(printed.path()).expect("it prints UTF-8");
    Answer { text, code: ended.code().unwrap_or(-1) }
}

/// The program of this build. Cargo builds it for the tests of its own package only, so it is asked for it here.
fn program() -> &'static PathBuf {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        if let Some(given) = std::env::var_os("TTHC_PROGRAM") {
            return PathBuf::from(given);
        }
        let test = std::env::current_exe().expect("a test knows where it is");
        let folder = test.ancestors().nth(2).expect("tests stand in `deps` of a profile's folder").to_owned();
        let profile = folder.file_name().map_or("", |name| name.to_str().unwrap_or_default());
        let profile = if profile == "debug" { "dev" } else { profile };
        let mut command = Command::new(env!("CARGO"));
        command.args(["build", "--quiet", "--package", "tthc-cli", "--bin", "tthc", "--profile", profile]);
        let target = folder.parent().expect("profiles stand in the target folder");
        let built = command.arg("--target-dir").arg(target).current_dir(root()).status();
        assert!(built.expect("cargo can be run").success(), "the program does not build");
        folder.join(format!("tthc{}", std::env::consts::EXE_SUFFIX))
    })
}
