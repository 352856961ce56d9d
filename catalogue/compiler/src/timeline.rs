//! The text in force on a day: base, then every operation whose days contain it, by first day, then rank and date of
//! the instrument. From it come all versions of a procedure, past and future.
//!
//! Operations work on trees: a version is lowered and checked like a text that somebody wrote, and every fact in it
//! still points to where it was written, in the base or in an amendment.

mod address;
mod apply;
mod entries;
mod errata;
mod law;
mod lives;
mod order;
mod outside;
mod powers;
mod state;
mod succession;
mod wording;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use jiff::civil::Date;
use tthc_dsl::Spanned;
use tthc_dsl::diagnostic::{Days, Diagnostic};
use tthc_dsl::tree::Node;
use tthc_dsl::{Span, Word};

pub use law::{Law, Planned, Succession, What};
pub use lives::{Ended, Life, Lives};

use crate::model::{Applied, AppliedKind, Validity};
use apply::Marks;
use state::State;

/// A version, with what was made of its text.
#[derive(Clone, Debug)]
pub struct Version<T> {
    pub validity: Validity,
    pub made: T,
    pub applied: Vec<Applied>,
}

/// Days as people write them, from a first day and the first day behind the last.
pub fn days(from: Option<Date>, until: Option<Date>) -> Days {
    Days { first: from, last: until.and_then(|until| until.yesterday().ok()) }
}

