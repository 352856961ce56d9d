//! The text in force on a day: base, then every operation whose days contain it, by first day, then rank and date of
//! the instrument. From it come all versions of a procedure, past and future.
//!
//! Operations work on trees: a version is lowered and checked like a text that somebody wrote, and every fact in it
//! still points to where it was written, in the base or in an amendment.

mod address;
mod apply;
mod entries;
mod law;
mod lives;
mod order;
mod powers;
mod succession;
mod wording;

#[cfg(test)]
mod tests;

use std::collections::{BTreeSet, HashSet};

use jiff::civil::Date;
use tthc_dsl::Spanned;
use tthc_dsl::diagnostic::{Days, Diagnostic};
use tthc_dsl::tree::{Node, Value};
use tthc_dsl::{Span, Word};

pub use law::{Law, Planned, Succession, What};
pub use lives::{Ended, Life, Lives};

use crate::model::{Applied, AppliedKind, Validity};
use apply::Operation;

/// A version before it is lowered.
#[derive(Clone, Debug)]
pub struct Version {
    pub validity: Validity,
    pub node: Node,
    pub applied: Vec<Applied>,
}

/// Days as people write them, from a first day and the first day behind the last.
pub fn days(from: Option<Date>, until: Option<Date>) -> Days {
    Days { first: from, last: until.and_then(|until| until.yesterday().ok()) }
}

/// All versions of a procedure, in the order of their days. What is wrong with operations is told once for each.
///
/// `base` is the validity of the text as it is written.
pub fn versions(node: &Node, base: &Validity, law: &Law, out: &mut Vec<Diagnostic>) -> Vec<Version> {
    let Some(code) = node.code() else { return Vec::new() };
    let plans = plans(node, law);
    let still = plans.is_empty() && !(law.has_successions() && succession::reaches(node, law));
    if still || base.pending || base.unreadable {
        return vec![Version { validity: base.clone(), node: node.clone(), applied: Vec::new() }];
    }
    let mut history =
        History { code: code.value, base, law, plans: &plans, found: Vec::new(), failed: HashSet::new(), out };
    let versions = history.versions(node);
    history.tell();
    versions
}

/// What reaches the procedure, by its own code and by those of its cases.
fn plans<'l>(node: &Node, law: &'l Law) -> Vec<Plan<'l>> {
    let own = node.code().map(|code| code.value);
    let cases =
        node.all(Word::Case).filter_map(|case| Some((case.name_value()?.value, case.child(Word::Code)?.code()?)));
    let mut plans: Vec<Plan<'l>> = Vec::new();
    for (case, code) in
        own.map(|code| (None, code)).into_iter().chain(cases.map(|(case, code)| (Some(case), code.value)))
    {
        let of_case = case.map(str::to_owned);
        plans.extend(law.plans(code).iter().map(|planned| Plan { planned, case: of_case.clone() }));
    }
    // Each list is in order; of several lists the order is by day, and stable.
    if plans.iter().any(|plan| plan.case.is_some()) {
        plans.sort_by_key(|plan| plan.planned.from);
    }
    plans
}

/// A planned operation, on the procedure or on one of its cases.
struct Plan<'l> {
    planned: &'l Planned,
    case: Option<String>,
}

impl Plan<'_> {
    fn is_correction(&self) -> bool {
        self.planned.amendment.correction
    }

    /// Its days contain this one.
    fn holds(&self, day: Date) -> bool {
        self.planned.from.is_some_and(|from| from <= day) && self.planned.until.is_none_or(|until| day < until)
    }
}

struct History<'h> {
    code: &'h str,
    base: &'h Validity,
    law: &'h Law,
    plans: &'h [Plan<'h>],
    /// Findings with the number of the version that they were made in.
    found: Vec<(Days, Diagnostic)>,
    /// Operations that could not be applied on their first day, by plan and clause: they are on no day.
    failed: HashSet<(usize, usize)>,
    out: &'h mut Vec<Diagnostic>,
}

