//! Citations: instruments by number, and articles, clauses and points within them.

use super::words::slug;

/// An instrument as a text names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Instrument {
    /// `133`, `66.7`.
    pub number: String,
    pub year: Option<String>,
    /// What follows number and year, folded: `nd-cp`.
    pub suffix: Option<String>,
    /// The short name of the kind: `nd` for a decree.
    pub kind: Option<&'static str>,
}

/// A place within an instrument.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Provision {
    pub article: String,
    pub clause: Option<String>,
    pub point: Option<String>,
}

/// What one stretch of text cites.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Citation {
    pub instrument: Option<Instrument>,
    pub provisions: Vec<Provision>,
}

impl Instrument {
    /// The keys under which the instrument is found, the most exact first.
    pub(crate) fn keys(&self) -> Vec<String> {
        let Instrument { number, year, suffix, kind } = self;
        let mut keys = Vec::with_capacity(4);
        match (year, suffix) {
            (Some(year), Some(suffix)) => keys.push(format!("{number}/{year}/{suffix}")),
            (None, Some(suffix)) => keys.push(format!("{number}/{suffix}")),
            _ => {}
        }
        if let Some(year) = year {
            keys.push(format!("{number}/{year}"));
        }
        if let Some(kind) = kind {
            keys.push(format!("{kind}#{number}"));
        }
        keys.push(format!("#{number}"));
        keys
    }
}

impl Provision {
    /// `d7`, `d7k2`, `d7k2a`: the most exact first.
    pub(crate) fn keys(&self) -> Vec<String> {
        let mut keys = vec![format!("d{}", self.article)];
        if let Some(clause) = &self.clause {
            keys.insert(0, format!("{}k{clause}", keys[0]));
            if let Some(point) = &self.point {
                keys.insert(0, format!("{}{point}", keys[0]));
            }
        }
        keys
    }
}

impl Citation {
    /// Every key of the citation: of the instrument, of the places, and of the places in the instrument.
    pub(crate) fn keys(&self) -> Vec<String> {
        let mut keys = self.instrument.as_ref().map(Instrument::keys).unwrap_or_default();
        for place in self.provisions.iter().flat_map(Provision::keys) {
            if let Some(instrument) = &self.instrument {
                keys.push(format!("#{}:{place}", instrument.number));
            }
            keys.push(place);
        }
        keys
    }
}

/// An instrument's number that begins at `at`, and where it ends: `133/2025/NĐ-CP`, `57-NQ/TW`, `133/2025`.
///
/// `named` says that the kind stands before it; without it a bare `07/2025` is taken for a month.
pub(crate) fn instrument_at(text: &str, at: usize, named: bool) -> Option<(Instrument, usize)> {
    let head = number(&text[at..])?;
    let mut end = at + head;
    let mut instrument =
        Instrument { number: text[at..end].trim_start_matches('0').to_lowercase(), ..Instrument::default() };
    let separator = *text.as_bytes().get(end)?;
    if instrument.number.is_empty() || !matches!(separator, b'/' | b'-') {
        return None;
    }
    let after = &text[end + 1..];
    end += 1 + match year(after).filter(|_| separator == b'/') {
        Some(year) => instrument.take_year(year, &after[4..], named)?,
        None => instrument.take_suffix(after, if separator == b'/' { '-' } else { '/' })?,
    };
    instrument.kind = instrument.suffix.as_deref().and_then(kind_of_suffix);
    Some((instrument, end))
}

impl Instrument {
    /// `2025/NĐ-CP` or `2025`; how long it is.
    fn take_year(&mut self, year: &str, after: &str, named: bool) -> Option<usize> {
        self.year = Some(year.to_owned());
        let tail = after.strip_prefix('/');
        if let Some((tail, length)) = tail.and_then(|tail| Some((tail, suffix(tail)?))) {
            self.suffix = Some(folded_suffix(&tail[..length]));
            return Some(year.len() + 1 + length);
        }
        let is_month = !named && self.number.parse::<u32>().is_ok_and(|month| month <= 12);
        let goes_on = after.starts_with(|c: char| c.is_alphanumeric() || c == '/');
        (!is_month && !goes_on).then_some(year.len())
    }

    /// `QĐ-BKHCN`; how long it is. Without a year the number has a second sign, which `km/h` has not.
    fn take_suffix(&mut self, after: &str, second_sign: char) -> Option<usize> {
        let length = suffix(after)?;
        let tail = &after[..length];
        self.suffix = Some(folded_suffix(tail));
        tail.contains(second_sign).then_some(length)
    }
}

