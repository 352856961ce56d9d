//! Generated worlds: a procedure, and what changes it. Plain numbers are drawn and shrunk; an operation's old value is
//! then read from the text of its day, so that most of what is asserted is so.

use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use tthc_compiler::model::{Channel, FeeKind, InstrumentKind, Level, Role};
use tthc_tests::reference::{
    Acting, Amendment, Amount, Charged, Fee, Limit, Marks, Operation, Paper, Power, Result as Paid, Step, Succession,
    Text, World,
};

/// The days on which something may begin or end lie close together: much begins on one day, or ends on the next.
const START: Date = date(2024, 1, 20);
const PLACES: u8 = 24;

/// Every day around them.
pub fn span() -> (Date, Date) {
    (day(0) - 3.days(), day(PLACES + 10) + 3.days())
}

fn day(place: u8) -> Date {
    // Steps of one and of five days: months end in between, and 29 February is among them.
    START + (i64::from(place / 2) * 6 + i64::from(place % 2)).days()
}

#[derive(Clone, Debug)]
pub struct Drawn {
    from: Option<u8>,
    until: Option<u8>,
    text: [u8; 10],
    amendments: Vec<DrawnAmendment>,
    successions: Vec<(u8, u8, u8)>,
}

#[derive(Clone, Debug)]
struct DrawnAmendment {
    day: u8,
    length: Option<u8>,
    rank: u8,
    signed: u8,
    after: Option<u8>,
    of_instrument: bool,
    /// What it is besides a list of operations.
    sort: u8,
    new_code: bool,
    operations: Vec<DrawnOperation>,
}

#[derive(Clone, Debug)]
struct DrawnOperation {
    sort: u8,
    which: u8,
    new: u8,
    other: u8,
    wrong: bool,
}

pub fn drawn() -> impl Strategy<Value = Drawn> {
    (
        option::weighted(0.5, 0..6u8),
        option::weighted(0.2, PLACES - 4..PLACES),
        any::<[u8; 10]>(),
        vec(amendment(), 0..8),
        vec((0..BODIES.len() as u8, 0..BODIES.len() as u8, 0..PLACES), 0..4),
    )
        .prop_map(|(from, until, text, amendments, successions)| Drawn {
            from,
            until,
            text,
            amendments,
            successions,
        })
}

fn amendment() -> impl Strategy<Value = DrawnAmendment> {
    let many = any::<u8>;
    (
        (0..PLACES, option::weighted(0.4, 1..10u8), 0..3u8, many(), option::weighted(0.4, many())),
        (any::<bool>(), 0..20u8, any::<bool>(), vec(operation(), 1..4)),
    )
        .prop_map(|((day, length, rank, signed, after), (of_instrument, sort, new_code, operations))| {
            DrawnAmendment { day, length, rank, signed, after, of_instrument, sort, new_code, operations }
        })
}

fn operation() -> impl Strategy<Value = DrawnOperation> {
    (0..40u8, any::<u8>(), any::<u8>(), any::<u8>(), prop::bool::weighted(0.1))
        .prop_map(|(sort, which, new, other, wrong)| DrawnOperation { sort, which, new, other, wrong })
}

const BODIES: &[(&str, Level)] = &[
    ("phòng-một", Level::District),
    ("phòng-hai", Level::District),
    ("xã-một", Level::Commune),
    ("xã-hai", Level::Commune),
    ("sở-một", Level::Province),
    ("sở-hai", Level::Province),
];
const LEVELS: &[&[Level]] = &[
    &[Level::Province],
    &[Level::District],
    &[Level::Commune],
    &[Level::Province, Level::Commune],
    &[Level::Province, Level::District, Level::Commune],
];
const WORDS: &[&str] = &["cấp huyện", "cấp xã", "hộ tịch", "đất đai"];
const CHARGES: Range<i64> = 1..5;
const CODE: &str = "1.000001";

fn body(number: u8) -> String {
    BODIES[usize::from(number) % BODIES.len()].0.to_owned()
}

fn words(before: &str, number: u8) -> String {
    format!("{before} {}", WORDS[usize::from(number) % WORDS.len()])
}

fn amount(number: u8) -> Amount {
    let count = u32::from(number % 4) + 3;
    if number % 8 < 4 { Amount::Days(count) } else { Amount::WorkingDays(count) }
}

fn dong(number: u8) -> i64 {
    (CHARGES.start + i64::from(number) % (CHARGES.end - CHARGES.start)) * 1_000
}

fn paper(id: u8, number: u8) -> Paper {
    Paper {
        id: format!("giấy-{}", id % 5),
        name: words("Giấy", number),
        originals: u32::from(number % 3),
        copies: u32::from(number / 3 % 3) + 1,
    }
}

