//! `tthc completions`: what a shell offers when a command is half typed.

use super::Answer;
use crate::args::Completions;
use crate::help;
use crate::say::{Failure, Terminal};

pub fn run(args: &Completions, terminal: &Terminal) -> Result<Answer, Failure> {
    let mut out = Vec::new();
    clap_complete::generate(args.shell, &mut help::localised(terminal.lang), "tthc", &mut out);
    terminal.result(&String::from_utf8_lossy(&out));
    Ok(Answer::Fine)
}
