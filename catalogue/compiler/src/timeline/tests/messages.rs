//! Each message once: what it points at, and its words in both languages.

use super::*;

#[track_caller]
fn says(changes: &str, code: &str, shown: &str, vi: &str, en: &str) {
    let told = told(changes);
    let told: Vec<(&str, &str, &str, &str)> =
        told.iter().map(|(a, b, c, d)| (*a, b.as_str(), c.as_str(), d.as_str())).collect();
    assert_eq!(told, [(code, shown, vi, en)]);
}

#[test]
fn the_old_value_is_not_what_was_in_force() {
    says(
        &amending("thời hạn 15 ngày -> 14 ngày"),
        "TT062",
        "15 ngày",
        "`1.000001`: trước 01/07/2025 `thời hạn` là `20 ngày` (văn bản gốc), không phải `15 ngày`",
        "`1.000001`: before 2025-07-01 `time limit` was `20 days` (the base text), not `15 days`",
    );
    let later =
        "sửa đổi b theo 3/2025/QH15 { hiệu lực từ 01/01/2026; trong 1.000001 { thời hạn 20 ngày -> 10 ngày } }\n";
    says(
        &format!("{}{later}", amending("thời hạn 20 ngày -> 14 ngày")),
        "TT062",
        "20 ngày",
        "`1.000001`: trước 01/01/2026 `thời hạn` là `14 ngày` (từ 01/07/2025, theo `a`), không phải `20 ngày`",
        "`1.000001`: before 2026-01-01 `time limit` was `14 days` (since 2025-07-01, by `a`), not `20 days`",
    );
    says(
        &amending("thời hạn chưa ghi -> 14 ngày"),
        "TT062",
        "chưa ghi",
        "`1.000001`: trước 01/07/2025 `thời hạn` là `20 ngày` (văn bản gốc), không phải `chưa ghi`",
        "`1.000001`: before 2025-07-01 `time limit` was `20 days` (the base text), not `not given`",
    );
    says(
        &amending("giá dịch vụ 5.000 đồng -> không"),
        "TT062",
        "5.000 đồng",
        "`1.000001`: trước 01/07/2025 `giá dịch vụ` là chưa ghi gì (văn bản gốc), không phải `5.000 đồng`",
        "`1.000001`: before 2025-07-01 `service fee` was not written (the base text), not `5000 VND`",
    );
    says(
        &amending("thẩm quyền { quyết định cục -> sở }"),
        "TT062",
        "cục",
        "`1.000001`: thẩm quyền `quyết định` đang là `bộ` (văn bản gốc), không phải `cục`",
        "`1.000001`: `decides` was `bộ` (the base text), not `cục`",
    );
    says(
        &amending("thẩm quyền { bỏ hướng dẫn sở }"),
        "TT062",
        "sở",
        "`1.000001`: thẩm quyền `hướng dẫn` đang là chưa ghi cơ quan nào (văn bản gốc), không phải `sở`",
        "`1.000001`: `helps` was held by nobody (the base text), not `sở`",
    );
}

#[test]
fn what_is_changed_or_taken_away_is_not_there() {
    for (operation, shown, vi, en) in [
        (
            "bỏ giấy tờ hợp-đòng",
            "hợp-đòng",
            "`1.000001` không có giấy tờ `hợp-đòng`",
            "`1.000001` has no document `hợp-đòng`",
        ),
        ("thay bước ký \"Ký\"", "ký", "`1.000001` không có bước `ký`", "`1.000001` has no step `ký`"),
        ("bỏ kết quả thẻ", "thẻ", "`1.000001` không có kết quả `thẻ`", "`1.000001` has no result `thẻ`"),
        (
            "thêm giấy tờ a \"A\" sau b { bản chính 1 }",
            "b",
            "`1.000001` không có giấy tờ `b`",
            "`1.000001` has no document `b`",
        ),
        ("bỏ phí \"Phí lạ\"", "bỏ phí \"Phí lạ\"", "`1.000001` không có phí này", "`1.000001` has no such fee"),
        (
            "thay phí 5 đồng \"Phí lạ\"",
            "thay phí 5 đồng \"Phí lạ\"",
            "`1.000001` không có phí này",
            "`1.000001` has no such fee",
        ),
        (
            "bỏ căn cứ 3/2025/QH15",
            "3/2025/QH15",
            "`1.000001` không có căn cứ `3/2025/QH15`",
            "`1.000001` has no basis `3/2025/QH15`",
        ),
        (
            "bỏ chưa mã hóa \"Câu lạ\"",
            "\"Câu lạ\"",
            "`1.000001` không có câu chưa mã hóa \"Câu lạ\"",
            "`1.000001` has no sentence \"Câu lạ\" that is not formalised",
        ),
        (
            "trường hợp cấp-đổi { thời hạn 5 ngày -> 3 ngày }",
            "cấp-đổi",
            "`1.000001` không có trường hợp `cấp-đổi`",
            "`1.000001` has no case `cấp-đổi`",
        ),
        (
            "bỏ trường hợp cấp-đổi",
            "cấp-đổi",
            "`1.000001` không có trường hợp `cấp-đổi`",
            "`1.000001` has no case `cấp-đổi`",
        ),
    ] {
        says(&amending(operation), "TT063", shown, vi, en);
    }
}

