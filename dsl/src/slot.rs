//! Reading a clause's values, slot by slot, and saying what was expected where one cannot be read.

use crate::diagnostic::{Diagnostic, FixClass, both, report};
use crate::keywords::phrase;
use crate::literal::{self, BadDate};
use crate::near;
use crate::read::{Broken, Marked, Reader, is_name, shorten, spellings, text_value};
use crate::schema::Slot;
use crate::source::{Span, Spanned};
use crate::token::Kind;
use crate::tree::{Amount, Citation, Duration, TimeUnit, Tongue, Value};
use crate::words::Word;

type Values = Vec<Spanned<Value>>;

impl Reader<'_, '_> {
    pub fn slots(&mut self, slots: &[Slot], values: &mut Values) -> Result<(), Broken> {
        slots.iter().try_for_each(|slot| self.slot(slot, values))
    }

    fn slot(&mut self, slot: &Slot, values: &mut Values) -> Result<(), Broken> {
        match slot {
            Slot::Opt(inner) => {
                if self.begins_all(inner) {
                    self.slots(inner, values)?;
                }
                Ok(())
            }
            Slot::Seq(inner) => self.slots(inner, values),
            Slot::Any(choices) => match choices.iter().find(|choice| self.begins(choice)) {
                Some(choice) => self.slot(choice, values),
                None => Err(self.expected(slot)),
            },
            Slot::List(inner) => self.separated(inner, values, |reader, inner| {
                let comma = reader.at;
                let inner_block = reader.clause.and_then(|clause| clause.inner);
                let more = reader.eat(",")
                    && inner_block.is_none_or(|block| reader.find_inline(block).is_none())
                    && reader.begins(inner);
                if !more {
                    reader.at = comma;
                }
                more
            }),
            Slot::Either(inner) => self.separated(inner, values, |reader, _| reader.eat_word(Word::Or).is_some()),
            Slot::Bracket(inner) => self.bracket(inner, values),
            Slot::Comma => {
                if self.eat(",") {
                    Ok(())
                } else {
                    Err(self.expected(slot))
                }
            }
            Slot::Key(word) => match self.eat_word(*word) {
                Some(_) => Ok(()),
                None => Err(self.expected(slot)),
            },
            Slot::Lang => {
                self.tongue(values);
                Ok(())
            }
            Slot::Terms(words) => self.term(words, values, slot),
            Slot::Expr => {
                let expr = self.expression()?;
                let span = expr.span;
                values.push(Spanned::new(Value::Expr(Box::new(expr.value)), span));
                Ok(())
            }
            Slot::Duration => self.duration(values),
            Slot::Money => self.money(values),
            Slot::Citation => self.citation(values),
            Slot::Moment => self.moment(values),
            Slot::Text
            | Slot::Name
            | Slot::Code
            | Slot::OtherCode
            | Slot::Instrument
            | Slot::Date
            | Slot::Hour
            | Slot::Number
            | Slot::Percent => self.single(slot, values),
        }
    }

    fn separated(
        &mut self,
        inner: &Slot,
        values: &mut Values,
        more: impl Fn(&mut Self, &Slot) -> bool,
    ) -> Result<(), Broken> {
        loop {
            self.slot(inner, values)?;
            if !more(self, inner) {
                return Ok(());
            }
        }
    }

    fn bracket(&mut self, inner: &Slot, values: &mut Values) -> Result<(), Broken> {
        let open = self.peek();
        if !self.eat("[") {
            return Err(self.expected(&Slot::Bracket(&Slot::Name)));
        }
        let mut list = Vec::new();
        while !self.eat("]") {
            self.slot(inner, &mut list)?;
            if !self.eat(",") && !self.peek_mark("]") {
                return Err(self.expected(&Slot::Comma));
            }
        }
        let end = self.tokens[self.at - 1].end;
        let span = self.span(open.map_or(end, |o| o.start), end);
        values.push(Spanned::new(Value::List(list), span));
        Ok(())
    }

    fn tongue(&mut self, values: &mut Values) {
        let Some(token) = self.peek().filter(|t| t.kind == Kind::Word) else { return };
        let tongue = match self.slice(token) {
            "vi" => Tongue::Vi,
            "en" => Tongue::En,
            _ => return,
        };
        self.at += 1;
        values.push(Spanned::new(Value::Lang(tongue), self.span(token.start, token.end)));
    }

