//! A clause that does not hold.

/// Verbs that take `không` where they stand behind a noun.
const VERBS: &[&str] = &["bị", "được", "còn", "cần", "muốn"];

/// Words that begin a noun, which alone is denied with `không phải`.
const NOUNS: &[&str] = &[
    "người",
    "trẻ",
    "con",
    "vợ",
    "chồng",
    "cha",
    "mẹ",
    "cá",
    "tổ",
    "doanh",
    "hộ",
    "hợp",
    "cơ",
    "đơn",
    "chủ",
    "đất",
    "nhà",
    "công",
    "dự",
    "tàu",
    "xe",
    "giấy",
    "bản",
    "văn",
    "hồ",
    "trường",
    "lần",
    "thành",
    "bên",
    "nơi",
];

/// `không mất giấy phép`, `chưa kết hôn`, `trẻ không bị bỏ rơi`: the words of a fact's name, denied.
pub(super) fn denied(words: &str) -> String {
    let parts: Vec<&str> = words.split(' ').collect();
    if let Some(first) = parts.first()
        && matches!(*first, "không" | "chưa")
    {
        return format!("không thuộc trường hợp {words}");
    }
    if let Some(at) = parts.iter().position(|part| *part == "đã") {
        return replaced(&parts, at, "chưa");
    }
    if let Some(at) = parts.iter().position(|part| *part == "là") {
        return replaced(&parts, at, "không phải là");
    }
    if !parts.first().is_some_and(|first| NOUNS.contains(first)) {
        return format!("không {words}");
    }
    match parts.iter().position(|part| VERBS.contains(part)) {
        Some(at) => replaced(&parts, at, &format!("không {}", parts[at])),
        None => format!("không phải {words}"),
    }
}

fn replaced(parts: &[&str], at: usize, with: &str) -> String {
    let mut parts = parts.to_vec();
    parts[at] = with;
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::denied;

    #[test]
    fn clauses_are_denied_where_it_is_natural() {
        for (words, denial) in [
            ("mất giấy phép", "không mất giấy phép"),
            ("nộp nhiều nơi", "không nộp nhiều nơi"),
            ("có dự án", "không có dự án"),
            ("được miễn lệ phí", "không được miễn lệ phí"),
            ("tra được nơi cư trú", "không tra được nơi cư trú"),
            ("người có công", "không phải người có công"),
            ("bên mua nộp thay", "không phải bên mua nộp thay"),
            ("trẻ bị bỏ rơi", "trẻ không bị bỏ rơi"),
            ("giấy còn giá trị", "giấy không còn giá trị"),
            ("đã kết hôn", "chưa kết hôn"),
            ("bản sao đã chứng thực", "bản sao chưa chứng thực"),
            ("người nộp là cá nhân", "người nộp không phải là cá nhân"),
            ("là cá nhân", "không phải là cá nhân"),
            ("người thân", "không phải người thân"),
            ("không có hộ khẩu", "không thuộc trường hợp không có hộ khẩu"),
            ("chưa có giấy chứng nhận", "không thuộc trường hợp chưa có giấy chứng nhận"),
        ] {
            assert_eq!(denied(words), denial);
        }
    }
}
