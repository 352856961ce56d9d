//! At which heights boxes, runs and labels lie.

use super::layers::{Layers, Link};
use super::letters::{SMALL, line, wrap};
use super::place::Places;
use super::plan::{Area, CORNER, MARGIN, TIP, TRACK};
use super::ports::Ports;
use super::{Edge, OTHERWISE};

const LABEL_ROOM: i64 = 140;

/// Heights by level, in pixels from the top of the picture.
pub(super) struct Levels {
    pub(super) tops: Vec<i64>,
    pub(super) bottoms: Vec<i64>,
    /// Where the labels of straight links begin.
    pub(super) labels: Vec<i64>,
    /// The horizontal runs of the links that leave along the side, in the order of [`Ports::leaving`].
    pub(super) leaving: Vec<Vec<i64>>,
    /// Those that arrive, in the order of [`Ports::meeting`].
    pub(super) meeting: Vec<Vec<i64>>,
    pub(super) bottom: i64,
}

/// From the top: runs that arrive, boxes, runs that leave with what they say, labels of straight links, the next level.
pub(super) fn levels(edges: &[Edge<'_>], layers: &Layers, places: &Places, ports: &Ports, boxes: &[Area]) -> Levels {
    let mut heights = vec![0; layers.count];
    for (area, level) in boxes.iter().zip(&layers.level) {
        heights[*level] = area.height.max(heights[*level]);
    }
    let mut lines = vec![0; layers.count];
    let mut straight = vec![false; layers.count];
    for (link, _) in &places.ways {
        let level = layers.level[link.from];
        lines[level] = (words(&edges[link.edge]).len() as i64).max(lines[level]);
        straight[level] = true;
    }
    let mut found = Levels {
        tops: Vec::new(),
        bottoms: Vec::new(),
        labels: Vec::new(),
        leaving: Vec::new(),
        meeting: Vec::new(),
        bottom: 0,
    };
    let mut y = MARGIN;
    for level in 0..layers.count {
        let run = |_: &usize| {
            y += TRACK;
            y
        };
        found.meeting.push(ports.meeting[level].iter().map(run).collect());
        if !ports.meeting[level].is_empty() {
            y += TIP + CORNER;
        }
        found.tops.push(y);
        y += heights[level];
        found.bottoms.push(y);
        let run = |link: &Link| {
            y += 4 + (words(&edges[link.edge]).len() as i64 * line(SMALL)).max(TRACK - 4);
            y
        };
        found.leaving.push(ports.leaving[level].iter().map(run).collect());
        y += 6;
        found.labels.push(y);
        if lines[level] > 0 {
            y += 4 + lines[level] * line(SMALL);
        }
        if level + 1 < layers.count {
            y += if straight[level] || lines[level] > 0 { 20 + TIP } else { 10 };
        }
    }
    found.bottom = y + MARGIN;
    found
}

/// What the line of an edge says; of one taken otherwise this is said first.
pub(super) fn words(edge: &Edge<'_>) -> Vec<String> {
    match (edge.label.trim(), edge.is_otherwise) {
        ("", true) => vec![OTHERWISE.to_owned()],
        (label, true) => wrap(&format!("{OTHERWISE}: {label}"), SMALL, LABEL_ROOM),
        (label, false) => wrap(label, SMALL, LABEL_ROOM),
    }
}
