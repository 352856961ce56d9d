//! `tthc log`: the commits that changed what a procedure says.

use serde::Serialize;
use tthc_compiler::{Examined, examine};
use tthc_dsl::FileId;
use tthc_history::{Recorded, Repository};

use super::Answer;
use crate::args::Log;
use crate::formats::pretty;
use crate::say::{Failure, Terminal};
use crate::workspace::Workspace;

pub fn run(args: &Log, terminal: &Terminal) -> Result<Answer, Failure> {
    let workspace = Workspace::open(None)?;
    let file = file_of(&workspace, &args.code)?;
    let repository = Repository::discover(&workspace.root).map_err(|error| failure(&error))?;
    let recorded = repository.log(&file, &args.code, args.limit).map_err(|error| failure(&error))?;
    if args.json {
        terminal.result(&pretty(&Document::of(&args.code, &recorded)));
    } else {
        terminal.result(&text(&recorded, terminal));
    }
    Ok(Answer::Fine)
}

/// The file that declares a procedure: the one that is named after it, else the one that holds it.
fn file_of(workspace: &Workspace, code: &str) -> Result<std::path::PathBuf, Failure> {
    let name = format!("{code}.tthc");
    let named = |path: &&String| path.rsplit('/').next() == Some(name.as_str());
    if let Some(path) = workspace.paths.iter().find(named) {
        return Ok(workspace.root.join(path));
    }
    let mut known: Vec<String> = Vec::new();
    for (number, path) in workspace.paths.iter().enumerate() {
        let (source, _) = workspace.read(FileId(number as u32))?;
        let Examined { facts, .. } = examine(&source, &mut |_| {});
        if facts.iter().any(|procedure| &*procedure.code == code) {
            return Ok(workspace.root.join(path));
        }
        known.extend(facts.iter().map(|procedure| procedure.code.to_string()));
    }
    let failure = Failure::new(format!("không có thủ tục `{code}`"), format!("there is no procedure `{code}`"));
    Err(match tthc_dsl::nearest(code, known.iter().map(String::as_str)) {
        Some(near) => failure.help(format!("có phải là `{near}` không?"), format!("did you mean `{near}`?")),
        None => failure,
    })
}
