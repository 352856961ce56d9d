//! The piece of an entry that best shows why it was found, its highlights exact in the original text.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::analyse::Words;
use crate::hits::Snippet;
use crate::marks::{Mark, Marks, PAIR_WORTH, highlights};

/// Having found something, the search for something better goes no further than this into an entry,
pub(crate) const FAR_ENOUGH: usize = 12 << 10;
/// and no further than this if the name shows already why the entry was found.
pub(crate) const NEAR_ENOUGH: usize = 3 << 10;
/// Cuts the best piece of at most about `length` bytes out of the sections.
pub(crate) fn snippet<'s>(
    sections: impl Iterator<Item = (&'s str, &'s str)> + Clone,
    marks: &Marks,
    far: usize,
    length: usize,
) -> Snippet {
    let mut best: Option<Piece<'_>> = None;
    let perfect = marks.best_possible();
    let mut read = 0;
    for (key, text) in sections.clone() {
        if read > far && best.is_some() {
            break;
        }
        let mut found = marks.find(head(text, far.saturating_sub(read)));
        if found.is_empty() && best.is_none() {
            found = marks.find(text);
        }
        read += text.len();
        let Some((worth, window)) = best_window(&found, &marks.pairs, length) else {
            continue;
        };
        if best.as_ref().is_none_or(|known| worth > known.worth) {
            best = Some(Piece { worth, key, text, window, marks: found });
        }
        if worth >= perfect {
            break;
        }
    }
    let beginning = || {
        let (key, text) = sections.clone().find(|(_, text)| !text.trim().is_empty())?;
        Some(Piece { worth: 0.0, key, text, window: 0..0, marks: Vec::new() })
    };
    best.or_else(beginning).map_or_else(Snippet::default, |piece| piece.cut(length))
}

/// About so many bytes of the text, cut at a space.
fn head(text: &str, length: usize) -> &str {
    let mut end = length.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    match text[..end].rsplit_once(' ') {
        Some((head, _)) if end < text.len() => head,
        _ => text,
    }
}

/// A stretch of a section, before it is cut between words.
struct Piece<'s> {
    worth: f32,
    key: &'s str,
    text: &'s str,
    window: Range<usize>,
    marks: Vec<Mark>,
}

/// The stretch no longer than `length` in which the most of the query is met, and its worth.
fn best_window(marks: &[Mark], pairs: &BTreeSet<(usize, usize)>, length: usize) -> Option<(f32, Range<usize>)> {
    let mut best: Option<(f32, Range<usize>)> = None;
    let mut seen: Vec<usize> = Vec::new();
    let mut paired: Vec<(usize, usize)> = Vec::new();
    for (from, first) in marks.iter().enumerate() {
        seen.clear();
        paired.clear();
        let mut worth = 0.0;
        let mut before: Option<&Mark> = None;
        for mark in &marks[from..] {
            if mark.range.end > first.range.start + length && mark.range.start > first.range.start {
                break;
            }
            // A word met again says a little more, so that a dense piece wins over a thin one.
            worth += if seen.contains(&mark.what) { 0.02 * mark.worth } else { mark.worth };
            seen.push(mark.what);
            if let Some(before) = before
                && before.position.wrapping_add(1) == mark.position
                && pairs.contains(&(before.what, mark.what))
                && !paired.contains(&(before.what, mark.what))
            {
                paired.push((before.what, mark.what));
                worth += PAIR_WORTH;
            }
            before = Some(mark);
            if best.as_ref().is_none_or(|(known, _)| worth > *known) {
                best = Some((worth, first.range.start..mark.range.end));
            }
        }
    }
    best
}

