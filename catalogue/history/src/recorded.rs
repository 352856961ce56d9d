//! A commit as people are told of it.

use git2::Oid;
use jiff::Timestamp;
use jiff::tz::Offset;
use tthc_compiler::changes::Change;
use unicode_normalization::UnicodeNormalization;

/// A commit, by whom and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    /// 40 hexadecimal digits.
    pub id: String,
    pub author: String,
    pub email: String,
    /// When its author wrote it. Not when law applies.
    pub time: Timestamp,
    /// The author's own clock: its distance from UTC.
    pub offset: Offset,
    /// The first paragraph of its message, on one line.
    pub subject: String,
    /// What the lines `Căn-cứ:` and `Legal-Basis:` at the end of its message name, in their order.
    pub bases: Vec<String>,
}

/// A commit that changed what a procedure says, or what is changed of it by amendments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    pub commit: Commit,
    /// Where the procedure's file stood in the commit, from the top of the work tree, with `/` between the names; of a
    /// procedure that the commit took away, where it had stood.
    pub path: String,
    pub changes: Vec<Change>,
}

impl Commit {
    pub(crate) fn of(commit: &git2::Commit<'_>) -> Commit {
        let author = commit.author();
        let (time, offset) = moment(author.when());
        let message = String::from_utf8_lossy(commit.message_bytes());
        Commit {
            id: Oid::to_string(&commit.id()),
            author: String::from_utf8_lossy(author.name_bytes()).into_owned(),
            email: String::from_utf8_lossy(author.email_bytes()).into_owned(),
            time,
            offset,
            subject: subject(&message),
            bases: bases(&message),
        }
    }
}

impl Recorded {
    pub(crate) fn new(commit: &git2::Commit<'_>, path: &[u8], changes: Vec<Change>) -> Recorded {
        Recorded { commit: Commit::of(commit), path: String::from_utf8_lossy(path).into_owned(), changes }
    }
}

/// A time that no calendar holds is shown as the nearest that one does.
pub(crate) fn moment(when: git2::Time) -> (Timestamp, Offset) {
    let seconds = when.seconds().clamp(Timestamp::MIN.as_second(), Timestamp::MAX.as_second());
    let time = Timestamp::from_second(seconds).unwrap_or(Timestamp::UNIX_EPOCH);
    (time, Offset::from_seconds(when.offset_minutes().saturating_mul(60)).unwrap_or(Offset::UTC))
}

fn subject(message: &str) -> String {
    let lines = message.trim_start().lines().map(str::trim).take_while(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" ")
}

/// The keys of the lines that name the law a commit carries out, as they are compared: composed, in small letters.
const KEYS: [&str; 2] = ["căn-cứ", "legal-basis"];

/// Git's own reader of trailers knows keys of ASCII letters only.
fn bases(message: &str) -> Vec<String> {
    let message = message.trim_end().replace("\r\n", "\n");
    // The subject is no place for a trailer.
    let Some((_, last)) = message.rsplit_once("\n\n") else { return Vec::new() };
    let mut bases: Vec<String> = Vec::new();
    let mut within = false;
    for line in last.lines() {
        // A line that is indented continues the one before it.
        if line.starts_with([' ', '\t']) {
            if let Some(basis) = bases.last_mut().filter(|_| within) {
                basis.push(' ');
                basis.push_str(line.trim());
            }
            continue;
        }
        within = false;
        let Some((key, value)) = line.split_once(':') else { continue };
        let key: String = key.trim().nfc().flat_map(char::to_lowercase).collect();
        if KEYS.contains(&key.as_str()) {
            within = true;
            bases.push(value.trim().nfc().collect());
        }
    }
    bases.retain(|basis| !basis.is_empty());
    bases
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_law_is_named_at_the_end_of_a_message() {
        let message = "Rút ngắn thời hạn\n\nTheo đề nghị của Sở.\nCăn-cứ: không phải ở đây\n\n\
                       Căn-cứ: 133/2025/NĐ-CP điều 20\nSigned-off-by: A <a@example.vn>\n\
                       legal-basis: 65/2023/NĐ-CP\n  khoản 2\nCa\u{306}n-cu\u{31b}\u{301}: 1/2026/NQ-CP\nCăn-cứ:\n";
        assert_eq!(bases(message), ["133/2025/NĐ-CP điều 20", "65/2023/NĐ-CP khoản 2", "1/2026/NQ-CP"]);
        assert_eq!(bases("Căn-cứ: 133/2025/NĐ-CP"), [] as [&str; 0]);
        assert_eq!(bases("Một\r\n\r\nCăn-cứ: 133/2025/NĐ-CP\r\n"), ["133/2025/NĐ-CP"]);
        assert_eq!(bases(""), [] as [&str; 0]);
    }

    #[test]
    fn a_subject_is_the_first_paragraph_on_one_line() {
        assert_eq!(subject("\nMột\nhai\n\nBa"), "Một hai");
        assert_eq!(subject(""), "");
    }

    #[test]
    fn a_time_beyond_the_calendar_is_held() {
        let (time, offset) = moment(git2::Time::new(i64::MAX, i32::MAX));
        assert_eq!((time.as_second(), offset), (Timestamp::MAX.as_second(), Offset::UTC));
    }
}
