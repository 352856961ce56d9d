//! Clauses to the engine's queries: what an entry must have, and what lets it stand higher.

use std::collections::BTreeSet;

use tantivy::Term as EngineTerm;
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, EmptyQuery, Occur, PhraseQuery, Query, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

use super::resolve::{Clause, Reading, WordClause};
use crate::analyse::Word;
use crate::document::name_key;
use crate::schema::Fields;

/// How much each kind of match adds to a score, measured on published records.
mod boost {
    pub(super) const NAME: f32 = 2.0;
    pub(super) const NAME_MARKS: f32 = 1.5;
    pub(super) const TEXT_MARKS: f32 = 0.5;
    pub(super) const NAME_PHRASE: f32 = 2.0;
    pub(super) const NAME_PHRASE_MARKS: f32 = 1.5;
    pub(super) const NAME_PAIR: f32 = 0.5;
    pub(super) const WHOLE_NAME: f32 = 10.0;
    pub(super) const CITATION: f32 = 5.0;
    pub(super) const DECREE: f32 = 2.0;
    pub(super) const TERM: f32 = 0.8;
}

/// A phrase longer than this is told apart by its beginning.
const LONGEST_PHRASE: usize = 16;

/// What the engine is asked.
pub(crate) struct Asking {
    pub query: Box<dyn Query>,
    /// Codes whose procedures come first, with how far in front.
    pub pinned: Vec<(String, u8)>,
    /// How many words an entry may be asked to have.
    pub words: usize,
}

/// How a query is put to the engine.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Manner {
    /// Words were typed with marks, so those without are meant to have none.
    pub is_marked: bool,
    /// A good part of all entries will match.
    pub is_broad: bool,
    /// So many of the words suffice; all are needed if there is no such number.
    pub at_least: Option<usize>,
}

/// Builds the query.
pub(crate) fn ask(fields: &Fields, clauses: &[Clause], manner: Manner) -> Asking {
    let mut parts = Parts { fields, manner, required: Vec::new(), words: Vec::new(), bonus: Vec::new() };
    let mut pinned = Vec::new();
    for clause in clauses {
        match clause {
            Clause::Word(word) => parts.word(word),
            Clause::Phrase(words) => parts.phrase(words),
            Clause::Term(said, term) => {
                let meant: Vec<&str> = term.meant.words.iter().map(|(folded, _)| folded.as_str()).collect();
                parts.term(said, &meant);
            }
            Clause::Keys(keys) => parts.keys(keys),
            Clause::Code(codes) => pinned.extend(codes.iter().cloned()),
        }
    }
    parts.phrases(clauses);
    let words = parts.words.len();
    let base = parts.into_query(pinned.is_empty());
    Asking { query: with_codes(fields, base, &pinned), pinned, words }
}

fn with_codes(fields: &Fields, base: Option<Box<dyn Query>>, pinned: &[(String, u8)]) -> Box<dyn Query> {
    if pinned.is_empty() {
        return base.unwrap_or_else(|| Box::new(EmptyQuery));
    }
    let is_sure = |tier: u8| tier > 1;
    let mut any: Vec<Box<dyn Query>> = Vec::new();
    let mut mentions: Vec<Box<dyn Query>> = Vec::new();
    for (code, tier) in pinned {
        any.push(Box::new(ConstScoreQuery::new(term(fields.code, code), 1.0)));
        if is_sure(*tier) {
            mentions.push(term(fields.key, code));
        }
    }
    // Beside the procedures themselves those that name them, and have the other words too.
    any.extend(match base {
        Some(base) if mentions.is_empty() => Some(base),
        Some(base) => Some(all(vec![base, either(mentions)])),
        None if mentions.is_empty() => None,
        None => Some(either(mentions)),
    });
    either(any)
}

struct Parts<'f> {
    fields: &'f Fields,
    manner: Manner,
    required: Vec<Box<dyn Query>>,
    /// Required words, of which fewer may do.
    words: Vec<Box<dyn Query>>,
    bonus: Vec<Box<dyn Query>>,
}

