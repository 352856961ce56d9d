//! The command line. The only place that puts the parts together, reads the clock and ends the program.
#![expect(clippy::disallowed_methods, reason = "this is the program: it reads its arguments and its environment")]

mod args;
mod cache;
mod commands;
mod dist;
mod entries;
mod files;
mod formats;
mod help;
mod memory;
mod point;
mod recording;
mod say;
mod settings;
mod workspace;

use std::process::ExitCode;

/// A check makes and drops many small values in every thread.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

use clap::FromArgMatches;

fn main() -> ExitCode {
    let lang = say::language(std::env::args(), |name| std::env::var(name).ok(), workspace::language);
    let matches = match help::localised(lang).try_get_matches_from(std::env::args().map(args::filters_are_no_options)) {
        Ok(matches) => matches,
        Err(error) => return say::usage(&error, lang),
    };
    let arguments = match args::Arguments::from_arg_matches(&matches) {
        Ok(arguments) => arguments,
        Err(error) => return say::usage(&error, lang),
    };
    let terminal = say::Terminal::of(&arguments, lang);
    match commands::run(&arguments, &terminal) {
        Ok(commands::Answer::Fine) => ExitCode::SUCCESS,
        Ok(commands::Answer::Findings) => ExitCode::from(1),
        Err(failure) => {
            terminal.failure(&failure);
            ExitCode::from(2)
        }
    }
}