fn step(id: u8, number: u8) -> Step {
    let by = (!number.is_multiple_of(3)).then(|| Acting { body: body(number / 3), since: Date::MIN });
    Step { id: format!("bước-{}", id % 4), name: words("Xét", number), by }
}

fn result(id: u8, number: u8) -> Paid {
    Paid { id: format!("bản-{}", id % 3), name: words("Bản", number) }
}

fn fee_name(number: u8) -> String {
    format!("Phí {}", ["cấp xã", "thứ hai", "thứ ba"][usize::from(number % 3)])
}

fn base(drawn: &[u8; 10]) -> Text {
    let [name, level, bodies, limits, fees, papers, steps, results, bases, others] = *drawn;
    let by = |number: u8| Acting { body: body(number), since: Date::MIN };
    let limits = match limits % 4 {
        0 => Vec::new(),
        1 => vec![Limit { amount: Amount::Unread, via: None }],
        2 => vec![Limit { amount: amount(limits / 4), via: None }],
        _ => [(Channel::Direct, limits / 4), (Channel::Postal, limits / 16)]
            .map(|(via, number)| Limit { amount: amount(number), via: Some(via) })
            .to_vec(),
    };
    let named = |number: u8| Fee {
        kind: FeeKind::Fee,
        charged: Charged::Dong(dong(fees / 8 + number)),
        name: Some(fee_name(number)),
    };
    let mut all: Vec<Fee> = (0..fees % 3).map(named).collect();
    match fees / 3 % 3 {
        0 => {}
        1 => all.push(Fee { kind: FeeKind::Charge, charged: Charged::Nothing, name: None }),
        _ => all.push(Fee { kind: FeeKind::Charge, charged: Charged::Dong(dong(fees)), name: Some(fee_name(0)) }),
    }
    let mut powers = vec![Power { role: Role::Decides, by: by(bodies) }];
    powers.extend((0..others % 3).map(|number| Power { role: Role::Coordinates, by: by(bodies / 6 + number) }));
    if others > 128 {
        powers.push(Power { role: Role::Receives, by: by(others) });
    }
    Text {
        code: CODE.to_owned(),
        name: words("Đăng ký", name),
        levels: LEVELS[usize::from(level) % LEVELS.len()].to_vec(),
        powers,
        limits,
        fees: all,
        papers: (0..=papers % 3).map(|id| paper(id, papers / 3 + id)).collect(),
        steps: (0..=steps % 3).map(|id| step(id, steps / 3 + id)).collect(),
        results: (0..=results % 2).map(|id| result(id, results / 2 + id)).collect(),
        bases: (0..=bases % 3).map(basis).collect(),
    }
}

fn basis(number: u8) -> String {
    format!("{}/2009/NĐ-CP", number % 5 + 1)
}

pub fn built(drawn: &Drawn) -> World {
    let mut world = World {
        base: base(&drawn.text),
        from: drawn.from.map(day),
        until: drawn.until.map(day),
        amendments: Vec::new(),
        successions: Vec::new(),
        levels: BODIES.iter().map(|(body, level)| ((*body).to_owned(), *level)).collect(),
    };
    for (from, to, place) in &drawn.successions {
        let (from, to) = (body(*from), body(*to));
        if from != to && world.successions.iter().all(|known| known.body != from) {
            world.successions.push(Succession { body: from, to, from: day(*place) });
        }
    }
    shells(drawn, &mut world);
    let mut marks = Marks::default();
    for at in world.order() {
        operations(&mut world, at, &drawn.amendments[at], &mut marks);
    }
    world
}

