//! Who acts in a sentence: the applicant or a body.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::Reading;
use super::fold::{ahead, ends_word};

/// Who does what a step says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Who files the dossier, whatever the sentence calls them.
    Applicant,
    /// A body or office holder, as named.
    Body(String),
}

/// Words with which the name of a body or an office holder begins.
const BODIES: [&str; 59] = [
    "bộ trưởng",
    "bộ phận",
    "bộ ",
    "sở ",
    "ủy ban",
    "uỷ ban",
    "ubnd",
    "ubcknn",
    "cục ",
    "cục trưởng",
    "chi cục",
    "tổng cục",
    "cơ quan",
    "trung tâm phục vụ",
    "trung tâm hành chính",
    "phòng cảnh sát",
    "phòng quản lý",
    "phòng kinh tế",
    "phòng tư pháp",
    "phòng chuyên môn",
    "phòng nông nghiệp",
    "phòng văn hóa",
    "văn phòng đăng ký",
    "văn phòng bộ",
    "công an",
    "tòa án",
    "thủ tướng",
    "chủ tịch ủy ban",
    "chủ tịch uỷ ban",
    "chủ tịch ubnd",
    "chủ tịch nước",
    "thống đốc",
    "ngân hàng nhà nước",
    "hội đồng",
    "cảng vụ",
    "ban quản lý",
    "kho bạc",
    "bảo hiểm xã hội",
    "chính phủ",
    "cán bộ",
    "công chức",
    "thủ trưởng",
    "chỉ huy",
    "bộ đội biên phòng",
    "biên phòng",
    "đồn biên phòng",
    "trạm ",
    "giám đốc sở",
    "giám đốc công an",
    "người có thẩm quyền",
    "thanh tra",
    "vụ ",
    "hđnd",
    "tổng cục trưởng",
    "đơn vị chuyên môn",
    "đơn vị hải quan",
    "cấp có thẩm quyền",
    "viện kiểm sát",
    "giám đốc ngân hàng nhà nước",
];

/// Words with which an applicant is named.
const APPLICANTS: [&str; 45] = [
    "tổ chức, cá nhân",
    "cá nhân, tổ chức",
    "tổ chức, doanh nghiệp",
    "tổ chức tín dụng",
    "tổ chức đề nghị",
    "tổ chức kinh tế",
    "tổ chức hành nghề",
    "tổ chức phát hành",
    "cá nhân",
    "doanh nghiệp",
    "công ty",
    "người nộp",
    "người yêu cầu",
    "người đề nghị",
    "người khai",
    "người đăng ký",
    "người làm thủ tục",
    "người có nhu cầu",
    "người nhập khẩu",
    "người sử dụng đất",
    "công dân",
    "thương nhân",
    "chủ đầu tư",
    "chủ dự án",
    "nhà đầu tư",
    "chủ sở hữu",
    "chủ phương tiện",
    "chủ tàu",
    "chủ xe",
    "hộ kinh doanh",
    "hợp tác xã",
    "tổ chức có nhu cầu",
    "tổ chức có yêu cầu",
    "hãng hàng không",
    "chủ rừng",
    "chủ cơ sở",
    "người nhận con nuôi",
    "người dự thi",
    "học viên",
    "ngân hàng thương mại",
    "ngân hàng hợp tác xã",
    "chi nhánh ngân hàng nước ngoài",
    "quỹ tín dụng nhân dân",
    "tổ chức tài chính vi mô",
    "người có yêu cầu",
];

/// Does this begin with the name of a body?
pub(super) fn names_body(folded: &str) -> bool {
    let folded = folded.trim_start();
    // A set of papers is no ministry.
    if folded.starts_with("bộ hồ sơ") {
        return false;
    }
    BODIES.iter().any(|name| folded.strip_prefix(name).is_some_and(|rest| name.ends_with(' ') || ends_word(rest, 0)))
}

/// The length of the words with which this names an applicant.
fn applicant(folded: &str) -> Option<usize> {
    let named = |name: &&&str| folded.strip_prefix(**name).is_some_and(|rest| ends_word(rest, 0));
    APPLICANTS.iter().filter(named).map(|name| name.len()).max()
}

