//! What the parts of a procedure carry: conditions, legal bases, sentences that are not modelled.
//!
//! Every type is taken apart in full: a new field does not compile until it is known what it carries.

use tthc_dsl::Spanned;
use tthc_dsl::tree::Citation;

use super::*;

/// Something that a part carries.
#[derive(Clone, Copy, Debug)]
pub enum Carried<'p> {
    Condition(&'p Condition),
    Basis(&'p Spanned<Citation>),
    Unmodelled(&'p Unmodelled),
}

type Visit<'v, 'p> = &'v mut dyn FnMut(Carried<'p>);

impl Procedure {
    /// Visits all that its parts carry: its own legal bases first, then in the order of the published form.
    pub fn visit<'p>(&'p self, visit: Visit<'_, 'p>) {
        let Procedure {
            code: _,
            span: _,
            doc: _,
            name: _,
            published_by: _,
            sectors: _,
            class: _,
            validity,
            family: _,
            levels,
            powers,
            subjects: _,
            filing,
            receiving_address: _,
            facts,
            cases,
            dossiers,
            limits,
            fees,
            channels,
            steps,
            no_steps: _,
            results,
            no_results: _,
            requirements,
            no_requirements: _,
            requirements_published: _,
            forms: _,
            bases,
            related: _,
            interlinked: _,
            keywords: _,
            description: _,
            unmodelled,
            remarks: _,
            origins: _,
            record: _,
            applied: _,
        } = self;
        citations(bases, visit);
        days(validity, visit);
        listed(levels).iter().for_each(|clause| level(clause, visit));
        listed(powers).iter().for_each(|one| power(one, visit));
        filing.iter().for_each(|one| self::filing(one, visit));
        facts.iter().for_each(|one| fact(one, visit));
        cases.iter().for_each(|one| case(one, visit));
        listed(dossiers).iter().for_each(|one| dossier(one, visit));
        listed(limits).iter().for_each(|one| limit(one, visit));
        listed(fees).iter().for_each(|one| fee(one, visit));
        listed(channels).iter().for_each(|one| channel(one, visit));
        listed(steps).iter().for_each(|one| step(one, visit));
        listed(results).iter().for_each(|one| result(one, visit));
        listed(requirements).iter().for_each(|one| requirement(one, visit));
        sentences(unmodelled, visit);
    }

    /// Every provision that it or a part of it rests on.
    pub fn citations(&self) -> Vec<&Spanned<Citation>> {
        let mut all = Vec::new();
        self.visit(&mut |carried| {
            if let Carried::Basis(citation) = carried {
                all.push(citation);
            }
        });
        all
    }

    /// How many sentences of law its file records and does not model.
    pub fn all_unmodelled(&self) -> usize {
        let mut count = 0;
        self.visit(&mut |carried| count += usize::from(matches!(carried, Carried::Unmodelled(_))));
        count
    }
}

fn listed<T>(given: &Given<Vec<T>>) -> &[T] {
    given.value().map_or(&[], Vec::as_slice)
}

fn citations<'p>(all: &'p [Spanned<Citation>], visit: Visit<'_, 'p>) {
    all.iter().for_each(|citation| visit(Carried::Basis(citation)));
}

fn sentences<'p>(all: &'p [Unmodelled], visit: Visit<'_, 'p>) {
    for sentence in all {
        let Unmodelled { text: _, reason: _, owner: _, basis } = sentence;
        visit(Carried::Unmodelled(sentence));
        citations(basis, visit);
    }
}

fn days<'p>(validity: &'p Validity, visit: Visit<'_, 'p>) {
    let Validity { from: _, until: _, pending: _, unreadable: _, basis } = validity;
    citations(basis, visit);
}

fn level<'p>(clause: &'p LevelClause, visit: Visit<'_, 'p>) {
    let LevelClause { levels: _, condition, basis, validity } = clause;
    visit(Carried::Condition(condition));
    citations(basis, visit);
    days(validity, visit);
}

fn power<'p>(power: &'p Power, visit: Visit<'_, 'p>) {
    let Power {
        role: _,
        authorities: _,
        condition,
        transfer: _,
        moved_from: _,
        scope: _,
        basis,
        validity,
        published: _,
        origins: _,
    } = power;
    visit(Carried::Condition(condition));
    citations(basis, visit);
    days(validity, visit);
}

fn filing<'p>(filing: &'p Filing, visit: Visit<'_, 'p>) {
    let Filing { place: _, reason: _, reason_text: _, basis, origins: _ } = filing;
    citations(basis, visit);
}

fn fact<'p>(fact: &'p Fact, visit: Visit<'_, 'p>) {
    let Fact { id: _, question: _, kind: _, basis } = fact;
    citations(basis, visit);
}

fn case<'p>(case: &'p Case, visit: Visit<'_, 'p>) {
    let Case {
        id: _,
        name: _,
        code: _,
        condition,
        levels,
        powers,
        dossiers,
        limits,
        fees,
        steps,
        no_steps: _,
        results,
        no_results: _,
        basis,
        unmodelled,
        remarks: _,
    } = case;
    visit(Carried::Condition(condition));
    citations(basis, visit);
    levels.iter().for_each(|clause| level(clause, visit));
    powers.iter().for_each(|one| power(one, visit));
    dossiers.iter().for_each(|one| dossier(one, visit));
    limits.iter().for_each(|one| limit(one, visit));
    fees.iter().for_each(|one| fee(one, visit));
    steps.iter().for_each(|one| step(one, visit));
    results.iter().for_each(|one| result(one, visit));
    sentences(unmodelled, visit);
}

