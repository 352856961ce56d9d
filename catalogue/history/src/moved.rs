//! Where a procedure was before the commit that brought it to its place.
//!
//! A procedure is known by its code, which no measure of likeness between files can replace: a file that was moved and
//! rewritten in one commit is found, as is a procedure that was moved from one file into another.

use std::rc::Rc;

use git2::Oid;
use memchr::memmem;

use crate::differing::{Differs, differing};
use crate::place::{Place, names};
use crate::version::{Content, Version, Versioned};

/// A file that the commit took away or changed.
struct Candidate {
    path: Vec<u8>,
    before: Oid,
    /// What the commit left in its place.
    after: Option<Oid>,
}

/// The procedure's place in the parent, if the commit moved it from another file or gave it another code.
pub(crate) fn before(
    versioned: &mut Versioned<'_>,
    git: &git2::Repository,
    trees: (Oid, Oid),
    place: &Place,
    now: &Version,
    file: Oid,
) -> Result<Option<Place>, git2::Error> {
    let candidates = candidates(git, trees, place, file)?;
    let renamed = now.procedure.name.value().map(|name| name.vi.as_str());
    let sought = [Some(place.code.as_str()), renamed];
    for (by_name, words) in sought.iter().enumerate().map(|(number, words)| (number > 0, *words)) {
        let Some(words) = words.filter(|words| !words.is_empty()) else { continue };
        let finder = memmem::Finder::new(words);
        for candidate in &candidates {
            if finder.find(git.find_blob(candidate.before)?.content()).is_none() {
                continue;
            }
            let versions = versioned.of(candidate.before)?;
            let left = match candidate.after {
                Some(after) => versioned.of(after)?,
                None => Rc::new(Content::default()),
            };
            // What stands where it stood has not moved.
            let gone = versions.procedures.iter().filter(|version| left.coded(&version.procedure.code).is_none());
            let was = gone.map(|version| &version.procedure).find(|procedure| match by_name {
                false => procedure.code.value == place.code,
                true => procedure.name.value().is_some_and(|name| name.vi == words),
            });
            if let Some(was) = was {
                return Place::new(git, trees.0, names(&candidate.path), was.code.value.clone()).map(Some);
            }
        }
    }
    Ok(None)
}

/// The likely ones first: the same content, then the same place or file name.
fn candidates(
    git: &git2::Repository,
    (old, new): (Oid, Oid),
    place: &Place,
    file: Oid,
) -> Result<Vec<Candidate>, git2::Error> {
    let own = place.path();
    let name = place.names.last().map_or(&[][..], Vec::as_slice);
    let ending = name.rsplit(|byte| *byte == b'.').next().unwrap_or_default();
    let mut candidates: Vec<Candidate> = differing(git, Some(old), Some(new))?
        .into_iter()
        .filter(|differs| differs.path.ends_with(ending))
        .filter_map(|Differs { path, old, new }| Some(Candidate { path, before: old?, after: new }))
        .collect();
    candidates.sort_by_key(|candidate| {
        let same_name = candidate.path.rsplit(|byte| *byte == b'/').next() == Some(name);
        (candidate.before != file, candidate.path != own, !same_name)
    });
    Ok(candidates)
}
