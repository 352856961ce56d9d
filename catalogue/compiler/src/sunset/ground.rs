//! What powers rest on.

use std::collections::HashMap;

use jiff::civil::Date;
use tthc_dsl::tree::Citation;
use tthc_dsl::{FileId, Lang, Span, Spanned};

use super::{Holder, Name, Said, Support, Through, Unlawful};
use crate::Catalogue;
use crate::model::{Amendment, Case, Level, LevelClause, Power, Procedure, Role};
use crate::rules::ABOLISHED;
use crate::show;
use crate::timeline::Lives;

/// The law that powers are held against.
pub(super) struct Ground<'c> {
    pub catalogue: &'c Catalogue,
    pub lives: Lives,
    /// The clauses of every amendment, by file and in order: a fact whose place lies in one came by it.
    operations: HashMap<FileId, Vec<(Span, &'c Amendment)>>,
    /// The amendments that end a procedure, by its code.
    repeals: HashMap<&'c str, Vec<&'c Amendment>>,
}

/// A place in a procedure that is held by somebody: a power, or a level where no holder is known.
#[derive(Clone, Copy)]
pub(super) struct Seat<'c> {
    pub case: Option<&'c Case>,
    pub what: Held<'c>,
}

#[derive(Clone, Copy)]
pub(super) enum Held<'c> {
    Power(&'c Power),
    Level(&'c LevelClause),
}

impl<'c> Seat<'c> {
    pub fn role(&self) -> Option<Role> {
        match self.what {
            Held::Power(power) => Some(power.role.value),
            Held::Level(_) => None,
        }
    }

    fn place(&self) -> Option<&'c str> {
        self.case.map(|case| case.id.value.as_str())
    }

    /// Whether it is the same place in another version. The condition tells several powers of a role apart.
    pub fn is(&self, other: &Seat<'_>, with_condition: bool) -> bool {
        let condition = match (self.what, other.what) {
            (Held::Power(a), Held::Power(b)) => a.condition == b.condition,
            (Held::Level(a), Held::Level(b)) => a.condition == b.condition,
            _ => return false,
        };
        self.place() == other.place() && self.role() == other.role() && (condition || !with_condition)
    }
}

/// The powers of a version and of its cases; the levels of those places that name nobody.
pub(super) fn seats(procedure: &Procedure) -> Vec<Seat<'_>> {
    let own = (None, listed(procedure.powers.value()), listed(procedure.levels.value()));
    let cases = procedure.cases.iter().map(|case| (Some(case), case.powers.as_slice(), case.levels.as_slice()));
    let mut seats = Vec::new();
    for (case, powers, levels) in std::iter::once(own).chain(cases) {
        seats.extend(powers.iter().map(|power| Seat { case, what: Held::Power(power) }));
        if powers.is_empty() {
            seats.extend(levels.iter().map(|level| Seat { case, what: Held::Level(level) }));
        }
    }
    seats
}

fn listed<T>(all: Option<&Vec<T>>) -> &[T] {
    all.map_or(&[], Vec::as_slice)
}

/// The levels that decide in a place.
pub(super) fn levels(procedure: &Procedure, case: Option<&Case>) -> Vec<Level> {
    match case.filter(|case| !case.levels.is_empty()) {
        None => procedure.all_levels(),
        Some(case) => {
            let mut levels: Vec<Level> =
                case.levels.iter().flat_map(|clause| &clause.levels).map(|level| level.value).collect();
            levels.sort_unstable();
            levels.dedup();
            levels
        }
    }
}

