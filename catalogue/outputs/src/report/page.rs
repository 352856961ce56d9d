//! One page that needs nothing else: styles and script stand in it, and it may load nothing.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use tthc_compiler::show;
use tthc_dsl::Lang;
use tthc_dsl::format::thousands;

use super::count::{Count, Counts};
use super::escape;
use super::{Report, filter, listing, overview, tables};

const STYLE: &str = include_str!("report.css");
pub(super) const SCRIPT: &str = include_str!("report.js");

/// The report as HTML in one language. It can be read without its script, which filters.
#[must_use]
pub fn html(report: &Report, lang: Lang) -> String {
    let counts = Counts::of(report);
    let mut page = Page { out: String::with_capacity(64 * 1024), lang };
    page.head(report, !counts.rules.is_empty());
    page.out.push_str("<main id=\"main\" tabindex=\"-1\">\n");
    overview::write(&mut page, &counts);
    tables::write(&mut page, report, &counts);
    page.out.push_str(&format!(
        "<section aria-labelledby=\"findings\">\n<h2 id=\"findings\" tabindex=\"-1\">{}</h2>\n",
        page.pick("Các phát hiện", "Findings")
    ));
    if counts.all.found.total() == 0 {
        page.out.push_str(&format!(
            "<p class=\"fine\">{}</p>\n",
            page.pick("Không có phát hiện nào.", "There is no finding.")
        ));
    } else {
        filter::write(&mut page, report, &counts);
        listing::write(&mut page, report, &counts);
    }
    page.out.push_str("</section>\n</main>\n");
    page.foot();
    page.out
}

/// What the report is and of which workspace.
#[must_use]
pub fn title(report: &Report, lang: Lang) -> String {
    format!("{} · {}", lang.pick(TITLE.0, TITLE.1), report.name)
}

const TITLE: (&str, &str) = ("Báo cáo kiểm tra thủ tục hành chính", "Check of administrative procedures");

/// The page as it grows.
pub(super) struct Page {
    pub out: String,
    pub lang: Lang,
}

impl Page {
    pub fn pick<'a>(&self, vi: &'a str, en: &'a str) -> &'a str {
        self.lang.pick(vi, en)
    }

    /// `1.234`, `1,234`.
    pub fn number(&self, number: usize) -> String {
        let dotted = thousands(i64::try_from(number).unwrap_or(i64::MAX));
        match self.lang {
            Lang::Vi => dotted,
            Lang::En => dotted.replace('.', ","),
        }
    }

    /// `3 lỗi`, `1 error`.
    pub fn counted(&self, number: usize, vi: &str, (one, many): (&str, &str)) -> String {
        let words = match self.lang {
            Lang::Vi => vi,
            Lang::En if number == 1 => one,
            Lang::En => many,
        };
        format!("{} {words}", self.number(number))
    }

    /// A share in hundredths; what there is of it is never nothing, and what is lacking is never all.
    pub fn share(&self, part: usize, whole: usize) -> String {
        if whole == 0 {
            return "–".to_owned();
        }
        match (part * 200 / whole).div_ceil(2).min(100) {
            _ if part > 0 && part * 200 < whole => "< 1%".to_owned(),
            100 if part < whole => "> 99%".to_owned(),
            hundredths => format!("{hundredths}%"),
        }
    }

    /// A count by severity as a bar, for the eye: the numbers stand beside it. `most` is as wide as a bar can be.
    pub fn bar(&mut self, count: Count, most: usize) {
        self.out
            .push_str("<svg class=\"bar\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
        let mut from = 0;
        for (class, number) in [("e", count.errors), ("w", count.warnings), ("i", count.remarks)] {
            // What there is can be seen.
            let width = if number == 0 { 0 } else { (number * 1000 / most.max(1)).max(4) };
            if width > 0 {
                self.out.push_str(&format!("<rect class=\"{class}\" x=\"{from}\" width=\"{width}\" height=\"10\"/>"));
            }
            from += width;
        }
        self.out.push_str("</svg>");
    }

    fn head(&mut self, report: &Report, found: bool) {
        let lang = self.lang.pick("vi", "en");
        let heading = self.pick(TITLE.0, TITLE.1);
        let (title, name) = (escape::html(&title(report, self.lang)), escape::html(&report.name));
        let sum = |text: &str| STANDARD.encode(Sha256::digest(text.as_bytes()));
        let (style, script) = (sum(STYLE), sum(SCRIPT));
        self.out.push_str(&format!(
            "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; base-uri 'none'; form-action 'none'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n\
             <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
             <a class=\"skip\" href=\"#findings\">{}</a>\n",
            self.pick("Đến các phát hiện", "Skip to the findings")
        ));
        self.out.push_str(&format!(
            "<header>\n<p class=\"name\">{name}</p>\n<h1>{heading}</h1>\n<p class=\"day\">{} <time datetime=\"{}\">{}</time></p>\n",
            self.pick("Theo pháp luật của ngày", "By the law of"),
            report.day,
            show::date(report.day, self.lang)
        ));
        let contents = [
            ("overview", "Tổng quan", "Overview"),
            ("ministries", "Theo bộ", "By ministry"),
            ("rules", "Theo quy tắc", "By rule"),
            ("sectors", "Theo lĩnh vực", "By sector"),
            ("findings", "Các phát hiện", "Findings"),
        ];
        self.out.push_str(&format!("<nav aria-label=\"{}\"><ul>", self.pick("Trong trang này", "On this page")));
        for (id, vi, en) in contents.into_iter().filter(|(id, ..)| found || *id != "rules") {
            self.out.push_str(&format!("<li><a href=\"#{id}\">{}</a></li>", self.pick(vi, en)));
        }
        self.out.push_str("</ul></nav>\n</header>\n");
    }

    fn foot(&mut self) {
        self.out.push_str(&format!(
            "<footer><p>{} tthc {}. {}</p></footer>\n<script>{SCRIPT}</script>\n</body>\n</html>\n",
            self.pick("Lập bằng", "Made by"),
            env!("CARGO_PKG_VERSION"),
            self.pick(
                "Báo cáo nêu điều máy tính đọc được trong tệp nguồn; việc kết luận thuộc về cơ quan có thẩm quyền.",
                "The report tells what a program can read in the sources; to conclude from it is for the authority in charge."
            )
        ));
    }
}
