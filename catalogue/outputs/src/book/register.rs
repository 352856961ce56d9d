//! What refers to what, found once for all pages.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use jiff::civil::Date;
use tthc_compiler::model::{Amendment, Effect, Instrument, Power, Procedure, Role};
use tthc_compiler::sunset::{Falling, Sunset, sunset};
use tthc_compiler::timeline::Lives;
use tthc_compiler::{Catalogue, Move, Standing};
use tthc_dsl::tree::Citation;

/// A procedure and how it stands on the law day.
#[derive(Clone, Copy)]
pub(super) struct Listed<'c> {
    pub(super) procedure: &'c Procedure,
    pub(super) standing: Standing,
}

impl<'c> Listed<'c> {
    pub(super) fn code(&self) -> &'c str {
        &self.procedure.code.value
    }
}

/// The catalogue read in the other direction. Lists are in the order of codes, numbers or names.
pub(super) struct Register<'c> {
    pub(super) catalogue: &'c Catalogue,
    pub(super) day: Date,
    pub(super) procedures: BTreeMap<&'c str, Listed<'c>>,
    /// Procedures that cite an instrument, with the citations.
    pub(super) cited_by: HashMap<&'c str, Vec<(&'c Procedure, Vec<&'c Citation>)>>,
    /// Procedures that a decision made known.
    pub(super) published_by: HashMap<&'c str, Vec<&'c Procedure>>,
    /// What an authority does in which procedures.
    pub(super) roles: HashMap<&'c str, BTreeMap<Role, Vec<&'c Procedure>>>,
    pub(super) parts: HashMap<&'c str, Vec<&'c str>>,
    pub(super) issued: HashMap<&'c str, Vec<&'c Instrument>>,
    /// What other instruments do to one.
    pub(super) acted_on: HashMap<&'c str, Vec<(&'c Instrument, &'c Effect)>>,
    pub(super) moves: Vec<Move<'c>>,
    /// Places in `moves`, by the instrument that moved the power.
    pub(super) moved_by: BTreeMap<&'c str, Vec<usize>>,
    /// Places in `moves` whose power names no instrument.
    pub(super) moved_by_none: Vec<usize>,
    /// The days of instruments, with what extends them.
    pub(super) lives: Lives,
    /// The code on the law day of what also had, or will have, another one.
    present: HashMap<&'c str, &'c str>,
    /// The other way round, in order.
    others: HashMap<&'c str, Vec<&'c str>>,
    /// What was made under an instrument, in the order of names.
    pub(super) amendments: HashMap<&'c str, Vec<&'c Amendment>>,
    /// What names a procedure by one of its codes.
    amended_by: HashMap<&'c str, Vec<&'c Amendment>>,
    /// What ends it.
    repealed_by: HashMap<&'c str, Vec<&'c Amendment>>,
    sunset: OnceLock<(Sunset, HashMap<String, Vec<usize>>)>,
    families: HashMap<&'c str, Vec<&'c Procedure>>,
    /// Procedures that ask for a result of another one.
    asked_for_by: HashMap<&'c str, Vec<&'c Procedure>>,
}

