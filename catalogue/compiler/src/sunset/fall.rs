//! What becomes of the powers of one procedure.

use jiff::civil::Date;

use super::ground::{Ground, Held, Seat, levels, seats};
use super::{FallBack, Falling, Former, Holder, Name, Succeeded, Support, TakenOver};
use crate::model::{Applied, AppliedKind, Level, MovedFrom, Procedure, Relation, Timeline, Whence};

/// The powers whose basis ends by a day, each as the last version that holds it has it.
pub(super) fn falling(ground: &Ground<'_>, timeline: &Timeline<Procedure>, by: Date) -> Vec<Falling> {
    let states: Vec<_> = timeline.states().collect();
    let mut found = Vec::new();
    for (at, &(from, until, version)) in states.iter().enumerate() {
        for seat in seats(version) {
            let supports = ground.supports(version, &seat);
            let Some(end) = end(ground, &supports).filter(|end| *end <= by && from < *end) else { continue };
            let changes = until.filter(|until| *until < end);
            let next = states.get(at + 1).filter(|(from, ..)| Some(*from) == until).map(|(.., next)| *next);
            if changes.is_some() && next.is_some_and(|next| holds_on(ground, next, &seat, end)) {
                continue;
            }
            let falls_on = changes.unwrap_or(end);
            let after = timeline.on(falls_on);
            let power = Power { ground, version, seat, supports, end, falls_on };
            // A procedure that ends of itself before its basis does leaves nothing to fall back.
            if changes.is_some() && after.is_none() && power.repeal().is_none() {
                continue;
            }
            found.push(power.falling(after));
        }
    }
    found
}

/// The first day on which nothing of it is left; none while one support has no known end.
fn end(ground: &Ground<'_>, supports: &[Support]) -> Option<Date> {
    let ends: Option<Vec<Date>> = supports.iter().map(|support| ground.end(support)).collect();
    ends?.into_iter().max()
}

/// Whether a later version has the place still, and on a basis that ends on the same day.
fn holds_on(ground: &Ground<'_>, next: &Procedure, seat: &Seat<'_>, end: Date) -> bool {
    let all = seats(next);
    let same = |with_condition| all.iter().find(|other| seat.is(other, with_condition));
    let held = same(true).or_else(|| same(false));
    held.is_some_and(|other| self::end(ground, &ground.supports(next, other)) == Some(end))
}

struct Power<'g, 'c> {
    ground: &'g Ground<'c>,
    version: &'c Procedure,
    seat: Seat<'c>,
    supports: Vec<Support>,
    end: Date,
    falls_on: Date,
}

impl Power<'_, '_> {
    fn falling(self, after: Option<&Procedure>) -> Falling {
        let (holders, transfer) = match self.seat.what {
            Held::Power(power) => (self.ground.holders(&power.authorities), power.transfer),
            Held::Level(_) => (Vec::new(), None),
        };
        let levels = levels(self.version, self.seat.case);
        let last_day = self.end.yesterday().unwrap_or(self.end);
        let (falls_back, newer) = match after {
            None => (FallBack::Ends { before: self.before() }, None),
            Some(after) => self.after(after, &holders, &levels),
        };
        let unlawful = match &falls_back {
            FallBack::Returns { holders, levels, succeeding } => {
                let mut wrong = self.ground.unlawful(holders, levels, self.falls_on);
                for lapsed in succeeding.iter().filter(|one| one.lapsed) {
                    let of_body = self.ground.unlawful(std::slice::from_ref(&lapsed.body), &[], self.falls_on);
                    wrong.extend(of_body.into_iter().filter(|one| !wrong.contains(one)).collect::<Vec<_>>());
                }
                wrong
            }
            FallBack::Ends { before: Some(before) } | FallBack::Unrecorded { before: Some(before) } => {
                let (holder, level) = (before.holder.as_slice(), before.level.as_slice());
                self.ground.unlawful(holder, level, self.falls_on)
            }
            FallBack::Ends { .. } | FallBack::Unrecorded { .. } | FallBack::Unnamed => Vec::new(),
        };
        let name = self.version.name.value();
        Falling {
            code: self.version.code.value.clone(),
            name: name.and_then(Name::written),
            case: self.seat.case.map(|case| case.id.value.clone()),
            role: self.seat.role(),
            holders,
            levels,
            transfer,
            last_day,
            falls_on: self.falls_on,
            falls_back,
            unlawful,
            taken_over: newer.or_else(|| self.repeal()).or_else(|| self.coming(after)).or_else(|| self.displaced()),
            rests_on: self.supports,
        }
    }

