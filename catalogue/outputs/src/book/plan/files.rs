//! Which source files the pages of a volume show.

use std::collections::BTreeSet;

use tthc_compiler::model::{Actor, Amendment, Procedure, Whence};
use tthc_compiler::sunset::FallBack;
use tthc_dsl::FileId;

use crate::book::register::{Register, powers};
use crate::book::shelves::Holding;

/// The files of what stands in a volume, and of all that its pages name.
pub(super) fn shown_by(register: &Register<'_>, holding: &Holding<'_>) -> BTreeSet<FileId> {
    let mut files = Files { register, found: BTreeSet::new() };
    match holding {
        Holding::Procedures { sector, listed, elsewhere } => {
            if let Some(sector) = sector {
                files.sector(&sector.id);
            }
            for listed in listed {
                files.page(listed.procedure);
                files.versions(listed.code());
            }
            for listed in elsewhere {
                files.procedure(listed.procedure);
            }
        }
        Holding::Instruments(instruments) => {
            for instrument in instruments {
                let number = instrument.number.value.as_str();
                files.instrument(number);
                instrument.issuer.iter().chain(&instrument.ministry).for_each(|id| files.authority(id));
                for effect in &instrument.effects {
                    files.instrument(&effect.on.instrument);
                }
                for (by, _) in register.acted_on.get(number).into_iter().flatten() {
                    files.instrument(&by.number);
                }
                for (procedure, _) in register.cited_by.get(number).into_iter().flatten() {
                    files.procedure(procedure);
                }
                for procedure in register.published_by.get(number).into_iter().flatten() {
                    files.procedure(procedure);
                }
                for amendment in register.amendments.get(number).into_iter().flatten() {
                    files.amendment(amendment);
                    let operations = amendment.operations.iter().flat_map(|operations| &operations.codes);
                    let renamed = amendment.renames.iter().map(|rename| &rename.old);
                    for code in operations.chain(&amendment.repeals).chain(renamed) {
                        files.code(code);
                        files.versions(code);
                    }
                }
                files.successions(number);
                files.falling(number);
                for place in register.moved_by.get(number).into_iter().flatten() {
                    let moved = &register.moves[*place];
                    moved.power.authorities.iter().for_each(|id| files.authority(id));
                    files.whence(moved.from);
                }
            }
        }
        Holding::Authorities(authorities) => {
            for authority in authorities {
                let id = authority.id.value.as_str();
                files.authority(id);
                let successor = authority.successor.as_ref().map(|successor| &successor.id);
                authority.parent.iter().chain(successor).for_each(|id| files.authority(id));
                register.parts.get(id).into_iter().flatten().for_each(|part| files.authority(part));
                for procedure in register.roles.get(id).into_iter().flat_map(|roles| roles.values()).flatten() {
                    files.procedure(procedure);
                }
                register.issued.get(id).into_iter().flatten().for_each(|one| files.instrument(&one.number));
            }
        }
    }
    files.found
}

struct Files<'r, 'c> {
    register: &'r Register<'c>,
    found: BTreeSet<FileId>,
}

impl Files<'_, '_> {
    /// A procedure and all that its page names.
    fn page(&mut self, procedure: &Procedure) {
        self.procedure(procedure);
        for power in powers(procedure) {
            power.authorities.iter().for_each(|id| self.authority(id));
            if let Some(moved) = &power.moved_from {
                self.whence(&moved.from);
            }
        }
        for actor in procedure.all_steps().flat_map(|step| &step.actors) {
            if let Actor::Authority(id) = &actor.value {
                self.authority(id);
            }
        }
        procedure.sectors.iter().for_each(|sector| self.sector(sector));
        procedure.published_by.iter().for_each(|by| self.instrument(by));
        procedure.citations().into_iter().for_each(|citation| self.instrument(&citation.instrument));
        procedure.forms.iter().for_each(|form| self.form(form));
        for paper in procedure.all_papers() {
            paper.form.iter().for_each(|form| self.form(form));
            paper.document_type.iter().for_each(|kind| self.document(kind));
            paper.result_of.iter().for_each(|code| self.code(code));
        }
        for code in procedure.related.iter().chain(&procedure.interlinked) {
            self.code(code);
        }
        for other in self.register.relatives(procedure).iter().chain(self.register.askers(procedure)) {
            self.procedure(other);
        }
    }

