//! The program that these tests run.
#![expect(clippy::disallowed_methods, reason = "tests run the program as a person does")]

use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

use crate::repository;

/// The program of this build. Cargo builds it for the tests of its own package only, so it is asked for it here.
///
/// `TTHC_PROGRAM` names another one.
pub fn program() -> &'static PathBuf {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        if let Some(given) = std::env::var_os("TTHC_PROGRAM") {
            return PathBuf::from(given);
        }
        let test = std::env::current_exe().expect("a test knows where it is");
        let folder = test.ancestors().nth(2).expect("tests stand in `deps` of a profile's folder").to_owned();
        let profile = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let profile = if profile == "debug" { "dev" } else { profile };
        let target = folder.parent().expect("profiles stand in the target folder");
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args([
            "build",
            "--quiet",
            "--package",
            "tthc-cli",
            "--bin",
            "tthc",
            "--profile",
            profile,
            "--target-dir",
        ]);
        let built = cargo.arg(target).current_dir(repository()).status();
        assert!(built.expect("cargo can be run").success(), "the program does not build");
        folder.join(format!("tthc{}", std::env::consts::EXE_SUFFIX))
    })
}
