//! Conditions in words: `nộp-qua != trực-tuyến` as a citizen would be told it.

use tthc_compiler::model::{Condition, Fact, FactKind};
use tthc_compiler::show;
use tthc_dsl::tree::{Expr, Op, Value};
use tthc_dsl::{Lang, Spanned, Word, format};

use super::phrase::{AND, OR, Phrase};

/// Says when something holds: `khi nộp qua bưu chính`, `trong các trường hợp còn lại`; nothing when it always does.
///
/// A negation is said of the smallest part, and of what is not chosen the choices that are left: `không` before a
/// bracket is hard to read. The English says the question that a portal asks, since the names of facts are Vietnamese.
pub fn say(phrase: &mut Phrase, condition: &Condition, facts: &[Fact]) {
    match condition {
        Condition::Always => {}
        Condition::Otherwise(_) => {
            phrase.say("trong các trường hợp còn lại", "in all other cases");
        }
        Condition::When(expr) => {
            phrase.say("khi ", "when ");
            Teller { facts }.clause(phrase, &expr.value, true, Around::Nothing);
        }
    }
}

/// What a clause stands in, and so whether it needs brackets.
#[derive(Clone, Copy, PartialEq)]
enum Around {
    Nothing,
    And,
    Or,
}

struct Teller<'f> {
    facts: &'f [Fact],
}

