//! Entries that come, change and go: papers, steps, results, requirements, fees, legal bases.

mod told;

use tthc_dsl::diagnostic::{Diagnostic, both};
use tthc_dsl::schema::Block;
use tthc_dsl::tree::{Node, Value};
use tthc_dsl::{Spanned, Word};

use self::told::{exists, has_fee, misplaced, missing, no_basis, no_fee};
use super::apply::{Operation, says, shown};

/// What an operation names: a keyword for the kind, and the rest.
fn kind(clause: &Node) -> Option<(Word, &[Spanned<Value>])> {
    let (first, rest) = clause.values.split_first()?;
    match first.value {
        Value::Term(word) => Some((word, rest)),
        _ => None,
    }
}

/// The list that entries of a kind stand in.
fn list(kind: Word) -> Option<(Word, Block)> {
    Some(match kind {
        Word::Document => (Word::Documents, Block::Paper),
        Word::Step => (Word::Steps, Block::Step),
        Word::Result => (Word::Results, Block::Result),
        Word::Conditions => (Word::Conditions, Block::Requirement),
        _ => return None,
    })
}

fn is_fee(kind: Word) -> bool {
    matches!(kind, Word::Fee | Word::Charge | Word::ServiceFee)
}

pub(super) fn add(operation: &Operation<'_>, target: &mut Node, clause: &Node, out: &mut Vec<Diagnostic>) {
    let Some((kind, values)) = kind(clause) else { return };
    if kind == Word::Basis {
        add_bases(operation, target, clause, values, out);
    } else if is_fee(kind) {
        misplaced(clause, kind, Block::Fee, out);
        let mut node = made(clause, Some(kind), None, values);
        operation.rest(&mut node);
        if let Some(at) = target.children.iter().position(|known| same_fee(known, &node)) {
            match operation.first {
                true => out.push(has_fee(operation, clause, kind, &target.children[at])),
                // It came back when what had taken it away lapsed.
                false => target.children[at] = node,
            }
            return;
        }
        // That there is a fee now takes the place of there being none.
        target.children.retain(|child| {
            !(child.is(kind) && (says(&child.values, Word::None) || says(&child.values, Word::Unspecified)))
        });
        let at = target.children.iter().rposition(|child| child.word.is_some_and(is_fee));
        target.children.insert(at.map_or(target.children.len(), |at| at + 1), node);
    } else if let Some((word, block)) = list(kind) {
        misplaced(clause, kind, block, out);
        let Some(name) = clause.name_value() else { return };
        if let Some(known) = find(target, word, name.value) {
            if operation.first {
                out.push(exists(operation, kind, name.value, name.span).note(known.head, both("ở đây", "here")));
                return;
            }
            // It came back when what had taken it away lapsed.
            if let Some(known) = find_mut(target, word, name.value) {
                *known = entry(operation, clause, &values[1..], block);
            }
            return;
        }
        insert(operation, target, clause, (word, kind), entry(operation, clause, &values[1..], block), out);
    }
}

/// An entry as the operation describes it.
fn entry(operation: &Operation<'_>, clause: &Node, values: &[Spanned<Value>], block: Block) -> Node {
    let name = clause.name_value().map(|name| name.map(str::to_owned));
    let mut node = made(clause, None, name, values);
    if block.clause(Word::Basis).is_some() {
        operation.rest(&mut node);
    }
    node
}

fn made(clause: &Node, word: Option<Word>, name: Option<Spanned<String>>, values: &[Spanned<Value>]) -> Node {
    let children = clause.children.iter().filter(|child| !child.is(Word::AfterAmendment)).cloned().collect();
    let head = name.as_ref().map_or(clause.head, |name| name.span);
    Node {
        word,
        name,
        values: values.to_vec(),
        becomes: None,
        children,
        head,
        span: clause.span,
        doc: clause.doc.clone(),
        broken: clause.broken,
    }
}

fn insert(
    operation: &Operation<'_>,
    target: &mut Node,
    clause: &Node,
    (word, kind): (Word, Word),
    node: Node,
    out: &mut Vec<Diagnostic>,
) {
    if let Some(after) = clause.child(Word::AfterAmendment).and_then(Node::name_value) {
        let siblings =
            target.children.iter_mut().filter(|child| child.is(word)).find_map(|list| holding(list, after.value));
        if let Some((siblings, at)) = siblings {
            siblings.insert(at + 1, node);
            return;
        }
        if operation.first {
            out.push(missing(operation, target, word, kind, after));
            return;
        }
    }
    match target.children.iter_mut().find(|child| child.is(word)) {
        Some(list) => {
            // A list that says that there is nothing holds something now.
            list.values.retain(|value| !matches!(value.value, Value::Term(Word::None | Word::Unspecified)));
            list.children.push(node);
        }
        None => target.children.push(Node {
            word: Some(word),
            head: clause.head,
            span: clause.span,
            children: vec![node],
            ..Node::default()
        }),
    }
}

