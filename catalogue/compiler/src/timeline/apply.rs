//! One operation on one text.

use std::cell::RefCell;
use std::collections::HashSet;

use jiff::civil::Date;
use tthc_dsl::diagnostic::{Diagnostic, Words, both};
use tthc_dsl::schema::Block;
use tthc_dsl::tree::{Node, Tongue, Value};
use tthc_dsl::{Lang, Span, Spanned, Word};

use super::{address, entries, powers, wording};
use crate::changes::condition::written;
use crate::model::{Amendment, Applied, AppliedKind};
use crate::show;

/// An operation of an amendment, on one day.
#[derive(Clone, Copy)]
pub(super) struct Operation<'o> {
    pub amendment: &'o Amendment,
    pub code: &'o str,
    /// It is the operation's first day: what it replaces must be there. On a later day what it replaced may have
    /// lapsed, and what it says holds all the same.
    pub first: bool,
    /// The amendment's first day.
    pub from: Option<Date>,
    /// What is part of the text already.
    pub applied: &'o [Applied],
    /// The number of the amendment's plan.
    pub plan: usize,
    pub marks: &'o Marks,
    /// The amendment that made a clause on this very day, if this one is not said to come after it.
    pub rival: &'o dyn Fn(Span) -> Option<&'o Amendment>,
}

/// What became of operations on their first days: by the number of their plan and their place.
#[derive(Default)]
pub(super) struct Marks {
    /// They assert what was not so, and change nothing on any day.
    pub failed: RefCell<HashSet<(usize, Span)>>,
    /// They and another change one field from one day. That one finds another value than it expects follows from it.
    pub conflicting: RefCell<HashSet<(usize, Span)>>,
}

