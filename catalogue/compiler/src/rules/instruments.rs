//! Cited instruments: not yet in force, ended, or ending inside the procedure's days.
//!
//! Of an instrument only what the catalogue proves is said: one without days is neither in force nor ended.

use jiff::civil::Date;
use tthc_dsl::Lang;
use tthc_dsl::Span;
use tthc_dsl::diagnostic::{Diagnostic, Severity, both};

use super::{Check, Rule, World, told_of};
use crate::facts::{Facts, Target};
use crate::model::{Procedure, Relation};
use crate::names::KnownInstrument;
use crate::show;
use crate::timeline::Law;

pub(super) const NOT_YET: Rule = Rule {
    id: "VN-020",
    severity: Severity::Error,
    title: ("Căn cứ chưa có hiệu lực", "A basis that is not yet in force"),
    law: "63/2010/NĐ-CP điều 15 khoản 1",
    why: (
        "Thủ tục không thể dựa vào một văn bản mà hôm nay chưa có hiệu lực.",
        "A procedure in force cannot rest on an instrument that is not in force today.",
    ),
    fix: (
        "Chờ đến ngày văn bản có hiệu lực, hoặc dẫn văn bản đang có hiệu lực.",
        "Wait until the instrument takes effect, or cite the one in force.",
    ),
    read: true,
    good: "    ký 15/11/2015\n    hiệu lực từ 01/01/2016\n",
    bad: "    ký 15/11/2015\n    hiệu lực từ 01/01/2090\n",
    check: Check::Workspace(|rule, world, out| {
        bases(world, &mut |procedure, cited| told_of(procedure, out, |out| not_yet(rule, world, procedure, cited, out)))
    }),
};

pub(super) const ENDED: Rule = Rule {
    id: "VN-021",
    severity: Severity::Error,
    title: ("Căn cứ đã hết hiệu lực", "A basis that has ended"),
    law: "63/2010/NĐ-CP điều 15 khoản 1",
    why: (
        "Văn bản đã hết hiệu lực không còn là căn cứ của một thủ tục đang áp dụng.",
        "An instrument that has ended is no basis of a procedure that still applies.",
    ),
    fix: (
        "Dẫn văn bản thay thế, hoặc kết thúc hiệu lực của thủ tục cùng ngày.",
        "Cite the instrument that replaces it, or end the procedure on the same day.",
    ),
    read: true,
    good: "    ký 15/11/2015\n    hiệu lực từ 01/01/2016\n",
    bad: "    ký 15/11/2015\n    hiệu lực từ 01/01/2016 đến 31/12/2024\n",
    check: Check::Workspace(|rule, world, out| {
        bases(world, &mut |procedure, cited| told_of(procedure, out, |out| ended(rule, world, procedure, cited, out)))
    }),
};

pub(super) const ENDS_WITHIN: Rule = Rule {
    id: "VN-022",
    severity: Severity::Warning,
    title: ("Căn cứ hết hiệu lực khi thủ tục còn áp dụng", "A basis that ends while the procedure goes on"),
    law: "63/2010/NĐ-CP điều 15 khoản 1",
    why: (
        "Căn cứ sẽ hết hiệu lực vào một ngày đã biết, còn thủ tục thì chưa có ngày kết thúc. 28 nghị định về phân quyền, phân cấp, phân định là trường hợp điển hình.",
        "The basis ends on a known day, and the procedure does not. The 28 decrees on powers are the typical case.",
    ),
    fix: (
        "Ghi ngày kết thúc của thủ tục, hoặc dẫn thêm văn bản sẽ thay thế.",
        "Give the procedure its last day, or cite what will replace the basis.",
    ),
    read: true,
    good: "    hiệu lực từ 01/07/2025 đến 28/02/2027\n    họ",
    bad: "    hiệu lực từ 01/07/2025\n    họ",
    check: Check::Workspace(|rule, world, out| {
        bases(world, &mut |procedure, cited| {
            told_of(procedure, out, |out| ends_within(rule, world, procedure, cited, out))
        })
    }),
};

