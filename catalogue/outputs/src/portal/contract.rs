//! The portal's record of a procedure: our own contract, versioned apart from the model.
//!
//! Three states of a field are told apart: `"none"` (the law says that there is none), `"unspecified"` (the law says
//! nothing) and a field that is left out (the sources do not write it).

mod case;
mod condition;
mod course;
mod dossier;
mod fee;
mod law;
mod limit;
mod published;
mod time;
pub(crate) mod value;

use jiff::civil::Date;
use serde::Serialize;
use tthc_compiler::model::{
    Confidence, FamilyOperation, FilingPlace, FilingReason, FormalityClass, Level, Origin, Procedure, Subject,
};
use tthc_compiler::units::Province;
use tthc_compiler::{Catalogue, Standing};

use super::code::Code;
use super::facts::Facts;
use case::{Case, Fact, LevelRule};
use course::{FilingChannel, Requirement, ResultPaper, Step};
use dossier::{Dossier, Form};
use fee::Fee;
use law::{Instrument, Powers, Sector};
use limit::Limit;
use published::PublishedRecord;
use time::{Applied, FormerCode, FutureVersion};
use value::{Day, Key, NotFormalised, Stated, Text};

use condition::Condition;
use law::Basis;

pub(super) use dossier::Quantity;
pub(super) use time::former_codes;
pub(super) use value::hour;

/// The version of the contract. A key that goes or changes its meaning raises the first number, a new key the second.
pub const VERSION: &str = "1.2.0";

/// One administrative procedure (thủ tục hành chính) as the law stands on the law day.
///
/// A key that a reader does not know is to be passed over: minor versions add keys.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(title = "Procedure"))]
#[serde(rename_all = "camelCase")]
pub struct Record<'c> {
    #[cfg_attr(test, schemars(regex(pattern = r"^1\.\d+\.\d+$")))]
    pub contract_version: &'static str,
    /// The code as the sources give it, `1.013925` or, of a local variant, `2.002253.000.00.00.H56`.
    pub code: &'c str,
    /// The code without the local suffix.
    #[cfg_attr(test, schemars(regex(pattern = r"^\d\.\d{6}$")))]
    pub base_code: &'c str,
    /// Only of a local variant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub local_suffix: Option<LocalSuffix<'c>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Text<'c>>,
    pub standing: StandingOn,
    /// First day in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Day>,
    /// Last day in force, inclusive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Day>,
    /// What sets the days.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub validity_basis: Vec<Basis<'c>>,
    /// What is part of the text besides its base, in the order in which it was applied.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub amended_by: Vec<Applied<'c>>,
    /// The codes that the procedure had before this one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub former_codes: Vec<FormerCode<'c>>,
    /// The province for which the record was written; left out in the record for the whole country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub province: Option<ProvinceRef<'c>>,
    /// The decisions that make the procedure known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub published_by: Vec<Instrument<'c>>,
    /// The first is the main one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sectors: Vec<Sector<'c>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class: Option<Key<FormalityClass>>,
    /// The licence that the procedure belongs to, with what it does to the licence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family: Option<Family<'c>>,
    /// Every level that carries the procedure out, in whatever case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub levels: Option<Vec<Key<Level>>>,
    /// Which level when, where that depends on the dossier.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub level_rules: Vec<LevelRule<'c>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authorities: Option<Vec<Powers<'c>>>,
    /// Who may apply.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subjects: Option<Vec<Key<Subject>>>,
    /// Where a dossier may be filed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filing: Option<Filing<'c>>,
    /// The address where dossiers are received, as the sources give it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub receiving_address: Option<&'c str>,
    /// The questions that conditions rest on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Fact<'c>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<Case<'c>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dossiers: Option<Stated<Dossier<'c>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limits: Option<Vec<Limit<'c>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fees: Option<Vec<Fee<'c>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channels: Option<Vec<FilingChannel<'c>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub steps: Option<Stated<Step<'c>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub results: Option<Stated<ResultPaper<'c>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requirements: Option<Stated<Requirement<'c>>>,
    /// How the published record says the requirements, where it says that there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requirements_as_published: Option<&'c str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub forms: Vec<Form<'c>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub legal_bases: Vec<Basis<'c>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<ProcedureRef<'c>>,
    /// Procedures that are carried out together with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub interlinked: Vec<ProcedureRef<'c>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Text<'c>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<Text<'c>>,
    /// Sentences of law that the sources record and do not model.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_formalised: Vec<NotFormalised<'c>>,
    /// Where the facts come from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source<'c>>,
    /// What the published record says beside the law.
    #[serde(skip_serializing_if = "PublishedRecord::is_empty")]
    pub published_record: PublishedRecord<'c>,
    /// The texts that come after this one, in the order of their days. None of them is in force on the law day, and
    /// none has future versions of its own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub future_versions: Vec<FutureVersion<'c>>,
}

