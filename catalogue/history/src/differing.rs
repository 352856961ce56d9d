//! The files in which two trees differ. No file is read, and no folder that is the same in both.

use git2::{ObjectType, Oid, Tree, TreeEntry};

/// A file that one of two trees has otherwise than the other. Links are no files.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Differs {
    /// From the top, with `/` between the names.
    pub path: Vec<u8>,
    pub old: Option<Oid>,
    pub new: Option<Oid>,
}

/// Libgit2's own comparison makes a record of every entry that it passes, and takes ten times as long.
pub(crate) fn differing(
    git: &git2::Repository,
    old: Option<Oid>,
    new: Option<Oid>,
) -> Result<Vec<Differs>, git2::Error> {
    let mut out = Vec::new();
    below(git, old, new, &mut Vec::new(), &mut out)?;
    Ok(out)
}

fn below(
    git: &git2::Repository,
    old: Option<Oid>,
    new: Option<Oid>,
    at: &mut Vec<u8>,
    out: &mut Vec<Differs>,
) -> Result<(), git2::Error> {
    let tree = |id: Option<Oid>| id.map(|id| git.find_tree(id)).transpose();
    let (old, new) = (tree(old)?, tree(new)?);
    for entry in new.iter().flat_map(Tree::iter) {
        let before = old.as_ref().and_then(|old| old.get_name_bytes(entry.name_bytes()));
        if before.as_ref().map(TreeEntry::id) != Some(entry.id()) {
            one(git, before, Some(entry), at, out)?;
        }
    }
    for entry in old.iter().flat_map(Tree::iter) {
        if new.as_ref().is_none_or(|new| new.get_name_bytes(entry.name_bytes()).is_none()) {
            one(git, Some(entry), None, at, out)?;
        }
    }
    Ok(())
}

fn one(
    git: &git2::Repository,
    old: Option<TreeEntry<'_>>,
    new: Option<TreeEntry<'_>>,
    at: &mut Vec<u8>,
    out: &mut Vec<Differs>,
) -> Result<(), git2::Error> {
    let Some(entry) = new.as_ref().or(old.as_ref()) else { return Ok(()) };
    let length = at.len();
    at.extend((length > 0).then_some(b'/'));
    at.extend(entry.name_bytes());
    let folder = |entry: &Option<TreeEntry<'_>>| {
        entry.as_ref().filter(|entry| entry.kind() == Some(ObjectType::Tree)).map(TreeEntry::id)
    };
    let file = |entry: &Option<TreeEntry<'_>>| entry.as_ref().filter(|entry| is_file(entry)).map(TreeEntry::id);
    let (before, after) = (file(&old), file(&new));
    if before != after {
        out.push(Differs { path: at.clone(), old: before, new: after });
    }
    let (before, after) = (folder(&old), folder(&new));
    if before != after {
        below(git, before, after, at, out)?;
    }
    at.truncate(length);
    Ok(())
}

pub(crate) fn is_file(entry: &TreeEntry<'_>) -> bool {
    const LINK: i32 = 0o120_000;
    entry.kind() == Some(ObjectType::Blob) && entry.filemode() != LINK
}
