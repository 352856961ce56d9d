//! What the pages say.

use super::*;

#[test]
fn a_procedure_page_in_full() {
    insta::assert_snapshot!(page(&[LAW, WHOLE], "1.013925").markdown);
}

/// A procedure with these clauses.
fn with(clauses: &str) -> String {
    let text = format!("thủ tục 1.000001 {{ tên \"Thử\"\n hiệu lực từ 01/07/2025\n {clauses}\n}}\n");
    page(&[LAW, &text], "1.000001").markdown
}

#[track_caller]
fn check(clauses: &str, words: &str) {
    let markdown = with(clauses);
    assert!(markdown.contains(words), "no `{words}` in\n{markdown}");
}

/// The words of a section.
fn section(markdown: &str, id: &str) -> String {
    let from = markdown.split_once(&format!("{{#{id}}}\n\n")).expect("the section is there").1;
    from.split("\n\n## ").next().unwrap_or_default().to_owned()
}

#[test]
fn none_unspecified_and_silence_are_told_apart() {
    let fee = |clause| section(&with(clause), "phi");
    assert!(fee("phí không").contains("Không thu"));
    assert!(fee("phí không quy định").contains("Pháp luật không quy định"));
    assert!(fee("").contains("Danh mục chưa ghi"));
    assert!(fee("phí 0 đồng").contains("0 đồng"));
    let papers = |clause| section(&with(clause), "ho-so");
    assert!(papers("hồ sơ không").contains("Không có"));
    assert!(papers("hồ sơ không quy định").contains("Pháp luật không quy định"));
    assert!(papers("").contains("Danh mục chưa ghi"));
}

#[test]
fn a_procedure_that_is_not_in_force_says_so() {
    let on = |validity: &str| {
        page(&[LAW, &format!("thủ tục 1.000001 {{ tên \"Thử\"\n hiệu lực {validity}\n}}\n")], "1.000001").markdown
    };
    assert!(on("từ 01/01/2026").contains("Chưa áp dụng. Thủ tục có hiệu lực từ ngày 01/01/2026."));
    assert!(
        on("từ 01/01/2020 đến 30/06/2025").contains("Không còn áp dụng. Thủ tục có hiệu lực đến hết ngày 30/06/2025.")
    );
    assert!(!on("từ 01/07/2025").contains("class=\"note"));
}

#[test]
fn where_a_power_came_from_is_said() {
    check(
        "thẩm quyền { quyết định ubnd-xã { phân định; chuyển từ huyện; căn cứ 133/2025/NĐ-CP điều 4 khoản 1 } }",
        "<span lang=\"vi\">chuyển từ</span><span lang=\"en\">moved from</span> <span class=\"level-badge\">\
         <span lang=\"vi\">Cấp huyện</span>",
    );
    check(
        "thẩm quyền { quyết định ubnd-xã { chuyển từ bộ-khcn suy ra } }",
        "<span class=\"inferred\">(<span lang=\"vi\">suy ra</span>",
    );
}

#[test]
fn several_levels_stand_with_their_conditions() {
    check(
        "dữ kiện { quy-mô-lớn \"Quy mô lớn?\" có không }\n cấp tỉnh khi quy-mô-lớn\n cấp xã nếu không",
        "<span lang=\"vi\">khi quy mô lớn</span>",
    );
    check(
        "cấp tỉnh, xã",
        "Cấp tỉnh</span><span lang=\"en\">Province</span></span> <span class=\"level-badge commune\">",
    );
}

#[test]
fn a_decree_shows_its_days_its_relations_and_what_it_moved() {
    let family = family(&input(&catalogue(&[LAW, WHOLE])));
    let decrees = family.volumes.iter().find(|volume| volume.folder == "van-ban-nghi-dinh").expect("there are decrees");
    let page = |number: &str| {
        let chapter = decrees.chapters.iter().find(|chapter| chapter.label == number).expect("the decree has a page");
        chapter.markdown.clone()
    };
    let decree = page("133/2025/NĐ-CP");
    insta::assert_snapshot!(decree);
    let amended = page("65/2023/NĐ-CP");
    let relation = section(&amended, "quan-he");
    assert!(relation.contains("Được sửa đổi, bổ sung bởi"), "{relation}");
    assert!(relation.contains("(<span lang=\"vi\">điều 4</span>"), "{relation}");
    assert!(page("103/2006/NĐ-CP").starts_with("<div class=\"note ended\">"));
}

#[test]
fn what_moved_where_is_grouped_by_decree() {
    let none = "thủ tục 1.000002 { tên \"Không nêu\"; hiệu lực từ 01/07/2025; cấp xã\n\
        thẩm quyền { quyết định ubnd-xã { phân định; chuyển từ huyện suy ra } } }\n";
    let family = family(&input(&catalogue(&[LAW, WHOLE, none])));
    let page = family.front.pages.iter().find(|page| page.path == "chuyen-tham-quyen.md").expect("there is the page");
    insta::assert_snapshot!(page.markdown);
}

#[test]
fn the_search_finds_procedures_instruments_and_authorities() {
    let family = family(&input(&catalogue(&[LAW, WHOLE])));
    let found = |name: &str| family.front.entries.iter().find(|entry| entry.name == name).expect("it is found");
    assert_eq!(
        found("Thủ tục ghi nhận người đại diện sở hữu công nghiệp"),
        &Entry {
            code: "1.013925".into(),
            name: "Thủ tục ghi nhận người đại diện sở hữu công nghiệp".into(),
            levels: vec!["Cấp tỉnh".into()],
            url: "so-huu-tri-tue/1.013925.html".into(),
            volume: "Sở hữu trí tuệ".into(),
        }
    );
    assert_eq!(found("Quy định về phân quyền, phân cấp").code, "133/2025/NĐ-CP");
    assert_eq!(found("Cục Sở hữu trí tuệ").url, "co-quan/cuc-shtt.html");
    assert_eq!(family.front.entries.len(), 1 + 3 + 6);
}

#[test]
fn a_second_sector_points_to_the_page_in_the_first() {
    let family = family(&input(&catalogue(&[LAW, WHOLE])));
    let second = family.volumes.iter().find(|volume| volume.folder == "buu-chinh").expect("the sector has a volume");
    assert!(second.chapters.is_empty());
    assert!(second.introduction.contains("href=\"../so-huu-tri-tue/1.013925.html\""), "{}", second.introduction);
}
