//! What is due: time limits and fees.

use tthc_dsl::diagnostic::Diagnostic;
use tthc_dsl::tree::{Duration, Node, Value};
use tthc_dsl::{Spanned, Word};

use super::{absence, as_published, citations, condition, origins, remarks, unmodelled, validity};
use crate::model::{
    Channel, Clock, Consequence, Discount, Duty, Exception, Expiry, Fee, FeeAmount, FeeKind, Limit, LimitAmount,
    OnExpiry, Pause, PauseEvent, PauseKind, StartEvent,
};

pub(super) fn limit(node: &Node, out: &mut Vec<Diagnostic>) -> Option<Limit> {
    if node.broken {
        return None;
    }
    let amount = match node.duration() {
        Some(duration) => LimitAmount::Within(duration.value.clone()),
        None => match absence(node) {
            Some(absence) => LimitAmount::Absent(absence),
            None => LimitAmount::Unread(node.text()?.value.to_owned()),
        },
    };
    Some(Limit {
        amount,
        start: start(node),
        via: via(node),
        condition: condition(node, out),
        exceptions: node.all(Word::Except).filter_map(|except| exception(except, out)).collect(),
        cut_off: node.child(Word::CutOff).and_then(|cut_off| match cut_off.value()?.value {
            Value::Hour(minutes) => Some(minutes),
            _ => None,
        }),
        pauses: node.children.iter().filter_map(|child| pause(child, out)).collect(),
        applicant: node.child(Word::ApplicantClock).and_then(|child| clock(child, out)),
        consultation_cap: node.child(Word::ConsultationCap).and_then(|child| clock(child, out)),
        duties: node.all(Word::Duty).filter_map(|child| duty(child, out)).collect(),
        on_expiry: node.child(Word::OnExpiry).and_then(|child| on_expiry(child, out)),
        period: validity(node, Word::Enforced, Word::Until, out),
        basis: citations(node, Word::Basis),
        unmodelled: unmodelled(node),
        published: as_published(node),
        remarks: remarks(node, out),
        span: node.head,
    })
}

fn exception(node: &Node, out: &mut Vec<Diagnostic>) -> Option<Exception> {
    Some(Exception {
        within: duration(node)?,
        condition: condition(node, out),
        basis: citations(node, Word::Basis),
        validity: validity(node, Word::From, Word::To, out),
    })
}

fn clock(node: &Node, out: &mut Vec<Diagnostic>) -> Option<Clock> {
    Some(Clock {
        within: duration(node)?,
        start: start(node),
        condition: condition(node, out),
        basis: citations(node, Word::Basis),
    })
}

fn duty(node: &Node, out: &mut Vec<Diagnostic>) -> Option<Duty> {
    Some(Duty { text: node.text()?.value.to_owned(), clock: clock(node, out)? })
}

fn on_expiry(node: &Node, out: &mut Vec<Diagnostic>) -> Option<OnExpiry> {
    let known = node.terms().find_map(|term| Expiry::from_word(term.value)).map(Consequence::Known);
    let other = || node.text().map(|text| Consequence::Other(text.value.to_owned()));
    Some(OnExpiry {
        consequence: known.or_else(other)?,
        condition: condition(node, out),
        basis: citations(node, Word::Basis),
    })
}

fn duration(node: &Node) -> Option<Duration> {
    node.duration().map(|duration| duration.value.clone())
}

fn via(node: &Node) -> Vec<Channel> {
    node.all(Word::Via)
        .flat_map(|via| via.terms().filter_map(|term| Channel::from_word(term.value)).collect::<Vec<_>>())
        .collect()
}

fn start(node: &Node) -> Option<Spanned<StartEvent>> {
    let value = node.child(Word::From)?.value()?;
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

fn pause(node: &Node, out: &mut Vec<Diagnostic>) -> Option<Pause> {
    let kind = match node.word? {
        Word::Suspend => PauseKind::Suspend,
        Word::Extend => PauseKind::Extend,
        Word::Reset => PauseKind::Restart,
        _ => return None,
    };
    let event = node.value().and_then(|value| match &value.value {
        Value::Term(Word::SupplementRequest) => Some(PauseEvent::SupplementRequest),
        Value::Term(Word::Supplement) => Some(PauseEvent::Supplement),
        Value::Term(Word::Verification) => Some(PauseEvent::Verification),
        Value::Term(Word::Consultation) => Some(PauseEvent::Consultation),
        Value::Name(name) => Some(PauseEvent::Step(name.clone())),
        Value::Text(text) => Some(PauseEvent::Other(text.clone())),
        _ => None,
    });
    Some(Pause {
        kind,
        event,
        at_most: node.child(Word::AtMost).and_then(duration),
        times: node.child(Word::Times).and_then(Node::number).map(|number| number.value),
        start: start(node),
        condition: condition(node, out),
        basis: citations(node, Word::Basis),
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
    let mut texts = node.values.iter().filter_map(|value| match &value.value {
        Value::Text(text) => Some(text.clone()),
        _ => None,
    });
    // The first text names a tariff or says what was not read; a fee's own name is the text behind its amount.
    let name = match amount {
        FeeAmount::Tariff(_) | FeeAmount::Unread(_) => texts.nth(1),
        _ => texts.next(),
    };
    Some(Fee {
        kind,
        amount,
        name,
        via: via(node),
        condition: condition(node, out),
        period: validity(node, Word::Enforced, Word::Until, out),
        per: text_of(node, Word::Per),
        subject: text_of(node, Word::ForSubject),
        discounts: node.all(Word::Discount).filter_map(|child| discount(child, out)).collect(),
        basis: citations(node, Word::Basis),
        unmodelled: unmodelled(node),
        published: as_published(node),
        remarks: remarks(node, out),
        origins: origins(node),
        span: node.head,
    })
}

fn discount(node: &Node, out: &mut Vec<Diagnostic>) -> Option<Discount> {
    Some(Discount {
        amount: amount(node)?,
        via: via(node),
        vneid: node.has(Word::ViaVneid),
        condition: condition(node, out),
        period: validity(node, Word::Enforced, Word::Until, out),
        subject: text_of(node, Word::ForSubject),
        basis: citations(node, Word::Basis),
        remarks: remarks(node, out),
    })
}

fn text_of(node: &Node, word: Word) -> Option<String> {
    node.child(word).and_then(Node::text).map(|text| text.value.to_owned())
}

fn amount(node: &Node) -> Option<FeeAmount> {
    if let Some(absence) = absence(node) {
        return Some(FeeAmount::Absent(absence));
    }
    if node.says(Word::SetByCouncil) {
        return Some(FeeAmount::SetByCouncil);
    }
    if node.says(Word::NotFormalised) {
        return node.text().map(|text| FeeAmount::Unread(text.value.to_owned()));
    }
    let first = node.values.first()?;
    match &first.value {
        Value::Money(dong) => Some(FeeAmount::Dong(*dong)),
        Value::Percent(thousandths) => Some(FeeAmount::Percent(*thousandths)),
        Value::Text(tariff) => Some(FeeAmount::Tariff(tariff.clone())),
        Value::Citation(citation) => Some(FeeAmount::TariffUnder(Spanned::new(citation.clone(), first.span))),
        _ => None,
    }
}
