//! What a book is made of, as plain values.

use super::escape::html;

/// A whole site: what its pages share, the front, and the volumes below it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Family {
    /// Names, menu and footer of every page.
    pub site: Site,
    /// What lies above the volumes.
    pub front: Front,
    /// One book each, in the order in which the front lists them.
    pub volumes: Vec<Volume>,
}

/// Names of the site, shown on every page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Site {
    /// Shown at the left of the header, a link to the first page.
    pub name: Heading,
    /// The links of the header's second line; none gives no such line.
    pub menu: Vec<MenuItem>,
    /// A sentence at the foot of every page, for example on which day the law is shown.
    pub footer: Heading,
}

/// A link of the header.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct MenuItem {
    /// Its words.
    pub heading: Heading,
    /// The page, relative to the front, for example `van-ban/index.html`.
    pub url: String,
}

/// One book of the family: a contents page `index.html` and a page per chapter, in a folder under the front.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Volume {
    /// Folder under the front, one path segment, for example `so-huu-tri-tue`.
    pub folder: String,
    /// Title of the contents page.
    pub title: Heading,
    /// Markdown above the list of chapters on the contents page; may be empty.
    pub introduction: String,
    /// The pages, in reading order.
    pub chapters: Vec<Chapter>,
}

/// One page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Chapter {
    /// File name, one path segment that ends in `.md`, for example `1.013925.md`; the page is `1.013925.html`.
    pub path: String,
    /// The page's heading of level 1, and its line in the sidebar.
    pub title: Heading,
    /// A short text above the title and before the line in the sidebar, for example the code of a procedure; may be empty.
    pub label: String,
    /// It is reached from another page: the sidebar and the contents page leave it out.
    pub unlisted: bool,
    /// Set where this chapter begins a new group in the sidebar and on the contents page.
    pub part: Option<Heading>,
    /// The headings of level 2 that the page lists below its title; none gives no list.
    pub sections: Vec<Section>,
    /// The page below the title.
    pub markdown: String,
}

/// A section of a page: the `id` that its heading carries in the Markdown, and the words of the heading.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Section {
    /// As in `## … {#ho-so}`.
    pub id: String,
    /// As in the heading itself.
    pub heading: Heading,
}

/// Words that the reader sees in the language that the switch in the header is set to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Heading {
    /// Vietnamese.
    pub vi: String,
    /// English; empty where there is none, and then the Vietnamese words stand in both languages.
    pub en: String,
}

impl Heading {
    /// Words in both languages.
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Heading {
        Heading { vi: vi.into(), en: en.into() }
    }

    /// Both languages as HTML, escaped: two `span`s of which the page shows one.
    #[must_use]
    pub fn html(&self) -> String {
        if self.en.is_empty() || self.en == self.vi {
            return html(&self.vi);
        }
        format!("<span lang=\"vi\">{}</span><span lang=\"en\">{}</span>", html(&self.vi), html(&self.en))
    }
}

impl From<&str> for Heading {
    /// Words that are the same in both languages.
    fn from(words: &str) -> Heading {
        Heading::new(words, "")
    }
}

/// What lies above the volumes: the first page, pages beside it, and what the search page can find.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Front {
    /// Title of the first page.
    pub title: Heading,
    /// The first page below its title, in Markdown.
    pub markdown: String,
    /// More pages at the same level, for example a list by authority.
    pub pages: Vec<Chapter>,
    /// What the search page finds, in the order in which equally good hits are shown.
    pub entries: Vec<Entry>,
}

/// One thing that the search page can find.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Entry {
    /// Code of a procedure or number of an instrument; may be empty.
    pub code: String,
    /// What it is called.
    pub name: String,
    /// Shown as badges and offered as filters, for example `Cấp xã`; may be none.
    pub levels: Vec<String>,
    /// The page, relative to the front, for example `so-huu-tri-tue/1.013925.html`.
    pub url: String,
    /// Title of the volume that holds the page, shown below the name; may be empty.
    pub volume: String,
}
