//! The line that a finding stands in, with its neighbours.

use std::ops::Range;

use tthc_dsl::{Lines, Span};

/// The most letters of a line that are shown.
const WIDEST: usize = 160;

/// A few lines of a source, without the indentation that they share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// The number of the first line, from 1.
    pub first: usize,
    pub lines: Vec<String>,
    /// Which of the lines the finding stands in, from 0.
    pub at: usize,
    /// The bytes of that line that it speaks of; empty where the line says all.
    pub marked: Range<usize>,
}

impl Excerpt {
    /// The line of a place and those before and behind it; blank ones at the ends are left out.
    #[must_use]
    pub fn of(text: &str, lines: &Lines<'_>, span: Span) -> Excerpt {
        let line = lines.place(span.start).line;
        let says = |number: usize| (1..=lines.count()).contains(&number) && !lines.line(number).trim().is_empty();
        let first = if says(line.saturating_sub(1)) { line - 1 } else { line };
        let last = if says(line + 1) { line + 1 } else { line };
        let shown: Vec<&str> = (first..=last).map(|number| lines.line(number)).collect();
        let blank = |line: &&str| line.len() - line.trim_start().len();
        let indent = shown.iter().filter(|line| !line.trim().is_empty()).map(blank).min().unwrap_or(0);
        let at = line - first;
        let start = text[..floor(text, span.start as usize)].rfind('\n').map_or(0, |end| end + 1);
        let marked = within(shown[at], span.start as usize - start.min(span.start as usize), span.end as usize - start);
        // Of a line that is too long, the part is shown that the finding speaks of.
        let skipped =
            if width(&shown[at][..marked.start]) > WIDEST * 3 / 4 { back(shown[at], marked.start, 24) } else { indent };
        let mut marked = marked.start.max(skipped) - skipped..marked.end.max(skipped) - skipped;
        let mut cut = Vec::with_capacity(shown.len());
        for (number, line) in shown.iter().enumerate() {
            let from = if number == at { skipped } else { indent };
            let rest = line.get(from..).unwrap_or("").trim_end();
            let to = rest.char_indices().nth(WIDEST).map_or(rest.len(), |(end, _)| end);
            let before = if number == at && skipped > indent { "…" } else { "" };
            let behind = if to < rest.len() { "…" } else { "" };
            if number == at {
                marked = marked.start.min(to) + before.len()..marked.end.min(to) + before.len();
            }
            cut.push(format!("{before}{}{behind}", &rest[..to]));
        }
        Excerpt { first, lines: cut, at, marked }
    }
}

/// The bytes of a line in a range that may reach beyond it.
fn within(line: &str, from: usize, to: usize) -> Range<usize> {
    let from = floor(line, from);
    let to = floor(line, to.max(from));
    if line[from..to].trim().is_empty() { from..from } else { from..to }
}

/// A place in a text that is no further than `at` and does not part a letter.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn width(text: &str) -> usize {
    text.chars().count()
}

/// So many letters before a place.
fn back(text: &str, at: usize, letters: usize) -> usize {
    text[..at].char_indices().rev().nth(letters).map_or(0, |(place, _)| place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tthc_dsl::FileId;

    #[track_caller]
    fn of(text: &str, what: &str) -> Excerpt {
        let start = text.find(what).expect("it is in the text");
        Excerpt::of(text, &Lines::new(text), Span::new(FileId(0), start, start + what.len()))
    }

    #[test]
    fn a_line_stands_between_its_neighbours_without_what_they_share_of_indentation() {
        let excerpt = of("thủ tục 1.000001 {\n    cấp huyện\n        nộp\n\n}\n", "huyện");
        assert_eq!((excerpt.first, excerpt.at), (1, 1));
        assert_eq!(excerpt.lines, ["thủ tục 1.000001 {", "    cấp huyện", "        nộp"]);
        assert_eq!(&excerpt.lines[1][excerpt.marked.clone()], "huyện");
        let excerpt = of("{\n\n    cấp huyện\n        nộp\n", "huyện");
        assert_eq!((excerpt.first, excerpt.at), (3, 0));
        assert_eq!(excerpt.lines, ["cấp huyện", "    nộp"]);
        assert_eq!(&excerpt.lines[0][excerpt.marked.clone()], "huyện");
    }

    #[test]
    fn a_long_line_is_cut_around_what_is_meant() {
        let long = "đ".repeat(500);
        let excerpt = of(&format!("    {long} huyện {long}"), "huyện");
        assert!(excerpt.lines[0].chars().count() <= WIDEST + 2, "{}", excerpt.lines[0]);
        assert_eq!(&excerpt.lines[0][excerpt.marked.clone()], "huyện");
        let excerpt = of(&format!("huyện {long}"), "huyện");
        assert!(excerpt.lines[0].starts_with("huyện đ") && excerpt.lines[0].ends_with("đ…"));
    }

    #[test]
    fn no_place_in_a_text_is_too_far() {
        for text in ["", "\n", "đ", "  \n  ", "a\r\nđb\r\n", "\tđ\n x"] {
            for start in 0..=text.len() + 2 {
                for end in start..=text.len() + 2 {
                    let excerpt = Excerpt::of(text, &Lines::new(text), Span::new(FileId(0), start, end));
                    assert!(excerpt.lines[excerpt.at].get(excerpt.marked.clone()).is_some(), "{text:?} {start} {end}");
                }
            }
        }
    }
}
