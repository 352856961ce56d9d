//! A well-typed condition's answer in one case.

use tthc_dsl::Word;
use tthc_dsl::tree::{Expr, Op, Value};

use super::domain::{Case, Cell};

pub(super) fn holds(expr: &Expr, case: &Case<'_>) -> bool {
    match expr {
        Expr::Not(inner) => !holds(inner, case),
        Expr::And(parts) => parts.iter().all(|part| holds(part, case)),
        Expr::Or(parts) => parts.iter().any(|part| holds(part, case)),
        Expr::Value(Value::Term(word)) => *word == Word::Yes,
        Expr::Value(Value::Name(fact)) => matches!(cell(fact, case), Some(Cell::YesNo(true))),
        Expr::Compare(op, left, right) => match &left.value {
            Expr::Value(Value::Name(fact)) => cell(fact, case).is_some_and(|cell| compare(*op, cell, &right.value)),
            _ => false,
        },
        _ => false,
    }
}

fn cell<'c>(fact: &str, case: &'c Case<'_>) -> Option<&'c Cell> {
    case.iter().find(|(name, _)| *name == fact).map(|(_, cell)| cell)
}

fn compare(op: Op, cell: &Cell, right: &Expr) -> bool {
    match (cell, right) {
        (Cell::YesNo(answer), Expr::Value(Value::Term(word))) => {
            let same = *answer == (*word == Word::Yes);
            if op == Op::NotEqual { !same } else { same }
        }
        (Cell::Number(number), Expr::Value(Value::Number(other) | Value::Money(other))) => {
            ordered(op, number.cmp(other))
        }
        (Cell::Day(day), Expr::Value(Value::Date(other))) => ordered(op, day.cmp(other)),
        (Cell::Choice(choice), Expr::List(items)) => items.iter().any(|item| is_name(&item.value, choice)),
        (Cell::Choice(choice), right) => is_name(right, choice) == (op == Op::Equal),
        (Cell::Choices(choices), right) => choices.iter().any(|choice| is_name(right, choice)),
        _ => false,
    }
}

fn is_name(expr: &Expr, wanted: &str) -> bool {
    matches!(expr, Expr::Value(Value::Name(name)) if name == wanted)
}

fn ordered(op: Op, order: std::cmp::Ordering) -> bool {
    match op {
        Op::Equal => order.is_eq(),
        Op::NotEqual => order.is_ne(),
        Op::Less => order.is_lt(),
        Op::AtMost => order.is_le(),
        Op::Greater => order.is_gt(),
        Op::AtLeast => order.is_ge(),
        _ => false,
    }
}
