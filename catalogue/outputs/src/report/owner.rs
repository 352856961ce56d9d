//! Which procedure a finding stands in.

use tthc_dsl::diagnostic::{Words, both};
use tthc_dsl::tree::{Node, Tongue, Value};
use tthc_dsl::{Source, Span, Word};

/// A procedure as its own lines present it, be they right or wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Presented {
    pub code: String,
    pub name: Words,
    /// The first sector that it names.
    pub sector: Option<String>,
}

/// The items of a file with the bytes they stand in.
pub(super) struct Owners {
    items: Vec<(Span, Option<Presented>)>,
}

impl Owners {
    pub fn of(source: &Source) -> Owners {
        if !source.path.ends_with(".tthc") {
            return Owners { items: Vec::new() };
        }
        let tree = tthc_dsl::parse(source).tree;
        Owners { items: tree.items.iter().map(|item| (item.span, presented(item))).collect() }
    }

    /// The item around a place, by its number, and the procedure that it is. In a file that holds one procedure and nothing
    /// else, what stands before and behind it is of that procedure.
    pub fn at(&self, span: Span) -> Option<(usize, &Presented)> {
        let around =
            self.items.iter().position(|(item, _)| (item.start..item.end.max(item.start + 1)).contains(&span.start));
        let number = around.or((self.items.len() == 1).then_some(0))?;
        Some((number, self.items[number].1.as_ref()?))
    }

    /// Whether a file declares law and no procedure.
    pub fn are_law(&self) -> bool {
        !self.items.is_empty() && self.items.iter().all(|(_, procedure)| procedure.is_none())
    }
}

fn presented(item: &Node) -> Option<Presented> {
    let code = item.is(Word::Procedure).then(|| item.code())??.value.to_owned();
    let names = || item.all(Word::Name).filter_map(|clause| Some((is_english(clause), clause.text()?.value)));
    let name = |english| names().find(|(is, _)| *is == english).map(|(_, text)| text);
    let vi = name(false).unwrap_or_default();
    let sector = item.child(Word::Sector).and_then(Node::name_value).map(|name| name.value.to_owned());
    Some(Presented { code, name: both(vi, name(true).unwrap_or(vi)), sector })
}

fn is_english(clause: &Node) -> bool {
    clause.values.iter().any(|value| value.value == Value::Lang(Tongue::En))
}