impl History<'_> {
    fn versions(&mut self, node: &Node) -> Vec<Version> {
        let begin = self.base.first_day().unwrap_or(Date::MIN);
        let end = self.end();
        self.outside(begin, end);
        let mut versions: Vec<Version> = Vec::new();
        let boundaries = self.boundaries(node, begin, end);
        let mut next = boundaries.iter().skip(1);
        for (number, from) in boundaries.iter().enumerate() {
            let until = next.next().copied().or(end);
            let (text, applied) = self.text(node, *from, days(self.from(*from, begin), until));
            let validity = self.validity(*from, until, begin, &applied);
            match versions.last_mut() {
                Some(last) if number > 0 && last.node == text && same(&last.applied, &applied) => {
                    last.validity.until = validity.until;
                }
                _ => versions.push(Version { validity, node: text, applied }),
            }
        }
        self.pending(node, &versions);
        self.idle(&versions);
        versions
    }

    /// The open start of a base stays open.
    fn from(&self, day: Date, begin: Date) -> Option<Date> {
        if day == begin { self.base.first_day() } else { Some(day) }
    }

    /// The first day without the procedure: the base's own end, or the first repeal.
    fn end(&self) -> Option<Date> {
        let repeals =
            self.plans.iter().filter(|plan| matches!(plan.planned.what, What::Repeal(_)) && plan.case.is_none());
        let repealed = repeals.filter_map(|plan| plan.planned.from).min();
        let own = self.base.until.map(|until| until.value);
        own.into_iter().chain(repealed).min()
    }

    /// Every day on which the text may become another.
    fn boundaries(&self, node: &Node, begin: Date, end: Option<Date>) -> Vec<Date> {
        let mut boundaries = BTreeSet::from([begin]);
        for plan in self.plans {
            boundaries.extend(plan.planned.from);
            boundaries.extend(plan.planned.until);
        }
        if self.law.has_successions() {
            let mut bodies: Vec<&Node> = vec![node];
            let operations = self.plans.iter().filter_map(|plan| match plan.planned.what {
                What::Operations(at) => Some(&plan.planned.amendment.operations[at]),
                _ => None,
            });
            bodies.extend(operations.flat_map(|operations| &operations.clauses));
            boundaries.extend(succession::days(&bodies, self.law));
        }
        boundaries.into_iter().filter(|day| *day >= begin && end.is_none_or(|end| *day < end)).collect()
    }

    /// The text in force on a day, and what made it.
    fn text(&mut self, base: &Node, day: Date, shown: Days) -> (Node, Vec<Applied>) {
        let mut node = base.clone();
        let mut applied: Vec<Applied> = Vec::new();
        let mut told = Vec::new();
        self.correct(&mut node, day, &mut applied);
        let mut succeeded: Option<Date> = None;
        for (at, plan) in self.plans.iter().enumerate() {
            if plan.is_correction() || !plan.holds(day) {
                continue;
            }
            // A body's successor has it on the days before those of a later operation.
            let from = plan.planned.from.unwrap_or(day);
            if succeeded.is_none_or(|last| last < from) {
                self.succeed(&mut node, from.yesterday().unwrap_or(from), &mut applied);
                succeeded = Some(from);
            }
            let first = plan.planned.from == Some(day);
            self.step(at, plan, first, &mut node, &mut applied, &mut told);
            self.correct(&mut node, day, &mut applied);
        }
        self.succeed(&mut node, day, &mut applied);
        self.found.extend(told.into_iter().map(|diagnostic| (shown, diagnostic)));
        (node, applied)
    }

    fn succeed(&self, node: &mut Node, day: Date, applied: &mut Vec<Applied>) {
        let begin = self.base.first_day().unwrap_or(Date::MIN);
        let since = |place: Span| {
            let holds = |plan: &&Plan<'_>| match plan.planned.what {
                What::Operations(at) => {
                    plan.planned.amendment.operations[at].clauses.iter().any(|clause| within(place, clause))
                }
                _ => false,
            };
            self.plans.iter().find(holds).map_or(begin, |plan| plan.planned.from.unwrap_or(begin))
        };
        succession::apply(node, &succession::Successors { law: self.law, day, since: &since }, applied);
    }

    fn step(
        &mut self,
        at: usize,
        plan: &Plan<'_>,
        first: bool,
        node: &mut Node,
        applied: &mut Vec<Applied>,
        told: &mut Vec<Diagnostic>,
    ) {
        let amendment = &plan.planned.amendment;
        match plan.planned.what {
            What::Repeal(_) => return,
            What::Rename(number) => {
                let new = &amendment.renames[number].new;
                if let Some(code) = node.values.iter_mut().find(|value| matches!(value.value, Value::Code(_))) {
                    *code = Spanned::new(Value::Code(new.value.clone()), new.span);
                }
            }
            What::Operations(number) => {
                let Some(target) = target(node, plan.case.as_deref()) else { return };
                let since = self.since(applied);
                let conflicts = if first { self.conflicts(at) } else { Vec::new() };
                for (place, clause) in amendment.operations[number].clauses.iter().enumerate() {
                    if self.failed.contains(&(at, place)) {
                        continue;
                    }
                    // That it finds another value than it expects follows from the conflict.
                    let first = first && !conflicts.iter().any(|found| within(found.span, clause));
                    let operation = Operation { amendment, code: self.code, first, since: since.as_ref() };
                    let before = told.len();
                    operation.apply(target, clause, told);
                    if first && told.len() > before {
                        self.failed.insert((at, place));
                    }
                }
                told.extend(conflicts);
            }
        }
        push(applied, AppliedKind::Amendment, plan.planned);
    }

    /// Two amendments of one day on one field, neither after the other.
    fn conflicts(&self, at: usize) -> Vec<Diagnostic> {
        let plan = &self.plans[at];
        let mut told = Vec::new();
        let What::Operations(number) = plan.planned.what else { return told };
        let amendment = &plan.planned.amendment;
        let others = self.plans[..at].iter().rev().take_while(|other| other.planned.from == plan.planned.from);
        for other in others.filter(|other| other.case == plan.case && !other.is_correction()) {
            let What::Operations(of_other) = other.planned.what else { continue };
            let earlier = &other.planned.amendment;
            let is_after = amendment.after.iter().any(|name| name.value == earlier.id.value);
            if earlier.id == amendment.id || is_after {
                continue;
            }
            let (mine, its) = (&amendment.operations[number].clauses, &earlier.operations[of_other].clauses);
            told.extend(address::conflicts((amendment, mine), (earlier, its), self.code));
        }
        told
    }

    /// Errata, wherever what they correct stands.
    fn correct(&self, node: &mut Node, day: Date, applied: &mut Vec<Applied>) {
        for plan in self.plans.iter().filter(|plan| plan.is_correction() && plan.holds(day)) {
            let What::Operations(number) = plan.planned.what else { continue };
            let amendment = &plan.planned.amendment;
            let Some(target) = target(node, plan.case.as_deref()) else { continue };
            let operation = Operation { amendment, code: self.code, first: true, since: None };
            for clause in &amendment.operations[number].clauses {
                let before = target.clone();
                let mut told = Vec::new();
                operation.apply(target, clause, &mut told);
                if !told.is_empty() {
                    *target = before;
                } else if *target != before {
                    push(applied, AppliedKind::Correction, plan.planned);
                }
            }
        }
    }

    /// The amendment that made the text as it is, for a message about it.
    fn since(&self, applied: &[Applied]) -> Option<(String, Date)> {
        let last = applied.iter().rev().find(|one| one.kind != AppliedKind::Reorganisation)?;
        Some((last.name.clone(), last.from?))
    }

    fn validity(&self, from: Date, until: Option<Date>, begin: Date, applied: &[Applied]) -> Validity {
        let place = |day: Date| {
            let begins = self.plans.iter().find(|plan| plan.planned.from == Some(day));
            let ends = || self.plans.iter().find(|plan| plan.planned.until == Some(day));
            begins.or_else(ends).map_or(Span::default(), |plan| {
                let validity = &plan.planned.amendment.validity;
                validity.from.filter(|from| from.value == day).map_or(plan.planned.amendment.id.span, |from| from.span)
            })
        };
        let own_end = self.base.until.filter(|own| Some(own.value) == until);
        Validity {
            from: if from == begin { self.base.from } else { Some(Spanned::new(from, place(from))) },
            until: until.map(|until| own_end.unwrap_or_else(|| Spanned::new(until, place(until)))),
            pending: false,
            unreadable: false,
            basis: if applied.is_empty() || from == begin { self.base.basis.clone() } else { Vec::new() },
        }
    }

    /// An amendment cannot change what has not begun, or what has ended.
    fn outside(&mut self, begin: Date, end: Option<Date>) {
        for plan in self.plans.iter().filter(|plan| !plan.is_correction()) {
            let Some(from) = plan.planned.from else { continue };
            let span = plan.planned.span(self.code);
            let is_repeal = matches!(plan.planned.what, What::Repeal(_));
            let base = self.base;
            if from < begin {
                self.out.push(apply::too_early(&plan.planned.amendment, self.code, (span, from), base));
            } else if let Some(end) = end.filter(|end| from > *end || (from == *end && !is_repeal)) {
                let repeal = self.plans.iter().find(|one| {
                    matches!(one.planned.what, What::Repeal(_)) && one.planned.from == Some(end) && one.case.is_none()
                });
                let by = repeal.map(|one| (one.planned.amendment.id.value.as_str(), one.planned.span(self.code)));
                self.out.push(apply::too_late(&plan.planned.amendment, self.code, (span, from), end, by));
            }
        }
    }

    /// What has no day yet is tried on the last text, so that its mistakes are known before it begins.
    fn pending(&mut self, base: &Node, versions: &[Version]) {
        let mut node = versions.last().map_or_else(|| base.clone(), |last| last.node.clone());
        for (at, plan) in self.plans.iter().enumerate().filter(|(_, plan)| plan.planned.from.is_none()) {
            let mut told = Vec::new();
            self.step(at, plan, true, &mut node, &mut Vec::new(), &mut told);
            self.out.append(&mut told);
        }
    }

    /// An erratum corrects something somewhere.
    fn idle(&mut self, versions: &[Version]) {
        for plan in self.plans.iter().filter(|plan| plan.is_correction() && plan.planned.from.is_some()) {
            let id = &plan.planned.amendment.id.value;
            let corrects = |version: &Version| {
                version.applied.iter().any(|one| one.kind == AppliedKind::Correction && one.name == *id)
            };
            if !versions.iter().any(corrects) {
                self.out.push(apply::corrects_nothing(
                    &plan.planned.amendment,
                    self.code,
                    plan.planned.span(self.code),
                ));
            }
        }
    }

    /// What was found in several versions is one finding, with its days where it is not found in all.
    fn tell(self) {
        for (days, diagnostic) in self.found {
            // All but what an operation meets on a later day is wrong in itself.
            self.out.push(if diagnostic.code == "TT073" { diagnostic.on(days) } else { diagnostic });
        }
    }
}