impl Teller<'_> {
    fn clause(&self, phrase: &mut Phrase, expr: &Expr, holds: bool, around: Around) {
        match expr {
            Expr::Not(inner) => self.clause(phrase, &inner.value, !holds, around),
            // Neither a nor b: not a, and not b.
            Expr::And(parts) | Expr::Or(parts) => {
                let all = matches!(expr, Expr::And(_)) == holds;
                self.joined(phrase, parts, holds, all, around);
            }
            Expr::Compare(op, left, right) => self.comparison(phrase, op_that_holds(*op, holds), left, right),
            Expr::Value(Value::Name(name)) => self.yes_or_no(phrase, name, holds),
            Expr::IsGiven(what) => {
                self.operand(phrase, &what.value);
                phrase.say(
                    if holds { " được ghi" } else { " không được ghi" },
                    if holds { " is given" } else { " is not given" },
                );
            }
            Expr::Quantified { every, variable, over, satisfies } => {
                // Not every one does: there is one that does not.
                let every = *every == holds;
                phrase.say(if every { "mọi " } else { "có một " }, if every { "every " } else { "some " });
                phrase.vietnamese(&spaced(variable)).say(" trong ", " in ");
                self.operand(phrase, &over.value);
                phrase.say(" thỏa: ", " satisfies: ");
                self.clause(phrase, &satisfies.value, holds, Around::And);
            }
            Expr::Value(_) | Expr::Path(_) | Expr::List(_) | Expr::Fold(..) => {
                if !holds {
                    phrase.say("không phải ", "not ");
                }
                self.operand(phrase, expr);
            }
        }
    }

    fn joined(&self, phrase: &mut Phrase, parts: &[Spanned<Expr>], holds: bool, all: bool, around: Around) {
        let own = if all { Around::And } else { Around::Or };
        let bracket = around != Around::Nothing && around != own;
        if bracket {
            phrase.own("(");
        }
        phrase.list(parts, if all { AND } else { OR }, |phrase, part| {
            self.clause(phrase, &part.value, holds, own);
        });
        if bracket {
            phrase.own(")");
        }
    }

    /// `mất-giấy-phép`: a fact that is answered with yes or no.
    fn yes_or_no(&self, phrase: &mut Phrase, name: &str, holds: bool) {
        let fact = self.fact(name);
        if let (Lang::En, Some(fact)) | (Lang::Vi, Some(fact)) = (phrase.lang(), fact)
            && (phrase.lang() == Lang::En || is_without_marks(fact))
        {
            phrase.say("trả lời câu hỏi “", "“").text(&fact.question);
            phrase.say("” là ", "” is answered ");
            phrase.say(if holds { "có" } else { "không" }, if holds { "yes" } else { "no" });
            return;
        }
        let words = spaced(name);
        if holds {
            phrase.vietnamese(&words);
            return;
        }
        match words.split_once(' ') {
            Some(("đã", rest)) => phrase.say("chưa ", "not yet ").vietnamese(rest),
            Some(("là", _)) => phrase.say("không phải ", "not ").vietnamese(&words),
            Some(("không" | "chưa", _)) => {
                phrase.say("không thuộc trường hợp ", "it is not so that ").vietnamese(&words)
            }
            _ => phrase.say("không ", "not ").vietnamese(&words),
        };
    }

    fn comparison(&self, phrase: &mut Phrase, (op, holds): (Op, bool), left: &Spanned<Expr>, right: &Spanned<Expr>) {
        let fact = match &left.value {
            Expr::Value(Value::Name(name)) => self.fact(name),
            _ => None,
        };
        if let Some(fact) = fact {
            if let Expr::Value(Value::Term(answer @ (Word::Yes | Word::No))) = right.value {
                let yes = (answer == Word::Yes) == (op == Op::Equal);
                return self.yes_or_no(phrase, &fact.id, yes == holds);
            }
            if let Some(chosen) = chosen(fact, op, holds, &right.value) {
                self.subject(phrase, &left.value);
                phrase.say(link(fact), " is ");
                phrase.list(&chosen, OR, |phrase, choice| {
                    phrase.vietnamese(&spaced(choice));
                });
                return;
            }
        }
        let not_chosen = op == Op::NotEqual && fact.is_some_and(|fact| link(fact) == " ");
        if not_chosen {
            phrase.say("không ", "");
        }
        self.subject(phrase, &left.value);
        let (before, after) = match (&right.value, fact.map(|fact| &fact.kind)) {
            _ if not_chosen => ((" ", " is not "), ("", "")),
            (Expr::Value(Value::Date(_)), _) => dated(op),
            (Expr::Value(Value::Name(_)), None | Some(FactKind::OneOf(_))) => (related(op, holds), ("", "")),
            _ => measured(op, holds),
        };
        phrase.say(before.0, before.1);
        self.operand(phrase, &right.value);
        if let (Some(FactKind::Number { unit: Some(unit), .. }), Expr::Value(Value::Number(_))) =
            (fact.map(|fact| &fact.kind), &right.value)
        {
            phrase.own(" ").vietnamese(unit);
        }
        phrase.say(after.0, after.1);
    }

    /// What is compared: the words of a fact's name, or the question where they would not be understood.
    fn subject(&self, phrase: &mut Phrase, expr: &Expr) {
        let Expr::Value(Value::Name(name)) = expr else {
            return self.operand(phrase, expr);
        };
        match self.fact(name) {
            Some(fact) if phrase.lang() == Lang::En || is_without_marks(fact) => {
                phrase.say("câu trả lời cho “", "the answer to “");
                phrase.text(&fact.question).own("”");
            }
            _ => {
                phrase.vietnamese(&spaced(name));
            }
        }
    }

    fn operand(&self, phrase: &mut Phrase, expr: &Expr) {
        match expr {
            Expr::Value(value) => self.value(phrase, value),
            Expr::Path(parts) => {
                phrase.vietnamese(&parts.join("."));
            }
            Expr::List(items) => {
                phrase.list(items, OR, |phrase, item| self.operand(phrase, &item.value));
            }
            Expr::Fold(word, what) => {
                phrase.own(word.spelling(phrase.lang())).own(" ");
                self.operand(phrase, &what.value);
            }
            Expr::Compare(op @ (Op::Plus | Op::Minus | Op::Times), left, right) => {
                self.operand(phrase, &left.value);
                phrase.own(match op {
                    Op::Plus => " + ",
                    Op::Minus => " − ",
                    _ => " × ",
                });
                self.operand(phrase, &right.value);
            }
            _ => self.clause(phrase, expr, true, Around::And),
        }
    }

    fn value(&self, phrase: &mut Phrase, value: &Value) {
        let lang = phrase.lang();
        match value {
            Value::Name(name) => phrase.vietnamese(&spaced(name)),
            Value::Text(text) => phrase.own("“").vietnamese(text).own("”"),
            Value::Term(Word::Yes) => phrase.say("có", "yes"),
            Value::Term(Word::No) => phrase.say("không", "no"),
            Value::Term(word) => phrase.own(word.spelling(lang)),
            Value::Number(number) => phrase.own(&format::thousands(*number)),
            Value::Percent(thousandths) => phrase.own(&show::percent(*thousandths, lang)),
            Value::Date(day) => phrase.own(&show::date(*day, lang)),
            Value::Moment(moment) => {
                let hour = clock(i64::from(moment.hour()) * 60 + i64::from(moment.minute()));
                phrase.own(&format!("{hour} {}", show::date(moment.date(), lang)))
            }
            Value::Hour(minutes) => phrase.own(&clock(i64::from(*minutes))),
            Value::Duration(duration) => phrase.own(&show::duration(duration, lang)),
            Value::Money(dong) => phrase.own(&show::money(*dong, lang)),
            Value::Code(code) => phrase.own(code),
            Value::Citation(citation) => phrase.own(&show::citation(citation, lang)),
            Value::List(items) => phrase.list(items, OR, |phrase, item| self.value(phrase, &item.value)),
            Value::Expr(expr) => {
                self.operand(phrase, expr);
                phrase
            }
            Value::Lang(_) => phrase,
        };
    }

    fn fact(&self, name: &str) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.id.value == name)
    }
}

/// `15:30`.
pub(super) fn clock(minutes: i64) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// A name as words: its hyphens are spaces.
pub(super) fn spaced(name: &str) -> String {
    name.replace('-', " ")
}

