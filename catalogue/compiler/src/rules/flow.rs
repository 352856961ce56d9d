//! The graph of steps: each can be reached, each leads on, and each name in it is a step.

use std::collections::{HashMap, HashSet};

use tthc_dsl::Span;
use tthc_dsl::diagnostic::{Diagnostic, Severity, both};

use super::{Check, Rule};
use crate::model::{Limit, Procedure, StartEvent, Step};

pub(super) const UNREACHABLE: Rule = Rule {
    id: "VN-031",
    severity: Severity::Error,
    title: ("Bước không bao giờ đến được", "A step that is never reached"),
    law: "63/2010/NĐ-CP điều 8 khoản 2 điểm b",
    why: (
        "Trình tự thực hiện phải dẫn người dân qua mọi bước được nêu. Bước không có đường đến là bước thừa hoặc thiếu `rồi`.",
        "The order of steps must lead through every step that it names. A step without a way to it is superfluous, or a `then` is missing.",
    ),
    fix: (
        "Thêm tên bước vào `rồi …` của bước đứng trước, hoặc bỏ bước.",
        "Name it in the `then …` of an earlier step, or remove it.",
    ),
    read: true,
    good: "rồi ghi-sổ hoặc bổ-sung }",
    bad: "rồi ghi-sổ }",
    check: Check::Procedure(unreachable),
};

pub(super) const NO_WAY_ON: Rule = Rule {
    id: "VN-032",
    severity: Severity::Error,
    title: ("Bước không dẫn đến đâu", "A step that leads nowhere"),
    law: "63/2010/NĐ-CP điều 8 khoản 2 điểm b",
    why: (
        "Mỗi bước phải nói điều gì xảy ra sau đó, hoặc nói rằng thủ tục kết thúc.",
        "Each step says what comes next, or that the procedure ends there.",
    ),
    fix: ("Thêm `rồi <bước>` hoặc `kết thúc`.", "Add `then <step>` or `ends`."),
    read: true,
    good: "trong 3 ngày làm việc; kết quả giấy; kết thúc }",
    bad: "trong 3 ngày làm việc; kết quả giấy }",
    check: Check::Procedure(no_way_on),
};

/// Steps by number, with the ways between them.
pub(super) struct Flow {
    onward: Vec<Vec<usize>>,
}

impl Flow {
    pub fn of(steps: &[Step]) -> Flow {
        let onward = match steps.len() {
            // A handful of short names is searched faster than hashed.
            0..=24 => {
                let number = |name: &str| steps.iter().position(|step| step.id.value == name);
                ways(steps, number)
            }
            _ => {
                let numbered = steps.iter().enumerate().rev();
                let numbers: HashMap<&str, usize> =
                    numbered.map(|(number, step)| (step.id.value.as_str(), number)).collect();
                ways(steps, |name| numbers.get(name).copied())
            }
        };
        Flow { onward }
    }

    fn reached(&self) -> Vec<bool> {
        let mut reached = vec![false; self.onward.len()];
        let mut waiting = vec![0];
        while let Some(step) = waiting.pop() {
            if reached.get(step).is_none_or(|reached| *reached) {
                continue;
            }
            reached[step] = true;
            waiting.extend(&self.onward[step]);
        }
        reached
    }

    /// The heaviest way from the first step, ways back left out, with its steps.
    pub fn longest(&self, weight: impl Fn(usize) -> u64) -> (u64, Vec<usize>) {
        let order = self.order();
        let mut position = vec![usize::MAX; self.onward.len()];
        order.iter().enumerate().for_each(|(place, step)| position[*step] = place);
        // For each step the weight of the heaviest way from it, and the next step on that way.
        let mut best: Vec<(u64, Option<usize>)> = vec![(0, None); self.onward.len()];
        for step in order.iter().rev() {
            let forward = self.onward[*step].iter().filter(|next| position[**next] > position[*step]);
            let ahead = forward.map(|next| (best[*next].0, *next)).max();
            best[*step] = (weight(*step) + ahead.map_or(0, |(total, _)| total), ahead.map(|(_, next)| next));
        }
        let Some((total, mut next)) = best.first().copied() else { return (0, Vec::new()) };
        let mut way = vec![0];
        while let Some(step) = next {
            way.push(step);
            next = best[step].1;
        }
        (total, way)
    }