pub(super) const BEFORE_BASIS: Rule = Rule {
    id: "VN-023",
    severity: Severity::Error,
    title: ("Thủ tục có hiệu lực trước căn cứ của nó", "A procedure in force before its basis"),
    law: "63/2010/NĐ-CP điều 15 khoản 1",
    why: (
        "Thủ tục do văn bản quy định thì không thể có hiệu lực trước văn bản đó.",
        "What an instrument lays down cannot be in force before the instrument.",
    ),
    fix: (
        "Sửa ngày bắt đầu của thủ tục, hoặc dẫn văn bản có hiệu lực vào ngày đó.",
        "Correct the procedure’s first day, or cite the instrument that was in force then.",
    ),
    read: true,
    good: "    hiệu lực từ 01/07/2025 đến 28/02/2027\n    họ",
    bad: "    hiệu lực từ 01/01/2025 đến 28/02/2027\n    họ",
    check: Check::Workspace(|rule, world, out| {
        bases(world, &mut |procedure, cited| {
            told_of(procedure, out, |out| before_basis(rule, world, procedure, cited, out))
        })
    }),
};

pub(super) const DISPLACED: Rule = Rule {
    id: "VN-025",
    severity: Severity::Warning,
    title: ("Điều khoản làm căn cứ đã bị thay thế", "A provision that others have ended"),
    law: "63/2010/NĐ-CP điều 15 khoản 1",
    why: (
        "Một văn bản khác đã thay thế hoặc bãi bỏ điều khoản này, còn thủ tục vẫn dựa vào nó. 28 nghị định về phân quyền, phân cấp, phân định hết hiệu lực dần từng điều khi luật mới về cùng thẩm quyền có hiệu lực.",
        "Another instrument has replaced or repealed this provision, and the procedure still rests on it. The 28 decrees on powers end clause by clause, as newer laws on the same power take effect.",
    ),
    fix: (
        "Ghi một `sửa đổi` theo văn bản mới, có hiệu lực từ ngày đó; nếu quy định không đổi thì chỉ thay căn cứ.",
        "Write an `amendment` under the newer instrument from that day; where nothing changes but the basis, change the basis.",
    ),
    read: true,
    good: "    thay thế 61/2018/NĐ-CP điều 1\n",
    bad: "    thay thế 123/2015/NĐ-CP điều 2\n",
    check: Check::Lives(displaced),
};

fn displaced(rule: &Rule, procedure: &Procedure, law: &Law, out: &mut Vec<Diagnostic>) {
    let validity = &procedure.validity;
    let mut told: Vec<&tthc_dsl::tree::Citation> = Vec::new();
    for citation in procedure.citations() {
        let Some(ended) = law.lives.ended(&citation.value) else { continue };
        let Some(life) = law.lives.get(&citation.instrument) else { continue };
        // The instrument's own end has its own finding.
        let own_end = life.until.is_some_and(|until| until <= ended.from);
        let over = validity.until.is_some_and(|until| until.value <= ended.from);
        if own_end || over || validity.pending || validity.unreadable || told.contains(&&citation.value) {
            continue;
        }
        told.push(&citation.value);
        let cited = |lang| show::citation(&citation.value, lang);
        let (verb_vi, verb_en) = match ended.relation {
            Relation::Repeals => ("bãi bỏ", "repealed"),
            _ => ("thay thế", "replaced"),
        };
        let by = &ended.by;
        out.push(
            rule.finding(
                citation.span,
                both(
                    format!("`{}` bị `{by}` {verb_vi} từ {}", cited(Lang::Vi), day(ended.from)),
                    format!("`{}` was {verb_en} by `{by}` from {}", cited(Lang::En), ended.from),
                ),
                both(
                    format!("ghi một `sửa đổi … theo {by}`, có hiệu lực từ {}", day(ended.from)),
                    format!("write an `amendment … under {by}` that is in force from {}", ended.from),
                ),
            )
            .note(ended.span, both("được ghi ở đây", "recorded here")),
        );
    }
}

struct Cited<'w> {
    number: &'w str,
    span: Span,
    instrument: &'w KnownInstrument,
}

/// Every basis of every procedure whose instrument is known.
fn bases<'w>(world: &World<'w>, visit: &mut impl FnMut(&'w Facts, &Cited<'w>)) {
    for procedure in world.facts.iter().filter(|procedure| !procedure.undated) {
        for (target, number, span) in procedure.references() {
            if target != Target::Basis {
                continue;
            }
            if let Some(instrument) = world.names.instruments.get(number) {
                visit(procedure, &Cited { number, span, instrument });
            }
        }
    }
}

