//! From when a time counts: `kể từ ngày nhận đủ hồ sơ hợp lệ`.

use std::sync::LazyLock;

use regex::Regex;
pub use tthc_compiler::model::StartEvent;

use super::Reading;
use super::actor::{names_body, subject_at};
use super::fold::{ahead, trimmed};

/// The event that the words at `at` name, right behind a period.
pub(super) fn start_at(text: &str, folded: &str, at: usize) -> Option<Reading<StartEvent>> {
    static SINCE: LazyLock<Regex> = LazyLock::new(|| {
        let pattern =
            r"^[\s,]*\(?\s*(?:được\s+)?(?:(?:kể|tính)\s+){0,2}(?:từ|sau)\s+(?:ngày\s+|khi\s+|thời\s+điểm\s+|lúc\s+)+";
        Regex::new(pattern).expect("the pattern is constant")
    });
    let window = &folded[at..ahead(folded, at, 400)];
    let since = SINCE.find(window)?;
    let from = at + since.end();
    let event = &window[since.end()..];
    if let Some((start, certain, length)) = dossier(event).or_else(|| notice(event)) {
        return Some(Reading { value: start, bytes: trimmed(text, from..from + length), certain });
    }
    let (length, whole) = phrase(event);
    // Behind a comma the event is over only where somebody acts: `của Bộ Quốc phòng, Bộ Công an, …` goes on.
    let over = event[length..].strip_prefix(',').is_none_or(|rest| {
        let next = rest.trim_start();
        ["trường hợp", "nếu", "phải", "thì", "kể từ"].iter().any(|word| next.starts_with(word))
            || subject_at(text, folded, from + length + 1).is_some()
    });
    let whole = whole && over;
    let bytes = trimmed(text, from..from + length);
    if bytes.is_empty() {
        return None;
    }
    Some(Reading { value: StartEvent::Other(text[bytes.clone()].to_owned()), bytes, certain: whole })
}

/// The receipt of a dossier, and of which.
fn dossier(event: &str) -> Option<(StartEvent, bool, usize)> {
    static RECEIPT: LazyLock<Regex> = LazyLock::new(|| {
        let pattern = concat!(
            r"^(?P<who>(?:cơ\s+quan|bộ\s+phận|đơn\s+vị)\s+tiếp\s+nhận(?:\s+hồ\s+sơ)?\s|[^,;.:\n]{1,80}?\s)??",
            r"(?:tiếp\s+nhận|nhận|thu\s+nhận)\s+",
            r"(?P<how>(?:(?:được|đủ|đầy\s+đủ|đúng|hợp\s+lệ|và)\s+)*)",
            r"(?:(?:0?1|một)\s+)?(?:bộ\s+|thành\s+phần\s+)?hồ\s+sơ",
            r"(?P<what>(?:\s*,?\s*(?:và\s+)?(?:đã|là|bảo\s+đảm|đầy\s+đủ|đủ|hợp\s+lệ|hợp\s+pháp|đúng|chính\s+xác|",
            r"(?:đáp\s+ứng|theo)(?:\s+(?:đủ|đầy\s+đủ|đúng|các|yêu\s+cầu|quy\s+định|quy\s+cách))+|quy\s+định)\b)*)",
            r"(?P<fee>\s*,?\s*(?:và|cùng)\s+(?:nộp\s+)?(?:đủ\s+|các\s+|khoản\s+)*(?:phí|lệ\s+phí)\b)?"
        );
        Regex::new(pattern).expect("the pattern is constant")
    });
    static ON: LazyLock<Regex> = LazyLock::new(|| {
        // What may follow without making it another event.
        let pattern = concat!(
            r"^(?:\s*(?:$|[,;.:()\n/]|-\s)|\s+(?:đề\s+nghị|xin|đăng\s+ký|yêu\s+cầu|tại|thì|nếu|(?:đối\s+)?với|để|cấp|khai|",
            r"của\s+(?:tổ\s+chức|cá\s+nhân|người|doanh\s+nghiệp|công\s+ty|thương\s+nhân|chủ|nhà\s+đầu\s+tư|công\s+dân|cơ\s+sở|hợp\s+tác|ngân\s+hàng\s+thương\s+mại|quỹ|hộ|bên)|",
            r"theo|quy\s+định|nêu\s+trên|trên)\b)"
        );
        Regex::new(pattern).expect("the pattern is constant")
    });
    let found = RECEIPT.captures(event)?;
    let group = |name| found.name(name).map_or("", |m| m.as_str());
    let end = found.get(0)?.end();
    if !group("who").is_empty() && !names_body(group("who")) {
        return None;
    }
    let rest = &event[end..];
    // A comma is missing: `theo quy định Chủ tịch Ủy ban nhân dân …`.
    if group("fee").is_empty() && !ON.is_match(rest) && !names_body(rest) {
        return None;
    }
    // `hồ sơ đề nghị thanh toán chi phí đầy đủ, hợp lệ`: that it is complete stands behind what it is for.
    let named = &rest[..rest.find([',', '.', ';', ':', '\n', '(']).unwrap_or(rest.len())];
    let behind =
        rest.starts_with(" đề nghị") && ["đầy đủ", "hợp lệ"].iter().any(|word| named.trim_end().ends_with(word));
    let complete = ["đủ", "hợp lệ", "đúng", "đáp ứng", "theo quy định", "theo đúng"];
    let said = |text: &str| complete.iter().any(|word| text.contains(word));
    let start = match (behind || said(group("how")) || said(group("what")), !group("fee").is_empty()) {
        (_, true) => StartEvent::CompleteDossierAndFee,
        (true, false) => StartEvent::CompleteDossier,
        (false, false) => StartEvent::Receipt,
    };
    Some((start, true, end))
}

