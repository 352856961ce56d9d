//! Where a result goes, and what kept it from being written.

use std::path::Path;

use tthc_office::OfficeError;

use crate::files;
use crate::say::Failure;

/// Is a path a file of the form, and not a folder that it goes into?
pub fn is_file(path: &Path, ending: &str) -> bool {
    !files::is_folder(path) && path.extension().is_some_and(|found| found.eq_ignore_ascii_case(ending))
}

pub fn bytes(path: &Path, written: Result<Vec<u8>, OfficeError>) -> Result<Vec<u8>, Failure> {
    written.map_err(|error| {
        let (words, path) = (error.words(), path.display());
        Failure::new(format!("không ghi được `{path}`: {}", words.vi), format!("cannot write `{path}`: {}", words.en))
    })
}
