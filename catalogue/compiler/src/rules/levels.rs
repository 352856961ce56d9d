//! The district level ended on 1 July 2025.

use tthc_dsl::diagnostic::{Diagnostic, Severity, both};

use super::{Check, Rule, World, told_of};
use crate::facts::Target;
use crate::model::{Level, Procedure};

/// The first day without a district level.
pub(crate) const ABOLISHED: jiff::civil::Date = jiff::civil::date(2025, 7, 1);

pub(super) const DISTRICT: Rule = Rule {
    id: "VN-012",
    severity: Severity::Error,
    title: ("Không còn thẩm quyền cấp huyện", "No power at district level"),
    law: "72/2025/QH15 điều 1",
    why: (
        "Từ ngày 01/07/2025 chính quyền địa phương chỉ có hai cấp: tỉnh và xã. Thủ tục còn ghi cấp huyện sau ngày đó thì không có cơ quan nào giải quyết.",
        "Since 2025-07-01 there are two levels of local government: province and commune. A procedure that still names the district after that day has nobody to decide it.",
    ),
    fix: (
        "Ghi `cấp xã` hoặc `cấp tỉnh` theo văn bản phân định thẩm quyền của lĩnh vực.",
        "Write `level commune` or `level province`, as the decree on the sector’s powers says.",
    ),
    read: true,
    good: "    họ khai-sinh, cấp lại\n    cấp xã\n",
    bad: "    họ khai-sinh, cấp lại\n    cấp huyện, xã\n",
    check: Check::Procedure(district),
};

pub(super) const ENDED_AUTHORITY: Rule = Rule {
    id: "VN-013",
    severity: Severity::Error,
    title: ("Cơ quan đã chấm dứt hoạt động", "A body that no longer exists"),
    law: "72/2025/QH15 điều 1",
    why: (
        "Một cơ quan đã chấm dứt không thể quyết định hoặc tiếp nhận hồ sơ sau ngày đó. Thủ tục phải nêu cơ quan kế tục.",
        "A body that has ended cannot decide or receive after that day. The procedure must name its successor.",
    ),
    fix: ("Ghi cơ quan kế tục mà danh mục nêu.", "Write the successor that the catalogue names."),
    read: true,
    good: "    thẩm quyền { quyết định ubnd-xã }\n",
    bad: "    thẩm quyền { quyết định ubnd-huyện }\n",
    check: Check::Workspace(ended_authority),
};

fn district(rule: &Rule, procedure: &Procedure, out: &mut Vec<Diagnostic>) {
    let validity = &procedure.validity;
    if validity.unreadable || validity.until.is_some_and(|until| until.value <= ABOLISHED) {
        return;
    }
    let own = procedure.levels.value().into_iter().flatten();
    let cases = procedure.cases.iter().flat_map(|case| &case.levels);
    for level in own.chain(cases).flat_map(|clause| &clause.levels).filter(|level| level.value == Level::District) {
        let code = &procedure.code.value;
        out.push(rule.finding(
            level.span,
            both(
                format!("`{code}`: cấp huyện đã chấm dứt từ 01/07/2025"),
                format!("`{code}`: the district level ended on 2025-07-01"),
            ),
            both(
                "ghi `cấp xã` hoặc `cấp tỉnh` theo nghị định về thẩm quyền của lĩnh vực này",
                "write `level commune` or `level province`, as the decree on this sector’s powers says",
            ),
        ));
    }
}

fn ended_authority(rule: &Rule, world: &World<'_>, out: &mut Vec<Diagnostic>) {
    for procedure in world.facts {
        for (target, name, span) in procedure.references() {
            if target != Target::ActingAuthority {
                continue;
            }
            let Some(authority) = world.names.authorities.get(name) else { continue };
            let ended = authority.until.or((authority.level == Some(Level::District)).then_some(ABOLISHED));
            let Some(ended) = ended else { continue };
            if procedure.undated || procedure.until.is_some_and(|until| until <= ended) {
                continue;
            }
            let (vi, en) = (crate::show::date(ended, tthc_dsl::Lang::Vi), ended);
            let help = match &authority.successor {
                Some(successor) => {
                    both(format!("cơ quan kế tục là `{successor}`"), format!("its successor is `{successor}`"))
                }
                None => both("ghi cơ quan kế tục", "name its successor"),
            };
            let message =
                both(format!("cơ quan `{name}` không còn từ {vi}"), format!("`{name}` no longer exists from {en}"));
            let declared = both("cơ quan được khai báo ở đây", "the body is declared here");
            told_of(procedure, out, |out| out.push(rule.finding(span, message, help).note(authority.span, declared)));
        }
    }
}
