//! One procedure, what changes it, and its text on each day: the base, then every operation whose days contain the day.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;
use tthc_compiler::model::{InstrumentKind, Level, Role};

use super::operation::{Operation, Outcome};
use super::quarrel::{found, made, quarrel};
use super::text::Text;

#[derive(Clone, Debug)]
pub struct World {
    pub base: Text,
    /// Its first day; `None`: it is older than what is known.
    pub from: Option<Date>,
    /// The first day without it.
    pub until: Option<Date>,
    pub amendments: Vec<Amendment>,
    pub successions: Vec<Succession>,
    /// Of bodies.
    pub levels: BTreeMap<String, Level>,
}

#[derive(Clone, Debug)]
pub struct Amendment {
    pub id: String,
    pub kind: InstrumentKind,
    pub number: String,
    pub signed: Date,
    /// Of an erratum it may be left out: then it mends the text from its beginning.
    pub from: Option<Date>,
    pub until: Option<Date>,
    /// Its days stand with its instrument only.
    pub days_of_instrument: bool,
    pub correction: bool,
    pub after: Option<String>,
    /// The code by which it names the procedure.
    pub code: String,
    pub operations: Vec<Operation>,
    pub repeals: bool,
    pub renames: Option<String>,
}

#[derive(Clone, Debug)]
pub struct Succession {
    pub body: String,
    pub to: String,
    pub from: Date,
}

/// A part of an amendment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// Where it names the procedure.
    Code,
    Operation(usize),
    Repeal,
    Rename,
}

/// The code of a finding, and the amendment and the part of it that it is made in.
pub type Finding = (String, String, Place);

/// What became of operations on their first days.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// They asserted what was not so, and change nothing on any day.
    failed: BTreeSet<(usize, usize)>,
    /// They and another change one field from one day.
    conflicting: BTreeSet<(usize, usize)>,
    /// Parts of errata that mended something on some day.
    mended: BTreeSet<usize>,
    pub findings: BTreeSet<Finding>,
}

/// Every day of a span.
#[derive(Clone, Debug)]
pub struct Run {
    /// The text, and the amendments and errata that are part of it. On a day that is not there it is not in force.
    pub days: BTreeMap<Date, (Text, Vec<String>)>,
    pub findings: BTreeSet<Finding>,
}

impl World {
    pub fn run(&self, first: Date, last: Date) -> Run {
        let mut marks = Marks::default();
        let mut days = BTreeMap::new();
        let mut day = first;
        while day <= last {
            if let Some(state) = self.on(day, &mut marks, None) {
                days.insert(day, state);
            }
            day = day.tomorrow().expect("the span ends");
        }
        self.outside(&mut marks);
        for (at, amendment) in self.amendments.iter().enumerate() {
            if amendment.correction && !amendment.operations.is_empty() && !marks.mended.contains(&at) {
                marks.findings.insert(("TT062".to_owned(), amendment.id.clone(), Place::Code));
            }
        }
        Run { days, findings: marks.findings }
    }

    /// The first day without the procedure. A repeal before its first day repeals nothing.
    pub fn end(&self) -> Option<Date> {
        let begins = |day: &Date| self.from.is_none_or(|from| from < *day);
        let repeals = self.amendments.iter().filter(|amendment| amendment.repeals).filter_map(|one| one.from);
        repeals.filter(begins).chain(self.until).min()
    }

    pub fn begin(&self) -> Date {
        self.from.unwrap_or(Date::MIN)
    }

    /// The order in which amendments are applied: of those that may come next, the earlier, the lower in rank, the older.
    pub fn order(&self) -> Vec<usize> {
        let key = |at: usize| {
            let one = &self.amendments[at];
            let rank = match one.kind {
                InstrumentKind::Law => 0,
                InstrumentKind::Decree => 1,
                _ => 2,
            };
            (one.from, std::cmp::Reverse(rank), one.signed)
        };
        let mut left: Vec<usize> = (0..self.amendments.len()).collect();
        left.sort_by_key(|at| key(*at));
        let mut order: Vec<usize> = Vec::new();
        while !left.is_empty() {
            let free = |at: &usize| {
                let one = &self.amendments[*at];
                let first = |other: &usize| {
                    let other = &self.amendments[*other];
                    other.from == one.from && one.after.as_ref() == Some(&other.id)
                };
                !left.iter().any(first)
            };
            let next = left.iter().position(free).expect("no order goes in a circle");
            order.push(left.remove(next));
        }
        order
    }

