//! Rules by the question that a legal department asks.

use tthc_dsl::Lang;

/// What is wrong, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// It says two things that cannot both hold.
    Contradiction,
    /// It names the district level, or a body that has ended.
    Abolished,
    /// It rests on a text that is not in force, or on none that is known.
    Instrument,
    /// It asks for a paper twice, or for one that the State holds.
    Paper,
    /// A power is passed on as the law does not allow.
    Power,
    /// A part is left out that the law demands.
    Mandatory,
    /// A name or a code is not declared, or declared twice.
    Name,
    /// It cannot be read as it is written.
    Writing,
    /// A rule of the library that belongs to none of these.
    Other,
}

impl Family {
    /// In the order in which they are shown.
    pub const ALL: [Family; 9] = [
        Family::Contradiction,
        Family::Abolished,
        Family::Instrument,
        Family::Paper,
        Family::Power,
        Family::Mandatory,
        Family::Name,
        Family::Writing,
        Family::Other,
    ];

    /// The family of a finding, by its number: the library numbers its rules by subject.
    #[must_use]
    pub fn of(code: &str) -> Family {
        let (series, number) = code.split_at(code.find(|letter: char| letter.is_ascii_digit()).unwrap_or(code.len()));
        let Ok(number) = number.parse::<u32>() else { return Family::Other };
        match (series, number) {
            // Without its first day or its unit a limit cannot be reckoned: it is a part that is missing.
            ("VN-", 1..=11 | 33 | 37) => Family::Mandatory,
            ("VN-", 12..=19) => Family::Abolished,
            ("VN-", 20..=29 | 90) | ("TT", 31 | 36 | 71) => Family::Instrument,
            ("VN-", 30..=40) | ("TT", 18 | 24 | 25 | 41..=44 | 46..=48 | 62 | 66..=68 | 73) => Family::Contradiction,
            ("VN-", 41..=49) => Family::Paper,
            ("VN-", 50..=59) => Family::Power,
            ("TT", 22 | 23 | 30 | 32..=35 | 40 | 61 | 63 | 64) => Family::Name,
            ("TT", _) => Family::Writing,
            _ => Family::Other,
        }
    }

    /// A word for addresses.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Family::Contradiction => "contradiction",
            Family::Abolished => "abolished",
            Family::Instrument => "instrument",
            Family::Paper => "paper",
            Family::Power => "power",
            Family::Mandatory => "mandatory",
            Family::Name => "name",
            Family::Writing => "writing",
            Family::Other => "other",
        }
    }

    #[must_use]
    pub fn label(self, lang: Lang) -> &'static str {
        let (vi, en) = match self {
            Family::Contradiction => ("Tự mâu thuẫn", "Contradicts itself"),
            Family::Abolished => ("Cấp, cơ quan không còn", "Abolished level or body"),
            Family::Instrument => ("Văn bản không có hiệu lực hoặc chưa rõ", "Lapsed or unknown instrument"),
            Family::Paper => ("Giấy tờ yêu cầu thừa", "Papers needlessly asked for"),
            Family::Power => ("Chuyển giao quyền trái luật", "Powers unlawfully passed on"),
            Family::Mandatory => ("Thiếu phần bắt buộc", "Mandatory part left out"),
            Family::Name => ("Tên, mã chưa khai báo hoặc trùng", "Unknown or duplicate name or code"),
            Family::Writing => ("Cách viết", "Writing"),
            Family::Other => ("Quy tắc khác", "Other rules"),
        };
        lang.pick(vi, en)
    }
}
