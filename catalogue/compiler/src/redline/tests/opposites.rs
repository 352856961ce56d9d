//! What happens to the kinds when the sides change places: clause by clause of a text that holds all of them.

use std::collections::{BTreeMap, BTreeSet};

use tthc_dsl::tree::Node;

use super::*;

/// What a kind is when the sides change places.
fn swapped(kind: &Kind) -> Kind {
    let turned = |turn: Turn| match turn {
        Turn::Added => Turn::Removed,
        Turn::Removed => Turn::Added,
        Turn::Changed => Turn::Changed,
    };
    match kind.clone() {
        Kind::Begins => Kind::Ends,
        Kind::Ends => Kind::Begins,
        Kind::LevelMoves { from, to } => Kind::LevelMoves { from: to, to: from },
        Kind::LimitShortens => Kind::LimitLengthens,
        Kind::LimitLengthens => Kind::LimitShortens,
        Kind::FeeIntroduced => Kind::FeeAbolished,
        Kind::FeeAbolished => Kind::FeeIntroduced,
        Kind::FeeRises => Kind::FeeFalls,
        Kind::FeeFalls => Kind::FeeRises,
        Kind::OnlineRises => Kind::OnlineFalls,
        Kind::OnlineFalls => Kind::OnlineRises,
        Kind::ApplicantsWiden => Kind::ApplicantsNarrow,
        Kind::ApplicantsNarrow => Kind::ApplicantsWiden,
        Kind::Paper(turn) => Kind::Paper(turned(turn)),
        Kind::Channel(turn) => Kind::Channel(turned(turn)),
        Kind::Requirement(turn) => Kind::Requirement(turned(turn)),
        Kind::ResultPaper(turn) => Kind::ResultPaper(turned(turn)),
        Kind::Step(turn) => Kind::Step(turned(turn)),
        Kind::Case(turn) => Kind::Case(turned(turn)),
        Kind::Question(turn) => Kind::Question(turned(turn)),
        same => same,
    }
}

fn kinds(redline: &Redline) -> BTreeMap<Kind, usize> {
    let mut kinds = BTreeMap::new();
    for change in redline.procedures.iter().flat_map(|procedure| &procedure.changes) {
        *kinds.entry(change.kind.clone()).or_default() += 1;
    }
    kinds
}

fn nodes<'t>(node: &'t Node, out: &mut Vec<&'t Node>) {
    for child in &node.children {
        out.push(child);
        nodes(child, out);
    }
}

#[test]
fn the_other_way_about_each_kind_is_its_opposite() {
    let parsed = tthc_dsl::parse(&Source::new(FileId(0), "thử.tthc", WHOLE));
    let whole = procedure(WHOLE);
    assert_eq!(compared(&whole, &whole.clone()), Redline::default(), "a version against itself");
    let mut all = Vec::new();
    nodes(&parsed.tree.items[0], &mut all);
    assert!(all.len() > 100);
    let known: Vec<&str> = Kind::all().iter().map(Kind::key).collect();
    assert!(known.iter().collect::<BTreeSet<_>>().len() == known.len(), "{known:?}");
    for node in all {
        let mut text = WHOLE.to_owned();
        text.replace_range(node.span.range(), "");
        let other = procedure(&text);
        let (there, back) = (compared(&whole, &other), compared(&other, &whole));
        let turned: BTreeMap<Kind, usize> = kinds(&there).iter().map(|(kind, count)| (swapped(kind), *count)).collect();
        assert!(kinds(&there).keys().all(|kind| known.contains(&kind.key())));
        let clause = &WHOLE[node.span.range()];
        assert_eq!(kinds(&back), turned, "without `{clause}`\n{:#?}\n{:#?}", told(&there), told(&back));
        assert_eq!(there.procedures.is_empty(), back.procedures.is_empty());
    }
}
