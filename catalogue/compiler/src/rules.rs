//! The library of compliance rules: each with its law, two examples and its check.

mod family;
mod flow;
mod held;
mod instruments;
mod levels;
mod mandatory;
mod papers;
mod powers;
mod published;
mod time;

use jiff::civil::Date;
use tthc_dsl::Span;
use tthc_dsl::diagnostic::{Diagnostic, Severity, Words};

pub(crate) use flow::unknown_steps;
pub(crate) use levels::ABOLISHED;

use crate::facts::Facts;
use crate::model::Procedure;
use crate::names::Names;
use crate::timeline::Law;

/// A text in Vietnamese and English that is written into the program.
pub type Pair = (&'static str, &'static str);

/// A compliance rule. Everything that is told about it comes from here.
#[derive(Debug)]
pub struct Rule {
    pub id: &'static str,
    pub severity: Severity,
    pub title: Pair,
    /// The provision, as a citation with Vietnamese keywords.
    pub law: &'static str,
    /// What the law demands and why it matters, in our own words.
    pub why: Pair,
    /// What to do about a finding.
    pub fix: Pair,
    /// The provision has been read in full; otherwise the rule says that it was not.
    pub read: bool,
    /// Lines of the complete example that the rule accepts.
    pub good: &'static str,
    /// What in their place this rule, and no other, rejects.
    pub bad: &'static str,
    pub check: Check,
}

/// A small workspace without a finding; the examples of rules and of language findings each change a line of it.
///
/// An illustration of the form, not law: its codes, days in force, limits and fees are made up. The catalogue's facts stand in
/// `procedures/`, each with its source.
pub const COMPLETE: &str = include_str!("library/complete.tthc");

/// What a rule looks at.
pub enum Check {
    /// One procedure at a time.
    Procedure(fn(&Rule, &Procedure, &mut Vec<Diagnostic>)),
    /// One version, and the lives of the instruments that it rests on.
    Lives(fn(&Rule, &Procedure, &Law, &mut Vec<Diagnostic>)),
    /// All versions of one procedure.
    Timeline(fn(&Rule, &[Procedure], &Law, &mut Vec<Diagnostic>)),
    /// Names, days and families across the workspace.
    Workspace(fn(&Rule, &World<'_>, &mut Vec<Diagnostic>)),
}

impl std::fmt::Debug for Check {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Check::Procedure(_) => "Procedure",
            Check::Lives(_) => "Lives",
            Check::Timeline(_) => "Timeline",
            Check::Workspace(_) => "Workspace",
        })
    }
}

/// What a rule over the workspace sees.
pub struct World<'w> {
    pub facts: &'w [Facts],
    pub names: &'w Names,
    pub today: Date,
}

/// Every rule, in the order of the library.
pub const RULES: &[&Rule] = &[
    &mandatory::LIMIT,
    &mandatory::NAME,
    &mandatory::STEPS,
    &mandatory::CHANNELS,
    &mandatory::DOSSIER,
    &mandatory::SUBJECTS,
    &mandatory::AUTHORITY,
    &mandatory::LEVEL,
    &mandatory::RESULT_OF_STEP,
    &mandatory::STATED_OR_ABSENT,
    &mandatory::BASIS,
    &levels::DISTRICT,
    &levels::ENDED_AUTHORITY,
    &published::DISTRICT_TEXT,
    &instruments::NOT_YET,
    &instruments::ENDED,
    &instruments::ENDS_WITHIN,
    &instruments::BEFORE_BASIS,
    &published::UNKNOWN_BASIS,
    &instruments::DISPLACED,
    &time::STEPS_LONGER,
    &flow::UNREACHABLE,
    &flow::NO_WAY_ON,
    &time::NO_START,
    &time::APPLICANT_COUNTED,
    &time::MIXED_UNITS,
    &published::CONTRADICTION,
    &published::UNREAD,
    &family::SPLIT,
    &papers::TWICE,
    &held::HELD,
    &powers::NO_BURDEN,
    &powers::PASSED_ON,
    &powers::ENDLESS_DELEGATION,
    &powers::CIRCULAR,
];

pub fn procedure(procedure: &Procedure, out: &mut Vec<Diagnostic>) {
    for rule in RULES {
        if let Check::Procedure(check) = rule.check {
            check(rule, procedure, out);
        }
    }
}

/// What the lives of instruments say of one version.
pub(crate) fn lives(procedure: &Procedure, law: &Law, out: &mut Vec<Diagnostic>) {
    for rule in RULES {
        if let Check::Lives(check) = rule.check {
            check(rule, procedure, law, out);
        }
    }
}

/// What holds between the versions of one procedure.
pub(crate) fn timeline(versions: &[Procedure], law: &Law, out: &mut Vec<Diagnostic>) {
    for rule in RULES {
        if let Check::Timeline(check) = rule.check {
            check(rule, versions, law, out);
        }
    }
}

pub fn workspace(world: &World<'_>, out: &mut Vec<Diagnostic>) {
    for rule in RULES {
        if let Check::Workspace(check) = rule.check {
            check(rule, world, out);
        }
    }
}

/// Findings of one version: they name its procedure, and its days where there are other versions.
fn told_of(version: &Facts, out: &mut Vec<Diagnostic>, find: impl FnOnce(&mut Vec<Diagnostic>)) {
    let before = out.len();
    find(out);
    for found in &mut out[before..] {
        found.procedure = Some(version.code.clone());
        if version.varies {
            found.days.push(version.days());
        }
    }
}

impl Rule {
    /// A finding of this rule, with its law.
    fn finding(&self, span: Span, message: Words, help: Words) -> Diagnostic {
        Diagnostic::new(self.id, self.severity, span, message).law(self.law).help(help)
    }
}
