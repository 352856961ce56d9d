//! The legal diff as a review comment: GitHub's and GitLab's Markdown.

mod block;
mod escape;

use tthc_compiler::redline::Redline;
use tthc_dsl::Lang;

use super::{Sides, groups, heading, number};
use block::{Block, blocks};
use escape::escaped;

/// A comment may have 65,536 characters; what stands around this text needs some of them.
const MOST_CHARACTERS: usize = 60_000;

/// The summary, tables of kinds and effects, and each procedure folded; those that begin or end as lists.
///
/// Text of the catalogue stays text: it opens no markup, names nobody and breaks no table. Procedures whose tables do not
/// fit into one comment are told in a line each; if that is too much too, it is said how many are left out.
#[must_use]
pub fn markdown(redline: &Redline, sides: &Sides, lang: Lang) -> String {
    let mut out = format!("### {}\n\n", escaped(heading(sides).get(lang)));
    out.push_str(&format!("**{}**\n", escaped(redline.summary().get(lang))));
    if redline.procedures.is_empty() {
        return out;
    }
    tables(&mut out, redline, lang);
    let groups: Vec<(String, Vec<Block>)> = groups(redline)
        .iter()
        .map(|group| (format!("\n#### {}\n", escaped(group.ministry.get(lang))), blocks(group, lang)))
        .collect();
    let length = |text: &str| text.chars().count();
    // What is not told in full is still to be told in a line.
    let mut room = MOST_CHARACTERS.saturating_sub(length(&out));
    let mut lines: usize = groups.iter().flat_map(|(_, blocks)| blocks).map(|block| length(&block.brief)).sum();
    let mut brief: Vec<&Block> = Vec::new();
    for (title, blocks) in &groups {
        let mut title = title.as_str();
        for block in blocks {
            let (full, line) = (length(title) + length(&block.full), length(&block.brief));
            if full + lines - line > room {
                brief.push(block);
                continue;
            }
            out.push_str(title);
            out.push_str(&block.full);
            title = "";
            room -= full;
            lines -= line;
        }
    }
    rest(&mut out, &brief, room, lang);
    out
}

/// What had no room for its table.
fn rest(out: &mut String, blocks: &[&Block], mut room: usize, lang: Lang) {
    if blocks.is_empty() {
        return;
    }
    let see = "`tthc diff --format html`";
    out.push_str(&match lang {
        Lang::Vi => format!("\n#### Chỉ nêu loại thay đổi vì không đủ chỗ; xem đủ bằng {see}\n\n"),
        Lang::En => format!("\n#### Only the kinds of change, for want of room; {see} shows all\n\n"),
    });
    let mut left_out = 0;
    for block in blocks {
        let length = block.brief.chars().count();
        if left_out > 0 || length > room {
            left_out += block.entries;
            continue;
        }
        room -= length;
        out.push_str(&block.brief);
    }
    if left_out > 0 {
        let count = number(left_out, lang);
        out.push_str(&match lang {
            Lang::Vi => format!("- còn {count} mục không đủ chỗ\n"),
            Lang::En => format!("- and {count} more\n"),
        });
    }
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
