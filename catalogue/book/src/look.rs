//! What is the same on every page: site name, menu, footer, assets, and the template that mdBook fills.
#![allow(clippy::disallowed_methods, reason = "mdBook reads its templates from a folder, so they are put into one")]

use crate::error::BookError;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use tthc_outputs::book::{Site, escape::html};

/// The look of a site, laid out in a temporary folder that is removed with this value.
///
/// One look serves any number of volumes, from any number of threads.
#[derive(Debug)]
pub struct Look {
    folder: TempDir,
}

/// The files that all pages share, written once, into `assets` under the front.
pub(crate) const ASSETS: &[(&str, &str)] = &[
    ("book.css", include_str!("../look/book.css")),
    ("book.js", include_str!("../look/book.js")),
    ("icon.svg", include_str!("../look/icon.svg")),
];

const TEMPLATE: &str = include_str!("../look/index.hbs");

/// The files that mdBook would fill with its own look if the theme did not hold them.
const EMPTY: &[&str] = &[
    "head.hbs",
    "redirect.hbs",
    "header.hbs",
    "toc.js.hbs",
    "toc.html.hbs",
    "book.js",
    "css/chrome.css",
    "css/general.css",
    "css/print.css",
    "css/variables.css",
    "fonts/fonts.css",
    "highlight.js",
    "clipboard.min.js",
    "highlight.css",
    "tomorrow-night.css",
    "ayu-highlight.css",
    "favicon.svg",
];

impl Look {
    /// Lays the look out.
    ///
    /// # Errors
    ///
    /// [`BookError::File`] when the temporary folder cannot be written.
    pub fn new(site: &Site) -> Result<Look, BookError> {
        let folder = TempDir::with_prefix("tthc-book-").map_err(BookError::file(std::env::temp_dir()))?;
        for kind in [Kind::Front, Kind::Volume] {
            let theme = folder.path().join(kind.theme());
            write(&theme.join("index.hbs"), &template(site, kind))?;
            for name in EMPTY {
                write(&theme.join(name), "")?;
            }
        }
        // mdBook copies what lies beside its sources: nothing does, since no source is on disk.
        let sources = folder.path().join(SOURCES);
        fs::create_dir_all(&sources).map_err(BookError::file(&sources))?;
        Ok(Look { folder })
    }

    /// The folder that mdBook takes for the root of a book.
    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }
}

/// The folder of sources, relative to the root.
pub(crate) const SOURCES: &str = "sources";

/// Which template a page is put into.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// Pages beside the first page: no sidebar, no links to neighbours.
    Front,
    /// Pages of a volume, one folder below the front.
    Volume,
}

impl Kind {
    /// The folder of the theme, relative to the root.
    pub(crate) fn theme(self) -> &'static str {
        match self {
            Kind::Front => "front",
            Kind::Volume => "volume",
        }
    }

    /// The way from a page to the front.
    fn up(self) -> &'static str {
        match self {
            Kind::Front => "",
            Kind::Volume => "../",
        }
    }
}

/// Fills what is known before mdBook sees a page. Parts between `[volume` and `volume]` stand in volumes only.
fn template(site: &Site, kind: Kind) -> String {
    let mut kept = String::with_capacity(TEMPLATE.len());
    for (at, piece) in TEMPLATE.split("[volume").enumerate() {
        match piece.split_once("volume]") {
            Some((inside, after)) if at > 0 => {
                if matches!(kind, Kind::Volume) {
                    kept.push_str(inside);
                }
                kept.push_str(after);
            }
            _ => kept.push_str(piece),
        }
    }
    let menu = match site.menu.as_slice() {
        [] => String::new(),
        items => {
            let items: String = items
                .iter()
                .map(|item| {
                    let url = format!("{}{}", kind.up(), html(&item.url));
                    format!("<li><a href=\"{url}\">{}</a></li>\n", item.heading.html())
                })
                .collect();
            format!("<nav class=\"menu\" aria-label=\"Danh mục\" data-en=\"Sections\"><ul>\n{items}</ul></nav>\n")
        }
    };
    kept.replace("[up]", kind.up())
        .replace("[kind]", kind.theme())
        .replace("[menu]", &inert(&menu))
        .replace("[site]", &inert(&site.name.html()))
        .replace("[site-name]", &inert(&html(&site.name.vi)))
        .replace("[footer]", &inert(&site.footer.html()))
}

/// Words that the template language takes as they are.
fn inert(html: &str) -> String {
    html.replace('{', "&#123;").replace('\\', "&#92;").replace('[', "&#91;")
}

fn write(path: &PathBuf, text: &str) -> Result<(), BookError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(BookError::file(folder))?;
    }
    fs::write(path, text).map_err(BookError::file(path))
}
