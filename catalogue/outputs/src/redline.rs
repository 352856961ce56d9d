//! The legal diff for its readers: a terminal, a review comment, a page, a program. Each in Vietnamese or English.

mod document;
mod markdown;
mod page;
mod plain;
mod terminal;
#[cfg(test)]
mod tests;
mod words;

pub use document::{Document, SCHEMA, document};
pub use markdown::markdown;
pub use page::html;
pub use terminal::{Marks, text};

use jiff::civil::Date;
use tthc_compiler::redline::{ChangedProcedure, Days, Kind, LegalChange, Named, Redline};
use tthc_compiler::show;
use tthc_dsl::Lang;
use tthc_dsl::diagnostic::{Words, both};

/// One side of a comparison: a day, a revision of the catalogue, or what a revision says of a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Point {
    pub day: Option<Date>,
    /// As git names it.
    pub revision: Option<String>,
    /// What it is, where it is neither.
    pub named: Option<Words>,
}

/// What was compared with what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sides {
    pub old: Point,
    pub new: Point,
}

impl Point {
    pub fn words(&self) -> Words {
        if let Some(named) = &self.named {
            return named.clone();
        }
        match (self.day, &self.revision) {
            (Some(day), None) => both(show::date(day, Lang::Vi), show::date(day, Lang::En)),
            (Some(day), Some(revision)) => both(
                format!("{} theo bản ghi {revision}", show::date(day, Lang::Vi)),
                format!("{} as recorded at {revision}", show::date(day, Lang::En)),
            ),
            (None, Some(revision)) => both(format!("bản ghi {revision}"), format!("revision {revision}")),
            (None, None) => both("bản hiện tại", "what is here now"),
        }
    }
}

/// What a rendering is of.
fn heading(sides: &Sides) -> Words {
    let (old, new) = (sides.old.words(), sides.new.words());
    both(format!("So sánh nội dung pháp lý: {} → {}", old.vi, new.vi), format!("Legal diff: {} → {}", old.en, new.en))
}

/// Procedures of one ministry, in the order of their codes.
struct Group<'r> {
    ministry: Words,
    procedures: Vec<&'r ChangedProcedure>,
}

/// By the ministry's identifier; those of none at the end.
fn groups(redline: &Redline) -> Vec<Group<'_>> {
    let mut groups: Vec<(Option<&Named>, Group<'_>)> = Vec::new();
    let mut procedures: Vec<&ChangedProcedure> = redline.procedures.iter().collect();
    let key = |procedure: &ChangedProcedure| {
        let ministry = procedure.ministry.as_ref();
        (ministry.is_none(), ministry.map(|ministry| ministry.id.clone()))
    };
    procedures.sort_by_key(|procedure| key(procedure));
    for procedure in procedures {
        let ministry = procedure.ministry.as_ref();
        match groups.last_mut().filter(|(last, _)| *last == ministry) {
            Some((_, group)) => group.procedures.push(procedure),
            None => {
                let unknown = || both("Chưa rõ bộ, ngành", "No ministry given");
                let words = ministry.map_or_else(unknown, |ministry| ministry.name.clone());
                groups.push((ministry, Group { ministry: words, procedures: vec![procedure] }));
            }
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// The days on which a procedure's changes hold: the last is one of them.
fn days(days: Days) -> Words {
    let of = |lang: Lang| match days {
        Days::Pending => lang.pick("chưa xác định ngày", "no day yet").to_owned(),
        Days::Within { from, until } => {
            let first = from.map(|from| show::date(from, lang));
            let last = until.and_then(|until| until.yesterday().ok()).map(|last| show::date(last, lang));
            match (first, last) {
                (Some(first), Some(last)) if first == last => format!("{} {first}", lang.pick("ngày", "on")),
                (Some(first), Some(last)) => {
                    format!("{} {first} {} {last}", lang.pick("từ", "from"), lang.pick("đến", "to"))
                }
                (Some(first), None) => format!("{} {first}", lang.pick("từ", "from")),
                (None, Some(last)) => format!("{} {last}", lang.pick("đến hết", "until")),
                (None, None) => lang.pick("mọi ngày", "on every day").to_owned(),
            }
        }
    };
    both(of(Lang::Vi), of(Lang::En))
}

/// What was said and what is said.
fn values(change: &LegalChange, lang: Lang) -> [Option<&str>; 2] {
    [&change.change.old, &change.change.new].map(|words| words.as_ref().map(|words| words.get(lang)))
}

/// That the procedure as a whole begins or ends, where that is all there is to tell.
fn whole(procedure: &ChangedProcedure) -> Option<&LegalChange> {
    procedure.changes.iter().find(|change| matches!(change.kind, Kind::Begins | Kind::Ends))
}

/// Provisions, each as people write it.
fn because(citations: &[tthc_dsl::tree::Citation], lang: Lang) -> Vec<String> {
    citations.iter().map(|citation| show::citation(citation, lang)).collect()
}

/// What made a change, in words; nothing where no amendment did.
fn made_by(change: &LegalChange, lang: Lang) -> Option<String> {
    let list = |citations: &[tthc_dsl::tree::Citation]| {
        citations.iter().map(|citation| show::citation(citation, lang)).collect::<Vec<_>>().join("; ")
    };
    let because =
        (!change.because.is_empty()).then(|| format!("{} {}", lang.pick("theo", "under"), list(&change.because)));
    let ended = (!change.ended.is_empty()).then(|| match lang {
        Lang::Vi => format!("do {} hết hiệu lực", list(&change.ended)),
        Lang::En => format!("as {} ended", list(&change.ended)),
    });
    let both: Vec<String> = because.into_iter().chain(ended).collect();
    (!both.is_empty()).then(|| both.join(", "))
}

/// `1.234`, `1,234`.
fn number(count: usize, lang: Lang) -> String {
    let dotted = tthc_dsl::format::thousands(i64::try_from(count).unwrap_or(i64::MAX));
    match lang {
        Lang::Vi => dotted,
        Lang::En => dotted.replace('.', ","),
    }
}
