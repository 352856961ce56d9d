//! What is remembered between two runs: it saves looking, and changes no answer.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::path::Path;

use git2::Oid;

use super::story::{CODE, FILE, Story, text};
use crate::{Memory, Repository};

#[derive(Default)]
struct Kept {
    all: RefCell<HashMap<String, Vec<u8>>>,
    writes: Cell<usize>,
}

impl Memory for Kept {
    fn recall(&self, name: &str) -> Option<Vec<u8>> {
        self.all.borrow().get(name).cloned()
    }

    fn keep(&self, name: &str, bytes: &[u8]) {
        self.writes.set(self.writes.get() + 1);
        self.all.borrow_mut().insert(name.to_owned(), bytes.to_vec());
    }
}

/// Asks with and without what is remembered, several times.
#[track_caller]
fn check(story: &Story, kept: &Kept) {
    let repository = Repository::discover(story.folder.path()).expect("the repository");
    let file = Path::new(FILE);
    let log = repository.log(file, CODE, &()).expect("a log");
    let blame = repository.blame(file, CODE, &()).expect("a blame");
    for _ in 0..2 {
        assert_eq!(repository.log(file, CODE, kept).expect("a log"), log);
        assert_eq!(repository.blame(file, CODE, kept).expect("a blame"), blame);
    }
    let writes = kept.writes.get();
    repository.log(file, CODE, kept).expect("a log");
    repository.blame(file, CODE, kept).expect("a blame");
    assert_eq!(kept.writes.get(), writes, "what is known is not written again");
}

fn law(limit: &str) -> String {
    format!("sửa đổi a theo 133/2025/NĐ-CP {{ trong {CODE} {{ thời hạn 20 ngày -> {limit} }} }}")
}

#[test]
fn a_log_that_is_extended_is_the_same_as_one_from_scratch() {
    let (story, kept) = (Story::new(), Kept::default());
    check(&story, &kept);
    story.then("Tạo", &[("cũ/1.013925.tthc", Some(&text("20 ngày", "không")))]);
    check(&story, &kept);
    story.then("Chuyển", &[("cũ/1.013925.tthc", None), (FILE, Some(&text("20 ngày", "không")))]);
    check(&story, &kept);
    story.then("Sửa đổi", &[("law/a.tthc", Some(&law("14 ngày")))]);
    check(&story, &kept);
    story.then("Sửa lại", &[("law/a.tthc", Some(&law("13 ngày")))]);
    check(&story, &kept);
    story.then("Chuyển sửa đổi", &[("law/a.tthc", None), ("law/b.tthc", Some(&law("13 ngày")))]);
    check(&story, &kept);
    story.then("Bỏ sửa đổi", &[("law/b.tthc", None), (FILE, Some(&text("21 ngày", "không")))]);
    check(&story, &kept);
}

#[test]
fn branches_that_come_in_from_before_the_remembered_commit_are_followed() {
    let (story, kept) = (Story::new(), Kept::default());
    let base = story.then("Tạo", &[(FILE, Some(&text("20 ngày", "không")))]);
    let side = story.commit(&[base], "Nhánh", &[(FILE, Some(&text("20 ngày", "8.000 đồng")))]);
    let side = story.commit(&[side], "Nhánh sửa đổi", &[("law/a.tthc", Some(&law("14 ngày")))]);
    let main = story.then("Chính", &[(FILE, Some(&text("14 ngày", "không")))]);
    check(&story, &kept);
    let (file, amended) = (text("14 ngày", "8.000 đồng"), law("14 ngày"));
    let merged = story.commit(&[main, side], "Gộp", &[(FILE, Some(&file)), ("law/a.tthc", Some(&amended))]);
    story.head(merged);
    check(&story, &kept);
    // A merge that takes the other side whole drops what was remembered of the first.
    let other = story.commit(&[side], "Bên kia", &[(FILE, Some(&text("9 ngày", "không")))]);
    let ours = story.commit(&[other, merged], "Theo bên kia", &[]);
    story.head(ours);
    check(&story, &kept);
}

