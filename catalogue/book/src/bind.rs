//! Volumes to folders of HTML: the only module that names mdBook.
#![allow(clippy::disallowed_methods, reason = "binding a book writes it")]

use crate::entries;
use crate::error::BookError;
use crate::look::{ASSETS, Kind, Look, SOURCES};
use crate::page::{self, Page};
use mdbook_driver::MDBook;
use mdbook_driver::book::{Book, BookItem, Chapter as BookChapter};
use mdbook_driver::config::Config;
use rayon::prelude::*;
use std::collections::HashSet;
use std::fs;
use std::path::Path;
use tthc_outputs::book::{Chapter, Front, Volume};

/// Binds every volume, in parallel, each as [`bind`] does.
///
/// # Errors
///
/// As [`bind`]; of several failures the first in the order of `volumes`. [`BookError::Twice`] when two share a folder,
/// before anything is written.
pub fn bind_all(volumes: &[Volume], look: &Look, destination: &Path) -> Result<(), BookError> {
    let mut folders = HashSet::new();
    if let Some(volume) = volumes.iter().find(|volume| !folders.insert(&volume.folder)) {
        return Err(BookError::Twice { folder: volume.folder.clone(), path: String::new() });
    }
    let bound: Vec<_> = volumes.par_iter().map(|volume| bind(volume, look, destination)).collect();
    bound.into_iter().collect()
}

/// Binds one volume into its folder under `destination`, the folder of the front.
///
/// The pages are made beside the old ones and then take their place, so the folder holds one state or the other.
///
/// # Errors
///
/// [`BookError::Name`] or [`BookError::Twice`] when a folder or page name cannot stand, before anything is written;
/// [`BookError::File`] and [`BookError::Render`] when the disk or mdBook fails.
pub fn bind(volume: &Volume, look: &Look, destination: &Path) -> Result<(), BookError> {
    check_folder(&volume.folder)?;
    check_pages(&volume.folder, &volume.chapters, &["index.md", "print.md", "toc.md"])?;
    let staging = staging(destination)?;
    // A folder of its own inside: the temporary one is closed to other users, and the volume would stay so.
    let made = staging.path().join("volume");
    render(&volume.folder, &volume.title.vi, page::of_volume(volume), look, Kind::Volume, &made)?;
    write(&made.join("contents.js"), page::contents_script(volume).as_bytes())?;
    let place = destination.join(&volume.folder);
    if place.exists() {
        // Moved and not deleted, so that the moment without a volume is short; it goes with the temporary folder.
        fs::rename(&place, staging.path().join("old")).map_err(BookError::file(&place))?;
    }
    fs::rename(&made, &place).map_err(BookError::file(&place))
}

/// Writes the first page, the search page with its data, the pages beside them and the assets that all volumes share.
///
/// Files of the same names in `destination` are replaced; others, such as volumes, are left alone.
///
/// # Errors
///
/// As [`bind`].
pub fn bind_front(front: &Front, look: &Look, destination: &Path) -> Result<(), BookError> {
    check_pages("", &front.pages, &["index.md", "print.md", "search.md", "toc.md"])?;
    let staging = staging(destination)?;
    let made = staging.path().join("front");
    render("", &front.title.vi, page::of_front(front), look, Kind::Front, &made)?;
    write(&made.join("search-data.js"), entries::script(&front.entries).as_bytes())?;
    let assets = destination.join("assets");
    fs::create_dir_all(&assets).map_err(BookError::file(&assets))?;
    for (name, text) in ASSETS {
        write(&assets.join(name), text.as_bytes())?;
    }
    for file in fs::read_dir(&made).map_err(BookError::file(&made))? {
        let file = file.map_err(BookError::file(&made))?;
        let place = destination.join(file.file_name());
        fs::rename(file.path(), &place).map_err(BookError::file(&place))?;
    }
    Ok(())
}

