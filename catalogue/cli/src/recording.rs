//! A workspace as a git revision recorded it, or as it is here now.
//!
//! To compare two recordings only the files in which they differ are read, those that declare the law, and those of
//! the procedures that a changed amendment reaches. What a content declares is remembered by its id.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use tthc_compiler::Catalogue;
use tthc_compiler::model::Amendment;
use tthc_compiler::replaced::Replaced;
use tthc_dsl::{FileId, Source, Word};
use tthc_history::{HistoryError, ObjectId, Repository, Snapshot, SnapshotFile};

use crate::files;
use crate::say::Failure;
use crate::workspace::Workspace;

/// A recording: its source files by path, each with the id of its content.
pub struct Recording<'r> {
    pub sources: Vec<Listed>,
    origin: Origin<'r>,
}

#[derive(Clone, Debug)]
pub struct Listed {
    pub path: String,
    pub id: ObjectId,
}

enum Origin<'r> {
    Revision(Snapshot<'r>),
    Here(PathBuf),
}

pub fn failure(error: &HistoryError) -> Failure {
    Failure { message: error.words(), help: None }
}

impl<'r> Recording<'r> {
    /// As a revision has it.
    pub fn of(repository: &'r Repository, root: &Path, revision: &str) -> Result<Recording<'r>, Failure> {
        let root = absolute(root)?;
        let snapshot = repository.snapshot(revision, &root).map_err(|error| failure(&error))?;
        let sources = snapshot.files.iter().filter(|file| file.path.ends_with(".tthc"));
        let sources = sources.map(|file| Listed { path: file.path.clone(), id: file.id }).collect();
        Ok(Recording { sources, origin: Origin::Revision(snapshot) })
    }

    /// As it is here now, committed or not.
    pub fn here(workspace: &Workspace) -> Result<Recording<'r>, Failure> {
        let listed = |path: &String| {
            let bytes = files::read(&workspace.root.join(path))?;
            Ok(Listed { path: path.clone(), id: ObjectId::of(&bytes) })
        };
        let sources: Result<Vec<Listed>, Failure> = workspace.paths.par_iter().map(listed).collect();
        Ok(Recording { sources: sources?, origin: Origin::Here(workspace.root.clone()) })
    }

    fn read(&self, listed: &[&Listed]) -> Result<Vec<Source>, Failure> {
        let bytes: Result<Vec<Vec<u8>>, Failure> = match &self.origin {
            Origin::Here(root) => listed.par_iter().map(|one| files::read(&root.join(&one.path))).collect(),
            // One thread reads a repository; the texts are decoded by all.
            Origin::Revision(snapshot) => {
                let read = |one: &&Listed| {
                    let file = SnapshotFile { path: one.path.clone(), id: one.id };
                    snapshot.read(&file).map_err(|error| failure(&error))
                };
                listed.iter().map(read).collect()
            }
        };
        let paths = listed.par_iter().map(|one| one.path.clone());
        let numbered = paths.zip(bytes?).enumerate();
        Ok(numbered.map(|(at, (path, bytes))| Source::from_bytes(FileId(at as u32), path, bytes).0).collect())
    }

    /// The catalogue of some of its files, or of all.
    pub fn catalogue(&self, picked: Option<&HashSet<String>>, today: Date) -> Result<Catalogue, Failure> {
        self.catalogue_of(picked, today, &|_| true)
    }

    /// The same with some of its amendments only.
    pub fn catalogue_of(
        &self,
        picked: Option<&HashSet<String>>,
        today: Date,
        keep: &(dyn Fn(&Amendment) -> bool + Sync),
    ) -> Result<Catalogue, Failure> {
        let listed: Vec<&Listed> =
            self.sources.iter().filter(|one| picked.is_none_or(|picked| picked.contains(&one.path))).collect();
        let sources = self.read(&listed)?;
        Ok(tthc_compiler::compile_with(&sources, &Replaced::default(), today, keep).catalogue)
    }
}

fn absolute(root: &Path) -> Result<PathBuf, Failure> {
    if root.is_absolute() { Ok(root.to_owned()) } else { Ok(files::here()?.join(root)) }
}

/// What a content declares.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Declares {
    codes: Vec<String>,
    /// The codes that its amendments reach.
    reaches: Vec<String>,
    /// Anything besides procedures.
    law: bool,
    /// Instruments or authorities, whose days can move any procedure's.
    days: bool,
}

