//! Which authority does what, and how the power came to it.

use tthc_compiler::model::{Power, Whence};

use super::{Sheet, details, given, published};
use crate::book::page::{Page, list};
use crate::book::phrase::{push, words};
use crate::book::sources::origin_lines;
use crate::book::{escape, terms};

impl Sheet<'_, '_> {
    pub(super) fn powers(&self, page: &mut Page) {
        page.section("tham-quyen", "Cơ quan và thẩm quyền", "Authorities and powers");
        match given(&self.procedure().powers) {
            Err(missing) => page.paragraph(&missing),
            Ok(powers) => page.block(&self.power_list(powers)),
        }
        let levels = self.procedure().levels.value().into_iter().flatten();
        for clause in levels.filter(|clause| !clause.basis.is_empty()) {
            let badges: Vec<_> = clause.levels.iter().map(|level| terms::badge(level.value)).collect();
            page.paragraph(&format!("{}{}", badges.join(" "), details(self.view.basis(&clause.basis))));
        }
    }

    pub(super) fn power_list(&self, powers: &[Power]) -> String {
        let items: Vec<_> = powers
            .iter()
            .map(|power| {
                let mut who: Vec<_> =
                    power.authorities.iter().map(|authority| self.view.authority(authority)).collect();
                if who.is_empty() {
                    who.push(terms::missing());
                }
                let role = terms::said(terms::role(power.role.value));
                let mut item = format!("<span class=\"detail\">{role}</span> {}", who.join(", "));
                item.push_str(&self.when(&power.condition));
                item.push_str(&details(self.origin(power)));
                item
            })
            .collect();
        list("entries", &items)
    }

    /// Where a power comes from, how far it goes and how long it lasts.
    fn origin(&self, power: &Power) -> Vec<String> {
        let mut lines: Vec<_> = self.moved(power).into_iter().collect();
        if let Some(scope) = &power.scope {
            lines.push(format!("{}: {}", words("Phạm vi", "Scope"), escape::html(scope)));
        }
        lines.extend(terms::period(&power.validity));
        lines.extend(self.view.basis(&power.validity.basis));
        lines.extend(published(power.published.as_deref()));
        lines.extend(origin_lines(&power.origins));
        lines
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
