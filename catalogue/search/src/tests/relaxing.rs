//! What is not found to the letter is found nearby, and the answer says how.

use crate::{Relaxation, SearchOptions};

use super::{TODAY, codes, sample};

#[test]
fn slips_are_forgiven_and_named() {
    for (query, code) in [
        ("dang ky khai sihn", "1.001193"),
        ("dagn ky khai sinh", "1.001193"),
        ("chuyen giao cong ngeh", "1.013918"),
        ("giay phep buu chimh", "1.004376"),
        ("dangky khai sinh", "1.001193"),
    ] {
        let hits = sample().ask(query);
        assert_eq!(hits.hits[0].code, code, "{query}");
        assert!(matches!(hits.relaxed[0], Relaxation::Spelling { .. }), "{query}: {:?}", hits.relaxed);
        assert!(hits.suggestion.is_some(), "{query}");
    }
    assert_eq!(sample().ask("khai sihn ").suggestion.as_deref(), Some("khai sinh"));
}

#[test]
fn keystrokes_are_read_and_named() {
    let hits = sample().ask("thur tucj ddawng kys keets hoon");
    assert_eq!(codes(&hits), ["1.000894", "1.004746"]);
    let read = Relaxation::Keystrokes { typed: "keets".into(), read_as: "kết".into() };
    assert!(hits.relaxed.contains(&read), "{:?}", hits.relaxed);
    assert_eq!(sample().codes("d9a8ng ky1 ke6t1 ho6n"), ["1.000894", "1.004746"]);
}

#[test]
fn a_word_cut_short_is_read_as_a_beginning() {
    let hits = sample().ask("giấy phép quố");
    assert_eq!(codes(&hits), ["1.004376"]);
    let typing = SearchOptions { typing: true, ..SearchOptions::on(TODAY) };
    let hits = sample().ask_with("đăng ký k", &typing);
    assert_eq!(hits.total, 3);
    assert_eq!(hits.relaxed, []);
}

#[test]
fn words_that_never_meet_are_sought_apart() {
    let hits = sample().ask("khai sinh bưu chính bức xạ");
    assert!(hits.total > 0);
    let Some(Relaxation::FewerWords { missing }) = hits.relaxed.last() else { panic!("{:?}", hits.relaxed) };
    assert!(!missing.is_empty());
}

#[test]
fn a_word_that_exists_but_was_hardly_meant_is_only_suggested() {
    let mut entries = super::entries();
    entries[9].sections = vec![super::section("steps", "phe này thì không, giấy này thì có")];
    entries.push(super::entry("9.000001", "Đăng ký lại kết hôn theo giấy phép", "Hộ tịch", "xã"));
    let hits = super::Sample::of(entries).ask("dang ky lai ket hon giay phe");
    assert_eq!(codes(&hits), ["1.004746"]);
    assert_eq!(hits.relaxed, []);
    assert_eq!(hits.suggestion.as_deref(), Some("dang ky lai ket hon giay phép"));
}

#[test]
fn what_is_found_to_the_letter_is_not_relaxed() {
    for query in ["đăng ký khai sinh", "cap giay phep", "1.013925", "133/2025/NĐ-CP", "cấp:xã", "UBND tỉnh"] {
        let hits = sample().ask(query);
        assert_eq!((hits.relaxed, hits.suggestion), (vec![], None), "{query}");
    }
}

#[test]
fn every_relaxation_has_words_in_both_languages() {
    for query in [
        "khai sihn",
        "keets hoon",
        "khai sinh bức xạ",
        "9.999999",
        "1.013961",
        "777/2025/NĐ-CP",
        "xyz:abc def",
        "cấp:abc",
    ] {
        for relaxation in sample().ask(query).relaxed {
            assert!(!relaxation.vi().is_empty() && relaxation.vi() != relaxation.en());
        }
    }
}
