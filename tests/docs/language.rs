//! The language reference: a page for each kind of block with every clause in both keyword languages, from the tables that
//! the parser reads. What a clause means stands in `docs/clauses.tsv`, and each has a meaning.

use std::collections::HashSet;
use std::fmt::Write;

use tthc_dsl::format::translate;
use tthc_dsl::schema::{Block, Clause};
use tthc_dsl::{Lang, Word};

use super::forms::form;
use super::generated::{NOTE, check_folder};
use super::manual::table;

const FOLDER: &str = "docs/src/reference/language";

#[test]
fn the_language_reference_is_the_parsers_tables() {
    let manual = Manual::read();
    let mut pages: Vec<(String, String)> = blocks().map(|block| (path(&manual, block), manual.page(block))).collect();
    pages.push((format!("{FOLDER}/README.md"), manual.index()));
    check_folder(FOLDER, &pages);
}

#[test]
fn every_clause_has_one_meaning() {
    let manual = Manual::read();
    let mut used = HashSet::new();
    for block in blocks() {
        for clause in block.clauses() {
            used.insert(manual.meaning(block, clause).expect("every clause has a meaning").0);
        }
    }
    let unused: Vec<&Vec<String>> =
        manual.clauses.iter().enumerate().filter(|(row, _)| !used.contains(row)).map(|(_, row)| row).collect();
    assert!(unused.is_empty(), "no clause has these meanings: {unused:?}");
    for row in manual.blocks.iter().chain(&manual.clauses) {
        assert!(row.iter().all(|cell| !cell.trim().is_empty()), "an empty cell: {row:?}");
    }
}

/// The page of each block, for the table of contents: title and path from `docs/src`.
pub fn contents() -> Vec<(String, String)> {
    let manual = Manual::read();
    let link = |block| (manual.title(block), path(&manual, block).trim_start_matches("docs/src/").to_owned());
    blocks().map(link).collect()
}

/// Every kind of block with clauses of its own; a snippet has those of a file.
fn blocks() -> impl Iterator<Item = Block> {
    Block::ALL.iter().copied().filter(|block| *block != Block::Snippet)
}

fn path(manual: &Manual, block: Block) -> String {
    format!("{FOLDER}/{}.md", manual.row(block)[1])
}

/// The words of the manual beside the parser's tables.
struct Manual {
    /// Block, page, titles, introductions.
    blocks: Vec<Vec<String>>,
    /// Block or `*`, clause, meanings.
    clauses: Vec<Vec<String>>,
}

impl Manual {
    fn read() -> Manual {
        Manual { blocks: table("docs/blocks.tsv"), clauses: table("docs/clauses.tsv") }
    }

    fn row(&self, block: Block) -> &[String] {
        let block = if block == Block::Snippet { Block::File } else { block };
        let name = format!("{block:?}");
        self.blocks.iter().find(|row| row[0] == name).unwrap_or_else(|| panic!("docs/blocks.tsv lacks {name}"))
    }

    fn title(&self, block: Block) -> String {
        let row = self.row(block);
        format!("{} · {}", row[2], row[3])
    }

    /// A clause's meaning in a block: its own there, else the one it has everywhere.
    fn meaning(&self, block: Block, clause: &Clause) -> Option<(usize, &str, &str)> {
        let key = clause.word.map_or("entry", |word| word.spelling(Lang::En));
        let name = format!("{block:?}");
        let find = |of: &str| self.clauses.iter().position(|row| row[0] == of && row[1] == key);
        let row = find(&name).or_else(|| find("*"));
        let row = row.unwrap_or_else(|| panic!("docs/clauses.tsv lacks {name}, {key}"));
        Some((row, &self.clauses[row][2], &self.clauses[row][3]))
    }

    fn page(&self, block: Block) -> String {
        let row = self.row(block);
        let mut out = format!("{NOTE}# {}\n\n{}\n\n*{}*\n", self.title(block), row[4], row[5]);
        let outer = self.outer(block);
        if !outer.is_empty() {
            let _ = write!(out, "\nĐứng trong · *stands in*: {}\n", outer.join(", "));
        }
        for clause in block.clauses() {
            self.clause(block, clause, &mut out);
        }
        out
    }

