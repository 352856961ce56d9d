//! `tthc check`: every finding, in one run.

mod report;

use std::collections::HashMap;

use jiff::civil::Date;
use rayon::prelude::*;
use tthc_compiler::{Against, Examined, conclude, examine_against};
use tthc_dsl::{Diagnostic, FileId, Severity, Source};
use tthc_outputs::report::Ground;

use super::Answer;
use super::summary::{self, Counts};
use crate::args::{Check, Format};
use crate::cache::Cache;
use crate::formats::{self, Found};
use crate::say::{Failure, Terminal};
use crate::workspace::Workspace;

pub fn run(args: &Check, day: Date, terminal: &Terminal) -> Result<Answer, Failure> {
    let started = super::build::now();
    report::forms(&args.report)?;
    let workspace = Workspace::open(args.dir.as_deref())?;
    let cache_file = workspace.root.join(".tthc/check.cache");
    let (replaced, of_list, list) = workspace.replaced()?;
    let cache = (!args.no_cache).then(|| Cache::open(&cache_file, &list));
    let (law, declared) = workspace.law()?;
    let against = Against { law: &law, replaced: &replaced };
    let mut examined = examine_all(&workspace, against, declared, cache.as_ref())?;
    let facts = examined.iter().flat_map(|file| &file.facts);
    let procedures = facts.filter(|procedure| procedure.first).count();
    let of_sectors = (!args.report.is_empty()).then(|| Ground::procedures(&examined));
    let mut diagnostics = conclude(&mut examined, &law, day);
    let (_, of_units, mut tables) = workspace.units()?;
    tables.extend(list);
    diagnostics.extend(of_units.into_iter().chain(of_list));
    tthc_dsl::diagnostic::sort(&mut diagnostics);
    if let Some(cache) = cache {
        // A workspace that cannot be written to is checked all the same, only without a memory.
        let _ = cache.save(&cache_file);
    }
    let sources = read(&workspace, &tables, &diagnostics)?;
    print(&workspace, &sources, &diagnostics, args.format, terminal);
    let counts = Counts::of(&diagnostics);
    if args.format == Format::Human {
        summary::tell(terminal, workspace.paths.len(), procedures, counts, started.elapsed());
    }
    if let Some(of_sectors) = of_sectors {
        let seen = report::Seen { workspace: &workspace, of_sectors: &of_sectors, examined: &examined, day };
        report::write(&args.report, &seen, &diagnostics, sources, terminal)?;
    }
    Ok(if diagnostics.iter().any(|d| d.severity != Severity::Info) { Answer::Findings } else { Answer::Fine })
}

/// Reads and checks every file, or remembers it. No text is held longer than its own check.
fn examine_all(
    workspace: &Workspace,
    against: Against<'_>,
    declared: Vec<Option<Examined>>,
    cache: Option<&Cache>,
) -> Result<Vec<Examined>, Failure> {
    declared
        .into_par_iter()
        .enumerate()
        .map(|(number, declared)| {
            if let Some(examined) = declared {
                return Ok(examined);
            }
            let file = FileId(number as u32);
            let bytes = crate::files::read(&workspace.root.join(&workspace.paths[number]))?;
            let hash = cache.map(|_| *blake3::hash(&bytes).as_bytes());
            if let Some(examined) = cache.zip(hash).and_then(|(cache, hash)| cache.get(&hash, file, against.law)) {
                return Ok(examined);
            }
            let (source, encoding) = Source::from_bytes(file, workspace.paths[number].clone(), bytes);
            let mut examined = examine_against(&source, against, &mut |_| {});
            examined.diagnostics.extend(encoding);
            if let Some((cache, hash)) = cache.zip(hash) {
                cache.put(hash, &examined, against.law);
            }
            Ok(examined)
        })
        .collect()
}

/// Prints findings; the files that they stand in are read again for it.
pub fn report(
    workspace: &Workspace,
    tables: &[Source],
    diagnostics: &[Diagnostic],
    format: Format,
    terminal: &Terminal,
) -> Result<(), Failure> {
    let sources = read(workspace, tables, diagnostics)?;
    print(workspace, &sources, diagnostics, format, terminal);
    Ok(())
}

/// The files that findings stand in.
fn read(
    workspace: &Workspace,
    tables: &[Source],
    diagnostics: &[Diagnostic],
) -> Result<HashMap<FileId, Source>, Failure> {
    let mut sources: HashMap<FileId, Source> = tables.iter().map(|table| (table.file, table.clone())).collect();
    for diagnostic in diagnostics {
        add(workspace, diagnostic.span.file, &mut sources)?;
    }
    Ok(sources)
}

fn add(workspace: &Workspace, file: FileId, sources: &mut HashMap<FileId, Source>) -> Result<(), Failure> {
    if !sources.contains_key(&file) && (file.0 as usize) < workspace.paths.len() {
        sources.insert(file, workspace.read(file)?.0);
    }
    Ok(())
}

fn print(
    workspace: &Workspace,
    sources: &HashMap<FileId, Source>,
    diagnostics: &[Diagnostic],
    format: Format,
    terminal: &Terminal,
) {
    let found: Vec<Found<'_>> =
        diagnostics.iter().map(|diagnostic| Found { diagnostic, source: sources.get(&diagnostic.span.file) }).collect();
    terminal.result(&formats::render(format, &found, &prefix(workspace), terminal));
}

/// From where the user stands to the workspace, so that a path can be clicked.
fn prefix(workspace: &Workspace) -> String {
    let Ok(here) = crate::files::here() else { return String::new() };
    let root = if workspace.root.is_absolute() { workspace.root.clone() } else { here.join(&workspace.root) };
    match root.strip_prefix(&here) {
        Ok(relative) if relative.as_os_str().is_empty() => String::new(),
        Ok(relative) => {
            let names: Vec<String> = relative.iter().map(|name| name.to_string_lossy().into_owned()).collect();
            let names: Vec<String> = names.into_iter().filter(|name| name != ".").collect();
            if names.is_empty() { String::new() } else { format!("{}/", names.join("/")) }
        }
        Err(_) => format!("{}/", root.display()),
    }
}
