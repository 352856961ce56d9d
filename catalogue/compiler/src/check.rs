//! The whole check in one place: the law first, then files one by one in every version of their procedures, then what
//! holds between them.

use std::hash::{DefaultHasher, Hash, Hasher};

use jiff::civil::Date;
use rayon::prelude::*;
use tthc_dsl::diagnostic::{self, Diagnostic};
use tthc_dsl::tree::Tree;
use tthc_dsl::{FileId, Severity, Source, Span, Word};

use crate::catalogue::Catalogue;
use crate::conditions;
use crate::facts::Facts;
use crate::lower::{self, Draft};
use crate::model::{Amendment, Procedure};
use crate::names;
use crate::replaced::Replaced;
use crate::resolve;
use crate::rules;
use crate::timeline::{self, Law};
use crate::waivers;

/// What one file says and what is wrong in it.
#[derive(Debug, Default)]
pub struct Examined {
    /// Everything but procedures.
    pub law: Draft,
    /// Of each version of each procedure.
    pub facts: Vec<Facts>,
    pub diagnostics: Vec<Diagnostic>,
}

/// A checked workspace.
#[derive(Debug)]
pub struct Compiled {
    pub catalogue: Catalogue,
    pub diagnostics: Vec<Diagnostic>,
}

/// What files are examined against: the changes that reach their procedures, and the papers that the State holds.
#[derive(Clone, Copy)]
pub struct Against<'a> {
    pub law: &'a Law,
    pub replaced: &'a Replaced,
}

/// What one file declares that can change procedures of others.
#[derive(Debug)]
pub struct Declared {
    pub law: Draft,
    /// What is wrong in it, where it holds no procedure: then it need not be examined again.
    pub whole: Option<Vec<Diagnostic>>,
}

impl Declared {
    /// The file as examined, where there is no more to examine.
    pub fn examined(self) -> Option<Examined> {
        let diagnostics = self.whole?;
        Some(Examined { law: self.law, facts: Vec::new(), diagnostics })
    }
}

/// What one file declares that can change procedures of others. `None`: nothing.
pub fn declared(source: &Source) -> Option<Declared> {
    if !tthc_dsl::may_change_procedures(&source.text) {
        return None;
    }
    let parsed = tthc_dsl::parse(source);
    let mut out = parsed.diagnostics;
    let law = law_of(&parsed.tree, source, &mut out);
    let procedures = parsed.tree.items.iter().any(|item| item.is(Word::Procedure));
    Some(Declared { law, whole: (!procedures).then_some(out) })
}

fn law_of(tree: &Tree, source: &Source, out: &mut Vec<Diagnostic>) -> Draft {
    let mut draft = lower::law(tree, out);
    for amendment in &mut draft.amendments {
        let item = tree.items.iter().find(|item| item.name_value().is_some_and(|name| name.span == amendment.id.span));
        let mut hasher = DefaultHasher::new();
        item.and_then(|item| source.text.get(item.span.range())).hash(&mut hasher);
        amendment.digest = hasher.finish();
    }
    draft
}

/// Reads and checks one file by itself. The versions of each procedure are handed to `keep` and dropped: a check of many
/// files holds none of them.
pub fn examine(source: &Source, keep: &mut dyn FnMut(Vec<Procedure>)) -> Examined {
    let declared = declared(source);
    let law = declared.as_ref().map_or_else(Law::default, |declared| Law::of(&[&declared.law]));
    examine_against(source, Against { law: &law, replaced: &Replaced::default() }, keep)
}