impl<'c> Register<'c> {
    pub(super) fn new(catalogue: &'c Catalogue, day: Date) -> Register<'c> {
        let mut register = Register {
            catalogue,
            day,
            procedures: BTreeMap::new(),
            cited_by: HashMap::new(),
            published_by: HashMap::new(),
            roles: HashMap::new(),
            parts: HashMap::new(),
            issued: HashMap::new(),
            acted_on: HashMap::new(),
            moves: catalogue.moves(day),
            moved_by: BTreeMap::new(),
            moved_by_none: Vec::new(),
            lives: Lives::of_instruments(catalogue.instruments.values()),
            present: HashMap::new(),
            others: HashMap::new(),
            amendments: HashMap::new(),
            amended_by: HashMap::new(),
            repealed_by: HashMap::new(),
            sunset: OnceLock::new(),
            families: HashMap::new(),
            asked_for_by: HashMap::new(),
        };
        register.add_codes();
        for (procedure, standing) in catalogue.all(day) {
            register.add(Listed { procedure, standing });
        }
        register.add_law();
        for (place, moved) in register.moves.iter().enumerate() {
            let mut by: Vec<&str> = moved.by.iter().map(|by| by.instrument.as_str()).collect();
            by.sort_unstable();
            by.dedup();
            if by.is_empty() {
                register.moved_by_none.push(place);
            }
            for number in by {
                register.moved_by.entry(number).or_default().push(place);
            }
        }
        register
    }

    fn add(&mut self, listed: Listed<'c>) {
        let procedure = listed.procedure;
        self.procedures.insert(listed.code(), listed);
        let mut cited: BTreeMap<&str, Vec<&Citation>> = BTreeMap::new();
        for citation in Catalogue::citations(procedure) {
            let of = cited.entry(&citation.instrument).or_default();
            if !of.contains(&citation) {
                of.push(citation);
            }
        }
        for (number, citations) in cited {
            self.cited_by.entry(number).or_default().push((procedure, citations));
        }
        for decision in &procedure.published_by {
            self.published_by.entry(decision).or_default().push(procedure);
        }
        for power in powers(procedure) {
            for authority in &power.authorities {
                let roles = self.roles.entry(&authority.value).or_default();
                once(roles.entry(power.role.value).or_default(), procedure);
            }
        }
        if let Some(family) = &procedure.family {
            self.families.entry(&family.id).or_default().push(procedure);
        }
        for paper in procedure.all_papers() {
            if let Some(code) = &paper.result_of {
                let code = self.present.get(code.value.as_str()).copied().unwrap_or(&code.value);
                once(self.asked_for_by.entry(code).or_default(), procedure);
            }
        }
    }

    fn add_law(&mut self) {
        for instrument in self.catalogue.instruments.values() {
            for effect in &instrument.effects {
                self.acted_on.entry(&effect.on.value.instrument).or_default().push((instrument, effect));
            }
            if let Some(issuer) = &instrument.issuer
                && !instrument.issuer_is_text
            {
                self.issued.entry(&issuer.value).or_default().push(instrument);
            }
        }
        for authority in self.catalogue.authorities.values() {
            if let Some(parent) = &authority.parent {
                self.parts.entry(&parent.value).or_default().push(&authority.id.value);
            }
        }
    }

    fn add_codes(&mut self) {
        let catalogue = self.catalogue;
        for (other, first) in catalogue.renamed.iter().chain(catalogue.renamed.values().map(|first| (first, first))) {
            if let Some((shown, _)) = catalogue.shown(first, self.day)
                && shown.code.value != *other
            {
                self.present.insert(other, &shown.code.value);
            }
        }
        for amendment in catalogue.amendments.values() {
            self.amendments.entry(&amendment.under.value.instrument).or_default().push(amendment);
            let operations = amendment.operations.iter().flat_map(|operations| &operations.codes);
            let renamed = amendment.renames.iter().map(|rename| &rename.old);
            for code in operations.chain(&amendment.repeals).chain(renamed) {
                let of = self.amended_by.entry(&code.value).or_default();
                if of.last().is_none_or(|last| last.id != amendment.id) {
                    of.push(amendment);
                }
            }
            for code in &amendment.repeals {
                self.repealed_by.entry(&code.value).or_default().push(amendment);
            }
        }
        for (other, present) in &self.present {
            self.others.entry(present).or_default().push(other);
        }
        self.others.values_mut().for_each(|codes| codes.sort_unstable());
    }

    /// A procedure by any code that it has, had or will have.
    pub(super) fn procedure(&self, code: &str) -> Option<Listed<'c>> {
        let present = self.present.get(code).copied().unwrap_or(code);
        self.procedures.get(present).copied()
    }

