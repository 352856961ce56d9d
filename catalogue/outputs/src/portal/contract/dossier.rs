//! What is filed: papers, choices and groups of papers.

use serde::Serialize;
use tthc_compiler::model::{self, Entry, Presentation};

use super::law::Authority;
use super::value::{Absence, Amount, Day, Key, NotFormalised, Stated, Text, amounts};
use super::{Basis, Condition, Context};

/// A dossier: a number of sets of papers.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Dossier<'c> {
    /// How many sets are filed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sets: Option<u32>,
    /// Where its condition holds nothing is filed, or the law does not say what.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub absent: Option<Absence>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<Condition<'c>>,
    /// Every entry is needed whose condition holds.
    pub entries: Vec<DossierEntry<'c>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Basis<'c>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_formalised: Vec<NotFormalised<'c>>,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum DossierEntry<'c> {
    Paper(Box<Paper<'c>>),
    /// One of the entries is enough.
    Either {
        #[serde(skip_serializing_if = "Option::is_none")]
        condition: Option<Condition<'c>>,
        entries: Vec<DossierEntry<'c>>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        basis: Vec<Basis<'c>>,
    },
    /// Papers of a stage, or under a heading.
    Group {
        name: &'c str,
        #[serde(skip_serializing_if = "Option::is_none")]
        condition: Option<Condition<'c>>,
        entries: Vec<DossierEntry<'c>>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        basis: Vec<Basis<'c>>,
    },
}

/// A paper of the dossier.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Paper<'c> {
    /// Unique within the procedure and its case.
    pub id: &'c str,
    /// Official code, `G06-KQ004186`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<&'c str>,
    /// Its own name, else that of its type or form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Text<'c>>,
    /// Left out where the sources give no number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Quantity>,
    /// Whether it is submitted, or shown and taken back; left out where the sources do not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub presentation: Option<Key<Presentation>>,
    /// It is needed only from those who have it.
    pub if_any: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<Condition<'c>>,
    /// The form to fill in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<Form<'c>>,
    /// A form that the catalogue does not hold, as the sources call it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form_text: Option<&'c str>,
    /// Files of its form that the published record attaches.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub form_files: Vec<&'c str>,
    /// The type of paper, where several procedures ask for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document_type: Option<DocumentType<'c>>,
    /// The code of the procedure whose result the paper is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result_of: Option<&'c str>,
    /// A database that makes the paper unnecessary.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub looked_up: Option<LookUp<'c>>,
    /// It counts only when it was issued within this time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_for: Option<Vec<Amount>>,
    /// First day on which it is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Day>,
    /// Last day on which it is asked for, inclusive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Day>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Basis<'c>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<Text<'c>>,
}

/// How many of a paper belong in one set. What is left out is not stated, which differs from 0.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Quantity {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub originals: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copies: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certified_copies: Option<u32>,
}

impl Quantity {
    /// Nothing where no number is stated.
    pub fn of(paper: &model::Paper) -> Option<Self> {
        let quantity =
            Quantity { originals: paper.originals, copies: paper.copies, certified_copies: paper.certified_copies };
        quantity.originals.or(quantity.copies).or(quantity.certified_copies).map(|_| quantity)
    }
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct LookUp<'c> {
    pub database: &'c str,
    /// What to do when the data is missing or wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub if_missing: Option<&'c str>,
    /// First day on which it can be looked up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Day>,
    /// Last day on which it can be looked up, inclusive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Day>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Basis<'c>>,
}

/// A database that holds what a type of paper says.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Database<'c> {
    pub name: &'c str,
    /// First day on which it takes the place of the paper.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Day>,
    /// Last day on which it takes the place of the paper, inclusive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Day>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Basis<'c>>,
}

/// A type of paper.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct DocumentType<'c> {
    pub id: &'c str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Text<'c>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued_by: Option<Authority<'c>>,
    /// The databases that hold what the paper says.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub databases: Vec<Database<'c>>,
    /// The codes of the procedures whose result it is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub result_of: Vec<&'c str>,
}

/// A form of the catalogue.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Form<'c> {
    pub id: &'c str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Text<'c>>,
    /// `Mẫu số 01`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<&'c str>,
    /// The provision that lays the form down.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis<'c>>,
    /// The path of its JSON Schema below the portal's folder; left out where the catalogue knows no fields of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
}

