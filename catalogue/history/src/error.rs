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
    /// No commit, branch or tag is called so.
    NoRevision {
        revision: String,
        /// The branch or tag of the nearest name.
        near: Option<String>,
        /// Of a shallow copy older commits are not there to be named.
        shallow: bool,
    },
    /// Several commits begin with this short id.
    Ambiguous { revision: String },
    /// It names a file, a folder or a note, and no commit.
    NoCommit { revision: String },
    /// There is no commit at all yet.
    NothingRecorded,
    /// The folder is not in this revision.
    NoFolder {
        revision: String,
        /// A folder of the revision that holds a workspace.
        near: Option<String>,
    },
    /// A commit, folder or file of the history is not in the repository, which is damaged or was copied in part.
    Incomplete(git2::Error),
    /// The same, of a copy that was made without all files (a partial clone).
    Partial(git2::Error),
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
            HistoryErrorKind::NoRevision { revision, near, shallow } => {
                let (near_vi, near_en) = near.as_ref().map_or_else(Default::default, |near| {
                    (format!("; có phải là `{near}` không?"), format!("; did you mean `{near}`?"))
                });
                let (cut_vi, cut_en) = if *shallow {
                    (
                        "; kho này bị cắt bớt lịch sử, chạy `git fetch --unshallow` để có các commit cũ hơn",
                        "; this repository is shallow: run `git fetch --unshallow` to have the older commits",
                    )
                } else {
                    ("", "")
                };
                both(
                    format!("`{path}`: không có commit, nhánh hay thẻ nào là `{revision}`{near_vi}{cut_vi}"),
                    format!("`{path}`: no commit, branch or tag is `{revision}`{near_en}{cut_en}"),
                )
            }
            HistoryErrorKind::Ambiguous { revision } => both(
                format!("`{path}`: nhiều commit bắt đầu bằng `{revision}`; ghi thêm vài chữ số"),
                format!("`{path}`: several commits begin with `{revision}`; write a few more digits"),
            ),
            HistoryErrorKind::NoCommit { revision } => both(
                format!("`{path}`: `{revision}` không phải là một commit"),
                format!("`{path}`: `{revision}` is not a commit"),
            ),
            HistoryErrorKind::NothingRecorded => both(
                format!("kho git của `{path}` chưa có commit nào"),
                format!("the git repository of `{path}` has no commit yet"),
            ),
            HistoryErrorKind::NoFolder { revision, near } => {
                let (near_vi, near_en) = near.as_ref().map_or_else(Default::default, |near| {
                    (format!("; ở đó có kho thủ tục tại `{near}`"), format!("; it has a workspace at `{near}`"))
                });
                both(
                    format!("thư mục `{path}` không có trong `{revision}`{near_vi}"),
                    format!("the folder `{path}` is not in `{revision}`{near_en}"),
                )
            }
            HistoryErrorKind::Partial(error) => both(
                format!(
                    "kho git của `{path}` được sao chép không đủ tệp (partial clone): {}; chạy \
                     `git fetch --refetch --no-filter`",
                    error.message()
                ),
                format!(
                    "the git repository of `{path}` was copied without all files (a partial clone): {}; run \
                     `git fetch --refetch --no-filter`",
                    error.message()
                ),
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
            HistoryErrorKind::Incomplete(error) | HistoryErrorKind::Partial(error) | HistoryErrorKind::Git(error) => {
                Some(error)
            }
            _ => None,
        }
    }
}