    /// The text of a day and what made it. Up to `stop`, an operation of an amendment, where it is given.
    pub fn on(&self, day: Date, marks: &mut Marks, stop: Option<(usize, usize)>) -> Option<(Text, Vec<String>)> {
        let begin = self.begin();
        if day < begin || self.end().is_some_and(|end| end <= day) {
            return None;
        }
        let mut state = State { world: self, text: self.base.clone(), applied: Vec::new(), mended: BTreeSet::new() };
        state.text.acting().into_iter().for_each(|acting| acting.since = begin);
        state.mend(day, marks);
        let order = self.order();
        let days: BTreeSet<Date> = self
            .amendments
            .iter()
            .filter_map(|amendment| amendment.from)
            .chain(self.successions.iter().map(|succession| succession.from))
            .filter(|from| *from <= day)
            .collect();
        for from in days {
            let mut makers: HashMap<String, usize> = HashMap::new();
            for at in order.iter().copied() {
                let amendment = &self.amendments[at];
                if amendment.correction || amendment.from != Some(from) || from < begin {
                    continue;
                }
                let ended = amendment.until.is_some_and(|until| until <= day);
                for number in 0..amendment.operations.len() {
                    if stop == Some((at, number)) {
                        return Some((state.text, state.applied));
                    }
                    if !ended {
                        state.operate((at, number), from == day, &mut makers, marks);
                        state.mend(day, marks);
                    }
                }
                let renames = amendment.renames.as_ref().filter(|_| begin < from);
                if let Some(code) = renames {
                    state.text.code.clone_from(code);
                    let rival = |other: &usize| {
                        let other_one = &self.amendments[*other];
                        other_one.from == Some(from) && other_one.renames.is_some() && !self.is_after(at, *other)
                    };
                    if order.iter().take_while(|other| **other != at).any(rival) {
                        marks.findings.insert(("TT066".to_owned(), amendment.id.clone(), Place::Rename));
                    }
                }
                if renames.is_some() || (!amendment.operations.is_empty() && !ended) {
                    state.applied.push(amendment.id.clone());
                }
            }
            state.succeed(from);
            state.mend(day, marks);
        }
        Some((state.text, state.applied))
    }

    /// What an amendment cannot change: what has not begun, and what has ended.
    fn outside(&self, marks: &mut Marks) {
        for amendment in self.amendments.iter().filter(|amendment| !amendment.correction) {
            let Some(from) = amendment.from else { continue };
            let mut tell = |code: &str, place: Place| {
                marks.findings.insert((code.to_owned(), amendment.id.clone(), place));
            };
            let parts = [
                (!amendment.operations.is_empty()).then_some(Place::Code),
                amendment.repeals.then_some(Place::Repeal),
                amendment.renames.is_some().then_some(Place::Rename),
            ];
            for part in parts.into_iter().flatten() {
                if from < self.begin() || (part != Place::Code && from == self.begin()) {
                    tell("TT067", part);
                } else if self.end().is_some_and(|end| end < from || (end == from && part != Place::Repeal)) {
                    tell("TT068", part);
                }
            }
        }
    }

    /// One comes after the other, as they say themselves.
    fn is_after(&self, at: usize, earlier: usize) -> bool {
        let mut current = at;
        while let Some(next) = &self.amendments[current].after {
            let Some(next) = self.amendments.iter().position(|one| one.id == *next) else { return false };
            if next == earlier {
                return true;
            }
            current = next;
        }
        false
    }
}

struct State<'w> {
    world: &'w World,
    text: Text,
    applied: Vec<String>,
    /// What errata add, take away or state anew, and have done.
    mended: BTreeSet<(usize, usize)>,
}

