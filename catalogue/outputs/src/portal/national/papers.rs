//! The papers, under their headings and by case.

use serde::Serialize;
use tthc_compiler::model::{self, Condition, Dossier, Entry, Limit, Paper, Presentation, Procedure};
use tthc_dsl::{Lang, fold};

use super::methods::{ProcessingTime, ProcessingTimeUnit, figures};
use super::prose;
use crate::portal::contract::{Context, Quantity};
use crate::portal::facts::spaced;

/// Papers under a heading.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ExecutionCase<'c> {
    /// The case, the group, and whether one of the papers is enough; empty where nothing divides the papers.
    pub name: String,
    pub profile_components: Vec<ProfileComponent<'c>>,
}

/// A paper.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ProfileComponent<'c> {
    /// With what its place in the shape cannot say: when it is needed, that it is only shown.
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<&'c str>,
    /// Left out with `copyQty` where the sources give no number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original_qty: Option<u32>,
    /// Plain and certified copies together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copy_qty: Option<u32>,
    /// Everyone must file it.
    pub required: bool,
    /// Its form is an e-form.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub has_electronic_form: bool,
    /// It is the result of another procedure.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_processing_result: bool,
    /// The files of its form.
    pub attachments: Vec<Attachment<'c>>,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Attachment<'c> {
    pub name: &'c str,
}

/// A case with a code of its own.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Case<'c> {
    pub code: &'c str,
    pub name: &'c str,
    /// Left out where one number and unit cannot say it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub processing_day: Option<ProcessingDay>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub profile_components: Vec<ProfileComponent<'c>>,
}

#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ProcessingDay {
    pub qty: ProcessingTime,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<ProcessingTimeUnit>,
}

/// The procedure's own papers, then those of its cases.
pub(super) fn execution_cases<'c>(context: Context<'c>, procedure: &'c Procedure) -> Vec<ExecutionCase<'c>> {
    let mut out = Vec::new();
    let own = procedure.dossiers.value().into_iter().flatten().map(|dossier| ("", dossier));
    let of_cases =
        procedure.cases.iter().flat_map(|case| case.dossiers.iter().map(|dossier| (case.name.vi.as_str(), dossier)));
    for (case, dossier) in own.chain(of_cases) {
        let heading = Heading { case, ..Heading::default() };
        under_headings(context, &dossier.entries, &heading.when(context, &dossier.condition), &mut out);
    }
    out
}

pub(super) fn cases<'c>(context: Context<'c>, procedure: &'c Procedure) -> Vec<Case<'c>> {
    let case = |case: &'c model::Case| {
        Some(Case {
            code: &case.code.as_ref()?.value,
            name: &case.name.vi,
            processing_day: processing_day(context, &case.limits),
            profile_components: case.dossiers.iter().flat_map(|dossier| all(context, dossier)).collect(),
        })
    };
    procedure.cases.iter().filter_map(case).collect()
}

/// The one limit that holds for every dossier of the case.
pub(super) fn processing_day(context: Context<'_>, limits: &[Limit]) -> Option<ProcessingDay> {
    let mut now = limits.iter().filter(|limit| limit.period.contains(context.day));
    let (Some(limit), None) = (now.next(), now.next()) else { return None };
    let (qty, kind) = figures(limit);
    qty.map(|qty| ProcessingDay { qty, kind })
}

fn all<'c>(context: Context<'c>, dossier: &'c Dossier) -> Vec<ProfileComponent<'c>> {
    let mut headed = Vec::new();
    let heading = Heading::default().when(context, &dossier.condition);
    under_headings(context, &dossier.entries, &heading, &mut headed);
    headed.into_iter().flat_map(|case| case.profile_components).collect()
}

/// What divides papers from others.
#[derive(Clone, Default)]
struct Heading<'c> {
    case: &'c str,
    group: String,
    condition: Option<String>,
    /// Some condition holds, though the group's own words say it.
    is_conditional: bool,
    either: bool,
}

impl<'c> Heading<'c> {
    fn when(&self, context: Context<'_>, condition: &Condition) -> Self {
        let mut heading = self.clone();
        heading.is_conditional |= *condition != Condition::Always;
        let question = context.facts.question(condition);
        if question.is_some_and(|question| says(&self.group, question.trim_end_matches('?'))) {
            return heading;
        }
        if let Some(words) = prose::when(context, condition) {
            heading.condition = Some(match heading.condition {
                Some(outer) => format!("{outer}; {words}"),
                None => words,
            });
        }
        heading
    }