    fn clause(&self, block: Block, clause: &Clause, out: &mut String) {
        let heading = match clause.word {
            Some(word) => format!("`{}` · `{}`", word.spelling(Lang::Vi), word.spelling(Lang::En)),
            None => "⟨tên gọi⟩ · *⟨name⟩*".to_owned(),
        };
        let Some((_, vi, en)) = self.meaning(block, clause) else { return };
        let _ = write!(out, "\n## {heading}\n\n{vi}\n\n*{en}*\n\n");
        for lang in [Lang::Vi, Lang::En] {
            let _ = writeln!(out, "- `{}`", form(clause, lang));
        }
        let mut remarks = Vec::new();
        if clause.many && clause.word.is_some() {
            remarks.push("có thể ghi nhiều lần · *may be given several times*".to_owned());
        }
        if clause.inline {
            remarks.push("có thể đứng cùng dòng · *may stand in the line*".to_owned());
        }
        if let Some(inner) = clause.inner {
            let remark = format!("mở khối · *opens* [{}]({}.md)", self.title(inner), self.row(inner)[1]);
            remarks.push(remark);
        }
        if !remarks.is_empty() {
            let _ = writeln!(out, "\n{}", remarks.join("; "));
        }
        let vietnamese = clause.example.trim();
        let english = translate(vietnamese, block, Lang::En);
        let _ = write!(out, "\n```tthc,block={block:?}\n{vietnamese}\n```\n");
        let _ = write!(out, "\n```tthc,block={block:?}\n{english}\n```\n");
    }

    /// The clauses that open a block, each as a link.
    fn outer(&self, block: Block) -> Vec<String> {
        let mut found = Vec::new();
        for outer in blocks() {
            for clause in outer.clauses() {
                let opens =
                    clause.inner == Some(block) || (block == Block::File && clause.inner == Some(Block::Snippet));
                if !opens {
                    continue;
                }
                let page = &self.row(outer)[1];
                let title = &self.row(outer)[2];
                found.push(match clause.word {
                    Some(word) => format!("[{title}]({page}.md) (`{}`)", word.spelling(Lang::Vi)),
                    None => format!("[{title}]({page}.md)"),
                });
            }
        }
        found
    }

    fn index(&self) -> String {
        let mut out = format!("{NOTE}# Tham chiếu ngôn ngữ · Language reference\n\n{INTRODUCTION}\n");
        out.push_str("| khối | block | mục | clauses |\n|---|---|---|---|\n");
        for block in blocks() {
            let row = self.row(block);
            let list = |lang| {
                let words: Vec<&str> = block
                    .clauses()
                    .iter()
                    .filter_map(|clause| clause.word)
                    .map(|word: Word| word.spelling(lang))
                    .collect();
                words.join(", ")
            };
            let (vi, en) = (list(Lang::Vi), list(Lang::En));
            let _ = writeln!(out, "| [{}]({}.md) | {} | {vi} | {en} |", row[2], row[1], row[3]);
        }
        out
    }
}

const INTRODUCTION: &str = "\
Mỗi khối một trang; mỗi mục có ý nghĩa, cách viết và ví dụ bằng cả hai ngôn ngữ từ khóa. Các bảng này lấy thẳng từ bảng mà \
chương trình dùng để đọc tệp, nên luôn đúng với phiên bản đang dùng.

*A page for each block; each clause with its meaning, its form and an example in both keyword languages. The tables are the \
ones the program reads files with, so they are always those of this version.*

Cách đọc một dòng như `thời hạn (không | không quy định | ⟨khoảng thời gian⟩)`: \
`⟨…⟩` là giá trị bạn điền; `( | )` là chọn một; `?` là có thể bỏ; `, …` là có thể ghi nhiều, cách nhau bằng dấu phẩy; `[ ]` viết đúng như vậy.

*How to read a line such as `time limit (none | unspecified | ⟨period⟩)`: `⟨…⟩` is a value of yours; `( | )` is a choice; `?` may be \
left out; `, …` may be several, with commas between; `[ ]` are written as they stand.*

Các loại giá trị: [giá trị](../../vi/gia-tri.md), [điều kiện](../../vi/dieu-kien.md). \
*Kinds of values: [values](../../en/values.md), [conditions](../../en/conditions.md).* \
Mọi từ khóa: [bảng từ khóa · *table of keywords*](../keywords.md).
";
