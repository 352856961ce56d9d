//! `tthc impact`: what an amendment changes, as against the catalogue without it.

use std::collections::HashSet;
use std::path::Path;

use jiff::civil::Date;
use serde::Serialize;
use tthc_compiler::model::Amendment;
use tthc_compiler::redline::{ContractEffect, Kind, Redline, recorded};
use tthc_compiler::replaced::Replaced;
use tthc_compiler::{Catalogue, compile_with};
use tthc_dsl::diagnostic::Words;
use tthc_dsl::{FileId, Severity, Source};
use tthc_outputs::redline::{self, Marks, Point, Sides};

use super::Answer;
use crate::args::{DiffForm, Impact};
use crate::files;
use crate::formats::pretty;
use crate::say::{Failure, Terminal};
use crate::workspace::Workspace;

pub fn run(args: &Impact, day: Date, terminal: &Terminal) -> Result<Answer, Failure> {
    let workspace = Workspace::open(None)?;
    let mut sources = Vec::new();
    for number in 0..workspace.paths.len() as u32 {
        sources.push(workspace.read(FileId(number))?.0);
    }
    let drafted = drafted(&args.amendment, &mut sources)?;
    let names: HashSet<&str> = match &drafted {
        Some(names) => names.iter().map(String::as_str).collect(),
        None => HashSet::from([args.amendment.as_str()]),
    };
    let replaced = Replaced::default();
    let with = compile_with(&sources, &replaced, day, &|_| true);
    if drafted.is_none() && !with.catalogue.amendments.contains_key(&args.amendment) {
        return Err(unknown(&args.amendment, &with.catalogue));
    }
    let without =
        compile_with(&sources, &replaced, day, &|amendment: &Amendment| !names.contains(amendment.id.value.as_str()));
    let redline = recorded(&without.catalogue, &with.catalogue, &[]);
    let content = rendered(&redline, args, terminal);
    // What others cannot change without it is part of what it does.
    let known: HashSet<_> = with.diagnostics.iter().map(|found| (found.code, found.span)).collect();
    for found in without.diagnostics.iter().filter(|found| !known.contains(&(found.code, found.span))) {
        if ["TT062", "TT063", "TT064", "TT069"].contains(&found.code) {
            let name = &args.amendment;
            let message = found.message.get(terminal.lang);
            terminal.tell(&match terminal.lang {
                tthc_dsl::Lang::Vi => format!("không có {name} thì một sửa đổi khác không áp dụng được: {message}"),
                tthc_dsl::Lang::En => format!("without {name} another amendment cannot be applied: {message}"),
            });
        }
    }
    super::diff::deliver(&content, args.out.as_deref(), &redline, terminal)?;
    // A draft that cannot be applied as it stands has told less than it means.
    let wrong = with.diagnostics.iter().filter(|found| found.severity == Severity::Error);
    let mut wrong = wrong.filter(|found| drafted.is_none() || found.span.file.0 as usize >= workspace.paths.len());
    if let (Some(_), Some(found)) = (&drafted, wrong.next()) {
        let source = sources.iter().find(|source| source.file == found.span.file);
        terminal.tell(&tthc_dsl::render::render(found, source, terminal.lang, terminal.colour_errors()));
        return Ok(Answer::Findings);
    }
    Ok(Answer::Fine)
}

/// The amendments of a file that is not part of the workspace; `None` where the argument names no file.
fn drafted(argument: &str, sources: &mut Vec<Source>) -> Result<Option<Vec<String>>, Failure> {
    let path = Path::new(argument);
    if !argument.ends_with(".tthc") || !files::exists(path) {
        return Ok(None);
    }
    let file = FileId(sources.len() as u32);
    let (source, _) = Source::from_bytes(file, argument, files::read(path)?);
    let names = tthc_compiler::declared(&source).map(|declared| declared.law.amendments).unwrap_or_default();
    let names: Vec<String> = names.into_iter().map(|amendment| amendment.id.value).collect();
    if names.is_empty() {
        return Err(Failure::new(
            format!("`{argument}` không có mục `sửa đổi` hay `đính chính` nào"),
            format!("`{argument}` holds no `amendment` or `correction`"),
        ));
    }
    // One that is in the workspace already is not read twice.
    if !sources.iter().any(|known| known.text == source.text) {
        sources.push(source);
    }
    Ok(Some(names))
}

