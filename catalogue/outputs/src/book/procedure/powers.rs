//! Which authority does what, and how the power came to it.

use tthc_compiler::model::{Power, Whence};

use super::{Sheet, given};
use crate::book::page::{Page, table};
use crate::book::phrase::{push, words};
use crate::book::{escape, terms};

impl Sheet<'_, '_> {
    pub(super) fn powers(&self, page: &mut Page) {
        page.section("tham-quyen", "Cơ quan và thẩm quyền", "Authorities and powers");
        match given(&self.procedure().powers) {
            Err(missing) => page.paragraph(&missing),
            Ok(powers) => page.block(&self.power_table(powers)),
        }
    }

    pub(super) fn power_table(&self, powers: &[Power]) -> String {
        let origins: Vec<_> = powers.iter().map(|power| self.origin(power)).collect();
        let any = origins.iter().any(Option::is_some);
        let mut rows = String::from("<tbody>\n");
        for (power, origin) in powers.iter().zip(origins) {
            let mut who: Vec<_> = power.authorities.iter().map(|authority| self.view.authority(authority)).collect();
            if who.is_empty() {
                who.push(terms::missing());
            }
            let origin = match any {
                true => format!("<td>{}</td>", origin.as_deref().unwrap_or("–")),
                false => String::new(),
            };
            push(
                &mut rows,
                format_args!(
                    "<tr><td>{}</td><td>{}</td>{origin}</tr>\n",
                    terms::said(terms::role(power.role.value)),
                    who.join("<br>")
                ),
            );
        }
        rows.push_str("</tbody>\n");
        let columns =
            [("Vai trò", "Role"), ("Cơ quan", "Authority"), ("Thẩm quyền từ đâu", "Where the power comes from")];
        table(&columns[..if any { 3 } else { 2 }], &rows)
    }

    /// Where a power comes from, when it holds and how far it goes.
    fn origin(&self, power: &Power) -> Option<String> {
        let mut lines: Vec<_> = self.moved(power).into_iter().collect();
        let condition = self.when(&power.condition);
        if !condition.is_empty() {
            lines.push(condition);
        }
        if let Some(scope) = &power.scope {
            lines.push(format!("{}: {}", words("Phạm vi", "Scope"), escape::html(scope)));
        }
        lines.extend(terms::period(&power.validity));
        (!lines.is_empty()).then(|| lines.join("<br>"))
    }

    /// `Phân cấp, chuyển từ Cấp bộ theo điều 20 Nghị định 133/2025/NĐ-CP`.
    fn moved(&self, power: &Power) -> Option<String> {
        let basis: Vec<_> = power.basis.iter().map(|citation| self.view.citation(citation)).collect();
        let mut sentence = power.transfer.map_or_else(String::new, |transfer| terms::said(terms::transfer(transfer)));
        if let Some(moved) = &power.moved_from {
            let from = match &moved.from {
                Whence::Level(level) => terms::badge(*level),
                Whence::Authority(authority) => self.view.authority(authority),
            };
            let comma = if sentence.is_empty() { "" } else { ", " };
            let (vi, en) =
                if sentence.is_empty() { ("Chuyển từ", "Moved from") } else { ("chuyển từ", "moved from") };
            push(&mut sentence, format_args!("{comma}{} {from}", words(vi, en)));
            if moved.inferred {
                push(&mut sentence, format_args!(" <span class=\"inferred\">({})</span>", words("suy ra", "inferred")));
            }
        }
        if basis.is_empty() {
            return (!sentence.is_empty()).then_some(sentence);
        }
        let (vi, en) = if sentence.is_empty() { ("Theo", "Under") } else { (" theo", " under") };
        push(&mut sentence, format_args!("{} {}", words(vi, en), basis.join(", ")));
        Some(sentence)
    }
}
