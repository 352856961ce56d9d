//! Findings as one JSON document.

use serde::Serialize;
use tthc_dsl::Lang;
use tthc_dsl::diagnostic::FixClass;

use super::{Found, Region, severity};

#[derive(Serialize)]
struct Document<'d> {
    format: u32,
    diagnostics: Vec<Finding<'d>>,
}

#[derive(Serialize)]
struct Finding<'d> {
    code: &'d str,
    severity: &'d str,
    message: &'d str,
    message_vi: &'d str,
    message_en: &'d str,
    file: &'d str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    law: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Fix<'d>>,
    /// The procedure that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    procedure: Option<&'d str>,
    /// Where it holds on some days only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    days: Vec<Stretch>,
}

/// Days, the last one included.
#[derive(Serialize)]
struct Stretch {
    #[serde(skip_serializing_if = "Option::is_none")]
    first: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last: Option<String>,
}

#[derive(Serialize)]
struct Fix<'d> {
    start: u32,
    end: u32,
    text: &'d str,
    class: &'d str,
}

pub fn render(regions: &[Region], found: &[Found<'_>], lang: Lang) -> String {
    let diagnostics = found
        .iter()
        .zip(regions)
        .map(|(Found { diagnostic, .. }, region)| Finding {
            code: diagnostic.code,
            severity: severity(diagnostic),
            message: diagnostic.message.get(lang),
            message_vi: &diagnostic.message.vi,
            message_en: &diagnostic.message.en,
            file: &region.path,
            line: region.line,
            column: region.column,
            end_line: region.end_line,
            end_column: region.end_column,
            help: diagnostic.help.as_ref().map(|help| help.get(lang)),
            law: diagnostic.law.as_deref(),
            fix: diagnostic.fix.as_ref().map(|fix| Fix {
                start: fix.span.start,
                end: fix.span.end,
                text: &fix.text,
                class: match fix.class {
                    FixClass::Safe => "safe",
                    FixClass::Unsafe => "unsafe",
                    FixClass::Legal => "legal",
                },
            }),
            procedure: diagnostic.procedure.as_deref(),
            days: diagnostic
                .days
                .iter()
                .map(|days| Stretch {
                    first: days.first.map(|day| day.to_string()),
                    last: days.last.map(|day| day.to_string()),
                })
                .collect(),
        })
        .collect();
    pretty(&Document { format: 1, diagnostics })
}

/// One document, indented by two, with a line end.
pub fn pretty(value: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}
