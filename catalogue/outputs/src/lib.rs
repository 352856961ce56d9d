//! A checked catalogue to files. Pure: an output names files and their content; somebody else writes them.

pub mod book;
pub mod diagram;
pub mod office;
pub mod portal;
pub mod redline;
pub mod report;

/// What can be written, from the tables of the language: the compiler's tests hold the model to the same.
#[cfg(test)]
#[path = "../../compiler/src/tests/written.rs"]
mod written;

use jiff::civil::Date;
use tthc_compiler::Catalogue;

/// A file of an output: its path below the output's folder and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutputFile {
    pub path: String,
    pub content: Vec<u8>,
}

/// What an output is made from. No output reads a clock or a disk.
#[derive(Clone, Copy)]
pub struct Input<'c> {
    pub catalogue: &'c Catalogue,
    /// The law day: what is in force on it is shown as current.
    pub day: Date,
    /// The hash of the sources, hexadecimal.
    pub hash: &'c str,
}
