//! The words of comparisons.

use tthc_dsl::tree::Op;

use crate::book::terms::Pair;

/// The comparison that is true when the other one is not, where there is one of its own.
pub(super) fn op_that_holds(op: Op, holds: bool) -> (Op, bool) {
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

/// What stands before and behind a day.
pub(super) fn dated(op: Op) -> (Pair, Pair) {
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

/// What stands before and behind a number, a sum of money or a percentage.
pub(super) fn measured(op: Op, holds: bool) -> (Pair, Pair) {
    let before = match op {
        Op::Less => (" dưới ", " is less than "),
        Op::AtMost => (" không quá ", " is at most "),
        Op::Greater => (" trên ", " is more than "),
        Op::AtLeast => return ((" từ ", " is at least "), (" trở lên", "")),
        _ => related(op, holds),
    };
    (before, ("", ""))
}

/// What stands between two things.
pub(super) fn related(op: Op, holds: bool) -> Pair {
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
