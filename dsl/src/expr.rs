//! Conditions and the expressions of rules: `or` < `and` < `not` < comparison < sum < value.

use crate::diagnostic::{Diagnostic, both, report};
use crate::literal;
use crate::read::{Broken, Marked, Reader, is_name};
use crate::schema::{Block, Slot};
use crate::source::Spanned;
use crate::token::Kind;
use crate::tree::{Expr, Op, Value};
use crate::words::Word;

type Parsed = Result<Spanned<Expr>, Broken>;

/// The most `không` in a row, or quantifiers in one another: our own recursion is bounded here.
const MAX_CHAIN: usize = 32;

impl Reader<'_, '_> {
    pub(crate) fn expression(&mut self) -> Parsed {
        self.any_of(0)
    }

    fn any_of(&mut self, depth: usize) -> Parsed {
        self.joined(Word::Or, Expr::Or, |reader| reader.all_of(depth))
    }

    fn all_of(&mut self, depth: usize) -> Parsed {
        self.joined(Word::And, Expr::And, |reader| reader.negation(depth))
    }

    fn joined(
        &mut self,
        word: Word,
        make: fn(Vec<Spanned<Expr>>) -> Expr,
        next: impl Fn(&mut Self) -> Parsed,
    ) -> Parsed {
        let first = next(self)?;
        if self.word_length(word).is_none() {
            return Ok(first);
        }
        let start = first.span;
        let mut parts = vec![first];
        while self.eat_word(word).is_some() {
            parts.push(next(self)?);
        }
        let span = parts.last().map_or(start, |last| start.to(last.span));
        Ok(Spanned::new(make(parts), span))
    }

    fn deeper(&mut self, depth: usize) -> Result<usize, Broken> {
        if depth < MAX_CHAIN {
            return Ok(depth + 1);
        }
        report(
            self.out,
            Diagnostic::error(
                "TT005",
                self.here(),
                both("điều kiện lồng nhau quá sâu", "the condition is nested too deep"),
            )
            .help(both("tách thành nhiều điều kiện ngắn", "split it into several short conditions")),
        );
        Err(Broken)
    }

    fn negation(&mut self, depth: usize) -> Parsed {
        if let Some(span) = self.eat_word(Word::Not) {
            let depth = self.deeper(depth)?;
            let inner = self.negation(depth)?;
            let span = span.to(inner.span);
            return Ok(Spanned::new(Expr::Not(Box::new(inner)), span));
        }
        for (word, every) in [(Word::Every, true), (Word::Some, false)] {
            if let Some(span) = self.eat_word(word) {
                let depth = self.deeper(depth)?;
                let variable = self.variable()?;
                self.key(Word::InSet)?;
                let over = self.sum(depth)?;
                self.key(Word::Satisfies)?;
                let satisfies = self.any_of(depth)?;
                let span = span.to(satisfies.span);
                let (over, satisfies) = (Box::new(over), Box::new(satisfies));
                return Ok(Spanned::new(Expr::Quantified { every, variable, over, satisfies }, span));
            }
        }
        self.comparison(depth)
    }

    fn key(&mut self, word: Word) -> Result<(), Broken> {
        match self.eat_word(word) {
            Some(_) => Ok(()),
            None => Err(self.expected(&Slot::Key(word))),
        }
    }

    fn variable(&mut self) -> Result<Spanned<String>, Broken> {
        match self.peek() {
            Some(token) if token.kind == Kind::Word && is_name(self.slice(token)) => {
                self.at += 1;
                Ok(Spanned::new(self.slice(token).to_owned(), self.span(token.start, token.end)))
            }
            _ => Err(self.expected(&Slot::Name)),
        }
    }

    fn comparison(&mut self, depth: usize) -> Parsed {
        let left = self.sum(depth)?;
        if self.eat_word(Word::GivenValue).is_some() {
            let span = left.span;
            return Ok(Spanned::new(Expr::IsGiven(Box::new(left)), span));
        }
        // `p.cấp không chứa huyện`
        let negated_at = self.at;
        let negated = self.eat_word(Word::Not).is_some();
        let Some(op) = self.operator(!negated) else {
            self.at = negated_at;
            return Ok(left);
        };
        let right = self.sum(depth)?;
        let span = left.span.to(right.span);
        let compared = Spanned::new(Expr::Compare(op, Box::new(left), Box::new(right)), span);
        Ok(if negated { Spanned::new(Expr::Not(Box::new(compared)), span) } else { compared })
    }

    fn operator(&mut self, marks: bool) -> Option<Op> {
        const MARKS: [(&str, Op); 7] = [
            ("!=", Op::NotEqual),
            ("<=", Op::AtMost),
            (">=", Op::AtLeast),
            ("==", Op::Equal),
            ("=", Op::Equal),
            ("<", Op::Less),
            (">", Op::Greater),
        ];
        const WORDS: [(Word, Op); 7] = [
            (Word::InForceOn, Op::InForceOn),
            (Word::OnEveryDayOf, Op::OnEveryDayOf),
            (Word::InSet, Op::In),
            (Word::Has, Op::Has),
            (Word::Contains, Op::Contains),
            (Word::Matches, Op::Matches),
            (Word::Is, Op::Equal),
        ];
        let marked = MARKS.into_iter().find(|(mark, _)| marks && self.peek_mark(mark));
        if let Some((_, op)) = marked {
            self.at += 1;
            return Some(op);
        }
        WORDS.into_iter().find(|(word, _)| self.eat_word(*word).is_some()).map(|(_, op)| op)
    }

