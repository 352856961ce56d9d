//! The sides of a comparison as they are typed: a day, a git revision, or what a revision says of a day.

use jiff::civil::Date;
use tthc_outputs::redline::Point;

use crate::args;
use crate::say::Failure;

/// `2025-07-01`, `01/07/2025`, `HEAD~3`, `2025-07-01@HEAD~3`.
///
/// What looks like a day is one; a revision of such a name is written with `@` before it. In a name of git's own, such as
/// `@~1` or `HEAD@{1}`, the `@` stays git's.
pub fn point(typed: &str) -> Result<Point, Failure> {
    if typed.is_empty() {
        return Err(Failure::new("thiếu ngày hoặc bản ghi", "a day or a revision is missing").help(FORMS.0, FORMS.1));
    }
    if let Some((before, revision)) = typed.split_once('@') {
        if is_day(before) {
            let day = day(before)?;
            return Ok(Point { day: Some(day), revision: Some(self::revision(revision, typed)?), ..Point::default() });
        }
        if before.is_empty() && is_day(revision) {
            return Ok(Point { day: None, revision: Some(revision.to_owned()), ..Point::default() });
        }
    }
    if is_day(typed) {
        return Ok(Point { day: Some(day(typed)?), revision: None, ..Point::default() });
    }
    Ok(Point { day: None, revision: Some(revision(typed, typed)?), ..Point::default() })
}

const FORMS: (&str, &str) = (
    "viết một ngày (2025-07-01, 01/07/2025), một bản ghi của git (HEAD~1), hoặc cả hai (2025-07-01@HEAD~1)",
    "write a day (2025-07-01, 01/07/2025), a revision of git (HEAD~1), or both (2025-07-01@HEAD~1)",
);

/// Three numbers: what somebody meant as a day, whether or not it is one.
fn is_day(text: &str) -> bool {
    ['-', '/'].into_iter().any(|mark| {
        let parts: Vec<&str> = text.split(mark).collect();
        let number = |part: &&str| !part.is_empty() && part.chars().all(|letter| letter.is_ascii_digit());
        parts.len() == 3 && parts.iter().all(number)
    })
}

fn day(text: &str) -> Result<Date, Failure> {
    args::day(text).map_err(|_| {
        Failure::new(format!("`{text}` không phải là ngày có thật"), format!("`{text}` is no day of the calendar"))
            .help("viết 2025-07-01 hoặc 01/07/2025", "write 2025-07-01 or 01/07/2025")
    })
}

/// What git could take for a name of a commit. Whether it is one, git says.
fn revision(name: &str, typed: &str) -> Result<String, Failure> {
    let wrong = |letter: char| letter.is_whitespace() || letter.is_control();
    if name.is_empty() || name.starts_with('-') || name.contains("..") || name.contains(wrong) {
        return Err(Failure::new(
            format!("`{typed}` không phải là ngày, cũng không phải là tên một bản ghi"),
            format!("`{typed}` is neither a day nor the name of a revision"),
        )
        .help(FORMS.0, FORMS.1));
    }
    Ok(name.to_owned())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const DAY: Date = date(2025, 7, 1);

    #[test]
    fn days_revisions_and_both_are_read() {
        let of = |day: Option<Date>, revision: Option<&str>| Point {
            day,
            revision: revision.map(str::to_owned),
            ..Point::default()
        };
        for (typed, expected) in [
            ("2025-07-01", of(Some(DAY), None)),
            ("01/07/2025", of(Some(DAY), None)),
            ("1/7/2025", of(Some(DAY), None)),
            ("HEAD", of(None, Some("HEAD"))),
            ("@", of(None, Some("@"))),
            ("@~1", of(None, Some("@~1"))),
            ("HEAD@{1}", of(None, Some("HEAD@{1}"))),
            ("v1.0", of(None, Some("v1.0"))),
            ("nhánh/một", of(None, Some("nhánh/một"))),
            ("2025-07", of(None, Some("2025-07"))),
            ("2025-07-01@HEAD~3", of(Some(DAY), Some("HEAD~3"))),
            ("01/07/2025@a1b2c3", of(Some(DAY), Some("a1b2c3"))),
            ("2025-07-01@@~1", of(Some(DAY), Some("@~1"))),
            ("@2025-07-01", of(None, Some("2025-07-01"))),
        ] {
            assert_eq!(point(typed).expect(typed), expected, "{typed}");
        }
    }

    #[test]
    fn what_is_neither_is_told_in_both_languages() {
        for (typed, vi, en) in [
            ("", "thiếu ngày", "is missing"),
            ("30/02/2025", "không phải là ngày có thật", "is no day"),
            ("2025-13-01", "không phải là ngày có thật", "is no day"),
            ("2025-02-30@HEAD", "`2025-02-30` không phải là ngày có thật", "`2025-02-30` is no day"),
            ("2025-07-01@", "`2025-07-01@` không phải là ngày, cũng", "neither a day nor"),
            ("HEAD~1..HEAD", "cũng không phải là tên một bản ghi", "neither a day nor"),
            ("-x", "cũng không phải là tên một bản ghi", "neither a day nor"),
            ("hôm nay", "cũng không phải là tên một bản ghi", "neither a day nor"),
        ] {
            let failure = point(typed).expect_err(typed);
            assert!(failure.message.vi.contains(vi), "{typed}: {}", failure.message.vi);
            assert!(failure.message.en.contains(en), "{typed}: {}", failure.message.en);
            let help = failure.help.expect("what to write instead");
            assert!(help.vi.contains("2025-07-01") && help.en.contains("2025-07-01"));
        }
    }
}
