//! Conditions: as a tree that a machine can evaluate, and in words.

use std::borrow::Cow;

use serde::Serialize;
use tthc_compiler::model;
use tthc_compiler::show;
use tthc_dsl::tree::{Expr, Op, Tongue, Value};
use tthc_dsl::{Lang, Spanned, Word};

use super::Context;
use super::value::{Amount, Day, Words, amounts, hour};
use crate::portal::facts::{Meaning, Peer};

/// When something holds. A field `condition` that is left out means: always.
///
/// Evaluation is three-valued: a fact that is not known makes its comparison unknown, never false.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Condition<'c> {
    /// It holds when the expression is true.
    When { expression: Expression<'c>, words: Words },
    /// It holds when no sibling with an expression holds.
    Otherwise { words: Words },
}

/// A condition as a tree.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Expression<'c> {
    /// True when every operand is.
    And {
        operands: Vec<Expression<'c>>,
    },
    /// True when an operand is.
    Or {
        operands: Vec<Expression<'c>>,
    },
    Not {
        operand: Box<Expression<'c>>,
    },
    Compare {
        operator: Operator,
        left: Box<Expression<'c>>,
        right: Box<Expression<'c>>,
    },
    /// The answer to one of the procedure's `facts`. Alone it is a yes/no fact, true when the answer is yes.
    Fact {
        fact: &'c str,
    },
    /// One of the choices of a fact.
    Choice {
        choice: &'c str,
    },
    YesNo {
        value: bool,
    },
    Number {
        value: i64,
    },
    /// In percent: half a percent is 0.5.
    Percent {
        value: f64,
    },
    /// In đồng.
    Money {
        dong: i64,
    },
    Date {
        day: Day,
    },
    Duration {
        amounts: Vec<Amount>,
    },
    Text {
        text: Cow<'c, str>,
    },
    Code {
        code: &'c str,
    },
    Citation {
        words: Words,
    },
    /// A keyword of the language, in English.
    Keyword {
        keyword: &'static str,
    },
    List {
        items: Vec<Expression<'c>>,
    },
    /// A field of an item of the catalogue.
    Path {
        path: &'c [String],
    },
    /// True when the sources give the operand.
    IsGiven {
        operand: Box<Expression<'c>>,
    },
    Count {
        operand: Box<Expression<'c>>,
    },
    Sum {
        operand: Box<Expression<'c>>,
    },
    Min {
        operand: Box<Expression<'c>>,
    },
    Max {
        operand: Box<Expression<'c>>,
    },
    /// True when every item of the list satisfies the expression.
    Every {
        variable: &'c str,
        list: Box<Expression<'c>>,
        satisfies: Box<Expression<'c>>,
    },
    /// True when an item of the list satisfies the expression.
    Some {
        variable: &'c str,
        list: Box<Expression<'c>>,
        satisfies: Box<Expression<'c>>,
    },
}

/// What a comparison asks, or what is reckoned from two values.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Operator {
    Equal,
    NotEqual,
    Less,
    AtMost,
    Greater,
    AtLeast,
    /// The left value is in the list on the right.
    In,
    /// The list on the left has the value on the right.
    Has,
    /// The text on the left contains the text on the right.
    Contains,
    /// The text on the left matches the pattern on the right.
    Matches,
    InForceOn,
    OnEveryDayOf,
    Plus,
    Minus,
    Times,
}

impl Operator {
    fn of(op: Op) -> Self {
        match op {
            Op::Equal => Operator::Equal,
            Op::NotEqual => Operator::NotEqual,
            Op::Less => Operator::Less,
            Op::AtMost => Operator::AtMost,
            Op::Greater => Operator::Greater,
            Op::AtLeast => Operator::AtLeast,
            Op::In => Operator::In,
            Op::Has => Operator::Has,
            Op::Contains => Operator::Contains,
            Op::Matches => Operator::Matches,
            Op::InForceOn => Operator::InForceOn,
            Op::OnEveryDayOf => Operator::OnEveryDayOf,
            Op::Plus => Operator::Plus,
            Op::Minus => Operator::Minus,
            Op::Times => Operator::Times,
        }
    }
}

