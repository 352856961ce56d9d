//! Cutting the values of facts into cells within which every comparison has one answer.

use jiff::civil::Date;
use tthc_dsl::tree::{Expr, Op, Value};

use super::{MAX_CASES, facts_in};
use crate::model::{Fact, FactKind};

/// One cell of one fact, by a value that stands for it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    YesNo(bool),
    Number(i64),
    Day(Date),
    Choice(String),
    Choices(Vec<String>),
}

/// A case: a cell for each fact that matters.
pub(super) type Case<'f> = Vec<(&'f str, Cell)>;

/// Can the fact be compared so, with this?
pub(super) fn fits(kind: &FactKind, op: Op, right: &Expr) -> bool {
    let ordered = matches!(op, Op::Equal | Op::NotEqual | Op::Less | Op::AtMost | Op::Greater | Op::AtLeast);
    let equality = matches!(op, Op::Equal | Op::NotEqual);
    let is_choice = |expr: &Expr, of: &[tthc_dsl::Spanned<String>]| matches!(expr, Expr::Value(Value::Name(name)) if of.iter().any(|choice| choice.value == *name));
    match (kind, right) {
        (FactKind::YesNo, Expr::Value(Value::Term(_))) => equality,
        (FactKind::Number { .. }, Expr::Value(Value::Number(_))) => ordered,
        (FactKind::Money, Expr::Value(Value::Money(_))) => ordered,
        (FactKind::Date, Expr::Value(Value::Date(_))) => ordered,
        (FactKind::OneOf(choices), Expr::List(items)) => {
            op == Op::In && items.iter().all(|item| is_choice(&item.value, choices))
        }
        (FactKind::OneOf(choices), right) => equality && is_choice(right, choices),
        (FactKind::SomeOf(choices), right) => matches!(op, Op::Has | Op::Contains) && is_choice(right, choices),
        _ => false,
    }
}

pub(super) fn choices(kind: &FactKind) -> Vec<&str> {
    match kind {
        FactKind::OneOf(choices) | FactKind::SomeOf(choices) => choices.iter().map(|c| c.value.as_str()).collect(),
        _ => Vec::new(),
    }
}

/// Every combination of cells of the facts that the conditions name; `None` if there are too many to try.
pub(super) fn cases<'f>(conditions: &[&Expr], facts: &'f [Fact]) -> Option<Vec<Case<'f>>> {
    let mut named = Vec::new();
    for condition in conditions {
        facts_in(condition, &mut named);
    }
    let mut cases: Vec<Case<'f>> = vec![Vec::new()];
    for fact in facts.iter().filter(|fact| named.contains(&fact.id.value.as_str())) {
        let cells = cells(fact, conditions);
        if cases.len().saturating_mul(cells.len()) > MAX_CASES {
            return None;
        }
        cases = cases
            .iter()
            .flat_map(|case| {
                cells.iter().map(move |cell| {
                    let mut case = case.clone();
                    case.push((fact.id.value.as_str(), cell.clone()));
                    case
                })
            })
            .collect();
    }
    Some(cases)
}

fn cells(fact: &Fact, conditions: &[&Expr]) -> Vec<Cell> {
    match &fact.kind {
        FactKind::YesNo => vec![Cell::YesNo(true), Cell::YesNo(false)],
        FactKind::OneOf(choices) => choices.iter().map(|choice| Cell::Choice(choice.value.clone())).collect(),
        FactKind::SomeOf(choices) => subsets(choices),
        FactKind::Number { from, to, .. } => numbers(fact, conditions, *from, *to),
        FactKind::Money => numbers(fact, conditions, Some(0), None),
        FactKind::Date => days(fact, conditions),
    }
}

fn subsets(choices: &[tthc_dsl::Spanned<String>]) -> Vec<Cell> {
    // Beyond sixteen choices the product is over the limit anyway.
    let count = choices.len().min(17);
    (0..1usize << count)
        .map(|bits| {
            let chosen = choices.iter().take(count).enumerate().filter(|(at, _)| bits & (1 << at) != 0);
            Cell::Choices(chosen.map(|(_, choice)| choice.value.clone()).collect())
        })
        .collect()
}

/// Each constant and one number of each stretch between them, within the fact's range.
fn numbers(fact: &Fact, conditions: &[&Expr], from: Option<i64>, to: Option<i64>) -> Vec<Cell> {
    let mut points: Vec<i64> = constants(fact, conditions)
        .into_iter()
        .filter_map(|value| match value {
            Value::Number(number) | Value::Money(number) => Some(*number),
            _ => None,
        })
        .flat_map(|point| [point.saturating_sub(1), point, point.saturating_add(1)])
        .chain(from)
        .chain(to)
        .collect();
    if points.is_empty() {
        points.push(0);
    }
    points.retain(|point| from.is_none_or(|from| *point >= from) && to.is_none_or(|to| *point <= to));
    points.sort_unstable();
    points.dedup();
    points.into_iter().map(Cell::Number).collect()
}

fn days(fact: &Fact, conditions: &[&Expr]) -> Vec<Cell> {
    let mut points: Vec<Date> = constants(fact, conditions)
        .into_iter()
        .filter_map(|value| match value {
            Value::Date(day) => Some(*day),
            _ => None,
        })
        .flat_map(|day| [day.yesterday().unwrap_or(day), day, day.tomorrow().unwrap_or(day)])
        .collect();
    points.sort_unstable();
    points.dedup();
    points.into_iter().map(Cell::Day).collect()
}

/// What the fact is compared with.
fn constants<'e>(fact: &Fact, conditions: &[&'e Expr]) -> Vec<&'e Value> {
    fn walk<'e>(expr: &'e Expr, id: &str, out: &mut Vec<&'e Value>) {
        match expr {
            Expr::Not(inner) => walk(inner, id, out),
            Expr::And(parts) | Expr::Or(parts) => parts.iter().for_each(|part| walk(part, id, out)),
            Expr::Compare(_, left, right) => {
                if let (Expr::Value(Value::Name(name)), Expr::Value(value)) = (&left.value, &right.value)
                    && name == id
                {
                    out.push(value);
                }
            }
            _ => {}
        }
    }
    let mut out = Vec::new();
    conditions.iter().for_each(|condition| walk(condition, &fact.id.value, &mut out));
    out
}

/// The case in words: `nộp-qua = trực-tuyến, tuổi = 17`.
pub(super) fn words(case: &Case<'_>) -> String {
    let parts: Vec<String> = case
        .iter()
        .map(|(fact, cell)| match cell {
            Cell::YesNo(true) => (*fact).to_owned(),
            Cell::YesNo(false) => format!("không {fact}"),
            Cell::Number(number) => format!("{fact} = {}", tthc_dsl::format::thousands(*number)),
            Cell::Day(day) => format!("{fact} = {}", tthc_dsl::format::date(*day, tthc_dsl::Lang::Vi)),
            Cell::Choice(choice) => format!("{fact} = {choice}"),
            Cell::Choices(choices) => format!("{fact} = [{}]", choices.join(", ")),
        })
        .collect();
    parts.join(", ")
}
