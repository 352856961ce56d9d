//! One case for each kind of operation, and what it leaves as it was.

use jiff::civil::date;

use super::*;

#[test]
fn a_value_for_another() {
    for (operation, told) in [
        (
            "tên \"Cấp phép bức xạ\" -> \"Cấp giấy phép\"",
            ["- name Cấp phép bức xạ / Radiation licence", "+ name Cấp giấy phép / Radiation licence"],
        ),
        (
            "tên en \"Radiation licence\" -> \"Licence\"",
            ["- name Cấp phép bức xạ / Radiation licence", "+ name Cấp phép bức xạ / Licence"],
        ),
        ("công bố 1/QĐ-BKHCN -> 2/QĐ-BKHCN", ["- published by 1/QĐ-BKHCN", "+ published by 2/QĐ-BKHCN"]),
        ("lĩnh vực bức-xạ -> hạt-nhân", ["- sector bức-xạ", "+ sector hạt-nhân"]),
        ("họ bức-xạ, cấp mới -> bức-xạ, cấp lại", ["- family bức-xạ Some(NewIssue)", "+ family bức-xạ Some(Reissue)"]),
        ("cấp trung ương -> tỉnh", ["- level central", "+ level province [2/2025/NĐ-CP điều 9]"]),
        ("đối tượng công-dân -> doanh-nghiệp", ["- subject citizen", "+ subject enterprise"]),
        (
            "nộp tại nơi có thẩm quyền -> bất kỳ nơi nào trong tỉnh",
            ["- filing atAuthority", "+ filing anywhereInProvince"],
        ),
        ("hồ sơ 1 bộ -> 2 bộ", ["- sets 1", "+ sets 2"]),
        ("cách thức trực tiếp -> bưu chính", ["- channel direct", "+ channel postal"]),
        (
            "lệ phí không -> 75.000 đồng \"Lệ phí cấp\"",
            ["- charge None -", "+ charge 75000 Lệ phí cấp [2/2025/NĐ-CP điều 9]"],
        ),
        (
            "phí 250.000 đồng -> 125.000 đồng",
            ["- fee 250000 Phí thẩm định", "+ fee 125000 Phí thẩm định [2/2025/NĐ-CP điều 9]"],
        ),
        (
            "phí 90.000 đồng \"Phí kiểm tra\" -> không",
            ["- fee 90000 Phí kiểm tra", "+ fee None Phí kiểm tra [2/2025/NĐ-CP điều 9]"],
        ),
    ] {
        assert_eq!(changed(operation), told, "{operation}");
    }
}

#[test]
fn a_limit_keeps_what_is_not_named_but_not_what_only_the_old_one_had() {
    let was = "- limit 20 Days from Receipt, 1 pauses, published Some(\"20 ngày\") [1/2020/NĐ-CP điều 3]";
    let changed = changed("thời hạn 20 ngày -> 14 ngày làm việc");
    assert_eq!(changed, [was, "+ limit 14 WorkingDays from Receipt, 1 pauses, published None [2/2025/NĐ-CP điều 9]"]);
    let own = super::changed("thời hạn 20 ngày -> 3 tháng từ hồ-sơ-hợp-lệ { căn cứ 3/2025/QH15 điều 5 }");
    assert_eq!(own, [was, "+ limit 3 Months from CompleteDossier, 1 pauses, published None [3/2025/QH15 điều 5]"]);
}

#[test]
fn what_was_not_there_and_what_is_taken_away() {
    assert_eq!(changed("từ khóa chưa ghi -> \"bức xạ\""), ["+ keyword bức xạ"]);
    assert_eq!(changed("mô tả chưa ghi -> \"Về bức xạ\""), ["+ description Về bức xạ"]);
    assert_eq!(changed("địa chỉ nhận chưa ghi -> \"Hà Nội\""), ["+ address Hà Nội"]);
    assert_eq!(
        changed("giá dịch vụ chưa ghi -> 5.000 đồng \"Chụp\""),
        ["+ serviceFee 5000 Chụp [2/2025/NĐ-CP điều 9]"]
    );
    assert_eq!(changed("lệ phí không -> chưa ghi"), ["- charge None -"]);
    assert_eq!(changed("nộp tại nơi có thẩm quyền -> chưa ghi"), ["- filing atAuthority"]);
}

