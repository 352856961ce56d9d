//! A clean catalogue with slips of the hand, many of each kind; the same slips on every machine.

use tthc_compiler::rules::COMPLETE;

use super::Hostile;
use super::Verdict::Open;

/// How many of each kind.
const EACH: u64 = 12;

/// What is put where it does not belong.
const FRAGMENTS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    "\"",
    "\"\"\"",
    "#",
    ";",
    ",",
    "->",
    "\\",
    "không ",
    "khi ",
    "nếu không",
    "thủ tục ",
    "\n",
    "\r",
    "0",
    "-",
    "đ",
    "“",
    "điều 1",
    "= ",
];

pub fn all() -> Vec<Hostile> {
    let letters: Vec<char> = COMPLETE.chars().collect();
    let mut all = Vec::new();
    for seed in 0..EACH {
        let mut numbers = Numbers(seed + 1);
        let mut slips: Vec<(&str, String)> = Vec::new();
        let (at, other) = (numbers.below(letters.len()), numbers.below(letters.len()));
        let (from, to) = (at.min(other), at.max(other));
        let text = |parts: &[&[char]]| parts.concat().into_iter().collect::<String>();
        slips.push(("cut off", text(&[&letters[..at]])));
        slips.push(("begun late", text(&[&letters[at..]])));
        slips.push(("a letter lost", text(&[&letters[..at], &letters[at + 1..]])));
        slips.push(("a stretch lost", text(&[&letters[..from], &letters[to..]])));
        slips.push(("a stretch twice", text(&[&letters[..to], &letters[from..]])));
        let mut sprinkled = letters.clone();
        for _ in 0..20 {
            let place = numbers.below(sprinkled.len());
            let fragment: Vec<char> = FRAGMENTS[numbers.below(FRAGMENTS.len())].chars().collect();
            sprinkled.splice(place..place, fragment);
        }
        slips.push(("fragments strewn in", text(&[&sprinkled])));
        let mut lines: Vec<&str> = COMPLETE.lines().collect();
        for _ in 0..10 {
            let (one, other) = (numbers.below(lines.len()), numbers.below(lines.len()));
            lines.swap(one, other);
        }
        slips.push(("lines changed about", lines.join("\n")));
        all.extend(slips.into_iter().map(|(name, text)| Hostile::new(format!("{name}, {seed}"), text, Open)));
    }
    all
}

/// A small generator of numbers (a linear congruence).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }
}
