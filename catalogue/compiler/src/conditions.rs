//! Conditions over a case's facts: are the facts known, can the condition hold, do alternatives leave a gap or overlap?
//!
//! The analysis is exact: the facts that a group of conditions speaks of are cut into cells within which every
//! comparison has one answer, and each combination is tried. Beyond a stated size it says "not decided", never "fine".

mod domain;
mod evaluate;
mod groups;

use tthc_dsl::Spanned;
use tthc_dsl::diagnostic::{Diagnostic, both};
use tthc_dsl::tree::{Expr, Op, Value};

use crate::model::{Carried, Condition, Fact, FactKind, Procedure};

/// The most combinations that are tried for one group of conditions.
pub const MAX_CASES: usize = 65_536;

/// Checks every condition of a procedure.
pub fn check(procedure: &Procedure, out: &mut Vec<Diagnostic>) {
    let mut sound = true;
    procedure.visit(&mut |carried| {
        if let Carried::Condition(Condition::When(expr)) = carried {
            sound &= well_typed(expr, &procedure.facts, out);
        }
    });
    // On an undeclared or misused fact nothing else can be said.
    if !sound {
        return;
    }
    procedure.visit(&mut |carried| {
        if let Carried::Condition(Condition::When(expr)) = carried {
            possible(expr, &procedure.facts, out);
        }
    });
    groups::check(procedure, out);
}

/// The facts that a condition names.
fn facts_in<'e>(expr: &'e Expr, out: &mut Vec<&'e str>) {
    match expr {
        Expr::Value(Value::Name(name)) => out.push(name),
        Expr::Not(inner) => facts_in(inner, out),
        Expr::And(parts) | Expr::Or(parts) => parts.iter().for_each(|part| facts_in(part, out)),
        // What stands on the right of a comparison is a choice, not a fact.
        Expr::Compare(_, left, _) => facts_in(left, out),
        _ => {}
    }
}

/// Is every fact declared and compared with what it can be? One message for each mistake.
fn well_typed(expr: &Spanned<Expr>, facts: &[Fact], out: &mut Vec<Diagnostic>) -> bool {
    match &expr.value {
        Expr::Not(inner) => well_typed(inner, facts, out),
        Expr::And(parts) | Expr::Or(parts) => {
            parts.iter().fold(true, |sound, part| well_typed(part, facts, out) & sound)
        }
        Expr::Value(Value::Term(_)) => true,
        Expr::Value(Value::Name(name)) => match declared(name, expr.span, facts, out) {
            None => false,
            Some(fact) if fact.kind == FactKind::YesNo => true,
            Some(fact) => {
                out.push(
                    Diagnostic::error(
                        "TT041",
                        expr.span,
                        both(
                            format!("`{name}` không phải là câu hỏi có/không nên phải so sánh với một giá trị"),
                            format!("`{name}` is not a yes/no fact; compare it with a value"),
                        ),
                    )
                    .note(fact.id.span, both("dữ kiện được khai báo ở đây", "the fact is declared here"))
                    .help(comparison_help(fact)),
                );
                false
            }
        },
        Expr::Compare(op, left, right) => compared(*op, left, right, facts, out),
        _ => {
            out.push(
                Diagnostic::error(
                    "TT041",
                    expr.span,
                    both("đây không phải là một điều kiện", "this is not a condition"),
                )
                .help(both(
                    "điều kiện so sánh một dữ kiện với một giá trị, ví dụ: `khi nộp-qua = bưu-chính`",
                    "a condition compares a fact with a value, for example: `when filed-by = post`",
                )),
            );
            false
        }
    }
}

