//! What a period is for, and whose time it is, by the words around it.

use tthc_dsl::tree::TimeUnit;

use super::super::Reading;
use super::super::actor::{Actor, subject_at};
use super::super::fold::ahead;
use super::{Party, Sense, last_word};

/// Words right before a period, and what they say of it.
const CUES: [(&str, Cue); 40] = [
    ("trong thời hạn", Cue::Within),
    ("trong thời gian", Cue::Within),
    ("trong vòng", Cue::Within),
    ("thời hạn", Cue::Within),
    ("thời gian", Cue::Within),
    ("chậm nhất", Cue::Within),
    ("muộn nhất", Cue::Within),
    ("không quá", Cue::Within),
    ("không vượt quá", Cue::Within),
    ("tối đa", Cue::Within),
    ("giải quyết", Cue::Within),
    ("trong", Cue::Within),
    ("thời hạn giải quyết", Cue::Within),
    ("thời gian giải quyết", Cue::Within),
    ("không", Cue::Filler),
    ("là", Cue::Filler),
    ("khoảng", Cue::Filler),
    ("cho", Cue::Filler),
    ("với", Cue::Filler),
    ("tổng", Cue::Filler),
    ("nhất", Cue::Filler),
    ("hồ sơ", Cue::Filler),
    ("vòng", Cue::Filler),
    ("nhưng", Cue::Filler),
    ("thêm", Cue::Added),
    ("tăng thêm", Cue::Added),
    ("kéo dài", Cue::Added),
    ("sau", Cue::After),
    ("quá", Cue::After),
    ("hết", Cue::After),
    ("trước", Cue::Ahead),
    ("ít nhất", Cue::AtLeast),
    ("tối thiểu", Cue::AtLeast),
    ("trên", Cue::AtLeast),
    ("đủ", Cue::AtLeast),
    ("không dưới", Cue::AtLeast),
    ("niêm yết", Cue::Posted),
    ("niêm yết công khai", Cue::Posted),
    ("liên tục", Cue::Past),
    ("dưới", Cue::Past),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Cue {
    Within,
    Filler,
    Added,
    After,
    Ahead,
    AtLeast,
    Posted,
    Past,
}

pub(super) fn sense(before: &str, after: &str, unit: TimeUnit, counted: bool) -> (Sense, bool) {
    let mut cues = Vec::new();
    let mut rest = before;
    let mut marked = false;
    for _ in 0..6 {
        rest = rest.trim_end_matches([' ', '(']);
        let bare = rest.trim_end_matches(':').trim_end();
        marked |= bare.len() < rest.len() || rest.is_empty() || rest.ends_with(['\n', '-', '+', ';', '.']);
        let cue = CUES.iter().filter(|(word, _)| last_word(bare, word)).max_by_key(|(word, _)| word.len());
        let Some((word, cue)) = cue else { break };
        // In front of a colon stands what the period is for, not how it counts.
        if bare.len() < rest.len() && !matches!(cue, Cue::Within | Cue::Filler) {
            break;
        }
        rest = &bare[..bare.len() - word.len()];
        cues.push(*cue);
    }
    let has = |cue| cues.contains(&cue);
    let sentence = &before[before.rfind(['\n', ';', '.']).map_or(0, |at| at + 1)..];
    let clause = &before[before.rfind(['\n', ';', '.', ',']).map_or(0, |at| at + 1)..];
    let says = |words: &[&str]| words.iter().any(|word| clause.contains(word));
    let next = after.trim_start_matches([' ', ',']);
    let follows = |words: &[&str]| words.iter().any(|word| next.starts_with(word));

    if follows(&["trước ", "trở về trước"]) || has(Cue::Ahead) {
        return (Sense::Ahead, true);
    }
    if has(Cue::Posted) || says(&["niêm yết"]) {
        return (Sense::Posting, true);
    }
    if says(&[
        "có hiệu lực",
        "hiệu lực",
        "có giá trị",
        "giá trị sử dụng",
        "thời hạn của",
        "thời hạn sử dụng",
        "thời hạn hoạt động",
        "thời hạn lưu",
        "có thời hạn",
        "thời hạn bảo hộ",
        "thời hạn giấy phép",
    ]) && !says(&["hết hiệu lực"])
    {
        return (Sense::Validity, true);
    }
    if has(Cue::Added)
        || says(&[
            "kéo dài",
            "dài hơn",
            "tăng thêm",
            "gia hạn thêm",
            "gia hạn 01 lần",
            "gia hạn một lần",
            "có thể gia hạn",
            "được gia hạn",
        ])
        || clause.trim_start().starts_with("nhưng") && ["kéo dài", "dài hơn"].iter().any(|word| sentence.contains(word))
    {
        return (Sense::Extension, true);
    }
    if has(Cue::AtLeast) || follows(&["trở lên", "tuổi"]) {
        return (Sense::Minimum, true);
    }
    if has(Cue::Past)
        || follows(&["liền kề", "gần nhất", "liên tục", "kinh nghiệm", "tính đến", "liên tiếp", "qua"])
        || says(&["kinh nghiệm"])
    {
        return (Sense::Past, true);
    }
    if has(Cue::After) && !(has(Cue::Within) && cues.first() == Some(&Cue::After) && cues.get(1) == Some(&Cue::Within))
    {
        return (Sense::Elapsed, true);
    }
    // A fraction of the time, or one time of many.
    if follows(&["/", "một lần", "1 lần", "01 lần"])
        || says(&["định kỳ", "mỗi ", "hàng năm", "hàng tháng", "hàng quý", "hằng ", " lần trong"])
    {
        return (Sense::Unclear, false);
    }
    let within = has(Cue::Within);
    let counted = counted || follows(&["kể từ", "tính từ"]);
    // Either the time to give a notice or the time for which it hangs.
    if says(&["thời hạn thông báo", "công khai"]) {
        return (Sense::TimeLimit, false);
    }
    let alone = rest.trim().is_empty() && next.trim_end_matches(['.', ';', ' ', '\n']).is_empty();
    match unit {
        TimeUnit::WorkingDays | TimeUnit::WorkingHours if within || counted || marked || alone => {
            (Sense::TimeLimit, true)
        }
        TimeUnit::Days if within || counted || alone || (marked && follows(&["đối với", ";", ".", "\n", "("])) => {
            (Sense::TimeLimit, true)
        }
        TimeUnit::Hours if within || (counted && marked) || alone => (Sense::TimeLimit, true),
        TimeUnit::Months
            if alone || counted && says(&["trong thời hạn", "trong vòng", "trong thời gian", "giải quyết"]) =>
        {
            (Sense::TimeLimit, true)
        }
        TimeUnit::SameDay if alone || counted => (Sense::TimeLimit, true),
        TimeUnit::SameDay => (
            Sense::TimeLimit,
            before.trim_end().ends_with("ngay") || within || marked || says(&["giải quyết", "trả kết quả"]),
        ),
        TimeUnit::Months | TimeUnit::Years if !within => (Sense::Unclear, false),
        _ => (Sense::TimeLimit, false),
    }
}

/// Whose time it is: the words before it name the work, or the clause behind it names who acts.
pub(super) fn party(text: &str, folded: &str, before: &str, end: usize) -> Option<Party> {
    let sentence = &before[before.rfind(['\n', ';', '.']).map_or(0, |at| at + 1)..];
    let term = sentence.rfind("thời hạn").map(|at| sentence[at + "thời hạn".len()..].trim_start());
    let work = |words: &[&str]| term.is_some_and(|term| words.iter().any(|word| term.starts_with(word)));
    if work(&["bổ sung", "hoàn thiện", "chỉnh sửa", "sửa đổi", "nộp", "khắc phục"]) {
        return Some(Party::Applicant);
    }
    if work(&[
        "giải quyết",
        "thẩm định",
        "kiểm tra",
        "xem xét",
        "tiếp nhận",
        "trả",
        "cấp",
        "xử lý",
        "phê duyệt",
        "thẩm tra",
        "ra quyết định",
    ]) {
        return Some(Party::Agency);
    }
    // Past the rest of the start event: `kể từ ngày …, Sở Tư pháp cấp …`.
    let window = &folded[end..ahead(folded, end, 160)];
    let stop = window.find(['.', ';', '\n', ':']).unwrap_or(window.len());
    let clause = &window[..stop];
    let mut at = 0;
    loop {
        let named = |actor: &Reading<Actor>| actor.certain || actor.value != Actor::Applicant;
        if let Some(actor) = subject_at(text, folded, end + at).filter(named) {
            return Some(match actor.value {
                Actor::Applicant => Party::Applicant,
                Actor::Body(_) => Party::Agency,
            });
        }
        at += clause[at..].find(',')? + 1;
    }
}
