//! Histories made for the purpose, and what is told of them.

mod errors;
mod merges;
mod moves;
mod story;
mod telling;
