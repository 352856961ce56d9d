//! A query against the index's own words: what is known, what was mistyped, what has no match at all.

use tantivy::schema::Field;
use tantivy::{Searcher, Term as EngineTerm};

use super::atoms::{Atom, Typed};
use super::clauses::phrase;
use super::keystrokes::repaired;
use super::parse::Asked;
use crate::analyse::{Word, words};
use crate::glossary::Term;
use crate::relaxation::Relaxation;
use crate::schema::Fields;
use crate::vocabulary::{Candidate, Vocabulary};

/// One part of a query, in words and keys that the index knows.
#[derive(Clone, Debug)]
pub(crate) enum Clause {
    Word(WordClause),
    Phrase(Vec<Word>),
    Term(Vec<Word>, &'static Term),
    /// All of these keys.
    Keys(Vec<String>),
    /// Procedures by code: the term and how far in front they stand.
    Code(Vec<(String, u8)>),
}

/// A word and everything it is read as.
#[derive(Clone, Debug)]
pub(crate) struct WordClause {
    /// As typed, for messages.
    pub typed: String,
    pub required: bool,
    pub readings: Vec<Reading>,
}

/// One way of reading a word: usually one word, two where they were run together.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    pub folded: Vec<String>,
    /// With the marks that were typed; nothing where marks were not typed but guessed.
    pub accented: Option<String>,
    pub weight: f32,
}

/// A resolved query.
#[derive(Debug, Default)]
pub(crate) struct Resolved {
    pub clauses: Vec<Clause>,
    pub relaxed: Vec<Relaxation>,
    /// Words of the query bear marks, so that one without is meant to have none.
    pub is_marked: bool,
}

pub(crate) struct Resolver<'a> {
    pub searcher: &'a Searcher,
    pub fields: &'a Fields,
    pub vocabulary: &'a dyn Fn() -> tantivy::Result<&'a Vocabulary>,
    /// The last word is still being typed.
    pub typing: bool,
}

/// What stands beside a word in the query.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Around<'q> {
    pub before: Option<&'q str>,
    pub after: Option<&'q str>,
    /// It is the last word, and may not be typed to its end.
    pub is_open: bool,
}

/// The weight of a reading that nobody typed, where the typed word exists as well.
const GUESS: f32 = 0.35;
/// So many words that begin alike are searched.
const MOST_BEGINNINGS: usize = 24;

