//! Which amendment of a day has the last word.

use jiff::civil::date;

use super::*;

fn amendment(id: &str, number: &str, after: &str, operation: &str) -> String {
    format!("sửa đổi {id} theo {number} {{ hiệu lực từ 01/08/2025; {after}; trong 1.000001 {{ {operation} }} }}\n")
}

#[track_caller]
fn level(changes: &str) -> String {
    let (_, compiled) = compiled(changes);
    let version = compiled.catalogue.timeline("1.000001").and_then(|timeline| timeline.on(date(2025, 8, 1)));
    let lines = lines(version.expect("in force"));
    let level = lines.iter().find(|line| line.starts_with("level")).expect("it has a level");
    level.split(" [").next().unwrap_or_default().to_owned()
}

const LAW: &str = "3/2025/QH15";
const DECREE: &str = "2/2025/NĐ-CP";
const CIRCULAR: &str = "4/2025/TT-BKHCN";

#[test]
fn the_higher_rank_has_the_last_word_whatever_the_names_and_the_places_in_files() {
    let law = amendment("a", LAW, "", "cấp trung ương -> tỉnh");
    let decree = amendment("b", DECREE, "", "cấp trung ương -> xã");
    for changes in [format!("{law}{decree}"), format!("{decree}{law}")] {
        assert_eq!(level(&changes), "level province");
        // Rank alone does not settle it: it is told as well.
        assert_eq!(found(&changes), [("TT066", "cấp".to_owned())]);
    }
}

#[test]
fn unless_the_lower_says_that_it_comes_after() {
    let law = amendment("a", LAW, "", "cấp trung ương -> tỉnh");
    let decree = amendment("b", DECREE, "sau a", "cấp tỉnh -> xã");
    let changes = format!("{decree}{law}");
    assert_eq!((level(&changes).as_str(), found(&changes).len()), ("level commune", 0));
}

#[test]
fn one_that_waits_for_another_leaves_the_order_of_the_rest_as_it_is() {
    // By rank: circular, decree, law. That the circular waits for the law does not bring the law before the decree.
    let circular = amendment("a", CIRCULAR, "sau c", "lệ phí không -> 5 đồng");
    let decree = amendment("b", DECREE, "", "cấp trung ương -> xã");
    let law = amendment("c", LAW, "", "cấp trung ương -> tỉnh");
    assert_eq!(level(&format!("{circular}{decree}{law}")), "level province");
}

#[test]
fn after_reaches_through_those_between() {
    let one = amendment("a", LAW, "", "cấp trung ương -> tỉnh");
    let two = amendment("b", LAW, "sau a", "cấp tỉnh -> xã");
    let three = amendment("c", LAW, "sau b", "cấp xã -> tỉnh, xã");
    let changes = format!("{three}{two}{one}");
    assert_eq!((level(&changes).as_str(), found(&changes).len()), ("level province, commune", 0));
}

#[test]
fn of_equal_rank_the_older_comes_first() {
    let changes = amendment("a", DECREE, "", "cấp trung ương -> tỉnh");
    let older = "văn bản 8/2025/NĐ-CP { loại nghị định; tên \"Cũ hơn\"; ký 01/05/2025; hiệu lực từ 01/07/2025 }\n";
    let other = amendment("z", "8/2025/NĐ-CP", "", "cấp trung ương -> xã");
    assert_eq!(level(&format!("{changes}{older}{other}")), "level province");
}

#[test]
fn an_order_in_a_circle_is_told_once_of_one_that_is_in_it() {
    let one = amendment("a", DECREE, "sau b", "lệ phí không -> 5 đồng");
    let two = amendment("b", DECREE, "sau c", "cấp trung ương -> tỉnh");
    let three = amendment("c", DECREE, "sau b", "đối tượng công-dân -> doanh-nghiệp");
    let (vi, en) = (
        "thứ tự của `b` đi vòng: nó đứng sau một sửa đổi đứng sau chính nó",
        "the order of `b` goes in a circle: it comes after one that comes after it",
    );
    let told = told(&format!("{one}{two}{three}"));
    assert_eq!(told, [("TT070", "c".to_owned(), vi.to_owned(), en.to_owned())]);
    assert_eq!(found(&amendment("a", DECREE, "sau a", "cấp trung ương -> tỉnh")), [("TT070", "a".to_owned())]);
}

#[test]
fn none_comes_after_what_begins_later() {
    let early = amendment("a", DECREE, "sau b", "cấp trung ương -> tỉnh");
    let late = amendment("b", DECREE, "", "cấp tỉnh -> xã").replace("01/08/2025", "02/08/2025");
    let told = told(&format!("{early}{late}"));
    let (vi, en) = (
        "`a` không thể đứng sau `b`: `b` có hiệu lực muộn hơn",
        "`a` cannot come after `b`, which begins on a later day",
    );
    assert_eq!(told, [("TT070", "b".to_owned(), vi.to_owned(), en.to_owned())]);
    // That it comes after what began before it is so anyway.
    let told = found(&format!(
        "{}{}",
        early.replace("sau b; ", ""),
        late.replace(";  ;", "; sau a;").replace("; ;", "; sau a;")
    ));
    assert_eq!(told, []);
}
