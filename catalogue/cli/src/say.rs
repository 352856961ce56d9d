//! Speaking to people: language, colour, errors, counts. Messages go to stderr, results to stdout.
#![expect(clippy::disallowed_methods, reason = "this module is the terminal")]

use std::error::Error;
use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use tthc_dsl::Lang;
use tthc_dsl::diagnostic::{Words, both};

use crate::args::{Arguments, Colour, Language};

/// Something that kept the program from running: a file, git, a socket, or how it was called.
#[derive(Debug)]
pub struct Failure {
    pub message: Words,
    pub help: Option<Words>,
}

impl Failure {
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Failure {
        Failure { message: both(vi, en), help: None }
    }

    #[must_use]
    pub fn help(mut self, vi: impl Into<String>, en: impl Into<String>) -> Failure {
        self.help = Some(both(vi, en));
        self
    }
}

/// Where and how to speak.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    pub lang: Lang,
    colour: Colour,
}

/// The language: `--lang`, else what the environment says, else the workspace's, else Vietnamese.
pub fn language(
    arguments: impl Iterator<Item = String>,
    variable: impl Fn(&str) -> Option<String>,
    workspace: impl Fn() -> Option<String>,
) -> Lang {
    let arguments: Vec<String> = arguments.collect();
    let asked = arguments.iter().enumerate().find_map(|(at, argument)| match argument.strip_prefix("--lang") {
        Some("") => arguments.get(at + 1).cloned(),
        Some(rest) => rest.strip_prefix('=').map(str::to_owned),
        None => None,
    });
    let environment =
        || ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| variable(name).filter(|v| !v.is_empty()));
    let said = asked.or_else(|| environment().filter(|value| value.starts_with("en") || value.starts_with("vi")));
    match said.or_else(workspace) {
        Some(value) if value.starts_with("en") => Lang::En,
        _ => Lang::Vi,
    }
}

impl Terminal {
    pub fn of(arguments: &Arguments, lang: Lang) -> Terminal {
        let lang = match arguments.common.lang {
            Some(Language::En) => Lang::En,
            Some(Language::Vi) => Lang::Vi,
            None => lang,
        };
        Terminal { lang, colour: arguments.common.color }
    }

    pub fn pick<'a>(&self, vi: &'a str, en: &'a str) -> &'a str {
        self.lang.pick(vi, en)
    }

    fn coloured(&self, is_terminal: bool) -> bool {
        match self.colour {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => is_terminal && std::env::var_os("NO_COLOR").is_none(),
        }
    }

    pub fn colour_errors(&self) -> bool {
        self.coloured(std::io::stderr().is_terminal())
    }

    pub fn colour_results(&self) -> bool {
        self.coloured(std::io::stdout().is_terminal())
    }

    /// A result.
    pub fn result(&self, text: &str) {
        // A reader that has seen enough closes the pipe; that is no failure of ours.
        let _ = std::io::stdout().lock().write_all(text.as_bytes());
    }

    /// A message, with a line end.
    pub fn tell(&self, text: &str) {
        let _ = writeln!(std::io::stderr().lock(), "{text}");
    }

    pub fn failure(&self, failure: &Failure) {
        let label = self.pick("lỗi", "error");
        let label = if self.colour_errors() { format!("\x1b[1;31m{label}\x1b[0m") } else { label.to_owned() };
        self.tell(&format!("{label}: {}", failure.message.get(self.lang)));
        if let Some(help) = &failure.help {
            self.tell(&format!("  = {}: {}", self.pick("cách sửa", "help"), help.get(self.lang)));
        }
    }

    /// `bold` only where colour is on.
    pub fn strong(&self, text: &str) -> String {
        if self.colour_results() { format!("\x1b[1m{text}\x1b[0m") } else { text.to_owned() }
    }

    pub fn faint(&self, text: &str) -> String {
        if self.colour_results() { format!("\x1b[2m{text}\x1b[0m") } else { text.to_owned() }
    }
}

/// What clap has to say: its help as it is, its errors in the user's language.
pub fn usage(error: &clap::Error, lang: Lang) -> ExitCode {
    use clap::error::{ContextKind, ContextValue, ErrorKind};
    if !error.use_stderr() {
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let argument = context(ContextKind::InvalidArg);
    let value = context(ContextKind::InvalidValue);
    let valid = context(ContextKind::ValidValue);
    let (vi, en) = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let name = context(ContextKind::InvalidSubcommand);
            (format!("không có lệnh `{name}`"), format!("there is no command `{name}`"))
        }
        ErrorKind::UnknownArgument => {
            (format!("không có tùy chọn `{argument}`"), format!("there is no option `{argument}`"))
        }
        ErrorKind::MissingRequiredArgument => (format!("còn thiếu {argument}"), format!("{argument} is missing")),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            (format!("`{value}` không dùng được cho {argument}"), format!("`{value}` cannot be used for {argument}"))
        }
        _ => ("dòng lệnh không đúng".to_owned(), "the command line is not right".to_owned()),
    };
    let mut err = std::io::stderr().lock();
    let _ = writeln!(err, "{}: {}", lang.pick("lỗi", "error"), lang.pick(&vi, &en));
    let suggested = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
        .into_iter()
        .map(context)
        .find(|text| !text.is_empty());
    if let Some(suggested) = suggested {
        let _ = writeln!(err, "  = {} `{suggested}`?", lang.pick("có phải là", "did you mean"));
    } else if let Some(form) = error.source() {
        // Our own readers of values say which forms they take.
        let _ = writeln!(err, "  = {}: {form}", lang.pick("dạng đúng", "the form is"));
    } else if !valid.is_empty() {
        let _ = writeln!(err, "  = {}: {valid}", lang.pick("có thể dùng", "possible values"));
    }
    let _ = writeln!(err, "  = {}", lang.pick("xem `tthc --help`", "see `tthc --help`"));
    ExitCode::from(2)
}

/// `1 lỗi, 2 cảnh báo`, `1 error, 2 warnings`.
pub fn counted(count: usize, lang: Lang, vi: &str, en: &str) -> String {
    match lang {
        Lang::Vi => format!("{} {vi}", tthc_dsl::format::thousands(count as i64)),
        Lang::En if count == 1 => format!("1 {en}"),
        Lang::En => format!("{count} {en}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vietnamese_is_spoken_unless_another_language_is_asked_for() {
        let of = |arguments: &[&str], lang: Option<&str>| {
            let variable = |name: &str| (name == "LANG").then(|| lang.map(str::to_owned)).flatten();
            language(arguments.iter().map(|a| (*a).to_owned()), variable, || None)
        };
        assert_eq!(of(&["tthc"], None), Lang::Vi);
        assert_eq!(of(&["tthc"], Some("C.UTF-8")), Lang::Vi);
        assert_eq!(of(&["tthc"], Some("en_US.UTF-8")), Lang::En);
        assert_eq!(of(&["tthc", "--lang", "vi"], Some("en_US.UTF-8")), Lang::Vi);
        assert_eq!(of(&["tthc", "--lang=en", "check"], None), Lang::En);
        let none = || std::iter::once("tthc".to_owned());
        assert_eq!(language(none(), |_| None, || Some("en".to_owned())), Lang::En);
        assert_eq!(language(none(), |_| Some("vi_VN".to_owned()), || Some("en".to_owned())), Lang::Vi);
    }
}
