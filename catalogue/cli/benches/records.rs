//! Published records through the program: what goes in, what comes back, what is found, how long it takes.
//!
//! `cargo bench -p tthc-cli --bench records` reads `../shared/data/portal/records.jsonl` beside the repository, or the file that
//! `TTHC_RECORDS` names; without one it says so and ends.
#![expect(clippy::disallowed_methods, reason = "a benchmark reads records and starts the program that it measures")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

const RUNS: usize = 5;

fn main() {
    let Some(records) = records() else { return };
    let text = std::fs::read(&records).expect("the file of records is readable");
    let count = text.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty()).count();
    println!("{}: {count} records, {:.1} MB", records.display(), text.len() as f64 / 1e6);

    let out = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("records");
    let remove = || std::fs::remove_dir_all(&out).unwrap_or_default();
    remove();
    let verified = tthc(&["import", "--verify", "--lang", "en"], &[&records, Path::new("--out"), &out]);
    println!("{}", String::from_utf8_lossy(&verified.stderr).trim_end());
    println!("{}", String::from_utf8_lossy(&verified.stdout).trim_end());

    let files = files(&out).count();
    let formatted = tthc(&["fmt", "--check", "--lang", "en"], &[&out]);
    let stable = if formatted.status.success() { "stable" } else { "NOT stable" };
    let found = findings(&out);
    let unreadable: usize = found.iter().filter(|(code, _)| is_of_text(code)).map(|(_, count)| count).sum();
    println!("files out: {files}; format {stable}; findings of text and values: {unreadable}");
    println!("findings by rule:");
    let mut by_count: Vec<(&String, &usize)> = found.iter().collect();
    by_count.sort_by_key(|(code, count)| (std::cmp::Reverse(**count), (*code).clone()));
    by_count.iter().for_each(|(code, count)| println!("  {code} {count:>6}"));

    let parse = fastest(|| {
        for line in text.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty()) {
            std::hint::black_box(serde_json::from_slice::<Value>(line).is_ok());
        }
    });
    let check = fastest(|| drop(tthc(&["check", "--no-cache", "--format", "json"], &[&out])));
    // Each run has a folder of its own: some file systems are slow to use again what was just removed.
    let mut run = 0;
    let import = fastest(|| {
        run += 1;
        tthc(&["import"], &[&records, Path::new("--out"), &out.with_file_name(format!("records-{run}"))]);
    });
    let whole = parse + check;
    println!(
        "import {:.0} ms; serde_json {:.0} ms + check {:.0} ms; ratio {:.2} (goal: under 2)",
        millis(import),
        millis(parse),
        millis(check),
        import.as_secs_f64() / whole.as_secs_f64()
    );
    if let Some(peak) = peak(&records, &out.with_file_name("records-peak")) {
        println!("peak memory of the import {peak} MB");
    }
    let names = (1..=run).map(|run| format!("records-{run}")).chain(["records-peak".to_owned()]);
    names.for_each(|name| std::fs::remove_dir_all(out.with_file_name(name)).unwrap_or_default());
    remove();
}

fn records() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/portal/records.jsonl");
    let path = std::env::var_os("TTHC_RECORDS").map_or_else(beside, PathBuf::from);
    if path.exists() {
        return path.canonicalize().ok();
    }
    println!("no records at {}: name a file of them in TTHC_RECORDS", path.display());
    None
}

fn tthc(words: &[&str], paths: &[&Path]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tthc"));
    command.args(words).args(paths).output().expect("the program starts")
}

fn files(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let all = ignore::WalkBuilder::new(folder).build().filter_map(|entry| Some(entry.ok()?.into_path()));
    all.filter(|path| path.extension().is_some_and(|extension| extension == "tthc"))
}

/// How many findings each rule has.
fn findings(folder: &Path) -> BTreeMap<String, usize> {
    let output = tthc(&["check", "--format", "json"], &[folder]);
    let report: Value = serde_json::from_slice(&output.stdout).expect("the result is JSON");
    let mut found = BTreeMap::new();
    for finding in report["diagnostics"].as_array().into_iter().flatten() {
        *found.entry(finding["code"].as_str().unwrap_or_default().to_owned()).or_default() += 1;
    }
    found
}

/// Findings of the language below 30 are of what is written, not of what it means.
fn is_of_text(code: &str) -> bool {
    code.strip_prefix("TT").and_then(|number| number.parse::<u32>().ok()).is_some_and(|number| number < 30)
}

fn fastest(mut work: impl FnMut()) -> Duration {
    let runs = (0..RUNS).map(|_| {
        let started = Instant::now();
        work();
        started.elapsed()
    });
    runs.min().unwrap_or_default()
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// The most memory that an import held, in MB, as Linux counts it.
fn peak(records: &Path, out: &Path) -> Option<u64> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tthc"));
    command.arg("import").arg(records).arg("--out").arg(out).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().ok()?;
    let status = format!("/proc/{}/status", child.id());
    let mut peak = None;
    while child.try_wait().ok()?.is_none() {
        let held = std::fs::read_to_string(&status).ok().and_then(|status| {
            let line = status.lines().find(|line| line.starts_with("VmHWM:"))?.to_owned();
            line.split_whitespace().nth(1)?.parse::<u64>().ok()
        });
        peak = peak.max(held);
        std::thread::sleep(Duration::from_millis(2));
    }
    peak.map(|kilobytes| kilobytes / 1024)
}
