//! The comparison of two descriptions, in time linear in what they say.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;

use tthc_dsl::diagnostic::{Words, both};

use super::Change;
use super::described::{Described, Id, Item, List, Record, same, shown};

/// What differs between two records of one type.
pub(super) fn records(old: &Record, new: &Record) -> Vec<Change> {
    let mut out = Vec::new();
    fields(&Path::top(), old, new, &mut out);
    out
}

/// Where a fact stands.
pub(super) struct Path {
    pub key: String,
    pub label: Words,
}

impl Path {
    pub fn top() -> Path {
        Path { key: String::new(), label: same("") }
    }

    /// A step down. What has no key, or no label, is where its surroundings are.
    pub fn join(&self, key: &str, label: &Words) -> Path {
        let joined = |own: &str, next: &str, by: &str| match (own, next) {
            ("", next) => next.to_owned(),
            (own, "") => own.to_owned(),
            (own, next) => format!("{own}{by}{next}"),
        };
        Path {
            key: joined(&self.key, key, "."),
            label: both(joined(&self.label.vi, &label.vi, " › "), joined(&self.label.en, &label.en, " › ")),
        }
    }

    fn change(self, old: Option<Words>, new: Option<Words>) -> Change {
        Change { field: self.key, label: self.label, old, new }
    }
}

fn fields(path: &Path, old: &Record, new: &Record, out: &mut Vec<Change>) {
    debug_assert!(old.fields.iter().map(|field| field.key).eq(new.fields.iter().map(|field| field.key)));
    for (old, new) in old.fields.iter().zip(&new.fields).filter(|(old, new)| old.what != new.what) {
        facts(path.join(new.key, &new.label), old.what.as_ref(), new.what.as_ref(), out);
    }
}

/// Tells a difference at the lowest place that holds all of it.
fn facts(path: Path, old: Option<&Described>, new: Option<&Described>, out: &mut Vec<Change>) {
    const NOTHING: &List = &List { ordered: false, items: Vec::new() };
    match (old, new) {
        (Some(Described::Record(old)), Some(Described::Record(new))) => fields(&path, old, new, out),
        (Some(Described::List(old)), Some(Described::List(new))) if !old.items.is_empty() && !new.items.is_empty() => {
            lists(&path, old, new, out);
        }
        // What is new or gone as a whole is told item by item: a list is only what holds them.
        (None, Some(Described::List(new))) if !new.items.is_empty() => lists(&path, NOTHING, new, out),
        (Some(Described::List(old)), None) if !old.items.is_empty() => lists(&path, old, NOTHING, out),
        _ => out.push(path.change(old.map(shown), new.map(shown))),
    }
}

fn lists(path: &Path, old: &List, new: &List, out: &mut Vec<Change>) {
    let partners = pair(&old.items, &new.items);
    let (before, after) = (counts(&old.items), counts(&new.items));
    let place = |item: &Item, number: usize| {
        let several = [&before, &after].into_iter().any(|counts| counts.get(&item.id).is_some_and(|count| *count > 1));
        below(path, item, number, several)
    };
    let mut gone = vec![true; old.items.len()];
    for (number, (item, partner)) in new.items.iter().zip(&partners).enumerate() {
        let before = partner.map(|at| {
            gone[at] = false;
            &old.items[at].what
        });
        if before != Some(&item.what) {
            facts(place(item, number), before, Some(&item.what), out);
        }
    }
    for (number, item) in old.items.iter().enumerate().filter(|(number, _)| gone[*number]) {
        facts(place(item, number), Some(&item.what), None, out);
    }
    if old.ordered && new.ordered {
        order(path, old, new, &partners, out);
    }
}

pub(super) fn counts(items: &[Item]) -> HashMap<&Id, usize> {
    let mut counts = HashMap::new();
    for item in items {
        *counts.entry(&item.id).or_default() += 1;
    }
    counts
}

