//! Walks along the words of a text and reports the codes and citations it passes.

use std::ops::Range;

use super::citations::{Citation, Instrument, Provision, instrument_at, kind_of_words};
use super::codes::{Code, code_at, code_head_at};
use super::words::Words;

/// Where a text comes from: somebody who asks writes shorter than an instrument does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    Text,
    Query,
}

/// A code or a citation, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    Code(Range<usize>, Code),
    /// The beginning of a code; only somebody who asks writes such a thing.
    Head(Range<usize>, String),
    Citation(Range<usize>, Citation),
}

/// All codes and citations of a text.
pub(crate) fn keys(text: &str, source: Source) -> Vec<Found> {
    let mut scan = KeyScan::new(text, source);
    let mut words = Words::unexpanded(text);
    while words.advance() {
        scan.word(words.range(), words.folded(), words.accented());
    }
    scan.finish()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Article,
    Clause,
    Point,
}

/// Is fed the words of one text, in order.
pub(crate) struct KeyScan<'t> {
    text: &'t str,
    source: Source,
    found: Vec<Found>,
    /// Words before this are already part of something found.
    taken: usize,
    before: String,
    before_start: usize,
    unit: Option<(Unit, usize)>,
    kind: Option<(&'static str, usize, usize)>,
    numbered: bool,
    open: Citation,
    place: Range<usize>,
    clauses: Vec<(String, Option<String>)>,
    points: Vec<String>,
    ascending: bool,
    /// Where the instrument ends, if a comma stands between it and the place that follows it.
    comma_after: Option<usize>,
}