/// The amendments without what they do.
fn shells(drawn: &Drawn, world: &mut World) {
    let mut renamed = 0;
    for (at, one) in drawn.amendments.iter().enumerate() {
        let correction = one.sort >= 17;
        let from = (one.sort != 19).then(|| day(one.day));
        let renames = one.sort == 2 && renamed < 2;
        renamed += usize::from(renames);
        let kinds = [InstrumentKind::Circular, InstrumentKind::Decree, InstrumentKind::Law];
        let same_day = |other: &Amendment| other.from == from && !other.correction && !correction;
        let earlier: Vec<&Amendment> = world.amendments.iter().filter(|other| same_day(other)).collect();
        let after = one.after.filter(|_| !earlier.is_empty());
        let after = after.map(|after| earlier[usize::from(after) % earlier.len()].id.clone());
        world.amendments.push(Amendment {
            id: format!("sửa-{at}"),
            kind: kinds[usize::from(one.rank)],
            number: format!("{}/2023/NĐ-CP", at + 1),
            signed: date(2023, 1, 1) + (i64::from(one.signed % 8) * 10 + at as i64).days(),
            from,
            until: one.length.filter(|_| !correction).map(|length| day(one.day + length)),
            days_of_instrument: one.of_instrument && from.is_some(),
            correction,
            after,
            code: CODE.to_owned(),
            operations: Vec::new(),
            repeals: one.sort == 1,
            renames: renames.then(|| format!("1.00000{}", 1 + renamed)),
        });
    }
    // A code can be used from the day on which the procedure has it.
    let codes: Vec<(Date, String)> =
        world.amendments.iter().filter_map(|one| Some((one.from?, one.renames.clone()?))).collect();
    for (one, drawn) in world.amendments.iter_mut().zip(&drawn.amendments) {
        let known = codes.iter().find(|(from, code)| one.from > Some(*from) && one.renames.as_ref() != Some(code));
        if let Some((_, code)) = known.filter(|_| drawn.new_code) {
            one.code.clone_from(code);
        }
    }
}

fn operations(world: &mut World, at: usize, drawn: &DrawnAmendment, marks: &mut Marks) {
    if drawn.sort == 1 {
        return;
    }
    for one in &drawn.operations {
        let from = world.amendments[at].from.unwrap_or(world.begin()).max(world.begin().max(span().0));
        let number = world.amendments[at].operations.len();
        let stop = (!world.amendments[at].correction).then_some((at, number));
        // The place of the operation must be there before the text at it can be asked for.
        world.amendments[at].operations.push(Operation::AddBasis(String::new()));
        if stop.is_none() {
            world.amendments[at].operations.pop();
        }
        let text = world.on(from, &mut marks.clone(), stop).map_or_else(|| world.base.clone(), |(text, _)| text);
        if stop.is_some() {
            world.amendments[at].operations.pop();
        }
        let mut chosen = chosen(one, &text);
        // One that leaves all as it is changes nothing and is about its field all the same: nobody writes that.
        let mut tried = text.clone();
        chosen.apply(&mut tried, true, from);
        let wrong = one.wrong && !world.amendments[at].correction;
        if !wrong && tried.lines() == text.lines() {
            chosen = Operation::AddBasis(basis(one.new));
        }
        world.amendments[at].operations.push(chosen);
    }
    let from = world.amendments[at].from.unwrap_or(world.begin());
    world.on(from, marks, None);
}

