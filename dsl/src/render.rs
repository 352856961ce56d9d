//! A finding as a person sees it in a terminal.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Lang, Severity};
use crate::lines::Lines;
use crate::source::{Source, Span};

/// The longest line that is shown whole, in bytes.
const LONG_LINE: usize = 400;

/// One finding with the lines it speaks of.
pub fn render(diagnostic: &Diagnostic, source: Option<&Source>, lang: Lang, colour: bool) -> String {
    let level = match (diagnostic.severity, lang) {
        (Severity::Error, Lang::En) => Level::ERROR,
        (Severity::Error, Lang::Vi) => Level::ERROR.with_name("lỗi"),
        (Severity::Warning, Lang::En) => Level::WARNING,
        (Severity::Warning, Lang::Vi) => Level::WARNING.with_name("cảnh báo"),
        (Severity::Info, Lang::En) => Level::INFO,
        (Severity::Info, Lang::Vi) => Level::INFO.with_name("thông tin"),
    };
    let help = Level::HELP.with_name(lang.pick("cách sửa", "help"));
    let law = Level::NOTE.with_name(lang.pick("căn cứ", "law"));
    let mut group = Group::with_title(level.primary_title(diagnostic.message.get(lang)).id(diagnostic.code));
    let excerpt = source.map(|source| Excerpt::around(source, diagnostic));
    if let (Some(source), Some(excerpt)) = (source, &excerpt) {
        let mut snippet = Snippet::source(excerpt.text)
            .path(source.path.as_str())
            .line_start(excerpt.first_line)
            .annotation(AnnotationKind::Primary.span(excerpt.range(diagnostic.span)));
        for note in &diagnostic.notes {
            if excerpt.holds(note.span) {
                snippet = snippet
                    .annotation(AnnotationKind::Context.span(excerpt.range(note.span)).label(note.text.get(lang)));
            }
        }
        group = group.element(snippet);
    }
    if let Some(provision) = diagnostic.provision(lang) {
        group = group.element(law.message(provision));
    }
    if !diagnostic.days.is_empty() {
        let days = Level::NOTE.with_name(lang.pick("vào các ngày", "on days"));
        let shown: Vec<String> = diagnostic.days.iter().map(|days| days.words().get(lang).to_owned()).collect();
        group = group.element(days.message(shown.join("; ")));
    }
    if let Some(text) = &diagnostic.help {
        group = group.element(help.message(text.get(lang)));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.render(&[group])
}

/// The lines of a source that a finding speaks of. A renderer given a whole file would read all of it for each finding.
struct Excerpt<'s> {
    text: &'s str,
    start: usize,
    first_line: usize,
    file: crate::source::FileId,
}

impl<'s> Excerpt<'s> {
    fn around(source: &'s Source, diagnostic: &Diagnostic) -> Self {
        let length = source.text.len();
        let mut from = (diagnostic.span.start as usize).min(length);
        let mut to = (diagnostic.span.end as usize).clamp(from, length);
        // A block is shown by its head.
        if let Some(line_end) = source.text[floor(&source.text, from)..floor(&source.text, to)].find('\n') {
            to = from + line_end;
        }
        for note in diagnostic.notes.iter().filter(|note| note.span.file == source.file) {
            let near = (note.span.start as usize).abs_diff(from) < 2_000;
            if near && (note.span.end as usize) <= length {
                from = from.min(note.span.start as usize);
                to = to.max(note.span.end as usize);
            }
        }
        let (from, to) = (floor(&source.text, from), floor(&source.text, to));
        let mut start = source.text[..from].rfind('\n').map_or(0, |n| n + 1);
        let mut end = source.text[to..].find('\n').map_or(length, |n| to + n);
        if from - start > LONG_LINE {
            start = floor(&source.text, from - LONG_LINE / 4);
        }
        if end - to > LONG_LINE {
            end = floor(&source.text, to + LONG_LINE / 4);
        }
        let first_line = Lines::new(&source.text[..start]).count();
        Excerpt { text: &source.text[start..end], start, first_line, file: source.file }
    }

    fn holds(&self, span: Span) -> bool {
        span.file == self.file && span.start as usize >= self.start && span.end as usize <= self.start + self.text.len()
    }

    fn range(&self, span: Span) -> std::ops::Range<usize> {
        let start = (span.start as usize).saturating_sub(self.start).min(self.text.len());
        let mut end = (span.end as usize).saturating_sub(self.start).clamp(start, self.text.len());
        if let Some(line_end) = self.text[floor(self.text, start)..floor(self.text, end)].find('\n') {
            end = start + line_end;
        }
        floor(self.text, start)..floor(self.text, end)
    }
}

/// The nearest place at or before `at` that is not inside a character.
fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|place| text.is_char_boundary(*place)).unwrap_or(0)
}
