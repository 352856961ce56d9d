//! What is remembered between two checks: the facts of clean procedure files, by the hash of their content.
//!
//! A file with findings is read again, since its findings must be shown; so is a file that declares anything besides
//! procedures. What is left holds on its own, against the tables it was examined with and under the changes of law that
//! reach it, so it stays true whatever else changes.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Mutex;

use serde::{Deserialize, Serialize};
use tthc_compiler::facts::Facts;
use tthc_compiler::timeline::Law;
use tthc_compiler::{Examined, lower::Draft};
use tthc_dsl::{FileId, Source};

use crate::files;
use crate::say::Failure;

/// Changes whenever facts or checks do: the program's version and its build.
pub const PROGRAM: &str = concat!(env!("CARGO_PKG_VERSION"), "/", env!("TTHC_BUILD"));

type Hash = [u8; 32];

#[derive(Default, Serialize, Deserialize)]
struct Stored {
    key: String,
    files: HashMap<Hash, Remembered>,
}

/// A clean file's facts, and what of the law they rest on.
#[derive(Clone, Serialize, Deserialize)]
struct Remembered {
    facts: Vec<Facts>,
    law: String,
}

/// The cache of one workspace while a check runs.
pub struct Cache {
    key: String,
    known: HashMap<Hash, Remembered>,
    next: Mutex<HashMap<Hash, Remembered>>,
}

impl Cache {
    /// What is remembered in a file; an unreadable or older one is an empty cache, and so is one that was made with
    /// other tables.
    pub fn open(path: &Path, tables: &[Source]) -> Cache {
        let mut hasher = blake3::Hasher::new();
        for table in tables {
            hasher.update(blake3::hash(table.text.as_bytes()).as_bytes());
        }
        let key = format!("{PROGRAM}/{}", hasher.finalize());
        let stored = files::read(path).ok().and_then(|bytes| postcard::from_bytes::<Stored>(&bytes).ok());
        let known = stored.filter(|stored| stored.key == key).unwrap_or_default().files;
        Cache { key, known, next: Mutex::new(HashMap::new()) }
    }

    /// A file's facts, if its content was clean before under the same law.
    pub fn get(&self, hash: &Hash, file: FileId, law: &Law) -> Option<Examined> {
        let mut remembered = self.known.get(hash)?.clone();
        if law.fingerprint(&remembered.facts) != remembered.law {
            return None;
        }
        for procedure in &mut remembered.facts {
            procedure.file = file;
        }
        self.remember(*hash, &remembered);
        Some(Examined { law: Draft::default(), facts: remembered.facts, diagnostics: Vec::new() })
    }

    /// Keeps a file's facts if they stand on their own.
    pub fn put(&self, hash: Hash, examined: &Examined, law: &Law) {
        if examined.diagnostics.is_empty() && examined.law.is_empty() && !examined.facts.is_empty() {
            let law = law.fingerprint(&examined.facts);
            self.remember(hash, &Remembered { facts: examined.facts.clone(), law });
        }
    }

    fn remember(&self, hash: Hash, remembered: &Remembered) {
        if let Ok(mut next) = self.next.lock() {
            next.insert(hash, remembered.clone());
        }
    }

    /// Writes what this check saw, unless nothing is new.
    pub fn save(self, path: &Path) -> Result<(), Failure> {
        let next = self.next.into_inner().unwrap_or_default();
        let same = |(hash, now): (&Hash, &Remembered)| self.known.get(hash).is_some_and(|known| known.law == now.law);
        if next.len() == self.known.len() && next.iter().all(same) {
            return Ok(());
        }
        let stored = Stored { key: self.key, files: next };
        let bytes = postcard::to_stdvec(&stored).map_err(|error| {
            Failure::new(format!("không ghi được bộ nhớ đệm: {error}"), format!("the cache cannot be written: {error}"))
        })?;
        files::write(path, &bytes)
    }
}
