//! The walk from the newest commit back along one procedure.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashSet};
use std::rc::Rc;

use git2::{Commit, Oid};
use tthc_compiler::changes::Change;

use crate::moved;
use crate::place::{Found, Place, find};
use crate::recorded::Recorded;
use crate::version::{Version, Versioned, Versions, coded, difference};

/// A commit to look at, the place of the procedure in it, and what it has there.
struct Next<'r> {
    commit: Commit<'r>,
    /// A number in the list of places.
    place: usize,
    found: Found,
    /// Commits of one second are walked in the order in which they were met.
    met: Reverse<usize>,
}

impl Next<'_> {
    fn key(&self) -> (i64, Reverse<usize>) {
        (self.commit.time().seconds(), self.met)
    }
}

impl PartialEq for Next<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Next<'_> {}

impl PartialOrd for Next<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Next<'_> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.key().cmp(&other.key())
    }
}

/// A parent, and what it says of the procedure.
struct Parent<'r> {
    commit: Commit<'r>,
    place: usize,
    found: Found,
    versions: Versions,
}

struct Walk<'r> {
    git: &'r git2::Repository,
    versioned: Versioned<'r>,
    /// Where the procedure has been, the newest place first.
    places: Vec<Place>,
    seen: HashSet<(Oid, usize)>,
    queue: BinaryHeap<Next<'r>>,
    out: Vec<Recorded>,
}

pub(crate) fn walk(
    git: &git2::Repository,
    newest: Commit<'_>,
    place: Place,
    limit: usize,
) -> Result<Vec<Recorded>, git2::Error> {
    let newest = git.find_commit(newest.id())?;
    let found = find(git, newest.tree_id(), &place, None)?;
    let mut walk = Walk {
        git,
        versioned: Versioned::new(git),
        places: vec![place],
        seen: HashSet::new(),
        queue: BinaryHeap::new(),
        out: Vec::new(),
    };
    walk.follow(newest, 0, found);
    while walk.out.len() < limit {
        let Some(next) = walk.queue.pop() else { break };
        walk.visit(next)?;
    }
    Ok(walk.out)
}

impl<'r> Walk<'r> {
    fn follow(&mut self, commit: Commit<'r>, place: usize, found: Found) {
        if self.seen.insert((commit.id(), place)) {
            let met = Reverse(self.seen.len());
            self.queue.push(Next { commit, place, found, met });
        }
    }

    fn visit(&mut self, next: Next<'r>) -> Result<(), git2::Error> {
        let Next { commit, place, found, .. } = next;
        if commit.parent_count() == 0 {
            return self.first(&commit, place, &found);
        }
        let mut parents = Vec::with_capacity(1);
        for number in 0..commit.parent_count() {
            let parent = commit.parent(number)?;
            let before = find(self.git, parent.tree_id(), &self.places[place], Some(&found))?;
            if before.file == found.file {
                // The other parents had no part in what the file says.
                self.follow(parent, place, before);
                return Ok(());
            }
            parents.push((parent, before));
        }
        let versions = self.versions(&found)?;
        let now = coded(&versions, &self.places[place].code);
        let mut described = Vec::with_capacity(parents.len());
        let mut differences = Vec::with_capacity(parents.len());
        for (parent, before) in parents {
            let parent = self.parent(&commit, parent, place, before, found.file.zip(now))?;
            let was = coded(&parent.versions, &self.places[parent.place].code);
            let differs = difference(was, now);
            if differs.is_empty() {
                self.follow(parent.commit, parent.place, parent.found);
                return Ok(());
            }
            differences.push(differs);
            described.push(parent);
        }
        let own = in_all(differences);
        if !own.is_empty() {
            // Where the procedure is gone, the place is the one that it had.
            self.out.push(Recorded::new(&commit, &self.places[place].path(), own));
        }
        for parent in described {
            self.follow(parent.commit, parent.place, parent.found);
        }
        Ok(())
    }

    /// A commit without parents: the procedure begins with it, unless the copy of the history is cut off there.
    fn first(&mut self, commit: &Commit<'r>, place: usize, found: &Found) -> Result<(), git2::Error> {
        let is_cut = commit.raw_header_bytes().split(|byte| *byte == b'\n').any(|line| line.starts_with(b"parent "));
        if is_cut {
            return Ok(());
        }
        let versions = self.versions(found)?;
        let began = difference(None, coded(&versions, &self.places[place].code));
        if !began.is_empty() {
            self.out.push(Recorded::new(commit, &self.places[place].path(), began));
        }
        Ok(())
    }

    fn versions(&mut self, found: &Found) -> Result<Versions, git2::Error> {
        found.file.map_or_else(|| Ok(Rc::from([])), |file| self.versioned.of(file))
    }

    /// What a parent says, at the same place or where the procedure was moved from.
    fn parent(
        &mut self,
        commit: &Commit<'r>,
        parent: Commit<'r>,
        place: usize,
        found: Found,
        now: Option<(Oid, &Version)>,
    ) -> Result<Parent<'r>, git2::Error> {
        let versions = self.versions(&found)?;
        let there = coded(&versions, &self.places[place].code).is_some();
        if let (false, Some((file, now))) = (there, now) {
            let trees = (parent.tree_id(), commit.tree_id());
            let was = moved::before(&mut self.versioned, self.git, trees, &self.places[place], now, file)?;
            if let Some(was) = was {
                let found = find(self.git, parent.tree_id(), &was, None)?;
                let versions = self.versions(&found)?;
                let place = self.places.iter().position(|known| *known == was).unwrap_or_else(|| {
                    self.places.push(was);
                    self.places.len() - 1
                });
                return Ok(Parent { commit: parent, place, found, versions });
            }
        }
        Ok(Parent { commit: parent, place, found, versions })
    }
}

/// The changes against the first parent that are changes against every other one too: what a parent already says came
/// from its side and is told there.
fn in_all(differences: Vec<Vec<Change>>) -> Vec<Change> {
    let mut differences = differences.into_iter();
    let mut own = differences.next().unwrap_or_default();
    for others in differences {
        let others: HashSet<_> = others.into_iter().map(|change| (change.field, change.new)).collect();
        own.retain(|change| others.contains(&(change.field.clone(), change.new.clone())));
    }
    own
}
