//! The record of a procedure in the National Public Service Portal's own shape.
//!
//! Field names and values are the portal's. What the catalogue does not know is left out; what the shape cannot hold is
//! said in its prose.

mod methods;
mod other;
mod papers;
mod prose;

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};

use jiff::civil::{Date, date};
use serde::Serialize;
use tthc_compiler::Catalogue;
use tthc_compiler::model::{
    FilingPlace, FormalityClass, Level, OnlineService, Power, Procedure, PublishedBasis, Role, names_number,
};
use tthc_dsl::Lang;

use super::contract::Context;
use super::facts::Facts;
use methods::{ExecutionMethod, methods};
use papers::{Case, ExecutionCase, cases, execution_cases};

/// A procedure as the National Public Service Portal gives it.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(title = "NationalRecord"))]
#[serde(rename_all = "camelCase")]
pub struct NationalRecord<'c> {
    /// Code of the procedure; a local variant carries its suffix.
    pub code: &'c str,
    pub code_notation: &'c str,
    pub name: &'c str,
    /// The steps as prose, in their order.
    pub execution_steps: Vec<ExecutionStep>,
    /// The time limit and the fee hang on the way of filing; several rows of one way are its several limits.
    pub execution_methods: Vec<ExecutionMethod>,
    /// The papers, under their headings and by case.
    pub execution_cases: Vec<ExecutionCase<'c>>,
    /// The numbered cases.
    pub cases: Vec<Case<'c>>,
    /// Left out where the catalogue says only that the law assigns it: the portal has two codes for that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub formality_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_ward: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_province: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_ministry: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_other_agency: Option<bool>,
    /// Done online in full.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_full_process: Option<bool>,
    /// There is no online way of filing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_offline_only: Option<bool>,
    /// It may be filed elsewhere than with the competent authority.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_non_territorial: Option<bool>,
    /// The main sector.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<Item<'c>>,
    /// Every sector, where there are several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub categories_details: Vec<Item<'c>>,
    /// cơ quan thực hiện
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub departments_executing: Vec<Item<'c>>,
    /// cơ quan có thẩm quyền
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub departments_authority: Vec<Item<'c>>,
    /// cơ quan được ủy quyền
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub departments_authorized: Vec<Item<'c>>,
    /// cơ quan phối hợp
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub departments_coordinating: Vec<Item<'c>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub executing_agencies: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authorized_agencies: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delegated_agencies: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coordinating_agencies: Option<String>,
    /// Who receives the dossier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dossier_receiving_addresses: Option<String>,
    /// Whole instruments; `code` is the number.
    pub legal_basises_details: Vec<Item<'c>>,
    pub results_details: Vec<Item<'c>>,
    pub subject_types_details: Vec<Item<'c>>,
    pub requirements_and_conditions: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keywords: Option<String>,
    /// The publishing ministry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department_promulgate_name: Option<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department_promulgate_code: Option<&'c str>,
    pub procedure_proposal: ProcedureProposal<'c>,
    /// Fields of the published record that the model does not know.
    #[serde(flatten)]
    pub other: BTreeMap<&'c str, serde_json::Value>,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ExecutionStep {
    /// Empty where the description is the published one.
    pub name: String,
    pub description: String,
}

/// Something with a name and, where it has one, an official code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Item<'c> {
    pub name: Cow<'c, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<Cow<'c, str>>,
}

/// The decision that makes the procedure known.
#[derive(Clone, Copy, Debug, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ProcedureProposal<'c> {
    /// Published records give the decision's number here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proposal_number: Option<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision_number: Option<&'c str>,
    /// Milliseconds from 1970-01-01T00:00:00Z to the beginning of the day in UTC, which is the same day in Vietnam.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision_date: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuing_agency: Option<&'c str>,
}

/// The record as JSON, with the fields deep inside that the model does not know.
pub fn bytes(catalogue: &Catalogue, procedure: &Procedure, day: Date) -> Vec<u8> {
    let record = record(catalogue, procedure, day);
    match other::deep(&procedure.record.fields) {
        fields if fields.is_empty() => super::json(&record),
        fields => {
            let mut value = serde_json::to_value(&record).expect("our own structures have only texts as keys");
            fields.iter().for_each(|field| other::set(&mut value, field));
            super::json(&value)
        }
    }
}