#[test]
fn history_that_was_written_anew_is_read_anew() {
    let (story, kept) = (Story::new(), Kept::default());
    let base = story.then("Tạo", &[(FILE, Some(&text("20 ngày", "không")))]);
    story.then("Sẽ bỏ", &[(FILE, Some(&text("15 ngày", "không"))), ("law/a.tthc", Some(&law("14 ngày")))]);
    check(&story, &kept);
    let rebased = story.commit(&[base], "Viết lại", &[(FILE, Some(&text("16 ngày", "không")))]);
    story.head(rebased);
    check(&story, &kept);
    // Back to an older commit.
    story.head(base);
    check(&story, &kept);
    // Another beginning altogether.
    let other: Oid = story.commit(&[], "Kho khác", &[(FILE, Some(&text("1 ngày", "không")))]);
    story.head(other);
    check(&story, &kept);
}

#[test]
fn what_is_remembered_may_be_broken() {
    let (story, kept) = (Story::new(), Kept::default());
    story.then("Tạo", &[(FILE, Some(&text("20 ngày", "không")))]);
    story.then("Rút ngắn", &[(FILE, Some(&text("14 ngày", "không")))]);
    check(&story, &kept);
    let names: Vec<String> = kept.all.borrow().keys().cloned().collect();
    assert_eq!(names.len(), 3, "{names:?}");
    for name in names {
        let whole = kept.recall(&name).expect("kept");
        for broken in [&b""[..], b"\xff\xff\xff\xff\xff", &whole[..whole.len() / 2]] {
            kept.all.borrow_mut().insert(name.clone(), broken.to_vec());
            check(&story, &kept);
            story.then("Tiếp", &[("khác.tthc", Some(&format!("lĩnh vực a {{ tên \"{}\" }}", kept.writes.get())))]);
            check(&story, &kept);
        }
    }
}

#[test]
fn nothing_is_remembered_of_what_is_no_code() {
    let (story, kept) = (Story::new(), Kept::default());
    story.then("Tạo", &[(FILE, Some("thủ tục khác { }"))]);
    let repository = Repository::discover(story.folder.path()).expect("the repository");
    repository.log(Path::new(FILE), "../../x", &kept).expect("a log");
    repository.blame(Path::new(FILE), "", &kept).expect("a blame");
    assert!(kept.all.borrow().keys().all(|name| name == "amendments"));
}

/// Numbers that look like chance and are the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}

#[test]
fn whatever_the_history_remembering_changes_no_answer() {
    const PLACES: [&str; 2] = [FILE, "khác/1.013925.tthc"];
    const LAWS: [&str; 2] = ["law/a.tthc", "law/b.tthc"];
    for seed in 0..12 {
        let (story, kept, mut chance) = (Story::new(), Kept::default(), Chance(seed));
        let mut commits: Vec<Oid> = Vec::new();
        for number in 0..14 {
            let procedure = text(&format!("{} ngày", chance.below(3) + 1), ["không", "8.000 đồng"][chance.below(2)]);
            let procedure = if chance.below(4) == 0 { procedure.replace("    ", "\t") } else { procedure };
            let amended = law(&format!("{} ngày", chance.below(2) + 11));
            let here = chance.below(5).min(1);
            let mut edits = Vec::new();
            match chance.below(4) {
                0 => edits.push((LAWS[chance.below(2)], Some(&*amended))),
                1 => edits.push((LAWS[chance.below(2)], None)),
                _ => edits.extend([(PLACES[1 - here], Some(&*procedure)), (PLACES[here], None)]),
            }
            let mut parents: Vec<Oid> = commits.last().copied().into_iter().collect();
            if number > 2 && chance.below(3) == 0 {
                let other = commits[chance.below(commits.len())];
                parents = match chance.below(3) {
                    0 => vec![other],
                    1 if other != parents[0] => vec![parents[0], other],
                    2 if other != parents[0] => vec![other, parents[0]],
                    _ => parents,
                };
            }
            // What is not there cannot be removed.
            let has = |path: &str| {
                let first = parents.first().and_then(|id| story.git.find_commit(*id).ok()?.tree().ok());
                first.is_some_and(|tree| tree.get_path(Path::new(path)).is_ok())
            };
            edits.retain(|(path, text)| text.is_some() || has(path));
            if chance.below(5) == 0 {
                story.set_clock(1_750_000_000 + 40_000 * chance.below(50) as i64);
            }
            let commit = story.commit(&parents, &number.to_string(), &edits);
            commits.push(commit);
            story.head(commit);
            if chance.below(3) == 0 {
                check(&story, &kept);
            }
        }
        check(&story, &kept);
    }
}
