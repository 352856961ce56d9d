//! How well and how fast known entries are found: `TTHC_RECORDS=records.jsonl cargo run --release --example relevance`.
#![expect(clippy::disallowed_methods, reason = "a measurement looks at the clock and the disk")]

#[path = "../benches/common/mod.rs"]
mod common;

use std::time::{Duration, Instant};

use tthc_search::{Index, SearchOptions, write};

fn main() {
    let most = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(6000);
    let entries = common::entries(most);
    let queries = common::queries(&entries, 1100);
    let count = entries.len();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let start = Instant::now();
    write(folder.path(), entries).expect("an index");
    let indexed = start.elapsed();
    let bytes: u64 = std::fs::read_dir(folder.path())
        .expect("the folder")
        .filter_map(|file| file.ok()?.metadata().ok())
        .map(|file| file.len())
        .sum();
    println!("{count} entries indexed in {indexed:.2?}, {} bytes an entry", bytes / count.max(1) as u64);

    let start = Instant::now();
    let index = Index::open(folder.path()).expect("the index");
    println!("opened in {:.2?}", start.elapsed());
    let options = SearchOptions::on(common::TODAY);
    let show_misses = std::env::args().nth(2).is_some();
    for query in &queries {
        let _ = index.search(&query.text, &options).expect("an answer");
    }
    println!(
        "{:<24} {:>5} {:>6} {:>6} {:>6} {:>6} {:>8} {:>8}",
        "class", "n", "MRR", "at 1", "at 5", "none", "p50", "p99"
    );
    let mut all = Figures::default();
    for class in common::classes() {
        let mut figures = Figures::default();
        for query in queries.iter().filter(|query| query.class == class) {
            let start = Instant::now();
            let hits = index.search(&query.text, &options).expect("an answer");
            let time = start.elapsed();
            if let Some(suggestion) = &hits.suggestion
                && show_misses
            {
                println!("  `{}` -> `{suggestion}`", query.text);
            }
            let rank = hits.hits.iter().position(|hit| query.meant.contains(&hit.code));
            if show_misses && rank != Some(0) {
                let first = hits.hits.first().map(|hit| format!("{} {}", hit.code, hit.name));
                println!("  {rank:?} `{}` meant {:?}, first {first:?} {:?}", query.text, query.meant, hits.relaxed);
            }
            figures.add(rank, hits.total == 0, time);
        }
        figures.print(class);
        all.join(figures);
    }
    all.print("all");
}

#[derive(Default)]
struct Figures {
    ranks: Vec<Option<usize>>,
    none: usize,
    times: Vec<Duration>,
}

impl Figures {
    fn add(&mut self, rank: Option<usize>, none: bool, time: Duration) {
        self.ranks.push(rank);
        self.none += usize::from(none);
        self.times.push(time);
    }

    fn join(&mut self, other: Figures) {
        self.ranks.extend(other.ranks);
        self.none += other.none;
        self.times.extend(other.times);
    }

    fn print(&mut self, class: &str) {
        self.times.sort();
        let count = self.ranks.len().max(1) as f64;
        let mean: f64 = self.ranks.iter().flatten().map(|rank| 1.0 / (rank + 1) as f64).sum::<f64>() / count;
        let within = |best: usize| self.ranks.iter().flatten().filter(|rank| **rank < best).count() as f64 / count;
        let at =
            |part: f64| self.times.get(((self.times.len() as f64 - 1.0) * part) as usize).copied().unwrap_or_default();
        println!(
            "{class:<24} {count:>5} {mean:>6.3} {:>6.3} {:>6.3} {:>6} {:>8.2?} {:>8.2?}",
            within(1),
            within(5),
            self.none,
            at(0.5),
            at(0.99)
        );
    }
}
