//! Findings for a person at a terminal.

use tthc_dsl::{Lang, Source, render};

use super::Found;

pub fn render(found: &[Found<'_>], prefix: &str, lang: Lang, colour: bool) -> String {
    let mut out = String::new();
    for Found { diagnostic, source } in found {
        let shown = source
            .filter(|_| !prefix.is_empty())
            .map(|source| Source { path: format!("{prefix}{}", source.path), ..source.clone() });
        out.push_str(&render::render(diagnostic, shown.as_ref().or(*source), lang, colour));
        out.push_str("\n\n");
    }
    out
}