#[test]
fn what_could_not_be_read_is_replaced_by_what_can() {
    let unread = "thủ tục 1.000009 { tên \"Thủ tục\"; thời hạn chưa mã hóa \"sớm nhất có thể\" }\n";
    let amendment = "sửa đổi a theo 2/2025/NĐ-CP { trong 1.000009 { thời hạn chưa mã hóa -> 14 ngày } }\n";
    let (_, compiled) = compiled(&format!("{unread}{amendment}"));
    assert_eq!(about_amendments(&compiled).count(), 0);
    let timeline = compiled.catalogue.timeline("1.000009").expect("it is there");
    let limit = |day| lines(timeline.on(day).expect("in force")).into_iter().find(|line| line.starts_with("limit"));
    assert_eq!(limit(date(2025, 6, 30)).as_deref(), Some("limit “sớm nhất có thể”, 0 pauses, published None"));
    assert_eq!(limit(WITHIN).as_deref(), Some("limit 14 Days, 0 pauses, published None [2/2025/NĐ-CP]"));
}

#[test]
fn powers() {
    let decides = "- decides bộ decentralised [1/2020/NĐ-CP điều 2]";
    for (operation, told) in [
        // How the power came belongs to who has it.
        ("quyết định bộ -> ubnd-tỉnh", vec![decides, "+ decides ubnd-tỉnh [2/2025/NĐ-CP điều 9]"]),
        (
            "quyết định bộ -> ubnd-tỉnh { phân quyền; căn cứ 3/2025/QH15 điều 1 }",
            vec![decides, "+ decides ubnd-tỉnh devolved [3/2025/QH15 điều 1]"],
        ),
        ("phối hợp cục -> chưa ghi", vec!["- coordinates cục"]),
        ("được ủy quyền chưa ghi -> sở", vec!["+ authorised sở [2/2025/NĐ-CP điều 9]"]),
        ("thêm phối hợp sở", vec!["+ coordinates sở [2/2025/NĐ-CP điều 9]"]),
        ("bỏ phối hợp cục", vec!["- coordinates cục"]),
    ] {
        assert_eq!(changed(&format!("thẩm quyền {{ {operation} }}")), told, "{operation}");
    }
}

#[test]
fn papers_come_change_and_go() {
    let paper = "thêm giấy tờ phiếu \"Phiếu\" sau đơn { bản chính 1 }";
    assert_eq!(changed(paper), ["+ paper phiếu Phiếu 10 [2/2025/NĐ-CP điều 9]"]);
    let with = on(&amending(paper), WITHIN).expect("in force");
    let ids: Vec<&str> = with.all_papers().map(|paper| paper.id.value.as_str()).collect();
    assert_eq!(ids, ["đơn", "phiếu", "hợp-đồng", "chứng-từ"]);
    let replaced = changed("thay giấy tờ hợp-đồng \"Hợp đồng lao động\" { bản chính 2 }");
    assert_eq!(
        replaced,
        ["- paper hợp-đồng Hợp đồng 01", "+ paper hợp-đồng Hợp đồng lao động 20 [2/2025/NĐ-CP điều 9]"]
    );
    assert_eq!(changed("bỏ giấy tờ chứng-từ"), ["- paper chứng-từ Chứng từ 01"]);
    assert_eq!(changed("hồ sơ 1 bộ { đơn \"Đơn đề nghị\" { bản chính 1 } }").len(), 2);
}

