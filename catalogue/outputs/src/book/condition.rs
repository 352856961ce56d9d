//! Conditions in words: `nộp-qua != trực-tuyến` as a citizen would be told it.

mod clauses;
mod compare;
mod denial;

use tthc_compiler::model::{Condition, Fact, FactKind};
use tthc_compiler::show;
use tthc_dsl::tree::{Expr, Op, Value};
use tthc_dsl::{Lang, Spanned, Word, format};

use super::phrase::{AND, OR, Phrase};
use clauses::{Clause, between, flatten};
use compare::{dated, measured, op_that_holds, related};
use denial::denied;

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
        Condition::When(_) => {
            phrase.say("khi ", "when ");
            say_clause(phrase, condition, facts);
        }
    }
}

/// The same without `khi`, for a label: `nộp qua bưu chính`, `trường hợp còn lại`.
pub fn say_clause(phrase: &mut Phrase, condition: &Condition, facts: &[Fact]) {
    match condition {
        Condition::Always => {}
        Condition::Otherwise(_) => {
            phrase.say("trường hợp còn lại", "all other cases");
        }
        Condition::When(expr) => {
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
        let mut flat = Vec::new();
        parts.iter().for_each(|part| flatten(&part.value, holds, all, &mut flat));
        let clauses = between(flat, all);
        let bracket = clauses.len() > 1 && around != Around::Nothing && around != own;
        if bracket {
            phrase.own("(");
        }
        let (vi, en) = match all {
            // `a hoặc b, và c`: what is chosen from is not torn apart.
            true if clauses.iter().any(|clause| self.is_choice(clause)) => (", và ", ", and "),
            true => AND,
            false => OR,
        };
        phrase.list(&clauses, (vi, en), |phrase, clause| match clause {
            Clause::One(expr, holds) => self.clause(phrase, expr, *holds, own),
            Clause::Between { of, least, most, is_below } => {
                self.subject(phrase, of);
                phrase.say(" từ ", " is from ");
                self.operand(phrase, least);
                phrase.say(" đến ", " to ");
                if *is_below {
                    phrase.say("dưới ", "below ");
                }
                self.operand(phrase, most);
                self.unit(phrase, of, most);
            }
        });
        if bracket {
            phrase.own(")");
        }
    }

    /// Whether a clause names several choices.
    fn is_choice(&self, clause: &Clause<'_>) -> bool {
        let Clause::One(Expr::Compare(op, left, right), holds) = clause else { return false };
        let Expr::Value(Value::Name(name)) = &left.value else { return false };
        let (op, holds) = op_that_holds(*op, *holds);
        let chosen = self.fact(name).and_then(|fact| chosen(fact, op, holds, &right.value));
        chosen.is_some_and(|chosen| chosen.len() > 1)
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
        match phrase.lang() {
            _ if holds => phrase.vietnamese(&words),
            Lang::Vi => phrase.own(&denied(&words)),
            Lang::En => phrase.own("not ").vietnamese(&words),
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
                return self.choice(phrase, fact, &left.value, &chosen);
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
        self.unit(phrase, &left.value, &right.value);
        phrase.say(after.0, after.1);
    }

    /// `loại hồ sơ là cấp mới hoặc cấp lại`, `nộp trực tiếp hoặc qua bưu chính`.
    fn choice(&self, phrase: &mut Phrase, fact: &Fact, subject: &Expr, chosen: &[&str]) {
        let name = spaced(&fact.id);
        let is_said = phrase.lang() == Lang::Vi && !is_without_marks(fact);
        // `mất gì`, `nộp ở đâu`: the choice takes the place of the word that asks.
        const ASKS: [&str; 6] = [" gì", " nào", " đâu", " ai", " mấy", " sao"];
        if is_said && let Some(words) = ASKS.iter().find_map(|asks| name.strip_suffix(asks)) {
            phrase.own(words).own(" ");
            phrase.list(chosen, OR, |phrase, choice| {
                phrase.own(&spaced(choice));
            });
            return;
        }
        if is_said && let Some(verb) = name.strip_suffix(" qua") {
            phrase.own(verb).own(" ");
            phrase.list(chosen, OR, |phrase, choice| {
                let choice = spaced(choice);
                // One files `qua bưu chính`, but `trực tuyến`.
                phrase.own(if choice.starts_with("trực ") { "" } else { "qua " }).own(&choice);
            });
            return;
        }
        self.subject(phrase, subject);
        phrase.say(link(fact), " is ");
        phrase.list(chosen, OR, |phrase, choice| {
            phrase.vietnamese(&spaced(choice));
        });
    }

    /// The unit in which a fact's number is given.
    fn unit(&self, phrase: &mut Phrase, of: &Expr, number: &Expr) {
        let (Expr::Value(Value::Name(name)), Expr::Value(Value::Number(_))) = (of, number) else { return };
        if let Some(FactKind::Number { unit: Some(unit), .. }) = self.fact(name).map(|fact| &fact.kind) {
            phrase.own(" ").vietnamese(unit);
        }
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
                let hour = hour(i64::from(moment.hour()) * 60 + i64::from(moment.minute()));
                phrase.own(&format!("{hour} {}", show::date(moment.date(), lang)))
            }
            Value::Hour(minutes) => phrase.own(&hour(i64::from(*minutes))),
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
pub(super) fn hour(minutes: i64) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// A name as words: its hyphens are spaces.
pub(super) fn spaced(name: &str) -> String {
    name.replace('-', " ")
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

#[cfg(test)]
mod tests;
