//! What commits have of a procedure and say of it: the ground that both walks go over.

use std::rc::Rc;

use git2::{Commit, Oid};
use tthc_compiler::changes::{self, Change, Fact};

use crate::amended::Amended;
use crate::amendment::{self, Operation};
use crate::moved;
use crate::place::{Found, Place, find, names};
use crate::version::{self, Content, Version, Versioned};

pub(crate) struct Ground<'r> {
    pub git: &'r git2::Repository,
    versioned: Versioned<'r>,
    amended: Amended,
    /// Where the procedure is and has been, each place with the files that ever amended it there.
    places: Vec<(Place, Vec<Vec<Vec<u8>>>)>,
}

/// The files of a commit that say anything of the procedure.
#[derive(Debug)]
pub(crate) struct Standing {
    file: Found,
    amending: Vec<Found>,
}

impl Standing {
    fn is(&self, other: &Standing) -> bool {
        self.file.file == other.file.file
            && self.amending.iter().map(|found| found.file).eq(other.amending.iter().map(|found| found.file))
    }
}

/// What a commit says of the procedure.
#[derive(Debug)]
pub(crate) struct Said {
    content: Rc<Content>,
    code: String,
    operations: Vec<Operation>,
}

/// A parent with its place in the walk, and what it says.
pub(crate) struct Parent<'r> {
    pub commit: Commit<'r>,
    pub place: usize,
    pub standing: Standing,
    /// `None`: word for word the same.
    pub said: Option<Said>,
}

impl<'r> Ground<'r> {
    pub fn new(git: &'r git2::Repository, amended: Amended) -> Self {
        Ground { git, versioned: Versioned::new(git), amended, places: Vec::new() }
    }

    /// The number of a place.
    pub fn number(&mut self, place: Place) -> usize {
        if let Some(known) = self.places.iter().position(|(known, _)| *known == place) {
            return known;
        }
        let amending = self.amended.files_of(&place.code).map(names).filter(|file| place.reaches(file)).collect();
        self.places.push((place, amending));
        self.places.len() - 1
    }

    pub fn place(&self, number: usize) -> &Place {
        &self.places[number].0
    }

    pub fn places(&self) -> impl Iterator<Item = &Place> {
        self.places.iter().map(|(place, _)| place)
    }

    /// What a tree has; most trees are, where it matters, the same as the one that is near.
    pub fn standing(&self, tree: Oid, place: usize, near: Option<&Standing>) -> Result<Standing, git2::Error> {
        let (place, amending) = &self.places[place];
        let file = find(self.git, tree, &place.names, near.map(|near| &near.file))?;
        let near = |number: usize| near.and_then(|near| near.amending.get(number));
        let amending = amending.iter().enumerate().map(|(number, names)| find(self.git, tree, names, near(number)));
        Ok(Standing { file, amending: amending.collect::<Result<_, _>>()? })
    }

    pub fn said(&mut self, place: usize, standing: &Standing) -> Result<Said, git2::Error> {
        let code = self.places[place].0.code.clone();
        let content = match standing.file.file {
            Some(file) => self.versioned.of(file)?,
            None => Rc::new(Content::default()),
        };
        let mut operations = Vec::new();
        for file in standing.amending.iter().filter_map(|found| found.file) {
            for amending in &self.versioned.of(file)?.amendments {
                amendment::operations(amending, &code, &mut operations);
            }
        }
        Ok(Said { content, code, operations })
    }

    /// A parent, at the same place or where the procedure was moved from. `now` is what the commit itself says, which
    /// is found where it is needed.
    pub fn parent(
        &mut self,
        commit: &Commit<'r>,
        number: usize,
        (place, standing): (usize, &Standing),
        now: &mut Option<Said>,
    ) -> Result<Parent<'r>, git2::Error> {
        let parent = commit.parent(number)?;
        let before = self.standing(parent.tree_id(), place, Some(standing))?;
        if before.is(standing) {
            return Ok(Parent { commit: parent, place, standing: before, said: None });
        }
        let said = self.said(place, &before)?;
        if now.is_none() {
            *now = Some(self.said(place, standing)?);
        }
        let version = now.as_ref().and_then(Said::procedure);
        if let (None, Some(version), Some(file)) = (said.procedure(), version, standing.file.file) {
            let trees = (parent.tree_id(), commit.tree_id());
            let own = &self.places[place].0;
            if let Some(was) = moved::before(&mut self.versioned, self.git, trees, own, version, file)? {
                let place = self.number(was);
                let standing = self.standing(parent.tree_id(), place, None)?;
                let said = Some(self.said(place, &standing)?);
                return Ok(Parent { commit: parent, place, standing, said });
            }
        }
        Ok(Parent { commit: parent, place, standing: before, said: Some(said) })
    }
}

/// A commit without parents is the beginning, unless the copy of the history is cut off there.
pub(crate) fn is_cut(commit: &Commit<'_>) -> bool {
    commit.raw_header_bytes().split(|byte| *byte == b'\n').any(|line| line.starts_with(b"parent "))
}

impl Said {
    pub fn nothing() -> Said {
        Said { content: Rc::new(Content::default()), code: String::new(), operations: Vec::new() }
    }

    fn procedure(&self) -> Option<&Version> {
        self.content.coded(&self.code)
    }

    /// What changed from an older version to this one.
    pub fn since(&self, old: &Said) -> Vec<Change> {
        let mut changes = version::difference(old.procedure(), self.procedure());
        changes.extend(amendment::difference(&old.operations, &self.operations));
        changes
    }

    /// All that is said.
    pub fn facts(&self) -> Vec<Fact> {
        let mut facts = self.of_procedure();
        facts.extend(self.operations.iter().map(Operation::fact));
        facts
    }

    fn of_procedure(&self) -> Vec<Fact> {
        self.procedure().map_or_else(Vec::new, |version| changes::facts(&version.procedure))
    }

    /// For each fact the place of the same among those of an older version, where that said it already.
    pub fn continues(&self, old: &Said) -> Vec<Option<usize>> {
        let mut all = match (old.procedure(), self.procedure()) {
            (Some(old), Some(new)) => changes::continued(&old.procedure, &new.procedure),
            _ => vec![None; self.of_procedure().len()],
        };
        let first = old.of_procedure().len();
        let operations = amendment::continued(&old.operations, &self.operations);
        all.extend(operations.into_iter().map(|at| at.map(|at| first + at)));
        all
    }
}
