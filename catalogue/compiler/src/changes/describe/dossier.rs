//! Dossiers and their papers.

use tthc_dsl::diagnostic::both;
use tthc_dsl::{Spanned, Word};

use super::{absence, citations, days, unmodelled, when};
use crate::changes::condition;
use crate::changes::described::{
    Described, Field, Item, Record, field, head, holds, list, named, own, plain, same, sequence, text, texts, unnamed,
    value, word,
};
use crate::model::{Dossier, Entry, LookUp, Paper};
use crate::show;

pub(super) fn dossiers(all: &[Dossier]) -> Vec<Item> {
    all.iter().map(dossier).collect()
}

fn dossier(dossier: &Dossier) -> Item {
    let Dossier { sets, absent, condition, entries, basis, unmodelled: open, span: _ } = dossier;
    let record = Record::new([
        field("sets", both("số bộ", "sets"), sets.as_ref().map(|sets| own(&sets.value.to_string()))),
        plain("absent", both("không phải nộp", "nothing to file"), absent.map(absence)),
        when(condition),
        head(self::entries(entries)),
        field("basis", word(Word::Basis), citations(basis)),
        field("notFormalised", word(Word::NotFormalised), unmodelled(open)),
    ]);
    unnamed("", condition::tag(condition), record.described())
}

fn entries(all: &[Entry]) -> Option<Described> {
    (!all.is_empty()).then(|| sequence(all.iter().map(entry).collect()))
}

fn entry(entry: &Entry) -> Item {
    match entry {
        Entry::Paper(paper) => self::paper(paper),
        Entry::Either { condition, entries, basis, span: _ } => {
            let basis = field("basis", word(Word::Basis), citations(basis));
            let record = Record::new([when(condition), head(self::entries(entries)), basis]);
            unnamed("either", word(Word::EitherOr), record.described())
        }
        Entry::Group { name, condition, entries, basis, span: _ } => {
            let record = Record::new([
                plain("name", word(Word::Name), Some(own(name))),
                when(condition),
                head(self::entries(entries)),
                field("basis", word(Word::Basis), citations(basis)),
            ]);
            unnamed("group", same(name), record.described())
        }
    }
}

fn paper(paper: &Paper) -> Item {
    let Paper {
        id,
        name,
        originals,
        copies,
        certified_copies,
        presentation,
        if_any,
        condition,
        form,
        form_text,
        form_files,
        document_type,
        result_of,
        looked_up,
        valid_for,
        code,
        validity,
        basis,
        remarks,
    } = paper;
    let [own_name, english] = text(["name", "name.en"], word(Word::Name), Some(name));
    let [from, to, pending, days_basis] = days(validity, word(Word::From), word(Word::To));
    named(
        id,
        Record::new([
            own_name,
            english,
            counted("originals", Word::Originals, *originals),
            counted("copies", Word::Copies, *copies),
            counted("certifiedCopies", Word::CertifiedCopies, *certified_copies),
            plain(
                "presentation",
                both("nộp hay xuất trình", "to submit or to show"),
                presentation.map(|done| value(|lang| done.label(lang).to_owned())),
            ),
            field("ifAny", word(Word::IfAny), holds(*if_any)),
            when(condition),
            named_by("form", Word::UseForm, form.as_ref()),
            field("formText", word(Word::UseForm), form_text.as_deref().map(own)),
            field("formFiles", word(Word::FormFile), list(form_files.iter().map(|file| same(file)))),
            named_by("documentType", Word::OfType, document_type.as_ref()),
            named_by("resultOf", Word::ResultOf, result_of.as_ref()),
            field("lookedUp", word(Word::ReplacedBy), looked_up.as_ref().map(look_up)),
            field(
                "validFor",
                word(Word::ValidFor),
                valid_for.as_ref().map(|time| value(|lang| show::duration(time, lang))),
            ),
            field("code", word(Word::Code), code.as_deref().map(own)),
            from,
            to,
            pending,
            days_basis,
            field("basis", word(Word::Basis), citations(basis)),
            field("remarks", word(Word::Remark), texts(remarks)),
        ]),
    )
}

fn look_up(look_up: &LookUp) -> Described {
    let LookUp { database, fall_back, basis, validity } = look_up;
    let own = [
        head(Some(own(database))),
        field("ifMissing", word(Word::IfMissing), fall_back.as_deref().map(own)),
        field("basis", word(Word::Basis), citations(basis)),
    ];
    Record::new(own.into_iter().chain(days(validity, word(Word::From), word(Word::To)))).described()
}

fn counted(key: &'static str, label: Word, count: Option<u32>) -> Field {
    field(key, word(label), count.map(|count| own(&count.to_string())))
}

fn named_by(key: &'static str, label: Word, name: Option<&Spanned<String>>) -> Field {
    field(key, word(label), name.map(|name| own(name)))
}
