//! Days in force. Inside, an interval is closed at its first day and open at its end; on the surface the last day is
//! part of it. Only this file converts.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use tthc_dsl::Spanned;
use tthc_dsl::tree::Citation;

/// The days on which something is in force, as its author wrote them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Validity {
    pub from: Option<Spanned<Date>>,
    /// The first day on which it is no longer in force.
    pub until: Option<Spanned<Date>>,
    /// No day yet: in force on none.
    pub pending: bool,
    /// Days are written that are none or cannot both be right; nothing is concluded from them.
    pub unreadable: bool,
    /// What sets the days, where they have a clause of their own.
    pub basis: Vec<Spanned<Citation>>,
}

impl Validity {
    /// From the first and the last day that the author wrote.
    pub fn inclusive(from: Option<Spanned<Date>>, last: Option<Spanned<Date>>) -> Self {
        let until = last.and_then(|last| last.value.tomorrow().ok().map(|day| Spanned::new(day, last.span)));
        Validity { from, until, pending: false, unreadable: false, basis: Vec::new() }
    }

    /// The last day in force, as people write it.
    pub fn last_day(&self) -> Option<Date> {
        self.until.and_then(|until| until.value.yesterday().ok())
    }

    pub fn first_day(&self) -> Option<Date> {
        self.from.map(|from| from.value)
    }

    pub fn contains(&self, day: Date) -> bool {
        !self.pending
            && self.from.is_none_or(|from| from.value <= day)
            && self.until.is_none_or(|until| day < until.value)
    }

    /// An interval whose end lies before its start.
    pub fn is_reversed(&self) -> bool {
        matches!((self.from, self.until), (Some(from), Some(until)) if until.value <= from.value)
    }
}

/// A state lasts until the next one starts, so two can never overlap.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline<T> {
    starts: BTreeMap<Date, Option<T>>,
    /// What is in force on no day until one is set.
    pending: Option<T>,
}

impl<T> Default for Timeline<T> {
    fn default() -> Self {
        Timeline { starts: BTreeMap::new(), pending: None }
    }
}

impl<T> Timeline<T> {
    /// From a day on this holds (`None`: nothing does), until the next day that is set.
    pub fn begin(&mut self, day: Date, state: Option<T>) {
        self.starts.insert(day, state);
    }

    /// One state for the days of a validity.
    pub fn of(validity: &Validity, state: T) -> Self {
        let mut timeline = Timeline::default();
        timeline.add(validity, state);
        timeline
    }

    /// A state that comes behind those that are there.
    pub fn add(&mut self, validity: &Validity, state: T) {
        if validity.pending {
            self.pending = Some(state);
            return;
        }
        self.begin(validity.first_day().unwrap_or(Date::MIN), Some(state));
        if let Some(until) = validity.until {
            self.begin(until.value, None);
        }
    }

    pub fn on(&self, day: Date) -> Option<&T> {
        self.starts.range(..=day).next_back()?.1.as_ref()
    }

    /// Each state with its first day and the first day of the next.
    pub fn states(&self) -> impl Iterator<Item = (Date, Option<Date>, &T)> {
        let mut next = self.starts.keys().skip(1).copied();
        self.starts.iter().filter_map(move |(from, state)| {
            let until = next.next();
            state.as_ref().map(|state| (*from, until, state))
        })
    }

    /// The state that waits for its day.
    pub fn pending(&self) -> Option<&T> {
        self.pending.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use tthc_dsl::Span;

    use super::*;

    fn day(d: Date) -> Option<Spanned<Date>> {
        Some(Spanned::new(d, Span::default()))
    }

    #[test]
    fn the_last_day_written_is_in_force_and_the_next_is_not() {
        let validity = Validity::inclusive(day(date(2025, 7, 1)), day(date(2027, 2, 28)));
        assert!(!validity.contains(date(2025, 6, 30)));
        assert!(validity.contains(date(2025, 7, 1)));
        assert!(validity.contains(date(2027, 2, 28)));
        assert!(!validity.contains(date(2027, 3, 1)));
        assert_eq!(validity.last_day(), Some(date(2027, 2, 28)));
        assert!(Validity::inclusive(day(date(2025, 7, 1)), day(date(2025, 6, 30))).is_reversed());
        assert!(!Validity::inclusive(day(date(2025, 7, 1)), day(date(2025, 7, 1))).is_reversed());
    }

    #[test]
    fn a_timeline_holds_one_state_a_day() {
        let validity = Validity::inclusive(day(date(2025, 7, 1)), day(date(2027, 2, 28)));
        let mut timeline = Timeline::of(&validity, "a");
        timeline.begin(date(2026, 1, 1), Some("b"));
        assert_eq!(timeline.on(date(2025, 12, 31)), Some(&"a"));
        assert_eq!(timeline.on(date(2026, 1, 1)), Some(&"b"));
        assert_eq!(timeline.on(date(2027, 3, 1)), None);
        assert_eq!(timeline.states().count(), 2);
    }

    #[test]
    fn what_is_pending_is_in_force_on_no_day_and_not_lost() {
        let pending = Validity { pending: true, ..Validity::default() };
        let timeline = Timeline::of(&pending, "a");
        assert_eq!(timeline.on(Date::MAX), None);
        assert_eq!((timeline.states().count(), timeline.pending()), (0, Some(&"a")));
        assert_eq!(Timeline::of(&Validity::default(), "a").pending(), None);
    }

    #[test]
    fn every_day_from_1975_to_2100_has_its_neighbours() {
        let mut current = date(1975, 1, 1);
        while current < date(2101, 1, 1) {
            let validity = Validity::inclusive(day(current), day(current));
            assert!(validity.contains(current) && !validity.is_reversed());
            let next = current.tomorrow().expect("the calendar goes on");
            assert!(!validity.contains(next));
            current = next;
        }
    }
}
