//! What published records leave unsaid, say twice in two ways, or still say of the district level.

use std::sync::LazyLock;

use memchr::memmem::Finder;
use tthc_dsl::diagnostic::{Diagnostic, Severity, both};
use tthc_dsl::tree::{Amount, Duration, TimeUnit};
use tthc_dsl::{Lang, Span, fold};

use super::levels::ABOLISHED;
use super::time::limits;
use super::{Check, Rule};
use crate::model::{Condition, Fee, FeeAmount, Limit, LimitAmount, Procedure, published_figure};
use crate::show;

/// What a publication says of fees.
const OF_FEES: &str = "63/2010/NĐ-CP điều 8 khoản 2 điểm h";

pub(super) const UNREAD: Rule = Rule {
    id: "VN-037",
    severity: Severity::Warning,
    title: ("Thời hạn hoặc phí chưa được mã hóa", "Time limit or fee not formalised"),
    law: "63/2010/NĐ-CP điều 8 khoản 2 điểm đ",
    why: (
        "Thời hạn giải quyết phải là một khoảng thời gian có đơn vị, phí phải là một mức thu. Con số không có đơn vị hay lời văn chung chung thì người dân không biết ngày trả kết quả và số tiền phải nộp.",
        "A time limit is a period with a unit, a fee an amount. From a figure without a unit or a general phrase nobody can tell the day of the result or the sum to pay.",
    ),
    fix: (
        "Đọc văn bản quy định và ghi giá trị thay cho `chưa mã hóa`; luật không nói gì thì ghi `không quy định`; nguồn không nêu thì thêm `ghi chú` nói vì sao.",
        "Read the law and write the value in place of `not formalised`; where the law says nothing write `unspecified`; where the sources do not say it add a `remark` with the reason.",
    ),
    read: true,
    good: "    thời hạn 3 ngày làm việc từ tiếp-nhận qua trực tiếp\n",
    bad: "    thời hạn chưa mã hóa \"3\" qua trực tiếp\n",
    check: Check::Procedure(unread),
};

pub(super) const CONTRADICTION: Rule = Rule {
    id: "VN-036",
    severity: Severity::Warning,
    title: ("Thời hạn, mức thu ghi hai nơi khác nhau", "Two places give different limits or fees"),
    law: "63/2010/NĐ-CP điều 8 khoản 2 điểm đ",
    why: (
        "Một thủ tục công bố thời hạn, mức thu ở ô số và nói lại trong lời văn, hoặc ở thủ tục và ở trường hợp. Hai nơi khác nhau thì cán bộ và người dân theo hai con số.",
        "A procedure gives its limit or fee as a figure and again in words, or for the procedure and for its case. Where they differ, officials and applicants follow two figures.",
    ),
    fix: (
        "Đối chiếu với văn bản quy định rồi sửa nơi sai; nếu là hai trường hợp khác nhau thì ghi điều kiện `khi …`.",
        "Compare both with the law and mend the wrong one; where they are two cases write the condition `when …`.",
    ),
    read: true,
    good: "    thời hạn 4 ngày làm việc từ tiếp-nhận qua bưu chính\n",
    bad: "    thời hạn 4 ngày làm việc từ tiếp-nhận qua bưu chính { nguyên văn \"06 ngày làm việc\" }\n",
    check: Check::Procedure(contradiction),
};

pub(super) const DISTRICT_TEXT: Rule = Rule {
    id: "VN-014",
    severity: Severity::Warning,
    title: ("Lời văn còn nêu cấp huyện", "The text still names the district level"),
    law: "72/2025/QH15 điều 1",
    why: (
        "Từ ngày 01/07/2025 không còn cấp huyện. Lời văn vẫn chỉ người dân đến ủy ban nhân dân huyện, quận thì người dân đến một cơ quan không còn.",
        "There has been no district level since 2025-07-01. A text that sends people to a district committee sends them to a body that is no more.",
    ),
    fix: (
        "Thay bằng cơ quan kế tục theo nghị định về thẩm quyền của lĩnh vực.",
        "Name the successor that the decree on the sector’s powers gives.",
    ),
    read: true,
    good: "tiếp-nhận \"Nhận hồ sơ\" bởi quyết định",
    bad: "tiếp-nhận \"Nhận hồ sơ của Ủy ban nhân dân cấp huyện\" bởi quyết định",
    check: Check::Procedure(district_text),
};

