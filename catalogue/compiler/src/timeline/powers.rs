//! Operations on who does what.

use tthc_dsl::diagnostic::{Diagnostic, both};
use tthc_dsl::tree::{Node, Value};
use tthc_dsl::{Lang, Spanned, Word};

use super::apply::{Operation, says, shown};
use super::entries::without_sentence;
use crate::model::Role;

pub(super) fn apply(operation: &Operation<'_>, target: &mut Node, clause: &Node, out: &mut Vec<Diagnostic>) {
    let at = match target.children.iter().position(|child| child.is(Word::Power)) {
        Some(at) => at,
        None => {
            let (head, span) = (clause.head, clause.span);
            target.children.push(Node { word: Some(Word::Power), head, span, ..Node::default() });
            target.children.len() - 1
        }
    };
    let block = &mut target.children[at];
    for change in clause.children.iter().filter(|change| !change.broken) {
        operation.judged(change, out, |operation, out| match change.word {
            Some(Word::Add) => add(operation, block, change, out),
            Some(Word::Remove) => remove(operation, block, change, out),
            Some(Word::NotFormalised) => block.children.push(change.clone()),
            Some(role) if change.becomes.is_some() => self::change(operation, block, change, role, out),
            Some(role) => out.push(no_arrow(change, role)),
            None => {}
        });
    }
    if block.children.is_empty() {
        target.children.remove(at);
    }
}

fn change(operation: &Operation<'_>, block: &mut Node, clause: &Node, role: Word, out: &mut Vec<Diagnostic>) {
    let Some(new) = &clause.becomes else { return };
    let of_role: Vec<usize> =
        block.children.iter().enumerate().filter(|(_, child)| child.is(role)).map(|(at, _)| at).collect();
    let nothing = says(&clause.values, Word::NotGiven);
    let unread = says(&clause.values, Word::NotFormalised);
    let found = match nothing {
        true => None,
        false => of_role.iter().copied().find(|at| same(&block.children[*at].values, &clause.values)),
    };
    // A power that was not read stands as a sentence, if anywhere.
    let fits = if nothing { of_role.is_empty() } else { found.is_some() || unread };
    if !fits && operation.first {
        out.push(mismatch(operation, block, clause, role, &of_role));
        return;
    }
    let found = found.or(match of_role.as_slice() {
        [only] => Some(*only),
        _ => None,
    });
    if says(new, Word::NotGiven) {
        found.into_iter().for_each(|at| drop(block.children.remove(at)));
        return;
    }
    // On a later day there are several, and none is the one that was meant.
    if found.is_none() && !of_role.is_empty() && !unread {
        out.push(operation.lapsed(clause, role));
        return;
    }
    let mut node = Node {
        word: Some(role),
        values: new.clone(),
        children: clause.children.clone(),
        head: clause.head,
        span: clause.span,
        ..Node::default()
    };
    operation.cite(&mut node);
    match found {
        Some(at) => {
            // On which cases the power reaches stays as it was, unless the operation says otherwise.
            let old = &block.children[at];
            let kept = old.children.iter().filter(|child| {
                matches!(child.word, Some(Word::When | Word::Otherwise | Word::Scope))
                    && !node.children.iter().any(|own| own.word == child.word)
            });
            let kept: Vec<Node> = kept.cloned().collect();
            node.children.extend(kept);
            block.children[at] = node;
        }
        None => insert(block, node),
    }
    once(block);
}

/// A body that has got a role twice has it once, unless the two are for different cases.
pub(super) fn once(powers: &mut Node) {
    let narrowed = |power: &Node| power.has(Word::When) || power.has(Word::Otherwise) || power.has(Word::Scope);
    let mut seen: Vec<(Word, Vec<Spanned<Value>>)> = Vec::new();
    powers.children.retain(|power| {
        let Some(role) = power.word.filter(|word| Role::from_word(*word).is_some() && !narrowed(power)) else {
            return true;
        };
        let key = (role, power.values.clone());
        let fresh = !seen.contains(&key);
        seen.push(key);
        fresh
    });
}

fn add(operation: &Operation<'_>, block: &mut Node, clause: &Node, out: &mut Vec<Diagnostic>) {
    let Some((Value::Term(role), bodies)) = clause.values.split_first().map(|(first, rest)| (&first.value, rest))
    else {
        return;
    };
    if let Some(known) = block.all(*role).find(|known| same(&known.values, bodies)) {
        if operation.first {
            out.push(has_body(operation, clause, *role, bodies, known));
        }
        return;
    }
    let mut node = Node {
        word: Some(*role),
        values: bodies.to_vec(),
        children: clause.children.clone(),
        head: clause.head,
        span: clause.span,
        ..Node::default()
    };
    operation.cite(&mut node);
    insert(block, node);
}

