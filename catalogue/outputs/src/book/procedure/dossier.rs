//! The papers of a dossier, with choices and groups.

use tthc_compiler::model::{Condition, Dossier, Entry, Given, LookUp, Paper, Presentation, Validity};
use tthc_compiler::show;
use tthc_dsl::Spanned;
use tthc_dsl::tree::Citation;

use super::{Sheet, details, given};
use crate::book::page::{Page, table};
use crate::book::phrase::{both, push, shown, text, words};
use crate::book::{escape, terms};

impl Sheet<'_, '_> {
    pub(super) fn dossiers(&self, page: &mut Page) {
        let procedure = self.procedure();
        // Where each case has papers of its own, silence here is no gap.
        let only_cases = matches!(procedure.dossiers, Given::Missing)
            && procedure.cases.iter().any(|case| !case.dossiers.is_empty());
        if only_cases {
            return;
        }
        page.section("ho-so", "Thành phần hồ sơ", "Dossier");
        match given(&procedure.dossiers) {
            Err(missing) => page.paragraph(&missing),
            Ok(dossiers) => {
                for dossier in dossiers {
                    self.dossier(page, dossier);
                }
            }
        }
    }

    pub(super) fn dossier(&self, page: &mut Page, dossier: &Dossier) {
        let mut about = Vec::new();
        if let Some(sets) = &dossier.sets {
            about.push(both(|phrase| {
                phrase.say("Số lượng hồ sơ: ", "Number of sets: ").own(&sets.value.to_string()).say(" bộ", "");
            }));
        }
        about.extend(self.applies_when(&dossier.condition));
        about.extend(self.view.basis(&dossier.basis));
        if !about.is_empty() {
            page.paragraph(&format!("{}.", about.join(". ")));
        }
        if let Some(absence) = dossier.absent {
            page.paragraph(&terms::absent(absence));
        } else if dossier.entries.is_empty() {
            page.paragraph(&terms::missing());
        } else {
            let mut rows = Rows { sheet: self, html: String::from("<tbody>\n"), number: 0 };
            rows.entries(&dossier.entries, &Place::default());
            // A dossier that begins with a group leaves the body before it empty.
            let rows = format!("{}</tbody>\n", rows.html).replacen("<tbody>\n</tbody>\n", "", 1);
            page.block(&table(&[("Giấy tờ", "Paper"), ("Số lượng", "Quantity")], &rows));
        }
        self.not_formalised(page, &dossier.unmodelled);
    }
}

/// The rows of a dossier's table, numbered through.
struct Rows<'s, 'r, 'c> {
    sheet: &'s Sheet<'r, 'c>,
    html: String,
    number: usize,
}

/// Where a row stands: how deep, and whether it is one of several to choose from.
#[derive(Clone, Default)]
struct Place {
    depth: usize,
    is_choice: bool,
}

impl Rows<'_, '_, '_> {
    fn entries(&mut self, entries: &[Entry], place: &Place) {
        for (at, entry) in entries.iter().enumerate() {
            match entry {
                Entry::Paper(paper) => {
                    let mark = self.mark(place, at);
                    self.paper(paper, &mark, place.depth);
                }
                Entry::Either { condition, entries, basis, span: _ } => {
                    let mark = self.mark(place, at);
                    let when = self.about(condition, basis);
                    let title = words("Một trong các giấy tờ sau:", "One of the following papers:");
                    self.heading(&format!("{mark}{title}{when}"), place.depth);
                    self.entries(entries, &Place { depth: place.depth + 1, is_choice: true });
                }
                Entry::Group { name, condition, entries, basis, span: _ } => {
                    let when = self.about(condition, basis);
                    let name = escape::html(name);
                    if place.is_choice {
                        let mark = self.mark(place, at);
                        self.heading(&format!("{mark}{name}{when}"), place.depth);
                        self.entries(entries, &Place { depth: place.depth + 1, is_choice: false });
                    } else {
                        self.html.push_str("</tbody>\n<tbody>\n");
                        push(
                            &mut self.html,
                            format_args!(
                                "<tr class=\"group\"><th colspan=\"2\" scope=\"rowgroup\">{name}{when}</th></tr>\n"
                            ),
                        );
                        self.entries(entries, &Place { depth: place.depth, is_choice: false });
                    }
                }
            }
        }
    }

    /// When a group or a choice is asked for, and under which law.
    fn about(&self, condition: &Condition, basis: &[Spanned<Citation>]) -> String {
        format!("{}{}", self.sheet.when(condition), details(self.sheet.view.basis(basis)))
    }

    /// `3. ` at the top, `a) ` for a choice, a dash below that.
    fn mark(&mut self, place: &Place, at: usize) -> String {
        if place.is_choice {
            return match u8::try_from(at) {
                Ok(at) if at < 26 => format!("{}) ", char::from(b'a' + at)),
                _ => format!("{}) ", at + 1),
            };
        }
        if place.depth > 0 {
            return "– ".into();
        }
        self.number += 1;
        format!("{}. ", self.number)
    }

    fn heading(&mut self, html: &str, depth: usize) {
        push(&mut self.html, format_args!("<tr><td colspan=\"2\"{}>{html}</td></tr>\n", indent(depth)));
    }

    fn paper(&mut self, paper: &Paper, mark: &str, depth: usize) {
        let name = if paper.name.vi.is_empty() {
            escape::html(&crate::book::condition::spaced(&paper.id))
        } else {
            text(&paper.name)
        };
        let if_any = match paper.if_any {
            true => format!(" ({})", words("nếu có", "if any")),
            false => String::new(),
        };
        let mut cell = format!("{mark}{name}{if_any}{}", self.sheet.when(&paper.condition));
        cell.push_str(&details(self.sheet.paper_details(paper)));
        push(
            &mut self.html,
            format_args!("<tr><td{}>{cell}</td><td class=\"quantity\">{}</td></tr>\n", indent(depth), quantity(paper)),
        );
    }
}

