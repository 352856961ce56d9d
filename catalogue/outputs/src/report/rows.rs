//! The report as the rows of a spreadsheet.

use tthc_compiler::explain;
use tthc_compiler::show;
use tthc_dsl::{Lang, Severity};

use super::count::{Counts, Spread, Tally};
use super::{Family, Report, What};

/// A sheet: its columns, then its rows, each with a cell for every column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    pub name: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    /// In characters.
    pub width: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    Empty,
    Text(String),
    Number(i64),
}

/// Three sheets: counts by rule, counts by ministry and rule, and every finding in a row of its own.
#[must_use]
pub fn rows(report: &Report, lang: Lang) -> [Sheet; 3] {
    let counts = Counts::of(report);
    [by_rule(report, &counts, lang), by_ministry(report, &counts, lang), findings(report, lang)]
}

fn by_rule(report: &Report, counts: &Counts, lang: Lang) -> Sheet {
    let columns = columns(
        lang,
        &[
            ("Mã", "Code", 10),
            ("Quy tắc", "Rule", 52),
            ("Điểm sai", "What is wrong", 34),
            ("Căn cứ", "Law", 36),
            ("Phát hiện", "Findings", 11),
            ("Lỗi", "Errors", 9),
            ("Cảnh báo", "Warnings", 11),
            ("Lưu ý", "Remarks", 9),
            ("Thủ tục", "Procedures", 11),
        ],
    );
    let mut rows: Vec<Vec<Cell>> = counts
        .rules
        .iter()
        .map(|(code, spread)| {
            let about = explain::page(code);
            let title = about.map_or("", |about| lang.pick(about.title.0, about.title.1));
            let law = about.and_then(|about| about.law).map(|law| super::tables::provision(law, lang));
            let mut row =
                vec![text(*code), text(title), text(Family::of(code).label(lang)), law.map_or(Cell::Empty, text)];
            row.extend(spread_cells(*spread));
            row
        })
        .collect();
    let mut total = vec![text(lang.pick("Tổng", "Total")), Cell::Empty, Cell::Empty, Cell::Empty];
    total.extend(spread_cells(Spread { found: counts.all.found, procedures: with_findings(report) }));
    rows.push(total);
    // A sheet has nothing above its table, so that the day of the law stands below it.
    let mut day = vec![Cell::Empty; columns.len()];
    day[1] =
        text(format!("{} {}", lang.pick("Theo pháp luật của ngày", "By the law of"), show::date(report.day, lang)));
    rows.push(day);
    Sheet { name: lang.pick("Theo quy tắc", "By rule").to_owned(), columns, rows }
}

fn with_findings(report: &Report) -> usize {
    report.subjects.iter().filter(|subject| matches!(subject.what, What::Procedure { .. })).count()
}

fn spread_cells(spread: Spread) -> [Cell; 5] {
    let found = spread.found;
    [found.total(), found.errors, found.warnings, found.remarks, spread.procedures].map(number)
}

