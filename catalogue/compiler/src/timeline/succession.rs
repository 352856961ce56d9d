//! A body that others succeed: from that day every text that was in force before and names it as acting names its
//! successor. A text that is written for a later day and names it all the same is mistaken, and stays as it is.

use std::collections::{BTreeSet, HashSet};

use jiff::civil::Date;
use tthc_dsl::tree::{Node, Value};
use tthc_dsl::{Span, Word};

use super::law::{Law, Succession};
use crate::model::{Applied, AppliedKind, Level, Role};

/// More successions in a row go in a circle.
const MOST: usize = 64;

/// Does the text name a body that has a successor?
pub(super) fn reaches(node: &Node, law: &Law) -> bool {
    let mut found = false;
    visit(node, &mut |name| found |= law.succession(name).is_some());
    found
}

/// The days on which bodies that the texts name are succeeded, and their successors after them.
pub(super) fn days(nodes: &[&Node], law: &Law) -> BTreeSet<Date> {
    let mut days = BTreeSet::new();
    for node in nodes {
        visit(node, &mut |name| {
            let mut next = law.succession(name);
            let mut left = MOST;
            while let Some(succession) = next.filter(|_| left > 0) {
                days.insert(succession.from);
                next = law.succession(&succession.to);
                left -= 1;
            }
        });
    }
    days
}

/// Names of acting bodies: in `thẩm quyền` and its changes, and behind `bởi` of a step.
fn visit<'n>(node: &'n Node, found: &mut dyn FnMut(&'n str)) {
    let acts = node.word.is_some_and(|word| Role::from_word(word).is_some() || matches!(word, Word::By | Word::Add));
    if acts {
        let values = node.values.iter().chain(node.becomes.iter().flatten());
        values.for_each(|value| {
            if let Value::Name(name) = &value.value {
                found(name);
            }
        });
    }
    node.children.iter().for_each(|child| visit(child, found));
}

/// The successors that a day has.
pub(super) struct Successors<'s> {
    pub law: &'s Law,
    pub day: Date,
    /// From which day what is written at a place is part of the text.
    pub since: &'s dyn Fn(Span) -> Date,
}

/// Names them.
pub(super) fn apply(node: &mut Node, successors: &Successors<'_>, applied: &mut Vec<Applied>) {
    if !successors.law.has_successions() {
        return;
    }
    let mut levels: Vec<(Level, Level)> = Vec::new();
    rename(node, successors, applied, &mut levels);
    if !levels.is_empty() {
        follow(node, successors.law, &levels);
    }
}

fn rename(node: &mut Node, successors: &Successors<'_>, applied: &mut Vec<Applied>, levels: &mut Vec<(Level, Level)>) {
    let Successors { law, day, since } = *successors;
    let role = node.word.and_then(Role::from_word);
    if role.is_some() || node.is(Word::By) {
        let deciding = matches!(role, Some(Role::Decides | Role::Performs));
        for value in &mut node.values {
            let Value::Name(name) = &mut value.value else { continue };
            let written = since(value.span);
            let mut left = MOST;
            let reaches = |one: &&Succession| one.from <= day && written < one.from;
            while let Some(succession) = law.succession(name).filter(reaches).filter(|_| left > 0) {
                if deciding && let (Some(old), Some(new)) = (law.level(name), law.level(&succession.to)) {
                    levels.push((old, new));
                }
                told(name, succession, applied);
                name.clone_from(&succession.to);
                left -= 1;
            }
        }
        let mut seen: HashSet<String> = HashSet::new();
        node.values.retain(|value| match &value.value {
            Value::Name(name) => seen.insert(name.clone()),
            _ => true,
        });
    }
    node.children.iter_mut().for_each(|child| rename(child, successors, applied, levels));
}

fn told(name: &str, succession: &Succession, applied: &mut Vec<Applied>) {
    if applied.iter().any(|known| known.kind == AppliedKind::Reorganisation && known.name == name) {
        return;
    }
    applied.push(Applied {
        kind: AppliedKind::Reorganisation,
        name: name.to_owned(),
        by: succession.by.clone(),
        from: Some(succession.from),
        received_from: None,
        span: succession.span,
    });
}

/// A level follows the bodies that decide, where none of them is left on it.
fn follow(node: &mut Node, law: &Law, levels: &[(Level, Level)]) {
    let mut left: HashSet<Level> = HashSet::new();
    deciding(node, law, &mut left);
    for (old, new) in levels.iter().filter(|(old, new)| old != new && !left.contains(old)) {
        relevel(node, *old, *new);
    }
}

fn deciding(node: &Node, law: &Law, left: &mut HashSet<Level>) {
    if matches!(node.word.and_then(Role::from_word), Some(Role::Decides | Role::Performs)) {
        left.extend(node.names().filter_map(|name| law.level(name.value)));
    }
    node.children.iter().for_each(|child| deciding(child, law, left));
}

fn relevel(node: &mut Node, old: Level, new: Level) {
    if node.is(Word::Level) {
        for value in &mut node.values {
            if value.value == Value::Term(old.word()) {
                value.value = Value::Term(new.word());
            }
        }
        let mut seen = Vec::new();
        node.values.retain(|value| {
            let fresh = !seen.contains(&value.value);
            seen.push(value.value.clone());
            fresh
        });
    }
    let inside = node.children.iter_mut().filter(|child| matches!(child.word, Some(Word::Level | Word::Case)));
    inside.for_each(|child| relevel(child, old, new));
}
