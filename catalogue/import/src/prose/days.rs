//! Days as texts write them: `08/5/2025`, `ngày 08 tháng 5 năm 2025`.

use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

/// A day at the very beginning of a folded text, the word `ngày` before it included.
pub(super) fn day_at_start(folded: &str) -> Option<(Date, Range<usize>)> {
    static DAY: LazyLock<Regex> = LazyLock::new(|| {
        let pattern = r"^(?:\s*ngày){0,2}\s*([0-9]{1,2})(?:\s*/\s*([0-9]{1,2})\s*/\s*([0-9]{4})|\s+tháng\s+([0-9]{1,2})\s+năm\s+([0-9]{4})|-([0-9]{1,2})-([0-9]{4})|\.([0-9]{1,2})\.([0-9]{4}))";
        Regex::new(pattern).expect("the pattern is constant")
    });
    let found = DAY.captures(folded)?;
    let number = |at: usize| found.get(at).and_then(|m| m.as_str().parse::<i16>().ok());
    let pair = |month, year| Some((number(month)?, number(year)?));
    let (month, year) = pair(2, 3).or_else(|| pair(4, 5)).or_else(|| pair(6, 7)).or_else(|| pair(8, 9))?;
    let whole = found.get(0)?.range();
    if folded[whole.end..].starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let date = Date::new(year, month as i8, number(1)? as i8).ok()?;
    Some((date, whole))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_are_read_in_every_form() {
        for text in [
            "08/5/2025",
            "ngày 08 tháng 5 năm 2025",
            " ngày  08/05/2025",
            "ngày ngày 08 tháng 05 năm 2025 của",
            "08-5-2025",
        ] {
            assert_eq!(day_at_start(text).map(|(day, _)| day), Some(date(2025, 5, 8)), "{text}");
        }
        for text in ["", "31/02/2025", "8/2025", "ngày 08/5/20255", "ngày 99/99/9999"] {
            assert_eq!(day_at_start(text), None, "{text}");
        }
    }
}