impl Operation<'_> {
    pub fn apply(&self, target: &mut Node, clause: &Node, out: &mut Vec<Diagnostic>) {
        match clause.word {
            Some(Word::Case) => {
                match target.children.iter_mut().find(|child| child.is(Word::Case) && same_case(child, clause)) {
                    Some(case) => clause.children.iter().for_each(|inner| self.apply(case, inner, out)),
                    None => out.extend(self.no_case(target, clause)),
                }
            }
            Some(Word::Power) => powers::apply(self, target, clause, out),
            Some(word) => self.judged(clause, out, |own, out| own.one(target, clause, word, out)),
            None => {}
        }
    }

    /// Does what one clause says, unless it was wrong on its first day.
    pub fn judged(&self, clause: &Node, out: &mut Vec<Diagnostic>, act: impl FnOnce(&Self, &mut Vec<Diagnostic>)) {
        let key = (self.plan, clause.span);
        if self.marks.failed.borrow().contains(&key) {
            return;
        }
        let conflicting = self.marks.conflicting.borrow().contains(&key);
        let mut told = Vec::new();
        act(&Operation { first: self.first && !conflicting, ..*self }, &mut told);
        let wrong = |told: &Diagnostic| matches!(told.code, "TT062" | "TT063" | "TT064" | "TT069");
        if self.first && told.iter().any(wrong) {
            self.marks.failed.borrow_mut().insert(key);
        }
        if self.marks.conflicting.borrow().contains(&key) {
            told.retain(|told| told.code != "TT073");
        }
        out.append(&mut told);
    }

    fn one(&self, target: &mut Node, clause: &Node, word: Word, out: &mut Vec<Diagnostic>) {
        match word {
            Word::Add => entries::add(self, target, clause, out),
            Word::Replace => entries::replace(self, target, clause, out),
            Word::Remove => entries::remove(self, target, clause, out),
            Word::ReplaceText => wording::replace(self, target, clause, out),
            Word::NotFormalised | Word::Remark | Word::Source => target.children.push(clause.clone()),
            // What the operations rest on, not what the procedure says.
            Word::Basis => {}
            Word::Facts | Word::Steps | Word::Results | Word::Conditions => restate(target, clause, word),
            Word::Documents if clause.becomes.is_none() => restate(target, clause, word),
            _ if clause.becomes.is_some() => self.change(target, clause, word, out),
            _ => out.push(self.no_arrow(clause, word)),
        }
    }

    /// A value for another.
    fn change(&self, target: &mut Node, clause: &Node, word: Word, out: &mut Vec<Diagnostic>) {
        let Some(new) = &clause.becomes else { return };
        let said: Vec<usize> = places(target, word, tongue(&clause.values));
        let meant = meant(target, clause, word, &said);
        let old = &clause.values;
        let nothing_before = says(old, Word::NotGiven);
        let found: Vec<usize> = match nothing_before {
            true => meant.clone(),
            false => meant.iter().copied().filter(|at| matches(word, &target.children[*at].values, old)).collect(),
        };
        if self.first && found.is_empty() != nothing_before {
            out.push(self.mismatch(clause, word, &said.iter().map(|at| &target.children[*at]).collect::<Vec<_>>()));
            return;
        }
        let rival = found.iter().find_map(|at| {
            let place = target.children[*at].span;
            Some(((self.rival)(place)?, place))
        });
        if let (true, Some((rival, place))) = (self.first, rival) {
            out.push(address::conflict(self.amendment, rival, self.code, (clause.head, place)));
            self.marks.conflicting.borrow_mut().insert((self.plan, clause.span));
        }
        // On a later day the value may be another; where there is one only, it is the one that was meant.
        let found = match (found.is_empty() && !nothing_before, meant.as_slice()) {
            (true, [only]) => vec![*only],
            _ => found,
        };
        if says(new, Word::NotGiven) {
            found.iter().rev().for_each(|at| drop(target.children.remove(*at)));
            return;
        }
        let unclear = if nothing_before { found.len() > 1 } else { found.is_empty() && !said.is_empty() };
        if unclear {
            out.push(self.lapsed(clause, word));
            return;
        }
        if found.is_empty() {
            let at = said.last().map_or(target.children.len(), |last| last + 1);
            target.children.insert(at, self.changed(&Node { word: Some(word), ..Node::default() }, clause, new));
        }
        for at in found {
            target.children[at] = self.changed(&target.children[at], clause, new);
        }
    }

    /// A clause with its new value. What the operation does not name stays, but for what only the old value had.
    fn changed(&self, old: &Node, clause: &Node, new: &[Spanned<Value>]) -> Node {
        let mut values = new.to_vec();
        let is_text = |value: &&Spanned<Value>| matches!(value.value, Value::Text(_));
        let is_fee = matches!(old.word, Some(Word::Fee | Word::Charge | Word::ServiceFee));
        let named = old.values.first().is_some_and(|first| !is_text(&first));
        if is_fee && named && !says(&old.values, Word::NotFormalised) && !new.iter().any(|value| is_text(&value)) {
            values.extend(old.values.iter().find(is_text).cloned());
        }
        // The new words are in the language of the old ones.
        if let Some(language) = clause.values.iter().find(|value| matches!(value.value, Value::Lang(_)))
            && !values.iter().any(|value| matches!(value.value, Value::Lang(_)))
        {
            values.insert(0, language.clone());
        }
        let gone = |word: Option<Word>| {
            matches!(word, Some(Word::AsPublished | Word::Basis))
                || clause.children.iter().any(|child| child.word == word)
        };
        let mut children: Vec<Node> = old.children.iter().filter(|child| !gone(child.word)).cloned().collect();
        children.extend(clause.children.iter().cloned());
        let mut node = Node {
            word: old.word,
            name: old.name.clone(),
            values,
            becomes: None,
            children,
            head: clause.head,
            span: clause.span,
            doc: old.doc.clone(),
            broken: false,
        };
        self.rest(&mut node);
        node
    }

    /// What an operation says rests on the amendment's provision, unless it names another.
    pub fn rest(&self, node: &mut Node) {
        let block = node.word.and_then(inner).or(Some(Block::Paper).filter(|_| node.name.is_some()));
        if block.is_some_and(|block| block.clause(Word::Basis).is_some()) {
            self.cite(node);
        }
    }

    /// The amendment's provision as the basis of a clause that names none.
    pub fn cite(&self, node: &mut Node) {
        if node.has(Word::Basis) {
            return;
        }
        let under = &self.amendment.under;
        node.children.push(Node {
            word: Some(Word::Basis),
            values: vec![Spanned::new(Value::Citation(under.value.clone()), under.span)],
            head: under.span,
            span: under.span,
            ..Node::default()
        });
    }

    fn mismatch(&self, clause: &Node, word: Word, said: &[&Node]) -> Diagnostic {
        let place = clause.values.first().zip(clause.values.last());
        let span = place.map_or(clause.head, |(first, last)| first.span.to(last.span));
        let asserted = shown_of(word, &clause.values);
        let current = match said {
            [] => both("chưa ghi gì", "not written"),
            _ => {
                let each: Vec<Words> = said.iter().map(|node| shown_of(word, &node.values)).collect();
                let join =
                    |of: fn(&Words) -> &str| each.iter().map(|w| format!("`{}`", of(w))).collect::<Vec<_>>().join(", ");
                both(join(|w| &w.vi), join(|w| &w.en))
            }
        };
        let (vi, en) = (word.spelling(Lang::Vi), word.spelling(Lang::En));
        let code = self.code;
        let day = self.day();
        let since = self.since();
        let mut diagnostic = Diagnostic::error(
            "TT062",
            span,
            both(
                format!(
                    "`{code}`: trước {} `{vi}` là {}{}, không phải `{}`",
                    day.vi, current.vi, since.vi, asserted.vi
                ),
                format!("`{code}`: before {} `{en}` was {}{}, not `{}`", day.en, current.en, since.en, asserted.en),
            ),
        );
        for node in said {
            diagnostic =
                diagnostic.note(node.span, both("quy định đang có hiệu lực ở đây", "what is in force stands here"));
        }
        let help = match said {
            [one] => {
                let was = shown_of(word, &one.values);
                both(
                    format!("ghi `{vi} {} -> …`, hoặc sửa văn bản gốc nếu nó sai", was.vi),
                    format!("write `{en} {} -> …`, or correct the base text if it is wrong", was.en),
                )
            }
            [] => both(format!("ghi `{vi} chưa ghi -> …`"), format!("write `{en} not given -> …`")),
            _ => both(
                "ghi đúng một trong các giá trị đang có hiệu lực, kèm `qua` hoặc `khi` nếu cần",
                "write one of the values in force, with `via` or `when` where needed",
            ),
        };
        diagnostic.help(help)
    }

    /// The amendment that made the text as it is, for a message about it.
    pub fn since(&self) -> Words {
        let last = self.applied.iter().rev().find(|one| one.kind != AppliedKind::Reorganisation);
        match last.and_then(|last| Some((&last.name, last.from?))) {
            Some((name, from)) => both(
                format!(" (từ {}, theo `{name}`)", show::date(from, Lang::Vi)),
                format!(" (since {from}, by `{name}`)"),
            ),
            None => both(" (văn bản gốc)", " (the base text)"),
        }
    }

    fn day(&self) -> Words {
        match self.from.filter(|from| *from > Date::MIN) {
            Some(from) => both(show::date(from, Lang::Vi), from.to_string()),
            None => both("ngày bắt đầu của sửa đổi", "the amendment’s first day"),
        }
    }

    pub fn lapsed(&self, clause: &Node, word: Word) -> Diagnostic {
        let (vi, en) = (word.spelling(Lang::Vi), word.spelling(Lang::En));
        let (code, id) = (self.code, &self.amendment.id.value);
        Diagnostic::error(
            "TT073",
            clause.head,
            both(
                format!("`{code}`: không rõ `{id}` sửa `{vi}` nào, vì quy định mà nó sửa đã hết hiệu lực"),
                format!("`{code}`: it is not clear which `{en}` `{id}` changes, as what it changed has lapsed"),
            ),
        )
        .help(both(
            "ghi rõ bằng một sửa đổi có hiệu lực từ ngày đó",
            "say it with an amendment that is in force from that day",
        ))
    }

    fn no_arrow(&self, clause: &Node, word: Word) -> Diagnostic {
        let (vi, en) = (word.spelling(Lang::Vi), word.spelling(Lang::En));
        let now = shown(&clause.values);
        Diagnostic::error(
            "TT065",
            clause.span,
            both(format!("`{vi}` không nêu giá trị trước khi sửa"), format!("`{en}` does not say what it was before")),
        )
        .help(both(
            format!("ghi `{vi} <giá trị cũ> -> {}`; nếu trước đó chưa ghi gì: `{vi} chưa ghi -> {}`", now.vi, now.vi),
            format!(
                "write `{en} <old value> -> {}`; where nothing was written: `{en} not given -> {}`",
                now.en, now.en
            ),
        ))
    }

    fn no_case(&self, target: &Node, clause: &Node) -> Option<Diagnostic> {
        let name = clause.name_value()?;
        let known = target.all(Word::Case).filter_map(|case| case.name_value().map(|name| name.value));
        let near = tthc_dsl::nearest(name.value, known);
        let diagnostic = Diagnostic::error(
            "TT063",
            name.span,
            both(
                format!("`{}` không có trường hợp `{}`", self.code, name.value),
                format!("`{}` has no case `{}`", self.code, name.value),
            ),
        );
        Some(diagnostic.help(match near {
            Some(near) => both(format!("có phải là `{near}` không?"), format!("did you mean `{near}`?")),
            None => both("ghi tên một trường hợp của thủ tục", "name a case of the procedure"),
        }))
        .filter(|_| self.first)
    }
}

