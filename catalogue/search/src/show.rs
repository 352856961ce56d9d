//! Matching entries to hits: snippets, highlights, what was missing, what may have been meant.

use std::collections::BTreeMap;

use tantivy::Term;

use crate::analyse::{Word, Words, words};
use crate::collect::Ranked;
use crate::document::Stored;
use crate::error::SearchError;
use crate::hits::{Explain, Hit, Hits, ScoreTree, Status};
use crate::index::Index;
use crate::marks::{Marks, highlights};
use crate::query::{Asked, Clause, Reading, is_marked, keys_of};
use crate::relaxation::Relaxation;
use crate::search::{Answer, SearchOptions};
use crate::snippet::{FAR_ENOUGH, NEAR_ENOUGH, snippet};

/// Turns answers into hits.
pub(crate) struct Shown<'a> {
    pub index: &'a Index,
    pub asked: &'a Asked,
    pub options: &'a SearchOptions,
}

impl Shown<'_> {
    pub(crate) fn hits(&self, answer: Answer) -> Result<Hits, SearchError> {
        let marks = self.marks(&answer.clauses).map_err(SearchError::engine(self.index.path()))?;
        let mut hits = Hits {
            facets: answer.collected.facets(),
            total: answer.collected.total,
            relaxed: answer.relaxed.clone(),
            ..Hits::default()
        };
        let shown = answer.collected.best.iter().skip(self.options.offset);
        for ranked in shown {
            hits.hits.push(self.index.with_stored(ranked.address, |stored| self.hit(stored, ranked, &marks))?);
        }
        if answer.is_loose || hits.relaxed.iter().any(|relaxation| matches!(relaxation, Relaxation::Spelling { .. })) {
            self.read_off_best(&answer, &mut hits)?;
        } else {
            hits.suggestion = self.suggestion(answer.doubt.as_slice());
        }
        if self.options.explain {
            hits.explain = Some(self.explain(&answer, &hits)?);
        }
        Ok(hits)
    }

    fn hit(&self, stored: &Stored<'_>, ranked: &Ranked, marks: &Marks) -> Hit {
        let sections = stored.sections.iter().map(|(key, text)| (&**key, &**text));
        let in_name = marks.find(&stored.name);
        let far = if marks.are_all(&in_name) { NEAR_ENOUGH } else { FAR_ENOUGH };
        Hit {
            code: stored.code.to_string(),
            name: stored.name.to_string(),
            name_en: stored.name_en.clone(),
            name_highlights: highlights(in_name.iter()),
            levels: stored.levels.clone(),
            sector: stored.sector.1.clone(),
            ministry: stored.ministry.1.clone(),
            authorities: stored.authorities.clone(),
            province: stored.province.as_ref().map(|(_, name)| name.clone()),
            limit_text: stored.limit.clone(),
            limit_days: stored.limit_days,
            fee_text: stored.fee.clone(),
            status: Status::on(self.options.as_of, stored.from, stored.to),
            valid_from: stored.from,
            valid_to: stored.to,
            score: ranked.score,
            snippet: snippet(sections, marks, far, self.options.snippet_bytes),
        }
    }

    /// What the snippets look for; a rare word is worth more than one that is everywhere.
    fn marks(&self, clauses: &[Clause]) -> tantivy::Result<Marks> {
        let mut marks = Marks::default();
        let entries = self.index.len() as f32;
        let worth = |folded: &str| -> tantivy::Result<f32> {
            let term = Term::from_field_text(self.index.fields.text, folded);
            let count = self.index.searcher.doc_freq(&term)? as f32;
            Ok(1.0 + (entries / (1.0 + count)).ln().max(0.0))
        };
        let is_marked = is_marked(clauses);
        let mut before = None;
        for clause in clauses {
            let mut after = None;
            for run in runs(clause) {
                let mut last = before;
                for (folded, accented) in run {
                    let place = marks.word(folded, accented.filter(|_| is_marked), worth(folded)?);
                    if let Some(last) = last {
                        marks.pair(last, place);
                    }
                    last = Some(place);
                }
                // The first reading is the likeliest neighbour of what follows.
                after = after.or(last);
            }
            before = after;
        }
        keys_of(clauses).iter().for_each(|key| marks.key(key));
        Ok(marks)
    }

    /// Which of the words the best hit lacks, and how it spells those that were guessed.
    fn read_off_best(&self, answer: &Answer, hits: &mut Hits) -> Result<(), SearchError> {
        let Some(best) = answer.collected.best.first() else {
            return Ok(());
        };
        let spelling = self.index.with_stored(best.address, spellings)?;
        let mut replaced: Vec<(String, String)> = Vec::new();
        let mut missing = Vec::new();
        for clause in &answer.clauses {
            let Clause::Word(word) = clause else { continue };
            if !word.required {
                continue;
            }
            let has = |folded: &[String]| folded.iter().all(|part| spelling.contains_key(part));
            match word.readings.iter().find(|reading| has(&reading.folded)) {
                None => missing.push(word.typed.clone()),
                Some(reading) => {
                    let is_guess = reading.accented.is_none();
                    if is_guess {
                        let spelt = reading.folded.iter().filter_map(|part| spelling.get(part)).cloned();
                        replaced.push((word.typed.clone(), spelt.collect::<Vec<_>>().join(" ")));
                    }
                }
            }
        }
        for (typed, read_as) in &replaced {
            let is_beginning = hits.relaxed.iter().any(|relaxation| is_beginning(relaxation, typed));
            let known = hits.relaxed.iter_mut().find_map(|relaxation| match relaxation {
                Relaxation::Spelling { typed: known, read_as } if known == typed => Some(read_as),
                _ => None,
            });
            match known {
                // What the best hit has is the likeliest after all, and is shown as it is spelt there.
                Some(list) => {
                    let folded = |text: &str| crate::document::folded(text);
                    list.retain(|other| folded(other) != folded(read_as));
                    list.insert(0, read_as.clone());
                }
                None if !is_beginning => {
                    let read_as = vec![read_as.clone()];
                    hits.relaxed.push(Relaxation::Spelling { typed: typed.clone(), read_as });
                }
                None => {}
            }
        }
        if let Some(Relaxation::FewerWords { missing: list }) =
            hits.relaxed.iter_mut().find(|relaxation| matches!(relaxation, Relaxation::FewerWords { .. }))
        {
            *list = missing;
        }
        hits.suggestion = self.suggestion(&replaced);
        Ok(())
    }

    fn suggestion(&self, replaced: &[(String, String)]) -> Option<String> {
        if replaced.is_empty() {
            return None;
        }
        let text = &self.asked.text;
        let (mut suggestion, mut at) = (String::new(), 0);
        for word in words(text) {
            if word.range.start < at {
                continue;
            }
            suggestion.push_str(&text[at..word.range.start]);
            let typed = &text[word.range.clone()];
            let spelt = replaced.iter().find(|(known, _)| known == typed).map_or(typed, |(_, spelt)| spelt);
            suggestion.push_str(spelt);
            at = word.range.end;
        }
        suggestion.push_str(&text[at..]);
        Some(suggestion)
    }

    fn explain(&self, answer: &Answer, hits: &Hits) -> Result<Explain, SearchError> {
        let failed = SearchError::engine(self.index.path());
        let mut understood: Vec<String> = answer.clauses.iter().map(described).collect();
        understood.extend(self.asked.filters.iter().map(|filter| format!("filter {}", filter.shown)));
        let mut scores = Vec::with_capacity(hits.hits.len());
        for (ranked, hit) in answer.collected.best.iter().skip(self.options.offset).zip(&hits.hits) {
            let account = answer.query.explain(&self.index.searcher, ranked.address).map_err(&failed)?;
            let score = serde_json::to_value(&account).unwrap_or_default();
            scores.push(ScoreTree { code: hit.code.clone(), score });
        }
        Ok(Explain { understood, scores })
    }
}

