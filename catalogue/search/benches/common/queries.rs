//! Queries for entries that are known, in the ways in which people ask.

use tthc_search::Entry;

use super::Random;

/// A query and the codes of the entries it is meant for.
pub struct Query {
    pub class: &'static str,
    pub text: String,
    pub meant: Vec<String>,
}

/// What is asked, and the words that were meant by it.
struct Asked {
    text: String,
    meant: String,
}

impl Asked {
    fn literally(text: String) -> Asked {
        Asked { meant: text.clone(), text }
    }
}

type Make = fn(&Entry, &mut Random) -> Option<Asked>;

/// How people ask, and how an entry becomes such a query.
const CLASSES: &[(&str, Make)] = &[
    ("name", |entry, _| Some(Asked::literally(entry.name.clone()))),
    ("name without marks", |entry, _| Some(Asked::literally(without_marks(&entry.name)))),
    ("part of the name", |entry, random| part(&entry.name, 5, random).map(Asked::literally)),
    ("part without marks", |entry, random| part(&without_marks(&entry.name), 6, random).map(Asked::literally)),
    ("words in another order", shuffled),
    ("one slip", one_slip),
    ("telex", |entry, random| part(&entry.name, 6, random).map(|meant| Asked { text: telex(&meant), meant })),
    ("code", |entry, _| Some(Asked::literally(entry.code.clone()))),
    ("result code", |entry, _| {
        entry.results.first().filter(|code| code.starts_with("KQ.")).cloned().map(Asked::literally)
    }),
    ("question", |entry, random| {
        let meant = part(&without_marks(&entry.name), 7, random)?;
        Some(Asked { text: format!("toi muon lam {meant} can nhung gi"), meant })
    }),
    ("authority added", |entry, random| {
        let authority = entry.authorities.first()?.name.replace("Ủy ban nhân dân", "UBND");
        let meant = part(&entry.name, 5, random)?;
        Some(Asked { text: format!("{meant} {authority}"), meant })
    }),
];

/// The classes by name.
pub fn classes() -> impl Iterator<Item = &'static str> {
    CLASSES.iter().map(|(class, _)| *class)
}

/// About so many queries, evenly of all classes.
pub fn queries(entries: &[Entry], count: usize) -> Vec<Query> {
    let mut random = Random(0xD1B5_4A32_D192_ED03);
    let each = count.div_ceil(CLASSES.len());
    let names: Vec<Vec<String>> = entries.iter().map(|entry| plain_words(&entry.name)).collect();
    let mut queries = Vec::new();
    for (class, make) in CLASSES {
        let mut tries = 0;
        let mut made = 0;
        while made < each && tries < 20 * each {
            tries += 1;
            let entry = &entries[random.below(entries.len())];
            let Some(Asked { text, meant }) = make(entry, &mut random) else {
                continue;
            };
            // Whatever has the same words in its name is meant as well; so is what has the same result.
            let words = plain_words(&meant);
            let words = words.strip_prefix(&["thu".to_owned(), "tuc".to_owned()]).unwrap_or(&words);
            let same = |(other, name): &(&Entry, &Vec<String>)| {
                other.name == entry.name
                    || other.results.contains(&text)
                    || name.windows(words.len().max(1)).any(|window| window == words)
            };
            let meant = entries.iter().zip(&names).filter(same).map(|(entry, _)| entry.code.clone()).collect();
            queries.push(Query { class, text, meant });
            made += 1;
        }
    }
    queries
}

fn plain_words(text: &str) -> Vec<String> {
    let plain = without_marks(text);
    plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn without_marks(text: &str) -> String {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
    let plain = text.nfd().filter(|c| !is_combining_mark(*c)).map(|c| match c {
        'đ' => 'd',
        'Đ' => 'D',
        other => other,
    });
    plain.collect::<String>().to_lowercase()
}

fn part(name: &str, words: usize, random: &mut Random) -> Option<String> {
    let all: Vec<&str> = name.split_whitespace().collect();
    if all.len() <= words {
        return None;
    }
    let from = random.below(all.len() - words);
    Some(all[from..from + words].join(" "))
}

fn shuffled(entry: &Entry, random: &mut Random) -> Option<Asked> {
    let mut words: Vec<&str> = entry.name.split_whitespace().filter(|word| word.len() > 1).collect();
    if words.len() < 6 {
        return None;
    }
    for at in (1..words.len()).rev() {
        words.swap(at, random.below(at + 1));
    }
    words.truncate(8);
    Some(Asked::literally(words.join(" ")))
}

fn one_slip(entry: &Entry, random: &mut Random) -> Option<Asked> {
    let name = part(&without_marks(&entry.name), 6, random)?;
    let mut words: Vec<String> = name.split(' ').map(str::to_owned).collect();
    let long: Vec<usize> = (0..words.len())
        .filter(|&at| words[at].len() > 3 && words[at].bytes().all(|byte| byte.is_ascii_lowercase()))
        .collect();
    let word = &mut words[*long.get(random.below(long.len()))?];
    let at = random.below(word.len() - 1);
    match random.below(3) {
        0 => {
            word.remove(at + 1);
        }
        1 => {
            let letter = word.remove(at);
            word.insert(at + 1, letter);
        }
        _ => word.insert(at, word.as_bytes()[at] as char),
    }
    Some(Asked { text: words.join(" "), meant: name })
}

fn telex(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let words = text.split(' ').map(|word| {
        let (mut keys, mut tone) = (String::new(), None);
        for c in word.to_lowercase().nfd() {
            match c {
                '\u{300}' => tone = Some('f'),
                '\u{301}' => tone = Some('s'),
                '\u{309}' => tone = Some('r'),
                '\u{303}' => tone = Some('x'),
                '\u{323}' => tone = Some('j'),
                '\u{302}' => keys.extend(keys.chars().last()),
                '\u{306}' | '\u{31B}' => keys.push('w'),
                'đ' => keys.push_str("dd"),
                ',' | ';' | '(' | ')' | '.' => {}
                other => keys.push(other),
            }
        }
        keys.extend(tone);
        keys
    });
    words.collect::<Vec<_>>().join(" ")
}
