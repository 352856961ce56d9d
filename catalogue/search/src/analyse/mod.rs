//! One way of reading Vietnamese for indexing, asking, highlighting and suggesting.

mod citations;
mod codes;
mod keys;
mod letters;
mod tones;
mod words;

pub(crate) use citations::Citation;
pub(crate) use codes::Code;
pub(crate) use keys::{Found, KeyScan, Source, keys};
pub(crate) use letters::{Quality, Tone, composed};
pub(crate) use words::{Word, Words, slug, words};
