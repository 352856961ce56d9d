//! `tthc check --report`: where it is written, what it leads to, and that it changes nothing else.

use tthc_dsl::Lang;

use super::run::Folder;

#[test]
fn a_page_is_written_and_the_check_ends_as_it_would_without() {
    for (case, code) in [("small", 0), ("broken", 1)] {
        let folder = Folder::of(case);
        let plain = folder.run(&["check"]);
        let told = folder.run(&["check", "--report", "out/report.html"]);
        assert_eq!((plain.code, told.code), (Some(code), Some(code)));
        assert_eq!(told.results, plain.results);
        assert!(told.messages.ends_with("→ report: out/report.html\n"), "{}", told.messages);
        let page = folder.read("out/report.html");
        assert!(page.starts_with("<!doctype html>\n<html lang=\"en\">") && page.ends_with("</html>\n"));
        let found = folder.run(&["check", "--format", "json"]).json();
        let found = found["diagnostics"].as_array().map_or(0, Vec::len);
        assert_eq!(page.matches("data-r=").count(), found);
    }
}

#[test]
fn it_leads_to_the_lines_from_where_it_is() {
    let folder = Folder::empty();
    let from = Folder::of("broken");
    for (path, content) in from.files("") {
        let name = path.file_name().expect("a file").to_string_lossy().into_owned();
        folder.write(&format!("kho/hộ tịch/{name}"), &String::from_utf8(content).expect("UTF-8"));
    }
    for (report, reach) in [("r.html", "kho/"), ("a/b/r.html", "../../kho/"), ("kho/r.html", "")] {
        let ran = folder.run(&["check", "kho", "--report", report]);
        assert_eq!(ran.code, Some(1), "{}", ran.messages);
        let link = format!("<a href=\"{reach}h%E1%BB%99%20t%E1%BB%8Bch/1.000001.tthc#L");
        assert!(folder.read(report).contains(&link), "{report} has no {link}");
    }
}

#[test]
fn it_speaks_the_users_language() {
    let folder = Folder::of("broken");
    folder.run_in(&["check", "--report", "vi.html"], Lang::Vi);
    folder.run_in(&["check", "--report", "en.html"], Lang::En);
    let (vi, en) = (folder.read("vi.html"), folder.read("en.html"));
    assert!(vi.contains("<html lang=\"vi\">") && vi.contains("Theo pháp luật của ngày"));
    assert!(en.contains("<html lang=\"en\">") && en.contains("By the law of"));
}

#[test]
fn what_is_remembered_does_not_change_it() {
    let folder = Folder::of("small");
    folder.edit("1.000002.tthc", " từ tiếp-nhận qua trực tiếp", " qua trực tiếp");
    folder.run(&["check", "--no-cache", "--report", "a.html"]);
    folder.run(&["check"]);
    folder.run(&["check", "--report", "b.html", "--report", "b.xlsx"]);
    assert_eq!(folder.read("a.html"), folder.read("b.html"));
    assert!(folder.read("b.html").contains("<dd>2</dd>"), "a procedure that is remembered is counted");
}

#[test]
fn a_workbook_has_three_sheets() {
    let folder = Folder::of("broken");
    let ran = folder.run(&["check", "--report", "báo cáo.xlsx", "--report", "r.HTML"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.messages.ends_with("→ report: báo cáo.xlsx\n→ report: r.HTML\n"), "{}", ran.messages);
    let bytes = std::fs::read(folder.path().join("báo cáo.xlsx")).expect("it is written");
    assert!(bytes.starts_with(b"PK\x03\x04"), "an archive");
    let has = |name: &str| bytes.windows(name.len()).any(|part| part == name.as_bytes());
    assert!((1..=3).all(|number| has(&format!("xl/worksheets/sheet{number}.xml"))));
    assert!(!has("xl/worksheets/sheet4.xml"));
    folder.run(&["check", "--report", "again.xlsx"]);
    assert!(bytes == std::fs::read(folder.path().join("again.xlsx")).expect("it is written"), "the same bytes again");
}

#[test]
fn a_form_that_is_not_known_is_told_before_anything_is_checked() {
    let folder = Folder::of("broken");
    for name in ["report.pdf", "report", "html"] {
        for lang in [Lang::Vi, Lang::En] {
            let ran = folder.run_in(&["check", "--report", "good.html", "--report", name], lang);
            assert_eq!((ran.code, ran.results.as_str()), (Some(2), ""), "{}", ran.messages);
            let start = lang.pick("lỗi: không rõ phải ghi báo cáo", "error: the form of the report");
            assert!(ran.messages.starts_with(start) && ran.messages.contains(&format!("`{name}`")), "{}", ran.messages);
            assert!(ran.messages.contains(".html") && ran.messages.contains(".xlsx"), "{}", ran.messages);
        }
    }
    assert!(!folder.path().join("good.html").exists());
}

#[test]
fn a_place_that_cannot_be_written_is_told_and_the_findings_are_not_lost() {
    let folder = Folder::of("broken");
    folder.write("file", "a file where a folder should be");
    let ran = folder.run(&["check", "--report", "file/report.html"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.results.contains("TT017"), "{}", ran.results);
    assert!(ran.messages.contains("file/report.html"), "{}", ran.messages);
}
