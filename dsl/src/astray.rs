//! Clauses and marks that are not where they can be: what is said of them.

use crate::diagnostic::{Diagnostic, FixClass, Words, both, report};
use crate::keywords;
use crate::near;
use crate::read::{Reader, shorten, spellings};
use crate::schema::{Block, Clause};
use crate::token::{Kind, RawBlock, Token};
use crate::words::Word;

impl<'t> Reader<'t, '_> {
    pub fn stray(&mut self, start: u32, end: u32) {
        let shown = &self.text[start as usize..end as usize];
        if shown.chars().all(|c| c.is_control() || crate::hidden::is_forbidden(c)) {
            return;
        }
        let span = self.span(start, end);
        report(
            self.out,
            Diagnostic::error(
                "TT001",
                span,
                both(format!("dấu `{shown}` không có chỗ ở đây"), format!("`{shown}` has no place here")),
            )
            .help(both("xóa dấu này, hoặc đặt nó trong dấu ngoặc kép", "remove it, or put it inside quotation marks")),
        );
    }

    /// No clause begins like this here: says what was meant, or where it belongs. Gives what was meant, with the number
    /// of words that were written for it.
    pub fn unknown(&mut self, block: Block) -> Option<(&'static Clause, usize)> {
        let first = self.tokens[0];
        let head: Vec<&str> = self.words(0).take(6).collect();
        if head.is_empty() {
            let span = self.span(first.start, first.end);
            let shown = shorten(self.slice(first));
            report(
                self.out,
                Diagnostic::error(
                    "TT001",
                    span,
                    both(
                        format!("`{shown}` không thể đứng đầu một dòng"),
                        format!("a line cannot begin with `{shown}`"),
                    ),
                )
                .help(expected_here(block)),
            );
            return None;
        }
        if let Some(diagnostic) = self.wrong_block(block) {
            report(self.out, diagnostic);
            return None;
        }
        // The longest run of words that is near a keyword's spelling is what was meant.
        let meant = (1..=head.len()).rev().find_map(|length| {
            let written = head[..length].join(" ");
            let spellings = block.clauses().iter().filter_map(|clause| clause.word).flat_map(|word| {
                let (vi, en) = spellings(word);
                [vi, en].into_iter().filter(move |s| s.split(' ').count().abs_diff(length) <= 1)
            });
            near::nearest(&written, spellings).map(|spelling| (length, spelling))
        });
        let length = meant.map_or(1, |(length, _)| length);
        let written = shorten(&head[..length].join(" "));
        let span = self.span(first.start, self.tokens[length - 1].end);
        let mut diagnostic = Diagnostic::error(
            "TT010",
            span,
            both(format!("không có mục nào tên là `{written}` ở đây"), format!("no clause is called `{written}` here")),
        );
        match meant {
            Some((_, spelling)) => {
                diagnostic = diagnostic
                    .help(both(format!("có phải là `{spelling}` không?"), format!("did you mean `{spelling}`?")))
                    .fix(span, spelling, FixClass::Unsafe);
            }
            None => diagnostic = diagnostic.help(expected_here(block)),
        }
        report(self.out, diagnostic);
        let meant = meant?.1;
        let is_meant = |c: &&Clause| c.word.is_some_and(|w| spellings(w).0 == meant || spellings(w).1 == meant);
        Some((block.clauses().iter().find(is_meant)?, length))
    }

    fn wrong_block(&self, block: Block) -> Option<Diagnostic> {
        let homes: Vec<Block> = Block::ALL
            .iter()
            .copied()
            .filter(|other| *other != block && *other != Block::Snippet)
            .filter(|other| keywords::find(keywords::heads(*other), self.words(0), |_| true).is_some())
            .collect();
        let (clause, length) = keywords::find(keywords::heads(*homes.first()?), self.words(0), |_| true)?;
        let word = clause.word?;
        let span = self.span(self.tokens[0].start, self.tokens[length - 1].end);
        let (vi, en) = spellings(word);
        let owners: Vec<Word> = homes.iter().filter_map(|home| opener(*home)).take(3).collect();
        let list = |lang| owners.iter().map(|o| format!("`{}`", o.spelling(lang))).collect::<Vec<_>>().join(", ");
        let (in_vi, in_en) = (list(crate::Lang::Vi), list(crate::Lang::En));
        let mut diagnostic = Diagnostic::error(
            "TT011",
            span,
            both(format!("`{vi}` không đứng được trong khối này"), format!("`{en}` does not belong in this block")),
        );
        diagnostic = if owners.is_empty() {
            diagnostic.help(both("đặt nó ở ngoài cùng của tệp", "put it at the outermost level of the file"))
        } else {
            diagnostic.help(both(format!("nó thuộc khối {in_vi}"), format!("it belongs in {in_en}")))
        };
        Some(diagnostic)
    }

    /// What stands in a line after all that was understood.
    pub fn left_over(&mut self, clause: &'static Clause) {
        let token = self.tokens[self.at];
        let shown = shorten(self.slice(token));
        let span = self.span(token.start, token.end);
        if matches!(token.kind, Kind::Stray | Kind::BadText | Kind::Curly) {
            self.bad_token(token);
            return;
        }
        let written: Vec<&str> = self.words(self.at).take(4).collect();
        let inline = clause.inner.map_or(&[][..], Block::clauses);
        let meant = (1..=written.len()).rev().find_map(|length| {
            let spellings = inline.iter().filter(|c| c.inline).filter_map(|c| c.word).flat_map(|word| {
                let (vi, en) = spellings(word);
                [vi, en]
            });
            near::nearest(&written[..length].join(" "), spellings)
        });
        let mut diagnostic = Diagnostic::error(
            "TT014",
            span,
            both(
                format!("không hiểu phần `{shown}` của dòng này"),
                format!("`{shown}` is not understood in this line"),
            ),
        );
        diagnostic = match meant {
            Some(meant) => {
                diagnostic.help(both(format!("có phải là `{meant}` không?"), format!("did you mean `{meant}`?")))
            }
            None => diagnostic.help(self.example(clause)),
        };
        report(self.out, diagnostic);
    }

    pub fn no_block(&mut self, clause: &'static Clause, raw: &RawBlock<'t>) {
        let (vi, en) = clause.word.map_or(("mục này", "this entry"), spellings);
        report(
            self.out,
            Diagnostic::error(
                "TT013",
                self.span(raw.start, raw.start + 1),
                both(format!("`{vi}` không có khối `{{ }}`"), format!("`{en}` has no block")),
            )
            .help(self.example(clause)),
        );
    }

    /// Letters of other scripts that look like Latin ones.
    pub fn look_alike(&mut self) -> bool {
        let mut found = false;
        for at in 0..self.tokens.len() {
            let token = self.tokens[at];
            if token.kind != Kind::Word {
                continue;
            }
            let text = &self.text[token.start as usize..token.end as usize];
            if let Some(character) = text.chars().find(|c| !is_latin(*c)) {
                found = true;
                let span = self.span(token.start, token.end);
                report(
                    self.out,
                    Diagnostic::error(
                        "TT009",
                        span,
                        both(
                            format!("`{text}` có chữ `{character}` (U+{:04X}) không phải chữ Latinh", character as u32),
                            format!(
                                "`{text}` holds `{character}` (U+{:04X}), which is not a Latin letter",
                                character as u32
                            ),
                        ),
                    )
                    .help(both(
                        "gõ lại từ này bằng bàn phím tiếng Việt",
                        "type the word again on a Vietnamese keyboard",
                    )),
                );
            }
        }
        found
    }

    /// The message of a token that no slot can take, whatever was expected.
    pub fn bad_token(&mut self, token: Token) {
        match token.kind {
            Kind::BadText => {
                let span = self.span(token.start, token.end);
                report(
                    self.out,
                    Diagnostic::error(
                        "TT004",
                        span,
                        both("chuỗi này thiếu dấu `\"` ở cuối", "this text has no closing `\"`"),
                    )
                    .help(both("thêm dấu `\"` vào cuối chuỗi", "add a `\"` at its end"))
                    .fix(span.after(), "\"", FixClass::Unsafe),
                );
            }
            Kind::Curly => self.curly(token),
            _ => self.stray(token.start, token.end),
        }
    }

    /// Quotation marks as a word processor writes them.
    pub fn curly(&mut self, token: Token) {
        let span = self.span(token.start, token.end);
        let inside = self.slice(token).trim_matches(['“', '”']);
        let mut diagnostic = Diagnostic::error(
            "TT001",
            span,
            both("dấu ngoặc kép ở đây là dấu cong “ ”", "these quotation marks are curly: “ ”"),
        )
        .help(both("dùng dấu thẳng: `\"…\"`", "use straight ones: `\"…\"`"));
        if !inside.contains(['"', '\\']) {
            diagnostic = diagnostic.fix(span, format!("\"{inside}\""), FixClass::Safe);
        }
        report(self.out, diagnostic);
    }

    /// The help that shows a clause's form.
    pub fn example(&self, clause: &Clause) -> Words {
        let example = clause.example;
        // While a text is being converted its messages are not shown, and this one would convert its example in turn.
        let english = if self.marks.is_some() { example } else { crate::format::english(example) };
        both(format!("viết, ví dụ: `{example}`"), format!("write, for example: `{english}`"))
    }
}

/// The clause that opens a block.
fn opener(block: Block) -> Option<Word> {
    Block::ALL
        .iter()
        .flat_map(|outer| outer.clauses())
        .find(|clause| clause.inner == Some(block) && clause.word.is_some())
        .and_then(|clause| clause.word)
}

fn expected_here(block: Block) -> Words {
    let list = |lang| {
        let words: Vec<String> = block
            .clauses()
            .iter()
            .take(8)
            .filter_map(|clause| clause.word)
            .map(|word| format!("`{}`", word.spelling(lang)))
            .collect();
        words.join(", ")
    };
    let (vi, en) = (list(crate::Lang::Vi), list(crate::Lang::En));
    if vi.is_empty() {
        let example = block.entry().map_or("", |entry| entry.example);
        return both(format!("viết, ví dụ: `{example}`"), format!("write, for example: `{example}`"));
    }
    both(format!("ở đây có thể ghi {vi} …"), format!("what can stand here: {en} …"))
}

fn is_latin(c: char) -> bool {
    c.is_ascii() || matches!(c, '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' | '\u{300}'..='\u{36F}')
}