fn indent(depth: usize) -> String {
    match depth {
        0 => String::new(),
        1 => " class=\"inner\"".into(),
        _ => " class=\"inner inner-2\"".into(),
    }
}

/// `1 bản chính, 2 bản sao`.
fn quantity(paper: &Paper) -> String {
    let counts = [
        (paper.originals, "bản chính", "original", "originals"),
        (paper.copies, "bản sao", "copy", "copies"),
        (paper.certified_copies, "bản sao có chứng thực", "certified copy", "certified copies"),
    ];
    let some = counts.iter().filter_map(|(count, vi, one, many)| Some(((*count)?, vi, one, many)));
    let mut counted: Vec<_> = some
        .filter(|(count, ..)| *count > 0)
        .map(|(count, vi, one, many)| {
            both(|phrase| {
                phrase.own(&count.to_string()).own(" ").say(vi, if count == 1 { one } else { many });
            })
        })
        .collect();
    // That none is filed is said in figures; that nothing is said is another thing.
    if counted.is_empty() && counts.iter().any(|(count, ..)| count.is_some()) {
        counted.push("0".into());
    }
    match paper.presentation {
        Some(Presentation::Show) => counted.push(words("xuất trình", "to show")),
        Some(Presentation::Submit) => counted.push(words("nộp", "to submit")),
        None => {}
    }
    match counted.is_empty() {
        true => terms::nothing("Không nêu", "Not stated"),
        false => counted.join("<br>"),
    }
}

impl Sheet<'_, '_> {
    fn paper_details(&self, paper: &Paper) -> Vec<String> {
        let catalogue = self.view.register.catalogue;
        let mut lines = Vec::new();
        if let Some(form) = &paper.form {
            lines.push(format!("{}: {}", words("Theo mẫu", "On form"), self.form_link(form)));
        }
        if let Some(form) = &paper.form_text {
            lines.push(format!("{}: {}", words("Theo mẫu", "On form"), escape::html(form)));
        }
        if !paper.form_files.is_empty() {
            let files = escape::html(&paper.form_files.join(", "));
            lines.push(format!("{}: {files}", words("Tệp mẫu", "Form files")));
        }
        if let Some(code) = &paper.result_of {
            let name = match self.view.register.procedure(&code.value) {
                Some(listed) => self.view.procedure(listed.procedure),
                None => terms::code(code),
            };
            lines.push(format!("{}: {name}", words("Là kết quả của thủ tục", "Result of the procedure")));
        }
        let kind = paper.document_type.as_ref().and_then(|kind| catalogue.documents.get(&kind.value));
        if let Some(issuer) = kind.and_then(|kind| kind.issued_by.as_ref()) {
            lines.push(format!("{}: {}", words("Nơi cấp", "Issued by"), self.view.authority(issuer)));
        }
        if let Some(look_up) = &paper.looked_up {
            lines.extend(self.look_up(look_up));
        } else {
            for database in kind.into_iter().flat_map(|kind| &kind.databases) {
                let held = format!("{}: {}", words("Đã có trong", "Held in"), escape::html(&database.name));
                lines.push(with_period(held, &database.validity));
                lines.extend(self.view.basis(&database.validity.basis));
            }
        }
        if let Some(valid) = &paper.valid_for {
            let duration = shown(|lang| show::duration(valid, lang));
            lines.push(format!("{} {duration}", words("Có giá trị trong", "Valid for")));
        }
        if let Some(code) = &paper.code {
            lines.push(format!("{} {}", words("Mã giấy tờ", "Code"), terms::code(code)));
        }
        if let Some(period) = terms::period_inside(&paper.validity) {
            lines.push(format!("{} {period}", words("Phải có", "Asked for")));
            lines.extend(self.view.basis(&paper.validity.basis));
        }
        lines.extend(self.view.basis(&paper.basis));
        lines.extend(paper.remarks.iter().map(text));
        lines
    }

    /// A database that makes a paper unnecessary, and what to do where it does not help.
    fn look_up(&self, look_up: &LookUp) -> Vec<String> {
        let named = words("Không phải nộp nếu tra cứu được tại", "Not needed where it can be looked up in");
        let mut lines = vec![with_period(format!("{named}: {}", escape::html(&look_up.database)), &look_up.validity)];
        if let Some(fall_back) = &look_up.fall_back {
            lines.push(format!("{}: {}", words("Khi thiếu dữ liệu", "Where data is missing"), escape::html(fall_back)));
        }
        lines.extend(self.view.basis(&look_up.basis));
        lines
    }
}

fn with_period(line: String, validity: &Validity) -> String {
    match terms::period_inside(validity) {
        Some(period) => format!("{line}, {period}"),
        None => line,
    }
}