#[test]
fn what_is_added_is_there_already() {
    for (operation, shown, vi, en) in [
        (
            "thêm giấy tờ đơn \"Đơn\" { bản chính 1 }",
            "đơn",
            "`1.000001` đã có giấy tờ `đơn`",
            "`1.000001` has the document `đơn` already",
        ),
        (
            "thêm căn cứ 1/2020/NĐ-CP",
            "1/2020/NĐ-CP",
            "`1.000001` đã có căn cứ `1/2020/NĐ-CP`",
            "`1.000001` has the basis `1/2020/NĐ-CP` already",
        ),
        (
            "thẩm quyền { thêm phối hợp cục }",
            "cục",
            "`1.000001` đã có `phối hợp cục`",
            "`1.000001` has `consults cục` already",
        ),
        (
            "thêm phí 9 đồng \"Phí kiểm tra\"",
            "thêm phí 9 đồng \"Phí kiểm tra\"",
            "`1.000001` đã có phí `90.000 đồng \"Phí kiểm tra\"`",
            "`1.000001` has the fee `90000 VND \"Phí kiểm tra\"` already",
        ),
    ] {
        says(&amending(operation), "TT064", shown, vi, en);
    }
}

#[test]
fn what_it_was_before_is_not_said() {
    says(
        &amending("thời hạn 14 ngày"),
        "TT065",
        "thời hạn 14 ngày",
        "`thời hạn` không nêu giá trị trước khi sửa",
        "`time limit` does not say what it was before",
    );
    says(
        &amending("thẩm quyền { quyết định sở }"),
        "TT065",
        "quyết định sở",
        "`quyết định` không nêu cơ quan trước khi sửa",
        "`decides` does not say who it was before",
    );
    says(
        &amending("thay chữ \"bức xạ\""),
        "TT065",
        "thay chữ \"bức xạ\"",
        "không nêu chữ thay cho “bức xạ”",
        "what replaces “bức xạ” is not given",
    );
    says(
        "sửa đổi a theo 2/2025/NĐ-CP { đổi mã 1.000001 }\n",
        "TT065",
        "đổi mã 1.000001",
        "không nêu mã mới của `1.000001`",
        "the new code of `1.000001` is not given",
    );
}

#[test]
fn two_amendments_of_one_day_on_one_field() {
    let two = |first: &str, second: &str| {
        let amendment = |id: &str, operation: &str| format!("sửa đổi {id} theo 2/2025/NĐ-CP {{ {operation} }}\n");
        format!("{}{}", amendment("a", first), amendment("b", second))
    };
    let inside = |operation: &str| format!("trong 1.000001 {{ {operation} }}");
    for (first, second, shown) in [
        ("thời hạn 20 ngày -> 14 ngày", "thời hạn 20 ngày -> 10 ngày", "thời hạn"),
        // What one made the other changes.
        ("thời hạn 20 ngày -> 14 ngày", "thời hạn 14 ngày -> 10 ngày", "thời hạn"),
        ("thêm phí 5 đồng \"Phí mới\"", "phí 5 đồng \"Phí mới\" -> 6 đồng \"Phí mới\"", "phí"),
        ("bỏ giấy tờ đơn", "thay giấy tờ đơn \"Đơn\" { bản chính 1 }", "thay"),
        ("thẩm quyền { quyết định bộ -> sở }", "thẩm quyền { quyết định bộ -> cục }", "quyết định"),
    ] {
        says(
            &two(&inside(first), &inside(second)),
            "TT066",
            shown,
            "`1.000001`: `b` và `a` cùng sửa một nội dung từ cùng một ngày",
            "`1.000001`: `b` and `a` change the same field from the same day",
        );
        let ordered = format!("sau a; {}", inside(second));
        assert!(found(&two(&inside(first), &ordered)).iter().all(|(code, _)| *code != "TT066"), "{second}");
    }
    // An erratum that mends what one brought does not make it its own.
    let mended = two(&inside("thay phí 250.000 đồng \"Phí thẩm định\""), &inside("phí 240.000 đồng -> 230.000 đồng"));
    let erratum = "đính chính e theo 1/2020/NĐ-CP { hiệu lực từ 01/01/2025; trong 1.000001 { phí 250.000 đồng -> 240.000 đồng } }\n";
    let codes: Vec<&str> = found(&format!("{erratum}{mended}")).into_iter().map(|(code, _)| code).collect();
    assert_eq!(codes, ["TT066"]);
    assert_eq!(
        found(&two("đổi mã 1.000001 -> 1.000002", "đổi mã 1.000001 -> 1.000003")),
        [("TT066", "1.000003".to_owned())]
    );
    let other_fields = two(&inside("thời hạn 20 ngày -> 14 ngày"), &inside("cấp trung ương -> tỉnh"));
    assert_eq!(found(&other_fields), []);
}

