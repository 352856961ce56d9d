//! The portal's configuration: a record, a national record and e-forms for each procedure, schemas and a manifest.

mod code;
pub mod contract;
mod facts;
mod forms;
pub mod manifest;
pub mod national;
mod schema;
mod scope;
#[cfg(test)]
pub(crate) mod tests;

use std::collections::BTreeSet;

use rayon::prelude::*;
use serde::Serialize;
use tthc_compiler::model::{Form, Procedure};
use tthc_compiler::units::Province;
use tthc_compiler::{Catalogue, Standing};

use crate::{Input, OutputFile};

pub use contract::record;
pub use schema::SCHEMAS;
pub use scope::{Candidate, Scope, UnknownProvince};

/// Every file of the portal, by path. The bytes depend on the input and the scope alone.
///
/// A procedure that is not in force on the law day has a record that says so, and no national record: that shape
/// cannot say it.
pub fn render(input: &Input, scope: &Scope) -> Result<Vec<OutputFile>, UnknownProvince> {
    let province = scope.resolve(&input.catalogue.units)?;
    let procedures: Vec<(&Procedure, Standing)> = input
        .catalogue
        .all(input.day)
        .filter(|(procedure, _)| province.is_none_or(|province| scope::handles(province, procedure)))
        .collect();
    let mut files: Vec<OutputFile> = procedures
        .par_iter()
        .flat_map_iter(|(procedure, standing)| records(input, procedure, *standing, province))
        .collect();
    files.extend(forms(input.catalogue, &procedures, province));
    files.extend(SCHEMAS.iter().map(|schema| OutputFile { path: schema.path.to_owned(), content: schema.text.into() }));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let manifest = manifest::manifest(input, province, &procedures, &files);
    let manifest = file("manifest.json".to_owned(), &manifest);
    let place = files.partition_point(|other| other.path < manifest.path);
    files.insert(place, manifest);
    Ok(files)
}

/// The files of one procedure, as `render` gives them for the whole country.
pub fn files_of(input: &Input, procedure: &Procedure, standing: Standing) -> Vec<OutputFile> {
    records(input, procedure, standing, None).collect()
}

/// JSON as every file of the portal has it: two spaces, a final line break.
pub fn json(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).expect("our own structures have only texts as keys");
    bytes.push(b'\n');
    bytes
}

fn file(path: String, value: &impl Serialize) -> OutputFile {
    OutputFile { path, content: json(value) }
}

fn records(
    input: &Input,
    procedure: &Procedure,
    standing: Standing,
    province: Option<&Province>,
) -> impl Iterator<Item = OutputFile> {
    let code = &procedure.code.value;
    let own = record(input.catalogue, procedure, standing, input.day, province);
    let own = file(format!("procedures/{code}.json"), &own);
    let national = (standing == Standing::InForce).then(|| {
        let content = national::bytes(input.catalogue, procedure, input.day);
        OutputFile { path: format!("national/{code}.json"), content }
    });
    std::iter::once(own).chain(national)
}

/// The forms of the catalogue; for a province, those that its procedures use.
fn forms(catalogue: &Catalogue, procedures: &[(&Procedure, Standing)], province: Option<&Province>) -> Vec<OutputFile> {
    let used: BTreeSet<&str> = procedures.iter().flat_map(|(procedure, _)| forms_of(procedure)).collect();
    let wanted = |form: &&Form| province.is_none() || used.contains(form.id.value.as_str());
    let schema = |form: &Form| Some(file(forms::path(form)?, &forms::schema(form)));
    catalogue.forms.values().filter(wanted).filter_map(schema).collect()
}

fn forms_of(procedure: &Procedure) -> impl Iterator<Item = &str> {
    let papers = procedure.all_papers().filter_map(|paper| paper.form.as_ref());
    procedure.forms.iter().chain(papers).map(|form| form.value.as_str())
}
