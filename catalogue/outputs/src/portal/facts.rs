//! The facts of a procedure: what a name in a condition means, and conditions in words.

use tthc_compiler::model::{Condition, Fact, FactKind};
use tthc_dsl::Lang;
use tthc_dsl::tree::{Expr, Value};

use crate::book::{Phrase, condition};

/// The facts that a procedure declares.
#[derive(Clone, Copy)]
pub struct Facts<'c>(pub &'c [Fact]);

/// The fact that a value is compared with.
pub type Peer<'c> = Option<&'c Fact>;

/// What a name in a condition means.
pub enum Meaning<'c> {
    Fact(&'c Fact),
    Choice,
}

impl<'c> Facts<'c> {
    /// A choice of the fact that it is compared with, else a fact, else a choice that nothing declares.
    pub fn meaning(self, name: &str, peer: Peer<'_>) -> Meaning<'c> {
        let choices = match peer.map(|fact| &fact.kind) {
            Some(FactKind::OneOf(choices) | FactKind::SomeOf(choices)) => choices.as_slice(),
            _ => &[],
        };
        if choices.iter().any(|choice| choice.value == name) {
            return Meaning::Choice;
        }
        self.get(name).map_or(Meaning::Choice, Meaning::Fact)
    }

    fn get(self, name: &str) -> Option<&'c Fact> {
        self.0.iter().find(|fact| fact.id.value == name)
    }

    /// The fact that an operand is, for the operand on its other side.
    pub fn peer(self, expr: &Expr) -> Peer<'c> {
        match expr {
            Expr::Value(Value::Name(name)) => self.get(name),
            _ => None,
        }
    }

    /// The question of a condition that is nothing but its answer yes.
    pub fn question(self, holds: &Condition) -> Option<&'c str> {
        match holds {
            Condition::When(expr) => match &expr.value {
                Expr::Value(Value::Name(name)) => self.get(name).map(|fact| fact.question.vi.as_str()),
                _ => None,
            },
            Condition::Always | Condition::Otherwise(_) => None,
        }
    }

    /// `khi nộp qua bưu chính`; nothing for what always holds.
    pub fn words(self, holds: &Condition, lang: Lang) -> Option<String> {
        let mut phrase = Phrase::new(lang);
        condition::say(&mut phrase, holds, self.0);
        (!phrase.is_empty()).then(|| phrase.plain())
    }
}

/// A name as people read it.
pub fn spaced(name: &str) -> String {
    name.replace('-', " ")
}
