//! Periods, and whether they are time limits: `trong thời hạn 10 ngày làm việc kể từ ngày …`.

mod sense;

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};
use tthc_dsl::tree::{Amount, Duration, TimeUnit};

use super::Reading;
use super::fold::{ahead, back, begins_word, ends_word, fold};
use super::start::{StartEvent, start_at};

/// A period that a text names.
#[derive(Clone, Debug, PartialEq)]
pub struct Limit {
    /// `None` where the language has no such unit, or no whole number of it: `30 phút`, `nửa ngày`.
    pub within: Option<Duration>,
    pub sense: Sense,
    pub start: Option<Reading<StartEvent>>,
    /// Whose time it is, where the sentence says so.
    pub party: Option<Party>,
}

/// What a period is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// Something must be done within it.
    TimeLimit,
    /// It is added to a limit.
    Extension,
    /// How long a paper or a permission holds.
    Validity,
    /// How long something is put up for people to see.
    Posting,
    /// Before an event.
    Ahead,
    /// It must have lasted, or must last, at least so long.
    Minimum,
    /// When it is over, something follows.
    Elapsed,
    /// It lies behind: experience, the age of a paper.
    Past,
    /// The words around it do not say.
    Unclear,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Party {
    Agency,
    Applicant,
}

/// Every period in the text with what it is for; certain if both its length and its sense are.
pub fn limits(text: &str) -> Vec<Reading<Limit>> {
    if !text.bytes().any(|b| b.is_ascii_digit()) && !text.contains("ngày") && !text.contains("NGÀY") {
        return Vec::new();
    }
    limits_in(text, &fold(text))
}

pub(super) fn limits_in(text: &str, folded: &str) -> Vec<Reading<Limit>> {
    static PERIOD: LazyLock<Regex> = LazyLock::new(|| {
        let pattern = concat!(
            r"([0-9]+(?:[.,/][0-9]+)*)\s*(?:\(\s*([^()0-9\n]{1,30})\)\s*)?(ngày|giờ|tháng|năm|phút|tuần|quý)(\s*làm\s*việc)?",
            r"|(nửa\s+ngày)|(trong\s+(?:cùng\s+)?ngày(?:\s+làm\s+việc)?)"
        );
        Regex::new(pattern).expect("the pattern is constant")
    });
    let mut out: Vec<Reading<Limit>> = Vec::new();
    for found in PERIOD.captures_iter(folded) {
        let Some(whole) = found.get(0).map(|m| m.range()) else { continue };
        if out.last().is_some_and(|last| last.bytes.end > whole.start)
            || !begins_word(folded, whole.start)
            || !ends_word(folded, whole.end)
        {
            continue;
        }
        let read = match (found.get(5).is_some(), found.get(6).is_some()) {
            (true, _) => Some(Period { within: None, exact: false, bytes: whole, unit: TimeUnit::Days }),
            (_, true) => same_day(folded, whole),
            _ => figure(folded, &found, whole),
        };
        if let Some(period) = read {
            out.push(judged(text, folded, period));
        }
    }
    out
}

/// A length of time before its sense is known.
struct Period {
    within: Option<Duration>,
    /// The figures leave no doubt.
    exact: bool,
    bytes: Range<usize>,
    unit: TimeUnit,
}

fn one(count: u32, unit: TimeUnit) -> Duration {
    Duration { parts: vec![Amount { count, unit }] }
}

fn same_day(folded: &str, whole: Range<usize>) -> Option<Period> {
    let rest = folded[whole.end..].trim_start();
    // `trong ngày 15`, `trong ngày làm việc tiếp theo`, `trong ngày nghỉ` are days, not a limit.
    let other =
        ["tiếp", "kế", "liền", "sau", "nghỉ", "lễ", "đầu", "cuối", "đó", "này", "hôm", "thứ", "tháng", "nhận", "có"];
    if rest.starts_with(|c: char| c.is_ascii_digit()) || other.iter().any(|word| rest.starts_with(word)) {
        return None;
    }
    let start = back(folded, whole.start, 8);
    let at_once = folded[start..whole.start].trim_end();
    let from = if at_once.ends_with("ngay") { start + at_once.len() - "ngay".len() } else { whole.start };
    Some(Period {
        within: Some(one(0, TimeUnit::SameDay)),
        exact: true,
        bytes: from..whole.end,
        unit: TimeUnit::SameDay,
    })
}

