//! `tthc diff`: two days of a workspace, in each form.

use tthc_dsl::Lang;

use super::run::Folder;

#[test]
fn what_begins_between_two_days() {
    let folder = Folder::of("small");
    let document = folder.run(&["diff", "2020-01-01", "2030-01-01", "--format", "json"]).json();
    assert_eq!(document["format"], 1);
    assert_eq!(document["from"], serde_json::json!({ "day": "2020-01-01" }));
    let procedures = document["procedures"].as_array().expect("a list");
    assert!(!procedures.is_empty());
    for procedure in procedures {
        assert_eq!(procedure["changes"][0]["kind"], "begins", "{procedure:#}");
        assert_eq!(procedure["changes"][0]["because"], serde_json::json!([]));
    }
    let shown = folder.run(&["diff", "01/01/2020", "01/01/2030"]);
    assert_eq!(shown.code, Some(0));
    assert!(shown.results.starts_with(document["summary"]["text"].as_str().expect("a text")), "{}", shown.results);
    let nothing = folder.run(&["diff", "2030-01-01", "2030-01-02"]);
    assert_eq!(nothing.code, Some(0), "that nothing changed is no finding");
    assert!(nothing.results.starts_with("no procedure changes\n"));
}

#[test]
fn a_page_and_a_comment_are_written_to_a_file() {
    let folder = Folder::of("small");
    for (form, path, head) in
        [("html", "so-sanh/trang.html", "<!doctype html>"), ("markdown", "b.md", "### Legal diff")]
    {
        let ran = folder.run(&["diff", "2020-01-01", "2030-01-01", "--format", form, "--out", path]);
        assert_eq!((ran.code, ran.results.as_str()), (Some(0), ""));
        assert!(ran.messages.contains("begin"), "{}", ran.messages);
        assert!(folder.read(path).starts_with(head));
    }
}

#[test]
fn what_is_no_day_and_no_code_is_told() {
    let folder = Folder::of("small");
    for (arguments, vi, en) in [
        (&["diff", "30/02/2025", "2025-07-01"][..], "không phải là ngày có thật", "is no day of the calendar"),
        (&["diff", "2025-07-01", "hôm nay"], "không phải là ngày", "neither a day"),
        (&["diff", "2025-06-30", "2025-07-01", "1.00001"], "có phải là `1.000001` không", "did you mean `1.000001`"),
    ] {
        for (lang, words) in [(Lang::Vi, vi), (Lang::En, en)] {
            let ran = folder.run_in(arguments, lang);
            assert_eq!((ran.code, ran.results.as_str()), (Some(2), ""), "{arguments:?}");
            assert!(ran.messages.contains(words), "{}", ran.messages);
        }
    }
}
