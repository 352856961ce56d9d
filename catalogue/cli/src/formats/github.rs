//! Findings as annotations of a GitHub workflow.

use tthc_dsl::{Lang, Severity};

use super::{Found, Region};

pub fn render(regions: &[Region], found: &[Found<'_>], lang: Lang) -> String {
    let mut out = String::new();
    for (Found { diagnostic, .. }, region) in found.iter().zip(regions) {
        let command = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let mut message = diagnostic.message.get(lang).to_owned();
        if let Some(law) = diagnostic.provision(lang) {
            message.push_str(&format!("\n{}: {law}", lang.pick("căn cứ", "law")));
        }
        if !diagnostic.days.is_empty() {
            let days: Vec<String> = diagnostic.days.iter().map(|days| days.words().get(lang).to_owned()).collect();
            message.push_str(&format!("\n{}: {}", lang.pick("vào các ngày", "on days"), days.join("; ")));
        }
        if let Some(help) = &diagnostic.help {
            message.push_str(&format!("\n{}: {}", lang.pick("cách sửa", "help"), help.get(lang)));
        }
        let properties = format!(
            "file={},line={},endLine={},col={},endColumn={},title={}",
            property(&region.path),
            region.line,
            region.end_line,
            region.column,
            region.end_column,
            property(diagnostic.code)
        );
        out.push_str(&format!("::{command} {properties}::{}\n", data(&message)));
    }
    out
}

/// The escapes of a workflow command's message.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// And of its properties.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
