//! A fee of a row as a clause.

use serde_json::Number;
use tthc_compiler::model::FeeKind;
use tthc_compiler::show;
use tthc_dsl::{Lang, format};

use super::Writing;
use crate::Options;
use tthc_compiler::model::published_figure;

use crate::prose::{FeeAmount, FeeDoubt, FeeReading, FeeWords};
use crate::record::Fee;
use crate::text::{Page, quoted};

/// A fee as it is written, without the ways of filing that it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// `phí 250.000 đồng`
    pub head: String,
    /// `mỗi "hồ sơ"`
    pub tail: String,
    pub inside: Vec<Clause>,
    pub published: Option<String>,
    /// Why it is in doubt, for whoever edits the file.
    pub remark: Option<&'static str>,
}

/// A clause inside, with the one clause that may stand in its own block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clause {
    head: String,
    inside: Option<String>,
}

impl Clause {
    pub fn of(head: String) -> Clause {
        Clause { head, inside: None }
    }

    /// Words that were not read, and why.
    pub fn unread(words: &str, reason: &str) -> Clause {
        let words = quoted(&crate::text::in_line(words));
        Clause { head: format!("chưa mã hóa {words}"), inside: Some(format!("lý do {}", quoted(reason))) }
    }

    pub fn write(&self, page: &mut Page) {
        match &self.inside {
            Some(inside) => page.brief(&self.head, inside),
            None => page.line(&self.head),
        }
    }
}

impl Writing<'_> {
    pub(super) fn fee(&self, fee: &Fee, reading: &FeeReading) -> Line {
        let description = fee.description.as_str();
        let kind = kind(fee, reading).word().spelling(Lang::Vi);
        let mut line = Line {
            head: String::new(),
            tail: String::new(),
            inside: Vec::new(),
            published: (!self.options.facts_only).then(|| description.to_owned()),
            remark: reading.doubt.map(reason),
        };
        let value = fee.value.as_ref().and_then(Number::as_i64).unwrap_or(0);
        let amount = match value {
            0 => no_amount(reading).map(str::to_owned),
            _ if is_no_amount(description, reading, value) => None,
            _ => Some(show::money(value, Lang::Vi)),
        };
        let Some(amount) = amount else {
            line.head = format!("{kind} chưa mã hóa {}", quoted(description));
            line.published = None;
            return line;
        };
        line.head = format!("{kind} {amount}");
        if amount == "không" && description == "Miễn phí" {
            line.published = None;
        }
        self.details(&mut line, reading, value);
        line
    }

    /// What the words add to the figure, where they were read for certain; else that they were not.
    fn details(&self, line: &mut Line, reading: &FeeReading, value: i64) {
        match reading.amounts.as_slice() {
            [one] if reading.certain() && one.dong == value => {
                line.tail.push_str(&one.per.as_ref().map(|per| format!(" mỗi {}", quoted(per))).unwrap_or_default());
                line.tail
                    .push_str(&one.subject.as_ref().map(|of| format!(" đối với {}", quoted(of))).unwrap_or_default());
                line.tail.push_str(&days(one));
            }
            [base, reduced] if reading.certain() && base.dong == value && is_reduction(base, reduced) => {
                line.tail.push_str(&base.per.as_ref().map(|per| format!(" mỗi {}", quoted(per))).unwrap_or_default());
                let less = show::money(base.dong - reduced.dong, Lang::Vi);
                let basis = reduced.instrument.as_ref().filter(|number| self.law.instruments.contains_key(*number));
                let basis = basis.map(|number| format!(" căn cứ {number}")).unwrap_or_default();
                line.inside.push(Clause::of(format!("giảm {less}{}{basis}", days(reduced))));
            }
            [] => {}
            several if reading.certain() => {
                let all: Vec<String> = several.iter().map(|one| show::money(one.dong, Lang::Vi)).collect();
                let said = format!("{} mức: {}", several.len(), all.join("; "));
                line.inside.push(Clause::unread(&said, "Bản ghi chỉ có một mức ở trường số"));
            }
            _ => {}
        }
        let mut cited: Vec<String> = Vec::new();
        for citation in reading.cited.iter().filter(|citation| citation.certain) {
            let clause = citation.value.to_clause();
            if self.cites(&citation.value.instrument) && !cited.contains(&clause) {
                cited.push(clause);
            }
        }
        cited.retain(|clause| !line.inside.iter().any(|inside| inside.head.contains(clause.as_str())));
        if !cited.is_empty() {
            line.inside.push(Clause::of(format!("căn cứ {}", cited.join(", "))));
        }
    }

    /// May a part cite the instrument? Where the record lists none the list would be made from the parts.
    pub(super) fn cites(&self, number: &str) -> bool {
        self.law.instruments.contains_key(number) && self.read.bases.iter().any(|basis| basis.number.is_some())
    }
}

