//! The files of a workspace as a revision has them.

use std::fmt;
use std::path::{Path, PathBuf};

use git2::{ErrorCode, ObjectType, Oid, Tree};
use jiff::Timestamp;

use crate::differing::is_file;
use crate::error::{HistoryError, HistoryErrorKind};
use crate::place::find_folder;
use crate::recorded::moment;
use crate::repository::Repository;

/// The files of a workspace's folder in one commit. They are listed, and read one by one where they are asked for.
pub struct Snapshot<'r> {
    repository: &'r Repository,
    folder: PathBuf,
    /// The commit's id, 40 hexadecimal digits.
    pub commit: String,
    /// When its author wrote it. Not when law applies.
    pub time: Timestamp,
    /// Sources and tables (`.tthc`, `.toml`), sorted by their paths; none in a hidden folder.
    pub files: Vec<SnapshotFile>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnapshotFile {
    /// Relative to the folder, with `/` between the names.
    pub path: String,
    pub id: ObjectId,
}

/// What names a content: two files of one id are the same, byte for byte.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ObjectId([u8; 20]);

/// A file that two snapshots have otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedPath {
    pub path: String,
    /// `None`: the file was added.
    pub old: Option<ObjectId>,
    /// `None`: the file was removed.
    pub new: Option<ObjectId>,
}

impl ObjectId {
    /// The id that git gives to a content.
    pub fn of(content: &[u8]) -> ObjectId {
        let id = Oid::hash_object(ObjectType::Blob, content).unwrap_or(Oid::ZERO_SHA1);
        let mut bytes = [0; 20];
        bytes.copy_from_slice(&id.as_bytes()[..20]);
        ObjectId(bytes)
    }
}

impl fmt::Debug for ObjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for ObjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Snapshot<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Snapshot").field("commit", &self.commit).field("files", &self.files).finish_non_exhaustive()
    }
}

impl<'r> Snapshot<'r> {
    pub(crate) fn of(repository: &'r Repository, revision: &str, folder: &Path) -> Result<Self, HistoryError> {
        let names = repository.within(folder)?;
        let commit = commit(repository, revision, folder)?;
        let git = repository.git();
        let failed = repository.failed(folder);
        let top = commit.tree().map_err(&failed)?;
        let Some(tree) = find_folder(git, top.clone(), &names).map_err(&failed)? else {
            let near = workspace(git, &top, &mut String::new()).map_err(&failed)?;
            let kind = HistoryErrorKind::NoFolder { revision: revision.to_owned(), near };
            return Err(HistoryError::new(folder, kind));
        };
        let mut files = Vec::new();
        list(git, &tree, &mut String::new(), &mut files).map_err(&failed)?;
        files.sort_unstable_by(|one, other| one.path.cmp(&other.path));
        let (time, _) = moment(commit.author().when());
        let commit = Oid::to_string(&commit.id());
        Ok(Snapshot { repository, folder: folder.to_owned(), commit, time, files })
    }

    /// The bytes of one of its files, or of any that its repository holds.
    pub fn read(&self, file: &SnapshotFile) -> Result<Vec<u8>, HistoryError> {
        let path = self.folder.join(&file.path);
        let failed = self.repository.failed(&path);
        let blob = Oid::from_bytes(&file.id.0).and_then(|id| self.repository.git().find_blob(id)).map_err(failed)?;
        Ok(blob.content().to_vec())
    }
}