impl State<'_> {
    fn operate(
        &mut self,
        (at, number): (usize, usize),
        first: bool,
        makers: &mut HashMap<String, usize>,
        marks: &mut Marks,
    ) {
        let amendment = &self.world.amendments[at];
        let operation = &amendment.operations[number];
        let from = amendment.from.unwrap_or(self.world.begin());
        if marks.failed.contains(&(at, number)) {
            return;
        }
        let mut tell = |code: &str| {
            marks.findings.insert((code.to_owned(), amendment.id.clone(), Place::Operation(number)));
        };
        if first && self.conflicts((at, number), makers) {
            tell("TT066");
            marks.conflicting.insert((at, number));
        }
        let in_conflict = marks.conflicting.contains(&(at, number));
        let before = self.text.clone();
        match operation.apply(&mut self.text, first && !in_conflict, from) {
            Outcome::Done => {
                let made = made(operation, &before, &self.text);
                makers.extend(made.into_iter().map(|field| (format!("{field:?}"), at)));
            }
            Outcome::Wrong(code) => {
                tell(code);
                marks.failed.insert((at, number));
                self.text = before;
            }
            // That it is not clear follows from the conflict.
            Outcome::Unclear => {
                if !in_conflict {
                    tell("TT073");
                }
                self.text = before;
            }
        }
    }

    /// Another amendment of the day changes the same from the same, or made what this one changes; and nothing says which
    /// comes after which.
    fn conflicts(&self, (at, number): (usize, usize), makers: &HashMap<String, usize>) -> bool {
        let world = self.world;
        let amendment = &world.amendments[at];
        let operation = &amendment.operations[number];
        let order = world.order();
        let rivals = order.iter().copied().take_while(|other| *other != at).filter(|other| {
            let rival = &world.amendments[*other];
            rival.from == amendment.from && !rival.correction && !world.is_after(at, *other)
        });
        let rivals: Vec<usize> = rivals.collect();
        let same = |other: usize| world.amendments[other].operations.iter().any(|its| quarrel(operation, its));
        let mut touched = found(operation, &self.text).into_iter();
        rivals.iter().any(|other| same(*other))
            || touched.any(|field| makers.get(&format!("{field:?}")).is_some_and(|maker| rivals.contains(maker)))
    }

    /// Errata, wherever what they mend stands.
    fn mend(&mut self, day: Date, marks: &mut Marks) {
        let order = self.world.order();
        let errata: Vec<usize> = order.into_iter().filter(|at| self.world.amendments[*at].correction).collect();
        // One may mend what another wrote.
        let most: usize = errata.iter().map(|at| self.world.amendments[*at].operations.len()).sum();
        for _ in 0..most {
            let (start, done) = (self.text.lines(), self.mended.len());
            for at in &errata {
                let amendment = &self.world.amendments[*at];
                let from = amendment.from.unwrap_or(Date::MIN);
                if day < from || amendment.until.is_some_and(|until| until <= day) {
                    continue;
                }
                for (number, operation) in amendment.operations.iter().enumerate() {
                    if !operation.mends_everywhere() && self.mended.contains(&(*at, number)) {
                        continue;
                    }
                    let before = self.text.clone();
                    let outcome = operation.apply(&mut self.text, true, from.max(self.world.begin()));
                    if outcome != Outcome::Done {
                        self.text = before;
                        continue;
                    }
                    if !operation.mends_everywhere() {
                        self.mended.insert((*at, number));
                    }
                    if self.text.lines() != before.lines() {
                        marks.mended.insert(*at);
                        if !self.applied.contains(&amendment.id) {
                            self.applied.push(amendment.id.clone());
                        }
                    }
                }
            }
            if self.text.lines() == start && self.mended.len() == done {
                break;
            }
        }
    }

    /// From this day on others act for bodies; the words that were there before name them.
    fn succeed(&mut self, day: Date) {
        let mut moved: Vec<(Level, Level)> = Vec::new();
        let mut renamed = false;
        let world = self.world;
        let next = |body: &str| world.successions.iter().find(|one| one.body == body && one.from == day);
        let successor = |body: &str| {
            let mut seen = vec![body.to_owned()];
            while let Some(to) = next(seen.last().expect("it begins with the body")).map(|one| one.to.clone()) {
                if seen.contains(&to) {
                    break;
                }
                seen.push(to);
            }
            (seen.len() > 1).then(|| seen.pop()).flatten()
        };
        for power in &mut self.text.powers {
            if power.by.since >= day {
                continue;
            }
            let Some(to) = successor(&power.by.body) else { continue };
            if matches!(power.role, Role::Decides | Role::Performs) {
                moved.push((world.levels[&power.by.body], world.levels[&to]));
            }
            power.by.body = to;
            renamed = true;
        }
        for by in self.text.steps.iter_mut().filter_map(|step| step.by.as_mut()).filter(|by| by.since < day) {
            if let Some(to) = successor(&by.body) {
                by.body = to;
            }
        }
        if renamed {
            self.text.once();
        }
        let decides = |level: Level| {
            let deciding = self.text.powers.iter().filter(|one| matches!(one.role, Role::Decides | Role::Performs));
            deciding.into_iter().any(|power| world.levels[&power.by.body] == level)
        };
        let moved: Vec<(Level, Level)> = moved.into_iter().filter(|(old, _)| !decides(*old)).collect();
        let levels: BTreeSet<Level> = self
            .text
            .levels
            .iter()
            .map(|level| moved.iter().find(|(old, _)| old == level).map_or(*level, |(_, new)| *new))
            .collect();
        self.text.levels = levels.into_iter().collect();
    }
}
