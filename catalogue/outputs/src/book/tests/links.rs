//! Where links lead.

use std::collections::BTreeMap;

use super::*;

/// Every page of a family by its path from the front, with its ids.
fn pages(family: &Family) -> BTreeMap<String, &str> {
    let mut pages = BTreeMap::from([("index.html".into(), family.front.markdown.as_str())]);
    for page in &family.front.pages {
        pages.insert(page.path.replace(".md", ".html"), page.markdown.as_str());
    }
    for volume in &family.volumes {
        pages.insert(format!("{}/index.html", volume.folder), volume.introduction.as_str());
        for chapter in &volume.chapters {
            let path = format!("{}/{}.html", volume.folder, chapter.path.trim_end_matches(".md"));
            assert!(pages.insert(path.clone(), &chapter.markdown).is_none(), "{path} twice");
        }
    }
    pages
}

/// The page a link leads to, seen from another.
fn resolve(from: &str, link: &str) -> String {
    match (link.strip_prefix("../"), from.split_once('/')) {
        (Some(rest), Some(_)) => rest.to_owned(),
        (None, Some((folder, _))) => format!("{folder}/{link}"),
        (_, None) => link.to_owned(),
    }
}

/// Checks every link within a family, and that nothing else is linked; gives how many there are.
#[track_caller]
pub(super) fn check(family: &Family) -> usize {
    let pages = pages(family);
    let mut links = 0;
    for (path, markdown) in &pages {
        for link in markdown.split("<a ").skip(1).filter(|link| !link.starts_with("rel=\"external\"")) {
            let href =
                link.split_once("href=\"").and_then(|(_, rest)| rest.split('"').next()).expect("a link leads on");
            let (page, id) = href.split_once('#').unwrap_or((href, ""));
            let target = if page.is_empty() { path.clone() } else { resolve(path, page) };
            let Some(text) = pages.get(&target) else { panic!("{path}: `{href}` leads nowhere") };
            let has_id = text.contains(&format!("id=\"{id}\"")) || text.contains(&format!("{{#{id}}}"));
            assert!(id.is_empty() || has_id, "{path}: no `{id}` in {target}");
            links += 1;
        }
    }
    for entry in &family.front.entries {
        assert!(pages.contains_key(&entry.url), "the search finds `{}`", entry.url);
    }
    for item in &family.site.menu {
        assert!(pages.contains_key(&item.url), "the menu names `{}`", item.url);
    }
    for chapter in family.volumes.iter().flat_map(|volume| &volume.chapters).chain(&family.front.pages) {
        for Section { id, .. } in &chapter.sections {
            let text = &chapter.markdown;
            assert!(
                text.matches(&format!("{{#{id}}}")).count() + text.matches(&format!(" id=\"{id}\"")).count() == 1,
                "{}: section `{id}`",
                chapter.path
            );
        }
    }
    links
}

#[test]
fn every_link_leads_to_a_page() {
    assert!(check(&family(&input(&catalogue(&[LAW, WHOLE])))) > 60);
}

#[test]
fn a_catalogue_with_names_that_nothing_defines_has_pages_too() {
    check(&family(&input(&catalogue(&[WHOLE]))));
    check(&family(&input(&Catalogue::default())));
}

/// Procedures of one sector, in a file each.
fn many(count: usize) -> Vec<String> {
    let one = |at: usize| {
        format!(
            "thủ tục 1.{at:06} {{ tên \"Thủ tục {at}\"; lĩnh vực bưu-chính; hiệu lực từ 01/07/2025; họ thư, gia hạn\n\
             cấp xã; thẩm quyền {{ quyết định ubnd-xã {{ phân định; chuyển từ huyện; căn cứ 133/2025/NĐ-CP điều 2 }} }} }}\n"
        )
    };
    (1..=count).map(one).collect()
}

#[test]
fn a_large_sector_is_several_volumes() {
    let procedures = many(401);
    let files: Vec<_> = std::iter::once(LAW).chain(procedures.iter().map(String::as_str)).collect();
    let family = family(&input(&catalogue(&files)));
    let volumes: Vec<_> = family
        .volumes
        .iter()
        .filter(|volume| volume.folder.starts_with("buu-chinh"))
        .map(|volume| (volume.folder.as_str(), volume.title.vi.as_str(), volume.chapters.len()))
        .collect();
    assert_eq!(
        volumes,
        [
            ("buu-chinh", "Bưu chính (phần 1/3)", 134),
            ("buu-chinh-2", "Bưu chính (phần 2/3)", 134),
            ("buu-chinh-3", "Bưu chính (phần 3/3)", 133),
        ]
    );
    check(&family);
    let page = |path: &str| family.front.pages.iter().find(|page| page.path == path).expect("there is the page");
    let moves = &page("chuyen-tham-quyen.md").markdown;
    assert!(moves.contains("<a href=\"van-ban-nghi-dinh/133-2025-nd-cp.html#da-chuyen\">401</a>"), "{moves}");
    assert!(!moves.contains("Thủ tục 400"), "so many stand on the page of the decree alone");
    let related = &family.volumes[0].chapters[0].markdown;
    assert!(related.contains("Và 371 thủ tục khác có liên quan."), "{related}");
}

#[test]
fn the_order_of_files_changes_nothing() {
    let procedures = many(20);
    let mut files: Vec<_> = [LAW, WHOLE].into_iter().chain(procedures.iter().map(String::as_str)).collect();
    let first = family(&input(&catalogue(&files)));
    files.reverse();
    assert_eq!(family(&input(&catalogue(&files))), first);
}
