//! What is told to an author: in both languages, with a place, the law and what to write instead.

use jiff::civil::Date;

use crate::source::Span;

/// How bad it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    Error,
    Warning,
    Info,
}

/// One sentence in both languages. A message cannot be made in one of them only.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Words {
    pub vi: String,
    pub en: String,
}

/// A sentence in Vietnamese and in English.
pub fn both(vi: impl Into<String>, en: impl Into<String>) -> Words {
    Words { vi: vi.into(), en: en.into() }
}

/// The languages of messages.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash)]
pub enum Lang {
    #[default]
    Vi,
    En,
}

impl Lang {
    pub fn pick<'a>(self, vi: &'a str, en: &'a str) -> &'a str {
        match self {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }
}

impl Words {
    pub fn get(&self, lang: Lang) -> &str {
        lang.pick(&self.vi, &self.en)
    }
}

/// A second place that explains the first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    pub span: Span,
    pub text: Words,
}

/// Whether a fix may be applied without asking.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FixClass {
    /// The meaning stays the same.
    Safe,
    /// The meaning may change.
    Unsafe,
    /// It changes what the procedure says: offered, never applied without asking.
    Legal,
}

/// A replacement of text that mends the finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fix {
    pub span: Span,
    pub text: String,
    pub class: FixClass,
}

/// One finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    pub code: &'static str,
    pub severity: Severity,
    pub span: Span,
    pub message: Words,
    pub notes: Vec<Note>,
    pub help: Option<Words>,
    /// The provision that says so, in the form of a citation.
    pub law: Option<String>,
    pub fix: Option<Fix>,
    /// The days on which it holds, where that is not all days of what it is said of.
    pub days: Vec<Days>,
    /// The code of the procedure that it is about.
    pub procedure: Option<Box<str>>,
}

/// A stretch of days, the last one included. An open end has no day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Days {
    pub first: Option<Date>,
    pub last: Option<Date>,
}

impl Days {
    /// The days in words.
    pub fn words(self) -> Words {
        let vi = |day| crate::format::date(day, Lang::Vi);
        match (self.first, self.last) {
            (Some(first), Some(last)) => {
                both(format!("từ {} đến {}", vi(first), vi(last)), format!("from {first} to {last}"))
            }
            (Some(first), None) => both(format!("từ {}", vi(first)), format!("from {first} on")),
            (None, Some(last)) => both(format!("đến {}", vi(last)), format!("until {last}")),
            (None, None) => both("mọi ngày", "on every day"),
        }
    }
}

impl Diagnostic {
    pub fn new(code: &'static str, severity: Severity, span: Span, message: Words) -> Self {
        Diagnostic {
            code,
            severity,
            span,
            message,
            notes: Vec::new(),
            help: None,
            law: None,
            fix: None,
            days: Vec::new(),
            procedure: None,
        }
    }

    pub fn error(code: &'static str, span: Span, message: Words) -> Self {
        Self::new(code, Severity::Error, span, message)
    }

    pub fn warning(code: &'static str, span: Span, message: Words) -> Self {
        Self::new(code, Severity::Warning, span, message)
    }

    /// The provision with the keywords of a language.
    pub fn provision(&self, lang: Lang) -> Option<String> {
        use crate::words::Word;
        let law = self.law.as_ref()?;
        let translated = law.split(' ').map(|part| {
            let keyword = [Word::Article, Word::Clause, Word::Point, Word::Annex];
            keyword.into_iter().find(|word| word.spelling(Lang::Vi) == part).map_or(part, |word| word.spelling(lang))
        });
        Some(translated.collect::<Vec<_>>().join(" "))
    }

    #[must_use]
    pub fn help(mut self, help: Words) -> Self {
        self.help = Some(help);
        self
    }

    #[must_use]
    pub fn note(mut self, span: Span, text: Words) -> Self {
        self.notes.push(Note { span, text });
        self
    }

    #[must_use]
    pub fn law(mut self, law: impl Into<String>) -> Self {
        self.law = Some(law.into());
        self
    }

    /// It is about this procedure.
    #[must_use]
    pub fn about(mut self, code: &str) -> Self {
        self.procedure = Some(code.into());
        self
    }

    /// It holds on these days only.
    #[must_use]
    pub fn on(mut self, days: Days) -> Self {
        self.days.push(days);
        self
    }

    #[must_use]
    pub fn fix(mut self, span: Span, text: impl Into<String>, class: FixClass) -> Self {
        self.fix = Some(Fix { span, text: text.into(), class });
        self
    }
}

/// The most findings that the text of one file can have. A person mends the first of them and looks again.
pub const MAX_FINDINGS: usize = 1_000;

/// Adds a finding of a file's text, unless there are too many already.
pub(crate) fn report(out: &mut Vec<Diagnostic>, diagnostic: Diagnostic) {
    match out.len() {
        0..MAX_FINDINGS => out.push(diagnostic),
        MAX_FINDINGS => {
            let message = both(
                format!("tệp này có quá nhiều lỗi; chỉ {MAX_FINDINGS} lỗi đầu được nêu"),
                format!("this file has too many mistakes; only the first {MAX_FINDINGS} are told"),
            );
            out.push(
                Diagnostic::error("TT026", diagnostic.span, message)
                    .help(both("sửa các lỗi đầu tiên rồi kiểm tra lại", "mend the first ones and check again")),
            );
        }
        _ => {}
    }
}

/// In the order in which a reader meets them: by file, place, then code.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| (a.span, a.code, &a.message).cmp(&(b.span, b.code, &b.message)));
    // One mistake of several versions is told once, with the days of all of them.
    diagnostics.dedup_by(|next, kept| {
        let same = next.span == kept.span && next.code == kept.code && next.message == kept.message;
        if same {
            if next.days.is_empty() || kept.days.is_empty() {
                kept.days.clear();
            } else {
                kept.days.append(&mut next.days);
            }
        }
        same
    });
    diagnostics.iter_mut().for_each(|diagnostic| join(&mut diagnostic.days));
}

/// Stretches that touch are one.
fn join(days: &mut Vec<Days>) {
    if days.len() < 2 {
        return;
    }
    days.sort_unstable();
    days.dedup_by(|next, kept| {
        let touches = match (kept.last, next.first) {
            (Some(last), Some(first)) => last.tomorrow().is_ok_and(|day| first <= day),
            _ => true,
        };
        if touches {
            kept.last = kept.last.zip(next.last).map(|(one, other)| one.max(other));
        }
        touches
    });
}
