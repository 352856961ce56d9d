//! Which powers end with their basis, and what becomes of each.

use jiff::civil::date;
use tthc_dsl::{FileId, Source};

use super::*;

const LAW: &str = r#"
văn bản 50/2005/QH11 { tên "Luật Sở hữu trí tuệ"; hiệu lực từ 01/07/2006 }
văn bản 133/2025/NĐ-CP {
    tên "Phân quyền, phân cấp"
    hiệu lực từ 01/07/2025 đến 28/02/2027
    về thẩm quyền phân quyền, phân cấp
}
văn bản 10/2026/NĐ-CP { tên "Nghị định mới"; hiệu lực từ 15/04/2026 }
văn bản 11/2026/QH16 { tên "Luật mới"; hiệu lực từ 01/03/2027 }
văn bản 12/2026/NĐ-CP {
    tên "Nghị định bãi bỏ"
    hiệu lực từ 01/07/2026
    bãi bỏ 133/2025/NĐ-CP điều 9
}
cơ quan bộ-khcn { tên "Bộ Khoa học và Công nghệ"; cấp trung ương }
cơ quan ubnd-tỉnh { tên "Ủy ban nhân dân cấp tỉnh"; cấp tỉnh }
cơ quan ubnd-huyện { tên "Ủy ban nhân dân cấp huyện"; cấp huyện; hiệu lực đến 30/06/2025 }
cơ quan ubnd-xã { tên "Ủy ban nhân dân cấp xã"; cấp xã }
"#;

#[track_caller]
fn catalogue(text: &str) -> Catalogue {
    let sources = [LAW, text].into_iter().enumerate();
    let sources: Vec<Source> =
        sources.map(|(number, text)| Source::new(FileId(number as u32), format!("{number}.tthc"), text)).collect();
    let compiled = crate::compile(&sources, date(2026, 6, 1));
    // Of the language, not of the law: the procedures are as short as can be.
    let wrong: Vec<_> = compiled.diagnostics.iter().filter(|found| found.code.starts_with("TT")).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    compiled.catalogue
}

fn of(text: &str) -> Sunset {
    sunset(&catalogue(text), date(2027, 3, 1))
}

/// Each falling power in one line: `code role holders, levels | last day, day of the fall: what it falls to`.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let shown: Vec<String> = of(text).powers.iter().map(line).collect();
    assert_eq!(shown, expected);
}

fn line(power: &Falling) -> String {
    let ids = |holders: &[Holder]| holders.iter().map(|one| one.id.clone()).collect::<Vec<_>>().join("+");
    let keys = |levels: &[Level]| levels.iter().map(|level| level.key()).collect::<Vec<_>>().join("+");
    let before = |before: &Option<Former>| {
        before.as_ref().map_or_else(String::new, |before| {
            let holder = before.holder.as_ref().map(|holder| holder.id.clone());
            format!(" before {}", holder.or(before.level.map(|level| level.key().to_owned())).unwrap_or_default())
        })
    };
    let mut line = format!(
        "{}{} {} {}/{} | {}, {}: ",
        power.code,
        power.case.as_ref().map_or_else(String::new, |case| format!("#{case}")),
        power.role.map_or("level", Role::key),
        ids(&power.holders),
        keys(&power.levels),
        power.last_day,
        power.falls_on
    );
    line += &match &power.falls_back {
        FallBack::Returns { holders, levels, succeeding } => {
            let bodies: Vec<_> = succeeding
                .iter()
                .map(|one| format!(" after {}{}", one.body.id, if one.lapsed { " (lapsed)" } else { "" }))
                .collect();
            format!("{}/{}{}", ids(holders), keys(levels), bodies.concat())
        }
        FallBack::Ends { before: former } => format!("ends{}", before(former)),
        FallBack::Unrecorded { before: former } => format!("unrecorded{}", before(former)),
        FallBack::Unnamed => "unnamed".into(),
    };
    for wrong in &power.unlawful {
        line += &match wrong {
            Unlawful::LevelAbolished { level, since } => format!("; no {} since {since}", level.key()),
            Unlawful::AuthorityEnded { authority, since } => format!("; no {authority} since {since}"),
        };
    }
    if let Some(over) = &power.taken_over {
        let named = if over.names_holder { "" } else { " (holder unknown)" };
        line += &format!("; {} since {}{named}", over.by, over.since);
    }
    line
}