impl Parts<'_> {
    fn word(&mut self, clause: &WordClause) {
        let Fields { name, name_marks, text, text_marks, .. } = *self.fields;
        // What says nothing about the matter must not say anything about the rank.
        if !clause.required {
            return;
        }
        self.words.push(either(clause.readings.iter().map(|reading| self.reading(text, reading)).collect()));
        for reading in &clause.readings {
            self.bonus.push(boosted(self.reading(name, reading), boost::NAME));
            let ([folded], Some(accented)) = (reading.folded.as_slice(), &reading.accented) else {
                continue;
            };
            if self.manner.is_marked {
                let weight = reading.weight;
                self.bonus.push(boosted(term(name_marks, accented), boost::NAME_MARKS * weight));
                if accented != folded {
                    self.bonus.push(boosted(term(text_marks, accented), boost::TEXT_MARKS * weight));
                }
            }
        }
    }

    fn reading(&self, field: Field, reading: &Reading) -> Box<dyn Query> {
        let words: Vec<&str> = reading.folded.iter().map(String::as_str).collect();
        boosted(phrase(field, &words, 0), reading.weight)
    }

    fn phrase(&mut self, words: &[Word]) {
        let folded: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
        self.required.push(phrase(self.fields.text, &folded, 0));
        self.bonus.push(boosted(phrase(self.fields.name, &folded, 0), boost::NAME_PHRASE));
        if words.iter().any(Word::is_marked) {
            let accented: Vec<&str> = words.iter().map(|word| word.accented.as_str()).collect();
            let phrase = phrase(self.fields.name_marks, &accented, 0);
            self.bonus.push(boosted(phrase, boost::NAME_PHRASE_MARKS));
        }
    }

    fn term(&mut self, said: &[Word], meant: &[&str]) {
        let said: Vec<&str> = said.iter().map(|word| word.folded.as_str()).collect();
        let Fields { name, text, .. } = *self.fields;
        let means = boosted(phrase(text, meant, 0), boost::TERM);
        self.words.push(either(vec![phrase(text, &said, 0), means]));
        for words in [said.as_slice(), meant] {
            self.bonus.push(boosted(phrase(name, words, 0), boost::NAME * boost::TERM));
        }
    }

    fn keys(&mut self, keys: &[String]) {
        for key in keys {
            self.required.push(boosted(term(self.fields.key, key), boost::CITATION));
            self.bonus.push(boosted(term(self.fields.decree, key), boost::DECREE));
        }
    }

    /// The words as they follow each other: in the name, and as the name.
    fn phrases(&mut self, clauses: &[Clause]) {
        let Sequence { folded, mut required, mut accented } = Sequence::of(clauses);
        let whole = folded.join(" ");
        if !whole.is_empty() {
            self.bonus.push(boosted(term(self.fields.name_key, name_key(&whole)), boost::WHOLE_NAME));
        }
        required.truncate(LONGEST_PHRASE);
        accented.truncate(LONGEST_PHRASE);
        if required.len() > 1 {
            self.bonus.push(boosted(phrase(self.fields.name, &required, 1), boost::NAME_PHRASE));
        }
        // Most terms are of two syllables; where the whole is not found together, they still are.
        if required.len() > 2 {
            for pair in required.windows(2) {
                self.bonus.push(boosted(phrase(self.fields.name, pair, 0), boost::NAME_PAIR));
            }
        }
        if accented.len() > 1 && self.manner.is_marked {
            let phrase = phrase(self.fields.name_marks, &accented, 0);
            self.bonus.push(boosted(phrase, boost::NAME_PHRASE_MARKS));
        }
    }

    fn into_query(self, all_without_words: bool) -> Option<Box<dyn Query>> {
        let Parts { mut required, words, bonus, manner, .. } = self;
        match manner.at_least {
            Some(fewer) if !words.is_empty() => {
                let some = words.into_iter().map(|word| (Occur::Should, word)).collect();
                required.push(Box::new(BooleanQuery::with_minimum_required_clauses(some, fewer)));
            }
            _ => required.extend(words),
        }
        if required.is_empty() {
            return all_without_words.then(|| Box::new(ConstScoreQuery::new(Box::new(AllQuery), 0.0)) as _);
        }
        if manner.is_broad {
            let bonus = bonus.into_iter().map(|bonus| (Occur::Should, bonus));
            let clauses = std::iter::once((Occur::Must, all(required))).chain(bonus).collect();
            return Some(Box::new(BooleanQuery::new(clauses)));
        }
        // Each bonus is looked up for the entries that match, and for no others: as one union, the engine
        // would walk through all entries that have any of them, which is quicker only if most match anyway.
        let with_bonus = |base: Box<dyn Query>, bonus: Box<dyn Query>| -> Box<dyn Query> {
            Box::new(BooleanQuery::new(vec![(Occur::Must, base), (Occur::Should, bonus)]))
        };
        Some(bonus.into_iter().fold(all(required), with_bonus))
    }
}

