//! An entry as the engine's document: what is found, what is counted, what is shown.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use tantivy::TantivyDocument;

use crate::analyse::{Found, KeyScan, Source, Words, keys, slug};
use crate::entry::{Entry, Named};
use crate::schema::{Fields, UNIT_SEPARATOR};

/// What is kept of an entry to show it, its text as it was written.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Stored<'a> {
    #[serde(borrow)]
    pub code: Cow<'a, str>,
    #[serde(borrow)]
    pub name: Cow<'a, str>,
    pub name_en: Option<String>,
    pub levels: Vec<String>,
    pub sector: (String, String),
    pub ministry: (String, String),
    pub authorities: Vec<String>,
    pub province: Option<(String, String)>,
    pub limit: String,
    pub limit_days: Option<u64>,
    pub fee: String,
    pub from: i32,
    pub to: Option<i32>,
    #[serde(borrow)]
    pub sections: Vec<(Cow<'a, str>, Cow<'a, str>)>,
}

pub(crate) fn document(fields: &Fields, entry: &Entry) -> TantivyDocument {
    let mut document = Document { fields, out: TantivyDocument::new(), keys: BTreeSet::new() };
    document.code(entry);
    document.name(entry);
    document.facets(entry);
    document.texts(entry);
    document.days(entry);
    for key in std::mem::take(&mut document.keys) {
        document.out.add_text(fields.key, key);
    }
    // Only strings and numbers: this cannot fail to become JSON.
    let stored = serde_json::to_vec(&stored(entry)).unwrap_or_default();
    document.out.add_bytes(fields.stored, &stored);
    document.out
}

struct Document<'f> {
    fields: &'f Fields,
    out: TantivyDocument,
    keys: BTreeSet<String>,
}

impl Document<'_> {
    fn code(&mut self, entry: &Entry) {
        let codes = std::iter::once(&entry.code).chain(&entry.other_codes);
        let keys: BTreeSet<String> = codes.flat_map(|code| code_keys(code)).collect();
        keys.into_iter().for_each(|key| self.out.add_text(self.fields.code, key));
    }

    fn name(&mut self, entry: &Entry) {
        let (mut folded, mut accented) = (String::new(), String::new());
        let mut words = Words::new(&entry.name);
        while words.advance() {
            push(&mut folded, words.folded());
            push(&mut accented, words.accented());
        }
        self.out.add_text(self.fields.name_key, name_key(&folded));
        self.out.add_text(self.fields.name, &folded);
        self.out.add_text(self.fields.name_marks, &accented);
        if let Some(english) = &entry.name_en {
            let mut folded = String::new();
            let mut words = Words::unexpanded(english);
            while words.advance() {
                push(&mut folded, words.folded());
            }
            self.out.add_text(self.fields.name_key, &folded);
            self.out.add_text(self.fields.name, &folded);
        }
    }

    fn facets(&mut self, entry: &Entry) {
        let [level, sector, ministry, authority, subject] = [0, 1, 2, 3, 4];
        for key in &entry.levels {
            self.facet(level, &slug(key), key);
        }
        self.named(sector, &entry.sector);
        self.named(ministry, &entry.ministry);
        entry.authorities.iter().for_each(|named| self.named(authority, named));
        entry.subjects.iter().for_each(|named| self.named(subject, named));
        if let Some(province) = &entry.province {
            self.out.add_text(self.fields.province, facet_value(&province.id, &province.name));
            for text in [&province.id, &province.name] {
                self.out.add_text(self.fields.province_words, folded(text));
            }
        }
    }

    fn named(&mut self, facet: usize, named: &Named) {
        if !named.id.is_empty() || !named.name.is_empty() {
            self.facet(facet, &named.id, &named.name);
        }
    }

    fn facet(&mut self, facet: usize, id: &str, name: &str) {
        self.out.add_text(self.fields.facets[facet], facet_value(id, name));
        for text in [id, name] {
            self.out.add_text(self.fields.facet_words[facet], folded(text));
        }
    }

    fn texts(&mut self, entry: &Entry) {
        self.text(&entry.code);
        self.text(&entry.name);
        self.text(entry.name_en.as_deref().unwrap_or_default());
        for named in [&entry.sector, &entry.ministry].into_iter().chain(&entry.authorities) {
            self.text(&named.name);
        }
        for named in entry.subjects.iter().chain(&entry.province) {
            self.text(&named.name);
        }
        self.text(&entry.limit_text);
        self.text(&entry.fee_text);
        for text in entry.decrees.iter().chain(&entry.citations) {
            for found in keys(text, Source::Query) {
                if let Found::Citation(_, citation) = found {
                    let keys = citation.instrument.iter().flat_map(|instrument| instrument.keys());
                    keys.for_each(|key| self.out.add_text(self.fields.decree, key));
                }
            }
        }
        entry.decrees.iter().chain(&entry.citations).chain(&entry.results).for_each(|text| self.text(text));
        entry.sections.iter().for_each(|section| self.text(&section.text));
    }

    fn text(&mut self, text: &str) {
        let mut folded = String::with_capacity(text.len());
        let mut marked = String::with_capacity(text.len());
        let mut scan = KeyScan::new(text, Source::Text);
        let mut words = Words::new(text);
        while words.advance() {
            push(&mut folded, words.folded());
            if words.folded() != words.accented() {
                push(&mut marked, words.accented());
            }
            scan.word(words.range(), words.folded(), words.accented());
        }
        for found in scan.finish() {
            match found {
                Found::Code(_, code) => self.keys.extend(code.keys()),
                Found::Head(..) => {}
                Found::Citation(_, citation) => self.keys.extend(citation.keys()),
            }
        }
        if !folded.is_empty() {
            self.out.add_text(self.fields.text, folded);
        }
        if !marked.is_empty() {
            self.out.add_text(self.fields.text_marks, marked);
        }
    }

    fn days(&mut self, entry: &Entry) {
        self.out.add_i64(self.fields.valid_from, entry.valid_from.into());
        if let Some(to) = entry.valid_to {
            self.out.add_i64(self.fields.valid_to, to.into());
        }
    }
}

