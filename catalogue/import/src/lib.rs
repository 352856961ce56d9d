//! Records of the national portal to `.tthc`: what they say in figures becomes clauses, what they say in prose is kept
//! beside it.

mod law;
mod name;
pub mod prose;
mod read;
pub mod record;
pub mod roundtrip;
pub mod table;
mod text;
pub mod word;
mod write;

use rayon::prelude::*;
use tthc_compiler::Catalogue;

pub use law::Merge;
pub use read::{Read, Refusal, read, read_text};
pub use text::tidy;

/// How records are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Only what the law fixes: codes, names, levels, limits, fees, papers, citations; no prose of the record.
    pub facts_only: bool,
}

/// A file of the workspace, by its path from the root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    pub path: String,
    pub text: String,
}

/// What records become.
#[derive(Debug, Default)]
pub struct Imported {
    pub files: Vec<File>,
    /// Names of authorities that may be of one body.
    pub merges: Vec<Merge>,
    /// How many authorities, sectors and instruments are new.
    pub new: New,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct New {
    pub authorities: usize,
    pub sectors: usize,
    pub instruments: usize,
}

/// The files that records become, beside those of `base`, whose authorities, sectors and instruments they use.
///
/// The same records give the same files, whatever the number of threads. They are in canonical form as they are written:
/// formatting each of them would take as long as all the rest.
pub fn workspace(records: &[Read], base: &Catalogue, options: Options) -> Imported {
    let law = law::Law::gather(records, base);
    let (mut files, merges) = law::pages(&law);
    let procedures: Vec<File> = records
        .par_iter()
        .map(|read| {
            let (path, text) = write::procedure(read, &law, options);
            File { path, text }
        })
        .collect();
    files.extend(procedures);
    Imported { files, merges, new: law.new_entries() }
}
