//! `tthc check --report`: the findings as a page or a workbook, for people who do not sit at a terminal.

use std::collections::{BTreeMap, HashMap};
use std::path::{Component, Path, PathBuf};

use jiff::civil::Date;
use tthc_compiler::Examined;
use tthc_dsl::{Diagnostic, FileId, Lang, Source};
use tthc_office::sheet::{Column, Table, Value, Workbook};
use tthc_outputs::report::{self, Cell, Ground, Report};

use crate::files;
use crate::say::{Failure, Terminal};
use crate::workspace::Workspace;

/// What can be written, by the ending of a file's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Page,
    Workbook,
}

impl Form {
    fn of(path: &Path) -> Result<Form, Failure> {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        match ending.as_deref() {
            Some("html") => Ok(Form::Page),
            Some("xlsx") => Ok(Form::Workbook),
            _ => {
                let path = path.display();
                Err(Failure::new(
                    format!("không rõ phải ghi báo cáo `{path}` ở dạng nào"),
                    format!("the form of the report `{path}` is not known"),
                )
                .help("tên tệp phải kết thúc bằng `.html` hoặc `.xlsx`", "its name must end in `.html` or `.xlsx`"))
            }
        }
    }
}

/// That every report can be written, before anything is checked for it.
pub(super) fn forms(paths: &[PathBuf]) -> Result<(), Failure> {
    paths.iter().try_for_each(|path| Form::of(path).map(drop))
}

/// What was checked.
#[derive(Clone, Copy)]
pub(super) struct Seen<'s> {
    pub workspace: &'s Workspace,
    pub of_sectors: &'s BTreeMap<Option<String>, usize>,
    pub examined: &'s [Examined],
    pub day: Date,
}

/// Writes each report and says where it is. `sources` holds the files that findings stand in.
pub(super) fn write(
    paths: &[PathBuf],
    seen: &Seen<'_>,
    diagnostics: &[Diagnostic],
    mut sources: HashMap<FileId, Source>,
    terminal: &Terminal,
) -> Result<(), Failure> {
    for note in diagnostics.iter().flat_map(|diagnostic| &diagnostic.notes) {
        super::add(seen.workspace, note.span.file, &mut sources)?;
    }
    for path in paths {
        let reach = reach(path, &seen.workspace.root)?;
        let ground = Ground {
            name: &seen.workspace.settings.name,
            day: seen.day,
            reach: &reach,
            law: seen.workspace.settings.law.trim_matches('/'),
            procedures: seen.of_sectors,
        };
        let report = report::gather(&ground, seen.examined, diagnostics, &sources);
        files::write(path, &content(Form::of(path)?, &report, terminal.lang)?)?;
        terminal.tell(&format!("→ {}: {}", terminal.pick("báo cáo", "report"), path.display()));
    }
    Ok(())
}

fn content(form: Form, report: &Report, lang: Lang) -> Result<Vec<u8>, Failure> {
    match form {
        Form::Page => Ok(report::html(report, lang).into_bytes()),
        Form::Workbook => workbook(report, lang),
    }
}

/// The rows of the report as a workbook. What it was made of stands in its title, since a table has no lines above it.
fn workbook(report: &Report, lang: Lang) -> Result<Vec<u8>, Failure> {
    let tables = report::rows(report, lang).into_iter().map(|sheet| Table {
        name: sheet.name,
        columns: sheet
            .columns
            .into_iter()
            .map(|column| Column { heading: column.name, width: f64::from(column.width) })
            .collect(),
        rows: sheet.rows.into_iter().map(|row| row.into_iter().map(value).collect()).collect(),
    });
    let title = report::title(report, lang);
    tthc_office::sheet::write(&Workbook { title, tables: tables.collect() }).map_err(|error| {
        let words = error.words();
        Failure::new(words.vi, words.en)
    })
}

fn value(cell: Cell) -> Value {
    match cell {
        Cell::Empty => Value::Empty,
        Cell::Text(text) => Value::Text(text),
        Cell::Number(number) => Value::Number(number as f64),
    }
}

/// From the folder of a report to the workspace, as a reference with `/` at its end.
fn reach(report: &Path, workspace: &Path) -> Result<String, Failure> {
    let here = files::here()?;
    let folder = plain(&here.join(report.parent().unwrap_or(Path::new(""))));
    let workspace = plain(&here.join(workspace));
    let shared = folder.iter().zip(&workspace).take_while(|(a, b)| a == b).count();
    let mut reach = "../".repeat(folder.len() - shared);
    for name in &workspace[shared..] {
        reach.push_str(name);
        reach.push('/');
    }
    Ok(reach)
}

/// The names in an absolute path, without `.` and `..`.
fn plain(path: &Path) -> Vec<String> {
    let mut names = Vec::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                names.pop();
            }
            Component::CurDir => {}
            part => names.push(part.as_os_str().to_string_lossy().into_owned()),
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_finds_its_workspace() {
        let reach = |report, workspace| reach(Path::new(report), Path::new(workspace)).expect("there is a folder");
        assert_eq!(reach("báo-cáo.html", "."), "");
        assert_eq!(reach("out/báo-cáo.html", "procedures"), "../procedures/");
        assert_eq!(reach("/a/b/r.html", "/a/c/kho"), "../c/kho/");
        assert_eq!(reach("x/../r.html", "./kho"), "kho/");
    }

    #[test]
    fn a_workbook_holds_every_row_of_the_report() {
        let source = Source::new(FileId(0), "a.tthc", "thủ tục 1.000001 { tên \"=1+1\"; cấp huyện }\n");
        let mut examined = vec![tthc_compiler::examine(&source, &mut |_| {})];
        let procedures = Ground::procedures(&examined);
        let day = jiff::civil::date(2026, 6, 1);
        let diagnostics = tthc_compiler::conclude(&mut examined, &tthc_compiler::timeline::Law::default(), day);
        let ground = Ground { name: "Kho", day, reach: "", law: "law", procedures: &procedures };
        let sources = HashMap::from([(FileId(0), source)]);
        let report = report::gather(&ground, &examined, &diagnostics, &sources);
        for lang in [Lang::Vi, Lang::En] {
            let sheets =
                tthc_office::sheet::read(&workbook(&report, lang).expect("it is written")).expect("it is read");
            let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
            assert_eq!(
                names,
                lang.pick("Theo quy tắc|Theo bộ|Phát hiện", "By rule|By ministry|Findings")
                    .split('|')
                    .collect::<Vec<_>>()
            );
            let findings = &sheets[2].rows;
            assert_eq!(findings.len(), diagnostics.len() + 1, "a row each below the head");
            assert_eq!((findings[1][2].text.as_str(), findings[1][3].text.as_str()), ("1.000001", "=1+1"));
            assert!(!findings[1][2].is_number(), "a code is no number");
        }
    }

    #[test]
    fn the_form_is_told_by_the_ending() {
        assert_eq!(Form::of(Path::new("a.HTML")).expect("a page"), Form::Page);
        assert_eq!(Form::of(Path::new("a.b.xlsx")).expect("a workbook"), Form::Workbook);
        assert!(Form::of(Path::new("html")).is_err());
    }
}