/// The same of a file among others.
pub fn examine_against(source: &Source, against: Against<'_>, keep: &mut dyn FnMut(Vec<Procedure>)) -> Examined {
    let parsed = tthc_dsl::parse(source);
    let mut out = parsed.diagnostics;
    let law = law_of(&parsed.tree, source, &mut out);
    let mut facts = Vec::new();
    for item in &parsed.tree.items {
        let mut found = Vec::new();
        let Some(base) = lower::procedure(item, &mut found) else { continue };
        let code = base.code.value.clone();
        // What an amendment does not find in a text with a mistake follows from the mistake.
        let slips = out.iter().filter(|slip| holds(item.span, slip.span)).chain(&found);
        let slipped = slips.into_iter().any(|slip| slip.severity == Severity::Error);
        let mut of_operations = Vec::new();
        let versions = versions(item, base, against.law, &mut of_operations);
        if !slipped {
            found.append(&mut of_operations);
        }
        let varies = versions.len() > 1;
        for (number, version) in versions.iter().enumerate() {
            let mut of_version = Facts::of(version);
            of_version.still_asked = against.replaced.still_asked(version);
            of_version.code = versions[0].code.value.as_str().into();
            of_version.start = versions[0].span.start;
            of_version.file = versions[0].span.file;
            (of_version.varies, of_version.first) = (varies, number == 0);
            facts.push(of_version);
            let mut of_version = Vec::new();
            version_alone(version, against.law, &mut of_version);
            if varies {
                let days = timeline::days(version.validity.first_day(), version.validity.until.map(|day| day.value));
                of_version.iter_mut().for_each(|diagnostic| diagnostic.days.push(days));
            }
            found.append(&mut of_version);
        }
        if varies {
            everywhere(&versions, &mut found);
        }
        rules::timeline(&versions, against.law, &mut found);
        out.extend(found.into_iter().map(|found| found.about(&code)));
        keep(versions);
    }
    Examined { law, facts, diagnostics: out }
}

/// What is wrong in a version was told of the base, if it stands there.
fn known(told: &[Diagnostic], found: &Diagnostic) -> bool {
    told.iter().any(|other| other.code == found.code && other.span == found.span)
}

fn holds(span: Span, inner: Span) -> bool {
    span.file == inner.file && span.start <= inner.start && inner.start <= span.end
}

/// What a version shows by itself.
fn version_alone(version: &Procedure, law: &Law, out: &mut Vec<Diagnostic>) {
    conditions::check(version, out);
    rules::unknown_steps(version, out);
    rules::procedure(version, out);
    rules::lives(version, law, out);
}

/// The versions of a procedure, in the order of their days.
fn versions(item: &tthc_dsl::tree::Node, base: Procedure, law: &Law, out: &mut Vec<Diagnostic>) -> Vec<Procedure> {
    if law.is_still() {
        return vec![base];
    }
    let found = timeline::versions(item, &base.validity, law, out, &mut |node| {
        let mut of_version = Vec::new();
        (lower::procedure(node, &mut of_version), of_version)
    });
    if let [only] = found.as_slice()
        && only.applied.is_empty()
    {
        // Its days may be cut short all the same.
        return vec![Procedure { validity: only.validity.clone(), ..base }];
    }
    let mut versions = Vec::with_capacity(found.len());
    for version in found {
        let (Some(mut procedure), of_version) = version.made else { continue };
        out.extend(of_version.into_iter().filter(|found| !known(out, found)).collect::<Vec<_>>());
        procedure.validity = version.validity;
        procedure.applied = version.applied;
        versions.push(procedure);
    }
    if versions.is_empty() { vec![base] } else { versions }
}

/// What is found in every version needs no days.
fn everywhere(versions: &[Procedure], out: &mut Vec<Diagnostic>) {
    let last = |version: &Procedure| version.validity.until.map(|day| day.value);
    let (Some(first), Some(end)) = (versions.first(), versions.last()) else { return };
    let all = timeline::days(first.validity.first_day(), last(end));
    diagnostic::sort(out);
    for found in out.iter_mut().filter(|found| found.days == [all]) {
        found.days.clear();
    }
}

/// What holds between files: names, days of instruments, families.
pub fn conclude(examined: &mut [Examined], law: &Law, today: Date) -> Vec<Diagnostic> {
    let mut out = law.diagnostics.clone();
    let mut facts = Vec::new();
    for file in examined.iter_mut() {
        out.append(&mut file.diagnostics);
        facts.append(&mut file.facts);
    }
    let drafts: Vec<&Draft> = examined.iter().map(|file| &file.law).collect();
    let mut names = names::collect(&drafts, &facts, &mut out);
    names::renamed(&drafts, &mut names, &mut out);
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
    out.iter_mut().for_each(|found| announce(found, today));
    waivers::apply(&drafts, &names, today, &mut out);
    diagnostic::sort(&mut out);
    out
}

