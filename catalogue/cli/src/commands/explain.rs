//! `tthc explain`: a finding's page.

use tthc_compiler::explain::{page, pages};

use super::Answer;
use crate::args::Explain;
use crate::say::{Failure, Terminal};

pub fn run(args: &Explain, terminal: &Terminal) -> Result<Answer, Failure> {
    let lang = terminal.lang;
    let Some(id) = &args.id else {
        for page in pages() {
            terminal.result(&format!("{}  {}\n", terminal.strong(page.id), lang.pick(page.title.0, page.title.1)));
        }
        return Ok(Answer::Fine);
    };
    if let Some(page) = page(id) {
        terminal.result(&page.markdown(lang));
        return Ok(Answer::Fine);
    }
    let near = tthc_dsl::nearest(id, pages().map(|page| page.id));
    let failure = Failure::new(format!("không có mã `{id}`"), format!("there is no finding `{id}`"));
    Err(match near {
        Some(near) => failure.help(format!("có phải là `{near}` không?"), format!("did you mean `{near}`?")),
        None => failure.help("`tthc explain` liệt kê mọi mã", "`tthc explain` lists them all"),
    })
}
