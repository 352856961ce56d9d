//! For whom the portal is written: the country, or one province and its communes.

use tthc_compiler::model::{Level, Procedure};
use tthc_compiler::units::{Province, Units};
use tthc_dsl::{fold, nearest};

use super::code::Code;

/// Which procedures are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// A province's unit code: only what the province and its communes handle. `None`: everything.
    pub province: Option<String>,
}

/// No province has this code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownProvince {
    pub given: String,
    /// The provinces that may be meant, by code; empty where none comes near.
    pub candidates: Vec<Candidate>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub code: String,
    pub name: String,
}

impl Scope {
    /// The province that is meant.
    pub fn resolve<'c>(&self, units: &'c Units) -> Result<Option<&'c Province>, UnknownProvince> {
        let Some(code) = &self.province else { return Ok(None) };
        match units.provinces.get(code) {
            Some(province) => Ok(Some(province)),
            None => Err(UnknownProvince { given: code.clone(), candidates: candidates(code, units) }),
        }
    }
}

/// Whether the province or its communes carry the procedure out. Another province's local variant is not for them.
pub fn handles(province: &Province, procedure: &Procedure) -> bool {
    let local = Code::of(&procedure.code.value).h_code;
    let here = local.is_none_or(|h_code| province.h_code.as_deref() == Some(h_code));
    let levels = procedure.all_levels();
    here && levels.iter().any(|level| matches!(level, Level::Province | Level::Commune))
}

/// The name, the identifier of the systems, or the code with its zero lost or a digit wrong may have been written.
fn candidates(given: &str, units: &Units) -> Vec<Candidate> {
    let written = fold(given.trim());
    let meant = |province: &&Province| {
        let name = fold(&province.name);
        let h_code = province.h_code.as_deref().map(fold);
        h_code.as_deref() == Some(&written)
            || province.code.trim_start_matches('0') == written.trim_start_matches('0')
            || name == written
            || short(&name) == short(&written)
    };
    let mut found: Vec<&Province> = units.provinces.values().filter(meant).collect();
    if found.is_empty() {
        let names: Vec<(String, &Province)> =
            units.provinces.values().map(|province| (fold(&province.name), province)).collect();
        let near = nearest(short(&written), names.iter().map(|(name, _)| short(name)));
        found.extend(names.iter().filter(|(name, _)| Some(short(name)) == near).map(|(_, province)| *province));
    }
    if found.is_empty() {
        found.extend(units.provinces.values().filter(|province| one_digit_apart(&province.code, &written)));
    }
    let candidate = |province: &Province| Candidate { code: province.code.clone(), name: province.name.clone() };
    found.into_iter().map(candidate).collect()
}

/// A folded name without the kind of unit before it.
fn short(name: &str) -> &str {
    ["tinh ", "thanh pho "].iter().find_map(|kind| name.strip_prefix(kind)).unwrap_or(name)
}

fn one_digit_apart(code: &str, written: &str) -> bool {
    code.len() == written.len() && code.bytes().zip(written.bytes()).filter(|(a, b)| a != b).count() == 1
}
