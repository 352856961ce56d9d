//! Counts by ministry, rule and sector: tables, with bars for the eye.

use std::collections::BTreeMap;

use tthc_compiler::explain;

use super::count::{Counts, Tally};
use super::escape::{html, said};
use super::page::Page;
use super::{Family, Report};

pub(super) fn write(page: &mut Page, report: &Report, counts: &Counts) {
    ministries(page, report, counts);
    rules(page, report, counts);
    sectors(page, report, counts);
}

/// A table that can be moved sideways where the screen is narrow, and reached by keyboard for that.
fn table(page: &mut Page, class: &str, (vi, en): (&str, &str), head: &str) {
    let caption = page.pick(vi, en);
    page.out.push_str(&format!(
        "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{caption}\"><table class=\"{class}\"><caption>{caption}</caption>\n<thead><tr>{head}</tr></thead>\n"
    ));
}

fn column(page: &Page, vi: &str, en: &str, class: &str) -> String {
    let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
    format!("<th scope=\"col\"{class}>{}</th>", page.pick(vi, en))
}

/// The columns that tables by place have in common.
fn columns(page: &Page, vi: &str, en: &str) -> String {
    [
        (vi, en, ""),
        ("Thủ tục", "Procedures", "n"),
        ("Có lỗi, cảnh báo", "At fault", "n"),
        ("Tỷ lệ", "Share", "n"),
        ("Lỗi", "Errors", "n"),
        ("Cảnh báo", "Warnings", "n"),
        ("Lưu ý", "Remarks", "n"),
    ]
    .into_iter()
    .map(|(vi, en, class)| column(page, vi, en, class))
    .collect::<String>()
        + &format!(
            "<th scope=\"col\" class=\"picture\"><span class=\"unseen\">{}</span></th>",
            page.pick("Hình", "Picture")
        )
}

/// The cells of a row; a bar where there is a most that it can be measured against.
fn tally(page: &mut Page, tally: &Tally, most: Option<usize>) {
    let found = tally.found;
    let share = page.share(tally.faulty, tally.procedures);
    let cells = [
        page.number(tally.procedures),
        page.number(tally.faulty),
        share,
        page.number(found.errors),
        page.number(found.warnings),
        page.number(found.remarks),
    ];
    for cell in cells {
        let class = if cell == "0" || cell == "–" { "n zero" } else { "n" };
        page.out.push_str(&format!("<td class=\"{class}\">{cell}</td>"));
    }
    page.out.push_str("<td class=\"picture\">");
    if let Some(most) = most.filter(|_| found.total() > 0) {
        page.bar(found, most);
    }
    page.out.push_str("</td>");
}

/// A name that leads to the findings of its place, where there are any.
fn place(page: &mut Page, name: &str, filter: &str, found: usize) {
    if found == 0 {
        page.out.push_str(&html(name));
    } else {
        page.out.push_str(&format!("<a href=\"#findings\" data-filter=\"{}\">{}</a>", html(filter), html(name)));
    }
}

fn ministries(page: &mut Page, report: &Report, counts: &Counts) {
    page.out.push_str(&format!(
        "<section aria-labelledby=\"ministries\">\n<h2 id=\"ministries\">{}</h2>\n",
        page.pick("Theo bộ", "By ministry")
    ));
    let order = counts.worst_ministries();
    let most = counts.ministries.iter().map(|tally| tally.found.total()).max().unwrap_or(0);
    let head = columns(page, "Bộ", "Ministry");
    table(page, "places", ("Phát hiện và thủ tục theo bộ", "Findings and procedures by ministry"), &head);
    page.out.push_str("<tbody>\n");
    for number in &order {
        let (ministry, of) = (&report.ministries[*number], &counts.ministries[*number]);
        page.out.push_str("<tr><th scope=\"row\">");
        place(page, ministry.name.get(page.lang), &format!("ministry={}", ministry.id), of.found.total());
        page.out.push_str("</th>");
        tally(page, of, Some(most));
        page.out.push_str("</tr>\n");
    }
    page.out.push_str(&format!("</tbody>\n<tfoot><tr><th scope=\"row\">{}</th>", page.pick("Tổng", "Total")));
    tally(page, &counts.all, None);
    page.out.push_str("</tr></tfoot></table></div>\n");
    if most > 0 {
        key(page);
    }
    if counts.families.len() > 1 {
        heat(page, report, counts, &order);
    }
    page.out.push_str("</section>\n");
}

