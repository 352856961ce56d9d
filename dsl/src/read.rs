//! Clauses of tokens to nodes, by the tables of `schema`.

use crate::diagnostic::{Diagnostic, both, report};
use crate::keywords::{self, phrase};
use crate::literal;
use crate::scan::Inserted;
use crate::schema::{Block, Clause};
use crate::source::{FileId, Span, Spanned};
use crate::token::{Kind, Piece, RawBlock, RawClause, Token};
use crate::tree::{Node, Value};
use crate::words::Word;

/// A place whose spelling depends on the keyword language.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    pub start: u32,
    pub end: u32,
    pub what: Marked,
}

#[derive(Clone, Debug)]
pub(crate) enum Marked {
    Word(Word),
    /// A field in a rule's path.
    Field(Word),
    Value(Value),
}

/// Reads one file's blocks. Each clause's tokens are read with a cursor that a mistake cannot move past the clause.
pub(crate) struct Reader<'t, 'o> {
    pub text: &'t str,
    pub file: FileId,
    pub out: &'o mut Vec<Diagnostic>,
    pub marks: Option<&'o mut Vec<Mark>>,
    /// The tokens of the clause being read.
    pub tokens: Vec<Token>,
    pub at: usize,
    /// The clause being read, for the help of its messages.
    pub clause: Option<&'static Clause>,
    spare: Vec<Vec<Token>>,
    /// What the mended copy that is read has more than the file.
    inserted: &'o Inserted,
}

/// A slot that could not be read has said so.
pub(crate) struct Broken;

impl<'t, 'o> Reader<'t, 'o> {
    pub fn new(
        text: &'t str,
        file: FileId,
        inserted: &'o Inserted,
        out: &'o mut Vec<Diagnostic>,
        marks: Option<&'o mut Vec<Mark>>,
    ) -> Self {
        Reader { text, file, out, marks, tokens: Vec::new(), at: 0, clause: None, spare: Vec::new(), inserted }
    }

    pub fn block(&mut self, raw: RawBlock<'t>, block: Block) -> Vec<Node> {
        self.inside(raw, block, Vec::new())
    }

    /// As `block`, where clauses of it stand in the head's line already.
    fn inside(&mut self, raw: RawBlock<'t>, block: Block, mut seen: Vec<(Word, Span)>) -> Vec<Node> {
        let mut nodes: Vec<Node> = Vec::new();
        let mut doc: Option<(String, u32)> = None;
        for piece in raw.pieces() {
            match piece {
                Piece::Comment(start, end) => self.documentation(start, end, &mut doc),
                Piece::Stray(start, end) => {
                    self.stray(start, end);
                    doc = None;
                }
                Piece::Clause(clause) => {
                    if let Some(mut node) = self.clause(clause, block) {
                        node.doc = doc.take().map(|(text, _)| text);
                        self.once(&mut seen, &node, block);
                        nodes.push(node);
                    }
                    doc = None;
                }
            }
        }
        nodes
    }

    /// `## …` lines before an item are its documentation; several in a row are one.
    fn documentation(&self, start: u32, end: u32, doc: &mut Option<(String, u32)>) {
        let comment = &self.text[start as usize..end as usize];
        match (comment.strip_prefix("##"), doc.as_mut()) {
            (Some(line), None) => *doc = Some((line.trim().to_owned(), end)),
            (Some(line), Some((text, last))) => {
                text.push('\n');
                text.push_str(line.trim());
                *last = end;
            }
            (None, _) => *doc = None,
        }
    }

    /// A clause that says one thing is given once.
    fn once(&mut self, seen: &mut Vec<(Word, Span)>, node: &Node, block: Block) {
        let Some(word) = node.word else { return };
        if node.broken || block.clause(word).is_none_or(|clause| clause.many) {
            return;
        }
        let Some((_, first)) = seen.iter().find(|(other, _)| *other == word) else {
            seen.push((word, node.head));
            return;
        };
        let (vi, en) = spellings(word);
        report(
            self.out,
            Diagnostic::error(
                "TT012",
                node.head,
                both(format!("`{vi}` được ghi hai lần"), format!("`{en}` is given twice")),
            )
            .note(*first, both("lần thứ nhất ở đây", "the first time is here"))
            .help(both("giữ lại một dòng", "keep one of the two")),
        );
    }