#[test]
fn steps_results_requirements_fees_and_bases_come_change_and_go() {
    for (operation, told) in [
        (
            "thêm bước thẩm-định \"Thẩm định\" sau nhận { bởi quyết định; trong 5 ngày }",
            vec!["+ step thẩm-định Thẩm định 1 [2/2025/NĐ-CP điều 9]"],
        ),
        (
            "thay bước cấp \"Ký và cấp\" { bởi quyết định; kết quả giấy; kết thúc }",
            vec!["- step cấp Cấp phép 0", "+ step cấp Ký và cấp 0 [2/2025/NĐ-CP điều 9]"],
        ),
        ("bỏ bước cấp", vec!["- step cấp Cấp phép 0"]),
        ("thêm kết quả thẻ \"Thẻ\"", vec!["+ result thẻ Thẻ"]),
        ("thay kết quả giấy \"Giấy phép\"", vec!["- result giấy Giấy phép bức xạ", "+ result giấy Giấy phép"]),
        ("bỏ kết quả giấy", vec!["- result giấy Giấy phép bức xạ"]),
        ("thêm điều kiện người \"Có người phụ trách\"", vec!["+ requirement người"]),
        ("bỏ điều kiện kho", vec!["- requirement kho"]),
        ("thêm phí 5.000 đồng \"Phí sao\"", vec!["+ fee 5000 Phí sao [2/2025/NĐ-CP điều 9]"]),
        (
            "thêm lệ phí 5.000 đồng \"Lệ phí cấp\"",
            vec!["- charge None -", "+ charge 5000 Lệ phí cấp [2/2025/NĐ-CP điều 9]"],
        ),
        (
            "thay phí 9.000 đồng \"Phí kiểm tra\"",
            vec!["- fee 90000 Phí kiểm tra", "+ fee 9000 Phí kiểm tra [2/2025/NĐ-CP điều 9]"],
        ),
        ("bỏ phí \"Phí kiểm tra\"", vec!["- fee 90000 Phí kiểm tra"]),
        ("bỏ phí 90.000 đồng", vec!["- fee 90000 Phí kiểm tra"]),
        ("thêm căn cứ 2/2025/NĐ-CP điều 4", vec!["+ basis 2/2025/NĐ-CP điều 4"]),
        ("bỏ căn cứ 1/2020/NĐ-CP", vec!["- basis 1/2020/NĐ-CP"]),
        ("bỏ trường hợp cấp-lại", vec!["- limit cấp-lại 5 Days, 0 pauses, published None", "- case cấp-lại"]),
        ("chưa mã hóa \"Chờ hướng dẫn\"", vec!["+ sentence Chờ hướng dẫn"]),
    ] {
        assert_eq!(changed(operation), told, "{operation}");
    }
}

#[test]
fn whole_clauses_anew() {
    let steps = changed("trình tự { làm \"Làm\" bởi quyết định { kết thúc } }");
    assert_eq!(steps, ["- step nhận Nhận hồ sơ 0", "- step cấp Cấp phép 0", "+ step làm Làm 0"]);
    assert_eq!(changed("kết quả { thẻ \"Thẻ\" }"), ["- result giấy Giấy phép bức xạ", "+ result thẻ Thẻ"]);
    assert_eq!(changed("điều kiện { tuổi \"Đủ tuổi\" }"), ["- requirement kho", "+ requirement tuổi"]);
    assert_eq!(changed("dữ kiện { tuổi \"Bao nhiêu tuổi?\" số }"), ["+ fact tuổi"]);
}

#[test]
fn words_wherever_they_stand() {
    let told = changed("thay chữ \"bức xạ\" -> \"hạt nhân\" lần 2");
    assert_eq!(
        told,
        [
            "- name Cấp phép bức xạ / Radiation licence",
            "- result giấy Giấy phép bức xạ",
            "+ name Cấp phép hạt nhân / Radiation licence",
            "+ result giấy Giấy phép hạt nhân",
        ]
    );
}

#[test]
fn a_case_by_its_name_and_by_its_code() {
    let told = [
        "- limit cấp-lại 5 Days, 0 pauses, published None",
        "+ limit cấp-lại 3 Days, 0 pauses, published None [2/2025/NĐ-CP điều 9]",
    ];
    assert_eq!(changed("trường hợp cấp-lại { thời hạn 5 ngày -> 3 ngày }"), told);
    let by_code = "sửa đổi a theo 2/2025/NĐ-CP điều 9 { trong 1.000001.01 { thời hạn 5 ngày -> 3 ngày } }\n";
    assert_eq!(differences(by_code, WITHIN), told);
}

#[test]
fn two_limits_are_told_apart_by_their_channels() {
    let base = "thủ tục 1.000009 { tên \"Thủ tục\"; thời hạn 5 ngày qua trực tiếp; thời hạn 8 ngày qua bưu chính }\n";
    let limits = |operation: &str| {
        let amendment = format!("sửa đổi a theo 2/2025/NĐ-CP {{ trong 1.000009 {{ {operation} }} }}\n");
        let (_, compiled) = compiled(&format!("{base}{amendment}"));
        let codes: Vec<&str> = about_amendments(&compiled).map(|found| found.code).collect();
        let timeline = compiled.catalogue.timeline("1.000009").expect("it is there");
        let lines = lines(timeline.on(WITHIN).expect("in force")).into_iter();
        let short = lines
            .filter(|line| line.starts_with("limit"))
            .map(|line| line.split(',').next().unwrap_or_default().to_owned());
        (codes, short.collect::<Vec<_>>())
    };
    let (codes, now) = limits("thời hạn 8 ngày -> 6 ngày");
    assert_eq!(
        (codes.len(), now),
        (0, vec!["limit 5 Days via direct".to_owned(), "limit 6 Days via postal".to_owned()])
    );
    let (codes, now) = limits("thời hạn 8 ngày -> 6 ngày qua bưu chính");
    assert_eq!(
        (codes.len(), now),
        (0, vec!["limit 5 Days via direct".to_owned(), "limit 6 Days via postal".to_owned()])
    );
    // By post it is not 5 days.
    let (codes, now) = limits("thời hạn 5 ngày -> 6 ngày qua bưu chính");
    assert_eq!(
        (codes, now),
        (vec!["TT062"], vec!["limit 5 Days via direct".to_owned(), "limit 8 Days via postal".to_owned()])
    );
}

