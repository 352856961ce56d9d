//! Papers, the questions that they depend on, and the numbered cases.

use serde_json::{Number, Value};
use tthc_dsl::{Lang, fold};

use super::Writing;
use super::limit::unit_of;
use crate::law::is_code;
use crate::name::Names;
use crate::prose::{PaperReading, Show};
use crate::record::{Case, Component};
use crate::text::{Page, quoted};

/// A question that a paper depends on, in the words of the record.
struct Fact {
    id: String,
    words: String,
}

impl Writing<'_> {
    pub(super) fn dossier_and_cases(&mut self, page: &mut Page) {
        let facts = self.facts();
        if !facts.is_empty() {
            page.block("dữ kiện", |page| {
                for fact in &facts {
                    let question = format!("{}?", capital(&fact.words));
                    page.line(&format!("{} {} có không", fact.id, quoted(&question)));
                }
            });
        }
        self.cases(page);
        self.row_cases(page);
        let mut names = Names::default();
        let mut at = 0;
        let groups = &self.read.record.execution_cases;
        while at < groups.len() {
            // Groups with names may stand in one dossier; papers without a group come before them.
            let from = at;
            at += 1;
            while at < groups.len() && !groups[at].name.is_empty() {
                at += 1;
            }
            page.block("hồ sơ", |page| {
                for number in from..at {
                    self.group(page, number, &facts, &mut names);
                }
            });
        }
        self.limits_and_fees(page);
    }

    /// One question for each condition, however many papers depend on it.
    fn facts(&self) -> Vec<Fact> {
        let mut facts: Vec<Fact> = Vec::new();
        let mut names = Names::default();
        let groups = self.read.groups.iter();
        let cases = self.read.record.execution_cases.iter().zip(groups);
        let conditions = cases.flat_map(|(case, group)| {
            let papers = case.profile_components.iter().zip(&group.papers);
            let asked_for =
                papers.filter(|(paper, _)| is_asked_for(paper)).filter_map(|(_, reading)| condition(reading));
            group.heading.iter().filter_map(condition).chain(asked_for)
        });
        for words in conditions {
            if !facts.iter().any(|fact| fact.words == words) {
                let id = names.fresh(words, 7, "trường-hợp-riêng");
                facts.push(Fact { id, words: words.to_owned() });
            }
        }
        facts
    }

    fn group(&mut self, page: &mut Page, number: usize, facts: &[Fact], names: &mut Names) {
        let group = &self.read.record.execution_cases[number];
        let reading = &self.read.groups[number];
        let at = format!("/executionCases/{number}");
        let when = reading.heading.as_ref().and_then(|heading| fact(heading, facts));
        let one_is_enough = !group.name.is_empty() && says_one_of(&group.name) && group.profile_components.len() > 1;
        let for_all = when.is_none() && !one_is_enough;
        let mut papers = |writing: &mut Self, page: &mut Page| {
            for (number, (paper, reading)) in group.profile_components.iter().zip(&reading.papers).enumerate() {
                let at = format!("{at}/profileComponents/{number}");
                writing.paper(page, paper, reading, facts, names, &at, for_all);
            }
        };
        if group.name.is_empty() {
            return papers(self, page);
        }
        page.block(&format!("nhóm {}", quoted(&group.name)), |page| {
            if let Some(fact) = when {
                page.line(&format!("khi {}", fact.id));
            }
            if one_is_enough {
                page.block("chọn một", |page| papers(self, page));
            } else {
                papers(self, page);
            }
        });
    }

    #[expect(clippy::too_many_arguments, reason = "a paper is told by its place in the record and in the file")]
    fn paper(
        &mut self,
        page: &mut Page,
        paper: &Component,
        reading: &PaperReading,
        facts: &[Fact],
        names: &mut Names,
        at: &str,
        for_all: bool,
    ) {
        if reading.is_note {
            page.comment("Bản ghi nộp một lời ghi chú như một giấy tờ.");
        }
        if let Some(file) = paper.attachments.iter().find(|file| goes_on(&paper.name, &file.name)) {
            page.comment(&format!("Tên giấy tờ có thể bị cắt: phần còn lại ở tên tệp “{}”.", file.name));
        }
        let either: Vec<&str> =
            reading.either_or.iter().filter(|one| one.certain).map(|one| one.value.as_str()).collect();
        if either.len() > 1 {
            page.comment(&format!("Nộp một trong {} giấy tờ: {}.", either.len(), either.join(" | ")));
        }
        let id = names.fresh(what_it_is(&paper.name), 6, "giấy-tờ");
        let mut clauses = self.quantity(paper, reading, at);
        if reading.if_any {
            clauses.push("nếu có".to_owned());
        }
        if reading.show.as_ref().is_some_and(|show| show.certain && show.value == Show::Present) {
            clauses.push("xuất trình".to_owned());
        }
        let fact = fact(reading, facts).filter(|_| is_asked_for(paper));
        clauses.extend(fact.map(|fact| format!("khi {}", fact.id)));
        clauses.extend(form(reading, &paper.name).map(|form| format!("theo mẫu {}", quoted(&form))));
        let files: Vec<String> = paper.attachments.iter().map(|file| quoted(&file.name)).collect();
        if !files.is_empty() {
            clauses.push(format!("tệp mẫu {}", files.join(", ")));
        }
        match paper.code.as_deref().filter(|code| !code.is_empty()) {
            Some(code) if is_code(code) => clauses.push(format!("mã {code}")),
            Some(code) => self.other(format!("{at}/code"), Value::String(code.to_owned())),
            None => {}
        }
        let mut cited: Vec<String> = Vec::new();
        for citation in reading.citations.iter().filter(|citation| citation.certain) {
            let clause = citation.value.to_clause();
            if self.cites(&citation.value.instrument) && !cited.contains(&clause) {
                cited.push(clause);
            }
        }
        if !cited.is_empty() {
            clauses.push(format!("căn cứ {}", cited.join(", ")));
        }
        let follows = for_all && !reading.if_any && fact.is_none();
        if let Some(required) = paper.required.filter(|required| *required != follows) {
            self.other(format!("{at}/required"), Value::Bool(required));
        }
        let name = if self.options.facts_only { bare_name(paper, reading) } else { &paper.name };
        let head = format!("{id} {}", quoted(name));
        page.block(&head, |page| clauses.iter().for_each(|clause| page.line(clause)));
    }

    fn quantity(&mut self, paper: &Component, reading: &PaperReading, at: &str) -> Vec<String> {
        let count = |number: &Option<Number>| {
            number.as_ref().and_then(Number::as_u64).and_then(|count| u32::try_from(count).ok())
        };
        for (key, number) in [("originalQty", &paper.original_qty), ("copyQty", &paper.copy_qty)] {
            if let (Some(number), None) = (number, count(number)) {
                self.other(format!("{at}/{key}"), Value::Number(number.clone()));
            }
        }
        let certified = reading.certified_copy.as_ref().is_some_and(|copy| copy.certain);
        let copy = if certified { "bản sao chứng thực" } else { "bản sao" };
        let mut clauses = Vec::new();
        match (count(&paper.original_qty), count(&paper.copy_qty)) {
            (Some(0), Some(0) | None) => clauses.push("bản chính 0".to_owned()),
            (originals, copies) => {
                clauses.extend(originals.filter(|count| *count > 0).map(|count| format!("bản chính {count}")));
                clauses.extend(
                    copies.filter(|count| *count > 0 || originals.is_none()).map(|count| format!("{copy} {count}")),
                );
            }
        }
        clauses
    }

    fn cases(&mut self, page: &mut Page) {
        let read = self.read;
        let mut names = Names::default();
        for (at, case) in read.record.cases.iter().enumerate() {
            let id = names.fresh(&case.name, 6, "trường-hợp-riêng");
            let others = self.case(page, case, &id, at);
            others.into_iter().for_each(|(pointer, value)| self.other(pointer, value));
        }
    }

    fn case(&mut self, page: &mut Page, case: &Case, id: &str, at: usize) -> Vec<(String, Value)> {
        let mut others = Vec::new();
        let readings: Vec<PaperReading> =
            case.profile_components.iter().map(|paper| crate::prose::paper(&paper.name)).collect();
        page.block(&format!("trường hợp {id} {}", quoted(&case.name)), |page| {
            if tthc_dsl::is_procedure_code(&case.code) {
                page.line(&format!("mã {}", case.code));
            } else if !case.code.is_empty() {
                others.push((format!("/cases/{at}/code"), Value::String(case.code.clone())));
            }
            if !case.profile_components.is_empty() {
                let mut names = Names::default();
                page.block("hồ sơ", |page| {
                    for (number, (paper, reading)) in case.profile_components.iter().zip(&readings).enumerate() {
                        let at = format!("/cases/{at}/profileComponents/{number}");
                        self.paper(page, paper, reading, &[], &mut names, &at, true);
                    }
                });
            }
            let Some(day) = &case.processing_day else { return };
            let unit = day.kind.as_deref().and_then(unit_of).map(|unit| unit.word().spelling(Lang::Vi));
            match (day.qty.as_ref().and_then(Number::as_u64).filter(|count| *count > 0), unit) {
                (Some(count), Some(unit)) => page.line(&format!("thời hạn {count} {unit}")),
                (_, unit) => {
                    let figure = day.qty.as_ref().map(Number::to_string).unwrap_or_default();
                    let figure = [figure.as_str(), unit.unwrap_or_default()].join(" ");
                    page.line(&format!("thời hạn chưa mã hóa {}", quoted(figure.trim())));
                }
            }
        });
        others
    }
}