fn within(span: Span, clause: &Node) -> bool {
    span.file == clause.span.file && clause.span.start <= span.start && span.end <= clause.span.end
}

/// The procedure, or one of its cases.
fn target<'n>(node: &'n mut Node, case: Option<&str>) -> Option<&'n mut Node> {
    let Some(case) = case else { return Some(node) };
    node.children
        .iter_mut()
        .find(|child| child.is(Word::Case) && child.name_value().is_some_and(|name| name.value == case))
}

/// The same amendments in the same order; which of their days it is does not matter.
fn same(one: &[Applied], other: &[Applied]) -> bool {
    let key = |applied: &Applied| (applied.kind, applied.name.clone());
    one.iter().map(key).eq(other.iter().map(key))
}

fn push(applied: &mut Vec<Applied>, kind: AppliedKind, planned: &Planned) {
    let amendment = &planned.amendment;
    if applied.iter().any(|known| known.kind == kind && known.name == amendment.id.value) {
        return;
    }
    let provisions = std::iter::once(&amendment.under).chain(&amendment.basis);
    applied.push(Applied {
        kind,
        name: amendment.id.value.clone(),
        by: provisions.map(|provision| provision.value.clone()).collect(),
        from: planned.from.filter(|from| *from != Date::MIN),
        received_from: amendment.received_from.map(|day| day.value),
        span: amendment.id.span,
    });
}
