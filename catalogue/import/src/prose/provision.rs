//! The provision in front of an instrument: `điểm a khoản 2 Điều 9`, `các Điều 5, 6 và 7`, `Phụ lục II ban hành kèm theo`.

use std::sync::LazyLock;

use regex::Regex;
use tthc_dsl::Word;

use super::fold::back;

/// Parts of a provision from the article down, as the language orders them.
pub(super) type Provision = Vec<(Word, String)>;

pub(super) struct Provisions {
    pub list: Vec<Provision>,
    pub from: usize,
    /// The words name these and no others.
    pub certain: bool,
}

struct Item<'t> {
    word: Word,
    names: Vec<&'t str>,
    start: usize,
    end: usize,
}

/// The provisions that end right before `at`, where an instrument is named; no text before `floor` belongs to them.
pub(super) fn before(text: &str, folded: &str, floor: usize, at: usize) -> Option<Provisions> {
    static ITEM: LazyLock<Regex> = LazyLock::new(|| {
        let list = |one: &str| format!(r"(?:{one})\b(?:\s*(?:,|;|và|hoặc)\s*(?:{one})\b)*");
        let pattern = format!(
            r"\bđiểm\s+({})|\bkhoản\s+({})|\bđiều\s+({})|\bphụ\s+lục\s+(?:số\s+)?({})",
            list("[a-zđ][0-9]?"),
            list("[0-9]{1,3}[a-zđ]?"),
            list("[0-9]{1,3}[a-zđ]?"),
            list("[ivxlc]{1,6}[a-zđ]?(?:[.-][0-9]{1,2})?|[0-9]{1,2}[a-zđ]?(?:[./-][0-9a-zđ]{1,8})?")
        );
        Regex::new(&pattern).expect("the pattern is constant")
    });
    static JOIN: LazyLock<Regex> = LazyLock::new(|| {
        let pattern = r"^[\s,;)]*(?:(?:của|tại|thuộc|trong|ban\s+hành|kèm|theo)\s*)*$";
        Regex::new(pattern).expect("the pattern is constant")
    });
    static BETWEEN: LazyLock<Regex> = LazyLock::new(|| {
        let pattern = r"^(?:\s|,|;|và|hoặc|các|của|tại|thuộc)*$";
        Regex::new(pattern).expect("the pattern is constant")
    });
    // Numbers that are glued together overlap.
    let floor = floor.max(back(folded, at, 240)).min(at);
    let window = &folded[floor..at];
    // Most instruments stand alone.
    let near = &window[back(window, window.len(), 60)..];
    if !near.contains("điều") && !near.contains("lục") && !near.contains("khoản") && !near.contains("điểm") {
        return None;
    }
    let words = [Word::Point, Word::Clause, Word::Article, Word::Annex];
    let mut items: Vec<Item<'_>> = Vec::new();
    for found in ITEM.captures_iter(window) {
        let Some(whole) = found.get(0) else { continue };
        let Some((word, names)) = (1..=4).find_map(|group| found.get(group).map(|names| (words[group - 1], names)))
        else {
            continue;
        };
        let names = &text[floor + names.start()..floor + names.end()];
        let names = names
            .split([',', ';', ' ', '\n', '\t', '\u{a0}'])
            .filter(|name| !matches!(super::fold::fold(name).as_str(), "" | "và" | "hoặc"))
            .collect();
        items.push(Item { word, names, start: whole.start(), end: whole.end() });
    }
    let last = items.last().filter(|last| JOIN.is_match(&window[last.end..]));
    let Some(last) = last else {
        // An annex whose number was not understood.
        let annex = near.rfind("phụ lục").map(|at| near[at + "phụ lục".len()..].trim_start());
        let unread = annex.is_some_and(|annex| annex.starts_with(|c: char| c.is_ascii_digit()) && annex.len() < 40);
        return unread.then(|| Provisions { list: Vec::new(), from: at, certain: false });
    };
    let mut first = items.len() - 1;
    let mut start = last.start;
    while first > 0 && BETWEEN.is_match(&window[items[first - 1].end..start]) {
        first -= 1;
        start = items[first].start;
    }
    let lead = window[..start].trim_end();
    // Of a range only its end was read.
    let range = lead.ends_with("đến") || lead.ends_with(['-', '–']) && items[first].word != Word::Annex;
    let (list, whole) = arranged(&items[first..]);
    Some(Provisions { list, from: floor + start, certain: whole && !range })
}

/// Points go to the clause behind them, clauses to the article behind them.
fn arranged(items: &[Item<'_>]) -> (Vec<Provision>, bool) {
    let mut list: Vec<Provision> = Vec::new();
    let mut points: Vec<String> = Vec::new();
    let mut clauses: Vec<Provision> = Vec::new();
    let mut certain = true;
    for (at, item) in items.iter().enumerate() {
        let names = item.names.iter().map(|name| name.to_string());
        match item.word {
            Word::Point => points.extend(names.map(|name| super::fold::fold(&name))),
            Word::Clause => {
                for (nth, name) in names.enumerate() {
                    let clause = (Word::Clause, super::fold::fold(&name));
                    if nth == 0 && !points.is_empty() {
                        clauses.extend(points.drain(..).map(|point| vec![clause.clone(), (Word::Point, point)]));
                    } else {
                        clauses.push(vec![clause]);
                    }
                }
            }
            Word::Article => {
                for (nth, name) in names.enumerate() {
                    let article = (Word::Article, super::fold::fold(&name));
                    if nth == 0 && (!clauses.is_empty() || !points.is_empty()) {
                        let points = points.drain(..).map(|point| vec![(Word::Point, point)]);
                        for rest in clauses.drain(..).chain(points) {
                            let mut whole = vec![article.clone()];
                            whole.extend(rest);
                            list.push(whole);
                        }
                    } else {
                        list.push(vec![article]);
                    }
                }
            }
            _ => {
                certain &= points.is_empty() && clauses.is_empty();
                // `Phụ lục 6 thuộc Phụ lục II`: the one in front is a part of the other.
                if at > 0
                    && items[at - 1].word == Word::Annex
                    && item.start.saturating_sub(items[at - 1].end) > " thuộc".len() - 3
                {
                    certain &= list.pop().is_some();
                }
                list.extend(names.map(|name| vec![(Word::Annex, name.to_owned())]));
            }
        }
    }
    // A clause of no article.
    certain &= points.is_empty() && clauses.is_empty();
    (list, certain && !items.is_empty())
}