/// The words of a query in their order, as far as no code or citation comes between them.
#[derive(Default)]
struct Sequence<'c> {
    folded: Vec<&'c str>,
    /// Without those that need not be found.
    required: Vec<&'c str>,
    /// The required ones with their marks.
    accented: Vec<&'c str>,
}

impl<'c> Sequence<'c> {
    fn of(clauses: &'c [Clause]) -> Sequence<'c> {
        let mut sequence = Sequence::default();
        for clause in clauses {
            match clause {
                Clause::Word(word) => sequence.word(word),
                Clause::Phrase(words) | Clause::Term(words, _) => {
                    for word in words {
                        sequence.folded.push(&word.folded);
                        sequence.required.push(&word.folded);
                        sequence.accented.push(&word.accented);
                    }
                }
                Clause::Keys(_) | Clause::Code(_) => break,
            }
        }
        sequence
    }

    fn word(&mut self, word: &'c WordClause) {
        let Some(Reading { folded, accented, .. }) = word.readings.first() else { return };
        let folded = folded.iter().map(String::as_str);
        self.folded.extend(folded.clone());
        if word.required {
            self.required.extend(folded.clone());
            match accented {
                Some(accented) => self.accented.push(accented),
                None => self.accented.extend(folded),
            }
        }
    }
}

pub(crate) fn term(field: Field, text: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(EngineTerm::from_field_text(field, text), IndexRecordOption::WithFreqs))
}

/// The words in this order; a single word as it is.
pub(crate) fn phrase(field: Field, words: &[&str], slop: u32) -> Box<dyn Query> {
    match words {
        [] => Box::new(EmptyQuery),
        [word] => term(field, word),
        _ => {
            let terms = words.iter().map(|word| EngineTerm::from_field_text(field, word)).collect();
            let mut phrase = PhraseQuery::new(terms);
            phrase.set_slop(slop);
            Box::new(phrase)
        }
    }
}

pub(crate) fn boosted(query: Box<dyn Query>, boost: f32) -> Box<dyn Query> {
    if boost == 1.0 { query } else { Box::new(BoostQuery::new(query, boost)) }
}

pub(crate) fn either(mut queries: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    match queries.len() {
        0 => Box::new(EmptyQuery),
        1 => queries.remove(0),
        _ => Box::new(BooleanQuery::union(queries)),
    }
}

pub(crate) fn all(mut queries: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    if queries.len() == 1 { queries.remove(0) } else { Box::new(BooleanQuery::intersection(queries)) }
}

/// The keys a clause asks for; what the snippets highlight.
pub(crate) fn keys_of(clauses: &[Clause]) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for clause in clauses {
        match clause {
            Clause::Keys(found) => keys.extend(found.iter().cloned()),
            Clause::Code(codes) => keys.extend(codes.iter().map(|(code, _)| code.trim_start_matches('~').to_owned())),
            _ => {}
        }
    }
    keys
}