impl<'c> Ground<'c> {
    pub fn new(catalogue: &'c Catalogue) -> Ground<'c> {
        let mut operations: HashMap<FileId, Vec<(Span, &Amendment)>> = HashMap::new();
        let mut repeals: HashMap<&str, Vec<&Amendment>> = HashMap::new();
        for amendment in catalogue.amendments.values() {
            for code in &amendment.repeals {
                repeals.entry(&code.value).or_default().push(amendment);
            }
            for clause in amendment.operations.iter().flat_map(|operations| &operations.clauses) {
                operations.entry(clause.span.file).or_default().push((clause.span, amendment));
            }
        }
        operations.values_mut().for_each(|clauses| clauses.sort_by_key(|(clause, _)| clause.start));
        Ground { catalogue, lives: Lives::of_instruments(catalogue.instruments.values()), operations, repeals }
    }

    /// What a place rests on: the closest tie that the catalogue holds, or nothing.
    pub fn supports(&self, procedure: &Procedure, seat: &Seat<'_>) -> Vec<Support> {
        let (basis, span) = match seat.what {
            Held::Power(power) => (&power.basis, power.authorities.first().map(|holder| holder.span)),
            Held::Level(clause) => (&clause.basis, clause.levels.first().map(|level| level.span)),
        };
        let by = span.and_then(|span| self.amendment(procedure, span));
        if !basis.is_empty() {
            return basis.iter().map(|basis| support(basis, Through::Power, by)).collect();
        }
        if let Some(amendment) = by {
            return std::iter::once(&amendment.under)
                .chain(&amendment.basis)
                .map(|provision| support(provision, Through::Amendment, by))
                .collect();
        }
        // Without a tie of its own, who decides stands and falls with the procedure; who receives need not.
        if !matches!(seat.role(), None | Some(Role::Decides | Role::Performs)) {
            return Vec::new();
        }
        let days = &procedure.validity.basis;
        if !days.is_empty() {
            return days.iter().map(|basis| support(basis, Through::Validity, None)).collect();
        }
        Catalogue::spanned_citations(procedure)
            .into_iter()
            .filter(|cited| {
                let instrument = self.catalogue.instruments.get(&cited.instrument);
                instrument.is_some_and(|instrument| !instrument.powers.is_empty())
            })
            .map(|cited| support(cited, Through::Procedure, None))
            .fold(Vec::new(), |mut all, one| {
                if !all.contains(&one) {
                    all.push(one);
                }
                all
            })
    }

    /// The amendment of this version that wrote what stands at a place.
    fn amendment(&self, procedure: &Procedure, span: Span) -> Option<&'c Amendment> {
        let operations = self.operations.get(&span.file)?;
        let behind = operations.partition_point(|(clause, _)| clause.start <= span.start);
        let (clause, amendment) = operations.get(behind.checked_sub(1)?)?;
        if clause.end < span.end {
            return None;
        }
        procedure.applied.iter().any(|applied| applied.name == amendment.id.value).then_some(*amendment)
    }

    /// The first day without a support: of its instrument, or of its provision where the instrument goes on.
    pub fn end(&self, support: &Support) -> Option<Date> {
        let own = self.lives.get(&support.instrument)?.until;
        own.or_else(|| self.lives.ended(&support.citation).map(|ended| ended.from))
    }

    pub fn begin(&self, number: &str) -> Option<Date> {
        self.lives.get(number)?.from
    }

    /// The amendment by which a procedure ends on a day.
    pub fn repeal(&self, code: &str, day: Date) -> Option<&'c Amendment> {
        let begins = |amendment: &Amendment| {
            let own = amendment.validity.first_day().filter(|_| !amendment.validity.pending);
            own.or_else(|| self.begin(&amendment.under.instrument))
        };
        self.repeals.get(code)?.iter().copied().find(|amendment| begins(amendment) == Some(day))
    }

    /// The last of those who follow a body, one after the other.
    pub fn successor<'s>(&'s self, body: &'s str) -> Option<&'s str> {
        let next = |body: &&'s str| {
            let successor = self.catalogue.authorities.get(*body)?.successor.as_ref()?;
            Some(successor.id.value.as_str())
        };
        // More in a row go in a circle.
        std::iter::successors(Some(body), next).take(64).skip(1).last()
    }

    pub fn holders(&self, ids: &[Spanned<String>]) -> Vec<Holder> {
        ids.iter().map(|id| self.holder(&id.value)).collect()
    }

    pub fn holder(&self, id: &str) -> Holder {
        let known = self.catalogue.authorities.get(id);
        let name = known.and_then(|known| Name::written(&known.name));
        Holder {
            id: id.to_owned(),
            name: name.unwrap_or_else(|| Name { vi: id.to_owned(), en: None }),
            level: known.and_then(|known| Some(known.level.as_ref()?.value)),
        }
    }

    /// What is wrong with holders and levels on a day.
    pub fn unlawful(&self, holders: &[Holder], levels: &[Level], day: Date) -> Vec<Unlawful> {
        let mut wrong = Vec::new();
        for holder in holders {
            let known = self.catalogue.authorities.get(&holder.id);
            let ended = known.and_then(|known| known.validity.until).map(|until| until.value);
            if let Some(since) = ended.filter(|since| *since <= day) {
                wrong.push(Unlawful::AuthorityEnded { authority: holder.id.clone(), since });
            }
        }
        let held = holders.iter().filter_map(|holder| holder.level);
        if held.chain(levels.iter().copied()).any(|level| level == Level::District) && ABOLISHED <= day {
            wrong.push(Unlawful::LevelAbolished { level: Level::District, since: ABOLISHED });
        }
        wrong
    }
}

fn support(citation: &Spanned<Citation>, through: Through, by: Option<&Amendment>) -> Support {
    let amendment = by.map(|amendment| amendment.id.value.clone());
    Support { through, amendment, ..cited(&citation.value) }
}

/// A provision by itself.
pub(super) fn cited(citation: &Citation) -> Support {
    let citation = citation.clone();
    Support {
        instrument: citation.instrument.clone(),
        words: Said { vi: show::citation(&citation, Lang::Vi), en: show::citation(&citation, Lang::En) },
        through: Through::Power,
        amendment: None,
        citation,
    }
}
