//! `tthc.toml`: the settings of a workspace.

use serde::Deserialize;

/// What a workspace may set. An unknown key is an error: silence would hide a slip of the keyboard.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Shown on the book and in summaries.
    pub name: String,
    /// `vi` or `en`: the language of messages where nobody asks for another.
    pub language: String,
    /// The folder of instruments, authorities and sectors.
    pub law: String,
    /// The calendar of days off.
    pub calendar: String,
    /// The folder of provinces and communes.
    pub units: String,
    /// The list of papers that the State already holds.
    pub papers: String,
    /// Whether errors keep `build` from writing.
    pub findings: Findings,
}

/// What errors in the sources do to a build.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Findings {
    /// Nothing is written.
    #[default]
    Stop,
    /// They are told, and what can be read is written: for records that were taken over with their mistakes.
    Report,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            name: "Danh mục thủ tục hành chính".to_owned(),
            language: "vi".to_owned(),
            law: "law".to_owned(),
            calendar: "law/calendar.toml".to_owned(),
            units: "law/units".to_owned(),
            papers: "law/replaced-papers.toml".to_owned(),
            findings: Findings::Stop,
        }
    }
}

impl Settings {
    pub fn read(text: &str) -> Result<Settings, toml::de::Error> {
        toml::from_str(text)
    }
}