    fn term(&mut self, words: &[Word], values: &mut Values, slot: &Slot) -> Result<(), Broken> {
        let found = words
            .iter()
            .filter_map(|word| Some((*word, phrase(*word).length(self.words(self.at))?)))
            .max_by_key(|(_, length)| *length);
        let Some((word, _)) = found else { return Err(self.expected(slot)) };
        let span = self.eat_word(word).ok_or(Broken)?;
        values.push(Spanned::new(Value::Term(word), span));
        Ok(())
    }

    /// A value that is one token.
    fn single(&mut self, slot: &Slot, values: &mut Values) -> Result<(), Broken> {
        let Some(token) = self.peek() else { return Err(self.expected(slot)) };
        let raw = self.slice(token);
        let span = self.span(token.start, token.end);
        let value = match (slot, token.kind) {
            (Slot::Text, Kind::Curly) => {
                self.curly(token);
                Value::Text(raw.trim_matches(['“', '”']).to_owned())
            }
            (_, Kind::BadText | Kind::Curly | Kind::Stray) => {
                self.bad_token(token);
                return Err(Broken);
            }
            (Slot::Text, Kind::Text | Kind::LongText) => text_value(raw),
            (Slot::Name, Kind::Word) => self.name(raw, span)?,
            (Slot::Code, Kind::Figure) if literal::is_procedure_code(raw) => Value::Code(raw.to_owned()),
            (Slot::Code, Kind::Figure | Kind::Word) => return Err(self.bad_code(raw, span)),
            (Slot::OtherCode, Kind::Figure | Kind::Word) => Value::Code(raw.to_owned()),
            (Slot::Instrument, Kind::Figure) if literal::is_instrument_number(raw) => {
                Value::Citation(Citation { instrument: raw.to_owned(), provision: Vec::new(), as_worded: None })
            }
            (Slot::Instrument, Kind::Figure | Kind::Word) => return Err(self.bad_instrument(raw, span)),
            (Slot::Date, Kind::Figure) => Value::Date(self.date(raw, span)?),
            (Slot::Hour, Kind::Figure) => match literal::hour(raw) {
                Some(minutes) => Value::Hour(minutes),
                None => return Err(self.expected(slot)),
            },
            (Slot::Number, Kind::Figure) => match literal::whole(raw) {
                Some(number) => Value::Number(number),
                None => return Err(self.expected(slot)),
            },
            (Slot::Percent, Kind::Figure) => match literal::percent(raw) {
                Some(_) if raw.starts_with('-') => return Err(self.negative(span)),
                Some(thousandths) => Value::Percent(thousandths),
                None => return Err(self.expected(slot)),
            },
            _ => return Err(self.expected(slot)),
        };
        self.at += 1;
        if let Value::Date(_) = value {
            let marked = value.clone();
            self.mark(span, || Marked::Value(marked));
        }
        values.push(Spanned::new(value, span));
        Ok(())
    }

    fn name(&mut self, raw: &str, span: Span) -> Result<Value, Broken> {
        if is_name(raw) {
            return Ok(Value::Name(raw.to_owned()));
        }
        let mended = raw.to_lowercase().replace(['.', '/', '_'], "-");
        report(
            self.out,
            Diagnostic::error(
                "TT023",
                span,
                both(format!("`{raw}` không phải là một tên gọi"), format!("`{raw}` is not a name")),
            )
            .help(both(
                format!("tên gọi viết thường, nối bằng dấu gạch: `{mended}`"),
                format!("names are in lower case, joined by hyphens: `{mended}`"),
            ))
            .fix(span, mended, FixClass::Unsafe),
        );
        Err(Broken)
    }

    fn bad_code(&mut self, raw: &str, span: Span) -> Broken {
        let raw = shorten(raw);
        report(
            self.out,
            Diagnostic::error(
                "TT022",
                span,
                both(format!("`{raw}` không phải là mã thủ tục"), format!("`{raw}` is not a procedure code")),
            )
            .help(both(
                "mã có dạng `1.013925`, của địa phương `2.002253.000.00.00.H56`",
                "a code looks like `1.013925`, a province's own like `2.002253.000.00.00.H56`",
            )),
        );
        Broken
    }

