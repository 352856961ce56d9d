//! How powers pass from hand to hand: what is decentralised is not passed on, brings no burden, and a delegation ends.

use std::collections::{HashMap, HashSet};

use tthc_dsl::Span;
use tthc_dsl::diagnostic::{Diagnostic, Severity, both};

use super::time::is_longer;
use super::{Check, Rule};
use crate::model::{AppliedKind, LimitAmount, Power, Procedure, Role, Transfer, Whence};
use crate::timeline::Law;

pub(super) const NO_BURDEN: Rule = Rule {
    id: "VN-050",
    severity: Severity::Error,
    title: (
        "Phân cấp mà thêm giấy tờ, điều kiện hoặc thời gian",
        "Decentralisation that adds papers, conditions or time",
    ),
    law: "63/2025/QH15 điều 8 khoản 6",
    why: (
        "Cơ quan phân cấp khi điều chỉnh thủ tục thì không được thêm thành phần hồ sơ, yêu cầu, điều kiện hoặc kéo dài thời hạn. tthc so sánh bản trước và bản sau ngày phân cấp.",
        "Whoever decentralises and adjusts the procedure may not add papers, requirements or conditions, or time. tthc compares the versions before and after.",
    ),
    fix: (
        "Bỏ phần thêm, hoặc nêu văn bản khác làm căn cứ cho phần thêm đó bằng một `sửa đổi` riêng.",
        "Take away what is added, or give it an `amendment` of its own under the instrument that it rests on.",
    ),
    read: true,
    good: "        thời hạn 10 ngày làm việc -> 7 ngày làm việc\n",
    bad: "        thời hạn 10 ngày làm việc -> 12 ngày làm việc\n",
    check: Check::Timeline(no_burden),
};

pub(super) const PASSED_ON: Rule = Rule {
    id: "VN-051",
    severity: Severity::Error,
    title: ("Phân cấp lại, ủy quyền lại", "Decentralised or delegated further"),
    law: "63/2025/QH15 điều 8 khoản 5",
    why: (
        "Việc đã được phân cấp cho mình thì không được phân cấp tiếp; việc được ủy quyền thì không được ủy quyền lại (điều 9 khoản 6).",
        "What was decentralised to a body it may not decentralise further; what was delegated it may not delegate again (article 9 clause 6).",
    ),
    fix: (
        "Nêu văn bản của cơ quan có quyền ban đầu giao thẳng cho cơ quan nhận.",
        "Name the instrument by which the first holder gives the power to the last one directly.",
    ),
    read: true,
    good: "sửa đổi cấp-bản-sao theo 120/2025/NĐ-CP {\n    trong 1.000005 {\n",
    bad: "sửa đổi phân-cấp-lại theo 120/2025/NĐ-CP {\n    hiệu lực từ 01/01/2026\n    sau cấp-bản-sao\n    trong 1.000005 { thẩm quyền { quyết định ubnd-xã -> bộ-tư-pháp { phân cấp } } }\n}\n\nsửa đổi cấp-bản-sao theo 120/2025/NĐ-CP {\n    trong 1.000005 {\n",
    check: Check::Timeline(passed_on),
};

pub(super) const ENDLESS_DELEGATION: Rule = Rule {
    id: "VN-052",
    severity: Severity::Error,
    title: ("Ủy quyền không có thời hạn", "A delegation without an end"),
    law: "63/2025/QH15 điều 9 khoản 3",
    why: (
        "Ủy quyền phải bằng văn bản, nêu nội dung, phạm vi và thời hạn. Không có ngày cuối thì không biết khi nào quyền trở về.",
        "A delegation is in writing and states content, scope and duration. Without a last day nobody knows when the power returns.",
    ),
    fix: ("Ghi `đến <ngày cuối>` cho quyền được ủy quyền.", "Write `to <last day>` for the delegated power."),
    read: true,
    good: "    thẩm quyền { quyết định ubnd-xã }\n",
    bad: "    thẩm quyền { quyết định ubnd-xã { ủy quyền } }\n",
    check: Check::Procedure(endless),
};

pub(super) const CIRCULAR: Rule = Rule {
    id: "VN-053",
    severity: Severity::Error,
    title: ("Quyền đi vòng", "A power that goes in a circle"),
    law: "63/2025/QH15 điều 8",
    why: (
        "Một quyền được chuyển từ chính cơ quan đang giữ nó, hoặc qua nhiều cơ quan rồi về chỗ cũ, thì không có gì được chuyển.",
        "Where a power comes from the body that holds it, or goes round and returns, nothing was moved.",
    ),
    fix: ("Ghi đúng cơ quan giữ quyền trước đó.", "Name the body that held the power before."),
    read: true,
    good: "    thẩm quyền { quyết định ubnd-xã }\n",
    bad: "    thẩm quyền { quyết định ubnd-xã { chuyển từ ubnd-xã } }\n",
    check: Check::Procedure(circular),
};

