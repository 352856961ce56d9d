//! The whole check in one place: files one by one, then what holds between them.

use jiff::civil::Date;
use rayon::prelude::*;
use tthc_dsl::diagnostic::{self, Diagnostic};
use tthc_dsl::{FileId, Source};

use crate::catalogue::Catalogue;
use crate::conditions;
use crate::facts::Facts;
use crate::lower::{self, Draft};
use crate::model::Procedure;
use crate::names;
use crate::replaced::Replaced;
use crate::resolve;
use crate::rules;

/// What one file says and what is wrong in it, whatever the other files hold.
#[derive(Debug, Default)]
pub struct Examined {
    /// Everything but procedures.
    pub law: Draft,
    pub facts: Vec<Facts>,
    pub diagnostics: Vec<Diagnostic>,
}

/// A checked workspace.
#[derive(Debug)]
pub struct Compiled {
    pub catalogue: Catalogue,
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads and checks one file. The procedures are handed to `keep` and dropped: a check of many files holds none of them.
pub fn examine(source: &Source, keep: &mut dyn FnMut(Procedure)) -> Examined {
    examine_against(source, &Replaced::default(), keep)
}

/// The same, with the list of papers that the State already holds.
pub fn examine_against(source: &Source, replaced: &Replaced, keep: &mut dyn FnMut(Procedure)) -> Examined {
    let parsed = tthc_dsl::parse(source);
    let mut out = parsed.diagnostics;
    let mut draft = lower::lower(&parsed.tree, &mut out);
    let procedures = std::mem::take(&mut draft.procedures);
    let facts = procedures
        .iter()
        .map(|procedure| {
            let mut facts = Facts::of(procedure);
            facts.still_asked = replaced.still_asked(procedure);
            facts
        })
        .collect();
    for procedure in procedures {
        conditions::check(&procedure, &mut out);
        rules::unknown_steps(&procedure, &mut out);
        rules::procedure(&procedure, &mut out);
        keep(procedure);
    }
    Examined { law: draft, facts, diagnostics: out }
}

/// What holds between files: names, days of instruments, families.
pub fn conclude(examined: &mut [Examined], today: Date) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    let mut facts = Vec::new();
    for file in examined.iter_mut() {
        out.append(&mut file.diagnostics);
        facts.append(&mut file.facts);
    }
    let drafts: Vec<&Draft> = examined.iter().map(|file| &file.law).collect();
    let names = names::collect(&drafts, &facts, &mut out);
    for draft in &drafts {
        resolve::law(draft, &names, &mut out);
    }
    let unresolved: Vec<Diagnostic> = facts
        .par_iter()
        .flat_map_iter(|procedure| {
            let mut out = Vec::new();
            resolve::procedure(procedure, &names, &mut out);
            out
        })
        .collect();
    out.extend(unresolved);
    resolve::unused(&facts, &drafts, &names, &mut out);
    rules::workspace(&rules::World { facts: &facts, names: &names, today }, &mut out);
    diagnostic::sort(&mut out);
    out
}

/// Checks many files without holding them: each is read when its turn comes.
pub fn check<E: Send>(
    count: usize,
    today: Date,
    read: impl Fn(FileId) -> Result<(Source, Vec<Diagnostic>), E> + Sync,
) -> Result<Vec<Diagnostic>, E> {
    let examined: Result<Vec<Examined>, E> = (0..count)
        .into_par_iter()
        .map(|number| {
            let (source, encoding) = read(FileId(number as u32))?;
            let mut examined = examine(&source, &mut |_| {});
            examined.diagnostics.extend(encoding);
            Ok(examined)
        })
        .collect();
    Ok(conclude(&mut examined?, today))
}

/// Checks the files and keeps the catalogue that they describe.
pub fn compile(sources: &[Source], today: Date) -> Compiled {
    compile_against(sources, &Replaced::default(), today)
}

/// The same, with the list of papers that the State already holds.
pub fn compile_against(sources: &[Source], replaced: &Replaced, today: Date) -> Compiled {
    let files: Vec<(Examined, Vec<Procedure>)> = sources
        .par_iter()
        .map(|source| {
            let mut procedures = Vec::new();
            let examined = examine_against(source, replaced, &mut |procedure| procedures.push(procedure));
            (examined, procedures)
        })
        .collect();
    let (mut examined, procedures): (Vec<Examined>, Vec<Vec<Procedure>>) = files.into_iter().unzip();
    let diagnostics = conclude(&mut examined, today);
    let mut catalogue = Catalogue::default();
    for (file, procedures) in examined.into_iter().zip(procedures) {
        catalogue.add(Draft { procedures, ..file.law });
    }
    Compiled { catalogue, diagnostics }
}
