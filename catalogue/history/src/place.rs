//! Where a procedure is written: a path in the tree of a commit, and a code.

use git2::{ObjectType, Oid, Tree, TreeEntry};
use serde::{Deserialize, Serialize};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A procedure's file and its code in it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Place {
    /// The names of the folders and of the file.
    pub names: Vec<Vec<u8>>,
    pub code: String,
    /// How many of the folders lead to the workspace: what lies outside of it does not belong to the catalogue.
    workspace: usize,
}

impl Place {
    /// The place in a commit's tree. The workspace is the folder that holds `tthc.toml`, the nearest above the file;
    /// where there is none it is all that the repository holds.
    pub fn new(
        git: &git2::Repository,
        tree: Oid,
        names: Vec<Vec<u8>>,
        code: impl Into<String>,
    ) -> Result<Self, git2::Error> {
        let mut workspace = 0;
        let mut tree = git.find_tree(tree)?;
        for (depth, name) in names.iter().enumerate() {
            if tree.get_name("tthc.toml").is_some() {
                workspace = depth;
            }
            let Some(next) = folder(&tree, name) else { break };
            tree = git.find_tree(next)?;
        }
        Ok(Place { names, code: code.into(), workspace })
    }

    /// Whether a path is in the workspace.
    pub fn reaches(&self, path: &[Vec<u8>]) -> bool {
        path.starts_with(&self.names[..self.workspace])
    }

    /// The path as git writes it.
    pub fn path(&self) -> Vec<u8> {
        self.names.join(&b'/')
    }
}

/// The names in a path as git writes it.
pub(crate) fn names(path: &[u8]) -> Vec<Vec<u8>> {
    path.split(|byte| *byte == b'/').map(<[u8]>::to_vec).collect()
}

/// What a commit has at a path: its trees from the top down, as far as they lead, and the file.
#[derive(Debug)]
pub(crate) struct Found {
    trees: Vec<Oid>,
    pub file: Option<Oid>,
}

/// Looks a path up in a tree. Where a folder is the same as in `near`, what is below it is as well and is not read:
/// most commits touch no folder on the way.
pub(crate) fn find(
    git: &git2::Repository,
    top: Oid,
    names: &[Vec<u8>],
    near: Option<&Found>,
) -> Result<Found, git2::Error> {
    let mut trees = Vec::with_capacity(names.len());
    let mut next = top;
    for (depth, name) in names.iter().enumerate() {
        trees.push(next);
        if let Some(near) = near.filter(|near| near.trees.get(depth) == Some(&next)) {
            trees.extend(near.trees.iter().skip(depth + 1));
            return Ok(Found { trees, file: near.file });
        }
        let tree = git.find_tree(next)?;
        let last = depth + 1 == names.len();
        let wanted = if last { ObjectType::Blob } else { ObjectType::Tree };
        match entry(&tree, name).filter(|entry| entry.kind() == Some(wanted)) {
            None => break,
            Some(entry) if last => return Ok(Found { trees, file: Some(entry.id()) }),
            Some(entry) => next = entry.id(),
        }
    }
    Ok(Found { trees, file: None })
}

fn folder(tree: &Tree<'_>, name: &[u8]) -> Option<Oid> {
    entry(tree, name).filter(|entry| entry.kind() == Some(ObjectType::Tree)).map(|entry| entry.id())
}

/// The entry of a name. A file system may have decomposed its letters (NFD) where another keeps them composed (NFC).
fn entry<'t>(tree: &'t Tree<'_>, name: &[u8]) -> Option<TreeEntry<'t>> {
    if let Some(entry) = tree.get_name_bytes(name) {
        return Some(entry);
    }
    if name.is_ascii() {
        return None;
    }
    let wanted: String = std::str::from_utf8(name).ok()?.nfc().collect();
    tree.iter().find(|entry| std::str::from_utf8(entry.name_bytes()).is_ok_and(|name| is_same(name, &wanted)))
}

fn is_same(name: &str, composed: &str) -> bool {
    if is_nfc(name) { name == composed } else { name.nfc().eq(composed.chars()) }
}

/// The folder at a path of a tree; no names lead to the tree itself.
pub(crate) fn find_folder<'r>(
    git: &'r git2::Repository,
    mut tree: Tree<'r>,
    names: &[Vec<u8>],
) -> Result<Option<Tree<'r>>, git2::Error> {
    for name in names {
        let Some(next) = folder(&tree, name) else { return Ok(None) };
        tree = git.find_tree(next)?;
    }
    Ok(Some(tree))
}