fn figure(folded: &str, found: &Captures<'_>, whole: Range<usize>) -> Option<Period> {
    let digits = found.get(1)?;
    let (before, rest) = (folded[..whole.start].trim_end(), folded[whole.end..].trim_start());
    let working = found.get(4).is_some();
    let unit = match (found.get(3)?.as_str(), working) {
        ("ngày", true) => Some(TimeUnit::WorkingDays),
        ("ngày", false) => Some(TimeUnit::Days),
        ("giờ", true) => Some(TimeUnit::WorkingHours),
        ("giờ", false) => Some(TimeUnit::Hours),
        ("tháng", false) => Some(TimeUnit::Months),
        ("năm", false) => Some(TimeUnit::Years),
        _ => None,
    };
    // Part of a date, an hour of the day, or a number of something else.
    if rest.starts_with(|c: char| c.is_ascii_digit()) && !working
        || before.ends_with(['/', '.', ',', '-']) && before.len() == whole.start
        || digits.as_str().contains('/') && digits.as_str() != "1/2"
        || ["ngày", "tháng", "năm", "quý", "thứ", "điều", "khoản", "mẫu", "số", "mục"]
            .iter()
            .any(|word| last_word(before, word))
    {
        return None;
    }
    if matches!(unit, Some(TimeUnit::Hours))
        && (["lúc", "từ", "đến", "sau", "trước", "hồi"].iter().any(|word| last_word(before, word))
            && !before.ends_with("chậm nhất sau")
            || ["hàng", "hằng", "sáng", "chiều", "phút"].iter().any(|word| rest.starts_with(word)))
    {
        return None;
    }
    if found.get(3)?.as_str() == "phút" && last_word(before, "giờ") || found.get(3)?.as_str() == "quý" {
        return None;
    }
    let count = digits.as_str().parse::<u32>().ok().filter(|count| (1..=3000).contains(count));
    let dash =
        before.strip_suffix(['-', '–']).is_some_and(|rest| rest.trim_end().ends_with(|c: char| c.is_ascii_digit()));
    let range = dash || last_word(before, "đến") && ends_with_figure(before);
    let spelt = found.get(2).is_none_or(|words| spells(words.as_str().trim(), count));
    let within = count.zip(unit).map(|(count, unit)| one(count, unit));
    let exact = within.is_some() && !range && spelt;
    let mut period = Period { within, exact, bytes: whole, unit: unit.unwrap_or(TimeUnit::Hours) };
    if exact && matches!(unit, Some(TimeUnit::Days | TimeUnit::WorkingDays)) {
        sum(folded, &mut period);
    }
    Some(period)
}

/// `23 ngày (15 ngày và 08 ngày làm việc)`: the sum says more than its head.
fn sum(folded: &str, period: &mut Period) {
    static PARTS: LazyLock<Regex> = LazyLock::new(|| {
        let part = r"([0-9]{1,4})\s*ngày(\s*làm\s*việc)?";
        Regex::new(&format!(r"^\s*\(\s*{part}\s*(?:và|cộng|\+)\s*{part}\s*\)")).expect("the pattern is constant")
    });
    static AND: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^\s*(?:và|cộng|\+)\s*[0-9]{1,4}\s*(?:ngày|giờ)\b").expect("the pattern is constant")
    });
    let rest = &folded[period.bytes.end..ahead(folded, period.bytes.end, 120)];
    // `02 ngày làm việc và 45 ngày`: one after the other, or one for this and one for that.
    period.exact &= !AND.is_match(rest);
    let Some(found) = PARTS.captures(rest) else { return };
    let part = |count: usize, working: usize| {
        let unit = if found.get(working).is_some() { TimeUnit::WorkingDays } else { TimeUnit::Days };
        found.get(count).and_then(|m| m.as_str().parse().ok()).map(|count| Amount { count, unit })
    };
    let (Some(first), Some(second)) = (part(1, 2), part(3, 4)) else { return };
    let total = period.within.as_ref().and_then(|within| within.parts.first()).map(|amount| amount.count);
    period.exact = total == Some(first.count + second.count);
    period.within = Some(Duration { parts: vec![first, second] });
    period.bytes.end += found.get(0).map_or(0, |m| m.end());
}

