//! Entries and queries to measure with: published records if there are some, generated ones otherwise.
#![expect(clippy::disallowed_methods, reason = "a measurement reads files and the environment")]

mod generated;
mod queries;
mod records;

pub use queries::{classes, queries};
use tthc_search::{Day, Entry};

/// 2026-01-01.
pub const TODAY: Day = 20454;

/// At most so many entries, and a word on where they come from.
pub fn entries(most: usize) -> Vec<Entry> {
    match std::env::var("TTHC_RECORDS") {
        Ok(path) => {
            let entries = records::read(&path, most);
            eprintln!("{} published records from {path}", entries.len());
            entries
        }
        Err(_) => {
            eprintln!("TTHC_RECORDS names no file of published records: {most} entries are generated");
            generated::entries(most)
        }
    }
}

/// Numbers that are the same in every run.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}
