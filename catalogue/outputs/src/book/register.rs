//! What refers to what, found once for all pages.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use tthc_compiler::model::{Case, Instrument, Power, Procedure, Relation, Role};
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
    pub(super) acted_on: HashMap<&'c str, Vec<(Relation, &'c Instrument, &'c Citation)>>,
    pub(super) moves: Vec<Move<'c>>,
    /// Places in `moves`, by the instrument that moved the power.
    pub(super) moved_by: BTreeMap<&'c str, Vec<usize>>,
    /// Places in `moves` whose power names no instrument.
    pub(super) moved_by_none: Vec<usize>,
    pub(super) families: HashMap<&'c str, Vec<&'c Procedure>>,
    /// Procedures that ask for a result of another one.
    pub(super) asked_for_by: HashMap<&'c str, Vec<&'c Procedure>>,
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
            families: HashMap::new(),
            asked_for_by: HashMap::new(),
        };
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
        for citation in citations(procedure) {
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
                once(self.asked_for_by.entry(&code.value).or_default(), procedure);
            }
        }
    }

    fn add_law(&mut self) {
        for instrument in self.catalogue.instruments.values() {
            for (relation, citation) in &instrument.relations {
                self.acted_on.entry(&citation.value.instrument).or_default().push((
                    *relation,
                    instrument,
                    &citation.value,
                ));
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

/// Every citation on the page of a procedure.
fn citations(procedure: &Procedure) -> Vec<&Citation> {
    let cases = |of: fn(&Case) -> Vec<&Citation>| procedure.cases.iter().flat_map(of);
    let mut all = Catalogue::citations(procedure);
    all.extend(cases(|case| {
        let powers = case.powers.iter().flat_map(|power| &power.basis);
        let limits = case.limits.iter().flat_map(|limit| &limit.basis);
        let fees = case.fees.iter().flat_map(|fee| &fee.basis);
        powers.chain(limits).chain(fees).map(|basis| &basis.value).collect()
    }));
    let papers = procedure.all_papers().flat_map(|paper| &paper.basis);
    let steps = procedure.all_steps().flat_map(|step| &step.limits).flat_map(|limit| &limit.basis);
    all.extend(papers.chain(steps).map(|basis| &basis.value));
    all
}

/// One procedure is added in one go, so that a second mention stands right behind the first.
fn once<'c>(list: &mut Vec<&'c Procedure>, procedure: &'c Procedure) {
    if !list.last().is_some_and(|last| last.code.value == procedure.code.value) {
        list.push(procedure);
    }
}
