//! Abbreviations, everyday terms and filler words, read from a table that anybody can extend.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::analyse::Words;

const TABLE: &str = include_str!("../data/glossary.tsv");

/// The words that an abbreviation stands for, each folded and accented.
#[derive(Debug)]
pub(crate) struct Expansion {
    /// As the table writes it, for people.
    pub text: &'static str,
    pub words: Vec<(String, String)>,
}

/// An everyday term and the words of the law for it.
#[derive(Debug)]
pub(crate) struct Term {
    /// The folded words that people say.
    pub said: Vec<String>,
    pub meant: Expansion,
}

#[derive(Default)]
struct Glossary {
    abbreviations: HashMap<String, Expansion>,
    /// By length and first letter the second letters there are: most words of a text are turned away here.
    doors: [[u32; 26]; 16],
    terms: Vec<Term>,
    fillers: Vec<Vec<String>>,
}

static GLOSSARY: LazyLock<Glossary> = LazyLock::new(read);

/// What the abbreviation stands for; the key is folded, parts joined by `&`.
pub(crate) fn abbreviation(folded: &str) -> Option<&'static Expansion> {
    let glossary = &*GLOSSARY;
    let (first, second) = door(folded)?;
    if glossary.doors.get(folded.len())?[first] & second == 0 {
        return None;
    }
    glossary.abbreviations.get(folded)
}

/// The everyday term with which the folded words begin.
pub(crate) fn term_at(folded: &[&str]) -> Option<&'static Term> {
    let begins = |term: &&Term| starts_with(folded, &term.said);
    GLOSSARY.terms.iter().filter(begins).max_by_key(|term| term.said.len())
}

/// How many of the folded words, from the first on, say nothing about what is sought.
pub(crate) fn filler_at(folded: &[&str]) -> usize {
    let begins = |filler: &&Vec<String>| starts_with(folded, filler);
    GLOSSARY.fillers.iter().filter(begins).map(Vec::len).max().unwrap_or(0)
}

/// The first letter, and the second as one bit.
fn door(key: &str) -> Option<(usize, u32)> {
    match key.as_bytes() {
        [first @ b'a'..=b'z', second, ..] => Some((usize::from(first - b'a'), 1 << (second & 31))),
        _ => None,
    }
}

fn starts_with(words: &[&str], head: &[String]) -> bool {
    words.len() >= head.len() && head.iter().zip(words).all(|(one, other)| one == other)
}

fn read() -> Glossary {
    let mut glossary = Glossary::default();
    for line in TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let mut columns = line.split('\t');
        let (kind, form, text) = (columns.next(), columns.next(), columns.next());
        match (kind, form, text) {
            (Some("abbreviation"), Some(form), Some(text)) => {
                let key = form.split('&').map(|part| folded(part).concat()).collect::<Vec<_>>();
                let key = key.join("&");
                if let (Some(doors), Some((first, second))) = (glossary.doors.get_mut(key.len()), door(&key)) {
                    doors[first] |= second;
                    glossary.abbreviations.insert(key, expansion(text));
                }
            }
            (Some("term"), Some(form), Some(text)) => {
                glossary.terms.push(Term { said: folded(form), meant: expansion(text) })
            }
            (Some("filler"), Some(form), None) => glossary.fillers.push(folded(form)),
            _ => debug_assert!(false, "unreadable line in the glossary: {line}"),
        }
    }
    glossary
}

fn expansion(text: &'static str) -> Expansion {
    let mut words = Vec::new();
    let mut scan = Words::unexpanded(text);
    while scan.advance() {
        words.push((scan.folded().to_owned(), scan.accented().to_owned()));
    }
    Expansion { text, words }
}

fn folded(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut scan = Words::unexpanded(text);
    while scan.advance() {
        words.push(scan.folded().to_owned());
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        let lines = |kind: &str| TABLE.lines().filter(|line| line.starts_with(kind)).count();
        assert_eq!(GLOSSARY.abbreviations.len(), lines("abbreviation\t"));
        assert_eq!(GLOSSARY.terms.len(), lines("term\t"));
        assert_eq!(GLOSSARY.fillers.len(), lines("filler\t"));
        let other = TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).count();
        assert_eq!(other, lines("abbreviation\t") + lines("term\t") + lines("filler\t"));
    }

    #[test]
    fn abbreviations_terms_and_fillers_are_found() {
        assert_eq!(abbreviation("ubnd").map(|found| found.words.len()), Some(4));
        assert!(abbreviation("kh&cn").is_some());
        assert!(abbreviation("giay").is_none());
        assert!(abbreviation("").is_none());
        assert!(term_at(&["so", "do", "la", "gi"]).is_some());
        assert_eq!(filler_at(&["nhu", "the", "nao"]), 3);
        assert_eq!(filler_at(&["giay", "phep"]), 0);
    }
}
