//! Numbers of instruments in every spelling: `133/2025/NĐ- CP`, `Nđ-Cp`, `NÐ-CP`, `57-NQ/TW`, `2075/QĐ-BKHCN`.

mod sign;

use std::ops::Range;

use tthc_compiler::model::InstrumentKind;

use super::Reading;
use super::fold::{back, begins_word, fold};
use sign::sign;

/// A number as the language writes it, and where it stands.
pub(super) struct Number {
    pub written: String,
    pub kind: Option<InstrumentKind>,
    pub year: Option<i16>,
    pub bytes: Range<usize>,
    /// Where the words `Nghị định số` before it begin, or the number itself.
    pub named_from: usize,
    pub certain: bool,
}

/// The one number that a code, a name or a title gives. Certain if the text gives no other and its parts agree.
pub fn instrument_number(text: &str) -> Option<Reading<String>> {
    let mut numbers = numbers(text, &fold(text));
    let first = if numbers.is_empty() { return None } else { numbers.remove(0) };
    let alone = numbers.iter().all(|other| other.written == first.written);
    // Behind the first, others are what it amends.
    let leads = text[..first.named_from].trim().is_empty();
    Some(Reading { value: first.written, bytes: first.bytes, certain: first.certain && (alone || leads) })
}

/// The number that a record's code gives, set against the name beside it: where both give one they must agree.
/// The bytes are those in the code, or in the name if the code gives none.
pub fn instrument_of(code: &str, name: &str) -> Option<Reading<String>> {
    let Some(mut by_code) = instrument_number(code) else { return instrument_number(name) };
    if let Some(by_name) = instrument_number(name)
        && name[..by_name.bytes.start].split_whitespace().count() <= 6
        && by_name.value != by_code.value
    {
        by_code.certain = false;
    }
    Some(by_code)
}

/// Every number in the text, in order.
pub(super) fn numbers(text: &str, folded: &str) -> Vec<Number> {
    let mut out: Vec<Number> = Vec::new();
    let mut from = 0;
    while let Some(slash) = text[from..].find('/').map(|at| from + at) {
        from = slash + 1;
        if let Some(number) = number_at(text, folded, slash) {
            from = number.bytes.end.max(from);
            out.push(number);
        }
    }
    out
}

fn spaces(text: &str, at: usize, most: usize) -> usize {
    at + text[at..].bytes().take(most).take_while(|b| *b == b' ').count()
}

fn spaces_before(text: &str, at: usize) -> usize {
    at - text[..at].bytes().rev().take(2).take_while(|b| *b == b' ').count()
}

fn digits(text: &str, at: usize) -> usize {
    at + text[at..].bytes().take_while(u8::is_ascii_digit).count()
}

fn digits_before(text: &str, at: usize) -> usize {
    at - text[..at].bytes().rev().take(7).take_while(u8::is_ascii_digit).count()
}

fn number_at(text: &str, folded: &str, slash: usize) -> Option<Number> {
    if let Some(party) = party_number(text, folded, slash) {
        return Some(party);
    }
    let end = spaces_before(text, slash);
    let mut start = digits_before(text, end);
    if start == end || end - start > 5 {
        return None;
    }
    let mut certain = true;
    // `66.7/2025/NQ-CP` is one number; in `2026.55/2026/TT-BTC` a year is stuck to it.
    if text[..start].ends_with('.') {
        let whole = digits_before(text, start - 1);
        if whole < start - 1 {
            certain = start - 1 - whole <= 3;
            start = whole;
        }
    }
    let before = text[..start].chars().next_back();
    match before {
        Some('/' | '-') => return None,
        Some(c) if c.is_alphanumeric() => certain &= c.is_lowercase(),
        _ => {}
    }
    let number = &text[start..end];
    let after = spaces(text, slash + 1, 2);
    let year_end = digits(text, after);
    let (year, sign_at) = match year_end - after {
        0 => (None, after),
        4 => {
            let slash = spaces(text, year_end, 2);
            // `42/2026-NĐ-CP` is a slip for a stroke.
            if !text[slash..].starts_with('/') {
                return None;
            }
            (text[after..year_end].parse::<i16>().ok(), spaces(text, slash + 1, 2))
        }
        _ => return None,
    };
    let sign = sign(text, folded, sign_at)?;
    let (named_from, named) = named_before(folded, start);
    if is_form_or_standard(folded, start) {
        return None;
    }
    certain &= sign.certain;
    certain &= match (sign.kind, year) {
        (_, Some(year)) => (1945..=2045).contains(&year),
        // These kinds may be numbered without a year; any other has lost it.
        ("QĐ" | "NQ" | "CT" | "VBHN", None) => true,
        (_, None) => false,
    };
    if year.is_none() && !matches!(sign.kind, "QĐ" | "NQ" | "CT" | "VBHN" | "NĐ" | "TT" | "TTLT") {
        return None;
    }
    let count = number.rsplit('.').next().and_then(|n| n.parse::<u32>().ok()).unwrap_or(0);
    let most = match sign.kind {
        "QH" | "UBTVQH" => 300,
        "NĐ" => 700,
        "TT" | "TTLT" => 500,
        _ => 99_999,
    };
    certain &= (1..=most).contains(&count);
    let mut written = String::from(number);
    if let Some(year) = year {
        written.push_str(&format!("/{year}"));
    }
    written.push('/');
    written.push_str(&sign.written);
    let kind = InstrumentKind::of_number(&written);
    certain &= match (named, kind) {
        (Some(named), Some(kind)) => named == kind,
        _ => true,
    };
    Some(Number { written, kind: kind.or(named), year, bytes: start..sign.end, named_from, certain })
}