/// When a paper is asked for, in words that ask nothing else: what says what to do then is no question.
fn condition(reading: &PaperReading) -> Option<&str> {
    let condition = reading.condition.as_ref().filter(|condition| condition.certain && !reading.is_note)?;
    let words = asked(&condition.value);
    let folded = fold(words);
    let more = [" thi ", " phai ", ":", "khong can", "khong phai", "tra soat", "tai lieu bo sung", "theo mau"];
    (!more.iter().any(|more| folded.contains(more))).then_some(words)
}

/// In a list of none a line is a heading or a note.
fn is_asked_for(paper: &Component) -> bool {
    let none = |number: &Option<Number>| number.as_ref().is_none_or(|number| number.as_u64() == Some(0));
    let stated = paper.original_qty.is_some() || paper.copy_qty.is_some();
    let denied = fold(&paper.name);
    let denied = ["khong can nop", "khong phai nop", "khong yeu cau"].iter().any(|words| denied.contains(words));
    let none_of_it = stated && none(&paper.original_qty) && none(&paper.copy_qty);
    !(denied || none_of_it)
}

fn fact<'f>(reading: &PaperReading, facts: &'f [Fact]) -> Option<&'f Fact> {
    let words = condition(reading)?;
    facts.iter().find(|fact| fact.words == words)
}

