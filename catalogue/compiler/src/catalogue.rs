//! The checked catalogue: what holds on which day.

use std::collections::{BTreeMap, HashSet};

use jiff::civil::Date;
use tthc_dsl::Spanned;
use tthc_dsl::tree::Citation;

use crate::lower::Draft;
use crate::model::{
    Amendment, Authority, DocumentType, Form, Instrument, Level, Power, Procedure, Role, Sector, Timeline, Transfer,
    Waiver, Whence,
};
use crate::units::Units;

/// Everything the sources say, by name; procedures with the days on which each version is in force.
#[derive(Debug, Default)]
pub struct Catalogue {
    pub instruments: BTreeMap<String, Instrument>,
    pub authorities: BTreeMap<String, Authority>,
    pub sectors: BTreeMap<String, Sector>,
    pub documents: BTreeMap<String, DocumentType>,
    pub forms: BTreeMap<String, Form>,
    pub amendments: BTreeMap<String, Amendment>,
    pub waivers: Vec<Waiver>,
    /// By the code that they begin with.
    pub procedures: BTreeMap<String, Timeline<Procedure>>,
    /// Codes that procedures got later, and those that they begin with.
    pub renamed: BTreeMap<String, String>,
    pub units: Units,
}

/// How a procedure stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    InForce,
    /// It begins on this day.
    Coming(Date),
    /// It was in force until the day before this one.
    Ended(Date),
    /// No day is known.
    Pending,
}

impl Catalogue {
    /// Adds a file's items. The first of two that bear one name stays; the other has been reported.
    pub fn add(&mut self, draft: Draft) {
        for item in draft.instruments {
            self.instruments.entry(item.number.value.clone()).or_insert(item);
        }
        for item in draft.authorities {
            self.authorities.entry(item.id.value.clone()).or_insert(item);
        }
        for item in draft.sectors {
            self.sectors.entry(item.id.value.clone()).or_insert(item);
        }
        for item in draft.documents {
            self.documents.entry(item.id.value.clone()).or_insert(item);
        }
        for item in draft.forms {
            self.forms.entry(item.id.value.clone()).or_insert(item);
        }
        for item in draft.amendments {
            self.amendments.entry(item.id.value.clone()).or_insert(item);
        }
        self.waivers.extend(draft.waivers);
        draft.procedures.into_iter().for_each(|item| self.add_versions(vec![item]));
    }

    /// Adds a procedure with all its versions, in the order of their days.
    pub fn add_versions(&mut self, versions: Vec<Procedure>) {
        let Some(first) = versions.first() else { return };
        let code = first.code.value.clone();
        if self.procedures.contains_key(&code) {
            return;
        }
        let mut timeline = Timeline::default();
        for version in versions {
            if version.code.value != code {
                self.renamed.insert(version.code.value.clone(), code.clone());
            }
            let validity = version.validity.clone();
            timeline.add(&validity, version);
        }
        self.procedures.insert(code, timeline);
    }

    /// The timeline of a code. A code that a procedure got later leads to it as well.
    pub fn timeline(&self, code: &str) -> Option<&Timeline<Procedure>> {
        let own = self.procedures.get(code);
        own.or_else(|| self.procedures.get(self.renamed.get(code)?))
    }

    /// The procedures in force on a day, by code.
    pub fn in_force(&self, day: Date) -> impl Iterator<Item = &Procedure> {
        self.procedures.values().filter_map(move |timeline| timeline.on(day))
    }

    /// The version to show on a day: the one in force, else the next to come, else the last, else the one without a day.
    pub fn shown(&self, code: &str, day: Date) -> Option<(&Procedure, Standing)> {
        let timeline = self.timeline(code)?;
        if let Some(procedure) = timeline.on(day) {
            return Some((procedure, Standing::InForce));
        }
        if let Some((from, _, procedure)) = timeline.states().find(|(from, _, _)| *from > day) {
            return Some((procedure, Standing::Coming(from)));
        }
        if let Some((_, Some(until), procedure)) = timeline.states().last() {
            return Some((procedure, Standing::Ended(until)));
        }
        Some((timeline.pending()?, Standing::Pending))
    }

    /// Every procedure with the version to show on a day, by code.
    pub fn all(&self, day: Date) -> impl Iterator<Item = (&Procedure, Standing)> {
        self.procedures.keys().filter_map(move |code| self.shown(code, day))
    }

    /// The ministry that a procedure's first sector belongs to.
    pub fn ministry(&self, procedure: &Procedure) -> Option<&Authority> {
        let sector = self.sectors.get(&procedure.sectors.first()?.value)?;
        self.authorities.get(&sector.ministry.as_ref()?.value)
    }

    pub fn sector(&self, procedure: &Procedure) -> Option<&Sector> {
        self.sectors.get(&procedure.sectors.first()?.value)
    }

    /// A body's name, or its identifier where it is unknown.
    pub fn authority_name<'a>(&'a self, id: &'a str) -> &'a str {
        self.authorities
            .get(id)
            .map(|authority| authority.name.vi.as_str())
            .filter(|name| !name.is_empty())
            .unwrap_or(id)
    }
}

/// A power that came to its holder from elsewhere.
#[derive(Debug)]
pub struct Move<'c> {
    pub procedure: &'c Procedure,
    pub power: &'c Power,
    pub transfer: Option<Transfer>,
    pub from: &'c Whence,
    pub inferred: bool,
    pub to: Vec<Level>,
    pub by: Vec<&'c Citation>,
}

impl Catalogue {
    /// What moved where: each deciding power with where it was before, by procedure code.
    pub fn moves(&self, day: Date) -> Vec<Move<'_>> {
        let mut moves = Vec::new();
        for (procedure, _) in self.all(day) {
            for power in procedure.powers_of(Role::Decides).chain(procedure.powers_of(Role::Performs)) {
                let Some(moved) = &power.moved_from else { continue };
                moves.push(Move {
                    procedure,
                    power,
                    transfer: power.transfer,
                    from: &moved.from,
                    inferred: moved.inferred,
                    to: procedure.all_levels(),
                    by: power.basis.iter().map(|basis| &basis.value).collect(),
                });
            }
        }
        moves
    }

    /// Every provision that a procedure or a part of it cites, once; its own legal bases first.
    pub fn citations(procedure: &Procedure) -> Vec<&Citation> {
        let mut seen = HashSet::new();
        let all = Self::spanned_citations(procedure).into_iter().map(|basis| &basis.value);
        all.filter(|citation| seen.insert(*citation)).collect()
    }

    pub(crate) fn spanned_citations(procedure: &Procedure) -> Vec<&Spanned<Citation>> {
        procedure.citations()
    }
}