    fn bad_instrument(&mut self, raw: &str, span: Span) -> Broken {
        let raw = shorten(raw);
        report(
            self.out,
            Diagnostic::error(
                "TT021",
                span,
                both(
                    format!("`{raw}` không phải là số hiệu văn bản"),
                    format!("`{raw}` is not an instrument's number"),
                ),
            )
            .help(both("số hiệu có dạng `133/2025/NĐ-CP`", "a number looks like `133/2025/NĐ-CP`")),
        );
        Broken
    }

    fn date(&mut self, raw: &str, span: Span) -> Result<jiff::civil::Date, Broken> {
        match literal::date(raw) {
            Ok(date) => Ok(date),
            Err(BadDate::NoSuchDay) => {
                report(
                    self.out,
                    Diagnostic::error(
                        "TT017",
                        span,
                        both(format!("không có ngày `{raw}`"), format!("there is no day `{raw}`")),
                    )
                    .help(both(
                        "ghi ngày có thật, dạng `01/07/2025` hoặc `2025-07-01`",
                        "write a day that exists, as `2025-07-01`",
                    )),
                );
                Err(Broken)
            }
            Err(BadDate::NotADate) => Err(self.expected(&Slot::Date)),
        }
    }

    fn moment(&mut self, values: &mut Values) -> Result<(), Broken> {
        let Some(token) = self.peek() else { return Err(self.expected(&Slot::Moment)) };
        let start = token.start;
        if let Some(moment) = literal::moment(self.slice(token)) {
            self.at += 1;
            values.push(Spanned::new(Value::Moment(moment), self.span(token.start, token.end)));
            return Ok(());
        }
        let mut day = Vec::new();
        self.single(&Slot::Date, &mut day)?;
        let mut hour = Vec::new();
        self.single(&Slot::Hour, &mut hour)?;
        let (Some(Value::Date(day)), Some(Value::Hour(minutes))) =
            (day.first().map(|v| &v.value), hour.first().map(|v| &v.value))
        else {
            return Err(Broken);
        };
        let moment = literal::at(*day, *minutes).ok_or(Broken)?;
        let end = self.tokens[self.at - 1].end;
        values.push(Spanned::new(Value::Moment(moment), self.span(start, end)));
        Ok(())
    }

    fn duration(&mut self, values: &mut Values) -> Result<(), Broken> {
        let start = self.start();
        let mut parts = Vec::new();
        loop {
            parts.push(self.amount()?);
            if !self.eat("+") {
                break;
            }
        }
        let end = self.tokens[self.at - 1].end;
        values.push(Spanned::new(Value::Duration(Duration { parts }), self.span(start, end)));
        Ok(())
    }

    fn amount(&mut self) -> Result<Amount, Broken> {
        if self.eat_word(Word::SameDay).is_some() {
            return Ok(Amount { count: 0, unit: TimeUnit::SameDay });
        }
        let Some(token) = self.peek() else { return Err(self.expected(&Slot::Duration)) };
        let span = self.span(token.start, token.end);
        let raw = self.slice(token);
        if matches!(token.kind, Kind::Text | Kind::LongText) {
            return Err(self.quoted_duration(raw, span));
        }
        let Some(count) = (token.kind == Kind::Figure).then(|| literal::whole(raw)).flatten() else {
            return Err(self.expected(&Slot::Duration));
        };
        self.at += 1;
        let unit = TimeUnit::ALL
            .into_iter()
            .filter(|unit| *unit != TimeUnit::SameDay)
            .filter_map(|unit| Some((unit, self.word_length(unit.word())?)))
            .max_by_key(|(_, length)| *length)
            .map(|(unit, _)| unit);
        let Some(unit) = unit else { return Err(self.no_unit(raw, span)) };
        self.eat_word(unit.word());
        match u32::try_from(count) {
            Ok(0) => Err(self.bad_amount("TT018", span, raw, ("bằng không", "zero"))),
            Ok(count) => Ok(Amount { count, unit }),
            Err(_) => Err(self.bad_amount("TT018", span, raw, ("không dùng được", "out of range"))),
        }
    }

    fn quoted_duration(&mut self, raw: &str, span: Span) -> Broken {
        let inner = literal::unquote(raw);
        report(
            self.out,
            Diagnostic::error(
                "TT020",
                span,
                both("khoảng thời gian này bị đặt trong dấu ngoặc kép", "this period is written as a text"),
            )
            .help(both(format!("bỏ dấu ngoặc kép: `{inner}`"), format!("remove the quotation marks: `{inner}`")))
            .fix(span, inner, FixClass::Unsafe),
        );
        Broken
    }

