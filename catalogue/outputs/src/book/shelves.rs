//! Which volumes there are and what stands in each, so that every page can be linked before it is written.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

use tthc_compiler::model::{Authority, Instrument, InstrumentKind, Level, Sector};
use tthc_dsl::fold;

use super::register::{Listed, Register};
use super::{Heading, terms};

/// The most pages of one volume: mdBook is quadratic in them, and an edit binds a whole volume again.
const MOST: usize = 200;

/// One volume to come.
pub(super) struct Shelf<'c> {
    pub(super) folder: String,
    pub(super) title: Heading,
    pub(super) holding: Holding<'c>,
}

pub(super) enum Holding<'c> {
    Procedures {
        /// None where no sector of the catalogue is named.
        sector: Option<&'c Sector>,
        listed: Vec<Listed<'c>>,
        /// Procedures of this sector whose page stands under their first sector.
        elsewhere: Vec<Listed<'c>>,
    },
    Instruments(Vec<&'c Instrument>),
    Authorities(Vec<&'c Authority>),
}

/// The volumes in the order in which the front lists them, and where each page stands.
pub(super) struct Shelves<'c> {
    pub(super) all: Vec<Shelf<'c>>,
    procedures: HashMap<&'c str, usize>,
    instruments: HashMap<&'c str, (usize, String)>,
    authorities: HashMap<&'c str, (usize, String)>,
}

impl<'c> Shelves<'c> {
    pub(super) fn new(register: &Register<'c>) -> Shelves<'c> {
        let mut slugs = Slugs::default();
        let mut all = Vec::new();
        // The volumes of law come last in the list, but their names do not change with the sectors.
        let law = law(register, &mut slugs);
        for (sector, (listed, elsewhere)) in by_sector(register) {
            let (folder, title) = match sector {
                Some(sector) => {
                    (slugs.of(&sector.id), Heading::new(&*sector.name.vi, sector.name.en.clone().unwrap_or_default()))
                }
                None => (slugs.of("chưa phân lĩnh vực"), Heading::new("Chưa phân lĩnh vực", "No sector")),
            };
            let mut elsewhere = Some(elsewhere);
            // The page of its versions stands beside a procedure's own.
            let several = |listed: &&Listed<'_>| {
                let timeline = register.catalogue.timeline(listed.code());
                timeline.is_some_and(|timeline| timeline.states().nth(1).is_some())
            };
            let count = listed.len() + listed.iter().filter(several).count();
            in_parts(&mut all, &mut slugs, (folder, title, count), listed, |listed| Holding::Procedures {
                sector,
                listed,
                elsewhere: elsewhere.take().unwrap_or_default(),
            });
        }
        all.extend(law);
        let mut shelves =
            Shelves { all, procedures: HashMap::new(), instruments: HashMap::new(), authorities: HashMap::new() };
        shelves.place();
        shelves
    }

    fn place(&mut self) {
        for (at, shelf) in self.all.iter().enumerate() {
            let mut slugs = Slugs::default();
            match &shelf.holding {
                Holding::Procedures { listed, .. } => {
                    self.procedures.extend(listed.iter().map(|listed| (listed.code(), at)));
                }
                Holding::Instruments(instruments) => {
                    self.instruments
                        .extend(instruments.iter().map(|one| (one.number.value.as_str(), (at, slugs.of(&one.number)))));
                }
                Holding::Authorities(authorities) => {
                    self.authorities
                        .extend(authorities.iter().map(|one| (one.id.value.as_str(), (at, slugs.of(&one.id)))));
                }
            }
        }
    }

    /// The volume and the page, without its ending, of a procedure.
    pub(super) fn procedure(&self, code: &'c str) -> Option<(usize, &'c str)> {
        self.procedures.get(code).map(|at| (*at, code))
    }

    pub(super) fn instrument(&self, number: &str) -> Option<(usize, &str)> {
        let (at, page) = self.instruments.get(number)?;
        Some((*at, page))
    }

    pub(super) fn authority(&self, id: &str) -> Option<(usize, &str)> {
        let (at, page) = self.authorities.get(id)?;
        Some((*at, page))
    }
}

type BySector<'c> = BTreeMap<SectorKey<'c>, (Vec<Listed<'c>>, Vec<Listed<'c>>)>;

/// Sectors stand in the order of their ministries, and those that are not known last.
fn by_sector<'c>(
    register: &Register<'c>,
) -> impl Iterator<Item = (Option<&'c Sector>, (Vec<Listed<'c>>, Vec<Listed<'c>>))> {
    let catalogue = register.catalogue;
    let mut sectors: BySector<'c> = BTreeMap::new();
    for listed in register.listed() {
        let known = |name: &str| catalogue.sectors.get(name);
        let first = listed.procedure.sectors.first();
        let sector = first.and_then(|first| known(&first.value));
        sectors.entry(key(sector)).or_default().0.push(listed);
        let others = listed.procedure.sectors.iter().skip(1);
        for other in others.filter(|other| Some(*other) != first).filter_map(|other| known(&other.value)) {
            sectors.entry(key(Some(other))).or_default().1.push(listed);
        }
    }
    sectors.into_iter().map(move |((.., id), listed)| (catalogue.sectors.get(id), listed))
}

type SectorKey<'c> = (bool, &'c str, String, &'c str);

