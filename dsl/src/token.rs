//! Text to clauses of tokens. The only module that names pest.

use std::num::NonZeroUsize;
use std::sync::Once;

use pest::Parser;
use pest::iterators::{Pair, Pairs};

use crate::scan::MAX_BYTES;

#[derive(pest_derive::Parser)]
#[grammar = "grammar.pest"]
struct Grammar;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    Word,
    Figure,
    Text,
    LongText,
    BadText,
    /// In curly quotation marks.
    Curly,
    Mark,
    Open,
    Close,
    /// A character that has no place in the language.
    Stray,
    /// Inside brackets; only the formatter asks for it.
    Comment,
}

/// A mark of a clause, with its bytes in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub kind: Kind,
    pub start: u32,
    pub end: u32,
}

/// What a file or a block is made of.
pub(crate) enum Piece<'t> {
    Clause(RawClause<'t>),
    /// Something that no clause can begin with.
    Stray(u32, u32),
    Comment(u32, u32),
}

/// A clause before its words are understood.
pub(crate) struct RawClause<'t> {
    pair: Pair<'t, Rule>,
}

/// A block's inside.
#[derive(Clone)]
pub(crate) struct RawBlock<'t> {
    pub start: u32,
    pub end: u32,
    pairs: Pairs<'t, Rule>,
}

/// The pieces of a text. Its brackets are balanced and its nesting bounded (see `scan`), so the grammar takes every text;
/// the offset of the first character it did not take is returned all the same, so that nothing can be passed over in silence.
pub(crate) fn pieces(text: &str) -> Result<RawBlock<'_>, u32> {
    static LIMITS: Once = Once::new();
    LIMITS.call_once(|| {
        pest::set_call_limit(NonZeroUsize::new(MAX_BYTES * 64));
        pest::set_error_detail(false);
    });
    match Grammar::parse(Rule::file, text) {
        Ok(mut pairs) => match pairs.next() {
            Some(file) => Ok(RawBlock { start: 0, end: text.len() as u32, pairs: file.into_inner() }),
            None => Err(0),
        },
        Err(error) => Err(match error.location {
            pest::error::InputLocation::Pos(at) | pest::error::InputLocation::Span((at, _)) => at as u32,
        }),
    }
}

/// Only the grammar, nothing read from it: what a benchmark compares a whole check with.
pub fn bare(text: &str) -> bool {
    pieces(text).is_ok()
}

impl<'t> RawBlock<'t> {
    pub fn pieces(self) -> impl Iterator<Item = Piece<'t>> {
        self.pairs.filter_map(|pair| {
            let (start, end) = bytes(&pair);
            match pair.as_rule() {
                Rule::clause => Some(Piece::Clause(RawClause { pair })),
                Rule::comment => Some(Piece::Comment(start, end)),
                Rule::bad_mark | Rule::bad_close => Some(Piece::Stray(start, end)),
                _ => None,
            }
        })
    }
}

impl<'t> RawClause<'t> {
    /// The clause's tokens (into `tokens`, cleared first), and its block if it has one.
    pub fn split(self, tokens: &mut Vec<Token>) -> Option<RawBlock<'t>> {
        let block = self.split_with_comments(tokens);
        tokens.retain(|token| token.kind != Kind::Comment);
        block
    }

    pub fn bytes(&self) -> (u32, u32) {
        bytes(&self.pair)
    }

    /// As `split`, with the comments inside brackets.
    pub fn split_with_comments(self, tokens: &mut Vec<Token>) -> Option<RawBlock<'t>> {
        tokens.clear();
        let mut block = None;
        for pair in self.pair.into_inner() {
            if pair.as_rule() == Rule::block {
                let (start, end) = bytes(&pair);
                block = Some(RawBlock { start, end, pairs: pair.into_inner() });
            } else {
                push(pair, tokens);
            }
        }
        block
    }
}

fn bytes(pair: &Pair<'_, Rule>) -> (u32, u32) {
    let span = pair.as_span();
    (span.start() as u32, span.end() as u32)
}

fn push(pair: Pair<'_, Rule>, tokens: &mut Vec<Token>) {
    let (start, end) = bytes(&pair);
    let kind = match pair.as_rule() {
        Rule::word => Kind::Word,
        Rule::figure => Kind::Figure,
        Rule::text => Kind::Text,
        Rule::long_text => Kind::LongText,
        Rule::bad_text => Kind::BadText,
        Rule::bad_quotes => Kind::Curly,
        Rule::mark => Kind::Mark,
        Rule::bad_mark => Kind::Stray,
        Rule::comment => Kind::Comment,
        Rule::list | Rule::group => {
            tokens.push(Token { kind: Kind::Open, start, end: start + 1 });
            for inner in pair.into_inner() {
                push(inner, tokens);
            }
            tokens.push(Token { kind: Kind::Close, start: end - 1, end });
            return;
        }
        _ => return,
    };
    tokens.push(Token { kind, start, end });
}