/// Words one after another, folded and as they were typed.
type Run<'c> = Vec<(&'c str, Option<&'c str>)>;

/// The words that a clause may be met as.
fn runs(clause: &Clause) -> Vec<Run<'_>> {
    match clause {
        // What says nothing about the matter is not pointed at.
        Clause::Word(word) if !word.required => Vec::new(),
        Clause::Word(word) => word.readings.iter().map(run_of_reading).collect(),
        Clause::Phrase(words) => vec![run_of_words(words)],
        Clause::Term(said, term) => {
            let meant = term.meant.words.iter();
            let meant = meant.map(|(folded, accented)| (folded.as_str(), Some(accented.as_str())));
            vec![run_of_words(said), meant.collect()]
        }
        Clause::Keys(_) | Clause::Code(_) => Vec::new(),
    }
}

fn run_of_words(words: &[Word]) -> Run<'_> {
    words.iter().map(|word| (word.folded.as_str(), Some(word.accented.as_str()))).collect()
}

fn run_of_reading(reading: &Reading) -> Run<'_> {
    reading.folded.iter().map(|folded| (folded.as_str(), reading.accented.as_deref())).collect()
}

fn is_beginning(relaxation: &Relaxation, of: &str) -> bool {
    matches!(relaxation, Relaxation::Beginning { typed, .. } if typed == of)
}

/// Every folded word of an entry, as the entry first spells it.
pub(crate) fn spellings(stored: &Stored<'_>) -> BTreeMap<String, String> {
    let mut spelling = BTreeMap::new();
    let sections = stored.sections.iter().map(|(_, text)| &**text);
    for text in std::iter::once(&*stored.name).chain(sections) {
        let mut words = Words::new(text);
        while words.advance() {
            if !spelling.contains_key(words.folded()) {
                let spelt = if words.is_expansion() { words.folded() } else { &text[words.range()] };
                spelling.insert(words.folded().to_owned(), spelt.to_lowercase());
            }
        }
    }
    spelling
}

fn described(clause: &Clause) -> String {
    match clause {
        Clause::Word(word) => {
            let readings: Vec<String> = word
                .readings
                .iter()
                .map(|reading| format!("{}^{:.2}", reading.folded.join(" "), reading.weight))
                .collect();
            let kind = if word.required { "word" } else { "optional word" };
            format!("{kind} {}: {}", word.typed, readings.join(" | "))
        }
        Clause::Phrase(words) => {
            let folded: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
            format!("phrase \"{}\"", folded.join(" "))
        }
        Clause::Term(_, term) => format!("term: {}", term.meant.text),
        Clause::Keys(keys) => format!("citation {}", keys.join(" + ")),
        Clause::Code(codes) => {
            let codes: Vec<&str> = codes.iter().map(|(code, _)| code.as_str()).collect();
            format!("code {}", codes.join(" | "))
        }
    }
}