/// The powers to decide and to carry out, of the procedure and of its cases.
fn deciding(procedure: &Procedure) -> impl Iterator<Item = &Power> {
    let own = procedure.powers.value().into_iter().flatten();
    let cases = procedure.cases.iter().flat_map(|case| &case.powers);
    own.chain(cases).filter(|power| matches!(power.role.value, Role::Decides | Role::Performs))
}

fn names(power: &Power) -> impl Iterator<Item = &str> {
    power.authorities.iter().map(|authority| authority.value.as_str())
}

/// A power that the newer version has by a transfer which the older does not know.
fn moved<'p>(old: &Procedure, new: &'p Procedure, transfers: &[Transfer]) -> Option<&'p Power> {
    deciding(new).find(|power| {
        let by = power.transfer.is_some_and(|transfer| transfers.contains(&transfer));
        by && !deciding(old).any(|known| known.role == power.role && known.authorities == power.authorities)
    })
}

fn no_burden(rule: &Rule, versions: &[Procedure], _: &Law, out: &mut Vec<Diagnostic>) {
    for pair in versions.windows(2) {
        let [old, new] = pair else { continue };
        let begun = |name: &str| {
            new.applied.iter().any(|one| one.name == name) && !old.applied.iter().any(|one| one.name == name)
        };
        let Some(power) = moved(old, new, &[Transfer::Decentralised]) else { continue };
        // What lapses gives back what stood before, which is no decentralisation.
        if !new.applied.iter().any(|one| one.kind == AppliedKind::Amendment && begun(&one.name)) {
            continue;
        }
        let code = &new.code.value;
        let place = power.role.span;
        let mut tell = |span: Span, (vi, en): (String, String)| {
            let message = both(format!("`{code}`: phân cấp mà {vi}"), format!("`{code}`: decentralised, and {en}"));
            let help = both(
                "bỏ phần thêm, hoặc đưa nó vào một `sửa đổi` theo văn bản làm căn cứ",
                "take it away, or put it into an `amendment` under the instrument that it rests on",
            );
            out.push(rule.finding(span, message, help).note(place, both("phân cấp ở đây", "decentralised here")));
        };
        for (id, (name, span)) in papers(new) {
            let known = papers(old);
            if !known.contains_key(id) && !known.values().any(|(known, _)| same_words(known, name)) {
                tell(span, (format!("thêm giấy tờ “{name}”"), format!("the paper “{name}” is added")));
            }
        }
        let requirements = |of: &Procedure| -> HashSet<String> {
            of.requirements.value().into_iter().flatten().map(|one| tthc_dsl::fold(&one.text.vi)).collect()
        };
        let known = requirements(old);
        for one in new.requirements.value().into_iter().flatten() {
            if !known.contains(&tthc_dsl::fold(&one.text.vi)) {
                let text = &one.text.vi;
                tell(one.id.span, (format!("thêm điều kiện “{text}”"), format!("the condition “{text}” is added")));
            }
        }
        for limit in new.limits.value().into_iter().flatten() {
            let LimitAmount::Within(within) = &limit.amount else { continue };
            let before = old.limits.value().into_iter().flatten().filter(|known| known.via == limit.via);
            let before =
                before.filter(|known| known.condition == limit.condition).filter_map(|known| match &known.amount {
                    LimitAmount::Within(within) => Some(within),
                    _ => None,
                });
            if let Some(was) = before.into_iter().find(|was| is_longer(within, was)) {
                use tthc_dsl::Lang::{En, Vi};
                let shown = |lang| (crate::show::duration(was, lang), crate::show::duration(within, lang));
                let ((was_vi, is_vi), (was_en, is_en)) = (shown(Vi), shown(En));
                tell(
                    limit.span,
                    (
                        format!("kéo dài thời hạn từ {was_vi} thành {is_vi}"),
                        format!("the limit grows from {was_en} to {is_en}"),
                    ),
                );
            }
        }
    }
}

fn papers(procedure: &Procedure) -> HashMap<&str, (&str, Span)> {
    procedure.all_papers().map(|paper| (paper.id.value.as_str(), (paper.name.vi.as_str(), paper.id.span))).collect()
}

