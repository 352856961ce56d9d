//! Alternatives of which exactly one must hold: levels, powers, limits, and fees of one name.

use tthc_dsl::diagnostic::{Diagnostic, Words, both};
use tthc_dsl::{Span, Word};

use super::{domain, evaluate};
use crate::model::{Channel, Condition, Fact, Fee, Level, LevelClause, Limit, Power, Procedure, Validity};

/// One alternative: when it holds, and where it is written.
struct Alternative<'p> {
    condition: &'p Condition,
    via: &'p [Channel],
    period: Option<&'p Validity>,
    span: Span,
}

/// What the alternatives decide, for the message.
struct Matter {
    name: Words,
    gap: &'static str,
    overlap: &'static str,
}

pub(super) fn check(procedure: &Procedure, out: &mut Vec<Diagnostic>) {
    let facts = &procedure.facts;
    levels(procedure.levels.value().map_or(&[][..], Vec::as_slice), facts, out);
    powers(procedure.powers.value().map_or(&[][..], Vec::as_slice), facts, out);
    limits(procedure.limits.value().map_or(&[][..], Vec::as_slice), facts, out);
    fees(procedure.fees.value().map_or(&[][..], Vec::as_slice), facts, out);
    for case in &procedure.cases {
        levels(&case.levels, facts, out);
        powers(&case.powers, facts, out);
        limits(&case.limits, facts, out);
        fees(&case.fees, facts, out);
    }
}

fn levels(levels: &[LevelClause], facts: &[Fact], out: &mut Vec<Diagnostic>) {
    let alternatives: Vec<Alternative<'_>> = levels
        .iter()
        .map(|clause| Alternative {
            condition: &clause.condition,
            via: &[],
            period: Some(&clause.validity),
            span: clause.levels.first().map_or_else(Span::default, |level: &tthc_dsl::Spanned<Level>| level.span),
        })
        .collect();
    one_of(&alternatives, facts, &matter(Word::Level), out);
}

fn powers(powers: &[Power], facts: &[Fact], out: &mut Vec<Diagnostic>) {
    let mut roles: Vec<_> = powers.iter().map(|power| power.role.value).collect();
    roles.sort_unstable();
    roles.dedup();
    for role in roles {
        let of_role: Vec<Alternative<'_>> = powers
            .iter()
            .filter(|power| power.role.value == role)
            .map(|power| Alternative {
                condition: &power.condition,
                via: &[],
                period: Some(&power.validity),
                span: power.role.span,
            })
            .collect();
        // Several bodies may take part without a condition; only stated alternatives exclude each other.
        if of_role.iter().any(|power| *power.condition != Condition::Always) {
            one_of(&of_role, facts, &matter(role.word()), out);
        }
    }
}

fn limits(limits: &[Limit], facts: &[Fact], out: &mut Vec<Diagnostic>) {
    let alternatives: Vec<Alternative<'_>> = limits
        .iter()
        .map(|limit| Alternative {
            condition: &limit.condition,
            via: &limit.via,
            period: Some(&limit.period),
            span: limit.span,
        })
        .collect();
    one_of(&alternatives, facts, &matter(Word::Limit), out);
}

fn fees(fees: &[Fee], facts: &[Fact], out: &mut Vec<Diagnostic>) {
    let mut keys: Vec<_> = fees.iter().map(|fee| (fee.kind, &fee.name, &fee.subject, &fee.per)).collect();
    keys.sort_unstable();
    keys.dedup();
    for key in keys {
        let of_name: Vec<Alternative<'_>> = fees
            .iter()
            .filter(|fee| (fee.kind, &fee.name, &fee.subject, &fee.per) == key)
            .map(|fee| Alternative {
                condition: &fee.condition,
                via: &fee.via,
                period: Some(&fee.period),
                span: fee.span,
            })
            .collect();
        let mut matter = matter(key.0.word());
        (matter.gap, matter.overlap) = ("TT043", "TT044");
        one_of(&of_name, facts, &matter, out);
    }
}

fn matter(word: Word) -> Matter {
    let name = both(word.spelling(tthc_dsl::Lang::Vi), word.spelling(tthc_dsl::Lang::En));
    Matter { name, gap: "TT047", overlap: "TT048" }
}