/// A base that names its holder and level, and one amendment under the decree.
fn moved(level: &str, holder: &str, operations: &str) -> String {
    format!(
        "thủ tục 1.000001 {{ tên \"Cấp giấy\"; {level}\n thẩm quyền {{ quyết định {holder} {{ căn cứ 50/2005/QH11 }} }} }}\n\
         sửa đổi nd133 theo 133/2025/NĐ-CP điều 20 {{ trong 1.000001 {{ {operations} }} }}\n"
    )
}

#[test]
fn what_an_amendment_moved_goes_back_when_its_decree_lapses() {
    let to_province = "cấp trung ương -> tỉnh\n thẩm quyền { quyết định bộ-khcn -> ubnd-tỉnh { phân cấp } }";
    let text = moved("cấp trung ương", "bộ-khcn", to_province);
    check(&text, &["1.000001 decides ubnd-tỉnh/province | 2027-02-28, 2027-03-01: bộ-khcn/central"]);
    let found = of(&text);
    let [power] = found.powers.as_slice() else { panic!("one power") };
    assert_eq!(power.transfer, Some(Transfer::Decentralised));
    let [support] = power.rests_on.as_slice() else { panic!("one basis") };
    assert_eq!(support.words.vi, "133/2025/NĐ-CP điều 20");
    assert_eq!((support.through, support.amendment.as_deref()), (Through::Power, Some("nd133")));
    // The day before, nothing has ended yet.
    assert_eq!(sunset(&catalogue(&text), date(2027, 2, 28)).powers, []);
}

#[test]
fn a_power_that_would_go_back_to_the_district_is_unlawful() {
    let to_commune = "cấp huyện -> xã\n thẩm quyền { quyết định ubnd-huyện -> ubnd-xã { phân định } }";
    check(
        &moved("cấp huyện", "ubnd-huyện", to_commune),
        &["1.000001 decides ubnd-xã/commune | 2027-02-28, 2027-03-01: ubnd-huyện/district; \
           no ubnd-huyện since 2025-07-01; no district since 2025-07-01"],
    );
}

#[test]
fn a_successor_holds_what_goes_back_to_an_older_body_as_long_as_something_makes_it_one() {
    let reorganised = |by: &str| {
        let to_province = "cấp huyện -> tỉnh\n thẩm quyền { quyết định phòng -> ubnd-tỉnh }";
        format!(
            "cơ quan phòng {{ tên \"Phòng\"; cấp huyện; hiệu lực đến 30/06/2025\n\
             kế tục bởi ubnd-xã từ 01/07/2025 căn cứ {by} }}\n{}",
            moved("cấp huyện", "phòng", to_province)
        )
    };
    check(
        &reorganised("50/2005/QH11"),
        &["1.000001 decides ubnd-tỉnh/province | 2027-02-28, 2027-03-01: ubnd-xã/commune after phòng"],
    );
    check(
        &reorganised("133/2025/NĐ-CP điều 4"),
        &["1.000001 decides ubnd-tỉnh/province | 2027-02-28, 2027-03-01: ubnd-xã/commune after phòng (lapsed); \
           no phòng since 2025-07-01; no district since 2025-07-01"],
    );
}

#[test]
fn a_level_without_a_holder_is_told_too() {
    let text = "thủ tục 1.000001 { tên \"Cấp giấy\"; cấp huyện }\n\
        sửa đổi nd133 theo 133/2025/NĐ-CP { trong 1.000001 { cấp huyện -> xã } }\n";
    check(text, &["1.000001 level /commune | 2027-02-28, 2027-03-01: /district; no district since 2025-07-01"]);
}

#[test]
fn a_procedure_that_ends_with_the_decree_says_who_had_the_power_before() {
    let text = "thủ tục 1.000001 { tên \"Cấp giấy\"; hiệu lực từ 01/07/2025 đến 28/02/2027 căn cứ 133/2025/NĐ-CP; cấp tỉnh\n\
        thẩm quyền { quyết định ubnd-tỉnh { chuyển từ huyện suy ra }; tiếp nhận ubnd-tỉnh } }\n";
    check(
        text,
        &["1.000001 decides ubnd-tỉnh/province | 2027-02-28, 2027-03-01: ends before district; \
           no district since 2025-07-01"],
    );
    assert_eq!(of(text).powers[0].rests_on[0].through, Through::Validity);
}

