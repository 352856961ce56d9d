//! `tthc export`: procedures as the office files that the national portal gives, which can be imported again.

mod files_of;
mod pages;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use tthc_compiler::model::Procedure;
use tthc_compiler::{Catalogue, Standing, show};
use tthc_dsl::Lang;
use tthc_outputs::office;

use super::Answer;
use crate::args::{Export, OfficeForm};
use crate::files;
use crate::say::{Failure, Terminal};
use crate::workspace::Workspace;

pub fn run(args: &Export, day: Date, terminal: &Terminal) -> Result<Answer, Failure> {
    if args.to == OfficeForm::Docx && args.codes.is_empty() {
        return Err(Failure::new("cần mã của thủ tục", "the code of a procedure is needed")
            .help("như `tthc export --to docx 1.013225`", "such as `tthc export --to docx 1.013225`"));
    }
    let workspace = Workspace::open(None)?;
    let catalogue = super::build::catalogue(&workspace, day)?;
    let chosen = chosen(&args.codes, &catalogue, day)?;
    let written = match args.to {
        OfficeForm::Docx => documents(&chosen, &catalogue, day, args.out.as_deref())?,
        OfficeForm::Xlsx => vec![list(&chosen, &catalogue, day, args.out.as_deref())?],
    };
    // A person who asks for many files wants their number, one who asks for a few their names.
    const NAMED: usize = 10;
    for path in written.iter().take(NAMED) {
        terminal.tell(&format!("✓ {}", path.display()));
    }
    if let Some(more) = written.len().checked_sub(NAMED).filter(|more| *more > 0) {
        terminal.tell(&match terminal.lang {
            Lang::Vi => format!("✓ và {more} tệp nữa"),
            Lang::En => format!("✓ and {more} more"),
        });
    }
    Ok(Answer::Fine)
}

/// The procedures of the codes, each once, in the order in which they are asked for; all of them where none is.
fn chosen<'c>(codes: &[String], catalogue: &'c Catalogue, day: Date) -> Result<Vec<&'c Procedure>, Failure> {
    if codes.is_empty() {
        return Ok(catalogue.in_force(day).collect());
    }
    let mut seen = std::collections::HashSet::new();
    let asked = codes.iter().filter(|code| seen.insert(code.as_str()));
    asked.map(|code| in_force(code, catalogue, day)).collect()
}

fn in_force<'c>(code: &str, catalogue: &'c Catalogue, day: Date) -> Result<&'c Procedure, Failure> {
    let (procedure, standing) = catalogue.shown(code, day).ok_or_else(|| super::show::unknown(code, catalogue))?;
    let date = |day| (show::date(day, Lang::Vi), show::date(day, Lang::En));
    let (vi, en) = match standing {
        Standing::InForce => return Ok(procedure),
        Standing::Coming(from) => {
            let (vi, en) = date(from);
            (format!("có hiệu lực từ {vi}"), format!("it comes into force on {en}"))
        }
        Standing::Ended(until) => {
            let (vi, en) = date(until);
            (format!("hết hiệu lực từ {vi}"), format!("it is no longer in force from {en}"))
        }
        Standing::Pending => ("chưa xác định ngày có hiệu lực".to_owned(), "its day is not known yet".to_owned()),
    };
    let (day_vi, day_en) = date(day);
    Err(Failure::new(
        format!("`{code}` không có hiệu lực vào ngày {day_vi}: {vi}"),
        format!("`{code}` is not in force on {day_en}: {en}"),
    )
    .help("chọn ngày bằng `--as-of`", "choose the day with `--as-of`"))
}

/// A Word file for each procedure.
fn documents(
    chosen: &[&Procedure],
    catalogue: &Catalogue,
    day: Date,
    out: Option<&Path>,
) -> Result<Vec<PathBuf>, Failure> {
    let name = |procedure: &Procedure| format!("ChiTietTTHC_{}.docx", procedure.code.value);
    let place = |procedure: &Procedure| match out {
        Some(file) if files_of::is_file(file, "docx") => file.to_owned(),
        Some(folder) => folder.join(name(procedure)),
        None => PathBuf::from(name(procedure)),
    };
    if let Some(file) = out.filter(|file| files_of::is_file(file, "docx") && chosen.len() > 1) {
        return Err(Failure::new(
            format!("{} thủ tục không vào được một tệp `{}`", chosen.len(), file.display()),
            format!("{} procedures do not go into the one file `{}`", chosen.len(), file.display()),
        )
        .help("chọn một thư mục cho `--out`", "choose a folder for `--out`"));
    }
    let write = |procedure: &&Procedure| {
        let path = place(procedure);
        let bytes = pages::document(office::document(catalogue, procedure, day));
        files::write(&path, &files_of::bytes(&path, bytes)?)?;
        Ok(path)
    };
    chosen.iter().map(write).collect()
}

/// One list of all of them.
fn list(chosen: &[&Procedure], catalogue: &Catalogue, day: Date, out: Option<&Path>) -> Result<PathBuf, Failure> {
    const NAME: &str = "DanhMucTTHC.xlsx";
    let path = match out {
        Some(file) if files_of::is_file(file, "xlsx") => file.to_owned(),
        Some(folder) => folder.join(NAME),
        None => PathBuf::from(NAME),
    };
    let bytes = pages::workbook(office::list(catalogue, chosen.iter().copied(), day));
    files::write(&path, &files_of::bytes(&path, bytes)?)?;
    Ok(path)
}