fn compared(op: Op, left: &Spanned<Expr>, right: &Spanned<Expr>, facts: &[Fact], out: &mut Vec<Diagnostic>) -> bool {
    let Expr::Value(Value::Name(name)) = &left.value else {
        out.push(
            Diagnostic::error(
                "TT041",
                left.span,
                both("bên trái phép so sánh phải là một dữ kiện", "the left side of a comparison must be a fact"),
            )
            .help(both("đổi hai vế cho nhau", "swap the two sides")),
        );
        return false;
    };
    let Some(fact) = declared(name, left.span, facts, out) else { return false };
    if domain::fits(&fact.kind, op, &right.value) {
        return true;
    }
    let mut diagnostic = Diagnostic::error(
        "TT041",
        right.span,
        both(format!("`{name}` không thể so sánh với giá trị này"), format!("`{name}` cannot be compared with this")),
    )
    .note(fact.id.span, both("dữ kiện được khai báo ở đây", "the fact is declared here"));
    let choices = domain::choices(&fact.kind);
    let near = match &right.value {
        Expr::Value(Value::Name(written)) => tthc_dsl::nearest(written, choices.iter().copied()),
        _ => None,
    };
    diagnostic = match near {
        Some(near) => diagnostic.help(both(format!("có phải là `{near}` không?"), format!("did you mean `{near}`?"))),
        None => diagnostic.help(comparison_help(fact)),
    };
    out.push(diagnostic);
    false
}

fn declared<'f>(name: &str, span: tthc_dsl::Span, facts: &'f [Fact], out: &mut Vec<Diagnostic>) -> Option<&'f Fact> {
    if let Some(fact) = facts.iter().find(|fact| fact.id.value == name) {
        return Some(fact);
    }
    let near = tthc_dsl::nearest(name, facts.iter().map(|fact| fact.id.value.as_str()));
    let help = match near {
        Some(near) => both(format!("có phải là `{near}` không?"), format!("did you mean `{near}`?")),
        None => both(
            format!("khai báo trong khối `dữ kiện`: `{name} \"Câu hỏi?\" có không`"),
            format!("declare it in `facts`: `{name} \"Question?\" yes no`"),
        ),
    };
    out.push(
        Diagnostic::error(
            "TT040",
            span,
            both(format!("chưa có dữ kiện nào tên là `{name}`"), format!("no fact is called `{name}`")),
        )
        .help(help),
    );
    None
}

fn comparison_help(fact: &Fact) -> tthc_dsl::diagnostic::Words {
    let id = &fact.id.value;
    let example = match &fact.kind {
        FactKind::YesNo => id.clone(),
        FactKind::Number { .. } => format!("{id} >= 1"),
        FactKind::Date => format!("{id} >= 01/07/2025"),
        FactKind::Money => format!("{id} > 1.000.000 đồng"),
        FactKind::OneOf(choices) => format!("{id} = {}", choices.first().map_or("…", |c| c.value.as_str())),
        FactKind::SomeOf(choices) => format!("{id} có {}", choices.first().map_or("…", |c| c.value.as_str())),
    };
    both(format!("viết, ví dụ: `khi {example}`"), format!("write, for example: `when {example}`"))
}

/// Can the condition hold, and can it fail?
fn possible(expr: &Spanned<Expr>, facts: &[Fact], out: &mut Vec<Diagnostic>) {
    let Some(cases) = domain::cases(&[&expr.value], facts) else { return };
    let (mut holds, mut fails) = (false, false);
    for case in cases {
        if evaluate::holds(&expr.value, &case) {
            holds = true;
        } else {
            fails = true;
        }
        if holds && fails {
            return;
        }
    }
    if !holds {
        out.push(
            Diagnostic::error(
                "TT042",
                expr.span,
                both("điều kiện này không bao giờ xảy ra", "this condition can never hold"),
            )
            .help(both(
                "các vế mâu thuẫn nhau; kiểm tra lại `và`, `hoặc`, `không`",
                "its parts contradict each other; check `and`, `or`, `not`",
            )),
        );
    } else if !fails {
        out.push(
            Diagnostic::warning(
                "TT046",
                expr.span,
                both("điều kiện này lúc nào cũng đúng", "this condition always holds"),
            )
            .help(both("bỏ `khi …` nếu không cần điều kiện", "remove the `when …` if no condition is meant")),
        );
    }
}