    fn name(&self) -> String {
        let said = says(&self.group, "một trong các") || says(&self.group, "một trong những");
        let either = if self.either && !said { "chọn một trong các giấy tờ sau" } else { "" };
        let parts = [self.case, &self.group, self.condition.as_deref().unwrap_or(""), either];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            [one] if *one == self.group => self.group.clone(),
            parts => capital(&parts.join(" – ")),
        }
    }

    fn is_for_all(&self) -> bool {
        !self.is_conditional && !self.either
    }
}

pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Papers that stand side by side share a heading; a group or a choice begins one of its own.
fn under_headings<'c>(
    context: Context<'c>,
    entries: &'c [Entry],
    heading: &Heading<'c>,
    out: &mut Vec<ExecutionCase<'c>>,
) {
    let papers = entries.iter().filter_map(|entry| match entry {
        Entry::Paper(paper) if paper.validity.contains(context.day) => Some(component(context, paper, heading)),
        _ => None,
    });
    let papers: Vec<ProfileComponent> = papers.collect();
    if !papers.is_empty() {
        out.push(ExecutionCase { name: heading.name(), profile_components: papers });
    }
    for entry in entries {
        match entry {
            Entry::Paper(_) => {}
            Entry::Either { condition, entries, .. } => {
                let inner = Heading { either: true, ..heading.when(context, condition) };
                under_headings(context, entries, &inner, out);
            }
            Entry::Group { name, condition, entries, .. } => {
                let group =
                    if heading.group.is_empty() { name.clone() } else { format!("{} – {name}", heading.group) };
                let inner = Heading { group, ..heading.clone() }.when(context, condition);
                under_headings(context, entries, &inner, out);
            }
        }
    }
}

fn component<'c>(context: Context<'c>, paper: &'c Paper, heading: &Heading<'_>) -> ProfileComponent<'c> {
    let form = paper.form.as_ref().and_then(|form| context.catalogue.forms.get(&form.value));
    let quantity = Quantity::of(paper);
    ProfileComponent {
        name: name(context, paper, heading),
        code: paper.code.as_deref(),
        original_qty: quantity.map(|quantity| quantity.originals.unwrap_or(0)),
        copy_qty: quantity
            .map(|quantity| quantity.copies.unwrap_or(0).saturating_add(quantity.certified_copies.unwrap_or(0))),
        required: heading.is_for_all() && !paper.if_any && paper.condition == Condition::Always,
        has_electronic_form: form.is_some_and(|form| !form.fields.is_empty()),
        is_processing_result: paper.result_of.is_some(),
        attachments: paper.form_files.iter().map(|name| Attachment { name }).collect(),
    }
}

fn says(text: &str, words: &str) -> bool {
    fold(text).contains(&fold(words))
}

/// `Hộ chiếu (bản sao chứng thực: 1; xuất trình; nếu có)`. What the name or its heading says already is not said again.
fn name(context: Context<'_>, paper: &Paper, heading: &Heading<'_>) -> String {
    let name = context.paper_name(paper).map_or_else(|| spaced(&paper.id.value), |name| name.vi.clone());
    let said = format!("{} {name}", heading.name());
    let says = |words: &str| says(&said, words);
    let mut notes = Vec::new();
    if let Some(copies) = paper.certified_copies.filter(|copies| *copies > 0 && !says("chứng thực")) {
        notes.push(format!("bản sao chứng thực: {copies}"));
    }
    if paper.presentation == Some(Presentation::Show) && !says("xuất trình") {
        notes.push("xuất trình".to_owned());
    }
    if paper.if_any && !says("nếu có") {
        notes.push("nếu có".to_owned());
    }
    let form = paper.form.as_ref().and_then(|form| context.catalogue.forms.get(&form.value));
    let form = form.map(|form| form.number.as_deref().unwrap_or(&form.name.vi)).or(paper.form_text.as_deref());
    notes.extend(form.filter(|form| !says(form)).map(|form| format!("theo {form}")));
    if let Some(look_up) = paper.looked_up.as_ref().filter(|look_up| look_up.validity.contains(context.day)) {
        notes.push(format!("không phải nộp khi tra cứu được tại {}", look_up.database));
    }
    if let Some(valid_for) = &paper.valid_for {
        notes.push(format!("có giá trị trong {}", tthc_compiler::show::duration(valid_for, Lang::Vi)));
    }
    let question = context.facts.question(&paper.condition);
    if question.is_none_or(|question| !says(question.trim_end_matches('?'))) {
        notes.extend(prose::when(context, &paper.condition));
    }
    notes.extend(prose::period(&paper.validity));
    if notes.is_empty() { name } else { format!("{name} ({})", notes.join("; ")) }
}