pub(super) const UNKNOWN_BASIS: Rule = Rule {
    id: "VN-024",
    severity: Severity::Warning,
    title: ("Căn cứ không rõ văn bản nào", "A legal basis that names no known instrument"),
    law: "63/2010/NĐ-CP điều 15 khoản 1",
    why: (
        "Bản công bố phải nêu văn bản quy phạm pháp luật quy định thủ tục. Số hiệu cụt, dính vào nhau hoặc trái với tên văn bản thì không ai tra được căn cứ.",
        "A publication names the legal text that lays the procedure down. From a number that is cut, glued together or at odds with the title nobody can find it.",
    ),
    fix: (
        "Đối chiếu với văn bản gốc, thêm số hiệu đúng vào `căn cứ` rồi bỏ dòng `văn bản công bố` này.",
        "Look the text up, add its right number to `basis`, and remove this `instrument as published`.",
    ),
    read: true,
    good: "    bản công bố { chỉ ghi số 123/2015/NĐ-CP }\n",
    bad: "    bản công bố { văn bản công bố \"2443/2024\" \"Luật số 43/2024/QH15\" }\n",
    check: Check::Procedure(unknown_basis),
};

fn unknown_basis(rule: &Rule, procedure: &Procedure, out: &mut Vec<Diagnostic>) {
    let numbers: Vec<&str> = procedure.bases.iter().map(|basis| basis.value.instrument.as_str()).collect();
    for (line, _) in procedure.record.cited(&numbers).into_iter().filter(|(_, number)| number.is_none()) {
        let said = if line.code.value.is_empty() { &line.name } else { &line.code.value };
        out.push(rule.finding(
            line.code.span,
            both(format!("không rõ “{said}” là văn bản nào"), format!("it is not clear which instrument “{said}” is")),
            both(
                "thêm số hiệu đúng vào `căn cứ` rồi bỏ dòng này",
                "add the right number to `basis`, then remove this line",
            ),
        ));
    }
}

fn fees(procedure: &Procedure) -> impl Iterator<Item = &Fee> {
    procedure.fees.value().into_iter().flatten().chain(procedure.cases.iter().flat_map(|case| &case.fees))
}

/// A gap with a remark is one that whoever wrote it knows of and has given the reason for.
fn unread(rule: &Rule, procedure: &Procedure, out: &mut Vec<Diagnostic>) {
    for limit in limits(procedure).filter(|limit| limit.remarks.is_empty()) {
        let LimitAmount::Unread(said) = &limit.amount else { continue };
        let figure = said.bytes().all(|byte| byte.is_ascii_digit());
        let (message, help) = if said == "1" {
            (
                both(
                    "thời hạn `1` không có đơn vị, có thể là số mặc định của Cổng",
                    "the time limit `1` has no unit and may be the portal’s default",
                ),
                both(
                    "lấy thời hạn trong văn bản quy định, không lấy số `1` này",
                    "take the limit from the law, not from this `1`",
                ),
            )
        } else if figure {
            (
                both(format!("thời hạn `{said}` không có đơn vị"), format!("the time limit `{said}` has no unit")),
                both(
                    format!("ghi đơn vị theo luật: `{said} ngày làm việc` hoặc `{said} ngày`"),
                    format!("write the unit that the law gives: `{said} working days` or `{said} days`"),
                ),
            )
        } else {
            (
                both("thời hạn này chỉ có lời văn", "this time limit is only told in words"),
                both(
                    "ghi `thời hạn <số> <đơn vị>`, hoặc chia thành trường hợp khi lời văn nêu nhiều thời hạn",
                    "write `time limit <number> <unit>`, or make cases where the words name several",
                ),
            )
        };
        out.push(rule.finding(limit.span, message, help));
    }
    // The same words stand at every way of filing; they are told once.
    let unread = |fee: &&Fee| matches!(fee.amount, FeeAmount::Unread(_)) && fee.remarks.is_empty();
    if let Some(fee) = fees(procedure).find(unread) {
        let finding = rule.finding(
            fee.span,
            both("mức thu này chỉ có lời văn", "this fee is only told in words"),
            both(
                "ghi mức thu bằng đồng, `không` hoặc `theo biểu`; nếu nguồn không nêu thì thêm `ghi chú` nói vì sao",
                "write the amount in VND, `none`, or `by tariff`; where the sources do not say it add a `remark` with the reason",
            ),
        );
        out.push(finding.law(OF_FEES));
    }
}