    fn sum(&mut self, depth: usize) -> Parsed {
        let mut left = self.operand(depth)?;
        loop {
            let op = match () {
                () if self.eat("+") => Op::Plus,
                () if self.eat("-") => Op::Minus,
                () if self.eat("*") => Op::Times,
                () => return Ok(left),
            };
            let right = self.operand(depth)?;
            let span = left.span.to(right.span);
            left = Spanned::new(Expr::Compare(op, Box::new(left), Box::new(right)), span);
        }
    }

    fn operand(&mut self, depth: usize) -> Parsed {
        for word in [Word::Count, Word::Sum, Word::Min, Word::Max] {
            if let Some(span) = self.eat_word(word) {
                let depth = self.deeper(depth)?;
                let of = self.operand(depth)?;
                let span = span.to(of.span);
                return Ok(Spanned::new(Expr::Fold(word, Box::new(of)), span));
            }
        }
        for word in [Word::Yes, Word::No, Word::None] {
            if let Some(span) = self.eat_word(word) {
                return Ok(Spanned::new(Expr::Value(Value::Term(word)), span));
            }
        }
        let Some(token) = self.peek() else { return Err(self.expected(&Slot::Expr)) };
        let raw = self.slice(token);
        let span = self.span(token.start, token.end);
        match token.kind {
            Kind::Open if raw == "(" => {
                let depth = self.deeper(depth)?;
                self.at += 1;
                let inner = self.any_of(depth)?;
                if self.eat(")") { Ok(inner) } else { Err(self.expected(&Slot::Expr)) }
            }
            Kind::Open => self.list(depth),
            Kind::Text | Kind::LongText => {
                self.at += 1;
                Ok(Spanned::new(Expr::Value(Value::Text(literal::unquote(raw))), span))
            }
            Kind::Word => Ok(self.path(raw, span)),
            Kind::Figure => self.figure(raw),
            _ => Err(self.expected(&Slot::Expr)),
        }
    }

    fn list(&mut self, depth: usize) -> Parsed {
        let depth = self.deeper(depth)?;
        let start = self.start();
        self.at += 1;
        let mut items = Vec::new();
        while !self.eat("]") {
            items.push(self.any_of(depth)?);
            if !self.eat(",") && !self.peek_mark("]") {
                return Err(self.expected(&Slot::Comma));
            }
        }
        let end = self.tokens[self.at - 1].end;
        Ok(Spanned::new(Expr::List(items), self.span(start, end)))
    }

    /// A name, or a variable with fields: `p.thời-hạn`. Fields are keywords whose words are joined by hyphens.
    fn path(&mut self, raw: &str, span: crate::Span) -> Spanned<Expr> {
        self.at += 1;
        if !raw.contains('.') {
            return Spanned::new(Expr::Value(Value::Name(raw.to_owned())), span);
        }
        let mut parts: Vec<String> = Vec::new();
        let mut start = span.start;
        for (number, part) in raw.split('.').enumerate() {
            let end = start + part.len() as u32;
            match field(part).filter(|_| number > 0) {
                Some(word) => {
                    self.mark(crate::Span { start, end, ..span }, || Marked::Field(word));
                    parts.push(word.spelling(crate::Lang::En).replace(' ', "-"));
                }
                None => parts.push(part.to_owned()),
            }
            start = end + 1;
        }
        Spanned::new(Expr::Path(parts), span)
    }

    fn figure(&mut self, raw: &str) -> Parsed {
        let slot = if literal::date(raw).is_ok()
            || (raw.contains('/') && raw.bytes().all(|b| b.is_ascii_digit() || b == b'/'))
        {
            Slot::Date
        } else if literal::is_procedure_code(raw) {
            Slot::Code
        } else if literal::is_instrument_number(raw) {
            Slot::Citation
        } else if raw.ends_with('%') {
            Slot::Percent
        } else {
            self.figure_with_unit()
        };
        let mut values = Vec::new();
        self.slots(&[slot], &mut values)?;
        let value = values.pop().ok_or(Broken)?;
        Ok(value.map(Expr::Value))
    }

    fn figure_with_unit(&self) -> Slot {
        let next = self.words(self.at + 1).next();
        match next {
            Some("đồng" | "VND") => Slot::Money,
            Some(word)
                if crate::tree::TimeUnit::ALL.iter().any(|unit| {
                    let (vi, en) = crate::read::spellings(unit.word());
                    vi.split(' ').next() == Some(word) || en.split(' ').next() == Some(word)
                }) =>
            {
                Slot::Duration
            }
            _ => Slot::Number,
        }
    }
}

/// The keyword that a field of a path is: a clause of any block, its words joined by hyphens.
fn field(part: &str) -> Option<Word> {
    Block::ALL.iter().flat_map(|block| block.clauses()).filter_map(|clause| clause.word).find(|word| {
        let (vi, en) = crate::read::spellings(*word);
        [vi, en].into_iter().any(|spelling| spelling.len() == part.len() && spelling.split(' ').eq(part.split('-')))
    })
}