/// What the colours of bars mean.
fn key(page: &mut Page) {
    let words = [("e", "lỗi", "errors"), ("w", "cảnh báo", "warnings"), ("i", "lưu ý", "remarks")];
    let parts = words.map(|(class, vi, en)| format!("<span class=\"{class}\">{}</span>", page.pick(vi, en)));
    let unit = page
        .pick("Thanh dài bằng số phát hiện, theo thứ tự: ", "A bar is as long as there are findings, in this order: ");
    page.out.push_str(&format!("<p class=\"key\">{unit}{}</p>\n", parts.join(" ")));
}

/// Ministries by what is wrong: the more, the darker.
fn heat(page: &mut Page, report: &Report, counts: &Counts, order: &[usize]) {
    let families: Vec<Family> = counts.families.keys().copied().collect();
    let mut head = column(page, "Bộ", "Ministry", "");
    for family in &families {
        head.push_str(&format!("<th scope=\"col\" class=\"n\">{}</th>", family.label(page.lang)));
    }
    table(page, "heat", ("Số phát hiện theo bộ và điểm sai", "Findings by ministry and by what is wrong"), &head);
    let most = counts.ministries.iter().flat_map(|tally| tally.families).max().unwrap_or(0);
    page.out.push_str("<tbody>\n");
    for number in order.iter().filter(|number| counts.ministries[**number].found.total() > 0) {
        let ministry = &report.ministries[*number];
        page.out.push_str(&format!("<tr><th scope=\"row\">{}</th>", html(ministry.name.get(page.lang))));
        for family in &families {
            let found = counts.ministries[*number].families[*family as usize];
            if found == 0 {
                page.out.push_str("<td class=\"n zero\">0</td>");
                continue;
            }
            page.out.push_str(&format!(
                "<td class=\"n h{}\"><a href=\"#findings\" data-filter=\"{}\">{}</a></td>",
                warmth(found, most),
                html(&format!("ministry={}&rule={}", ministry.id, family.id())),
                page.number(found)
            ));
        }
        page.out.push_str("</tr>\n");
    }
    page.out.push_str("</tbody></table></div>\n");
}

/// From 1 to 5. By the root of the number: one large cell would leave all others pale.
fn warmth(found: usize, most: usize) -> usize {
    (1..5).find(|step| found * 25 <= most * step * step).unwrap_or(5)
}

fn rules(page: &mut Page, report: &Report, counts: &Counts) {
    if counts.rules.is_empty() {
        return;
    }
    page.out.push_str(&format!(
        "<section aria-labelledby=\"rules\">\n<h2 id=\"rules\">{}</h2>\n",
        page.pick("Theo quy tắc", "By rule")
    ));
    let head = [
        ("Mã", "Code", ""),
        ("Quy tắc, căn cứ, cách sửa", "Rule, law, how to mend it", ""),
        ("Phát hiện", "Findings", "n"),
        ("Thủ tục", "Procedures", "n"),
    ]
    .map(|(vi, en, class)| column(page, vi, en, class))
    .concat()
        + &format!(
            "<th scope=\"col\" class=\"picture\"><span class=\"unseen\">{}</span></th>",
            page.pick("Hình", "Picture")
        );
    table(page, "rules", ("Phát hiện theo quy tắc", "Findings by rule"), &head);
    let helps = common_helps(report, page.lang);
    let most = counts.rules.values().map(|spread| spread.found.total()).max().unwrap_or(0);
    for family in counts.families.keys() {
        let label = family.label(page.lang);
        page.out.push_str(&format!(
            "<tbody>\n<tr class=\"family\"><th scope=\"rowgroup\" colspan=\"5\">{label}</th></tr>\n"
        ));
        for (code, spread) in counts.rules.iter().filter(|(code, _)| Family::of(code) == *family) {
            page.out.push_str(&format!(
                "<tr id=\"{code}\"><th scope=\"row\"><a href=\"#findings\" data-filter=\"rule={code}\">{code}</a></th><td>"
            ));
            rule(page, code, helps.get(code).copied());
            page.out.push_str(&format!(
                "</td><td class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"picture\">",
                page.number(spread.found.total()),
                page.number(spread.procedures)
            ));
            page.bar(spread.found, most);
            page.out.push_str("</td></tr>\n");
        }
        page.out.push_str("</tbody>\n");
    }
    page.out.push_str("</table></div>\n</section>\n");
}

