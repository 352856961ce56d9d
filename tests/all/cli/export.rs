//! `tthc export`: where the files go, and what is said when there is nothing to write.

use tthc_dsl::Lang;

use super::run::Folder;

fn names(folder: &Folder, below: &str) -> Vec<String> {
    let files = folder.files(below).into_iter();
    files.map(|(path, _)| path.file_name().expect("a file").to_string_lossy().into_owned()).collect()
}

#[test]
fn each_procedure_has_a_word_file_and_all_of_them_a_list() {
    let folder = Folder::of("small");
    let ran = folder.run(&["export", "--to", "docx", "1.000001", "1.000001", "--out", "tệp"]);
    assert_eq!((ran.code, ran.messages.as_str()), (Some(0), "✓ tệp/ChiTietTTHC_1.000001.docx\n"));
    assert_eq!(ran.results, "");
    assert_eq!(names(&folder, "tệp"), ["ChiTietTTHC_1.000001.docx"]);
    let ran = folder.run(&["export", "--to", "xlsx", "--out", "tệp/danh-mục.xlsx"]);
    assert_eq!((ran.code, ran.messages.as_str()), (Some(0), "✓ tệp/danh-mục.xlsx\n"));
    assert_eq!(names(&folder, "tệp"), ["ChiTietTTHC_1.000001.docx", "danh-mục.xlsx"]);
}

#[test]
fn the_same_procedures_have_the_same_bytes() {
    let folder = Folder::of("small");
    let written = || {
        for form in ["docx", "xlsx"] {
            assert_eq!(folder.run(&["export", "--to", form, "1.000001", "--out", "tệp"]).code, Some(0));
        }
        folder.files("tệp")
    };
    assert!(written() == written(), "the bytes differ");
}

#[test]
fn the_day_decides_what_is_written() {
    let folder = Folder::of("small");
    let coming = folder.run_in(&["export", "--to", "docx", "1.000002"], Lang::Vi);
    assert_eq!(coming.code, Some(2));
    assert!(
        coming.messages.contains("`1.000002` không có hiệu lực vào ngày 01/06/2026: có hiệu lực từ 01/01/2027"),
        "{}",
        coming.messages
    );
    assert!(coming.messages.contains("--as-of"), "{}", coming.messages);
    folder.edit("1.000002.tthc", "hiệu lực từ 01/01/2027", "hiệu lực từ 01/01/2026");
    assert_eq!(folder.run(&["export", "--to", "docx", "1.000002", "--out", "sau"]).code, Some(0));
    assert_eq!(names(&folder, "sau"), ["ChiTietTTHC_1.000002.docx"]);
}

#[test]
fn what_cannot_be_written_is_said_before_anything_is() {
    let folder = Folder::of("small");
    let cases: &[(&[&str], &str)] = &[
        (&["export", "--to", "docx", "1.00001"], "did you mean `1.000001`?"),
        (&["export", "--to", "docx"], "the code of a procedure is needed"),
        (&["export", "--to", "docx", "1.000001", "9.999999", "--out", "tệp"], "there is no procedure `9.999999`"),
        (&["export", "1.000001"], "--to"),
        (&["export", "--to", "pdf", "1.000001"], "docx, xlsx"),
    ];
    for (arguments, said) in cases {
        let ran = folder.run(arguments);
        assert_eq!(ran.code, Some(2), "{arguments:?}");
        assert!(ran.messages.contains(said), "{arguments:?}: {}", ran.messages);
    }
    assert_eq!(names(&folder, "tệp"), Vec::<String>::new());
}

#[test]
fn two_procedures_do_not_go_into_one_word_file() {
    let folder = Folder::of("small");
    folder.edit("1.000002.tthc", "hiệu lực từ 01/01/2027", "hiệu lực từ 01/01/2026");
    let ran = folder.run(&["export", "--to", "docx", "1.000001", "1.000002", "--out", "một.docx"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.messages.contains("2 procedures do not go into the one file `một.docx`"), "{}", ran.messages);
}