#[test]
fn before_it_begins_and_after_it_has_ended() {
    let dated = "thủ tục 1.000008 { tên \"Thủ tục\"; hiệu lực từ 01/07/2025 đến 31/12/2025; cấp tỉnh }\n";
    let one = |day: &str, what: &str| format!("{dated}sửa đổi a theo 1/2020/NĐ-CP {{ hiệu lực từ {day}; {what} }}\n");
    let change = "trong 1.000008 { cấp tỉnh -> xã }";
    says(
        &one("30/06/2025", change),
        "TT067",
        "1.000008",
        "`a` sửa `1.000008` từ 30/06/2025, nhưng thủ tục từ 01/07/2025 mới có hiệu lực",
        "`a` changes `1.000008` from 2025-06-30, but the procedure is in force only from 2025-07-01",
    );
    says(
        &one("01/07/2025", "đổi mã 1.000008 -> 1.000007"),
        "TT067",
        "1.000008",
        "`a` bãi bỏ hoặc đổi mã `1.000008` ngay từ ngày đầu của thủ tục, 01/07/2025",
        "`a` ends or renames `1.000008` from the procedure’s very first day, 2025-07-01",
    );
    says(
        &one("01/01/2026", change),
        "TT068",
        "1.000008",
        "`a` sửa `1.000008` từ 01/01/2026, nhưng thủ tục đã hết hiệu lực sau 31/12/2025",
        "`a` changes `1.000008` from 2026-01-01, but the procedure ended after 2025-12-31",
    );
    assert_eq!(found(&one("01/07/2025", change)), []);
    assert_eq!(found(&one("31/12/2025", change)), []);
    let repealed = "sửa đổi b theo 1/2020/NĐ-CP { hiệu lực từ 01/09/2025; bãi bỏ 1.000008 }\n";
    says(
        &format!("{}{repealed}", one("01/10/2025", change)),
        "TT068",
        "1.000008",
        "`a` sửa `1.000008` từ 01/10/2025, nhưng thủ tục đã hết hiệu lực sau 31/08/2025 theo `b`",
        "`a` changes `1.000008` from 2025-10-01, but the procedure ended after 2025-08-31 by `b`",
    );
    // A repeal of what has not begun repeals nothing.
    let (_, compiled) = compiled(&one("01/06/2025", "bãi bỏ 1.000008"));
    let codes: Vec<&str> = about_amendments(&compiled).map(|found| found.code).collect();
    assert_eq!(codes, ["TT067"]);
    assert!(compiled.catalogue.timeline("1.000008").is_some_and(|timeline| timeline.on(date(2025, 8, 1)).is_some()));
}

#[test]
fn words_that_stand_more_often_or_less() {
    says(
        &amending("thay chữ \"bức xạ\" -> \"hạt nhân\""),
        "TT069",
        "\"bức xạ\"",
        "`1.000001`: “bức xạ” có 2 lần trong văn bản, không phải 1 lần",
        "`1.000001`: “bức xạ” stands 2 times in the text, not 1 times",
    );
    says(
        &amending("thay chữ \"Bức xạ\" -> \"hạt nhân\""),
        "TT069",
        "\"Bức xạ\"",
        "`1.000001`: “Bức xạ” có 0 lần trong văn bản, không phải 1 lần",
        "`1.000001`: “Bức xạ” stands 0 times in the text, not 1 times",
    );
}

