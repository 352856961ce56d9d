//! Words for words, in every text of a procedure, with a count.

use tthc_dsl::Word;
use tthc_dsl::diagnostic::{Diagnostic, both};
use tthc_dsl::tree::{Node, Value};

use super::apply::Operation;

/// What stays as it was published, or where it was read, is not the procedure's own wording.
const NOT_WORDING: &[Word] =
    &[Word::AsPublished, Word::PublishedRecord, Word::Source, Word::Remark, Word::NotFormalised, Word::Keywords];

pub(super) fn replace(operation: &Operation<'_>, target: &mut Node, clause: &Node, out: &mut Vec<Diagnostic>) {
    let text = |values: &[tthc_dsl::Spanned<Value>]| {
        values.iter().find_map(|value| match &value.value {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        })
    };
    let Some(old) = text(&clause.values).filter(|old| !old.is_empty()) else { return };
    let Some(new) = clause.becomes.as_deref().and_then(text) else {
        out.push(no_arrow(clause, &old));
        return;
    };
    let expected = clause.child(Word::Times).and_then(Node::number).map_or(1, |times| times.value);
    let found = count(target, &old);
    if operation.first && usize::try_from(expected) != Ok(found) {
        out.push(mismatch(operation, clause, &old, expected, found));
        return;
    }
    write(target, &old, &new);
}

fn count(node: &Node, old: &str) -> usize {
    let own: usize = texts(node).map(|text| text.matches(old).count()).sum();
    let inside = node.children.iter().filter(|child| is_wording(child));
    own + inside.map(|child| count(child, old)).sum::<usize>()
}

fn is_wording(node: &Node) -> bool {
    node.word.is_none_or(|word| !NOT_WORDING.contains(&word))
}

fn texts(node: &Node) -> impl Iterator<Item = &String> {
    node.values.iter().filter_map(|value| match &value.value {
        Value::Text(text) => Some(text),
        _ => None,
    })
}

fn write(node: &mut Node, old: &str, new: &str) {
    for value in &mut node.values {
        if let Value::Text(text) = &mut value.value
            && text.contains(old)
        {
            *text = text.replace(old, new);
        }
    }
    node.children.iter_mut().filter(|child| is_wording(child)).for_each(|child| write(child, old, new));
}

fn mismatch(operation: &Operation<'_>, clause: &Node, old: &str, expected: i64, found: usize) -> Diagnostic {
    let span = clause.values.first().map_or(clause.head, |value| value.span);
    let code = operation.code;
    Diagnostic::error(
        "TT069",
        span,
        both(
            format!("`{code}`: “{old}” có {found} lần trong văn bản, không phải {expected} lần"),
            format!("`{code}`: “{old}” stands {found} times in the text, not {expected} times"),
        ),
    )
    .help(match found {
        0 => both(
            "chép đúng những chữ đang có trong văn bản, kể cả chữ hoa và dấu",
            "write the words as the text has them, with capitals and marks",
        ),
        _ => both(format!("ghi `lần {found}` nếu muốn thay tất cả"), format!("write `times {found}` to replace all")),
    })
}

fn no_arrow(clause: &Node, old: &str) -> Diagnostic {
    Diagnostic::error(
        "TT065",
        clause.span,
        both(format!("không nêu chữ thay cho “{old}”"), format!("what replaces “{old}” is not given")),
    )
    .help(both(format!("ghi `thay chữ \"{old}\" -> \"…\"`"), format!("write `replace text \"{old}\" -> \"…\"`")))
}
