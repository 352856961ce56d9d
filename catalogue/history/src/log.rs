//! The walk from the newest commit back along one procedure and its amendments.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, HashSet};

use git2::Commit;
use serde::{Deserialize, Serialize};
use tthc_compiler::changes::Change;

use crate::amended::Amended;
use crate::ground::{Ground, Said, Standing, is_cut};
use crate::memory::{Id, Memory, StoredRecord, id, keep, name, recall};
use crate::place::Place;
use crate::recorded::Recorded;

/// A commit and the number of the procedure's place in it.
type Key = (Id, usize);

/// A commit to look at.
struct Next<'r> {
    time: i64,
    /// Commits of one second are walked in the order in which they were met.
    met: Reverse<usize>,
    key: Key,
    /// What the commit has; `None` where what follows from it is remembered.
    fresh: Option<(Commit<'r>, Standing)>,
}

impl Next<'_> {
    fn order(&self) -> (i64, Reverse<usize>) {
        (self.time, self.met)
    }
}

impl PartialEq for Next<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.order() == other.order()
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
        self.order().cmp(&other.order())
    }
}

/// What a visit came to. It depends on nothing but the commit, so that another walk that comes by need not look again.
#[derive(Serialize, Deserialize)]
struct Visited {
    key: Key,
    time: i64,
    /// The parents that have a part in what the commit says.
    next: Vec<Key>,
    /// The number of the record of what it changed.
    recorded: Option<usize>,
}

/// The way that a walk took, with the places where it found the procedure.
#[derive(Default, Serialize, Deserialize)]
struct Way {
    places: Vec<Place>,
    visits: Vec<Visited>,
}

/// A log as it is remembered.
#[derive(Serialize, Deserialize)]
struct Kept {
    newest: Id,
    asked: Place,
    recorded: Vec<StoredRecord>,
    /// The way, to be read only where it is gone on.
    way: Vec<u8>,
}

/// What was remembered of an earlier walk.
#[derive(Default)]
struct Known {
    visits: HashMap<Key, Visited>,
    recorded: Vec<Recorded>,
}

struct Walk<'r> {
    ground: Ground<'r>,
    known: Known,
    seen: HashSet<Key>,
    queue: BinaryHeap<Next<'r>>,
    visits: Vec<Visited>,
    out: Vec<Recorded>,
}

pub(crate) fn log(
    git: &git2::Repository,
    newest: &Commit<'_>,
    asked: Place,
    memory: &dyn Memory,
) -> Result<Vec<Recorded>, git2::Error> {
    let name = name("log", &asked.code);
    let kept: Option<Kept> = name.as_ref().and_then(|name| recall(memory, name));
    let kept = match kept {
        Some(kept) if kept.newest == newest.id().as_bytes() && kept.asked == asked => {
            return Ok(kept.recorded.into_iter().map(Recorded::from).collect());
        }
        kept => kept,
    };
    let newest = git.find_commit(newest.id())?;
    let amended = Amended::up_to(git, newest.id(), memory)?;
    let mut walk = Walk::new(Ground::new(git, amended), kept);
    let place = walk.ground.number(asked.clone());
    let first = newest.id();
    walk.follow(newest, place, None)?;
    while let Some(next) = walk.queue.pop() {
        walk.visit(next)?;
    }
    if let Some(name) = name {
        let places = walk.ground.places().cloned().collect();
        let way = postcard::to_stdvec(&Way { places, visits: walk.visits }).unwrap_or_default();
        let recorded = walk.out.iter().map(StoredRecord::from).collect();
        keep(memory, &name, &Kept { newest: id(first), asked, recorded, way });
    }
    Ok(walk.out)
}

