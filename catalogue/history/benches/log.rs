//! The history of one procedure among 6,000 in 2,000 commits, beside what git says of the same files.
//!
//! `first of all` has nothing remembered; `remembered amendments` is any procedure's first log in a workspace that had
//! one of another procedure before; `remembered` is the second of the same.
#![expect(clippy::disallowed_methods, reason = "git is run to compare with it")]

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use criterion::{Criterion, criterion_group, criterion_main};
use git2::build::TreeUpdateBuilder;
use git2::{FileMode, Oid, Signature, Time};
use tempfile::TempDir;
use tthc_history::{Memory, Repository};

const MINISTRIES: usize = 20;
const SECTORS: usize = 6;
const FILES: usize = 6_000;
const COMMITS: usize = 2_000;
/// A commit changes one or two files; one commit in this many changes the procedure that is asked about.
const EVERY: usize = 100;
/// And one in this many, another number of commits later, an amendment of it.
const AMENDED: usize = 500;
/// Holds amendments of as many procedures as a decree that moves the powers of a ministry.
const LAW: &str = "procedures/law/nghị-định-133.tthc";

fn path(number: usize) -> String {
    let sector = number % (MINISTRIES * SECTORS);
    format!("procedures/bộ-{}/lĩnh-vực-{}/{}.tthc", sector / SECTORS, sector % SECTORS, code(number))
}

fn code(number: usize) -> String {
    format!("1.{:06}", number + 1)
}

/// A procedure of about 90 lines, as most are long.
fn text(number: usize, days: usize) -> String {
    let mut text = format!(
        "thủ tục {} {{\n    tên \"Thủ tục số {number}\"\n    lĩnh vực lĩnh-vực-{number}\n    hiệu lực từ 01/07/2025\n    \
         cấp tỉnh\n    thẩm quyền {{ quyết định ubnd-tỉnh; tiếp nhận trung-tâm-pvhcc-tỉnh }}\n    đối tượng công-dân\n    \
         thời hạn {days} ngày làm việc từ hồ-sơ-hợp-lệ\n    lệ phí không\n    hồ sơ 1 bộ {{\n",
        code(number)
    );
    for paper in 0..30 {
        let _ = writeln!(text, "        giấy-{paper} \"Giấy tờ số {paper} của thủ tục số {number}\" {{ bản chính 1 }}");
    }
    text.push_str("    }\n    trình tự {\n");
    for step in 0..30 {
        let _ = writeln!(
            text,
            "        bước-{step} \"Bước số {step} của thủ tục\" bởi quyết định {{ trong 1 ngày; rồi bước-{} }}",
            step + 1
        );
    }
    text.push_str("        bước-30 \"Bước cuối\" bởi quyết định { kết quả giấy-phép; kết thúc }\n    }\n");
    text.push_str("    kết quả { giấy-phép \"Giấy phép\" }\n    căn cứ 133/2025/NĐ-CP\n}\n");
    text
}

fn law(days: usize) -> String {
    let mut text = String::new();
    for number in 0..100 {
        let _ = write!(
            text,
            "sửa đổi nd133-{number} theo 133/2025/NĐ-CP điều {} {{\n    hiệu lực từ 01/07/2025\n    trong {} {{\n        \
             cấp trung ương -> tỉnh\n        thời hạn 30 ngày làm việc -> {} ngày làm việc\n    }}\n}}\n",
            number + 1,
            code(number),
            days + number
        );
    }
    text
}

/// What is remembered, as a caller keeps it.
#[derive(Clone, Default)]
struct Kept(RefCell<HashMap<String, Vec<u8>>>);

impl Memory for Kept {
    fn recall(&self, name: &str) -> Option<Vec<u8>> {
        self.0.borrow().get(name).cloned()
    }

    fn keep(&self, name: &str, bytes: &[u8]) {
        self.0.borrow_mut().insert(name.to_owned(), bytes.to_vec());
    }
}

impl Kept {
    fn only(&self, name: &str) -> Kept {
        let kept = self.recall(name).map(|bytes| (name.to_owned(), bytes));
        Kept(RefCell::new(kept.into_iter().collect()))
    }
}

