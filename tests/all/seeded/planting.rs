//! Planting a mistake in the clean catalogue and reading what is found.

use std::ops::Range;

use tthc_compiler::rules::COMPLETE;
use tthc_dsl::{FileId, Source, diagnostic};
use tthc_tests::DAYS;

/// One mistake: what it replaces, by what. `«` and `»` in a replacement enclose the place that must be told.
#[derive(Clone, Debug)]
pub struct Defect {
    pub name: &'static str,
    pub code: &'static str,
    plant: Vec<(String, String)>,
}

impl Defect {
    pub fn new(name: &'static str, code: &'static str, before: &str, after: &str) -> Defect {
        Defect { name, code, plant: vec![(before.to_owned(), after.to_owned())] }
    }

    /// A second replacement, as when the mistake is told elsewhere than where it was made.
    pub fn and(mut self, before: &str, after: &str) -> Defect {
        self.plant.push((before.to_owned(), after.to_owned()));
        self
    }
}

/// The mistake that the neighbour has, and the text at which it is told.
pub const NEIGHBOUR: (&str, &str) = ("VN-001", "1.000003");

/// A third procedure behind the two sound ones: it lacks its time limit.
const NEIGHBOURING: &str = "
thủ tục 1.000003 {
    tên \"Trích lục khai sinh\"
    lĩnh vực hộ-tịch
    hiệu lực từ 01/07/2025
    cấp xã
    thẩm quyền { quyết định ubnd-xã }
    đối tượng công-dân
    hồ sơ 1 bộ { tờ-khai \"Tờ khai\" { bản chính 1 } }
    lệ phí không
    # thời hạn
    cách thức trực tiếp
    trình tự { cấp \"Cấp trích lục\" bởi quyết định { kết quả bản-trích-lục; kết thúc } }
    kết quả { bản-trích-lục \"Trích lục khai sinh\" }
    căn cứ 123/2015/NĐ-CP
}
";

/// The catalogue before anything is planted in it: sound but for the neighbour.
pub fn clean() -> String {
    format!("{COMPLETE}{NEIGHBOURING}")
}

/// The catalogue with the mistake, and the place where it must be told.
pub fn planted(defect: &Defect) -> (String, Range<usize>) {
    let mut text = clean();
    for (before, after) in &defect.plant {
        assert!(text.contains(before.as_str()), "{}: `{before}` is not in the clean catalogue", defect.name);
        text = text.replacen(before.as_str(), after, 1);
    }
    let start = text.find('«').unwrap_or_else(|| panic!("{}: no place is marked", defect.name));
    text.remove(start);
    let end = text.find('»').unwrap_or_else(|| panic!("{}: no place is marked", defect.name));
    text.remove(end);
    assert!(!text.contains(['«', '»']), "{}: two places are marked", defect.name);
    (text, start..end)
}

/// A finding, with everything that a person is told.
#[derive(Debug)]
pub struct Finding {
    pub code: &'static str,
    pub place: Range<usize>,
    pub shown: String,
    /// Message and help, each in Vietnamese and English.
    pub words: [String; 4],
    pub law: Option<String>,
}

/// Everything that is found in a file of this content, as `tthc check` finds it.
pub fn findings(text: &str) -> Vec<Finding> {
    let (source, encoding) = Source::from_bytes(FileId(0), "danh-muc.tthc", text.as_bytes().to_vec());
    let mut found = tthc_compiler::compile(std::slice::from_ref(&source), DAYS[0]).diagnostics;
    found.extend(encoding);
    diagnostic::sort(&mut found);
    found
        .into_iter()
        .map(|diagnostic| {
            let help = diagnostic.help.map_or_else(Default::default, |help| [help.vi, help.en]);
            let [help_vi, help_en] = help;
            Finding {
                code: diagnostic.code,
                place: diagnostic.span.range(),
                shown: source.text.get(diagnostic.span.range()).unwrap_or("no text").to_owned(),
                words: [diagnostic.message.vi, diagnostic.message.en, help_vi, help_en],
                law: diagnostic.law,
            }
        })
        .collect()
}
