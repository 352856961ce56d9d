//! Where links leave and meet boxes, and in which order those along the side run.

use super::layers::{Layers, Link};
use super::place::{HALF_BOX, Places};
use std::collections::{BTreeMap, HashMap};

/// From the corner of a box to the port of the first link along the side, and between two such ports.
const CORNER: i64 = 24;
const BESIDE: i64 = 16;
const MOST_STEP: i64 = 80;
/// More vertical runs than this share their places.
const MOST_LANES: usize = 24;

/// Ports by the place of the edge.
pub(super) struct Ports {
    /// Where a link leaves the lower side of a box.
    pub(super) leaves: HashMap<usize, i64>,
    /// Where it meets the upper side of another. Links along the side that lead to one box meet it as one.
    pub(super) meets: HashMap<usize, i64>,
    /// For every level the links along the side that leave it, the uppermost run first.
    pub(super) leaving: Vec<Vec<Link>>,
    /// For every level the boxes that links along the side lead to, the uppermost run first.
    pub(super) meeting: Vec<Vec<usize>>,
    /// The vertical run of every box that links along the side lead to, the innermost is 0.
    pub(super) lanes: BTreeMap<usize, usize>,
}

pub(super) fn ports(layers: &Layers, places: &Places) -> Ports {
    let mut below = sides(layers.level.len());
    let mut above = sides(layers.level.len());
    for (link, way) in &places.ways {
        below[link.from].straight.push((places.x[way[1]], link.edge));
        above[link.to].straight.push((places.x[way[way.len() - 2]], link.edge));
    }
    for link in &places.aside {
        below[link.from].aside.push(vec![link.edge]);
        let shared = &mut above[link.to].aside;
        match shared.first_mut() {
            Some(edges) => edges.push(link.edge),
            None => shared.push(vec![link.edge]),
        }
    }
    let leaves = set(below, &places.x);
    let meets = set(above, &places.x);

    // A run that starts further to the left lies lower where it leaves, and higher where it arrives, so that it does not
    // cut those to its right.
    let mut leaving = vec![Vec::new(); layers.count];
    let mut meeting = vec![Vec::new(); layers.count];
    for link in &places.aside {
        leaving[layers.level[link.from]].push(*link);
        meeting[layers.level[link.to]].push(link.to);
    }
    for row in &mut leaving {
        row.sort_by_key(|link| (-leaves[&link.edge], link.edge));
    }
    for row in &mut meeting {
        row.sort_by_key(|node| (places.x[*node], *node));
        row.dedup();
    }
    Ports { leaves, meets, leaving, meeting, lanes: lanes(layers, &places.aside) }
}

/// The links at one side of a box.
#[derive(Clone, Default)]
struct Side {
    /// Where each goes on, and its edge.
    straight: Vec<(i64, usize)>,
    /// Edges by port, the outermost first.
    aside: Vec<Vec<usize>>,
}

fn sides(nodes: usize) -> Vec<Side> {
    vec![Side::default(); nodes]
}

/// Straight links share the middle of the side in the order in which they go on; links along the side take its right end.
fn set(sides: Vec<Side>, x: &[i64]) -> HashMap<usize, i64> {
    let mut ports = HashMap::new();
    for (node, mut side) in sides.into_iter().enumerate() {
        let taken = (side.aside.len() as i64 * BESIDE).min(HALF_BOX);
        let last = HALF_BOX - CORNER;
        for (at, edges) in side.aside.into_iter().enumerate() {
            let port = x[node] + (last - at as i64 * BESIDE).max(0);
            ports.extend(edges.into_iter().map(|edge| (edge, port)));
        }
        side.straight.sort_unstable();
        let count = side.straight.len() as i64;
        let room = if taken > 0 { 2 * last - taken - BESIDE } else { 2 * last };
        let step = (room / count.max(1)).min(MOST_STEP);
        // The middle of the box where that leaves the right end free.
        let half = step * (count - 1) / 2;
        let middle = if taken > 0 { (last - taken - half).min(0) } else { 0 };
        for (at, (_, edge)) in side.straight.into_iter().enumerate() {
            ports.insert(edge, x[node] + middle - half + at as i64 * step);
        }
    }
    ports
}

/// Short runs stand further in than long ones that they lie beside.
fn lanes(layers: &Layers, aside: &[Link]) -> BTreeMap<usize, usize> {
    let mut spans: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for link in aside {
        let (from, to) = (layers.level[link.from], layers.level[link.to]);
        let span = spans.entry(link.to).or_insert((to, to));
        *span = (span.0.min(from), span.1.max(from));
    }
    let mut order: Vec<_> = spans.into_iter().map(|(to, (first, last))| (last - first, first, last, to)).collect();
    order.sort_unstable();
    let mut taken: Vec<Vec<(usize, usize)>> = vec![Vec::new(); MOST_LANES];
    let mut lanes = BTreeMap::new();
    for (at, (_, first, last, to)) in order.into_iter().enumerate() {
        let apart = |spans: &Vec<(usize, usize)>| spans.iter().all(|span| last < span.0 || span.1 < first);
        let free = if at < MOST_LANES * MOST_LANES { taken.iter().position(apart) } else { None };
        let lane = free.unwrap_or(at % MOST_LANES);
        taken[lane].push((first, last));
        lanes.insert(to, lane);
    }
    lanes
}
