//! The versions of a procedure in time: which one is in force, which come, which there were.

use tthc_compiler::model::Amendment;

use super::Sheet;
use crate::book::history::{causes, dossiers, end, in_short, not_yet};
use crate::book::page::{Page, list};
use crate::book::phrase::{push, words};
use crate::book::terms;
use crate::book::versions::{State, Version, versions};

/// The most changes that a version shows here; its own page shows all.
const MOST: usize = 6;

impl<'c> Sheet<'_, 'c> {
    fn versions(&self) -> Vec<Version<'c>> {
        self.view.register.catalogue.timeline(self.listed.code()).map(versions).unwrap_or_default()
    }

    /// At the top of the page: that the text will change.
    pub(super) fn next_change(&self, page: &mut Page) {
        let all = self.versions();
        let day = self.view.register.day;
        let Some(next) = all.iter().find(|version| version.changed_on().is_some_and(|from| from > day)) else { return };
        let (Some(from), Some(url)) = (next.from, self.view.history_url(self.listed.code())) else { return };
        page.note(
            "note warning",
            "",
            &format!(
                "<p>{} {}. <a href=\"{url}#{}\">{}</a></p>",
                words("Nội dung dưới đây thay đổi từ ngày", "What follows changes on"),
                terms::day(from),
                next.anchor(),
                words("Xem thay đổi", "See what changes")
            ),
        );
    }

    pub(super) fn timeline(&self, page: &mut Page) {
        let all = self.versions();
        let pending: Vec<&Amendment> = self
            .view
            .register
            .amended_by(self.listed.code())
            .filter(|amendment| self.view.register.begins(amendment).is_none())
            .collect();
        let dated = all.iter().any(|version| version.from.is_some() || version.until.is_some());
        if !dated && pending.is_empty() {
            return;
        }
        page.section("dong-thoi-gian", "Dòng thời gian", "Timeline");
        let mut html = String::from("<ol class=\"timeline\">\n");
        for version in &all {
            self.version(&mut html, version);
        }
        for amendment in pending {
            push(
                &mut html,
                format_args!(
                    "<li class=\"coming\"><b>{}</b> · {} {}{}</li>\n",
                    not_yet(),
                    words("Chưa xác định ngày: sửa đổi theo", "No day set yet: to be amended under"),
                    self.view.citation(&amendment.under.value),
                    dossiers(amendment)
                ),
            );
        }
        html.push_str("</ol>");
        page.block(&html);
        if let Some(url) = self.view.history_url(self.listed.code()) {
            let all = words("Mọi thay đổi, từng bản một", "All changes, version by version");
            page.paragraph(&format!("<a href=\"{url}\">{all}</a>"));
        }
    }

    fn version(&self, html: &mut String, version: &Version<'c>) {
        let (class, state) = match version.state(self.view.register.day) {
            State::Past => ("past", words("Đã hết hiệu lực", "No longer in force")),
            State::Now => ("now", words("Đang có hiệu lực", "In force now")),
            State::Coming => ("coming", not_yet()),
        };
        let days = version.days().html();
        let days = match self.view.history_url(self.listed.code()) {
            Some(url) => format!("<a href=\"{url}#{}\">{days}</a>", version.anchor()),
            None => days,
        };
        push(html, format_args!("<li class=\"{class}\">{days} · <b>{state}</b>"));
        for cause in causes(self.view, version) {
            push(html, format_args!("<span class=\"detail\">{cause}</span>"));
        }
        html.push_str(&list("changes", &in_short(self.view, version, MOST)));
        html.push_str("</li>\n");
        if version.until.is_some() && !version.goes_on {
            let class = if version.until <= Some(self.view.register.day) { "past" } else { "coming" };
            push(html, format_args!("<li class=\"{class}\">{}</li>\n", end(self.view, version)));
        }
    }
}
