//! The repository that holds a workspace.

use std::path::{Component, Path, PathBuf};

use crate::blame::{self, Blame};
use crate::error::{HistoryError, HistoryErrorKind};
use crate::log;
use crate::memory::Memory;
use crate::place::Place;
use crate::recorded::Recorded;
use crate::snapshot::{self, ChangedPath, Snapshot};

/// A git repository, opened to be read.
pub struct Repository {
    git: git2::Repository,
}

impl std::fmt::Debug for Repository {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Repository").field("path", &self.git.path()).finish()
    }
}

impl Repository {
    /// The repository that a folder belongs to: its own or that of a folder above it.
    pub fn discover(path: &Path) -> Result<Repository, HistoryError> {
        // To read a history is to read thousands of objects, and half of the time would go into hashing them again.
        // Nothing is written from them; a damaged repository is `git fsck`'s to find.
        git2::opts::strict_hash_verification(false);
        let git = git2::Repository::discover(path).map_err(|error| match error.code() {
            git2::ErrorCode::NotFound => HistoryError::new(path, HistoryErrorKind::NoRepository),
            _ => HistoryError::git(path)(error),
        })?;
        Ok(Repository { git })
    }

    /// The folder of the work tree; a bare repository has none.
    pub fn work_tree(&self) -> Option<&Path> {
        self.git.workdir()
    }

    /// The copy holds only the newest commits, so that what was recorded before is not known.
    pub fn is_shallow(&self) -> bool {
        self.git.is_shallow()
    }

    /// The commits that changed what a procedure says or what is amended of it, the newest first.
    ///
    /// `file` is where the procedure is written now: an absolute path, or one within the work tree. The procedure is
    /// followed through changes of that path, and of its code where another one takes its place under the same name.
    /// Amendments and corrections of it are found in whatever file of its workspace they are or were; what they do has
    /// the field `amendment.<name>.<operation>`. Commits that changed only the look of a file, or moved something, are not listed.
    /// A merge is listed only with what none of its parents says. Of a shallow copy the oldest commit is not listed,
    /// since what it changed is not known.
    ///
    /// Where nothing was ever recorded – there is no commit, or none with this file – the list is empty.
    pub fn log(&self, file: &Path, code: &str, memory: &dyn Memory) -> Result<Vec<Recorded>, HistoryError> {
        let names = self.names_of(file)?;
        let Some(newest) = self.newest(file)? else { return Ok(Vec::new()) };
        let place = Place::new(&self.git, newest.tree_id(), names, code).map_err(self.failed(file))?;
        log::log(&self.git, &newest, place, self.reliable(memory)).map_err(self.failed(file))
    }

    /// Everything that the newest commit says of a procedure and what is amended of it, each with the commit that
    /// recorded its present value: what has only been moved, formatted or renumbered since is as old as its value.
    ///
    /// The file is given as to [`log`](Repository::log). What is not committed is not looked at.
    pub fn blame(&self, file: &Path, code: &str, memory: &dyn Memory) -> Result<Blame, HistoryError> {
        let names = self.names_of(file)?;
        let Some(newest) = self.newest(file)? else { return Ok(Blame::default()) };
        let place = Place::new(&self.git, newest.tree_id(), names, code).map_err(self.failed(file))?;
        blame::blame(&self.git, &newest, place, self.reliable(memory)).map_err(self.failed(file))
    }

    /// The files of a workspace's folder as a revision has them: a branch, a tag, a commit's id or its beginning,
    /// `HEAD~1`. The folder is given by an absolute path or one within the work tree. No file is read.
    pub fn snapshot(&self, revision: &str, folder: &Path) -> Result<Snapshot<'_>, HistoryError> {
        Snapshot::of(self, revision, folder)
    }

    /// The files in which two snapshots differ, by their paths. No file is read.
    pub fn changed(&self, old: &Snapshot<'_>, new: &Snapshot<'_>) -> Vec<ChangedPath> {
        snapshot::changed(&old.files, &new.files)
    }

    pub(crate) fn git(&self) -> &git2::Repository {
        &self.git
    }

    /// What a cut history says is no longer true when more of it is fetched.
    fn reliable<'m>(&self, memory: &'m dyn Memory) -> &'m dyn Memory {
        if self.is_shallow() { &() } else { memory }
    }

    fn newest(&self, path: &Path) -> Result<Option<git2::Commit<'_>>, HistoryError> {
        match self.git.head() {
            Ok(head) => head.peel_to_commit().map(Some).map_err(self.failed(path)),
            Err(error) if error.code() == git2::ErrorCode::UnbornBranch => Ok(None),
            Err(error) => Err(self.failed(path)(error)),
        }
    }

    /// Names the path of what git could not do, and why something is missing.
    pub(crate) fn failed(&self, path: &Path) -> impl Fn(git2::Error) -> HistoryError {
        move |error| match HistoryError::git(path)(error) {
            HistoryError { path, kind: HistoryErrorKind::Incomplete(error) } if self.is_partial() => {
                HistoryError { path, kind: HistoryErrorKind::Partial(error) }
            }
            error => error,
        }
    }

    /// Files that were not copied would be fetched when git needs them; here nothing is fetched.
    fn is_partial(&self) -> bool {
        let Ok(config) = self.git.config() else { return false };
        let Ok(mut entries) = config.entries(Some("remote\\..*\\.promisor")) else { return false };
        let mut found = false;
        while let Some(Ok(entry)) = entries.next() {
            found |= entry.value().is_ok_and(|value| git2::Config::parse_bool(value).unwrap_or(false));
        }
        found
    }

    fn names_of(&self, file: &Path) -> Result<Vec<Vec<u8>>, HistoryError> {
        let names = self.within(file)?;
        if names.is_empty() { Err(HistoryError::new(file, HistoryErrorKind::Outside)) } else { Ok(names) }
    }

    /// The names that lead from the top of the work tree to a file or folder.
    pub(crate) fn within(&self, file: &Path) -> Result<Vec<Vec<u8>>, HistoryError> {
        let outside = || HistoryError::new(file, HistoryErrorKind::Outside);
        let inside = if file.is_absolute() {
            let top = self.git.workdir().ok_or_else(outside)?;
            stripped(file, top).ok_or_else(outside)?
        } else {
            file.to_owned()
        };
        let mut names = Vec::new();
        for component in inside.components() {
            match component {
                Component::Normal(name) => names.push(name.as_encoded_bytes().to_vec()),
                Component::CurDir => {}
                Component::ParentDir => drop(names.pop().ok_or_else(outside)?),
                Component::RootDir | Component::Prefix(_) => return Err(outside()),
            }
        }
        Ok(names)
    }
}

/// The path below `top`. The file need not exist any more, but a folder above it may be a symbolic link.
fn stripped(file: &Path, top: &Path) -> Option<PathBuf> {
    if let Ok(inside) = file.strip_prefix(top) {
        return Some(inside.to_owned());
    }
    let top = top.canonicalize().ok()?;
    file.ancestors().skip(1).find_map(|folder| {
        let real = folder.canonicalize().ok()?;
        let rest = file.strip_prefix(folder).ok()?;
        real.join(rest).strip_prefix(&top).ok().map(Path::to_owned)
    })
}