/// Behind those of its own role and of the roles before it, in the order of the published form.
fn insert(block: &mut Node, node: Node) {
    const ORDER: [Word; 7] = [
        Word::Decides,
        Word::Performs,
        Word::Receives,
        Word::Helps,
        Word::Coordinates,
        Word::Authorised,
        Word::SystemOfRecord,
    ];
    let rank = |of: &Node| of.word.and_then(|word| ORDER.iter().position(|known| *known == word));
    let own = rank(&node);
    let at = block.children.iter().position(|child| rank(child).is_none_or(|rank| Some(rank) > own));
    block.children.insert(at.unwrap_or(block.children.len()), node);
}

fn remove(operation: &Operation<'_>, block: &mut Node, clause: &Node, out: &mut Vec<Diagnostic>) {
    let Some((Value::Term(role), bodies)) = clause.values.split_first().map(|(first, rest)| (&first.value, rest))
    else {
        return;
    };
    let before = block.children.len();
    if *role == Word::NotFormalised {
        without_sentence(block, bodies);
    } else {
        block.children.retain(|child| !(child.is(*role) && same(&child.values, bodies)));
    }
    if before == block.children.len() && operation.first {
        let of_role: Vec<usize> =
            block.children.iter().enumerate().filter(|(_, child)| child.is(*role)).map(|(at, _)| at).collect();
        out.push(mismatch(operation, block, clause, *role, &of_role));
    }
}

fn same(one: &[Spanned<Value>], other: &[Spanned<Value>]) -> bool {
    one.len() == other.len() && one.iter().all(|value| other.contains(value))
}

fn mismatch(operation: &Operation<'_>, block: &Node, clause: &Node, role: Word, of_role: &[usize]) -> Diagnostic {
    let bodies: Vec<Spanned<Value>> = clause
        .values
        .iter()
        .filter(|value| !matches!(value.value, Value::Term(term) if term == role))
        .cloned()
        .collect();
    let span = bodies.first().zip(bodies.last()).map_or(clause.head, |(first, last)| first.span.to(last.span));
    let asserted = shown(&bodies);
    let holders: Vec<_> = of_role.iter().map(|at| shown(&block.children[*at].values)).collect();
    let list = |of: fn(&tthc_dsl::diagnostic::Words) -> &str| {
        holders.iter().map(|w| format!("`{}`", of(w))).collect::<Vec<_>>().join(", ")
    };
    let (vi, en) = (role.spelling(Lang::Vi), role.spelling(Lang::En));
    let code = operation.code;
    let since = operation.since();
    let current = match holders.len() {
        0 => both("chưa ghi cơ quan nào", "held by nobody"),
        _ => both(list(|w| &w.vi), list(|w| &w.en)),
    };
    let mut diagnostic = Diagnostic::error(
        "TT062",
        span,
        both(
            format!("`{code}`: thẩm quyền `{vi}` đang là {}{}, không phải `{}`", current.vi, since.vi, asserted.vi),
            format!("`{code}`: `{en}` was {}{}, not `{}`", current.en, since.en, asserted.en),
        ),
    );
    for at in of_role {
        let place = block.children[*at].span;
        diagnostic = diagnostic.note(place, both("quy định đang có hiệu lực ở đây", "what is in force stands here"));
    }
    diagnostic.help(match holders.len() {
        0 => both(format!("ghi `{vi} chưa ghi -> …`"), format!("write `{en} not given -> …`")),
        _ => both(format!("ghi `{vi} {} -> …`", holders[0].vi), format!("write `{en} {} -> …`", holders[0].en)),
    })
}

fn has_body(
    operation: &Operation<'_>,
    clause: &Node,
    role: Word,
    bodies: &[Spanned<Value>],
    known: &Node,
) -> Diagnostic {
    let (vi, en) = (role.spelling(Lang::Vi), role.spelling(Lang::En));
    let span = bodies.first().zip(bodies.last()).map_or(clause.head, |(first, last)| first.span.to(last.span));
    let named = shown(bodies);
    let code = operation.code;
    Diagnostic::error(
        "TT064",
        span,
        both(format!("`{code}` đã có `{vi} {}`", named.vi), format!("`{code}` has `{en} {}` already", named.en)),
    )
    .note(known.span, both("ở đây", "here"))
    .help(both("bỏ dòng này", "remove this line"))
}

fn no_arrow(clause: &Node, role: Word) -> Diagnostic {
    let (vi, en) = (role.spelling(Lang::Vi), role.spelling(Lang::En));
    let now = shown(&clause.values);
    Diagnostic::error(
        "TT065",
        clause.span,
        both(format!("`{vi}` không nêu cơ quan trước khi sửa"), format!("`{en}` does not say who it was before")),
    )
    .help(both(
        format!("ghi `{vi} <cơ quan cũ> -> {}`; nếu là cơ quan thêm vào: `thêm {vi} {}`", now.vi, now.vi),
        format!("write `{en} <old body> -> {}`; of one that is added: `add {en} {}`", now.en, now.en),
    ))
}
