//! One step of a procedure: a short heading, who acts, and the one limit it states.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::Reading;
use super::actor::{Actor, subject_at};
use super::fold::{ahead, fold, trimmed};
use super::limit::{Limit, Sense, limits_in};

/// What a step's text says for certain.
#[derive(Clone, Debug, PartialEq)]
pub struct StepReading {
    /// A heading of at most a hundred characters, without `Bước 2:`.
    pub title: Option<Reading<String>>,
    pub actor: Option<Reading<Actor>>,
    /// The step's one certain limit; `None` where it states none or several.
    pub limit: Option<Reading<Limit>>,
}

pub fn step(text: &str) -> StepReading {
    let folded = fold(text);
    let start = label(&folded);
    let heading = heading(text, &folded, start);
    let title = heading.as_ref().map(|heading| {
        let bytes = trimmed(text, heading.clone());
        Reading::certain(text[bytes.clone()].split_whitespace().collect::<Vec<_>>().join(" "), bytes)
    });
    let body = heading.map_or(start, |heading| heading.end);
    let body = body + label(&folded[body..]);
    let limits = limits_in(text, &folded);
    StepReading {
        title: title.filter(|title| !title.value.is_empty()),
        actor: actor(text, &folded, body, &limits).filter(|actor| actor.certain),
        limit: only(limits),
    }
}

/// Behind `- Bước 2:`, `a)`, `1.`.
fn label(folded: &str) -> usize {
    static LABEL: LazyLock<Regex> = LazyLock::new(|| {
        let pattern = r"^(?:[\s+*•–-]|bước\s*[0-9]+(?:\.[0-9]+)*\s*[:.)–-]*|\(?[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]|\(?[a-zđ]\)|\([ivx]{1,4}\)|[a-zđ]\.\s)+";
        Regex::new(pattern).expect("the pattern is constant")
    });
    LABEL.find(folded).map_or(0, |label| label.end())
}

/// Words with which a heading of a step begins: what is done.
const DONE: [&str; 40] = [
    "nộp",
    "tiếp nhận",
    "thẩm định",
    "xử lý",
    "kiểm tra",
    "trả kết quả",
    "trả",
    "giải quyết",
    "xem xét",
    "lập hồ sơ",
    "lấy ý kiến",
    "phê duyệt",
    "quyết định",
    "ban hành",
    "chuẩn bị",
    "nhận kết quả",
    "nhận hồ sơ",
    "tổ chức",
    "đánh giá",
    "xác minh",
    "trình",
    "hoàn thiện",
    "thông báo",
    "cấp",
    "công bố",
    "công khai",
    "khảo sát",
    "đăng ký",
    "gửi hồ sơ",
    "thành lập",
    "ra quyết định",
    "họp",
    "ký",
    "thu",
    "thực hiện",
    "niêm yết",
    "rà soát",
    "đề xuất",
    "bổ sung",
    "phân công",
];

/// The heading that begins at `start`: a phrase that names what is done and ends at a colon, a line or the text's end.
fn heading(text: &str, folded: &str, start: usize) -> Option<Range<usize>> {
    let rest = &folded[start..];
    const NAMES: [&str; 2] = ["trình tự", "thu nhập"];
    let organised = rest.strip_prefix("tổ chức").map(|rest| rest.trim_start());
    const ORGANISED: [&str; 16] = [
        "thi",
        "thẩm định",
        "họp",
        "kiểm tra",
        "thực hiện",
        "đánh giá",
        "xét",
        "lấy ý kiến",
        "xác minh",
        "nghiệm thu",
        "khảo sát",
        "giải quyết",
        "cấp",
        "trao",
        "niêm yết",
        "sát hạch",
    ];
    let who = organised.is_some_and(|rest| !ORGANISED.iter().any(|word| rest.starts_with(word)));
    if who || NAMES.iter().any(|name| rest.starts_with(name)) {
        return None;
    }
    // `Nộp hồ sơ TTHC Tổ chức, cá nhân nộp …`: the portal's own heading without a colon.
    for own in [
        "nộp hồ sơ tthc",
        "nộp tthc",
        "giải quyết tthc",
        "nộp hồ sơ thủ tục hành chính",
        "giải quyết thủ tục hành chính",
    ] {
        if rest.strip_prefix(own).is_some_and(|rest| super::fold::ends_word(rest, 0)) {
            return Some(start..start + own.len());
        }
    }
    let begins = DONE.iter().any(|word| rest.strip_prefix(word).is_some_and(|rest| super::fold::ends_word(rest, 0)));
    if !begins {
        return None;
    }
    let window = &rest[..ahead(rest, 0, 400)];
    // `Nộp hồ sơ Bước 1: …`: the label stands behind the heading.
    let stop = [window.find([':', '\n']), window.find(" bước ")].into_iter().flatten().min().or_else(|| {
        // A text that is nothing but a heading.
        let bare = rest.trim_end().trim_end_matches(['.', ';']);
        (rest.len() <= 400 && !bare.contains(['.', ';', ','])).then_some(bare.len())
    })?;
    let phrase = window[..stop].trim_end();
    // A line that was broken in the middle of a sentence.
    let next = text[start + stop..].trim_start();
    let word = next.split([' ', '\n']).next().unwrap_or("");
    if window[stop..].starts_with('\n') && word.starts_with(char::is_lowercase) && !word.ends_with([')', '.']) {
        return None;
    }
    let short = phrase.chars().count() <= 100 && !phrase.trim_end_matches('.').contains(['.', ';']);
    let tells = ["trường hợp", "như sau", "bao gồm", "sau đây", "thì ", "nếu ", "trong thời hạn", "kể từ", " phải "]
        .iter()
        .any(|word| phrase.contains(word));
    (short && !tells && !phrase.is_empty()).then_some(start..start + stop)
}

