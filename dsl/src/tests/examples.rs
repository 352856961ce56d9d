//! Every clause's example is read without an error, in both keyword languages, and says the same in both.

use super::source;
use crate::diagnostic::Lang;
use crate::format::{format, translate};
use crate::parse_in;
use crate::schema::Block;

#[test]
fn every_example_is_read_and_says_the_same_in_both_keyword_languages() {
    let mut wrong = Vec::new();
    for block in Block::ALL {
        for clause in block.clauses() {
            let vietnamese = parse_in(&source(clause.example), *block);
            let english = translate(clause.example, *block, Lang::En);
            let read_english = parse_in(&source(&english), *block);
            let back = translate(&english, *block, Lang::Vi);
            let messages: Vec<&str> =
                vietnamese.diagnostics.iter().chain(&read_english.diagnostics).map(|d| d.message.en.as_str()).collect();
            let first = vietnamese.tree.items.first();
            let known = first.is_some_and(|node| node.word == clause.word && !node.broken);
            if !messages.is_empty() || !known || vietnamese.tree.items != read_english.tree.items {
                wrong.push(format!("{block:?}: {} | {english} | {messages:?}", clause.example));
            } else if back != clause.example.trim() {
                wrong.push(format!("{block:?}: {} came back as {back}", clause.example));
            }
        }
    }
    assert!(wrong.is_empty(), "{} examples:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_whole_file_formats_stably_and_converts_without_loss() {
    let text = format(&source(super::WHOLE), None).expect("it has no errors");
    assert_eq!(format(&source(&text), None).expect("still none"), text, "formatting twice changes something");
    let english = format(&source(&text), Some(Lang::En)).expect("it converts");
    assert!(english.contains("procedure 1.013925"), "{english}");
    let back = format(&source(&english), Some(Lang::Vi)).expect("and back");
    assert_eq!(back, format(&source(&text), Some(Lang::Vi)).expect("it has no errors"));
}
