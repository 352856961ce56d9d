//! Identifiers out of names: `Đơn đề nghị cấp giấy phép` becomes `đơn-đề-nghị-cấp-giấy-phép`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use tthc_dsl::{Lang, Word};

/// The names that are taken in one list.
#[derive(Debug, Default)]
pub struct Names {
    taken: HashSet<String>,
    /// The number that the next of a name gets.
    next: HashMap<String, usize>,
}

impl Names {
    /// A free name with at most so many words of the text; `other` where it has no words.
    pub fn fresh(&mut self, text: &str, words: usize, other: &str) -> String {
        let slug = slug(text, words);
        let name = if is_free_of_keywords(&slug) { slug } else { other.to_owned() };
        self.numbered(name)
    }

    fn numbered(&mut self, name: String) -> String {
        if self.taken.insert(name.clone()) {
            return name;
        }
        let number = self.next.entry(name.clone()).or_insert(2);
        loop {
            let numbered = format!("{name}-{number}");
            *number += 1;
            if self.taken.insert(numbered.clone()) {
                return numbered;
            }
        }
    }

    pub fn take(&mut self, name: &str) {
        self.taken.insert(name.to_owned());
    }
}

/// The first words in lower case, joined by hyphens. A heading's number or bullet is no word of it.
pub fn slug(text: &str, words: usize) -> String {
    let lower = text.to_lowercase();
    let all = lower.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    let begun = all.skip_while(|word| is_label(word)).filter(|word| word.chars().all(is_written));
    begun.take(words).collect::<Vec<_>>().join("-")
}

/// `1`, `a`, `iv`: what counts entries. A name begins with a longer word.
fn is_label(word: &str) -> bool {
    word.chars().count() == 1
        || word.starts_with(|first: char| first.is_numeric())
        || matches!(word, "ii" | "iii" | "iv" | "vi")
}

/// Letters of the language and digits; what looks like them and is not makes no name.
fn is_written(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || matches!(character, 'à'..='ý' | 'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' | '\u{1ea0}'..='\u{1ef9}')
}

fn is_free_of_keywords(name: &str) -> bool {
    static KEYWORDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
        let spelt = |word: &Word| [Lang::Vi, Lang::En].map(|lang| word.spelling(lang));
        // A keyword of several words begins with a name that a reader takes for it.
        let all = Word::ALL.iter().flat_map(spelt).filter_map(|spelling| spelling.split(' ').next());
        all.map(str::to_owned).collect()
    });
    !name.is_empty() && !KEYWORDS.contains(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_words_of_the_text() {
        assert_eq!(slug("a) Đơn đề nghị theo Mẫu số 20.NT;", 3), "đơn-đề-nghị");
        assert_eq!(slug("- 01 bản sao (CCCD)", 9), "bản-sao-cccd");
        assert_eq!(slug("…", 3), "");
    }

    #[test]
    fn names_differ_from_each_other_and_from_keywords() {
        let mut names = Names::default();
        assert_eq!(names.fresh("Tờ khai", 4, "giấy-tờ"), "tờ-khai");
        assert_eq!(names.fresh("Tờ khai", 4, "giấy-tờ"), "tờ-khai-2");
        assert_eq!(names.fresh("Nhóm", 4, "giấy-tờ"), "giấy-tờ");
        assert_eq!(names.fresh("1.", 4, "giấy-tờ"), "giấy-tờ-2");
    }
}