    fn clause(&mut self, raw: RawClause<'t>, block: Block) -> Option<Node> {
        let mut tokens = self.spare.pop().unwrap_or_default();
        let inner = raw.split(&mut tokens);
        let outer = (std::mem::replace(&mut self.tokens, tokens), std::mem::take(&mut self.at), self.clause.take());
        let node = self.head(block, inner);
        (self.spare).push(std::mem::replace(&mut self.tokens, outer.0));
        (self.at, self.clause) = (outer.1, outer.2);
        node
    }

    /// The clause whose tokens are loaded: its keyword or name, values, inline clauses, then its block.
    fn head(&mut self, block: Block, inner: Option<RawBlock<'t>>) -> Option<Node> {
        let Some(first) = self.tokens.first().copied() else {
            // A block without a head.
            let raw = inner?;
            report(
                self.out,
                Diagnostic::error(
                    "TT001",
                    self.span(raw.start, raw.start + 1),
                    both("khối này không có tên mục đứng trước", "this block has no clause before it"),
                )
                .help(both("ghi tên mục trước dấu `{`", "write the clause's name before the `{`")),
            );
            return None;
        };
        let end = inner.as_ref().map_or(self.tokens[self.tokens.len() - 1].end, |raw| raw.end);
        let span = self.span(first.start, end);
        let looked_alike = self.look_alike();
        let Some((clause, length)) = self.find_clause(block) else {
            let meant = if looked_alike { None } else { self.unknown(block) };
            // A misspelt clause is still there: nobody is told that it is missing as well, and its block is read.
            let (meant, length) = meant?;
            let head = self.span(first.start, first.end);
            let mut node = self.meant(meant, length).unwrap_or(Node { broken: true, ..Node::default() });
            (node.word, node.head, node.span) = (meant.word, head, span);
            let children = match (inner, meant.inner) {
                (Some(raw), Some(inner_block)) => self.block(raw, inner_block),
                _ => Vec::new(),
            };
            node.children.extend(children);
            return Some(node);
        };
        self.clause = Some(clause);
        let head = self.span(first.start, self.tokens[length - 1].end);
        let mut node = Node { word: clause.word, head, span, broken: looked_alike, ..Node::default() };
        match clause.word {
            Some(word) => self.mark_word(word, head),
            None => node.name = Some(Spanned::new(self.slice(first).to_owned(), head)),
        }
        self.at = length;
        self.fill(clause, &mut node);
        if !node.broken && self.at < self.tokens.len() {
            self.left_over(clause);
            node.broken = true;
        }
        if let Some(raw) = inner {
            match clause.inner {
                Some(inner_block) => {
                    let seen = node.children.iter().filter_map(|child| Some((child.word?, child.head))).collect();
                    let children = self.inside(raw, inner_block, seen);
                    node.children.extend(children);
                }
                None => self.no_block(clause, &raw),
            }
        }
        Some(node)
    }

    /// The rest of a line whose keyword is misspelt, if it is right for what was meant. If not, that may not be what was
    /// meant after all, and nothing more is said of it.
    fn meant(&mut self, clause: &'static Clause, length: usize) -> Option<Node> {
        let told = self.out.len();
        (self.clause, self.at) = (Some(clause), length);
        let mut node = Node::default();
        self.fill(clause, &mut node);
        let right = self.out.len() == told && !node.broken && self.at == self.tokens.len();
        self.out.truncate(told);
        right.then_some(node)
    }