#[test]
fn a_repeal_ends_and_a_rename_leads_on() {
    let repeal = "sửa đổi a theo 2/2025/NĐ-CP { hiệu lực từ 01/01/2026 đến 31/01/2026; bãi bỏ 1.000001 }\n";
    assert!(on(repeal, date(2025, 12, 31)).is_some());
    for day in [date(2026, 1, 1), date(2026, 2, 1), date(2099, 1, 1)] {
        assert!(on(repeal, day).is_none(), "{day}");
    }
    let rename = "sửa đổi a theo 2/2025/NĐ-CP { hiệu lực từ 01/01/2026 đến 31/01/2026; đổi mã 1.000001 -> 1.000002 }\n";
    let code = |day| on(rename, day).expect("in force").code.value;
    assert_eq!(code(date(2025, 12, 31)), "1.000001");
    // A code does not change back.
    assert_eq!((code(date(2026, 1, 1)), code(date(2026, 3, 1))), ("1.000002".to_owned(), "1.000002".to_owned()));
    let (_, compiled) = compiled(rename);
    let both = ["1.000001", "1.000002"].map(|code| compiled.catalogue.timeline(code).expect("it resolves"));
    assert!(std::ptr::eq(both[0], both[1]));
}

#[test]
fn later_amendments_may_name_the_new_code() {
    let rename = "sửa đổi a theo 2/2025/NĐ-CP { đổi mã 1.000001 -> 1.000002 }\n";
    let again = "sửa đổi b theo 3/2025/QH15 { hiệu lực từ 01/10/2025; đổi mã 1.000002 -> 1.000003 }\n";
    let later = "sửa đổi c theo 3/2025/QH15 { hiệu lực từ 01/01/2026; trong 1.000003 { cấp trung ương -> tỉnh } }\n";
    let end = "sửa đổi d theo 3/2025/QH15 { hiệu lực từ 01/01/2027; bãi bỏ 1.000003 }\n";
    let all = format!("{rename}{again}{later}{end}");
    assert_eq!(
        differences(&all, WITHIN),
        ["- code 1.000001", "- level central", "+ code 1.000003", "+ level province [3/2025/QH15]"]
    );
    assert!(on(&all, date(2027, 1, 1)).is_none());
}

#[test]
fn what_has_no_day_yet_changes_nothing_and_is_tried_all_the_same() {
    let pending = "sửa đổi a theo 2/2025/NĐ-CP { hiệu lực chưa xác định; trong 1.000001 { cấp trung ương -> tỉnh } }\n";
    assert_eq!(differences(pending, date(2099, 1, 1)), [] as [&str; 0]);
    let wrong = pending.replace("trung ương ->", "xã ->");
    assert_eq!(found(&wrong), [("TT062", "xã".to_owned())]);
}

#[test]
fn the_details_of_an_amendment_go_with_its_versions() {
    let details = "áp dụng cho hồ sơ nhận từ 15/07/2025; hồ sơ đang giải quyết giữ quy định cũ cho đến 31/12/2025; căn cứ 3/2025/QH15 điều 2";
    let amendment = amending("cấp trung ương -> tỉnh").replace("trong", &format!("{details}; trong"));
    let version = on(&amendment, WITHIN).expect("in force");
    let [one] = version.applied.as_slice() else { panic!("{:?}", version.applied) };
    assert_eq!((one.kind, one.name.as_str()), (AppliedKind::Amendment, "a"));
    assert_eq!((one.from, one.received_from), (Some(date(2025, 7, 1)), Some(date(2025, 7, 15))));
    let by: Vec<String> = one.by.iter().map(cite).collect();
    assert_eq!(by, ["2/2025/NĐ-CP điều 9", "3/2025/QH15 điều 2"]);
}
