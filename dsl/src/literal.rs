//! Reading the marks that are values: dates, hours, numbers, money, codes, numbers of instruments, texts.

use jiff::civil::{Date, DateTime, Time};

/// Why a date cannot be read.
pub(crate) enum BadDate {
    NotADate,
    NoSuchDay,
}

/// `2025-07-01` or `01/07/2025`.
pub(crate) fn date(figure: &str) -> Result<Date, BadDate> {
    let parts = |separator| {
        let mut parts = figure.split(separator);
        let three = (parts.next()?, parts.next()?, parts.next()?);
        parts.next().is_none().then_some(three)
    };
    let (year, month, day) = if let Some((year, month, day)) = parts('-') {
        (year, month, day)
    } else if let Some((day, month, year)) = parts('/') {
        (year, month, day)
    } else {
        return Err(BadDate::NotADate);
    };
    if year.len() != 4 || !(1..=2).contains(&month.len()) || !(1..=2).contains(&day.len()) {
        return Err(BadDate::NotADate);
    }
    let number = |text: &str| text.parse::<i16>().map_err(|_| BadDate::NotADate);
    let (year, month, day) = (number(year)?, number(month)?, number(day)?);
    Date::new(year, month as i8, day as i8).map_err(|_| BadDate::NoSuchDay)
}

