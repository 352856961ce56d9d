//! One file a command: its work and nothing else.

mod blame;
mod build;
mod check;
mod completions;
mod diff;
mod explain;
mod export;
mod fmt;
mod guard;
mod impact;
mod import;
mod log;
mod new;
mod search;
mod show;
mod summary;
mod sunset;

use jiff::civil::Date;
use jiff::tz::Offset;

use crate::args::{Arguments, Command};
use crate::help;
use crate::say::{Failure, Terminal};

/// What a command found: the difference between exit codes 0 and 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Fine,
    Findings,
}

pub fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Answer, Failure> {
    if let Some(folder) = &arguments.common.directory {
        enter(folder)?;
    }
    let day = arguments.common.as_of.unwrap_or_else(today);
    match &arguments.command {
        None => {
            terminal.result(&help::overview(terminal.lang));
            Ok(Answer::Fine)
        }
        Some(Command::New(args)) => new::run(args, terminal),
        Some(Command::Import(args)) => import::run(args, day, terminal),
        Some(Command::Export(args)) => export::run(args, day, terminal),
        Some(Command::Check(args)) => check::run(args, day, terminal),
        Some(Command::Fmt(args)) => fmt::run(args, terminal),
        Some(Command::Build(args)) => build::run(args, day, terminal),
        Some(Command::Search(args)) => search::run(args, day, terminal),
        Some(Command::Show(args)) => show::run(args, day, terminal),
        Some(Command::Log(args)) => log::run(args, terminal),
        Some(Command::Sunset(args)) => sunset::run(args, day, terminal),
        Some(Command::Diff(args)) => diff::run(args, day, terminal),
        Some(Command::Impact(args)) => impact::run(args, day, terminal),
        Some(Command::Guard(args)) => guard::run(args, day, terminal),
        Some(Command::Blame(args)) => blame::run(args, terminal),
        Some(Command::Explain(args)) => explain::run(args, terminal),
        Some(Command::Completions(args)) => completions::run(args, terminal),
    }
}

/// The day it is in Vietnam.
#[expect(clippy::disallowed_methods, reason = "the one place that asks the system for the day")]
fn today() -> Date {
    Offset::UTC.to_datetime(jiff::Timestamp::now() + jiff::SignedDuration::from_hours(7)).date()
}

fn enter(folder: &std::path::Path) -> Result<(), Failure> {
    std::env::set_current_dir(folder).map_err(|error| {
        Failure::new(
            format!("không vào được thư mục `{}`: {error}", folder.display()),
            format!("cannot enter `{}`: {error}", folder.display()),
        )
    })
}