impl Line {
    /// With the words of the record even where they are the usual ones: in a case more would be said.
    pub fn in_words(&self, options: &Options) -> Line {
        let mut line = self.clone();
        if line.published.is_none() && line.head.ends_with(" không") && !options.facts_only {
            line.published = Some("Miễn phí".to_owned());
        }
        line
    }

    pub fn write(&self, page: &mut Page, via: &str) {
        if let Some(remark) = self.remark {
            page.comment(remark);
        }
        page.block(&format!("{}{}{via}", self.head, self.tail), |page| {
            self.inside.iter().for_each(|clause| clause.write(page));
            self.published.iter().for_each(|published| page.text("nguyên văn", published));
        });
    }
}

/// Less than the fee, for a time: half of it or nothing, as the texts on such reductions have it. Another figure may be of
/// another case.
fn is_reduction(base: &FeeAmount, reduced: &FeeAmount) -> bool {
    (reduced.from.is_some() || reduced.to.is_some())
        && base.from.is_none()
        && base.to.is_none()
        && (reduced.dong == 0 || reduced.dong.checked_mul(2) == Some(base.dong))
        && base.per.as_ref().zip(reduced.per.as_ref()).is_none_or(|(one, other)| one == other)
}

/// A figure that stands for thousands of đồng or for dollars is no amount; its words, which begin with it, are kept for one.
fn is_no_amount(description: &str, reading: &FeeReading, value: i64) -> bool {
    let foreign = ["USD", "đô la", "Đô la", "EUR"].iter().any(|money| description.contains(money));
    let doubted = foreign || reading.doubt == Some(FeeDoubt::TooSmall);
    doubted && published_figure(description) == Some(value)
}

fn days(amount: &FeeAmount) -> String {
    let from = amount.from.map(|day| format!(" áp dụng từ {}", format::date(day, Lang::Vi)));
    let to = amount.to.map(|day| format!(" cho đến {}", format::date(day, Lang::Vi)));
    from.into_iter().chain(to).collect()
}

fn kind(fee: &Fee, reading: &FeeReading) -> FeeKind {
    if fee.kind == "SERVICE_FEE" {
        return FeeKind::ServiceFee;
    }
    let of_words = || fee.description.starts_with("Lệ phí").then_some(FeeKind::Charge);
    let said = reading.amounts.first().and_then(|amount| amount.kind).or_else(of_words);
    said.filter(|kind| *kind != FeeKind::ServiceFee).unwrap_or(FeeKind::Fee)
}

/// What stands in place of an amount. The portal's 0 stands for all of these and for what nobody has entered.
fn no_amount(reading: &FeeReading) -> Option<&'static str> {
    match (reading.doubt, reading.words) {
        (Some(FeeDoubt::SetByCouncil), _) => Some("do hđnd cấp tỉnh quy định"),
        (None, Some(FeeWords::Free)) => Some("không"),
        (None, Some(FeeWords::Unspecified)) => Some("không quy định"),
        (None, Some(FeeWords::Zero)) => Some("0 đồng"),
        _ => None,
    }
}

fn reason(doubt: FeeDoubt) -> &'static str {
    match doubt {
        FeeDoubt::NotStated => "Bản ghi không nêu mức thu.",
        FeeDoubt::Contradiction => "Con số và lời văn nói khác nhau: cần đối chiếu.",
        FeeDoubt::Tariff => "Mức thu ở văn bản khác: cần mã hóa.",
        FeeDoubt::SetByCouncil => "Lời văn: mức thu do Hội đồng nhân dân cấp tỉnh quy định.",
        FeeDoubt::TooSmall => "Số tiền quá nhỏ: có thể thiếu ba số 0.",
        FeeDoubt::Unread => "Lời văn chưa đọc được chắc chắn: cần mã hóa.",
    }
}
