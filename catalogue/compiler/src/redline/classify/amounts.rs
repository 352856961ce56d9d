//! Whether a time limit grows or a fee falls.

use std::cmp::Ordering;

use tthc_dsl::Lang;
use tthc_dsl::diagnostic::Words;
use tthc_dsl::tree::{Duration, TimeUnit};

use super::is_value;
use crate::changes::Change;
use crate::model::{Fee, FeeAmount, FeeKind, Limit, LimitAmount};
use crate::redline::{Ground, Kind};
use crate::show;

/// A change below `timeLimit`. An exception's time is a limit too.
pub(super) fn limit(rest: &[&str], change: &Change, old: &[Limit], new: &[Limit]) -> Kind {
    let exception = rest.iter().position(|part| *part == "exceptions");
    let time = |limits: &[Limit], words: Option<&Words>| {
        let words = words?;
        let amounts = limits.iter().filter_map(|limit| match &limit.amount {
            LimitAmount::Within(time) => Some(time),
            LimitAmount::Absent(_) | LimitAmount::Unread(_) => None,
        });
        let within = limits.iter().flat_map(|limit| &limit.exceptions).map(|exception| &exception.within);
        let mut all: Box<dyn Iterator<Item = &Duration>> = match exception {
            None => Box::new(amounts),
            Some(_) => Box::new(within),
        };
        all.find(|time| show::duration(time, Lang::Vi) == words.vi).cloned()
    };
    if !is_value(exception.map_or(rest, |at| &rest[at + 1..])) {
        return Kind::LimitChanges;
    }
    let times = time(old, change.old.as_ref()).zip(time(new, change.new.as_ref()));
    match times.and_then(|(before, after)| longer(&before, &after)) {
        Some(Ordering::Less) => Kind::LimitLengthens,
        Some(Ordering::Greater) => Kind::LimitShortens,
        _ => Kind::LimitChanges,
    }
}

/// How two times compare, where that holds whatever the day on which they start.
///
/// Working days are not compared with days: between them lie weekends and holidays. A month is 28 to 31 days.
fn longer(one: &Duration, other: &Duration) -> Option<Ordering> {
    let (one, other) = (Time::of(one), Time::of(other));
    let parts = one.parts().into_iter().zip(other.parts()).map(|(one, other)| one.cmp(&other));
    let mut all = Ordering::Equal;
    for part in parts {
        match (all, part) {
            (_, Ordering::Equal) => {}
            (Ordering::Equal, part) => all = part,
            (all, part) if all == part => {}
            // One part grows and another falls.
            _ => return one.by_calendar(&other),
        }
    }
    Some(all)
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

    fn is_same_day(&self) -> bool {
        self.same_day > 0 && self.working_hours + self.hours + self.months == 0
    }

    fn is_days(&self) -> bool {
        self.same_day == 0 && (self.working_hours >= WORKING_DAY || self.hours >= DAY || self.months > 0)
    }

    /// Where every length that one can have is less than every length of the other.
    fn by_calendar(&self, other: &Time) -> Option<Ordering> {
        if self.is_same_day() && other.is_days() {
            return Some(Ordering::Less);
        }
        if self.is_days() && other.is_same_day() {
            return Some(Ordering::Greater);
        }
        let bounds = |time: &Time| {
            let calendar = time.working_hours == 0 && time.same_day == 0;
            calendar.then_some((time.hours + time.months * 28 * DAY, time.hours + time.months * 31 * DAY))
        };
        let ((one_least, one_most), (other_least, other_most)) = bounds(self).zip(bounds(other))?;
        if one_most < other_least {
            Some(Ordering::Less)
        } else if one_least > other_most {
            Some(Ordering::Greater)
        } else {
            None
        }
    }
}

/// Hours of a working day, as the rules of time count them.
const WORKING_DAY: u64 = 8;
const DAY: u64 = 24;

/// A change below `fees`.
pub(super) fn fee(rest: &[&str], change: &Change, old: &[Fee], new: &[Fee]) -> (Kind, Ground) {
    let other = (Kind::FeeChanges, Ground::Value);
    let Some((kind, rest)) = rest.split_first() else { return other };
    let Some(kind) = FeeKind::ALL.iter().copied().find(|one| one.key() == *kind) else { return other };
    if !is_value(rest) {
        return other;
    }
    let of_kind =
        |fees: &'_ [Fee]| fees.iter().filter(|fee| fee.kind == kind).map(|fee| fee.amount.clone()).collect::<Vec<_>>();
    let (old, new) = (of_kind(old), of_kind(new));
    let number = rest.first().and_then(|number| number.parse::<usize>().ok()).unwrap_or(1);
    let at = |amounts: &[FeeAmount]| amounts.get(number.checked_sub(1)?).cloned();
    let found = |amounts: &[FeeAmount], words: &Words| {
        amounts.iter().find(|amount| show::fee(amount, Lang::Vi) == words.vi).cloned()
    };
    // A fee that came or went is at its number; one that changed is at its number in the newer list.
    let (before, after) = match (&change.old, &change.new) {
        (None, Some(_)) => (None, at(&new)),
        (Some(_), None) => (at(&old), None),
        (Some(words), _) => (found(&old, words), at(&new)),
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
            let (one, other) = (time(one), time(other));
            assert_eq!(longer(&one, &other), *expected, "{one:?} {other:?}");
            assert_eq!(longer(&other, &one), expected.map(Ordering::reverse), "{other:?} {one:?}");
        }
    }
}
