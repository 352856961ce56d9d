//! A page for each finding: what, why, an example of each kind, how to mend it.

mod amendments;
mod language;

use jiff::civil::Date;
use tthc_dsl::diagnostic::Diagnostic;
use tthc_dsl::{FileId, Lang, Source};

use crate::replaced::Replaced;
use crate::rules::{COMPLETE, Pair, RULES};

/// What is told about a finding.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    pub id: &'static str,
    pub title: Pair,
    pub why: Pair,
    pub fix: Pair,
    pub law: Option<&'static str>,
    /// The law has been read in full; a rule whose law was not says so.
    pub read: bool,
    pub good: &'static str,
    pub bad: &'static str,
}

/// Every page: the language's, then the library's.
pub fn pages() -> impl Iterator<Item = Page> {
    let rules = RULES.iter().map(|rule| Page {
        id: rule.id,
        title: rule.title,
        why: rule.why,
        fix: rule.fix,
        law: Some(rule.law),
        read: rule.read,
        good: rule.good,
        bad: rule.bad,
    });
    language::PAGES.iter().chain(amendments::PAGES).copied().chain(rules)
}

/// What is found in an example. It is checked against a list of papers that is made up like the example itself.
pub fn found(example: &Source, today: Date) -> Vec<Diagnostic> {
    let list = Source::new(FileId(1), "replaced-papers.toml", include_str!("library/replaced-papers.toml"));
    let (replaced, mut found) = Replaced::read(&list);
    found.extend(crate::compile_against(std::slice::from_ref(example), &replaced, today).diagnostics);
    found
}

/// The page of a finding, whatever the case of the letters.
pub fn page(id: &str) -> Option<Page> {
    pages().find(|page| page.id.eq_ignore_ascii_case(id))
}

impl Page {
    /// The complete example with this mistake in it.
    pub fn broken(&self) -> String {
        COMPLETE.replacen(self.good, self.bad, 1)
    }

    /// The page as Markdown.
    pub fn markdown(&self, lang: Lang) -> String {
        let pick = |(vi, en): Pair| lang.pick(vi, en);
        let mut out = format!("# {}: {}\n\n{}\n", self.id, pick(self.title), pick(self.why));
        if let Some(law) = self.law {
            out.push_str(&format!("\n{} {law}.\n", lang.pick("Căn cứ:", "Law:")));
        }
        if !self.read {
            out.push_str(lang.pick(
                "\nĐiều khoản này chưa được đọc toàn văn; hãy đối chiếu với văn bản gốc trước khi dựa vào nó.\n",
                "\nThe provision has not been read in full; check the text itself before you rely on it.\n",
            ));
        }
        let block = |text: &str| format!("```tthc\n{}\n```\n", outdent(text));
        // Where the mistake is a line that is not there, the mended text alone is shown.
        let shown_bad = !self.bad.trim().is_empty();
        if shown_bad {
            out.push_str(&format!("\n## {}\n\n{}", lang.pick("Sai", "Wrong"), block(self.bad)));
        }
        if !self.good.trim().is_empty() {
            let heading = if shown_bad { lang.pick("Đúng", "Right") } else { lang.pick("Cần có", "Needed") };
            out.push_str(&format!("\n## {heading}\n\n{}", block(self.good)));
        }
        out.push_str(&format!("\n## {}\n\n{}\n", lang.pick("Cách sửa", "How to mend it"), pick(self.fix)));
        out
    }
}

/// Without the indentation that all lines share, and without blank lines at its ends.
fn outdent(text: &str) -> String {
    let indent = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.len() - line.trim_start().len())
        .min()
        .unwrap_or(0);
    let lines: Vec<&str> = text.lines().map(|line| line.get(indent..).unwrap_or("").trim_end()).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}
