//! The lives of instruments: their days, and which of their provisions others have ended, and from which day.

use std::collections::HashMap;

use jiff::civil::Date;
use tthc_dsl::Span;
use tthc_dsl::tree::Citation;

use crate::lower::Draft;
use crate::model::{Instrument, InstrumentKind, Provision, Relation};

/// An instrument on the calendar.
#[derive(Clone, Debug)]
pub struct Life {
    pub from: Option<Date>,
    /// The first day out of force by its own terms, or by those of what extends it.
    pub until: Option<Date>,
    pub pending: bool,
    /// Days are written that are none; nothing is concluded from them.
    pub unreadable: bool,
    pub kind: Option<InstrumentKind>,
    pub signed: Option<Date>,
    pub span: Span,
    /// Provisions with days of their own: the first day, and the first day without them.
    pub provisions: Vec<(Path, Option<Date>, Option<Date>)>,
    /// What others have ended, whole or in part, and what ended of itself before the rest.
    pub ended: Vec<Ended>,
}

/// Article, clause, point or annex, in the order written.
pub type Path = Vec<(tthc_dsl::Word, String)>;

/// A provision that another instrument replaced or repealed.
#[derive(Clone, Debug)]
pub struct Ended {
    /// Empty: the whole instrument.
    pub provision: Path,
    /// The first day without it.
    pub from: Date,
    pub by: String,
    pub relation: Relation,
    pub span: Span,
}

/// The lives of all instruments, by number.
#[derive(Clone, Debug, Default)]
pub struct Lives(HashMap<String, Life>);

impl Lives {
    pub fn of(drafts: &[&Draft]) -> Lives {
        Lives::of_instruments(drafts.iter().flat_map(|draft| &draft.instruments))
    }

    /// The first of two that bear one number counts.
    pub fn of_instruments<'i>(instruments: impl Iterator<Item = &'i Instrument> + Clone) -> Lives {
        let mut lives = HashMap::new();
        for item in instruments.clone() {
            lives.entry(item.number.value.clone()).or_insert_with(|| Life {
                from: item.validity.first_day(),
                until: item.validity.until.map(|until| until.value),
                pending: item.validity.pending,
                unreadable: item.validity.unreadable,
                kind: item.kind,
                signed: item.signed.map(|signed| signed.value),
                span: item.number.span,
                provisions: item
                    .provisions
                    .iter()
                    .filter(|one| !one.validity.unreadable && !one.validity.pending)
                    .map(|one| {
                        let until = one.validity.until.map(|until| until.value);
                        (one.on.provision.clone(), one.validity.first_day(), until)
                    })
                    .collect(),
                ended: item.provisions.iter().filter_map(|one| over(item, one)).collect(),
            });
        }
        for item in instruments {
            for effect in &item.effects {
                let Some(life) = lives.get_mut(&effect.on.instrument) else { continue };
                match effect.relation {
                    Relation::Replaces | Relation::Repeals => {
                        // Without a day of its own, an effect comes with its instrument.
                        let Some(from) = effect.validity.first_day().or(item.validity.first_day()) else { continue };
                        life.ended.push(Ended {
                            provision: effect.on.provision.clone(),
                            from,
                            by: item.number.value.clone(),
                            relation: effect.relation,
                            span: effect.on.span,
                        });
                    }
                    // A part that lives longer does not keep the whole alive.
                    Relation::Extends if effect.on.provision.is_empty() => {
                        life.until = life.until.zip(effect.validity.until).map(|(old, new)| old.max(new.value));
                    }
                    Relation::Extends | Relation::Amends | Relation::Implements | Relation::Cites => {}
                }
            }
        }
        lives.values_mut().for_each(|life| life.ended.sort_by_key(|ended| (ended.from, ended.span)));
        Lives(lives)
    }

    /// The days of a provision: its own, else its instrument's; of several that hold it the narrowest counts.
    pub fn days(&self, citation: &Citation) -> Option<(Option<Date>, Option<Date>)> {
        let life = self.0.get(&citation.instrument)?;
        let own = life.provisions.iter().filter(|(path, ..)| citation.provision.starts_with(path));
        let own = own.max_by_key(|(path, ..)| path.len());
        let (from, until) = own.map_or((None, None), |(_, from, until)| (*from, *until));
        Some((from.or(life.from), until.or(life.until)))
    }

    pub fn get(&self, number: &str) -> Option<&Life> {
        self.0.get(number)
    }

    /// What first ended all of a provision. An end of a part of it does not count.
    pub fn ended(&self, citation: &Citation) -> Option<&Ended> {
        self.0.get(&citation.instrument)?.ended.iter().find(|ended| citation.provision.starts_with(&ended.provision))
    }
}

/// A provision that ends of itself before its instrument does.
fn over(item: &Instrument, provision: &Provision) -> Option<Ended> {
    let until = provision.validity.until?;
    Some(Ended {
        provision: provision.on.provision.clone(),
        from: until.value,
        by: item.number.value.clone(),
        relation: Relation::Repeals,
        span: until.span,
    })
}
