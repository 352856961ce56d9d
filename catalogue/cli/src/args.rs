//! What can be typed. Help texts stand in `help`, in both languages.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

#[derive(Parser, Debug)]
#[command(name = "tthc", version, disable_help_subcommand = true)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Option<Command>,

    #[command(flatten)]
    pub common: Common,
}

#[derive(Args, Debug)]
pub struct Common {
    #[arg(long, global = true, value_enum)]
    pub lang: Option<Language>,
    #[arg(long, global = true, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Date>,
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto)]
    pub color: Colour,
    #[arg(long, short = 'C', global = true, value_name = "DIR")]
    pub directory: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Language {
    Vi,
    En,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    Auto,
    Always,
    Never,
}

#[derive(Subcommand, Debug)]
pub enum Command {
    New(New),
    Import(Import),
    Export(Export),
    Check(Check),
    Fmt(Fmt),
    Build(Build),
    Search(Search),
    Show(Show),
    Log(Log),
    Blame(Blame),
    Diff(Diff),
    Impact(Impact),
    Guard(Guard),
    Sunset(Sunset),
    Explain(Explain),
    Completions(Completions),
}

#[derive(Args, Debug)]
pub struct New {
    pub dir: PathBuf,
}

#[derive(Args, Debug)]
pub struct Import {
    #[arg(required = true, value_name = "FILE|DIR")]
    pub inputs: Vec<PathBuf>,
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    #[arg(long)]
    pub facts_only: bool,
    /// Also writes each record back in the portal's shape and compares.
    #[arg(long)]
    pub verify: bool,
    /// Which column of a spreadsheet is which field of the record.
    #[arg(long, value_name = "FILE", conflicts_with = "verify")]
    pub map: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub struct Export {
    #[arg(value_name = "CODE")]
    pub codes: Vec<String>,
    #[arg(long, value_enum)]
    pub to: OfficeForm,
    #[arg(long, value_name = "FILE|DIR")]
    pub out: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum OfficeForm {
    Docx,
    Xlsx,
}

#[derive(Args, Debug)]
pub struct Check {
    pub dir: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// Re-reads every file whatever the cache holds.
    #[arg(long)]
    pub no_cache: bool,
    #[arg(long, value_name = "FILE")]
    pub report: Vec<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Human,
    Json,
    Sarif,
    Github,
}

#[derive(Args, Debug)]
pub struct Fmt {
    #[arg(value_name = "DIR|FILE")]
    pub paths: Vec<PathBuf>,
    #[arg(long)]
    pub check: bool,
    #[arg(long, value_enum)]
    pub keywords: Option<Language>,
}

#[derive(Args, Debug)]
pub struct Build {
    pub dir: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    #[arg(long, value_enum, value_delimiter = ',')]
    pub only: Vec<Part>,
    #[arg(long, value_name = "CODE")]
    pub province: Option<String>,
    #[arg(long)]
    pub check: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Part {
    Portal,
    Book,
    Index,
}

#[derive(Args, Debug)]
pub struct Search {
    #[arg(required = true)]
    pub query: Vec<String>,
    #[arg(long)]
    pub json: bool,
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = positive)]
    pub limit: usize,
    #[arg(long)]
    pub explain: bool,
    #[arg(long, value_name = "DIR")]
    pub dist: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub struct Show {
    pub code: String,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
    /// As the catalogue was recorded at that revision of git.
    #[arg(long, value_name = "REV")]
    pub known: Option<String>,
    /// The text that governs a dossier received on this day.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub received: Option<Date>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Args, Debug)]
pub struct Log {
    pub code: String,
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Args, Debug)]
pub struct Sunset {
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub by: Date,
    #[arg(value_name = "CODE")]
    pub codes: Vec<String>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Args, Debug)]
pub struct Blame {
    pub code: String,
    #[arg(long)]
    pub json: bool,
}

#[derive(Args, Debug)]
pub struct Impact {
    /// An amendment of the workspace, or a file with amendments that are not in it yet.
    #[arg(value_name = "AMENDMENT|FILE")]
    pub amendment: String,
    #[arg(long, value_enum, default_value_t = DiffForm::Human)]
    pub format: DiffForm,
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub struct Guard {
    #[arg(long, value_name = "REV")]
    pub base: String,
    /// Another revision than what is here now.
    #[arg(long, value_name = "REV")]
    pub head: Option<String>,
    #[arg(long, value_enum, default_value_t = GuardForm::Human)]
    pub format: GuardForm,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum GuardForm {
    Human,
    Markdown,
    Json,
    Github,
}

#[derive(Args, Debug)]
pub struct Diff {
    #[arg(value_name = "A")]
    pub old: String,
    /// Without it: what is here now.
    #[arg(value_name = "B")]
    pub new: Option<String>,
    #[arg(value_name = "CODE")]
    pub codes: Vec<String>,
    #[arg(long, value_enum, default_value_t = DiffForm::Human)]
    pub format: DiffForm,
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DiffForm {
    Human,
    Markdown,
    Json,
    Html,
}

#[derive(Args, Debug)]
pub struct Explain {
    pub id: Option<String>,
}

#[derive(Args, Debug)]
pub struct Completions {
    pub shell: clap_complete::Shell,
}

/// Stands for the hyphen of a filter that excludes until clap has read the line.
const EXCLUDES: char = '\u{2212}';

/// `-lĩnh-vực:hộ-tịch` is a filter that excludes, not an option.
pub fn filters_are_no_options(argument: String) -> String {
    match argument.strip_prefix('-') {
        Some(rest) if !rest.starts_with('-') && rest.contains(':') => format!("{EXCLUDES}{rest}"),
        _ => argument,
    }
}

impl Search {
    /// The query as it was typed.
    pub fn query(&self) -> String {
        let typed = |word: &String| word.strip_prefix(EXCLUDES).map_or_else(|| word.clone(), |rest| format!("-{rest}"));
        self.query.iter().map(typed).collect::<Vec<_>>().join(" ")
    }
}

/// A number from one up.
fn positive(text: &str) -> Result<usize, String> {
    text.parse::<usize>().ok().filter(|number| *number > 0).ok_or_else(|| "1, 2, 3 …".to_owned())
}

/// `2025-07-01` or `01/07/2025`.
pub fn day(text: &str) -> Result<Date, String> {
    let iso = text.parse::<Date>();
    let vietnamese = || {
        let mut parts = text.split('/').map(str::parse::<i16>);
        match (parts.next()?, parts.next()?, parts.next()?, parts.next()) {
            (Ok(day), Ok(month), Ok(year), None) => {
                Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
            }
            _ => None,
        }
    };
    iso.ok().or_else(vietnamese).ok_or_else(|| "2025-07-01 | 01/07/2025".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_that_excludes_is_no_option() {
        let line = ["tthc", "search", "khai", "-lĩnh-vực:hộ-tịch", "--limit", "3"].map(str::to_owned);
        let arguments = Arguments::try_parse_from(line.into_iter().map(filters_are_no_options)).expect("it is read");
        let Some(Command::Search(search)) = arguments.command else { panic!("another command") };
        assert_eq!((search.query().as_str(), search.limit), ("khai -lĩnh-vực:hộ-tịch", 3));
    }

    #[test]
    fn days_are_read_in_both_forms() {
        assert_eq!(day("2025-07-01"), day("01/07/2025"));
        assert!(day("30/02/2025").is_err());
        assert!(day("hôm nay").is_err());
    }
}
