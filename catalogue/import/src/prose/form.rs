//! Numbers of forms: `Mẫu số 08`, `mẫu 01-ĐKTD`, `Mẫu TP-LS-05`, with the annex and instrument beside them.

use std::sync::LazyLock;

use regex::Regex;

use super::Reading;
use super::fold::{ahead, begins_word, fold};
use super::instrument;

/// A form as the text names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormNumber {
    /// `08`, `01-ĐKTD`, `21.NT`.
    pub number: String,
    /// The annex it stands in: `II`.
    pub annex: Option<String>,
    /// The number of the instrument that lays it down.
    pub instrument: Option<String>,
}

/// Every form the text names by a number.
pub fn form_numbers(text: &str) -> Vec<Reading<FormNumber>> {
    if !["mẫu", "Mẫu", "MẪU"].iter().any(|word| text.contains(word)) {
        return Vec::new();
    }
    form_numbers_in(text, &fold(text))
}

pub(super) fn form_numbers_in(text: &str, folded: &str) -> Vec<Reading<FormNumber>> {
    static FORM: LazyLock<Regex> = LazyLock::new(|| {
        let pattern = r"mẫu\s+(?:đơn\s+)?(số\s*:?\s*)?(\w+(?:[./–-]\w+)*)";
        Regex::new(pattern).expect("the pattern is constant")
    });
    let mut out = Vec::new();
    for found in FORM.captures_iter(folded) {
        let (Some(whole), Some(token)) = (found.get(0), found.get(2)) else { continue };
        if !begins_word(folded, whole.start()) {
            continue;
        }
        let numbered = found.get(1).is_some();
        let Some((number, sure)) =
            number(&text[token.range()], numbered, &text[token.end()..ahead(text, token.end(), 40)])
        else {
            continue;
        };
        let end = token.start() + number.len();
        // `Mẫu AH2-Bản khai`: a word is stuck to it.
        let sure = sure && super::fold::ends_word(folded, end);
        let (annex, instrument, sound) = place(text, folded, end);
        let value = FormNumber { number: number.to_owned(), annex, instrument };
        out.push(Reading { value, bytes: whole.start()..end, certain: sure && sound });
    }
    out
}

/// The form's number in a token, and whether it surely ends there.
fn number<'t>(token: &'t str, numbered: bool, next: &str) -> Option<(&'t str, bool)> {
    let starts_small = token.starts_with(char::is_lowercase);
    if !token.contains(|c: char| c.is_ascii_digit()) || starts_small {
        return None;
    }
    let folded = fold(token);
    if folded.contains("/nđ-") || folded.contains("/tt-") || folded.contains("/qđ-") {
        return None;
    }
    // A word glued to the number: more than one small letter in a row.
    let small = |pair: &[char]| pair.iter().all(|c| c.is_lowercase());
    let characters: Vec<char> = token.chars().collect();
    // Or a word of which one letter is left: `10TP-TTTM-s`.
    let left = matches!(characters.as_slice(), [.., '-' | '–', last] if last.is_lowercase());
    let glued = left || characters.windows(2).any(small);
    let follows = next.trim_start_matches([' ', '\u{a0}']);
    let word = follows.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    // `Mẫu số 03 a`, `mẫu 15 TS`, `mẫu số 01- QĐ613`: the number goes on behind a space.
    let capitals =
        word.chars().count() <= 4 && word.starts_with(char::is_uppercase) && !word.contains(char::is_lowercase);
    let goes_on = next.starts_with(' ') && (capitals || word.chars().count() == 1)
        || follows.starts_with(['-', '–'])
            && follows.trim_start_matches(['-', '–']).trim_start().starts_with(|c: char| c.is_alphabetic())
            && !follows.starts_with("- ")
        || follows.starts_with('/');
    let plain = token.chars().all(|c| c.is_ascii_digit());
    let lower = fold(follows);
    let annexed = ["phụ lục", "ban hành", "kèm", "quy định tại"]
        .iter()
        .any(|word| lower.trim_start_matches([',', ' ']).starts_with(word));
    let placed = annexed
        || next.trim_start().is_empty()
        || follows.starts_with([')', ';', ',', '.', '\n', '(', '-', '–'])
        || ["phụ lục", "ban hành", "kèm", "tại", "quy định", "theo", "của", "thuộc", "mục"]
            .iter()
            .any(|word| lower.starts_with(word));
    // `03 mẫu 05 bản`: a figure alone is a number of a form only where its place says so.
    let plain_figure = plain && !numbered;
    if plain_figure && !placed {
        return None;
    }
    Some((token, !glued && !goes_on && (!plain_figure || token.len() == 2 || annexed)))
}

