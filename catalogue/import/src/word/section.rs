//! A document cut at its labels.

use std::collections::{BTreeMap, BTreeSet};

use super::Block;
use super::label::{self, Label};
use super::tables;
use crate::text::tidy;

/// What stands under a label.
#[derive(Clone, Debug)]
pub(super) struct Section<'b> {
    pub label: Option<Label>,
    /// The label as it is written; empty before the first.
    pub written: String,
    pub pieces: Vec<Piece<'b>>,
}

#[derive(Clone, Debug)]
pub(super) enum Piece<'b> {
    /// A paragraph, tidied and not empty.
    Text(String),
    Table(&'b [Vec<String>]),
}

/// The sections of a document, in its order; before the first label there is one without.
pub(super) fn sections(blocks: &[Block]) -> Vec<Section<'_>> {
    let pieces = pieces(blocks);
    let found: Vec<(usize, Label)> = pieces
        .iter()
        .enumerate()
        .filter_map(|(at, piece)| match piece {
            Piece::Text(text) => Some((at, label::labelled(text)?.label)),
            Piece::Table(_) => None,
        })
        .collect();
    let labels = in_order(&found);
    let mut out = vec![Section { label: None, written: String::new(), pieces: Vec::new() }];
    for (at, piece) in pieces.into_iter().enumerate() {
        let labelled = match &piece {
            Piece::Text(text) if labels.contains(&at) => label::labelled(text),
            _ => None,
        };
        if let Some(labelled) = labelled {
            let value = (!labelled.value.is_empty()).then(|| Piece::Text(labelled.value.to_owned()));
            out.push(Section {
                label: Some(labelled.label),
                written: labelled.written.to_owned(),
                pieces: value.into_iter().collect(),
            });
        } else if let Some(section) = out.last_mut() {
            section.pieces.push(piece);
        }
    }
    out.retain(|section| section.label.is_some() || !section.pieces.is_empty());
    out
}

/// The paragraphs and tables. A form that is laid out as a table of labels and values becomes paragraphs.
fn pieces(blocks: &[Block]) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let add = |out: &mut Vec<Piece<'_>>, text: &str| {
        let text = tidy(text);
        if !text.is_empty() {
            out.push(Piece::Text(text));
        }
    };
    for block in blocks {
        match block {
            Block::Paragraph(text) => add(&mut out, text),
            Block::Table(rows) if is_form(rows) => {
                for row in rows {
                    let cells: Vec<&str> = row.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
                    let [name, values @ ..] = cells.as_slice() else { continue };
                    match label::of_words(name) {
                        Some(_) => {
                            let mut lines = values.iter().flat_map(|value| value.lines());
                            let name = name.trim_end_matches([':', ' ']);
                            add(&mut out, &format!("{name}: {}", lines.next().unwrap_or_default()));
                            lines.for_each(|line| add(&mut out, line));
                        }
                        None => add(&mut out, &cells.join(": ")),
                    }
                }
            }
            Block::Table(rows) => out.push(Piece::Table(rows)),
        }
    }
    out
}

/// Are most of the first cells labels?
fn is_form(rows: &[Vec<String>]) -> bool {
    if tables::kind(rows).is_some() {
        return false;
    }
    let first: Vec<&String> = rows.iter().filter_map(|row| row.iter().find(|cell| !cell.trim().is_empty())).collect();
    let labels = first.iter().filter(|cell| label::of_words(cell).is_some()).count();
    labels > 0 && labels * 2 >= first.len()
}

/// The places of the labels that are the form's own. Prose may begin a paragraph with the words of a label (`Mô tả: …`
/// within a step), so those count that stand in the order of the form; of a document in another order, the first of each.
fn in_order(found: &[(usize, Label)]) -> Vec<usize> {
    // The longest run of labels in their order that ends in each label.
    let mut longest: BTreeMap<Label, Vec<usize>> = BTreeMap::new();
    for (at, label) in found {
        let before = longest.range(..*label).map(|(_, run)| run).rev().max_by_key(|run| run.len());
        let mut run = before.cloned().unwrap_or_default();
        run.push(*at);
        let known = longest.entry(*label).or_default();
        if run.len() > known.len() {
            *known = run;
        }
    }
    let best = longest.into_values().max_by_key(Vec::len).unwrap_or_default();
    let mut distinct: Vec<Label> = found.iter().map(|(_, label)| *label).collect();
    distinct.sort_unstable();
    distinct.dedup();
    if best.len() * 4 >= distinct.len() * 3 {
        return best;
    }
    let mut seen = BTreeSet::new();
    found.iter().filter(|(_, label)| seen.insert(*label)).map(|(at, _)| *at).collect()
}