/// How the procedure stands on the law day.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct StandingOn {
    pub status: Status,
    /// The law day that the record was made for.
    pub law_date: Day,
    /// Of one to come: the first day in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Day>,
    /// Of one that has ended: the last day in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_day: Option<Day>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Status {
    InForce,
    /// Not yet in force.
    Coming,
    Ended,
    /// No day is set yet.
    Pending,
}

/// What a local variant adds to the base code.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct LocalSuffix<'c> {
    /// `.000.00.00.H56` or `.H56`.
    pub text: &'c str,
    /// The identifier of the province's systems, `H56`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub h_code: Option<&'c str>,
}

/// A province.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ProvinceRef<'c> {
    /// The unit code, text: `01` is not 1.
    pub code: &'c str,
    pub name: &'c str,
    /// The identifier of the province's systems, which does not follow from the unit code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub h_code: Option<&'c str>,
}

impl<'c> ProvinceRef<'c> {
    pub fn of(province: &'c Province) -> Self {
        ProvinceRef { code: &province.code, name: &province.name, h_code: province.h_code.as_deref() }
    }
}

#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Family<'c> {
    pub id: &'c str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation: Option<Key<FamilyOperation>>,
}

/// Where a dossier may be filed.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Filing<'c> {
    pub place: Key<FilingPlace>,
    /// Why it is not open to non-territorial filing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Key<FilingReason>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason_text: Option<&'c str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Basis<'c>>,
    /// Where the facts come from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source<'c>>,
}

/// Another procedure.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ProcedureRef<'c> {
    pub code: &'c str,
    /// Left out where the catalogue does not hold it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Text<'c>>,
}

/// Where facts come from.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Source<'c> {
    pub text: &'c str,
    /// Whether the fact was read there or concluded from it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Key<Confidence>>,
}

impl<'c> Source<'c> {
    fn all(origins: &'c [Origin]) -> Vec<Self> {
        origins.iter().map(|origin| Source { text: &origin.text, confidence: origin.confidence.map(Key) }).collect()
    }
}

/// What the parts of a record are made from.
#[derive(Clone, Copy)]
pub(super) struct Context<'c> {
    pub catalogue: &'c Catalogue,
    pub facts: Facts<'c>,
    pub day: Date,
}

impl<'c> Context<'c> {
    fn of(catalogue: &'c Catalogue, procedure: &'c Procedure, day: Date) -> Context<'c> {
        Context { catalogue, facts: Facts(&procedure.facts), day }
    }
}

/// A procedure's record. `standing` is how it stands on `day`, `province` the one that the record is written for.
pub fn record<'c>(
    catalogue: &'c Catalogue,
    procedure: &'c Procedure,
    standing: Standing,
    day: Date,
    province: Option<&'c Province>,
) -> Record<'c> {
    let record = written(Context::of(catalogue, procedure, day), procedure, standing, province);
    Record { future_versions: time::future_versions(catalogue, procedure, day, province), ..record }
}

