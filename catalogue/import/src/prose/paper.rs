//! What the name of a paper says beside naming it: when it is asked for, in what form, and whether it is a paper at all.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::Reading;
use super::citation::{Citation, citations_in};
use super::fold::{ends_word, fold, trimmed};
use super::form::{FormNumber, form_numbers_in};

/// The name of a paper, read.
#[derive(Clone, Debug, PartialEq)]
pub struct PaperReading {
    /// `(nếu có)` of the whole paper.
    pub if_any: bool,
    /// When it is asked for, in the name's words.
    pub condition: Option<Reading<String>>,
    /// The papers of which one is enough; empty where the name lists none.
    pub either_or: Vec<Reading<String>>,
    /// A certified copy is asked for; doubtful where another form will do.
    pub certified_copy: Option<Reading<()>>,
    pub show: Option<Reading<Show>>,
    pub forms: Vec<Reading<FormNumber>>,
    pub citations: Vec<Reading<Citation>>,
    /// A note or a heading filed as a paper.
    pub is_note: bool,
}

/// How a paper is shown instead of filed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// `xuất trình`: it is shown, not filed.
    Present,
    /// A copy is filed and the original shown beside it.
    Compare,
}

pub fn paper(name: &str) -> PaperReading {
    let folded = fold(name);
    PaperReading {
        if_any: if_any(&folded),
        condition: condition(name, &folded),
        either_or: either_or(name, &folded),
        certified_copy: certified(&folded),
        show: show(&folded),
        forms: if folded.contains("mẫu") { form_numbers_in(name, &folded) } else { Vec::new() },
        citations: if folded.contains('/') { citations_in(name, &folded) } else { Vec::new() },
        is_note: is_note(&folded),
    }
}

const MARKS: [char; 14] = [' ', '\n', '\u{a0}', '.', ',', ';', ':', '-', '–', '+', '*', '•', '(', ')'];

fn if_any(folded: &str) -> bool {
    static COUNT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\)\s*[:;,]?\s*[0-9]{1,2}\s+(?:bản|bộ)\s+[^;.,()]{0,30}[.;]?\s*$").expect("the pattern is constant")
    });
    let name = if folded.contains("nếu có)") {
        COUNT.find(folded).map_or(folded, |count| &folded[..count.start()])
    } else {
        folded
    };
    let Some(named) = name.trim_end_matches(MARKS).strip_suffix("nếu có") else { return false };
    // Of several papers it may be said of the last alone.
    if ["ghi rõ", "nêu rõ", "trong đó"].iter().any(|word| named.contains(word)) {
        return false;
    }
    const PAPERS: [&str; 14] = [
        "bản sao",
        "bản chính",
        "bản gốc",
        "giấy",
        "hợp đồng",
        "văn bản",
        "tờ khai",
        "báo cáo",
        "quyết định",
        "biên bản",
        "danh sách",
        "chứng chỉ",
        "bản khai",
        "tài liệu",
    ];
    let next = |at: usize, joint: &str| {
        let rest = named[at + joint.len()..].trim_start();
        let rest = ["các ", "những "].iter().find_map(|many| rest.strip_prefix(many)).unwrap_or(rest);
        PAPERS.iter().any(|paper| rest.starts_with(paper))
    };
    [",", ";", " và ", " hoặc ", ":", "kèm theo ", "kèm "]
        .iter()
        .all(|joint| !named.match_indices(joint).any(|(at, _)| next(at, joint)))
}