/// The short name of a kind from the folded words that name it, and how many words those are.
pub(crate) fn kind_of_words(before: &str, word: &str) -> Option<(&'static str, usize)> {
    Some(match (before, word) {
        ("nghi", "dinh") => ("nd", 2),
        ("thong", "tu") => ("tt", 2),
        ("nghi", "quyet") => ("nq", 2),
        ("quyet", "dinh") => ("qd", 2),
        ("phap", "lenh") => ("pl", 2),
        ("chi", "thi") => ("ct", 2),
        (_, "luat" | "law") => ("luat", 1),
        (_, "nd" | "decree") => ("nd", 1),
        (_, "tt" | "circular") => ("tt", 1),
        (_, "nq" | "resolution") => ("nq", 1),
        (_, "qd" | "decision") => ("qd", 1),
        _ => return None,
    })
}

fn kind_of_suffix(suffix: &str) -> Option<&'static str> {
    let head: &str = suffix.split(|c: char| !c.is_ascii_alphabetic()).next()?;
    Some(match head {
        "nd" => "nd",
        "tt" | "ttlt" => "tt",
        "nq" => "nq",
        "qd" => "qd",
        "qh" => "luat",
        "pl" => "pl",
        "ct" => "ct",
        _ => return None,
    })
}

/// Length of `133`, `66.7` or `12a`.
fn number(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let digits = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut length = digits(0);
    if !(1..=5).contains(&length) {
        return None;
    }
    if bytes.get(length) == Some(&b'.') && (1..=2).contains(&digits(length + 1)) {
        length += 1 + digits(length + 1);
    } else if bytes.get(length).is_some_and(u8::is_ascii_alphabetic) && bytes.get(length + 1) == Some(&b'/') {
        length += 1;
    }
    Some(length)
}

fn year(text: &str) -> Option<&str> {
    let year = text.get(..4)?;
    let plain = year.bytes().all(|byte| byte.is_ascii_digit()) && matches!(&year[..2], "19" | "20");
    let ends = !text[4..].starts_with(|c: char| c.is_ascii_digit());
    (plain && ends).then_some(year)
}

/// Length of `NĐ-CP`, `QH15`, `NQ/TW`; a space after the hyphen is a slip that real texts make.
fn suffix(text: &str) -> Option<usize> {
    let mut end = 0;
    let mut signs = text.char_indices().peekable();
    if !text.starts_with(char::is_alphabetic) {
        return None;
    }
    while let Some((at, c)) = signs.next() {
        let part_of_letter = ('\u{300}'..='\u{36F}').contains(&c);
        if c.is_alphanumeric() || part_of_letter {
            end = at + c.len_utf8();
        } else if matches!(c, '-' | '/' | '&' | '–') {
            if text[at + c.len_utf8()..].starts_with(' ') {
                let capital = text[at + c.len_utf8() + 1..].starts_with(char::is_uppercase);
                if !capital || c != '-' {
                    break;
                }
                signs.next();
            }
        } else {
            break;
        }
    }
    (end <= 40).then_some(end)
}

fn folded_suffix(text: &str) -> String {
    let mut parts = text.split('/').map(slug);
    let first = parts.next().unwrap_or_default();
    parts.fold(first, |whole, part| format!("{whole}/{part}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<String> {
        instrument_at(text, 0, false).map(|(instrument, _)| instrument.keys()).unwrap_or_default()
    }

    #[test]
    fn numbers_are_keyed_whole_and_in_parts() {
        assert_eq!(keys("133/2025/NĐ-CP"), ["133/2025/nd-cp", "133/2025", "nd#133", "#133"]);
        assert_eq!(keys("133/2025/nd-cp."), keys("133/2025/NĐ- CP"));
        assert_eq!(keys("72/2025/QH15"), ["72/2025/qh15", "72/2025", "luat#72", "#72"]);
        assert_eq!(keys("2075/QĐ-BKHCN"), ["2075/qd-bkhcn", "qd#2075", "#2075"]);
        assert_eq!(keys("57-NQ/TW"), ["57/nq/tw", "nq#57", "#57"]);
        assert_eq!(keys("66.7/2025/NQ-CP")[0], "66.7/2025/nq-cp");
        assert_eq!(keys("133/2025"), ["133/2025", "#133"]);
        assert_eq!(keys("02/2017/TT-VPCP")[0], "2/2017/tt-vpcp");
    }

    #[test]
    fn dates_and_measures_are_no_numbers() {
        for text in ["02/11/2010", "07/2025", "60 km/h", "1/2", "12-a", "5", "", "133/2025abc", "0/"] {
            assert!(keys(text).is_empty(), "{text}");
        }
    }
}
