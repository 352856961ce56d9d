//! Where the words, codes and citations of a query stand in a text.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::analyse::{Found, Source, Words, keys};

/// What to highlight: words by their folded form, codes and citations by key.
#[derive(Clone, Debug, Default)]
pub(crate) struct Marks {
    words: BTreeMap<String, Sought>,
    /// Lengths and first letters of the words: nearly all words of a text are turned away here.
    doors: [u64; 32],
    keys: BTreeSet<String>,
    /// The longest number of each key: a text without any of them has none of the keys.
    numbers: BTreeSet<String>,
    /// Which words follow each other in the query.
    pub pairs: BTreeSet<(usize, usize)>,
}

#[derive(Clone, Debug)]
struct Sought {
    what: usize,
    worth: f32,
    /// As it was typed with its marks; nothing if marks were not typed.
    accented: BTreeSet<String>,
}

/// A word, a code or a citation that was met.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    pub range: Range<usize>,
    /// The word of the query, or one number for all keys.
    pub what: usize,
    pub worth: f32,
    /// The position of the word in the section, to see what is adjacent.
    pub position: usize,
    /// With the marks that were typed.
    is_exact: bool,
}

const KEY: usize = usize::MAX;
const KEY_WORTH: f32 = 20.0;
pub(crate) const PAIR_WORTH: f32 = 1.5;
/// What a word with other marks is worth beside the one that was typed.
const OTHER_MARKS: f32 = 0.25;

impl Marks {
    /// Adds a word, with the marks it was typed with, if it was.
    pub(crate) fn word(&mut self, folded: &str, accented: Option<&str>, worth: f32) -> usize {
        let next = self.words.len();
        let (row, bit) = door(folded);
        self.doors[row] |= bit;
        let new = || Sought { what: next, worth, accented: BTreeSet::new() };
        let sought = self.words.entry(folded.to_owned()).or_insert_with(new);
        sought.accented.extend(accented.map(str::to_owned));
        sought.what
    }

    /// Words that follow each other in the query are worth more side by side.
    pub(crate) fn pair(&mut self, one: usize, other: usize) {
        self.pairs.insert((one, other));
    }

    pub(crate) fn key(&mut self, key: &str) {
        let runs = key.split(|c: char| !c.is_ascii_digit());
        self.numbers.extend(runs.max_by_key(|run| run.len()).map(str::to_owned));
        self.keys.insert(key.to_owned());
    }

    pub(crate) fn best_possible(&self) -> f32 {
        let words: f32 = self.words.values().map(|sought| sought.worth).sum();
        let keys = if self.keys.is_empty() { 0.0 } else { KEY_WORTH };
        words + keys + PAIR_WORTH * self.pairs.len() as f32
    }

    /// Whether the marks are of everything that is sought.
    pub(crate) fn are_all(&self, marks: &[Mark]) -> bool {
        let met: BTreeSet<usize> = marks.iter().map(|mark| mark.what).collect();
        self.keys.is_empty() && met.len() == self.words.len()
    }

    /// Everything that is met in a text, in order.
    pub(crate) fn find(&self, text: &str) -> Vec<Mark> {
        let mut marks = self.find_words(text);
        let may_have_keys = self.numbers.iter().any(|number| text.contains(number.as_str()));
        if may_have_keys {
            marks.extend(self.find_keys(text));
            marks.sort_by_key(|mark| (mark.range.start, mark.range.end));
        }
        marks
    }

    fn find_words(&self, text: &str) -> Vec<Mark> {
        let mut marks = Vec::new();
        if self.words.is_empty() {
            return marks;
        }
        let mut words = Words::folded_only(text);
        let mut position = 0;
        while words.advance() {
            let (row, bit) = door(words.folded());
            if self.doors[row] & bit != 0
                && let Some(sought) = self.words.get(words.folded())
            {
                let range = words.range();
                let is_exact = words.is_expansion() || sought.is_written(&text[range.clone()]);
                let worth = if is_exact { sought.worth } else { OTHER_MARKS * sought.worth };
                marks.push(Mark { range, what: sought.what, worth, position, is_exact });
            }
            position += 1;
        }
        marks
    }

    fn find_keys(&self, text: &str) -> Vec<Mark> {
        let is_sought = |found: Found| match found {
            Found::Code(range, code) => code.keys().any(|key| self.keys.contains(&key)).then_some(range),
            Found::Citation(range, citation) => {
                citation.keys().iter().any(|key| self.keys.contains(key)).then_some(range)
            }
            Found::Head(..) => None,
        };
        let found = keys(text, Source::Text).into_iter().filter_map(is_sought);
        let mark = |range| Mark { range, what: KEY, worth: KEY_WORTH, position: usize::MAX, is_exact: true };
        found.map(mark).collect()
    }
}

impl Sought {
    fn is_written(&self, word: &str) -> bool {
        if self.accented.is_empty() {
            return true;
        }
        let mut written = Words::unexpanded(word);
        written.advance() && self.accented.contains(written.accented())
    }
}

/// What is highlighted of the marks of a piece: words with other marks only where those typed are not met.
pub(crate) fn highlights<'m>(marks: impl Iterator<Item = &'m Mark> + Clone) -> Vec<Range<usize>> {
    let exact: BTreeSet<usize> = marks.clone().filter(|mark| mark.is_exact).map(|mark| mark.what).collect();
    let shown = marks.filter(|mark| mark.is_exact || !exact.contains(&mark.what));
    merged(shown.map(|mark| mark.range.clone()))
}

/// By the first letter a row, by the second and the length a bit.
fn door(word: &str) -> (usize, u64) {
    let bytes = word.as_bytes();
    let first = bytes.first().copied().unwrap_or(0);
    let second = bytes.get(1).copied().unwrap_or(0);
    (usize::from(first & 31), 1 << ((second ^ (bytes.len() as u8).wrapping_mul(7)) & 63))
}

/// Ranges ascending, those that overlap made one.
fn merged(ranges: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}
