//! Why a history could not be read.

use std::fmt;
use std::path::{Path, PathBuf};

use tthc_dsl::diagnostic::{Words, both};

/// A history could not be read.
#[derive(Debug)]
pub struct HistoryError {
    /// The folder or file that was asked about.
    pub path: PathBuf,
    pub kind: HistoryErrorKind,
}

#[derive(Debug)]
pub enum HistoryErrorKind {
    /// Neither the folder nor one above it is a git repository.
    NoRepository,
    /// The repository belongs to another user of the machine, and git reads it only when told that this is wanted.
    OtherOwner,
    /// The file lies outside the repository's work tree.
    Outside,
    /// A commit, folder or file of the history is not in the repository: a partial copy, or a damaged one.
    Incomplete(git2::Error),
    /// Git could not read the repository.
    Git(git2::Error),
}

impl HistoryError {
    pub(crate) fn new(path: &Path, kind: HistoryErrorKind) -> Self {
        HistoryError { path: path.to_owned(), kind }
    }

    /// Names the path of what git could not do.
    pub(crate) fn git(path: &Path) -> impl Fn(git2::Error) -> HistoryError {
        move |error| {
            let kind = match error.code() {
                git2::ErrorCode::Owner => HistoryErrorKind::OtherOwner,
                git2::ErrorCode::NotFound => HistoryErrorKind::Incomplete(error),
                _ => HistoryErrorKind::Git(error),
            };
            HistoryError::new(path, kind)
        }
    }

    /// What happened and what to do, in both languages.
    pub fn words(&self) -> Words {
        let path = self.path.display();
        match &self.kind {
            HistoryErrorKind::NoRepository => both(
                format!("`{path}` không nằm trong kho git nào; lịch sử chỉ có sau khi chạy `git init` và lưu commit"),
                format!("`{path}` is in no git repository; there is a history only after `git init` and a commit"),
            ),
            HistoryErrorKind::OtherOwner => both(
                format!(
                    "kho git của `{path}` thuộc về người dùng khác; nếu tin kho này, chạy \
                     `git config --global --add safe.directory` với thư mục của kho"
                ),
                format!(
                    "the git repository of `{path}` belongs to another user; if you trust it, run \
                     `git config --global --add safe.directory` with its folder"
                ),
            ),
            HistoryErrorKind::Outside => both(
                format!("`{path}` nằm ngoài thư mục làm việc của kho git"),
                format!("`{path}` lies outside the work tree of the git repository"),
            ),
            HistoryErrorKind::Incomplete(error) => both(
                format!(
                    "kho git thiếu một phần lịch sử của `{path}` ({}); chạy `git fsck` hoặc tải lại đầy đủ",
                    error.message()
                ),
                format!(
                    "the git repository lacks a part of the history of `{path}` ({}); run `git fsck` or fetch all of it",
                    error.message()
                ),
            ),
            HistoryErrorKind::Git(error) => both(
                format!("không đọc được kho git của `{path}`: {}", error.message()),
                format!("the git repository of `{path}` could not be read: {}", error.message()),
            ),
        }
    }
}

impl fmt::Display for HistoryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words().en)
    }
}

impl std::error::Error for HistoryError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.kind {
            HistoryErrorKind::Incomplete(error) | HistoryErrorKind::Git(error) => Some(error),
            HistoryErrorKind::NoRepository | HistoryErrorKind::OtherOwner | HistoryErrorKind::Outside => None,
        }
    }
}
