//! What a comment says of a procedure: folded with a table, or in a line where there is no room for it.

use tthc_compiler::redline::{ChangedProcedure, Kind, LegalChange};
use tthc_dsl::Lang;

use super::escape::escaped;
use crate::redline::words::{Piece, pieces};
use crate::redline::{Group, days, made_by, values, whole};

pub(super) struct Block {
    /// How many entries it tells.
    pub entries: usize,
    pub full: String,
    /// An item of a list.
    pub brief: String,
}

/// Each changed procedure, then those that begin or end as lists.
pub(super) fn blocks(group: &Group, lang: Lang) -> Vec<Block> {
    let changed = group.procedures.iter().filter(|procedure| whole(procedure).is_none());
    let mut blocks: Vec<Block> = changed
        .map(|procedure| Block { entries: 1, full: folded(procedure, lang), brief: brief(procedure, lang) })
        .collect();
    for kind in [Kind::Begins, Kind::Ends] {
        let of_kind = |procedure: &&&ChangedProcedure| whole(procedure).is_some_and(|change| change.kind == kind);
        let all: Vec<&ChangedProcedure> = group.procedures.iter().filter(of_kind).copied().collect();
        if !all.is_empty() {
            blocks.push(listed(&kind, &all, lang));
        }
    }
    blocks
}

fn listed(kind: &Kind, all: &[&ChangedProcedure], lang: Lang) -> Block {
    let head = escaped(kind.counted(all.len()).get(lang));
    let mut full = format!("\n<details><summary>{head}</summary>\n\n");
    for procedure in all {
        let under = whole(procedure).and_then(|change| made_by(change, lang));
        let under = under.map_or(String::new(), |under| format!(" – {under}"));
        full.push_str(&format!("- {}{}\n", title(procedure, lang), escaped(&under)));
    }
    full.push_str("\n</details>\n");
    let codes: Vec<String> = all.iter().map(|procedure| code(procedure)).collect();
    Block { entries: all.len(), full, brief: format!("- {head}: {}\n", codes.join(", ")) }
}

fn code(procedure: &ChangedProcedure) -> String {
    format!("<code>{}</code>", escaped(&procedure.code))
}

/// The kinds of what changes, without the values.
fn brief(procedure: &ChangedProcedure, lang: Lang) -> String {
    let mut kinds: Vec<&Kind> = procedure.changes.iter().map(|change| &change.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let substance = kinds.iter().any(|kind| kind.is_substance());
    kinds.retain(|kind| kind.is_substance() || !substance);
    let kinds: Vec<String> = kinds.iter().map(|kind| escaped(kind.words().get(lang))).collect();
    format!("- {}: {}\n", code(procedure), kinds.join(", "))
}

fn title(procedure: &ChangedProcedure, lang: Lang) -> String {
    let mut title = format!("<code>{}</code> {}", escaped(&procedure.code), escaped(procedure.name.get(lang)));
    if let Some(held) = procedure.days {
        title.push_str(&format!(" ({})", days(held).get(lang)));
    }
    title.trim_end().to_owned()
}

/// A table of what the law says otherwise. What it rests on and how it is published is only named below it.
fn folded(procedure: &ChangedProcedure, lang: Lang) -> String {
    let effect = procedure.effect().words();
    let mut out = format!("\n<details><summary>{} – {}</summary>\n\n", title(procedure, lang), effect.get(lang));
    let (beside, said): (Vec<&LegalChange>, Vec<&LegalChange>) = procedure
        .changes
        .iter()
        .partition(|change| matches!(change.kind, Kind::LegalBases | Kind::Publication | Kind::Remarks));
    if !said.is_empty() {
        out.push_str(match lang {
            Lang::Vi => "| Mục | Thay đổi | Loại | Căn cứ | Đối với cổng |\n|---|---|---|---|---|\n",
            Lang::En => "| Field | Change | Kind | Legal basis | For a portal |\n|---|---|---|---|---|\n",
        });
    }
    for change in &said {
        let cells = [
            escaped(change.change.label.get(lang)),
            self::said(change, lang),
            escaped(change.kind.words().get(lang)),
            escaped(&made_by(change, lang).unwrap_or_default()),
            escaped(change.effect().words().get(lang)),
        ];
        out.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
    if !beside.is_empty() {
        let labels: Vec<String> = beside.iter().map(|change| escaped(change.change.label.get(lang))).collect();
        let head =
            lang.pick("Căn cứ, ghi chú, bản công bố cũng đổi ở", "Bases, remarks or the published record differ at");
        out.push_str(&format!("\n{head}: {}.\n", labels.join(", ")));
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
