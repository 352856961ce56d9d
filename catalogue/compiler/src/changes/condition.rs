//! Conditions in the language itself, in both keyword languages.

use tthc_dsl::diagnostic::{Words, both};
use tthc_dsl::tree::{Expr, Op, Value};
use tthc_dsl::{Lang, Spanned, Word};

use super::described::{shown_by, word};
use crate::model::Condition;
use crate::show;

/// `khi tuổi < 18`; `None` if it always holds.
pub(super) fn shown(condition: &Condition) -> Option<Words> {
    match condition {
        Condition::Always => None,
        Condition::When(expr) => Some(shown_by(|lang| {
            let mut out = format!("{} ", Word::When.spelling(lang));
            write(&mut out, &expr.value, Binding::Or, lang);
            out
        })),
        Condition::Otherwise(_) => Some(word(Word::Otherwise)),
    }
}

/// The same; empty if it always holds.
pub(super) fn tag(condition: &Condition) -> Words {
    shown(condition).unwrap_or_else(|| both("", ""))
}

/// How tightly an expression holds together, loosest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Or,
    And,
    Not,
    Comparison,
    Sum,
    Operand,
}

/// Writes an expression so that it can be read back, in brackets where its surroundings bind tighter than it does.
fn write(out: &mut String, expr: &Expr, around: Binding, lang: Lang) {
    let own = binding(expr);
    if own < around {
        out.push('(');
        write(out, expr, Binding::Or, lang);
        out.push(')');
        return;
    }
    let spell = |out: &mut String, word: Word| out.push_str(word.spelling(lang));
    match expr {
        Expr::Value(value) => out.push_str(&written(value, lang)),
        Expr::Path(parts) => out.push_str(&parts.join(".")),
        Expr::Not(inner) => {
            spell(out, Word::Not);
            out.push(' ');
            write(out, &inner.value, Binding::Not, lang);
        }
        Expr::And(parts) => joined(out, parts, Word::And, Binding::Not, lang),
        Expr::Or(parts) => joined(out, parts, Word::Or, Binding::And, lang),
        Expr::Compare(op, left, right) => {
            let inner = if own == Binding::Sum { Binding::Operand } else { Binding::Sum };
            // A sum leans to the left: `a - b - c`.
            write(out, &left.value, own.max(Binding::Sum), lang);
            out.push(' ');
            out.push_str(sign(*op, lang));
            out.push(' ');
            write(out, &right.value, inner, lang);
        }
        Expr::List(items) => {
            out.push('[');
            for (number, item) in items.iter().enumerate() {
                out.push_str(if number > 0 { ", " } else { "" });
                write(out, &item.value, Binding::Or, lang);
            }
            out.push(']');
        }
        Expr::Quantified { every, variable, over, satisfies } => {
            spell(out, if *every { Word::Every } else { Word::Some });
            out.push_str(&format!(" {} ", variable.value));
            spell(out, Word::InSet);
            out.push(' ');
            write(out, &over.value, Binding::Sum, lang);
            out.push(' ');
            spell(out, Word::Satisfies);
            out.push(' ');
            write(out, &satisfies.value, Binding::Or, lang);
        }
        Expr::Fold(word, of) => {
            spell(out, *word);
            out.push(' ');
            write(out, &of.value, Binding::Operand, lang);
        }
        Expr::IsGiven(what) => {
            write(out, &what.value, Binding::Sum, lang);
            out.push(' ');
            spell(out, Word::GivenValue);
        }
    }
}

fn binding(expr: &Expr) -> Binding {
    match expr {
        // A quantifier takes all that follows it.
        Expr::Or(_) | Expr::Quantified { .. } => Binding::Or,
        Expr::And(_) => Binding::And,
        Expr::Not(_) => Binding::Not,
        Expr::Compare(Op::Plus | Op::Minus | Op::Times, ..) => Binding::Sum,
        Expr::Compare(..) | Expr::IsGiven(_) => Binding::Comparison,
        Expr::Value(_) | Expr::Path(_) | Expr::List(_) | Expr::Fold(..) => Binding::Operand,
    }
}

fn joined(out: &mut String, parts: &[Spanned<Expr>], word: Word, around: Binding, lang: Lang) {
    for (number, part) in parts.iter().enumerate() {
        if number > 0 {
            out.push_str(&format!(" {} ", word.spelling(lang)));
        }
        write(out, &part.value, around, lang);
    }
}

fn sign(op: Op, lang: Lang) -> &'static str {
    match op {
        Op::Equal => "=",
        Op::NotEqual => "!=",
        Op::Less => "<",
        Op::AtMost => "<=",
        Op::Greater => ">",
        Op::AtLeast => ">=",
        Op::Plus => "+",
        Op::Minus => "-",
        Op::Times => "*",
        Op::In => Word::InSet.spelling(lang),
        Op::Has => Word::Has.spelling(lang),
        Op::Contains => Word::Contains.spelling(lang),
        Op::Matches => Word::Matches.spelling(lang),
        Op::InForceOn => Word::InForceOn.spelling(lang),
        Op::OnEveryDayOf => Word::OnEveryDayOf.spelling(lang),
    }
}

pub(crate) fn written(value: &Value, lang: Lang) -> String {
    match value {
        Value::Text(text) => {
            format!("\"{}\"", text.replace('\\', r"\\").replace('"', r#"\""#).replace('\n', r"\n"))
        }
        Value::Name(name) | Value::Code(name) => name.clone(),
        Value::Term(word) => word.spelling(lang).to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Percent(thousandths) => show::percent(*thousandths, lang),
        Value::Date(day) => show::date(*day, lang),
        Value::Moment(moment) => {
            let minutes = i32::from(moment.hour()) * 60 + i32::from(moment.minute());
            format!("{} {}", show::date(moment.date(), lang), clock(minutes))
        }
        Value::Hour(minutes) => clock(i32::from(*minutes)),
        Value::Duration(duration) => show::duration(duration, lang),
        Value::Money(dong) => show::money(*dong, lang),
        Value::Citation(citation) => show::citation(citation, lang),
        Value::List(items) => {
            let items: Vec<String> = items.iter().map(|item| written(&item.value, lang)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Expr(expr) => {
            let mut out = String::new();
            write(&mut out, expr, Binding::Or, lang);
            out
        }
        // A language tag stands before a text and is never part of an expression.
        Value::Lang(_) => String::new(),
    }
}

fn clock(minutes: i32) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}