impl<'r> Walk<'r> {
    fn new(mut ground: Ground<'r>, kept: Option<Kept>) -> Self {
        let mut known = Known::default();
        if let Some(kept) = kept {
            let way: Way = postcard::from_bytes(&kept.way).unwrap_or_default();
            // They get the numbers that they had.
            for place in way.places {
                ground.number(place);
            }
            known.visits = way.visits.into_iter().map(|visited| (visited.key, visited)).collect();
            known.recorded = kept.recorded.into_iter().map(Recorded::from).collect();
        }
        let (seen, queue) = (HashSet::new(), BinaryHeap::new());
        Walk { ground, known, seen, queue, visits: Vec::new(), out: Vec::new() }
    }

    fn follow(&mut self, commit: Commit<'r>, place: usize, standing: Option<Standing>) -> Result<Key, git2::Error> {
        let key = (id(commit.id()), place);
        if self.seen.insert(key) {
            let time = commit.time().seconds();
            let fresh = if self.known.visits.contains_key(&key) {
                None
            } else {
                let standing = match standing {
                    Some(standing) => standing,
                    None => self.ground.standing(commit.tree_id(), place, None)?,
                };
                Some((commit, standing))
            };
            self.queue.push(Next { time, met: Reverse(self.seen.len()), key, fresh });
        }
        Ok(key)
    }

    fn visit(&mut self, next: Next<'r>) -> Result<(), git2::Error> {
        let Next { time, key, fresh, .. } = next;
        let visited = match fresh {
            Some((commit, standing)) => {
                let (next, recorded) = self.look(&commit, key.1, &standing)?;
                let recorded = recorded.map(|recorded| {
                    self.out.push(recorded);
                    self.out.len() - 1
                });
                Visited { key, time, next, recorded }
            }
            None => {
                let Some(known) = self.known.visits.remove(&key) else { return Ok(()) };
                for key in &known.next {
                    if self.seen.insert(*key) {
                        let Some(time) = self.known.visits.get(key).map(|visited| visited.time) else { continue };
                        let met = Reverse(self.seen.len());
                        self.queue.push(Next { time, met, key: *key, fresh: None });
                    }
                }
                let recorded = known.recorded.and_then(|number| self.known.recorded.get(number));
                let recorded = recorded.map(|recorded| {
                    self.out.push(recorded.clone());
                    self.out.len() - 1
                });
                Visited { recorded, ..known }
            }
        };
        self.visits.push(visited);
        Ok(())
    }

    /// What a commit changed, and where to go on.
    fn look(
        &mut self,
        commit: &Commit<'r>,
        place: usize,
        standing: &Standing,
    ) -> Result<(Vec<Key>, Option<Recorded>), git2::Error> {
        // Where the procedure is gone, the place is the one that it had.
        let recorded = |ground: &Ground<'_>, changes: Vec<Change>| {
            (!changes.is_empty()).then(|| Recorded::new(commit, &ground.place(place).path(), changes))
        };
        if commit.parent_count() == 0 {
            if is_cut(commit) {
                return Ok((Vec::new(), None));
            }
            let began = self.ground.said(place, standing)?.since(&Said::nothing());
            return Ok((Vec::new(), recorded(&self.ground, began)));
        }
        let mut now = None;
        let mut parents = Vec::with_capacity(commit.parent_count());
        let mut differences = Vec::with_capacity(commit.parent_count());
        for number in 0..commit.parent_count() {
            let parent = self.ground.parent(commit, number, (place, standing), &mut now)?;
            let changes = match (&parent.said, &now) {
                (Some(was), Some(now)) => now.since(was),
                _ => Vec::new(),
            };
            if changes.is_empty() {
                // The other parents had no part in what is said.
                return Ok((vec![self.follow(parent.commit, parent.place, Some(parent.standing))?], None));
            }
            differences.push(changes);
            parents.push(parent);
        }
        let recorded = recorded(&self.ground, in_all(differences));
        let next = parents.into_iter().map(|parent| self.follow(parent.commit, parent.place, Some(parent.standing)));
        Ok((next.collect::<Result<_, _>>()?, recorded))
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
