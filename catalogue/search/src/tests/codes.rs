//! Codes first always; citations found always.

use crate::Relaxation;

use super::{Sample, entries, entry, sample};

#[test]
fn a_code_stands_first_however_it_is_typed() {
    let sample = sample();
    for query in ["1.013916", " 1.013916 ", "1,013916", "1013916", "013916", "thủ tục 1.013916", "1.013916 kết hôn"]
    {
        assert_eq!(sample.codes(query)[0], "1.013916", "{query}");
    }
    // Those that name it come after it.
    assert_eq!(sample.codes("1.013916"), ["1.013916", "1.013925"]);
}

#[test]
fn variants_of_provinces_are_found_by_their_own_code_and_by_the_base() {
    let mut entries = entries();
    let mut local = entry("1.001193.000.00.00.H56", "Thủ tục đăng ký khai sinh", "Hộ tịch", "xã");
    local.province = Some(super::named("H56", "Thanh Hóa"));
    entries.push(local);
    let sample = Sample::of(entries);
    assert_eq!(sample.codes("1.001193.000.00.00.H56"), ["1.001193.000.00.00.H56", "1.001193"]);
    assert_eq!(sample.codes("1.001193"), ["1.001193", "1.001193.000.00.00.H56"]);
}

#[test]
fn a_code_that_is_nowhere_leads_to_its_neighbours_and_says_so() {
    let hits = sample().ask("1.013961");
    assert_eq!(super::codes(&hits)[0], "1.013916");
    let expected = Relaxation::NearbyCodes { typed: "1.013961".into(), codes: vec!["1.013916".into()] };
    assert_eq!(hits.relaxed, [expected]);
    let hits = sample().ask("9.999999");
    assert_eq!((hits.total, hits.relaxed.len()), (0, 1));
    assert_eq!(sample().codes("9.999999 khai sinh"), ["1.001193"]);
}

#[test]
fn a_code_may_be_typed_in_part() {
    let hits = sample().ask("1.0139");
    assert_eq!(super::codes(&hits), ["1.013916", "1.013918", "1.013925"]);
    assert_eq!(hits.relaxed, []);
}

#[test]
fn results_are_found_by_code() {
    assert_eq!(sample().codes("KQ.G06.000311"), ["1.013925"]);
    assert_eq!(sample().codes("kq.g06.000311"), ["1.013925"]);
}

#[test]
fn citations_are_found_whole_and_in_parts() {
    let sample = sample();
    let both = |query: &str| {
        let mut codes = sample.codes(query);
        codes.sort();
        assert_eq!(codes, ["1.013925", "1.014642"], "{query}");
    };
    both("133/2025/NĐ-CP");
    both("133/2025/nd-cp");
    both("nghị định 133");
    both("nghi dinh so 133");
    both("133/2025");
    assert_eq!(sample.codes("điều 7 khoản 2"), ["1.014642"]);
    assert_eq!(sample.codes("khoản 2 điều 7 nghị định 133"), ["1.014642"]);
    assert_eq!(sample.codes("133/2025/NĐ-CP điều 20"), ["1.013925"]);
    assert_eq!(sample.codes("đại diện nghị định 133/2025/NĐ-CP"), ["1.013925"]);
    assert_eq!(sample.codes("65/2023/NĐ-CP"), ["1.013925"]);
}

#[test]
fn a_citation_that_is_nowhere_is_widened_and_says_so() {
    let hits = sample().ask("nghị định 133 điều 99");
    assert_eq!(hits.total, 2);
    assert!(matches!(hits.relaxed.as_slice(), [Relaxation::WiderCitation { .. }]), "{:?}", hits.relaxed);
    let hits = sample().ask("777/2025/NĐ-CP");
    assert!(hits.relaxed.iter().any(|relaxation| matches!(relaxation, Relaxation::WiderCitation { .. })));
}
