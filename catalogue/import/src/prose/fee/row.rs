//! The forms in which the portal prints a fee: labelled lines, or an amount with words in brackets.

use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;
use tthc_compiler::model::FeeKind;

use super::super::Reading;
use super::super::absence::{Absence, absence};
use super::super::citation::Citation;
use super::super::days::day_at_start;
use super::super::fold::{fold, trimmed};
use super::super::money::{Money, dong, per, sums};
use super::{FeeAmount, FeeDoubt, FeeReading, FeeWords, LEAST, plain};

pub(super) struct Row<'t> {
    pub text: &'t str,
    pub folded: &'t str,
    pub value: Option<i64>,
}

impl Row<'_> {
    /// `Phí : 2.000.000 Đồng (Thẩm định …)`, one a line.
    pub fn labelled(&self) -> Option<FeeReading> {
        static LABEL: LazyLock<Regex> = LazyLock::new(|| {
            let pattern = r"(?m)^\s*(phí|lệ phí|giá dịch vụ|giá)[ \t]*:[ \t]*([^\n(]{0,60}?)[ \t]*đồng[ \t]*(?:\(|$)";
            Regex::new(pattern).expect("the pattern is constant")
        });
        let labels: Vec<_> = LABEL.captures_iter(self.folded).collect();
        let first = labels.first()?.get(0)?.start();
        if !self.folded[..first].trim().is_empty() {
            return None;
        }
        let mut read = FeeReading::default();
        let mut zeros = 0;
        for (at, label) in labels.iter().enumerate() {
            let (whole, figure) = (label.get(0)?, label.get(2)?);
            let end = labels.get(at + 1).and_then(|next| next.get(0)).map_or(self.text.len(), |next| next.start());
            let subject = trimmed(self.text, whole.end()..end);
            let subject =
                (!subject.is_empty()).then(|| self.text[subject].split_whitespace().collect::<Vec<_>>().join(" "));
            let amount = match figure.as_str() {
                "0" | "không" => Some(0),
                "" => {
                    read.doubt = read.doubt.or(Some(FeeDoubt::NotStated));
                    None
                }
                figure => {
                    let amount = dong(figure, None);
                    read.doubt = read.doubt.or(amount.is_none().then_some(FeeDoubt::Unread));
                    amount
                }
            };
            let Some(amount) = amount else { continue };
            zeros += usize::from(amount == 0);
            let kind = match label.get(1).map(|m| m.as_str()) {
                Some("phí") => FeeKind::Fee,
                Some("lệ phí") => FeeKind::Charge,
                _ => FeeKind::ServiceFee,
            };
            let mut amount =
                plain(amount, whole.start() + (whole.as_str().len() - whole.as_str().trim_start().len())..figure.end());
            (amount.kind, amount.subject) = (Some(kind), subject);
            read.amounts.push(amount);
        }
        let said = |words: &[&str]| words.iter().any(|word| self.folded.contains(word));
        if labels.len() == zeros {
            read.words = Some(FeeWords::Zero);
            let explained = read.amounts.iter().any(|amount| amount.subject.is_some());
            read.amounts.clear();
            read.doubt = match (self.value, explained) {
                (Some(_), _) => Some(FeeDoubt::Contradiction),
                (None, false) => None,
                (None, true) if said(&["hội đồng nhân dân", "hđnd"]) => Some(FeeDoubt::SetByCouncil),
                (None, true) if said(&["thông tư", "nghị định", "theo quy định"]) => Some(FeeDoubt::Tariff),
                (None, true) => Some(FeeDoubt::Unread),
            };
            return Some(read);
        }
        if read.amounts.is_empty() {
            read.words = Some(FeeWords::NotStated);
        }
        if said(&["hội đồng nhân dân", "hđnd"]) {
            read.doubt = Some(FeeDoubt::SetByCouncil);
        }
        // A second sum, a share or a day in the words of one line changes that line.
        let subjects: Vec<&str> = read.amounts.iter().filter_map(|amount| amount.subject.as_deref()).collect();
        if read.doubt.is_none() && subjects.iter().any(|subject| changes(&fold(subject))) {
            read.doubt = Some(FeeDoubt::Unread);
        }
        if read.amounts.iter().any(|amount| (1..LEAST).contains(&amount.dong)) {
            read.doubt = Some(FeeDoubt::TooSmall);
        }
        let agrees = match self.value {
            Some(value) => read.amounts.iter().any(|amount| amount.dong == value),
            None => read.amounts.iter().all(|amount| amount.dong == 0),
        };
        if !agrees {
            read.doubt = Some(FeeDoubt::Contradiction);
        }
        Some(read)
    }

    /// `70,000 VNĐ(70.000 đồng/Giấy chứng nhận)`, `Miễn phí(…)`, `Không có thông tin(1)`, `FEE 0`.
    pub fn headed(&self, cited: &[Reading<Citation>]) -> Option<FeeReading> {
        static HEAD: LazyLock<Regex> = LazyLock::new(|| {
            let pattern = r"^\s*(?:(miễn\s+phí)|(không\s+có\s+thông\s+tin|chưa\s+có)|(?:(?:service_)?fee\s+)?([0-9]+(?:[.,][0-9]+)*)[ ]*(việt\s+nam\s+đồng|vnđ|vnd|đồng|usd|eur)?)\s*(\(|$)";
            Regex::new(pattern).expect("the pattern is constant")
        });
        let head = HEAD.captures(self.folded)?;
        let whole = head.get(0)?;
        let bracket = head.get(5).is_some_and(|m| !m.is_empty());
        let note = bracket.then(|| whole.end()..self.end_of_note(whole.end()));
        if head.get(1).is_some() {
            return Some(self.free(note, cited));
        }
        if head.get(2).is_some() {
            let doubt = if self.value.is_some() { FeeDoubt::Contradiction } else { FeeDoubt::NotStated };
            return Some(FeeReading {
                words: Some(FeeWords::NotStated),
                note,
                doubt: Some(doubt),
                ..FeeReading::default()
            });
        }
        let figure = head.get(3)?;
        let Some(dong) =
            dong(figure.as_str(), None).filter(|_| !matches!(head.get(4).map(|m| m.as_str()), Some("usd" | "eur")))
        else {
            return Some(FeeReading { note, doubt: Some(FeeDoubt::Unread), ..FeeReading::default() });
        };
        if dong == 0 {
            let mut read = FeeReading { words: Some(FeeWords::Zero), note, ..FeeReading::default() };
            read.doubt = match (self.value, &read.note) {
                (Some(_), _) => Some(FeeDoubt::Contradiction),
                (None, None) => None,
                (None, Some(_)) => Some(FeeDoubt::Unread),
            };
            return Some(read);
        }
        Some(self.amount(plain(dong, figure.start()..whole.end() - usize::from(bracket)), note, cited))
    }

    fn end_of_note(&self, start: usize) -> usize {
        let note = self.text[start..].trim_end();
        start + note.strip_suffix(')').unwrap_or(note).len()
    }

    fn free(&self, note: Option<Range<usize>>, cited: &[Reading<Citation>]) -> FeeReading {
        let mut read = FeeReading { words: Some(FeeWords::Free), ..FeeReading::default() };
        if self.value.is_some() {
            read.doubt = Some(FeeDoubt::Contradiction);
        }
        let Some(note) = note else { return read };
        let (text, folded) = (&self.text[note.clone()], self.folded[note.clone()].trim());
        read.note = Some(note.clone());
        if read.doubt.is_some() {
            return read;
        }
        match absence(text) {
            Some(Absence::None | Absence::Zero) => return read,
            Some(Absence::Unspecified) => {
                read.words = Some(FeeWords::Unspecified);
                return read;
            }
            Some(Absence::NotStated) => {
                (read.words, read.doubt) = (Some(FeeWords::NotStated), Some(FeeDoubt::NotStated));
                return read;
            }
            Some(Absence::Empty) | None => {}
        }
        // What the brackets say is what the author wrote; `Miễn phí` is the portal's word for the figure 0.
        let (sums, all) = sums(&self.text[..note.end], &self.folded[..note.end]);
        let council = folded.contains("hội đồng nhân dân") || folded.contains("hđnd");
        let begins = |words: &[&str]| words.iter().any(|word| folded.starts_with(word));
        let limited = ["đối với", "trường hợp", "cho ", "từ ngày", "nếu", "người", "trừ "]
            .iter()
            .any(|word| folded.contains(word));
        read.words = None;
        read.doubt = Some(if council {
            FeeDoubt::SetByCouncil
        } else if !sums.is_empty() || !all {
            read.amounts = sums.into_iter().map(|sum| self.of_sum(sum)).collect();
            FeeDoubt::Contradiction
        } else if begins(&[
            "miễn phí",
            "miễn lệ phí",
            "không thu phí",
            "không thu lệ phí",
            "không phải nộp",
            "không mất phí",
        ]) && !limited
        {
            read.words = Some(FeeWords::Free);
            return FeeReading { doubt: None, ..read };
        } else if !cited.is_empty()
            || ["thông tư", "nghị định", "quy định", "biểu phí", "biểu mức"].iter().any(|word| folded.contains(word))
        {
            FeeDoubt::Tariff
        } else {
            FeeDoubt::Unread
        });
        read
    }

    fn of_sum(&self, sum: Money) -> FeeAmount {
        FeeAmount { per: sum.per, ..plain(sum.dong, sum.bytes) }
    }

    /// An amount with words in brackets.
    fn amount(&self, mut head: FeeAmount, note: Option<Range<usize>>, cited: &[Reading<Citation>]) -> FeeReading {
        let mut read = FeeReading { note: note.clone(), ..FeeReading::default() };
        let mut doubt = self.value.is_none_or(|value| value != head.dong).then_some(FeeDoubt::Contradiction);
        if head.dong < LEAST {
            doubt = doubt.or(Some(FeeDoubt::TooSmall));
        }
        let Some(note) = note else {
            read.amounts.push(head);
            read.doubt = doubt;
            return read;
        };
        let (text, folded) = (&self.text[note.clone()], &self.folded[note.clone()]);
        if folded.contains("hội đồng nhân dân") || folded.contains("hđnd") {
            doubt = doubt.or(Some(FeeDoubt::SetByCouncil));
        }
        if ["không được quy định", "không quy định", "không thu"].iter().any(|word| folded.contains(word))
        {
            doubt = doubt.or(Some(FeeDoubt::Contradiction));
        }
        let unit = text.trim_start_matches(['(', ' ', '-']);
        let unit = ["đồng", "Đồng", "đ"].iter().find_map(|word| unit.strip_prefix(word)).unwrap_or(unit);
        head.per =
            per(self.text, note.start + (text.len() - unit.len())).0.filter(|_| unit.trim_start().starts_with('/'));
        let (all_sums, all) = sums(&self.text[..note.end], &self.folded[..note.end]);
        let in_note: Vec<Money> =
            all_sums.into_iter().filter(|sum| sum.bytes.start >= note.start && !self.is_condition(sum)).collect();
        let mut others = Vec::new();
        let mut said = false;
        for (at, sum) in in_note.iter().enumerate() {
            let after = sum.bytes.end..in_note.get(at + 1).map_or(note.end, |next| next.bytes.start);
            let before = if at == 0 { note.start } else { in_note[at - 1].bytes.end }..sum.bytes.start;
            let period = self
                .period(after.clone())
                .or_else(|| if at == 0 || self.period(before.clone()).is_none() { None } else { self.period(before) });
            match period {
                Some((from, to)) if sum.dong != head.dong => {
                    let instrument = named_in(cited, sum.bytes.start..after.end);
                    others.push(FeeAmount { from, to, instrument, ..self.of_sum(sum.clone()) });
                }
                _ if sum.dong == head.dong => {
                    said = true;
                    head.per = head.per.or_else(|| sum.per.clone());
                }
                _ => {
                    doubt = doubt.or(Some(if in_note.iter().any(|s| s.dong == head.dong) {
                        FeeDoubt::Unread
                    } else {
                        FeeDoubt::Contradiction
                    }))
                }
            }
        }
        if others.is_empty()
            && let Some(waived) = self.waiver(note.clone(), cited)
        {
            others.push(waived);
        }
        if doubt.is_none() && (!all || folded.contains('%') || folded.contains("giảm") || folded.contains("usd")) {
            doubt = Some(FeeDoubt::Unread);
        }
        // The amount's own words, unless they are a unit, a second amount or a reference.
        let own = trimmed(self.text, note.clone());
        let names_subject = !own.is_empty()
            && own.len() <= 160
            && !said
            && others.is_empty()
            && cited.is_empty()
            && head.per.is_none()
            && !["theo quy định", "theo pháp luật", "miễn", "áp dụng", "đồng"]
                .iter()
                .any(|word| self.folded[own.clone()].contains(word))
            && self.folded[own.clone()].chars().filter(|c| c.is_alphabetic()).count() > 3;
        head.subject = names_subject.then(|| self.text[own].split_whitespace().collect::<Vec<_>>().join(" "));
        read.amounts.push(head);
        read.amounts.extend(others);
        read.doubt = doubt;
        read
    }

    /// `dưới 2,1 tỷ đồng` is the size of what the fee is for.
    fn is_condition(&self, sum: &Money) -> bool {
        let before = self.folded[..sum.bytes.start].trim_end();
        ["dưới", "trên", "đến", "giá trị", "vốn", "từ", "tối thiểu", "tối đa", "quá"]
            .iter()
            .any(|word| before.ends_with(word))
    }

    /// The first `từ ngày … đến hết ngày …` within the bytes.
    fn period(&self, bytes: Range<usize>) -> Option<(Option<Date>, Option<Date>)> {
        static FROM: LazyLock<Regex> =
            LazyLock::new(|| Regex::new(r"\btừ\s+(?:ngày\s+)?").expect("the pattern is constant"));
        static TO: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"^[\s,]*(?:cho\s+)?đến\s+(?:hết\s+)?(?:ngày\s+)?").expect("the pattern is constant")
        });
        let words = &self.folded[bytes];
        FROM.find_iter(words).find_map(|from| {
            let (first, read) = day_at_start(&words[from.end()..])?;
            let rest = &words[from.end() + read.end..];
            let last = TO.find(rest).and_then(|to| day_at_start(&rest[to.end()..])).map(|(day, _)| day);
            Some((Some(first), last))
        })
    }

    /// `Miễn phí từ ngày 07/4/2026 đến 30/6/2026 theo Thông tư 40/2026/TT-BTC` in the brackets of an amount.
    fn waiver(&self, note: Range<usize>, cited: &[Reading<Citation>]) -> Option<FeeAmount> {
        static WAIVED: LazyLock<Regex> =
            LazyLock::new(|| Regex::new(r"miễn\s+(?:(?:lệ\s+)?phí\s+)?(?:kể\s+)?từ").expect("the pattern is constant"));
        let found = WAIVED.find(&self.folded[note.clone()])?;
        let from = note.start + found.start();
        let (first, last) = self.period(from..note.end)?;
        // Only a waiver with both its days is sure to end.
        last?;
        let mut waived = plain(0, from..note.end);
        (waived.from, waived.to, waived.instrument) = (first, last, named_in(cited, from..note.end));
        Some(waived)
    }

    pub fn unread(&self) -> FeeReading {
        let (sums, _) = sums(self.text, self.folded);
        let council = self.folded.contains("hội đồng nhân dân") || self.folded.contains("hđnd");
        let amounts: Vec<FeeAmount> = sums.into_iter().map(|sum| self.of_sum(sum)).collect();
        let reference = amounts.is_empty()
            && self.value.is_none()
            && ["thông tư", "nghị định", "theo quy định"].iter().any(|word| self.folded.contains(word));
        let doubt = match (council, reference) {
            (true, _) => FeeDoubt::SetByCouncil,
            (_, true) => FeeDoubt::Tariff,
            _ => FeeDoubt::Unread,
        };
        FeeReading { amounts, doubt: Some(doubt), ..FeeReading::default() }
    }
}

fn changes(folded: &str) -> bool {
    ["%", "giảm", "từ ngày", "đến hết ngày"].iter().any(|word| folded.contains(word))
        || !sums(folded, folded).0.is_empty()
}

fn named_in(cited: &[Reading<Citation>], bytes: Range<usize>) -> Option<String> {
    let inside = |r: &&Reading<Citation>| r.certain && r.bytes.start >= bytes.start && r.bytes.end <= bytes.end;
    cited.iter().find(inside).map(|r| r.value.instrument.clone())
}
