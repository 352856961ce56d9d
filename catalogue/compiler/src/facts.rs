//! What the checks across files need of a procedure, and no more: the procedure itself is dropped.
//!
//! A workspace of 100,000 procedures is half a gigabyte of text; these facts are a few hundred bytes each.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use tthc_dsl::diagnostic::Days;
use tthc_dsl::{FileId, Span};

use crate::model::{Actor, Entry, FamilyOperation, Level, Procedure, Role, Whence};
use crate::replaced::StillAsked;

/// What a name refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Target {
    Sector,
    Authority,
    /// An authority that decides, receives or performs.
    ActingAuthority,
    /// An instrument that something rests on.
    Basis,
    /// The decision that makes the procedure known.
    Publication,
    Form,
    DocumentType,
    Procedure,
}

/// A procedure's facts.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Facts {
    /// The file's number in this run: a cache that is read again must set it.
    #[serde(skip)]
    pub file: FileId,
    pub code: Box<str>,
    /// The procedure's code in its head.
    pub start: u32,
    pub from: Option<Date>,
    /// The first day out of force.
    pub until: Option<Date>,
    /// The procedure has other versions besides this one.
    pub varies: bool,
    /// It is the text as it stands in the procedure's file.
    pub first: bool,
    /// No day is known, or none that can be right: rules over days pass it by.
    pub undated: bool,
    pub levels: u8,
    pub family: Option<(Box<str>, Option<FamilyOperation>)>,
    /// The codes of its cases.
    pub cases: Box<[(Box<str>, u32)]>,
    /// Papers that it asks for although the State holds them, by the list that it was examined against.
    pub still_asked: Box<[StillAsked]>,
    /// The names, one behind the other.
    names: Box<str>,
    references: Box<[Reference]>,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Reference {
    target: Target,
    start: u32,
    /// Where its name begins in `names`, and how long it is; in the file it is as long.
    name: u32,
    length: u16,
    /// The file that it stands in, where that is an amendment's.
    file: Option<u32>,
}

impl Facts {
    pub fn of(procedure: &Procedure) -> Facts {
        let mut found = Found {
            names: String::new(),
            references: Vec::new(),
            hashed: std::collections::HashSet::new(),
            file: procedure.span.file,
        };
        found.procedure(procedure);
        let level = |level: Level| 1u8 << (level as u8);
        Facts {
            file: procedure.span.file,
            code: procedure.code.value.as_str().into(),
            start: procedure.span.start,
            from: procedure.validity.first_day(),
            until: procedure.validity.until.map(|until| until.value),
            varies: false,
            first: true,
            undated: procedure.validity.pending || procedure.validity.unreadable,
            levels: procedure.all_levels().into_iter().map(level).fold(0, |all, one| all | one),
            family: procedure.family.as_ref().map(|family| (family.id.value.as_str().into(), family.operation)),
            cases: procedure
                .cases
                .iter()
                .filter_map(|case| case.code.as_ref())
                .map(|code| (code.value.as_str().into(), code.span.start))
                .collect(),
            still_asked: Box::default(),
            names: found.names.into(),
            references: found.references.into(),
        }
    }

    pub fn span(&self) -> Span {
        Span { file: self.file, start: self.start, end: self.start + self.code.len() as u32 }
    }

    /// The days of this version.
    pub fn days(&self) -> Days {
        crate::timeline::days(self.from, self.until)
    }

    pub fn has_level(&self, level: Level) -> bool {
        self.levels & (1 << (level as u8)) != 0
    }

    /// Every reference, each name once for each kind of target.
    pub fn references(&self) -> impl Iterator<Item = (Target, &str, Span)> {
        self.references.iter().map(|reference| {
            let from = reference.name as usize;
            let name = &self.names[from..from + reference.length as usize];
            let end = reference.start + u32::from(reference.length);
            let file = reference.file.map_or(self.file, FileId);
            (reference.target, name, Span { file, start: reference.start, end })
        })
    }
}

struct Found {
    names: String,
    references: Vec<Reference>,
    /// Names beyond the first few.
    hashed: std::collections::HashSet<(Target, Box<str>)>,
    /// The procedure's own.
    file: FileId,
}

impl Found {
    fn add(&mut self, target: Target, name: &str, span: Span) {
        let Ok(length) = u16::try_from(name.len()) else { return };
        if self.knows(target, name) {
            return;
        }
        let file = (span.file != self.file).then_some(span.file.0);
        self.references.push(Reference { target, start: span.start, name: self.names.len() as u32, length, file });
        self.names.push_str(name);
    }

    /// A few names are compared; a procedure that uses very many has them hashed.
    fn knows(&mut self, target: Target, name: &str) -> bool {
        if self.references.len() >= 64 {
            return !self.hashed.insert((target, name.into()));
        }
        self.references.iter().any(|reference| {
            let from = reference.name as usize;
            reference.target == target && &self.names[from..from + reference.length as usize] == name
        })
    }

    fn procedure(&mut self, procedure: &Procedure) {
        for sector in &procedure.sectors {
            self.add(Target::Sector, sector, sector.span);
        }
        for by in &procedure.published_by {
            self.add(Target::Publication, by, by.span);
        }
        let cases = procedure.cases.iter().flat_map(|case| &case.powers);
        for power in procedure.powers.value().into_iter().flatten().chain(cases) {
            let acting = matches!(power.role.value, Role::Decides | Role::Receives | Role::Performs);
            for authority in &power.authorities {
                let target = if acting { Target::ActingAuthority } else { Target::Authority };
                self.add(target, authority, authority.span);
            }
            if let Some(crate::model::MovedFrom { from: Whence::Authority(authority), .. }) = &power.moved_from {
                self.add(Target::Authority, authority, authority.span);
            }
        }
        for citation in crate::Catalogue::spanned_citations(procedure) {
            self.add(Target::Basis, &citation.instrument, citation.span);
        }
        for actor in procedure.all_steps().flat_map(|step| &step.actors) {
            if let Actor::Authority(authority) = &actor.value {
                self.add(Target::ActingAuthority, authority, actor.span);
            }
        }
        for form in &procedure.forms {
            self.add(Target::Form, form, form.span);
        }
        let cases = procedure.cases.iter().flat_map(|case| &case.dossiers);
        for dossier in procedure.dossiers.value().into_iter().flatten().chain(cases) {
            self.entries(&dossier.entries);
        }
        for code in procedure.related.iter().chain(&procedure.interlinked) {
            self.add(Target::Procedure, code, code.span);
        }
    }

    fn entries(&mut self, entries: &[Entry]) {
        for entry in entries {
            match entry {
                Entry::Paper(paper) => {
                    if let Some(form) = &paper.form {
                        self.add(Target::Form, form, form.span);
                    }
                    if let Some(document) = &paper.document_type {
                        self.add(Target::DocumentType, document, document.span);
                    }
                    if let Some(code) = &paper.result_of {
                        self.add(Target::Procedure, code, code.span);
                    }
                }
                Entry::Either { entries, .. } | Entry::Group { entries, .. } => self.entries(entries),
            }
        }
    }
}
