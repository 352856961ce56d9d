//! The model as facts. Every type is taken apart in full: a new field does not compile until it is compared.

mod course;
mod dossier;
mod fee;
mod limit;

use tthc_dsl::diagnostic::{Words, both};
use tthc_dsl::tree::Citation;
use tthc_dsl::{Spanned, Word};

use super::condition;
use super::described::{
    Described, Field, Id, Item, Record, field, given, head, holds, list, named, names, own, plain, same, sequence, set,
    shown_by, some, text, texts, unnamed, value, word,
};
use crate::model::{
    Absence, Case, Condition, Confidence, Fact, FactKind, Family, Filing, LevelClause, MovedFrom, Origin, OtherField,
    Power, Procedure, PublishedBasis, PublishedRecord, Role, Unmodelled, Validity, Whence,
};
use crate::show;

pub(super) fn procedure(procedure: &Procedure) -> Record {
    let Procedure {
        code,
        span: _,
        doc,
        name,
        published_by,
        sectors,
        class,
        validity,
        family,
        levels,
        powers,
        subjects,
        filing,
        receiving_address,
        facts,
        cases,
        dossiers,
        limits,
        fees,
        channels,
        steps,
        no_steps,
        results,
        no_results,
        requirements,
        no_requirements,
        requirements_published,
        forms,
        bases,
        related,
        interlinked,
        keywords,
        description,
        unmodelled,
        remarks,
        origins,
        record,
        // How it came about is not what it says.
        applied: _,
    } = procedure;
    let [own_name, english] = text(["name", "name.en"], word(Word::Name), name.value());
    let own_name = Field { what: given(name, |_| own_name.what), ..own_name };
    let [own_description, english_description] =
        text(["description", "description.en"], word(Word::Description), description.as_ref());
    let [from, to, pending, days_basis] = in_force(validity);
    let steps_said = given(steps, |all| stated(*no_steps, course::steps(all)));
    let results_said = given(results, |all| stated(*no_results, course::results(all)));
    let requirements_said = given(requirements, |all| stated(*no_requirements, course::requirements(all)));
    Record::new([
        plain("code", word(Word::Code), Some(own(code))),
        field("doc", both("chú thích", "documentation"), doc.as_deref().map(own)),
        own_name,
        english,
        field("publishedBy", word(Word::PublishedBy), names(published_by)),
        field("sectors", word(Word::Sector), names(sectors)),
        field("class", word(Word::FormalityType), class.map(|class| value(|lang| class.label(lang).to_owned()))),
        from,
        to,
        pending,
        days_basis,
        field("family", word(Word::Family), family.as_ref().map(self::family)),
        field("levels", word(Word::Level), given(levels, |levels| Some(set(self::levels(levels))))),
        field("authorities", word(Word::Power), given(powers, |powers| Some(set(self::powers(powers))))),
        field(
            "subjects",
            word(Word::Subjects),
            given(subjects, |all| list_or_none(all.iter().map(|one| shown_by(|lang| one.official(lang).to_owned())))),
        ),
        field("filing", word(Word::FileAt), filing.as_ref().map(self::filing)),
        field("receivingAddress", word(Word::ReceivingAddress), receiving_address.as_deref().map(own)),
        field("facts", word(Word::Facts), many(facts.iter().map(fact).collect())),
        field("cases", word(Word::Case), many(cases.iter().map(case).collect())),
        field("documents", word(Word::Documents), given(dossiers, |all| Some(set(dossier::dossiers(all))))),
        field("timeLimit", word(Word::Limit), given(limits, |all| Some(set(limit::limits(all))))),
        field("fees", both("phí, lệ phí", "fees"), given(fees, |all| Some(set(fee::fees(all))))),
        field("channels", word(Word::Channels), given(channels, |all| Some(set(course::channels(all))))),
        field("steps", word(Word::Steps), steps_said),
        field("results", word(Word::Results), results_said),
        field("requirements", word(Word::Conditions), requirements_said),
        field("requirements.asPublished", word(Word::AsPublished), requirements_published.as_deref().map(own)),
        field("forms", word(Word::Forms), names(forms)),
        field("legalBases", word(Word::Basis), citations(bases)),
        field("related", word(Word::Related), names(related)),
        field("interlinked", word(Word::Interlinked), names(interlinked)),
        field("keywords", word(Word::Keywords), list(keywords.iter().map(|text| same(text)))),
        own_description,
        english_description,
        field("notFormalised", word(Word::NotFormalised), self::unmodelled(unmodelled)),
        field("remarks", word(Word::Remark), texts(remarks)),
        sources(origins),
        field("publishedRecord", word(Word::PublishedRecord), published_record(record)),
    ])
}