impl<'c> Context<'c> {
    /// `none` or `unspecified` where that is all that is said, else a list.
    pub fn dossiers(self, dossiers: Option<&'c Vec<model::Dossier>>) -> Option<Stated<Dossier<'c>>> {
        let dossiers: Vec<Dossier> = dossiers?.iter().map(|dossier| self.dossier(dossier)).collect();
        let alone = match dossiers.as_slice() {
            [Dossier { sets: None, absent: Some(absent), condition: None, entries, basis, not_formalised }]
                if entries.is_empty() && basis.is_empty() && not_formalised.is_empty() =>
            {
                Some(*absent)
            }
            _ => None,
        };
        Some(alone.map_or(Stated::Listed(dossiers), Stated::Absent))
    }

    fn dossier(self, dossier: &'c model::Dossier) -> Dossier<'c> {
        Dossier {
            sets: dossier.sets.as_ref().map(|sets| sets.value),
            absent: dossier.absent.map(Absence::of),
            condition: self.condition(&dossier.condition),
            entries: self.entries(&dossier.entries),
            basis: self.bases(&dossier.basis),
            not_formalised: self.not_formalised(&dossier.unmodelled),
        }
    }

    fn entries(self, entries: &'c [Entry]) -> Vec<DossierEntry<'c>> {
        entries.iter().map(|entry| self.entry(entry)).collect()
    }

    fn entry(self, entry: &'c Entry) -> DossierEntry<'c> {
        match entry {
            Entry::Paper(paper) => DossierEntry::Paper(Box::new(self.paper(paper))),
            Entry::Either { condition, entries, basis, span: _ } => DossierEntry::Either {
                condition: self.condition(condition),
                entries: self.entries(entries),
                basis: self.bases(basis),
            },
            Entry::Group { name, condition, entries, basis, span: _ } => DossierEntry::Group {
                name,
                condition: self.condition(condition),
                entries: self.entries(entries),
                basis: self.bases(basis),
            },
        }
    }

    fn paper(self, paper: &'c model::Paper) -> Paper<'c> {
        Paper {
            id: &paper.id.value,
            code: paper.code.as_deref(),
            name: self.paper_name(paper).map(Text::of),
            quantity: Quantity::of(paper),
            presentation: paper.presentation.map(Key),
            if_any: paper.if_any,
            condition: self.condition(&paper.condition),
            form: paper.form.as_ref().map(|form| self.form(&form.value)),
            form_text: paper.form_text.as_deref(),
            form_files: paper.form_files.iter().map(String::as_str).collect(),
            document_type: paper.document_type.as_ref().map(|id| self.document_type(&id.value)),
            result_of: paper.result_of.as_ref().map(|code| code.value.as_str()),
            looked_up: paper.looked_up.as_ref().map(|look_up| self.look_up(look_up)),
            valid_for: paper.valid_for.as_ref().map(amounts),
            valid_from: paper.validity.first_day().map(Day),
            valid_to: paper.validity.last_day().map(Day),
            basis: self.bases(&paper.basis),
            remarks: Text::all(&paper.remarks),
        }
    }

    fn look_up(self, look_up: &'c model::LookUp) -> LookUp<'c> {
        LookUp {
            database: &look_up.database,
            if_missing: look_up.fall_back.as_deref(),
            valid_from: look_up.validity.first_day().map(Day),
            valid_to: look_up.validity.last_day().map(Day),
            basis: self.bases(&look_up.basis),
        }
    }

    fn database(self, database: &'c model::Database) -> Database<'c> {
        Database {
            name: &database.name.value,
            valid_from: database.validity.first_day().map(Day),
            valid_to: database.validity.last_day().map(Day),
            basis: self.bases(&database.validity.basis),
        }
    }

    /// A paper's own name, else that of its type, else that of its form.
    pub fn paper_name(self, paper: &'c model::Paper) -> Option<&'c model::Text> {
        let type_name = || Some(&self.catalogue.documents.get(&paper.document_type.as_ref()?.value)?.name);
        let form_name = || Some(&self.catalogue.forms.get(&paper.form.as_ref()?.value)?.name);
        let written = |name: &&model::Text| !name.vi.is_empty();
        Some(&paper.name)
            .filter(written)
            .or_else(|| type_name().filter(written))
            .or_else(|| form_name().filter(written))
    }

    fn document_type(self, id: &'c str) -> DocumentType<'c> {
        let known = self.catalogue.documents.get(id);
        DocumentType {
            id,
            name: known.and_then(|known| Text::written(&known.name)),
            issued_by: known.and_then(|known| Some(self.authority(&known.issued_by.as_ref()?.value))),
            databases: known
                .map(|known| known.databases.iter().map(|database| self.database(database)).collect())
                .unwrap_or_default(),
            result_of: known
                .map(|known| known.result_of.iter().map(|code| code.value.as_str()).collect())
                .unwrap_or_default(),
        }
    }

    pub fn form(self, id: &'c str) -> Form<'c> {
        let known = self.catalogue.forms.get(id);
        Form {
            id,
            name: known.and_then(|known| Text::written(&known.name)),
            number: known.and_then(|known| known.number.as_deref()),
            basis: known.and_then(|known| Some(self.basis(&known.under.as_ref()?.value))),
            schema: known.and_then(crate::portal::forms::path),
        }
    }
}
