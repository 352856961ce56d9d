//! The legal diff on a terminal.

use tthc_compiler::redline::{ChangedProcedure, Kind, LegalChange, Redline};
use tthc_dsl::Lang;

use super::plain::line;
use super::words::{Piece, pieces};
use super::{Sides, days, groups, heading, made_by, values, whole};

/// What stands before and behind a marked text. What went and what came is told apart without colour too.
#[derive(Clone, Copy, Debug)]
pub struct Marks {
    pub strong: (&'static str, &'static str),
    pub faint: (&'static str, &'static str),
    pub gone: (&'static str, &'static str),
    pub come: (&'static str, &'static str),
}

impl Marks {
    pub const PLAIN: Marks = Marks { strong: ("", ""), faint: ("", ""), gone: ("[-", "-]"), come: ("{+", "+}") };

    pub const COLOURED: Marks = Marks {
        strong: ("\u{1b}[1m", "\u{1b}[0m"),
        faint: ("\u{1b}[2m", "\u{1b}[0m"),
        gone: ("\u{1b}[31m[-", "-]\u{1b}[0m"),
        come: ("\u{1b}[32m{+", "+}\u{1b}[0m"),
    };
}

/// The summary first, then each procedure under its ministry.
#[must_use]
pub fn text(redline: &Redline, sides: &Sides, lang: Lang, marks: &Marks) -> String {
    let mut out = Page { out: String::new(), lang, marks };
    out.out.push_str(&format!("{}\n", out.marked(marks.strong, redline.summary().get(lang))));
    out.out.push_str(&format!("{}\n", out.marked(marks.faint, heading(sides).get(lang))));
    for group in groups(redline) {
        out.out.push_str(&format!("\n{}\n", out.marked(marks.strong, group.ministry.get(lang))));
        for procedure in group.procedures {
            out.procedure(procedure);
        }
    }
    out.out
}

struct Page<'m> {
    out: String,
    lang: Lang,
    marks: &'m Marks,
}

impl Page<'_> {
    fn marked(&self, (before, behind): (&str, &str), text: &str) -> String {
        format!("{before}{}{behind}", line(text))
    }

    fn procedure(&mut self, procedure: &ChangedProcedure) {
        let lang = self.lang;
        let code = self.marked(self.marks.strong, &procedure.code);
        let whole = whole(procedure);
        let sign = whole.map_or("", |change| if change.kind == Kind::Begins { "+ " } else { "- " });
        self.out.push_str(format!("\n  {sign}{code}  {}", line(procedure.name.get(lang))).trim_end());
        self.out.push('\n');
        if let Some(held) = procedure.days {
            self.out.push_str(&format!("    {}\n", self.marked(self.marks.faint, days(held).get(lang))));
        }
        if let Some(change) = whole {
            self.out.push_str(&format!("    {}\n", self.why(change)));
            return;
        }
        for change in &procedure.changes {
            self.change(change);
        }
    }

    fn change(&mut self, change: &LegalChange) {
        let lang = self.lang;
        let label = line(change.change.label.get(lang));
        let [old, new] = values(change, lang);
        let said = match (old, new) {
            (Some(old), Some(new)) => match pieces(old, new) {
                Some(pieces) => format!("~ {label}: {}", self.redline(&pieces)),
                None => format!("~ {label}: {} → {}", line(old), line(new)),
            },
            (None, Some(new)) => format!("+ {label}: {}", line(new)),
            (Some(old), None) => format!("- {label}: {}", line(old)),
            (None, None) => format!("~ {label}"),
        };
        self.out.push_str(&format!("    {said}\n"));
        self.out.push_str(&format!("      {}\n", self.why(change)));
    }

    /// What it does in law, what it means for a portal, and under which provisions.
    fn why(&self, change: &LegalChange) -> String {
        let lang = self.lang;
        let (kind, effect) = (change.kind.words(), change.effect().words());
        let mut why = format!("{} · {}", kind.get(lang), effect.get(lang));
        if let Some(by) = made_by(change, lang) {
            why.push_str(&format!(" · {by}"));
        }
        self.marked(self.marks.faint, &why)
    }

    fn redline(&self, pieces: &[Piece]) -> String {
        pieces
            .iter()
            .map(|piece| match piece {
                Piece::Same(text) => line(text),
                Piece::Gone(text) => self.marked(self.marks.gone, text),
                Piece::Come(text) => self.marked(self.marks.come, text),
            })
            .collect()
    }
}
