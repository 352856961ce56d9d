//! What is told of entries that are there already, or are not.

use tthc_dsl::diagnostic::{Diagnostic, both};
use tthc_dsl::schema::Block;
use tthc_dsl::tree::{Node, Value};
use tthc_dsl::{Lang, Spanned, Word};

use crate::timeline::apply::{Operation, shown};

/// Clauses that an entry of this kind cannot have.
pub(super) fn misplaced(clause: &Node, kind: Word, block: Block, out: &mut Vec<Diagnostic>) {
    for child in &clause.children {
        let Some(word) = child.word.filter(|word| *word != Word::AfterAmendment) else { continue };
        if block.clause(word).is_some() {
            continue;
        }
        let spelt = |word: Word| (word.spelling(Lang::Vi), word.spelling(Lang::En));
        let ((vi, en), (of_vi, of_en)) = (spelt(word), spelt(kind));
        out.push(
            Diagnostic::error(
                "TT011",
                child.head,
                both(format!("`{vi}` không nói về `{of_vi}`"), format!("`{en}` is not said of a `{of_en}`")),
            )
            .help(both("bỏ mục này", "remove it")),
        );
    }
}

pub(super) fn exists(operation: &Operation<'_>, kind: Word, name: &str, span: tthc_dsl::Span) -> Diagnostic {
    let (vi, en) = (kind.spelling(Lang::Vi), kind.spelling(Lang::En));
    let code = operation.code;
    Diagnostic::error(
        "TT064",
        span,
        both(format!("`{code}` đã có {vi} `{name}`"), format!("`{code}` has the {en} `{name}` already")),
    )
    .help(both(
        format!("dùng `thay {vi} {name} …` để sửa, hoặc đặt tên khác"),
        format!("use `replace {en} {name} …` to change it, or give another name"),
    ))
}

pub(super) fn has_fee(operation: &Operation<'_>, clause: &Node, kind: Word, known: &Node) -> Diagnostic {
    let (vi, en) = (kind.spelling(Lang::Vi), kind.spelling(Lang::En));
    let code = operation.code;
    let now = shown(&known.values);
    Diagnostic::error(
        "TT064",
        clause.span,
        both(format!("`{code}` đã có {vi} `{}`", now.vi), format!("`{code}` has the {en} `{}` already", now.en)),
    )
    .note(known.head, both("ở đây", "here"))
    .help(both(
        format!("dùng `{vi} {} -> …` để sửa, hoặc đặt tên khác", now.vi),
        format!("use `{en} {} -> …` to change it, or give another name", now.en),
    ))
}

pub(super) fn missing(
    operation: &Operation<'_>,
    target: &Node,
    word: Word,
    kind: Word,
    name: Spanned<&str>,
) -> Diagnostic {
    let (vi, en) = (kind.spelling(Lang::Vi), kind.spelling(Lang::En));
    let code = operation.code;
    let mut known: Vec<&str> = Vec::new();
    target.all(word).for_each(|list| names(list, &mut known));
    let help = match tthc_dsl::nearest(name.value, known.iter().copied()) {
        Some(near) => both(format!("có phải là `{near}` không?"), format!("did you mean `{near}`?")),
        None if known.is_empty() => both(format!("thủ tục không có {vi} nào"), format!("the procedure has no {en}")),
        None => both(format!("các {vi} đang có: {}", known.join(", ")), format!("there are: {}", known.join(", "))),
    };
    let code_of = if operation.first { "TT063" } else { "TT073" };
    Diagnostic::error(
        code_of,
        name.span,
        both(format!("`{code}` không có {vi} `{}`", name.value), format!("`{code}` has no {en} `{}`", name.value)),
    )
    .help(help)
}

fn names<'n>(node: &'n Node, out: &mut Vec<&'n str>) {
    if let (Some(Word::Case), Some(name)) = (node.word, node.name_value()) {
        out.push(name.value);
        return;
    }
    for child in &node.children {
        match (&child.name, child.word) {
            (Some(name), _) => out.push(&name.value),
            (None, Some(Word::EitherOr | Word::Stage)) => names(child, out),
            _ => {}
        }
    }
}

pub(super) fn no_basis(operation: &Operation<'_>, value: &Spanned<Value>) -> Diagnostic {
    let cited = shown(std::slice::from_ref(value));
    let code = operation.code;
    Diagnostic::error(
        "TT063",
        value.span,
        both(format!("`{code}` không có căn cứ `{}`", cited.vi), format!("`{code}` has no basis `{}`", cited.en)),
    )
    .help(both("ghi đúng một căn cứ mà thủ tục đang có", "write a basis that the procedure has"))
}

pub(super) fn no_fee(operation: &Operation<'_>, target: &Node, clause: &Node, kind: Word) -> Diagnostic {
    let (vi, en) = (kind.spelling(Lang::Vi), kind.spelling(Lang::En));
    let code = operation.code;
    let all: Vec<_> = target.all(kind).map(|fee| shown(&fee.values)).collect();
    let list = |of: fn(&tthc_dsl::diagnostic::Words) -> &str| {
        all.iter().map(|w| format!("`{}`", of(w))).collect::<Vec<_>>().join(", ")
    };
    let help = match all.len() {
        0 => both(
            format!("thủ tục không có {vi} nào; dùng `thêm {vi} …`"),
            format!("there is no {en}; use `add {en} …`"),
        ),
        _ => both(format!("đang có: {}", list(|w| &w.vi)), format!("there are: {}", list(|w| &w.en))),
    };
    Diagnostic::error(
        if operation.first { "TT063" } else { "TT073" },
        clause.span,
        both(format!("`{code}` không có {vi} này"), format!("`{code}` has no such {en}")),
    )
    .help(help)
}
