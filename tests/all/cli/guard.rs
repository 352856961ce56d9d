//! `tthc guard`: what the law fixes changes through amendments, corrections and waivers only.

use super::history::commit;
use super::run::Folder;

const AMENDMENT: &str = "sửa đổi nd120-thời-hạn theo 120/2025/NĐ-CP điều 5 {\n    hiệu lực từ 01/10/2026 đến 28/02/2027\n    trong 1.000001 { thời hạn 5 ngày làm việc -> 3 ngày làm việc }\n}\n";

fn recorded() -> Folder {
    let folder = Folder::of("small");
    commit(&folder, "Danh mục nhỏ");
    folder
}

/// The exit code, and how each change stands.
#[track_caller]
fn guarded(folder: &Folder) -> (Option<i32>, Vec<String>) {
    let told = folder.run(&["guard", "--base", "HEAD", "--format", "json"]);
    let document = told.json();
    let changes = document["changes"].as_array().expect("a list");
    let mut standings: Vec<String> =
        changes.iter().filter_map(|change| change["standing"].as_str().map(str::to_owned)).collect();
    standings.sort();
    standings.dedup();
    (told.code, standings)
}

#[test]
fn a_limit_that_is_edited_is_found_and_one_that_is_amended_is_not() {
    let folder = recorded();
    folder.edit("1.000001.tthc", "thời hạn 5 ngày làm việc", "thời hạn 4 ngày làm việc");
    assert_eq!(guarded(&folder), (Some(1), vec!["unfounded".to_owned()]));
    folder.edit("1.000001.tthc", "thời hạn 4 ngày làm việc", "thời hạn 5 ngày làm việc");
    folder.write("sửa-đổi.tthc", AMENDMENT);
    assert_eq!(guarded(&folder), (Some(0), vec!["founded".to_owned()]));
}

#[test]
fn what_was_recorded_as_an_amendment_stays() {
    let folder = recorded();
    folder.write("sửa-đổi.tthc", AMENDMENT);
    commit(&folder, "Sửa đổi");
    for (old, new) in [
        ("-> 3 ngày làm việc", "-> 2 ngày làm việc"),
        ("đến 28/02/2027", "đến 31/12/2026"),
        ("nd120-thời-hạn", "nd120-khác"),
    ] {
        let text = AMENDMENT.replace(old, new).replace("-> 3 ngày", "-> 2 ngày");
        folder.write("sửa-đổi.tthc", &text);
        assert_eq!(guarded(&folder), (Some(1), vec!["unfounded".to_owned()]), "{text}");
    }
    folder.write("sửa-đổi.tthc", "# Không còn sửa đổi nào.\n");
    assert_eq!(guarded(&folder), (Some(1), vec!["unfounded".to_owned()]));
    folder.write("sửa-đổi.tthc", &AMENDMENT.replace("    trong", "\n\ttrong"));
    assert_eq!(guarded(&folder), (Some(0), Vec::new()), "only its look is another");
}

#[test]
fn an_instrument_that_nobody_declares_founds_nothing() {
    let folder = recorded();
    folder.write("sửa-đổi.tthc", &AMENDMENT.replace("120/2025/NĐ-CP điều 5", "999/2026/NĐ-CP"));
    assert_eq!(guarded(&folder), (Some(1), vec!["unfounded".to_owned()]));
}

#[test]
fn a_waiver_lets_a_slip_be_mended_until_its_last_day() {
    let folder = recorded();
    folder.edit("1.000001.tthc", "thời hạn 5 ngày làm việc", "thời hạn 4 ngày làm việc");
    let waiver = |until: &str| {
        format!(
            "miễn trừ VN-090 {{\n    cho thủ tục 1.000001\n    lý do \"Chép nhầm\"\n    người duyệt \"Vụ Pháp chế\"\n    cho đến {until}\n}}\n"
        )
    };
    folder.write("miễn-trừ.tthc", &waiver("31/12/2026"));
    assert_eq!(guarded(&folder), (Some(0), vec!["waived".to_owned()]));
    folder.write("miễn-trừ.tthc", &waiver("31/05/2026"));
    assert_eq!(guarded(&folder), (Some(1), vec!["unfounded".to_owned()]));
}
