//! The lines at the end of a check or a build.

use std::time::Duration;

use tthc_dsl::{Diagnostic, Lang, Severity};

use crate::say::{Terminal, counted};

/// Findings by severity.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    pub errors: usize,
    pub warnings: usize,
    pub remarks: usize,
}

impl Counts {
    pub fn of(diagnostics: &[Diagnostic]) -> Counts {
        let count = |severity| diagnostics.iter().filter(|d| d.severity == severity).count();
        Counts { errors: count(Severity::Error), warnings: count(Severity::Warning), remarks: count(Severity::Info) }
    }

    /// `2 lỗi, 1 cảnh báo`, or that there is nothing.
    pub fn words(self, lang: Lang) -> String {
        let parts: Vec<String> =
            [(self.errors, "lỗi", "error"), (self.warnings, "cảnh báo", "warning"), (self.remarks, "lưu ý", "remark")]
                .into_iter()
                .filter(|(count, ..)| *count > 0)
                .map(|(count, vi, en)| counted(count, lang, vi, en))
                .collect();
        if parts.is_empty() { lang.pick("không có lỗi nào", "no findings").to_owned() } else { parts.join(", ") }
    }
}

/// `0,42 giây`, `0.42 s`.
pub fn seconds(time: Duration, lang: Lang) -> String {
    let number = format!("{:.2}", time.as_secs_f64());
    match lang {
        Lang::Vi => format!("{} giây", number.replace('.', ",")),
        Lang::En => format!("{number} s"),
    }
}

/// The last line of a check: what was read, what was found, how long it took.
pub fn tell(terminal: &Terminal, files: usize, procedures: usize, counts: Counts, time: Duration) {
    let lang = terminal.lang;
    let mark = if counts.errors + counts.warnings > 0 { "✗" } else { "✓" };
    terminal.tell(&format!(
        "{mark} {}, {}: {} ({})",
        counted(files, lang, "tệp", "file"),
        counted(procedures, lang, "thủ tục", "procedure"),
        counts.words(lang),
        seconds(time, lang)
    ));
}
