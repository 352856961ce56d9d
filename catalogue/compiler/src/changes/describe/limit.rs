//! Time limits.

use tthc_dsl::diagnostic::{Words, both};
use tthc_dsl::tree::Duration;
use tthc_dsl::{Spanned, Word};

use super::{citations, days, unmodelled, when};
use crate::changes::condition;
use crate::changes::described::{
    Described, Field, Item, Record, field, head, list, own, plain, same, shown_by, some, texts, unnamed, value, word,
};
use crate::model::{
    Channel, Clock, Condition, Consequence, Duty, Exception, Limit, OnExpiry, Pause, PauseKind, StartEvent,
};
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
        on_expiry,
        period,
        basis,
        unmodelled: open,
        published,
        remarks,
        span: _,
    } = limit;
    let [from, to, pending, days_basis] = days(period, word(Word::Enforced), word(Word::Until));
    let record = Record::new([
        head(Some(value(|lang| show::limit(amount, lang)))),
        started(start.as_ref()),
        channels(via),
        when(condition),
        field("exceptions", word(Word::Except), some(exceptions.iter().map(exception).collect())),
        field(
            "cutOff",
            word(Word::CutOff),
            cut_off.map(|minutes| own(&format!("{:02}:{:02}", minutes / 60, minutes % 60))),
        ),
        plain("pauses", both("tạm dừng, kéo dài, tính lại", "pauses"), some(pauses.iter().map(pause).collect())),
        field("applicant", word(Word::ApplicantClock), applicant.as_ref().map(clock)),
        field("consultationCap", word(Word::ConsultationCap), consultation_cap.as_ref().map(clock)),
        field("duties", word(Word::Duty), some(duties.iter().map(duty).collect())),
        field("onExpiry", word(Word::OnExpiry), on_expiry.as_ref().map(self::on_expiry)),
        from,
        to,
        pending,
        days_basis,
        field("basis", word(Word::Basis), citations(basis)),
        field("notFormalised", word(Word::NotFormalised), unmodelled(open)),
        field("asPublished", word(Word::AsPublished), published.as_deref().map(own)),
        field("remarks", word(Word::Remark), texts(remarks)),
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

fn started(start: Option<&Spanned<StartEvent>>) -> Field {
    field("start", word(Word::From), start.map(|start| value(|lang| show::start(start, lang))))
}

fn exception(exception: &Exception) -> Item {
    let Exception { within, condition, basis, validity } = exception;
    let own = [
        head(Some(value(|lang| show::duration(within, lang)))),
        when(condition),
        field("basis", word(Word::Basis), citations(basis)),
    ];
    let days = days(validity, word(Word::From), word(Word::To));
    unnamed("", condition::tag(condition), Record::new(own.into_iter().chain(days)).described())
}

fn clock(clock: &Clock) -> Described {
    let Clock { within, start, condition, basis } = clock;
    Record::new([
        head(Some(value(|lang| show::duration(within, lang)))),
        started(start.as_ref()),
        when(condition),
        field("basis", word(Word::Basis), citations(basis)),
    ])
    .described()
}

fn on_expiry(on_expiry: &OnExpiry) -> Described {
    let OnExpiry { consequence, condition, basis } = on_expiry;
    let consequence = match consequence {
        Consequence::Known(expiry) => value(|lang| expiry.label(lang).to_owned()),
        Consequence::Other(text) => own(text),
    };
    let basis = field("basis", word(Word::Basis), citations(basis));
    Record::new([head(Some(consequence)), when(condition), basis]).described()
}

fn pause(pause: &Pause) -> Item {
    let Pause { kind, event, at_most, times, start, condition, basis } = pause;
    let kind = match kind {
        PauseKind::Suspend => Word::Suspend,
        PauseKind::Extend => Word::Extend,
        PauseKind::Restart => Word::Reset,
    };
    let tag = shown_by(|lang| {
        let kind = kind.spelling(lang);
        match event {
            None => kind.to_owned(),
            Some(event) => format!("{kind} {} {}", Word::When.spelling(lang), show::pause_event(event, lang)),
        }
    });
    let record = Record::new([
        plain("kind", word(Word::Kind), Some(Described::Value(word(kind)))),
        field("event", word(Word::When), event.as_ref().map(|event| value(|lang| show::pause_event(event, lang)))),
        time("atMost", Word::AtMost, at_most.as_ref()),
        field("times", word(Word::Times), times.map(|times| own(&times.to_string()))),
        started(start.as_ref()),
        when(condition),
        field("basis", word(Word::Basis), citations(basis)),
    ]);
    unnamed("", tag, record.described())
}

fn duty(duty: &Duty) -> Item {
    let Duty { text, clock } = duty;
    let record = Record::new([
        plain("text", both("việc phải làm", "duty"), Some(own(text))),
        field("within", word(Word::Within), Some(self::clock(clock))),
    ]);
    unnamed("", same(text), record.described())
}

fn time(key: &'static str, label: Word, time: Option<&Duration>) -> Field {
    field(key, word(label), time.map(|time| value(|lang| show::duration(time, lang))))
}
