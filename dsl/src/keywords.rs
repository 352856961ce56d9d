//! Finding the keyword that a clause begins with, by the block it stands in.

use std::sync::LazyLock;

use crate::diagnostic::Lang;
use crate::schema::{Block, Clause};
use crate::words::Word;

/// The spellings of a keyword, word by word.
pub(crate) struct Phrase {
    /// Vietnamese, English, and the English singular of a unit.
    spellings: Vec<Vec<&'static str>>,
}

impl Phrase {
    /// How many of the words at the start of `words` spell this keyword, in either language.
    pub fn length<'a>(&self, words: impl Iterator<Item = &'a str> + Clone) -> Option<usize> {
        self.spellings.iter().filter(|spelling| starts_with(spelling, words.clone())).map(Vec::len).max()
    }
}

fn starts_with<'a>(spelling: &[&str], mut words: impl Iterator<Item = &'a str>) -> bool {
    spelling.iter().all(|part| words.next() == Some(part))
}

static PHRASES: LazyLock<Vec<Phrase>> = LazyLock::new(|| {
    Word::ALL
        .iter()
        .map(|word| {
            let spellings = [Lang::Vi, Lang::En].map(|lang| word.spelling(lang)).into_iter().chain(word.singular());
            Phrase { spellings: spellings.map(|spelling| spelling.split(' ').collect()).collect() }
        })
        .collect()
});

/// A keyword's spellings.
pub(crate) fn phrase(word: Word) -> &'static Phrase {
    &PHRASES[word as usize]
}

/// A block's clauses by the first word of their keywords, sorted by it: a binary search among a few dozen short words
/// is cheaper than hashing one.
pub(crate) type Heads = Vec<(&'static str, Vec<&'static Clause>)>;

static HEADS: LazyLock<Vec<Heads>> = LazyLock::new(|| Block::ALL.iter().map(|block| heads_of(*block)).collect());

fn heads_of(block: Block) -> Heads {
    let mut heads = Heads::new();
    for clause in block.clauses() {
        let Some(word) = clause.word else { continue };
        for spelling in &phrase(word).spellings {
            let place = heads.partition_point(|(first, _)| *first < spelling[0]);
            if heads.get(place).is_none_or(|(first, _)| *first != spelling[0]) {
                heads.insert(place, (spelling[0], Vec::new()));
            }
            let clauses = &mut heads[place].1;
            if !clauses.iter().any(|known| std::ptr::eq(*known, clause)) {
                clauses.push(clause);
            }
        }
    }
    heads
}

/// The table of a block's heads.
pub(crate) fn heads(block: Block) -> &'static Heads {
    &HEADS[block as usize]
}

/// The clauses whose keywords begin with a word.
pub(crate) fn beginning(heads: &'static Heads, first: &str) -> &'static [&'static Clause] {
    heads.binary_search_by(|(known, _)| (*known).cmp(first)).map_or(&[], |place| &heads[place].1)
}

/// The clause whose keyword is the longest at the start of `words`, with the number of words that it takes.
pub(crate) fn find<'a>(
    heads: &'static Heads,
    words: impl Iterator<Item = &'a str> + Clone,
    fits: impl Fn(&Clause) -> bool,
) -> Option<(&'static Clause, usize)> {
    let first = words.clone().next()?;
    beginning(heads, first)
        .iter()
        .filter(|clause| fits(clause))
        .filter_map(|clause| Some((*clause, phrase(clause.word?).length(words.clone())?)))
        .max_by_key(|(_, length)| *length)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_block_has_two_clauses_of_one_spelling() {
        for block in Block::ALL {
            for lang in [Lang::Vi, Lang::En] {
                let mut seen = HashSet::new();
                for word in block.clauses().iter().filter_map(|clause| clause.word) {
                    assert!(seen.insert(word.spelling(lang)), "{block:?} has two clauses `{}`", word.spelling(lang));
                }
            }
        }
    }

    #[test]
    fn every_block_is_the_inside_of_some_clause() {
        let mut reached: HashSet<Block> = HashSet::from([Block::File]);
        for block in Block::ALL {
            reached.extend(block.clauses().iter().filter_map(|clause| clause.inner));
        }
        for block in Block::ALL {
            assert!(reached.contains(block), "nothing opens {block:?}");
        }
    }
}
