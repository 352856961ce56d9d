//! Every finding with its line, by ministry, sector and procedure.

use std::collections::{BTreeMap, HashSet};

use tthc_dsl::Severity;

use super::count::{Count, Counts};
use super::escape::{html, reference, said};
use super::overview::severities;
use super::page::Page;
use super::tables::common_helps;
use super::{Excerpt, Finding, Report, Subject, What};

/// So few subjects are shown open.
const FEW: usize = 10;

pub(super) fn write(page: &mut Page, report: &Report, counts: &Counts) {
    let mut of_sector: Vec<Vec<usize>> = vec![Vec::new(); report.sectors.len()];
    for (number, subject) in report.subjects.iter().enumerate() {
        of_sector[subject.sector].push(number);
    }
    for subjects in &mut of_sector {
        // By code; a file, which has none, by its path behind them.
        subjects.sort_by_key(|number| order(&report.subjects[*number]));
    }
    let ids = ids(report);
    let listing = Listing {
        report,
        ids: &ids,
        helps: common_helps(report, page.lang),
        open: if report.subjects.len() <= FEW { " open" } else { "" },
    };
    // The script says again how many findings a procedure shows: it is told the words here.
    page.out.push_str(&format!(
        "<div id=\"list\" data-e=\"{}\" data-w=\"{}\" data-i=\"{}\">\n",
        page.pick("lỗi", "error|errors"),
        page.pick("cảnh báo", "warning|warnings"),
        page.pick("lưu ý", "remark|remarks")
    ));
    for ministry in counts.worst_ministries() {
        if counts.ministries[ministry].found.total() == 0 {
            continue;
        }
        let of = &report.ministries[ministry];
        page.out.push_str(&format!("<section data-m=\"{}\"><h3>{}</h3>\n", html(&of.id), html(of.name.get(page.lang))));
        for sector in counts.worst_sectors(report, ministry) {
            if of_sector[sector].is_empty() {
                continue;
            }
            let of = &report.sectors[sector];
            page.out.push_str(&format!(
                "<section data-s=\"{}\"><h4>{}</h4>\n",
                html(&of.id),
                html(of.name.get(page.lang))
            ));
            for number in &of_sector[sector] {
                listing.subject(page, *number);
            }
            page.out.push_str("</section>\n");
        }
        page.out.push_str("</section>\n");
    }
    page.out.push_str("</div>\n");
}

fn order(subject: &Subject) -> (bool, &str, &str) {
    match &subject.what {
        What::Procedure { code, .. } => (false, code, &subject.path),
        What::File => (true, &subject.path, ""),
    }
}

/// A name for each subject's address: that of its procedure, which stays when others come and go.
fn ids(report: &Report) -> Vec<String> {
    let mut taken: HashSet<String> = HashSet::new();
    let name = |subject: &Subject| match &subject.what {
        What::Procedure { code, .. } => format!("p-{code}"),
        What::File => format!("f-{}", reference(&subject.path)),
    };
    let mut ids = Vec::with_capacity(report.subjects.len());
    for (number, subject) in report.subjects.iter().enumerate() {
        let name = name(subject);
        let id = if taken.contains(&name) { format!("{name}-{number}") } else { name };
        taken.insert(id.clone());
        ids.push(id);
    }
    ids
}

struct Listing<'r> {
    report: &'r Report,
    ids: &'r [String],
    helps: BTreeMap<&'static str, &'r str>,
    open: &'static str,
}

impl Listing<'_> {
    fn subject(&self, page: &mut Page, number: usize) {
        let subject = &self.report.subjects[number];
        let (id, open) = (html(&self.ids[number]), self.open);
        page.out.push_str(&format!("<details id=\"{id}\"{open}><summary>"));
        match &subject.what {
            What::Procedure { code, name } => {
                let name = match name.get(page.lang) {
                    "" => format!("<i>{}</i>", page.pick("không có tên", "without a name")),
                    name => html(name),
                };
                page.out.push_str(&format!("<b>{}</b> <span>{name}</span>", html(code)));
            }
            What::File => page.out.push_str(&format!("<b>{}</b>", html(&subject.path))),
        }
        let counted = severities(page, Count::of(subject));
        page.out.push_str(&format!(" <span class=\"s\">{counted}</span></summary><ol>\n"));
        for of_line in subject.findings.chunk_by(together) {
            self.line(page, subject, of_line);
        }
        page.out.push_str("</ol></details>\n");
    }

    /// The findings of one line, which is shown once.
    fn line(&self, page: &mut Page, subject: &Subject, findings: &[Finding]) {
        let first = &findings[0];
        page.out.push_str("<li>");
        self.link(page, &subject.path, first.line);
        let marked = findings.iter().map(|finding| &finding.excerpt.marked).filter(|marked| !marked.is_empty());
        let marked = marked.cloned().reduce(|a, b| a.start.min(b.start)..a.end.max(b.end)).unwrap_or_default();
        excerpt(page, &first.excerpt, marked);
        page.out.push_str("<ul>");
        for finding in findings {
            self.finding(page, finding);
        }
        page.out.push_str("</ul></li>\n");
    }

    fn link(&self, page: &mut Page, path: &str, line: usize) {
        page.out.push_str(&format!(
            "<a href=\"{}{}#L{line}\">{}:{line}</a>",
            reference(&self.report.reach),
            reference(path),
            html(path)
        ));
    }

    fn finding(&self, page: &mut Page, finding: &Finding) {
        let lang = page.lang;
        let (class, vi, en) = match finding.severity {
            Severity::Error => ("e", "lỗi", "error"),
            Severity::Warning => ("w", "cảnh báo", "warning"),
            Severity::Info => ("i", "lưu ý", "remark"),
        };
        let code = finding.code;
        page.out.push_str(&format!(
            "<li class=\"{class}\" data-r=\"{code}\"><b>{}</b> <a href=\"#{code}\">{code}</a> {}",
            page.pick(vi, en),
            said(finding.message.get(lang))
        ));
        let help = finding.help.as_ref().map(|help| help.get(lang));
        if let Some(help) = help.filter(|help| self.helps.get(code) != Some(help)) {
            page.out.push_str(&format!("<p>{} {}</p>", page.pick("Cách sửa:", "Help:"), said(help)));
        }
        for note in &finding.notes {
            page.out.push_str(&format!("<p>{} (", said(note.text.get(lang))));
            self.link(page, &note.path, note.line);
            page.out.push_str(")</p>");
        }
        page.out.push_str("</li>");
    }
}

/// Two findings of which the second need not show the line again.
fn together(a: &Finding, b: &Finding) -> bool {
    a.line == b.line && a.excerpt.lines == b.excerpt.lines
}

fn excerpt(page: &mut Page, excerpt: &Excerpt, marked: std::ops::Range<usize>) {
    page.out.push_str("<pre>");
    for (number, line) in excerpt.lines.iter().enumerate() {
        page.out.push_str(&format!("<i>{}</i> ", excerpt.first + number));
        if number != excerpt.at {
            page.out.push_str(&html(line));
        } else {
            let (before, rest) = line.split_at(marked.start);
            let (inside, behind) = rest.split_at(marked.end - marked.start);
            page.out.push_str(&format!("<b>{}", html(before)));
            if !inside.is_empty() {
                page.out.push_str(&format!("<mark>{}</mark>", html(inside)));
            }
            page.out.push_str(&format!("{}</b>", html(behind)));
        }
        page.out.push('\n');
    }
    page.out.push_str("</pre>");
}
