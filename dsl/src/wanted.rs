//! What should stand where something else does, in words.

use crate::diagnostic::{Diagnostic, Words, both, report};
use crate::near;
use crate::read::{Broken, Reader, shorten, spellings};
use crate::schema::Slot;
use crate::token::Kind;
use crate::words::Word;

impl Reader<'_, '_> {
    /// Says what should stand here.
    pub fn expected(&mut self, slot: &Slot) -> Broken {
        if let Some(token) = self.peek().filter(|t| matches!(t.kind, Kind::BadText | Kind::Curly | Kind::Stray)) {
            self.bad_token(token);
            return Broken;
        }
        let wanted = wanted(slot);
        let found = self.peek().map(|token| shorten(self.slice(token)));
        let span = self.here();
        let message = match &found {
            Some(found) => both(
                format!("ở đây cần {}, không phải `{found}`", wanted.vi),
                format!("here {} is needed, not `{found}`", wanted.en),
            ),
            None => both(format!("còn thiếu {}", wanted.vi), format!("{} is missing", wanted.en)),
        };
        let near = match slot {
            Slot::Terms(words) => self.near_term(words),
            Slot::Any(slots) => slots.iter().find_map(|slot| match slot {
                Slot::Terms(words) => self.near_term(words),
                _ => None,
            }),
            _ => None,
        };
        let help = match near {
            Some(term) => Some(both(format!("có phải là `{term}` không?"), format!("did you mean `{term}`?"))),
            None => self.clause.map(|clause| self.example(clause)),
        };
        let mut diagnostic = Diagnostic::error("TT013", span, message);
        diagnostic.help = help;
        report(self.out, diagnostic);
        Broken
    }

    fn near_term(&self, words: &[Word]) -> Option<&'static str> {
        let written: Vec<&str> = self.words(self.at).take(4).collect();
        (1..=written.len()).rev().find_map(|length| {
            let names = words.iter().flat_map(|word| {
                let (vi, en) = spellings(*word);
                [vi, en]
            });
            near::nearest(&written[..length].join(" "), names)
        })
    }
}

/// What a slot takes, in words.
fn wanted(slot: &Slot) -> Words {
    match slot {
        Slot::Text => both("một chuỗi trong dấu `\"`", "a text in quotation marks"),
        Slot::Lang => both("`vi` hoặc `en`", "`vi` or `en`"),
        Slot::Name => both("một tên gọi", "a name"),
        Slot::Code => both("một mã thủ tục", "a procedure code"),
        Slot::OtherCode => both("một mã", "a code"),
        Slot::Instrument => both("số hiệu văn bản", "an instrument's number"),
        Slot::Citation => {
            both("căn cứ pháp lý, như `133/2025/NĐ-CP điều 9`", "a citation such as `133/2025/NĐ-CP article 9`")
        }
        Slot::Date => both("một ngày, như `01/07/2025`", "a date such as `2025-07-01`"),
        Slot::Moment => both("ngày và giờ, như `12/08/2025 16:00`", "a day and hour such as `2025-08-12T16:00`"),
        Slot::Hour => both("giờ, như `15:00`", "an hour such as `15:00`"),
        Slot::Number => both("một số", "a number"),
        Slot::Percent => both("tỷ lệ phần trăm, như `50%`", "a percentage such as `50%`"),
        Slot::Duration => both(
            "khoảng thời gian có đơn vị, như `14 ngày làm việc`",
            "a period with its unit such as `14 working days`",
        ),
        Slot::Money => both("số tiền, như `200.000 đồng`", "an amount such as `200000 VND`"),
        Slot::Expr => both("một điều kiện", "a condition"),
        Slot::Comma => both("dấu phẩy", "a comma"),
        Slot::Bracket(_) => both("danh sách trong `[ ]`", "a list in `[ ]`"),
        Slot::Key(word) => {
            let (vi, en) = spellings(*word);
            both(format!("`{vi}`"), format!("`{en}`"))
        }
        Slot::Terms(words) => {
            let list = |lang| words.iter().map(|w| format!("`{}`", w.spelling(lang))).collect::<Vec<_>>().join(", ");
            both(format!("một trong {}", list(crate::Lang::Vi)), format!("one of {}", list(crate::Lang::En)))
        }
        Slot::Any(slots) => {
            let parts: Vec<Words> = slots.iter().map(wanted).collect();
            let join = |pick: fn(&Words) -> &str, or| parts.iter().map(pick).collect::<Vec<_>>().join(or);
            both(join(|w| &w.vi, " hoặc "), join(|w| &w.en, " or "))
        }
        Slot::List(slot) | Slot::Either(slot) => wanted(slot),
        Slot::Opt(slots) | Slot::Seq(slots) => slots.first().map_or_else(|| both("", ""), wanted),
    }
}