fn dossier<'p>(dossier: &'p Dossier, visit: Visit<'_, 'p>) {
    let Dossier { sets: _, absent: _, condition, entries, basis, unmodelled, span: _ } = dossier;
    visit(Carried::Condition(condition));
    citations(basis, visit);
    entries.iter().for_each(|one| entry(one, visit));
    sentences(unmodelled, visit);
}

fn entry<'p>(entry: &'p Entry, visit: Visit<'_, 'p>) {
    match entry {
        Entry::Paper(paper) => self::paper(paper, visit),
        Entry::Either { condition, entries, basis, span: _ }
        | Entry::Group { name: _, condition, entries, basis, span: _ } => {
            visit(Carried::Condition(condition));
            citations(basis, visit);
            entries.iter().for_each(|one| self::entry(one, visit));
        }
    }
}

fn paper<'p>(paper: &'p Paper, visit: Visit<'_, 'p>) {
    let Paper {
        id: _,
        name: _,
        originals: _,
        copies: _,
        certified_copies: _,
        presentation: _,
        if_any: _,
        condition,
        form: _,
        form_text: _,
        form_files: _,
        document_type: _,
        result_of: _,
        looked_up,
        valid_for: _,
        code: _,
        validity,
        basis,
        remarks: _,
    } = paper;
    visit(Carried::Condition(condition));
    if let Some(LookUp { database: _, fall_back: _, basis, validity }) = looked_up {
        citations(basis, visit);
        days(validity, visit);
    }
    days(validity, visit);
    citations(basis, visit);
}

fn limit<'p>(limit: &'p Limit, visit: Visit<'_, 'p>) {
    let Limit {
        amount: _,
        start: _,
        via: _,
        condition,
        exceptions,
        cut_off: _,
        pauses,
        applicant,
        consultation_cap,
        duties,
        on_expiry,
        period,
        basis,
        unmodelled,
        published: _,
        remarks: _,
        span: _,
    } = limit;
    visit(Carried::Condition(condition));
    citations(basis, visit);
    days(period, visit);
    for Exception { within: _, condition, basis, validity } in exceptions {
        visit(Carried::Condition(condition));
        citations(basis, visit);
        days(validity, visit);
    }
    for Pause { kind: _, event: _, at_most: _, times: _, start: _, condition, basis } in pauses {
        visit(Carried::Condition(condition));
        citations(basis, visit);
    }
    let duties = duties.iter().map(|Duty { text: _, clock }| clock);
    applicant.iter().chain(consultation_cap).chain(duties).for_each(|one| clock(one, visit));
    if let Some(OnExpiry { consequence: _, condition, basis }) = on_expiry {
        visit(Carried::Condition(condition));
        citations(basis, visit);
    }
    sentences(unmodelled, visit);
}

fn clock<'p>(clock: &'p Clock, visit: Visit<'_, 'p>) {
    let Clock { within: _, start: _, condition, basis } = clock;
    visit(Carried::Condition(condition));
    citations(basis, visit);
}

fn fee<'p>(fee: &'p Fee, visit: Visit<'_, 'p>) {
    let Fee {
        kind: _,
        amount,
        name: _,
        via: _,
        condition,
        period,
        per: _,
        subject: _,
        discounts,
        basis,
        unmodelled,
        published: _,
        remarks: _,
        origins: _,
        span: _,
    } = fee;
    visit(Carried::Condition(condition));
    if let FeeAmount::TariffUnder(citation) = amount {
        visit(Carried::Basis(citation));
    }
    citations(basis, visit);
    days(period, visit);
    for Discount { amount: _, via: _, vneid: _, condition, period, subject: _, basis, remarks: _ } in discounts {
        visit(Carried::Condition(condition));
        citations(basis, visit);
        days(period, visit);
    }
    sentences(unmodelled, visit);
}

fn channel<'p>(clause: &'p ChannelClause, visit: Visit<'_, 'p>) {
    let ChannelClause { channel: _, online: _, reason: _, description: _, basis } = clause;
    citations(basis, visit);
}

fn step<'p>(step: &'p Step, visit: Visit<'_, 'p>) {
    let Step {
        id: _,
        name: _,
        actors: _,
        limits,
        onward,
        gives: _,
        ends: _,
        signed_digitally: _,
        outside_limit: _,
        condition,
        basis,
        unmodelled,
        published: _,
        remarks: _,
        span: _,
    } = step;
    visit(Carried::Condition(condition));
    citations(basis, visit);
    limits.iter().for_each(|one| limit(one, visit));
    for Onward { to: _, failing: _, condition } in onward {
        visit(Carried::Condition(condition));
    }
    sentences(unmodelled, visit);
}

fn result<'p>(result: &'p ResultPaper, visit: Visit<'_, 'p>) {
    let ResultPaper { id: _, name: _, code: _, valid_for: _, condition, basis, remarks: _ } = result;
    visit(Carried::Condition(condition));
    citations(basis, visit);
}

fn requirement<'p>(requirement: &'p Requirement, visit: Visit<'_, 'p>) {
    let Requirement { id: _, text: _, condition, basis, remarks: _ } = requirement;
    visit(Carried::Condition(condition));
    citations(basis, visit);
}
