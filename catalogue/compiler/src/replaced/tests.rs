//! The list as its file gives it, and what it says of a procedure on which day.

use jiff::civil::date;
use tthc_dsl::FileId;

use super::*;

const LIST: &str = r#"
instrument = "66.7/2025/NQ-CP"
from = 2026-01-01
to = 2027-02-28
count = 4
kind = [{ names = ["Căn cước", "Chứng minh nhân dân"] }]
database = [
    { id = "population", name = "Cơ sở dữ liệu quốc gia về dân cư", owner = "Bộ Công an" },
    { id = "land", name = "Cơ sở dữ liệu quốc gia về đất đai", owner = "Bộ Nông nghiệp và Môi trường" },
]
[[ministry]]
name = "Bộ Tư pháp"
row = [
    { entry = 1, code = "1.000001", paper = "Căn cước", held = ["population"], asked_by = "Khoản 1 Điều 2" },
    { entry = 2, code = "1.000001", paper = "Giấy tờ về chỗ ở (sổ đỏ)", is = ["Sổ đỏ"], within = ["Giấy tờ về chỗ ở"], held = ["land"], asked_by = "Khoản 2" },
    { entry = 3, code = "1.000001", paper = "Giấy khai sinh (thay thế 1 phần)", is = ["Giấy khai sinh"], held = ["population"], asked_by = "Khoản 3", part = true },
    { entry = 4, code = "1.000002", paper = "Hộ khẩu", held = ["population", "land"], asked_by = "Khoản 4" },
]
"#;

fn read(text: &str) -> (Replaced, Vec<Diagnostic>) {
    Replaced::read(&Source::new(FileId(9), "replaced-papers.toml", text))
}

/// What is still asked for by a procedure with these days and papers.
fn asked(code: &str, days: &str, papers: &str) -> Vec<StillAsked> {
    let (replaced, out) = read(LIST);
    assert_eq!(out, []);
    let text = format!("thủ tục {code} {{\n    hiệu lực {days}\n    hồ sơ 1 bộ {{\n{papers}\n    }}\n}}\n");
    let source = Source::new(FileId(0), "mẫu.tthc", text);
    let mut procedures = Vec::new();
    crate::examine(&source, &mut |versions| procedures.extend(versions));
    replaced.still_asked(&procedures[0]).into_vec()
}

fn how(papers: &str) -> Vec<(u32, Asked)> {
    asked("1.000001", "từ 01/07/2025", papers).into_iter().map(|asked| (asked.entry, asked.how)).collect()
}

#[test]
fn a_listed_paper_is_still_asked_for_by_any_name_of_its_kind() {
    let asked = asked("1.000001", "từ 01/07/2025", "a \"Bản sao Chứng minh nhân dân\" { bản sao 1 }");
    let [one] = asked.as_slice() else { panic!("{asked:?}") };
    assert_eq!((one.entry, one.how), (1, Asked::Plainly));
    assert_eq!((&*one.paper, &*one.listed), ("Bản sao Chứng minh nhân dân", "Căn cước"));
    assert_eq!(&*one.held, "Cơ sở dữ liệu quốc gia về dân cư (Bộ Công an)");
    assert_eq!((one.in_force, one.until), (date(2026, 1, 1), Some(date(2027, 3, 1))));
}

#[test]
fn only_the_code_s_own_rows_count_whatever_a_province_adds_to_it() {
    let papers = "a \"Hộ khẩu\" { bản sao 1 }";
    assert_eq!(asked("1.000001", "từ 01/07/2025", papers), []);
    assert_eq!(asked("1.000003", "từ 01/07/2025", papers), []);
    assert_eq!(asked("1.000002", "từ 01/07/2025", papers).len(), 1);
    assert_eq!(base("1.000002.000.00.00.H56"), "1.000002");
    assert_eq!(base("1.000002.H56"), "1.000002");
    assert_eq!(base("1.000002"), "1.000002");
}

