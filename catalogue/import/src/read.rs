//! A record with its texts tidied, its bodies put together and its instruments read.

use serde_json::Value;
use tthc_dsl::is_procedure_code;

use crate::prose;
use crate::record::{Component, Fee, Group, Item, Method, Record};
use crate::text::{in_line, tidy};

/// A record that can be written as a procedure.
#[derive(Clone, Debug)]
pub struct Read {
    /// Its place in the input, from 1.
    pub number: usize,
    pub record: Record,
    /// Who has each role, by [`ROLES`].
    pub bodies: [Bodies; 4],
    pub bases: Vec<Basis>,
    /// What the prose of each part says.
    pub steps: Vec<prose::StepReading>,
    pub methods: Vec<MethodReading>,
    pub groups: Vec<GroupReading>,
}

/// A row of the ways of filing.
#[derive(Clone, Debug)]
pub struct MethodReading {
    pub limits: Vec<prose::Reading<prose::Limit>>,
    pub fees: Vec<prose::FeeReading>,
}

/// Papers under a heading.
#[derive(Clone, Debug)]
pub struct GroupReading {
    pub heading: Option<prose::PaperReading>,
    pub papers: Vec<prose::PaperReading>,
}

impl Read {
    /// Instruments that the decision, fees and papers name for certain, beside those of the legal basis.
    pub fn cited(&self) -> Vec<String> {
        let fees = self.methods.iter().flat_map(|method| &method.fees).flat_map(|fee| &fee.cited);
        let papers = self.groups.iter().flat_map(|group| &group.papers).flat_map(|paper| &paper.citations);
        let cited = fees.chain(papers).filter(|citation| citation.certain);
        let mut out: Vec<String> = self.decision().into_iter().collect();
        out.extend(cited.map(|citation| citation.value.instrument.clone()));
        out
    }
}

/// The roles that a record names bodies in, as the keywords of the language.
pub const ROLES: [tthc_dsl::Word; 4] =
    [tthc_dsl::Word::Performs, tthc_dsl::Word::Decides, tthc_dsl::Word::Authorised, tthc_dsl::Word::Coordinates];

/// Bodies with one role.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bodies {
    pub names: Vec<String>,
    /// The list as it was published, where it cannot be made from the names.
    pub published: Option<String>,
}

/// An instrument of the legal basis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Basis {
    pub code: String,
    pub name: String,
    /// Its number, where one can be read for certain.
    pub number: Option<String>,
}

/// Why a record was not taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The text of the error, in English, from the JSON library.
    NotARecord(String),
    NoCode,
    BadCode(String),
    NoName,
    /// The number of the record that has the code already.
    SameCode(usize),
}

/// Reads one record.
pub fn read(number: usize, value: Value) -> Result<Read, Refusal> {
    let record: Record = serde_json::from_value(value).map_err(|error| Refusal::NotARecord(error.to_string()))?;
    of(number, record)
}

/// The same of the text of a record.
pub fn read_text(number: usize, text: &[u8]) -> Result<Read, Refusal> {
    let record: Record = serde_json::from_slice(text).map_err(|error| Refusal::NotARecord(error.to_string()))?;
    of(number, record)
}

fn of(number: usize, mut record: Record) -> Result<Read, Refusal> {
    tidy_all(&mut record);
    if record.code.is_empty() {
        return Err(Refusal::NoCode);
    }
    if !is_procedure_code(&record.code) {
        return Err(Refusal::BadCode(record.code));
    }
    if record.name.is_empty() {
        return Err(Refusal::NoName);
    }
    let bodies = [
        bodies(&record.departments_executing, record.executing_agencies.as_deref()),
        bodies(&record.departments_authority, record.authorized_agencies.as_deref()),
        bodies(&record.departments_authorized, record.delegated_agencies.as_deref()),
        bodies(&record.departments_coordinating, record.coordinating_agencies.as_deref()),
    ];
    let bases = record.legal_basises_details.iter().map(basis).collect();
    let steps = record.execution_steps.iter().map(|step| prose::step(&step.description)).collect();
    let methods = record.execution_methods.iter().map(method).collect();
    let groups = record.execution_cases.iter().map(group).collect();
    Ok(Read { number, record, bodies, bases, steps, methods, groups })
}

