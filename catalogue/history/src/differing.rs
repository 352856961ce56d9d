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
    // Both are sorted alike, so the same entry mostly stands behind the last one's; to look it up costs more.
    let (mut next, mut met) = (0, 0);
    for entry in new.iter().flat_map(Tree::iter) {
        let beside = old.as_ref().and_then(|old| old.get(next)).filter(|old| old.name_bytes() == entry.name_bytes());
        next += usize::from(beside.is_some());
        let before = beside.or_else(|| old.as_ref()?.get_name_bytes(entry.name_bytes()));
        met += usize::from(before.is_some());
        if before.as_ref().map(TreeEntry::id) != Some(entry.id()) {
            one(git, before, Some(entry), at, out)?;
        }
    }
    let gone = old.iter().filter(|old| old.len() > met).flat_map(Tree::iter);
    for entry in gone {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::story::Story;

    #[test]
    fn files_that_came_went_and_changed_are_told_and_no_others() {
        let story = Story::new();
        let [one, two] = [Some("một"), Some("hai")];
        let old = [("a/x", one), ("a/y", one), ("b", one), ("c/d/z", one), ("e", one), ("m", one), ("same/s", one)];
        let before = story.then("Một", &old);
        // A file that becomes a folder stands elsewhere among its neighbours, and so does a folder that becomes a file.
        let new = [
            ("a/x/in", one),
            ("a/y", one),
            ("a.tthc", one),
            ("b", two),
            ("c", one),
            ("l", one),
            ("m", one),
            ("same/s", one),
        ];
        let after = story.commit(&[], "Hai", &new);
        let tree = |id| story.git.find_commit(id).expect("a commit").tree_id();
        let told = |old: Option<Oid>, new: Option<Oid>| -> Vec<String> {
            let found = differing(&story.git, old, new).expect("a comparison");
            let sign = |differs: &Differs| match (differs.old, differs.new) {
                (None, _) => '+',
                (_, None) => '-',
                _ => '~',
            };
            let mut told: Vec<String> =
                found.iter().map(|one| format!("{}{}", sign(one), String::from_utf8_lossy(&one.path))).collect();
            told.sort();
            told
        };
        let (old, new) = (Some(tree(before)), Some(tree(after)));
        assert_eq!(told(old, new), ["+a.tthc", "+a/x/in", "+c", "+l", "-a/x", "-c/d/z", "-e", "~b"]);
        assert_eq!(told(new, old), ["+a/x", "+c/d/z", "+e", "-a.tthc", "-a/x/in", "-c", "-l", "~b"]);
        assert_eq!(told(None, old).len(), 7);
        assert_eq!(told(old, old), [] as [&str; 0]);
    }
}