    /// The other versions of a procedure, and what made them.
    fn versions(&mut self, code: &str) {
        let catalogue = self.register.catalogue;
        let timeline = catalogue.timeline(code);
        let mut bodies: Vec<&str> = Vec::new();
        for (_, _, version) in timeline.into_iter().flat_map(|timeline| timeline.states()) {
            self.found.insert(version.span.file);
            bodies.extend(powers(version).flat_map(|power| &power.authorities).map(|id| id.value.as_str()));
            for applied in &version.applied {
                applied.by.iter().for_each(|by| self.instrument(&by.instrument));
                bodies.push(&applied.name);
                let body = catalogue.authorities.get(&applied.name);
                bodies
                    .extend(body.and_then(|body| body.successor.as_ref()).map(|successor| successor.id.value.as_str()));
            }
        }
        bodies.into_iter().for_each(|id| self.authority(id));
        for amendment in self.register.amended_by(code) {
            self.amendment(amendment);
        }
    }

    fn amendment(&mut self, amendment: &Amendment) {
        self.found.insert(amendment.id.span.file);
        self.instrument(&amendment.under.value.instrument);
    }

    /// The bodies that an instrument gives successors.
    fn successions(&mut self, number: &str) {
        for body in self.register.catalogue.authorities.values() {
            let Some(successor) = &body.successor else { continue };
            if successor.validity.basis.iter().any(|basis| basis.instrument == number) {
                self.authority(&body.id);
                self.authority(&successor.id);
            }
        }
    }

    /// What ends with an instrument.
    fn falling(&mut self, number: &str) {
        let register = self.register;
        for power in register.falling(number) {
            self.code(&power.code);
            self.versions(&power.code);
            power.holders.iter().for_each(|holder| self.authority(&holder.id));
            power.rests_on.iter().for_each(|support| self.instrument(&support.instrument));
            power.taken_over.iter().for_each(|over| self.instrument(&over.by));
            match &power.falls_back {
                FallBack::Returns { holders, succeeding, .. } => {
                    let bodies = holders.iter().chain(succeeding.iter().map(|one| &one.body));
                    bodies.for_each(|holder| self.authority(&holder.id));
                }
                FallBack::Ends { before } | FallBack::Unrecorded { before } => {
                    let holder = before.as_ref().and_then(|before| before.holder.as_ref());
                    holder.into_iter().for_each(|holder| self.authority(&holder.id));
                }
                FallBack::Unnamed => {}
            }
        }
    }

    /// A procedure's name, code and levels.
    fn procedure(&mut self, procedure: &Procedure) {
        self.found.insert(procedure.span.file);
    }

    fn code(&mut self, code: &str) {
        if let Some(listed) = self.register.procedure(code) {
            self.procedure(listed.procedure);
        }
    }

    fn authority(&mut self, id: &str) {
        let authority = self.register.catalogue.authorities.get(id);
        self.found.extend(authority.map(|authority| authority.id.span.file));
    }

    fn whence(&mut self, from: &Whence) {
        if let Whence::Authority(id) = from {
            self.authority(id);
        }
    }

    fn instrument(&mut self, number: &str) {
        let instrument = self.register.catalogue.instruments.get(number);
        self.found.extend(instrument.map(|instrument| instrument.number.span.file));
    }

    fn sector(&mut self, id: &str) {
        let Some(sector) = self.register.catalogue.sectors.get(id) else { return };
        self.found.insert(sector.id.span.file);
        sector.ministry.iter().for_each(|ministry| self.authority(ministry));
    }

    fn document(&mut self, id: &str) {
        let Some(document) = self.register.catalogue.documents.get(id) else { return };
        self.found.insert(document.id.span.file);
        document.issued_by.iter().for_each(|by| self.authority(by));
    }

    fn form(&mut self, id: &str) {
        let Some(form) = self.register.catalogue.forms.get(id) else { return };
        self.found.insert(form.id.span.file);
        form.under.iter().for_each(|under| self.instrument(&under.instrument));
    }
}