/// A row for each ministry, with a column for each rule that found something.
fn by_ministry(report: &Report, counts: &Counts, lang: Lang) -> Sheet {
    let mut columns = columns(
        lang,
        &[
            ("Bộ", "Ministry", 36),
            ("Thủ tục", "Procedures", 11),
            ("Có lỗi, cảnh báo", "At fault", 16),
            ("Phát hiện", "Findings", 11),
            ("Lỗi", "Errors", 9),
            ("Cảnh báo", "Warnings", 11),
            ("Lưu ý", "Remarks", 9),
        ],
    );
    let rules: Vec<&'static str> = counts.rules.keys().copied().collect();
    columns.extend(rules.iter().map(|code| Column { name: (*code).to_owned(), width: 9 }));
    let mut by_rule = vec![vec![0; rules.len()]; report.ministries.len()];
    for subject in &report.subjects {
        for finding in &subject.findings {
            if let Ok(place) = rules.binary_search(&finding.code) {
                by_rule[report.ministry(subject)][place] += 1;
            }
        }
    }
    let row = |name: &str, tally: &Tally, of_rules: &mut dyn Iterator<Item = usize>| {
        let found = tally.found;
        let fixed = [tally.procedures, tally.faulty, found.total(), found.errors, found.warnings, found.remarks];
        let mut row = vec![text(name)];
        row.extend(fixed.map(number));
        row.extend(of_rules.map(|found| if found == 0 { Cell::Empty } else { number(found) }));
        row
    };
    let mut rows: Vec<Vec<Cell>> = counts
        .worst_ministries()
        .into_iter()
        .map(|place| {
            let name = report.ministries[place].name.get(lang);
            row(name, &counts.ministries[place], &mut by_rule[place].iter().copied())
        })
        .collect();
    let totals = &mut counts.rules.values().map(|spread| spread.found.total());
    rows.push(row(lang.pick("Tổng", "Total"), &counts.all, totals));
    Sheet { name: lang.pick("Theo bộ", "By ministry").to_owned(), columns, rows }
}

fn findings(report: &Report, lang: Lang) -> Sheet {
    let columns = columns(
        lang,
        &[
            ("Bộ", "Ministry", 26),
            ("Lĩnh vực", "Sector", 26),
            ("Mã thủ tục", "Procedure", 14),
            ("Tên thủ tục", "Name", 46),
            ("Mức", "Severity", 10),
            ("Mã", "Code", 9),
            ("Điểm sai", "What is wrong", 26),
            ("Nội dung", "Message", 60),
            ("Cách sửa", "Help", 46),
            ("Căn cứ", "Law", 34),
            ("Tệp", "File", 40),
            ("Dòng", "Line", 7),
            ("Dòng nguồn", "Source line", 60),
        ],
    );
    let mut rows = Vec::new();
    for subject in &report.subjects {
        let sector = &report.sectors[subject.sector];
        let ministry = &report.ministries[sector.ministry];
        let (code, name) = match &subject.what {
            What::Procedure { code, name } => (text(code), text(name.get(lang))),
            What::File => (Cell::Empty, Cell::Empty),
        };
        for finding in &subject.findings {
            let severity = match finding.severity {
                Severity::Error => lang.pick("lỗi", "error"),
                Severity::Warning => lang.pick("cảnh báo", "warning"),
                Severity::Info => lang.pick("lưu ý", "remark"),
            };
            let said = |words: &Option<tthc_dsl::diagnostic::Words>| {
                words.as_ref().map_or(Cell::Empty, |words| text(words.get(lang)))
            };
            rows.push(vec![
                text(ministry.name.get(lang)),
                text(sector.name.get(lang)),
                code.clone(),
                name.clone(),
                text(severity),
                text(finding.code),
                text(Family::of(finding.code).label(lang)),
                text(finding.message.get(lang)),
                said(&finding.help),
                said(&finding.law),
                text(&subject.path),
                number(finding.line),
                finding.excerpt.lines.get(finding.excerpt.at).map_or(Cell::Empty, |line| text(line.trim())),
            ]);
        }
    }
    Sheet { name: lang.pick("Phát hiện", "Findings").to_owned(), columns, rows }
}

fn columns(lang: Lang, columns: &[(&str, &str, u32)]) -> Vec<Column> {
    columns.iter().map(|(vi, en, width)| Column { name: lang.pick(vi, en).to_owned(), width: *width }).collect()
}

/// The most letters of a cell: a spreadsheet program opens none with very many.
const LONGEST: usize = 4_000;

fn text(text: impl Into<String>) -> Cell {
    let mut text = text.into();
    if let Some((end, _)) = text.char_indices().nth(LONGEST) {
        text.truncate(end);
        text.push('…');
    }
    if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
}

fn number(number: usize) -> Cell {
    Cell::Number(i64::try_from(number).unwrap_or(i64::MAX))
}
