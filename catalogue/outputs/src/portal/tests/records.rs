//! What the contract's records say.

use serde_json::json;

use super::*;

/// The whole record, as a vendor sees it: a change of the contract shows here.
#[test]
fn a_rich_procedure_in_full() {
    is_golden("procedures/1.013925.json", include_str!("rich.json"));
}

#[test]
fn a_rich_procedure_in_the_national_shape() {
    is_golden("national/1.013925.json", include_str!("rich-national.json"));
}

#[track_caller]
fn is_golden(path: &str, golden: &str) {
    let files = rendered(&whole(), None);
    let file = files.iter().find(|file| file.path == path).expect("it is written");
    let text = std::str::from_utf8(&file.content).expect("it is UTF-8");
    assert!(text == golden, "{path} is:\n{text}");
}

fn of(code: &str) -> Value {
    json(&rendered(&whole(), None), &format!("procedures/{code}.json"))
}

#[test]
fn none_unspecified_zero_and_silence_differ() {
    let plain = of("1.013924");
    assert_eq!(plain["dossiers"], "none");
    assert_eq!(plain["limits"][0]["within"], "unspecified");
    assert_eq!(plain["fees"][0]["amount"], "none");
    assert_eq!(of("1.000004")["dossiers"], "unspecified");
    let pending = of("1.000006");
    assert_eq!((&pending["steps"], &pending["results"]), (&json!("none"), &json!("unspecified")));
    assert_eq!(pending["requirements"], "unspecified");
    let rich = of("1.013925");
    let case = &rich["cases"][0];
    assert_eq!(
        (&case["dossiers"], &case["steps"], &case["results"]),
        (&json!("none"), &json!("unspecified"), &json!("none"))
    );
    assert_eq!(rich["dossiers"][1]["absent"], "none", "it depends on a condition");
    assert_eq!(rich["cases"][1]["fees"][0]["amount"], json!({ "dong": 0 }));
    let least = of("1.000001");
    for field in ["dossiers", "limits", "fees", "channels", "steps", "results", "requirements", "levels"] {
        assert_eq!(least.get(field), None, "{field} is not written in the sources");
    }
    let keys: Vec<&String> = least.as_object().expect("an object").keys().collect();
    assert_eq!(keys.len(), 5, "{keys:?}");
}

#[test]
fn what_is_not_in_force_is_never_shown_as_current() {
    assert_eq!(of("1.013925")["standing"], json!({ "status": "inForce", "lawDate": "2026-03-02" }));
    let coming = of("1.000002");
    assert_eq!(coming["standing"], json!({ "status": "coming", "lawDate": "2026-03-02", "from": "2027-01-01" }));
    assert_eq!((&coming["validFrom"], &coming["validTo"]), (&json!("2027-01-01"), &json!("2027-12-31")));
    let ended = of("1.000003");
    assert_eq!(ended["standing"], json!({ "status": "ended", "lawDate": "2026-03-02", "lastDay": "2025-12-31" }));
    let files = rendered(&whole(), None);
    let national = paths(&files, "national/");
    assert!(!national.contains(&"1.000002.json") && !national.contains(&"1.000003.json"), "{national:?}");
    assert!(national.contains(&"1.000001.json"));
}

#[test]
fn one_without_a_day_is_pending() {
    let pending = of("1.000006");
    assert_eq!(pending["standing"], json!({ "status": "pending", "lawDate": "2026-03-02" }));
    assert_eq!(pending.get("validFrom"), None);
    let files = rendered(&whole(), None);
    assert!(!paths(&files, "national/").contains(&"1.000006.json"));
}

#[test]
fn a_local_variant_gives_the_parts_of_its_code() {
    let local = of("2.002253.000.00.00.H56");
    assert_eq!(local["baseCode"], "2.002253");
    assert_eq!(local["localSuffix"], json!({ "text": ".000.00.00.H56", "hCode": "H56" }));
}

#[track_caller]
fn condition(written: &str) -> Value {
    let text = format!(
        "thủ tục 1.000009 {{ tên \"Thử\"\n dữ kiện {{ qua \"Nộp qua đâu?\" một trong [tỉnh-này, tuổi]; tuổi \"Mấy tuổi?\" số đơn vị \"tuổi\"\n \
         trẻ \"Là trẻ em?\" có không {{ tên en \"A child?\" }} }}\n hồ sơ 1 bộ {{ đơn \"Đơn\" {{ khi {written} }} }} }}"
    );
    let files = rendered(&catalogue(&[&text]), None);
    json(&files, "procedures/1.000009.json")["dossiers"][0]["entries"][0]["condition"].clone()
}

#[test]
fn a_name_is_a_choice_of_what_it_is_compared_with_or_a_fact() {
    let fact = |fact: &str| json!({ "kind": "fact", "fact": fact });
    let compared = condition("qua = tuổi");
    assert_eq!(compared["kind"], "when");
    assert_eq!(compared["expression"]["left"], fact("qua"));
    assert_eq!(compared["expression"]["right"], json!({ "kind": "choice", "choice": "tuổi" }));
    assert_eq!(condition("tuổi = 6")["expression"]["left"], fact("tuổi"));
    assert_eq!(condition("tỉnh-này = qua")["expression"]["left"]["kind"], "choice");
    assert_eq!(condition("trẻ")["expression"], fact("trẻ"));
    let listed = condition("qua thuộc [tuổi, tỉnh-này]");
    assert_eq!(listed["expression"]["operator"], "in");
    assert_eq!(listed["expression"]["right"]["items"][0]["kind"], "choice");
}

#[test]
fn a_condition_is_given_in_words_too() {
    let words = condition("tuổi >= 60")["words"].clone();
    assert!(words["vi"].as_str().is_some_and(|vi| vi.starts_with("khi ") && vi.contains("60")), "{words}");
    assert!(words["en"].as_str().is_some_and(|en| en.starts_with("when ") && en.contains("60")), "{words}");
}
