//! Which source files the pages of a volume show.

use std::collections::BTreeSet;

use tthc_compiler::model::{Actor, Procedure, Whence};
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
