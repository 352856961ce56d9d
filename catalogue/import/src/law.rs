//! The authorities, sectors and instruments that records name, gathered beside those that a catalogue already has.

mod merge;
mod pages;

use std::collections::{BTreeMap, HashMap};

use tthc_compiler::Catalogue;

pub use merge::Merge;
pub(crate) use pages::is_code;
pub use pages::pages;

use crate::New;
use crate::name::{Names, slug};
use crate::read::{Basis, Read};

/// What the records name.
#[derive(Debug, Default)]
pub struct Law {
    /// By name.
    pub authorities: BTreeMap<String, Entry>,
    /// By ministry and name.
    pub sectors: BTreeMap<(String, String), Entry>,
    /// By number.
    pub instruments: BTreeMap<String, Instrument>,
}

/// An authority or a sector.
#[derive(Clone, Debug)]
pub struct Entry {
    pub id: String,
    pub code: Option<String>,
    /// The code of a procedure that names it; nothing where the catalogue had it before.
    pub named_by: Option<String>,
}

#[derive(Clone, Debug)]
pub struct Instrument {
    /// The name that most records give; nothing where they give the number only.
    pub title: Option<String>,
    /// The code of a procedure that cites it; nothing where the catalogue had it before.
    pub cited_by: Option<String>,
}

impl Law {
    /// Gathers in the order of the records, so that the same records give the same names.
    pub fn gather(records: &[Read], base: &Catalogue) -> Law {
        let mut law = Law::default();
        law.authorities(records, base);
        law.sectors(records, base);
        law.instruments(records, base);
        law
    }

    pub fn authority(&self, name: &str) -> Option<&str> {
        self.authorities.get(name).map(|entry| entry.id.as_str())
    }

    pub fn sector(&self, ministry: &str, name: &str) -> Option<&Entry> {
        self.sectors.get(&(ministry.to_owned(), name.to_owned()))
    }

    pub fn new_entries(&self) -> New {
        let new = |entries: &mut dyn Iterator<Item = &Entry>| entries.filter(|entry| entry.named_by.is_some()).count();
        New {
            authorities: new(&mut self.authorities.values()),
            sectors: new(&mut self.sectors.values()),
            instruments: self.instruments.values().filter(|known| known.cited_by.is_some()).count(),
        }
    }

    fn authorities(&mut self, records: &[Read], base: &Catalogue) {
        let mut ids = Names::default();
        for (id, authority) in &base.authorities {
            ids.take(id);
            let code = authority.code.clone();
            let entry = Entry { id: id.clone(), code, named_by: None };
            self.authorities.entry(authority.name.vi.clone()).or_insert(entry);
        }
        for read in records {
            let ministry = read.record.department_promulgate_name.iter();
            for name in read.bodies.iter().flat_map(|bodies| &bodies.names).chain(ministry) {
                if !name.is_empty() && !self.authorities.contains_key(name) {
                    let id = ids.fresh(name, 12, "cơ-quan");
                    let entry = Entry { id, code: None, named_by: Some(read.record.code.clone()) };
                    self.authorities.insert(name.clone(), entry);
                }
            }
            let items = [&read.record.departments_executing, &read.record.departments_authority];
            for item in items.into_iter().flatten().filter(|item| item.code.is_some()) {
                if let Some(entry) = self.authorities.get_mut(&item.name).filter(|entry| entry.named_by.is_some()) {
                    entry.code = entry.code.take().or_else(|| item.code.clone());
                }
            }
        }
    }

    fn sectors(&mut self, records: &[Read], base: &Catalogue) {
        let mut ids = Names::default();
        for (id, sector) in &base.sectors {
            ids.take(id);
            let ministry = sector.ministry.as_ref().map_or("", |ministry| base.authority_name(&ministry.value));
            let entry = Entry { id: id.clone(), code: sector.code.clone(), named_by: None };
            self.sectors.insert((ministry.to_owned(), sector.name.vi.clone()), entry);
        }
        for read in records {
            let ministry = read.record.department_promulgate_name.as_deref().unwrap_or_default();
            for item in read.record.category.iter().chain(&read.record.categories_details) {
                let key = (ministry.to_owned(), item.name.clone());
                if !item.name.is_empty() && !self.sectors.contains_key(&key) {
                    let mut id = slug(&item.name, 12);
                    if id.is_empty() {
                        id = "lĩnh-vực-khác".to_owned();
                    }
                    let entry = Entry {
                        id: ids.fresh(&item.name, 12, &id),
                        code: item.code.clone(),
                        named_by: Some(read.record.code.clone()),
                    };
                    self.sectors.insert(key, entry);
                }
            }
        }
    }

    fn instruments(&mut self, records: &[Read], base: &Catalogue) {
        for (number, instrument) in &base.instruments {
            let title = Some(instrument.title.vi.clone()).filter(|title| !title.is_empty());
            self.instruments.insert(number.clone(), Instrument { title, cited_by: None });
        }
        // Titles in the order of their first use: of two that are given as often, the first one counts.
        let mut titles: HashMap<&str, Vec<(&str, usize)>> = HashMap::new();
        for read in records {
            for Basis { number, name, .. } in &read.bases {
                let Some(number) = number else { continue };
                if let Some(known) = self.instruments.get(number)
                    && known.cited_by.is_none()
                {
                    continue;
                }
                self.instruments
                    .entry(number.clone())
                    .or_insert_with(|| Instrument { title: None, cited_by: Some(read.record.code.clone()) });
                let given = titles.entry(number).or_default();
                if name.is_empty() || name == number {
                    continue;
                }
                match given.iter_mut().find(|(title, _)| title == name) {
                    Some((_, count)) => *count += 1,
                    None => given.push((name, 1)),
                }
            }
        }
        for read in records {
            for number in read.cited() {
                let known = || Instrument { title: None, cited_by: Some(read.record.code.clone()) };
                self.instruments.entry(number).or_insert_with(known);
            }
        }
        for (number, given) in titles {
            let best = given.iter().rev().max_by_key(|(_, count)| *count);
            if let (Some((title, _)), Some(instrument)) = (best, self.instruments.get_mut(number)) {
                instrument.title = Some((*title).to_owned());
            }
        }
    }
}