fn condition(name: &str, folded: &str) -> Option<Reading<String>> {
    static LEAD: LazyLock<Regex> = LazyLock::new(|| {
        let pattern = r"^(?:[\s+*•–-]|[0-9a-zđ]{1,3}[.)/]|\([0-9ivxa-zđ]{1,4}\))*(trong\s+trường\s+hợp|đối\s+với|trường\s+hợp|nếu)\s";
        Regex::new(pattern).expect("the pattern is constant")
    });
    static INSIDE: LazyLock<Regex> = LazyLock::new(|| {
        let pattern = r"\(\s*(?:chỉ\s+)?(?:áp\s+dụng\s+)?(trong\s+trường\s+hợp|đối\s+với|trường\s+hợp|nếu)\s([^()]*(?:\([^()]*\)[^()]*)*)\)";
        Regex::new(pattern).expect("the pattern is constant")
    });
    static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\b(?:chỉ\s+)?(trong\s+trường\s+hợp|đối\s+với\s+(?:các\s+)?trường\s+hợp|đối\s+với|nếu)\s")
            .expect("the pattern is constant")
    });
    if !folded.contains("trường hợp") && !folded.contains("đối với") && !folded.contains("nếu") {
        return None;
    }
    let reading = |bytes: Range<usize>, certain| {
        let bytes = trimmed(name, bytes);
        let words = name[bytes.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
        (!words.is_empty()).then_some(Reading { value: words, bytes, certain })
    };
    if let Some(lead) = LEAD.captures(folded).and_then(|found| found.get(1)) {
        // `Trường hợp … thì …`, `Đối với …: …`: the condition ends where the paper begins.
        let rest = &folded[lead.start()..];
        let stop = [":", " thì ", ", hồ sơ", ", thành phần hồ sơ", ", kèm theo", ", gồm", ", bao gồm"]
            .iter()
            .filter_map(|mark| rest.find(mark))
            .min();
        return match stop {
            Some(stop) => {
                let said = rest[..stop].trim_end();
                // `Trường hợp 6:` names a case; `Đối với văn bản …` speaks of a paper; `… như:` goes on.
                let names = said.ends_with(|c: char| c.is_ascii_digit()) && said.len() < "đối với trường hợp 100".len()
                    || ["văn bản", "giấy", "hồ sơ", "tờ khai", "đơn ", "bản ", "tài liệu", "thông báo"].iter().any(
                        |paper| said.strip_prefix("đối với").is_some_and(|rest| rest.trim_start().starts_with(paper)),
                    );
                let open = ["như", "sau", "gồm", "sau đây"].iter().any(|word| said.ends_with(word));
                reading(
                    lead.start()..lead.start() + stop,
                    !names
                        && !open
                        && said.matches('(').count() == said.matches(')').count()
                        && !said.contains(['.', ';', '\n']),
                )
            }
            None => reading(
                lead.start()..folded.find([';', '\n']).filter(|at| *at > lead.start()).unwrap_or(folded.len()),
                false,
            ),
        };
    }
    let closing = |at: usize| folded[at..].trim_matches(MARKS).is_empty();
    // Two conditions, or several papers before the one, and it is not said which of them it is of.
    let of_whole = |start: usize| !folded[..start].contains(';');
    let mut inside = INSIDE.captures_iter(folded).filter(|found| {
        found.get(2).is_some_and(|m| {
            // `nếu có - bản chính` is no condition.
            let said = m.as_str().trim_start().strip_prefix("có").unwrap_or("x").trim_start();
            said.starts_with(char::is_alphanumeric)
        })
    });
    if let Some(first) = inside.next() {
        let (start, whole) = (first.get(1)?.start(), first.get(0)?);
        return reading(
            start..whole.end() - 1,
            closing(whole.end()) && of_whole(start) && !whole.as_str().contains(" thì "),
        );
    }
    let whole = |at: usize| {
        let rest = folded[at..].trim_start();
        rest.strip_prefix("có").is_some_and(|rest| !rest.trim_start().starts_with(char::is_alphanumeric))
    };
    let mut words = BEHIND.captures_iter(folded).filter_map(|found| found.get(1)).filter(|word| !whole(word.end()));
    let first = words.next()?;
    // `đối với trái phiếu … trong trường hợp …`: of the two the case is the condition.
    let behind = if first.as_str().contains("trường") {
        first
    } else {
        words.find(|word| word.as_str().contains("trường")).unwrap_or(first)
    };
    let rest = &folded[behind.start()..];
    let stop = rest.find([';', '\n']).or_else(|| rest.find(". ")).unwrap_or(rest.len());
    let change = ["nếu có thay đổi", "nếu thay đổi", "nếu có yêu cầu"].iter().any(|word| rest.starts_with(word));
    let sure = (behind.as_str().contains("trường") || change)
        && closing(behind.start() + stop)
        && !rest[..stop].contains(['(', ')', ':'])
        && !folded.contains(" hoặc ")
        && of_whole(behind.start());
    reading(behind.start()..behind.start() + stop, sure)
}

