//! A catalogue to the values of a family of books: pages for the citizen who applies and the official who decides.
//!
//! [`family`] gives a front and a volume per sector, with the volumes of instruments and authorities behind them. What a
//! page may use of Markdown, HTML and classes is laid down by whoever binds the values into books.

mod authority;
pub mod condition;
pub mod escape;
mod front;
mod instrument;
mod links;
mod moves;
mod page;
mod phrase;
mod procedure;
mod register;
mod shelves;
mod sources;
mod terms;
mod volume;

pub use phrase::Phrase;
pub use volume::{Chapter, Entry, Family, Front, Heading, MenuItem, Section, Site, Volume};

use rayon::prelude::*;

use crate::Input;
use links::View;
use page::Page;
use register::{Listed, Register};
use shelves::{Holding, Shelf, Shelves};

/// Every page of a catalogue as the law stands on the day of `input`.
///
/// The time grows in proportion to the catalogue: what refers to what is found once. The hash of the sources stands on no
/// page, so that after an edit only those volumes differ that show it.
#[must_use]
pub fn family(input: &Input<'_>) -> Family {
    let register = Register::new(input.catalogue, input.day);
    let shelves = Shelves::new(&register);
    let seen_from = |here| View { register: &register, shelves: &shelves, here };
    let (front, volumes) = rayon::join(
        || front::front(seen_from(None)),
        || {
            let shelves = shelves.all.par_iter().enumerate();
            shelves.map(|(at, shelf)| volume(seen_from(Some(at)), shelf)).collect()
        },
    );
    Family { site: front::site(input.day), front, volumes }
}

fn volume(view: View<'_, '_>, shelf: &Shelf<'_>) -> Volume {
    let (introduction, chapters) = match &shelf.holding {
        Holding::Procedures { listed, elsewhere, .. } => (
            introduction(view, elsewhere),
            grouped(listed, |listed| levels(listed), |listed| procedure::chapter(view, *listed)),
        ),
        Holding::Instruments(instruments) => (
            String::new(),
            grouped(
                instruments,
                |one| match shelves::year(&one.number) {
                    None => Heading::new("Không rõ năm", "Year unknown"),
                    Some(year) => Heading::new(format!("Năm {year}"), year.to_string()),
                },
                |one| {
                    let page = view.shelves.instrument(&one.number);
                    instrument::chapter(view, one, page.map_or("", |(_, page)| page))
                },
            ),
        ),
        Holding::Authorities(authorities) => (
            String::new(),
            grouped(
                authorities,
                |one| match one.level {
                    Some(level) => terms::level(level.value),
                    None => Heading::new("Chưa rõ cấp", "No level"),
                },
                |one| {
                    let page = view.shelves.authority(&one.id);
                    authority::chapter(view, one, page.map_or("", |(_, page)| page))
                },
            ),
        ),
    };
    Volume { folder: shelf.folder.clone(), title: shelf.title.clone(), introduction, chapters }
}

/// Pages in groups, in the order in which the groups first occur; a single group has no heading.
fn grouped<T: Sync>(
    things: &[T],
    group: impl Fn(&T) -> Heading,
    chapter: impl Fn(&T) -> Chapter + Sync,
) -> Vec<Chapter> {
    let mut groups: Vec<(Heading, Vec<&T>)> = Vec::new();
    for thing in things {
        let heading = group(thing);
        match groups.iter_mut().find(|(known, _)| *known == heading) {
            Some((_, of)) => of.push(thing),
            None => groups.push((heading, vec![thing])),
        }
    }
    let has_parts = groups.len() > 1;
    let ordered: Vec<_> = groups
        .into_iter()
        .flat_map(|(heading, of)| {
            of.into_iter().enumerate().map(move |(at, thing)| {
                let part = (has_parts && at == 0).then(|| heading.clone());
                (part, thing)
            })
        })
        .collect();
    ordered.into_par_iter().map(|(part, thing)| Chapter { part, ..chapter(thing) }).collect()
}

/// The levels that decide, as the heading of a group: `Cấp tỉnh, cấp xã`.
fn levels(listed: &Listed<'_>) -> Heading {
    let levels = listed.procedure.all_levels();
    if levels.is_empty() {
        return Heading::new("Chưa rõ cấp", "No level");
    }
    let named = levels.into_iter().map(terms::level);
    let (vi, en): (Vec<_>, Vec<_>) = named.map(|level| (level.vi, level.en)).unzip();
    Heading::new(vi.join(", "), en.join(", "))
}

/// Procedures that belong to a sector too, but whose page stands in another volume.
fn introduction(view: View<'_, '_>, elsewhere: &[Listed<'_>]) -> String {
    let mut page = Page::default();
    if !elsewhere.is_empty() {
        page.paragraph(&phrase::words(
            "Cũng thuộc lĩnh vực này, trang ở tập khác:",
            "Of this sector too, in other volumes:",
        ));
        let procedures: Vec<_> = elsewhere.iter().map(|listed| listed.procedure).collect();
        page.block(&instrument::entries(view, &procedures));
    }
    page.markdown
}

#[cfg(test)]
mod tests;