/// The record of a procedure that is in force on the day.
pub fn record<'c>(catalogue: &'c Catalogue, procedure: &'c Procedure, day: Date) -> NationalRecord<'c> {
    let context = Context { catalogue, facts: Facts(&procedure.facts), day };
    let bodies = |role| bodies(catalogue, procedure, role);
    let (executing, deciding) = (bodies(Role::Performs), bodies(Role::Decides));
    let (delegated, coordinating) = (bodies(Role::Authorised), bodies(Role::Coordinates));
    let ministry = catalogue.ministry(procedure);
    let mut record = NationalRecord {
        code: &procedure.code.value,
        code_notation: &procedure.code.value,
        name: procedure.name.value().map_or("", |name| &name.vi),
        execution_steps: prose::steps(context, procedure),
        execution_methods: methods(context, procedure),
        execution_cases: execution_cases(context, procedure),
        cases: cases(context, procedure),
        formality_type: match procedure.class {
            Some(FormalityClass::NotAssigned) => Some("NOT_ASSIGNED"),
            Some(FormalityClass::OtherClass) => Some("OTHER"),
            Some(FormalityClass::AssignedDetail) => Some("ASSIGNED_DETAIL"),
            Some(FormalityClass::AssignedRegulation) => Some("ASSIGNED_REGULATION"),
            Some(FormalityClass::AssignedByLaw) | None => None,
        },
        categories_details: sectors(catalogue, procedure),
        executing_agencies: names(&executing),
        authorized_agencies: names(&deciding),
        delegated_agencies: names(&delegated),
        coordinating_agencies: names(&coordinating),
        dossier_receiving_addresses: procedure.receiving_address.clone().or_else(|| names(&bodies(Role::Receives))),
        departments_executing: executing,
        departments_authority: deciding,
        departments_authorized: delegated,
        departments_coordinating: coordinating,
        legal_basises_details: legal_bases(catalogue, procedure),
        results_details: results(procedure),
        subject_types_details: subjects(procedure),
        requirements_and_conditions: prose::requirements(context, procedure).unwrap_or_default(),
        description: procedure.description.as_ref().map(|text| text.vi.as_str()),
        note: prose::lines(procedure.remarks.iter().map(|remark| remark.vi.as_str())),
        keywords: (!procedure.keywords.is_empty()).then(|| procedure.keywords.join(", ")),
        department_promulgate_name: ministry.map(|ministry| ministry.name.vi.as_str()),
        department_promulgate_code: ministry.and_then(|ministry| ministry.code.as_deref()),
        procedure_proposal: proposal(catalogue, procedure),
        ..NationalRecord::default()
    };
    record.category = record.categories_details.first().cloned();
    if record.categories_details.len() == 1 {
        record.categories_details.clear();
    }
    record.other = other::top(&procedure.record.fields);
    flags(procedure, &mut record);
    record
}

fn flags(procedure: &Procedure, record: &mut NationalRecord) {
    let levels = procedure.all_levels();
    if !levels.is_empty() {
        let at = |level| Some(levels.contains(&level));
        record.is_ward = at(Level::Commune);
        record.is_province = at(Level::Province);
        record.is_ministry = at(Level::Central);
        record.is_other_agency = at(Level::OtherBody);
    }
    if let Some(channels) = procedure.channels.value() {
        let filed = channels.iter().filter(|clause| methods::is_for_filing(&clause.value));
        let online: Vec<OnlineService> = filed.filter_map(|clause| clause.value.online).collect();
        record.is_offline_only = Some(online.is_empty());
        // `Online` alone does not say how much is done online.
        if !online.contains(&OnlineService::Online) {
            record.is_full_process = Some(online.contains(&OnlineService::OnlineFull));
        }
    }
    record.is_non_territorial = procedure.filing.as_ref().map(|filing| filing.place != FilingPlace::AtAuthority);
}

fn sectors<'c>(catalogue: &'c Catalogue, procedure: &'c Procedure) -> Vec<Item<'c>> {
    let sector = |id: &'c tthc_dsl::Spanned<String>| {
        let sector = catalogue.sectors.get(&id.value)?;
        Some(Item::new(&sector.name.vi, sector.code.as_deref()))
    };
    procedure.sectors.iter().filter_map(sector).collect()
}

/// Who has a role, in the procedure or in one of its cases; each body once.
fn bodies<'c>(catalogue: &'c Catalogue, procedure: &'c Procedure, role: Role) -> Vec<Item<'c>> {
    let of_cases = procedure.cases.iter().flat_map(|case| &case.powers);
    with_role(catalogue, procedure.powers.value().into_iter().flatten().chain(of_cases), role)
}

fn with_role<'c>(catalogue: &'c Catalogue, powers: impl IntoIterator<Item = &'c Power>, role: Role) -> Vec<Item<'c>> {
    let mut bodies = Vec::new();
    let powers = powers.into_iter().filter(|power| power.role.value == role);
    for power in powers {
        // The portal separates bodies by commas, whatever they mean.
        match &power.published {
            Some(published) => bodies.extend(published.split(", ").map(|name| Item::new(name, None))),
            None => power.authorities.iter().for_each(|id| {
                let code = catalogue.authorities.get(&id.value).and_then(|authority| authority.code.as_deref());
                let body = Item::new(catalogue.authority_name(&id.value), code);
                if !bodies.contains(&body) {
                    bodies.push(body);
                }
            }),
        }
    }
    bodies
}