/// The annex and the instrument that the words right behind name, and whether the instrument's number is sound.
fn place(text: &str, folded: &str, at: usize) -> (Option<String>, Option<String>, bool) {
    static ANNEX: LazyLock<Regex> = LazyLock::new(|| {
        let pattern = r"^[\s,(]*(?:(?:của|tại|thuộc|trong|quy\s+định|ban\s+hành|kèm|theo|mục\s+[ivx]+)\s+)*phụ\s+lục(?:\s+(?:số\s+)?([ivxlc]{1,6}[a-zđ]?(?:[.-][0-9]{1,2})?|[0-9]{1,2}[a-zđ]?(?:[./-][0-9a-zđ]{1,8})?)\b)?";
        Regex::new(pattern).expect("the pattern is constant")
    });
    static JOIN: LazyLock<Regex> = LazyLock::new(|| {
        let pattern = r"^(?:[\s,(]|của|tại|thuộc|trong|quy\s+định|được|ban\s+hành|kèm|theo)*$";
        Regex::new(pattern).expect("the pattern is constant")
    });
    let end = ahead(folded, at, 180);
    let window = &folded[at..end];
    let annex = ANNEX.captures(window);
    let annex_end = annex.as_ref().and_then(|found| found.get(0)).map_or(0, |m| m.end());
    let annex = annex.and_then(|found| found.get(1)).map(|m| text[at + m.start()..at + m.end()].to_owned());
    if !window.contains('/') {
        return (annex, None, true);
    }
    let shown = &text[at..end];
    let number = instrument::numbers(shown, window).into_iter().next();
    match number {
        Some(number) if number.named_from >= annex_end && JOIN.is_match(&window[annex_end..number.named_from]) => {
            // A window that ends in the middle of a number shows another number.
            let cut = number.bytes.end == shown.len() && end < text.len();
            (annex, Some(number.written).filter(|_| !cut), number.certain)
        }
        _ => (annex, None, true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, Option<String>, Option<String>)> {
        form_numbers(text)
            .into_iter()
            .filter(|r| r.certain)
            .map(|r| (r.value.number, r.value.annex, r.value.instrument))
            .collect()
    }

    #[test]
    fn forms_are_read_with_their_place() {
        let case = |number: &str, annex: Option<&str>, instrument: Option<&str>| {
            vec![(number.to_owned(), annex.map(str::to_owned), instrument.map(str::to_owned))]
        };
        assert_eq!(read("theo Mẫu số 08"), case("08", None, None));
        assert_eq!(read("(mẫu 01-ĐKTD)"), case("01-ĐKTD", None, None));
        assert_eq!(read("Mẫu TP-LS-05."), case("TP-LS-05", None, None));
        assert_eq!(
            read("(Mẫu CT01 ban hành kèm theo Thông tư số 53/2025/TT-BCA)"),
            case("CT01", None, Some("53/2025/TT-BCA"))
        );
        assert_eq!(
            read("Mẫu số 21.NT Phụ lục I ban hành kèm theo Nghị định số 41/2026/NĐ-CP;"),
            case("21.NT", Some("I"), Some("41/2026/NĐ-CP"))
        );
        assert_eq!(
            read("Mẫu số 05A của Phụ lục VI ban hành kèm theo Nghị định số 119/2025/NĐ-CP ngày"),
            case("05A", Some("VI"), Some("119/2025/NĐ-CP"))
        );
        assert_eq!(read("mẫu số 01/PL-DK"), case("01/PL-DK", None, None));
    }

    #[test]
    fn specimens_and_samples_are_no_forms() {
        for text in [
            "lấy mẫu xét nghiệm",
            "03 mẫu 05 bản",
            "theo mẫu quy định",
            "mẫu tại Phụ lục I",
            "biểu mẫu điện tử",
            "Mẫu số",
            "mẫu vật địa chất",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
        for text in
            ["Mẫu AH2-Bản khai", "mẫu 15 TS", "Mẫu 10TP-TTTM-s", "Mẫu số 01 ban hành kèm theo Nghị định 83/NĐ-CP"]
        {
            assert!(form_numbers(text).iter().all(|r| !r.certain), "{text}");
        }
        assert!(form_numbers("Mẫu số 03 a Phụ lục III").iter().all(|r| !r.certain));
    }
}
