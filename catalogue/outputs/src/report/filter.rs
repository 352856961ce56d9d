//! The form that filters findings. It is shown by the script that makes it work.

use super::count::Counts;
use super::escape::html;
use super::page::Page;
use super::{Family, Report};

pub(super) fn write(page: &mut Page, report: &Report, counts: &Counts) {
    page.out.push_str(&format!(
        "<noscript><p class=\"note\">{}</p></noscript>\n<form id=\"filter\" role=\"search\" aria-label=\"{}\" hidden>\n",
        page.pick(
            "Trình duyệt không chạy mã nên không lọc được; mọi phát hiện đều ở dưới đây.",
            "Without scripts nothing can be filtered; all findings stand below."
        ),
        page.pick("Lọc phát hiện", "Filter findings")
    ));
    words(page);
    ministries(page, report, counts);
    sectors(page, report, counts);
    rules(page, counts);
    page.out.push_str("<div class=\"last\">");
    severities(page, counts);
    page.out.push_str(&format!(
        "<p class=\"buttons\"><button type=\"reset\">{}</button> <button type=\"button\" id=\"open\">{}</button> <button type=\"button\" id=\"close\">{}</button></p></div>\n</form>\n",
        page.pick("Bỏ lọc", "Clear the filter"),
        page.pick("Mở tất cả", "Open all"),
        page.pick("Đóng tất cả", "Close all"),
    ));
    // `{n}` and its like are filled in by the script.
    page.out.push_str(&format!(
        "<p id=\"shown\" role=\"status\" data-some=\"{}\" data-none=\"{}\"></p>\n",
        page.pick(
            "Đang hiện {n} trong {all} phát hiện, ở {p} thủ tục hoặc tệp",
            "Showing {n} of {all} findings, in {p} procedures or files"
        ),
        page.pick("Không có phát hiện nào như thế", "There is no such finding")
    ));
}

fn words(page: &mut Page) {
    page.out.push_str(&format!(
        "<p class=\"words\"><label for=\"words\">{}</label><input id=\"words\" name=\"words\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\" placeholder=\"{}\"></p>\n",
        page.pick("Tìm chữ, không cần dấu", "Words, diacritics not needed"),
        page.pick("mã, tên, nội dung…", "code, name, message …")
    ));
}

fn choice(page: &mut Page, id: &str, (vi, en): (&str, &str), (all_vi, all_en): (&str, &str)) {
    page.out.push_str(&format!(
        "<p><label for=\"{id}\">{}</label><select id=\"{id}\" name=\"{id}\"><option value=\"\">{}</option>",
        page.pick(vi, en),
        page.pick(all_vi, all_en)
    ));
}

fn option(page: &mut Page, value: &str, label: &str, found: usize) {
    let found = page.number(found);
    page.out.push_str(&format!("<option value=\"{}\">{} ({found})</option>", html(value), html(label)));
}

fn ministries(page: &mut Page, report: &Report, counts: &Counts) {
    choice(page, "ministry", ("Bộ", "Ministry"), ("Mọi bộ", "All ministries"));
    for number in counts.worst_ministries() {
        let found = counts.ministries[number].found.total();
        if found > 0 {
            let ministry = &report.ministries[number];
            option(page, &ministry.id, ministry.name.get(page.lang), found);
        }
    }
    page.out.push_str("</select></p>\n");
}

fn sectors(page: &mut Page, report: &Report, counts: &Counts) {
    choice(page, "sector", ("Lĩnh vực", "Sector"), ("Mọi lĩnh vực", "All sectors"));
    for number in counts.worst_ministries() {
        if counts.ministries[number].found.total() == 0 {
            continue;
        }
        let ministry = &report.ministries[number];
        page.out.push_str(&format!(
            "<optgroup label=\"{}\" data-ministry=\"{}\">",
            html(ministry.name.get(page.lang)),
            html(&ministry.id)
        ));
        for number in counts.worst_sectors(report, number) {
            let found = counts.sectors[number].found.total();
            if found > 0 {
                option(page, &report.sectors[number].id, report.sectors[number].name.get(page.lang), found);
            }
        }
        page.out.push_str("</optgroup>");
    }
    page.out.push_str("</select></p>\n");
}

fn rules(page: &mut Page, counts: &Counts) {
    choice(page, "rule", ("Quy tắc", "Rule"), ("Mọi quy tắc", "All rules"));
    for (family, spread) in &counts.families {
        let label = family.label(page.lang);
        page.out.push_str(&format!("<optgroup label=\"{label}\" data-family=\"{}\">", family.id()));
        let all = format!("{}: {label}", page.pick("Tất cả", "All"));
        option(page, family.id(), &all, spread.found.total());
        for (code, spread) in counts.rules.iter().filter(|(code, _)| Family::of(code) == *family) {
            let title = tthc_compiler::explain::page(code).map_or("", |about| page.pick(about.title.0, about.title.1));
            option(page, code, &format!("{code} {title}"), spread.found.total());
        }
        page.out.push_str("</optgroup>");
    }
    page.out.push_str("</select></p>\n");
}

fn severities(page: &mut Page, counts: &Counts) {
    let found = counts.all.found;
    page.out.push_str(&format!("<fieldset><legend>{}</legend>", page.pick("Mức", "Severity")));
    for (value, number, vi, en) in [
        ("error", found.errors, "Lỗi", "Errors"),
        ("warning", found.warnings, "Cảnh báo", "Warnings"),
        ("remark", found.remarks, "Lưu ý", "Remarks"),
    ]
    .into_iter()
    .filter(|(_, number, ..)| *number > 0)
    {
        let number = page.number(number);
        page.out.push_str(&format!(
            "<label><input type=\"checkbox\" name=\"severity\" value=\"{value}\" checked> {} ({number})</label> ",
            page.pick(vi, en)
        ));
    }
    page.out.push_str("</fieldset>\n");
}