fn either_or(name: &str, folded: &str) -> Vec<Reading<String>> {
    static ONE_OF: LazyLock<Regex> = LazyLock::new(|| {
        let pattern = r"(?:một|01|1)\s+(?:\(một\)\s+)?trong\s+(?:(?:số|hai|ba|bốn|02|03|04|những|các|loại)\s+)*(?:giấy\s+tờ|tài\s+liệu|văn\s+bản|hồ\s+sơ|chứng\s+từ)[^:.;\n(]{0,80}?(sau\s+đây|sau|dưới\s+đây)?\s*:";
        Regex::new(pattern).expect("the pattern is constant")
    });
    let Some(found) = ONE_OF.captures(folded) else { return Vec::new() };
    let from = found.get(0).map_or(0, |m| m.end());
    // A sentence behind the list is no paper of it.
    let list = from..folded[from..].find(". ").map_or(folded.len(), |at| from + at);
    // Over several lines, a list of another kind may go on behind it.
    let certain =
        found.get(1).is_some() && !folded[list.clone()].contains('\n') && list.end + 2 >= folded.trim_end().len();
    let mut out = Vec::new();
    let mut start = list.start;
    for (at, mark) in name[list.clone()]
        .char_indices()
        .filter(|(_, c)| matches!(c, ';' | '\n'))
        .map(|(at, c)| (list.start + at, c.len_utf8()))
        .chain([(list.end, 0)])
    {
        let bytes = without_marker(folded, trimmed(name, start..at));
        start = at + mark;
        if bytes.len() > 3 {
            out.push(Reading { value: name[bytes.clone()].to_owned(), bytes, certain });
        }
    }
    if out.len() < 2 {
        out.clear();
    }
    out
}

/// Without `a)`, `1.`, `hoặc` before it.
fn without_marker(folded: &str, bytes: Range<usize>) -> Range<usize> {
    static MARKER: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:(?:[0-9]{1,2}|[a-zđ]|[ivx]{1,4})[.)]\s*|hoặc\s+)+").expect("the pattern is constant")
    });
    let start = bytes.start + MARKER.find(&folded[bytes.clone()]).map_or(0, |m| m.end());
    start.min(bytes.end)..bytes.end
}

fn certified(folded: &str) -> Option<Reading<()>> {
    static COPY: LazyLock<Regex> = LazyLock::new(|| {
        let pattern =
            r"(?:bản\s+sao|bản\s+sao\s+hợp\s+lệ|sao\s+y)\s+(?:\(?\s*)?(?:có\s+|được\s+)?(?:công\s+chứng|chứng\s+thực)";
        Regex::new(pattern).expect("the pattern is constant")
    });
    if !folded.contains("chứng") {
        return None;
    }
    let found = COPY.find(folded)?;
    let sentence = &folded[..folded[found.end()..].find(['.', ';']).map_or(folded.len(), |at| found.end() + at)];
    let other = [
        "hoặc bản",
        "hoặc xuất trình",
        "bản chụp",
        "hoặc nộp",
        "hoặc chứng",
        "bản chính hoặc",
        "hoặc bản sao",
        "bản sao hoặc",
    ]
    .iter()
    .any(|word| sentence.contains(word));
    // At the beginning or in brackets it is said of the paper; elsewhere it may be of another, or of none.
    let lead = folded[..found.start()].trim_end();
    let of_paper = lead.ends_with('(') || lead.trim_matches(MARKS).chars().count() <= 3;
    Some(Reading { value: (), bytes: found.range(), certain: of_paper && !other })
}

fn show(folded: &str) -> Option<Reading<Show>> {
    let compare =
        folded.find("đối chiếu").filter(|_| ["bản chính", "bản gốc"].iter().any(|word| folded.contains(word)));
    if let Some(at) = compare {
        // `hoặc` gives another way, in which nothing is compared.
        let plain = !folded.contains("hoặc") && !folded.contains(';') && !folded.contains("trường hợp");
        return Some(Reading { value: Show::Compare, bytes: at..at + "đối chiếu".len(), certain: plain });
    }
    let at = folded.find("xuất trình")?;
    let end = at + "xuất trình".len();
    let lead = folded[..at].trim_matches(MARKS).trim();
    // `hoặc xuất trình` is one of two ways; further in, it may speak of another paper.
    let first =
        lead.is_empty() || lead.chars().count() <= 3 || matches!(lead, "giấy tờ" | "giấy tờ phải" | "các giấy tờ phải");
    Some(Reading {
        value: Show::Present,
        bytes: at..end,
        certain: first && ends_word(folded, end) && !folded.contains("nộp"),
    })
}