/// Lets mdBook render pages into the folder `made`, and removes what it adds to them: no page refers to it.
fn render(folder: &str, title: &str, pages: Vec<Page>, look: &Look, kind: Kind, made: &Path) -> Result<(), BookError> {
    let failed =
        |source: mdbook_driver::errors::Error| BookError::Render { folder: folder.into(), source: source.into() };
    let made = std::path::absolute(made).map_err(BookError::file(made))?;
    let kept: HashSet<_> = pages.iter().map(|page| made.join(&page.path).with_extension("html")).collect();
    let config = config(title, kind, &made).map_err(failed)?;
    // The empty summary makes mdBook read nothing; the book is then put in from memory.
    let mut mdbook = MDBook::load_with_config_and_summary(look.root(), config, Default::default()).map_err(failed)?;
    mdbook.book = Book::new_with_items(pages.into_iter().map(chapter).collect());
    mdbook.build().map_err(failed)?;
    for file in fs::read_dir(&made).map_err(BookError::file(&made))? {
        let path = file.map_err(BookError::file(&made))?.path();
        if path.is_dir() {
            fs::remove_dir_all(&path).map_err(BookError::file(path))?;
        } else if !kept.contains(&path) {
            fs::remove_file(&path).map_err(BookError::file(path))?;
        }
    }
    Ok(())
}

fn config(title: &str, kind: Kind, made: &Path) -> Result<Config, mdbook_driver::errors::Error> {
    let mut config = Config::default();
    config.book.title = Some(title.into());
    config.book.language = Some("vi".into());
    config.book.src = SOURCES.into();
    config.build.build_dir = made.into();
    config.build.create_missing = false;
    // The default ones look for links to include files; a page of law may well contain `{{`.
    config.build.use_default_preprocessors = false;
    config.set("output.html.theme", kind.theme())?;
    config.set("output.html.input-404", "")?;
    config.set("output.html.print.enable", false)?;
    config.set("output.html.hash-files", false)?;
    // Quotes, dashes and colons of a legal text stay as they are.
    config.set("output.html.smart-punctuation", false)?;
    config.set("output.html.definition-lists", false)?;
    config.set("output.html.admonitions", false)?;
    Ok(config)
}

fn chapter(page: Page) -> BookItem {
    BookItem::Chapter(BookChapter::new(&page.name, page.content, page.path, Vec::new()))
}

/// A folder on the same disk as the destination, so that files can be moved instead of copied.
fn staging(destination: &Path) -> Result<tempfile::TempDir, BookError> {
    fs::create_dir_all(destination).map_err(BookError::file(destination))?;
    tempfile::Builder::new().prefix(".binding-").tempdir_in(destination).map_err(BookError::file(destination))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), BookError> {
    fs::write(path, bytes).map_err(BookError::file(path))
}

fn check_folder(folder: &str) -> Result<(), BookError> {
    if folder == "assets" || !is_segment(folder) {
        return Err(BookError::Name {
            name: folder.into(),
            must: "one path segment that does not begin with a dot, and not `assets`",
        });
    }
    Ok(())
}

fn check_pages(folder: &str, chapters: &[Chapter], reserved: &[&str]) -> Result<(), BookError> {
    let mut paths = HashSet::new();
    for chapter in chapters {
        let path = chapter.path.as_str();
        if !is_segment(path) || !path.ends_with(".md") || reserved.contains(&path) {
            return Err(BookError::Name {
                name: path.into(),
                must: "one path segment that ends in `.md`, does not begin with a dot, and is not `index`, `print`, `search` or `toc`",
            });
        }
        if !paths.insert(path) {
            return Err(BookError::Twice { folder: folder.into(), path: path.into() });
        }
    }
    Ok(())
}

/// Whether a name is safe as one segment of a path, on every system, and of a link.
fn is_segment(name: &str) -> bool {
    let forbidden = |letter: char| letter.is_control() || letter.is_whitespace() || r#"/\:*?"<>|#%&"#.contains(letter);
    !name.is_empty() && !name.starts_with('.') && !name.contains(forbidden)
}

#[cfg(test)]
mod tests;
