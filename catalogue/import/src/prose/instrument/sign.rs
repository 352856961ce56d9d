//! What stands behind the last stroke of a number: its kind and its issuer.

use super::super::issuer;
use super::{digits, spaces};

pub(super) struct Sign {
    pub kind: &'static str,
    pub written: String,
    pub end: usize,
    pub certain: bool,
}

/// What stands behind the last stroke: `NĐ-CP`, `QH15`, `TTLT-BTC-BGTVT`.
pub(super) fn sign(text: &str, folded: &str, at: usize) -> Option<Sign> {
    for (word, kind) in [("ubtvqh", "UBTVQH"), ("qh", "QH")] {
        if let Some(rest) = folded[at..].strip_prefix(word) {
            let term = folded.len() - rest.len();
            let term = spaces(text, term, 1);
            let end = digits(text, term);
            if !(1..=2).contains(&(end - term)) {
                return None;
            }
            return Some(Sign { kind, written: format!("{kind}{}", &text[term..end]), end, certain: true });
        }
    }
    const SIGNS: [(&str, &str); 12] = [
        ("ttlt", "TTLT"),
        ("vbhn", "VBHN"),
        ("nqlt", "NQLT"),
        ("nđ", "NĐ"),
        ("nd", "NĐ"),
        ("tt", "TT"),
        ("qđ", "QĐ"),
        ("qd", "QĐ"),
        ("nq", "NQ"),
        ("ct", "CT"),
        ("pl", "PL"),
        ("l", "L"),
    ];
    let (word, kind) = SIGNS.iter().find(|(word, _)| folded[at..].starts_with(*word))?;
    let mut end = at + word.len();
    // `NĐ- CP`, `NĐ -CP`, `NĐCP`.
    let mark = spaces(text, end, 1);
    let dash = text[mark..].chars().next().filter(|c| matches!(c, '-' | '–' | '‑' | '/' | '—'));
    match dash {
        Some(dash) => end = spaces(text, mark + dash.len_utf8(), 1),
        None if folded[end..].starts_with("cp") && *kind == "NĐ" => {}
        None => return None,
    }
    let (first, mut certain, mut stop) = issuer_at(text, folded, end)?;
    let mut written = format!("{kind}-{first}");
    // `TTLT-BTC-BGTVT`, `QĐ-BCA-C06`.
    loop {
        let mark = spaces(text, stop, usize::from(*kind == "TTLT"));
        let Some(dash) = text[mark..].chars().next().filter(|c| matches!(c, '-' | '–' | '‑')) else { break };
        let next = spaces(text, mark + dash.len_utf8(), usize::from(*kind == "TTLT"));
        let Some((more, sure, after)) = unit_at(text, folded, next, *kind == "TTLT") else { break };
        certain &= sure;
        written.push('-');
        written.push_str(&more);
        stop = after;
    }
    Some(Sign { kind, written, end: stop, certain })
}

/// The letters of an issuer; where a word is glued to them, they end where a known issuer does.
fn issuer_at(text: &str, folded: &str, at: usize) -> Option<(String, bool, usize)> {
    let letters =
        |test: fn(char) -> bool| text[at..].char_indices().find(|(_, c)| !test(*c)).map_or(text.len(), |(i, _)| at + i);
    if folded[at..].starts_with("ttg") {
        return Some(("TTg".to_owned(), true, at + 3));
    }
    if text[at..].starts_with(char::is_lowercase) || text[at..].chars().nth(1).is_some_and(char::is_lowercase) {
        let end = letters(char::is_alphabetic);
        let upper = text[at..end].to_uppercase();
        return issuer::is_known(&upper).then_some((upper, true, end));
    }
    let end = letters(char::is_uppercase);
    let run = text[at..end].replace('Ð', "Đ");
    if run.is_empty() {
        return None;
    }
    let glued = text[end..].starts_with(char::is_lowercase);
    if !glued && issuer::is_known(&run) {
        return Some((run, true, end));
    }
    match issuer::known_beginning(&run) {
        Some(known) if known.len() < run.len() => {
            let stuck = run[known.len()..].chars().count();
            const NEXT: [&str; 7] = ["phụ lục", "mẫu", "quy định", "quyết định", "nghị", "thông tư", "luật"];
            let named = NEXT.iter().any(|word| folded[at + known.len()..].starts_with(word));
            Some((known.to_owned(), named || glued && stuck == 1, at + known.len()))
        }
        Some(known) => Some((known.to_owned(), true, end)),
        None if glued => {
            let end = end - run.chars().next_back().map_or(0, char::len_utf8);
            (end > at).then(|| (text[at..end].replace('Ð', "Đ"), false, end))
        }
        None => Some((run, false, end)),
    }
}

/// A further part of a sign: another issuer, or the unit that drafted it.
fn unit_at(text: &str, folded: &str, at: usize, joint: bool) -> Option<(String, bool, usize)> {
    let rest = &text[at..];
    let end =
        rest.char_indices().find(|(_, c)| !c.is_uppercase() && !c.is_ascii_digit()).map_or(text.len(), |(i, _)| at + i);
    let run = &text[at..end];
    if run.len() < 2 || !run.starts_with(char::is_uppercase) {
        return None;
    }
    if joint {
        return issuer_at(text, folded, at);
    }
    let glued = text[end..].starts_with(char::is_lowercase);
    (!glued && run.len() <= 8).then(|| (run.to_owned(), true, end))
}