impl Piece<'_> {
    fn cut(self, length: usize) -> Snippet {
        let Piece { key, text, window, marks, .. } = self;
        let spare = length.saturating_sub(window.len());
        let earliest = window.start.saturating_sub(spare / 3);
        let latest = window.end + (length.saturating_sub(window.end - earliest.min(window.end)));
        let (mut start, mut end) = (window.start, window.end);
        // Words are never cut in two, nor marks torn from their letters.
        let mut words = Words::folded_only(text);
        let mut first = true;
        while words.advance() {
            let word = words.range();
            if word.start >= earliest && word.start < start {
                start = word.start;
            }
            if first && earliest == 0 {
                start = start.min(word.start);
            }
            first = false;
            if word.end > latest {
                break;
            }
            end = end.max(word.end);
        }
        if first {
            // Nothing but signs.
            return Snippet { section: key.to_owned(), ..Snippet::default() };
        }
        // The sign that ends a sentence belongs to it.
        let after = &text[end..];
        let signs = after.char_indices().take_while(|(_, c)| matches!(c, '.' | ')' | '”' | '"' | '!' | '?'));
        end += signs.last().map_or(0, |(at, c)| at + c.len_utf8());
        start = start.min(end);
        let inside = marks.iter().filter(|mark| mark.range.start >= start && mark.range.end <= end);
        let of_piece = |range: Range<usize>| range.start - start..range.end - start;
        let highlights = highlights(inside).into_iter().map(of_piece).collect();
        Snippet {
            section: key.to_owned(),
            text: text[start..end].to_owned(),
            highlights,
            cut_before: !text[..start].trim().is_empty(),
            cut_after: !text[end..].trim().is_empty(),
        }
    }
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    fn marks(words: &[&str]) -> Marks {
        let mut marks = Marks::default();
        let places: Vec<usize> = words.iter().map(|word| marks.word(word, None, 3.0)).collect();
        places.windows(2).for_each(|pair| marks.pair(pair[0], pair[1]));
        marks
    }

    fn highlighted(snippet: &Snippet) -> Vec<String> {
        snippet.highlights.iter().map(|range| snippet.text[range.clone()].nfc().collect()).collect()
    }

    #[test]
    fn highlights_are_exact_in_composed_and_decomposed_text() {
        let text = "Hồ sơ gồm: đơn đề nghị cấp giấy phép tiến hành công việc bức xạ theo mẫu.";
        let marks = marks(&["giay", "phep", "buc", "xa"]);
        for text in [text.to_owned(), text.nfd().collect()] {
            let snippet = snippet([("documents", text.as_str())].into_iter(), &marks, FAR_ENOUGH, 200);
            assert_eq!(highlighted(&snippet), ["giấy", "phép", "bức", "xạ"]);
            assert_eq!(snippet.section, "documents");
        }
    }

    #[test]
    fn the_densest_piece_of_the_best_section_is_cut() {
        let thin = format!("giấy {} phép", "khác ".repeat(100));
        let dense = format!("{} cấp giấy phép bức xạ. {}", "trước ".repeat(100), "sau ".repeat(100));
        let sections = [("steps", thin.as_str()), ("documents", dense.as_str())];
        let snippet = snippet(sections.into_iter(), &marks(&["giay", "phep", "buc", "xa"]), FAR_ENOUGH, 120);
        assert_eq!(snippet.section, "documents");
        assert_eq!(highlighted(&snippet), ["giấy", "phép", "bức", "xạ"]);
        assert!(snippet.cut_before && snippet.cut_after);
        assert!(snippet.text.len() < 200, "{}", snippet.text.len());
    }

    #[test]
    fn without_a_match_the_beginning_is_shown() {
        let snippet =
            snippet([("steps", ""), ("documents", "Đơn đề nghị.")].into_iter(), &marks(&["x"]), FAR_ENOUGH, 100);
        assert_eq!(snippet.text, "Đơn đề nghị.");
        assert!(snippet.highlights.is_empty() && !snippet.cut_before && !snippet.cut_after);
    }

    #[test]
    fn citations_are_highlighted_whole() {
        let mut marks = Marks::default();
        marks.key("#133:d7");
        let text = "theo khoản 2 Điều 7 Nghị định số 133/2025/NĐ-CP của Chính phủ";
        assert_eq!(&text[highlights(marks.find(text).iter())[0].clone()], "khoản 2 Điều 7 Nghị định số 133/2025/NĐ-CP");
    }

    #[test]
    fn an_abbreviation_is_highlighted_once() {
        let marks = marks(&["uy", "ban", "nhan", "dan"]);
        assert_eq!(highlights(marks.find("UBND tỉnh").iter()), vec![0.."UBND".len()]);
    }
}
