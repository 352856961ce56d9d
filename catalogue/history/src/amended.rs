//! Which files ever held amendments of which procedures.
//!
//! An amendment stands in another file than the procedure, and one that was taken away stands nowhere any more. So all
//! that was ever recorded is looked through once; what a later run adds to it is what was recorded since.

use std::collections::{BTreeMap, BTreeSet};

use git2::Oid;
use memchr::{memchr2, memmem};
use serde::{Deserialize, Serialize};
use tthc_dsl::Lang;
use unicode_normalization::UnicodeNormalization;

use crate::amendment::{KINDS, codes};
use crate::differing::differing;
use crate::memory::{Id, Memory, id, keep, recall};
use crate::version::Content;

/// The files by their paths, each with the codes of the procedures that its amendments ever named.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Amended {
    /// The newest commit that was looked through.
    newest: Id,
    files: BTreeMap<Vec<u8>, BTreeSet<String>>,
}

impl Amended {
    /// The paths of the files that ever amended a procedure.
    pub fn files_of(&self, code: &str) -> impl Iterator<Item = &[u8]> {
        self.files.iter().filter(move |(_, codes)| codes.contains(code)).map(|(path, _)| path.as_slice())
    }

    /// What was ever recorded up to a commit: what is remembered, and what came since.
    pub fn up_to(git: &git2::Repository, newest: Oid, memory: &dyn Memory) -> Result<Amended, git2::Error> {
        const NAME: &str = "amendments";
        let known: Option<Amended> = recall(memory, NAME);
        match known {
            Some(known) if known.newest == newest.as_bytes() => Ok(known),
            known => {
                let amended = amended(git, newest, known)?;
                keep(memory, NAME, &amended);
                Ok(amended)
            }
        }
    }
}

/// Looks through what a commit has and what all before it had, but for what is known.
fn amended(git: &git2::Repository, newest: Oid, known: Option<Amended>) -> Result<Amended, git2::Error> {
    let mut walk = git.revwalk()?;
    walk.push(newest)?;
    let mut amended = Amended::default();
    if let Some(known) = known {
        // Where its commit is no longer there, nothing is known. That the newest does not descend from it does no
        // harm: a file that never amended a procedure is looked at in vain.
        let before = Oid::from_bytes(&known.newest)?;
        if git.find_commit(before).is_ok() && walk.hide(before).is_ok() {
            amended = known;
        }
    }
    let commits: Vec<Oid> = walk.collect::<Result<_, _>>()?;
    for (path, codes) in read(git, &commits)? {
        amended.files.entry(path).or_default().extend(codes);
    }
    amended.newest = id(newest);
    Ok(amended)
}

type Found = Vec<(Vec<u8>, BTreeSet<String>)>;

/// Below so many commits a second thread does not pay.
const ALONE: usize = 200;

/// The files that amend procedures as the commits have them, with the codes.
fn read(git: &git2::Repository, commits: &[Oid]) -> Result<Found, git2::Error> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    if commits.len() < ALONE || threads == 1 {
        return part(git, commits);
    }
    let (path, size) = (git.path(), commits.len().div_ceil(threads));
    std::thread::scope(|scope| {
        let threads: Vec<_> = commits
            .chunks(size)
            .map(|commits| scope.spawn(move || part(&git2::Repository::open(path)?, commits)))
            .collect();
        let mut all = Found::new();
        for thread in threads {
            match thread.join() {
                Ok(found) => all.extend(found?),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        Ok(all)
    })
}

fn part(git: &git2::Repository, commits: &[Oid]) -> Result<Found, git2::Error> {
    let mut files: BTreeMap<Vec<u8>, Vec<Oid>> = BTreeMap::new();
    for commit in commits {
        let commit = git.find_commit(*commit)?;
        // What a merge has from its other parents differs from the first; what it has from the first was met there.
        let before = if commit.parent_count() > 0 { Some(commit.parent(0)?.tree_id()) } else { None };
        for differs in differing(git, before, Some(commit.tree_id()))? {
            if let Some(file) = differs.new.filter(|_| differs.path.ends_with(b".tthc")) {
                files.entry(differs.path).or_default().push(file);
            }
        }
    }
    let store = git.odb()?;
    let heads = Heads::new();
    let mut found = Found::new();
    // Versions of one file lie near each other in the repository's packs.
    for (path, mut versions) in files {
        versions.sort_unstable();
        versions.dedup();
        let mut codes = BTreeSet::new();
        for version in versions {
            let file = store.read(version)?;
            if heads.may_be_in(file.data()) {
                let content = Content::read(file.data());
                codes.extend(content.amendments.iter().flat_map(|of| self::codes(&of.node)).map(str::to_owned));
            }
        }
        if !codes.is_empty() {
            found.push((path, codes));
        }
    }
    Ok(found)
}

/// The first words of what amends, to be found without reading a file's clauses: hardly any file amends anything.
struct Heads {
    finders: Vec<memmem::Finder<'static>>,
}

impl Heads {
    fn new() -> Heads {
        let spellings = KINDS.iter().flat_map(|kind| [Lang::Vi, Lang::En].map(|lang| kind.spelling(lang)));
        let first = spellings.filter_map(|spelling| spelling.split(' ').next());
        Heads { finders: first.map(memmem::Finder::new).collect() }
    }

    fn may_be_in(&self, text: &[u8]) -> bool {
        // Letters may be decomposed; combining marks have these first bytes, and hardly any file has one.
        if memchr2(0xCC, 0xCD, text).is_some() {
            let composed: String = String::from_utf8_lossy(text).nfc().collect();
            return self.may_begin_in(composed.as_bytes());
        }
        self.may_begin_in(text)
    }

    /// Titles and steps speak of amending all the time; an item stands where a clause begins.
    fn may_begin_in(&self, text: &[u8]) -> bool {
        self.finders.iter().any(|finder| {
            finder.find_iter(text).any(|at| {
                let line = text[..at].rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
                let line = String::from_utf8_lossy(line);
                let before = line.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
                before.is_empty() || before.ends_with(['}', ';', '{'])
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_is_found_wherever_a_clause_may_begin() {
        let heads = Heads::new();
        for text in [
            "sửa đổi a theo 1/2025/NĐ-CP { }",
            "\u{feff}sửa   đổi a theo 1/2025/NĐ-CP { }",
            "thủ tục 1.000001 { } amendment a under 1/2025/NĐ-CP { }",
            "# x\n  đính chính b theo 1/2025/NĐ-CP { }",
            "su\u{31b}\u{309}a đô\u{309}i a theo 1/2025/NĐ-CP { }",
        ] {
            assert!(heads.may_be_in(text.as_bytes()), "{text}");
        }
        for text in ["thủ tục 1.000001 { tên \"Cấp sửa đổi, bổ sung giấy phép\" }", "", "lĩnh vực a { tên \"Sửa\" }"]
        {
            assert!(!heads.may_be_in(text.as_bytes()), "{text}");
        }
    }
}
