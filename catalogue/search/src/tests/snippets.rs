//! Highlights are exact in the original text.

use unicode_normalization::UnicodeNormalization;

use crate::{Hit, SearchOptions};

use super::{Sample, TODAY, entries, sample, section};

fn highlighted(text: &str, ranges: &[std::ops::Range<usize>]) -> Vec<String> {
    ranges.iter().map(|range| text[range.clone()].nfc().collect()).collect()
}

fn in_snippet(hit: &Hit) -> Vec<String> {
    highlighted(&hit.snippet.text, &hit.snippet.highlights)
}

#[test]
fn names_and_texts_are_highlighted_whatever_was_typed() {
    let decomposed = entries().into_iter().map(|mut entry| {
        entry.name = entry.name.nfd().collect();
        entry.sections.iter_mut().for_each(|section| section.text = section.text.nfd().collect());
        entry
    });
    for sample in [sample(), Sample::of(decomposed.collect())] {
        let hits = sample.ask("ly lich nguoi phu trach");
        let hit = &hits.hits[0];
        assert_eq!(hit.snippet.section, "documents");
        assert_eq!(in_snippet(hit), ["lý", "lịch", "người", "phụ", "trách"]);
        let hits = sample.ask("dai dien shcn");
        let name = highlighted(&hits.hits[0].name, &hits.hits[0].name_highlights);
        assert_eq!(name, ["đại", "diện", "sở", "hữu", "công", "nghiệp"]);
    }
}

#[test]
fn words_with_other_marks_are_highlighted_only_where_those_typed_are_not() {
    let mut entries = entries();
    entries[7].sections = vec![section("steps", "Nộp hồ sơ hộ chiếu")];
    let hits = Sample::of(entries).ask("hộ chiếu");
    assert_eq!(in_snippet(&hits.hits[0]), ["hộ", "chiếu"]);
    let hits = sample().ask("giấy chưng sinh");
    assert_eq!(in_snippet(&hits.hits[0])[..3], ["Giấy", "chứng", "sinh"]);
}

#[test]
fn guessed_and_repaired_words_are_highlighted_too() {
    let hits = sample().ask("hop dogn lao dong");
    assert_eq!(in_snippet(&hits.hits[0]), ["hợp", "đồng", "lao", "động"]);
    let hits = sample().ask("hopwj ddoongf");
    assert!(in_snippet(&hits.hits[0]).contains(&"đồng".to_owned()));
}

#[test]
fn abbreviations_citations_and_codes_are_highlighted_whole() {
    let hits = sample().ask("ủy ban nhân dân cấp tỉnh thẩm định");
    assert_eq!(in_snippet(&hits.hits[0])[0], "UBND");
    let hits = sample().ask("nghị định 133 điều 20");
    assert_eq!(hits.hits[0].snippet.section, "citations");
    assert_eq!(in_snippet(&hits.hits[0]), ["133/2025/NĐ-CP điều 20"]);
    let hits = sample().ask("1.013916");
    assert_eq!(in_snippet(&hits.hits[1]), ["1.013916"]);
}

#[test]
fn every_snippet_is_a_piece_of_its_section() {
    let mut entries = entries();
    entries[1].sections = vec![section("steps", &"Bước: nộp đơn, (“bức xạ”) – kiểm tra; ".repeat(60))];
    let sample = Sample::of(entries.clone());
    for query in ["bức xạ", "cấp", "đơn", "giấy phép bức xạ x quang", "cấp:tỉnh"] {
        for snippet_bytes in [0, 1, 40, 240, 100_000] {
            let options = SearchOptions { snippet_bytes, ..SearchOptions::on(TODAY) };
            for hit in sample.ask_with(query, &options).hits {
                let entry = entries.iter().find(|entry| entry.code == hit.code).unwrap();
                let snippet = &hit.snippet;
                let mut sections = entry.sections.iter();
                let section = sections.find(|section| section.key == snippet.section);
                assert!(section.is_none_or(|section| section.text.contains(&snippet.text)));
                let ends = snippet.highlights.windows(2).all(|pair| pair[0].end <= pair[1].start);
                assert!(ends && snippet.highlights.iter().all(|range| snippet.text.get(range.clone()).is_some()));
            }
        }
    }
}
