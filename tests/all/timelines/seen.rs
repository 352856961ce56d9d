//! What the catalogue says of a day, in the lines of the reference.

use tthc_compiler::model::{Actor, FeeAmount, LimitAmount, Procedure};
use tthc_dsl::tree::TimeUnit;
use tthc_tests::reference::{Acting, Amount, Charged, Fee, Limit, Paper, Power, Result as Paid, Step, Text};

pub fn lines(procedure: &Procedure) -> Vec<String> {
    text(procedure).lines()
}

fn text(procedure: &Procedure) -> Text {
    let acting = |body: &str| Acting { body: body.to_owned(), since: jiff::civil::Date::MIN };
    let powers = procedure.powers.value().into_iter().flatten();
    let mut levels = procedure.all_levels();
    levels.sort_unstable();
    Text {
        code: procedure.code.value.clone(),
        name: procedure.name.value().map_or(String::new(), |name| name.vi.clone()),
        levels,
        powers: powers
            .flat_map(|power| {
                power.authorities.iter().map(|body| Power { role: power.role.value, by: acting(&body.value) })
            })
            .collect(),
        limits: procedure.limits.value().into_iter().flatten().map(limit).collect(),
        fees: procedure.fees.value().into_iter().flatten().map(fee).collect(),
        papers: procedure
            .all_papers()
            .map(|paper| Paper {
                id: paper.id.value.clone(),
                name: paper.name.vi.clone(),
                originals: paper.originals.expect("each says how many"),
                copies: paper.copies.expect("each says how many"),
            })
            .collect(),
        steps: procedure
            .all_steps()
            .map(|step| Step {
                id: step.id.value.clone(),
                name: step.name.vi.clone(),
                by: step.actors.iter().find_map(|actor| match &actor.value {
                    Actor::Authority(body) => Some(acting(body)),
                    _ => None,
                }),
            })
            .collect(),
        results: procedure
            .results
            .value()
            .into_iter()
            .flatten()
            .map(|result| Paid { id: result.id.value.clone(), name: result.name.vi.clone() })
            .collect(),
        bases: procedure.bases.iter().map(|basis| basis.value.instrument.clone()).collect(),
    }
}

fn limit(limit: &tthc_compiler::model::Limit) -> Limit {
    let amount = match &limit.amount {
        LimitAmount::Within(duration) => match duration.parts.as_slice() {
            [only] if only.unit == TimeUnit::Days => Amount::Days(only.count),
            [only] if only.unit == TimeUnit::WorkingDays => Amount::WorkingDays(only.count),
            other => panic!("no world has such a limit: {other:?}"),
        },
        LimitAmount::Unread(text) if text == Amount::UNREAD => Amount::Unread,
        other => panic!("no world has such a limit: {other:?}"),
    };
    Limit { amount, via: limit.via.first().copied() }
}

fn fee(fee: &tthc_compiler::model::Fee) -> Fee {
    let charged = match fee.amount {
        FeeAmount::Dong(dong) => Charged::Dong(dong),
        FeeAmount::Absent(_) => Charged::Nothing,
        ref other => panic!("no world has such a fee: {other:?}"),
    };
    Fee { kind: fee.kind, charged, name: fee.name.clone() }
}
