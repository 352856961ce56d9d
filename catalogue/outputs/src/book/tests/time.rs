//! Past and future: what pages say of other days.

use tthc_compiler::compile;

use super::*;

const TIME: &str = include_str!("time.tthc");

/// The catalogue with its amendments carried out.
#[track_caller]
fn amended(texts: &[&str]) -> Catalogue {
    let sources: Vec<Source> = texts
        .iter()
        .enumerate()
        .map(|(number, text)| Source::new(FileId(number as u32), format!("{number}.tthc"), *text))
        .collect();
    let compiled = compile(&sources, DAY);
    // Of the language, not of the law: the procedures are as short as can be.
    let wrong: Vec<_> = compiled.diagnostics.iter().filter(|found| found.code.starts_with("TT07")).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    compiled.catalogue
}

fn on(day: Date) -> Family {
    let catalogue = amended(&[LAW, TIME]);
    family(&Input { catalogue: &catalogue, day, hash: "" })
}

#[track_caller]
fn chapter<'f>(family: &'f Family, path: &str) -> &'f Chapter {
    let chapters = family.volumes.iter().flat_map(|volume| &volume.chapters).chain(&family.front.pages);
    chapters.into_iter().find(|chapter| chapter.path == path).unwrap_or_else(|| panic!("no page {path}"))
}

/// The Vietnamese words of a page, line by line.
fn words(markdown: &str) -> String {
    let mut out = String::new();
    let mut rest = markdown.to_owned();
    while let Some((before, after)) = rest.split_once("<span lang=\"en\">") {
        out.push_str(before);
        let after = after.split_once("</span>").map_or("", |(_, after)| after);
        rest = after.to_owned();
    }
    out.push_str(&rest);
    let mut text = String::new();
    let mut inside = false;
    for letter in out.chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => text.push(letter),
            _ => {}
        }
    }
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn section(chapter: &Chapter, id: &str) -> String {
    let markdown = &chapter.markdown;
    let by_id = format!("id=\"{id}\"");
    let at = markdown.find(&format!("{{#{id}}}")).or_else(|| markdown.find(&by_id)).expect("the section is there");
    let rest = &markdown[at..];
    let end = [rest.find("\n\n## "), rest.find("\n\n<h2 ")].into_iter().flatten().min().unwrap_or(rest.len());
    let section = &rest[..end];
    words(section.split_once('\n').map_or("", |(_, section)| section))
}

#[test]
fn a_page_tells_the_versions_and_which_is_in_force() {
    let family = on(date(2026, 11, 25));
    insta::assert_snapshot!(section(chapter(&family, "1.000001.md"), "dong-thoi-gian"));
    let page = words(&chapter(&family, "1.000001.md").markdown);
    assert!(page.contains("Nội dung dưới đây thay đổi từ ngày 01/12/2026."));
    assert!(page.contains("Mã mới từ ngày 01/12/2026: 1.000009"));
    let dated = section(chapter(&family, "1.000003.md"), "dong-thoi-gian");
    assert!(dated.contains("Từ ngày 01/03/2027, thủ tục này sẽ không còn."), "{dated}");
    assert!(dated.contains("CHƯA có hiệu lực · Chưa xác định ngày: sửa đổi theo"), "{dated}");
    let repealed = section(chapter(&family, "1.000002.md"), "dong-thoi-gian");
    assert!(repealed.contains("sẽ không còn, bãi bỏ theo điều 9"), "{repealed}");
}

#[test]
fn a_text_to_come_never_stands_on_the_page_of_today() {
    let today = on(date(2026, 11, 25));
    let limit = |family: &Family, path: &str| section(chapter(family, path), "thoi-han");
    assert!(limit(&today, "1.000001.md").contains("14 ngày làm việc"));
    assert!(!limit(&today, "1.000001.md").contains("7 ngày làm việc"));
    assert!(limit(&on(date(2025, 6, 30)), "1.000001.md").contains("20 ngày"));
    // From the day on it is the page, under the new code.
    assert!(limit(&on(date(2026, 12, 1)), "1.000009.md").contains("7 ngày làm việc"));
    // The decree has lapsed: the base holds again, with what other instruments changed of it.
    let later = on(date(2027, 3, 1));
    let page = words(&chapter(&later, "1.000009.md").markdown);
    assert!(page.contains("Bộ Khoa học và Công nghệ") && page.contains("Biên lai thu phí"), "{page}");
}

#[test]
fn the_page_of_versions_marks_each_and_stands_in_no_list() {
    let family = on(date(2026, 11, 25));
    let history = chapter(&family, "1.000001-lich-su.md");
    assert!(history.unlisted);
    insta::assert_snapshot!(words(&history.markdown));
    // One page for all versions, and none where there is one version only.
    let pages = family.volumes.iter().flat_map(|volume| &volume.chapters).filter(|chapter| chapter.unlisted);
    assert_eq!(pages.count(), 1);
}

#[test]
fn a_procedure_is_found_by_every_code_that_it_bears() {
    for (day, code) in [(date(2026, 11, 25), "1.000001"), (date(2026, 12, 1), "1.000009")] {
        let family = on(day);
        let url = format!("so-huu-tri-tue/{code}.html");
        for known in ["1.000001", "1.000009"] {
            let found = family.front.entries.iter().find(|entry| entry.code == known).map(|entry| &entry.url);
            assert_eq!(found, Some(&url), "{known} on {day}");
        }
        // The other procedure names it by its old code.
        let related = section(chapter(&family, "1.000002.md"), "lien-quan");
        assert!(related.contains("Cấp giấy chứng nhận") && related.contains(code), "{related}");
    }
    assert!(words(&chapter(&on(date(2026, 12, 1)), "1.000009.md").markdown).contains("Mã cũ: 1.000001"));
}

