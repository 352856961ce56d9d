//! The lenient grammar of queries: words, "phrases", filters; nothing typed is ever an error.

use std::ops::Range;

use super::atoms::{Atom, read_atoms};
use super::filters::{FilterField, filter_named, nearest};
use crate::relaxation::Relaxation;

/// Text beyond this is not even looked at.
const MOST_BYTES: usize = 4096;

/// A query, read.
#[derive(Debug, Default)]
pub(crate) struct Asked {
    /// The text that was searched, filters taken out; what the atoms' places refer to.
    pub text: String,
    pub atoms: Vec<Atom>,
    pub filters: Vec<Filter>,
    pub relaxed: Vec<Relaxation>,
    /// The last word may not be typed to its end.
    pub is_open: bool,
}

/// `cấp:xã`, `-lĩnh-vực:"đất đai"`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Filter {
    pub field: FilterField,
    pub value: String,
    pub excludes: bool,
    /// As typed.
    pub shown: String,
}

/// Reads a query.
pub(crate) fn parse(query: &str) -> Asked {
    let mut end = query.len().min(MOST_BYTES);
    while !query.is_char_boundary(end) {
        end -= 1;
    }
    let mut asked = Asked { is_open: !query.ends_with(char::is_whitespace), ..Asked::default() };
    let mut phrases = Vec::new();
    take_tokens(&query[..end], &mut asked, &mut phrases);
    let cut = read_atoms(&mut asked, &phrases);
    if cut || end < query.len() {
        let read = asked.atoms.iter().filter(|atom| matches!(atom, Atom::Word(_))).count();
        asked.relaxed.push(Relaxation::TooLong { words: read });
        asked.is_open = false;
    }
    asked
}

/// Splits off filters and phrases; what remains becomes the text.
fn take_tokens(query: &str, asked: &mut Asked, phrases: &mut Vec<Range<usize>>) {
    let mut rest = query;
    // A filter whose value follows after a space, and where its name begins in the text.
    let mut waiting: Option<(FilterField, String, bool)> = None;
    while let Some(start) = rest.find(|c: char| !c.is_whitespace()) {
        rest = &rest[start..];
        let (token, after) = next_token(rest);
        let value = unquoted(token);
        if let Some((field, shown, excludes)) = waiting.take() {
            let shown = format!("{shown}{token}");
            add_filter(asked, field, value.unwrap_or(token), excludes, shown);
        } else if let Some(phrase) = value {
            let from = push(&mut asked.text, phrase);
            phrases.push(from..asked.text.len());
        } else if let Some((name, value)) = filter_parts(token) {
            waiting = take_filter(asked, token, name, value);
        } else {
            push(&mut asked.text, token);
        }
        rest = after;
    }
    if let Some((_, shown, _)) = waiting {
        push(&mut asked.text, &shown);
    }
}

fn take_filter(asked: &mut Asked, token: &str, name: &str, value: &str) -> Option<(FilterField, String, bool)> {
    let (bare, excludes) = match name.strip_prefix('-') {
        Some(bare) => (bare, true),
        None => (name, false),
    };
    // `lĩnh vực:đất đai` has its name in two words.
    let before = asked.text.rsplit(' ').next().unwrap_or_default().to_owned();
    let joined = filter_named(&format!("{before}-{bare}")).filter(|_| !before.is_empty());
    if let Some(field) = joined.or_else(|| filter_named(bare)) {
        if joined.is_some() {
            let kept = asked.text.len() - before.len();
            asked.text.truncate(kept);
            asked.text.truncate(asked.text.trim_end().len());
        }
        if value.is_empty() {
            return Some((field, token.to_owned(), excludes));
        }
        add_filter(asked, field, unquoted(value).unwrap_or(value), excludes, token.to_owned());
        return None;
    }
    let looks_meant = !value.is_empty()
        && !value.starts_with('/')
        && bare.chars().count() > 1
        && bare.chars().all(|c| !c.is_ascii_digit());
    if looks_meant {
        asked.relaxed.push(Relaxation::UnknownFilter { typed: bare.to_owned(), nearest: nearest(bare) });
    }
    push(&mut asked.text, name);
    push(&mut asked.text, unquoted(value).unwrap_or(value));
    None
}

fn add_filter(asked: &mut Asked, field: FilterField, value: &str, excludes: bool, shown: String) {
    // A list of levels or sectors is one filter for each; numbers of instruments hold no commas.
    for value in value.split([',', ';']).filter(|value| !value.trim().is_empty()) {
        asked.filters.push(Filter { field, value: value.trim().to_owned(), excludes, shown: shown.clone() });
    }
}

/// A token ends at white space, but not inside quotation marks.
fn next_token(text: &str) -> (&str, &str) {
    let mut closing = None;
    for (at, c) in text.char_indices() {
        match closing {
            Some(mark) if c == mark => closing = None,
            Some(_) => {}
            None if c.is_whitespace() => return text.split_at(at),
            None => {
                let mark = closing_mark(c);
                let opens = at == 0 || text[..at].ends_with([':', '：']);
                if opens && mark.is_some_and(|mark| text[at + c.len_utf8()..].contains(mark)) {
                    closing = mark;
                }
            }
        }
    }
    (text, "")
}

