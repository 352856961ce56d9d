//! The manual is run: its examples compile, its commands answer as shown, its links lead somewhere, and its reference
//! pages are what the program says.
//!
//! `UPDATE_DOCS=1 cargo test -p tthc-tests docs` writes the generated pages and the answers of commands anew; read the
//! difference as prose before it is committed.

mod abbreviations;
mod book;
mod commands;
mod examples;
mod fences;
mod findings;
mod forms;
mod generated;
mod keywords;
mod language;
mod links;
mod manual;
mod portal;
mod program;
mod redline;
mod sessions;
mod summary;