/// The subject of the clause that begins at `at`. Certain if its end is seen: a verb of doing stands behind it.
pub(super) fn subject_at(text: &str, folded: &str, at: usize) -> Option<Reading<Actor>> {
    let start = at + (folded[at..].len() - folded[at..].trim_start_matches([' ', '\n', '-', '+', '*', '•', ',']).len());
    let window = &folded[start..ahead(folded, start, 260)];
    let body = names_body(window);
    if let Some(named) = applicant(window) {
        // `Cá nhân: 01 bộ` heads a list.
        let heads = window[named..].trim_start().starts_with(':');
        let verb = extent(window);
        // With a body behind the comma the applicant stands in the words before, not at the head of the clause.
        if verb.is_none() && window[named..].trim_start().strip_prefix(',').is_some_and(names_body) {
            return None;
        }
        let length = verb.as_ref().map_or(named, |(length, _)| *length);
        let reading = Reading { value: Actor::Applicant, bytes: start..start + length, certain: verb.is_some() };
        return (!heads).then_some(reading);
    }
    let (length, verb) = extent(window)?;
    let bytes = start..start + length;
    if body {
        // `Người có thẩm quyền công nhận khu vực biển có trách nhiệm …`: the verb is part of the name.
        let clause = &window[length..window.find([',', '.', ';', '\n']).unwrap_or(window.len()).max(length)];
        let power =
            window[..length].ends_with("có thẩm quyền") && clause.rfind(" có trách nhiệm").is_some_and(|at| at > 0);
        return Some(Reading {
            value: Actor::Body(text[bytes.clone()].split_whitespace().collect::<Vec<_>>().join(" ")),
            certain: whole(&window[..length]) && !power,
            bytes,
        });
    }
    // Only who applies files a dossier.
    let files = window[verb].starts_with("nộp");
    const OTHERWISE: [&str; 22] = [
        "trường hợp",
        "nếu",
        "khi",
        "sau",
        "đối với",
        "việc",
        "hồ sơ",
        "các ",
        "trong",
        "kể từ",
        "căn cứ",
        "trước",
        "cách",
        "nơi",
        "địa",
        "hình thức",
        "thời",
        "trực tiếp",
        "ngay",
        "đồng thời",
        "hoặc",
        "và ",
    ];
    let named = !OTHERWISE.iter().any(|word| window.starts_with(word));
    (files && named && length < 80).then(|| Reading::certain(Actor::Applicant, bytes))
}

/// Is this name of a body one that ends where it seems to end?
fn whole(name: &str) -> bool {
    // `Cơ quan` alone, or a name that stops at a word that joins, goes on behind the verb that was found.
    !["cơ quan", "bộ", "sở", "cục", "phòng", "hội đồng", "đơn vị", "ủy ban", "trạm", "vụ"].contains(&name)
        && ![
            " và",
            " có",
            " được",
            " thuộc",
            " của",
            " cấp",
            " hoặc",
            " về",
            " theo",
            " thực hiện",
            " tổ chức",
            " giao",
            " nhiệm vụ",
            " quyền",
            " đăng",
            " thừa",
            " chỉ",
            " thiết",
            " nơi",
            " cục",
            " việc",
            " ngày",
        ]
        .iter()
        .any(|word| name.ends_with(word) && !name.ends_with(" có thẩm quyền"))
        && !name.contains(" được ")
        && ![" vào ", " giấy "].iter().any(|word| name.contains(word))
        && name.chars().count() <= 90
}