/// The place of an item: by its name, or by its number where it has none and is not alone.
pub(super) fn below(path: &Path, item: &Item, number: usize, several: bool) -> Path {
    match (&item.id, &item.what) {
        (Id::Named(name), _) => path.join(name, &item.tag),
        (Id::Unnamed(_), Described::Value(_) | Described::Holds) => path.join("", &same("")),
        (Id::Unnamed(kind), _) => {
            // Items of one kind are told apart by their tags; where there are kinds, the tag is the kind's name.
            let (kind_tag, own_tag) =
                if kind.is_empty() { (same(""), item.tag.clone()) } else { (item.tag.clone(), same("")) };
            let path = path.join(kind, &kind_tag);
            if !several {
                return path;
            }
            let number = (number + 1).to_string();
            path.join(&number, &if own_tag.vi.is_empty() { same(&number) } else { own_tag })
        }
    }
}

/// For each new item the old one that it continues: of the same name; else the same in every word, else the same by
/// its tag, else the next one that is left.
pub(super) fn pair(old: &[Item], new: &[Item]) -> Vec<Option<usize>> {
    let mut pairs = Pairs { partners: vec![None; new.len()], taken: vec![false; old.len()] };
    pairs.by(old, new, |item| matches!(item.id, Id::Named(_)).then_some(&item.id));
    let unnamed = |item: &Item| matches!(item.id, Id::Unnamed(_));
    pairs.by(old, new, |item| unnamed(item).then(|| (item.id.clone(), item.tag.clone(), shown(&item.what))));
    pairs.by(old, new, |item| unnamed(item).then_some((&item.id, &item.tag)));
    // A value among many that went and came does not continue another; one alone does.
    let alone = |items: &[Item], left: &dyn Fn(usize) -> bool| {
        items.iter().enumerate().filter(|(at, item)| left(*at) && unnamed(item)).count() == 1
    };
    let one = alone(old, &|at| !pairs.taken[at]) && alone(new, &|at| pairs.partners[at].is_none());
    let continues = |item: &Item| unnamed(item) && (one || matches!(item.what, Described::Record(_)));
    pairs.by(old, new, |item| continues(item).then_some(&item.id));
    pairs.partners
}

struct Pairs {
    partners: Vec<Option<usize>>,
    taken: Vec<bool>,
}

impl Pairs {
    /// Pairs what is left and has the same key, in order.
    fn by<'i, K: Hash + Eq>(&mut self, old: &'i [Item], new: &'i [Item], key: impl Fn(&'i Item) -> Option<K>) {
        let mut left: HashMap<K, VecDeque<usize>> = HashMap::new();
        for (at, item) in old.iter().enumerate().filter(|(at, _)| !self.taken[*at]) {
            if let Some(key) = key(item) {
                left.entry(key).or_default().push_back(at);
            }
        }
        for (partner, item) in self.partners.iter_mut().zip(new).filter(|(partner, _)| partner.is_none()) {
            let Some(at) = key(item).and_then(|key| left.get_mut(&key)?.pop_front()) else { continue };
            *partner = Some(at);
            self.taken[at] = true;
        }
    }
}

/// One change where the items that both lists hold stand in another order.
fn order(path: &Path, old: &List, new: &List, partners: &[Option<usize>], out: &mut Vec<Change>) {
    let kept: Vec<usize> = partners.iter().flatten().copied().collect();
    if kept.is_sorted() {
        return;
    }
    let mut before = kept;
    before.sort_unstable();
    let tags = |items: Vec<&Item>| {
        let join = |of: fn(&Words) -> &str| items.iter().map(|item| of(&item.tag)).collect::<Vec<_>>().join(", ");
        both(join(|tag| &tag.vi), join(|tag| &tag.en))
    };
    let was = tags(before.iter().map(|at| &old.items[*at]).collect());
    let is =
        tags(new.items.iter().zip(partners).filter(|(_, partner)| partner.is_some()).map(|(item, _)| item).collect());
    out.push(path.join("order", &both("thứ tự", "order")).change(Some(was), Some(is)));
}