fn case(case: &Case) -> Item {
    let Case {
        id,
        name,
        code,
        condition,
        levels,
        powers,
        dossiers,
        limits,
        fees,
        steps,
        no_steps,
        results,
        no_results,
        basis,
        unmodelled,
        remarks,
    } = case;
    let listed = |absence: &Option<Absence>, items: Vec<Item>| {
        (absence.is_some() || !items.is_empty()).then(|| stated(*absence, items)).flatten()
    };
    let [own_name, english] = text(["name", "name.en"], word(Word::Name), Some(name));
    named(
        id,
        Record::new([
            own_name,
            english,
            field("code", word(Word::Code), code.as_ref().map(|code| own(code))),
            when(condition),
            field("levels", word(Word::Level), some(self::levels(levels))),
            field("authorities", word(Word::Power), some(self::powers(powers))),
            field("documents", word(Word::Documents), some(dossier::dossiers(dossiers))),
            field("timeLimit", word(Word::Limit), some(limit::limits(limits))),
            field("fees", both("phí, lệ phí", "fees"), some(fee::fees(fees))),
            field("steps", word(Word::Steps), listed(no_steps, course::steps(steps))),
            field("results", word(Word::Results), listed(no_results, course::results(results))),
            field("basis", word(Word::Basis), citations(basis)),
            field("notFormalised", word(Word::NotFormalised), self::unmodelled(unmodelled)),
            field("remarks", word(Word::Remark), texts(remarks)),
        ]),
    )
}

fn published_record(record: &PublishedRecord) -> Option<Described> {
    let PublishedRecord { decision, by_number_only, bases, row_order, fields } = record;
    let pair = |key: &str, text: &str| unnamed("", same(key), own(&format!("{key}: {text}")));
    let bases = bases.iter().map(|PublishedBasis { code, name }| pair(&code.value, name)).collect();
    let fields = fields.iter().map(|OtherField { pointer, json }| pair(&pointer.value, &json.value)).collect();
    let record = Record::new([
        field("decision", word(Word::PublicationText), decision.as_deref().map(own)),
        field("byNumberOnly", word(Word::NumberOnly), list(by_number_only.iter().map(|number| same(number)))),
        field("bases", word(Word::PublishedBasis), many(bases)),
        field(
            "rowOrder",
            word(Word::RowOrder),
            list(row_order.iter().map(|channel| shown_by(|lang| channel.label(lang).to_owned()))),
        ),
        field("fields", word(Word::OtherField), some(fields)),
    ]);
    (!record.fields.is_empty()).then(|| record.described())
}

fn family(family: &Family) -> Described {
    let Family { id, operation } = family;
    Record::new([
        head(Some(own(id))),
        plain(
            "operation",
            both("việc đối với giấy phép", "operation"),
            operation.map(|operation| value(|lang| operation.label(lang).to_owned())),
        ),
    ])
    .described()
}

fn levels(all: &[LevelClause]) -> Vec<Item> {
    let level = |clause: &LevelClause| {
        let LevelClause { levels, condition, basis, validity } = clause;
        let levels = list_or_none(levels.iter().map(|level| shown_by(|lang| level.label(lang).to_owned())));
        let days = days(validity, word(Word::From), word(Word::To));
        let own = [head(levels), when(condition), field("basis", word(Word::Basis), citations(basis))];
        unnamed("", condition::tag(condition), Record::new(own.into_iter().chain(days)).described())
    };
    all.iter().map(level).collect()
}

/// Who does what, by role.
fn powers(all: &[Power]) -> Vec<Item> {
    Role::ALL
        .iter()
        .filter_map(|role| {
            let powers: Vec<Item> = all.iter().filter(|power| power.role.value == *role).map(power).collect();
            let id = Id::Named(role.key().to_owned());
            some(powers).map(|what| Item { id, tag: shown_by(|lang| role.label(lang).to_owned()), what })
        })
        .collect()
}

fn power(power: &Power) -> Item {
    // The role is what powers are grouped by.
    let Power { role: _, authorities, condition, transfer, moved_from, scope, basis, validity, published, origins } =
        power;
    let record = Record::new([
        head(list_or_none(authorities.iter().map(|name| same(&name.value)))),
        when(condition),
        plain(
            "transfer",
            both("cách trao quyền", "how it came"),
            transfer.map(|transfer| value(|lang| transfer.label(lang).to_owned())),
        ),
        field("movedFrom", word(Word::MovedFrom), moved_from.as_ref().map(self::moved_from)),
        field("scope", word(Word::Scope), scope.as_deref().map(own)),
    ]);
    let days = days(validity, word(Word::From), word(Word::To));
    let basis = field("basis", word(Word::Basis), citations(basis));
    let published = field("asPublished", word(Word::AsPublished), published.as_deref().map(own));
    let record = Record::new(record.fields.into_iter().chain(days).chain([basis, published, sources(origins)]));
    unnamed("", condition::tag(condition), record.described())
}

fn moved_from(moved: &MovedFrom) -> Described {
    let MovedFrom { from, inferred } = moved;
    let from = match from {
        Whence::Level(level) => value(|lang| level.label(lang).to_owned()),
        Whence::Authority(name) => own(name),
    };
    Record::new([head(Some(from)), field("inferred", word(Word::Inferred), holds(*inferred))]).described()
}