/// `15:00`, in minutes from midnight.
pub(crate) fn hour(figure: &str) -> Option<u16> {
    let (hours, minutes) = figure.split_once(':')?;
    if minutes.len() != 2 {
        return None;
    }
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

/// `2025-08-12T16:00`.
pub(crate) fn moment(figure: &str) -> Option<DateTime> {
    let (day, time) = figure.split_once('T')?;
    at(date(day).ok()?, hour(time)?)
}

/// A day and an hour.
pub(crate) fn at(day: Date, minutes: u16) -> Option<DateTime> {
    Some(day.to_datetime(Time::new((minutes / 60) as i8, (minutes % 60) as i8, 0, 0).ok()?))
}

/// A whole number, with or without dots between groups of three: `200.000`, `200000`.
pub(crate) fn whole(figure: &str) -> Option<i64> {
    let (sign, digits) = figure.strip_prefix('-').map_or((1, figure), |digits| (-1, digits));
    let plain = digits.bytes().all(|b| b.is_ascii_digit());
    let grouped = || {
        let mut groups = digits.split('.');
        groups.next().is_some_and(|g| (1..=3).contains(&g.len()) && g.bytes().all(|b| b.is_ascii_digit()))
            && groups.all(|g| g.len() == 3 && g.bytes().all(|b| b.is_ascii_digit()))
    };
    if !plain && !grouped() {
        return None;
    }
    let digits: String = digits.chars().filter(|c| *c != '.').collect();
    digits.parse::<i64>().ok().map(|number| sign * number)
}

/// `50%`, `0,5%`, in thousandths of a percent.
pub(crate) fn percent(figure: &str) -> Option<i64> {
    let number = figure.strip_suffix('%')?;
    let (whole, part) = number.split_once([',', '.']).unwrap_or((number, ""));
    if part.len() > 3 {
        return None;
    }
    let part: i64 = format!("{part:0<3}").parse().ok()?;
    Some(whole.parse::<i64>().ok()?.checked_mul(1000)? + part)
}

/// A procedure's code: `1.013925`, of a province `2.002253.000.00.00.H56` or `1.014383.H13`, of a case `1.013925.01`.
pub fn is_procedure_code(figure: &str) -> bool {
    let bytes = figure.as_bytes();
    let digits = |range: std::ops::Range<usize>| bytes.get(range).is_some_and(|b| b.iter().all(u8::is_ascii_digit));
    if !(digits(0..1) && bytes.get(1) == Some(&b'.') && digits(2..8)) {
        return false;
    }
    let rest = &figure[8..];
    let province =
        |rest: &str| rest.strip_prefix(".H").is_some_and(|h| h.len() == 2 && h.bytes().all(|b| b.is_ascii_digit()));
    rest.is_empty()
        || province(rest)
        || rest.strip_prefix(".000.00.00").is_some_and(province)
        || (rest.len() == 3 && rest.starts_with('.') && digits(9..11))
}

/// An instrument's number: begins with a digit and names a kind or an issuer: `133/2025/NĐ-CP`, `57-NQ/TW`.
pub fn is_instrument_number(figure: &str) -> bool {
    figure.starts_with(|c: char| c.is_ascii_digit())
        && figure.contains(['/', '-'])
        && figure.contains(|c: char| c.is_uppercase())
}

/// A text's value, without its quotes and escapes. Indentation that all lines of a long text share is not part of it.
pub(crate) fn unquote(raw: &str) -> String {
    if let Some(inner) = raw.strip_prefix("\"\"\"").and_then(|r| r.strip_suffix("\"\"\"")) {
        return dedent(inner);
    }
    let inner = raw.strip_prefix('"').unwrap_or(raw);
    let inner = inner.strip_suffix('"').unwrap_or(inner);
    if !inner.contains('\\') {
        return inner.to_owned();
    }
    let mut out = String::with_capacity(inner.len());
    let mut characters = inner.chars();
    while let Some(character) = characters.next() {
        match (character, character == '\\') {
            (_, true) => match characters.next() {
                Some('n') => out.push('\n'),
                Some('t') => out.push('\t'),
                Some(other) => out.push(other),
                None => {}
            },
            (other, false) => out.push(other),
        }
    }
    out
}

fn dedent(inner: &str) -> String {
    let lines: Vec<&str> = inner.lines().collect();
    let indent = lines
        .iter()
        .skip(1)
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.len() - line.trim_start_matches([' ', '\t']).len())
        .min()
        .unwrap_or(0);
    let mut out: Vec<&str> = Vec::with_capacity(lines.len());
    for (number, line) in lines.iter().enumerate() {
        out.push(if number == 0 { line.trim_start() } else { line.get(indent..).unwrap_or("").trim_end() });
    }
    out.join("\n").trim_matches('\n').trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_impossible_day_is_not_another_day() {
        assert!(date("2025-07-01").is_ok());
        assert_eq!(date("01/07/2025").ok(), date("2025-07-01").ok());
        assert!(matches!(date("2025-02-30"), Err(BadDate::NoSuchDay)));
        assert!(matches!(date("133/2025/NĐ-CP"), Err(BadDate::NotADate)));
        assert!(matches!(date("31/04/2025"), Err(BadDate::NoSuchDay)));
    }

    #[test]
    fn numbers_may_have_dots_between_thousands() {
        assert_eq!(whole("200.000"), Some(200_000));
        assert_eq!(whole("1.200.000"), Some(1_200_000));
        assert_eq!(whole("20.00"), None);
        assert_eq!(whole("-5"), Some(-5));
        assert_eq!(percent("0,5%"), Some(500));
        assert_eq!(hour("15:00"), Some(900));
        assert_eq!(hour("25:00"), None);
    }

    #[test]
    fn codes_and_numbers() {
        for code in ["1.013925", "2.002253.000.00.00.H56", "1.014383.H13", "1.013925.01"] {
            assert!(is_procedure_code(code), "{code}");
        }
        for code in ["1.01392", "1,013925", "1.013925.1", "200.000"] {
            assert!(!is_procedure_code(code), "{code}");
        }
        assert!(is_instrument_number("57-NQ/TW"));
        assert!(!is_instrument_number("01/07/2025"));
    }

    #[test]
    fn long_texts_lose_their_common_indentation() {
        assert_eq!(unquote("\"\"\"\n    một\n      hai\n    \"\"\""), "một\n  hai");
        assert_eq!(unquote(r#""a \"b\" c""#), "a \"b\" c");
    }
}