fn commit<'r>(repository: &'r Repository, revision: &str, folder: &Path) -> Result<git2::Commit<'r>, HistoryError> {
    let git = repository.git();
    let error = |kind| HistoryError::new(folder, kind);
    let revision_is = |kind: fn(String) -> HistoryErrorKind| error(kind(revision.to_owned()));
    let found = git.revparse_single(revision).map_err(|failed| match failed.code() {
        ErrorCode::NotFound | ErrorCode::InvalidSpec | ErrorCode::UnbornBranch => {
            if git.references().is_ok_and(|mut all| all.next().is_none()) {
                return error(HistoryErrorKind::NothingRecorded);
            }
            let near = near(git, revision);
            error(HistoryErrorKind::NoRevision {
                revision: revision.to_owned(),
                near,
                shallow: repository.is_shallow(),
            })
        }
        ErrorCode::Ambiguous => revision_is(|revision| HistoryErrorKind::Ambiguous { revision }),
        _ => repository.failed(folder)(failed),
    })?;
    let peeled = found.peel_to_commit();
    peeled.map_err(|_| revision_is(|revision| HistoryErrorKind::NoCommit { revision }))
}

/// The branch or tag whose name is nearest to what was written.
fn near(git: &git2::Repository, revision: &str) -> Option<String> {
    let mut references = git.references().ok()?;
    let names: Vec<String> = references
        .names()
        .filter_map(|name| {
            let name = name.ok()?;
            let short = ["refs/heads/", "refs/tags/", "refs/remotes/"].iter().find_map(|kind| name.strip_prefix(kind));
            short.map(str::to_owned)
        })
        .collect();
    // `mian~2` is `main~2`.
    let at = revision.find(['~', '^', '@', ':']).unwrap_or(revision.len());
    let (name, rest) = revision.split_at(at);
    tthc_dsl::nearest(name, names.iter().map(String::as_str)).map(|name| format!("{name}{rest}"))
}

/// Walks a tree below a path, hidden folders left out.
fn list(
    git: &git2::Repository,
    tree: &Tree<'_>,
    at: &mut String,
    out: &mut Vec<SnapshotFile>,
) -> Result<(), git2::Error> {
    for entry in tree {
        let name = String::from_utf8_lossy(entry.name_bytes());
        if name.starts_with('.') {
            continue;
        }
        let length = at.len();
        if length > 0 {
            at.push('/');
        }
        at.push_str(&name);
        if entry.kind() == Some(ObjectType::Tree) {
            list(git, &git.find_tree(entry.id())?, at, out)?;
        } else if is_file(&entry) && [".tthc", ".toml"].iter().any(|ending| name.ends_with(ending)) {
            let mut id = [0; 20];
            id.copy_from_slice(entry.id().as_bytes());
            out.push(SnapshotFile { path: at.clone(), id: ObjectId(id) });
        }
        at.truncate(length);
    }
    Ok(())
}

/// A folder with `tthc.toml`, the first from the top.
fn workspace(git: &git2::Repository, tree: &Tree<'_>, at: &mut String) -> Result<Option<String>, git2::Error> {
    if tree.get_name("tthc.toml").is_some() {
        return Ok(Some(if at.is_empty() { ".".to_owned() } else { at.clone() }));
    }
    for entry in tree {
        if entry.kind() != Some(ObjectType::Tree) {
            continue;
        }
        let length = at.len();
        if length > 0 {
            at.push('/');
        }
        at.push_str(&String::from_utf8_lossy(entry.name_bytes()));
        if let Some(found) = workspace(git, &git.find_tree(entry.id())?, at)? {
            return Ok(Some(found));
        }
        at.truncate(length);
    }
    Ok(None)
}

/// Both lists are sorted.
pub(crate) fn changed(old: &[SnapshotFile], new: &[SnapshotFile]) -> Vec<ChangedPath> {
    let (mut old, mut new) = (old.iter().peekable(), new.iter().peekable());
    let mut out = Vec::new();
    loop {
        let order = match (old.peek(), new.peek()) {
            (None, None) => return out,
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (Some(before), Some(after)) => before.path.cmp(&after.path),
        };
        let before = if order.is_le() { old.next() } else { None };
        let after = if order.is_ge() { new.next() } else { None };
        let id = |file: Option<&SnapshotFile>| file.map(|file| file.id);
        if let Some(file) = after.or(before).filter(|_| id(before) != id(after)) {
            out.push(ChangedPath { path: file.path.clone(), old: id(before), new: id(after) });
        }
    }
}
