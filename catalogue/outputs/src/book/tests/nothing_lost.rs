//! Every clause of a procedure that can be written is on its page, or is reported.

use tthc_dsl::schema::Block;
use tthc_dsl::{Lang, Word};

use super::*;
use crate::written::{Place, forms, places};

#[test]
fn every_clause_of_a_procedure_is_on_its_page() {
    let mut lost = Vec::new();
    // A paper where there is said to be none has been reported; the page says that there is none.
    let none = |place: &Place| place.block == Block::Documents && place.file("").contains("hồ sơ không");
    let in_procedures = places().into_iter().filter(|place| place.is_in(Word::Procedure));
    for place in in_procedures.filter(|place| !none(place)) {
        let without = said(&place, "");
        for clause in place.block.clauses() {
            let keyword = clause.word.map_or("", |word| word.spelling(Lang::Vi));
            // An empty block is only where others stand.
            for form in forms(clause).into_iter().filter(|form| clause.inner.is_none() || form != keyword) {
                if said(&place, &form) == without {
                    lost.push(place.file(&form));
                }
            }
        }
    }
    assert!(lost.is_empty(), "{} say nothing:\n{}", lost.len(), lost.join("\n"));
}

/// What the clauses refer to.
const AROUND: &str = "giấy tờ tên-gọi { tên \"Giấy\"; cơ sở dữ liệu \"Cơ sở dữ liệu\" }
thủ tục 1.000008 { tên \"Thủ tục khác\"; họ tên-gọi; hồ sơ 1 bộ { đơn \"Đơn\" { kết quả của 1.000001 } } }";

fn said(place: &Place, inside: &str) -> (String, usize) {
    let company = if place.block == Block::Documents { "đơn \"Đơn đề nghị\"\n" } else { "" };
    // Another text in English, another procedure, and ways on to a step that there is.
    let inside = inside.replace("en \"Lời văn\"", "en \"Some words\"").replace("1.000009", "1.000008");
    let text = place.file(&format!("{company}{inside}"));
    let text = text.replace("rồi tên-gọi", "rồi mục-này").replace("thì tên-gọi", "thì mục-này");
    let mut catalogue = Catalogue::default();
    let mut found = 0;
    for (number, text) in [text.as_str(), AROUND].into_iter().enumerate() {
        let parsed = tthc_dsl::parse(&Source::new(FileId(number as u32), "thử.tthc", text));
        let mut out = parsed.diagnostics;
        catalogue.add(lower(&parsed.tree, &mut out));
        found += out.len();
    }
    let family = family(&input(&catalogue));
    let mut chapters = family.volumes.into_iter().flat_map(|volume| volume.chapters);
    let page = chapters.find(|chapter| chapter.path == "1.000009.md").expect("the procedure has a page");
    (format!("{:?}{}", page.title, page.markdown), found)
}
