//! What was sought stands first.

use super::sample;

#[test]
fn the_procedure_meant_stands_above_those_nearly_alike() {
    let codes = sample().codes("cap giay phep tien hanh cong viec buc xa");
    assert_eq!(codes[0], "1.014642");
    assert_eq!(sample().codes("gia han giay phep tien hanh cong viec buc xa")[0], "1.014679");
    assert_eq!(sample().codes("sua doi giay phep buc xa x quang")[0], "1.014676");
}

#[test]
fn a_name_typed_in_full_stands_first() {
    let sample = sample();
    for entry in super::entries() {
        assert_eq!(sample.codes(&entry.name)[0], entry.code, "{}", entry.name);
    }
}

#[test]
fn the_plain_procedure_stands_above_its_variants() {
    assert_eq!(sample().codes("đăng ký kết hôn"), ["1.000894", "1.004746"]);
    assert_eq!(sample().codes("thủ tục đăng ký kết hôn"), ["1.000894", "1.004746"]);
}

#[test]
fn phrases_are_found_as_such() {
    let sample = sample();
    assert_eq!(sample.codes("\"đăng ký lại\""), ["1.004746"]);
    assert_eq!(sample.codes("“dang ky ket hon”"), ["1.000894"]);
    assert!(sample.codes("\"hôn kết\"").is_empty() || !sample.ask("\"hôn kết\"").relaxed.is_empty());
}

#[test]
fn everyday_terms_and_english_lead_to_the_law_s_words() {
    let sample = sample();
    assert_eq!(sample.codes("birth registration")[0], "1.001193");
    let radiation = sample.codes("radiation");
    assert!(radiation.contains(&"1.014642".to_owned()), "{radiation:?}");
}

#[test]
fn questions_find_what_they_are_about() {
    let hits = sample().ask("tôi muốn làm đăng ký khai sinh như thế nào");
    assert_eq!(hits.hits[0].code, "1.001193");
    assert!(hits.relaxed.is_empty(), "{:?}", hits.relaxed);
}

#[test]
fn equal_scores_stand_in_the_order_of_codes() {
    let twins = ["3.000002", "3.000001", "3.000003"].map(|code| super::entry(code, "Cấp thẻ", "Hộ tịch", "xã"));
    assert_eq!(super::Sample::of(twins.to_vec()).codes("cap the"), ["3.000001", "3.000002", "3.000003"]);
}
