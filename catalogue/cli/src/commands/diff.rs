//! `tthc diff`: what the law says otherwise on another day.

use jiff::civil::Date;
use tthc_compiler::Catalogue;
use tthc_compiler::redline::{Redline, between};
use tthc_outputs::redline::{self, Marks, Point, Sides};

use super::{Answer, show};
use crate::args::{Diff, DiffForm};
use crate::files;
use crate::formats::pretty;
use crate::point::point;
use crate::say::{Failure, Terminal};
use crate::workspace::Workspace;

pub fn run(args: &Diff, today: Date, terminal: &Terminal) -> Result<Answer, Failure> {
    let sides = Sides { old: point(&args.old)?, new: point(&args.new)? };
    let days = [&sides.old, &sides.new].map(day);
    let [old, new] = days;
    let (old, new) = (old?, new?);
    let workspace = Workspace::open(None)?;
    let catalogue = super::build::catalogue(&workspace, today)?;
    known(&args.codes, &catalogue)?;
    let redline = between(&catalogue, old, &catalogue, new, &args.codes);
    let content = rendered(&redline, &sides, args.format, args.out.is_none(), terminal);
    match &args.out {
        None => terminal.result(&content),
        Some(path) => {
            files::write(path, content.as_bytes())?;
            terminal.tell(redline.summary().get(terminal.lang));
            terminal.tell(&format!("→ {}", path.display()));
        }
    }
    Ok(Answer::Fine)
}

fn day(point: &Point) -> Result<Date, Failure> {
    match (point.day, &point.revision) {
        (Some(day), None) => Ok(day),
        (_, revision) => {
            let revision = revision.as_deref().unwrap_or_default();
            Err(Failure::new(
                format!("chưa so sánh được bản ghi `{revision}`: chỉ so sánh hai ngày"),
                format!("the revision `{revision}` cannot be compared yet: only two days can"),
            ))
        }
    }
}

/// A code that nobody bears would compare nothing and look like no change.
fn known(codes: &[String], catalogue: &Catalogue) -> Result<(), Failure> {
    let was = |code: &String| {
        let mut renames = catalogue.amendments.values().flat_map(|amendment| &amendment.renames);
        renames.any(|rename| rename.old.value == *code)
    };
    match codes.iter().find(|code| !catalogue.procedures.contains_key(*code) && !was(code)) {
        None => Ok(()),
        Some(code) => Err(show::unknown(code, catalogue)),
    }
}

fn rendered(redline: &Redline, sides: &Sides, form: DiffForm, shown: bool, terminal: &Terminal) -> String {
    let lang = terminal.lang;
    match form {
        DiffForm::Human => {
            let coloured = shown && terminal.colour_results();
            redline::text(redline, sides, lang, if coloured { &Marks::COLOURED } else { &Marks::PLAIN })
        }
        DiffForm::Markdown => redline::markdown(redline, sides, lang),
        DiffForm::Json => pretty(&redline::document(redline, sides, lang)),
        DiffForm::Html => redline::html(redline, sides, lang),
    }
}
