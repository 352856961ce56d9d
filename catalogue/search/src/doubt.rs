//! A word that exists but was hardly meant: `giay phe nhap khau`. Offered as a suggestion, never searched.

use crate::analyse::{Words, slug};
use crate::document::Stored;
use crate::index::Index;
use crate::query::{Around, Clause, Reading, Resolver};
use crate::search::{Answer, Question};
use crate::show::spellings;

/// With more doubtful words than this a query is unusual rather than mistyped.
const MOST_DOUBTFUL: usize = 2;
/// In fewer words there is no telling what goes with what.
const FEWEST_WORDS: usize = 3;

impl Index {
    /// What was typed and what was probably meant, if the best hit has the words but not side by side.
    pub(crate) fn doubt(
        &self,
        question: &Question<'_>,
        resolver: &Resolver<'_>,
        answer: &Answer,
    ) -> tantivy::Result<Option<(String, String)>> {
        let Some(words) = plain_words(&answer.clauses) else {
            return Ok(None);
        };
        let (words, is_typed): (Vec<&str>, Vec<bool>) = words.into_iter().unzip();
        let Some(best) = answer.collected.best.first() else {
            return Ok(None);
        };
        // What cannot be read here is reported when the hits are shown.
        let Ok(doubtful) = self.with_stored(best.address, |stored| doubtful(stored, &words)) else {
            return Ok(None);
        };
        if doubtful.len() > MOST_DOUBTFUL {
            return Ok(None);
        }
        for at in doubtful {
            let around = Around {
                before: at.checked_sub(1).map(|at| words[at]),
                after: words.get(at + 1).copied(),
                is_open: false,
            };
            if !is_typed[at] || resolver.together(words[at], &around)? > 0 {
                continue;
            }
            let candidates = resolver.candidates(words[at], &around)?;
            let Some(likeliest) = candidates.first() else {
                continue;
            };
            if resolver.together(&likeliest.folded, &around)? == 0 {
                continue;
            }
            let mut clauses = answer.clauses.clone();
            let Some(typed) = read_as(&mut clauses, at, &likeliest.folded) else {
                continue;
            };
            let meant = self.ask(question, &clauses, None)?;
            let Some(best) = meant.collected.best.first() else {
                continue;
            };
            let spelling = self.with_stored(best.address, spellings).unwrap_or_default();
            let spelt = spelling.get(&likeliest.folded).unwrap_or(&likeliest.folded).clone();
            return Ok(Some((typed, spelt)));
        }
        Ok(None)
    }
}

/// The query's words, if it is made of nothing else and none was guessed; each with whether it was typed as it is,
/// and did not come out of an abbreviation.
fn plain_words(clauses: &[Clause]) -> Option<Vec<(&str, bool)>> {
    let mut words = Vec::with_capacity(clauses.len());
    for clause in required(clauses) {
        let Clause::Word(word) = clause else {
            return None;
        };
        let [Reading { folded, accented: Some(_), .. }] = word.readings.as_slice() else {
            return None;
        };
        words.extend(folded.iter().map(|folded| (folded.as_str(), slug(&word.typed) == *folded)));
    }
    (words.len() >= FEWEST_WORDS).then_some(words)
}

fn required(clauses: &[Clause]) -> impl Iterator<Item = &Clause> {
    clauses.iter().filter(|clause| !matches!(clause, Clause::Word(word) if !word.required))
}

/// Places of the words that the entry never has beside a neighbour of theirs.
fn doubtful(stored: &Stored<'_>, words: &[&str]) -> Vec<usize> {
    let mut met = vec![false; words.len().saturating_sub(1)];
    let names = std::iter::once(&*stored.name).chain(stored.authorities.iter().map(String::as_str));
    let names = names.chain([stored.ministry.1.as_str(), stored.sector.1.as_str()]);
    for text in names.chain(stored.sections.iter().map(|(_, text)| &**text)) {
        if met.iter().all(|met| *met) {
            break;
        }
        let mut before = String::new();
        let mut scan = Words::folded_only(text);
        while scan.advance() {
            let folded = scan.folded();
            for (met, pair) in met.iter_mut().zip(words.windows(2)) {
                *met |= pair[1] == folded && pair[0] == before;
            }
            before.clear();
            before.push_str(folded);
        }
    }
    let stands_alone = |at: &usize| {
        let before = at.checked_sub(1).is_some_and(|pair| met[pair]);
        !before && !met.get(*at).copied().unwrap_or(false)
    };
    (0..words.len()).filter(stands_alone).collect()
}

/// Replaces a word by another; gives back what was typed.
fn read_as(clauses: &mut [Clause], place: usize, folded: &str) -> Option<String> {
    let words = clauses.iter_mut().filter_map(|clause| match clause {
        Clause::Word(word) if word.required => Some(word),
        _ => None,
    });
    let word = words.into_iter().nth(place)?;
    word.readings = vec![Reading { folded: vec![folded.to_owned()], accented: None, weight: 1.0 }];
    Some(word.typed.clone())
}
