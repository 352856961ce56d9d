//! The abbreviations and everyday words that the search understands.

use std::fmt::Write;

use super::generated::{NOTE, check};
use super::manual::table;

#[test]
fn the_abbreviations_are_those_of_the_search() {
    let rows = table("catalogue/search/data/glossary.tsv");
    let mut out = format!("{NOTE}# Từ viết tắt và cách nói thường ngày · Abbreviations and everyday words\n");
    for (kind, introduction) in KINDS {
        let of_kind: Vec<&Vec<String>> = rows.iter().filter(|row| row[0] == *kind).collect();
        assert!(!of_kind.is_empty(), "no {kind}");
        let _ = write!(out, "\n{introduction}\n\n");
        if of_kind.iter().all(|row| row.get(2).is_none_or(|cell| cell.is_empty())) {
            let words: Vec<String> = of_kind.iter().map(|row| format!("`{}`", row[1])).collect();
            let _ = writeln!(out, "{}", words.join(", "));
            continue;
        }
        out.push_str("| | |\n|---|---|\n");
        for row in of_kind {
            let _ = writeln!(out, "| `{}` | {} |", row[1], row[2]);
        }
    }
    let known = rows.iter().all(|row| KINDS.iter().any(|(kind, _)| *kind == row[0]));
    assert!(known, "the glossary has a kind of row that the manual does not explain");
    check("docs/src/reference/abbreviations.md", &out);
}

const KINDS: &[(&str, &str)] = &[
    (
        "abbreviation",
        "Đọc đầy đủ ở mọi nơi, trong văn bản và trong câu tìm. *Read in full wherever they stand, in texts and in queries.*",
    ),
    (
        "term",
        "Cách nói thường ngày và từ của luật; tìm theo cả hai. *What people say, and the words of the law; both are searched.*",
    ),
    (
        "filler",
        "Những từ không nói gì về điều cần tìm; không bắt buộc phải có trong kết quả. *Words that say nothing about what is sought; they need not be found.*",
    ),
];
