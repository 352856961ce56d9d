//! Whether a time limit grows or a fee falls.

use std::cmp::Ordering;

use tthc_dsl::diagnostic::Words;
use tthc_dsl::tree::{Duration, TimeUnit};

use super::is_value;
use super::view::Part;
use crate::changes::Change;
use crate::model::{FeeAmount, FeeKind};
use crate::redline::{Ground, Kind};

/// A change below `timeLimit`. An exception's time is a limit too.
pub(super) fn limit(rest: &[&str], change: &Change, old: &Part, new: &Part) -> Kind {
    let exception = rest.iter().position(|part| *part == "exceptions");
    let time = |part: &Part, words: &Option<Words>| {
        let times = if exception.is_some() { &part.exceptions } else { &part.limits };
        times.get(&words.as_ref()?.vi).map(|time| Time::of(time))
    };
    if !is_value(exception.map_or(rest, |at| &rest[at + 1..])) {
        return Kind::LimitChanges;
    }
    let times = time(old, &change.old).zip(time(new, &change.new));
    match times.and_then(|(before, after)| before.compared(&after)) {
        Some(Ordering::Less) => Kind::LimitLengthens,
        Some(Ordering::Greater) => Kind::LimitShortens,
        _ => Kind::LimitChanges,
    }
}

#[derive(Default)]
struct Time {
    working_hours: u64,
    hours: u64,
    months: u64,
    /// Within the day of filing: less than a day of any kind.
    same_day: u64,
}

impl Time {
    fn of(duration: &Duration) -> Time {
        let mut time = Time::default();
        for part in &duration.parts {
            let count = u64::from(part.count);
            match part.unit {
                TimeUnit::WorkingHours => time.working_hours += count,
                TimeUnit::WorkingDays => time.working_hours += count * WORKING_DAY,
                TimeUnit::Hours => time.hours += count,
                TimeUnit::Days => time.hours += count * DAY,
                TimeUnit::Months => time.months += count,
                TimeUnit::Years => time.months += count * 12,
                TimeUnit::SameDay => time.same_day += 1,
            }
        }
        time
    }

    fn parts(&self) -> [u64; 4] {
        [self.working_hours, self.hours, self.months, self.same_day]
    }

    /// How two times compare, where that holds whatever the day on which they start.
    ///
    /// Between working days lie weekends and holidays, so that they take at least as many days, and nobody knows how many
    /// more. A month is 28 to 31 days.
    fn compared(&self, other: &Time) -> Option<Ordering> {
        let parts = self.parts().into_iter().zip(other.parts()).map(|(one, other)| one.cmp(&other));
        let mut all = Ordering::Equal;
        for part in parts {
            match (all, part) {
                (_, Ordering::Equal) => {}
                (Ordering::Equal, part) => all = part,
                (all, part) if all == part => {}
                // One part grows and another falls.
                _ => return self.by_length(other),
            }
        }
        Some(all)
    }

    fn by_length(&self, other: &Time) -> Option<Ordering> {
        let less = |one: &Time, other: &Time| {
            let within_a_day = one.is_same_day() && other.least() >= DAY;
            within_a_day || one.most().is_some_and(|most| most < other.least())
        };
        match (less(self, other), less(other, self)) {
            (true, false) => Some(Ordering::Less),
            (false, true) => Some(Ordering::Greater),
            _ => None,
        }
    }

    fn is_same_day(&self) -> bool {
        self.same_day > 0 && self.working_hours + self.hours + self.months == 0
    }

    /// In hours.
    fn least(&self) -> u64 {
        let working = self.working_hours / WORKING_DAY * DAY + self.working_hours % WORKING_DAY;
        working + self.hours + self.months * 28 * DAY
    }

    fn most(&self) -> Option<u64> {
        (self.working_hours == 0 && self.same_day == 0).then_some(self.hours + self.months * 31 * DAY)
    }
}

/// Hours of a working day, as the rules of time count them.
const WORKING_DAY: u64 = 8;
const DAY: u64 = 24;

