//! The list of what was written, with a fingerprint of every file.

use std::fmt::Write;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tthc_compiler::Standing;
use tthc_compiler::model::Procedure;
use tthc_compiler::units::Province;

use super::contract::{ProvinceRef, VERSION, former_codes};
use crate::{Input, OutputFile};

/// The portal's files. A reader that finds every fingerprint right has the whole output of one catalogue.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(title = "Manifest"))]
#[serde(rename_all = "camelCase")]
pub struct Manifest<'c> {
    #[cfg_attr(test, schemars(regex(pattern = r"^1\.\d+\.\d+$")))]
    pub contract_version: &'static str,
    /// The hash of the sources, hexadecimal: equal sources, equal output.
    pub catalogue_hash: &'c str,
    /// The law day: records say what holds on it.
    #[cfg_attr(test, schemars(extend("format" = "date")))]
    pub law_date: String,
    /// The province that the files were written for; left out for the whole country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub province: Option<ProvinceRef<'c>>,
    /// How many procedures were written.
    pub procedures: usize,
    /// The codes that procedures had before, in order, each with the record under the present code.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub former_codes: Vec<FormerCode<'c>>,
    /// Every other file, by path.
    pub files: Vec<Entry<'c>>,
}

/// A code that a procedure had.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "RenamedCode"))]
pub struct FormerCode<'c> {
    pub code: &'c str,
    /// The present code.
    pub now: &'c str,
    /// The record, below the folder of the manifest.
    pub path: String,
}

/// A file.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Entry<'c> {
    /// Below the folder of the manifest, with `/` between its parts.
    pub path: &'c str,
    /// Its size.
    pub bytes: usize,
    /// SHA-256, hexadecimal, lower case.
    #[cfg_attr(test, schemars(regex(pattern = "^[0-9a-f]{64}$")))]
    pub sha256: String,
}

/// The manifest of files that are sorted by path.
pub fn manifest<'c>(
    input: &Input<'c>,
    province: Option<&'c Province>,
    procedures: &[(&'c Procedure, Standing)],
    files: &'c [OutputFile],
) -> Manifest<'c> {
    let entry =
        |file: &'c OutputFile| Entry { path: &file.path, bytes: file.content.len(), sha256: sha256(&file.content) };
    Manifest {
        contract_version: VERSION,
        catalogue_hash: input.hash,
        law_date: input.day.to_string(),
        province: province.map(ProvinceRef::of),
        procedures: procedures.len(),
        former_codes: former(input, procedures),
        files: files.par_iter().map(entry).collect(),
    }
}

fn former<'c>(input: &Input<'c>, procedures: &[(&'c Procedure, Standing)]) -> Vec<FormerCode<'c>> {
    if input.catalogue.renamed.is_empty() {
        return Vec::new();
    }
    let mut codes: Vec<FormerCode<'c>> = procedures
        .iter()
        .flat_map(|(procedure, _)| {
            let now = procedure.code.value.as_str();
            let former = former_codes(input.catalogue, procedure);
            former.into_iter().map(move |former| FormerCode {
                code: former.code,
                now,
                path: format!("procedures/{now}.json"),
            })
        })
        .collect();
    codes.sort_by_key(|former| former.code);
    codes
}

/// A manifest of the whole country read back, to be changed in a few places.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Written {
    contract_version: String,
    catalogue_hash: String,
    law_date: String,
    procedures: usize,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    former_codes: Vec<WrittenCode>,
    files: Vec<WrittenEntry>,
}

#[derive(Serialize, Deserialize)]
struct WrittenCode {
    code: String,
    now: String,
    path: String,
}

#[derive(Serialize, Deserialize)]
struct WrittenEntry {
    path: String,
    bytes: usize,
    sha256: String,
}

/// The manifest with the fingerprints of files that it lists already. `None` if it is not one that can be mended so.
pub fn mended(manifest: &[u8], hash: &str, changed: &[OutputFile]) -> Option<Vec<u8>> {
    let mut written: Written = serde_json::from_slice(manifest).ok()?;
    hash.clone_into(&mut written.catalogue_hash);
    for file in changed {
        let place = written.files.binary_search_by(|entry| entry.path.cmp(&file.path)).ok()?;
        let entry = &mut written.files[place];
        (entry.bytes, entry.sha256) = (file.content.len(), sha256(&file.content));
    }
    Some(super::json(&written))
}

/// A file's fingerprint as the manifest gives it.
fn sha256(content: &[u8]) -> String {
    hexadecimal(&Sha256::digest(content))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
