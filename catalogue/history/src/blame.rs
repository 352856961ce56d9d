//! Which commit recorded each thing that the newest one says of a procedure.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use git2::{Commit, Oid};
use serde::{Deserialize, Serialize};
use tthc_compiler::changes::Fact;

use crate::amended::Amended;
use crate::ground::{Ground, Said, Standing, is_cut};
use crate::memory::{Id, Memory, StoredCommit, StoredFact, id, keep, name, recall};
use crate::place::Place;
use crate::recorded;

/// What is said of a procedure, and since when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Blame {
    /// In the order of the published form, what amendments do behind it.
    pub facts: Vec<Blamed>,
    /// The commits that recorded any of it, the newest first.
    pub commits: Vec<recorded::Commit>,
}

/// A fact and the commit that recorded it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blamed {
    pub fact: Fact,
    /// The newest commit that gave the fact its value, by its number in [`Blame::commits`]. Of a shallow copy it may not be
    /// known: it is older than what was copied.
    pub commit: Option<usize>,
}

/// A blame as it is remembered.
#[derive(Serialize, Deserialize)]
struct Kept {
    newest: Id,
    asked: Place,
    facts: Vec<(StoredFact, Option<usize>)>,
    commits: Vec<StoredCommit>,
}

impl Kept {
    fn into_blame(self) -> Blame {
        let facts = self.facts.into_iter().map(|(fact, commit)| Blamed { fact: fact.into(), commit });
        Blame { facts: facts.collect(), commits: self.commits.into_iter().map(recorded::Commit::from).collect() }
    }
}

/// A fact of the newest commit, and the same one among the facts of another.
type Sought = (usize, usize);

/// A commit that already says some of the facts.
struct Stop<'r> {
    commit: Commit<'r>,
    place: usize,
    standing: Standing,
    sought: Vec<Sought>,
}

struct Walk<'r> {
    ground: Ground<'r>,
    stops: Vec<Stop<'r>>,
    numbers: HashMap<(Oid, usize), usize>,
    /// The newest first; of one second, in the order in which they were met.
    queue: BinaryHeap<(i64, Reverse<usize>)>,
    /// The commit of each fact of the newest.
    found: Vec<Option<recorded::Commit>>,
}

pub(crate) fn blame(
    git: &git2::Repository,
    newest: &Commit<'_>,
    asked: Place,
    memory: &dyn Memory,
) -> Result<Blame, git2::Error> {
    let name = name("blame", &asked.code);
    let known: Option<Kept> = name.as_ref().and_then(|name| recall(memory, name));
    let known = match known {
        Some(known) if known.newest == newest.id().as_bytes() && known.asked == asked => return Ok(known.into_blame()),
        known => known,
    };
    let known = known.map(|known| (Oid::from_bytes(&known.newest), known.asked.clone(), known.into_blame()));
    let newest = git.find_commit(newest.id())?;
    let first = id(newest.id());
    let ground = Ground::new(git, Amended::up_to(git, newest.id(), memory)?);
    let mut walk =
        Walk { ground, stops: Vec::new(), numbers: HashMap::new(), queue: BinaryHeap::new(), found: Vec::new() };
    let place = walk.ground.number(asked.clone());
    let standing = walk.ground.standing(newest.tree_id(), place, None)?;
    let facts = walk.ground.said(place, &standing)?.facts();
    walk.found = vec![None; facts.len()];
    walk.seek(newest, place, standing, (0..facts.len()).map(|at| (at, at)).collect());
    while let Some((_, Reverse(number))) = walk.queue.pop() {
        let sought = std::mem::take(&mut walk.stops[number].sought);
        if sought.is_empty() {
            continue;
        }
        let stop = &walk.stops[number];
        let (commit, place) = (stop.commit.id(), walk.ground.place(stop.place));
        match &known {
            Some((newest, asked, blame)) if newest.as_ref() == Ok(&commit) && asked == place => {
                walk.remembered(&sought, blame);
            }
            _ => walk.visit(number, sought)?,
        }
    }
    let blame = ordered(facts, walk.found);
    if let Some(name) = name {
        let facts = blame.facts.iter().map(|blamed| (StoredFact::from(&blamed.fact), blamed.commit)).collect();
        let commits = blame.commits.iter().map(StoredCommit::from).collect();
        keep(memory, &name, &Kept { newest: first, asked, facts, commits });
    }
    Ok(blame)
}

impl<'r> Walk<'r> {
    fn seek(&mut self, commit: Commit<'r>, place: usize, standing: Standing, sought: Vec<Sought>) {
        let number = *self.numbers.entry((commit.id(), place)).or_insert(self.stops.len());
        let next = (commit.time().seconds(), Reverse(number));
        if number == self.stops.len() {
            self.stops.push(Stop { commit, place, standing, sought: Vec::new() });
        }
        let waiting = &mut self.stops[number].sought;
        // Where clocks were wrong, a commit is met again after it was looked at.
        if waiting.is_empty() {
            self.queue.push(next);
        }
        waiting.extend(sought);
    }

    fn visit(&mut self, number: usize, mut sought: Vec<Sought>) -> Result<(), git2::Error> {
        let Stop { commit, place, .. } = &self.stops[number];
        let (commit, place) = (commit.clone(), *place);
        if commit.parent_count() == 0 && is_cut(&commit) {
            return Ok(());
        }
        let mut now: Option<Said> = None;
        for parent in 0..commit.parent_count() {
            let standing = &self.stops[number].standing;
            let parent = self.ground.parent(&commit, parent, (place, standing), &mut now)?;
            let (passed, left) = match (&parent.said, &now) {
                (Some(was), Some(now)) => {
                    let was = now.continues(was);
                    let at = |own: usize| was.get(own).copied().flatten();
                    let passed = sought.iter().filter_map(|(fact, own)| Some((*fact, at(*own)?))).collect();
                    (passed, sought.iter().copied().filter(|(_, own)| at(*own).is_none()).collect())
                }
                _ => (sought, Vec::new()),
            };
            sought = left;
            if !passed.is_empty() {
                self.seek(parent.commit, parent.place, parent.standing, passed);
            }
            if sought.is_empty() {
                return Ok(());
            }
        }
        let commit = recorded::Commit::of(&commit);
        sought.into_iter().for_each(|(fact, _)| self.found[fact] = Some(commit.clone()));
        Ok(())
    }

    /// An earlier blame began here, and knows.
    fn remembered(&mut self, sought: &[Sought], blame: &Blame) {
        for (fact, own) in sought {
            let commit = blame.facts.get(*own).and_then(|blamed| blamed.commit);
            self.found[*fact] = commit.and_then(|number| blame.commits.get(number)).cloned();
        }
    }
}

fn ordered(facts: Vec<Fact>, found: Vec<Option<recorded::Commit>>) -> Blame {
    let by_id: HashMap<&str, &recorded::Commit> =
        found.iter().flatten().map(|commit| (commit.id.as_str(), commit)).collect();
    let mut commits: Vec<recorded::Commit> = by_id.into_values().cloned().collect();
    commits.sort_by(|one, other| (other.time, &one.id).cmp(&(one.time, &other.id)));
    let numbers: HashMap<String, usize> =
        commits.iter().enumerate().map(|(number, commit)| (commit.id.clone(), number)).collect();
    let blamed = |(fact, commit): (Fact, Option<recorded::Commit>)| {
        let commit = commit.and_then(|commit| numbers.get(&commit.id).copied());
        Blamed { fact, commit }
    };
    Blame { facts: facts.into_iter().zip(found).map(blamed).collect(), commits }
}
