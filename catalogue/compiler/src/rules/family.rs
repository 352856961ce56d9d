//! Licence families whose members were moved to different levels.

use std::collections::BTreeMap;

use tthc_dsl::Lang;
use tthc_dsl::diagnostic::{Diagnostic, Severity, both};

use super::{Check, Rule, World};
use crate::facts::Facts;
use crate::model::Level;

pub(super) const SPLIT: Rule = Rule {
    id: "VN-040",
    severity: Severity::Warning,
    title: ("Một họ giấy phép bị chia cho hai cấp", "A licence family split between levels"),
    law: "133/2025/NĐ-CP",
    why: (
        "Khi việc cấp được chuyển xuống tỉnh mà việc sửa đổi, gia hạn, cấp lại vẫn ở trung ương, người dân phải đến hai nơi cho một giấy phép. Hà Tĩnh đã phản ánh đúng trường hợp này đối với tổ chức khoa học và công nghệ nước ngoài.",
        "Where issuing went to the province and amending, extending or reissuing stayed at the centre, people face two authorities for one licence. Hà Tĩnh reported exactly this for foreign science and technology organisations.",
    ),
    fix: (
        "Rà soát văn bản phân cấp; nếu luật đúng là như vậy thì ghi miễn trừ có lý do.",
        "Review the decree; if the law is really so, record a waiver with its reason.",
    ),
    read: false,
    good: "    họ khai-sinh, cấp lại\n    cấp xã\n",
    bad: "    họ khai-sinh, cấp lại\n    cấp tỉnh\n",
    check: Check::Workspace(split),
};

fn split(rule: &Rule, world: &World<'_>, out: &mut Vec<Diagnostic>) {
    let mut families: BTreeMap<&str, Vec<&Facts>> = BTreeMap::new();
    let today = world.today;
    let applies = |procedure: &&Facts| {
        !procedure.undated
            && procedure.from.is_none_or(|from| from <= today)
            && procedure.until.is_none_or(|until| today < until)
            && procedure.levels != 0
    };
    for procedure in world.facts.iter().filter(applies) {
        if let Some((family, _)) = &procedure.family {
            families.entry(family).or_default().push(procedure);
        }
    }
    for (family, mut members) in families {
        members.sort_by(|a, b| a.code.cmp(&b.code));
        let Some((first, rest)) = members.split_first() else { continue };
        let Some(other) = rest.iter().find(|other| other.levels & first.levels == 0) else { continue };
        let list = |lang| members.iter().map(|member| described(member, lang)).collect::<Vec<_>>().join("; ");
        out.push(
            rule.finding(
                other.span(),
                both(
                    format!("họ `{family}` bị chia cho nhiều cấp: {}", list(Lang::Vi)),
                    format!("the family `{family}` is split between levels: {}", list(Lang::En)),
                ),
                both(
                    "kiểm tra văn bản phân cấp: việc cấp và việc sửa đổi, gia hạn nên cùng một cấp",
                    "check the decree: issuing and amending or extending should be at one level",
                ),
            )
            .note(first.span(), both("thành viên ở cấp khác", "a member at another level"))
            .about(&other.code),
        );
    }
}

fn described(member: &Facts, lang: Lang) -> String {
    let levels: Vec<&str> =
        Level::ALL.iter().filter(|level| member.has_level(**level)).map(|level| level.label(lang)).collect();
    let operation = member.family.as_ref().and_then(|(_, operation)| *operation);
    let operation = operation.map_or(String::new(), |operation| format!(" {}", operation.label(lang)));
    format!("{}{operation} ({})", member.code, levels.join(", "))
}
