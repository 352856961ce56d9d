//! Sums of money as texts write them: `1.200.000 đồng`, `1,200,000 VNĐ`, `02 triệu đồng`, `50.000đ/tem`.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// A sum in đồng, and what it is for one of.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Money {
    pub dong: i64,
    pub per: Option<String>,
    pub bytes: Range<usize>,
}

/// Every sum in the text, in order. A sum that cannot be read for certain (`1.20 đồng`) is left out and reported as `false`.
pub(super) fn sums(text: &str, folded: &str) -> (Vec<Money>, bool) {
    static SUM: LazyLock<Regex> = LazyLock::new(|| {
        let pattern = r"([0-9]+(?:[.,][0-9]+)*)\s*(triệu|nghìn|ngàn|tỷ|tỉ)?\s*(?:việt\s+nam\s+đồng|vnđ|vnd|đồng|đ)\b";
        Regex::new(pattern).expect("the pattern is constant")
    });
    let (mut out, mut all) = (Vec::new(), true);
    for found in SUM.captures_iter(folded) {
        let (Some(whole), Some(figure)) = (found.get(0), found.get(1)) else { continue };
        let Some(dong) = dong(figure.as_str(), found.get(2).map(|m| m.as_str())) else {
            all = false;
            continue;
        };
        let (per, end) = per(text, in_words(folded, whole.end()));
        out.push(Money { dong, per, bytes: whole.start()..end });
    }
    (out, all)
}

/// Behind a sum's own words in brackets where its unit follows them: `35.000.000 đồng (ba mươi lăm triệu đồng)/lần`.
fn in_words(folded: &str, at: usize) -> usize {
    static WORDS: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^\s*\([^()0-9]{1,100}\)\s*/").expect("the pattern is constant"));
    WORDS.find(&folded[at..super::fold::ahead(folded, at, 260)]).map_or(at, |words| at + words.end() - 1)
}

/// `/hồ sơ` at `at`, and where it ends.
pub(super) fn per(text: &str, at: usize) -> (Option<String>, usize) {
    let rest = &text[at..];
    let Some(unit) = rest.trim_start_matches([' ', '\u{a0}']).strip_prefix('/') else { return (None, at) };
    let from = text.len() - unit.len();
    let unit = &unit[..super::fold::ahead(unit, 0, 120)];
    let mut stop = unit.find(['.', ';', ',', '(', ')', '\n', ':', '+', '*', '–']).unwrap_or(unit.len());
    let folded = super::fold::fold(&unit[..stop]);
    // What follows the unit says when and for whom.
    for word in
        [" kể từ", " từ ngày", " theo", " đối với", " áp dụng", " miễn", " nếu", " trong", " cho ", " -", " đồng"]
    {
        if let Some(at) = folded.find(word) {
            stop = stop.min(at);
        }
    }
    let per = unit[..stop].trim();
    let counted = per.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start();
    // `/1 giấy` and `/01 Giấy chứng nhận` are per one.
    let one = per.len() == counted.len() || matches!(per[..per.len() - counted.len()].trim(), "1" | "01");
    let shown = if one { counted } else { per };
    ((1..=90).contains(&shown.len()).then(|| shown.to_owned()), from + stop)
}

/// A figure with dots or commas between its thousands; a fraction only of millions and the like.
pub(super) fn dong(figure: &str, scale: Option<&str>) -> Option<i64> {
    let scale: i64 = match scale {
        None => 1,
        Some("nghìn" | "ngàn") => 1_000,
        Some("triệu") => 1_000_000,
        Some(_) => 1_000_000_000,
    };
    let separators: Vec<char> = figure.chars().filter(|c| !c.is_ascii_digit()).collect();
    let mut groups = figure.split(['.', ',']);
    let first = groups.next()?;
    let same = separators.windows(2).all(|pair| pair[0] == pair[1]);
    let grouped = groups.clone().all(|group| group.len() == 3) && (1..=3).contains(&first.len()) && !first.is_empty();
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>().parse::<i64>().ok();
    if separators.is_empty() || (same && grouped) {
        return digits(figure)?.checked_mul(scale);
    }
    let part = groups.next().filter(|part| separators.len() == 1 && scale > 1 && part.len() <= 2)?;
    let whole = first.parse::<i64>().ok()?.checked_mul(scale)?;
    let hundredths = part.parse::<i64>().ok()? * if part.len() == 1 { 10 } else { 1 };
    whole.checked_add(hundredths.checked_mul(scale / 100)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_with_dots_and_commas_are_thousands() {
        assert_eq!(dong("1.200.000", None), Some(1_200_000));
        assert_eq!(dong("1,200,000", None), Some(1_200_000));
        assert_eq!(dong("1200000", None), Some(1_200_000));
        assert_eq!(dong("02", Some("triệu")), Some(2_000_000));
        assert_eq!(dong("2,1", Some("tỷ")), Some(2_100_000_000));
        assert_eq!(dong("1.500", Some("triệu")), Some(1_500_000_000));
        for figure in ["1.20", "1,200.000", "12345.678", "99999999999999999999"] {
            assert_eq!(dong(figure, None), None, "{figure}");
        }
    }

    #[test]
    fn a_sum_may_be_for_one_of_something() {
        let read = |text: &str| {
            sums(text, &super::super::fold::fold(text)).0.into_iter().map(|m| (m.dong, m.per)).collect::<Vec<_>>()
        };
        assert_eq!(read("70.000 đồng/Giấy chứng nhận"), [(70_000, Some("Giấy chứng nhận".to_owned()))]);
        assert_eq!(read("150.000 đồng/1 giấy."), [(150_000, Some("giấy".to_owned()))]);
        assert_eq!(read("50.000đ/tem “AB” (Thông tư)"), [(50_000, Some("tem “AB”".to_owned()))]);
        assert_eq!(read("1.500.000 đồng/hồ sơ kể từ ngày 01/7/2025"), [(1_500_000, Some("hồ sơ".to_owned()))]);
        assert_eq!(read("10 triệu đồng"), [(10_000_000, None)]);
    }
}
