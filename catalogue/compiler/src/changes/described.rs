//! A version of a procedure as facts to be compared and shown.

use tthc_dsl::diagnostic::{Words, both};
use tthc_dsl::{Lang, Spanned, Word};

use crate::model::{Given, Text};

#[derive(Debug, PartialEq)]
pub(super) enum Described {
    Value(Words),
    /// It holds; the label says what.
    Holds,
    Record(Record),
    List(List),
}

/// Facts that belong together. Two records of one type have the same keys in the same order.
#[derive(Debug, PartialEq)]
pub(super) struct Record {
    pub fields: Vec<Field>,
}

#[derive(Debug, PartialEq)]
pub(super) struct Field {
    /// Empty where the fact is what the record is about: the amount of a fee.
    pub key: &'static str,
    pub label: Words,
    /// The value is understood without its label.
    pub plain: bool,
    pub what: Option<Described>,
}

#[derive(Debug, PartialEq)]
pub(super) struct List {
    /// The order of the items says something.
    pub ordered: bool,
    pub items: Vec<Item>,
}

#[derive(Debug, PartialEq)]
pub(super) struct Item {
    pub id: Id,
    /// What tells it from its neighbours: its name, or when it applies.
    pub tag: Words,
    pub what: Described,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Id {
    Named(String),
    /// With the kind of the item, where a list has several kinds.
    Unnamed(&'static str),
}

impl Record {
    pub fn new(fields: impl IntoIterator<Item = Field>) -> Self {
        Record { fields: fields.into_iter().collect() }
    }

    pub fn described(self) -> Described {
        Described::Record(self)
    }
}

/// A fact with its label.
pub(super) fn field(key: &'static str, label: Words, what: Option<Described>) -> Field {
    Field { key, label, plain: false, what }
}

/// A fact that is understood without its label.
pub(super) fn plain(key: &'static str, label: Words, what: Option<Described>) -> Field {
    Field { key, label, plain: true, what }
}

/// The fact that its record is about.
pub(super) fn head(what: Option<Described>) -> Field {
    Field { key: "", label: same(""), plain: true, what }
}

/// A text and its English form, each a fact of its own.
pub(super) fn text(keys: [&'static str; 2], label: Words, text: Option<&Text>) -> [Field; 2] {
    let english = both(format!("{} tiếng Anh", label.vi), format!("English {}", label.en));
    let (vi, en) = match text {
        None => (None, None),
        Some(Text { vi, en }) => ((!vi.is_empty()).then(|| own(vi)), en.as_ref().map(|en| own(en))),
    };
    [plain(keys[0], label, vi), field(keys[1], english, en)]
}

/// Texts whose authors gave them no name: each is what it says.
pub(super) fn texts(all: &[Text]) -> Option<Described> {
    list(all.iter().map(|text| {
        let Text { vi, en } = text;
        both(vi, en.as_ref().unwrap_or(vi))
    }))
}

/// A set of values; `None` where it is empty.
pub(super) fn list(values: impl IntoIterator<Item = Words>) -> Option<Described> {
    some(values.into_iter().map(|value| unnamed("", value.clone(), Described::Value(value))).collect())
}

/// A set of values that are the author's own words or names.
pub(super) fn names<'n>(values: impl IntoIterator<Item = &'n Spanned<String>>) -> Option<Described> {
    list(values.into_iter().map(|name| same(&name.value)))
}

/// Items whose order says nothing.
pub(super) fn set(items: Vec<Item>) -> Described {
    Described::List(List { ordered: false, items })
}

pub(super) fn sequence(items: Vec<Item>) -> Described {
    Described::List(List { ordered: true, items })
}

/// The set, where it holds anything.
pub(super) fn some(items: Vec<Item>) -> Option<Described> {
    (!items.is_empty()).then(|| set(items))
}

pub(super) fn named(id: &Spanned<String>, record: Record) -> Item {
    Item { id: Id::Named(id.value.clone()), tag: same(&id.value), what: Described::Record(record) }
}

pub(super) fn unnamed(kind: &'static str, tag: Words, what: Described) -> Item {
    Item { id: Id::Unnamed(kind), tag, what }
}

/// A value in the author's own words, whatever the language of the reader.
pub(super) fn own(text: &str) -> Described {
    Described::Value(same(text))
}

pub(super) fn value(show: impl Fn(Lang) -> String) -> Described {
    Described::Value(shown_by(show))
}

pub(super) fn shown_by(show: impl Fn(Lang) -> String) -> Words {
    both(show(Lang::Vi), show(Lang::En))
}

pub(super) fn same(text: &str) -> Words {
    both(text, text)
}

pub(super) fn word(word: Word) -> Words {
    shown_by(|lang| word.spelling(lang).to_owned())
}

pub(super) fn holds(flag: bool) -> Option<Described> {
    flag.then_some(Described::Holds)
}

/// A field's three states. That it is not given and that it cannot be read are two things.
pub(super) fn given<T>(given: &Given<T>, describe: impl FnOnce(&T) -> Option<Described>) -> Option<Described> {
    match given {
        Given::Missing => None,
        Given::Unreadable => Some(Described::Value(both("không đọc được", "could not be read"))),
        Given::Value(value) => describe(&value.value),
    }
}

/// Everything that is said, in one line.
pub(super) fn shown(what: &Described) -> Words {
    shown_by(|lang| line(what, lang))
}

fn line(what: &Described, lang: Lang) -> String {
    match what {
        Described::Value(value) => value.get(lang).to_owned(),
        Described::Holds => lang.pick("có", "yes").to_owned(),
        Described::Record(record) => {
            let parts: Vec<String> = record.fields.iter().filter_map(|field| part(field, lang)).collect();
            parts.join("; ")
        }
        Described::List(list) if list.items.is_empty() => lang.pick("không có mục nào", "no entries").to_owned(),
        Described::List(list) => {
            let alone = list.items.len() == 1;
            let items: Vec<String> = list.items.iter().map(|item| listed(item, alone, lang)).collect();
            items.join(", ")
        }
    }
}

fn part(field: &Field, lang: Lang) -> Option<String> {
    Some(match field.what.as_ref()? {
        Described::Holds => field.label.get(lang).to_owned(),
        what if field.plain => line(what, lang),
        what => format!("{} {}", field.label.get(lang), line(what, lang)),
    })
}

fn listed(item: &Item, alone: bool, lang: Lang) -> String {
    let said = line(&item.what, lang);
    match (&item.id, &item.what) {
        (Id::Named(_), _) => format!("{} ({said})", item.tag.get(lang)),
        (Id::Unnamed(_), Described::Record(_)) if !alone => format!("({said})"),
        (Id::Unnamed(_), _) => said,
    }
}
