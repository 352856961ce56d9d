//! A check and a build of generated workspaces, each beside the job that it is measured against, in one run.
//!
//! `cargo bench -p tthc-cli` takes 6,000 procedures; `TTHC_BENCH=100000` takes as many as it says, and needs the memory
//! of the machine only for the files in its cache.
#![expect(clippy::disallowed_methods, reason = "a benchmark makes its own files and starts the program it measures")]

mod generated;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use jiff::civil::date;
use rayon::prelude::*;
use tthc_dsl::{FileId, Source};

/// The allocator of the program that is measured, for the calibration too.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn count() -> usize {
    std::env::var("TTHC_BENCH").ok().and_then(|count| count.parse().ok()).unwrap_or(6_000)
}

/// The generated workspace, made once in the target folder.
fn workspace(count: usize) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("generated-{count}"));
    if !folder.join("done").exists() {
        generated::workspace(&folder, count).expect("the target folder takes files");
        std::fs::write(folder.join("done"), "").expect("and this one");
    }
    folder
}

/// The same procedures with five amendments each.
fn amended(count: usize) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("amended-{count}"));
    if !folder.join("done").exists() {
        generated::amended(&folder, count).expect("the target folder takes files");
        std::fs::write(folder.join("done"), "").expect("and this one");
    }
    folder
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = ignore::WalkBuilder::new(folder)
        .build()
        .filter_map(|entry| Some(entry.ok()?.into_path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "tthc"))
        .collect();
    files.sort();
    files
}

fn tthc() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tthc"));
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn run(command: &mut Command) {
    let status = command.status().expect("the program starts");
    assert!(status.success(), "{command:?} ended with {status}");
}

/// The most memory that a run held, as Linux counts it.
fn peak(command: &mut Command) -> Option<u64> {
    let mut child = command.spawn().ok()?;
    let status = format!("/proc/{}/status", child.id());
    let mut most = None;
    while child.try_wait().ok()?.is_none() {
        let now = std::fs::read_to_string(&status).ok().and_then(|text| {
            let line = text.lines().find(|line| line.starts_with("VmHWM:"))?;
            line.split_whitespace().nth(1)?.parse::<u64>().ok()
        });
        most = most.max(now);
        std::thread::sleep(Duration::from_millis(2));
    }
    most.map(|kilobytes| kilobytes / 1024)
}

fn check(criterion: &mut Criterion) {
    let count = count();
    let folder = workspace(count);
    let files = files(&folder);
    let mut group = criterion.benchmark_group(format!("check {count}"));
    group.sample_size(10);
    group.bench_function("calibration: read and bare pest parse", |bench| {
        bench.iter(|| {
            files.par_iter().all(|path| {
                let text = std::fs::read_to_string(path).expect("readable");
                tthc_dsl::bare(&text)
            })
        });
    });
    group.bench_function("cold check", |bench| {
        bench.iter(|| {
            tthc_compiler::check(files.len(), date(2026, 6, 1), |file: FileId| {
                let path = &files[file.0 as usize];
                Ok::<_, ()>(Source::from_bytes(
                    file,
                    path.display().to_string(),
                    std::fs::read(path).expect("readable"),
                ))
            })
        });
    });
    group.bench_function("calibration: read and blake3", |bench| {
        bench.iter(|| {
            files.par_iter().map(|path| *blake3::hash(&std::fs::read(path).expect("readable")).as_bytes()).max()
        });
    });
    run(tthc().arg("check").arg(&folder));
    group.bench_function("no-op check (whole program)", |bench| {
        bench.iter(|| run(tthc().arg("check").arg(&folder)));
    });
    group.finish();
    if let Some(megabytes) = peak(tthc().args(["check", "--no-cache"]).arg(&folder)) {
        println!("check {count}: peak memory {megabytes} MB");
    }
}

