//! The words that occur in an index, and those among them that are spelt almost like a given one.

use std::collections::BTreeMap;

use tantivy::Searcher;
use tantivy::schema::Field;

/// The folded words with the number of entries they occur in.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    words: Vec<(Box<str>, u64)>,
    /// Of each word that is of letters only: its place, its length, and which letters it has.
    spelt: Vec<(u32, u8, u32)>,
    most: u64,
}

/// A known word that may have been meant.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Candidate {
    pub folded: String,
    /// 1 would be certain.
    pub weight: f32,
}

/// So many readings of one word are searched.
const MOST_CANDIDATES: usize = 6;

impl Vocabulary {
    pub(crate) fn read(searcher: &Searcher, field: Field) -> tantivy::Result<Vocabulary> {
        let mut words: BTreeMap<Box<str>, u64> = BTreeMap::new();
        for segment in searcher.segment_readers() {
            let index = segment.inverted_index(field)?;
            let mut terms = index.terms().stream()?;
            while let Some((term, info)) = terms.next() {
                if let Ok(word) = std::str::from_utf8(term) {
                    *words.entry(word.into()).or_default() += u64::from(info.doc_freq);
                }
            }
        }
        Ok(Vocabulary::of(words.into_iter().collect()))
    }

    /// From words in ascending order.
    fn of(words: Vec<(Box<str>, u64)>) -> Vocabulary {
        let most = words.iter().map(|(_, count)| *count).max().unwrap_or(0);
        let spelt = |(at, (word, _)): (u32, &(Box<str>, u64))| {
            let length = u8::try_from(word.len()).ok()?;
            Some((at, length, letters(word)?))
        };
        let spelt = (0u32..).zip(&words).filter_map(spelt).collect();
        Vocabulary { words, spelt, most }
    }

    pub(crate) fn frequency(&self, word: &str) -> u64 {
        let at = self.words.binary_search_by(|(known, _)| (**known).cmp(word));
        at.map_or(0, |at| self.words[at].1)
    }

    /// The most frequent words that begin with `head` and are longer.
    pub(crate) fn beginning(&self, head: &str, wanted: usize) -> Vec<&str> {
        let from = self.words.partition_point(|(word, _)| &**word <= head);
        let mut found: Vec<&(Box<str>, u64)> =
            self.words[from..].iter().take_while(|(word, _)| word.starts_with(head)).collect();
        found.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        found.into_iter().take(wanted).map(|(word, _)| &**word).collect()
    }

    /// Words that are one slip away, the likeliest first.
    pub(crate) fn near(&self, word: &str) -> Vec<Candidate> {
        // Digits are not mistyped letters, and in very short words every slip gives another word.
        let Some(sought) = letters(word).filter(|_| (2..=24).contains(&word.len())) else {
            return Vec::new();
        };
        // A slip changes two letters at most, another consonant of the same sound four.
        let may_be = |(_, length, letters): &&(u32, u8, u32)| {
            usize::from(*length).abs_diff(word.len()) <= 2 && (letters ^ sought).count_ones() <= 4
        };
        let mut found: Vec<Candidate> = self
            .spelt
            .iter()
            .filter(may_be)
            .map(|(at, ..)| &self.words[*at as usize])
            .filter(|(known, _)| **known != *word)
            .filter_map(|(known, count)| {
                let likeness = likeness(word.as_bytes(), known.as_bytes())?;
                let weight = likeness * self.commonness(*count);
                Some(Candidate { folded: known.to_string(), weight })
            })
            .collect();
        found.sort_by(|one, other| other.weight.total_cmp(&one.weight).then_with(|| one.folded.cmp(&other.folded)));
        found.truncate(MOST_CANDIDATES);
        let best = found.first().map_or(0.0, |candidate| candidate.weight);
        found.retain(|candidate| candidate.weight >= 0.3 * best);
        found
    }

    /// Two known words that were written as one: `giayphep`.
    pub(crate) fn split<'w>(&self, word: &'w str) -> Option<(&'w str, &'w str)> {
        let cuts = (2..word.len().saturating_sub(1)).filter(|&at| word.is_char_boundary(at));
        let halves = cuts.map(|at| word.split_at(at));
        let worth = |(one, other): &(&str, &str)| self.frequency(one).min(self.frequency(other));
        halves.filter(|halves| worth(halves) > 1).max_by_key(worth)
    }

    fn commonness(&self, count: u64) -> f32 {
        ((1.0 + count as f32).ln() / (1.0 + self.most as f32).ln()).clamp(0.05, 1.0)
    }
}

/// Which letters a word has; nothing if it has other signs too.
fn letters(word: &str) -> Option<u32> {
    let letter = |byte: u8| byte.is_ascii_lowercase().then(|| 1 << (byte - b'a'));
    word.bytes().try_fold(0, |letters, byte| Some(letters | letter(byte)?))
}

