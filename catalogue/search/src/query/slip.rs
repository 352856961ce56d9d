//! A query that no entry meets, with one of its words taken for a slip.

use super::resolve::{Around, Clause, Reading, Resolved, Resolver, WordClause};

/// So many words are tried; those that never stand beside their neighbours first.
const MOST_TRIED: usize = 3;

impl Resolver<'_> {
    /// The query once for each word that may be a slip, that word read as what is spelt almost like it.
    pub(crate) fn with_one_slip(&self, resolved: &Resolved) -> tantivy::Result<Vec<Vec<Clause>>> {
        let words = known_words(&resolved.clauses);
        let mut suspects = Vec::with_capacity(words.len());
        for (place, (at, word)) in words.iter().enumerate() {
            let around = Around {
                before: place.checked_sub(1).map(|before| words[before].1.as_str()),
                after: words.get(place + 1).map(|(_, after)| after.as_str()),
                is_open: false,
            };
            let together = self.together(word, &around)?;
            let count = self.frequency(self.fields.text, word)?;
            suspects.push((together > 0, count, *at, word, around));
        }
        suspects.sort_by_key(|(fits, count, at, ..)| (*fits, *count, *at));
        let mut queries = Vec::new();
        for (_, _, at, word, around) in suspects.into_iter().take(MOST_TRIED) {
            let readings: Vec<Reading> = self.candidates(word, &around)?.into_iter().map(Reading::guessed).collect();
            if readings.is_empty() {
                continue;
            }
            let mut clauses = resolved.clauses.clone();
            if let Clause::Word(clause) = &mut clauses[at] {
                clause.readings = readings;
            }
            queries.push(clauses);
        }
        Ok(queries)
    }
}

/// The required words that were taken as they were typed, with the places of their clauses.
fn known_words(clauses: &[Clause]) -> Vec<(usize, String)> {
    let word = |(at, clause): (usize, &Clause)| match clause {
        Clause::Word(WordClause { required: true, readings, .. }) => match readings.as_slice() {
            [Reading { folded, .. }] if folded.len() == 1 => Some((at, folded[0].clone())),
            _ => None,
        },
        _ => None,
    };
    clauses.iter().enumerate().filter_map(word).collect()
}