impl<'t> KeyScan<'t> {
    pub(crate) fn new(text: &'t str, source: Source) -> KeyScan<'t> {
        KeyScan {
            text,
            source,
            found: Vec::new(),
            taken: 0,
            before: String::new(),
            before_start: 0,
            unit: None,
            kind: None,
            numbered: false,
            open: Citation::default(),
            place: 0..0,
            clauses: Vec::new(),
            points: Vec::new(),
            ascending: false,
            comma_after: None,
        }
    }

    /// Takes the next word.
    pub(crate) fn word(&mut self, range: Range<usize>, folded: &str, accented: &str) {
        if range.start < self.taken {
            return;
        }
        let started = self.unit.is_some() || self.kind.is_some() || !self.is_closed();
        if started && self.breaks(range.start) {
            self.close();
        }
        if self.unit.is_none() && self.reads_number(&range, folded) {
            return self.remember(folded, range.start);
        }
        if let Some((unit, start)) = self.unit.take()
            && let Some(value) = value(unit, folded, accented)
        {
            self.part(unit, value, start..range.end);
            return self.remember(folded, range.start);
        }
        self.plain(range.clone(), folded);
        self.remember(folded, range.start);
    }

    /// Everything that was found.
    pub(crate) fn finish(mut self) -> Vec<Found> {
        self.close();
        self.found
    }

    fn plain(&mut self, range: Range<usize>, folded: &str) {
        if let Some(unit) = unit(folded) {
            self.unit = Some((unit, range.start));
            return;
        }
        if let Some((kind, words)) = kind_of_words(&self.before, folded) {
            let start = if words == 2 { self.before_start } else { range.start };
            self.kind = Some((kind, start, range.end));
            self.numbered = false;
            return;
        }
        match folded {
            "so" if self.kind.is_some() => self.numbered = true,
            // The first half of a kind of two words, or a word that links the parts of a citation.
            "nghi" | "thong" | "quyet" | "phap" | "chi" => {}
            "cua" | "va" | "tai" | "theo" | "of" | "the" | "no" | "hoac" => {}
            _ => self.close(),
        }
    }

    /// Whether a code or the number of an instrument begins here.
    fn reads_number(&mut self, range: &Range<usize>, folded: &str) -> bool {
        let digit = folded.as_bytes()[0].is_ascii_digit();
        let may_be_code = digit || folded == "kq" || (folded.len() <= 4 && folded.is_ascii());
        if may_be_code && let Some((code, end)) = code_at(self.text, range.start) {
            self.close();
            self.found.push(Found::Code(range.start..end, code));
            self.taken = end;
            return true;
        }
        if !digit {
            return false;
        }
        if self.source == Source::Query
            && let Some((head, end)) = code_head_at(self.text, range.start)
        {
            self.close();
            self.found.push(Found::Head(range.start..end, head));
            self.taken = end;
            return true;
        }
        let kind = self.kind;
        if let Some((mut instrument, end)) = instrument_at(self.text, range.start, kind.is_some()) {
            instrument.kind = instrument.kind.or(kind.map(|(kind, ..)| kind));
            let start = kind.map_or(range.start, |(_, start, _)| start);
            self.instrument(instrument, start..end);
            self.taken = end;
            return true;
        }
        let Some((kind, start, _)) = kind else {
            return false;
        };
        let plain = folded.len() <= 4 && folded.bytes().all(|byte| byte.is_ascii_digit());
        // A decision of 30 days is no Decision 30, unless "số" says so.
        let sure = self.numbered || self.source == Source::Query || kind == "nd";
        if !(plain && sure) {
            return false;
        }
        let number = folded.trim_start_matches('0').to_owned();
        let instrument = Instrument { number, kind: Some(kind), ..Instrument::default() };
        self.instrument(instrument, start..range.end);
        true
    }

    fn instrument(&mut self, instrument: Instrument, range: Range<usize>) {
        self.kind = None;
        self.settle();
        if self.open.instrument.is_some() {
            self.hand_over();
        }
        self.extend(&range);
        self.open.instrument = Some(instrument);
        if !self.open.provisions.is_empty() {
            self.close();
        }
    }

    /// Another instrument follows: in "Nghị định A, Điều 7 Nghị định B" the article is of B.
    fn hand_over(&mut self) {
        let Some(end) = self.comma_after.filter(|_| !self.open.provisions.is_empty()) else {
            return self.close();
        };
        let provisions = std::mem::take(&mut self.open.provisions);
        let last = self.place.end;
        self.place.end = end;
        self.close();
        self.open.provisions = provisions;
        self.place = end + 1..last;
    }

    fn part(&mut self, unit: Unit, value: String, range: Range<usize>) {
        if self.open.instrument.is_some() && self.open.provisions.is_empty() {
            let gap = self.text.get(self.place.end..range.start).unwrap_or_default();
            self.comma_after = gap.contains(',').then_some(self.place.end);
        }
        // What stands below an article already named belongs to it, unless clauses came first.
        let below = !self.ascending && self.clauses.is_empty() && self.points.is_empty();
        match (unit, self.open.provisions.last_mut()) {
            (Unit::Article, _) => {
                self.settle();
                let clauses = std::mem::take(&mut self.clauses);
                self.ascending = !clauses.is_empty();
                let article = |clause, point| Provision { article: value.clone(), clause, point };
                if clauses.is_empty() {
                    self.open.provisions.push(article(None, None));
                } else {
                    let places = clauses.into_iter();
                    self.open.provisions.extend(places.map(|(clause, point)| article(Some(clause), point)));
                }
            }
            (Unit::Clause, Some(last)) if below && last.clause.is_none() => last.clause = Some(value),
            (Unit::Clause, Some(last)) if below => {
                let article = last.article.clone();
                self.open.provisions.push(Provision { article, clause: Some(value), point: None });
            }
            (Unit::Point, Some(last)) if below && last.clause.is_some() && last.point.is_none() => {
                last.point = Some(value);
            }
            (Unit::Point, _) => self.points.push(value),
            (Unit::Clause, _) => {
                let points = std::mem::take(&mut self.points);
                if points.is_empty() {
                    self.clauses.push((value, None));
                } else {
                    let clauses = points.into_iter().map(|point| (value.clone(), Some(point)));
                    self.clauses.extend(clauses);
                }
            }
        }
        self.extend(&range);
    }

    fn extend(&mut self, range: &Range<usize>) {
        if self.place.is_empty() {
            self.place = range.clone();
        }
        self.place.start = self.place.start.min(range.start);
        self.place.end = self.place.end.max(range.end);
    }

    fn is_closed(&self) -> bool {
        self.place.is_empty()
    }

    /// Points that no clause followed say nothing.
    fn settle(&mut self) {
        self.points.clear();
    }

    fn close(&mut self) {
        (self.unit, self.kind, self.numbered, self.ascending) = (None, None, false, false);
        self.comma_after = None;
        self.clauses.clear();
        self.points.clear();
        let place = std::mem::replace(&mut self.place, 0..0);
        let open = std::mem::take(&mut self.open);
        if open.instrument.is_some() || !open.provisions.is_empty() {
            self.found.push(Found::Citation(place, open));
        }
    }

    fn breaks(&self, start: usize) -> bool {
        let from = self.place.end.max(self.taken).max(self.kind.map_or(0, |(.., end)| end));
        let gap = self.text.get(from.min(start)..start).unwrap_or_default();
        gap.len() > 40 || gap.contains([';', '\n', ':']) || gap.contains(". ")
    }

    fn remember(&mut self, folded: &str, start: usize) {
        self.before.clear();
        self.before.push_str(folded);
        self.before_start = start;
    }
}

fn unit(folded: &str) -> Option<Unit> {
    match folded {
        "dieu" | "article" => Some(Unit::Article),
        "khoan" | "clause" => Some(Unit::Clause),
        "diem" | "point" => Some(Unit::Point),
        _ => None,
    }
}

/// `7`, `7a`; for a point a letter, where `đ` is another than `d`.
fn value(unit: Unit, folded: &str, accented: &str) -> Option<String> {
    let bytes = folded.as_bytes();
    if unit == Unit::Point {
        return match accented {
            "đ" => Some("dd".to_owned()),
            _ if bytes.len() == 1 && bytes[0].is_ascii_alphanumeric() => Some(folded.to_owned()),
            _ => None,
        };
    }
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let letter = bytes.len() == digits + 1 && bytes[digits].is_ascii_lowercase();
    let fits = (1..=3).contains(&digits) && (bytes.len() == digits || letter);
    fits.then(|| folded.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cited(text: &str) -> Vec<String> {
        let found = keys(text, Source::Query).into_iter();
        found
            .flat_map(|found| match found {
                Found::Code(_, code) => code.keys().collect(),
                Found::Head(_, head) => vec![head],
                Found::Citation(_, citation) => citation.keys(),
            })
            .collect()
    }

    #[test]
    fn places_are_read_upwards_and_downwards() {
        let down = cited("133/2025/NĐ-CP điều 9 khoản 2 điểm a");
        let up = cited("điểm a khoản 2 Điều 9 Nghị định số 133/2025/NĐ-CP");
        assert_eq!(down, up);
        assert!(down.contains(&"#133:d9k2a".to_owned()));
        assert!(down.contains(&"133/2025/nd-cp".to_owned()));
        assert_eq!(cited("dieu 7 khoan 2"), ["d7k2", "d7"]);
        assert_eq!(cited("khoan 2 dieu 7"), ["d7k2", "d7"]);
        assert_eq!(cited("article 7 clause 2 of decree 133"), cited("điều 7 khoản 2 nghị định 133"));
        assert_ne!(cited("điểm đ khoản 2 điều 7"), cited("điểm d khoản 2 điều 7"));
    }

    #[test]
    fn lists_of_clauses_share_the_article() {
        let keys = cited("Khoản 2, Khoản 3 Điều 18 Thông tư số 38/2015/TT-BTC");
        for key in ["#38:d18k2", "#38:d18k3", "tt#38"] {
            assert!(keys.contains(&key.to_owned()), "{key}");
        }
    }

    #[test]
    fn an_article_after_a_comma_is_of_the_instrument_that_follows() {
        let keys = cited("Thông tư số 05/2021/TT-TTCP, Điều 7 Thông tư số 218/2013/TT-BQP");
        assert!(keys.contains(&"#218:d7".to_owned()) && !keys.contains(&"#5:d7".to_owned()), "{keys:?}");
        assert!(cited("133/2025/NĐ-CP, điều 7").contains(&"#133:d7".to_owned()));
    }

    #[test]
    fn an_instrument_is_known_by_its_number_alone() {
        assert_eq!(cited("nghị định 133"), ["nd#133", "#133"]);
        assert_eq!(cited("nghi dinh so 133"), ["nd#133", "#133"]);
        assert!(cited("nghị định 133/2025").contains(&"133/2025".to_owned()));
        assert_eq!(cited("thông tư 05/2025"), ["5/2025", "tt#5", "#5"]);
    }

    #[test]
    fn a_duration_is_no_decision() {
        let found = keys("ra quyết định 30 ngày, tại khoản 2 và điểm thu", Source::Text);
        assert_eq!(found, []);
    }

    #[test]
    fn codes_stand_among_words() {
        let text = "theo 1.013925 và KQ.G06.000311, G06-KQ004186";
        let found = keys(text, Source::Text);
        let cut: Vec<&str> = found
            .iter()
            .map(|found| match found {
                Found::Code(range, _) | Found::Head(range, _) | Found::Citation(range, _) => &text[range.clone()],
            })
            .collect();
        assert_eq!(cut, ["1.013925", "KQ.G06.000311", "G06-KQ004186"]);
    }

    #[test]
    fn ranges_hold_the_whole_citation() {
        let text = "xem điều 9 khoản 2 nghị định 133/2025/NĐ-CP nhé";
        let Found::Citation(range, _) = &keys(text, Source::Query)[0] else { panic!() };
        assert_eq!(&text[range.clone()], "điều 9 khoản 2 nghị định 133/2025/NĐ-CP");
    }
}
