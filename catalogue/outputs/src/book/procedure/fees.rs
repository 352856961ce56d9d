//! What the applicant pays.

use tthc_compiler::model::{Absence, Condition, Discount, Fee, FeeAmount, Given};
use tthc_compiler::show;

use super::limits::shown_filed;
use super::{Sheet, given};
use crate::book::page::{Page, table};
use crate::book::phrase::{capital, push, shown, text, words};
use crate::book::{escape, terms};

impl Sheet<'_, '_> {
    pub(super) fn fees(&self, page: &mut Page) {
        let procedure = self.procedure();
        let only_cases =
            matches!(procedure.fees, Given::Missing) && procedure.cases.iter().any(|case| !case.fees.is_empty());
        if only_cases {
            return;
        }
        page.section("phi", "Phí, lệ phí", "Fees");
        match given(&procedure.fees) {
            Err(missing) => page.paragraph(&missing),
            Ok([fee]) if matches!(fee.amount, FeeAmount::Absent(_)) && fee.condition == Condition::Always => {
                page.paragraph(&amount(&fee.amount));
                for line in self.fee_details(fee) {
                    page.paragraph(&line);
                }
            }
            Ok(fees) => page.block(&self.fee_table(fees)),
        }
    }

    pub(super) fn fee_table(&self, fees: &[Fee]) -> String {
        let mut rows = String::from("<tbody>\n");
        for fee in fees {
            let mut what = self.fee_name(fee);
            for line in self.fee_details(fee) {
                push(&mut what, format_args!("<span class=\"detail\">{line}</span>"));
            }
            let mut how_much = format!("<b>{}</b>", amount(&fee.amount));
            if let Some(per) = &fee.per {
                push(&mut how_much, format_args!(" {} {}", words("mỗi", "per"), escape::html(per)));
            }
            for discount in &fee.discounts {
                push(&mut how_much, format_args!("<span class=\"detail\">{}</span>", self.discount(discount)));
            }
            push(
                &mut rows,
                format_args!("<tr><td>{what}</td><td>{how_much}</td><td>{}</td></tr>\n", self.fee_applies(fee)),
            );
        }
        rows.push_str("</tbody>\n");
        table(&[("Khoản thu", "Item"), ("Mức thu", "Amount"), ("Áp dụng", "Applies")], &rows)
    }

    /// `Phí thẩm định hồ sơ`.
    pub(super) fn fee_name(&self, fee: &Fee) -> String {
        let (kind, kind_en) = terms::fee_kind(fee.kind);
        match fee.name.as_deref().map(capital) {
            None => words(kind, kind_en),
            // Most names begin with their kind: it is not said twice.
            Some(name) if name.to_lowercase().starts_with(&kind.to_lowercase()) => escape::html(&name),
            Some(name) => format!("{}: {}", words(kind, kind_en), escape::html(&name)),
        }
    }

    fn fee_details(&self, fee: &Fee) -> Vec<String> {
        let mut lines = Vec::new();
        if !fee.basis.is_empty() {
            lines.push(self.basis(&fee.basis));
        }
        lines.extend(fee.remarks.iter().map(text));
        lines
    }

    fn fee_applies(&self, fee: &Fee) -> String {
        let mut parts = Vec::new();
        if let Some(subject) = &fee.subject {
            parts.push(format!("{} {}", words("Đối với", "For"), escape::html(subject)));
        }
        if !fee.via.is_empty() {
            parts.push(shown_filed(&fee.via));
        }
        let condition = self.condition(&fee.condition);
        if !condition.is_empty() {
            parts.push(format!("<span class=\"when\">{condition}</span>"));
        }
        parts.extend(terms::period(&fee.period));
        if parts.is_empty() { words("Mọi trường hợp", "All cases") } else { parts.join("<br>") }
    }

    fn discount(&self, discount: &Discount) -> String {
        let mut line = format!("{} {}", words("Giảm", "Reduced by"), shown(|lang| show::fee(&discount.amount, lang)));
        for channel in &discount.via {
            push(&mut line, format_args!(" {}", words_when(terms::filed(*channel))));
        }
        if discount.vneid {
            push(&mut line, format_args!(" {}", words("khi nộp qua VNeID", "when filed through VNeID")));
        }
        line.push_str(&self.when(&discount.condition));
        if let Some(period) = terms::period_inside(&discount.period) {
            push(&mut line, format_args!(", {period}"));
        }
        line
    }
}

fn words_when((vi, en): terms::Pair) -> String {
    words(&format!("khi {vi}"), &format!("when {en}"))
}

/// An amount as a citizen reads it: `không` alone would not say what there is none of.
pub(super) fn amount(amount: &FeeAmount) -> String {
    match amount {
        FeeAmount::Absent(Absence::None) => words("Không thu", "Free of charge"),
        FeeAmount::Absent(Absence::Unspecified) => terms::absent(Absence::Unspecified),
        FeeAmount::SetByCouncil => words("Do Hội đồng nhân dân cấp tỉnh quy định", "Set by the provincial council"),
        FeeAmount::Tariff(tariff) => format!("{} {}", words("Theo biểu", "By tariff:"), escape::html(tariff)),
        amount @ (FeeAmount::Dong(_) | FeeAmount::Percent(_)) => shown(|lang| show::fee(amount, lang)),
    }
}