/// `57-NQ/TW`: the Party's numbers have their kind before the stroke.
fn party_number(text: &str, folded: &str, slash: usize) -> Option<Number> {
    let issuer = ["tw", "tư"].iter().find(|name| folded[slash + 1..].starts_with(**name))?;
    let end = slash + 1 + issuer.len();
    if !super::fold::ends_word(folded, end) {
        return None;
    }
    let (kind, shown) = ["nq", "ct", "kl", "qđ", "tb"]
        .iter()
        .zip(["NQ", "CT", "KL", "QĐ", "TB"])
        .find(|(kind, _)| folded[..slash].ends_with(**kind))?;
    let dash = slash - kind.len();
    let number_end = text[..dash].strip_suffix(['-', '–'])?.trim_end_matches(' ').len();
    let start = digits_before(text, number_end);
    if start == number_end || !begins_word(text, start) {
        return None;
    }
    let written = format!("{}-{shown}/TW", &text[start..number_end]);
    let (named_from, named) = named_before(folded, start);
    let of_sign = match shown {
        "NQ" => Some(InstrumentKind::Resolution),
        "CT" => Some(InstrumentKind::Directive),
        "QĐ" => Some(InstrumentKind::Decision),
        _ => None,
    };
    Some(Number { written, kind: of_sign.or(named), year: None, bytes: start..end, named_from, certain: true })
}

/// Kinds of instruments in prose, a kind before one that is its end.
const KINDS: [(&str, InstrumentKind); 10] = [
    ("thông tư liên tịch", InstrumentKind::JointCircular),
    ("văn bản hợp nhất", InstrumentKind::OtherText),
    ("nghị định", InstrumentKind::Decree),
    ("nghị quyết", InstrumentKind::Resolution),
    ("pháp lệnh", InstrumentKind::Ordinance),
    ("thông tư", InstrumentKind::Circular),
    ("quyết định", InstrumentKind::Decision),
    ("chỉ thị", InstrumentKind::Directive),
    ("bộ luật", InstrumentKind::Law),
    ("luật", InstrumentKind::Law),
];

/// Where `Nghị định số` before a number begins, and the kind it names.
fn named_before(folded: &str, at: usize) -> (usize, Option<InstrumentKind>) {
    let mut found: (usize, Option<InstrumentKind>) = (at, None);
    let mut before = folded[..at].trim_end_matches([' ', ':']);
    // Twice, since some write `Nghị định số Nghị định 120/2024/NĐ-CP`.
    for _ in 0..2 {
        let bare = before.strip_suffix("số").unwrap_or(before).trim_end();
        let Some((rest, kind)) = KINDS.iter().find_map(|(word, kind)| Some((bare.strip_suffix(word)?, *kind))) else {
            break;
        };
        found = (rest.len(), found.1.or(Some(kind)));
        before = rest.trim_end_matches([' ', ':']);
    }
    if found.1.is_some() {
        return found;
    }
    let before = folded[..at].trim_end_matches([' ', ':']);
    let before = before.strip_suffix("số").unwrap_or(before).trim_end();
    // `Luật Đầu tư số 61/2020/QH14`.
    let window = &before[back(before, before.len(), 70)..];
    let named = !window.contains(['/', ',', ';', '.', '(', '\n'])
        && window.contains("luật ")
        && folded[..at].trim_end().ends_with("số");
    (at, named.then_some(InstrumentKind::Law))
}

