//! Office files as plain values: Word documents and spreadsheets from bytes and to bytes.
//!
//! Nothing here opens a file or knows what a procedure is. What came from outside is refused with an [`OfficeError`]
//! in both languages before any of it is trusted: every archive passes [`guard`] first.

mod error;
pub mod guard;
mod kind;
mod package;
pub mod sheet;
pub mod word;
mod xml;

#[cfg(test)]
mod tests;

pub use error::OfficeError;
pub use kind::{Found, Wanted};
