//! Time limits.

use tthc_dsl::Word;
use tthc_dsl::diagnostic::{Words, both};
use tthc_dsl::tree::Duration;

use super::{citations, days, unmodelled, when};
use crate::changes::condition;
use crate::changes::described::{
    Described, Field, Item, Record, field, head, list, own, plain, same, shown_by, some, unnamed, value, word,
};
use crate::model::{Channel, Condition, Limit, Pause, PauseKind};
use crate::show;

pub(super) fn limits(all: &[Limit]) -> Vec<Item> {
    all.iter().map(limit).collect()
}

fn limit(limit: &Limit) -> Item {
    let Limit {
        amount,
        start,
        via,
        condition,
        exceptions,
        cut_off,
        pauses,
        applicant,
        consultation_cap,
        duties,
        expiry,
        expiry_text,
        period,
        basis,
        unmodelled: open,
        span: _,
    } = limit;
    let [from, to, pending] = days(period, word(Word::Enforced), word(Word::Until));
    let record = Record::new([
        head(Some(value(|lang| show::limit(amount, lang)))),
        field("start", word(Word::From), start.as_ref().map(|start| value(|lang| show::start(start, lang)))),
        channels(via),
        when(condition),
        field("exceptions", word(Word::Except), some(exceptions.iter().map(exception).collect())),
        field(
            "cutOff",
            word(Word::CutOff),
            cut_off.map(|minutes| own(&format!("{:02}:{:02}", minutes / 60, minutes % 60))),
        ),
        plain("pauses", both("tạm dừng, kéo dài, tính lại", "pauses"), some(pauses.iter().map(pause).collect())),
        time("applicant", Word::ApplicantClock, applicant.as_ref()),
        time("consultationCap", Word::ConsultationCap, consultation_cap.as_ref()),
        field("duties", word(Word::Duty), some(duties.iter().map(duty).collect())),
        field("onExpiry", word(Word::OnExpiry), expiry.map(|expiry| value(|lang| expiry.label(lang).to_owned()))),
        field("onExpiryText", word(Word::OnExpiry), expiry_text.as_deref().map(own)),
        from,
        to,
        pending,
        field("basis", word(Word::Basis), citations(basis)),
        field("notFormalised", word(Word::NotFormalised), unmodelled(open)),
    ]);
    unnamed("", by_channel_and_condition(via, condition), record.described())
}

/// `qua bưu chính khi vắng-mặt`: what tells a limit or a fee from its neighbours.
pub(super) fn by_channel_and_condition(via: &[Channel], condition: &Condition) -> Words {
    let when = condition::tag(condition);
    let tag = shown_by(|lang| {
        if via.is_empty() {
            return String::new();
        }
        let all: Vec<&str> = via.iter().map(|channel| channel.label(lang)).collect();
        format!("{} {} ", Word::Via.spelling(lang), all.join(", "))
    });
    both(format!("{}{}", tag.vi, when.vi).trim_end(), format!("{}{}", tag.en, when.en).trim_end())
}

pub(super) fn channels(via: &[Channel]) -> Field {
    let all = via.iter().map(|channel| shown_by(|lang| channel.label(lang).to_owned()));
    field("channels", word(Word::Via), list(all))
}

fn exception((within, condition): &(Duration, Condition)) -> Item {
    let record = Record::new([head(Some(value(|lang| show::duration(within, lang)))), when(condition)]);
    unnamed("", condition::tag(condition), record.described())
}

fn pause(pause: &Pause) -> Item {
    let Pause { kind, event, at_most, times } = pause;
    let kind = match kind {
        PauseKind::Suspend => Word::Suspend,
        PauseKind::Extend => Word::Extend,
        PauseKind::Restart => Word::Reset,
    };
    let tag = shown_by(|lang| {
        let kind = kind.spelling(lang);
        event.as_ref().map_or_else(|| kind.to_owned(), |event| format!("{kind} {} {event}", Word::When.spelling(lang)))
    });
    let record = Record::new([
        plain("kind", word(Word::Kind), Some(Described::Value(word(kind)))),
        field("event", word(Word::When), event.as_deref().map(own)),
        time("atMost", Word::AtMost, at_most.as_ref()),
        field("times", word(Word::Times), times.map(|times| own(&times.to_string()))),
    ]);
    unnamed("", tag, record.described())
}

fn duty((text, within): &(String, Duration)) -> Item {
    let record = Record::new([
        plain("text", both("việc phải làm", "duty"), Some(own(text))),
        time("within", Word::Within, Some(within)),
    ]);
    unnamed("", same(text), record.described())
}

fn time(key: &'static str, label: Word, time: Option<&Duration>) -> Field {
    field(key, word(label), time.map(|time| value(|lang| show::duration(time, lang))))
}
