//! `tthc check` and `tthc fmt` at their edges: exit codes, streams, the cache, colour, pipes.

use std::io::{Read, Write};
use std::process::Stdio;

use tthc_dsl::Lang;

use super::run::Folder;

#[test]
fn it_ends_with_0_when_all_is_well_1_with_findings_and_2_when_it_could_not_run() {
    assert_eq!(Folder::of("small").run(&["check"]).code, Some(0));
    assert_eq!(Folder::of("broken").run(&["check"]).code, Some(1));
    assert_eq!(Folder::empty().run(&["check"]).code, Some(2));
    let warned = Folder::of("small");
    warned.edit("1.000002.tthc", " từ tiếp-nhận qua trực tiếp", " qua trực tiếp");
    assert_eq!(warned.run(&["check"]).code, Some(1), "a warning is a finding");
}

#[test]
fn results_and_messages_go_their_own_ways() {
    let ran = Folder::of("broken").run(&["check"]);
    assert!(ran.results.contains("TT017") && !ran.results.contains("files"), "{}", ran.results);
    assert!(ran.messages.contains("files") && !ran.messages.contains("TT017"), "{}", ran.messages);
    let ran = Folder::of("small").run(&["check"]);
    assert_eq!(ran.results, "");
}

#[test]
fn what_is_remembered_changes_nothing_that_is_said() {
    let folder = Folder::of("broken");
    let first = folder.run(&["check", "--format", "json"]).results;
    assert_eq!(folder.run(&["check", "--format", "json"]).results, first);
    assert_eq!(folder.run(&["check", "--format", "json", "--no-cache"]).results, first);
    // A cache that is rubbish is no cache.
    folder.write(".tthc/check.cache", "rubbish");
    assert_eq!(folder.run(&["check", "--format", "json"]).results, first);
    // A procedure that was clean is looked at again when what it names is gone.
    let folder = Folder::of("small");
    assert_eq!(folder.run(&["check"]).code, Some(0));
    assert!(folder.path().join(".tthc/check.cache").exists());
    folder.edit("law.tthc", "lĩnh vực hộ-tịch {", "lĩnh vực hộ-tịch-mới {");
    let again = folder.run(&["check", "--format", "json"]);
    assert_eq!(again.results, folder.run(&["check", "--format", "json", "--no-cache"]).results);
    assert_eq!(again.json()["diagnostics"].as_array().map(Vec::len), Some(2));
}

#[test]
fn what_is_remembered_was_examined_against_the_same_list_of_papers() {
    const LIST: &str = "law/replaced-papers.toml";
    let list = |paper: &str| {
        format!(
            "instrument = \"66.7/2025/NQ-CP\"\nfrom = 2026-01-01\nto = 2027-02-28\ncount = 1\n\
             database = [{{ id = \"x\", name = \"Cơ sở dữ liệu mẫu\", owner = \"Bộ Công an\" }}]\n\
             [[ministry]]\nname = \"Bộ Tư pháp\"\nrow = [{{ entry = 1, code = \"1.000002\", paper = \"{paper}\", \
             held = [\"x\"], asked_by = \"Điều 1\" }}]\n"
        )
    };
    let folder = Folder::of("small");
    let codes = |arguments: &[&str]| -> Vec<String> {
        let ran = folder.run(arguments).json();
        let found = ran["diagnostics"].as_array().expect("a list");
        found.iter().map(|found| found["code"].as_str().expect("a code").to_owned()).collect()
    };
    let json = ["check", "--format", "json"];
    assert_eq!(codes(&json), [""; 0]);
    folder.write(LIST, &list("Tờ khai"));
    assert_eq!(codes(&json), ["VN-042"]);
    assert_eq!(codes(&json), ["VN-042"], "now it is remembered");
    assert_eq!(folder.run(&["build"]).code, Some(1));
    folder.edit(LIST, "from = 2026-01-01", "from = 2026-06-02");
    assert_eq!(codes(&json), [""; 0], "the list is not in force yet");
    folder.write(LIST, &list("Giấy khai sinh"));
    assert_eq!(codes(&json), [""; 0], "the list is another");
    assert_eq!(folder.run(&["build"]).code, Some(0));
    folder.write(LIST, &list("Tờ khai"));
    assert_eq!(folder.run(&["build"]).code, Some(1), "a build remembers its list too");
    folder.write(LIST, "count = ");
    assert_eq!(codes(&json), ["TT060"]);
}

