//! The files of `law/` with what the catalogue did not have before.

use tthc_compiler::model::InstrumentKind;
use tthc_dsl::{Lang, Word, fold};

use super::merge::{Merge, proposals};
use super::{Entry, Law};
use crate::File;
use crate::text::{Page, quoted};

/// The files, and the names that may be of one body.
pub fn pages(law: &Law) -> (Vec<File>, Vec<Merge>) {
    let merges = proposals(law);
    let files = [
        ("law/authorities-imported.tthc", authorities(law, &merges)),
        ("law/sectors-imported.tthc", sectors(law)),
        ("law/instruments/imported.tthc", instruments(law)),
    ];
    let files = files.into_iter().filter(|(_, text)| !text.is_empty());
    (files.map(|(path, text)| File { path: path.to_owned(), text }).collect(), merges)
}

fn authorities(law: &Law, merges: &[Merge]) -> String {
    let mut page = Page::default();
    for (name, entry) in &law.authorities {
        let Some(code) = &entry.named_by else { continue };
        page.blank();
        if let Some(merge) = merges.iter().find(|merge| merge.name == *name) {
            let (id, into) = (&merge.into_id, &merge.into_name);
            page.comment(&format!("Có thể trùng với `{id}` ({into}). Nếu là một cơ quan, thay tên này bằng `{id}`."));
        }
        page.block(&format!("cơ quan {}", entry.id), |page| {
            page.text("tên", name);
            if let Some(level) = level(name) {
                page.line(&format!("cấp {}", level.spelling(Lang::Vi)));
            }
            codes(page, entry);
            source(page, code);
        });
    }
    page.finish()
}

/// The level that a name says in so many words.
fn level(name: &str) -> Option<Word> {
    let folded = fold(name);
    let says = |words: &str| folded.contains(words);
    // The district level of local government has ended; the police, the army and insurance have laws of their own.
    let of_government = says("nhan dan") || says("ubnd");
    let district = of_government && (says("cap huyen") || says("nhan dan quan") || says("nhan dan huyen"));
    let levels = [(says("cap tinh"), Word::Province), (district, Word::District), (says("cap xa"), Word::Commune)];
    let mut said = levels.into_iter().filter(|(says, _)| *says).map(|(_, level)| level);
    // A name that says two levels is of two bodies.
    said.next().filter(|_| said.next().is_none())
}

fn sectors(law: &Law) -> String {
    let mut page = Page::default();
    for ((ministry, name), entry) in &law.sectors {
        let Some(code) = &entry.named_by else { continue };
        page.blank();
        page.block(&format!("lĩnh vực {}", entry.id), |page| {
            page.text("tên", name);
            if let Some(ministry) = law.authority(ministry) {
                page.line(&format!("bộ {ministry}"));
            }
            codes(page, entry);
            source(page, code);
        });
    }
    page.finish()
}

fn instruments(law: &Law) -> String {
    let mut page = Page::default();
    for (number, instrument) in &law.instruments {
        let Some(code) = &instrument.cited_by else { continue };
        page.blank();
        page.block(&format!("văn bản {number}"), |page| {
            if let Some(kind) = InstrumentKind::of_number(number) {
                page.line(&format!("loại {}", kind.word().spelling(Lang::Vi)));
            }
            if let Some(title) = &instrument.title {
                page.text("tên", title);
            }
            source(page, code);
        });
    }
    page.finish()
}

fn codes(page: &mut Page, entry: &Entry) {
    if let Some(code) = entry.code.as_deref().filter(|code| is_code(code)) {
        page.line(&format!("mã {code}"));
    }
}

/// Can it stand in a file without quotes?
pub(crate) fn is_code(code: &str) -> bool {
    code.starts_with(|first: char| first.is_ascii_alphabetic())
        && code.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
        && !code.ends_with(['.', '-'])
        && [".", "-"].iter().all(|mark| !code.contains(&mark.repeat(2)))
        && !code.contains(".-")
        && !code.contains("-.")
}

fn source(page: &mut Page, code: &str) {
    page.line(&format!("nguồn {} đã đọc", quoted(&format!("Bản ghi {code} của Cổng Dịch vụ công quốc gia"))));
}