/// An operation that fits the text, or in one field does not.
fn chosen(drawn: &DrawnOperation, text: &Text) -> Operation {
    let DrawnOperation { sort, which, new, other, wrong } = *drawn;
    let pick = |length: usize| (length > 0).then(|| usize::from(which) % length);
    let or_words = || {
        let old = WORDS[usize::from(which) % WORDS.len()];
        let new = WORDS[usize::from(new) % WORDS.len()];
        let new = if other < 64 { format!("{old} và {new}") } else { new.to_owned() };
        let times: usize = text.lines().iter().map(|line| line.matches(old).count()).sum();
        Operation::Words { old: old.to_owned(), new, times: if wrong { times + 1 } else { times.max(1) } }
    };
    let choose = |list: Option<Operation>| list.unwrap_or_else(or_words);
    match sort {
        0..=7 => {
            let Some(at) = pick(text.limits.len()) else {
                let old = wrong.then(|| amount(other));
                return Operation::Limit { old, new: Some(amount(new)), via: None };
            };
            let limit = &text.limits[at];
            let old = if wrong { amount(other) } else { limit.amount };
            let gone = new > 230 && limit.via.is_none();
            let unnamed = limit.via.is_none() || other > 200;
            Operation::Limit { old: Some(old), new: (!gone).then(|| amount(new)), via: limit.via.filter(|_| !unnamed) }
        }
        8..=11 => choose(pick(text.fees.len()).map(|at| {
            let fee = &text.fees[at];
            let old = if wrong { Charged::Dong(dong(other)) } else { fee.charged };
            let free = new > 200 && fee.kind == FeeKind::Charge;
            let charged = if free { Charged::Nothing } else { Charged::Dong(dong(new)) };
            let name = fee.name.clone().or_else(|| (!free).then(|| fee_name(1)));
            let gone = other > 230;
            Operation::Fee {
                kind: fee.kind,
                old: Some((old, fee.name.clone())),
                new: (!gone).then_some((charged, name)),
            }
        })),
        12..=14 => {
            let of_kind = |kind: FeeKind| text.fees.iter().filter(move |fee| fee.kind == kind);
            let named: Vec<&Fee> = text.fees.iter().filter(|fee| fee.name.is_some()).collect();
            let kind = if other % 2 == 0 { FeeKind::Fee } else { FeeKind::Charge };
            let fresh = Fee { kind, charged: Charged::Dong(dong(new)), name: Some(fee_name(which)) };
            match (sort, pick(named.len())) {
                (12, _) if of_kind(kind).next().is_none() && other < 100 => {
                    Operation::Fee { kind, old: None, new: Some((fresh.charged, fresh.name)) }
                }
                (12, _) => Operation::AddFee(fresh),
                (13, Some(at)) if !wrong => Operation::ReplaceFee(Fee { charged: fresh.charged, ..named[at].clone() }),
                (13, _) if !of_kind(kind).any(|fee| fee.name == fresh.name) => Operation::ReplaceFee(fresh),
                (_, Some(at)) if !wrong => {
                    Operation::RemoveFee(named[at].kind, named[at].name.clone().unwrap_or_default())
                }
                _ => Operation::RemoveFee(kind, fee_name(which)),
            }
        }
        15..=16 => Operation::Levels(
            if wrong { LEVELS[usize::from(other) % LEVELS.len()].to_vec() } else { text.levels.clone() },
            LEVELS[usize::from(new) % LEVELS.len()].to_vec(),
        ),
        17..=18 => {
            let old = if wrong { words("Đăng ký", other) } else { text.name.clone() };
            Operation::Name(old, words("Đăng ký", new))
        }
        19..=22 => choose(pick(text.powers.len()).map(|at| {
            let power = &text.powers[at];
            let old = if wrong { body(other) } else { power.by.body.clone() };
            let gone = new > 230 && power.role != Role::Decides;
            Operation::Power { role: power.role, old: Some(old), new: (!gone).then(|| body(new)) }
        })),
        23 => {
            let receives = text.powers.iter().any(|power| power.role == Role::Receives);
            if receives == wrong {
                Operation::Power { role: Role::Receives, old: None, new: Some(body(new)) }
            } else {
                Operation::AddBody(Role::Coordinates, body(new))
            }
        }
        24 => Operation::AddBody(Role::Coordinates, body(new)),
        25 => {
            let of_role: Vec<&Power> = text.powers.iter().filter(|power| power.role == Role::Coordinates).collect();
            let known = pick(of_role.len()).filter(|_| !wrong).map(|at| of_role[at].by.body.clone());
            Operation::RemoveBody(Role::Coordinates, known.unwrap_or_else(|| body(new)))
        }
        26..=27 => {
            let after = pick(text.papers.len()).filter(|_| other > 100).map(|at| text.papers[at].id.clone());
            let after = if wrong { Some("giấy-lạ".to_owned()) } else { after };
            let entry = paper(new, other);
            let after = after.filter(|after| *after != entry.id);
            Operation::AddPaper(entry, after)
        }
        28 => Operation::ReplacePaper(match pick(text.papers.len()).filter(|_| !wrong) {
            Some(at) => Paper { id: text.papers[at].id.clone(), ..paper(0, new) },
            None => paper(other, new),
        }),
        29..=30 => Operation::RemovePaper(match pick(text.papers.len()).filter(|_| !wrong) {
            Some(at) => text.papers[at].id.clone(),
            None => paper(other, new).id,
        }),
        31 => {
            let after = pick(text.steps.len()).filter(|_| other > 100).map(|at| text.steps[at].id.clone());
            let entry = step(new, other);
            let after = after.filter(|after| *after != entry.id);
            Operation::AddStep(entry, after)
        }
        32 => Operation::ReplaceStep(match pick(text.steps.len()).filter(|_| !wrong) {
            Some(at) => Step { id: text.steps[at].id.clone(), ..step(0, new) },
            None => step(other, new),
        }),
        33 => Operation::RemoveStep(match pick(text.steps.len()).filter(|_| !wrong) {
            Some(at) => text.steps[at].id.clone(),
            None => step(other, new).id,
        }),
        34 if other % 2 == 0 => Operation::Steps((0..=which % 3).map(|id| step(id, new.wrapping_add(id))).collect()),
        34 => Operation::Results((0..=which % 2).map(|id| result(id, new.wrapping_add(id))).collect()),
        35 => Operation::AddResult(result(which, new)),
        36 => Operation::RemoveResult(result(which, new).id),
        37 => match pick(text.bases.len()).filter(|_| !wrong) {
            Some(at) => Operation::RemoveBasis(text.bases[at].clone()),
            None => Operation::RemoveBasis(basis(other)),
        },
        38 => Operation::AddBasis(basis(new)),
        _ => or_words(),
    }
}
