//! The volumes of a catalogue, laid out and ready to be written one by one.

mod files;

use std::collections::BTreeSet;

use rayon::prelude::*;
use sha2::{Digest, Sha256};
use tthc_dsl::FileId;

use super::links::View;
use super::page::Page;
use super::register::{Listed, Register};
use super::shelves::{self, Holding, Shelf, Shelves};
use super::{Chapter, Front, Heading, Site, Volume, authority, front, history, instrument, phrase, procedure, terms};
use crate::Input;

/// What stands in which volume, found before any page is written.
///
/// Writing all pages of a large catalogue takes longer than an author wants to wait after an edit. A volume is the same as
/// the last time when [`layout`](Plan::layout) is and the content of its [`files`](Plan::files) is; then it need not be
/// written at all.
pub struct Plan<'c> {
    register: Register<'c>,
    shelves: Shelves<'c>,
}

impl<'c> Plan<'c> {
    #[must_use]
    pub fn new(input: &Input<'c>) -> Plan<'c> {
        let register = Register::new(input.catalogue, input.day);
        let shelves = Shelves::new(&register);
        Plan { register, shelves }
    }

    /// What every page shares.
    #[must_use]
    pub fn site(&self) -> Site {
        front::site(self.register.day)
    }

    /// The pages above the volumes.
    #[must_use]
    pub fn front(&self) -> Front {
        front::front(self.view(None))
    }

    /// How many volumes there are.
    #[must_use]
    pub fn volumes(&self) -> usize {
        self.shelves.all.len()
    }

    /// The folder of a volume; `at` counts from 0.
    ///
    /// # Panics
    ///
    /// If there is no such volume.
    #[must_use]
    pub fn folder(&self, at: usize) -> &str {
        &self.shelves.all[at].folder
    }

    /// The codes of the procedures that have their pages in a volume.
    ///
    /// # Panics
    ///
    /// If there is no such volume.
    pub fn codes(&self, at: usize) -> impl Iterator<Item = &str> {
        let listed = match &self.shelves.all[at].holding {
            Holding::Procedures { listed, .. } => listed.as_slice(),
            Holding::Instruments(_) | Holding::Authorities(_) => &[],
        };
        listed.iter().map(Listed::code)
    }

    /// A volume with its pages, written in parallel.
    ///
    /// # Panics
    ///
    /// If there is no such volume.
    #[must_use]
    pub fn volume(&self, at: usize) -> Volume {
        volume(self.view(Some(at)), &self.shelves.all[at])
    }

    /// The source files that say what the pages of a volume show.
    ///
    /// # Panics
    ///
    /// If there is no such volume.
    #[must_use]
    pub fn files(&self, at: usize) -> BTreeSet<FileId> {
        files::shown_by(&self.register, &self.shelves.all[at].holding)
    }

    /// A digest of the law day and of which page stands where: links lead elsewhere when it changes.
    #[must_use]
    pub fn layout(&self) -> [u8; 32] {
        let mut digest = Sha256::new();
        let mut add = |name: &str| {
            digest.update(name);
            digest.update([0]);
        };
        add(&self.register.day.to_string());
        for shelf in &self.shelves.all {
            add(&shelf.folder);
            match &shelf.holding {
                Holding::Procedures { listed, .. } => listed.iter().for_each(|listed| {
                    add(listed.code());
                    if self.view(None).history_url(listed.code()).is_some() {
                        add("history");
                    }
                }),
                Holding::Instruments(instruments) => instruments.iter().for_each(|one| add(&one.number)),
                Holding::Authorities(authorities) => authorities.iter().for_each(|one| add(&one.id)),
            }
            add("");
        }
        digest.finalize().into()
    }

    fn view(&self, here: Option<usize>) -> View<'_, 'c> {
        View { register: &self.register, shelves: &self.shelves, here }
    }
}

fn volume(view: View<'_, '_>, shelf: &Shelf<'_>) -> Volume {
    let (introduction, chapters) = match &shelf.holding {
        Holding::Procedures { listed, elsewhere, .. } => (
            introduction(view, elsewhere),
            grouped(
                listed,
                |listed| levels(listed),
                |listed| {
                    let own = procedure::chapter(view, *listed);
                    std::iter::once(own).chain(history::chapter(view, *listed)).collect()
                },
            ),
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
                    vec![instrument::chapter(view, one, page.map_or("", |(_, page)| page))]
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
                    vec![authority::chapter(view, one, page.map_or("", |(_, page)| page))]
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
    chapters: impl Fn(&T) -> Vec<Chapter> + Sync,
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
    let of = |(mut part, thing): (Option<Heading>, &T)| {
        chapters(thing).into_iter().map(move |chapter| Chapter { part: part.take(), ..chapter })
    };
    ordered.into_par_iter().flat_map_iter(of).collect()
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
