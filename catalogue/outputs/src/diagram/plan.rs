//! The geometry of a picture: boxes, runs of lines and labels, in whole pixels.

use super::draw::push;
use super::layers::{Layers, Link, layers};
use super::letters::{LARGE, SIZES, SMALL, line, width, wrap};
use super::levels::{Levels, levels, words};
use super::place::{HALF_BOX, Places, apart, place};
use super::ports::{Ports, ports};
use super::{Edge, Node, OUTSIDE_CLOCK};

/// Height of the tip of an arrow.
pub(super) const TIP: i64 = 8;
/// From the border of a box to its words.
pub(super) const PADDING: i64 = 12;
/// Around the picture.
pub(super) const MARGIN: i64 = 8;
/// Between two runs along the side.
pub(super) const TRACK: i64 = 12;
/// Radius of their corners.
pub(super) const CORNER: i64 = 5;

pub(super) struct Plan {
    pub(super) boxes: Vec<Area>,
    pub(super) runs: Vec<Run>,
    pub(super) labels: Vec<Label>,
    /// Left, top, width, height.
    pub(super) room: [i64; 4],
}

/// A box and the lines of words in it.
pub(super) struct Area {
    /// The middle from left to right.
    pub(super) x: i64,
    pub(super) top: i64,
    pub(super) height: i64,
    /// Who acts, what is done, and remarks; see [`SIZES`].
    pub(super) words: [Vec<String>; 3],
}

/// The line of one edge.
pub(super) struct Run {
    /// Place in the list of edges.
    pub(super) edge: usize,
    /// Whether it runs along the side.
    pub(super) aside: bool,
    /// Path data without the arrow.
    pub(super) path: String,
    /// Where the arrow points.
    pub(super) tip: (i64, i64),
}

pub(super) struct Label {
    /// The middle from left to right.
    pub(super) x: i64,
    pub(super) top: i64,
    pub(super) lines: Vec<String>,
}

pub(super) fn plan(nodes: &[Node<'_>], edges: &[Edge<'_>], links: &[Link]) -> Plan {
    let layers = layers(nodes.len(), links);
    let places = place(&layers);
    let ports = ports(&layers, &places);
    let mut boxes: Vec<_> = nodes.iter().enumerate().map(|(at, node)| area(at, node, places.x[at])).collect();
    let levels = levels(edges, &layers, &places, &ports, &boxes);
    for (area, level) in boxes.iter_mut().zip(&layers.level) {
        area.top = levels.tops[*level];
    }
    let ground = Ground { edges, layers, places, ports, levels, boxes };

    let mut labels = ground.labels_below_boxes();
    labels.extend(ground.labels_on_runs());
    let sides = ground.boxes.iter().map(|area| (area.x - HALF_BOX, area.x + HALF_BOX));
    let sides: Vec<_> = sides.chain(labels.iter().map(Label::sides)).collect();
    let left = sides.iter().map(|side| side.0).min().unwrap_or(0);
    let edge = sides.iter().map(|side| side.1).max().unwrap_or(0);
    let lanes = edge + 12;

    let mut runs = ground.straight();
    runs.extend(ground.aside(lanes));
    runs.sort_by_key(|run| run.edge);
    let right = ground.ports.lanes.values().max().map_or(edge, |lane| lanes + *lane as i64 * TRACK);
    let room = [left - MARGIN, 0, right - left + 2 * MARGIN, ground.levels.bottom];
    Plan { boxes: ground.boxes, runs, labels, room }
}

/// What lines and labels are laid on.
struct Ground<'a> {
    edges: &'a [Edge<'a>],
    layers: Layers,
    places: Places,
    ports: Ports,
    levels: Levels,
    boxes: Vec<Area>,
}

impl Label {
    fn half(lines: &[String]) -> i64 {
        lines.iter().map(|line| width(line) * SMALL / 2000).max().unwrap_or(0) + 2
    }

    fn sides(&self) -> (i64, i64) {
        let half = Label::half(&self.lines);
        (self.x - half, self.x + half)
    }
}

fn area(at: usize, node: &Node<'_>, x: i64) -> Area {
    let room = 2 * (HALF_BOX - PADDING);
    let number = at + 1;
    let who = match node.actor.trim() {
        "" => format!("{number}"),
        actor => format!("{number}. {actor}"),
    };
    let mut remark = wrap(node.note, SMALL, room);
    if node.outside_clock {
        remark.extend(wrap(OUTSIDE_CLOCK, SMALL, room));
    }
    let who = wrap(&who, SMALL, room);
    // Heavier letters are wider than the table of widths says.
    let what = wrap(node.label, LARGE, room * 94 / 100);
    let words = [who, what, remark];
    let text: i64 = words.iter().zip(SIZES).map(|(lines, size)| lines.len() as i64 * line(size)).sum();
    Area { x, top: 0, height: 2 * PADDING + text, words }
}

