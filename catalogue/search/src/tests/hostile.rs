//! No query is an error, whatever it holds.

use proptest::prelude::*;

use super::{Sample, sample};

thread_local! {
    static SAMPLE: Sample = sample();
}

#[test]
fn hostile_queries_are_answered() {
    let sample = sample();
    let long_word = "a".repeat(10_000);
    let long_query = "giấy phép ".repeat(1_000);
    let marks = "\u{301}".repeat(10_000);
    let quotes = "\"".repeat(3_001);
    let colons = "cấp:".repeat(2_500);
    for query in [
        "",
        " ",
        "\0",
        "a\0b",
        "\u{202E}abc",
        "!!! ??? ---",
        "\"",
        "\"giấy",
        "“«\"",
        "'",
        "::",
        "cấp:",
        ":xã",
        "-",
        "-cấp:",
        "AND OR NOT",
        "(((",
        "name:*",
        "a^b~2",
        "/.*/",
        "[1 TO 2]",
        "1.",
        "1.0",
        "KQ.",
        "/2025/",
        "điều",
        "điều khoản điểm",
        "nghị định",
        "nghị định 99999999999",
        "字 漢",
        "🙂🙂",
        "&",
        "a&b&c",
        "ﬁ ﷺ",
        &long_word,
        &long_query,
        &marks,
        &quotes,
        &colons,
    ] {
        let hits = sample.ask(query);
        assert!(hits.hits.len() <= 10, "{query:.20}");
    }
    assert_eq!(sample.ask("").total, 0);
    assert_eq!(sample.ask("\"").total, 0);
    assert_eq!(sample.ask("!!!").total, 0);
}

#[test]
fn every_prefix_of_a_query_is_answered() {
    let sample = sample();
    let query = "-cấp:\"xã\" “đăng ký” kết 1.013925 điều 7 khoản 2 nghị định 133/2025/NĐ-CP KQ.G06.000311 lĩnh vực:x";
    for (at, _) in query.char_indices() {
        sample.ask(&query[..at]);
    }
}

#[test]
fn no_limit_is_too_small_or_too_large() {
    let sample = sample();
    for (limit, offset) in [(0, 0), (usize::MAX, 0), (10, usize::MAX), (usize::MAX, usize::MAX), (3, 2)] {
        let options = crate::SearchOptions { limit, offset, ..crate::SearchOptions::on(super::TODAY) };
        let hits = sample.ask_with("giấy phép", &options);
        assert_eq!(hits.total, 4);
        assert_eq!(hits.hits.len(), 4usize.saturating_sub(offset).min(limit));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_string_is_a_query(query in r#"([a-zđăâêôơư0-9.:"/&\-\u{300}\u{301}\u{0}\u{323} ]|cấp:|điều |\PC){0,40}"#) {
        SAMPLE.with(|sample| sample.ask(&query));
    }

    #[test]
    fn words_stand_where_they_say(text in r"(\PC|[ạáàảãấđĐ\u{300}\u{309}\u{31B}]| |UBND|KH&CN){0,60}") {
        let words = crate::analyse::words(&text);
        for word in &words {
            prop_assert!(text.get(word.range.clone()).is_some_and(|slice| !slice.is_empty()));
        }
        prop_assert!(words.windows(2).all(|pair| pair[0].range.start <= pair[1].range.start));
    }
}
