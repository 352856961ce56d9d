//! A small repository, and its log in words.

use std::cell::Cell;
use std::path::Path;

use git2::build::TreeUpdateBuilder;
use git2::{FileMode, Oid, RepositoryInitOptions, Signature, Time};
use tempfile::TempDir;

use crate::{Recorded, Repository};

pub const FILE: &str = "khcn/1.013925.tthc";
pub const CODE: &str = "1.013925";

/// What a commit does to a file: writes it or takes it away.
pub type Edit<'e> = (&'e str, Option<&'e str>);

pub struct Story {
    pub folder: TempDir,
    pub git: git2::Repository,
    clock: Cell<i64>,
}

impl Story {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let git = git2::Repository::init_opts(folder.path(), RepositoryInitOptions::new().initial_head("main"))
            .expect("a repository");
        Story { folder, git, clock: Cell::new(1_750_000_000) }
    }

    /// A commit on top of the newest one. Each is a day later than the last.
    pub fn then(&self, message: &str, edits: &[Edit<'_>]) -> Oid {
        let parents: Vec<Oid> = self.tip().into_iter().collect();
        let id = self.commit(&parents, message, edits);
        self.head(id);
        id
    }

    pub fn tip(&self) -> Option<Oid> {
        self.git.head().ok().and_then(|head| head.target())
    }

    /// The next commit is a day later than this, in seconds from 1970 on.
    pub fn set_clock(&self, seconds: i64) {
        self.clock.set(seconds);
    }

    pub fn head(&self, id: Oid) {
        self.git.reference("refs/heads/main", id, true, "").expect("a branch");
    }

    /// A commit with the files of its first parent, edited.
    pub fn commit(&self, parents: &[Oid], message: &str, edits: &[Edit<'_>]) -> Oid {
        let parents: Vec<git2::Commit<'_>> =
            parents.iter().map(|id| self.git.find_commit(*id).expect("a parent")).collect();
        let empty = || {
            let id = self.git.treebuilder(None).expect("a tree").write().expect("a tree");
            self.git.find_tree(id).expect("a tree")
        };
        let base = parents.first().map_or_else(empty, |parent| parent.tree().expect("a tree"));
        let mut update = TreeUpdateBuilder::new();
        for (path, content) in edits {
            match content {
                Some(text) => update.upsert(*path, self.git.blob(text.as_bytes()).expect("a blob"), FileMode::Blob),
                None => update.remove(*path),
            };
        }
        let tree = update.create_updated(&self.git, &base).expect("a tree");
        let tree = self.git.find_tree(tree).expect("a tree");
        self.clock.set(self.clock.get() + 86_400);
        let when = Time::new(self.clock.get(), 7 * 60);
        let author = Signature::new("Nguyễn Thị Hoa", "hoa@example.vn", &when).expect("an author");
        let parents: Vec<&git2::Commit<'_>> = parents.iter().collect();
        self.git.commit(None, &author, &author, message, &tree, &parents).expect("a commit")
    }

    pub fn log(&self) -> Vec<Recorded> {
        self.log_of(FILE, CODE)
    }

    pub fn log_of(&self, file: &str, code: &str) -> Vec<Recorded> {
        let repository = Repository::discover(self.folder.path()).expect("the repository");
        repository.log(Path::new(file), code, &()).expect("a log")
    }

    /// The log as `subject: field old → new, …`, the newest first.
    #[track_caller]
    pub fn check(&self, expected: &[&str]) {
        self.check_of(FILE, CODE, expected);
    }

    #[track_caller]
    pub fn check_of(&self, file: &str, code: &str, expected: &[&str]) {
        let told: Vec<String> = self.log_of(file, code).iter().map(told).collect();
        assert_eq!(told, expected);
    }
}

fn told(recorded: &Recorded) -> String {
    let side = |words: &Option<tthc_dsl::diagnostic::Words>| words.as_ref().map_or("–", |words| &words.vi).to_owned();
    let changes = recorded.changes.iter();
    let changes: Vec<String> =
        changes.map(|change| format!("{} {} → {}", change.field, side(&change.old), side(&change.new))).collect();
    format!("{}: {}", recorded.commit.subject, changes.join(", "))
}

/// A procedure with a limit and a charge.
pub fn text(limit: &str, charge: &str) -> String {
    coded(CODE, limit, charge)
}

pub fn coded(code: &str, limit: &str, charge: &str) -> String {
    format!(
        "thủ tục {code} {{\n    tên \"Ghi nhận người đại diện\"\n    cấp tỉnh\n    thời hạn {limit}\n    \
         lệ phí {charge}\n}}\n"
    )
}
