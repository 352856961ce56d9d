//! Twice as much of one thing takes at most two and a half times as long: of each family of hostile texts, and of sound
//! catalogues, the same run measures a size and its double. `cargo bench -p tthc-tests`; a family's name picks it out.
#![expect(clippy::disallowed_methods, reason = "a benchmark measures time")]

use std::cell::Cell;
use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use rayon::{ThreadPool, ThreadPoolBuilder};
use tthc_compiler::rules::COMPLETE;
use tthc_dsl::format::format;
use tthc_dsl::{FileId, Source};
use tthc_tests::DAYS;
use tthc_tests::hostile::{AMENDED, FAMILIES};

/// The most that the double may take.
const BOUND: f64 = 2.5;
/// Other work on the machine can only make a ratio worse, so one beyond the bound is measured again.
const ATTEMPTS: usize = 3;

/// No measurement is shorter.
const ENOUGH: Duration = Duration::from_millis(40);

/// How long this thread has worked. What it waited for others is left out where Linux tells.
fn worked(since: Instant) -> Duration {
    let scheduled = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = scheduled.and_then(|text| text.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| since.elapsed(), Duration::from_nanos)
}

struct Bench<'c> {
    criterion: &'c mut Criterion,
    /// One thread, so that all work is done where it is measured.
    pool: ThreadPool,
    ratios: Vec<(String, f64)>,
}

impl Bench<'_> {
    /// The shortest time of one turn.
    fn shortest(&mut self, name: &str, work: impl Fn() + Sync) -> Duration {
        let least = Cell::new(Duration::MAX);
        let pool = &self.pool;
        self.criterion.bench_function(name, |bench| {
            bench.iter_custom(|turns| {
                // Many turns together: the scheduler's count moves in steps of some milliseconds.
                let one = pool.install(|| {
                    let start = Instant::now();
                    let before = worked(start);
                    let mut done = 0;
                    while done == 0 || worked(start) - before < ENOUGH {
                        (0..turns).for_each(|_| work());
                        done += turns;
                    }
                    (worked(start) - before).div_f64(done as f64)
                });
                least.set(least.get().min(one));
                one.mul_f64(turns as f64)
            });
        });
        least.get()
    }

    /// Measures a size and its double, unless a filter leaves them out.
    fn ratio(&mut self, name: &str, size: usize, work: impl Fn(&Source) + Sync, text: impl Fn(usize) -> String) {
        let mut least = f64::MAX;
        for attempt in 0..ATTEMPTS {
            let [one, two] = [size, 2 * size].map(|size| {
                let source = Source::new(FileId(0), "lon.tthc", text(size));
                self.shortest(&format!("{name}: {size}, {}", attempt + 1), || work(&source))
            });
            if one == Duration::MAX || two == Duration::MAX {
                return;
            }
            least = least.min(two.as_secs_f64() / one.as_secs_f64());
            if least <= BOUND {
                break;
            }
        }
        self.ratios.push((name.to_owned(), least));
    }
}

fn check(source: &Source) {
    black_box(tthc_compiler::compile(std::slice::from_ref(source), DAYS[0]));
}

fn linear(criterion: &mut Criterion) {
    let pool = ThreadPoolBuilder::new().num_threads(1).build().expect("a thread can be had");
    let mut bench = Bench { criterion, pool, ratios: Vec::new() };
    for family in FAMILIES.iter().chain(AMENDED) {
        bench.ratio(family.name, family.size, check, family.text);
    }
    // Nothing in them is wrong but that every name is declared many times.
    bench.ratio("catalogues", 50, check, |size| COMPLETE.repeat(size));
    bench.ratio("formatting", 50, |source| drop(black_box(format(source, None))), |size| COMPLETE.repeat(size));
    let mut ratios = bench.ratios;
    ratios.sort_by(|a, b| b.1.total_cmp(&a.1));
    for (name, ratio) in &ratios {
        println!("{ratio:>6.2}  {name}");
    }
    let beyond: Vec<&(String, f64)> = ratios.iter().filter(|(_, ratio)| *ratio > BOUND).collect();
    assert!(beyond.is_empty(), "more than {BOUND} times as long: {beyond:?}");
}

fn quick() -> Criterion {
    Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(100))
        .measurement_time(Duration::from_secs(2))
        .without_plots()
}

criterion_group! { name = benches; config = quick(); targets = linear }
criterion_main!(benches);
