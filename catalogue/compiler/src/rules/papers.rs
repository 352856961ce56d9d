//! The papers of a dossier.

use std::collections::HashMap;

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
    in_entries(rule, &dossier.entries, &mut Seen::default(), out);
}

/// The papers met so far, by identifier and by name.
#[derive(Default)]
struct Seen<'d> {
    ids: HashMap<&'d str, &'d Paper>,
    names: HashMap<&'d str, Vec<&'d Paper>>,
}

impl<'d> Seen<'d> {
    /// The paper that was asked for before, if this is it again.
    fn before(&self, paper: &Paper) -> Option<&'d Paper> {
        let same_case = |other: &&&Paper| other.condition == paper.condition || other.condition == Condition::Always;
        let same_name = || self.names.get(paper.name.vi.as_str())?.iter().find(same_case);
        self.ids.get(paper.id.value.as_str()).or_else(same_name).copied()
    }

    fn add(&mut self, paper: &'d Paper) {
        self.ids.entry(&paper.id.value).or_insert(paper);
        let named = self.names.entry(&paper.name.vi).or_default();
        // A handful of conditions tells whether the paper is asked for again.
        if !paper.name.vi.is_empty() && named.len() < 16 {
            named.push(paper);
        }
    }
}

/// Papers of different groups belong to different stages and are not compared; those of a choice belong to one.
fn in_entries<'d>(rule: &Rule, entries: &'d [Entry], seen: &mut Seen<'d>, out: &mut Vec<Diagnostic>) {
    for entry in entries {
        match entry {
            Entry::Paper(paper) => {
                if let Some(first) = seen.before(paper) {
                    out.push(finding(rule, paper, first));
                }
                seen.add(paper);
            }
            Entry::Either { entries, .. } => in_entries(rule, entries, seen, out),
            Entry::Group { entries, .. } => in_entries(rule, entries, &mut Seen::default(), out),
        }
    }
}

fn finding(rule: &Rule, paper: &Paper, first: &Paper) -> Diagnostic {
    let name = if paper.name.vi.is_empty() { &paper.id.value } else { &paper.name.vi };
    rule.finding(
        paper.id.span,
        both(format!("giấy tờ “{name}” bị yêu cầu hai lần"), format!("“{name}” is asked for twice")),
        both("bỏ một dòng; nếu cần hai bản thì ghi số bản", "remove one line, or give the number of copies"),
    )
    .note(first.id.span, both("lần thứ nhất ở đây", "first asked for here"))
}
