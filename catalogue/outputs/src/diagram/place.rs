//! Where the boxes and the bends of long links stand from left to right.

use super::layers::{Layers, Link};

/// Half the width of a box, in pixels.
pub(super) const HALF_BOX: i64 = 120;
const HALF_BEND: i64 = 6;
const GAP: i64 = 28;
/// Links that pass more levels than this in all would cost more than they show; the longest are then led along the side.
const MOST_BENDS: usize = 1_000;
const SWEEPS: usize = 8;

/// Everything that takes room on a level: the boxes, and a bend of every link that passes the level.
pub(super) struct Places {
    /// Centre of every item from left to right; the first items are the nodes.
    pub(super) x: Vec<i64>,
    /// For every link drawn downwards the items that it runs through, both ends included.
    pub(super) ways: Vec<(Link, Vec<usize>)>,
    /// Links drawn along the side: those that lead back up, and those that pass too many levels.
    pub(super) aside: Vec<Link>,
}

/// Orders every level so that few links cross, then moves boxes towards what they are linked to.
pub(super) fn place(layers: &Layers) -> Places {
    let mut level = layers.level.clone();
    let nodes = level.len();
    let mut aside = layers.back.clone();
    let mut ways = Vec::new();
    for &link in &layers.forward {
        let (from, to) = (layers.level[link.from], layers.level[link.to]);
        if level.len() - nodes + (to - from - 1) > MOST_BENDS {
            aside.push(link);
            continue;
        }
        let first = level.len();
        level.extend(from + 1..to);
        let way = [link.from].into_iter().chain(first..level.len()).chain([link.to]).collect();
        ways.push((link, way));
    }
    let mut grid = Grid::new(nodes, &level, layers.count, &ways);
    grid.untangle();
    Places { x: grid.spread(), ways, aside }
}

struct Grid {
    nodes: usize,
    /// The items of every level from left to right.
    rows: Vec<Vec<usize>>,
    /// For every item its neighbours on the level above.
    above: Vec<Vec<usize>>,
    /// For every item its neighbours on the level below.
    below: Vec<Vec<usize>>,
}

impl Grid {
    fn new(nodes: usize, level: &[usize], count: usize, ways: &[(Link, Vec<usize>)]) -> Grid {
        let mut grid = Grid {
            nodes,
            rows: vec![Vec::new(); count],
            above: vec![Vec::new(); level.len()],
            below: vec![Vec::new(); level.len()],
        };
        for (item, level) in level.iter().enumerate() {
            grid.rows[*level].push(item);
        }
        for pair in ways.iter().flat_map(|(_, way)| way.windows(2)) {
            grid.below[pair[0]].push(pair[1]);
            grid.above[pair[1]].push(pair[0]);
        }
        grid
    }

    /// Sorts each level by the mean place of its neighbours, downwards and upwards in turn; the best order seen stays.
    fn untangle(&mut self) {
        let mut best = (self.crossings(), self.rows.clone());
        for sweep in 0..SWEEPS {
            if best.0 == 0 {
                break;
            }
            let mut place = self.ranks();
            let levels: Vec<_> =
                if sweep % 2 == 0 { (0..self.rows.len()).collect() } else { (0..self.rows.len()).rev().collect() };
            for level in levels {
                let towards = if sweep % 2 == 0 { &self.above } else { &self.below };
                let row = &mut self.rows[level];
                row.sort_by_cached_key(|item| mean(&towards[*item], &place).unwrap_or(place[*item]));
                for (at, item) in row.iter().enumerate() {
                    place[*item] = at as i64 * 1000;
                }
            }
            let crossings = self.crossings();
            if crossings < best.0 {
                best = (crossings, self.rows.clone());
            }
        }
        self.rows = best.1;
    }

    fn ranks(&self) -> Vec<i64> {
        let mut place = vec![0; self.above.len()];
        for row in &self.rows {
            for (at, item) in row.iter().enumerate() {
                place[*item] = at as i64 * 1000;
            }
        }
        place
    }

    /// Pairs of links between neighbouring levels that cross.
    fn crossings(&self) -> u64 {
        let place = self.ranks();
        let mut total = 0;
        for row in &self.rows {
            let mut ends = Vec::new();
            for item in row {
                let mut targets: Vec<_> = self.below[*item].iter().map(|to| place[*to] / 1000).collect();
                targets.sort_unstable();
                ends.extend(targets);
            }
            total += inversions(&ends);
        }
        total
    }

    /// Centres: each level in turn is moved as near to its neighbours as its order and the gaps allow.
    fn spread(&self) -> Vec<i64> {
        let mut x = vec![0; self.above.len()];
        for row in &self.rows {
            let wished = vec![0; row.len()];
            self.set(row, &wished, &mut x);
        }
        let down: Vec<_> = (0..self.rows.len()).collect();
        let up: Vec<_> = down.iter().rev().copied().collect();
        for (order, towards) in [
            (&down, [true, false]),
            (&up, [false, true]),
            (&down, [true, false]),
            (&up, [true, true]),
            (&down, [true, true]),
            (&up, [false, true]),
            (&down, [true, true]),
        ] {
            for level in order {
                let row = &self.rows[*level];
                let wished: Vec<_> = row
                    .iter()
                    .map(|item| {
                        let mut near = Vec::new();
                        if towards[0] {
                            near.extend(&self.above[*item]);
                        }
                        if towards[1] {
                            near.extend(&self.below[*item]);
                        }
                        mean(&near, &x).unwrap_or(x[*item])
                    })
                    .collect();
                self.set(row, &wished, &mut x);
            }
        }
        // A box that only its predecessor leads to, and that is its only way on, stands right below it.
        for row in &self.rows {
            let wished: Vec<_> = row
                .iter()
                .map(|item| match self.above[*item][..] {
                    [one] if self.below[one].len() == 1 => x[one],
                    _ => x[*item],
                })
                .collect();
            self.set(row, &wished, &mut x);
        }
        x
    }