/// The block of a clause's own clauses, as a procedure has it.
fn inner(word: Word) -> Option<Block> {
    Block::Procedure.clause(word).and_then(|clause| clause.inner)
}

fn same_case(child: &Node, clause: &Node) -> bool {
    child.name_value() == clause.name_value()
}

/// The whole clause anew, where the old one stood.
fn restate(target: &mut Node, clause: &Node, word: Word) {
    let at = target.children.iter().position(|child| child.is(word)).unwrap_or(target.children.len());
    target.children.retain(|child| !child.is(word));
    target.children.insert(at.min(target.children.len()), clause.clone());
}

/// The clauses that an operation can be about: those of the channel and case that it names, or, where none is of them, those
/// that name none; of fees, those of its name.
fn meant(target: &Node, clause: &Node, word: Word, said: &[usize]) -> Vec<usize> {
    const NARROWING: [Word; 4] = [Word::Via, Word::When, Word::Otherwise, Word::ForSubject];
    let named: Vec<Word> = NARROWING.into_iter().filter(|part| clause.has(*part)).collect();
    let same = |at: &usize, part: &Word| target.children[*at].all(*part).eq(clause.all(*part));
    let nothing_before = says(&clause.values, Word::NotGiven);
    let exact: Vec<usize> = said.iter().copied().filter(|at| named.iter().all(|part| same(at, part))).collect();
    let narrowed = match exact.is_empty() && !nothing_before {
        true => {
            let open = |at: &usize| named.iter().all(|part| same(at, part) || !target.children[*at].has(*part));
            said.iter().copied().filter(open).collect()
        }
        false => exact,
    };
    let is_fee = matches!(word, Word::Fee | Word::Charge | Word::ServiceFee);
    let name = clause.values.iter().find(|value| matches!(value.value, Value::Text(_)));
    match name.filter(|_| is_fee && !says(&clause.values, Word::NotFormalised)) {
        Some(name) => narrowed.into_iter().filter(|at| target.children[*at].values.contains(name)).collect(),
        None => narrowed,
    }
}