fn names(bodies: &[Item]) -> Option<String> {
    (!bodies.is_empty()).then(|| bodies.iter().map(|body| &*body.name).collect::<Vec<_>>().join(", "))
}

/// Each instrument once where only parts cite it: the portal does not cite provisions. What the procedure itself cites is
/// listed as it is written; the published list, where it is kept, goes before.
fn legal_bases<'c>(catalogue: &'c Catalogue, procedure: &'c Procedure) -> Vec<Item<'c>> {
    let published = &procedure.record.bases;
    let mut own: Vec<&str> = procedure.bases.iter().map(|citation| citation.value.instrument.as_str()).collect();
    if own.is_empty() && published.is_empty() {
        let mut numbers: Vec<&str> = Vec::new();
        let all = Catalogue::citations(procedure);
        all.iter().for_each(|citation| {
            if !numbers.contains(&citation.instrument.as_str()) {
                numbers.push(&citation.instrument);
            }
        });
        return numbers.into_iter().map(|number| titled(catalogue, procedure, number)).collect();
    }
    let mut lines = procedure.record.cited(&own);
    let mut bases = Vec::new();
    let listed: HashSet<&str> = lines.iter().filter_map(|(_, cites)| *cites).collect();
    if lines.iter().any(|(_, cites)| cites.is_none()) || own.iter().all(|number| listed.contains(number)) {
        // The published list is whole: a line that cites nothing we know has its place in it.
        bases.extend(lines.iter().map(|(line, _)| Item::new(&line.name, Some(&line.code.value))));
        own.retain(|number| !listed.contains(number));
        lines.clear();
    }
    let mut waiting: HashMap<&str, VecDeque<&PublishedBasis>> = HashMap::new();
    lines
        .iter()
        .for_each(|(line, cites)| cites.iter().for_each(|number| waiting.entry(number).or_default().push_back(line)));
    bases.extend(own.into_iter().map(|number| match waiting.get_mut(number).and_then(VecDeque::pop_front) {
        Some(line) => Item::new(&line.name, Some(&line.code.value)),
        None => titled(catalogue, procedure, number),
    }));
    bases
}

fn titled<'c>(catalogue: &'c Catalogue, procedure: &Procedure, number: &'c str) -> Item<'c> {
    let title = catalogue.instruments.get(number).map(|known| known.title.vi.as_str());
    let by_number = procedure.record.by_number_only.iter().any(|other| other == number);
    let name = title.filter(|title| !title.is_empty() && !by_number).unwrap_or(number);
    Item::new(name, Some(number))
}

impl<'c> Item<'c> {
    fn new(name: &'c str, code: Option<&'c str>) -> Self {
        Item { name: Cow::Borrowed(name), code: code.map(Cow::Borrowed) }
    }
}

fn results(procedure: &Procedure) -> Vec<Item<'_>> {
    let of_cases = procedure.cases.iter().flat_map(|case| &case.results);
    let results = procedure.results.value().into_iter().flatten().chain(of_cases);
    results.map(|result| Item::new(&result.name.vi, result.code.as_deref())).collect()
}

fn subjects(procedure: &Procedure) -> Vec<Item<'static>> {
    let subjects = procedure.subjects.value().into_iter().flatten();
    subjects.map(|subject| Item::new(subject.value.official(Lang::Vi), None)).collect()
}

/// The latest decision, where the catalogue knows when they were signed, else the first.
fn proposal<'c>(catalogue: &'c Catalogue, procedure: &'c Procedure) -> ProcedureProposal<'c> {
    let signed = |number: &str| Some(catalogue.instruments.get(number)?.signed?.value);
    let decisions = || procedure.published_by.iter().map(|number| number.value.as_str());
    let latest = decisions().filter(|number| signed(number).is_some()).max_by_key(|number| signed(number));
    let published = procedure.record.decision.as_deref();
    let Some(number) = latest.or_else(|| decisions().next()) else {
        return ProcedureProposal { proposal_number: published, ..ProcedureProposal::default() };
    };
    let issuer = catalogue.instruments.get(number).and_then(|known| {
        let issuer = known.issuer.as_ref()?;
        Some(if known.issuer_is_text { issuer.value.as_str() } else { catalogue.authority_name(&issuer.value) })
    });
    ProcedureProposal {
        proposal_number: published.filter(|published| names_number(published, number)).or(Some(number)),
        decision_number: Some(number),
        decision_date: signed(number).and_then(epoch_milliseconds),
        issuing_agency: issuer,
    }
}

fn epoch_milliseconds(day: Date) -> Option<i64> {
    i64::try_from(day.duration_since(date(1970, 1, 1)).as_millis()).ok()
}
