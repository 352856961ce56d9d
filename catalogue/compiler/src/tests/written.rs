//! What can be written: every alternative of every clause, and every way to every block, from the tables of the language.

use std::collections::{HashMap, VecDeque};

use tthc_dsl::schema::{Block, Clause, Slot};
use tthc_dsl::{Lang, Word};

/// Items that are kept in the tree, whose meaning is not computed yet.
const NOT_EVALUATED: &[Word] = &[Word::Localisation, Word::Rule, Word::Test];

/// A clause as it can be written without what belongs to it, in each of its forms.
pub(super) fn forms(clause: &Clause) -> Vec<String> {
    let head = clause.word.map_or("mục-này", |word| word.spelling(Lang::Vi));
    sequence(clause.slots).into_iter().map(|values| format!("{head} {values}").trim_end().to_owned()).collect()
}

fn sequence(slots: &[Slot]) -> Vec<String> {
    slots.iter().fold(vec![String::new()], |before, slot| {
        let next = samples(slot);
        let join = |one: &String| {
            let one = one.clone();
            next.iter().map(move |next| format!("{one} {next}").trim().to_owned()).collect::<Vec<_>>()
        };
        before.iter().flat_map(join).collect()
    })
}

/// Something for a slot; each of its alternatives is there.
fn samples(slot: &Slot) -> Vec<String> {
    let one = |text: &str| vec![text.to_owned()];
    match slot {
        Slot::Lang => vec![String::new(), "en".to_owned()],
        Slot::Text => one("\"Lời văn\""),
        Slot::Name => one("tên-gọi"),
        Slot::Code => one("1.000009"),
        Slot::OtherCode => one("G06"),
        Slot::Instrument => one("1/2025/NĐ-CP"),
        Slot::Citation => one("1/2025/NĐ-CP điều 2 khoản 3"),
        Slot::Date => one("01/01/2026"),
        Slot::Moment => one("01/01/2026 15:00"),
        Slot::Hour => one("15:00"),
        Slot::Number => vec!["1".to_owned(), "0".to_owned()],
        Slot::Percent => one("5%"),
        Slot::Duration => one("5 ngày"),
        Slot::Money => vec!["1.000 đồng".to_owned(), "0 đồng".to_owned()],
        Slot::Expr => one("tuổi < 18"),
        Slot::Terms(words) => words.iter().map(|word| word.spelling(Lang::Vi).to_owned()).collect(),
        Slot::Key(word) => one(word.spelling(Lang::Vi)),
        Slot::Comma => one(","),
        Slot::Opt(inner) => std::iter::once(String::new()).chain(sequence(inner)).collect(),
        Slot::Seq(inner) => sequence(inner),
        Slot::Any(choices) => choices.iter().flat_map(samples).collect(),
        Slot::List(inner) => several(inner, ", "),
        Slot::Either(inner) => several(inner, " hoặc "),
        Slot::Bracket(inner) => several(inner, ", ").into_iter().map(|list| format!("[{list}]")).collect(),
    }
}

/// Each alone, and all together.
fn several(slot: &Slot, by: &str) -> Vec<String> {
    let each = samples(slot);
    let all = (each.len() > 1).then(|| each.join(by));
    each.into_iter().chain(all).collect()
}

/// A place where clauses of a block can stand: the heads that open it, from the outermost.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub block: Block,
    heads: Vec<String>,
}

impl Place {
    fn inside(&self, head: String, block: Block) -> Place {
        Place { block, heads: self.heads.iter().cloned().chain([head]).collect() }
    }

    /// A file in which a text stands at this place.
    pub fn file(&self, inside: &str) -> String {
        let opened: Vec<String> = self.heads.iter().map(|head| format!("{head} {{\n")).collect();
        format!("{}{inside}\n{}", opened.concat(), "}\n".repeat(self.heads.len()))
    }

    pub fn is_in(&self, word: Word) -> bool {
        self.heads.first().is_some_and(|head| head.starts_with(word.spelling(Lang::Vi)))
    }
}

/// Every kind of block that says something, at the place that the fewest heads lead to.
pub(super) fn blocks() -> Vec<Place> {
    let outermost = Place { block: Block::File, heads: Vec::new() };
    let mut found = HashMap::from([(Block::File, outermost.clone())]);
    let mut waiting = VecDeque::from([outermost]);
    while let Some(place) = waiting.pop_front() {
        for inner in
            openers(&place).filter_map(|clause| Some(place.inside(forms(clause).swap_remove(0), clause.inner?)))
        {
            if found.insert(inner.block, inner.clone()).is_none() {
                waiting.push_back(inner);
            }
        }
    }
    let mut places: Vec<Place> = found.into_values().collect();
    places.sort_by_key(|place| place.heads.len());
    places
}

/// Every clause that opens a block, in each of its forms: the same block may be lowered by other code behind each.
pub(super) fn places() -> Vec<Place> {
    let mut places = Vec::new();
    for place in blocks() {
        for clause in openers(&place) {
            let Some(block) = clause.inner else { continue };
            places.extend(forms(clause).into_iter().map(|head| place.inside(head, block)));
        }
    }
    places
}

fn openers(place: &Place) -> impl Iterator<Item = &'static Clause> + use<> {
    let outermost = place.block == Block::File;
    let evaluated =
        move |clause: &&Clause| !(outermost && clause.word.is_some_and(|word| NOT_EVALUATED.contains(&word)));
    place.block.clauses().iter().filter(evaluated).filter(|clause| clause.inner.is_some())
}

#[test]
fn every_block_is_reached_but_those_of_items_that_are_not_evaluated() {
    let mut unreached: Vec<Block> = Block::ALL.to_vec();
    unreached.retain(|block| blocks().iter().all(|place| place.block != *block));
    let expected = [
        Block::Localisation,
        Block::Rule,
        Block::Announcement,
        Block::Snippet,
        Block::Test,
        Block::Expectations,
        Block::Table,
    ];
    assert_eq!(unreached, expected);
}