fn contradiction(rule: &Rule, procedure: &Procedure, out: &mut Vec<Diagnostic>) {
    for limit in limits(procedure) {
        let (LimitAmount::Within(own), Some(words)) = (&limit.amount, &limit.published) else { continue };
        let told = periods(words);
        let fits = |told: &Amount| {
            own.parts.contains(told) || limit.exceptions.iter().any(|exception| exception.within.parts.contains(told))
        };
        // The only period that the words name, or among several the one with the same figure and another unit.
        let same_figure = |told: &&Amount| own.parts.iter().any(|part| part.count == told.count);
        let other = match told.as_slice() {
            [only] => Some(only),
            several => several.iter().find(same_figure),
        };
        if let Some(other) = other.filter(|_| !told.iter().any(fits)) {
            out.push(differs(rule, limit.span, own, &Duration { parts: vec![*other] }, "lời văn", "the words"));
        }
    }
    for fee in fees(procedure) {
        let (FeeAmount::Dong(own), Some(words)) = (&fee.amount, &fee.published) else { continue };
        // Words that begin with the figure and explain it with one other: several are parts, cases or tiers.
        let repeats = published_figure(words) == Some(*own) && !explains(words, *own);
        if let ([first], true) = (sums(words).as_slice(), repeats && fee.discounts.is_empty())
            && first != own
        {
            let (vi, en) = (show::money(*own, Lang::Vi), show::money(*own, Lang::En));
            let finding = rule.finding(
                fee.span,
                both(
                    format!("mức thu ở đây là {vi}, lời văn ghi {}", show::money(*first, Lang::Vi)),
                    format!("the fee here is {en}, the words say {}", show::money(*first, Lang::En)),
                ),
                both("đối chiếu với văn bản quy định mức thu", "compare with the instrument that sets the fee"),
            );
            out.push(finding.law(OF_FEES));
        }
    }
    let own: Vec<&Limit> = procedure.limits.value().into_iter().flatten().collect();
    let [own] = own.as_slice() else { return };
    for limit in procedure.cases.iter().filter(|case| case.condition == Condition::Always).flat_map(|case| &case.limits)
    {
        if let (LimitAmount::Within(whole), LimitAmount::Within(case)) = (&own.amount, &limit.amount)
            && whole != case
            && own.condition == Condition::Always
            && procedure.cases.len() == 1
        {
            out.push(differs(rule, limit.span, case, whole, "thủ tục", "the procedure"));
        }
    }
}

fn differs(rule: &Rule, span: Span, here: &Duration, there: &Duration, vi: &str, en: &str) -> Diagnostic {
    let shown = |duration: &Duration, lang| show::duration(duration, lang);
    rule.finding(
        span,
        both(
            format!("thời hạn ở đây là {}, {vi} ghi {}", shown(here, Lang::Vi), shown(there, Lang::Vi)),
            format!("the limit here is {}, {en} say {}", shown(here, Lang::En), shown(there, Lang::En)),
        ),
        both(
            "đối chiếu với văn bản quy định; nếu là hai trường hợp thì ghi `khi …`",
            "compare with the law; where they are two cases write `when …`",
        ),
    )
}

/// The periods that a text names, each once: `05 (năm) ngày làm việc`, `24 giờ`.
fn periods(text: &str) -> Vec<Amount> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(|mark: char| !mark.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut out: Vec<Amount> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let Ok(count) = word.parse::<u32>() else { continue };
        // A number in letters may stand between the figure and its unit.
        let rest = words.get(at + 1..).unwrap_or_default();
        let rest = if text.contains('(') && !is_unit(rest) { rest.get(1..).unwrap_or_default() } else { rest };
        let unit = match rest {
            ["ngay", "lam", "viec", ..] => TimeUnit::WorkingDays,
            // `ngày 12 tháng 5` is a date.
            ["ngay", ..] => TimeUnit::Days,
            ["gio", "lam", "viec", ..] => TimeUnit::WorkingHours,
            ["gio", ..] => TimeUnit::Hours,
            ["thang", ..] if at == 0 || words[at - 1] != "ngay" => TimeUnit::Months,
            _ => continue,
        };
        let amount = Amount { count, unit };
        if count > 0 && !out.contains(&amount) {
            out.push(amount);
        }
    }
    out
}

/// The amounts in đồng that the words in brackets name; before them the record repeats its own figure.
fn sums(text: &str) -> Vec<i64> {
    let Some(at) = text.find('(') else { return Vec::new() };
    let words = &text[at..];
    let mut out = Vec::new();
    let mut rest = words;
    while let Some(start) = rest.find(|mark: char| mark.is_ascii_digit()) {
        let run = &rest[start..];
        let end = run.find(|mark: char| !mark.is_ascii_digit() && !matches!(mark, '.' | ',')).unwrap_or(run.len());
        let after = run[end..].trim_start();
        let dong = ["đồng", "đ/", "đ)", "đ ", "Đồng", "VNĐ", "VND", "Đ/"].iter().any(|money| after.starts_with(money));
        let digits: String = run[..end].chars().filter(char::is_ascii_digit).collect();
        out.extend(digits.parse::<i64>().ok().filter(|_| dong));
        rest = &run[end..];
    }
    out
}

