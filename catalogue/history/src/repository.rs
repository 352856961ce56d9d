//! The repository that holds a workspace.

use std::path::{Component, Path, PathBuf};

use crate::error::{HistoryError, HistoryErrorKind};
use crate::log;
use crate::place::Place;
use crate::recorded::Recorded;

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

    /// The commits that changed what a procedure says, the newest first; `limit` is the most that are looked for.
    ///
    /// `file` is where the procedure is written now: an absolute path, or one within the work tree. The procedure is
    /// followed through changes of that path, and of its code where another one takes its place under the same name.
    /// Commits that changed only the look of the file, or moved it, are not listed. A merge is listed only with what
    /// none of its parents says. Of a shallow copy the oldest commit is not listed, since what it changed is not known.
    ///
    /// Where nothing was ever recorded – there is no commit, or none with this file – the list is empty.
    pub fn log(&self, file: &Path, code: &str, limit: Option<usize>) -> Result<Vec<Recorded>, HistoryError> {
        let place = Place::new(self.within(file)?, code);
        let head = match self.git.head() {
            Ok(head) => head,
            Err(error) if error.code() == git2::ErrorCode::UnbornBranch => return Ok(Vec::new()),
            Err(error) => return Err(HistoryError::git(file)(error)),
        };
        let newest = head.peel_to_commit().map_err(HistoryError::git(file))?;
        log::walk(&self.git, newest, place, limit.unwrap_or(usize::MAX)).map_err(HistoryError::git(file))
    }

    /// The names that lead from the top of the work tree to a file.
    fn within(&self, file: &Path) -> Result<Vec<Vec<u8>>, HistoryError> {
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
        if names.is_empty() { Err(outside()) } else { Ok(names) }
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