impl<'c> Context<'c> {
    pub fn condition(self, condition: &'c model::Condition) -> Option<Condition<'c>> {
        let words = Words { vi: self.facts.words(condition, Lang::Vi)?, en: self.facts.words(condition, Lang::En)? };
        match condition {
            model::Condition::Always => None,
            model::Condition::Otherwise(_) => Some(Condition::Otherwise { words }),
            model::Condition::When(expr) => {
                let expression = self.expression(expr, None);
                Some(Condition::When { expression, words })
            }
        }
    }

    fn expression(self, expr: &'c Expr, peer: Peer<'c>) -> Expression<'c> {
        let one = |operand: &'c Spanned<Expr>| Box::new(self.expression(operand, None));
        let all =
            |operands: &'c [Spanned<Expr>]| operands.iter().map(|operand| self.expression(operand, peer)).collect();
        match expr {
            Expr::Value(value) => self.value(value, peer),
            Expr::Path(path) => Expression::Path { path },
            Expr::Not(operand) => Expression::Not { operand: one(operand) },
            Expr::And(operands) => Expression::And { operands: all(operands) },
            Expr::Or(operands) => Expression::Or { operands: all(operands) },
            Expr::Compare(op, left, right) => Expression::Compare {
                operator: Operator::of(*op),
                left: Box::new(self.expression(left, self.facts.peer(right))),
                right: Box::new(self.expression(right, self.facts.peer(left))),
            },
            Expr::List(items) => Expression::List { items: all(items) },
            Expr::IsGiven(operand) => Expression::IsGiven { operand: one(operand) },
            Expr::Fold(Word::Sum, operand) => Expression::Sum { operand: one(operand) },
            Expr::Fold(Word::Min, operand) => Expression::Min { operand: one(operand) },
            Expr::Fold(Word::Max, operand) => Expression::Max { operand: one(operand) },
            Expr::Fold(_, operand) => Expression::Count { operand: one(operand) },
            Expr::Quantified { every, variable, over, satisfies } => {
                let (variable, list, satisfies) = (variable.as_str(), one(over), one(satisfies));
                if *every {
                    Expression::Every { variable, list, satisfies }
                } else {
                    Expression::Some { variable, list, satisfies }
                }
            }
        }
    }

    fn value(self, value: &'c Value, peer: Peer<'c>) -> Expression<'c> {
        match value {
            Value::Name(name) => match self.facts.meaning(name, peer) {
                Meaning::Fact(fact) => Expression::Fact { fact: &fact.id.value },
                Meaning::Choice => Expression::Choice { choice: name },
            },
            Value::Term(Word::Yes) => Expression::YesNo { value: true },
            Value::Term(Word::No) => Expression::YesNo { value: false },
            Value::Term(word) => Expression::Keyword { keyword: word.spelling(Lang::En) },
            Value::Text(text) => Expression::Text { text: text.into() },
            Value::Number(value) => Expression::Number { value: *value },
            Value::Percent(thousandths) => Expression::Percent { value: *thousandths as f64 / 1000.0 },
            Value::Date(day) => Expression::Date { day: Day(*day) },
            Value::Moment(moment) => Expression::Text { text: moment.to_string().into() },
            Value::Hour(minutes) => Expression::Text { text: hour(*minutes).into() },
            Value::Duration(duration) => Expression::Duration { amounts: amounts(duration) },
            Value::Money(dong) => Expression::Money { dong: *dong },
            Value::Code(code) => Expression::Code { code },
            Value::Citation(citation) => Expression::Citation {
                words: Words { vi: show::citation(citation, Lang::Vi), en: show::citation(citation, Lang::En) },
            },
            Value::List(items) => Expression::List { items: items.iter().map(|item| self.value(item, peer)).collect() },
            Value::Expr(expr) => self.expression(expr, peer),
            Value::Lang(Tongue::Vi) => Expression::Keyword { keyword: "vi" },
            Value::Lang(Tongue::En) => Expression::Keyword { keyword: "en" },
        }
    }
}
