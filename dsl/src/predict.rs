//! Which slot the tokens from here can begin: one token of foresight, two for a moment.

use crate::keywords::phrase;
use crate::literal;
use crate::read::Reader;
use crate::schema::Slot;
use crate::token::{Kind, Token};
use crate::tree::TimeUnit;
use crate::words::Word;

/// Could a text stand first?
pub(crate) fn may_begin_with_text(slot: &Slot) -> bool {
    match slot {
        Slot::Text | Slot::Lang => true,
        Slot::Any(slots) => slots.iter().any(may_begin_with_text),
        Slot::Opt(slots) | Slot::Seq(slots) => slots.first().is_some_and(may_begin_with_text),
        Slot::List(slot) | Slot::Either(slot) => may_begin_with_text(slot),
        _ => false,
    }
}

impl Reader<'_, '_> {
    pub fn begins_all(&self, slots: &[Slot]) -> bool {
        slots.first().is_some_and(|slot| self.begins(slot))
    }

    /// Can the tokens from here begin this slot?
    pub fn begins(&self, slot: &Slot) -> bool {
        let Some(token) = self.peek() else { return false };
        let raw = self.slice(token);
        match slot {
            Slot::Text => matches!(token.kind, Kind::Text | Kind::LongText | Kind::BadText | Kind::Curly),
            Slot::Lang => true,
            Slot::Name => token.kind == Kind::Word,
            Slot::Code => token.kind == Kind::Figure && literal::is_procedure_code(raw),
            Slot::OtherCode => matches!(token.kind, Kind::Word | Kind::Figure),
            Slot::Instrument | Slot::Citation => token.kind == Kind::Figure && literal::is_instrument_number(raw),
            Slot::Date => token.kind == Kind::Figure && looks_like_date(raw),
            Slot::Moment => {
                token.kind == Kind::Figure
                    && (literal::moment(raw).is_some()
                        || (looks_like_date(raw)
                            && self.tokens.get(self.at + 1).is_some_and(|t| self.slice(*t).contains(':'))))
            }
            Slot::Hour => token.kind == Kind::Figure && raw.contains(':'),
            Slot::Percent => token.kind == Kind::Figure && raw.ends_with('%'),
            Slot::Number => token.kind == Kind::Figure && literal::whole(raw).is_some(),
            // A quoted period is read as one, so that it can be called what it is.
            Slot::Duration => {
                self.word_length(Word::SameDay).is_some()
                    || (token.kind == Kind::Figure && literal::whole(raw).is_some())
                    || (token.kind == Kind::Text && raw.trim_matches('"').starts_with(|c: char| c.is_ascii_digit()))
            }
            Slot::Money => token.kind == Kind::Figure && literal::whole(raw).is_some() && !self.unit_of_time_follows(),
            Slot::Expr => true,
            Slot::Terms(words) => words.iter().any(|word| self.word_length(*word).is_some()),
            Slot::Key(word) => self.word_length(*word).is_some(),
            Slot::Comma => self.peek_mark(","),
            Slot::Bracket(_) => self.peek_mark("["),
            Slot::Any(slots) => slots.iter().any(|slot| self.begins(slot)),
            Slot::List(slot) | Slot::Either(slot) => self.begins(slot),
            Slot::Opt(slots) | Slot::Seq(slots) => self.begins_all(slots),
        }
    }

    fn unit_of_time_follows(&self) -> bool {
        self.tokens.get(self.at + 1).is_some_and(|next: &Token| {
            next.kind == Kind::Word
                && TimeUnit::ALL.into_iter().any(|unit| phrase(unit.word()).length(self.words(self.at + 1)).is_some())
        })
    }
}

fn looks_like_date(raw: &str) -> bool {
    raw.bytes().all(|b| b.is_ascii_digit() || b == b'-' || b == b'/') && raw.bytes().any(|b| b == b'-' || b == b'/')
}
