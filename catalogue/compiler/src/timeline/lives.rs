//! The lives of instruments: their days, and which of their provisions others have ended, and from which day.

use std::collections::HashMap;

use jiff::civil::Date;
use tthc_dsl::Span;
use tthc_dsl::tree::Citation;

use crate::lower::Draft;
use crate::model::{Instrument, InstrumentKind, Relation};

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
    /// What others have ended, whole or in part.
    pub ended: Vec<Ended>,
}

/// A provision that another instrument replaced or repealed.
#[derive(Clone, Debug)]
pub struct Ended {
    /// Empty: the whole instrument.
    pub provision: Vec<(tthc_dsl::Word, String)>,
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
                ended: Vec::new(),
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

    pub fn get(&self, number: &str) -> Option<&Life> {
        self.0.get(number)
    }

    /// What first ended all of a provision. An end of a part of it does not count.
    pub fn ended(&self, citation: &Citation) -> Option<&Ended> {
        self.0.get(&citation.instrument)?.ended.iter().find(|ended| citation.provision.starts_with(&ended.provision))
    }
}
