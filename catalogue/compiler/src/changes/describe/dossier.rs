//! Dossiers and their papers.

use tthc_dsl::diagnostic::both;
use tthc_dsl::{Spanned, Word};

use super::{citations, unmodelled, when};
use crate::changes::condition;
use crate::changes::described::{
    Described, Field, Item, Record, field, head, holds, named, own, plain, same, sequence, text, texts, unnamed, value,
    word,
};
use crate::model::{Dossier, Entry, Paper};
use crate::show;

pub(super) fn dossiers(all: &[Dossier]) -> Vec<Item> {
    all.iter().map(dossier).collect()
}

fn dossier(dossier: &Dossier) -> Item {
    let Dossier { sets, condition, entries, unmodelled: open, span: _ } = dossier;
    let record = Record::new([
        field("sets", both("số bộ", "sets"), sets.as_ref().map(|sets| own(&sets.value.to_string()))),
        when(condition),
        head(self::entries(entries)),
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
        Entry::Either { condition, entries, span: _ } => {
            let record = Record::new([when(condition), head(self::entries(entries))]);
            unnamed("either", word(Word::EitherOr), record.described())
        }
        Entry::Group { name, condition, entries, span: _ } => {
            let record = Record::new([
                plain("name", word(Word::Name), Some(own(name))),
                when(condition),
                head(self::entries(entries)),
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
        show_only,
        if_any,
        condition,
        form,
        form_text,
        document_type,
        result_of,
        looked_up,
        valid_for,
        code,
        basis,
        remarks,
    } = paper;
    let [own_name, english] = text(["name", "name.en"], word(Word::Name), Some(name));
    let (database, if_missing) = match looked_up {
        None => (None, None),
        Some((database, if_missing)) => (Some(own(database)), if_missing.as_deref().map(own)),
    };
    named(
        id,
        Record::new([
            own_name,
            english,
            counted("originals", Word::Originals, *originals),
            counted("copies", Word::Copies, *copies),
            counted("certifiedCopies", Word::CertifiedCopies, *certified_copies),
            field("showOnly", word(Word::Show), holds(*show_only)),
            field("ifAny", word(Word::IfAny), holds(*if_any)),
            when(condition),
            named_by("form", Word::UseForm, form.as_ref()),
            field("formText", word(Word::UseForm), form_text.as_deref().map(own)),
            named_by("documentType", Word::OfType, document_type.as_ref()),
            named_by("resultOf", Word::ResultOf, result_of.as_ref()),
            field("lookedUp", word(Word::ReplacedBy), database),
            field("lookedUp.ifMissing", word(Word::IfMissing), if_missing),
            field(
                "validFor",
                word(Word::ValidFor),
                valid_for.as_ref().map(|time| value(|lang| show::duration(time, lang))),
            ),
            field("code", word(Word::Code), code.as_deref().map(own)),
            field("basis", word(Word::Basis), citations(basis)),
            field("remarks", word(Word::Remark), texts(remarks)),
        ]),
    )
}

/// In the model a number that is not written is 0.
fn counted(key: &'static str, label: Word, count: u32) -> Field {
    field(key, word(label), (count > 0).then(|| own(&count.to_string())))
}

fn named_by(key: &'static str, label: Word, name: Option<&Spanned<String>>) -> Field {
    field(key, word(label), name.map(|name| own(name)))
}
