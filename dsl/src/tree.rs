//! What one file says, as it says it. A tree holds no meaning: names are not resolved and law is not consulted.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::source::Spanned;
use crate::source::{FileId, Span};
use crate::words::Word;

/// A file's items, in their order.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Tree {
    pub file: FileId,
    pub items: Vec<Node>,
}

/// A clause: a keyword (or, for an entry of a list, a name), its values, and the clauses that belong to it.
///
/// `thời hạn 14 ngày làm việc từ hồ-sơ-hợp-lệ { tạm dừng … }` is one node with one value and two children:
/// it makes no difference whether a child stands in the line or in the braces.
#[derive(Clone, Debug, Default)]
pub struct Node {
    /// The keyword; `None` for a named entry such as `hợp-đồng "Hợp đồng lao động"`.
    pub word: Option<Word>,
    /// The entry's name.
    pub name: Option<Spanned<String>>,
    pub values: Vec<Spanned<Value>>,
    /// The values behind `->` in an amendment.
    pub becomes: Option<Vec<Spanned<Value>>>,
    pub children: Vec<Node>,
    /// The keyword or name.
    pub head: Span,
    /// The whole clause, its block included.
    pub span: Span,
    /// The `##` lines before it.
    pub doc: Option<String>,
    /// Something in its head could not be read and has been reported; its values say nothing.
    pub broken: bool,
}

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.word == other.word
            && self.name == other.name
            && self.values == other.values
            && self.becomes == other.becomes
            && self.children == other.children
            && self.doc == other.doc
            && self.broken == other.broken
    }
}

impl Node {
    pub fn is(&self, word: Word) -> bool {
        self.word == Some(word)
    }

    pub fn child(&self, word: Word) -> Option<&Node> {
        self.children.iter().find(|child| child.is(word))
    }

    pub fn all(&self, word: Word) -> impl Iterator<Item = &Node> {
        self.children.iter().filter(move |child| child.is(word))
    }

    pub fn entries(&self) -> impl Iterator<Item = &Node> {
        self.children.iter().filter(|child| child.name.is_some())
    }

    pub fn has(&self, word: Word) -> bool {
        self.child(word).is_some()
    }

    pub fn value(&self) -> Option<&Spanned<Value>> {
        self.values.first()
    }

    pub fn text(&self) -> Option<Spanned<&str>> {
        self.values.iter().find_map(|v| match &v.value {
            Value::Text(text) => Some(Spanned::new(text.as_str(), v.span)),
            _ => None,
        })
    }

    pub fn name_value(&self) -> Option<Spanned<&str>> {
        self.names().next()
    }

    pub fn names(&self) -> impl Iterator<Item = Spanned<&str>> {
        self.values.iter().filter_map(|v| match &v.value {
            Value::Name(name) => Some(Spanned::new(name.as_str(), v.span)),
            _ => None,
        })
    }

    pub fn terms(&self) -> impl Iterator<Item = Spanned<Word>> + '_ {
        self.values.iter().filter_map(|v| match v.value {
            Value::Term(word) => Some(Spanned::new(word, v.span)),
            _ => None,
        })
    }

    pub fn says(&self, word: Word) -> bool {
        self.terms().any(|term| term.value == word)
    }

    pub fn date(&self) -> Option<Spanned<Date>> {
        self.values.iter().find_map(|v| match v.value {
            Value::Date(date) => Some(Spanned::new(date, v.span)),
            _ => None,
        })
    }

    pub fn number(&self) -> Option<Spanned<i64>> {
        self.values.iter().find_map(|v| match v.value {
            Value::Number(number) => Some(Spanned::new(number, v.span)),
            _ => None,
        })
    }

    pub fn duration(&self) -> Option<Spanned<&Duration>> {
        self.values.iter().find_map(|v| match &v.value {
            Value::Duration(duration) => Some(Spanned::new(duration, v.span)),
            _ => None,
        })
    }

    pub fn money(&self) -> Option<Spanned<i64>> {
        self.values.iter().find_map(|v| match v.value {
            Value::Money(dong) => Some(Spanned::new(dong, v.span)),
            _ => None,
        })
    }

    pub fn citations(&self) -> impl Iterator<Item = Spanned<&Citation>> {
        self.values.iter().filter_map(|v| match &v.value {
            Value::Citation(citation) => Some(Spanned::new(citation, v.span)),
            _ => None,
        })
    }

    pub fn expr(&self) -> Option<Spanned<&Expr>> {
        self.values.iter().find_map(|v| match &v.value {
            Value::Expr(expr) => Some(Spanned::new(&**expr, v.span)),
            _ => None,
        })
    }

    /// The procedure code or other official code that the clause gives.
    pub fn code(&self) -> Option<Spanned<&str>> {
        self.codes().next()
    }

    pub fn codes(&self) -> impl Iterator<Item = Spanned<&str>> {
        self.values.iter().filter_map(|v| match &v.value {
            Value::Code(code) => Some(Spanned::new(code.as_str(), v.span)),
            _ => None,
        })
    }
}