fn is_note(folded: &str) -> bool {
    let words = folded.trim_start_matches(MARKS);
    let begins = ["lưu ý", "ghi chú", "chú ý", "chú thích"]
        .iter()
        .any(|word| words.strip_prefix(word).is_some_and(|rest| ends_word(rest, 0)));
    begins || folded.trim_end().ends_with(':') && !folded.contains(" thì ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn if_any_is_said_of_the_whole() {
        assert!(paper("4- Các tài liệu khác có liên quan (nếu có).").if_any);
        assert!(paper("Văn bản ủy quyền, nếu có;").if_any);
        assert!(!paper("Danh sách hành khách (nếu có thay đổi) theo mẫu").if_any);
        assert!(!paper("Bản khai (nếu có) và hợp đồng").if_any);
        assert!(!paper("Bản chính Giấy phép và bản chính các tài liệu kèm theo (nếu có);").if_any);
        assert!(paper("c) Hóa đơn thương mại (nếu có): 01 bản chụp;").if_any);
    }

    #[test]
    fn conditions_are_kept_in_their_words() {
        let read = |name: &str| paper(name).condition.map(|r| (r.value, r.certain));
        let certain = |words: &str| Some((words.to_owned(), true));
        assert_eq!(read("Giấy phép (đối với trường hợp cấp lại);"), certain("đối với trường hợp cấp lại"));
        assert_eq!(read("Trường hợp ủy quyền: văn bản ủy quyền"), certain("Trường hợp ủy quyền"));
        assert_eq!(
            read("Văn bản ủy quyền trong trường hợp ủy quyền nộp hồ sơ."),
            certain("trong trường hợp ủy quyền nộp hồ sơ")
        );
        assert_eq!(read("Danh sách (nếu có thay đổi)"), certain("nếu có thay đổi"));
        assert_eq!(read("Tài liệu (nếu có)"), None);
        assert_eq!(read("Bản kê khai (nếu có - bản chính)"), None);
        let doubtful = [
            "Trường hợp 6: Xác nhận điều kiện",
            "Đối với văn bản ủy quyền: bản chính",
            "Hợp đồng (trường hợp nộp nhiều lần thì gửi một lần)",
            "Quyết định (đối với dự án); hợp đồng (đối với hộ)",
            "Đối với công trình ảnh hưởng đến hàng hải như: cầu",
        ];
        for name in doubtful {
            assert_eq!(read(name).map(|r| r.1), Some(false), "{name}");
        }
        assert_eq!(read("Đơn, trừ trường hợp quy định tại khoản 1"), None);
        assert_eq!(read("Quyết định áp dụng đối với doanh nghiệp").map(|r| r.1), Some(false));
    }

    #[test]
    fn alternatives_are_only_those_that_are_listed() {
        let read = paper("Một trong các giấy tờ sau: a) Giấy khai sinh; b) Hộ chiếu; hoặc c) Thẻ căn cước.");
        let names: Vec<_> = read.either_or.iter().map(|r| r.value.as_str()).collect();
        assert_eq!(names, ["Giấy khai sinh", "Hộ chiếu", "Thẻ căn cước"]);
        assert!(paper("Giấy khai sinh hoặc hộ chiếu").either_or.is_empty());
    }

    #[test]
    fn the_form_of_a_copy() {
        assert!(paper("Bản sao có chứng thực Giấy khai sinh").certified_copy.is_some_and(|r| r.certain));
        let either = paper("Bản sao có chứng thực hoặc bản chụp kèm bản chính để đối chiếu");
        assert!(either.certified_copy.is_some_and(|r| !r.certain));
        assert_eq!(either.show.map(|r| r.value), Some(Show::Compare));
        assert_eq!(paper("- Xuất trình hộ chiếu").show.map(|r| (r.value, r.certain)), Some((Show::Present, true)));
        assert_eq!(paper("Bản sao giấy phép").certified_copy, None);
    }

    #[test]
    fn notes_and_headings_are_no_papers() {
        for name in ["* Lưu ý: nộp bản chính", "Ghi chú", "Hồ sơ gồm:", "- Chú ý."] {
            assert!(paper(name).is_note, "{name}");
        }
        assert!(!paper("Giấy ghi chú của tàu").is_note);
    }
}
