//! What is remembered between two runs, so that only what was recorded since is looked at.

use git2::Oid;
use jiff::Timestamp;
use jiff::tz::Offset;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tthc_compiler::changes::{Change, Fact};
use tthc_dsl::diagnostic::{Words, both};
use tthc_dsl::is_procedure_code;

use crate::recorded::{Commit, Recorded};

/// A place of the caller's for bytes that are found again if they are lost. `()` remembers nothing.
///
/// The caller gives back only what the same build of the program has kept, whole, for the same folder.
pub trait Memory {
    /// What was kept under a name: a few letters, digits, dots and hyphens.
    fn recall(&self, name: &str) -> Option<Vec<u8>>;
    fn keep(&self, name: &str, bytes: &[u8]);
}

impl Memory for () {
    fn recall(&self, _: &str) -> Option<Vec<u8>> {
        None
    }

    fn keep(&self, _: &str, _: &[u8]) {}
}

/// What is not what was kept is nothing.
pub(crate) fn recall<T: DeserializeOwned>(memory: &dyn Memory, name: &str) -> Option<T> {
    postcard::from_bytes(&memory.recall(name)?).ok()
}

pub(crate) fn keep<T: Serialize>(memory: &dyn Memory, name: &str, what: &T) {
    if let Ok(bytes) = postcard::to_stdvec(what) {
        memory.keep(name, &bytes);
    }
}

/// The name for what is remembered of a procedure. What is no code may be no name either.
pub(crate) fn name(of: &str, code: &str) -> Option<String> {
    is_procedure_code(code).then(|| format!("{of}-{code}"))
}

/// A commit's id as it is kept.
pub(crate) type Id = [u8; 20];

pub(crate) fn id(of: Oid) -> Id {
    let mut id = Id::default();
    id.copy_from_slice(of.as_bytes());
    id
}

type Pair = (String, String);

fn pair(words: &Words) -> Pair {
    (words.vi.clone(), words.en.clone())
}

fn words((vi, en): Pair) -> Words {
    both(vi, en)
}

#[derive(Serialize, Deserialize)]
pub(crate) struct StoredCommit {
    id: String,
    author: String,
    email: String,
    /// In seconds from 1970 on; what git records has no fractions.
    time: i64,
    /// In seconds east of UTC.
    offset: i32,
    subject: String,
    bases: Vec<String>,
}

impl From<&Commit> for StoredCommit {
    fn from(commit: &Commit) -> Self {
        let Commit { id, author, email, time, offset, subject, bases } = commit.clone();
        StoredCommit { id, author, email, time: time.as_second(), offset: offset.seconds(), subject, bases }
    }
}

impl From<StoredCommit> for Commit {
    fn from(stored: StoredCommit) -> Self {
        let StoredCommit { id, author, email, time, offset, subject, bases } = stored;
        let time = Timestamp::from_second(time).unwrap_or(Timestamp::UNIX_EPOCH);
        let offset = Offset::from_seconds(offset).unwrap_or(Offset::UTC);
        Commit { id, author, email, time, offset, subject, bases }
    }
}

#[derive(Serialize, Deserialize)]
pub(crate) struct StoredRecord {
    commit: StoredCommit,
    path: String,
    changes: Vec<(String, Pair, Option<Pair>, Option<Pair>)>,
}

impl From<&Recorded> for StoredRecord {
    fn from(recorded: &Recorded) -> Self {
        let Recorded { commit, path, changes } = recorded;
        let changes = changes.iter().map(|change| {
            let Change { field, label, old, new } = change;
            (field.clone(), pair(label), old.as_ref().map(pair), new.as_ref().map(pair))
        });
        StoredRecord { commit: commit.into(), path: path.clone(), changes: changes.collect() }
    }
}

impl From<StoredRecord> for Recorded {
    fn from(stored: StoredRecord) -> Self {
        let StoredRecord { commit, path, changes } = stored;
        let changes = changes.into_iter().map(|(field, label, old, new)| Change {
            field,
            label: words(label),
            old: old.map(words),
            new: new.map(words),
        });
        Recorded { commit: commit.into(), path, changes: changes.collect() }
    }
}

#[derive(Serialize, Deserialize)]
pub(crate) struct StoredFact(String, Pair, Pair);

impl From<&Fact> for StoredFact {
    fn from(fact: &Fact) -> Self {
        StoredFact(fact.field.clone(), pair(&fact.label), pair(&fact.value))
    }
}

impl From<StoredFact> for Fact {
    fn from(StoredFact(field, label, value): StoredFact) -> Self {
        Fact { field, label: words(label), value: words(value) }
    }
}