/// The repository, packed where git is there to do it.
fn repository() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let git = git2::Repository::init(folder.path()).expect("a repository");
    let empty = git.treebuilder(None).and_then(|builder| builder.write()).expect("a tree");
    let mut tree = empty;
    let mut tip: Option<Oid> = None;
    for commit in 0..COMMITS {
        let mut update = TreeUpdateBuilder::new();
        if commit % AMENDED == 0 {
            update.upsert(LAW, git.blob(law(commit / AMENDED + 10).as_bytes()).expect("a blob"), FileMode::Blob);
        }
        let mut write = |number: usize| {
            let blob = git.blob(text(number, commit % 97 + 1).as_bytes()).expect("a blob");
            update.upsert(path(number), blob, FileMode::Blob);
        };
        match commit {
            0 => (0..FILES).for_each(&mut write),
            _ if commit % EVERY == 0 => write(0),
            _ => {
                // Spread over all folders; never the procedure that is asked about.
                let other = commit * 7919 % (FILES - 2) + 1;
                [other, other + 1].into_iter().for_each(&mut write);
            }
        }
        let base = git.find_tree(tree).expect("a tree");
        tree = update.create_updated(&git, &base).expect("a tree");
        let when = Time::new(1_700_000_000 + commit as i64 * 3_600, 420);
        let author = Signature::new("A", "a@example.vn", &when).expect("an author");
        let parent = tip.map(|id| git.find_commit(id).expect("a commit"));
        let parents: Vec<&git2::Commit<'_>> = parent.iter().collect();
        let message = format!("Commit {commit}");
        let written = git.find_tree(tree).expect("a tree");
        tip = Some(git.commit(Some("HEAD"), &author, &author, &message, &written, &parents).expect("a commit"));
    }
    git_command(folder.path(), &["repack", "-adq"]);
    folder
}

/// Whether git is there and did it.
fn git_command(folder: &Path, arguments: &[&str]) -> bool {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(arguments).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

fn open(folder: &TempDir) -> Repository {
    Repository::discover(folder.path()).expect("the repository")
}

fn history(c: &mut Criterion) {
    let folder = repository();
    log(c, &folder);
    blame(c, &folder);
    diff(c, &folder);
}

fn log(c: &mut Criterion, folder: &TempDir) {
    let file = path(0);
    let found = |memory: &dyn Memory| open(folder).log(Path::new(&file), &code(0), memory).expect("a log");
    let kept = Kept::default();
    assert_eq!(found(&kept).len(), COMMITS / EVERY);
    let amendments = kept.only("amendments");
    let mut group = c.benchmark_group("log of 1 of 6,000 procedures in 2,000 commits");
    group.sample_size(20);
    group.bench_function("first of all", |bencher| bencher.iter(|| found(&())));
    group.bench_function("remembered amendments", |bencher| bencher.iter(|| found(&amendments.clone())));
    group.bench_function("remembered", |bencher| bencher.iter(|| found(&kept)));
    let arguments = ["log", "--format=%H", "--", file.as_str()];
    if git_command(folder.path(), &arguments) {
        group.bench_function("git log", |bencher| bencher.iter(|| git_command(folder.path(), &arguments)));
    }
    group.finish();
}

fn blame(c: &mut Criterion, folder: &TempDir) {
    let file = path(0);
    let found = |memory: &dyn Memory| open(folder).blame(Path::new(&file), &code(0), memory).expect("a blame");
    let kept = Kept::default();
    assert!(found(&kept).commits.len() > 2);
    let amendments = kept.only("amendments");
    let mut group = c.benchmark_group("blame of 1 of 6,000 procedures in 2,000 commits");
    group.sample_size(20);
    group.bench_function("remembered amendments", |bencher| bencher.iter(|| found(&amendments.clone())));
    group.bench_function("remembered", |bencher| bencher.iter(|| found(&kept)));
    let arguments = ["blame", "--porcelain", "HEAD", "--", file.as_str()];
    if git_command(folder.path(), &arguments) {
        group.bench_function("git blame", |bencher| bencher.iter(|| git_command(folder.path(), &arguments)));
    }
    group.finish();
}

fn diff(c: &mut Criterion, folder: &TempDir) {
    let changed = || {
        let repository = open(folder);
        let at = |revision| repository.snapshot(revision, Path::new("procedures")).expect("a snapshot");
        repository.changed(&at("HEAD~20"), &at("HEAD"))
    };
    assert!(changed().len() > 30);
    let mut group = c.benchmark_group("files of 6,000 that differ between two revisions");
    group.sample_size(20);
    group.bench_function("tthc", |bencher| bencher.iter(changed));
    let arguments = ["diff", "--name-only", "HEAD~20", "HEAD", "--", "procedures"];
    if git_command(folder.path(), &arguments) {
        group.bench_function("git diff", |bencher| bencher.iter(|| git_command(folder.path(), &arguments)));
    }
    group.finish();
}

criterion_group!(benches, history);
criterion_main!(benches);
