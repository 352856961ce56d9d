//! What a build remembers of every file, so that the next one need not read what did not change.

use std::path::Path;

use serde::{Deserialize, Serialize};
use tthc_compiler::facts::Facts;
use tthc_compiler::model::Procedure;

use crate::files;
use crate::say::Failure;

/// A file as it was built.
#[derive(Debug, Serialize, Deserialize)]
pub struct FileMemory {
    pub path: String,
    /// The hash of its content.
    pub hash: [u8; 32],
    /// Of a file that declares nothing besides procedures: their facts and outlines.
    pub procedures: Option<Remembered>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Remembered {
    pub facts: Vec<Facts>,
    pub outlines: Vec<Procedure>,
}

/// A build without a finding.
#[derive(Debug, Serialize, Deserialize)]
pub struct Memory {
    /// The program, the law day and the settings.
    pub key: String,
    pub files: Vec<FileMemory>,
    /// How often the index was mended since it was written whole.
    pub mended: u32,
}

const NAME: &str = ".tthc-build.bin";

impl Memory {
    /// The memory of the last build into a folder, if the same program made it for the same day.
    pub fn open(dist: &Path, key: &str) -> Option<Memory> {
        let bytes = files::read(&dist.join(NAME)).ok()?;
        postcard::from_bytes::<Memory>(&bytes).ok().filter(|memory| memory.key == key)
    }

    pub fn save(&self, dist: &Path) -> Result<(), Failure> {
        let bytes = postcard::to_stdvec(self).map_err(|error| {
            Failure::new(
                format!("không ghi nhớ được lần dựng: {error}"),
                format!("the build cannot be remembered: {error}"),
            )
        })?;
        files::write(&dist.join(NAME), &bytes)
    }

    /// Before anything is written: a build that is interrupted is not believed afterwards.
    pub fn forget(dist: &Path) -> Result<(), Failure> {
        files::remove(&dist.join(NAME))
    }
}