#[test]
fn an_amendment_outside_the_days_of_its_instrument() {
    let of = |number: &str, days: &str| {
        format!("sửa đổi a theo {number} {{ {days}; trong 1.000001 {{ cấp trung ương -> tỉnh }} }}\n")
    };
    says(
        &of("2/2025/NĐ-CP", "hiệu lực từ 01/07/2025 đến 01/03/2027"),
        "TT071",
        "01/03/2027",
        "`a` kéo dài quá ngày cuối của `2/2025/NĐ-CP`, là 28/02/2027",
        "`a` goes on after the last day of `2/2025/NĐ-CP`, 2027-02-28",
    );
    says(
        &of("2/2025/NĐ-CP", "hiệu lực từ 30/06/2025"),
        "TT071",
        "30/06/2025",
        "`a` có hiệu lực từ 30/06/2025 nhưng `2/2025/NĐ-CP` từ 01/07/2025 mới có hiệu lực",
        "`a` is in force from 2025-06-30, but `2/2025/NĐ-CP` only from 2025-07-01",
    );
    let undated = "văn bản 9/2025/NĐ-CP { loại nghị định; tên \"Không ngày\" }\n";
    says(
        &format!("{undated}sửa đổi a theo 9/2025/NĐ-CP {{ trong 1.000001 {{ cấp trung ương -> tỉnh }} }}\n"),
        "TT071",
        "a",
        "`a` không nêu ngày có hiệu lực, và `9/2025/NĐ-CP` cũng không",
        "`a` has no first day, and neither has `9/2025/NĐ-CP`",
    );
}

#[test]
fn what_an_amendment_changed_has_lapsed_and_nothing_says_what_it_means_now() {
    let temporary = "sửa đổi t theo 3/2025/QH15 { hiệu lực từ 01/08/2025 đến 31/08/2025; trong 1.000001 { OLD } }\n";
    let later = "sửa đổi l theo 3/2025/QH15 { hiệu lực từ 15/08/2025; trong 1.000001 { NEW } }\n";
    let both = |old: &str, new: &str| format!("{temporary}{later}").replace("OLD", old).replace("NEW", new);
    let paper = both("thêm giấy tờ p \"P\" { bản chính 1 }", "thay giấy tờ p \"Q\" { bản chính 2 }");
    says(&paper, "TT073", "p", "`1.000001` không có giấy tờ `p`", "`1.000001` has no document `p`");
    let (_, compiled) = compiled(&paper);
    let found = about_amendments(&compiled).next().expect("it is told");
    assert_eq!(
        found.days.iter().map(|days| (days.first, days.last)).collect::<Vec<_>>(),
        [(Some(date(2025, 9, 1)), None)]
    );
    // With two bodies in a role, the one that is left is not the one that was meant.
    let power =
        both("thẩm quyền { thêm phối hợp sở; phối hợp cục -> ubnd-tỉnh }", "thẩm quyền { phối hợp ubnd-tỉnh -> bộ }");
    assert_eq!(super::found(&power), []);
    let unclear = power.replace("thêm phối hợp sở; ", "");
    let with_two =
        format!("{unclear}sửa đổi m theo 3/2025/QH15 {{ trong 1.000001 {{ thẩm quyền {{ thêm phối hợp sở }} }} }}\n");
    says(
        &with_two,
        "TT073",
        "phối hợp",
        "`1.000001`: không rõ `l` sửa `phối hợp` nào, vì quy định mà nó sửa đã hết hiệu lực",
        "`1.000001`: it is not clear which `consults` `l` changes, as what it changed has lapsed",
    );
    // A fee is known by its name.
    let fee = both(
        "phí 90.000 đồng \"Phí kiểm tra\" -> 9.000 đồng \"Phí kiểm tra\"",
        "phí 9.000 đồng \"Phí kiểm tra\" -> 8.000 đồng \"Phí kiểm tra\"",
    );
    assert_eq!(
        differences(&fee, date(2026, 1, 1)),
        ["- fee 90000 Phí kiểm tra", "+ fee 8000 Phí kiểm tra [3/2025/QH15]"]
    );
}

#[test]
fn an_operation_that_was_wrong_changes_nothing_on_later_days_either() {
    let wrong = amending("thời hạn 15 ngày -> 14 ngày");
    let later = "sửa đổi b theo 3/2025/QH15 { hiệu lực từ 01/01/2026; trong 1.000001 { cấp trung ương -> tỉnh } }\n";
    let (_, compiled) = compiled(&format!("{wrong}{later}"));
    let timeline = compiled.catalogue.timeline("1.000001").expect("it is there");
    for day in [date(2025, 7, 1), date(2026, 1, 1), date(2027, 3, 1)] {
        let lines = lines(timeline.on(day).expect("in force"));
        assert!(lines.iter().any(|line| line.starts_with("limit 20 Days")), "{day}: {lines:?}");
    }
}
