//! A page's value to the Markdown that mdBook is given.

use std::fmt::Write;
use tthc_outputs::book::{Chapter, Entry, Front, Heading, Volume, escape::html as escape};

/// A page ready for mdBook.
pub(crate) struct Page {
    pub(crate) path: String,
    /// Plain text for the page's `<title>` and the links to the neighbouring pages.
    pub(crate) name: String,
    pub(crate) content: String,
}

/// The contents page and then every chapter.
pub(crate) fn of_volume(volume: &Volume) -> Vec<Page> {
    let mut contents = top(&Top { way: &[("../index.html", &home())], label: "", title: &volume.title, sections: &[] });
    push_markdown(&mut contents, &volume.introduction);
    push_list(&mut contents, &volume.chapters);
    let contents = Page { path: "index.md".into(), name: volume.title.vi.clone(), content: contents };
    let way = [("../index.html", &home()), ("index.html", &volume.title)];
    std::iter::once(contents).chain(volume.chapters.iter().map(|chapter| of_chapter(chapter, &way))).collect()
}

/// The first page, the search page and the pages beside them.
pub(crate) fn of_front(front: &Front) -> Vec<Page> {
    let way = [("index.html", &home())];
    let mut first = top(&Top { way: &[], label: "", title: &front.title, sections: &[] });
    push_markdown(&mut first, &front.markdown);
    let first = Page { path: "index.md".into(), name: front.title.vi.clone(), content: first };
    [first, search(&front.entries)]
        .into_iter()
        .chain(front.pages.iter().map(|chapter| of_chapter(chapter, &way)))
        .collect()
}

/// The script of the sidebar: `[page, label, Vietnamese title, English title, part in both languages or nothing]`.
pub(crate) fn contents_script(volume: &Volume) -> String {
    let rows: Vec<_> = volume
        .chapters
        .iter()
        .filter(|chapter| !chapter.unlisted)
        .map(|chapter| {
            let part = chapter.part.as_ref().map(|part| [part.vi.as_str(), part.en.as_str()]);
            (html_path(&chapter.path), &chapter.label, &chapter.title.vi, &chapter.title.en, part)
        })
        .collect();
    // A tuple of strings cannot fail to become JSON; `json!` has no error to pass on.
    format!("window.tthcContents={};\n", serde_json::json!(rows))
}

fn of_chapter(chapter: &Chapter, way: &[(&str, &Heading)]) -> Page {
    let sections: Vec<_> = chapter.sections.iter().map(|section| (section.id.as_str(), &section.heading)).collect();
    let mut content = top(&Top { way, label: &chapter.label, title: &chapter.title, sections: &sections });
    push_markdown(&mut content, &chapter.markdown);
    let name = match chapter.label.as_str() {
        "" => chapter.title.vi.clone(),
        label => format!("{label} {}", chapter.title.vi),
    };
    Page { path: chapter.path.clone(), name, content }
}

/// What stands above a page's Markdown.
struct Top<'a> {
    /// The pages above this one, outermost first.
    way: &'a [(&'a str, &'a Heading)],
    label: &'a str,
    title: &'a Heading,
    sections: &'a [(&'a str, &'a Heading)],
}

/// One block of HTML: it holds no empty line, so no part of it is read as Markdown.
fn top(top: &Top<'_>) -> String {
    let mut html = String::from("<div class=\"page-top\">\n");
    if !top.way.is_empty() {
        html.push_str("<nav class=\"way\" aria-label=\"Đường dẫn\" data-en=\"Breadcrumb\"><ol>");
        for (url, heading) in top.way {
            push(&mut html, format_args!("<li><a href=\"{}\">{}</a></li>", escape(url), heading.html()));
        }
        html.push_str("</ol></nav>\n");
    }
    if !top.label.is_empty() {
        push(&mut html, format_args!("<p class=\"page-label\">{}</p>\n", escape(top.label)));
    }
    push(&mut html, format_args!("<h1>{}</h1>\n</div>\n", top.title.html()));
    if !top.sections.is_empty() {
        let heading = Heading::new("Trên trang này", "On this page").html();
        push(
            &mut html,
            format_args!(
                "<nav class=\"on-page\" aria-labelledby=\"on-page\"><div><p id=\"on-page\">{heading}</p><ul>\n"
            ),
        );
        for (id, heading) in top.sections {
            push(&mut html, format_args!("<li><a href=\"#{}\">{}</a></li>\n", escape(id), heading.html()));
        }
        html.push_str("</ul></div></nav>\n");
    }
    html
}

/// The chapters of a volume, grouped by their parts.
fn push_list(html: &mut String, chapters: &[Chapter]) {
    if chapters.is_empty() {
        return;
    }
    let mut open = false;
    for chapter in chapters.iter().filter(|chapter| !chapter.unlisted) {
        if let Some(part) = &chapter.part {
            if open {
                html.push_str("</ol>\n\n");
            }
            open = false;
            push(html, format_args!("<h2>{}</h2>\n", part.html()));
        }
        if !open {
            html.push_str("<ol class=\"entries contents-list\">\n");
            open = true;
        }
        let (page, title) = (escape(&html_path(&chapter.path)), chapter.title.html());
        push(html, format_args!("<li><a href=\"{page}\">{title}</a>"));
        if !chapter.label.is_empty() {
            push(html, format_args!(" <span class=\"code\">{}</span>", escape(&chapter.label)));
        }
        html.push_str("</li>\n");
    }
    html.push_str("</ol>\n");
}

/// The empty line ends the block of HTML above.
fn push_markdown(content: &mut String, markdown: &str) {
    content.push('\n');
    content.push_str(markdown);
    content.push_str("\n\n");
}

fn search(entries: &[Entry]) -> Page {
    let title = Heading::new("Tìm kiếm", "Search");
    let mut content = top(&Top { way: &[("index.html", &home())], label: "", title: &title, sections: &[] });
    let hint = Heading::new(
        format!("Tìm trong {} mục theo tên, mã hoặc số hiệu; có thể gõ không dấu.", entries.len()),
        format!("Search {} entries by name, code or number; diacritics may be left out.", entries.len()),
    );
    let level = Heading::new("Cấp", "Level");
    let no_script = Heading::new(
        "Trang tìm kiếm cần JavaScript. Không có JavaScript, hãy tra theo mục lục ở trang đầu.",
        "The search page needs JavaScript. Without it, use the lists on the first page.",
    );
    push(
        &mut content,
        format_args!(
            concat!(
                "<noscript><p class=\"note warning\">{no_script}</p></noscript>\n",
                "<p class=\"source\">{hint}</p>\n",
                "<p id=\"search-filter\" hidden><label for=\"search-level\">{level}</label> ",
                "<select id=\"search-level\"><option value=\"\">Tất cả – All</option></select></p>\n",
                "<p id=\"search-status\" role=\"status\"></p>\n",
                "<ol id=\"search-results\" class=\"entries\"></ol>\n",
                "<script src=\"search-data.js\" defer></script>\n",
            ),
            no_script = no_script.html(),
            hint = hint.html(),
            level = level.html(),
        ),
    );
    Page { path: "search.md".into(), name: title.vi, content }
}

fn home() -> Heading {
    Heading::new("Trang đầu", "Home")
}

fn html_path(path: &str) -> String {
    format!("{}.html", path.strip_suffix(".md").unwrap_or(path))
}

/// Writing to a string cannot fail.
fn push(html: &mut String, words: std::fmt::Arguments<'_>) {
    let _ = html.write_fmt(words);
}
