//! Histories made for the purpose, and what is told of them.

mod amendments;
mod blaming;
mod errors;
mod merges;
mod moves;
mod remembering;
mod snapshots;
pub(crate) mod story;
mod telling;