fn day(day: Date) -> String {
    show::date(day, Lang::Vi)
}

/// The last day in force, from the first day out of force.
fn last(until: Date) -> Date {
    until.yesterday().unwrap_or(until)
}

fn not_yet(rule: &Rule, world: &World<'_>, procedure: &Facts, cited: &Cited<'_>, out: &mut Vec<Diagnostic>) {
    let begins = procedure.from.unwrap_or(Date::MIN);
    let number = cited.number;
    let message = if cited.instrument.pending {
        both(format!("`{number}` chưa xác định ngày có hiệu lực"), format!("`{number}` has no day of effect yet"))
    } else {
        match cited.instrument.from {
            Some(from) if from > world.today && begins < from => both(
                format!("`{number}` chưa có hiệu lực; văn bản có hiệu lực từ {}", day(from)),
                format!("`{number}` is not yet in force; it takes effect on {from}"),
            ),
            _ => return,
        }
    };
    let help = both(
        "dẫn văn bản đang có hiệu lực, hoặc lùi ngày bắt đầu của thủ tục",
        "cite the instrument in force, or let the procedure begin later",
    );
    out.push(
        rule.finding(cited.span, message, help)
            .note(cited.instrument.span, both("văn bản được khai báo ở đây", "declared here")),
    );
}

fn ended(rule: &Rule, world: &World<'_>, procedure: &Facts, cited: &Cited<'_>, out: &mut Vec<Diagnostic>) {
    let Some(until) = cited.instrument.until else { return };
    let before_it_began = procedure.from.is_some_and(|from| until <= from);
    let still_applies = procedure.until.is_none_or(|end| end > until);
    if !(before_it_began || (until <= world.today && still_applies)) {
        return;
    }
    let number = cited.number;
    out.push(
        rule.finding(
            cited.span,
            both(
                format!("`{number}` đã hết hiệu lực sau ngày {}", day(last(until))),
                format!("`{number}` ended after {}", last(until)),
            ),
            both("dẫn văn bản thay thế", "cite the instrument that replaces it"),
        )
        .note(cited.instrument.span, both("văn bản được khai báo ở đây", "declared here")),
    );
}

fn ends_within(rule: &Rule, world: &World<'_>, procedure: &Facts, cited: &Cited<'_>, out: &mut Vec<Diagnostic>) {
    let Some(until) = cited.instrument.until.filter(|until| *until > world.today) else { return };
    let inside = procedure.from.is_none_or(|from| from < until) && procedure.until.is_none_or(|end| end > until);
    if !inside {
        return;
    }
    let number = cited.number;
    out.push(
        rule.finding(
            cited.span,
            both(
                format!("`{number}` hết hiệu lực sau ngày {} mà thủ tục vẫn còn áp dụng", day(last(until))),
                format!("`{number}` ends after {} while the procedure goes on", last(until)),
            ),
            both(
                format!("ghi `đến {}` ở dòng `hiệu lực`, hoặc dẫn thêm văn bản thay thế", day(last(until))),
                format!("write `to {}` in the line `in force`, or cite what replaces it", last(until)),
            ),
        )
        .note(cited.instrument.span, both("văn bản được khai báo ở đây", "declared here")),
    );
}

fn before_basis(rule: &Rule, world: &World<'_>, procedure: &Facts, cited: &Cited<'_>, out: &mut Vec<Diagnostic>) {
    let (Some(from), Some(begins)) = (cited.instrument.from, procedure.from) else { return };
    if from > world.today || begins >= from {
        return;
    }
    let number = cited.number;
    out.push(
        rule.finding(
            cited.span,
            both(
                format!("thủ tục có hiệu lực từ {} nhưng `{number}` từ {} mới có hiệu lực", day(begins), day(from)),
                format!("the procedure is in force from {begins}, but `{number}` only from {from}"),
            ),
            both(
                "sửa ngày bắt đầu, hoặc dẫn văn bản có hiệu lực vào ngày đó",
                "correct the first day, or cite what was in force then",
            ),
        )
        .note(cited.instrument.span, both("văn bản được khai báo ở đây", "declared here")),
    );
}
