//! Can a text change what procedures of other files say? Answered without parsing it: most files do not, and a workspace of
//! many is read once more only where one does.

use memchr::memmem;

use crate::diagnostic::Lang;
use crate::words::Word;

/// The items that can change what procedures say.
const ITEMS: [Word; 4] = [Word::Instrument, Word::Authority, Word::Amendment, Word::Correction];

/// Never says no of a text that declares one; it may say yes of one that does not.
pub fn may_change_procedures(text: &str) -> bool {
    ITEMS.into_iter().any(|item| [Lang::Vi, Lang::En].into_iter().any(|lang| begins_item(text, item, lang)))
}

/// The keyword stands where an item can begin: first, behind `}` or `;`, or on a line of its own.
fn begins_item(text: &str, item: Word, lang: Lang) -> bool {
    let keyword = item.spelling(lang);
    memmem::find_iter(text.as_bytes(), keyword).any(|at| {
        let before = text[..at].trim_end_matches([' ', '\t']);
        let opens = before.is_empty() || before.ends_with(['}', ';', '\n', '\r', '\u{FEFF}']);
        // Clauses begin with these words too: `văn bản công bố`. An instrument's number begins with a figure.
        let after = text[at + keyword.len()..].trim_start();
        opens && (item != Word::Instrument || after.starts_with(|c: char| c.is_ascii_digit()))
    })
}

#[cfg(test)]
mod tests {
    use super::may_change_procedures as changes;

    #[test]
    fn an_item_is_seen_wherever_it_can_begin() {
        for text in [
            "văn bản 133/2025/NĐ-CP { loại nghị định }",
            "\u{FEFF}authority ubnd-xã { }",
            "thủ tục 1.000001 { } sửa đổi a theo 1/2025/NĐ-CP { }",
            "thủ tục 1.000001 { }; cơ quan a { }",
            "# ghi chú\n\tđính chính a theo 1/2025/NĐ-CP { }",
        ] {
            assert!(changes(text), "{text}");
        }
    }

    #[test]
    fn a_procedure_that_speaks_of_them_changes_none() {
        let text = "thủ tục 1.000001 {\n    tên \"Cấp giấy tờ, sửa đổi văn bản\"\n    văn bản công bố \"a\" \"b\"\n    hồ sơ 1 bộ { đơn \"Đơn sửa đổi\" }\n}";
        assert!(!changes(text));
    }
}