#[test]
fn it_says_how_sure_it_is() {
    assert_eq!(how("a \"Căn cước\" { bản sao 1 }"), [(1, Asked::Plainly)]);
    assert_eq!(how("a \"Hộ chiếu hoặc căn cước\" { bản sao 1 }"), [(1, Asked::AsOneOf)]);
    let choice = "chọn một { a \"Căn cước\" { bản sao 1 }; b \"Hộ chiếu\" { bản sao 1 } }";
    assert_eq!(how(choice), [(1, Asked::AsOneOf)]);
    assert_eq!(how("a \"Giấy tờ về chỗ ở\" { bản sao 1 }"), [(2, Asked::Perhaps)]);
    assert_eq!(how("a \"Giấy khai sinh\" { bản sao 1 }"), [(3, Asked::Perhaps)]);
    // A row that is met plainly is told before one that is met perhaps.
    assert_eq!(how("a \"Giấy khai sinh; căn cước\" { bản sao 1 }"), [(1, Asked::Plainly)]);
}

#[test]
fn what_is_looked_up_is_not_asked_for() {
    let look_up = |clauses: &str| {
        format!(
            "a \"Căn cước\" {{ bản sao 1; tra cứu tại \"Cơ sở dữ liệu quốc gia về dân cư\" {{ khi thiếu dữ liệu \"Nộp\"{clauses} }} }}"
        )
    };
    assert_eq!(how(&look_up("")), []);
    assert_eq!(how(&look_up("; từ 01/01/2026")), []);
    // Until the day on which it can be looked up it is asked for, and after the last one again.
    let until = |clauses: &str| {
        asked("1.000001", "từ 01/07/2025", &look_up(clauses)).into_iter().map(|asked| asked.until).collect::<Vec<_>>()
    };
    assert_eq!(until("; từ 01/03/2026"), [Some(date(2026, 3, 1))]);
    assert_eq!(until("; từ 01/01/2026; đến 30/06/2026"), [Some(date(2027, 3, 1))]);
    // A line of its own that names the database says so for the dossier.
    let line =
        "a \"Căn cước\" { bản sao 1 }\nb \"Nếu có trong CSDL quốc gia về dân cư thì không tải lên\" { bản sao 0 }";
    assert_eq!(how(line), []);
    assert_eq!(how("a \"Căn cước\" { bản sao 1; ghi chú \"Nộp khi không khai thác được dữ liệu\" }"), []);
}

#[test]
fn the_days_of_the_version_and_of_the_paper_count() {
    let paper = "a \"Căn cước\" { bản sao 1 }";
    let until = |days: &str| asked("1.000001", days, paper).into_iter().map(|asked| asked.until).collect::<Vec<_>>();
    assert_eq!(until("từ 01/07/2025 đến 31/12/2025"), []);
    assert_eq!(until("từ 01/07/2025 đến 01/01/2026"), [Some(date(2026, 1, 2))]);
    assert_eq!(until("từ 01/03/2027"), []);
    assert_eq!(until("chưa xác định"), []);
    let ended = asked("1.000001", "từ 01/07/2025", "a \"Căn cước\" { bản sao 1; đến 31/12/2025 }");
    assert_eq!(ended, []);
}

#[test]
fn what_is_wrong_with_the_table_is_reported_at_its_place() {
    let (replaced, out) =
        read(&LIST.replace("count = 4", "count = 5").replace("held = [\"land\"]", "held = [\"lan\"]"));
    assert_eq!(out.len(), 2, "{out:?}");
    assert!(out.iter().any(|found| found.message.en.contains("`lan`") && !found.span.range().is_empty()), "{out:?}");
    assert_eq!(replaced.listed["1.000001"].len(), 3, "the other rows are read");
    let (replaced, out) = read("instrument = ");
    assert_eq!((out.len(), replaced.listed.len()), (1, 0));
    let (_, out) = read(&LIST.replace("from = 2026-01-01", "from = 10:00:00"));
    assert!(out.iter().any(|found| found.message.en.contains("is not a day")), "{out:?}");
}
