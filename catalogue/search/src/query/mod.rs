//! From what somebody typed to what the engine is asked.

mod atoms;
mod clauses;
mod filters;
mod keys;
mod keystrokes;
mod parse;
mod resolve;
mod restrict;
mod slip;

pub(crate) use clauses::{Asking, Manner, ask, keys_of};
pub(crate) use parse::{Asked, parse};
pub(crate) use resolve::{Around, Clause, Reading, Resolved, Resolver, is_marked};
pub(crate) use restrict::Restriction;