/// The comparison that is true when the other one is not, where there is one of its own.
fn op_that_holds(op: Op, holds: bool) -> (Op, bool) {
    let other = match op {
        _ if holds => return (op, true),
        Op::Equal => Op::NotEqual,
        Op::NotEqual => Op::Equal,
        Op::Less => Op::AtLeast,
        Op::AtLeast => Op::Less,
        Op::Greater => Op::AtMost,
        Op::AtMost => Op::Greater,
        _ => return (op, false),
    };
    (other, true)
}

/// The choices that a comparison leaves of a fact that is one of several, when they are few enough to be named.
fn chosen<'f>(fact: &'f Fact, op: Op, holds: bool, right: &'f Expr) -> Option<Vec<&'f str>> {
    let FactKind::OneOf(choices) = &fact.kind else {
        return None;
    };
    let named: Vec<&str> = match right {
        Expr::Value(Value::Name(name)) => vec![name],
        Expr::List(items) => items
            .iter()
            .map(|item| match &item.value {
                Expr::Value(Value::Name(name)) => Some(name.as_str()),
                _ => None,
            })
            .collect::<Option<_>>()?,
        _ => return None,
    };
    let these = match op {
        Op::Equal | Op::In => holds,
        Op::NotEqual => !holds,
        _ => return None,
    };
    if these {
        return Some(named);
    }
    let left: Vec<&str> =
        choices.iter().map(|choice| choice.value.as_str()).filter(|choice| !named.contains(choice)).collect();
    (1..=3).contains(&left.len()).then_some(left)
}

/// What stands between a fact's name and what was chosen: `loại hồ sơ là cấp mới`, but `nộp qua bưu chính`.
fn link(fact: &Fact) -> &'static str {
    const OPEN: &[&str] = &[
        "qua", "tại", "bởi", "cho", "theo", "ở", "là", "về", "từ", "đến", "với", "trong", "bằng", "vì", "do", "của",
        "vào", "để", "thuộc",
    ];
    let last = fact.id.value.rsplit('-').next().unwrap_or_default();
    if OPEN.contains(&last) && !is_without_marks(fact) { " " } else { " là " }
}

/// A name typed without diacritics, whose words could be misread.
fn is_without_marks(fact: &Fact) -> bool {
    fact.id.value.is_ascii() && !fact.question.vi.is_empty()
}

type Words = (&'static str, &'static str);

fn dated(op: Op) -> (Words, Words) {
    let before = match op {
        Op::Less => (" trước ngày ", " is before "),
        Op::AtMost => (" đến hết ngày ", " is no later than "),
        Op::Greater => (" sau ngày ", " is after "),
        Op::AtLeast => (" từ ngày ", " is no earlier than "),
        Op::NotEqual => (" khác ngày ", " is not "),
        _ => (" là ngày ", " is "),
    };
    (before, ("", ""))
}

fn measured(op: Op, holds: bool) -> (Words, Words) {
    let before = match op {
        Op::Less => (" dưới ", " is less than "),
        Op::AtMost => (" không quá ", " is at most "),
        Op::Greater => (" trên ", " is more than "),
        Op::AtLeast => return ((" từ ", " is at least "), (" trở lên", "")),
        _ => related(op, holds),
    };
    (before, ("", ""))
}

fn related(op: Op, holds: bool) -> Words {
    match (op, holds) {
        (Op::Equal, true) | (Op::NotEqual, false) => (" là ", " is "),
        (Op::NotEqual, true) | (Op::Equal, false) => (" không phải là ", " is not "),
        (Op::Less, _) => (" nhỏ hơn ", " is less than "),
        (Op::AtMost, _) => (" không lớn hơn ", " is at most "),
        (Op::Greater, _) => (" lớn hơn ", " is more than "),
        (Op::AtLeast, _) => (" không nhỏ hơn ", " is at least "),
        (Op::In, true) => (" là ", " is "),
        (Op::In, false) => (" không phải là ", " is not "),
        (Op::Has, true) => (" có ", " includes "),
        (Op::Has, false) => (" không có ", " does not include "),
        (Op::Contains, true) => (" chứa ", " contains "),
        (Op::Contains, false) => (" không chứa ", " does not contain "),
        (Op::Matches, true) => (" khớp với ", " matches "),
        (Op::Matches, false) => (" không khớp với ", " does not match "),
        (Op::InForceOn, true) => (" có hiệu lực ngày ", " is in force on "),
        (Op::InForceOn, false) => (" không có hiệu lực ngày ", " is not in force on "),
        (Op::OnEveryDayOf, true) => (" trong mọi ngày của ", " on every day of "),
        (Op::OnEveryDayOf, false) => (" không phải mọi ngày của ", " not on every day of "),
        (Op::Plus, _) => (" + ", " + "),
        (Op::Minus, _) => (" − ", " − "),
        (Op::Times, _) => (" × ", " × "),
    }
}

#[cfg(test)]
mod tests;