fn closing_mark(c: char) -> Option<char> {
    match c {
        '"' => Some('"'),
        '“' | '„' => Some('”'),
        '«' => Some('»'),
        '\'' => Some('\''),
        _ => None,
    }
}

/// What stands between the quotation marks of a token that is quoted as a whole.
fn unquoted(token: &str) -> Option<&str> {
    let first = token.chars().next()?;
    let mark = closing_mark(first)?;
    token[first.len_utf8()..].split_once(mark).map(|(inner, _)| inner)
}

fn filter_parts(token: &str) -> Option<(&str, &str)> {
    let (name, value) = token.split_once([':', '：'])?;
    let plausible = !name.is_empty()
        && name.chars().any(char::is_alphabetic)
        && name.chars().all(|c| !c.is_whitespace() && !matches!(c, '"' | '(' | ')' | '/'));
    plausible.then_some((name, value))
}

fn push(text: &mut String, more: &str) -> usize {
    if !text.is_empty() && !more.is_empty() {
        text.push(' ');
    }
    let from = text.len();
    text.push_str(more);
    from
}

#[cfg(test)]
mod tests {
    use super::super::atoms::MOST_WORDS;
    use super::*;

    fn shown(query: &str) -> String {
        let asked = parse(query);
        let atoms = asked.atoms.iter().map(|atom| match atom {
            Atom::Code(_, code) => format!("code:{}", code.whole),
            Atom::CodeHead(_, head) => format!("codes:{head}"),
            Atom::Citation(_, citation) => format!("cites:{}", citation.keys()[0]),
            Atom::Phrase(words) => {
                format!("\"{}\"", words.iter().map(|word| word.folded.clone()).collect::<Vec<_>>().join(" "))
            }
            Atom::Word(typed) if typed.required => typed.word.folded.clone(),
            Atom::Word(typed) => format!("({})", typed.word.folded),
            Atom::Term(_, term) => format!("<{}>", term.meant.text),
        });
        let filters = asked
            .filters
            .iter()
            .map(|filter| format!("{}{:?}={}", if filter.excludes { "-" } else { "" }, filter.field, filter.value));
        atoms.chain(filters).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_phrases_and_filters_come_apart() {
        assert_eq!(shown("cấp thẻ"), "cap the");
        assert_eq!(shown("cấp \"giấy phép\" x"), "cap \"giay phep\" x");
        assert_eq!(shown("“giấy phép”"), "\"giay phep\"");
        assert_eq!(shown("khai sinh cấp:xã"), "khai sinh Facet(0)=xã");
        assert_eq!(shown("cap: xa khai sinh"), "khai sinh Facet(0)=xa");
        assert_eq!(shown("lĩnh vực:\"đất đai\" sổ"), "so Facet(1)=đất đai");
        assert_eq!(shown("level:commune,province"), "Facet(0)=commune Facet(0)=province");
        assert_eq!(shown("-cấp:xã a"), "a -Facet(0)=xã");
        assert_eq!(shown("decree:133/2025/NĐ-CP"), "Decree=133/2025/NĐ-CP");
    }

    #[test]
    fn codes_and_citations_are_taken_out_of_the_words() {
        assert_eq!(shown("1.013925 gia hạn"), "code:1.013925 gia han");
        assert_eq!(shown("thuốc nghị định 133/2025/NĐ-CP"), "thuoc cites:133/2025/nd-cp");
        assert_eq!(shown("điều 7 khoản 2"), "cites:d7k2");
    }

    #[test]
    fn some_words_need_not_be_found() {
        assert_eq!(shown("thủ tục hành chính cấp thẻ"), "(thu) (tuc) (hanh) (chinh) cap the");
        assert_eq!(shown("thủ tục"), "thu tuc");
        assert_eq!(shown("khai sinh như thế nào"), "khai sinh (nhu) (the) (nao)");
        assert_eq!(shown("TTHC khai sinh"), "(thu) (tuc) (hanh) (chinh) khai sinh");
        assert_eq!(shown("làm sổ đỏ"), "lam <giấy chứng nhận quyền sử dụng đất>");
    }

    #[test]
    fn an_unknown_filter_is_searched_as_words() {
        let asked = parse("linhvuc:dat");
        assert_eq!(asked.relaxed.len(), 1);
        assert_eq!(asked.atoms.len(), 2);
        assert!(parse("https://example.org").relaxed.is_empty());
        assert!(parse("Bước 1: nộp").relaxed.is_empty());
    }

    #[test]
    fn hostile_queries_are_read_too() {
        for query in ["", " ", "\"", "“", "::::", "cấp:", "\0", "a\0b", "\"\"", "'", "-:", "cấp:\"", "- -", ":x"]
        {
            let _ = parse(query);
        }
        let long = "giấy ".repeat(2000);
        let asked = parse(&long);
        assert_eq!(asked.relaxed, [Relaxation::TooLong { words: MOST_WORDS }]);
        assert!(parse(&"字".repeat(5000)).atoms.len() <= 1);
    }
}