#[test]
fn a_text_that_outlives_its_basis_has_nothing_recorded() {
    let text = "thủ tục 1.000001 { tên \"Cấp giấy\"; hiệu lực từ 01/07/2025; cấp tỉnh\n\
        thẩm quyền { quyết định ubnd-tỉnh { chuyển từ bộ-khcn; căn cứ 133/2025/NĐ-CP điều 9 } } }\n\
        thủ tục 1.000002 { tên \"Cấp thẻ\"; hiệu lực từ 01/07/2025; cấp tỉnh; căn cứ 133/2025/NĐ-CP\n\
        thẩm quyền { quyết định ubnd-tỉnh } }\n\
        thủ tục 1.000003 { tên \"Cấp phép\"; hiệu lực từ 01/07/2025; cấp tỉnh\n\
        thẩm quyền { quyết định ubnd-tỉnh { căn cứ 133/2025/NĐ-CP, 50/2005/QH11 } } }\n";
    check(
        text,
        &[
            // A newer decree took the provision away before.
            "1.000001 decides ubnd-tỉnh/province | 2027-02-28, 2027-03-01: unrecorded before bộ-khcn; \
             12/2026/NĐ-CP since 2026-07-01 (holder unknown)",
            "1.000002 decides ubnd-tỉnh/province | 2027-02-28, 2027-03-01: unrecorded",
        ],
    );
    assert_eq!(of(text).powers[1].rests_on[0].through, Through::Procedure);
}

#[test]
fn a_newer_instrument_takes_a_power_over_on_its_first_day_or_on_the_last() {
    let to_province = "cấp trung ương -> tỉnh\n thẩm quyền { quyết định bộ-khcn -> ubnd-tỉnh }";
    let base = moved("cấp trung ương", "bộ-khcn", to_province);
    let early = "sửa đổi nd10 theo 10/2026/NĐ-CP điều 3 { trong 1.000001 {\n\
        cấp tỉnh -> xã\n thẩm quyền { quyết định ubnd-tỉnh -> ubnd-xã } } }\n";
    check(
        &format!("{base}{early}"),
        &[
            "1.000001 decides ubnd-tỉnh/province | 2027-02-28, 2026-04-15: ubnd-xã/commune; 10/2026/NĐ-CP since 2026-04-15",
        ],
    );
    // No day without law, no day with two: the law takes effect on the day on which the decree lapses.
    let late = "sửa đổi luật theo 11/2026/QH16 điều 5 { trong 1.000001 {\n\
        cấp trung ương -> xã\n thẩm quyền { quyết định bộ-khcn -> ubnd-xã } } }\n";
    check(
        &format!("{base}{late}"),
        &[
            "1.000001 decides ubnd-tỉnh/province | 2027-02-28, 2027-03-01: ubnd-xã/commune; 11/2026/QH16 since 2027-03-01",
        ],
    );
    let repeal = "sửa đổi nd10 theo 10/2026/NĐ-CP { bãi bỏ 1.000001 }\n";
    check(
        &format!("{base}{repeal}"),
        &[
            "1.000001 decides ubnd-tỉnh/province | 2027-02-28, 2026-04-15: ends; 10/2026/NĐ-CP since 2026-04-15 (holder unknown)",
        ],
    );
}

#[test]
fn a_law_that_comes_on_the_day_takes_over_although_nobody_has_recorded_whom_it_names() {
    let to_province = "cấp trung ương -> tỉnh\n thẩm quyền { quyết định bộ-khcn -> ubnd-tỉnh }";
    let base = moved("cấp trung ương", "bộ-khcn", to_province);
    let law = "sửa đổi luật theo 11/2026/QH16 { trong 1.000001 { thêm căn cứ 11/2026/QH16 } }\n";
    check(
        &format!("{base}{law}"),
        &["1.000001 decides ubnd-tỉnh/province | 2027-02-28, 2027-03-01: bộ-khcn/central; \
           11/2026/QH16 since 2027-03-01 (holder unknown)"],
    );
    // One that only changes something else on that day does not.
    let other = "sửa đổi hạn theo 11/2026/QH16 { trong 1.000001 { thời hạn chưa ghi -> 5 ngày } }\n";
    check(
        &format!("{base}{other}"),
        &["1.000001 decides ubnd-tỉnh/province | 2027-02-28, 2027-03-01: bộ-khcn/central"],
    );
}

#[test]
fn an_amendment_of_something_else_leaves_the_power_to_be_told_once() {
    let to_province = "cấp trung ương -> tỉnh\n thẩm quyền { quyết định bộ-khcn -> ubnd-tỉnh }";
    let base = moved("cấp trung ương", "bộ-khcn", to_province);
    let fee = "sửa đổi nd10 theo 10/2026/NĐ-CP { trong 1.000001 { thời hạn chưa ghi -> 5 ngày } }\n\
        sửa đổi mã theo 12/2026/NĐ-CP { đổi mã 1.000001 -> 1.000009 }\n";
    check(&format!("{base}{fee}"), &["1.000009 decides ubnd-tỉnh/province | 2027-02-28, 2027-03-01: bộ-khcn/central"]);
}

