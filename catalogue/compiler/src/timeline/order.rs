//! The order in which amendments are applied: by first day, then as they say themselves, then by rank and date of their
//! instruments.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;
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
    let mut before: Vec<Vec<usize>> = vec![Vec::new(); amendments.len()];
    for (at, (amendment, _)) in amendments.iter().enumerate() {
        for name in &amendment.after {
            match by_name.get(name.value.as_str()) {
                Some(other) => before[at].push(*other),
                None => out.push(unknown(&name.value, name.span, &by_name)),
            }
        }
    }
    let mut visit = Visit { before: &before, state: vec![State::New; amendments.len()], order: Vec::new() };
    for at in order {
        if visit.place(at).is_err() {
            let amendment = &amendments[at].0;
            out.push(circular(amendment));
        }
    }
    let mut ranks = vec![0; amendments.len()];
    visit.order.iter().enumerate().for_each(|(rank, at)| ranks[*at] = rank);
    // Of different days the earlier comes first, even where somebody wrote otherwise.
    let mut places: Vec<usize> = (0..amendments.len()).collect();
    places.sort_by_key(|at| (first(*at), ranks[*at]));
    places.iter().enumerate().for_each(|(rank, at)| ranks[*at] = rank);
    ranks
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    Open,
    Placed,
}

struct Visit<'b> {
    before: &'b [Vec<usize>],
    state: Vec<State>,
    order: Vec<usize>,
}

impl Visit<'_> {
    /// Places an amendment behind those that it comes after. No recursion: a chain may be long.
    fn place(&mut self, first: usize) -> Result<(), ()> {
        let mut result = Ok(());
        let mut stack = vec![(first, 0)];
        while let Some((at, next)) = stack.pop() {
            if next == 0 {
                if self.state[at] != State::New {
                    continue;
                }
                self.state[at] = State::Open;
            }
            match self.before[at].get(next) {
                Some(other) => {
                    stack.push((at, next + 1));
                    match self.state[*other] {
                        State::Open => result = Err(()),
                        State::New => stack.push((*other, 0)),
                        State::Placed => {}
                    }
                }
                None => {
                    self.state[at] = State::Placed;
                    self.order.push(at);
                }
            }
        }
        result
    }
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