/// What a rule demands, by which law, and how to mend what breaks it: told once for all its findings.
fn rule(page: &mut Page, code: &str, help: Option<&str>) {
    let Some(about) = explain::page(code) else { return };
    let lang = page.lang;
    let pick = |(vi, en): (&'static str, &'static str)| said(lang.pick(vi, en));
    page.out.push_str(&format!("<details><summary>{}</summary><p>{}</p>", pick(about.title), pick(about.why)));
    if let Some(law) = about.law {
        page.out.push_str(&format!("<p>{} {}</p>", page.pick("Căn cứ:", "Law:"), html(&provision(law, lang))));
    }
    if !about.read {
        page.out.push_str(&format!(
            "<p>{}</p>",
            page.pick(
                "Điều khoản này chưa được đọc toàn văn; hãy đối chiếu với văn bản gốc trước khi dựa vào nó.",
                "The provision has not been read in full; check the text itself before you rely on it."
            )
        ));
    }
    page.out.push_str(&format!("<p>{} {}</p>", page.pick("Cách sửa:", "How to mend it:"), pick(about.fix)));
    if let Some(help) = help {
        page.out.push_str(&format!("<p>{} {}</p>", page.pick("Gợi ý:", "Hint:"), said(help)));
    }
    page.out.push_str("</details>");
}

/// A citation with the keywords of a language.
pub(super) fn provision(law: &str, lang: tthc_dsl::Lang) -> String {
    use tthc_dsl::{Diagnostic, Span, diagnostic::both};
    let cited = Diagnostic::error("", Span::default(), both("", "")).law(law);
    cited.provision(lang).unwrap_or_default()
}

/// The help that the most findings of a rule share, if at least two do: it is told with the rule.
pub(super) fn common_helps(report: &Report, lang: tthc_dsl::Lang) -> BTreeMap<&'static str, &str> {
    let mut helps: BTreeMap<(&'static str, &str), usize> = BTreeMap::new();
    for finding in report.subjects.iter().flat_map(|subject| &subject.findings) {
        if let Some(help) = &finding.help {
            *helps.entry((finding.code, help.get(lang))).or_default() += 1;
        }
    }
    let mut common: BTreeMap<&'static str, (&str, usize)> = BTreeMap::new();
    for ((code, help), count) in helps {
        let best = common.entry(code).or_insert((help, 1));
        if count > best.1 {
            *best = (help, count);
        }
    }
    common.into_iter().filter(|(_, (_, count))| *count > 1).map(|(code, (help, _))| (code, help)).collect()
}

fn sectors(page: &mut Page, report: &Report, counts: &Counts) {
    page.out.push_str(&format!(
        "<section aria-labelledby=\"sectors\">\n<h2 id=\"sectors\">{}</h2>\n",
        page.pick("Theo lĩnh vực", "By sector")
    ));
    let head = columns(page, "Lĩnh vực", "Sector");
    table(page, "places", ("Phát hiện và thủ tục theo lĩnh vực", "Findings and procedures by sector"), &head);
    let most = counts.sectors.iter().map(|tally| tally.found.total()).max().unwrap_or(0);
    for number in counts.worst_ministries() {
        let ministry = &report.ministries[number];
        page.out.push_str(&format!(
            "<tbody>\n<tr class=\"family\"><th scope=\"rowgroup\" colspan=\"8\">{}</th></tr>\n",
            html(ministry.name.get(page.lang))
        ));
        for number in counts.worst_sectors(report, number) {
            let (sector, of) = (&report.sectors[number], &counts.sectors[number]);
            page.out.push_str("<tr><th scope=\"row\">");
            let filter = format!("ministry={}&sector={}", ministry.id, sector.id);
            place(page, sector.name.get(page.lang), &filter, of.found.total());
            page.out.push_str("</th>");
            tally(page, of, Some(most));
            page.out.push_str("</tr>\n");
        }
        page.out.push_str("</tbody>\n");
    }
    page.out.push_str("</table></div>\n</section>\n");
}