/// The name without what counts it in a list, and without its form where that is a clause of its own.
fn bare_name<'p>(paper: &'p Component, reading: &PaperReading) -> &'p str {
    let name = &paper.name;
    let form = reading.forms.iter().find(|form| form.certain);
    let before_form = form.and_then(|form| name.get(..form.bytes.start)).and_then(|before| before.rfind(" theo "));
    let cut = before_form.filter(|at| *at > 8).map_or(name.as_str(), |at| &name[..at]);
    let cut = cut.trim_end_matches([' ', ';', '.', ',', ':', '(']);
    let counted = cut.trim_start_matches(|mark: char| !mark.is_alphanumeric());
    let label: usize =
        counted.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '.').map(char::len_utf8).sum();
    let counts = |label: &str| label.chars().count() <= 3 && !label.is_empty();
    match counted.get(label..).and_then(|rest| rest.strip_prefix([')', '.', '-', '/'])) {
        Some(rest) if counts(&counted[..label]) => rest.trim_start(),
        _ => counted
            .strip_prefix(|first: char| first.is_ascii_digit())
            .and_then(|rest| rest.strip_prefix(". "))
            .unwrap_or(counted),
    }
}

/// The name behind the words for how it is handed in, which say little of which paper it is.
fn what_it_is(name: &str) -> &str {
    const HOW: [&str; 9] = [
        "bản chính",
        "bản gốc",
        "bản sao",
        "bản điện tử",
        "hoặc",
        "có chứng thực",
        "có công chứng",
        "điện tử",
        "chứng thực",
    ];
    let begins = |name: &str, words: &str| {
        let at = name.char_indices().nth(words.chars().count()).map(|(at, _)| at)?;
        let (first, rest) = name.split_at(at);
        (first.to_lowercase() == words && rest.starts_with(' ')).then_some(at)
    };
    let mut left = name.trim_start_matches(|mark: char| !mark.is_alphabetic());
    while let Some(at) = HOW.iter().find_map(|words| begins(left, words)) {
        left = left[at..].trim_start();
    }
    if left.is_empty() { name } else { left }
}

/// `Mẫu số 22`, as the name of the paper calls it.
fn form(reading: &PaperReading, name: &str) -> Option<String> {
    let form = reading.forms.iter().find(|form| form.certain)?;
    let words = form.words(name);
    Some(if fold(words).starts_with("mau") { capital(words) } else { form.value.number.clone() })
}

/// `… theo Mẫu s` and `ố 11.docx`: a crawl of the portal's pages has cut the name within a word.
fn goes_on(name: &str, file: &str) -> bool {
    name.ends_with(char::is_alphabetic) && file.starts_with(|first: char| first.is_lowercase() && !first.is_ascii())
}

/// `Một trong các giấy tờ sau:`
fn says_one_of(heading: &str) -> bool {
    let folded = fold(heading);
    folded.contains("mot trong cac") || folded.contains("mot trong nhung")
}

/// What is asked, without the words that begin a condition: `đối với trường hợp ủy quyền` asks whether there is `ủy quyền`.
fn asked(condition: &str) -> &str {
    let mut words = condition;
    for begin in ["trong", "đối với", "áp dụng", "với", "các", "trường hợp", "nếu", "khi"] {
        let rest = words.char_indices().nth(begin.chars().count()).map(|(at, _)| words.split_at(at));
        if let Some((_, rest)) = rest.filter(|(first, rest)| first.to_lowercase() == begin && rest.starts_with(' ')) {
            words = rest.trim_start();
        }
    }
    words
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
