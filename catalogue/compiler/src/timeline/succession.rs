//! A body that others succeed: from that day every text that was in force before and names it as acting names its
//! successor. A text that is written for a later day and names it all the same is mistaken, and stays as it is.

use std::collections::{BTreeSet, HashSet};

use jiff::civil::Date;
use tthc_dsl::tree::{Node, Value};
use tthc_dsl::{Span, Word};

use super::law::{Law, Succession};
use super::powers;
use crate::model::{Applied, AppliedKind, Level, Role};

/// Does the text name a body that has a successor?
pub(super) fn reaches(node: &Node, law: &Law) -> bool {
    let mut found = false;
    visit(node, &mut |name| found |= law.succession(name).is_some());
    found
}

/// The days on which bodies that the texts name are succeeded, and their successors after them.
pub(super) fn days(nodes: &[&Node], law: &Law) -> BTreeSet<Date> {
    let mut days = BTreeSet::new();
    let mut seen: HashSet<&str> = HashSet::new();
    for node in nodes {
        visit(node, &mut |name| {
            let mut next = law.succession(name);
            while let Some(succession) = next.filter(|one| seen.insert(&one.from_body)) {
                days.insert(succession.from);
                next = law.succession(&succession.to);
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

/// The successions of one day.
pub(super) struct Successors<'s> {
    pub law: &'s Law,
    pub day: Date,
    /// From which day what is written at a place is part of the text.
    pub since: &'s dyn Fn(Span) -> Date,
}

impl Successors<'_> {
    /// Who takes over from a body on the day; where that one has a successor on the same day, the last of them.
    fn of(&self, body: &str) -> Vec<&Succession> {
        let mut chain: Vec<&Succession> = Vec::new();
        let mut next = self.law.succession(body);
        while let Some(one) = next.filter(|one| one.from == self.day) {
            if one.to == body || chain.iter().any(|known| known.to == one.to) {
                break;
            }
            chain.push(one);
            next = self.law.succession(&one.to);
        }
        chain
    }
}

/// Names them.
pub(super) fn apply(node: &mut Node, successors: &Successors<'_>, applied: &mut Vec<Applied>) {
    let mut levels: Vec<(Level, Level)> = Vec::new();
    rename(node, successors, applied, &mut levels);
    let mut left: HashSet<Level> = HashSet::new();
    deciding(node, successors.law, &mut left);
    // A level follows the bodies that decide, where none of them is left on it.
    levels.retain(|(old, new)| old != new && !left.contains(old));
    if !levels.is_empty() {
        relevel(node, &levels);
    }
}

/// Whether anything was renamed.
fn rename(
    node: &mut Node,
    successors: &Successors<'_>,
    applied: &mut Vec<Applied>,
    levels: &mut Vec<(Level, Level)>,
) -> bool {
    let law = successors.law;
    let role = node.word.and_then(Role::from_word);
    let mut renamed = false;
    if role.is_some() || node.is(Word::By) {
        let acts = matches!(role, Some(Role::Decides | Role::Performs));
        for value in &mut node.values {
            let Value::Name(name) = &mut value.value else { continue };
            let chain = successors.of(name);
            let Some(last) = chain.last().filter(|_| (successors.since)(value.span) < successors.day) else { continue };
            if acts && let (Some(old), Some(new)) = (law.level(name), law.level(&last.to)) {
                levels.push((old, new));
            }
            chain.iter().for_each(|one| told(one, applied));
            name.clone_from(&last.to);
            renamed = true;
        }
        if renamed {
            let mut seen: HashSet<String> = HashSet::new();
            node.values.retain(|value| match &value.value {
                Value::Name(name) => seen.insert(name.clone()),
                _ => true,
            });
        }
    }
    for child in &mut node.children {
        renamed |= rename(child, successors, applied, levels);
    }
    if renamed && node.is(Word::Power) {
        powers::once(node);
    }
    renamed
}

fn told(succession: &Succession, applied: &mut Vec<Applied>) {
    let name = &succession.from_body;
    if applied.iter().any(|known| known.kind == AppliedKind::Reorganisation && known.name == *name) {
        return;
    }
    applied.push(Applied {
        kind: AppliedKind::Reorganisation,
        name: name.clone(),
        by: succession.by.clone(),
        from: Some(succession.from),
        received_from: None,
        span: succession.span,
    });
}

fn deciding(node: &Node, law: &Law, left: &mut HashSet<Level>) {
    if matches!(node.word.and_then(Role::from_word), Some(Role::Decides | Role::Performs)) {
        left.extend(node.names().filter_map(|name| law.level(name.value)));
    }
    node.children.iter().for_each(|child| deciding(child, law, left));
}

fn relevel(node: &mut Node, levels: &[(Level, Level)]) {
    if node.is(Word::Level) {
        for value in &mut node.values {
            if let Some((_, new)) = levels.iter().find(|(old, _)| value.value == Value::Term(old.word())) {
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
    inside.for_each(|child| relevel(child, levels));
}