/// The clauses of a keyword; of names, those in the same language.
fn places(target: &Node, word: Word, of: Tongue) -> Vec<usize> {
    let fits = |child: &Node| {
        child.is(word) && (!matches!(word, Word::Name | Word::Description) || tongue(&child.values) == of)
    };
    target.children.iter().enumerate().filter(|(_, child)| fits(child)).map(|(at, _)| at).collect()
}

fn tongue(values: &[Spanned<Value>]) -> Tongue {
    let own = values.iter().find_map(|value| match value.value {
        Value::Lang(tongue) => Some(tongue),
        _ => None,
    });
    own.unwrap_or(Tongue::Vi)
}

pub(super) fn says(values: &[Spanned<Value>], word: Word) -> bool {
    values.iter().any(|value| value.value == Value::Term(word))
}

/// Does a clause say what an operation asserts?
fn matches(word: Word, said: &[Spanned<Value>], asserted: &[Spanned<Value>]) -> bool {
    if says(asserted, Word::NotFormalised) {
        let texts = |values: &[Spanned<Value>]| values.iter().any(|value| matches!(value.value, Value::Text(_)));
        return says(said, Word::NotFormalised) && (!texts(asserted) || said == asserted);
    }
    match word {
        // A fee is known by its amount; by its name as well, where the operation gives it.
        Word::Fee | Word::Charge | Word::ServiceFee => said.starts_with(asserted),
        Word::Level
        | Word::Subjects
        | Word::Sector
        | Word::PublishedBy
        | Word::Channels
        | Word::Forms
        | Word::Related
        | Word::Interlinked
        | Word::Keywords => said.len() == asserted.len() && said.iter().all(|value| asserted.contains(value)),
        Word::Name | Word::Description => {
            let text = |values: &[Spanned<Value>]| values.iter().find(|v| matches!(v.value, Value::Text(_))).cloned();
            text(said) == text(asserted)
        }
        _ => said == asserted,
    }
}

/// The values of a clause as an author writes them: the number of sets with its unit.
fn shown_of(word: Word, values: &[Spanned<Value>]) -> Words {
    let shown = shown(values);
    let counts = word == Word::Documents && values.iter().any(|value| matches!(value.value, Value::Number(_)));
    if !counts {
        return shown;
    }
    both(
        format!("{} {}", shown.vi, Word::Sets.spelling(Lang::Vi)),
        format!("{} {}", shown.en, Word::Sets.spelling(Lang::En)),
    )
}

/// Values as an author writes them.
pub(super) fn shown(values: &[Spanned<Value>]) -> Words {
    let list = |lang: Lang| {
        let mut out = String::new();
        for value in values {
            let text = written(&value.value, lang);
            if text.is_empty() {
                continue;
            }
            let term =
                |value: &Value| matches!(value, Value::Name(_) | Value::Term(_) | Value::Citation(_) | Value::Code(_));
            if !out.is_empty() {
                out.push_str(if term(&value.value) { ", " } else { " " });
            }
            out.push_str(&text);
        }
        out
    };
    both(list(Lang::Vi), list(Lang::En))
}