impl Ground<'_> {
    /// Labels of straight links, below the box that they leave.
    fn labels_below_boxes(&self) -> Vec<Label> {
        let mut rows = vec![Vec::new(); self.layers.count];
        for (link, way) in &self.places.ways {
            let lines = words(&self.edges[link.edge]);
            if lines.is_empty() {
                continue;
            }
            let onward = if way.len() == 2 { self.ports.meets[&link.edge] } else { self.places.x[way[1]] };
            // Nearer to the start of the line than to its end, since lines draw together at their ends.
            let wished = (2 * self.ports.leaves[&link.edge] + onward) / 3;
            rows[self.layers.level[link.from]].push((wished, link.edge, lines));
        }
        let mut labels = Vec::new();
        for (mut row, top) in rows.into_iter().zip(&self.levels.labels) {
            row.sort_unstable();
            let wished: Vec<_> = row.iter().map(|label| label.0).collect();
            let halves: Vec<_> = row.iter().map(|label| Label::half(&label.2)).collect();
            let centres = apart(&wished, &halves, 8);
            labels.extend(row.into_iter().zip(centres).map(|((_, _, lines), x)| Label { x, top: *top, lines }));
        }
        labels
    }

    /// Labels of links along the side, on the run that leaves the box.
    fn labels_on_runs(&self) -> Vec<Label> {
        let mut labels = Vec::new();
        for (link, out) in self.leaving() {
            let lines = words(&self.edges[link.edge]);
            if !lines.is_empty() {
                let top = out - 2 - lines.len() as i64 * line(SMALL);
                labels.push(Label { x: self.ports.leaves[&link.edge] + 6 + Label::half(&lines), top, lines });
            }
        }
        labels
    }

    /// Links along the side, each with the height of the run that leaves the box.
    fn leaving(&self) -> impl Iterator<Item = (Link, i64)> {
        let links = self.ports.leaving.iter().flatten().copied();
        links.zip(self.levels.leaving.iter().flatten().copied())
    }

    /// Lines that lead downwards: straight beside boxes, curved between levels.
    fn straight(&self) -> Vec<Run> {
        let mut runs = Vec::with_capacity(self.places.ways.len());
        for (link, way) in &self.places.ways {
            let mut x = self.ports.leaves[&link.edge];
            let end = self.ports.meets[&link.edge];
            let mut path = format!("M{x} {}", self.foot(link.from));
            let first = self.layers.level[link.from];
            for (at, item) in way.iter().enumerate().skip(1) {
                let top = self.levels.tops[first + at];
                let (to, top) = if at + 1 == way.len() { (end, top - TIP) } else { (self.places.x[*item], top) };
                let above = self.levels.bottoms[first + at - 1];
                if x == to {
                    push(&mut path, format_args!("V{top}"));
                } else {
                    let middle = (above + top) / 2;
                    // Beside a box that is lower than its neighbours the line first leads down to the end of its level.
                    if at > 1 || self.foot(link.from) < above {
                        push(&mut path, format_args!("V{above}"));
                    }
                    push(&mut path, format_args!("C{x} {middle} {to} {middle} {to} {top}"));
                }
                x = to;
            }
            let tip = (end, self.levels.tops[self.layers.level[link.to]]);
            runs.push(Run { edge: link.edge, aside: false, path, tip });
        }
        runs
    }

    /// Lines along the side: out below the box, along a lane at the right, in above another box.
    fn aside(&self, lanes: i64) -> Vec<Run> {
        let mut arrives = vec![0; self.boxes.len()];
        let arriving = self.ports.meeting.iter().flatten().zip(self.levels.meeting.iter().flatten());
        for (node, y) in arriving {
            arrives[*node] = *y;
        }
        let mut runs = Vec::with_capacity(self.places.aside.len());
        for (link, out) in self.leaving() {
            let (start, end) = (self.ports.leaves[&link.edge], self.ports.meets[&link.edge]);
            let (into, top) = (arrives[link.to], self.levels.tops[self.layers.level[link.to]]);
            let lane = lanes + self.ports.lanes[&link.to] as i64 * TRACK;
            // A very long link leads down along the side, all others lead up.
            let turn = if into < out { -CORNER } else { CORNER };
            let path = format!(
                "M{start} {}V{}q0 {CORNER} {CORNER} {CORNER}H{}q{CORNER} 0 {CORNER} {turn}V{}q0 {turn}-{CORNER} {turn}H{}q-{CORNER} 0-{CORNER} {CORNER}V{}",
                self.foot(link.from),
                out - CORNER,
                lane - CORNER,
                into - turn,
                end + CORNER,
                top - TIP,
            );
            runs.push(Run { edge: link.edge, aside: true, path, tip: (end, top) });
        }
        runs
    }

    fn foot(&self, node: usize) -> i64 {
        self.boxes[node].top + self.boxes[node].height
    }
}