/// A check of every version of procedures with five amendments each, beside one of the same procedures without.
fn timelines(criterion: &mut Criterion) {
    let count = count();
    let (plain, amended) = (workspace(count), amended(count));
    let mut group = criterion.benchmark_group(format!("timelines {count}"));
    group.sample_size(10);
    let mut least = [Duration::MAX; 2];
    for (number, (name, folder)) in
        [("calibration: check without amendments", &plain), ("check with five amendments each", &amended)]
            .into_iter()
            .enumerate()
    {
        group.bench_function(name, |bench| {
            bench.iter_custom(|times| {
                let mut total = Duration::ZERO;
                for _ in 0..times {
                    let start = Instant::now();
                    run(tthc().args(["check", "--no-cache"]).arg(folder));
                    let took = start.elapsed();
                    least[number] = least[number].min(took);
                    total += took;
                }
                total
            });
        });
    }
    group.finish();
    if least[1] < Duration::MAX {
        let ratio = least[1].as_secs_f64() / least[0].as_secs_f64();
        println!("timelines {count}: {ratio:.2} times a check without amendments (goal: at most 2)");
        if let Some(megabytes) = peak(tthc().args(["check", "--no-cache"]).arg(&amended)) {
            println!("timelines {count}: peak memory {megabytes} MB");
        }
    }
}

fn build(criterion: &mut Criterion) {
    let count = count();
    let folder = workspace(count);
    let out = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("dist-{count}"));
    let mut group = criterion.benchmark_group(format!("build {count}"));
    group.sample_size(10);
    group.bench_function("calibration: check without cache (whole program)", |bench| {
        bench.iter(|| run(tthc().args(["check", "--no-cache"]).arg(&folder)));
    });
    group.bench_function("full build", |bench| {
        bench.iter_custom(|times| {
            let mut total = Duration::ZERO;
            for _ in 0..times {
                let _ = std::fs::remove_dir_all(&out);
                let start = Instant::now();
                run(tthc().args(["build", "--out"]).arg(&out).arg(&folder));
                total += start.elapsed();
            }
            total
        });
    });
    let edited = folder.join("p0000/000000.tthc");
    group.bench_function("build after one edit", |bench| {
        let mut turn = 0;
        bench.iter_custom(|times| {
            let mut total = Duration::ZERO;
            for _ in 0..times {
                turn += 1;
                let text = generated::procedure(0).replace("Dữ liệu sinh để đo", &format!("Dữ liệu sinh để đo {turn}"));
                std::fs::write(&edited, text).expect("writable");
                let start = Instant::now();
                run(tthc().args(["build", "--out"]).arg(&out).arg(&folder));
                total += start.elapsed();
            }
            total
        });
    });
    std::fs::write(&edited, generated::procedure(0)).expect("writable");
    group.finish();
}

/// Twice the input takes at most about twice the time: the ratio is printed by criterion's own figures.
fn linear(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("linear");
    group.sample_size(10);
    for copies in [200, 400, 800] {
        let text: String = (0..copies).map(generated::procedure).collect();
        let source = Source::new(FileId(0), "nhiều.tthc", text);
        group.bench_function(format!("one file of {copies} procedures"), |bench| {
            bench.iter(|| tthc_compiler::examine(&source, &mut |_| {}).facts.len());
        });
        group.bench_function(format!("format {copies} procedures"), |bench| {
            bench.iter(|| tthc_dsl::format::format(&source, None).map(|text| text.len()).unwrap_or(0));
        });
    }
    for depth in [1_000, 2_000, 4_000] {
        let text = format!("thủ tục 1.000001 {{\n{}\n", "hồ sơ 1 bộ {\n".repeat(depth));
        let source = Source::new(FileId(0), "sâu.tthc", text);
        group.bench_function(format!("{depth} unclosed braces"), |bench| {
            bench.iter(|| tthc_dsl::parse(&source).diagnostics.len());
        });
    }
    group.finish();
}

criterion_group!(benches, check, timelines, build, linear);
criterion_main!(benches);