    /// A clause's values and the clauses that stand in its line.
    fn fill(&mut self, clause: &'static Clause, node: &mut Node) {
        // Most clauses have as many values as slots.
        node.values.reserve_exact(clause.slots.len());
        if self.side(clause, &mut node.values).is_err() {
            node.broken = true;
            return;
        }
        if clause.changes && self.eat("->") {
            let mut becomes = Vec::new();
            node.broken |= self.side(clause, &mut becomes).is_err();
            node.becomes = Some(becomes);
        }
        if let Some(inner) = clause.inner {
            self.inline(inner, node);
        }
    }

    /// A clause's values. On either side of `->` stands, in their place, that nothing is written; on the left, that what
    /// is written could not be read.
    fn side(&mut self, clause: &Clause, values: &mut Vec<Spanned<Value>>) -> Result<(), Broken> {
        if clause.changes {
            let arrow = |length: usize| self.tokens.get(self.at + length).is_some_and(|next| self.slice(*next) == "->");
            let unread = self.word_length(Word::NotFormalised).is_some_and(arrow);
            for word in [Some(Word::NotGiven), unread.then_some(Word::NotFormalised)].into_iter().flatten() {
                if let Some(span) = self.eat_word(word) {
                    values.push(Spanned::new(Value::Term(word), span));
                    return Ok(());
                }
            }
        }
        self.slots(clause.slots, values)
    }

    /// The clauses of `inner` that stand in the line of the clause they belong to.
    fn inline(&mut self, inner: Block, node: &mut Node) {
        let mut seen: Vec<(Word, Span)> = Vec::new();
        loop {
            let comma = self.at;
            self.eat(",");
            let Some((clause, length)) = self.find_inline(inner) else {
                self.at = comma;
                return;
            };
            let start = self.tokens[self.at].start;
            let head = self.span(start, self.tokens[self.at + length - 1].end);
            let word = clause.word.expect("only keywords stand in a line");
            self.mark_word(word, head);
            self.at += length;
            let mut child = Node { word: Some(word), head, ..Node::default() };
            let outer = self.clause.replace(clause);
            self.fill(clause, &mut child);
            self.clause = outer;
            child.span = self.span(start, self.tokens[self.at - 1].end);
            let broken = child.broken;
            self.once(&mut seen, &child, inner);
            node.children.push(child);
            if broken {
                node.broken |= self.at < self.tokens.len();
                self.at = self.tokens.len();
                return;
            }
        }
    }

    fn find_clause(&self, block: Block) -> Option<(&'static Clause, usize)> {
        let first = self.tokens[0];
        if first.kind != Kind::Word {
            return None;
        }
        let is_text = |kind| matches!(kind, Kind::Text | Kind::LongText | Kind::BadText | Kind::Curly);
        let text_follows = self.tokens.get(1).is_none_or(|next| is_text(next.kind));
        let entry = block.entry();
        let found = keywords::find(keywords::heads(block), self.words(0), |_| true);
        match (found, entry) {
            // An entry may be named like a keyword that cannot be followed by a text.
            (Some((clause, 1)), Some(entry))
                if text_follows && !self.starts_with_text(clause) && self.tokens.len() > 1 =>
            {
                Some((entry, 1))
            }
            (Some(found), _) => Some(found),
            (None, Some(entry)) if is_name(self.slice(first)) && !self.words_follow() => Some((entry, 1)),
            (None, _) => None,
        }
    }

    /// Two words in a row where an entry's name is followed by its text: a keyword was meant.
    fn words_follow(&self) -> bool {
        let first_inline = |at: usize| self.tokens.get(at).is_some_and(|t| t.kind == Kind::Word);
        first_inline(1)
            && self.tokens.get(2).is_some_and(|t| matches!(t.kind, Kind::Text | Kind::Figure))
            && !self.tokens.get(1).is_some_and(|t| self.any_inline(*t))
    }

    fn any_inline(&self, token: Token) -> bool {
        let text = self.slice(token);
        Block::ALL.iter().any(|block| keywords::beginning(keywords::heads(*block), text).iter().any(|c| c.inline))
    }

