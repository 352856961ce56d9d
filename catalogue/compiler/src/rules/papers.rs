//! The papers of a dossier.

use tthc_dsl::diagnostic::{Diagnostic, Severity, both};

use super::{Check, Rule};
use crate::model::{Condition, Dossier, Entry, Paper, Procedure};

pub(super) const TWICE: Rule = Rule {
    id: "VN-041",
    severity: Severity::Error,
    title: ("Một giấy tờ bị yêu cầu hai lần", "A paper asked for twice"),
    law: "63/2010/NĐ-CP điều 8 khoản 2 điểm d",
    why: (
        "Cùng một giấy tờ ghi hai lần trong một bộ hồ sơ thì người dân không biết phải nộp một hay hai bản.",
        "With one paper listed twice in a dossier people cannot know whether one or two are needed.",
    ),
    fix: (
        "Bỏ một dòng; nếu cần hai bản thì ghi số bản.",
        "Remove one line; if two are needed give the number of copies.",
    ),
    read: true,
    good: "    hồ sơ 1 bộ { tờ-khai \"Tờ khai\" { bản chính 1 } }\n",
    bad: "    hồ sơ 1 bộ { tờ-khai \"Tờ khai\" { bản chính 1 }; đơn \"Tờ khai\" { bản chính 1 } }\n",
    check: Check::Procedure(twice),
};

fn twice(rule: &Rule, procedure: &Procedure, out: &mut Vec<Diagnostic>) {
    let own = procedure.dossiers.value().into_iter().flatten();
    for dossier in own.chain(procedure.cases.iter().flat_map(|case| &case.dossiers)) {
        in_dossier(rule, dossier, out);
    }
}

fn in_dossier(rule: &Rule, dossier: &Dossier, out: &mut Vec<Diagnostic>) {
    let mut seen: Vec<&Paper> = Vec::new();
    in_entries(rule, &dossier.entries, &mut seen, out);
}

/// Papers of different groups belong to different stages and are not compared; those of a choice belong to one.
fn in_entries<'d>(rule: &Rule, entries: &'d [Entry], seen: &mut Vec<&'d Paper>, out: &mut Vec<Diagnostic>) {
    for entry in entries {
        match entry {
            Entry::Paper(paper) => {
                let same = |other: &&&Paper| {
                    other.id.value == paper.id.value
                        || (!paper.name.vi.is_empty()
                            && tthc_dsl::fold(&other.name.vi) == tthc_dsl::fold(&paper.name.vi)
                            && (other.condition == paper.condition || matches!(other.condition, Condition::Always)))
                };
                if let Some(first) = seen.iter().find(same) {
                    let name = if paper.name.vi.is_empty() { &paper.id.value } else { &paper.name.vi };
                    out.push(
                        rule.finding(
                            paper.id.span,
                            both(
                                format!("giấy tờ “{name}” bị yêu cầu hai lần"),
                                format!("“{name}” is asked for twice"),
                            ),
                            both(
                                "bỏ một dòng; nếu cần hai bản thì ghi số bản",
                                "remove one line, or give the number of copies",
                            ),
                        )
                        .note(first.id.span, both("lần thứ nhất ở đây", "first asked for here")),
                    );
                }
                seen.push(paper);
            }
            Entry::Either { entries, .. } => in_entries(rule, entries, seen, out),
            Entry::Group { entries, .. } => in_entries(rule, entries, &mut Vec::new(), out),
        }
    }
}
