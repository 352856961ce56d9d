//! What a published record says beside the law: how it writes things, and fields that the model does not know.

use serde::{Deserialize, Serialize};
use tthc_dsl::{Spanned, fold};

use super::Channel;

/// What the published record says beside the law.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PublishedRecord {
    /// How it writes the decision that makes the procedure known.
    pub decision: Option<String>,
    /// Instruments that it gives a number of and no title.
    pub by_number_only: Vec<String>,
    /// Its list of instruments, where it differs from what the citations and titles of the catalogue give.
    pub bases: Vec<PublishedBasis>,
    /// The order of its rows of the ways of filing, where they do not stand together.
    pub row_order: Vec<Channel>,
    /// Other fields: the place as a JSON pointer, the value as JSON.
    pub fields: Vec<OtherField>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedBasis {
    /// Mostly the number.
    pub code: Spanned<String>,
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherField {
    pub pointer: Spanned<String>,
    pub json: Spanned<String>,
}

impl PublishedRecord {
    /// Of each line of the list the instrument that it is of, among those with these numbers: its code says so, or else its
    /// name, if no other line's code does.
    pub fn cited<'c>(&'c self, numbers: &[&'c str]) -> Vec<(&'c PublishedBasis, Option<&'c str>)> {
        let of_code = |line: &PublishedBasis| {
            let code = line.code.value.as_str();
            let same = numbers.iter().find(|number| code == **number);
            same.or_else(|| numbers.iter().find(|number| names_number(code, number))).copied()
        };
        let mut cited: Vec<(&PublishedBasis, Option<&str>)> =
            self.bases.iter().map(|line| (line, of_code(line))).collect();
        let taken: std::collections::HashSet<&str> = cited.iter().filter_map(|(_, number)| *number).collect();
        let left: Vec<&str> = numbers.iter().copied().filter(|number| !taken.contains(number)).collect();
        for (line, number) in cited.iter_mut().filter(|(_, number)| number.is_none()) {
            *number = left.iter().copied().find(|number| names_number(&line.name, number));
        }
        cited
    }
}

/// The amount with which the words of a published fee begin: `20 VNĐ(20.000Đ/tờ khai)`, `100 USD(100 USD/thẻ)`.
pub fn published_figure(words: &str) -> Option<i64> {
    let (figure, rest) = words.split_once(' ')?;
    let money = ["VNĐ", "Việt Nam Đồng", "USD"].iter().any(|money| rest.starts_with(money));
    let digits: String = figure.chars().filter(|mark| !matches!(mark, '.' | ',')).collect();
    digits.parse().ok().filter(|_| money && figure.starts_with(|first: char| first.is_ascii_digit()))
}

/// Does a text write the number, alone or within a sentence? `3713/QD -BTP` is how some write `3713/QĐ-BTP`.
pub fn names_number(text: &str, number: &str) -> bool {
    let bare = |text: &str| -> String { fold(text).chars().filter(|character| character.is_alphanumeric()).collect() };
    let text = bare(text);
    text.match_indices(&bare(number)).any(|(at, _)| !text[..at].ends_with(|before: char| before.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_of_the_instruments_that_they_name() {
        let line = |code: &str, name: &str| PublishedBasis {
            code: Spanned::new(code.to_owned(), Default::default()),
            name: name.to_owned(),
        };
        let bases = vec![
            line("112/2014/NĐ-CP", ""),
            line("34/2023", "Nghị định 34/2023/NĐ-CP sửa đổi 112/2014/NĐ-CP"),
            line("12", "Công văn"),
        ];
        let record = PublishedRecord { bases, ..PublishedRecord::default() };
        let cited = record.cited(&["112/2014/NĐ-CP", "34/2023/NĐ-CP"]);
        let numbers: Vec<Option<&str>> = cited.iter().map(|(_, number)| *number).collect();
        assert_eq!(numbers, [Some("112/2014/NĐ-CP"), Some("34/2023/NĐ-CP"), None]);
    }

    #[test]
    fn a_number_is_known_however_it_is_written() {
        assert!(names_number("3713/QD - BTP", "3713/QĐ-BTP"));
        assert!(names_number("Luật số 43/2024/QH15 ngày 29/6", "43/2024/QH15"));
        assert!(!names_number("143/2024/QH15", "43/2024/QH15"));
    }
}
