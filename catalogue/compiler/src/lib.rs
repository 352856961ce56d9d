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
pub mod sunset;
pub mod timeline;
mod transition;
pub mod units;
pub mod waivers;

pub use catalogue::{Catalogue, Move, Standing};
pub use check::{
    Against, Compiled, Declared, Examined, check, compile, compile_against, compile_with, conclude, declared, examine,
    examine_against,
};

#[cfg(test)]
mod tests;