/// The portal cuts lists of bodies at every comma: `Ủy ban nhân dân quận, huyện, thị xã` came as three. A piece that begins
/// with a small letter goes on with the one before it.
fn bodies(items: &[Item], text: Option<&str>) -> Bodies {
    let pieces: Vec<&str> = if items.is_empty() {
        text.map(|text| text.split(", ").collect()).unwrap_or_default()
    } else {
        items.iter().map(|item| item.name.as_str()).collect()
    };
    let mut names: Vec<String> = Vec::new();
    for piece in pieces.iter().filter(|piece| !piece.is_empty()) {
        let goes_on = piece.starts_with(|first: char| !first.is_uppercase());
        match names.last_mut().filter(|_| goes_on) {
            Some(name) => {
                name.push_str(", ");
                name.push_str(piece);
            }
            None => names.push((*piece).to_owned()),
        }
    }
    let repeated = (1..names.len()).any(|at| names[..at].contains(&names[at]));
    let cut = names.len() != pieces.len() || repeated;
    let published = cut.then(|| pieces.join(", "));
    if repeated {
        let mut seen = std::collections::HashSet::new();
        names.retain(|name| seen.insert(name.clone()));
    }
    Bodies { names, published }
}

fn method(method: &Method) -> MethodReading {
    let fee = |fee: &Fee| prose::fee(&fee.description, fee.value.as_ref().and_then(serde_json::Number::as_i64));
    MethodReading { limits: prose::limits(&method.description), fees: method.fees.iter().map(fee).collect() }
}

fn group(group: &Group) -> GroupReading {
    GroupReading {
        heading: (!group.name.is_empty()).then(|| prose::paper(&group.name)),
        papers: group.profile_components.iter().map(|paper| prose::paper(&paper.name)).collect(),
    }
}

fn basis(item: &Item) -> Basis {
    let code = item.code.clone().unwrap_or_default();
    let number = prose::instrument_of(&code, &item.name).filter(|reading| reading.certain);
    Basis { number: number.map(|reading| reading.value), name: item.name.clone(), code }
}

fn tidy_all(record: &mut Record) {
    let line = |text: &mut String| *text = in_line(text);
    let long = |text: &mut String| *text = tidy(text);
    let papers = |papers: &mut Vec<Component>| {
        for paper in papers {
            line(&mut paper.name);
            paper.code.iter_mut().for_each(line);
            paper.attachments.iter_mut().for_each(|file| line(&mut file.name));
        }
    };
    [&mut record.code, &mut record.code_notation, &mut record.name].into_iter().for_each(line);
    for step in &mut record.execution_steps {
        line(&mut step.name);
        long(&mut step.description);
    }
    for method in &mut record.execution_methods {
        long(&mut method.description);
        method.fees.iter_mut().for_each(|fee| long(&mut fee.description));
    }
    for group in &mut record.execution_cases {
        line(&mut group.name);
        papers(&mut group.profile_components);
    }
    for case in &mut record.cases {
        line(&mut case.name);
        line(&mut case.code);
        papers(&mut case.profile_components);
    }
    let lists = [
        &mut record.categories_details,
        &mut record.departments_executing,
        &mut record.departments_authority,
        &mut record.departments_authorized,
        &mut record.departments_coordinating,
        &mut record.legal_basises_details,
        &mut record.results_details,
        &mut record.subject_types_details,
    ];
    for item in lists.into_iter().flatten().chain(&mut record.category) {
        line(&mut item.name);
        item.code.iter_mut().for_each(line);
    }
    let short = [
        &mut record.executing_agencies,
        &mut record.authorized_agencies,
        &mut record.delegated_agencies,
        &mut record.coordinating_agencies,
        &mut record.dossier_receiving_addresses,
        &mut record.keywords,
        &mut record.department_promulgate_name,
        &mut record.department_promulgate_code,
    ];
    short.into_iter().flatten().for_each(line);
    [&mut record.description, &mut record.note].into_iter().flatten().for_each(long);
    long(&mut record.requirements_and_conditions);
    if let Some(proposal) = &mut record.procedure_proposal {
        proposal.proposal_number.iter_mut().for_each(line);
    }
}
