//! The readers against values of published records that were labelled by hand: how much of what is taken for certain is
//! right, and how much of what is there is taken.

use std::collections::BTreeMap;

use tthc_dsl::tree::TimeUnit;

use super::*;

/// What a kind's readings came to.
#[derive(Default)]
struct Tally {
    read: usize,
    right: usize,
    there: usize,
    wrong: Vec<String>,
    missed: Vec<String>,
}

impl Tally {
    /// Sets what was read beside what is there; each value counts once.
    fn set(&mut self, words: &str, mut read: Vec<String>, there: Vec<String>) {
        self.read += read.len();
        self.there += there.len();
        for value in there {
            match read.iter().position(|other| *other == value) {
                Some(at) => {
                    read.swap_remove(at);
                    self.right += 1;
                }
                None => self.missed.push(format!("{value}   in   {words}")),
            }
        }
        self.wrong.extend(read.into_iter().map(|value| format!("{value}   in   {words}")));
    }
}

/// The rows of a file: the words, what they say, split at `between`.
fn rows(tsv: &'static str, between: &'static str) -> impl Iterator<Item = (String, Vec<String>)> {
    tsv.lines().filter(|line| !line.starts_with('#')).map(move |line| {
        let mut cells = line.split('\t');
        let words = cells.next().expect("a row has words").replace(" ⏎ ", "\n");
        let said = cells.next().expect("a row has a label");
        assert!(cells.next().is_some_and(|code| code.len() == 8), "a row names its record: {line}");
        let said = said.split(between).filter(|value| *value != "-").map(str::to_owned).collect();
        (words, said)
    })
}

fn limits_of(words: &str) -> Vec<String> {
    let unit = |unit| match unit {
        TimeUnit::WorkingHours => "wh",
        TimeUnit::Hours => "h",
        TimeUnit::SameDay => "same day",
        TimeUnit::WorkingDays => "wd",
        TimeUnit::Days => "d",
        TimeUnit::Months => "m",
        TimeUnit::Years => "y",
    };
    let certain = limits(words).into_iter().filter(|r| r.certain && r.value.sense == Sense::TimeLimit);
    let within = certain.map(|r| r.value.within.expect("a certain limit has a length"));
    within
        .map(|w| w.parts.iter().map(|a| format!("{} {}", a.count, unit(a.unit))).collect::<Vec<_>>().join(" + "))
        .collect()
}

fn start_of(words: &str) -> Vec<String> {
    let first = limits(words).into_iter().filter(|r| r.value.sense == Sense::TimeLimit).find_map(|r| r.value.start);
    let kind = |start| match start {
        StartEvent::Receipt => "receipt",
        StartEvent::CompleteDossier => "complete",
        StartEvent::CompleteDossierAndFee => "fee",
        StartEvent::Notice => "notice",
        StartEvent::Step(_) | StartEvent::Other(_) => "other",
    };
    first.into_iter().filter(|start| start.certain).map(|start| kind(start.value).to_owned()).collect()
}

fn forms_of(words: &str) -> Vec<String> {
    let or = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
    let certain = form_numbers(words).into_iter().filter(|r| r.certain).map(|r| r.value);
    certain.map(|form| format!("{};{};{}", form.number, or(form.annex), or(form.instrument))).collect()
}

fn fees_of(words: &str) -> Vec<String> {
    let (value, description) = words.split_once(" ¦ ").expect("the value stands before the words");
    let read = fee(description, value.parse().ok());
    if read.doubt.is_some() {
        return Vec::new();
    }
    let said = read.words.map(|words| match words {
        FeeWords::Free => "free",
        FeeWords::Unspecified => "unspecified",
        FeeWords::NotStated => "not stated",
        FeeWords::Zero => "zero",
    });
    let amount = |amount: FeeAmount| {
        let per = amount.per.map(|per| format!("/{per}")).unwrap_or_default();
        let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let days = format!(" {}..{}", day(amount.from), day(amount.to));
        format!("{}{per}{}", amount.dong, if days == " .." { "" } else { &days })
    };
    said.map(str::to_owned).into_iter().chain(read.amounts.into_iter().map(amount)).collect()
}

fn paper_of(words: &str) -> Vec<String> {
    let read = paper(words);
    let mut out = Vec::new();
    out.extend(read.if_any.then(|| "if-any".to_owned()));
    out.extend(read.is_note.then(|| "note".to_owned()));
    out.extend(read.condition.filter(|r| r.certain).map(|r| format!("cond={}", r.value)));
    out.extend(read.certified_copy.filter(|r| r.certain).map(|_| "certified".to_owned()));
    out.extend(read.show.filter(|r| r.certain).map(|r| format!("{:?}", r.value)));
    out
}

fn step_of(words: &str) -> Vec<String> {
    let read = step(words.trim_end_matches('…'));
    let actor = read.actor.map(|r| match r.value {
        Actor::Applicant => "actor=applicant".to_owned(),
        Actor::Body(name) => format!("actor={name}"),
    });
    read.title.map(|r| format!("title={}", r.value)).into_iter().chain(actor).collect()
}

/// A kind, its labels, how they are separated, its reader, and the share of what is there that must be taken.
type Kind = (&'static str, &'static str, &'static str, fn(&str) -> Vec<String>, f64);

/// The shares are a few points under what was measured when they were set: one label more or less moves no verdict, a form
/// of words that is no longer read does. They are lowest where a wrong reading costs most: an actor or a condition that is
/// not taken stays in the text for an officer to read, one that is taken wrongly would stand in the file as a fact.
const KINDS: [Kind; 7] = [
    ("limits", include_str!("labelled/limits.tsv"), " | ", limits_of, 0.92),
    ("start events", include_str!("labelled/starts.tsv"), " | ", start_of, 0.78),
    ("citations", include_str!("labelled/citations.tsv"), " | ", citations_of, 0.97),
    ("forms", include_str!("labelled/forms.tsv"), " | ", forms_of, 0.85),
    ("fees", include_str!("labelled/fees.tsv"), " | ", fees_of, 0.90),
    ("papers", include_str!("labelled/papers.tsv"), "; ", paper_of, 0.75),
    ("steps", include_str!("labelled/steps.tsv"), "; ", step_of, 0.70),
];

fn citations_of(words: &str) -> Vec<String> {
    citations(words).into_iter().filter(|r| r.certain).map(|r| r.value.to_clause()).collect()
}

#[test]
fn what_is_taken_for_certain_is_right() {
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    for (kind, tsv, between, read, _) in KINDS {
        for (words, there) in rows(tsv, between) {
            tallies.entry(kind).or_default().set(&words, read(&words), there);
        }
    }
    for (kind, tally) in &tallies {
        let share = |of: usize| 100.0 * tally.right as f64 / of.max(1) as f64;
        println!(
            "{kind}: precision {:.1} % of {}, recall {:.1} % of {}",
            share(tally.read),
            tally.read,
            share(tally.there),
            tally.there
        );
        tally.wrong.iter().for_each(|value| println!("  wrong:  {value}"));
        tally.missed.iter().for_each(|value| println!("  missed: {value}"));
    }
    for (kind, _, _, _, least) in KINDS {
        let tally = &tallies[kind];
        assert!(tally.right as f64 >= 0.98 * tally.read as f64, "{kind}: {} of {} are right", tally.right, tally.read);
        assert!(
            tally.right as f64 >= least * tally.there as f64,
            "{kind}: {} of {} are taken",
            tally.right,
            tally.there
        );
    }
}
