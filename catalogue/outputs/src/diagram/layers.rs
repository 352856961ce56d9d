//! Which steps stand on which level, and which links lead back up.

use super::{Edge, Node};
use std::collections::HashMap;

/// The graph of steps without what cannot be drawn.
pub(super) struct Layers {
    /// Links that lead to a later level.
    pub(super) forward: Vec<Link>,
    /// Links that close a cycle, self loops among them.
    pub(super) back: Vec<Link>,
    /// The level of every node, 0 at the top.
    pub(super) level: Vec<usize>,
    /// How many levels there are.
    pub(super) count: usize,
}

/// An edge whose ends exist.
#[derive(Clone, Copy)]
pub(super) struct Link {
    /// Place in the list of edges.
    pub(super) edge: usize,
    /// Place of its start in the list of nodes.
    pub(super) from: usize,
    /// Place of its end in the list of nodes.
    pub(super) to: usize,
}

/// The links of edges whose ends exist; of nodes that share an id the first is meant.
pub(super) fn links(nodes: &[Node<'_>], edges: &[Edge<'_>]) -> Vec<Link> {
    let mut place = HashMap::with_capacity(nodes.len());
    for (at, node) in nodes.iter().enumerate() {
        place.entry(node.id).or_insert(at);
    }
    edges
        .iter()
        .enumerate()
        .filter_map(|(edge, ends)| Some(Link { edge, from: *place.get(ends.from)?, to: *place.get(ends.to)? }))
        .collect()
}

/// Puts every node on the level that its longest way from a start gives it.
pub(super) fn layers(nodes: usize, links: &[Link]) -> Layers {
    let (forward, back) = split(nodes, links);
    let level = longest(nodes, &forward);
    let count = level.iter().max().map_or(0, |deepest| deepest + 1);
    Layers { forward, back, level, count }
}

/// A walk in depth, in the order of the nodes: a link to a node that the walk has not left closes a cycle.
fn split(nodes: usize, links: &[Link]) -> (Vec<Link>, Vec<Link>) {
    #[derive(Clone, Copy, PartialEq)]
    enum Seen {
        Not,
        Within,
        Left,
    }
    let out = outgoing(nodes, links);
    let mut seen = vec![Seen::Not; nodes];
    let mut closes = vec![false; links.len()];
    for root in 0..nodes {
        if seen[root] != Seen::Not {
            continue;
        }
        seen[root] = Seen::Within;
        // The node, and how many of its links were followed. A stack of our own, since a chain of steps may be long.
        let mut way = vec![(root, 0)];
        while let Some((node, followed)) = way.last_mut() {
            let Some(&link) = out[*node].get(*followed) else {
                seen[*node] = Seen::Left;
                way.pop();
                continue;
            };
            *followed += 1;
            let to = links[link].to;
            match seen[to] {
                Seen::Not => {
                    seen[to] = Seen::Within;
                    way.push((to, 0));
                }
                Seen::Within => closes[link] = true,
                Seen::Left => {}
            }
        }
    }
    let (back, forward): (Vec<_>, Vec<_>) = links.iter().zip(closes).partition(|(_, closes)| *closes);
    let only = |pairs: Vec<(&Link, bool)>| pairs.into_iter().map(|(link, _)| *link).collect();
    (only(forward), only(back))
}

fn longest(nodes: usize, forward: &[Link]) -> Vec<usize> {
    let out = outgoing(nodes, forward);
    let mut waiting = vec![0_usize; nodes];
    for link in forward {
        waiting[link.to] += 1;
    }
    let mut ready: Vec<_> = (0..nodes).filter(|node| waiting[*node] == 0).collect();
    let starts = ready.clone();
    let mut level = vec![0; nodes];
    let mut at = 0;
    while let Some(&node) = ready.get(at) {
        at += 1;
        for &link in &out[node] {
            let to = forward[link].to;
            level[to] = level[to].max(level[node] + 1);
            waiting[to] -= 1;
            if waiting[to] == 0 {
                ready.push(to);
            }
        }
    }
    // A later start, such as a step that nothing leads to, stands just above what it leads to.
    for node in starts.into_iter().filter(|node| *node != 0) {
        if let Some(next) = out[node].iter().map(|link| level[forward[*link].to]).min() {
            level[node] = next - 1;
        }
    }
    level
}

/// For every node the places of its links.
fn outgoing(nodes: usize, links: &[Link]) -> Vec<Vec<usize>> {
    let mut out = vec![Vec::new(); nodes];
    for (at, link) in links.iter().enumerate() {
        out[link.from].push(at);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn levels(nodes: usize, ends: &[(usize, usize)]) -> (Vec<usize>, usize) {
        let links: Vec<_> = ends.iter().enumerate().map(|(edge, &(from, to))| Link { edge, from, to }).collect();
        let layers = layers(nodes, &links);
        assert_eq!(layers.forward.len() + layers.back.len(), ends.len(), "no link is lost");
        assert!(layers.forward.iter().all(|link| layers.level[link.from] < layers.level[link.to]));
        (layers.level, layers.back.len())
    }

    #[test]
    fn the_longest_way_decides() {
        assert_eq!(levels(4, &[(0, 1), (0, 2), (1, 2), (2, 3)]), (vec![0, 1, 2, 3], 0));
    }

    #[test]
    fn cycles_and_self_loops_lead_back() {
        assert_eq!(levels(3, &[(0, 1), (1, 2), (2, 0), (1, 1)]), (vec![0, 1, 2], 2));
    }

    #[test]
    fn a_step_that_nothing_leads_to_stands_above_its_successor() {
        assert_eq!(levels(4, &[(0, 1), (1, 2), (3, 2)]), (vec![0, 1, 2, 1], 0));
    }

    #[test]
    fn a_long_chain_needs_no_deep_stack() {
        let ends: Vec<_> = (0..200_000).map(|at| (at, at + 1)).collect();
        assert_eq!(levels(200_001, &ends).0[200_000], 200_000);
    }
}
