//! By what a search departed from the letter of a query; always said, never done in silence.

use serde::Serialize;

/// One departure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Relaxation {
    /// Keystrokes of an input method were read as the word they were to give.
    Keystrokes {
        /// `tucj`
        typed: String,
        /// `tục`
        read_as: String,
    },
    /// An unknown word was read as the beginning of others.
    Beginning {
        /// `phong`
        typed: String,
        /// Some of the words that begin so.
        read_as: Vec<String>,
    },
    /// A word was read as others that are spelt almost like it.
    Spelling {
        /// `phsp`
        typed: String,
        /// The likeliest first.
        read_as: Vec<String>,
    },
    /// Not every word had to be found.
    FewerWords {
        /// Words that the best hit lacks.
        missing: Vec<String>,
    },
    /// A citation as exact as the one typed is nowhere; a wider one was sought.
    WiderCitation {
        /// `điều 7 khoản 2`
        typed: String,
    },
    /// A code is nowhere; codes that differ in one sign are shown.
    NearbyCodes {
        /// `1.013952`
        typed: String,
        /// Those that exist.
        codes: Vec<String>,
    },
    /// A code that is nowhere was left out of the query.
    UnknownCode {
        /// `9.999999`
        typed: String,
    },
    /// Nothing that matches is in force on the day; what matches on other days is shown.
    NotInForce,
    /// Nothing that matches is of the whole country; variants of provinces are shown.
    OtherProvinces,
    /// There is no such filter; it was searched as words.
    UnknownFilter {
        /// `linhvuc`
        typed: String,
        /// The filter with the nearest name.
        nearest: Option<String>,
    },
    /// No entry has the value that a filter asks for.
    UnknownValue {
        /// The filter as typed: `cấp:abc`.
        filter: String,
    },
    /// The words are found, but nothing that the filters leave has them. Filters are not relaxed.
    FiltersLeaveNothing {
        /// How many entries match without the filters.
        without: u64,
    },
    /// The query is too long; its beginning was searched.
    TooLong {
        /// How many words were searched.
        words: usize,
    },
}

impl Relaxation {
    /// The departure in Vietnamese, for people.
    #[must_use]
    pub fn vi(&self) -> String {
        match self {
            Relaxation::Keystrokes { typed, read_as } => {
                format!("`{typed}` được hiểu là “{read_as}” (gõ Telex/VNI chưa chuyển)")
            }
            Relaxation::Beginning { typed, read_as } => {
                format!("`{typed}` được hiểu là phần đầu của: {}", read_as.join(", "))
            }
            Relaxation::Spelling { typed, read_as } => {
                format!("không có từ `{typed}`; tìm cả: {}", read_as.join(", "))
            }
            Relaxation::FewerWords { missing } if missing.is_empty() => {
                "không thủ tục nào có đủ các từ; tìm theo một phần các từ".to_owned()
            }
            Relaxation::FewerWords { missing } => {
                format!("không thủ tục nào có đủ các từ; kết quả đầu không có: {}", missing.join(", "))
            }
            Relaxation::WiderCitation { typed } => {
                format!("không nơi nào viện dẫn đúng `{typed}`; tìm viện dẫn rộng hơn")
            }
            Relaxation::NearbyCodes { typed, codes } => {
                format!("không có mã `{typed}`; các mã gần giống: {}", codes.join(", "))
            }
            Relaxation::UnknownCode { typed } => format!("không có mã `{typed}`"),
            Relaxation::NotInForce => {
                "không có kết quả nào đang có hiệu lực vào ngày đã chọn; hiển thị kết quả của ngày khác".to_owned()
            }
            Relaxation::OtherProvinces => "chỉ có kết quả là thủ tục riêng của địa phương".to_owned(),
            Relaxation::UnknownFilter { typed, nearest: Some(nearest) } => {
                format!("không có bộ lọc `{typed}:`; ý bạn là `{nearest}:`? Đã tìm như từ thường")
            }
            Relaxation::UnknownFilter { typed, nearest: None } => {
                format!("không có bộ lọc `{typed}:`; đã tìm như từ thường")
            }
            Relaxation::UnknownValue { filter } => format!("không thủ tục nào khớp bộ lọc `{filter}`"),
            Relaxation::FiltersLeaveNothing { without } => {
                format!("bộ lọc loại hết kết quả; bỏ bộ lọc thì có {without} thủ tục")
            }
            Relaxation::TooLong { words } => {
                format!("câu hỏi quá dài; chỉ tìm theo {words} từ đầu")
            }
        }
    }

    /// The departure in English, for people.
    #[must_use]
    pub fn en(&self) -> String {
        match self {
            Relaxation::Keystrokes { typed, read_as } => {
                format!("`{typed}` was read as “{read_as}” (Telex or VNI keystrokes)")
            }
            Relaxation::Beginning { typed, read_as } => {
                format!("`{typed}` was read as the beginning of: {}", read_as.join(", "))
            }
            Relaxation::Spelling { typed, read_as } => {
                format!("`{typed}` is found nowhere; also searched: {}", read_as.join(", "))
            }
            Relaxation::FewerWords { missing } if missing.is_empty() => {
                "no procedure has all the words; searched for some of them".to_owned()
            }
            Relaxation::FewerWords { missing } => {
                format!("no procedure has all the words; the best hit lacks: {}", missing.join(", "))
            }
            Relaxation::WiderCitation { typed } => {
                format!("`{typed}` is cited nowhere; searched for a wider citation")
            }
            Relaxation::NearbyCodes { typed, codes } => {
                format!("there is no code `{typed}`; similar codes: {}", codes.join(", "))
            }
            Relaxation::UnknownCode { typed } => format!("there is no code `{typed}`"),
            Relaxation::NotInForce => "nothing found is in force on that day; showing what is on other days".to_owned(),
            Relaxation::OtherProvinces => "found only as variants of provinces".to_owned(),
            Relaxation::UnknownFilter { typed, nearest: Some(nearest) } => {
                format!("there is no filter `{typed}:`; did you mean `{nearest}:`? Searched as words")
            }
            Relaxation::UnknownFilter { typed, nearest: None } => {
                format!("there is no filter `{typed}:`; searched as words")
            }
            Relaxation::UnknownValue { filter } => {
                format!("no procedure matches the filter `{filter}`")
            }
            Relaxation::FiltersLeaveNothing { without } => {
                format!("the filters leave nothing; {without} procedures match without them")
            }
            Relaxation::TooLong { words } => {
                format!("the query is too long; searched for its first {words} words")
            }
        }
    }
}
