//! A page for each finding: why, a wrong and a right example, and the message as a person sees it.

use std::fmt::Write;

use tthc_compiler::explain::{Page, pages};
use tthc_dsl::format::translate;
use tthc_dsl::render::render;
use tthc_dsl::schema::Block;
use tthc_dsl::{Diagnostic, FileId, Lang, Severity, Source};

use super::generated::{NOTE, check_folder};
use super::manual::DAY;

const FOLDER: &str = "docs/src/reference/findings";

/// An example with a longer line tells a reader nothing.
const LONGEST: usize = 200;

#[test]
fn every_finding_has_its_page_in_the_manual() {
    let mut files: Vec<(String, String)> =
        pages().map(|page| (format!("{FOLDER}/{}.md", page.id), one(&page))).collect();
    files.push((format!("{FOLDER}/README.md"), index()));
    check_folder(FOLDER, &files);
}

/// The page of each finding, for the table of contents: title and path from `docs/src`.
pub fn contents() -> Vec<(String, String)> {
    pages()
        .map(|page| (format!("{} {}", page.id, page.title.0), format!("reference/findings/{}.md", page.id)))
        .collect()
}

fn one(page: &Page) -> String {
    let mut out = format!("{NOTE}# {} · {}\n\n*{}*\n", page.id, page.title.0, page.title.1);
    let found = found(page);
    if let Some(first) = &found {
        let _ = write!(out, "\n{}\n", severity(first.0.severity));
    }
    if let Some(law) = page.law {
        let english = translate(&format!("căn cứ {law}"), Block::Validity, Lang::En);
        let english = english.trim_start_matches("basis ");
        let _ = write!(out, "\nCăn cứ · *law*: {law} · *{english}*\n");
    }
    if !page.read {
        out.push_str(
            "\n> Điều khoản này chưa được đọc toàn văn; hãy đối chiếu với văn bản gốc trước khi dựa vào nó. \
             *The provision has not been read in full; check the text itself before you rely on it.*\n",
        );
    }
    let _ = write!(out, "\n{}\n\n*{}*\n", page.why.0, page.why.1);
    examples(page, &mut out);
    if let Some((diagnostic, source)) = &found {
        out.push_str("\n## Bạn sẽ thấy · *What you see*\n");
        for lang in [Lang::Vi, Lang::En] {
            let seen = render(diagnostic, Some(source), lang, false);
            let seen: Vec<&str> = seen.lines().map(str::trim_end).collect();
            let _ = write!(out, "\n```text\n{}\n```\n", seen.join("\n"));
        }
    }
    let _ = write!(out, "\n## Cách sửa · *How to mend it*\n\n{}\n\n*{}*\n", page.fix.0, page.fix.1);
    out
}

fn examples(page: &Page, out: &mut String) {
    if page.bad.lines().any(|line| line.len() > LONGEST) {
        return;
    }
    let has = |text: &str| !text.trim().is_empty();
    if has(page.bad) {
        let _ = write!(out, "\n## Sai · *Wrong*\n\n```tthc,finding={},bad\n{}\n```\n", page.id, outdent(page.bad));
    }
    if has(page.good) {
        let heading = if has(page.bad) { "Đúng · *Right*" } else { "Cần có · *Needed*" };
        let _ = write!(out, "\n## {heading}\n\n```tthc,finding={}\n{}\n```\n", page.id, outdent(page.good));
    }
}

/// The finding that the complete example gives with this mistake in it.
fn found(page: &Page) -> Option<(Diagnostic, Source)> {
    let source = Source::new(FileId(0), "ví-dụ.tthc", page.broken());
    let found = tthc_compiler::explain::found(&source, DAY);
    let first = found.into_iter().find(|diagnostic| diagnostic.code == page.id)?;
    (!page.bad.lines().any(|line| line.len() > LONGEST)).then_some((first, source))
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => {
            "**Lỗi** · *error*: chưa sửa thì không tạo được kết quả · *nothing is built until it is mended*"
        }
        Severity::Warning => "**Cảnh báo** · *warning*: cần xem lại · *to be looked at*",
        Severity::Info => "**Thông tin** · *information*",
    }
}

/// Without the indentation that all lines share, and without blank lines at its ends.
fn outdent(text: &str) -> String {
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let indent = lines().map(|line| line.len() - line.trim_start().len()).min().unwrap_or(0);
    lines().map(|line| line[indent..].trim_end()).collect::<Vec<_>>().join("\n")
}

fn index() -> String {
    let mut out =
        format!("{NOTE}# Các phát hiện · Findings\n\n{INTRODUCTION}\n| mã | phát hiện | finding |\n|---|---|---|\n");
    for page in pages() {
        let _ = writeln!(out, "| [{0}]({0}.md) | {1} | {2} |", page.id, page.title.0, page.title.1);
    }
    out
}

const INTRODUCTION: &str = "\
`TTnnn` là lỗi của ngôn ngữ: viết sai, thiếu, mâu thuẫn. `VN-nnn` là điều pháp luật đòi hỏi mà thủ tục chưa đáp ứng, kèm căn cứ. \
Trang này cũng có ngay trong chương trình: `tthc explain TT016`.

*`TTnnn` are findings of the language: misspelt, missing, contradictory. `VN-nnn` are what the law demands and a procedure does not \
meet, with the provision. The pages are in the program too: `tthc explain TT016`.*
";
