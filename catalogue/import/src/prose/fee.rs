//! What a fee's row says: the amounts, or what stands in their place, and why either may not be taken as it stands.

use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;
use tthc_compiler::model::FeeKind;

use super::Reading;
use super::absence::{Absence, absence};
use super::citation::{Citation, citations_in};
use super::days::day_at_start;
use super::fold::{fold, trimmed};
use super::money::{Money, dong, per, sums};

/// A row of the portal's fees.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct FeeReading {
    /// What is said instead of an amount.
    pub words: Option<FeeWords>,
    pub amounts: Vec<FeeAmount>,
    /// The instruments the row names.
    pub cited: Vec<Reading<Citation>>,
    /// The words in brackets behind the amount, which may say more than was read.
    pub note: Option<Range<usize>>,
    /// Why it may not be taken as it stands; `None` if it may.
    pub doubt: Option<FeeDoubt>,
}

impl FeeReading {
    pub fn certain(&self) -> bool {
        self.doubt.is_none()
    }
}

/// An amount, and what of.
#[derive(Clone, Debug, PartialEq)]
pub struct FeeAmount {
    /// `Phí`, `Lệ phí` or `Giá dịch vụ`, where the row says which.
    pub kind: Option<FeeKind>,
    /// In đồng. 0 where it is waived for a time.
    pub dong: i64,
    /// `hồ sơ`, `Giấy chứng nhận`: for each of these.
    pub per: Option<String>,
    /// What it is paid for, in the row's words.
    pub subject: Option<String>,
    /// The first and the last day on which it is asked for.
    pub from: Option<Date>,
    pub to: Option<Date>,
    /// The number of the instrument that says so.
    pub instrument: Option<String>,
    pub bytes: Range<usize>,
}

/// What stands in place of an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeeWords {
    /// There is no fee.
    Free,
    /// The law says nothing of a fee.
    Unspecified,
    /// Nobody has entered it.
    NotStated,
    /// The figure 0.
    Zero,
}

/// Why a row may not be taken as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeeDoubt {
    NotStated,
    /// The figure and the words say different things.
    Contradiction,
    /// The amount stands in another text.
    Tariff,
    /// The provincial People's Council sets it.
    SetByCouncil,
    /// Less than any fee: thousands were left out.
    TooSmall,
    /// Another currency, a share, tiers, or words that were not understood.
    Unread,
}

/// Less than this is no amount that anyone asks for: thousands were left out.
const LEAST: i64 = 1_000;

/// Reads a row from its description and the value beside it.
pub fn fee(description: &str, value: Option<i64>) -> FeeReading {
    let value = value.filter(|value| *value != 0);
    if let Some(absence) = absence(description) {
        return of_absence(absence, value);
    }
    let folded = fold(description);
    let row = Row { text: description, folded: &folded, value };
    let cited = citations_in(description, &folded);
    let mut read = row.labelled().or_else(|| row.headed(&cited)).unwrap_or_else(|| row.unread());
    read.cited = cited;
    read
}

fn of_absence(absence: Absence, value: Option<i64>) -> FeeReading {
    let words = match absence {
        Absence::None => FeeWords::Free,
        Absence::Unspecified => FeeWords::Unspecified,
        Absence::Zero => FeeWords::Zero,
        Absence::Empty | Absence::NotStated => FeeWords::NotStated,
    };
    let mut read = FeeReading { words: Some(words), ..FeeReading::default() };
    match value {
        // Without words the figure speaks for itself.
        Some(dong) if absence == Absence::Empty => {
            read.words = None;
            read.doubt = (dong < LEAST).then_some(FeeDoubt::TooSmall);
            read.amounts.push(plain(dong, 0..0));
        }
        Some(_) => read.doubt = Some(FeeDoubt::Contradiction),
        None => read.doubt = (words == FeeWords::NotStated).then_some(FeeDoubt::NotStated),
    }
    read
}

fn plain(dong: i64, bytes: Range<usize>) -> FeeAmount {
    FeeAmount { kind: None, dong, per: None, subject: None, from: None, to: None, instrument: None, bytes }
}

struct Row<'t> {
    text: &'t str,
    folded: &'t str,
    value: Option<i64>,
}

