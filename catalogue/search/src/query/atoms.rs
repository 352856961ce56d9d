//! The text of a query to what it asks for: codes, citations, phrases, terms, words.

use std::ops::Range;

use super::parse::Asked;
use crate::analyse::{Citation, Code, Found, Source, Word, keys, words};
use crate::glossary::{self, Term};

/// More words than this make no query more exact.
pub(super) const MOST_WORDS: usize = 48;

/// One thing that a query asks for.
#[derive(Clone, Debug)]
pub(crate) enum Atom {
    Code(Range<usize>, Code),
    /// The beginning of a code: `1.0139`.
    CodeHead(Range<usize>, String),
    Citation(Range<usize>, Citation),
    Phrase(Vec<Word>),
    Word(Typed),
    /// What people say for what the law calls otherwise.
    Term(Vec<Word>, &'static Term),
}

/// A word, and whether an entry must have it.
#[derive(Clone, Debug)]
pub(crate) struct Typed {
    pub word: Word,
    pub required: bool,
}

/// Fills the atoms from the text; true if there were too many words.
pub(super) fn read_atoms(asked: &mut Asked, phrases: &[Range<usize>]) -> bool {
    let text = std::mem::take(&mut asked.text);
    let in_phrase = |at: usize| phrases.iter().any(|phrase| phrase.contains(&at));
    let mut taken: Vec<(Range<usize>, Atom)> = Vec::new();
    for found in keys(&text, Source::Query) {
        let (range, atom) = match found {
            Found::Code(range, code) => (range.clone(), Atom::Code(range, code)),
            Found::Head(range, head) => (range.clone(), Atom::CodeHead(range, head)),
            Found::Citation(range, citation) => (range.clone(), Atom::Citation(range, citation)),
        };
        if !in_phrase(range.start) {
            taken.push((range, atom));
        }
    }
    let all = words(&text);
    for phrase in phrases {
        let inside: Vec<Word> = all.iter().filter(|word| phrase.contains(&word.range.start)).cloned().collect();
        match inside.len() {
            0 => {}
            1 => taken.push((phrase.clone(), Atom::Word(Typed { word: inside[0].clone(), required: true }))),
            _ => taken.push((phrase.clone(), Atom::Phrase(inside.into_iter().take(MOST_WORDS).collect()))),
        }
    }
    let free: Vec<Word> =
        all.into_iter().filter(|word| !taken.iter().any(|(range, _)| range.contains(&word.range.start))).collect();
    let mut atoms = free_atoms(&free);
    let cut = atoms.len() > MOST_WORDS;
    atoms.truncate(MOST_WORDS);
    atoms.extend(taken.into_iter().take(MOST_WORDS).map(|(range, atom)| (range.start, atom)));
    atoms.sort_by_key(|(start, _)| *start);
    asked.atoms = atoms.into_iter().map(|(_, atom)| atom).collect();
    asked.text = text;
    cut
}

fn free_atoms(words: &[Word]) -> Vec<(usize, Atom)> {
    let folded: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
    let mut atoms = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let start = words[at].range.start;
        if let Some(term) = glossary::term_at(&folded[at..]) {
            let said = words[at..at + term.said.len()].to_vec();
            at += term.said.len();
            atoms.push((start, Atom::Term(said, term)));
            continue;
        }
        let optional = if at == 0 { opening(&folded) } else { 0 }.max(glossary::filler_at(&folded[at..]));
        for word in &words[at..at + optional.max(1)] {
            atoms.push((word.range.start, Atom::Word(Typed { word: word.clone(), required: optional == 0 })));
        }
        at += optional.max(1);
    }
    // A query of nothing but such words means them.
    let says_something = |atom: &Atom| !matches!(atom, Atom::Word(Typed { required: false, .. }));
    if !atoms.iter().any(|(_, atom)| says_something(atom)) {
        for (_, atom) in &mut atoms {
            if let Atom::Word(typed) = atom {
                typed.required = true;
            }
        }
    }
    atoms
}

/// Every name may begin with "thủ tục" or "thủ tục hành chính".
fn opening(folded: &[&str]) -> usize {
    match folded {
        ["thu", "tuc", "hanh", "chinh", _, ..] => 4,
        ["thu", "tuc", _, ..] => 2,
        _ => 0,
    }
}
