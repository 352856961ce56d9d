//! What the applicant pays.

use tthc_compiler::model::{Absence, Discount, Fee, FeeAmount, Given};
use tthc_compiler::show;

use super::limits::shown_filed;
use super::{Sheet, details, given, published};
use crate::book::page::{Page, table};
use crate::book::phrase::{capital, push, shown, text, words};
use crate::book::sources::origin_lines;
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
            Ok(fees) => self.fee_block(page, fees),
        }
    }

    pub(super) fn fee_block(&self, page: &mut Page, fees: &[Fee]) {
        match fees {
            // That there is none, whoever asks for it and however, needs no table.
            [fee]
                if matches!(fee.amount, FeeAmount::Absent(_))
                    && self.fee_applies(fee).is_empty()
                    && (&fee.per, fee.discounts.as_slice()) == (&None, &[]) =>
            {
                page.paragraph(&format!("{}{}", self.amount(&fee.amount), details(self.fee_details(fee))));
            }
            fees => page.block(&self.fee_table(fees)),
        }
        for fee in fees {
            self.not_formalised(page, &fee.unmodelled);
        }
    }

    fn fee_table(&self, fees: &[Fee]) -> String {
        let mut rows = String::from("<tbody>\n");
        for fee in fees {
            let about = self.fee_applies(fee).into_iter().chain(self.fee_details(fee));
            let what = format!("{}{}", self.fee_name(fee), details(about));
            let mut how_much = format!("<b>{}</b>", self.amount(&fee.amount));
            if let Some(per) = &fee.per {
                push(&mut how_much, format_args!(" {} {}", words("mỗi", "per"), escape::html(per)));
            }
            how_much.push_str(&details(fee.discounts.iter().flat_map(|discount| self.discount(discount))));
            push(&mut rows, format_args!("<tr><td>{what}</td><td class=\"quantity\">{how_much}</td></tr>\n"));
        }
        rows.push_str("</tbody>\n");
        table(&[("Khoản thu", "Item"), ("Mức thu", "Amount")], &rows)
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
        let mut lines: Vec<_> = self.view.basis(&fee.basis).into_iter().collect();
        lines.extend(self.view.basis(&fee.period.basis));
        lines.extend(published(fee.published.as_deref()));
        lines.extend(fee.remarks.iter().map(text));
        lines.extend(origin_lines(&fee.origins));
        lines
    }

    /// For whom, for which way of filing, when and how long an amount holds.
    fn fee_applies(&self, fee: &Fee) -> Vec<String> {
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
        parts
    }

    fn discount(&self, discount: &Discount) -> Vec<String> {
        let mut line = format!("{} {}", words("Giảm", "Reduced by"), shown(|lang| show::fee(&discount.amount, lang)));
        if let Some(subject) = &discount.subject {
            push(&mut line, format_args!(" {} {}", words("đối với", "for"), escape::html(subject)));
        }
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
        let mut lines = vec![line];
        lines.extend(self.view.basis(&discount.basis));
        lines.extend(discount.remarks.iter().map(text));
        lines
    }

    /// An amount as a citizen reads it: `không` alone would not say what there is none of.
    pub(super) fn amount(&self, amount: &FeeAmount) -> String {
        match amount {
            FeeAmount::Absent(Absence::None) => words("Không thu", "Free of charge"),
            FeeAmount::Absent(Absence::Unspecified) => terms::absent(Absence::Unspecified),
            FeeAmount::SetByCouncil => words("Do Hội đồng nhân dân cấp tỉnh quy định", "Set by the provincial council"),
            FeeAmount::Tariff(tariff) => format!("{} {}", words("Theo biểu", "By tariff:"), escape::html(tariff)),
            FeeAmount::TariffUnder(provision) => {
                format!("{} {}", words("Theo biểu tại", "By the tariff in"), self.view.citation(provision))
            }
            FeeAmount::Unread(said) => terms::unread(said),
            amount @ (FeeAmount::Dong(_) | FeeAmount::Percent(_)) => shown(|lang| show::fee(amount, lang)),
        }
    }
}

fn words_when((vi, en): terms::Pair) -> String {
    words(&format!("khi {vi}"), &format!("when {en}"))
}
