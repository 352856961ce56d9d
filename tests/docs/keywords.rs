//! The page of keywords: every word of the language, Vietnamese and English side by side.

use std::fmt::Write;

use tthc_dsl::{Lang, Word, fold};

use super::generated::{NOTE, check};

#[test]
fn the_page_of_keywords_is_the_languages_table() {
    let mut pairs: Vec<(&str, &str)> =
        Word::ALL.iter().map(|word| (word.spelling(Lang::Vi), word.spelling(Lang::En))).collect();
    pairs.sort_by_cached_key(|(vi, en)| (fold(vi), *vi, *en));
    pairs.dedup();
    let mut out = format!("{NOTE}# Từ khóa · Keywords\n\n{INTRODUCTION}\n| tiếng Việt | English |\n|---|---|\n");
    for (vi, en) in pairs {
        let _ = writeln!(out, "| `{vi}` | `{en}` |");
    }
    check("docs/src/reference/keywords.md", &out);
}

const INTRODUCTION: &str = "\
Mỗi từ khóa có hai cách viết. Một tệp dùng cách nào cũng được; `tthc fmt --keywords vi` và `tthc fmt --keywords en` đổi qua \
lại mà không mất gì. Một cách viết có thể có nghĩa khác nhau ở các khối khác nhau (`kết quả` của thủ tục và của một bước).

*Each keyword has two spellings. A file may use either; `tthc fmt --keywords vi` and `tthc fmt --keywords en` convert both ways \
without loss. One spelling may mean different things in different blocks (`kết quả` of a procedure and of a step).*
";