pub(super) fn replace(operation: &Operation<'_>, target: &mut Node, clause: &Node, out: &mut Vec<Diagnostic>) {
    let Some((kind, values)) = kind(clause) else { return };
    if is_fee(kind) {
        misplaced(clause, kind, Block::Fee, out);
        let named = fees(target, kind, values.iter().rfind(|value| matches!(value.value, Value::Text(_))));
        match named.as_slice() {
            [at] => {
                let mut node = made(clause, Some(kind), None, values);
                operation.rest(&mut node);
                put(operation, &mut target.children[*at], node);
            }
            _ => out.push(no_fee(operation, target, clause, kind)),
        }
        return;
    }
    let Some((word, block)) = list(kind) else { return add(operation, target, clause, out) };
    misplaced(clause, kind, block, out);
    let Some(name) = clause.name_value() else { return };
    let Some(known) = find_mut(target, word, name.value) else {
        out.push(missing(operation, target, word, kind, name));
        return;
    };
    let mut new = entry(operation, clause, &values[1..], block);
    if new.values.is_empty() {
        new.values.clone_from(&known.values);
    }
    put(operation, known, new);
}

/// One entry in the place of another. An erratum that states what stands there already corrects nothing: what it rests
/// on does not become the entry's basis.
fn put(operation: &Operation<'_>, known: &mut Node, mut new: Node) {
    let said = |node: &Node| Node {
        children: node.children.iter().filter(|child| !child.is(Word::Basis)).cloned().collect(),
        ..node.clone()
    };
    let restated = said(&new);
    if operation.amendment.correction && said(known) == restated {
        let mut own = restated.children.into_iter();
        let bases = std::mem::take(&mut known.children).into_iter();
        new.children = bases.filter_map(|child| if child.is(Word::Basis) { Some(child) } else { own.next() }).collect();
    }
    *known = new;
}

pub(super) fn remove(operation: &Operation<'_>, target: &mut Node, clause: &Node, out: &mut Vec<Diagnostic>) {
    let Some((kind, values)) = kind(clause) else { return };
    match kind {
        Word::Basis => {
            for value in values {
                let before = count_bases(target);
                for child in target.children.iter_mut().filter(|child| child.is(Word::Basis)) {
                    child.values.retain(|known| known != value);
                }
                target.children.retain(|child| !(child.is(Word::Basis) && child.values.is_empty()));
                if before == count_bases(target) && operation.first {
                    out.push(no_basis(operation, value));
                }
            }
        }
        Word::NotFormalised => remove_sentence(operation, target, values, out),
        Word::Case => {
            let before = target.children.len();
            target.children.retain(|child| !(child.is(Word::Case) && child.name_value() == clause.name_value()));
            if let (true, Some(name)) = (before == target.children.len() && operation.first, clause.name_value()) {
                out.push(missing(operation, target, Word::Case, Word::Case, name));
            }
        }
        _ if is_fee(kind) => {
            let first = values.first();
            let by_name = first.filter(|value| matches!(value.value, Value::Text(_)));
            let found = match by_name {
                Some(_) => fees(target, kind, by_name),
                None => matching(target, kind, values),
            };
            if found.is_empty() && operation.first {
                out.push(no_fee(operation, target, clause, kind));
            }
            found.iter().rev().for_each(|at| drop(target.children.remove(*at)));
        }
        _ => {
            let (Some((word, _)), Some(name)) = (list(kind), clause.name_value()) else { return };
            let gone =
                target.children.iter_mut().filter(|child| child.is(word)).any(|list| match holding(list, name.value) {
                    Some((siblings, at)) => {
                        siblings.remove(at);
                        true
                    }
                    None => false,
                });
            if !gone && operation.first {
                out.push(missing(operation, target, word, kind, name));
            }
        }
    }
}

/// A sentence that was not modelled, wherever the text holds it.
fn remove_sentence(operation: &Operation<'_>, target: &mut Node, values: &[Spanned<Value>], out: &mut Vec<Diagnostic>) {
    let gone = without_sentence(target, values);
    if let (false, true, Some(value)) = (gone, operation.first, values.first()) {
        let text = shown(values);
        out.push(
            Diagnostic::error(
                "TT063",
                value.span,
                both(
                    format!("`{}` không có câu chưa mã hóa {}", operation.code, text.vi),
                    format!("`{}` has no sentence {} that is not formalised", operation.code, text.en),
                ),
            )
            .help(both("chép đúng câu mà văn bản đang có", "write the sentence as the text has it")),
        );
    }
}