/// `Mẫu số 01/TB-ĐĐKD`, `QCVN 01/2020/BTTTT` have the shape but are no instruments.
fn is_form_or_standard(folded: &str, at: usize) -> bool {
    let before = &folded[back(folded, at, 24)..at];
    ["mẫu", "mẫu số", "qcvn", "tcvn", "phiếu số", "biểu số", "mẫu biểu số"]
        .iter()
        .any(|word| before.trim_end().ends_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Option<(String, bool)> {
        instrument_number(text).map(|r| (r.value, r.certain))
    }

    #[test]
    fn every_spelling_of_a_number_is_one_number() {
        let cases = [
            ("133/2025/NĐ-CP", "133/2025/NĐ-CP"),
            ("Nghị định số 101/2025/NĐ- CP", "101/2025/NĐ-CP"),
            ("39/2026/NĐ -CP", "39/2026/NĐ-CP"),
            ("15/2020/NÐ-CP", "15/2020/NĐ-CP"),
            ("15/2020/ND-CP", "15/2020/NĐ-CP"),
            ("15/2020/nđ-cp", "15/2020/NĐ-CP"),
            ("15 / 2020 / NĐ – CP", "15/2020/NĐ-CP"),
            ("Số 10/2025/QĐ-TTg", "10/2025/QĐ-TTg"),
            ("10/2025/QĐ-TTG", "10/2025/QĐ-TTg"),
            ("66.7/2025/NQ-CP", "66.7/2025/NQ-CP"),
            ("số 25/2018/QH14", "25/2018/QH14"),
            ("03/2012/UBTVQH13", "03/2012/UBTVQH13"),
            ("Quyết định số 6225/QĐ-BQP", "6225/QĐ-BQP"),
            ("5710/QĐ-BCA-C06", "5710/QĐ-BCA-C06"),
            ("21/2008/TTLT- BQP-BLĐTBXH-BTC", "21/2008/TTLT-BQP-BLĐTBXH-BTC"),
            ("69/2007/TTLT/BQP-BLĐTBXH-BTC", "69/2007/TTLT-BQP-BLĐTBXH-BTC"),
            ("Nghị quyết 57-NQ/TW", "57-NQ/TW"),
            ("105/2020/NĐ-CPMẫu số", "105/2020/NĐ-CP"),
            ("Thông tư 13/2025/TT-BTCquy định", "13/2025/TT-BTC"),
            ("Thông tư 13/2016/TT-BNNPTNTPHỤ LỤC XV", "13/2016/TT-BNNPTNT"),
            ("Nghị định151/2024/NĐ-CP", "151/2024/NĐ-CP"),
        ];
        for (text, expected) in cases {
            assert_eq!(number(text), Some((expected.to_owned(), true)), "{text}");
        }
    }

    #[test]
    fn what_contradicts_itself_is_doubtful() {
        for text in [
            "2022.65/2025/TT-BTC",
            "2457/2024/QH15",
            "77/NĐ-CP",
            "2010/TT-BTP",
            "7213/TT-NVN",
            "Thông tư số 12/2020/NĐ-CP",
            "490/QĐ-BHXHQ",
            "12/1025/NĐ-CP",
        ] {
            assert_eq!(number(text).map(|(_, certain)| certain), Some(false), "{text}");
        }
        assert!(!instrument_of("24/2024/QH15", "Luật số 57/2024/QH15").is_some_and(|r| r.certain));
    }

    #[test]
    fn forms_dates_and_standards_are_no_instruments() {
        for text in [
            "Mẫu số 01/TB-ĐĐKD",
            "01/GTGT",
            "01/7/2025",
            "QCVN 12/2020/BTTTT",
            "34/2023",
            "104",
            "",
            "06/2025/LLTP",
            "10.000 đồng/NĐ-CP",
        ] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