#[test]
fn a_procedure_that_ends_before_its_basis_has_nothing_to_fall_back() {
    let text = "thủ tục 1.000001 { tên \"Cấp giấy\"; hiệu lực từ 01/07/2025 đến 31/12/2025; cấp tỉnh\n\
        thẩm quyền { quyết định ubnd-tỉnh { căn cứ 133/2025/NĐ-CP } } }\n";
    check(text, &[]);
}

#[test]
fn an_extension_moves_the_end() {
    let text = "văn bản 20/2027/QH16 { tên \"Nghị quyết\"; hiệu lực từ 01/02/2027\n\
        kéo dài hiệu lực 133/2025/NĐ-CP đến 31/12/2027 }\n\
        thủ tục 1.000001 { tên \"Cấp giấy\"; hiệu lực từ 01/07/2025; cấp tỉnh\n\
        thẩm quyền { quyết định ubnd-tỉnh { căn cứ 133/2025/NĐ-CP } } }\n";
    check(text, &[]);
    let later = sunset(&catalogue(text), date(2028, 1, 1));
    assert_eq!(later.powers[0].last_day, date(2027, 12, 31));
    assert_eq!(later.instruments[0].last_day, date(2027, 12, 31));
}

#[test]
fn cases_and_receivers_with_a_basis_of_their_own_are_powers_too() {
    let text = "thủ tục 1.000001 { tên \"Cấp giấy\"; hiệu lực từ 01/07/2025; cấp tỉnh\n\
        thẩm quyền { quyết định ubnd-tỉnh { căn cứ 50/2005/QH11 }; tiếp nhận ubnd-xã { căn cứ 133/2025/NĐ-CP } }\n\
        trường hợp cấp-lại \"Cấp lại\" { cấp xã\n thẩm quyền { quyết định ubnd-xã { căn cứ 133/2025/NĐ-CP } } } }\n";
    check(
        text,
        &[
            "1.000001 receives ubnd-xã/province+commune | 2027-02-28, 2027-03-01: unrecorded",
            "1.000001#cấp-lại decides ubnd-xã/commune | 2027-02-28, 2027-03-01: unrecorded",
        ],
    );
}

#[test]
fn past_ends_can_be_left_out_and_the_keys_are_in_camel_case() {
    let to_province = "cấp trung ương -> tỉnh\n thẩm quyền { quyết định bộ-khcn -> ubnd-tỉnh { phân cấp } }";
    let found = of(&moved("cấp trung ương", "bộ-khcn", to_province));
    let json = serde_json::to_value(&found).expect("only texts are keys");
    assert_eq!(json["by"], "2027-03-01");
    assert_eq!(
        json["instruments"],
        serde_json::json!([{
            "number": "133/2025/NĐ-CP",
            "title": { "vi": "Phân quyền, phân cấp" },
            "lastDay": "2027-02-28",
            "powers": 1,
        }])
    );
    assert_eq!(
        json["powers"][0],
        serde_json::json!({
            "code": "1.000001",
            "name": { "vi": "Cấp giấy" },
            "role": "decides",
            "holders": [{ "id": "ubnd-tỉnh", "name": { "vi": "Ủy ban nhân dân cấp tỉnh" }, "level": "province" }],
            "levels": ["province"],
            "transfer": "decentralised",
            "restsOn": [{
                "instrument": "133/2025/NĐ-CP",
                "words": { "vi": "133/2025/NĐ-CP điều 20", "en": "133/2025/NĐ-CP article 20" },
                "through": "power",
                "amendment": "nd133",
            }],
            "lastDay": "2027-02-28",
            "fallsOn": "2027-03-01",
            "fallsBack": {
                "kind": "returns",
                "holders": [{ "id": "bộ-khcn", "name": { "vi": "Bộ Khoa học và Công nghệ" }, "level": "central" }],
                "levels": ["central"],
            },
            "unlawful": [],
        })
    );
    assert_eq!(found.clone().after(date(2027, 2, 28)), found);
    let later = found.after(date(2027, 3, 1));
    assert_eq!((later.instruments, later.powers), (Vec::new(), Vec::new()));
}