    fn set(&self, row: &[usize], wished: &[i64], x: &mut [i64]) {
        let halves: Vec<_> = row.iter().map(|item| if *item < self.nodes { HALF_BOX } else { HALF_BEND }).collect();
        for (item, centre) in row.iter().zip(apart(wished, &halves, GAP)) {
            x[*item] = centre;
        }
    }
}

/// Centres that keep their order and a gap between neighbours, and of all such have the least sum of squared distances
/// from the wished ones (the pool-adjacent-violators algorithm of isotonic regression).
pub(super) fn apart(wished: &[i64], halves: &[i64], gap: i64) -> Vec<i64> {
    let mut offsets = Vec::with_capacity(wished.len());
    let mut offset = 0;
    for (at, half) in halves.iter().enumerate() {
        if at > 0 {
            offset += halves[at - 1] + gap + half;
        }
        offsets.push(offset);
    }
    // Blocks of items that touch: the sum of what their first item wishes, and how many they are.
    let mut blocks: Vec<(i64, i64)> = Vec::new();
    for (wish, offset) in wished.iter().zip(&offsets) {
        let mut block = (wish - offset, 1);
        while let Some(&(sum, count)) = blocks.last() {
            if sum.div_euclid(count) < block.0.div_euclid(block.1) {
                break;
            }
            block = (block.0 + sum, block.1 + count);
            blocks.pop();
        }
        blocks.push(block);
    }
    let starts = blocks.into_iter().flat_map(|(sum, count)| (0..count).map(move |_| sum.div_euclid(count)));
    starts.zip(offsets).map(|(start, offset)| start + offset).collect()
}

fn mean(items: &[usize], values: &[i64]) -> Option<i64> {
    if items.is_empty() {
        return None;
    }
    let sum: i64 = items.iter().map(|item| values[*item]).sum();
    Some(sum.div_euclid(items.len() as i64))
}

/// Pairs of values in the wrong order, counted with a Fenwick tree.
fn inversions(values: &[i64]) -> u64 {
    let size = values.iter().max().map_or(0, |most| *most as usize + 1);
    let mut tree = vec![0_u64; size + 1];
    let mut total = 0;
    for (before, value) in values.iter().enumerate() {
        let mut not_larger = 0;
        let mut at = *value as usize + 1;
        while at > 0 {
            not_larger += tree[at];
            at &= at - 1;
        }
        total += before as u64 - not_larger;
        let mut at = *value as usize + 1;
        while at <= size {
            tree[at] += 1;
            at += at & at.wrapping_neg();
        }
    }
    total
}

#[cfg(test)]
mod tests {
    use super::super::layers::layers;
    use super::*;

    fn placed(nodes: usize, ends: &[(usize, usize)]) -> Places {
        let links: Vec<_> = ends.iter().enumerate().map(|(edge, &(from, to))| Link { edge, from, to }).collect();
        place(&layers(nodes, &links))
    }

    #[test]
    fn a_chain_is_a_column() {
        let places = placed(3, &[(0, 1), (1, 2)]);
        assert_eq!(places.x, [places.x[0]; 3]);
    }

    #[test]
    fn a_branch_stands_on_both_sides_of_its_start() {
        let places = placed(3, &[(0, 1), (0, 2)]);
        assert_eq!(places.x[1] + places.x[2], 2 * places.x[0]);
        assert_eq!(places.x[2] - places.x[1], 2 * HALF_BOX + GAP);
    }

    #[test]
    fn crossing_links_are_untangled() {
        let places = placed(4, &[(0, 3), (1, 2)]);
        assert_eq!((places.x[0] < places.x[1]), (places.x[3] < places.x[2]));
    }

    #[test]
    fn wishes_that_fit_are_granted_and_others_shared() {
        assert_eq!(apart(&[0, 500], &[10, 10], 5), [0, 500]);
        assert_eq!(apart(&[0, 0], &[10, 10], 6), [-13, 13]);
        assert!(apart(&[], &[], 6).is_empty());
    }

    #[test]
    fn inversions_are_pairs_out_of_order() {
        assert_eq!(inversions(&[0, 1, 2]), 0);
        assert_eq!(inversions(&[2, 1, 0]), 3);
        assert_eq!(inversions(&[1, 1, 0]), 2);
    }

    #[test]
    fn very_long_links_go_along_the_side() {
        let mut ends: Vec<_> = (0..800).map(|at| (at, at + 1)).collect();
        ends.extend([(0, 800), (0, 799), (5, 800)]);
        let places = placed(801, &ends);
        assert_eq!(places.aside.len(), 2);
        assert!(places.x.len() <= 801 + MOST_BENDS);
    }
}
