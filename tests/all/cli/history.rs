//! `tthc log` and `tthc blame` in a repository: what a procedure says, not what its file looks like.

use std::process::Command;

use super::run::Folder;

/// Records what the folder holds.
pub(super) fn commit(folder: &Folder, message: &str) {
    for arguments in [&["init", "--quiet"][..], &["add", "--all"], &["commit", "--quiet", "--message", message]] {
        let mut git = Command::new("git");
        git.args(arguments).current_dir(folder.path());
        // Nothing of whoever runs the tests: neither a name nor hooks nor keys to sign with.
        git.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
        for who in ["AUTHOR", "COMMITTER"] {
            git.env(format!("GIT_{who}_NAME"), "Cán bộ").env(format!("GIT_{who}_EMAIL"), "can-bo@example.vn");
            git.env(format!("GIT_{who}_DATE"), "2026-05-01T08:00:00+07:00");
        }
        assert!(git.status().expect("git is installed").success(), "git {arguments:?}");
    }
}

#[test]
fn the_commits_that_changed_what_it_says_newest_first() {
    let folder = Folder::of("small");
    commit(&folder, "Danh mục nhỏ");
    folder.edit("1.000001.tthc", "# ", "#  ");
    folder.edit("1.000001.tthc", "    họ khai-sinh, cấp mới\n", "    họ   khai-sinh, cấp mới # như cũ\n");
    commit(&folder, "Chỉ đổi cách trình bày");
    folder.edit("1.000001.tthc", "thời hạn 5 ngày làm việc", "thời hạn 4 ngày làm việc");
    commit(&folder, "Rút ngắn thời hạn\n\nCăn-cứ: 120/2025/NĐ-CP điều 5");
    let document = folder.run(&["log", "1.000001", "--json"]).json();
    assert_eq!((&document["format"], &document["code"]), (&1.into(), &"1.000001".into()));
    let entries = document["entries"].as_array().expect("a list");
    let subjects: Vec<&str> = entries.iter().filter_map(|entry| entry["subject"].as_str()).collect();
    assert_eq!(subjects, ["Rút ngắn thời hạn", "Danh mục nhỏ"]);
    let newest = &entries[0];
    assert_eq!(newest["legalBasis"], serde_json::json!(["120/2025/NĐ-CP điều 5"]));
    assert_eq!(newest["changes"].as_array().map(Vec::len), Some(1), "{newest:#}");
    let change = &newest["changes"][0];
    assert!(change["old"].as_str().is_some_and(|old| old.starts_with("5 working days")), "{change:#}");
    assert!(change["new"].as_str().is_some_and(|new| new.starts_with("4 working days")), "{change:#}");
    let shown = folder.run(&["log", "1.000001", "--limit", "1"]);
    assert!(shown.results.contains("Rút ngắn thời hạn") && !shown.results.contains("Danh mục nhỏ"));
    assert_eq!(shown.code, Some(0));
}

#[test]
fn what_is_said_now_is_told_with_the_commit_and_the_provision_behind_it() {
    let folder = Folder::of("small");
    commit(&folder, "Danh mục nhỏ");
    folder.edit("1.000001.tthc", "thời hạn 5 ngày làm việc", "thời hạn 4 ngày làm việc");
    commit(&folder, "Rút ngắn thời hạn\n\nCăn-cứ: 120/2025/NĐ-CP điều 5");
    let law =
        "sửa đổi nd120-xã theo 120/2025/NĐ-CP điều 5 {\n    trong 1.000001 { thời hạn 4 ngày làm việc -> 3 ngày }\n}\n";
    folder.write("sửa-đổi.tthc", law);
    commit(&folder, "Sửa đổi từ nghị định");
    folder.edit("sửa-đổi.tthc", "    trong", "\ttrong");
    commit(&folder, "Chỉ đổi cách trình bày");
    for _ in 0..2 {
        let document = folder.run(&["blame", "1.000001", "--json"]).json();
        assert_eq!((&document["format"], &document["code"]), (&1.into(), &"1.000001".into()));
        let subject = |field: &str| {
            let fact = document["facts"].as_array()?.iter().find(|fact| fact["field"] == field)?;
            let made = document["commits"].as_array()?.iter().find(|made| made["commit"] == fact["commit"])?;
            Some((made["subject"].as_str()?.to_owned(), fact["provision"].as_str().unwrap_or_default().to_owned()))
        };
        let (limit, _) = subject("timeLimit").expect("a limit");
        assert_eq!(limit, "Rút ngắn thời hạn");
        assert_eq!(subject("name").expect("a name").0, "Danh mục nhỏ");
        let amended = subject("amendment.nd120-xã.timeLimit").expect("an amendment");
        assert_eq!(amended, ("Sửa đổi từ nghị định".to_owned(), "120/2025/NĐ-CP điều 5".to_owned()));
    }
    let log = folder.run(&["log", "1.000001", "--limit", "1"]);
    assert!(log.results.contains("Sửa đổi từ nghị định") && log.results.contains("nd120-xã › "), "{}", log.results);
    let shown = folder.run(&["blame", "1.000001"]);
    assert!(shown.results.contains("[120/2025/NĐ-CP điều 5]"), "{}", shown.results);
    assert_eq!(folder.run(&["blame", "9.999999"]).code, Some(2));
}
