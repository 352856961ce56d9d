//! What lies in the folder after a front and its volumes are bound.

use super::*;
use std::collections::BTreeMap;
use std::path::PathBuf;
use tthc_outputs::book::{Entry, Heading, MenuItem, Section, Site};

#[test]
fn a_front_and_its_volumes_are_these_files_and_no_others() {
    let bound = Bound::new(&[volume("so-huu-tri-tue"), volume("van-ban")]);
    let files: Vec<_> = bound.files().into_keys().collect();
    assert_eq!(
        files,
        [
            "assets/book.css",
            "assets/book.js",
            "assets/icon.svg",
            "cap.html",
            "index.html",
            "search-data.js",
            "search.html",
            "so-huu-tri-tue/1.013925.html",
            "so-huu-tri-tue/2.002253.000.00.00.H56.html",
            "so-huu-tri-tue/contents.js",
            "so-huu-tri-tue/index.html",
            "van-ban/1.013925.html",
            "van-ban/2.002253.000.00.00.H56.html",
            "van-ban/contents.js",
            "van-ban/index.html",
        ]
    );
}

#[test]
fn the_same_values_give_the_same_bytes() {
    let volumes: Vec<_> = (0..12).map(|at| volume(&format!("tap-{at}"))).collect();
    let first = Bound::new(&volumes);
    let turned: Vec<_> = volumes.iter().rev().cloned().collect();
    let second = Bound::new(&turned);
    assert_eq!(first.files(), second.files());
    bind_front(&front(), &first.look, first.folder.path()).unwrap();
    bind_all(&volumes, &first.look, first.folder.path()).unwrap();
    assert_eq!(first.files(), second.files(), "bound again over itself");
}

#[test]
fn every_link_and_every_asset_of_a_page_is_there() {
    let bound = Bound::new(&[volume("so-huu-tri-tue"), volume("van-ban")]);
    let files = bound.files();
    let mut links = 0;
    for (path, html) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let folder = Path::new(path).parent().unwrap();
        for attribute in ["href=\"", "src=\"", "action=\""] {
            for link in html.split(attribute).skip(1).map(|rest| rest.split('"').next().unwrap()) {
                links += 1;
                let (page, id) = link.split_once('#').unwrap_or((link, ""));
                let target = if page.is_empty() { path.clone() } else { resolve(folder, page) };
                let Some(text) = files.get(&target) else { panic!("{path}: `{link}` leads nowhere") };
                assert!(id.is_empty() || text.contains(&format!("id=\"{id}\"")), "{path}: no `{id}` in {target}");
            }
        }
    }
    assert!(links > 60);
}

#[test]
fn pages_need_nothing_from_outside() {
    let bound = Bound::new(&[volume("so-huu-tri-tue")]);
    for (path, text) in bound.files() {
        let text = text.replace("http://www.w3.org/2000/svg", "");
        assert!(!text.contains("http://") && !text.contains("https://") && !text.contains("//cdn"), "{path}");
        assert!(!text.contains("@import") && !text.contains("url("), "{path}");
    }
}

#[test]
fn a_page_shows_its_chapter() {
    let bound = Bound::new(&[volume("so-huu-tri-tue")]);
    let page = &bound.files()["so-huu-tri-tue/1.013925.html"];
    for words in [
        "<html lang=\"vi\">",
        "<title>1.013925 Ghi nhận &quot;đại diện&quot; - Sở hữu &lt;trí tuệ&gt;</title>",
        "<p class=\"page-label\">1.013925</p>",
        "<h1><span lang=\"vi\">Ghi nhận \"đại diện\"</span><span lang=\"en\">Recognition</span></h1>",
        "<li><a href=\"#ho-so\"><span lang=\"vi\">Hồ sơ</span><span lang=\"en\">Dossier</span></a></li>",
        "<h2 id=\"ho-so\"><a class=\"header\" href=\"#ho-so\"><span lang=\"vi\">Hồ sơ</span><span lang=\"en\">Dossier</span></a></h2>",
        "<a href=\"2.002253.000.00.00.H56.html#ho-so\">thủ tục khác</a>",
        "\"thẳng\" -- {{title}} ...",
        "<svg viewbox=\"0 0 4 4\" role=\"img\"><path d=\"M0 0h4\" /></svg>",
        "<div class=\"table-wrapper\">",
        "<a rel=\"prev\" href=\"index.html\">",
        "<a rel=\"next\" href=\"2.002253.000.00.00.H56.html\">",
    ] {
        assert!(page.contains(words), "no {words} in {page}");
    }
}