/// Reports the first case in which two alternatives hold, and the first in which none does.
fn one_of(alternatives: &[Alternative<'_>], facts: &[Fact], matter: &Matter, out: &mut Vec<Diagnostic>) {
    if alternatives.is_empty() || (alternatives.len() == 1 && *alternatives[0].condition == Condition::Always) {
        return;
    }
    let stated: Vec<_> = alternatives
        .iter()
        .filter_map(|alternative| match alternative.condition {
            Condition::When(expr) => Some(&expr.value),
            _ => None,
        })
        .collect();
    let Some(cases) = domain::cases(&stated, facts) else {
        not_decided(alternatives[0].span, out);
        return;
    };
    let (mut gap, mut overlap) = (false, false);
    for case in &cases {
        let held: Vec<bool> = alternatives.iter().map(|alternative| holds(alternative, case)).collect();
        let stated_holds = held.iter().any(|held| *held);
        let applies =
            |at: usize| held[at] || (!stated_holds && matches!(alternatives[at].condition, Condition::Otherwise(_)));
        let applying: Vec<usize> = (0..alternatives.len()).filter(|at| applies(*at)).collect();
        if applying.is_empty() && !gap {
            gap = true;
            report_gap(alternatives, case, matter, out);
        }
        for (place, first) in applying.iter().enumerate() {
            let second =
                applying[place + 1..].iter().find(|second| meet(&alternatives[*first], &alternatives[**second]));
            if let (Some(second), false) = (second, overlap) {
                overlap = true;
                report_overlap(&alternatives[*first], &alternatives[*second], case, matter, out);
            }
        }
        if gap && overlap {
            return;
        }
    }
}

fn holds(alternative: &Alternative<'_>, case: &domain::Case<'_>) -> bool {
    match alternative.condition {
        Condition::Always => true,
        Condition::When(expr) => evaluate::holds(&expr.value, case),
        Condition::Otherwise(_) => false,
    }
}

/// Could both be asked for by one filing on one day?
fn meet(a: &Alternative<'_>, b: &Alternative<'_>) -> bool {
    let same_channel = a.via.is_empty() || b.via.is_empty() || a.via.iter().any(|channel| b.via.contains(channel));
    let ends_before = |x: &Validity, y: &Validity| matches!((x.until, y.from), (Some(until), Some(from)) if until.value <= from.value);
    let apart = |x: &Validity, y: &Validity| x.unreadable || ends_before(x, y);
    let same_days = match (a.period, b.period) {
        (Some(x), Some(y)) => !apart(x, y) && !apart(y, x),
        _ => true,
    };
    same_channel && same_days
}

fn report_gap(alternatives: &[Alternative<'_>], case: &domain::Case<'_>, matter: &Matter, out: &mut Vec<Diagnostic>) {
    let words = domain::words(case);
    let span = alternatives[0].span;
    out.push(
        Diagnostic::error(
            matter.gap,
            span,
            both(
                format!("không có {} nào cho trường hợp: {words}", matter.name.vi),
                format!("no {} holds in this case: {words}", matter.name.en),
            ),
        )
        .help(both(
            "thêm một dòng kết thúc bằng `nếu không`, hoặc một dòng cho trường hợp này",
            "add a line that ends in `otherwise`, or one for this case",
        )),
    );
}

fn report_overlap(
    first: &Alternative<'_>,
    second: &Alternative<'_>,
    case: &domain::Case<'_>,
    matter: &Matter,
    out: &mut Vec<Diagnostic>,
) {
    let words = domain::words(case);
    let (vi, en) = if words.is_empty() {
        (String::from("luôn cùng áp dụng"), String::from("always apply together"))
    } else {
        (format!("cùng áp dụng trong trường hợp: {words}"), format!("both apply in this case: {words}"))
    };
    out.push(
        Diagnostic::error(
            matter.overlap,
            second.span,
            both(format!("hai dòng {} {vi}", matter.name.vi), format!("two lines of {} {en}", matter.name.en)),
        )
        .note(first.span, both("dòng thứ nhất", "the first line"))
        .help(both(
            "phân biệt hai dòng bằng `khi`, `qua`, ngày áp dụng, hoặc bằng tên",
            "tell the two apart by `when`, `via`, days, or by their names",
        )),
    );
}

fn not_decided(span: Span, out: &mut Vec<Diagnostic>) {
    out.push(Diagnostic::new(
        "TT045",
        tthc_dsl::Severity::Info,
        span,
        both(
            format!("có hơn {} trường hợp nên chưa kiểm tra được chỗ hở và chỗ chồng lấn", super::MAX_CASES),
            format!("there are more than {} cases; gaps and overlaps were not decided", super::MAX_CASES),
        ),
    ));
}