    /// The reached steps so that every way that is not a way back leads forward.
    fn order(&self) -> Vec<usize> {
        let mut state = vec![0u8; self.onward.len()];
        let mut out = Vec::new();
        // (step, the next of its ways to look at)
        let mut stack = if self.onward.is_empty() { Vec::new() } else { vec![(0usize, 0usize)] };
        while let Some((step, way)) = stack.pop() {
            state[step] = 1;
            match self.onward[step].get(way) {
                Some(next) => {
                    stack.push((step, way + 1));
                    if state[*next] == 0 {
                        stack.push((*next, 0));
                    }
                }
                None => {
                    state[step] = 2;
                    out.push(step);
                }
            }
        }
        out.reverse();
        out
    }
}

/// For each step the numbers of the steps that can follow it.
fn ways(steps: &[Step], number: impl Fn(&str) -> Option<usize>) -> Vec<Vec<usize>> {
    steps.iter().map(|step| names(step).filter_map(|name| number(&name.value)).collect()).collect()
}

fn names(step: &Step) -> impl Iterator<Item = &tthc_dsl::Spanned<String>> {
    step.onward.iter().flat_map(|onward| onward.to.iter().chain(&onward.failing))
}

fn ids(steps: &[Step]) -> HashSet<&str> {
    steps.iter().map(|step| step.id.value.as_str()).collect()
}

/// Each list of steps of the procedure: its own and those of its cases.
fn lists(procedure: &Procedure) -> impl Iterator<Item = &[Step]> {
    let own = procedure.steps.value().map(Vec::as_slice);
    own.into_iter().chain(procedure.cases.iter().map(|case| case.steps.as_slice())).filter(|steps| !steps.is_empty())
}

/// The step that starts a limit's clock.
fn started_by(limit: &Limit) -> Option<(&str, Span)> {
    let start = limit.start.as_ref()?;
    match &start.value {
        StartEvent::Step(step) => Some((step, start.span)),
        _ => None,
    }
}

/// Names in `rồi …` and `từ …` that are no step: findings of the language, not of law.
pub(crate) fn unknown_steps(procedure: &Procedure, out: &mut Vec<Diagnostic>) {
    for steps in lists(procedure) {
        let known = ids(steps);
        let started = steps.iter().flat_map(|step| &step.limits).filter_map(started_by);
        let named = steps.iter().flat_map(names).map(|name| (name.value.as_str(), name.span)).chain(started);
        for (name, span) in named {
            if known.contains(name) {
                continue;
            }
            let declare = both("thêm bước này vào `trình tự`", "add the step to `steps`");
            let ids = steps.iter().map(|step| step.id.value.as_str());
            out.push(
                Diagnostic::error(
                    "TT030",
                    span,
                    both(format!("không có bước nào tên là `{name}`"), format!("no step is called `{name}`")),
                )
                .help(crate::names::did_you_mean(name, ids, declare)),
            );
        }
    }
}

/// The published record tells these steps one after the other and names no way between them: what follows what is in its
/// prose, and none of them is more amiss than the others.
pub(super) fn only_told(steps: &[Step]) -> bool {
    steps.iter().all(|step| step.published.is_some() && step.onward.is_empty() && !step.ends)
}

fn unreachable(rule: &Rule, procedure: &Procedure, out: &mut Vec<Diagnostic>) {
    for steps in lists(procedure).filter(|steps| !only_told(steps)) {
        // A misspelt name has its own message; the step that was meant is not called unreachable as well.
        let known = ids(steps);
        if steps.iter().flat_map(names).any(|name| !known.contains(name.value.as_str())) {
            continue;
        }
        let reached = Flow::of(steps).reached();
        for (step, _) in steps.iter().zip(reached).filter(|(_, reached)| !reached) {
            let id = &step.id.value;
            out.push(rule.finding(
                step.span,
                both(format!("không có bước nào dẫn đến `{id}`"), format!("no step leads to `{id}`")),
                both(
                    format!("thêm `{id}` vào `rồi …` của bước đứng trước, hoặc bỏ bước này"),
                    format!("name `{id}` in the `then …` of an earlier step, or remove it"),
                ),
            ));
        }
    }
}

fn no_way_on(rule: &Rule, procedure: &Procedure, out: &mut Vec<Diagnostic>) {
    for steps in lists(procedure).filter(|steps| !only_told(steps)) {
        for step in steps.iter().filter(|step| !step.ends && step.onward.is_empty()) {
            let id = &step.id.value;
            out.push(rule.finding(
                step.span,
                both(format!("sau bước `{id}` không nói phải làm gì"), format!("nothing is said to follow `{id}`")),
                both("thêm `rồi <bước>` hoặc `kết thúc`", "add `then <step>` or `ends`"),
            ));
        }
    }
}