fn filing(filing: &Filing) -> Described {
    let Filing { place, reason, reason_text, basis, origins } = filing;
    Record::new([
        head(Some(value(|lang| place.label(lang).to_owned()))),
        field("reason", word(Word::Because), reason.map(|reason| value(|lang| reason.label(lang).to_owned()))),
        field("reasonText", word(Word::Because), reason_text.as_deref().map(own)),
        field("basis", word(Word::Basis), citations(basis)),
        sources(origins),
    ])
    .described()
}

fn fact(fact: &Fact) -> Item {
    let Fact { id, question, kind, basis } = fact;
    let [own_question, english] = text(["question", "question.en"], both("câu hỏi", "question"), Some(question));
    let (answer, choices, from, to, unit) = match kind {
        FactKind::YesNo => (Word::YesNoType, None, None, None, None),
        FactKind::Number { from, to, unit } => (Word::NumberType, None, *from, *to, unit.as_deref()),
        FactKind::Date => (Word::DateType, None, None, None, None),
        FactKind::Money => (Word::MoneyType, None, None, None, None),
        FactKind::OneOf(choices) => (Word::OneOf, Some(choices), None, None, None),
        FactKind::SomeOf(choices) => (Word::SomeOf, Some(choices), None, None, None),
    };
    let number = |bound: Option<i64>| bound.map(|bound| own(&bound.to_string()));
    named(
        id,
        Record::new([
            own_question,
            english,
            plain("answer", both("loại trả lời", "kind of answer"), Some(Described::Value(word(answer)))),
            plain("choices", both("lựa chọn", "choices"), choices.and_then(names)),
            field("from", word(Word::From), number(from)),
            field("to", word(Word::To), number(to)),
            field("unit", word(Word::Unit), unit.map(own)),
            field("basis", word(Word::Basis), citations(basis)),
        ]),
    )
}

fn sources(all: &[Origin]) -> Field {
    field("sources", word(Word::Source), some(all.iter().map(origin).collect()))
}

fn origin(origin: &Origin) -> Item {
    let Origin { text, confidence } = origin;
    let confidence = confidence.map(|confidence| {
        Described::Value(word(match confidence {
            Confidence::Read => Word::Read,
            Confidence::Inferred => Word::Inferred,
            Confidence::Recalled => Word::Recalled,
        }))
    });
    let record =
        Record::new([head(Some(own(text))), plain("confidence", both("độ tin cậy", "confidence"), confidence)]);
    unnamed("", same(text), record.described())
}

fn unmodelled(all: &[Unmodelled]) -> Option<Described> {
    let one = |unmodelled: &Unmodelled| {
        let Unmodelled { text, reason, owner, basis } = unmodelled;
        let record = Record::new([
            head(Some(own(text))),
            field("reason", word(Word::Reason), reason.as_deref().map(own)),
            field("owner", word(Word::Owner), owner.as_deref().map(own)),
            field("basis", word(Word::Basis), citations(basis)),
        ]);
        unnamed("", same(text), record.described())
    };
    some(all.iter().map(one).collect())
}

/// The days of something that is in force.
fn in_force(validity: &Validity) -> [Field; 4] {
    let force = word(Word::InForce);
    let of = |bound: Word| {
        let bound = word(bound);
        both(format!("{} {}", force.vi, bound.vi), format!("{} {}", force.en, bound.en))
    };
    days(validity, of(Word::From), of(Word::To))
}

fn days(validity: &Validity, from: Words, to: Words) -> [Field; 4] {
    let Validity { from: first, until: _, pending, unreadable: _, basis } = validity;
    [
        field("validFrom", from, first.map(|first| value(|lang| show::date(first.value, lang)))),
        field("validTo", to, validity.last_day().map(|last| value(|lang| show::date(last, lang)))),
        field("pending", word(Word::Pending), holds(*pending)),
        field("validity.basis", word(Word::Basis), citations(basis)),
    ]
}

/// When something holds. It reads as it is written, so it needs no label.
fn when(condition: &Condition) -> Field {
    plain("condition", both("khi nào", "when"), condition::shown(condition).map(Described::Value))
}

fn absence(absence: Absence) -> Described {
    value(|lang| show::absent(absence, lang).to_owned())
}

/// Items whose order counts, or that there are none.
fn stated(absent: Option<Absence>, items: Vec<Item>) -> Option<Described> {
    Some(match absent {
        None => sequence(items),
        Some(absent) if items.is_empty() => absence(absent),
        Some(absent) => Record::new([head(Some(absence(absent))), head(Some(sequence(items)))]).described(),
    })
}

fn citations(all: &[Spanned<Citation>]) -> Option<Described> {
    // Another provision of the same instrument is the same basis, amended.
    let citation = |citation: &Spanned<Citation>| {
        unnamed("", same(&citation.instrument), value(|lang| show::citation(citation, lang)))
    };
    some(all.iter().map(citation).collect())
}

/// A list that is told even when it is empty, since its clause was written.
fn list_or_none(values: impl IntoIterator<Item = Words>) -> Option<Described> {
    Some(list(values).unwrap_or_else(|| set(Vec::new())))
}

/// Items whose order counts, where there are any.
fn many(items: Vec<Item>) -> Option<Described> {
    (!items.is_empty()).then(|| sequence(items))
}