/// How far the name at the beginning reaches, and where the verb behind it stands.
fn extent(window: &str) -> Option<(usize, Range<usize>)> {
    static VERB: LazyLock<Regex> = LazyLock::new(|| {
        let pattern = concat!(
            r"\s(?:có\s+trách\s+nhiệm|chịu\s+trách\s+nhiệm|có\s+văn\s+bản|có\s+nhu\s+cầu|có\s+yêu\s+cầu|phải|sẽ|thực\s+hiện|tiến\s+hành|",
            r"tiếp\s+nhận|kiểm\s+tra|xem\s+xét|thẩm\s+định|trình|gửi|thông\s+báo|quyết\s+định|nộp|chuẩn\s+bị|lập|ban\s+hành|",
            r"báo\s+cáo|trả|hướng\s+dẫn|phối\s+hợp|chủ\s+trì|thụ\s+lý|xử\s+lý|phê\s+duyệt|chuyển|công\s+bố|căn\s+cứ|cập\s+nhật|",
            r"lấy\s+ý\s+kiến|xác\s+nhận|đối\s+chiếu|họp|hoàn\s+thiện|bổ\s+sung|đến|đề\s+nghị|yêu\s+cầu|tổ\s+chức|ký\s+(?:giấy|quyết|ban|duyệt|xác|văn|và)|điều\s+chỉnh|ghi\s+nhận|ghi|tra\s+cứu|chỉ\s+đạo|in\s+(?:trích|giấy|phiếu|thẻ|sổ|bản)|thẩm\s+tra|phân\s+công|bàn\s+giao|đăng\s+nhập|",
            r"đã|sau\s+khi|phản\s+hồi|thống\s+nhất|giao\s+(?:cơ|đơn|sở|nhiệm|cho|chủ)|hoàn\s+thành|có\s+ý\s+kiến|có\s+công\s+văn|sửa\s+đổi|",
            r"chủ\s+động|trong\s+thời|thu\s+(?:thuế|lệ\s+phí|phí)|có\s+thông\s+báo|chịu|bảo\s+đảm|",
            r"thu\s+hồi|công\s+nhận|cho\s+phép|thanh\s+toán|chi\s+trả|gia\s+hạn|hủy|đình\s+chỉ|cung\s+cấp|công\s+khai|tham\s+mưu|đề\s+xuất|rút|lưu|đóng\s+dấu|mở|tổng\s+hợp|thành\s+lập|bố\s+trí|ủy\s+quyền|ra\s+(?:quyết\s+định|thông\s+báo|văn\s+bản)|",
            r"cấp\s+(?:giấy|phép|lại|đổi|mới|chứng|thẻ|mã|bản|biển|tem|quyết|hộ\s+chiếu|phiếu)|",
            r"nghiên\s+cứu|đăng\s+tải|niêm\s+yết|xác\s+minh|rà\s+soát|đánh\s+giá|nhận\s+(?:hồ\s+sơ|được|kết\s+quả)|từ\s+chối|chấp\s+thuận|giải\s+quyết)\b"
        );
        Regex::new(pattern).expect("the pattern is constant")
    });
    static NAME: LazyLock<Regex> = LazyLock::new(|| {
        // Verbs that are part of what a body is called.
        let pattern = concat!(
            r"^(?:trung\s+tâm\s+phục\s+vụ\s+hành\s+chính\s+công(?:\s+cấp\s+(?:tỉnh|xã))?|bộ\s+phận\s+(?:một\s+cửa|tiếp\s+nhận(?:\s+và\s+trả\s+kết\s+quả)?)|",
            r"(?:cán\s+bộ|công\s+chức|người|cơ\s+quan|đơn\s+vị)(?:\s*,\s*(?:cán\s+bộ|công\s+chức|viên\s+chức|đơn\s+vị))*",
            r"(?:\s+(?:tiếp\s+nhận(?:\s+hồ\s+sơ)?|thu\s+nhận\s+thông\s+tin(?:\s+công\s+dân)?|đăng\s+ký\s+(?:kinh\s+doanh|đầu\s+tư|phương\s+tiện|tàu\s+biển|tàu\s+cá|xe|cư\s+trú|hộ\s+tịch)|",
            r"thẩm\s+định(?:\s+hồ\s+sơ)?|giải\s+quyết(?:\s+thủ\s+tục\s+hành\s+chính|\s+hồ\s+sơ|\s+ttht)?|có\s+thẩm\s+quyền(?:\s+cấp\s+(?:giấy\s+phép|giấy\s+chứng\s+nhận))?|kiểm\s+tra|",
            r"nộp\s+(?:thuế|hồ\s+sơ)|yêu\s+cầu|đề\s+nghị|làm\s+thủ\s+tục|khai\s+(?:thuế|hải\s+quan)))?|",
            r"(?:cục|chi\s+cục)\s+đăng\s+kiểm|văn\s+phòng\s+đăng\s+ký\s+đất\s+đai|(?:ủy|uỷ)\s+ban\s+nhân\s+dân\s+cấp\s+(?:tỉnh|xã|huyện)|ubnd\s+cấp\s+(?:tỉnh|xã|huyện)|",
            r"chủ\s+tịch\s+(?:(?:ủy|uỷ)\s+ban\s+nhân\s+dân|ubnd)\s+cấp\s+(?:tỉnh|xã)|tổ\s+chức(?:\s*,\s*cá\s+nhân|\s+tín\s+dụng|\s+đề\s+nghị|\s+kinh\s+tế|\s+phát\s+hành|\s+hành\s+nghề)?|",
            r"cá\s+nhân(?:\s*,\s*tổ\s+chức)?|cấp\s+có\s+thẩm\s+quyền|công\s+an\s+cấp\s+(?:tỉnh|xã))"
        );
        Regex::new(pattern).expect("the pattern is constant")
    });
    let known = NAME.find(window).map_or(0, |name| name.end());
    let verb = VERB.find_at(window, known)?;
    let length = verb.start();
    // A clause ends where a sentence does; a name holds no open bracket, and a comma only in a list of applicants.
    let name = &window[known..length];
    // `của doanh nghiệp, Thống đốc … ban hành`: behind the comma another acts.
    let bodies = window[..length].split(',').skip(1).any(names_body);
    let list = name.contains(',') && !(applicant(window).is_some() && length <= 120 && !bodies);
    let aside = ["(đối với", "(trường hợp", "(sau đây", "(nếu"].iter().any(|word| name.contains(word));

    if length == 0
        || length > 160
        || list
        || aside
        || name.contains(['.', ';', ':', '\n'])
        || name.matches('(').count() != name.matches(')').count()
    {
        return None;
    }
    Some((length, verb.start() + 1..verb.end()))
}

