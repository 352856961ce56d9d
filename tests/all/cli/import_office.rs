//! `tthc import` of office files: what `tthc export` wrote comes back, other lists by a plan, and the rest is said.

use tthc_dsl::Lang;

use super::run::Folder;

/// The small workspace with its office files in `tệp`.
fn exported() -> Folder {
    let folder = Folder::of("small");
    for form in ["docx", "xlsx"] {
        let ran = folder.run(&["export", "--to", form, "1.000001", "--out", "tệp"]);
        assert_eq!(ran.code, Some(0), "{}", ran.messages);
    }
    folder
}

#[test]
fn a_word_file_becomes_a_workspace_that_checks() {
    let folder = exported();
    // The portal names its own file so.
    std::fs::rename(
        folder.path().join("tệp/ChiTietTTHC_1.000001.docx"),
        folder.path().join("tệp/ChiTietTTHC_1.000001.doc"),
    )
    .expect("renamed");
    let ran = folder.run(&["import", "tệp/ChiTietTTHC_1.000001.doc", "--out", "kho"]);
    assert_eq!(ran.code, Some(0), "{}", ran.messages);
    assert!(ran.messages.contains("took 1 record into `kho`"), "{}", ran.messages);
    assert!(ran.messages.contains("went into no field: `Hiệu lực`; kept word for word"), "{}", ran.messages);
    let text = folder.read("kho/bo-tu-phap/ho-tich/1.000001.tthc");
    for said in [
        "tên \"Đăng ký khai sinh\"",
        "cấp xã",
        "đối tượng công-dân",
        "5 ngày làm việc",
        "bản chính 1",
        "căn cứ 123/2015/NĐ-CP",
        "Giấy khai sinh",
        "/wordFields",
    ] {
        assert!(text.contains(said), "`{said}` is not in\n{text}");
    }
    // A fee that depends on the case is only told in words by the portal's form.
    let found = folder.run(&["check", "kho", "--format", "json"]).json();
    let codes: Vec<&str> =
        found["diagnostics"].as_array().into_iter().flatten().filter_map(|one| one["code"].as_str()).collect();
    assert_eq!(codes, ["VN-037"]);
}

#[test]
fn the_portals_list_becomes_records() {
    let folder = exported();
    let ran = folder.run(&["import", "tệp/DanhMucTTHC.xlsx", "--out", "kho", "--verify"]);
    assert_eq!(ran.code, Some(0), "{}", ran.messages);
    assert!(ran.results.contains("came back equal: 1/1"), "{}", ran.results);
    let text = folder.read("kho/bo-tu-phap/ho-tich/1.000001.tthc");
    assert!(text.contains("tên \"Đăng ký khai sinh\"") && text.contains("Đang có hiệu lực"), "{text}");
}

#[test]
fn a_folder_of_office_files_is_read_and_a_code_that_comes_twice_is_said() {
    let folder = exported();
    folder.write("tệp/~$ChiTietTTHC_1.000001.docx", "what Word leaves beside an open file");
    let ran = folder.run(&["import", "tệp", "--out", "kho"]);
    assert_eq!(ran.code, Some(1), "{}", ran.messages);
    assert!(ran.messages.contains("✗ record 2 (DanhMucTTHC.xlsx): record 1 has this code already"), "{}", ran.messages);
}

#[test]
fn another_list_is_read_by_a_plan() {
    let folder = exported();
    folder.write(
        "cột.toml",
        "sheet = \"Danh mục TTHC\"\nheader = 1\n[columns]\n\"Mã TTHC\" = \"code\"\n\"Tên TTHC\" = \"name\"\n\"Tình trạng\" = \"note\"\n\"Đối tượng\" = { field = \"keywords\", separator = \", \" }\n",
    );
    let ran = folder.run(&["import", "tệp/DanhMucTTHC.xlsx", "--map", "cột.toml", "--out", "kho"]);
    assert_eq!(ran.code, Some(0), "{}", ran.messages);
    let text =
        folder.files("kho").into_iter().find(|(path, _)| path.ends_with("1.000001.tthc")).expect("the procedure").1;
    let text = String::from_utf8(text).expect("UTF-8");
    assert!(text.contains("ghi chú \"Đang có hiệu lực\"") && text.contains("từ khóa \"Công dân Việt Nam\""), "{text}");
}

#[test]
fn a_plan_or_a_file_that_cannot_be_used_is_said_in_both_languages() {
    let folder = exported();
    folder.write("trường.toml", "[columns]\n\"Mã TTHC\" = \"code\"\n\"Tên TTHC\" = \"nane\"\n");
    folder.write("tên-cột.toml", "[columns]\n\"Mã TTHC\" = \"code\"\n\"Tên TTHCC\" = \"name\"\n");
    folder.write("khóa.toml", "colums = 1\n");
    folder.write("giả.xlsx", "đây không phải là bảng tính");
    let list = "tệp/DanhMucTTHC.xlsx";
    let cases: &[(&[&str], &str, &str)] = &[
        (&[list, "--map", "trường.toml"], "bản ghi không có trường `nane`", "did you mean `name`?"),
        (&[list, "--map", "tên-cột.toml"], "không có cột `Tên TTHCC`", "did you mean `Tên TTHC`?"),
        (&[list, "--map", "khóa.toml"], "`khóa.toml` không dùng được", "`khóa.toml` cannot be used"),
        (&[list, "--map", "không-có.toml"], "không đọc được `không-có.toml`", "cannot read `không-có.toml`"),
        (&["giả.xlsx"], "`giả.xlsx`: ", "`giả.xlsx`: "),
    ];
    for (arguments, vi, en) in cases {
        let arguments = [&["import", "--out", "kho"], *arguments].concat();
        for (lang, said) in [(Lang::Vi, vi), (Lang::En, en)] {
            let ran = folder.run_in(&arguments, lang);
            assert_eq!(ran.code, Some(2), "{arguments:?}: {}", ran.messages);
            assert!(ran.messages.contains(said), "{arguments:?}: {}", ran.messages);
        }
    }
    assert_eq!(folder.files("kho"), []);
}

#[test]
fn a_word_file_that_is_none_does_not_keep_the_others_out() {
    let folder = exported();
    folder.write("hỏng.doc", "không phải tệp Word");
    let ran = folder.run(&["import", "hỏng.doc", "tệp/ChiTietTTHC_1.000001.docx", "--out", "kho"]);
    assert_eq!(ran.code, Some(1), "{}", ran.messages);
    assert!(
        ran.messages.contains("took 1 record") && ran.messages.contains("✗ record 1 (hỏng.doc): "),
        "{}",
        ran.messages
    );
    assert!(folder.read("kho/rejected.jsonl").contains("\"file\":\"hỏng.doc\""));
}
