//! Legal bases, related procedures, what is not formalised, and remarks.

use std::collections::BTreeSet;

use tthc_compiler::model::FamilyOperation;

use super::Sheet;
use crate::book::links::standing;
use crate::book::page::{Page, list};
use crate::book::phrase::{both, push, text, words};
use crate::book::sources::origin_list;
use crate::book::terms;

/// The most members of a family that each of them lists: a list of all on the page of each would be quadratic.
const MOST: usize = 30;

impl Sheet<'_, '_> {
    pub(super) fn bases(&self, page: &mut Page) {
        page.section("can-cu", "Căn cứ pháp lý", "Legal basis");
        let mut items = Vec::new();
        for basis in &self.procedure().bases {
            let mut item = self.view.citation_line(basis);
            let mut details = Vec::new();
            match self.view.register.catalogue.instruments.get(&basis.instrument) {
                Some(instrument) => {
                    if !instrument.title.vi.is_empty() {
                        details.push(text(&instrument.title));
                    }
                    let (warn, words) = standing(instrument, self.view.register.day);
                    let words = words.html();
                    if warn {
                        details.push(format!("<b class=\"ended-on\">{words}</b>"));
                    } else if instrument.validity.last_day().is_some() {
                        details.push(words);
                    }
                }
                None => details.push(terms::nothing("không có trong danh mục", "not in the catalogue")),
            }
            if !details.is_empty() {
                push(&mut item, format_args!(" <span class=\"detail\">{}</span>", details.join(" · ")));
            }
            items.push(item);
        }
        if items.is_empty() {
            page.paragraph(&terms::missing());
        } else {
            page.block(&list("entries", &items));
        }
    }

    pub(super) fn related(&self, page: &mut Page) {
        let procedure = self.procedure();
        let register = self.view.register;
        let (relatives, askers) = (register.relatives(procedure), register.askers(procedure));
        let mut html = String::new();
        let mut seen: BTreeSet<&str> = BTreeSet::from([self.listed.code()]);
        let interlinked = words("liên thông", "interlinked");
        for code in &procedure.interlinked {
            if seen.insert(&code.value) {
                self.view.procedure_of_code(&mut html, code, &interlinked);
            }
        }
        for code in &procedure.related {
            if seen.insert(&code.value) {
                self.view.procedure_of_code(&mut html, code, "");
            }
        }
        for other in relatives.iter().take(MOST) {
            if seen.insert(&other.code.value) {
                let operation = other.family.as_ref().and_then(|family| family.operation);
                let operation = operation.filter(|operation| *operation != FamilyOperation::OtherClass);
                let remark = operation.map_or_else(
                    || words("cùng nhóm thủ tục", "same family"),
                    |operation| {
                        let (vi, en) = terms::operation(operation);
                        words(&format!("cùng nhóm thủ tục: {vi}"), &format!("same family: {en}"))
                    },
                );
                self.view.procedure_item_with(&mut html, other, &remark);
            }
        }
        for other in askers.iter().take(MOST) {
            if seen.insert(&other.code.value) {
                let remark = words("cần kết quả của thủ tục này", "asks for the result of this one");
                self.view.procedure_item_with(&mut html, other, &remark);
            }
        }
        if html.is_empty() {
            return;
        }
        let more = relatives.len().saturating_sub(MOST) + askers.len().saturating_sub(MOST);
        page.section("lien-quan", "Thủ tục liên quan", "Related procedures");
        page.block(&format!("<ul class=\"entries\">\n{html}</ul>"));
        if more > 0 {
            page.paragraph(&both(|phrase| {
                phrase.say("Và ", "And ").own(&more.to_string());
                phrase.say(" thủ tục khác có liên quan.", " more procedures.");
            }));
        }
    }

    pub(super) fn unmodelled(&self, page: &mut Page) {
        let procedure = self.procedure();
        if procedure.unmodelled.is_empty() {
            return;
        }
        page.section("chua-ma-hoa", "Quy định chưa mã hóa", "Not formalised");
        page.paragraph(&words(
            "Những câu sau của pháp luật hoặc của bản công bố được ghi lại nguyên ý nhưng chưa thành dữ liệu.",
            "These sentences of the law or of the published record are kept, but are not data yet.",
        ));
        self.not_formalised(page, &procedure.unmodelled);
    }

    pub(super) fn remarks(&self, page: &mut Page) {
        let remarks = &self.procedure().remarks;
        if remarks.is_empty() {
            return;
        }
        page.section("ghi-chu", "Ghi chú", "Remarks");
        page.remarks(remarks);
    }

    pub(super) fn sources(&self, page: &mut Page) {
        let origins = &self.procedure().origins;
        if origins.is_empty() {
            return;
        }
        page.section("nguon", "Nguồn", "Sources");
        page.block(&origin_list(origins));
    }
}
