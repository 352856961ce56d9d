//! The order in which amendments are applied: by first day, then as they say themselves, then by rank and date of their
//! instruments.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;
use tthc_dsl::Spanned;
use tthc_dsl::diagnostic::{Diagnostic, both};

use super::lives::Lives;
use crate::model::{Amendment, InstrumentKind, Validity};
use crate::names::did_you_mean;

type Dated = (Arc<Amendment>, Option<Validity>);

/// Each amendment's place in the order. One that comes `after` others comes after them whatever their ranks.
pub(super) fn ranks(amendments: &[Dated], lives: &Lives, out: &mut Vec<Diagnostic>) -> Vec<usize> {
    let by_name: HashMap<&str, usize> =
        amendments.iter().enumerate().map(|(at, (one, _))| (one.id.value.as_str(), at)).collect();
    let first = |at: usize| amendments[at].1.as_ref().map(|days| days.first_day().unwrap_or(Date::MIN));
    let key = |at: usize| {
        let amendment = &amendments[at].0;
        let life = lives.get(&amendment.under.instrument);
        let rank = life.and_then(|life| life.kind).map_or(u8::MAX, rank);
        // The highest rank has the last word, so it comes last.
        let signed = life.and_then(|life| life.signed);
        (
            first(at),
            std::cmp::Reverse(rank),
            signed,
            amendment.under.value.instrument.clone(),
            amendment.id.value.clone(),
        )
    };
    let mut order: Vec<usize> = (0..amendments.len()).collect();
    order.sort_by_cached_key(|at| key(*at));
    let mut places = vec![0; amendments.len()];
    order.iter().enumerate().for_each(|(place, at)| places[*at] = place);
    // By place: how many of its day an amendment still waits for, and which wait for it.
    let mut waits = vec![0; amendments.len()];
    let mut behind: Vec<Vec<usize>> = vec![Vec::new(); amendments.len()];
    for (at, (amendment, _)) in amendments.iter().enumerate() {
        for name in &amendment.after {
            match by_name.get(name.value.as_str()) {
                Some(other) if first(*other) == first(at) => {
                    waits[places[at]] += 1;
                    behind[places[*other]].push(places[at]);
                }
                Some(other) if first(at).is_some() && first(at) < first(*other) => {
                    out.push(begins_later(amendment, name))
                }
                // It comes earlier anyway.
                Some(_) => {}
                None => out.push(unknown(&name.value, name.span, &by_name)),
            }
        }
    }
    let mut ranks = vec![0; amendments.len()];
    for (rank, place) in
        placed(waits, &behind, |place| out.push(circular(&amendments[order[place]].0))).iter().enumerate()
    {
        ranks[order[*place]] = rank;
    }
    // Those that wait for others of their day come behind them, and before the next day all the same.
    let mut all: Vec<usize> = (0..amendments.len()).collect();
    all.sort_by_key(|at| (first(*at), ranks[*at]));
    all.iter().enumerate().for_each(|(rank, at)| ranks[*at] = rank);
    ranks
}

/// Of those that may come next, always the first. Where all wait for each other, one of a circle is told and let through.
fn placed(mut waits: Vec<usize>, behind: &[Vec<usize>], mut circle: impl FnMut(usize)) -> Vec<usize> {
    let mut free: BTreeSet<usize> = (0..waits.len()).filter(|at| waits[*at] == 0).collect();
    let mut left: BTreeSet<usize> = (0..waits.len()).filter(|at| waits[*at] > 0).collect();
    let mut order = Vec::with_capacity(waits.len());
    loop {
        while let Some(at) = free.pop_first() {
            order.push(at);
            for next in &behind[at] {
                waits[*next] = waits[*next].saturating_sub(1);
                if waits[*next] == 0 && left.remove(next) {
                    free.insert(*next);
                }
            }
        }
        let Some(at) = on_circle(&left, behind) else { return order };
        circle(at);
        left.remove(&at);
        free.insert(at);
    }
}

/// One that comes, in the end, behind itself: going on from any that is left to one behind it ends in a circle, or where
/// none is behind; from there the way leads back to what it waits for.
fn on_circle(left: &BTreeSet<usize>, behind: &[Vec<usize>]) -> Option<usize> {
    let mut before: HashMap<usize, usize> = HashMap::new();
    for at in left {
        for next in behind[*at].iter().filter(|next| left.contains(next)) {
            before.entry(*next).or_insert(*at);
        }
    }
    // Each that is left waits for one that is left, so the way back never ends.
    let mut at = *left.first()?;
    let mut seen = HashSet::new();
    while seen.insert(at) {
        at = *before.get(&at)?;
    }
    let mut circle = vec![at];
    let mut next = before[&at];
    while next != at {
        circle.push(next);
        next = before[&next];
    }
    circle.into_iter().min()
}

/// The rank of a kind of instrument; the highest is 0.
fn rank(kind: InstrumentKind) -> u8 {
    match kind {
        InstrumentKind::Law => 0,
        InstrumentKind::Ordinance => 1,
        InstrumentKind::Resolution => 2,
        InstrumentKind::Decree => 3,
        InstrumentKind::Decision => 4,
        InstrumentKind::Circular | InstrumentKind::JointCircular => 5,
        InstrumentKind::Directive => 6,
        InstrumentKind::OtherText => 7,
    }
}

fn unknown(name: &str, span: tthc_dsl::Span, known: &HashMap<&str, usize>) -> Diagnostic {
    let help = both("ghi tên một mục `sửa đổi` có trong kho", "name an `amendment` of the workspace");
    Diagnostic::error(
        "TT030",
        span,
        both(format!("không có sửa đổi nào tên là `{name}`"), format!("no amendment is called `{name}`")),
    )
    .help(did_you_mean(name, known.keys().copied(), help))
}

fn begins_later(amendment: &Amendment, name: &Spanned<String>) -> Diagnostic {
    let (id, other) = (&amendment.id.value, &name.value);
    Diagnostic::error(
        "TT070",
        name.span,
        both(
            format!("`{id}` không thể đứng sau `{other}`: `{other}` có hiệu lực muộn hơn"),
            format!("`{id}` cannot come after `{other}`, which begins on a later day"),
        ),
    )
    .help(both("bỏ dòng `sau` này, hoặc sửa ngày", "remove this `after`, or correct the days"))
}

fn circular(amendment: &Amendment) -> Diagnostic {
    let id = &amendment.id.value;
    Diagnostic::error(
        "TT070",
        amendment.after.first().map_or(amendment.id.span, |name| name.span),
        both(
            format!("thứ tự của `{id}` đi vòng: nó đứng sau một sửa đổi đứng sau chính nó"),
            format!("the order of `{id}` goes in a circle: it comes after one that comes after it"),
        ),
    )
    .help(both("bỏ một dòng `sau`", "remove one of the lines `after`"))
}
