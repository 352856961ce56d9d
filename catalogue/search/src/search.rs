//! A query from first to last: read, resolved, asked, loosened where nothing is found, shown.

use std::collections::BTreeMap;

use tantivy::DocAddress;
use tantivy::query::Query;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED, Term};

use crate::collect::{Collect, Collected, Scope, Territory};
use crate::entry::Day;
use crate::error::SearchError;
use crate::hits::{Hits, Status};
use crate::index::Index;
use crate::query::{Asked, Asking, Clause, Manner, Resolved, Resolver, Restriction, ask, parse};
use crate::relaxation::Relaxation;
use crate::show::Shown;

/// A query is broad if a part of all entries greater than this one in so many has its rarest word.
const BROAD: u64 = 4;

/// How to search.
#[derive(Clone, Debug)]
pub struct SearchOptions {
    /// The day on which entries must be in force.
    pub as_of: Day,
    /// How many hits to give back.
    pub limit: usize,
    /// How many to pass over.
    pub offset: usize,
    /// Whether entries that are not in force on the day are shown too. A `hiệu-lực:` filter overrules it.
    pub any_day: bool,
    /// Beside the procedures of the whole country, whose variants are shown.
    pub province: Province,
    /// Whether the last word is still being typed.
    pub typing: bool,
    /// Whether to tell how the answer came about.
    pub explain: bool,
    /// About how many bytes of text a snippet has.
    pub snippet_bytes: usize,
}

/// Whose variants of procedures are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Province {
    /// Nobody's: only procedures of the whole country.
    #[default]
    None,
    /// Those of the province with this identifier.
    One(String),
    /// All provinces'.
    All,
}

impl SearchOptions {
    /// Ten hits in force on a day, in the whole country.
    #[must_use]
    pub fn on(as_of: Day) -> SearchOptions {
        SearchOptions {
            as_of,
            limit: 10,
            offset: 0,
            any_day: false,
            province: Province::None,
            typing: false,
            explain: false,
            snippet_bytes: 240,
        }
    }
}

/// What was found, and by which question.
pub(crate) struct Answer {
    pub collected: Collected,
    pub clauses: Vec<Clause>,
    pub query: Box<dyn Query>,
    pub relaxed: Vec<Relaxation>,
    /// Not every word had to be found, or words were read as others.
    pub is_loose: bool,
    /// What was typed and what was probably meant, where the letter of the query was found.
    pub doubt: Option<(String, String)>,
}

/// A query resolved, with everything that limits its answer.
pub(crate) struct Question<'q> {
    resolved: &'q Resolved,
    restriction: &'q Restriction,
    scope: Scope,
    wanted: usize,
}

impl Index {
    /// Searches. Every string is a query; what cannot be taken literally is relaxed, and the answer says so.
    ///
    /// # Errors
    ///
    /// Only when the index cannot be read.
    pub fn search(&self, query: &str, options: &SearchOptions) -> Result<Hits, SearchError> {
        let asked = parse(query);
        if asked.atoms.is_empty() && asked.filters.is_empty() {
            return Ok(Hits { relaxed: asked.relaxed, ..Hits::default() });
        }
        let answer = self.answer(&asked, options).map_err(SearchError::engine(self.path()))?;
        Shown { index: self, asked: &asked, options }.hits(answer)
    }

    fn answer(&self, asked: &Asked, options: &SearchOptions) -> tantivy::Result<Answer> {
        let vocabulary = || self.vocabulary();
        let resolver = Resolver {
            searcher: &self.searcher,
            fields: &self.fields,
            vocabulary: &vocabulary,
            typing: options.typing,
        };
        let resolved = resolver.resolve(asked)?;
        let restriction = Restriction::of(&asked.filters, &self.searcher, &self.fields)?;
        let question = Question {
            resolved: &resolved,
            restriction: &restriction,
            scope: scope(options, &restriction),
            wanted: options.limit.saturating_add(options.offset),
        };
        let mut answer = self.loosen(&question, &resolver, asked)?;
        let relaxed = resolved.relaxed.iter().chain(&restriction.relaxed).cloned();
        answer.relaxed.splice(0..0, relaxed);
        if answer.relaxed.is_empty() {
            answer.doubt = self.doubt(&question, &resolver, &answer)?;
        }
        Ok(answer)
    }

    /// Asks as typed, and only if that finds nothing less exactly, step by step.
    fn loosen(&self, question: &Question<'_>, resolver: &Resolver<'_>, asked: &Asked) -> tantivy::Result<Answer> {
        let clauses = &question.resolved.clauses;
        // Somebody who asks for an unknown code and nothing else gets nothing, and not everything.
        if clauses.is_empty() && !asked.atoms.is_empty() {
            return self.ask(question, &[Clause::Phrase(Vec::new())], None);
        }
        let mut answer = self.ask(question, clauses, None)?;
        if answer.collected.total > 0 {
            return Ok(answer);
        }
        if let Some(other) = self.beyond_scope(question, clauses, &answer)? {
            return Ok(other);
        }
        if let Some(without) = self.without_filters(question, clauses)? {
            answer.relaxed.push(Relaxation::FiltersLeaveNothing { without });
            return Ok(answer);
        }
        if let Some(other) = self.with_one_slip(question, resolver)? {
            return Ok(other);
        }
        let words = ask(&self.fields, clauses, Manner::default()).words;
        let mut steps = vec![words.saturating_sub(1), words.saturating_sub(2), words.div_ceil(2), 1];
        steps.retain(|fewer| (1..words).contains(fewer));
        steps.dedup();
        for fewer in steps {
            answer = self.ask(question, clauses, Some(fewer))?;
            answer.is_loose = true;
            if answer.collected.total > 0 {
                // Which words are missing is seen when the hits are shown.
                answer.relaxed.push(Relaxation::FewerWords { missing: Vec::new() });
                return Ok(answer);
            }
        }
        Ok(answer)
    }

