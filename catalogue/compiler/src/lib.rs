//! Sources to a checked catalogue. Pure: no files, no clock, no printing.

pub mod catalogue;
pub mod changes;
mod check;
mod conditions;
pub mod explain;
pub mod facts;
pub mod lower;
pub mod model;
mod names;
pub mod redline;
pub mod replaced;
mod resolve;
pub mod rules;
pub mod show;
pub mod units;

pub use catalogue::{Catalogue, Move, Standing};
pub use check::{Compiled, Examined, check, compile, compile_against, conclude, examine, examine_against};

#[cfg(test)]
mod tests;