/// What will be wrong on days to come only is a warning until then.
fn announce(found: &mut Diagnostic, today: Date) {
    let to_come = |days: &diagnostic::Days| days.first.is_some_and(|first| today < first);
    if !found.days.is_empty() && found.days.iter().all(to_come) && found.severity == Severity::Error {
        found.severity = Severity::Warning;
    }
}

/// Checks many files without holding them: each is read when its turn comes, and once before where it may change
/// others.
pub fn check<E: Send>(
    count: usize,
    today: Date,
    read: impl Fn(FileId) -> Result<(Source, Vec<Diagnostic>), E> + Sync,
) -> Result<Vec<Diagnostic>, E> {
    let first: Result<Vec<Option<Declared>>, E> = (0..count)
        .into_par_iter()
        .map(|number| {
            let (source, encoding) = read(FileId(number as u32))?;
            let mut declared = declared(&source);
            if let Some(found) = declared.as_mut().and_then(|declared| declared.whole.as_mut()) {
                found.extend(encoding);
            }
            Ok(declared)
        })
        .collect();
    let first = first?;
    let law = Law::of(&first.iter().flatten().map(|declared| &declared.law).collect::<Vec<_>>());
    let replaced = Replaced::default();
    let against = Against { law: &law, replaced: &replaced };
    let examined: Result<Vec<Examined>, E> = first
        .into_par_iter()
        .enumerate()
        .map(|(number, declared)| {
            if let Some(examined) = declared.and_then(Declared::examined) {
                return Ok(examined);
            }
            let (source, encoding) = read(FileId(number as u32))?;
            let mut examined = examine_against(&source, against, &mut |_| {});
            examined.diagnostics.extend(encoding);
            Ok(examined)
        })
        .collect();
    Ok(conclude(&mut examined?, &law, today))
}

/// Checks the files and keeps the catalogue that they describe.
pub fn compile(sources: &[Source], today: Date) -> Compiled {
    compile_against(sources, &Replaced::default(), today)
}

/// The same, with the list of papers that the State already holds.
pub fn compile_against(sources: &[Source], replaced: &Replaced, today: Date) -> Compiled {
    compile_with(sources, replaced, today, &|_| true)
}

/// The same as if only some of the amendments had been made.
pub fn compile_with(
    sources: &[Source],
    replaced: &Replaced,
    today: Date,
    keep: &(dyn Fn(&Amendment) -> bool + Sync),
) -> Compiled {
    let mut first: Vec<Option<Declared>> = sources.par_iter().map(declared).collect();
    first.iter_mut().flatten().for_each(|declared| declared.law.amendments.retain(keep));
    let law = Law::of(&first.iter().flatten().map(|declared| &declared.law).collect::<Vec<_>>());
    let against = Against { law: &law, replaced };
    let files: Vec<(Examined, Vec<Vec<Procedure>>)> = sources
        .par_iter()
        .zip(first)
        .map(|(source, declared)| {
            let mut procedures = Vec::new();
            if let Some(examined) = declared.and_then(Declared::examined) {
                return (examined, procedures);
            }
            let examined = examine_against(source, against, &mut |versions| procedures.push(versions));
            (examined, procedures)
        })
        .collect();
    let (mut examined, procedures): (Vec<Examined>, Vec<Vec<Vec<Procedure>>>) = files.into_iter().unzip();
    let diagnostics = conclude(&mut examined, &law, today);
    let mut catalogue = Catalogue::default();
    for (mut file, procedures) in examined.into_iter().zip(procedures) {
        file.law.amendments.retain(keep);
        // In the catalogue an amendment has the days that it takes from its instrument.
        for amendment in &mut file.law.amendments {
            if let Some(days) = law.days_of(&amendment.id.value) {
                amendment.validity = days.clone();
            }
        }
        catalogue.add(file.law);
        procedures.into_iter().for_each(|versions| catalogue.add_versions(versions));
    }
    Compiled { catalogue, diagnostics }
}
