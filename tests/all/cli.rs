//! The command line as a person meets it: what is printed, where it goes, how it ends.

mod build;
mod check;
mod diff;
mod export;
mod failures;
mod guard;
mod history;
mod import;
mod import_office;
mod json;
mod report;
mod run;
mod sarif;
mod time;
mod transcripts;