/// All versions of a procedure, in the order of their days; none where nothing changes it. What is wrong with operations is
/// told once for each.
///
/// `base` is the validity of the text as it is written. `make` sees each version's text, which is not kept.
pub fn versions<T>(
    node: &Node,
    base: &Validity,
    law: &Law,
    out: &mut Vec<Diagnostic>,
    make: &mut dyn FnMut(&Node) -> T,
) -> Vec<Version<T>> {
    let Some(code) = node.code() else { return Vec::new() };
    let plans = plans(node, law);
    let still = plans.is_empty() && !(law.has_successions() && succession::reaches(node, law));
    if still || base.pending || base.unreadable {
        return Vec::new();
    }
    let errata = plans.iter().enumerate().filter(|(_, plan)| plan.is_correction() && plan.planned.from.is_some());
    let errata = errata.filter_map(|(at, plan)| match plan.planned.what {
        What::Operations(number) => Some((at, errata::single(&plan.planned.amendment.operations[number].clauses))),
        _ => None,
    });
    let mut history = History {
        code: code.value,
        base,
        law,
        plans: &plans,
        errata: errata.collect(),
        successions: BTreeSet::new(),
        written: Vec::new(),
        marks: Marks::default(),
        found: Vec::new(),
        out,
    };
    let versions = history.versions(node, make);
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

    /// It begins before the procedure; or on its first day, and then nothing is left to end or to rename.
    fn is_early(&self, begin: Date) -> bool {
        let whole = !matches!(self.planned.what, What::Operations(_));
        self.planned.from.is_some_and(|from| from < begin || (from == begin && whole))
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
    /// The operations of errata, by the place of their plan.
    errata: Vec<(usize, Vec<Node>)>,
    /// The days on which bodies that the texts name are succeeded.
    successions: BTreeSet<Date>,
    /// From which day the clauses of amendments are part of the text, by their places.
    written: Vec<(Span, Date)>,
    marks: Marks,
    /// Findings with the number of the version that they were made in.
    found: Vec<(Days, Diagnostic)>,
    out: &'h mut Vec<Diagnostic>,
}

impl History<'_> {
    fn versions<T>(&mut self, node: &Node, make: &mut dyn FnMut(&Node) -> T) -> Vec<Version<T>> {
        let begin = self.begin();
        let end = self.end();
        self.outside(begin, end);
        let mut versions: Vec<Version<T>> = Vec::new();
        let boundaries = self.boundaries(node, begin, end);
        let mut state: Option<State> = None;
        let mut next = boundaries.iter().skip(1);
        for (number, from) in boundaries.iter().enumerate() {
            let until = next.next().copied().or(end);
            let current = self.text(node, *from, state.take());
            let shown = days(self.from(*from, begin), until);
            self.found.extend(current.told.iter().map(|told| (shown, told.clone())));
            let validity = self.validity(*from, until, begin, &current.applied);
            match versions.last_mut() {
                // What made them is almost never the same, so the text before is made again for it.
                Some(last)
                    if number > 0
                        && same(&last.applied, &current.applied)
                        && self.text(node, boundaries[number - 1], None).node == current.node =>
                {
                    last.validity.until = validity.until;
                }
                _ => {
                    let made = make(&current.node);
                    versions.push(Version { validity, made, applied: current.applied.clone() });
                }
            }
            state = Some(current);
        }
        self.pending(state.map_or_else(|| node.clone(), |last| last.node));
        self.idle(&versions);
        versions
    }

    fn begin(&self) -> Date {
        self.base.first_day().unwrap_or(Date::MIN)
    }

    /// The open start of a base stays open.
    fn from(&self, day: Date, begin: Date) -> Option<Date> {
        if day == begin { self.base.first_day() } else { Some(day) }
    }

    /// The first day without the procedure: the base's own end, or the first repeal. One before it begins repeals nothing.
    fn end(&self) -> Option<Date> {
        let repeals =
            self.plans.iter().filter(|plan| matches!(plan.planned.what, What::Repeal(_)) && plan.case.is_none());
        let repealed = repeals.filter_map(|plan| plan.planned.from).filter(|from| self.begin() < *from).min();
        let own = self.base.until.map(|until| until.value);
        own.into_iter().chain(repealed).min()
    }

    /// Every day on which the text may become another.
    fn boundaries(&mut self, node: &Node, begin: Date, end: Option<Date>) -> Vec<Date> {
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
            self.successions = succession::days(&bodies, self.law);
            self.written = state::written(self.plans);
            boundaries.extend(&self.successions);
        }
        boundaries.into_iter().filter(|day| *day >= begin && end.is_none_or(|end| *day < end)).collect()
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
            let span = plan.planned.place;
            let is_repeal = matches!(plan.planned.what, What::Repeal(_));
            let base = self.base;
            if plan.is_early(begin) {
                self.out.push(outside::too_early(&plan.planned.amendment, self.code, (span, from), base));
            } else if let Some(end) = end.filter(|end| from > *end || (from == *end && !is_repeal)) {
                let repeal = self.plans.iter().find(|one| {
                    matches!(one.planned.what, What::Repeal(_)) && one.planned.from == Some(end) && one.case.is_none()
                });
                let by = repeal.map(|one| (one.planned.amendment.id.value.as_str(), one.planned.place));
                self.out.push(outside::too_late(&plan.planned.amendment, self.code, (span, from), end, by));
            }
        }
    }

    /// What has no day yet is tried on the last text, so that its mistakes are known before it begins.
    fn pending(&mut self, mut node: Node) {
        for at in (0..self.plans.len()).filter(|at| self.plans[*at].planned.from.is_none()) {
            let mut told = self.try_pending(at, &mut node);
            self.out.append(&mut told);
        }
    }

    /// An erratum corrects something somewhere.
    fn idle<T>(&mut self, versions: &[Version<T>]) {
        for plan in self.plans.iter().filter(|plan| plan.is_correction() && plan.planned.from.is_some()) {
            let id = &plan.planned.amendment.id.value;
            let corrects = |version: &Version<T>| {
                version.applied.iter().any(|one| one.kind == AppliedKind::Correction && one.name == *id)
            };
            if !versions.iter().any(corrects) {
                self.out.push(outside::corrects_nothing(&plan.planned.amendment, self.code, plan.planned.place));
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

/// The same amendments in the same order; which of their days it is does not matter.
fn same(one: &[Applied], other: &[Applied]) -> bool {
    let key = |applied: &Applied| (applied.kind, applied.name.clone());
    one.iter().map(key).eq(other.iter().map(key))
}