pub(super) fn without_sentence(node: &mut Node, values: &[Spanned<Value>]) -> bool {
    let before = node.children.len();
    node.children.retain(|child| !(child.is(Word::NotFormalised) && child.values == values));
    let gone = node.children.len() < before;
    node.children.iter_mut().fold(gone, |gone, child| without_sentence(child, values) | gone)
}

fn add_bases(
    operation: &Operation<'_>,
    target: &mut Node,
    clause: &Node,
    values: &[Spanned<Value>],
    out: &mut Vec<Diagnostic>,
) {
    for value in values {
        let cited = target.all(Word::Basis).any(|basis| basis.values.contains(value));
        if !cited {
            target.children.push(Node {
                word: Some(Word::Basis),
                values: vec![value.clone()],
                head: clause.head,
                span: clause.span,
                ..Node::default()
            });
        } else if operation.first {
            let cited = shown(std::slice::from_ref(value));
            out.push(
                Diagnostic::error(
                    "TT064",
                    value.span,
                    both(
                        format!("`{}` đã có căn cứ `{}`", operation.code, cited.vi),
                        format!("`{}` has the basis `{}` already", operation.code, cited.en),
                    ),
                )
                .help(both("bỏ dòng này", "remove this line")),
            );
        }
    }
}

fn count_bases(target: &Node) -> usize {
    target.all(Word::Basis).map(|basis| basis.values.len()).sum()
}

/// The fees that bear a name; all of the kind where none is given.
fn fees(target: &Node, kind: Word, name: Option<&Spanned<Value>>) -> Vec<usize> {
    let of_kind = target.children.iter().enumerate().filter(|(_, child)| child.is(kind));
    let named = of_kind.filter(|(_, child)| name.is_none_or(|name| child.values.contains(name)));
    named.map(|(at, _)| at).collect()
}

/// Both are asked for under one name, in the same cases.
fn same_fee(known: &Node, fee: &Node) -> bool {
    const NARROWING: [Word; 7] =
        [Word::Via, Word::When, Word::Otherwise, Word::ForSubject, Word::Per, Word::Enforced, Word::Until];
    let name = |fee: &Node| fee.text().map(|text| text.value.to_owned());
    let absent = says(&known.values, Word::None) || says(&known.values, Word::Unspecified);
    known.word == fee.word
        && !absent
        && name(known) == name(fee)
        && NARROWING.iter().all(|part| known.all(*part).eq(fee.all(*part)))
}

fn matching(target: &Node, kind: Word, values: &[Spanned<Value>]) -> Vec<usize> {
    let of_kind = target.children.iter().enumerate().filter(|(_, child)| child.is(kind));
    of_kind.filter(|(_, child)| child.values.starts_with(values)).map(|(at, _)| at).collect()
}

fn find<'n>(target: &'n Node, word: Word, name: &str) -> Option<&'n Node> {
    fn within<'n>(node: &'n Node, name: &str) -> Option<&'n Node> {
        let own = |child: &&Node| child.name.as_ref().is_some_and(|known| known.value == name);
        node.children.iter().find(own).or_else(|| nested(node).find_map(|child| within(child, name)))
    }
    fn nested(node: &Node) -> impl Iterator<Item = &Node> {
        node.children.iter().filter(|child| matches!(child.word, Some(Word::EitherOr | Word::Stage)))
    }
    target.all(word).find_map(|list| within(list, name))
}

fn find_mut<'n>(target: &'n mut Node, word: Word, name: &str) -> Option<&'n mut Node> {
    let lists = target.children.iter_mut().filter(|child| child.is(word));
    lists.into_iter().find_map(|list| holding(list, name)).map(|(siblings, at)| &mut siblings[at])
}

/// The entries among which one of a name stands, and its place.
fn holding<'n>(list: &'n mut Node, name: &str) -> Option<(&'n mut Vec<Node>, usize)> {
    let own = list.children.iter().position(|child| child.name.as_ref().is_some_and(|known| known.value == name));
    if let Some(at) = own {
        return Some((&mut list.children, at));
    }
    let nested = list.children.iter_mut().filter(|child| matches!(child.word, Some(Word::EitherOr | Word::Stage)));
    nested.into_iter().find_map(|child| holding(child, name))
}
