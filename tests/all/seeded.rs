//! Forty mistakes, one at a time in a clean catalogue: each found, alone, at its place, in both languages.

mod conditions;
mod flow;
mod law;
mod names;
mod planting;
mod text;
mod values;
mod variants;

use planting::{Defect, Finding, NEIGHBOUR, clean, findings, planted};

fn defects() -> Vec<Defect> {
    [text::all(), values::all(), names::all(), law::all(), flow::all(), conditions::all()].concat()
}

#[test]
fn the_clean_catalogue_has_no_finding_but_the_neighbours() {
    let clean = clean();
    assert_eq!(brief(&findings(&clean)), [NEIGHBOUR]);
    let whole = clean.replacen("    # thời hạn\n", "    thời hạn trong ngày\n", 1);
    assert_ne!(clean, whole);
    assert_eq!(brief(&findings(&whole)), []);
}

#[test]
fn there_are_forty_and_no_two_are_one() {
    let mut names: Vec<&str> = defects().iter().map(|defect| defect.name).collect();
    assert_eq!(names.len(), 40);
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), 40);
}

#[test]
fn each_is_found_alone_at_its_place_and_the_neighbour_is_still_checked() {
    let wrong: Vec<String> = defects().iter().filter_map(|defect| told_rightly(defect).err()).collect();
    assert!(wrong.is_empty(), "{} of 40:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn so_is_each_of_their_variants() {
    let wrong: Vec<String> = variants::all().iter().filter_map(|defect| told_rightly(defect).err()).collect();
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

fn told_rightly(defect: &Defect) -> Result<(), String> {
    let (text, place) = planted(defect);
    let wanted = text.get(place.clone()).unwrap_or("").to_owned();
    let found = findings(&text);
    if let [told, neighbour] = found.as_slice() {
        let right = told.code == defect.code && told.place == place && told.shown == wanted;
        if right && (neighbour.code, neighbour.shown.as_str()) == NEIGHBOUR {
            return Ok(());
        }
    }
    Err(format!("{}: {} at `{wanted}` expected; found {:?}", defect.name, defect.code, brief(&found)))
}

fn brief(found: &[Finding]) -> Vec<(&str, &str)> {
    found.iter().map(|finding| (finding.code, finding.shown.as_str())).collect()
}

#[test]
fn each_is_told_in_both_languages_with_what_to_write() {
    let mut wrong = Vec::new();
    for defect in [defects(), variants::all()].concat() {
        let (text, _) = planted(&defect);
        for finding in findings(&text) {
            let [vi, en, help_vi, help_en] = &finding.words;
            let speaks = finding.words.iter().all(|words| !words.trim().is_empty());
            if !speaks || vi == en || help_vi == help_en {
                wrong.push(format!("{}: {:?}", defect.name, finding.words));
            }
            if finding.code.starts_with("VN-") && finding.law.is_none() {
                wrong.push(format!("{}: no law is named", defect.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_message_names_a_rule_of_the_grammar_or_ends_in_a_full_stop() {
    let grammar = include_str!("../../dsl/src/grammar.pest");
    // A rule of one word may be an ordinary word of a sentence; those of two cannot.
    let rules: Vec<&str> = grammar
        .lines()
        .filter_map(|line| line.split_once('=').map(|(name, _)| name.trim()))
        .filter(|name| name.contains('_') && name.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_'))
        .collect();
    assert!(rules.len() >= 5, "{rules:?}");
    for defect in [defects(), variants::all()].concat() {
        let (text, _) = planted(&defect);
        for words in findings(&text).iter().flat_map(|finding| &finding.words) {
            assert!(!rules.iter().any(|rule| words.contains(rule)), "{}: {words}", defect.name);
            assert!(!words.ends_with('.'), "{}: {words}", defect.name);
        }
    }
}
