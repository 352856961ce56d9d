//! What one operation means for a text.

use jiff::civil::Date;
use tthc_compiler::model::{Channel, FeeKind, Level, Role};

use super::text::{Acting, Amount, Charged, Fee, Limit, Paper, Power, Result, Step, Text};

/// An operation of an amendment. Where a value is changed, `None` is that nothing is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operation {
    Name(String, String),
    Levels(Vec<Level>, Vec<Level>),
    Limit {
        old: Option<Amount>,
        new: Option<Amount>,
        via: Option<Channel>,
    },
    Fee {
        kind: FeeKind,
        old: Option<(Charged, Option<String>)>,
        new: Option<(Charged, Option<String>)>,
    },
    Power {
        role: Role,
        old: Option<String>,
        new: Option<String>,
    },
    AddBody(Role, String),
    RemoveBody(Role, String),
    AddPaper(Paper, Option<String>),
    ReplacePaper(Paper),
    RemovePaper(String),
    AddStep(Step, Option<String>),
    ReplaceStep(Step),
    RemoveStep(String),
    AddResult(Result),
    RemoveResult(String),
    AddFee(Fee),
    ReplaceFee(Fee),
    RemoveFee(FeeKind, String),
    AddBasis(String),
    RemoveBasis(String),
    Words {
        old: String,
        new: String,
        times: usize,
    },
    /// The whole clause anew.
    Steps(Vec<Step>),
    Results(Vec<Result>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Done,
    /// It asserts what is not so; the text stays as it was.
    Wrong(&'static str),
    /// What it replaced is gone, and nothing says what it is about now.
    Unclear,
}

use Outcome::{Done, Unclear, Wrong};

impl Operation {
    /// `asserted`: what it replaces must be there. The text stays as it was unless it is done.
    pub fn apply(&self, text: &mut Text, asserted: bool, since: Date) -> Outcome {
        let acting = |body: &String| Acting { body: body.clone(), since };
        let written = |step: &Step| Step { by: step.by.as_ref().map(|by| acting(&by.body)), ..step.clone() };
        match self {
            Operation::Name(old, new) => {
                if asserted && text.name != *old {
                    return Wrong("TT062");
                }
                text.name.clone_from(new);
                Done
            }
            Operation::Levels(old, new) => {
                let same = old.len() == text.levels.len() && old.iter().all(|level| text.levels.contains(level));
                if asserted && !same {
                    return Wrong("TT062");
                }
                text.levels.clone_from(new);
                Done
            }
            Operation::Limit { old, new, via } => {
                let whole = text.limits.len();
                let meant = |limit: &Limit| via.is_none() || limit.via == *via;
                let was = old.map(|old| move |limit: &Limit| limit.amount == old);
                let made = new.map(|amount| {
                    move |limit: Option<&Limit>| Limit { amount, via: via.or(limit.and_then(|limit| limit.via)) }
                });
                change(&mut text.limits, meant, was, made, asserted, whole)
            }
            Operation::Fee { kind, old, new } => {
                let whole = text.fees.iter().filter(|fee| fee.kind == *kind).count();
                let known = old.as_ref().and_then(|(_, name)| name.clone());
                let meant = |fee: &Fee| fee.kind == *kind && (known.is_none() || fee.name == known);
                let was = old.as_ref().map(|(charged, _)| move |fee: &Fee| fee.charged == *charged);
                let made = new.as_ref().map(|(charged, name)| {
                    move |fee: Option<&Fee>| Fee {
                        kind: *kind,
                        charged: *charged,
                        name: name.clone().or_else(|| fee.and_then(|fee| fee.name.clone())),
                    }
                });
                change(&mut text.fees, meant, was, made, asserted, whole)
            }
            Operation::Power { role, old, new } => {
                let whole = text.powers.iter().filter(|power| power.role == *role).count();
                let was = old.as_ref().map(|old| move |power: &Power| power.by.body == *old);
                let made = new.as_ref().map(|body| move |_: Option<&Power>| Power { role: *role, by: acting(body) });
                let outcome = change(&mut text.powers, |power: &Power| power.role == *role, was, made, asserted, whole);
                if outcome == Done {
                    text.once();
                }
                outcome
            }
            Operation::AddBody(role, body) => {
                let known = text.powers.iter().any(|power| power.role == *role && power.by.body == *body);
                match (known, asserted) {
                    (true, true) => return Wrong("TT064"),
                    (true, false) => {}
                    (false, _) => text.powers.push(Power { role: *role, by: acting(body) }),
                }
                Done
            }
            Operation::RemoveBody(role, body) => {
                let before = text.powers.len();
                text.powers.retain(|power| !(power.role == *role && power.by.body == *body));
                if asserted && before == text.powers.len() { Wrong("TT062") } else { Done }
            }
            Operation::AddPaper(paper, after) => add(&mut text.papers, paper, after.as_deref(), asserted),
            Operation::ReplacePaper(paper) => replace(&mut text.papers, paper, asserted),
            Operation::RemovePaper(id) => remove(&mut text.papers, id, asserted),
            Operation::AddStep(step, after) => add(&mut text.steps, &written(step), after.as_deref(), asserted),
            Operation::ReplaceStep(step) => replace(&mut text.steps, &written(step), asserted),
            Operation::RemoveStep(id) => remove(&mut text.steps, id, asserted),
            Operation::AddResult(result) => add(&mut text.results, result, None, asserted),
            Operation::RemoveResult(id) => remove(&mut text.results, id, asserted),
            Operation::AddFee(fee) => {
                let same = |known: &Fee| known.kind == fee.kind && known.name == fee.name;
                match text.fees.iter().position(|known| same(known) && known.charged != Charged::Nothing) {
                    Some(_) if asserted => return Wrong("TT064"),
                    Some(at) => text.fees[at] = fee.clone(),
                    None => {
                        text.fees.retain(|known| known.kind != fee.kind || known.charged != Charged::Nothing);
                        text.fees.push(fee.clone());
                    }
                }
                Done
            }
            Operation::ReplaceFee(fee) => {
                let same = |known: &Fee| known.kind == fee.kind && known.name == fee.name;
                match text.fees.iter().position(same) {
                    Some(at) => text.fees[at] = fee.clone(),
                    None if asserted => return Wrong("TT063"),
                    None => return Unclear,
                }
                Done
            }
            Operation::RemoveFee(kind, name) => {
                let before = text.fees.len();
                text.fees.retain(|fee| !(fee.kind == *kind && fee.name.as_ref() == Some(name)));
                if asserted && before == text.fees.len() { Wrong("TT063") } else { Done }
            }
            Operation::AddBasis(number) => {
                match (text.bases.contains(number), asserted) {
                    (true, true) => return Wrong("TT064"),
                    (true, false) => {}
                    (false, _) => text.bases.push(number.clone()),
                }
                Done
            }
            Operation::RemoveBasis(number) => {
                let before = text.bases.len();
                text.bases.retain(|known| known != number);
                if asserted && before == text.bases.len() { Wrong("TT063") } else { Done }
            }
            Operation::Words { old, new, times } => {
                let found: usize = text.wordings().iter().map(|words| words.matches(old.as_str()).count()).sum();
                if asserted && found != *times {
                    return Wrong("TT069");
                }
                text.wordings().into_iter().for_each(|words| *words = words.replace(old.as_str(), new));
                Done
            }
            Operation::Steps(steps) => {
                text.steps = steps.iter().map(written).collect();
                Done
            }
            Operation::Results(results) => {
                text.results.clone_from(results);
                Done
            }
        }
    }

    /// As an erratum it mends a value wherever that value stands. What it adds, takes away or states anew it does once:
    /// a later amendment may undo it.
    pub fn mends_everywhere(&self) -> bool {
        match self {
            Operation::Name(..) | Operation::Levels(..) => true,
            Operation::Limit { old, .. } => old.is_some(),
            Operation::Fee { old, .. } => old.is_some(),
            Operation::Power { old, .. } => old.is_some(),
            Operation::Words { old, new, .. } => !new.contains(old.as_str()),
            _ => false,
        }
    }
}

/// A value for another. `whole`: how many clauses of its keyword there are, whichever of them are meant.
fn change<C>(
    clauses: &mut Vec<C>,
    meant: impl Fn(&C) -> bool,
    was: Option<impl Fn(&C) -> bool>,
    made: Option<impl Fn(Option<&C>) -> C>,
    asserted: bool,
    whole: usize,
) -> Outcome {
    let of_kind: Vec<usize> = (0..clauses.len()).filter(|at| meant(&clauses[*at])).collect();
    let found: Vec<usize> = match &was {
        Some(was) => of_kind.iter().copied().filter(|at| was(&clauses[*at])).collect(),
        None => of_kind.clone(),
    };
    if asserted && found.is_empty() == was.is_some() {
        return Wrong("TT062");
    }
    let found = match (&was, found.len(), of_kind.as_slice()) {
        (Some(_), 0, [only]) => vec![*only],
        _ => found,
    };
    let Some(made) = made else {
        found.iter().rev().for_each(|at| drop(clauses.remove(*at)));
        return Done;
    };
    if (was.is_some() && found.is_empty() && whole > 0) || (was.is_none() && found.len() > 1) {
        return Unclear;
    }
    if found.is_empty() {
        clauses.push(made(None));
    }
    for at in found {
        clauses[at] = made(Some(&clauses[at]));
    }
    Done
}

trait Entry: Clone {
    fn id(&self) -> &str;
}

impl Entry for Paper {
    fn id(&self) -> &str {
        &self.id
    }
}

impl Entry for Step {
    fn id(&self) -> &str {
        &self.id
    }
}

impl Entry for Result {
    fn id(&self) -> &str {
        &self.id
    }
}

fn place<E: Entry>(list: &[E], id: &str) -> Option<usize> {
    list.iter().position(|entry| entry.id() == id)
}

fn add<E: Entry>(list: &mut Vec<E>, entry: &E, after: Option<&str>, asserted: bool) -> Outcome {
    if let Some(at) = place(list, entry.id()) {
        if asserted {
            return Wrong("TT064");
        }
        list[at] = entry.clone();
        return Done;
    }
    match after.map(|after| place(list, after)) {
        Some(Some(at)) => list.insert(at + 1, entry.clone()),
        Some(None) if asserted => return Wrong("TT063"),
        _ => list.push(entry.clone()),
    }
    Done
}

fn replace<E: Entry>(list: &mut [E], entry: &E, asserted: bool) -> Outcome {
    match place(list, entry.id()) {
        Some(at) => list[at] = entry.clone(),
        None if asserted => return Wrong("TT063"),
        None => return Unclear,
    }
    Done
}

fn remove<E: Entry>(list: &mut Vec<E>, id: &str, asserted: bool) -> Outcome {
    match place(list, id) {
        Some(at) => drop(list.remove(at)),
        None if asserted => return Wrong("TT063"),
        None => {}
    }
    Done
}
