//! What the tests and benches share: the repository they stand in, its catalogue, its program, and texts that nobody
//! should write.

pub mod hostile;
mod program;
pub mod reference;
mod repository;

pub use program::program;
pub use repository::{DAYS, folder, repository, rust_files, shipped, texts};
