//! Provinces and communes.

use std::collections::BTreeMap;

/// The provinces and communes since 1 July 2025, by code. Codes are text: `01` is not 1.
#[derive(Debug, Default, Clone)]
pub struct Units {
    pub provinces: BTreeMap<String, Province>,
}

#[derive(Debug, Clone)]
pub struct Province {
    pub code: String,
    pub name: String,
    /// `H38`: the identifier of the province's systems; it follows the surviving name, where the unit code follows the seat.
    pub h_code: Option<String>,
    pub communes: BTreeMap<String, Commune>,
}

#[derive(Debug, Clone)]
pub struct Commune {
    pub code: String,
    pub name: String,
}