/// Who is named first: at the beginning, or behind the limit with which the sentence begins.
fn actor(text: &str, folded: &str, start: usize, limits: &[Reading<Limit>]) -> Option<Reading<Actor>> {
    let begin = start
        + (folded[start..].len()
            - folded[start..].trim_start_matches([' ', ':', '.', '\n', '-', '+', '*', '•', '\u{a0}']).len());
    let rest = &folded[begin..];
    let timed = ["trong thời hạn", "trong thời gian", "trong vòng", "chậm nhất", "không quá", "tối đa"]
        .iter()
        .any(|word| rest.starts_with(word));
    if ["kể từ ", "sau khi ", "căn cứ ", "trên cơ sở "].iter().any(|word| rest.starts_with(word)) {
        let stop =
            rest[..ahead(rest, 0, 200)].find([',', '.', ';', '\n', ':']).filter(|at| rest[*at..].starts_with(','))?;
        return subject_at(text, folded, begin + stop + 1).filter(|actor| actor.value != Actor::Applicant);
    }
    if !timed {
        // At the beginning, who is named as an applicant acts, whatever the verb is.
        return subject_at(text, folded, begin).map(|actor| {
            let certain = actor.certain || actor.value == Actor::Applicant;
            Reading { certain, ..actor }
        });
    }
    let first = limits.iter().find(|limit| limit.bytes.start >= begin && limit.bytes.start < begin + 60)?;
    let end = first.value.start.as_ref().map_or(first.bytes.end, |event| event.bytes.end);
    let window = &folded[end..ahead(folded, end, 200)];
    let clause = &window[..window.find(['.', ';', '\n', ':']).unwrap_or(window.len())];
    clause.match_indices(',').find_map(|(comma, _)| subject_at(text, folded, end + comma + 1))
}

/// The one limit, if the text states exactly one and nothing that may be another.
fn only(limits: Vec<Reading<Limit>>) -> Option<Reading<Limit>> {
    let mut limits = limits
        .into_iter()
        .filter(|limit| matches!(limit.value.sense, Sense::TimeLimit | Sense::Unclear | Sense::Extension));
    let first = limits.next()?;
    let same = |other: Reading<Limit>| {
        other.certain && other.value.sense == Sense::TimeLimit && other.value.within == first.value.within
    };
    (first.certain && first.value.sense == Sense::TimeLimit && limits.all(same)).then_some(first)
}

#[cfg(test)]
mod tests {
    use tthc_dsl::tree::{Amount, TimeUnit};

    use super::*;

    #[test]
    fn a_heading_is_short_and_names_what_is_done() {
        let title = |text: &str| step(text).title.map(|r| r.value);
        assert_eq!(
            title("Bước 3: Xem xét hồ sơ và trình phê duyệt:\nTrong thời hạn"),
            Some("Xem xét hồ sơ và trình phê duyệt".into())
        );
        assert_eq!(title("- Bước 3: Tổ chức thi."), Some("Tổ chức thi".into()));
        assert_eq!(title("a) Nộp hồ sơ TTHC: Chủ xe nộp hồ sơ tới cơ sở đăng kiểm."), Some("Nộp hồ sơ TTHC".into()));
        assert_eq!(title("Bước 1: Tổ chức, cá nhân nộp hồ sơ tới Sở."), None);
        assert_eq!(title("Bước 2: Trường hợp hồ sơ chưa đầy đủ: trả lại"), None);
        assert_eq!(title(""), None);
        assert_eq!(title("Trình tự thực hiện:\nTổ chức nộp hồ sơ"), None);
        assert_eq!(title("- Tổ chức con nuôi nước ngoài nộp hồ sơ cho Cục Hành chính tư pháp."), None);
        assert_eq!(title("a) Nộp hồ sơ TTHC Tổ chức, cá nhân nộp hồ sơ đến cơ quan:"), Some("Nộp hồ sơ TTHC".into()));
    }

    #[test]
    fn the_actor_and_the_limit_of_a_step() {
        let text = "Bước 2: Xử lý hồ sơ\nTrong thời hạn 05 (năm) ngày làm việc, kể từ ngày nhận được hồ sơ hợp lệ, Sở Tư pháp thẩm định hồ sơ.";
        let read = step(text);
        assert_eq!(read.actor.map(|r| r.value), Some(Actor::Body("Sở Tư pháp".into())));
        let limit = read.limit.expect("one limit");
        assert_eq!(limit.words(text), "05 (năm) ngày làm việc");
        assert_eq!(limit.value.within.map(|w| w.parts), Some(vec![Amount { count: 5, unit: TimeUnit::WorkingDays }]));
        let read = step("a) Nộp hồ sơ TTHC: Chủ xe nộp hồ sơ tới cơ sở đăng kiểm.");
        assert_eq!(read.actor.map(|r| r.value), Some(Actor::Applicant));
        let two =
            step("Sở Y tế kiểm tra trong thời hạn 05 ngày làm việc; trong thời hạn 10 ngày làm việc cấp giấy phép.");
        assert_eq!(two.limit, None);
    }
}