    fn no_unit(&mut self, raw: &str, span: Span) -> Broken {
        let written: Vec<&str> = self.words(self.at).take(3).collect();
        let written = written.join(" ");
        let names = TimeUnit::ALL.into_iter().flat_map(|unit| {
            let (vi, en) = spellings(unit.word());
            [vi, en]
        });
        let help = match near::nearest(&written, names) {
            Some(unit) if !written.is_empty() => {
                both(format!("có phải là `{raw} {unit}` không?"), format!("did you mean `{raw} {unit}`?"))
            }
            _ => both(
                format!("ghi đơn vị: `{raw} ngày làm việc`, `{raw} ngày`, `{raw} giờ`, `{raw} tháng`"),
                format!("give the unit: `{raw} working days`, `{raw} days`, `{raw} hours`, `{raw} months`"),
            ),
        };
        report(
            self.out,
            Diagnostic::error(
                "TT016",
                span,
                both(format!("`{raw}` thiếu đơn vị thời gian"), format!("`{raw}` has no unit of time")),
            )
            .help(help),
        );
        Broken
    }

    fn bad_amount(&mut self, code: &'static str, span: Span, raw: &str, what: (&str, &str)) -> Broken {
        report(
            self.out,
            Diagnostic::error(code, span, both(format!("`{raw}` là {}", what.0), format!("`{raw}` is {}", what.1)))
                .help(both(
                    "ghi một số dương; nếu văn bản không quy định thì ghi `không quy định`",
                    "write a positive number; where the law says nothing write `unspecified`",
                )),
        );
        Broken
    }

    /// Nobody is asked for less than nothing.
    fn negative(&mut self, span: Span) -> Broken {
        report(
            self.out,
            Diagnostic::error("TT019", span, both("mức thu không thể là số âm", "what is charged cannot be negative"))
                .help(both(
                    "ghi mức thu; nếu được giảm thì dùng `giảm`",
                    "write what is charged; for a reduction use `reduced`",
                )),
        );
        Broken
    }

    fn money(&mut self, values: &mut Values) -> Result<(), Broken> {
        let Some(token) = self.peek() else { return Err(self.expected(&Slot::Money)) };
        let raw = self.slice(token);
        let Some(amount) = (token.kind == Kind::Figure).then(|| literal::whole(raw)).flatten() else {
            return Err(self.expected(&Slot::Money));
        };
        self.at += 1;
        let span = self.span(token.start, token.end);
        let Some(unit) = self.word_length(Word::Dong) else {
            report(
                self.out,
                Diagnostic::error(
                    "TT016",
                    span,
                    both(format!("`{raw}` thiếu đơn vị tiền"), format!("`{raw}` has no currency")),
                )
                .help(both(format!("ghi `{raw} đồng`"), format!("write `{raw} VND`"))),
            );
            return Err(Broken);
        };
        let whole = self.span(token.start, self.tokens[self.at + unit - 1].end);
        self.at += unit;
        if amount < 0 {
            return Err(self.negative(whole));
        }
        self.mark(whole, || Marked::Value(Value::Money(amount)));
        values.push(Spanned::new(Value::Money(amount), whole));
        Ok(())
    }

    fn citation(&mut self, values: &mut Values) -> Result<(), Broken> {
        let mut instrument = Vec::new();
        self.single(&Slot::Instrument, &mut instrument)?;
        let Some(Spanned { value: Value::Citation(mut citation), span }) = instrument.pop() else { return Err(Broken) };
        loop {
            let part = [Word::Article, Word::Clause, Word::Point, Word::Annex]
                .into_iter()
                .find(|word| self.word_length(*word).is_some());
            let Some(part) = part else { break };
            self.eat_word(part);
            let Some(token) = self.peek().filter(|t| matches!(t.kind, Kind::Word | Kind::Figure)) else {
                return Err(self.expected(&Slot::Citation));
            };
            self.at += 1;
            citation.provision.push((part, self.slice(token).to_owned()));
        }
        if self.eat_word(Word::AsWorded).is_some() {
            let mut day = Vec::new();
            self.single(&Slot::Date, &mut day)?;
            if let Some(Value::Date(day)) = day.first().map(|v| &v.value) {
                citation.as_worded = Some(*day);
            }
        }
        let span = span.to(self.span(span.start, self.tokens[self.at - 1].end));
        values.push(Spanned::new(Value::Citation(citation), span));
        Ok(())
    }
}