    /// The codes that it does not have on the law day, in order.
    pub(super) fn other_codes(&self, code: &str) -> &[&'c str] {
        self.others.get(self.present.get(code).copied().unwrap_or(code)).map_or(&[], Vec::as_slice)
    }

    /// The amendments that name a procedure, by any of its codes.
    pub(super) fn amended_by<'s>(&'s self, code: &'s str) -> impl Iterator<Item = &'c Amendment> + use<'s, 'c> {
        self.all_codes(code).filter_map(|code| self.amended_by.get(code)).flatten().copied()
    }

    fn all_codes<'s>(&'s self, code: &'s str) -> impl Iterator<Item = &'s str> {
        let present = self.present.get(code).copied().unwrap_or(code);
        std::iter::once(present).chain(self.other_codes(present).iter().copied())
    }

    /// The first day of an amendment; nothing where it has none yet.
    pub(super) fn begins(&self, amendment: &Amendment) -> Option<Date> {
        if amendment.validity.pending {
            return None;
        }
        let instrument = || self.lives.get(&amendment.under.value.instrument);
        amendment.validity.first_day().or_else(|| instrument()?.from)
    }

    /// The amendment by which a procedure ends on a day.
    pub(super) fn repeal(&self, code: &str, day: Date) -> Option<&'c Amendment> {
        let mut all = self.all_codes(code).filter_map(|code| self.repealed_by.get(code)).flatten().copied();
        all.find(|amendment| self.begins(amendment) == Some(day))
    }

    /// The powers whose basis ends on the law day or later.
    pub(super) fn sunset(&self) -> &Sunset {
        &self.ends().0
    }

    /// Those of them that rest on an instrument.
    pub(super) fn falling(&self, number: &str) -> impl Iterator<Item = &Falling> {
        let (sunset, by) = self.ends();
        by.get(number).into_iter().flatten().map(|at| &sunset.powers[*at])
    }

    fn ends(&self) -> &(Sunset, HashMap<String, Vec<usize>>) {
        self.sunset.get_or_init(|| {
            let sunset = sunset(self.catalogue, Date::MAX).after(self.day);
            let mut by: HashMap<String, Vec<usize>> = HashMap::new();
            for (at, power) in sunset.powers.iter().enumerate() {
                for support in &power.rests_on {
                    let of = by.entry(support.instrument.clone()).or_default();
                    if of.last() != Some(&at) {
                        of.push(at);
                    }
                }
            }
            (sunset, by)
        })
    }

    /// The members of a procedure's family, itself among them.
    pub(super) fn relatives(&self, procedure: &Procedure) -> &[&'c Procedure] {
        let family = procedure.family.as_ref();
        let members = family.and_then(|family| self.families.get(family.id.value.as_str()));
        members.map(Vec::as_slice).unwrap_or_default()
    }

    /// The procedures that ask for a result of this one.
    pub(super) fn askers(&self, procedure: &Procedure) -> &[&'c Procedure] {
        self.asked_for_by.get(procedure.code.value.as_str()).map(Vec::as_slice).unwrap_or_default()
    }

    /// The procedures in the order of their codes.
    pub(super) fn listed(&self) -> impl Iterator<Item = Listed<'c>> {
        self.procedures.values().copied()
    }
}

/// The powers of a procedure and of its cases.
pub(super) fn powers(procedure: &Procedure) -> impl Iterator<Item = &Power> {
    let own = procedure.powers.value().into_iter().flatten();
    own.chain(procedure.cases.iter().flat_map(|case| &case.powers))
}

/// One procedure is added in one go, so that a second mention stands right behind the first.
fn once<'c>(list: &mut Vec<&'c Procedure>, procedure: &'c Procedure) {
    if list.last().is_none_or(|last| last.code.value != procedure.code.value) {
        list.push(procedure);
    }
}