#[test]
fn the_contents_page_groups_its_chapters() {
    let bound = Bound::new(&[volume("so-huu-tri-tue")]);
    let files = bound.files();
    let page = &files["so-huu-tri-tue/index.html"];
    let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("no {words}"));
    assert!(at("<p>Về lĩnh vực này.</p>") < at("href=\"1.013925.html\""));
    assert!(at("<h2><span lang=\"vi\">Cấp xã</span>") < at("<a href=\"2.002253.000.00.00.H56.html\">"));
    assert_eq!(
        files["so-huu-tri-tue/contents.js"],
        concat!(
            r#"window.tthcContents=[["1.013925.html","1.013925","Ghi nhận \"đại diện\"","Recognition",null],"#,
            r#"["2.002253.000.00.00.H56.html","","</script>","",["Cấp xã","Commune level"]]];"#,
            "\n"
        )
    );
}

#[test]
fn words_of_the_site_cannot_disturb_the_template() {
    let site = Site {
        name: Heading::new("{{content}} [menu] \\ </a>", "{{#if x}}"),
        menu: vec![MenuItem { heading: "a{b".into(), url: "index.html?\"{{x}}".into() }],
        footer: "[up]".into(),
    };
    let look = Look::new(&site).unwrap();
    let folder = tempfile::tempdir().unwrap();
    bind_front(&Front { title: "Trang".into(), ..Front::default() }, &look, folder.path()).unwrap();
    let page = fs::read_to_string(folder.path().join("index.html")).unwrap();
    assert!(page.contains("<span lang=\"vi\">&#123;&#123;content}} &#91;menu] &#92; &lt;/a&gt;</span>"), "{page}");
    assert!(page.contains("<p>&#91;up]</p>"));
}

#[test]
fn a_volume_takes_the_place_of_the_older_one() {
    let bound = Bound::new(&[volume("van-ban")]);
    let mut shorter = volume("van-ban");
    shorter.chapters.pop();
    bind(&shorter, &bound.look, bound.folder.path()).unwrap();
    let files = bound.files();
    assert!(files.contains_key("van-ban/1.013925.html"));
    assert!(!files.contains_key("van-ban/2.002253.000.00.00.H56.html"), "a page that is gone stays gone");
    assert!(files.contains_key("index.html"), "the front is left alone");
}

#[test]
fn names_that_would_overwrite_or_escape_are_refused() {
    let bound = Bound::new(&[]);
    for folder in ["", ".", "..", "a/b", "assets", ".git", "a b", "c:", "a#b", "a\\b"] {
        let error = bind(&volume(folder), &bound.look, bound.folder.path()).unwrap_err();
        assert!(matches!(error, BookError::Name { .. }), "{folder}: {error}");
    }
    for path in ["", "index.md", "print.md", "toc.md", "../a.md", "a.html", ".md", "a b.md"] {
        let mut bad = volume("a");
        bad.chapters[0].path = path.into();
        let error = bind(&bad, &bound.look, bound.folder.path()).unwrap_err();
        assert!(matches!(error, BookError::Name { .. }), "{path}: {error}");
    }
    let mut twice = volume("a");
    twice.chapters.push(twice.chapters[0].clone());
    let error = bind(&twice, &bound.look, bound.folder.path()).unwrap_err();
    assert_eq!(error.to_string(), "two pages of the volume `a` have the path `1.013925.md`");
    let error = bind_all(&[volume("a"), volume("a")], &bound.look, bound.folder.path()).unwrap_err();
    assert_eq!(error.to_string(), "two volumes have the folder `a`");
    assert_eq!(fs::read_dir(bound.folder.path()).unwrap().count(), 5, "nothing was written");
}

