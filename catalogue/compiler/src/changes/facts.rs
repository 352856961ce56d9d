//! Everything that one version says, fact by fact, and which of it an older version said already.

use tthc_dsl::diagnostic::Words;

use super::compare::{Path, below, counts, pair};
use super::describe;
use super::described::{Described, List, Record, shown};
use crate::model::Procedure;

/// One thing that a version says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Where it stands, for machines: the key that a change of it has, or one below the key of what holds it.
    pub field: String,
    /// Where it stands, for people.
    pub label: Words,
    pub value: Words,
}

/// What a version says, in the order of the published form. That entries stand in an order is no fact of its own.
pub fn facts(procedure: &Procedure) -> Vec<Fact> {
    let mut out = Vec::new();
    of_record(&Path::top(), &describe::procedure(procedure), &mut out);
    out
}

/// For each of the newer version's [`facts`] the place of the same fact among the older one's, where that said it
/// already. A fact whose entry has only moved is the same.
pub fn continued(old: &Procedure, new: &Procedure) -> Vec<Option<usize>> {
    let mut out = Vec::new();
    records(&describe::procedure(old), 0, &describe::procedure(new), &mut out);
    out
}

fn of_record(path: &Path, record: &Record, out: &mut Vec<Fact>) {
    for field in &record.fields {
        if let Some(what) = &field.what {
            of(path.join(field.key, &field.label), what, out);
        }
    }
}

fn of(path: Path, what: &Described, out: &mut Vec<Fact>) {
    match what {
        Described::Record(record) => of_record(&path, record, out),
        Described::List(list) if !list.items.is_empty() => {
            let counts = counts(&list.items);
            for (number, item) in list.items.iter().enumerate() {
                of(below(&path, item, number, counts[&item.id] > 1), &item.what, out);
            }
        }
        Described::List(_) | Described::Value(_) | Described::Holds => {
            let Path { key, label } = path;
            out.push(Fact { field: key, label, value: shown(what) });
        }
    }
}

/// How many facts something holds.
fn count(what: &Described) -> usize {
    match what {
        Described::Record(record) => record.fields.iter().filter_map(|field| field.what.as_ref()).map(count).sum(),
        Described::List(List { items, .. }) if !items.is_empty() => items.iter().map(|item| count(&item.what)).sum(),
        Described::List(_) | Described::Value(_) | Described::Holds => 1,
    }
}

/// `first` is the place of the older record's first fact.
fn records(old: &Record, mut first: usize, new: &Record, out: &mut Vec<Option<usize>>) {
    for (old, new) in old.fields.iter().zip(&new.fields) {
        if let Some(new) = &new.what {
            same(old.what.as_ref().map(|old| (old, first)), new, out);
        }
        first += old.what.as_ref().map_or(0, count);
    }
}

fn same(old: Option<(&Described, usize)>, new: &Described, out: &mut Vec<Option<usize>>) {
    match (old, new) {
        (Some((old, first)), new) if old == new => out.extend((first..first + count(new)).map(Some)),
        (Some((Described::Record(old), first)), Described::Record(new)) => records(old, first, new, out),
        (Some((Described::List(old), first)), Described::List(new)) if !new.items.is_empty() => {
            let mut next = first;
            let starts: Vec<usize> = old.items.iter().map(|item| (next, next += count(&item.what)).0).collect();
            for (item, partner) in new.items.iter().zip(pair(&old.items, &new.items)) {
                same(partner.map(|at| (&old.items[at].what, starts[at])), &item.what, out);
            }
        }
        (_, new) => out.extend(std::iter::repeat_n(None, count(new))),
    }
}
