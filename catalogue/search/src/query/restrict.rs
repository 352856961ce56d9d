//! Filters to the engine's queries and to the scope of what is shown.

use std::collections::HashSet;

use tantivy::collector::DocSetCollector;
use tantivy::query::{ConstScoreQuery, Query, TermSetQuery};
use tantivy::schema::Field;
use tantivy::{DocAddress, Searcher, Term as EngineTerm};

use super::clauses::{all, either, phrase, term};
use super::filters::{FilterField, StatusFilter, level, status};
use super::keys::beginning;
use super::parse::Filter;
use crate::analyse::{Found, Source, keys};
use crate::document::folded;
use crate::hits::Status;
use crate::relaxation::Relaxation;
use crate::schema::Fields;

/// What the filters of a query leave.
#[derive(Default)]
pub(crate) struct Restriction {
    clauses: Vec<Box<dyn Query>>,
    /// Left out when the matches are collected: the engine's own exclusion trips over phrases in debug builds.
    pub excluded: HashSet<DocAddress>,
    pub status: Option<StatusFilter>,
    /// A province was asked for, so its variants are meant.
    pub names_province: bool,
    pub relaxed: Vec<Relaxation>,
}

/// A prefix of a code that fits more codes than this is none.
const MOST_CODES: usize = 5000;

impl Restriction {
    /// Values of one filter are alternatives; different filters hold together.
    pub(crate) fn of(filters: &[Filter], searcher: &Searcher, fields: &Fields) -> tantivy::Result<Restriction> {
        let mut restriction = Restriction::default();
        let mut groups: Vec<(FilterField, Vec<Box<dyn Query>>)> = Vec::new();
        for filter in filters {
            if filter.field == FilterField::Status {
                match status(&filter.value) {
                    Some(status) => restriction.status = Some(status),
                    None => restriction.unknown(filter),
                }
                continue;
            }
            let query = query(filter, searcher, fields)?;
            if query.count(searcher)? == 0 {
                restriction.unknown(filter);
            }
            restriction.names_province |= filter.field == FilterField::Province && !filter.excludes;
            if filter.excludes {
                restriction.excluded.extend(searcher.search(&query, &DocSetCollector)?);
                continue;
            }
            match groups.iter_mut().find(|(field, _)| *field == filter.field) {
                Some((_, values)) => values.push(query),
                None => groups.push((filter.field, vec![query])),
            }
        }
        for (_, values) in groups {
            restriction.clauses.push(Box::new(ConstScoreQuery::new(either(values), 0.0)));
        }
        Ok(restriction)
    }

    fn unknown(&mut self, filter: &Filter) {
        self.relaxed.push(Relaxation::UnknownValue { filter: filter.shown.clone() });
    }

    /// The query within what the filters leave.
    pub(crate) fn apply(&self, query: Box<dyn Query>) -> Box<dyn Query> {
        if self.clauses.is_empty() {
            return query;
        }
        let clauses = self.clauses.iter().map(|clause| clause.box_clone());
        all(std::iter::once(query).chain(clauses).collect())
    }

    /// Whether it leaves everything.
    pub(crate) fn is_none(&self) -> bool {
        self.clauses.is_empty() && self.excluded.is_empty()
    }

    /// The only status shown, if the filter names one.
    pub(crate) fn only(&self) -> Option<Status> {
        match self.status? {
            StatusFilter::InForce => Some(Status::InForce),
            StatusFilter::NotYet => Some(Status::NotYet),
            StatusFilter::Ended => Some(Status::Ended),
            StatusFilter::Any => None,
        }
    }
}

fn query(filter: &Filter, searcher: &Searcher, fields: &Fields) -> tantivy::Result<Box<dyn Query>> {
    Ok(match filter.field {
        FilterField::Facet(0) => {
            // A catalogue may use one of the other names as its own.
            let field = fields.facet_words[0];
            either(vec![words(field, &filter.value), words(field, &level(&filter.value))])
        }
        FilterField::Facet(facet) => words(fields.facet_words[facet], &filter.value),
        FilterField::Province => words(fields.province_words, &filter.value),
        FilterField::Decree => decree(&filter.value, searcher, fields)?,
        FilterField::Code => code(&filter.value, searcher, fields)?,
        FilterField::Status => either(Vec::new()),
    })
}

/// The words side by side, one other between them: `ubnd-tỉnh` finds "Ủy ban nhân dân cấp tỉnh".
fn words(field: Field, value: &str) -> Box<dyn Query> {
    let folded = folded(value);
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    phrase(field, &words, 1)
}

fn decree(value: &str, searcher: &Searcher, fields: &Fields) -> tantivy::Result<Box<dyn Query>> {
    for found in keys(value, Source::Query) {
        let Found::Citation(_, citation) = found else {
            continue;
        };
        let Some(instrument) = citation.instrument else {
            continue;
        };
        let keys = instrument.keys();
        // `133/2025` must not give the Decree 133 of another year.
        let exact = |key: &&String| instrument.year.is_none() || key.contains('/');
        for key in keys.iter().filter(exact) {
            if searcher.doc_freq(&EngineTerm::from_field_text(fields.decree, key))? > 0 {
                return Ok(term(fields.decree, key));
            }
        }
        return Ok(term(fields.decree, &keys[0]));
    }
    Ok(term(fields.decree, &format!("#{}", value.trim().trim_start_matches('0').to_lowercase())))
}

fn code(value: &str, searcher: &Searcher, fields: &Fields) -> tantivy::Result<Box<dyn Query>> {
    let value = value.trim().to_lowercase();
    let mut terms = Vec::new();
    for head in [value.clone(), format!("~{value}")] {
        let codes = beginning(searcher, fields.code, &head, MOST_CODES)?;
        terms.extend(codes.iter().map(|code| EngineTerm::from_field_text(fields.code, code)));
    }
    Ok(Box::new(TermSetQuery::new(terms)))
}