/// The record of one version by itself.
fn written<'c>(
    context: Context<'c>,
    procedure: &'c Procedure,
    standing: Standing,
    province: Option<&'c Province>,
) -> Record<'c> {
    let code = Code::of(&procedure.code.value);
    Record {
        contract_version: VERSION,
        code: &procedure.code.value,
        base_code: code.base,
        local_suffix: code.suffix.map(|text| LocalSuffix { text, h_code: code.h_code }),
        name: procedure.name.value().map(Text::of),
        standing: standing_on(standing, context.day),
        valid_from: procedure.validity.first_day().map(Day),
        valid_to: procedure.validity.last_day().map(Day),
        validity_basis: context.bases(&procedure.validity.basis),
        amended_by: procedure.applied.iter().map(|applied| context.applied(applied)).collect(),
        former_codes: time::former_codes(context.catalogue, procedure),
        province: province.map(ProvinceRef::of),
        published_by: procedure.published_by.iter().map(|number| context.instrument(&number.value)).collect(),
        sectors: procedure.sectors.iter().map(|id| context.sector(&id.value)).collect(),
        class: procedure.class.map(Key),
        family: procedure
            .family
            .as_ref()
            .map(|family| Family { id: &family.id.value, operation: family.operation.map(Key) }),
        levels: levels(procedure),
        level_rules: context.level_rules(procedure),
        authorities: listed(procedure.powers.value(), |power| context.powers(power)),
        subjects: listed(procedure.subjects.value(), |subject| Key(subject.value)),
        filing: procedure.filing.as_ref().map(|filing| Filing {
            place: Key(filing.place),
            reason: filing.reason.map(Key),
            reason_text: filing.reason_text.as_deref(),
            basis: context.bases(&filing.basis),
            sources: Source::all(&filing.origins),
        }),
        receiving_address: procedure.receiving_address.as_deref(),
        facts: procedure.facts.iter().map(|fact| context.fact(fact)).collect(),
        cases: procedure.cases.iter().map(|case| context.case(case)).collect(),
        dossiers: context.dossiers(procedure.dossiers.value()),
        limits: procedure.limits.value().map(|limits| context.limits(limits)),
        fees: procedure.fees.value().map(|fees| context.fees(fees)),
        channels: listed(procedure.channels.value(), |clause| context.channel(&clause.value)),
        steps: Stated::of(&procedure.steps, procedure.no_steps, |step| context.step(step)),
        results: Stated::of(&procedure.results, procedure.no_results, |result| context.result(result)),
        requirements: Stated::of(&procedure.requirements, procedure.no_requirements, |requirement| {
            context.requirement(requirement)
        }),
        requirements_as_published: procedure.requirements_published.as_deref(),
        forms: procedure.forms.iter().map(|id| context.form(&id.value)).collect(),
        legal_bases: context.bases(&procedure.bases),
        related: procedure.related.iter().map(|code| context.procedure(&code.value)).collect(),
        interlinked: procedure.interlinked.iter().map(|code| context.procedure(&code.value)).collect(),
        keywords: procedure.keywords.iter().map(String::as_str).collect(),
        description: procedure.description.as_ref().map(Text::of),
        remarks: Text::all(&procedure.remarks),
        not_formalised: context.not_formalised(&procedure.unmodelled),
        sources: Source::all(&procedure.origins),
        published_record: PublishedRecord::of(&procedure.record),
        future_versions: Vec::new(),
    }
}

fn listed<'m, M, T>(values: Option<&'m Vec<M>>, value: impl FnMut(&'m M) -> T) -> Option<Vec<T>> {
    values.map(|values| values.iter().map(value).collect())
}

fn standing_on(standing: Standing, day: Date) -> StandingOn {
    let (status, from, last_day) = match standing {
        Standing::InForce => (Status::InForce, None, None),
        Standing::Coming(from) => (Status::Coming, Some(Day(from)), None),
        Standing::Ended(until) => (Status::Ended, None, until.yesterday().ok().map(Day)),
        Standing::Pending => (Status::Pending, None, None),
    };
    StandingOn { status, law_date: Day(day), from, last_day }
}

fn levels(procedure: &Procedure) -> Option<Vec<Key<Level>>> {
    let levels = procedure.all_levels();
    (procedure.levels.value().is_some() || !levels.is_empty()).then(|| levels.into_iter().map(Key).collect())
}

impl<'c> Context<'c> {
    /// Nothing where every level holds for every dossier on every day: then `levels` says it all.
    fn level_rules(self, procedure: &'c Procedure) -> Vec<LevelRule<'c>> {
        let rules = procedure.levels.value().into_iter().flatten();
        let rules: Vec<_> = rules.map(|clause| self.level_rule(clause)).collect();
        if rules.iter().all(LevelRule::is_plain) { Vec::new() } else { rules }
    }

    fn procedure(self, code: &'c str) -> ProcedureRef<'c> {
        let shown = self.catalogue.shown(code, self.day);
        ProcedureRef { code, name: shown.and_then(|(procedure, _)| Some(Text::of(procedure.name.value()?))) }
    }
}