/// A value in a clause.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Value {
    Text(String),
    /// A language tag before a text: `tên en "…"`.
    Lang(Tongue),
    /// An author's identifier.
    Name(String),
    /// A keyword that is a value: a level, a channel, a unit.
    Term(Word),
    Number(i64),
    /// In thousandths: `0,5%` is 500.
    Percent(i64),
    Date(Date),
    Moment(DateTime),
    /// An hour of the day, in minutes from midnight.
    Hour(u16),
    Duration(Duration),
    /// In đồng.
    Money(i64),
    /// A procedure's, result's or rule's code.
    Code(String),
    Citation(Citation),
    List(Vec<Spanned<Value>>),
    Expr(Box<Expr>),
}

/// The language of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tongue {
    Vi,
    En,
}

/// A sum of amounts, each with its unit: `15 ngày + 8 ngày làm việc`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Duration {
    pub parts: Vec<Amount>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Amount {
    pub count: u32,
    pub unit: TimeUnit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TimeUnit {
    WorkingHours,
    Hours,
    /// Within the day of filing, or the next working day when filed after the cut-off.
    SameDay,
    WorkingDays,
    Days,
    Months,
    Years,
}

impl TimeUnit {
    pub const ALL: [TimeUnit; 7] = [
        TimeUnit::WorkingHours,
        TimeUnit::Hours,
        TimeUnit::SameDay,
        TimeUnit::WorkingDays,
        TimeUnit::Days,
        TimeUnit::Months,
        TimeUnit::Years,
    ];

    pub fn word(self) -> Word {
        match self {
            TimeUnit::WorkingHours => Word::WorkingHours,
            TimeUnit::Hours => Word::Hours,
            TimeUnit::SameDay => Word::SameDay,
            TimeUnit::WorkingDays => Word::WorkingDays,
            TimeUnit::Days => Word::Days,
            TimeUnit::Months => Word::Months,
            TimeUnit::Years => Word::Years,
        }
    }
}

/// An instrument and the provision in it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Citation {
    pub instrument: String,
    /// Article, clause, point or annex, in the order written.
    pub provision: Vec<(Word, String)>,
    /// The wording of that day, not the law as it stands.
    pub as_worded: Option<Date>,
}

/// A condition, or an expression of a rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Expr {
    Value(Value),
    /// `p.thời-hạn`: a variable and fields.
    Path(Vec<String>),
    Not(Box<Spanned<Expr>>),
    And(Vec<Spanned<Expr>>),
    Or(Vec<Spanned<Expr>>),
    Compare(Op, Box<Spanned<Expr>>, Box<Spanned<Expr>>),
    List(Vec<Spanned<Expr>>),
    Quantified {
        every: bool,
        variable: Spanned<String>,
        over: Box<Spanned<Expr>>,
        satisfies: Box<Spanned<Expr>>,
    },
    /// `count`, `sum`, `min`, `max`.
    Fold(Word, Box<Spanned<Expr>>),
    /// `x được ghi`: the field is written.
    IsGiven(Box<Spanned<Expr>>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Op {
    Equal,
    NotEqual,
    Less,
    AtMost,
    Greater,
    AtLeast,
    In,
    Has,
    Contains,
    Matches,
    InForceOn,
    OnEveryDayOf,
    Plus,
    Minus,
    Times,
}