/// How probably `known` was meant by `typed`; nothing if more than one slip lies between them.
fn likeness(typed: &[u8], known: &[u8]) -> Option<f32> {
    if let Some(likeness) = sounds_alike(typed, known) {
        return Some(likeness);
    }
    let same = typed.iter().zip(known).take_while(|(one, other)| one == other).count();
    let (one, other) = (&typed[same..], &known[same..]);
    let likeness = match (one, other) {
        ([a, b, rest @ ..], [c, d, tail @ ..]) if a == d && b == c && rest == tail => 1.0,
        ([a, rest @ ..], [b, tail @ ..]) if rest == tail => {
            if are_neighbours(*a, *b) {
                0.9
            } else {
                0.6
            }
        }
        ([first, rest @ ..], tail) if rest == tail => doubled(typed, same, *first),
        (rest, [first, tail @ ..]) if rest == tail => doubled(known, same, *first),
        _ => return None,
    };
    // The first letter is the one that people get right.
    Some(if same == 0 { likeness * 0.6 } else { likeness })
}

/// A letter struck twice, or once instead of twice, is the commonest slip of its kind.
fn doubled(longer: &[u8], at: usize, letter: u8) -> f32 {
    if at > 0 && longer[at - 1] == letter { 1.0 } else { 0.8 }
}

/// Consonants that speakers of one region or another do not tell apart.
fn sounds_alike(typed: &[u8], known: &[u8]) -> Option<f32> {
    const HEADS: [(&[u8], &[u8]); 7] =
        [(b"tr", b"ch"), (b"s", b"x"), (b"d", b"gi"), (b"r", b"gi"), (b"r", b"d"), (b"l", b"n"), (b"ngh", b"ng")];
    const TAILS: [(&[u8], &[u8]); 2] = [(b"n", b"ng"), (b"t", b"c")];
    let pair = |one: &[u8], other: &[u8], cut: for<'w> fn(&'w [u8], &[u8]) -> Option<&'w [u8]>| {
        let same = |one, other| cut(typed, one).is_some_and(|rest| cut(known, other) == Some(rest));
        same(one, other) || same(other, one)
    };
    let heads = HEADS.iter().any(|(one, other)| pair(one, other, |word, part| word.strip_prefix(part)));
    let tails = TAILS.iter().any(|(one, other)| pair(one, other, |word, part| word.strip_suffix(part)));
    (heads || tails).then_some(0.95)
}

fn are_neighbours(one: u8, other: u8) -> bool {
    const ROWS: [&[u8]; 3] = [b"qwertyuiop", b"asdfghjkl", b"zxcvbnm"];
    let place = |key: u8| {
        let found = |(row, keys): (usize, &&[u8])| keys.iter().position(|&k| k == key).map(|column| (row, column));
        ROWS.iter().enumerate().find_map(found)
    };
    let (Some((row, column)), Some((other_row, other_column))) = (place(one), place(other)) else {
        return false;
    };
    row.abs_diff(other_row) <= 1 && column.abs_diff(other_column) <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary(words: &[(&str, u64)]) -> Vocabulary {
        let mut words: Vec<(Box<str>, u64)> = words.iter().map(|(word, count)| ((*word).into(), *count)).collect();
        words.sort();
        Vocabulary::of(words)
    }

    #[test]
    fn the_likeliest_word_comes_first() {
        let vocabulary = vocabulary(&[("phep", 900), ("pheo", 1), ("thep", 30), ("giay", 950), ("xu", 50)]);
        let near = |word| vocabulary.near(word).into_iter().map(|c| c.folded).collect::<Vec<_>>();
        assert_eq!(near("phpe")[0], "phep");
        assert_eq!(near("phepp")[0], "phep");
        assert_eq!(near("gaiy"), ["giay"]);
        assert_eq!(near("su"), ["xu"]);
        assert!(near("quang").is_empty());
        assert!(near("133").is_empty());
        assert!(near("").is_empty());
    }

    #[test]
    fn words_run_together_come_apart() {
        let vocabulary = vocabulary(&[("phep", 900), ("giay", 950), ("gi", 5), ("ayphep", 1)]);
        assert_eq!(vocabulary.split("giayphep"), Some(("giay", "phep")));
        assert_eq!(vocabulary.split("khongcogi"), None);
        assert_eq!(vocabulary.split(""), None);
        assert_eq!(vocabulary.split("字字字"), None);
    }

    #[test]
    fn beginnings_are_found_by_frequency() {
        let vocabulary = vocabulary(&[("ho", 5), ("hon", 9), ("hoi", 7), ("hang", 100)]);
        assert_eq!(vocabulary.beginning("ho", 5), ["hon", "hoi"]);
        assert!(vocabulary.beginning("z", 5).is_empty());
    }
}