    /// How many entries match without the filters, if there are filters and such entries.
    fn without_filters(&self, question: &Question<'_>, clauses: &[Clause]) -> tantivy::Result<Option<u64>> {
        if question.restriction.is_none() || clauses.is_empty() {
            return Ok(None);
        }
        let none = Restriction::default();
        let scope = question.scope.clone();
        let open = Question { restriction: &none, scope, ..*question };
        let total = self.ask(&open, clauses, None)?.collected.total;
        Ok((total > 0).then_some(total))
    }

    /// The best answer to the query with one word read as another, if there is any.
    fn with_one_slip(&self, question: &Question<'_>, resolver: &Resolver<'_>) -> tantivy::Result<Option<Answer>> {
        let best = |answer: &Answer| answer.collected.best.first().map_or(0.0, |best| best.score);
        let mut likeliest: Option<Answer> = None;
        for clauses in resolver.with_one_slip(question.resolved)? {
            let answer = Answer { is_loose: true, ..self.ask(question, &clauses, None)? };
            let found = answer.collected.total > 0;
            if found && likeliest.as_ref().is_none_or(|known| best(&answer) > best(known)) {
                likeliest = Some(answer);
            }
        }
        Ok(likeliest)
    }

    /// What matches to the letter but is in force on another day or elsewhere.
    fn beyond_scope(
        &self,
        question: &Question<'_>,
        clauses: &[Clause],
        answer: &Answer,
    ) -> tantivy::Result<Option<Answer>> {
        let counts = answer.collected.status;
        let mut scope = question.scope.clone();
        let relaxation = if counts.ended + counts.not_yet > 0 && question.restriction.status.is_none() {
            scope.only = None;
            Relaxation::NotInForce
        } else if counts.elsewhere > 0 {
            scope.territory = Territory::Everywhere;
            Relaxation::OtherProvinces
        } else {
            return Ok(None);
        };
        let wider = Question { scope, ..*question };
        let mut answer = self.ask(&wider, clauses, None)?;
        answer.relaxed.push(relaxation);
        Ok(Some(answer))
    }

    pub(crate) fn ask(
        &self,
        question: &Question<'_>,
        clauses: &[Clause],
        at_least: Option<usize>,
    ) -> tantivy::Result<Answer> {
        let manner = Manner {
            is_marked: question.resolved.is_marked,
            is_broad: at_least.is_some() || self.is_broad(clauses)?,
            at_least,
        };
        let Asking { query, pinned, .. } = ask(&self.fields, clauses, manner);
        let query = question.restriction.apply(query);
        let pinned = self.pinned(&pinned)?;
        let is_one_segment = self.searcher.segment_readers().len() == 1;
        let collect = Collect {
            scope: &question.scope,
            wanted: question.wanted,
            pinned: &pinned,
            excluded: &question.restriction.excluded,
            is_one_segment,
        };
        let collected = self.searcher.search(&query, &collect)?;
        Ok(Answer { collected, clauses: clauses.to_vec(), query, relaxed: Vec::new(), is_loose: false, doubt: None })
    }

    /// Whether even the rarest of the words is common.
    fn is_broad(&self, clauses: &[Clause]) -> tantivy::Result<bool> {
        let mut rarest = self.len();
        for clause in clauses {
            match clause {
                Clause::Word(word) if word.required => {
                    for folded in word.readings.iter().flat_map(|reading| &reading.folded).take(1) {
                        let term = Term::from_field_text(self.fields.text, folded);
                        rarest = rarest.min(self.searcher.doc_freq(&term)?);
                    }
                }
                Clause::Word(_) => {}
                _ => return Ok(false),
            }
        }
        Ok(rarest * BROAD > self.len())
    }

    fn pinned(&self, codes: &[(String, u8)]) -> tantivy::Result<BTreeMap<DocAddress, u8>> {
        let mut pinned = BTreeMap::new();
        for (code, tier) in codes {
            let term = Term::from_field_text(self.fields.code, code);
            for (segment, ordinal) in self.searcher.segment_readers().iter().zip(0..) {
                let index = segment.inverted_index(self.fields.code)?;
                let Some(mut postings) = index.read_postings(&term, IndexRecordOption::Basic)? else {
                    continue;
                };
                while postings.doc() != TERMINATED {
                    let address = DocAddress::new(ordinal, postings.doc());
                    let best = pinned.entry(address).or_insert(0);
                    *best = (*best).max(*tier);
                    postings.advance();
                }
            }
        }
        Ok(pinned)
    }
}

fn scope(options: &SearchOptions, restriction: &Restriction) -> Scope {
    let only = match restriction.status {
        Some(_) => restriction.only(),
        None if options.any_day => None,
        None => Some(Status::InForce),
    };
    let territory = match &options.province {
        _ if restriction.names_province => Territory::Everywhere,
        Province::None => Territory::National,
        Province::One(id) => Territory::Province(id.clone()),
        Province::All => Territory::Everywhere,
    };
    Scope { as_of: options.as_of, only, territory }
}
