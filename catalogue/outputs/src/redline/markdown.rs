//! The legal diff as a review comment: GitHub's and GitLab's Markdown.

use tthc_compiler::redline::{ChangedProcedure, LegalChange, Redline};
use tthc_dsl::Lang;

use super::plain::line;
use super::words::{Piece, pieces};
use super::{Sides, because, days, groups, heading, number, values};

/// A comment may have 65,536 characters; what stands around this text needs some of them.
const MOST_CHARACTERS: usize = 60_000;

/// The summary, a table of the kinds, and each procedure folded.
///
/// Text of the catalogue stays text: it opens no markup, names nobody and breaks no table. What does not fit into one
/// comment is left out, and it is said how much.
#[must_use]
pub fn markdown(redline: &Redline, sides: &Sides, lang: Lang) -> String {
    let mut out = format!("### {}\n\n", escaped(heading(sides).get(lang)));
    out.push_str(&format!("**{}**\n", escaped(redline.summary().get(lang))));
    if redline.procedures.is_empty() {
        return out;
    }
    tables(&mut out, redline, lang);
    let mut room = MOST_CHARACTERS.saturating_sub(out.chars().count());
    let (mut left_out, mut full) = (0, false);
    for group in groups(redline) {
        let mut title = format!("\n#### {}\n", escaped(group.ministry.get(lang)));
        for procedure in group.procedures {
            let folded = format!("{title}{}", self::folded(procedure, lang));
            let length = folded.chars().count();
            full |= length > room;
            if full {
                left_out += 1;
                continue;
            }
            room -= length;
            title.clear();
            out.push_str(&folded);
        }
    }
    if left_out > 0 {
        let count = number(left_out, lang);
        out.push_str(&match lang {
            Lang::Vi => format!("\nCòn {count} mục không đủ chỗ; xem đủ bằng `tthc diff --format html`.\n"),
            Lang::En if left_out == 1 => {
                "\n1 more entry does not fit; `tthc diff --format html` shows all.\n".to_owned()
            }
            Lang::En => format!("\n{count} more entries do not fit; `tthc diff --format html` shows all.\n"),
        });
    }
    out
}

fn tables(out: &mut String, redline: &Redline, lang: Lang) {
    let counted = lang.pick("Số thủ tục", "Procedures");
    out.push_str(&format!("\n| {} | {counted} |\n|---|---:|\n", lang.pick("Thay đổi", "Change")));
    for (kind, count) in redline.counts() {
        out.push_str(&format!("| {} | {} |\n", escaped(kind.words().get(lang)), number(count, lang)));
    }
    out.push_str(&format!("\n| {} | {counted} |\n|---|---:|\n", lang.pick("Đối với cổng", "For a portal")));
    for (effect, count) in redline.effects() {
        out.push_str(&format!("| {} | {} |\n", escaped(effect.words().get(lang)), number(count, lang)));
    }
}

fn folded(procedure: &ChangedProcedure, lang: Lang) -> String {
    let mut title = format!("<code>{}</code> {}", escaped(&procedure.code), escaped(procedure.name.get(lang)));
    if let Some(held) = procedure.days {
        title.push_str(&format!(" ({})", days(held).get(lang)));
    }
    let effect = procedure.effect().words();
    let mut out = format!("\n<details><summary>{} – {}</summary>\n\n", title.trim_end(), effect.get(lang));
    out.push_str(match lang {
        Lang::Vi => "| Mục | Thay đổi | Loại | Căn cứ | Đối với cổng |\n|---|---|---|---|---|\n",
        Lang::En => "| Field | Change | Kind | Legal basis | For a portal |\n|---|---|---|---|---|\n",
    });
    for change in &procedure.changes {
        let cells = [
            escaped(change.change.label.get(lang)),
            said(change, lang),
            escaped(change.kind.words().get(lang)),
            escaped(&because(change, lang).join("; ")),
            escaped(change.effect().words().get(lang)),
        ];
        out.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
    out.push_str("\n</details>\n");
    out
}

fn said(change: &LegalChange, lang: Lang) -> String {
    let [old, new] = values(change, lang);
    if let Some(pieces) = old.zip(new).and_then(|(old, new)| pieces(old, new)) {
        return pieces
            .iter()
            .map(|piece| match piece {
                Piece::Same(text) => escaped(text),
                Piece::Gone(text) => format!("<del>{}</del>", escaped(text)),
                Piece::Come(text) => format!("<ins>{}</ins>", escaped(text)),
            })
            .collect();
    }
    let gone = old.map(|old| format!("<del>{}</del>", escaped(old)));
    let come = new.map(|new| format!("<ins>{}</ins>", escaped(new)));
    [gone, come].into_iter().flatten().collect::<Vec<_>>().join(" → ")
}

/// Text on one line that is text inside a table, a heading and an HTML block alike.
///
/// Letters that could be markup are written as entities, which both Markdown and HTML read as text. A mark that makes a
/// mention or a reference gets an empty comment behind it, since those are looked for after entities are read.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let text = line(text);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '&' | '<' | '>' | '"' | '\'' | '|' | '`' | '*' | '_' | '~' | '[' | ']' | '\\' | '$' | '^' | '=' => {
                out.push_str(&format!("&#{};", u32::from(letter)));
            }
            '@' | '#' | '!' => out.push_str(&format!("&#{};<!-- -->", u32::from(letter))),
            // `http:` and `:emoji:`.
            ':' if letters.peek().is_some_and(|next| *next != ' ') => out.push_str("&#58;<!-- -->"),
            letter => out.push(letter),
        }
    }
    out
}
