//! The clauses that a condition joins.

use tthc_dsl::tree::{Expr, Op, Value};

use super::compare::op_that_holds;

/// A clause of several that hold together, or of which one holds.
pub(super) enum Clause<'e> {
    One(&'e Expr, bool),
    /// `từ 18 đến 60`, or `đến dưới 60`.
    Between {
        of: &'e Expr,
        least: &'e Expr,
        most: &'e Expr,
        is_below: bool,
    },
}

/// Clauses inside one another that are joined in the same way are joined in one go.
pub(super) fn flatten<'e>(expr: &'e Expr, holds: bool, all: bool, clauses: &mut Vec<Clause<'e>>) {
    match expr {
        Expr::Not(inner) => flatten(&inner.value, !holds, all, clauses),
        Expr::And(parts) | Expr::Or(parts) if (matches!(expr, Expr::And(_)) == holds) == all => {
            parts.iter().for_each(|part| flatten(&part.value, holds, all, clauses));
        }
        _ => clauses.push(Clause::One(expr, holds)),
    }
}

/// Two bounds of one number, one right behind the other, are one clause.
pub(super) fn between(flat: Vec<Clause<'_>>, all: bool) -> Vec<Clause<'_>> {
    let mut clauses: Vec<Clause<'_>> = Vec::new();
    for clause in flat {
        let both = match (clauses.last().and_then(bound), bound(&clause)) {
            (Some((Op::AtLeast, of, least)), Some((upper @ (Op::AtMost | Op::Less), other, most)))
            | (Some((upper @ (Op::AtMost | Op::Less), of, most)), Some((Op::AtLeast, other, least)))
                if all && of == other =>
            {
                Some(Clause::Between { of, least, most, is_below: upper == Op::Less })
            }
            _ => None,
        };
        if both.is_some() {
            clauses.pop();
        }
        clauses.push(both.unwrap_or(clause));
    }
    clauses
}

/// `x >= 2` as what holds: the comparison, the name and the number.
fn bound<'e>(clause: &Clause<'e>) -> Option<(Op, &'e Expr, &'e Expr)> {
    let Clause::One(Expr::Compare(op, left, right), holds) = clause else { return None };
    match (&left.value, &right.value) {
        (Expr::Value(Value::Name(_)), Expr::Value(Value::Number(_) | Value::Money(_) | Value::Date(_))) => {
            Some((op_that_holds(*op, *holds).0, &left.value, &right.value))
        }
        _ => None,
    }
}
