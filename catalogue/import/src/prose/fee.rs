//! What a fee's row says: the amounts, or what stands in their place, and why either may not be taken as it stands.

mod row;

use std::ops::Range;

use jiff::civil::Date;
use tthc_compiler::model::FeeKind;

use super::Reading;
use super::absence::{Absence, absence};
use super::citation::{Citation, citations_in};
use super::fold::fold;
use row::Row;

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
        assert_eq!(doubt("1,500,000 Việt Nam Đồng(150.000 đồng/1 giấy.)", 1_500_000), Some(FeeDoubt::Contradiction));
        assert_eq!(doubt("100,000 VNĐ(Không được quy định tại Biểu phí)", 100_000), Some(FeeDoubt::Contradiction));
        assert_eq!(doubt("50,000 VNĐ(Bằng 50% mức thu lệ phí)", 50_000), Some(FeeDoubt::Unread));
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