    fn starts_with_text(&self, clause: &Clause) -> bool {
        clause.slots.first().is_some_and(crate::predict::may_begin_with_text)
    }

    pub fn find_inline(&self, inner: Block) -> Option<(&'static Clause, usize)> {
        self.peek().filter(|token| token.kind == Kind::Word)?;
        keywords::find(keywords::heads(inner), self.words(self.at), |clause| clause.inline)
    }

    /// The texts of the word tokens from `at` on.
    pub fn words(&self, at: usize) -> impl Iterator<Item = &str> + Clone {
        self.tokens[at..].iter().take_while(|token| token.kind == Kind::Word).map(|token| self.slice(*token))
    }

    // The cursor.

    pub fn peek(&self) -> Option<Token> {
        self.tokens.get(self.at).copied()
    }

    pub fn slice(&self, token: Token) -> &'t str {
        &self.text[token.start as usize..token.end as usize]
    }

    pub fn peek_mark(&self, mark: &str) -> bool {
        self.peek().is_some_and(|t| matches!(t.kind, Kind::Mark | Kind::Open | Kind::Close) && self.slice(t) == mark)
    }

    pub fn eat(&mut self, mark: &str) -> bool {
        let found = self.peek_mark(mark);
        self.at += usize::from(found);
        found
    }

    /// Takes a keyword if it stands here.
    pub fn eat_word(&mut self, word: Word) -> Option<Span> {
        let length = self.word_length(word)?;
        let span = self.span(self.tokens[self.at].start, self.tokens[self.at + length - 1].end);
        self.at += length;
        self.mark_word(word, span);
        Some(span)
    }

    pub fn word_length(&self, word: Word) -> Option<usize> {
        self.peek().filter(|token| token.kind == Kind::Word)?;
        phrase(word).length(self.words(self.at))
    }

    pub fn span(&self, start: u32, end: u32) -> Span {
        Span { file: self.file, start: self.inserted.original(start), end: self.inserted.original(end) }
    }

    /// Right behind the last token that was read.
    pub fn here(&self) -> Span {
        match self.peek() {
            Some(token) => self.span(token.start, token.end),
            None => self.tokens.last().map_or(Span::default(), |last| self.span(last.end, last.end)),
        }
    }

    /// Where the next token begins in the text that is read: `span` makes a place of it.
    pub fn start(&self) -> u32 {
        self.peek().map_or(0, |token| token.start)
    }

    fn mark_word(&mut self, word: Word, span: Span) {
        if let Some(marks) = self.marks.as_mut() {
            marks.push(Mark { start: span.start, end: span.end, what: Marked::Word(word) });
        }
    }

    pub fn mark(&mut self, span: Span, what: impl FnOnce() -> Marked) {
        if let Some(marks) = self.marks.as_mut() {
            marks.push(Mark { start: span.start, end: span.end, what: what() });
        }
    }
}

/// Both spellings of a keyword.
pub(crate) fn spellings(word: Word) -> (&'static str, &'static str) {
    (word.spelling(crate::Lang::Vi), word.spelling(crate::Lang::En))
}

/// Is this an identifier: lower-case words joined by hyphens?
pub(crate) fn is_name(word: &str) -> bool {
    let fits = |c: char| match c {
        'a'..='z' | '0'..='9' | '-' => true,
        _ if c.is_ascii() => false,
        // The letters of Vietnamese: in the second block small ones have odd numbers.
        'à'..='ö' | 'ø'..='ý' | 'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' => true,
        '\u{1EA0}'..='\u{1EFF}' => !(c as u32).is_multiple_of(2),
        _ => c.is_alphanumeric() && !c.is_uppercase(),
    };
    word.chars().all(fits) && word.starts_with(|c: char| c.is_alphabetic())
}

/// At most forty characters of a text, for a message.
pub(crate) fn shorten(text: &str) -> String {
    let mut shown: String = text.chars().take(40).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

pub(crate) fn text_value(raw: &str) -> Value {
    Value::Text(literal::unquote(raw))
}
