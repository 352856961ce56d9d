//! What the kinds of change rest on, gathered once of each version: a change then looks it up.

use std::collections::{BTreeSet, HashMap, HashSet};

use tthc_dsl::Lang;
use tthc_dsl::tree::Duration;

use crate::model::{
    Case, Dossier, Fee, FeeAmount, FeeKind, Given, Level, LevelClause, Limit, LimitAmount, Power, Procedure,
    ResultPaper, Role, Step,
};
use crate::show;

pub(in crate::redline) struct View<'p> {
    pub procedure: &'p Procedure,
    pub whole: Part<'p>,
    pub cases: HashMap<&'p str, Part<'p>>,
    pub requirements: HashSet<&'p str>,
}

/// What a procedure and a case of it both have.
#[derive(Default)]
pub(in crate::redline) struct Part<'p> {
    pub levels: BTreeSet<Level>,
    pub bodies: HashMap<Role, BTreeSet<&'p str>>,
    pub papers: HashMap<&'p str, Asked>,
    pub steps: HashSet<&'p str>,
    pub results: HashSet<&'p str>,
    /// By how they are shown in Vietnamese.
    pub limits: HashMap<String, &'p Duration>,
    pub exceptions: HashMap<String, &'p Duration>,
    /// In their order; and each by how it is shown in Vietnamese.
    pub fees: HashMap<FeeKind, Vec<&'p FeeAmount>>,
    pub shown_fees: HashMap<(FeeKind, String), &'p FeeAmount>,
}

/// How often a paper stands in a dossier, and whether it is asked for only from those who have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::redline) struct Asked {
    pub times: usize,
    pub if_any: bool,
}

impl<'p> View<'p> {
    pub fn of(procedure: &'p Procedure) -> View<'p> {
        let whole = Part::of(
            listed(&procedure.levels),
            listed(&procedure.powers),
            listed(&procedure.dossiers),
            (listed(&procedure.limits), listed(&procedure.fees)),
            (listed(&procedure.steps), listed(&procedure.results)),
        );
        let cases = procedure.cases.iter().map(|case| (case.id.value.as_str(), Part::of_case(case)));
        let requirements = listed(&procedure.requirements).iter().map(|one| one.id.value.as_str());
        View { procedure, whole, cases: cases.collect(), requirements: requirements.collect() }
    }
}

impl<'p> Part<'p> {
    fn of_case(case: &'p Case) -> Part<'p> {
        let money_and_time = (case.limits.as_slice(), case.fees.as_slice());
        Part::of(&case.levels, &case.powers, &case.dossiers, money_and_time, (&case.steps, &case.results))
    }

    fn of(
        levels: &'p [LevelClause],
        powers: &'p [Power],
        dossiers: &'p [Dossier],
        (limits, fees): (&'p [Limit], &'p [Fee]),
        (steps, results): (&'p [Step], &'p [ResultPaper]),
    ) -> Part<'p> {
        let mut part = Part {
            levels: levels.iter().flat_map(|clause| &clause.levels).map(|level| level.value).collect(),
            steps: steps.iter().map(|step| step.id.value.as_str()).collect(),
            results: results.iter().map(|result| result.id.value.as_str()).collect(),
            ..Part::default()
        };
        for power in powers {
            let bodies = power.authorities.iter().map(|body| body.value.as_str());
            part.bodies.entry(power.role.value).or_default().extend(bodies);
        }
        for paper in dossiers.iter().flat_map(Dossier::papers) {
            let asked = part.papers.entry(&paper.id.value).or_insert(Asked { times: 0, if_any: true });
            asked.times += 1;
            asked.if_any &= paper.if_any;
        }
        let shown = |time: &Duration| show::duration(time, Lang::Vi);
        for limit in limits {
            if let LimitAmount::Within(time) = &limit.amount {
                part.limits.insert(shown(time), time);
            }
            part.exceptions.extend(limit.exceptions.iter().map(|other| (shown(&other.within), &other.within)));
        }
        for fee in fees {
            part.fees.entry(fee.kind).or_default().push(&fee.amount);
            part.shown_fees.insert((fee.kind, show::fee(&fee.amount, Lang::Vi)), &fee.amount);
        }
        part
    }
}

pub(super) fn listed<T>(given: &Given<Vec<T>>) -> &[T] {
    given.value().map_or(&[], Vec::as_slice)
}
