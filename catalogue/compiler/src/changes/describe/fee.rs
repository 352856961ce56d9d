//! Fees, charges and service fees.

use tthc_dsl::Word;
use tthc_dsl::diagnostic::both;

use super::limit::{by_channel_and_condition, channels};
use super::{citations, days, sources, unmodelled, when};
use crate::changes::described::{
    Id, Item, Record, field, head, holds, own, plain, shown_by, some, texts, unnamed, value, word,
};
use crate::model::{Discount, Fee, FeeKind};
use crate::show;

/// What is paid, by kind: a fee that becomes a charge is another payment.
pub(super) fn fees(all: &[Fee]) -> Vec<Item> {
    FeeKind::ALL
        .iter()
        .filter_map(|kind| {
            let fees: Vec<Item> = all.iter().filter(|fee| fee.kind == *kind).map(fee).collect();
            let id = Id::Named(kind.key().to_owned());
            some(fees).map(|what| Item { id, tag: shown_by(|lang| kind.label(lang).to_owned()), what })
        })
        .collect()
}

fn fee(fee: &Fee) -> Item {
    // The kind is what fees are grouped by.
    let Fee {
        kind: _,
        amount,
        name,
        via,
        condition,
        period,
        per,
        subject,
        discounts,
        basis,
        unmodelled: open,
        published,
        remarks,
        origins,
        span: _,
    } = fee;
    let [from, to, pending, days_basis] = days(period, word(Word::Enforced), word(Word::Until));
    let record = Record::new([
        head(Some(value(|lang| show::fee(amount, lang)))),
        plain("name", word(Word::Name), name.as_deref().map(own)),
        channels(via),
        when(condition),
        from,
        to,
        pending,
        days_basis,
        field("per", word(Word::Per), per.as_deref().map(own)),
        field("subject", word(Word::ForSubject), subject.as_deref().map(own)),
        field("discounts", word(Word::Discount), some(discounts.iter().map(discount).collect())),
        field("basis", word(Word::Basis), citations(basis)),
        field("notFormalised", word(Word::NotFormalised), unmodelled(open)),
        field("asPublished", word(Word::AsPublished), published.as_deref().map(own)),
        field("remarks", word(Word::Remark), texts(remarks)),
        sources(origins),
    ]);
    let when = by_channel_and_condition(via, condition);
    let with = |when: &str| {
        let parts = [name.as_deref(), subject.as_deref(), Some(when)];
        parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    };
    unnamed("", both(with(&when.vi), with(&when.en)), record.described())
}

fn discount(discount: &Discount) -> Item {
    let Discount { amount, via, vneid, condition, period, subject, basis, remarks } = discount;
    let [from, to, pending, days_basis] = days(period, word(Word::Enforced), word(Word::Until));
    let record = Record::new([
        head(Some(value(|lang| show::fee(amount, lang)))),
        channels(via),
        field("viaVneid", word(Word::ViaVneid), holds(*vneid)),
        when(condition),
        from,
        to,
        pending,
        days_basis,
        field("subject", word(Word::ForSubject), subject.as_deref().map(own)),
        field("basis", word(Word::Basis), citations(basis)),
        field("remarks", word(Word::Remark), texts(remarks)),
    ]);
    unnamed("", by_channel_and_condition(via, condition), record.described())
}
