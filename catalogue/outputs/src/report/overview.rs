//! The first look: how much was found, in how many procedures, and of what kind.

use super::count::{Count, Counts};
use super::page::Page;

pub(super) fn write(page: &mut Page, counts: &Counts) {
    let all = &counts.all;
    page.out.push_str(&format!(
        "<section aria-labelledby=\"overview\">\n<h2 id=\"overview\">{}</h2>\n<dl class=\"tiles\">\n",
        page.pick("Tổng quan", "Overview")
    ));
    tile(page, ("Thủ tục đã kiểm tra", "Procedures checked"), page.number(all.procedures), String::new());
    let share = page.share(all.faulty, all.procedures);
    tile(
        page,
        ("Thủ tục có lỗi hoặc cảnh báo", "Procedures with errors or warnings"),
        page.number(all.faulty),
        if all.procedures == 0 { String::new() } else { share },
    );
    let sound = all.procedures.saturating_sub(all.faulty);
    let share = page.share(sound, all.procedures);
    tile(
        page,
        ("Thủ tục không có lỗi, cảnh báo", "Procedures without errors or warnings"),
        page.number(sound),
        if all.procedures == 0 { String::new() } else { share },
    );
    let found = page.number(all.found.total());
    let severities = severities(page, all.found);
    tile(page, ("Phát hiện", "Findings"), found, severities);
    page.out.push_str("</dl>\n");
    families(page, counts);
    page.out.push_str("</section>\n");
}

fn tile(page: &mut Page, (vi, en): (&str, &str), number: String, beside: String) {
    let beside = if beside.is_empty() { beside } else { format!(" <span class=\"s\">{beside}</span>") };
    page.out.push_str(&format!("<div><dt>{}</dt><dd>{number}{beside}</dd></div>\n", page.pick(vi, en)));
}

/// `3 lỗi 2 cảnh báo`, each in a box of its colour.
pub(super) fn severities(page: &Page, count: Count) -> String {
    let parts = [
        ("e", count.errors, "lỗi", ("error", "errors")),
        ("w", count.warnings, "cảnh báo", ("warning", "warnings")),
        ("i", count.remarks, "lưu ý", ("remark", "remarks")),
    ];
    let shown = parts.into_iter().filter(|(_, number, ..)| *number > 0);
    let shown: Vec<String> = shown
        .map(|(class, number, vi, en)| format!("<span class=\"{class}\">{}</span>", page.counted(number, vi, en)))
        .collect();
    shown.join(" ")
}

/// The questions that a legal department asks, each with how many procedures it concerns.
fn families(page: &mut Page, counts: &Counts) {
    if counts.families.is_empty() {
        return;
    }
    page.out.push_str(&format!("<h3>{}</h3>\n<ul class=\"cards\">\n", page.pick("Sai ở điểm nào", "What is wrong")));
    let most = counts.families.values().map(|spread| spread.found.total()).max().unwrap_or(0);
    for (family, spread) in &counts.families {
        let (id, label) = (family.id(), family.label(page.lang));
        page.out.push_str(&format!(
            "<li><a href=\"#findings\" data-filter=\"rule={id}\">{label}</a><p><b>{}</b> {}</p>",
            page.number(spread.found.total()),
            page.pick("phát hiện", if spread.found.total() == 1 { "finding" } else { "findings" })
        ));
        page.bar(spread.found, most);
        let within = page.counted(spread.procedures, "thủ tục", ("procedure", "procedures"));
        let share = page.share(spread.procedures, counts.all.procedures);
        page.out.push_str(&format!("<p>{} {within} ({share})</p></li>\n", page.pick("trong", "in")));
    }
    page.out.push_str("</ul>\n");
}
