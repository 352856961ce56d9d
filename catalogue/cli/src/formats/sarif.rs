//! Findings as SARIF 2.1.0.

use serde_json::{Value, json};
use tthc_dsl::{Lang, Severity};

use super::{Found, Region, title};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

pub fn render(regions: &[Region], found: &[Found<'_>], lang: Lang) -> String {
    let mut codes: Vec<&str> = found.iter().map(|found| found.diagnostic.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let rules: Vec<Value> = codes.iter().map(|code| rule(code, lang)).collect();
    let results: Vec<Value> =
        found.iter().zip(regions).map(|(found, region)| result(found, region, &codes, lang)).collect();
    let document = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "tthc",
                "version": env!("CARGO_PKG_VERSION"),
                "language": lang.pick("vi", "en"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    super::json::pretty(&document)
}

fn rule(code: &str, lang: Lang) -> Value {
    let mut rule = json!({ "id": code, "shortDescription": { "text": title(code, lang) } });
    if let Some(page) = tthc_compiler::explain::page(code) {
        rule["fullDescription"] = json!({ "text": lang.pick(page.why.0, page.why.1) });
        rule["help"] = json!({ "text": lang.pick(page.fix.0, page.fix.1), "markdown": page.markdown(lang) });
    }
    rule
}

fn result(found: &Found<'_>, region: &Region, codes: &[&str], lang: Lang) -> Value {
    let diagnostic = found.diagnostic;
    let level = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    };
    let mut text = diagnostic.message.get(lang).to_owned();
    if let Some(help) = &diagnostic.help {
        text.push_str(&format!(". {}: {}", lang.pick("Cách sửa", "Help"), help.get(lang)));
    }
    let mut result = json!({
        "ruleId": diagnostic.code,
        "ruleIndex": codes.iter().position(|code| *code == diagnostic.code),
        "level": level,
        "message": { "text": text },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": uri(&region.path) },
            "region": {
                "startLine": region.line,
                "startColumn": region.column,
                "endLine": region.end_line,
                "endColumn": region.end_column,
            },
        }}],
    });
    if let Some(law) = &diagnostic.law {
        result["properties"] = json!({ "law": law });
    }
    result
}

/// A path as a relative reference: everything but the plain characters of a path is percent-encoded.
fn uri(path: &str) -> String {
    let mut out = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
