//! What the published record says beside the law.

use super::Sheet;
use crate::book::page::{Page, list};
use crate::book::phrase::words;
use crate::book::{escape, terms};

impl Sheet<'_, '_> {
    pub(super) fn published_record(&self, page: &mut Page) {
        let record = &self.procedure().record;
        let mut lines = Vec::new();
        if let Some(decision) = &record.decision {
            lines.push(format!("{}: {}", words("Quyết định công bố", "Decision"), escape::html(decision)));
        }
        if !record.by_number_only.is_empty() {
            let numbers = escape::html(&record.by_number_only.join(", "));
            lines.push(format!("{}: {numbers}", words("Chỉ ghi số, không ghi tên", "By number only")));
        }
        for basis in &record.bases {
            let (code, name) = (escape::html(&basis.code.value), escape::html(&basis.name));
            lines.push(format!("{}: {code}: {name}", words("Căn cứ", "Legal basis")));
        }
        if !record.row_order.is_empty() {
            let order: Vec<_> = record.row_order.iter().map(|channel| terms::said(terms::channel(*channel))).collect();
            lines.push(format!("{}: {}", words("Thứ tự các dòng", "Order of the rows"), order.join(", ")));
        }
        for field in &record.fields {
            let (pointer, json) = (escape::html(&field.pointer.value), escape::html(&field.json.value));
            lines.push(format!("<code>{pointer}</code>: <code>{json}</code>"));
        }
        if lines.is_empty() {
            return;
        }
        page.section("ban-cong-bo", "Bản công bố ghi khác", "The published record");
        page.block(&list("", &lines));
    }
}
