//! The text of a day as it grows: the base, then operation by operation, each day's before the next day's. Where nothing
//! ends, the next day's text goes on from this one's.

use std::collections::{BTreeSet, HashMap, HashSet};

use jiff::civil::Date;
use tthc_dsl::diagnostic::Diagnostic;
use tthc_dsl::tree::{Node, Value};
use tthc_dsl::{Span, Spanned, Word};

use super::apply::{Marks, Operation};
use super::{History, Plan, Planned, What, address, errata, succession};
use crate::model::{Applied, AppliedKind};

/// The text of a day, and what made it.
pub(super) struct State {
    pub node: Node,
    pub applied: Vec<Applied>,
    /// What is unclear in it, besides what operations met on their first day.
    pub told: Vec<Diagnostic>,
    day: Date,
    /// The first day on which a part of it ends, or an erratum reaches what is in it already: then it is made anew.
    stale: Option<Date>,
    /// The plans before this one have been looked at.
    next: usize,
    /// What errata add, take away or state anew, and have done.
    mended: HashSet<(usize, Span)>,
}

/// What the operations of one day have touched so far.
#[derive(Default)]
struct Today {
    day: Option<Date>,
    /// By field.
    touched: HashMap<String, Vec<(usize, Span)>>,
    /// By the place of the clause that made it.
    made: HashMap<Span, usize>,
}

impl History<'_> {
    /// The text in force on a day, from that of an earlier day where it still holds.
    pub(super) fn text(&mut self, base: &Node, day: Date, before: Option<State>) -> State {
        let still = before.filter(|state| state.stale.is_none_or(|stale| day < stale));
        let mut state = still.unwrap_or_else(|| self.fresh(base, day));
        state.told.retain(|told| told.code == "TT073");
        let begin = self.begin();
        let mut today = Today::default();
        // Each day's operations, then the successions of that day.
        let ahead = self.plans[state.next..].iter().filter_map(|plan| plan.planned.from);
        let days: BTreeSet<Date> =
            ahead.chain(self.successions.iter().copied()).filter(|from| state.day < *from && *from <= day).collect();
        for from in days {
            while let Some(plan) =
                self.plans.get(state.next).filter(|plan| plan.planned.from.is_none_or(|own| own <= from))
            {
                let at = state.next;
                state.next += 1;
                if plan.is_correction() || !plan.holds(day) || plan.is_early(begin) {
                    continue;
                }
                state.stale = state.stale.into_iter().chain(plan.planned.until).min();
                self.step(at, from == day, day, &mut state, &mut today);
            }
            if self.successions.contains(&from) {
                self.succeed(&mut state, from);
                self.mend(&mut state, day);
            }
        }
        state.day = day;
        state
    }

    fn fresh(&mut self, base: &Node, day: Date) -> State {
        let reached =
            self.errata.iter().flat_map(|(at, _)| [self.plans[*at].planned.from, self.plans[*at].planned.until]);
        let mut state = State {
            node: base.clone(),
            applied: Vec::new(),
            told: Vec::new(),
            day: Date::MIN,
            stale: reached.flatten().filter(|from| day < *from).min(),
            next: 0,
            mended: HashSet::new(),
        };
        self.mend(&mut state, day);
        state
    }

    /// What has no day yet is tried on the last text, so that its mistakes are known before it begins.
    pub(super) fn try_pending(&self, at: usize, node: &mut Node) -> Vec<Diagnostic> {
        let mut state = State {
            node: std::mem::take(node),
            applied: Vec::new(),
            told: Vec::new(),
            day: Date::MAX,
            stale: None,
            next: 0,
            mended: HashSet::new(),
        };
        self.step(at, true, Date::MIN, &mut state, &mut Today::default());
        *node = state.node;
        state.told
    }

    fn step(&self, at: usize, first: bool, day: Date, state: &mut State, today: &mut Today) {
        let plan = &self.plans[at];
        let amendment = &plan.planned.amendment;
        match plan.planned.what {
            What::Repeal(_) => return,
            What::Rename(number) => {
                let new = &amendment.renames[number].new;
                if first {
                    let field = ("mã".to_owned(), new.span, new.span);
                    state.told.extend(self.conflicts(at, vec![field], today));
                }
                if let Some(code) = state.node.values.iter_mut().find(|value| matches!(value.value, Value::Code(_))) {
                    *code = Spanned::new(Value::Code(new.value.clone()), new.span);
                }
            }
            What::Operations(number) => {
                let clauses = &amendment.operations[number].clauses;
                if first {
                    let mut fields = Vec::new();
                    address::addresses(clauses, plan.case.as_deref().unwrap_or(""), &mut fields);
                    state.told.extend(self.conflicts(at, fields, today));
                }
                let before = if first { self.law.before(&amendment.id.value) } else { HashSet::new() };
                for clause in clauses {
                    let Some(target) = target(&mut state.node, plan.case.as_deref()) else { return };
                    let maker = |place: Span| {
                        today.made.get(&place).copied().filter(|maker| self.is_rival(at, *maker, &before))
                    };
                    let operation = Operation {
                        amendment,
                        code: self.code,
                        from: plan.planned.from,
                        first,
                        applied: &state.applied,
                        plan: at,
                        marks: &self.marks,
                        rival: &|place| maker(place).map(|maker| &*self.plans[maker].planned.amendment),
                    };
                    operation.apply(target, clause, &mut state.told);
                    note(clause, at, &mut today.made);
                    let unmended = if self.errata.is_empty() { HashSet::new() } else { places(&state.node) };
                    self.mend(state, day);
                    // What is mended right behind it is what it brought, and stays its own.
                    if !self.errata.is_empty() {
                        let mended = places(&state.node).into_iter().filter(|place| !unmended.contains(place));
                        today.made.extend(mended.map(|place| (place, at)));
                    }
                }
            }
        }
        push(&mut state.applied, AppliedKind::Amendment, plan.planned);
    }

    /// Two amendments of one day on one field, neither after the other.
    fn conflicts(&self, at: usize, fields: Vec<(String, Span, Span)>, today: &mut Today) -> Vec<Diagnostic> {
        let plan = &self.plans[at];
        if today.day != plan.planned.from {
            *today = Today { day: plan.planned.from, ..Today::default() };
        }
        // Few days have more than one.
        let alone = |other: Option<&Plan<'_>>| other.is_none_or(|other| other.planned.from != plan.planned.from);
        if alone(self.plans.get(at + 1)) && at.checked_sub(1).is_none_or(|before| alone(self.plans.get(before))) {
            return Vec::new();
        }
        let before = self.law.before(&plan.planned.amendment.id.value);
        let mut told = Vec::new();
        for (key, head, clause) in fields {
            let known = today.touched.entry(key).or_default();
            if let Some((rival, first)) = known.iter().rev().find(|(other, _)| self.is_rival(at, *other, &before)) {
                let earlier = &self.plans[*rival].planned.amendment;
                told.push(address::conflict(&plan.planned.amendment, earlier, self.code, (head, *first)));
                self.marks.conflicting.borrow_mut().insert((at, clause));
            }
            known.push((at, head));
        }
        told
    }

    /// Another amendment, that this one does not come after by what they say.
    fn is_rival(&self, at: usize, other: usize, before: &HashSet<&str>) -> bool {
        let (own, its) = (&self.plans[at].planned.amendment, &self.plans[other].planned.amendment);
        own.id.value != its.id.value && !before.contains(its.id.value.as_str())
    }

    /// Errata, wherever what they correct stands. One may correct what another wrote; those that correct each other come to
    /// an end where they began.
    fn mend(&self, state: &mut State, day: Date) {
        let most: usize = self.errata.iter().map(|(_, clauses)| clauses.len()).sum();
        for _ in 0..most {
            let (start, done) = (state.node.clone(), state.mended.len());
            for (at, clauses) in &self.errata {
                let plan = &self.plans[*at];
                if !plan.holds(day) {
                    continue;
                }
                let Some(target) = target(&mut state.node, plan.case.as_deref()) else { continue };
                for clause in clauses {
                    let key = (*at, clause.span);
                    let everywhere = errata::everywhere(clause);
                    if !everywhere && state.mended.contains(&key) {
                        continue;
                    }
                    let mut told = Vec::new();
                    let before = target.clone();
                    let operation = Operation {
                        amendment: &plan.planned.amendment,
                        code: self.code,
                        first: true,
                        from: plan.planned.from,
                        applied: &[],
                        plan: *at,
                        marks: &Marks::default(),
                        rival: &|_| None,
                    };
                    operation.apply(target, clause, &mut told);
                    if !told.is_empty() {
                        *target = before;
                        continue;
                    }
                    if !everywhere {
                        state.mended.insert(key);
                    }
                    if *target != before {
                        push(&mut state.applied, AppliedKind::Correction, plan.planned);
                    }
                }
            }
            if state.node == start && state.mended.len() == done {
                break;
            }
        }
    }

    /// Bodies that are succeeded on a day, in what was part of the text before.
    fn succeed(&self, state: &mut State, day: Date) {
        let begin = self.begin();
        let since = |place: Span| {
            let before =
                self.written.partition_point(|(clause, _)| (clause.file, clause.start) <= (place.file, place.start));
            let clause = before.checked_sub(1).map(|at| &self.written[at]);
            let holds = clause.filter(|(clause, _)| clause.file == place.file && place.end <= clause.end);
            holds.map_or(begin, |(_, from)| (*from).max(begin))
        };
        succession::apply(
            &mut state.node,
            &succession::Successors { law: self.law, day, since: &since },
            &mut state.applied,
        );
    }
}