#[cfg(test)]
mod tests {
    use super::super::fold::fold;
    use super::*;

    fn read(text: &str) -> Option<Actor> {
        subject_at(text, &fold(text), 0).filter(|r| r.certain).map(|r| r.value)
    }

    #[test]
    fn a_body_is_named_as_far_as_its_verb() {
        let body = |name: &str| Some(Actor::Body(name.to_owned()));
        assert_eq!(read("Sở Tư pháp cấp Giấy đăng ký hoạt động"), body("Sở Tư pháp"));
        assert_eq!(read("Cơ quan tiếp nhận hồ sơ kiểm tra thành phần"), body("Cơ quan tiếp nhận hồ sơ"));
        assert_eq!(read("Ủy ban nhân dân cấp tỉnh xem xét, quyết định"), body("Ủy ban nhân dân cấp tỉnh"));
        assert_eq!(read("Cục Đăng kiểm Việt Nam tiếp nhận, kiểm tra"), body("Cục Đăng kiểm Việt Nam"));
    }

    #[test]
    fn who_files_is_the_applicant() {
        for text in ["Tổ chức, cá nhân nộp hồ sơ tới Sở", "Chủ xe nộp hồ sơ", "Doanh nghiệp gửi hồ sơ đề nghị"]
        {
            assert_eq!(read(text), Some(Actor::Applicant), "{text}");
        }
        assert_eq!(read("Trường hợp hồ sơ chưa đầy đủ thì trả lại"), None);
        assert_eq!(read("Tổ chức thẩm định hồ sơ"), None);
        assert_eq!(read("Bộ hồ sơ gửi đến Sở"), None);
        assert_eq!(read("Cơ quan hải quan nơi đăng ký tờ khai"), None);
    }
}
