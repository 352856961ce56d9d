//! However a word is written or typed, it is one word.

use unicode_normalization::UnicodeNormalization;

use super::{codes, sample};

#[test]
fn composed_decomposed_and_mixed_queries_give_the_same_list() {
    let sample = sample();
    for query in ["cấp giấy phép bức xạ", "đăng ký kết hôn", "sở hữu công nghiệp"] {
        let apart: String = query.nfd().collect();
        let mixed: String = query.chars().take(8).chain(query.chars().skip(8).nfd()).collect();
        let expected = sample.codes(query);
        assert!(!expected.is_empty());
        for other in [apart, mixed, query.to_uppercase()] {
            assert_eq!(sample.codes(&other), expected, "{query}");
        }
    }
}

#[test]
fn texts_in_either_normal_form_are_found_and_scored_alike() {
    let composed = super::entries();
    let decomposed = composed.iter().cloned().map(|mut entry| {
        entry.name = entry.name.nfd().collect();
        entry.sections.iter_mut().for_each(|section| section.text = section.text.nfd().collect());
        entry
    });
    let (one, other) = (super::Sample::of(composed.clone()), super::Sample::of(decomposed.collect()));
    for query in ["cấp giấy phép bức xạ", "cap giay phep", "kỹ thuật", "hop dong lao dong"] {
        let (one, other) = (one.ask(query), other.ask(query));
        assert_eq!(codes(&one), codes(&other));
        let scores = |hits: &crate::Hits| hits.hits.iter().map(|hit| hit.score).collect::<Vec<_>>();
        assert_eq!(scores(&one), scores(&other));
    }
}

#[test]
fn variants_of_spelling_give_the_same_list() {
    let sample = sample();
    for (one, other) in [
        ("hòa giải", "hoà giải"),
        ("kỹ thuật", "kĩ thuật"),
        ("lý lịch", "lí lịch"),
        ("đăng ký", "đăng kí"),
        ("quy định chung", "qui định chung"),
        ("đăng ký khai sinh", "ðăng ký khai sinh"),
        ("UBND cấp tỉnh", "Ủy ban nhân dân cấp tỉnh"),
        ("Bộ KH&CN", "Bộ Khoa học và Công nghệ"),
        ("SHCN", "sở hữu công nghiệp"),
    ] {
        let expected = sample.codes(one);
        assert!(!expected.is_empty(), "{one}");
        assert_eq!(sample.codes(other), expected, "{other}");
    }
}

#[test]
fn words_without_marks_find_words_with_them() {
    let sample = sample();
    assert_eq!(sample.codes("dang ky khai sinh")[0], "1.001193");
    assert_eq!(sample.codes("nguoi dai dien so huu cong nghiep")[0], "1.013925");
    assert_eq!(sample.codes("đăng ky khai sinh")[0], "1.001193");
}

#[test]
fn marks_that_were_typed_rank_but_do_not_filter() {
    let mut entries = super::entries();
    entries.truncate(4);
    entries.push(super::entry("9.000001", "Cấp bán lẻ", "Hộ tịch", "xã"));
    entries.push(super::entry("9.000002", "Cấp bản lẻ", "Hộ tịch", "xã"));
    let sample = super::Sample::of(entries);
    assert_eq!(sample.codes("bán lẻ"), ["9.000001", "9.000002"]);
    assert_eq!(sample.codes("bản lẻ"), ["9.000002", "9.000001"]);
}
