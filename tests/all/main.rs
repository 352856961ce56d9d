//! What holds for the whole repository: its layers, its catalogue, its outputs, its manual, and what the language does
//! with texts that nobody should write.
#![expect(clippy::disallowed_methods, reason = "tests read the repository and write golden files")]

mod cli;
mod completeness;
mod determinism;
#[path = "../docs/mod.rs"]
mod docs;
mod formatting;
mod golden;
mod hostile;
mod layers;
mod outlines;
mod prefixes;
mod records;
mod replaced;
mod schemas;
mod seeded;
mod shipped;
mod slips;
mod timelines;
