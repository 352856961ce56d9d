//! Bodies that others succeed.

use jiff::civil::date;

use super::*;

const BODIES: &str = "cơ quan phòng { tên \"Phòng\"; cấp huyện; kế tục bởi ubnd-xã từ 01/07/2025 }\n\
     cơ quan ubnd-xã { tên \"Ủy ban nhân dân cấp xã\"; cấp xã; kế tục bởi ubnd-phường từ 01/07/2026 }\n\
     cơ quan ubnd-phường { tên \"Ủy ban nhân dân phường\"; cấp xã }\n";

#[track_caller]
fn of(procedure: &str, changes: &str, day: Date) -> Vec<String> {
    let (source, compiled) =
        compiled(&format!("{BODIES}thủ tục 1.000009 {{ tên \"Thủ tục\"; {procedure} }}\n{changes}"));
    if let Some(found) = about_amendments(&compiled).next() {
        panic!("{}: {}", &source.text[found.span.range()], found.message.en);
    }
    let version = compiled.catalogue.timeline("1.000009").and_then(|timeline| timeline.on(day));
    let lines = lines(version.expect("it is in force")).into_iter();
    lines.filter(|line| ["level", "decides", "coordinates"].iter().any(|word| line.starts_with(word))).collect()
}

const OLD: &str = "cấp tỉnh, huyện; thẩm quyền { quyết định phòng }";

#[test]
fn the_successor_is_named_from_its_day_and_the_level_follows() {
    assert_eq!(of(OLD, "", date(2025, 6, 30)), ["level province, district", "decides phòng"]);
    assert_eq!(of(OLD, "", date(2025, 7, 1)), ["level province, commune", "decides ubnd-xã"]);
    assert_eq!(of(OLD, "", date(2026, 6, 30)), ["level province, commune", "decides ubnd-xã"]);
    assert_eq!(of(OLD, "", date(2026, 7, 1)), ["level province, commune", "decides ubnd-phường"]);
}

#[test]
fn a_level_stays_where_another_body_decides_on_it() {
    let two = "cấp huyện; thẩm quyền { quyết định phòng; thực hiện khác }";
    let other = "cơ quan khác { tên \"Khác\"; cấp huyện }\n";
    assert_eq!(of(two, other, date(2025, 7, 1)), ["level district", "decides ubnd-xã"]);
    let helps = "cấp tỉnh, huyện; thẩm quyền { quyết định sở; phối hợp phòng }";
    assert_eq!(of(helps, "", date(2025, 7, 1)), ["level province, district", "decides sở", "coordinates ubnd-xã"]);
}

#[test]
fn what_is_written_for_the_day_or_later_stays_as_it_is() {
    let dated = format!("hiệu lực từ 01/07/2025; {OLD}");
    assert_eq!(of(&dated, "", date(2025, 7, 1)), ["level province, district", "decides phòng"]);
    let amendment = "sửa đổi a theo 3/2025/QH15 { trong 1.000009 { thẩm quyền { thêm phối hợp phòng } } }\n";
    let told = of(OLD, amendment, date(2025, 7, 1));
    assert_eq!(told, ["level province, commune", "decides ubnd-xã", "coordinates phòng [3/2025/QH15]"]);
}

#[test]
fn an_amendment_of_a_later_day_finds_the_successor_and_one_of_the_day_the_body() {
    let change = |day: &str, old: &str| {
        format!(
            "sửa đổi a theo 1/2020/NĐ-CP {{ hiệu lực từ {day}; trong 1.000009 {{ thẩm quyền {{ quyết định {old} -> sở }} }} }}\n"
        )
    };
    let decides = |changes: &str, day| of(OLD, changes, day).pop();
    let now = Some("decides sở [1/2020/NĐ-CP]".to_owned());
    assert_eq!(decides(&change("02/07/2025", "ubnd-xã"), date(2025, 7, 2)), now);
    assert_eq!(decides(&change("01/07/2025", "phòng"), date(2025, 7, 1)), now);
}

#[test]
fn a_body_that_gets_a_role_twice_has_it_once() {
    let two = "cấp xã; thẩm quyền { quyết định sở; phối hợp phòng; phối hợp ubnd-xã }";
    assert_eq!(
        of(two, "", date(2025, 6, 30)),
        ["level commune", "decides sở", "coordinates phòng", "coordinates ubnd-xã"]
    );
    assert_eq!(of(two, "", date(2025, 7, 1)), ["level commune", "decides sở", "coordinates ubnd-xã"]);
}

#[test]
fn successors_that_succeed_each_other_come_to_an_end() {
    let circle = "cơ quan một { tên \"Một\"; cấp tỉnh; kế tục bởi hai từ 01/07/2025 }\n\
        cơ quan hai { tên \"Hai\"; cấp tỉnh; kế tục bởi ba từ 01/08/2025 }\n\
        cơ quan ba { tên \"Ba\"; cấp tỉnh; kế tục bởi một từ 01/09/2025 }\n";
    let procedure = "cấp tỉnh; thẩm quyền { quyết định một }";
    let decides = |day| of(procedure, circle, day).pop().unwrap_or_default();
    for (day, body) in [
        (date(2025, 6, 30), "một"),
        (date(2025, 7, 1), "hai"),
        (date(2025, 8, 1), "ba"),
        (date(2025, 9, 1), "một"),
        (date(2030, 1, 1), "một"),
    ] {
        assert_eq!(decides(day), format!("decides {body}"), "{day}");
    }
    let of_one_day = circle.replace("01/08/2025", "01/07/2025").replace("01/09/2025", "01/07/2025");
    assert_eq!(of(procedure, &of_one_day, date(2025, 7, 1)).len(), 2);
}

#[test]
fn a_chain_of_one_day_leads_to_its_end() {
    let chain = "cơ quan một { tên \"Một\"; cấp huyện; kế tục bởi hai từ 01/07/2025 }\n\
        cơ quan hai { tên \"Hai\"; cấp xã; kế tục bởi sở từ 01/07/2025 }\n";
    let told = of("cấp huyện; thẩm quyền { quyết định một }", chain, date(2025, 7, 1));
    assert_eq!(told, ["level province", "decides sở"]);
}
