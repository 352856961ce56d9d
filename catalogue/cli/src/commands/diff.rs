//! `tthc diff`: what the law says otherwise on another day, or by another recording of it.

use std::path::Path;

use jiff::civil::Date;
use tthc_compiler::Catalogue;
use tthc_compiler::redline::{Redline, between, recorded};
use tthc_history::Repository;
use tthc_outputs::redline::{self, Marks, Point, Sides};

use super::{Answer, show};
use crate::args::{Diff, DiffForm};
use crate::files;
use crate::formats::pretty;
use crate::point::point;
use crate::recording::{Contents, Recording, failure};
use crate::say::{Failure, Terminal};
use crate::workspace::Workspace;

pub fn run(args: &Diff, today: Date, terminal: &Terminal) -> Result<Answer, Failure> {
    let new = args.new.as_deref().map_or_else(|| Ok(Point::default()), point)?;
    let sides = Sides { old: point(&args.old)?, new };
    let workspace = Workspace::open(None)?;
    let redline = compared(&workspace, &sides, &args.codes, today)?;
    let content = rendered(&redline, &sides, args.format, args.out.is_none(), terminal);
    deliver(&content, args.out.as_deref(), &redline, terminal)?;
    Ok(Answer::Fine)
}

/// Shows a redline, or writes it into a file and says what is in it.
pub fn deliver(content: &str, out: Option<&Path>, redline: &Redline, terminal: &Terminal) -> Result<(), Failure> {
    let Some(path) = out else {
        terminal.result(content);
        return Ok(());
    };
    files::write(path, content.as_bytes())?;
    terminal.tell(redline.summary().get(terminal.lang));
    terminal.tell(&format!("→ {}", path.display()));
    Ok(())
}

/// Two days of one recording, two recordings on all their days, or what each says of a day.
fn compared(workspace: &Workspace, sides: &Sides, codes: &[String], today: Date) -> Result<Redline, Failure> {
    let Sides { old, new } = sides;
    if let (Some(one), None, Some(other), None) = (old.day, &old.revision, new.day, &new.revision) {
        let catalogue = super::build::catalogue(workspace, today)?;
        known(codes, &[&catalogue])?;
        return Ok(between(&catalogue, one, &catalogue, other, codes));
    }
    let repository = Repository::discover(&workspace.root).map_err(|error| failure(&error))?;
    let of = |point: &Point| match &point.revision {
        Some(revision) => Recording::of(&repository, &workspace.root, revision),
        None => Recording::here(workspace),
    };
    let (before, after) = (of(old)?, of(new)?);
    if old.day.is_none() && new.day.is_none() {
        let mut contents = Contents::open(workspace);
        let picked = contents.differing(&before, &after)?;
        contents.save();
        let (before, after) = (before.catalogue(picked.as_ref(), today)?, after.catalogue(picked.as_ref(), today)?);
        // What is the same on both sides was not read: its code is not looked for.
        if picked.is_none() {
            known(codes, &[&before, &after])?;
        }
        return Ok(recorded(&before, &after, codes));
    }
    let (before, after) = (before.catalogue(None, today)?, after.catalogue(None, today)?);
    known(codes, &[&before, &after])?;
    // A side without a day is taken on the day of the other.
    let day = old.day.or(new.day).unwrap_or(today);
    Ok(between(&before, old.day.unwrap_or(day), &after, new.day.unwrap_or(day), codes))
}

/// A code that nobody bears would compare nothing and look like no change.
fn known(codes: &[String], catalogues: &[&Catalogue]) -> Result<(), Failure> {
    let unknown = |code: &&String| catalogues.iter().all(|catalogue| catalogue.timeline(code).is_none());
    match codes.iter().find(unknown).zip(catalogues.last()) {
        None => Ok(()),
        Some((code, catalogue)) => Err(show::unknown(code, catalogue)),
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