impl Resolver<'_> {
    pub(crate) fn resolve(&self, asked: &Asked) -> tantivy::Result<Resolved> {
        let mut resolved = Resolved { relaxed: asked.relaxed.clone(), ..Resolved::default() };
        let last = asked.atoms.len().saturating_sub(1);
        for (at, atom) in asked.atoms.iter().enumerate() {
            match atom {
                Atom::Code(range, code) => self.code(&mut resolved, &asked.text[range.clone()], code)?,
                Atom::Citation(range, citation) => self.citation(&mut resolved, asked, range, citation)?,
                Atom::CodeHead(range, head) => self.code_head(&mut resolved, asked, range, head)?,
                Atom::Phrase(words) => resolved.clauses.push(Clause::Phrase(words.clone())),
                Atom::Term(said, term) => resolved.clauses.push(Clause::Term(said.clone(), term)),
                Atom::Word(typed) => {
                    let around = Around {
                        before: at.checked_sub(1).and_then(|at| folded_at(asked, at)),
                        after: folded_at(asked, at + 1),
                        is_open: at == last && asked.is_open,
                    };
                    self.word(&mut resolved, asked, typed, &around)?;
                }
            }
        }
        self.more_keystrokes(&mut resolved)?;
        resolved.is_marked = is_marked(&resolved.clauses);
        Ok(resolved)
    }

    /// Where some words are keystrokes, those that are words by chance (`cos`, `ans`) are keystrokes too.
    fn more_keystrokes(&self, resolved: &mut Resolved) -> tantivy::Result<()> {
        let is_keystrokes = |relaxation: &Relaxation| matches!(relaxation, Relaxation::Keystrokes { .. });
        if !resolved.relaxed.iter().any(is_keystrokes) {
            return Ok(());
        }
        for clause in &mut resolved.clauses {
            let Clause::Word(WordClause { typed, required: true, readings }) = clause else {
                continue;
            };
            let [Reading { weight, .. }] = readings.as_mut_slice() else {
                continue;
            };
            if typed.is_ascii()
                && let Some((reading, read_as)) = self.keystrokes(typed)?
            {
                let typed = typed.clone();
                let relaxation = Relaxation::Keystrokes { typed, read_as };
                if !resolved.relaxed.contains(&relaxation) {
                    *weight = GUESS;
                    readings.insert(0, reading);
                    resolved.relaxed.push(relaxation);
                }
            }
        }
        Ok(())
    }

    pub(crate) fn frequency(&self, field: Field, term: &str) -> tantivy::Result<u64> {
        self.searcher.doc_freq(&EngineTerm::from_field_text(field, term))
    }

    pub(super) fn word(
        &self,
        resolved: &mut Resolved,
        asked: &Asked,
        typed: &Typed,
        around: &Around<'_>,
    ) -> tantivy::Result<()> {
        let Word { range, folded, accented } = &typed.word;
        let shown = &asked.text[range.clone()];
        let is_number = (6..=7).contains(&folded.len()) && folded.bytes().all(|byte| byte.is_ascii_digit());
        if is_number && self.frequency(self.fields.code, folded)? > 0 {
            resolved.clauses.push(Clause::Code(vec![(folded.clone(), 3)]));
            return Ok(());
        }
        let mut clause = WordClause { typed: shown.to_owned(), required: typed.required, readings: Vec::new() };
        let exact = Reading { folded: vec![folded.clone()], accented: Some(accented.clone()), weight: 1.0 };
        if self.frequency(self.fields.text, folded)? > 0 {
            clause.readings.push(exact);
            if around.is_open && self.typing {
                clause.readings.extend(self.beginnings(folded, GUESS)?);
            }
        } else if let Some(repaired) = self.keystrokes(shown)? {
            let read_as = repaired.1;
            resolved.relaxed.push(Relaxation::Keystrokes { typed: shown.to_owned(), read_as });
            clause.readings.push(repaired.0);
        } else if !typed.required {
            return Ok(());
        } else {
            let (readings, relaxation) = self.unknown(shown, folded, around)?;
            clause.readings = readings;
            // A beginning is what somebody who is typing means to give.
            let is_expected = self.typing && matches!(relaxation, Some(Relaxation::Beginning { .. }));
            resolved.relaxed.extend(relaxation.filter(|_| !is_expected));
            if clause.readings.is_empty() {
                clause.readings.push(exact);
            }
        }
        resolved.clauses.push(Clause::Word(clause));
        Ok(())
    }

    /// What may have been meant by a word, that which goes with its neighbours first.
    pub(crate) fn candidates(&self, folded: &str, around: &Around<'_>) -> tantivy::Result<Vec<Candidate>> {
        let vocabulary = (self.vocabulary)()?;
        let mut near = vocabulary.near(folded);
        // A final y was read as i where the slip made it look like one of those that are.
        if let Some(stem) = folded.strip_suffix('i') {
            near.extend(vocabulary.near(&format!("{stem}y")));
        }
        for candidate in &mut near {
            let together = self.together(&candidate.folded, around)?;
            candidate.weight *= 1.0 + (1.0 + together as f32).ln();
        }
        near.sort_by(|one, other| other.weight.total_cmp(&one.weight));
        let best = near.first().map_or(1.0, |candidate| candidate.weight);
        near.iter_mut().for_each(|candidate| candidate.weight /= best);
        Ok(near)
    }

    /// In how many names the word stands beside its neighbours in the query.
    pub(crate) fn together(&self, folded: &str, around: &Around<'_>) -> tantivy::Result<u64> {
        let mut count = 0;
        let pairs = [around.before.map(|before| [before, folded]), around.after.map(|after| [folded, after])];
        for pair in pairs.into_iter().flatten() {
            count += phrase(self.fields.name, &pair, 0).count(self.searcher)? as u64;
        }
        Ok(count)
    }

    fn keystrokes(&self, typed: &str) -> tantivy::Result<Option<(Reading, String)>> {
        let Some(repaired) = repaired(typed) else {
            return Ok(None);
        };
        let Some(Word { folded, accented, .. }) = words(&repaired).into_iter().next() else {
            return Ok(None);
        };
        // `phaap` is no *phâp*, which nobody writes, but a slip.
        let marked = folded != accented;
        let known = self.frequency(self.fields.text, &folded)? > 0
            && (!marked || self.frequency(self.fields.text_marks, &accented)? > 0);
        let reading = Reading { folded: vec![folded], accented: Some(accented), weight: 1.0 };
        Ok(known.then_some((reading, repaired)))
    }

    fn beginnings(&self, folded: &str, weight: f32) -> tantivy::Result<Vec<Reading>> {
        let words = (self.vocabulary)()?.beginning(folded, MOST_BEGINNINGS);
        let reading = |word: &str| Reading { folded: vec![word.to_owned()], accented: None, weight };
        Ok(words.into_iter().map(reading).collect())
    }

    fn unknown(
        &self,
        typed: &str,
        folded: &str,
        around: &Around<'_>,
    ) -> tantivy::Result<(Vec<Reading>, Option<Relaxation>)> {
        let vocabulary = (self.vocabulary)()?;
        let typed = typed.to_owned();
        let shown = |readings: &[Reading]| -> Vec<String> {
            readings.iter().take(3).map(|reading| reading.folded.join(" ")).collect()
        };
        let near = self.candidates(folded, around)?;
        if around.is_open && (self.typing || folded.len() > 1) {
            let mut readings = self.beginnings(folded, 0.9)?;
            let first = readings.first().map_or(0, |reading| vocabulary.frequency(&reading.folded[0]));
            let rival = near.first().map_or(0, |candidate| vocabulary.frequency(&candidate.folded));
            if first > 0 && 10 * first >= rival {
                let read_as = shown(&readings);
                readings.truncate(MOST_BEGINNINGS);
                return Ok((readings, Some(Relaxation::Beginning { typed, read_as })));
            }
        }
        let mut readings: Vec<Reading> = near.into_iter().map(Reading::guessed).collect();
        if let Some((one, other)) = vocabulary.split(folded) {
            let folded = vec![one.to_owned(), other.to_owned()];
            let reading = Reading { folded, accented: None, weight: 0.9 };
            let at = readings.partition_point(|known| known.weight > reading.weight);
            readings.insert(at, reading);
        }
        let read_as = shown(&readings);
        let relaxation = (!readings.is_empty()).then_some(Relaxation::Spelling { typed, read_as });
        Ok((readings, relaxation))
    }
}

/// Whether words bear marks, so that those without are meant to have none.
pub(crate) fn is_marked(clauses: &[Clause]) -> bool {
    clauses.iter().any(|clause| match clause {
        Clause::Word(word) => word.readings.iter().any(Reading::is_marked),
        Clause::Phrase(words) | Clause::Term(words, _) => words.iter().any(Word::is_marked),
        Clause::Keys(_) | Clause::Code(_) => false,
    })
}

/// The folded word of an atom that is one.
fn folded_at(asked: &Asked, at: usize) -> Option<&str> {
    match asked.atoms.get(at)? {
        Atom::Word(typed) => Some(&typed.word.folded),
        _ => None,
    }
}

impl Reading {
    pub(crate) fn guessed(candidate: Candidate) -> Reading {
        Reading { folded: vec![candidate.folded], accented: None, weight: candidate.weight }
    }

    fn is_marked(&self) -> bool {
        matches!((&self.accented, self.folded.as_slice()), (Some(accented), [folded]) if accented != folded)
    }
}