#[test]
fn every_link_to_another_day_leads_to_a_page() {
    for day in [date(2024, 1, 1), date(2026, 11, 25), date(2026, 12, 1), date(2027, 3, 1)] {
        assert!(links::check(&on(day)) > 60);
    }
}

#[test]
fn an_instrument_shows_what_it_changed_what_ended_of_it_and_what_ends_with_it() {
    let family = on(date(2026, 11, 25));
    let decree = chapter(&family, "133-2025-nd-cp.md");
    insta::assert_snapshot!(section(decree, "da-sua-doi"));
    assert_eq!(
        section(decree, "da-het"),
        "Điều 9 đã hết hiệu lực từ 01/10/2026, bị bãi bỏ bởi Nghị định 70/2026/NĐ-CP"
    );
    let ends = section(decree, "het-hieu-luc");
    assert!(ends.contains("Trở lại quy định trước đó (1)") && ends.contains("Sẽ về nơi không còn (1)"), "{ends}");
    let changed = section(chapter(&family, "65-2023-nd-cp.md"), "da-sua-doi");
    assert!(changed.contains("Bãi bỏ") && changed.contains("Mã: 1.000001 → 1.000009"), "{changed}");
    assert!(changed.contains("CHƯA có hiệu lực: chưa xác định ngày"), "{changed}");
}

#[test]
fn what_ends_is_gathered_by_day_and_the_page_is_named_after_the_day_of_the_decrees() {
    let family = on(date(2026, 11, 25));
    let page = chapter(&family, "het-hieu-luc.md");
    assert_eq!((page.title.vi.as_str(), page.title.en.as_str()), ("Hết hiệu lực 01/03/2027", "Sunset 2027-03-01"));
    insta::assert_snapshot!(words(&page.markdown));
    // When the day has come there is nothing left to end.
    let later = on(date(2027, 3, 1));
    let page = chapter(&later, "het-hieu-luc.md");
    assert_eq!(page.title.vi, "Sắp hết hiệu lực");
    assert!(words(&page.markdown).contains("Danh mục không ghi văn bản nào sẽ hết hiệu lực"));
}

#[test]
fn changes_stand_by_day_the_latest_first() {
    let family = on(date(2026, 11, 25));
    let page = chapter(&family, "thay-doi.md");
    let days: Vec<_> = page.sections.iter().map(|section| section.id.as_str()).collect();
    assert_eq!(days, ["ngay-2027-03-01", "ngay-2026-12-01", "ngay-2025-07-01", "ngay-2024-01-01"]);
    insta::assert_snapshot!(words(&page.markdown));
}

#[test]
fn a_long_list_of_changes_is_paged_by_year_and_a_day_is_cut() {
    let many: String = (0..310)
        .map(|number| {
            format!("thủ tục 1.1{number:05} {{ tên \"Thử {number}\"; hiệu lực từ 01/07/2025 đến 31/12/2025 }}\n")
        })
        .collect();
    let catalogue = amended(&[LAW, &many]);
    let family = family(&Input { catalogue: &catalogue, day: DAY, hash: "" });
    let index = chapter(&family, "thay-doi.md");
    assert!(index.markdown.contains("href=\"thay-doi-2026.html#ngay-2026-01-01\""), "{}", index.markdown);
    let year = words(&chapter(&family, "thay-doi-2025.md").markdown);
    assert!(year.contains("310 bắt đầu") && year.contains("Và 110 thủ tục khác."), "{year}");
}

#[test]
fn pages_of_versions_count_for_the_size_of_a_volume() {
    let many: String = (0..150)
        .map(|number| {
            format!("thủ tục 1.1{number:05} {{ tên \"Thử {number}\"; cấp tỉnh; thời hạn 5 ngày từ tiếp-nhận }}\n")
        })
        .collect();
    let codes: Vec<_> = (0..150).map(|number| format!("1.1{number:05}")).collect();
    let amendment =
        format!("sửa đổi hạn theo 133/2025/NĐ-CP {{ trong {} {{ thời hạn 5 ngày -> 3 ngày }} }}\n", codes.join(", "));
    let catalogue = amended(&[LAW, &many, &amendment]);
    let family = family(&Input { catalogue: &catalogue, day: DAY, hash: "" });
    let sizes: Vec<_> = family.volumes.iter().map(|volume| volume.chapters.len()).filter(|size| *size > 20).collect();
    assert_eq!(sizes, [150, 150]);
}

#[test]
fn a_volume_is_made_of_the_files_that_it_names() {
    let parts: Vec<&str> = TIME.split_inclusive("\n}\n").collect();
    let texts: Vec<&str> = std::iter::once(LAW).chain(parts.iter().copied()).collect();
    let catalogue = amended(&texts);
    let input = Input { catalogue: &catalogue, day: date(2026, 11, 25), hash: "" };
    let plan = Plan::new(&input);
    let files_of = |folder: &str| {
        let at = (0..plan.volumes()).find(|at| plan.folder(*at) == folder).expect("there is such a volume");
        plan.files(at).into_iter().map(|file| file.0).collect::<Vec<_>>()
    };
    // The law, the two procedures, and both amendments that change them.
    assert_eq!(files_of("so-huu-tri-tue"), [0, 1, 2, 4, 5]);
    let decrees = files_of("van-ban-nghi-dinh");
    assert!((0..=6).all(|file| decrees.contains(&file)), "{decrees:?}");
}