/// The keys under which the code of an entry is found; a base that is not the whole code is marked with `~`.
fn code_keys(code: &str) -> Vec<String> {
    let Some(Found::Code(_, code)) = keys(code, Source::Query).into_iter().next() else {
        return vec![code.trim().to_lowercase()];
    };
    let bare = code.base.replace('.', "");
    // People leave out the dot, or the digit before it.
    let mut keys = vec![code.whole.clone(), bare[1..].to_owned(), bare];
    if code.base != code.whole {
        keys.push(format!("~{}", code.base));
    }
    keys
}

/// The folded name without the words that every name may begin with.
pub(crate) fn name_key(folded: &str) -> &str {
    let rest = folded.strip_prefix("thu tuc ").unwrap_or(folded);
    rest.strip_prefix("hanh chinh ").unwrap_or(rest)
}

pub(crate) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut words = Words::new(text);
    while words.advance() {
        push(&mut folded, words.folded());
    }
    folded
}

fn push(words: &mut String, word: &str) {
    if !words.is_empty() {
        words.push(' ');
    }
    words.push_str(word);
}

fn facet_value(id: &str, name: &str) -> String {
    format!("{id}{UNIT_SEPARATOR}{name}")
}

fn stored(entry: &Entry) -> Stored<'_> {
    let pair = |named: &Named| (named.id.clone(), named.name.clone());
    let mut sections: Vec<(Cow<'_, str>, Cow<'_, str>)> = Vec::with_capacity(entry.sections.len() + 2);
    let texts = entry.sections.iter().filter(|section| !section.text.is_empty());
    sections.extend(texts.map(|section| (section.key.as_str().into(), section.text.as_str().into())));
    // A citation in full says the number already.
    let bare = |number: &&String| !entry.citations.iter().any(|citation| citation.contains(number.as_str()));
    let cited: Vec<&str> = entry.decrees.iter().filter(bare).chain(&entry.citations).map(String::as_str).collect();
    for (key, list) in [("citations", cited), ("result-codes", entry.results.iter().map(String::as_str).collect())] {
        if !list.is_empty() {
            sections.push((key.into(), list.join("; ").into()));
        }
    }
    Stored {
        code: entry.code.as_str().into(),
        name: entry.name.as_str().into(),
        name_en: entry.name_en.clone(),
        levels: entry.levels.clone(),
        sector: pair(&entry.sector),
        ministry: pair(&entry.ministry),
        authorities: entry.authorities.iter().map(|named| named.name.clone()).collect(),
        province: entry.province.as_ref().map(pair),
        limit: entry.limit_text.clone(),
        limit_days: entry.limit_days,
        fee: entry.fee_text.clone(),
        from: entry.valid_from,
        to: entry.valid_to,
        sections,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_whole_in_parts_and_by_its_base() {
        assert_eq!(code_keys("1.013925"), ["1.013925", "013925", "1013925"]);
        let local = code_keys("2.002253.000.00.00.H56");
        assert!(local.contains(&"~2.002253".to_owned()));
        assert_eq!(local[0], "2.002253.000.00.00.h56");
        assert_eq!(code_keys(" Mới-01 "), ["mới-01"]);
    }

    #[test]
    fn a_name_is_known_without_its_first_words() {
        assert_eq!(name_key("thu tuc hanh chinh cap the"), "cap the");
        assert_eq!(name_key("thu tuc cap the"), "cap the");
        assert_eq!(name_key("cap the"), "cap the");
    }
}