impl Declares {
    fn of(source: &Source) -> Declares {
        let tree = tthc_dsl::parse(source).tree;
        let mut declares = Declares::default();
        for item in &tree.items {
            match item.word {
                Some(Word::Procedure) => {
                    let cases = item.all(Word::Case).filter_map(|case| case.child(Word::Code));
                    let codes = item.codes().chain(cases.flat_map(|code| code.codes()));
                    declares.codes.extend(codes.map(|code| code.value.to_owned()));
                }
                Some(Word::Amendment | Word::Correction) => {
                    declares.law = true;
                    let reaches = item.children.iter();
                    let reaches =
                        reaches.filter(|child| matches!(child.word, Some(Word::In | Word::Repeals | Word::Rename)));
                    declares.reaches.extend(reaches.flat_map(|child| child.codes()).map(|code| code.value.to_owned()));
                }
                Some(Word::Instrument | Word::Authority) => {
                    declares.law = true;
                    declares.days = true;
                }
                // What procedures refer to, so that they are told with their sectors and bodies.
                _ => declares.law = true,
            }
        }
        declares
    }
}

/// What contents declare, remembered between runs: a content of one id never changes.
pub struct Contents {
    place: PathBuf,
    known: HashMap<String, Declares>,
    fresh: bool,
}

impl Contents {
    const NAME: &'static str = ".tthc/contents.cache";

    pub fn open(workspace: &Workspace) -> Contents {
        let place = workspace.root.join(Self::NAME);
        let stored = files::read(&place).ok();
        let stored = stored.and_then(|bytes| postcard::from_bytes::<(String, HashMap<String, Declares>)>(&bytes).ok());
        let known = stored.filter(|(program, _)| program == crate::cache::PROGRAM).map(|(_, known)| known);
        Contents { place, known: known.unwrap_or_default(), fresh: false }
    }

    fn learn(&mut self, recording: &Recording<'_>) -> Result<(), Failure> {
        let unknown: Vec<&Listed> =
            recording.sources.iter().filter(|one| !self.known.contains_key(&one.id.to_string())).collect();
        if unknown.is_empty() {
            return Ok(());
        }
        let sources = recording.read(&unknown)?;
        let declared: Vec<Declares> = sources.par_iter().map(Declares::of).collect();
        self.known.extend(unknown.iter().map(|one| one.id.to_string()).zip(declared));
        self.fresh = true;
        Ok(())
    }

    fn of(&self, listed: &Listed) -> Option<&Declares> {
        self.known.get(&listed.id.to_string())
    }

    /// A folder that cannot be written to is compared all the same.
    pub fn save(self) {
        if self.fresh
            && let Ok(bytes) = postcard::to_stdvec(&(crate::cache::PROGRAM, &self.known))
        {
            let _ = files::write(&self.place, &bytes);
        }
    }

    /// The files that must be read to know in what two recordings differ: `None`, all of them.
    pub fn differing(&mut self, old: &Recording<'_>, new: &Recording<'_>) -> Result<Option<HashSet<String>>, Failure> {
        self.learn(old)?;
        self.learn(new)?;
        let ids = |recording: &Recording<'_>| -> HashMap<String, ObjectId> {
            recording.sources.iter().map(|one| (one.path.clone(), one.id)).collect()
        };
        let (before, after) = (ids(old), ids(new));
        let changed = |one: &&Listed| before.get(&one.path) != after.get(&one.path);
        let mut codes: HashSet<&str> = HashSet::new();
        let mut picked: HashSet<String> = HashSet::new();
        for one in old.sources.iter().chain(&new.sources).filter(changed) {
            let Some(declares) = self.of(one) else { continue };
            if declares.days {
                return Ok(None);
            }
            codes.extend(declares.codes.iter().chain(&declares.reaches).map(String::as_str));
            picked.insert(one.path.clone());
        }
        for one in old.sources.iter().chain(&new.sources) {
            let Some(declares) = self.of(one) else { continue };
            if declares.law || declares.codes.iter().any(|code| codes.contains(code.as_str())) {
                picked.insert(one.path.clone());
            }
        }
        Ok(Some(picked))
    }
}
