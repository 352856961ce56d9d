//! Filters narrow, counts add up.

use crate::{Province, Relaxation, SearchOptions};

use super::{Sample, TODAY, entries, entry, named, sample};

#[test]
fn filters_narrow_in_both_languages_and_without_marks() {
    let sample = sample();
    for query in ["cấp:xã", "cap:xa", "level:commune", "cấp: xã", "CẤP:XÃ", "level:ward"] {
        assert_eq!(sample.codes(query), ["1.000894", "1.001193", "1.004746"], "{query}");
    }
    for query in ["lĩnh-vực:sở-hữu-trí-tuệ", "sector:\"sở hữu trí tuệ\"", "linh vuc:shtt", "sector:so-huu"]
    {
        assert_eq!(sample.codes(query), ["1.013916", "1.013925"], "{query}");
    }
    assert_eq!(sample.codes("bộ:tư-pháp"), ["1.001193"]);
    assert_eq!(sample.codes("cơ-quan:ubnd-xã"), ["1.000894", "1.001193", "1.004746"]);
    assert_eq!(sample.codes("authority:\"Ủy ban nhân dân xã\""), ["1.000894", "1.001193", "1.004746"]);
    assert_eq!(sample.codes("mã:1.0146").len(), 4);
}

#[test]
fn the_decree_filter_takes_numbers_whole_and_bare() {
    let sample = sample();
    for query in ["nghị-định:133", "decree:133", "decree:133/2025", "decree:133/2025/NĐ-CP", "nghi-dinh:133/2025/nd-cp"]
    {
        assert_eq!(sample.codes(query), ["1.013925", "1.014642"], "{query}");
    }
    assert_eq!(sample.codes("decree:65 đại diện"), ["1.013925"]);
    assert!(sample.codes("decree:133/2018").is_empty());
}

#[test]
fn filters_hold_together_values_are_alternatives_minus_excludes() {
    let sample = sample();
    assert_eq!(sample.codes("kết hôn cấp:xã"), ["1.000894", "1.004746"]);
    let hits = sample.ask("kết hôn cấp:tỉnh");
    assert_eq!((hits.total, hits.relaxed), (0, vec![Relaxation::FiltersLeaveNothing { without: 2 }]));
    assert_eq!(sample.codes("cấp:xã,trung-ương").len(), 4);
    assert_eq!(sample.codes("cấp:xã cấp:trung-ương").len(), 4);
    assert_eq!(sample.codes("giấy phép -lĩnh-vực:bức-xạ"), ["1.004376"]);
}

#[test]
fn unknown_filters_and_values_are_reported() {
    let hits = sample().ask("linhvuc:hôn");
    let nearest = Some("lĩnh-vực".to_owned());
    assert!(hits.relaxed.contains(&Relaxation::UnknownFilter { typed: "linhvuc".into(), nearest }));
    let hits = sample().ask("kết hôn cấp:sao-hỏa");
    assert_eq!(hits.total, 0);
    assert!(hits.relaxed.contains(&Relaxation::UnknownValue { filter: "cấp:sao-hỏa".into() }));
}

#[test]
fn facets_count_what_matches() {
    let hits = sample().ask("giấy phép");
    assert_eq!(hits.total, 4);
    let sector: u64 = hits.facets.sector.iter().map(|count| count.count).sum();
    assert_eq!(sector, 4);
    let radiation = &hits.facets.sector[0];
    assert_eq!((radiation.name.as_str(), radiation.count), ("An toàn bức xạ và hạt nhân", 3));
    assert_eq!(hits.facets.level.len(), 2);
    assert_eq!(hits.facets.status.in_force, 4);
    // What a facet gives as identifier, a filter takes.
    let query = format!("giấy phép sector:{}", radiation.id);
    assert_eq!(sample().ask(&query).total, 3);
}

#[test]
fn variants_of_provinces_are_shown_to_those_who_ask() {
    let mut all = entries();
    let mut local = entry("1.000894.H56", "Thủ tục đăng ký kết hôn", "Hộ tịch", "xã");
    local.province = Some(named("H56", "Thanh Hóa"));
    all.push(local);
    let sample = Sample::of(all);
    let with = |province| SearchOptions { province, ..SearchOptions::on(TODAY) };
    let count = |province| sample.ask_with("kết hôn", &with(province)).total;
    assert_eq!(count(Province::None), 2);
    assert_eq!(count(Province::One("H56".into())), 3);
    assert_eq!(count(Province::One("H10".into())), 2);
    assert_eq!(count(Province::All), 3);
    assert_eq!(sample.codes("kết hôn tỉnh:thanh-hóa"), ["1.000894.H56"]);
    assert_eq!(sample.ask("kết hôn").facets.status.elsewhere, 1);
}