/// The places of a procedure's clauses, and of those of its cases.
fn places(node: &Node) -> HashSet<Span> {
    let cases = node.children.iter().filter(|child| child.is(Word::Case)).flat_map(|case| &case.children);
    node.children.iter().chain(cases).map(|child| child.span).collect()
}

/// Where each clause of the plans stands, and from which day it is part of the text.
pub(super) fn written(plans: &[Plan<'_>]) -> Vec<(Span, Date)> {
    let mut written: Vec<(Span, Date)> = Vec::new();
    for plan in plans {
        let (What::Operations(at), Some(from)) = (plan.planned.what, plan.planned.from) else { continue };
        written.extend(plan.planned.amendment.operations[at].clauses.iter().map(|clause| (clause.span, from)));
    }
    written.sort_unstable();
    written
}

/// The clauses that an operation may have made.
fn note(clause: &Node, at: usize, made: &mut HashMap<Span, usize>) {
    made.insert(clause.span, at);
    if clause.is(Word::Case) {
        clause.children.iter().for_each(|child| note(child, at, made));
    }
}

/// The procedure, or one of its cases.
fn target<'n>(node: &'n mut Node, case: Option<&str>) -> Option<&'n mut Node> {
    let Some(case) = case else { return Some(node) };
    node.children
        .iter_mut()
        .find(|child| child.is(Word::Case) && child.name_value().is_some_and(|name| name.value == case))
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