/// A change below `fees`.
pub(super) fn fee(rest: &[&str], change: &Change, old: &Part, new: &Part) -> (Kind, Ground) {
    let other = (Kind::FeeChanges, Ground::Value);
    let Some((kind, rest)) = rest.split_first() else { return other };
    let Some(kind) = FeeKind::ALL.iter().copied().find(|one| one.key() == *kind) else { return other };
    if !is_value(rest) {
        return other;
    }
    let number = rest.first().and_then(|number| number.parse::<usize>().ok()).unwrap_or(1);
    let at = |part: &Part| part.fees.get(&kind)?.get(number.checked_sub(1)?).map(|amount| (*amount).clone());
    let found =
        |part: &Part, words: &Words| part.shown_fees.get(&(kind, words.vi.clone())).map(|amount| (*amount).clone());
    // A fee that came or went is at its number; one that changed is at its number in the newer list.
    let (before, after) = match (&change.old, &change.new) {
        (None, Some(_)) => (None, at(new)),
        (Some(_), None) => (at(old), None),
        (Some(words), _) => (found(old, words), at(new)),
        (None, None) => (None, None),
    };
    let paid = |amount: &Option<FeeAmount>| amount.as_ref().is_some_and(is_paid);
    match (paid(&before), paid(&after)) {
        (false, true) => (Kind::FeeIntroduced, Ground::NewDemand),
        (true, false) => (Kind::FeeAbolished, Ground::Lifted),
        _ => match before.zip(after).and_then(|(before, after)| rises(&before, &after)) {
            Some(Ordering::Less) => (Kind::FeeRises, Ground::Value),
            Some(Ordering::Greater) => (Kind::FeeFalls, Ground::Value),
            _ => other,
        },
    }
}

fn is_paid(amount: &FeeAmount) -> bool {
    !matches!(amount, FeeAmount::Absent(_) | FeeAmount::Dong(0) | FeeAmount::Percent(0))
}

fn rises(one: &FeeAmount, other: &FeeAmount) -> Option<Ordering> {
    match (one, other) {
        (FeeAmount::Dong(one), FeeAmount::Dong(other)) | (FeeAmount::Percent(one), FeeAmount::Percent(other)) => {
            Some(one.cmp(other))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use tthc_dsl::tree::Amount;

    use super::*;

    fn time(parts: &[(u32, TimeUnit)]) -> Duration {
        Duration { parts: parts.iter().map(|(count, unit)| Amount { count: *count, unit: *unit }).collect() }
    }

    #[test]
    fn times_are_compared_where_that_holds_on_every_day() {
        use TimeUnit::*;
        type Parts = &'static [(u32, TimeUnit)];
        let cases: &[(Parts, Parts, Option<Ordering>)] = &[
            (&[(14, WorkingDays)], &[(20, WorkingDays)], Some(Ordering::Less)),
            (&[(20, Days)], &[(14, WorkingDays)], None),
            (&[(20, WorkingDays)], &[(15, Days)], Some(Ordering::Greater)),
            (&[(8, WorkingHours)], &[(1, WorkingDays)], Some(Ordering::Equal)),
            (&[(24, Hours)], &[(1, Days)], Some(Ordering::Equal)),
            (&[(48, Hours)], &[(3, Days)], Some(Ordering::Less)),
            (&[(12, Months)], &[(1, Years)], Some(Ordering::Equal)),
            (&[(1, Months)], &[(20, Days)], Some(Ordering::Greater)),
            (&[(1, Months)], &[(30, Days)], None),
            (&[(15, Days), (8, WorkingDays)], &[(15, Days), (5, WorkingDays)], Some(Ordering::Greater)),
            (&[(15, Days), (8, WorkingDays)], &[(20, Days), (5, WorkingDays)], None),
            (&[(1, SameDay)], &[(1, WorkingDays)], Some(Ordering::Less)),
            (&[(5, Days)], &[(1, SameDay)], Some(Ordering::Greater)),
            (&[(1, SameDay)], &[(4, WorkingHours)], None),
            (&[(u32::MAX, Years)], &[(u32::MAX, Years)], Some(Ordering::Equal)),
        ];
        for (one, other, expected) in cases {
            let [one_time, other_time] = [one, other].map(|parts| Time::of(&time(parts)));
            assert_eq!(one_time.compared(&other_time), *expected, "{one:?} {other:?}");
            assert_eq!(other_time.compared(&one_time), expected.map(Ordering::reverse), "{other:?} {one:?}");
        }
    }
}