    /// What the text of the day says of the place, and the newer instrument that it says it under.
    fn after(&self, after: &Procedure, holders: &[Holder], levels: &[Level]) -> (FallBack, Option<TakenOver>) {
        let all = seats(after);
        let exact: Vec<&Seat<'_>> = all.iter().filter(|other| self.seat.is(other, true)).collect();
        let places = match exact.is_empty() {
            true => all.iter().filter(|other| self.seat.is(other, false)).collect(),
            false => exact,
        };
        let then: Vec<_> = places
            .iter()
            .flat_map(|place| match place.what {
                Held::Power(power) => self.ground.holders(&power.authorities),
                Held::Level(_) => Vec::new(),
            })
            .collect();
        let then_levels = self::levels(after, places.first().and_then(|place| place.case));
        let newer = places.iter().find_map(|place| self.newer(&self.ground.supports(after, place)));
        let succeeding = self.succeeding(after, &then);
        let is_same = then == holders && then_levels == levels && succeeding.is_empty();
        let fall = if is_same && newer.is_none() && !self.rests_elsewhere(after, &places) {
            FallBack::Unrecorded { before: self.before() }
        } else if then.is_empty() && (then_levels.is_empty() || then_levels == levels) {
            FallBack::Unnamed
        } else {
            FallBack::Returns { holders: then, levels: then_levels, succeeding }
        };
        (fall, newer)
    }

    /// The reorganisations by which the text of the day names its holders, and that of before needed not.
    fn succeeding(&self, after: &Procedure, holders: &[Holder]) -> Vec<Succeeded> {
        let is_new = |applied: &&Applied| {
            applied.kind == AppliedKind::Reorganisation
                && !self.version.applied.iter().any(|known| known.kind == applied.kind && known.name == applied.name)
        };
        let reaches = |applied: &&Applied| {
            let successor = self.ground.successor(&applied.name);
            holders.iter().any(|holder| Some(holder.id.as_str()) == successor)
        };
        let new = after.applied.iter().filter(is_new).filter(reaches);
        new.map(|applied| {
            let by: Vec<Support> = applied.by.iter().map(super::ground::cited).collect();
            Succeeded {
                body: self.ground.holder(&applied.name),
                lapsed: end(self.ground, &by).is_some_and(|end| end <= self.falls_on),
                by: by.into_iter().map(|provision| provision.words).collect(),
            }
        })
        .collect()
    }

    /// Whether what the text says then has a basis of its own that goes on.
    fn rests_elsewhere(&self, after: &Procedure, places: &[&Seat<'_>]) -> bool {
        places.iter().any(|place| {
            let supports = self.ground.supports(after, place);
            supports.iter().any(|support| self.ground.end(support).is_none_or(|end| end > self.falls_on))
        })
    }

    /// A basis that goes on and is younger than what ended.
    fn newer(&self, supports: &[Support]) -> Option<TakenOver> {
        let oldest = self.supports.iter().filter_map(|support| self.ground.begin(&support.instrument)).min()?;
        let support = supports.iter().find(|support| {
            let lives = self.ground.end(support).is_none_or(|end| end > self.falls_on);
            lives && self.ground.begin(&support.instrument).is_some_and(|begin| begin > oldest)
        })?;
        let by = support.instrument.clone();
        Some(TakenOver { by, since: self.falls_on, names_holder: true, relation: None })
    }

    /// The amendment that ended the procedure on that day.
    fn repeal(&self) -> Option<TakenOver> {
        let amendment = self.ground.repeal(&self.version.code.value, self.falls_on)?;
        let by = amendment.under.instrument.clone();
        Some(TakenOver { by, since: self.falls_on, names_holder: false, relation: Some(Relation::Repeals) })
    }

    /// An instrument that takes effect on that very day and becomes a legal basis of the procedure, although the catalogue
    /// does not record whom it names.
    fn coming(&self, after: Option<&Procedure>) -> Option<TakenOver> {
        let after = after?;
        let is_basis = |of: &Procedure, number: &str| of.bases.iter().any(|basis| basis.instrument == number);
        let new = after
            .applied
            .iter()
            .filter(|applied| applied.kind == AppliedKind::Amendment && applied.from == Some(self.falls_on));
        let mut numbers = new.filter_map(|applied| Some(applied.by.first()?.instrument.as_str()));
        let by = numbers.find(|number| {
            self.ground.begin(number) == Some(self.falls_on)
                && is_basis(after, number)
                && !is_basis(self.version, number)
        })?;
        Some(TakenOver { by: by.to_owned(), since: self.falls_on, names_holder: false, relation: None })
    }

    /// What replaced or repealed all that the power rests on: the last of them.
    fn displaced(&self) -> Option<TakenOver> {
        let ended: Option<Vec<_>> =
            self.supports.iter().map(|support| self.ground.lives.ended(&support.citation)).collect();
        let last = ended?.into_iter().filter(|ended| ended.from <= self.end).max_by_key(|ended| ended.from)?;
        let (by, relation) = (last.by.clone(), Some(last.relation));
        Some(TakenOver { by, since: last.from, names_holder: false, relation })
    }

    fn before(&self) -> Option<Former> {
        let Held::Power(power) = self.seat.what else { return None };
        let MovedFrom { from, inferred } = power.moved_from.as_ref()?;
        Some(match from {
            Whence::Level(level) => Former { level: Some(*level), holder: None, inferred: *inferred },
            Whence::Authority(id) => {
                Former { level: None, holder: Some(self.ground.holder(&id.value)), inferred: *inferred }
            }
        })
    }
}
