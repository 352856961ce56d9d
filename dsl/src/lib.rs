//! The language of `.tthc` files: text to tree and back. Pure; the only crate that knows pest.
//!
//! [`parse`] never fails: it returns a tree and what is wrong with the text. What a tree *means* is the compiler's to say.

mod astray;
mod changing;
pub mod diagnostic;
mod expr;
pub mod format;
mod hidden;
mod keywords;
mod lines;
mod literal;
mod mend;
mod near;
mod parse;
mod predict;
mod read;
pub mod render;
mod scan;
pub mod schema;
mod slot;
mod source;
mod token;
pub mod tree;
mod wanted;
mod words;

pub use changing::may_change_procedures;
pub use diagnostic::{Diagnostic, Lang, Severity};
pub use hidden::is_hidden;
pub use lines::{Lines, Place};
pub use literal::{is_instrument_number, is_procedure_code};
pub use near::{fold, nearest};
pub use parse::{Parsed, parse, parse_in};
pub use scan::{MAX_BYTES, MAX_DEPTH};
pub use source::{FileId, Source, Span, Spanned};
pub use token::bare;
pub use words::Word;

#[cfg(test)]
mod tests;