fn unknown(name: &str, catalogue: &Catalogue) -> Failure {
    let failure = Failure::new(
        format!("không có sửa đổi nào tên là `{name}`, cũng không có tệp này"),
        format!("no amendment is called `{name}`, and there is no such file"),
    );
    match tthc_dsl::nearest(name, catalogue.amendments.keys().map(String::as_str)) {
        Some(near) => failure.help(format!("có phải là `{near}` không?"), format!("did you mean `{near}`?")),
        None => failure,
    }
}

fn rendered(redline: &Redline, args: &Impact, terminal: &Terminal) -> String {
    let lang = terminal.lang;
    let name = &args.amendment;
    let side = |vi: String, en: String| Point { named: Some(tthc_dsl::diagnostic::both(vi, en)), ..Point::default() };
    let sides = Sides {
        old: side(format!("khi chưa có {name}"), format!("without {name}")),
        new: side(format!("khi có {name}"), format!("with {name}")),
    };
    match args.format {
        DiffForm::Human => {
            let coloured = args.out.is_none() && terminal.colour_results();
            let marks = if coloured { &Marks::COLOURED } else { &Marks::PLAIN };
            format!("{}{}", redline::text(redline, &sides, lang, marks), effects(redline).get(lang))
        }
        DiffForm::Markdown => {
            format!("{}\n{}", redline::markdown(redline, &sides, lang), effects(redline).get(lang))
        }
        DiffForm::Html => redline::html(redline, &sides, lang),
        DiffForm::Json => pretty(&Document {
            format: 1,
            amendment: &args.amendment,
            bases_lost: bases_lost(redline, terminal),
            diff: redline::document(redline, &sides, lang),
        }),
    }
}

#[derive(Serialize)]
struct Document<'d> {
    format: u32,
    amendment: &'d str,
    #[serde(rename = "basesLost")]
    bases_lost: Vec<(String, String)>,
    diff: redline::Document<'d>,
}

/// Each procedure with a legal basis that it loses.
fn bases_lost(redline: &Redline, terminal: &Terminal) -> Vec<(String, String)> {
    let mut lost = Vec::new();
    for procedure in &redline.procedures {
        for change in procedure.changes.iter().filter(|change| change.kind == Kind::LegalBases) {
            if let (Some(old), None) = (&change.change.old, &change.change.new) {
                lost.push((procedure.code.clone(), old.get(terminal.lang).to_owned()));
            }
        }
    }
    lost
}

/// What it asks of those who read the portal's contract.
fn effects(redline: &Redline) -> Words {
    let count = |effect: ContractEffect| {
        redline.effects().into_iter().find(|(known, _)| *known == effect).map_or(0, |(_, count)| count)
    };
    let lost = redline
        .procedures
        .iter()
        .flat_map(|procedure| &procedure.changes)
        .filter(|change| change.kind == Kind::LegalBases && change.change.new.is_none())
        .count();
    let (breaking, compatible, cosmetic) =
        (count(ContractEffect::Breaking), count(ContractEffect::Compatible), count(ContractEffect::Cosmetic));
    tthc_dsl::diagnostic::both(
        format!(
            "\nTác động đến cổng: {breaking} thủ tục cần sửa tích hợp, {compatible} tương thích, {cosmetic} chỉ đổi lời văn\nCăn cứ mất đi: {lost}\n"
        ),
        format!(
            "\nPortal contract: {breaking} procedures break integrations, {compatible} compatible, {cosmetic} cosmetic\nBases lost: {lost}\n"
        ),
    )
}