fn last_word(before: &str, word: &str) -> bool {
    before.strip_suffix(word).is_some_and(|rest| begins_word(rest, rest.len()))
}

fn ends_with_figure(before: &str) -> bool {
    before
        .trim_end_matches("đến")
        .trim_end()
        .trim_end_matches("ngày")
        .trim_end()
        .ends_with(|c: char| c.is_ascii_digit())
}

/// Do the words in brackets behind a figure say the same number?
fn spells(words: &str, count: Option<u32>) -> bool {
    const ONES: [&str; 11] = ["", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"];
    let digit = |word: &str| match word {
        "mốt" => Some(1),
        "tư" => Some(4),
        "lăm" | "nhăm" => Some(5),
        "bẩy" => Some(7),
        _ => (1..=9).find(|at| ONES[*at] == word).map(|at| at as u32),
    };
    let parts: Vec<&str> = words.split_whitespace().collect();
    let said = match parts.as_slice() {
        ["mười"] => Some(10),
        [one] => digit(one),
        ["mười", one] => digit(one).map(|one| 10 + one),
        [tens, "mươi"] => digit(tens).map(|tens| 10 * tens),
        [tens, "mươi", one] | [tens, one] => digit(tens).zip(digit(one)).map(|(tens, one)| 10 * tens + one),
        _ => None,
    };
    said.is_some() && said == count
}

/// What the words around a period make of it.
fn judged(text: &str, folded: &str, period: Period) -> Reading<Limit> {
    let Period { within, exact, bytes, unit } = period;
    let before = &folded[back(folded, bytes.start, 200)..bytes.start];
    let after = &folded[bytes.end..ahead(folded, bytes.end, 60)];
    let start = start_at(text, folded, bytes.end);
    let (sense, sure) = sense::sense(before, after, unit, start.is_some());
    let sure = sure || unit == TimeUnit::SameDay && folded[bytes.clone()].starts_with("ngay");
    let (start, party) = match sense {
        Sense::TimeLimit | Sense::Unclear | Sense::Extension => {
            let party = sense::party(text, folded, before, start.as_ref().map_or(bytes.end, |start| start.bytes.end));
            (start, party)
        }
        _ => (None, None),
    };
    Reading { value: Limit { within, sense, start, party }, bytes, certain: exact && sure }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The certain limits in the language's words.
    fn certain(text: &str) -> Vec<String> {
        limits(text)
            .into_iter()
            .filter(|r| r.certain && r.value.sense == Sense::TimeLimit)
            .map(|r| shown(&r.value.within.expect("a certain limit has a length")))
            .collect()
    }

    fn shown(within: &Duration) -> String {
        let part = |a: &Amount| format!("{} {:?}", a.count, a.unit);
        within.parts.iter().map(part).collect::<Vec<_>>().join(" + ")
    }

    #[test]
    fn limits_are_read_with_their_unit() {
        assert_eq!(certain("10 ngày làm việc"), ["10 WorkingDays"]);
        assert_eq!(certain("Không quá 45 ngày kể từ ngày nhận đủ hồ sơ hợp lệ."), ["45 Days"]);
        assert_eq!(certain("07 (bảy) ngày làm việc"), ["7 WorkingDays"]);
        assert_eq!(certain("TRONG THỜI HẠN 15 NGÀY LÀM VIỆC"), ["15 WorkingDays"]);
        assert_eq!(certain("Giải quyết ngay trong ngày."), ["0 SameDay"]);
        assert_eq!(certain("chậm nhất sau 24 giờ kể từ khi nhận hồ sơ"), ["24 Hours"]);
        assert_eq!(certain("23 ngày (15 ngày và 08 ngày làm việc)"), ["15 Days + 8 WorkingDays"]);
        assert_eq!(certain("trong thời hạn 05 ngàylàm việc"), ["5 WorkingDays"]);
        assert_eq!(certain("hoàn thuế trước: Chậm nhất 06 ngày làm việc kể từ ngày"), ["6 WorkingDays"]);
        assert_eq!(certain("- 05 ngày làm việc đối với Ngân hàng Nhà nước"), ["5 WorkingDays"]);
        assert_eq!(certain("hướng dẫn hoàn thiện hồ sơ ngay trong ngày làm việc;"), ["0 SameDay"]);
    }

    #[test]
    fn what_is_doubtful_is_said_to_be() {
        for text in [
            "07 (tám) ngày làm việc",
            "24 ngày (15 ngày và 08 ngày làm việc)",
            "30 phút",
            "nửa ngày",
            "02 tuần",
            "03 - 05 ngày làm việc",
            "1,5 ngày làm việc",
            "99999999999 ngày làm việc",
            "0 ngày làm việc",
            "khai báo 01 lần trong thời hạn 30 ngày",
        ] {
            let read = limits(text);
            assert_eq!(read.len(), 1, "{text}: {read:?}");
            assert!(!read[0].certain, "{text}: {read:?}");
        }
    }

    #[test]
    fn two_periods_joined_are_not_one_limit() {
        assert!(
            certain("Thời hạn giải quyết: 02 ngày làm việc và 45 ngày").iter().all(|within| within != "2 WorkingDays")
        );
    }

    #[test]
    fn not_every_period_is_a_limit() {
        let cases = [
            ("Giấy phép có hiệu lực 5 năm", Sense::Validity),
            ("giấy tờ có giá trị trong thời hạn 06 tháng", Sense::Validity),
            ("chậm nhất 15 ngày trước ngày tổ chức", Sense::Ahead),
            ("thông báo trước 30 ngày", Sense::Ahead),
            ("niêm yết công khai 15 ngày", Sense::Posting),
            ("có ít nhất 05 năm là người điều hành", Sense::Minimum),
            ("trong 03 năm liền kề trước thời điểm", Sense::Past),
            ("Sau 10 ngày kể từ ngày nhận được văn bản", Sense::Elapsed),
            ("được tăng thêm 21 ngày làm việc", Sense::Extension),
            ("có thể kéo dài hơn, nhưng không quá 70 ngày, kể từ ngày thụ lý", Sense::Extension),
        ];
        for (text, sense) in cases {
            let read = limits(text);
            assert_eq!(read.iter().map(|r| r.value.sense).collect::<Vec<_>>(), [sense], "{text}");
        }
    }

    #[test]
    fn dates_and_hours_of_the_day_are_no_periods() {
        for text in [
            "ngày 31 tháng 12 năm 2026",
            "Từ 7 giờ 30 phút đến 11 giờ 30 phút",
            "sau 15 giờ",
            "24/24 giờ",
            "01/7/2025 ngày",
            "Quyết định số 57 ngày 10/12/2025",
            "72/2025/QH15 ngày 16/6/2025",
            "tháng 7 năm 1950",
            "trong ngày làm việc tiếp theo",
        ] {
            assert_eq!(limits(text), [], "{text}");
        }
    }

    #[test]
    fn the_clause_says_whose_time_it_is() {
        let party = |text: &str| limits(text)[0].value.party;
        let text = "Trong thời hạn 05 ngày làm việc, kể từ ngày nhận được hồ sơ hợp lệ, Sở Tư pháp cấp Giấy";
        assert_eq!(party(text), Some(Party::Agency));
        assert_eq!(party("Thời hạn bổ sung, hoàn thiện hồ sơ là 15 ngày làm việc"), Some(Party::Applicant));
        let text = "Trong thời hạn 60 ngày kể từ ngày nhận thông báo, công ty hoàn thiện hồ sơ";
        assert_eq!(party(text), Some(Party::Applicant));
        assert_eq!(party("10 ngày làm việc"), None);
    }
}