fn notice(event: &str) -> Option<(StartEvent, bool, usize)> {
    static NOTICE: LazyLock<Regex> = LazyLock::new(|| {
        let pattern = r"^(?P<who>[^,;.:\n]{1,60}?\s)??(?:(?:có|nhận|nhận\s+được|ra|gửi|phát\s+hành|được)\s+)?(?:văn\s+bản\s+)?thông\s+báo\b(?:\s+(?:bằng\s+văn\s+bản|của\s+[^,;.:\n]{1,80}))?";
        Regex::new(pattern).expect("the pattern is constant")
    });
    let found = NOTICE.captures(event)?;
    let who = found.name("who").map_or("", |m| m.as_str());
    (who.is_empty() || names_body(who)).then_some((StartEvent::Notice, true, found.get(0)?.end()))
}

/// The words up to the end of the clause, and whether that end was seen.
fn phrase(event: &str) -> (usize, bool) {
    let mut from = 0;
    loop {
        let Some(at) = event[from..].find([',', ';', '.', ':', '\n', '(']).map(|at| from + at) else {
            let whole = event.len() < 200;
            return (if whole { event.len() } else { ahead(event, 0, 200) }, whole);
        };
        let rest = event[at + 1..].trim_start();
        let goes_on = event[at..].starts_with(',')
            && ["hợp lệ", "đầy đủ", "đúng quy định", "hợp pháp"].iter().any(|word| rest.starts_with(word));
        let goes_on =
            goes_on || event[at..].starts_with(',') && event[..at].ends_with("tổ chức") && rest.starts_with("cá nhân");
        let inside = event[at..].starts_with('.') && event[at + 1..].starts_with(|c: char| c.is_ascii_digit());
        if !goes_on && !inside {
            let clause = &event[..at];
            let end = [" thì ", " phải "].iter().filter_map(|word| clause.find(word)).min();
            return (end.unwrap_or(at), at < 200);
        }
        from = at + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::super::fold::fold;
    use super::*;

    fn read(text: &str) -> Option<(StartEvent, bool)> {
        start_at(text, &fold(text), 0).map(|r| (r.value, r.certain))
    }

    #[test]
    fn a_dossier_that_is_complete_is_another_event_than_one_that_came() {
        let cases = [
            (" kể từ ngày nhận đủ hồ sơ hợp lệ.", StartEvent::CompleteDossier),
            (", kể từ khi nhận được đầy đủ hồ sơ", StartEvent::CompleteDossier),
            (" kể từ ngày nhận được hồ sơ đầy đủ, hợp lệ, Sở Tư pháp cấp", StartEvent::CompleteDossier),
            (" kể từ ngày tiếp nhận hồ sơ, cơ quan", StartEvent::Receipt),
            (" tính từ ngày nhận được hồ sơ của tổ chức, cá nhân", StartEvent::Receipt),
            (" kể từ ngày nhận đủ hồ sơ hợp lệ và phí, lệ phí", StartEvent::CompleteDossierAndFee),
            (" kể từ ngày Cục Hải quan nhận được hồ sơ hợp lệ", StartEvent::CompleteDossier),
            (" kể từ ngày nhận được thông báo của Sở Y tế, doanh nghiệp", StartEvent::Notice),
            (" kể từ ngày có thông báo", StartEvent::Notice),
            (" kể từ ngày cơ quan tiếp nhận hồ sơ nhận đủ hồ sơ hợp lệ", StartEvent::CompleteDossier),
            (" kể từ ngày nhận đủ hồ sơ theo quy định Chủ tịch Ủy ban nhân dân cấp tỉnh", StartEvent::CompleteDossier),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text), Some((expected, true)), "{text}");
        }
    }

    #[test]
    fn another_event_is_kept_in_its_words() {
        let other = |words: &str| Some((StartEvent::Other(words.to_owned()), true));
        assert_eq!(read(" kể từ ngày nhận được hồ sơ trình phê duyệt;"), other("nhận được hồ sơ trình phê duyệt"));
        assert_eq!(read(" kể từ ngày họp hội đồng."), other("họp hội đồng"));
        assert_eq!(read(" kể từ ngày ký Quyết định"), other("ký Quyết định"));
        assert_eq!(read(" làm việc"), None);
        let list = read(" kể từ ngày nhận được văn bản của Bộ Quốc phòng, Bộ Công an, Sở Y tế");
        assert_eq!(list.map(|(_, certain)| certain), Some(false), "a list is cut at its first comma");
    }
}
