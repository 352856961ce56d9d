//! What is put into an index: one version of one procedure, in the words it is published with.

/// A day as the number of days since 1970-01-01.
pub type Day = i32;

/// Something with an identifier that stays and a name that people read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Named {
    /// `sở-hữu-trí-tuệ`, `ubnd-tỉnh`, `H56`.
    pub id: String,
    /// "Sở hữu trí tuệ".
    pub name: String,
}

/// A part of the text of a procedure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Section {
    /// Which part: `documents`, `steps`, `conditions` … Given back with a snippet, never interpreted.
    pub key: String,
    /// The text as written, in any normalisation form.
    pub text: String,
}

/// One version of one procedure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Entry {
    /// `1.013925`, or of a province `2.002253.000.00.00.H56`.
    pub code: String,
    /// The codes that the procedure bears on other days, by which it is found too.
    pub other_codes: Vec<String>,
    /// The name in Vietnamese.
    pub name: String,
    /// The name in English.
    pub name_en: Option<String>,
    /// `trung-ương`, `tỉnh`, `xã`: the language's own words for levels.
    pub levels: Vec<String>,
    /// The field of administration.
    pub sector: Named,
    /// The ministry that publishes the procedure.
    pub ministry: Named,
    /// Everybody who decides, receives or is consulted; the deciding authority first.
    pub authorities: Vec<Named>,
    /// Who may apply.
    pub subjects: Vec<Named>,
    /// The province whose own variant this is; nothing for a procedure of the whole country.
    pub province: Option<Named>,
    /// Numbers of the instruments cited: `133/2025/NĐ-CP`.
    pub decrees: Vec<String>,
    /// Citations in full: `133/2025/NĐ-CP điều 20 khoản 1`.
    pub citations: Vec<String>,
    /// Codes of the results: `KQ.G06.000311`.
    pub results: Vec<String>,
    /// The time limit in words.
    pub limit_text: String,
    /// The time limit in days, where it can be said in days.
    pub limit_days: Option<u64>,
    /// The fee in words.
    pub fee_text: String,
    /// Everything else that can be searched and shown, in the order of publication.
    pub sections: Vec<Section>,
    /// The first day on which this version is in force.
    pub valid_from: Day,
    /// The first day on which it no longer is.
    pub valid_to: Option<Day>,
}
