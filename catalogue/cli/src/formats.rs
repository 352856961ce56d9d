//! Findings in the forms that people and machines read.

mod github;
mod human;
mod json;
mod sarif;

pub use json::pretty;

use tthc_dsl::{Diagnostic, Lang, Lines, Source};

use crate::args::Format;
use crate::say::Terminal;

/// A finding with the source it stands in.
pub struct Found<'f> {
    pub diagnostic: &'f Diagnostic,
    pub source: Option<&'f Source>,
}

/// Where a finding begins and ends, for people: lines and columns from 1.
pub struct Region {
    pub path: String,
    pub line: usize,
    pub column: usize,
    pub end_line: usize,
    pub end_column: usize,
}

/// The findings as text in a form. `prefix` leads from where the user stands to the workspace.
pub fn render(format: Format, found: &[Found<'_>], prefix: &str, terminal: &Terminal) -> String {
    match format {
        Format::Human => human::render(found, prefix, terminal.lang, terminal.colour_results()),
        Format::Json => json::render(&regions(found, prefix), found, terminal.lang),
        Format::Sarif => sarif::render(&regions(found, prefix), found, terminal.lang),
        Format::Github => github::render(&regions(found, prefix), found, terminal.lang),
    }
}

/// Findings come sorted by file, so one table of lines at a time is enough.
fn regions(found: &[Found<'_>], prefix: &str) -> Vec<Region> {
    let mut regions = Vec::with_capacity(found.len());
    let mut table: Option<(&Source, Lines<'_>)> = None;
    for Found { diagnostic, source } in found {
        let Some(source) = source else {
            regions.push(Region { path: String::new(), line: 1, column: 1, end_line: 1, end_column: 1 });
            continue;
        };
        if table.as_ref().is_none_or(|(of, _)| of.file != source.file) {
            table = Some((source, Lines::new(&source.text)));
        }
        let Some((_, lines)) = &table else { continue };
        let (start, end) = (lines.place(diagnostic.span.start), lines.place(diagnostic.span.end));
        regions.push(Region {
            path: format!("{prefix}{}", source.path),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
        });
    }
    regions
}

/// The severity's name in the formats of machines.
fn severity(diagnostic: &Diagnostic) -> &'static str {
    match diagnostic.severity {
        tthc_dsl::Severity::Error => "error",
        tthc_dsl::Severity::Warning => "warning",
        tthc_dsl::Severity::Info => "info",
    }
}

/// A rule's title.
fn title(code: &str, lang: Lang) -> &'static str {
    tthc_compiler::explain::page(code).map_or("", |page| lang.pick(page.title.0, page.title.1))
}