fn key(sector: Option<&Sector>) -> SectorKey<'_> {
    match sector {
        None => (true, "", String::new(), ""),
        Some(sector) => {
            (false, sector.ministry.as_ref().map_or("", |ministry| &ministry.value), fold(&sector.id), &sector.id.value)
        }
    }
}

/// The volumes of instruments, by kind and the newest first, and those of authorities.
fn law<'c>(register: &Register<'c>, slugs: &mut Slugs) -> Vec<Shelf<'c>> {
    let mut shelves = Vec::new();
    let mut kinds: BTreeMap<InstrumentKind, Vec<&Instrument>> = BTreeMap::new();
    for instrument in register.catalogue.instruments.values() {
        kinds.entry(kind(instrument)).or_default().push(instrument);
    }
    for (kind, mut instruments) in kinds {
        instruments.sort_by_cached_key(|one| newest_first(&one.number));
        let (_, (vi, en)) = terms::kind(kind);
        let folder = slugs.of(&format!("van-ban-{vi}"));
        let count = instruments.len();
        in_parts(&mut shelves, slugs, (folder, Heading::new(vi, en), count), instruments, Holding::Instruments);
    }
    let mut authorities: Vec<_> = register.catalogue.authorities.values().collect();
    authorities
        .sort_by_cached_key(|one| (one.level.map(|level| level.value).unwrap_or(Level::OtherBody), fold(&one.name.vi)));
    if !authorities.is_empty() {
        let folder = slugs.of("co-quan");
        let title = Heading::new("Cơ quan", "Authorities");
        let count = authorities.len();
        in_parts(&mut shelves, slugs, (folder, title, count), authorities, Holding::Authorities);
    }
    shelves
}

/// The kind an instrument is given, or the one its number shows.
pub(super) fn kind(instrument: &Instrument) -> InstrumentKind {
    instrument.kind.or_else(|| InstrumentKind::of_number(&instrument.number)).unwrap_or(InstrumentKind::OtherText)
}

/// The year in `133/2025/NĐ-CP`; nothing where a number shows none.
pub(super) fn year(number: &str) -> Option<u16> {
    number.split('/').nth(1)?.parse().ok()
}

/// Orders numbers of instruments: the latest year first, and in a year as they were numbered.
pub(super) fn newest_first(number: &str) -> (Reverse<Option<u16>>, u32, String) {
    let digits = number.chars().map_while(|letter| letter.to_digit(10));
    let serial = digits.fold(0u32, |serial, digit| serial.saturating_mul(10).saturating_add(digit));
    (Reverse(year(number)), serial, number.to_owned())
}

/// One volume, or several of about the same size. `count` is how many pages there are in all.
fn in_parts<'c, T>(
    shelves: &mut Vec<Shelf<'c>>,
    slugs: &mut Slugs,
    (folder, title, count): (String, Heading, usize),
    mut pages: Vec<T>,
    mut hold: impl FnMut(Vec<T>) -> Holding<'c>,
) {
    let parts = count.div_ceil(MOST).max(1);
    let size = pages.len().div_ceil(parts);
    for part in 1..=parts {
        let rest = pages.split_off(size.min(pages.len()));
        let pages = std::mem::replace(&mut pages, rest);
        let (folder, title) = match part {
            1 if parts == 1 => (folder.clone(), title.clone()),
            1 => (folder.clone(), part_title(&title, part, parts)),
            _ => (slugs.of(&format!("{folder}-{part}")), part_title(&title, part, parts)),
        };
        shelves.push(Shelf { folder, title, holding: hold(pages) });
    }
}

fn part_title(title: &Heading, part: usize, parts: usize) -> Heading {
    let en = if title.en.is_empty() { &title.vi } else { &title.en };
    Heading::new(format!("{} (phần {part}/{parts})", title.vi), format!("{en} (part {part} of {parts})"))
}

/// Names of files and folders, each used once.
#[derive(Default)]
pub(super) struct Slugs {
    used: HashSet<String>,
}

impl Slugs {
    /// Letters without diacritics, digits and hyphens; `assets` is a folder of the front.
    pub(super) fn of(&mut self, name: &str) -> String {
        let mut slug = String::with_capacity(name.len());
        for letter in fold(name).chars() {
            if letter.is_ascii_alphanumeric() {
                slug.push(letter);
            } else if !slug.ends_with('-') && !slug.is_empty() {
                slug.push('-');
            }
        }
        let slug = match slug.trim_end_matches('-') {
            "" | "assets" | "index" | "search" | "print" | "toc" => format!("muc-{slug}"),
            slug => slug.to_owned(),
        };
        let mut free = slug.clone();
        let mut number = 2;
        while !self.used.insert(free.clone()) {
            free = format!("{slug}-{number}");
            number += 1;
        }
        free
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_used_once_and_never_reserved() {
        let mut slugs = Slugs::default();
        for (name, slug) in [
            ("sở-hữu-trí-tuệ", "so-huu-tri-tue"),
            ("Sở hữu/trí tuệ", "so-huu-tri-tue-2"),
            ("đất đai", "dat-dai"),
            ("133/2025/NĐ-CP", "133-2025-nd-cp"),
            ("index", "muc-index"),
            ("…", "muc-"),
            ("con", "con"),
        ] {
            assert_eq!(slugs.of(name), slug);
        }
    }
}