#[test]
fn broken_html_in_markdown_still_gives_a_page() {
    let bound = Bound::new(&[]);
    let mut broken = volume("a");
    broken.chapters[0].markdown =
        "</div></main>\n\n<div><p>\n\n**a\n\n- <b>\n\n</b>\n<!-- \n\n| a |\n|---|\n| <i> |\n\n[^1] <svg><p>\n\n<![CDATA[ <?x".into();
    bind(&broken, &bound.look, bound.folder.path()).unwrap();
    assert!(bound.files()["a/1.013925.html"].trim_end().ends_with("</html>"));
}

#[test]
fn the_script_is_small() {
    let script = ASSETS.iter().find(|(name, _)| *name == "book.js").unwrap().1;
    assert!(script.len() <= 8 * 1024, "{} bytes", script.len());
}

/// A front with volumes in a folder of its own.
struct Bound {
    look: Look,
    folder: tempfile::TempDir,
}

impl Bound {
    fn new(volumes: &[Volume]) -> Bound {
        let site = Site {
            name: Heading::new("Danh mục", "Catalogue"),
            menu: vec![MenuItem { heading: Heading::new("Theo cấp", "By level"), url: "cap.html".into() }],
            footer: "Theo pháp luật ngày 01/07/2025.".into(),
        };
        let bound = Bound { look: Look::new(&site).unwrap(), folder: tempfile::tempdir().unwrap() };
        bind_front(&front(), &bound.look, bound.folder.path()).unwrap();
        bind_all(volumes, &bound.look, bound.folder.path()).unwrap();
        bound
    }

    /// Every file by its path from the folder.
    fn files(&self) -> BTreeMap<String, String> {
        let mut files = BTreeMap::new();
        let mut folders = vec![self.folder.path().to_path_buf()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let name = path.strip_prefix(self.folder.path()).unwrap().to_str().unwrap();
                    files.insert(name.replace('\\', "/"), fs::read_to_string(&path).unwrap());
                }
            }
        }
        files
    }
}

fn front() -> Front {
    Front {
        title: Heading::new("Danh mục thủ tục", "Catalogue of procedures"),
        markdown: "[Theo cấp](cap.md)\n".into(),
        pages: vec![Chapter {
            path: "cap.md".into(),
            title: Heading::new("Theo cấp", "By level"),
            ..Chapter::default()
        }],
        entries: vec![Entry { code: "1.013925".into(), name: "Ghi nhận".into(), ..Entry::default() }],
    }
}

fn volume(folder: &str) -> Volume {
    let heading = Heading::new("Hồ sơ", "Dossier");
    let markdown = format!(
        "## {} {{#ho-so}}\n\n[thủ tục khác](2.002253.000.00.00.H56.md#ho-so) \"thẳng\" -- {{{{title}}}} ...\n\n\
         <figure class=\"workflow\">\n<svg viewBox=\"0 0 4 4\" role=\"img\"><path d=\"M0 0h4\"/></svg>\n</figure>\n\n\
         | Giấy tờ | Bản chính |\n|---|---|\n| Đơn | 1 |\n",
        heading.html()
    );
    let section = Section { id: "ho-so".into(), heading };
    Volume {
        folder: folder.into(),
        title: "Sở hữu <trí tuệ>".into(),
        introduction: "Về lĩnh vực này.".into(),
        chapters: vec![
            Chapter {
                path: "1.013925.md".into(),
                title: Heading::new("Ghi nhận \"đại diện\"", "Recognition"),
                label: "1.013925".into(),
                part: None,
                unlisted: false,
                sections: vec![section.clone()],
                markdown: markdown.clone(),
            },
            Chapter {
                path: "2.002253.000.00.00.H56.md".into(),
                title: "</script>".into(),
                label: String::new(),
                part: Some(Heading::new("Cấp xã", "Commune level")),
                unlisted: false,
                sections: vec![section],
                markdown,
            },
        ],
    }
}

/// A relative link seen from a folder.
fn resolve(folder: &Path, link: &str) -> String {
    let mut way = PathBuf::from(folder);
    for part in link.split('/') {
        if part == ".." {
            assert!(way.pop(), "`{link}` leaves the book");
        } else {
            way.push(part);
        }
    }
    way.to_str().unwrap().replace('\\', "/")
}