/// Do the words in brackets say the amount again, with or without its unit?
fn explains(words: &str, dong: i64) -> bool {
    let inside = words.find('(').map_or("", |at| &words[at..]);
    let shown = show::money(dong, Lang::Vi);
    let figure = shown.split(' ').next().unwrap_or(&shown);
    inside.contains(figure) || inside.contains(&figure.replace('.', ","))
}

fn is_unit(words: &[&str]) -> bool {
    matches!(words.first(), Some(&("ngay" | "gio" | "thang")))
}

fn district_text(rule: &Rule, procedure: &Procedure, out: &mut Vec<Diagnostic>) {
    let validity = &procedure.validity;
    if validity.unreadable || validity.until.is_some_and(|until| until.value <= ABOLISHED) {
        return;
    }
    let mut look = |text: &str, span: Span| {
        if let Some(sentence) = of_district(text) {
            out.push(rule.finding(
                span,
                both(
                    format!("lời văn còn nêu cấp huyện: “{sentence}”"),
                    format!("the text names the district: “{sentence}”"),
                ),
                both(
                    "nêu cơ quan cấp xã hoặc cấp tỉnh kế tục",
                    "name the body of the commune or the province that follows it",
                ),
            ));
        }
    };
    for step in procedure.all_steps() {
        look(step.published.as_deref().unwrap_or(&step.name.vi), step.span);
    }
    if let Some(name) = procedure.name.spanned() {
        look(&name.value.vi, name.span);
    }
    if let Some(address) = &procedure.receiving_address {
        look(address, procedure.span);
    }
}

/// The words around a district authority that is to do something; what it issued in its time stays valid.
fn of_district(text: &str) -> Option<String> {
    const NAMES: [&str; 8] = [
        "cấp huyện",
        "nhân dân huyện",
        "nhân dân quận",
        "UBND huyện",
        "UBND quận",
        "Nhân dân huyện",
        "quận, huyện",
        "Cấp huyện",
    ];
    // Each of the names holds one of these words; few texts do.
    static WORDS: LazyLock<[Finder<'static>; 2]> = LazyLock::new(|| [Finder::new("huyện"), Finder::new("quận")]);
    if !WORDS.iter().any(|word| word.find(text.as_bytes()).is_some()) {
        return None;
    }
    text.split(['.', ';', '\n']).find_map(|sentence| {
        let at = NAMES.iter().find_map(|name| sentence.find(name))?;
        let past = ["trước ngày", "trước đây", "đã cấp", "đã được"].iter().any(|words| sentence.contains(words));
        (!past).then(|| excerpt(sentence, at))
    })
}

/// A few words on both sides.
fn excerpt(sentence: &str, at: usize) -> String {
    let before = sentence[..at].char_indices().rev().nth(30).map_or(0, |(at, _)| at);
    let before = if before == 0 { 0 } else { sentence[before..at].find(' ').map_or(before, |space| before + space) };
    let after = sentence[at..].char_indices().nth(50).map_or(sentence.len(), |(more, _)| at + more);
    // At the end of a word.
    let after = sentence[after..].find(' ').map_or(sentence.len(), |space| after + space);
    sentence[before..after].trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_out_of_words() {
        let shown = |text: &str| -> Vec<String> {
            periods(text).into_iter().map(|part| show::duration(&Duration { parts: vec![part] }, Lang::Vi)).collect()
        };
        assert_eq!(shown("Trong thời hạn 05 (năm) ngày làm việc"), ["5 ngày làm việc"]);
        assert_eq!(shown("20 ngày; không quá 20 ngày, gia hạn 24 giờ"), ["20 ngày", "24 giờ"]);
        assert_eq!(shown("theo Nghị định ngày 12 tháng 5 năm 2025"), [] as [&str; 0]);
        assert_eq!(shown("Điều 5 khoản 2"), [] as [&str; 0]);
    }

    #[test]
    fn sums_are_read_out_of_the_words_in_brackets() {
        assert_eq!(sums("1,500,000 Việt Nam Đồng(150.000 đồng/1 giấy.)"), [150_000]);
        assert_eq!(sums("5,000 VNĐ(nộp trực tuyến thu 7.000 đồng/lần; theo Thông tư 64/2025)"), [7_000]);
        assert_eq!(sums("5,000 VNĐ"), [] as [i64; 0]);
    }

    #[test]
    fn a_district_that_acts_is_told_and_one_of_the_past_is_not() {
        let told = |text: &str| of_district(text).is_some();
        assert!(told("Nộp tại Ủy ban nhân dân cấp huyện nơi cư trú."));
        assert!(told("Bước 1. Nộp hồ sơ.\nUBND quận xem xét"));
        assert!(!told("Giấy chứng nhận do Ủy ban nhân dân cấp huyện cấp trước ngày 01/7/2025"));
        assert!(!told("Nộp tại Ủy ban nhân dân cấp xã"));
    }
}