#[test]
fn colour_is_for_terminals_and_for_those_who_ask() {
    let folder = Folder::of("broken");
    assert!(!folder.run(&["check"]).results.contains('\u{1B}'));
    assert!(folder.run(&["check", "--color", "always"]).results.contains('\u{1B}'));
    assert!(!folder.run(&["check", "--color", "never"]).results.contains('\u{1B}'));
}

#[test]
fn a_workspace_is_found_from_below_and_by_its_name() {
    let folder = Folder::of("broken");
    folder.write("ho-tich/đọc.txt", "");
    let here = folder.run(&["check"]);
    let mut below = folder.command(&["check"], Lang::En);
    below.current_dir(folder.path().join("ho-tich"));
    let below = below.output().expect("the program can be run");
    assert_eq!(below.status.code(), Some(1));
    let named = folder.run(&["check", "."]);
    assert_eq!(named.results, here.results);
    let inside = folder.run(&["-C", "ho-tich", "check"]);
    assert_eq!(String::from_utf8(below.stdout).expect("UTF-8"), inside.results);
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let folder = Folder::of("small");
    for arguments in [&["explain"][..], &["show", "1.000001"], &["check"], &["completions", "bash"], &[]] {
        let mut command = folder.command(arguments, Lang::En);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
        drop(child.stdout.take());
        let mut messages = String::new();
        child.stderr.take().expect("piped").read_to_string(&mut messages).expect("UTF-8");
        let ended = child.wait().expect("it ends");
        assert_eq!(ended.code(), Some(0), "{arguments:?}: {messages}");
        assert!(!messages.contains("panicked"), "{arguments:?}: {messages}");
    }
}

#[test]
fn a_text_is_formatted_from_its_input_to_its_output() {
    let folder = Folder::empty();
    let formatted = |text: &str, arguments: &[&str]| {
        let mut command = folder.command(arguments, Lang::En);
        let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = piped.spawn().expect("it starts");
        child.stdin.take().expect("piped").write_all(text.as_bytes()).expect("it reads");
        let output = child.wait_with_output().expect("it ends");
        (String::from_utf8(output.stdout).expect("UTF-8"), output.status.code())
    };
    let text = "\u{FEFF}cơ quan ubnd-xã {tên \"Ủy ban\";cấp xã}\r\n";
    let vietnamese = "cơ quan ubnd-xã { tên \"Ủy ban\"; cấp xã }\n";
    let english = "authority ubnd-xã { name \"Ủy ban\"; level commune }\n";
    assert_eq!(formatted(text, &["fmt", "-"]), (vietnamese.to_owned(), Some(0)));
    assert_eq!(formatted(text, &["fmt", "--keywords", "en", "-"]), (english.to_owned(), Some(0)));
    assert_eq!(formatted(english, &["fmt", "--keywords", "vi", "-"]), (vietnamese.to_owned(), Some(0)));
    assert_eq!(formatted("cơ quan {", &["fmt", "-"]), (String::new(), Some(1)));
    // An editor that formats on saving must not lose what is half written.
    let (kept, code) = formatted("cơ quan x {\n", &["fmt", "--check", "-"]);
    assert_eq!((kept.as_str(), code), ("", Some(1)));
}

#[test]
fn a_conversion_there_and_back_changes_no_byte() {
    let folder = Folder::of("small");
    let before = folder.files("");
    assert_eq!(folder.run(&["fmt", "--keywords", "en"]).code, Some(0));
    assert_ne!(folder.files(""), before);
    assert_eq!(folder.run(&["check"]).code, Some(0));
    assert_eq!(folder.run(&["fmt", "--keywords", "vi"]).code, Some(0));
    let after: Vec<_> = folder.files("").into_iter().filter(|(path, _)| !path.ends_with("check.cache")).collect();
    assert_eq!(after, before);
}