fn same_words(one: &str, other: &str) -> bool {
    !one.is_empty() && tthc_dsl::fold(one) == tthc_dsl::fold(other)
}

fn passed_on(rule: &Rule, versions: &[Procedure], _: &Law, out: &mut Vec<Diagnostic>) {
    for pair in versions.windows(2) {
        let [old, new] = pair else { continue };
        for transfer in [Transfer::Decentralised, Transfer::Delegated] {
            let Some(power) = moved(old, new, &[transfer]) else { continue };
            // Only where the first transfer still holds: what lapsed is passed on by nobody.
            let still = |known: &&Power| {
                known.transfer == Some(transfer) && known.role == power.role && !known.authorities.is_empty()
            };
            let Some(first) = deciding(old).find(still) else { continue };
            if old.applied.iter().any(|one| !new.applied.iter().any(|other| other.name == one.name)) {
                continue;
            }
            let holders: Vec<&str> = names(first).collect();
            let holders = holders.join(", ");
            let code = &new.code.value;
            let (vi, en) = match transfer {
                Transfer::Delegated => {
                    ("được ủy quyền nên không được ủy quyền lại", "has it by delegation and may not delegate it")
                }
                _ => (
                    "được phân cấp nên không được phân cấp tiếp",
                    "has it by decentralisation and may not decentralise it",
                ),
            };
            out.push(
                rule.finding(
                    power.role.span,
                    both(format!("`{code}`: `{holders}` {vi}"), format!("`{code}`: `{holders}` {en} further")),
                    both(
                        "nêu văn bản của cơ quan có quyền ban đầu",
                        "name the instrument of the body that held the power first",
                    ),
                )
                .note(first.role.span, both("được giao ở đây", "given here")),
            );
        }
    }
}

fn endless(rule: &Rule, procedure: &Procedure, out: &mut Vec<Diagnostic>) {
    let own = procedure.powers.value().into_iter().flatten();
    let cases = procedure.cases.iter().flat_map(|case| &case.powers);
    let delegated =
        |power: &&Power| power.transfer == Some(Transfer::Delegated) || power.role.value == Role::Authorised;
    for power in own.chain(cases).filter(delegated) {
        let validity = &power.validity;
        if validity.until.is_some() || validity.unreadable || procedure.validity.until.is_some() {
            continue;
        }
        let code = &procedure.code.value;
        out.push(rule.finding(
            power.role.span,
            both(format!("`{code}`: ủy quyền không có ngày cuối"), format!("`{code}`: the delegation has no last day")),
            both("ghi `{ ủy quyền; đến <ngày cuối> }`", "write `{ delegated; to <last day> }`"),
        ));
    }
}

fn circular(rule: &Rule, procedure: &Procedure, out: &mut Vec<Diagnostic>) {
    let own = procedure.powers.value().into_iter().flatten();
    let cases = procedure.cases.iter().flat_map(|case| &case.powers);
    for role in Role::ALL {
        // Who has the power from whom.
        let mut from: HashMap<&str, (&str, Span)> = HashMap::new();
        for power in own.clone().chain(cases.clone()).filter(|power| power.role.value == *role) {
            let Some(Whence::Authority(before)) = power.moved_from.as_ref().map(|moved| &moved.from) else { continue };
            for name in names(power) {
                from.entry(name).or_insert((before.value.as_str(), before.span));
            }
        }
        let mut told: HashSet<&str> = HashSet::new();
        let mut starts: Vec<&str> = from.keys().copied().collect();
        starts.sort_unstable();
        for start in starts {
            let mut chain = vec![start];
            let mut next = from.get(start);
            while let Some((before, span)) = next {
                if let Some(at) = chain.iter().position(|known| known == before) {
                    if chain[at..].iter().all(|name| told.insert(name)) {
                        out.push(cycle(rule, procedure, &chain[at..], *span));
                    }
                    break;
                }
                chain.push(before);
                next = from.get(before);
            }
        }
    }
}

fn cycle(rule: &Rule, procedure: &Procedure, chain: &[&str], span: Span) -> Diagnostic {
    let code = &procedure.code.value;
    let way = format!("{} ← {}", chain.join(" ← "), chain[0]);
    rule.finding(
        span,
        both(format!("`{code}`: quyền đi vòng: {way}"), format!("`{code}`: the power goes in a circle: {way}")),
        both("ghi đúng cơ quan giữ quyền trước đó", "name the body that held the power before"),
    )
}
