//! Which files are written, for whom, and that nothing but the sources decides their bytes.

use sha2::{Digest, Sha256};

use super::*;
use crate::portal::{Candidate, UnknownProvince};

#[test]
fn the_order_of_files_and_the_number_of_threads_change_nothing() {
    let once = rendered(&whole(), None);
    assert_eq!(once, rendered(&catalogue(&[PLAIN, RICH, LAW]), None));
    for threads in [1, 4] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be had");
        assert_eq!(once, pool.install(|| rendered(&whole(), None)), "{threads} threads");
    }
}

#[test]
fn files_are_sorted_and_end_in_a_line_break() {
    let files = rendered(&whole(), None);
    assert!(files.is_sorted_by(|a, b| a.path < b.path));
    for file in &files {
        let text = std::str::from_utf8(&file.content).expect("UTF-8");
        assert!(text.ends_with("}\n") && text.starts_with("{\n  \""), "{}", file.path);
    }
    assert_eq!(paths(&files, "procedures/").len(), 10);
    assert_eq!(paths(&files, "schema/"), ["manifest-1.json", "national-1.json", "procedure-1.json"]);
}

#[test]
fn the_manifest_names_every_other_file_with_its_fingerprint() {
    for province in [None, Some("38")] {
        let files = rendered(&whole(), province);
        let manifest = json(&files, "manifest.json");
        assert_eq!(manifest["catalogueHash"], "0123abcd");
        assert_eq!(manifest["lawDate"], "2026-03-02");
        assert_eq!(manifest["contractVersion"], crate::portal::contract::VERSION);
        assert_eq!(manifest["procedures"], paths(&files, "procedures/").len());
        let others = files.iter().filter(|file| file.path != "manifest.json");
        let expected: Vec<Value> = others
            .map(|file| {
                let sha256: String = Sha256::digest(&file.content).iter().map(|byte| format!("{byte:02x}")).collect();
                serde_json::json!({ "path": file.path, "bytes": file.content.len(), "sha256": sha256 })
            })
            .collect();
        assert_eq!(manifest["files"], Value::Array(expected));
    }
    // The fingerprint is SHA-256, not merely what we compute twice: of nothing it is this.
    assert_eq!(format!("{:02x}", Sha256::digest(b"")[0]), "e3");
}

#[test]
fn a_province_gets_what_it_and_its_communes_handle() {
    let catalogue = whole();
    let thanh_hoa = rendered(&catalogue, Some("38"));
    assert_eq!(
        paths(&thanh_hoa, "procedures/"),
        [
            "1.000002.json",
            "1.000003.json",
            "1.000005.json",
            "1.000006.json",
            "1.013924.json",
            "1.013925.json",
            "2.002253.000.00.00.H56.json"
        ]
    );
    let record = json(&thanh_hoa, "procedures/1.013925.json");
    let province = serde_json::json!({ "code": "38", "name": "Tỉnh Thanh Hóa", "hCode": "H56" });
    assert_eq!(record["province"], province);
    assert_eq!(json(&thanh_hoa, "manifest.json")["province"], province);
    let lam_dong = rendered(&catalogue, Some("68"));
    assert!(!paths(&lam_dong, "procedures/").iter().any(|path| path.contains("H56") || path.contains("H26")));
    let ha_noi = rendered(&catalogue, Some("01"));
    assert!(paths(&ha_noi, "procedures/").contains(&"1.012753.H26.json"));
    assert_eq!(paths(&ha_noi, "forms/").len(), 1, "a form that its procedures use");
}

#[test]
fn a_province_gets_no_form_that_its_procedures_do_not_use() {
    let files = rendered(&catalogue(&[LAW, PLAIN]), Some("38"));
    assert_eq!(paths(&files, "forms/"), [""; 0]);
    assert_eq!(paths(&rendered(&catalogue(&[LAW, PLAIN]), None), "forms/").len(), 1);
}

#[test]
fn an_unknown_province_is_refused_with_those_that_may_be_meant() {
    let catalogue = whole();
    let input = Input { catalogue: &catalogue, day: DAY, hash: "" };
    let refused = |given: &str| {
        let scope = Scope { province: Some(given.to_owned()) };
        let UnknownProvince { given: told, candidates } = render(&input, &scope).expect_err("there is none");
        assert_eq!(told, given);
        candidates.into_iter().map(|candidate| candidate.code).collect::<Vec<_>>()
    };
    for (given, meant) in [
        ("1", "01"),
        ("001", "01"),
        ("H56", "38"),
        ("h36", "68"),
        ("Thanh Hóa", "38"),
        ("tinh thanh hoa", "38"),
        ("Hà Nôi", "01"),
        ("lâm đồn", "68"),
    ] {
        assert_eq!(refused(given), [meant], "{given}");
    }
    assert_eq!(refused("18"), ["38", "68"]);
    assert_eq!(refused("Atlantis"), [""; 0]);
    let scope = Scope { province: Some("H56".to_owned()) };
    let candidate = Candidate { code: "38".to_owned(), name: "Tỉnh Thanh Hóa".to_owned() };
    let error = UnknownProvince { given: "H56".to_owned(), candidates: vec![candidate] };
    assert_eq!(render(&input, &scope), Err(error));
}

#[test]
fn an_empty_catalogue_has_a_manifest_and_the_schemas() {
    let files = rendered(&Catalogue::default(), None);
    assert_eq!(files.len(), 4);
    assert_eq!(json(&files, "manifest.json")["procedures"], 0);
}
