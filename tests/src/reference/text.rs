//! A procedure's text as plain values.

use jiff::civil::Date;
use tthc_compiler::model::{Channel, FeeKind, Level, Role};

/// What a procedure says on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    pub code: String,
    pub name: String,
    pub levels: Vec<Level>,
    pub powers: Vec<Power>,
    pub limits: Vec<Limit>,
    pub fees: Vec<Fee>,
    pub papers: Vec<Paper>,
    pub steps: Vec<Step>,
    pub results: Vec<Result>,
    /// Numbers of instruments.
    pub bases: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Power {
    pub role: Role,
    pub by: Acting,
}

/// A body where a text names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acting {
    pub body: String,
    /// The day on which the words became part of the text.
    pub since: Date,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    Days(u32),
    WorkingDays(u32),
    /// A sentence from which no time was read.
    Unread,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    pub amount: Amount,
    pub via: Option<Channel>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Charged {
    /// The law says that there is none.
    Nothing,
    Dong(i64),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fee {
    pub kind: FeeKind,
    pub charged: Charged,
    pub name: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    pub id: String,
    pub name: String,
    pub originals: u32,
    pub copies: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub id: String,
    pub name: String,
    /// `None`: who decides.
    pub by: Option<Acting>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Result {
    pub id: String,
    pub name: String,
}

impl Amount {
    pub const UNREAD: &'static str = "theo lịch của cơ quan";
}

impl Text {
    /// One line for each thing that it says, the same for the same text.
    pub fn lines(&self) -> Vec<String> {
        let mut unordered: Vec<String> = Vec::new();
        unordered.extend(self.levels.iter().map(|level| format!("level {level:?}")));
        unordered.extend(self.powers.iter().map(|power| format!("power {:?} {}", power.role, power.by.body)));
        unordered.extend(self.limits.iter().map(|limit| {
            let amount = match limit.amount {
                Amount::Days(days) => format!("{days} days"),
                Amount::WorkingDays(days) => format!("{days} working days"),
                Amount::Unread => format!("“{}”", Amount::UNREAD),
            };
            format!("limit {amount} via {:?}", limit.via)
        }));
        unordered.extend(self.fees.iter().map(|fee| {
            let charged = match fee.charged {
                Charged::Nothing => "none".to_owned(),
                Charged::Dong(dong) => dong.to_string(),
            };
            format!("fee {:?} {charged} {:?}", fee.kind, fee.name)
        }));
        unordered.extend(self.bases.iter().map(|base| format!("basis {base}")));
        unordered.sort();
        let mut lines = vec![format!("code {}", self.code), format!("name {}", self.name)];
        lines.append(&mut unordered);
        lines.extend(
            self.papers
                .iter()
                .map(|paper| format!("paper {} “{}” {} + {}", paper.id, paper.name, paper.originals, paper.copies)),
        );
        lines.extend(self.steps.iter().map(|step| {
            let by = step.by.as_ref().map_or("who decides", |acting| acting.body.as_str());
            format!("step {} “{}” by {by}", step.id, step.name)
        }));
        lines.extend(self.results.iter().map(|result| format!("result {} “{}”", result.id, result.name)));
        lines
    }

    /// Every place that holds words.
    pub(super) fn wordings(&mut self) -> Vec<&mut String> {
        let mut all = vec![&mut self.name];
        all.extend(self.fees.iter_mut().filter_map(|fee| fee.name.as_mut()));
        all.extend(self.papers.iter_mut().map(|paper| &mut paper.name));
        all.extend(self.steps.iter_mut().map(|step| &mut step.name));
        all.extend(self.results.iter_mut().map(|result| &mut result.name));
        all
    }

    pub(super) fn acting(&mut self) -> Vec<&mut Acting> {
        let mut all: Vec<&mut Acting> = self.powers.iter_mut().map(|power| &mut power.by).collect();
        all.extend(self.steps.iter_mut().filter_map(|step| step.by.as_mut()));
        all
    }

    /// A body that has a role twice has it once.
    pub(super) fn once(&mut self) {
        let mut seen: Vec<(Role, String)> = Vec::new();
        self.powers.retain(|power| {
            let key = (power.role, power.by.body.clone());
            let fresh = !seen.contains(&key);
            seen.push(key);
            fresh
        });
    }
}