impl Row<'_> {
    /// `Phí : 2.000.000 Đồng (Thẩm định …)`, one a line.
    fn labelled(&self) -> Option<FeeReading> {
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
    fn headed(&self, cited: &[Reading<Citation>]) -> Option<FeeReading> {
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

    fn unread(&self) -> FeeReading {
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn words(description: &str, value: i64) -> (Option<FeeWords>, Option<FeeDoubt>) {
        let read = fee(description, Some(value));
        (read.words, read.doubt)
    }

    #[test]
    fn nothing_to_pay_is_said_in_five_ways() {
        assert_eq!(words("Miễn phí", 0), (Some(FeeWords::Free), None));
        assert_eq!(words("Miễn phí(Không có)", 0), (Some(FeeWords::Free), None));
        assert_eq!(words("Miễn phí(Không thu lệ phí)", 0), (Some(FeeWords::Free), None));
        assert_eq!(words("Miễn phí(Không quy định.)", 0), (Some(FeeWords::Unspecified), None));
        assert_eq!(words("Không quy định", 0), (Some(FeeWords::Unspecified), None));
        assert_eq!(words("Không có thông tin(2)", 0), (Some(FeeWords::NotStated), Some(FeeDoubt::NotStated)));
        assert_eq!(words("Chưa có", 0), (Some(FeeWords::NotStated), Some(FeeDoubt::NotStated)));
        assert_eq!(words("Lệ phí : 0 Đồng", 0), (Some(FeeWords::Zero), None));
        assert_eq!(words("Phí : Không Đồng", 0), (Some(FeeWords::Zero), None));
    }

    #[test]
    fn free_is_not_free_when_the_brackets_say_otherwise() {
        let doubt = |text: &str, value: i64| fee(text, Some(value)).doubt;
        assert_eq!(doubt("Miễn phí(Theo quy định của Hội đồng nhân dân cấp tỉnh)", 0), Some(FeeDoubt::SetByCouncil));
        assert_eq!(doubt("Miễn phí(5.000.000đồng/lần cấp.)", 0), Some(FeeDoubt::Contradiction));
        assert_eq!(doubt("Miễn phí(Thông tư số 94/2021/TT-BTC ngày 02/11/2021)", 0), Some(FeeDoubt::Tariff));
        assert_eq!(doubt("Miễn phí(theo quy định của pháp luật về phí, lệ phí)", 0), Some(FeeDoubt::Tariff));
        assert_eq!(doubt("Miễn phí(a)", 0), Some(FeeDoubt::Unread));
        assert_eq!(doubt("Miễn phí", 20_000), Some(FeeDoubt::Contradiction));
        assert_eq!(doubt("20 VNĐ", 20), Some(FeeDoubt::TooSmall));
        assert_eq!(doubt("10 USD(10USD/giấy)", 10), Some(FeeDoubt::Unread));
        assert_eq!(doubt("Phí : o Đồng", 0), Some(FeeDoubt::Unread));
        assert_eq!(doubt("Lệ phí :  Đồng", 0), Some(FeeDoubt::NotStated));
        assert_eq!(doubt("1,000,000 VNĐ(02 triệu đồng/lần cấp)", 1_000_000), Some(FeeDoubt::Contradiction));
    }

    #[test]
    fn lines_give_each_its_amount() {
        let text = "Phí : 2.000.000 Đồng (Thẩm định nghiên cứu)\nLệ phí : 50.000 Đồng (Cấp giấy)";
        let read = fee(text, Some(50_000));
        assert_eq!(read.doubt, None);
        let amounts: Vec<_> = read.amounts.iter().map(|a| (a.kind, a.dong, a.subject.as_deref())).collect();
        assert_eq!(
            amounts,
            [
                (Some(FeeKind::Fee), 2_000_000, Some("Thẩm định nghiên cứu")),
                (Some(FeeKind::Charge), 50_000, Some("Cấp giấy")),
            ]
        );
        assert_eq!(fee(text, Some(1)).doubt, Some(FeeDoubt::Contradiction));
    }

    #[test]
    fn an_amount_may_be_another_for_a_time() {
        let text = "3,000,000 Việt Nam Đồng((áp dụng mức phí 1.500.000 đồng/hồ sơ kể từ ngày 01/7/2025 đến hết ngày 31/12/2026 theo Thông tư số 64/2025/TT-BTC))";
        let read = fee(text, Some(3_000_000));
        assert_eq!(read.doubt, None);
        assert_eq!(read.amounts.len(), 2);
        assert_eq!((read.amounts[0].dong, read.amounts[0].from), (3_000_000, None));
        let reduced = &read.amounts[1];
        assert_eq!((reduced.dong, reduced.per.as_deref()), (1_500_000, Some("hồ sơ")));
        assert_eq!((reduced.from, reduced.to), (Some(date(2025, 7, 1)), Some(date(2026, 12, 31))));
        assert_eq!(reduced.instrument.as_deref(), Some("64/2025/TT-BTC"));

        let text =
            "5,000,000 VNĐ(lần cấp Miễn phí từ ngày 07/4/2026 đến 30/6/2026 theo quy định tại Thông tư 40/2026/TT-BTC)";
        let waived = &fee(text, Some(5_000_000)).amounts[1];
        assert_eq!(
            (waived.dong, waived.to, waived.instrument.as_deref()),
            (0, Some(date(2026, 6, 30)), Some("40/2026/TT-BTC"))
        );
    }

    #[test]
    fn an_amount_has_its_unit_or_its_subject() {
        let first = |text: &str, value| {
            let read = fee(text, Some(value));
            assert_eq!(read.doubt, None, "{text}");
            (read.amounts[0].per.clone(), read.amounts[0].subject.clone())
        };
        assert_eq!(first("70,000 VNĐ(70.000 đồng/Giấy chứng nhận)", 70_000), (Some("Giấy chứng nhận".into()), None));
        assert_eq!(first("50,000 Việt Nam Đồng(/văn bản)", 50_000), (Some("văn bản".into()), None));
        assert_eq!(first("2,500,000 VNĐ(đồng/lần (Đối với đăng ký bổ sung))", 2_500_000), (Some("lần".into()), None));
        assert_eq!(first("40,000 VNĐ(- Xe ô tô trên 10 chỗ)", 40_000), (None, Some("Xe ô tô trên 10 chỗ".into())));
        assert_eq!(first("500,000 Việt Nam Đồng", 500_000), (None, None));
    }
}
