//! What the tests and benches share: the repository they stand in, its catalogue, and texts that nobody should write.

pub mod hostile;
mod repository;

pub use repository::{DAYS, folder, repository, rust_files, shipped, texts};
