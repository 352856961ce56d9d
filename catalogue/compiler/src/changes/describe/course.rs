//! Channels, steps, results and requirements.

use tthc_dsl::diagnostic::both;
use tthc_dsl::{Spanned, Word};

use super::{citations, limit, unmodelled, when};
use crate::changes::described::{
    Described, Id, Item, Record, field, head, holds, list, named, names, own, shown_by, some, text, texts, unnamed,
    value, word,
};
use crate::model::{Actor, ChannelClause, Onward, Requirement, ResultPaper, Step};
use crate::show;

pub(super) fn channels(all: &[Spanned<ChannelClause>]) -> Vec<Item> {
    all.iter().map(|clause| channel(clause)).collect()
}

fn channel(clause: &ChannelClause) -> Item {
    let ChannelClause { channel, online, reason, description, basis } = clause;
    let tag = shown_by(|lang| channel.label(lang).to_owned());
    let service = match online {
        Some(service) => shown_by(|lang| service.label(lang).to_owned()),
        None => tag.clone(),
    };
    let record = Record::new([
        head(Some(Described::Value(service))),
        field("reason", word(Word::Because), reason.as_deref().map(own)),
        field("description", word(Word::Description), description.as_deref().map(own)),
        field("basis", word(Word::Basis), citations(basis)),
    ]);
    Item { id: Id::Named(channel.key().to_owned()), tag, what: record.described() }
}

pub(super) fn steps(all: &[Step]) -> Vec<Item> {
    all.iter().map(step).collect()
}

fn step(step: &Step) -> Item {
    let Step {
        id,
        name,
        actors,
        limits,
        onward,
        gives,
        ends,
        signed_digitally,
        outside_limit,
        condition,
        basis,
        unmodelled: open,
        published,
        remarks,
        span: _,
    } = step;
    let [own_name, english] = text(["name", "name.en"], word(Word::Name), Some(name));
    let actor = |actor: &Spanned<Actor>| {
        shown_by(|lang| match &actor.value {
            Actor::Applicant => Word::Applicant.spelling(lang).to_owned(),
            Actor::Role(role) => role.label(lang).to_owned(),
            Actor::Authority(name) => name.clone(),
        })
    };
    named(
        id,
        Record::new([
            own_name,
            english,
            field("actors", word(Word::By), list(actors.iter().map(actor))),
            field("timeLimit", word(Word::Within), some(limit::limits(limits))),
            field("onward", word(Word::Then), some(onward.iter().map(self::onward).collect())),
            field("gives", word(Word::Gives), names(gives)),
            field("ends", word(Word::Ends), holds(*ends)),
            field("signedDigitally", word(Word::DigitalSignature), holds(*signed_digitally)),
            field("outsideLimit", word(Word::OutsideClock), holds(*outside_limit)),
            when(condition),
            field("basis", word(Word::Basis), citations(basis)),
            field("notFormalised", word(Word::NotFormalised), unmodelled(open)),
            field("asPublished", word(Word::AsPublished), published.as_deref().map(own)),
            field("remarks", word(Word::Remark), texts(remarks)),
        ]),
    )
}

fn onward(onward: &Onward) -> Item {
    let Onward { to, failing, condition } = onward;
    let all = to.iter().map(|step| step.value.as_str()).collect::<Vec<_>>().join(", ");
    let record = Record::new([head(names(to)), field("failing", word(Word::Else), names(failing)), when(condition)]);
    unnamed("", both(all.as_str(), all.as_str()), record.described())
}

pub(super) fn results(all: &[ResultPaper]) -> Vec<Item> {
    let result = |result: &ResultPaper| {
        let ResultPaper { id, name, code, valid_for, condition, basis, remarks } = result;
        let [own_name, english] = text(["name", "name.en"], word(Word::Name), Some(name));
        let valid_for = valid_for.as_ref().map(|time| value(|lang| show::valid_for(time, lang)));
        named(
            id,
            Record::new([
                own_name,
                english,
                field("code", word(Word::Code), code.as_deref().map(own)),
                field("validFor", word(Word::ValidFor), valid_for),
                when(condition),
                field("basis", word(Word::Basis), citations(basis)),
                field("remarks", word(Word::Remark), texts(remarks)),
            ]),
        )
    };
    all.iter().map(result).collect()
}

pub(super) fn requirements(all: &[Requirement]) -> Vec<Item> {
    let requirement = |requirement: &Requirement| {
        let Requirement { id, text: said, condition, basis, remarks } = requirement;
        let [own_text, english] = text(["text", "text.en"], both("nội dung", "text"), Some(said));
        let basis = field("basis", word(Word::Basis), citations(basis));
        let remarks = field("remarks", word(Word::Remark), texts(remarks));
        named(id, Record::new([own_text, english, when(condition), basis, remarks]))
    };
    all.iter().map(requirement).collect()
}
