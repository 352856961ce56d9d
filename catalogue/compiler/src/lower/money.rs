//! Time limits and fees.

use tthc_dsl::diagnostic::Diagnostic;
use tthc_dsl::tree::{Node, Value};
use tthc_dsl::{Spanned, Word};

use super::{citations, condition, remarks, unmodelled, validity};
use crate::model::{
    Absence, Channel, Discount, Expiry, Fee, FeeAmount, FeeKind, Limit, LimitAmount, Pause, PauseKind, StartEvent,
};

pub(super) fn limit(node: &Node, out: &mut Vec<Diagnostic>) -> Option<Limit> {
    if node.broken {
        return None;
    }
    let amount = match node.duration() {
        Some(duration) => LimitAmount::Within(duration.value.clone()),
        None => LimitAmount::Absent(absence(node)?),
    };
    let expiry = node.child(Word::OnExpiry);
    Some(Limit {
        amount,
        start: node.child(Word::From).and_then(start_event),
        via: via(node),
        condition: condition(node),
        exceptions: node
            .all(Word::Except)
            .filter_map(|except| Some((except.duration()?.value.clone(), condition(except))))
            .collect(),
        cut_off: node.child(Word::CutOff).and_then(|cut_off| match cut_off.value()?.value {
            Value::Hour(minutes) => Some(minutes),
            _ => None,
        }),
        pauses: node.children.iter().filter_map(pause).collect(),
        applicant: node.child(Word::ApplicantClock).and_then(|clock| clock.duration().map(|d| d.value.clone())),
        consultation_cap: node.child(Word::ConsultationCap).and_then(|cap| cap.duration().map(|d| d.value.clone())),
        duties: node
            .all(Word::Duty)
            .filter_map(|duty| Some((duty.text()?.value.to_owned(), duty.duration()?.value.clone())))
            .collect(),
        expiry: expiry.and_then(|expiry| Expiry::from_word(expiry.terms().next()?.value)),
        expiry_text: expiry.and_then(|expiry| expiry.text().map(|text| text.value.to_owned())),
        period: validity(node, Word::Enforced, Word::Until, out),
        basis: citations(node, Word::Basis),
        unmodelled: unmodelled(node),
        span: node.head,
    })
}

pub(super) fn absence(node: &Node) -> Option<Absence> {
    node.terms().find_map(|term| match term.value {
        Word::None => Some(Absence::None),
        Word::Unspecified => Some(Absence::Unspecified),
        _ => None,
    })
}

fn via(node: &Node) -> Vec<Channel> {
    node.all(Word::Via)
        .flat_map(|via| via.terms().filter_map(|term| Channel::from_word(term.value)).collect::<Vec<_>>())
        .collect()
}

fn start_event(node: &Node) -> Option<Spanned<StartEvent>> {
    let value = node.value()?;
    let event = match &value.value {
        Value::Term(Word::Receipt) => StartEvent::Receipt,
        Value::Term(Word::CompleteDossier) => StartEvent::CompleteDossier,
        Value::Term(Word::CompleteDossierAndFee) => StartEvent::CompleteDossierAndFee,
        Value::Term(Word::Notice) => StartEvent::Notice,
        Value::Name(name) => StartEvent::Step(name.clone()),
        Value::Text(text) => StartEvent::Other(text.clone()),
        _ => return None,
    };
    Some(Spanned::new(event, value.span))
}

fn pause(node: &Node) -> Option<Pause> {
    let kind = match node.word? {
        Word::Suspend => PauseKind::Suspend,
        Word::Extend => PauseKind::Extend,
        Word::Reset => PauseKind::Restart,
        _ => return None,
    };
    let event = node.value().and_then(|value| match &value.value {
        Value::Term(word) => Some(word.spelling(tthc_dsl::Lang::Vi).replace('-', " ")),
        Value::Name(name) => Some(name.replace('-', " ")),
        Value::Text(text) => Some(text.clone()),
        _ => None,
    });
    Some(Pause {
        kind,
        event,
        at_most: node.child(Word::AtMost).and_then(|at_most| at_most.duration().map(|d| d.value.clone())),
        times: node.child(Word::Times).and_then(Node::number).map(|number| number.value),
    })
}

/// The fees of a block, in the order written.
pub(super) fn fees(node: &Node, out: &mut Vec<Diagnostic>) -> Vec<Fee> {
    node.children
        .iter()
        .filter(|child| !child.broken)
        .filter_map(|child| fee(child, FeeKind::from_word(child.word?)?, out))
        .collect()
}

fn fee(node: &Node, kind: FeeKind, out: &mut Vec<Diagnostic>) -> Option<Fee> {
    let amount = amount(node)?;
    // A tariff is named by the first text; a fee's own name is the text behind its amount.
    let name = match amount {
        FeeAmount::Tariff(_) => None,
        _ => node.text().map(|text| text.value.to_owned()),
    };
    let discounts = node.all(Word::Discount).filter_map(|discount| {
        Some(Discount {
            amount: self::amount(discount)?,
            via: via(discount),
            vneid: discount.has(Word::ViaVneid),
            condition: condition(discount),
            period: validity(discount, Word::Enforced, Word::Until, out),
        })
    });
    let discounts = discounts.collect();
    let of = |word| node.child(word).and_then(Node::text).map(|text| text.value.to_owned());
    Some(Fee {
        kind,
        amount,
        name,
        via: via(node),
        condition: condition(node),
        period: validity(node, Word::Enforced, Word::Until, out),
        per: of(Word::Per),
        subject: of(Word::ForSubject),
        discounts,
        basis: citations(node, Word::Basis),
        remarks: remarks(node),
        span: node.head,
    })
}

fn amount(node: &Node) -> Option<FeeAmount> {
    if let Some(absence) = absence(node) {
        return Some(FeeAmount::Absent(absence));
    }
    if node.says(Word::SetByCouncil) {
        return Some(FeeAmount::SetByCouncil);
    }
    match &node.values.first()?.value {
        Value::Money(dong) => Some(FeeAmount::Dong(*dong)),
        Value::Percent(thousandths) => Some(FeeAmount::Percent(*thousandths)),
        Value::Text(tariff) => Some(FeeAmount::Tariff(tariff.clone())),
        Value::Citation(citation) => Some(FeeAmount::Tariff(crate::show::citation(citation, tthc_dsl::Lang::Vi))),
        _ => None,
    }
}
