//! The law of a day, in what is built and in what is found.

use tthc_dsl::Lang;

use super::run::Folder;

/// An amendment that shortens a limit and gives the procedure another code.
const AMENDMENT: &str = "sửa đổi rút-ngắn theo 120/2025/NĐ-CP điều 4 {
    hiệu lực từ 01/12/2026
    trong 1.000001 { thời hạn 5 ngày làm việc -> 4 ngày làm việc }
    đổi mã 1.000001 -> 1.000009
}
";

fn folder() -> Folder {
    let folder = Folder::of("small");
    folder.write("rút-ngắn.tthc", AMENDMENT);
    folder
}

#[test]
fn the_search_finds_the_text_of_the_day() {
    let folder = folder();
    for (day, code, limit) in
        [("2026-11-30", "1.000001", "5 ngày làm việc"), ("2026-12-01", "1.000009", "4 ngày làm việc")]
    {
        let of_day = |query: &str| folder.run(&["search", query, "--as-of", day, "--json"]).json();
        let found = of_day("đăng ký khai sinh");
        assert_eq!(found["total"], 1, "{found:#}");
        let hit = &found["hits"][0];
        assert_eq!((hit["code"].as_str(), hit["limit"].as_str()), (Some(code), Some(limit)), "{day}");
        assert_eq!(hit["status"], "in-force");
        // Either code leads to the procedure, the text of the day in front.
        for query in ["1.000001", "1.000009"] {
            assert_eq!(of_day(query)["hits"][0]["code"], code, "{query} on {day}");
        }
    }
}

#[test]
fn a_hit_that_is_not_in_force_says_so() {
    let folder = folder();
    let both = |query: &str, vi: &str, en: &str| {
        for (lang, words) in [(Lang::Vi, vi), (Lang::En, en)] {
            let ran = folder.run_in(&["search", query, "--as-of", "2026-11-30"], lang);
            assert!(ran.results.contains(words), "{}", ran.results);
        }
    };
    both("1.000009", "CHƯA có hiệu lực: từ 01/12/2026", "NOT yet in force: from 2026-12-01");
    both("cấp lại giấy", "CHƯA có hiệu lực: từ 01/01/2027", "NOT yet in force: from 2027-01-01");
    let past = folder.run(&["search", "1.000001", "--as-of", "2026-12-01", "--json"]).json();
    let hit = &past["hits"][1];
    assert_eq!((hit["status"].as_str(), hit["validTo"].as_str()), (Some("ended"), Some("2026-11-30")), "{past:#}");
}

#[test]
fn a_build_of_a_day_has_its_text_and_what_comes() {
    let folder = folder();
    assert_eq!(folder.run(&["build", "--as-of", "2026-11-30"]).code, Some(0));
    let record = folder.read("dist/portal/procedures/1.000001.json");
    assert!(record.contains("\"validTo\": \"2026-11-30\"") && record.contains("\"futureVersions\""), "{record}");
    assert!(folder.read("dist/book/ho-tich/1.000001-lich-su.html").contains("CHƯA có hiệu lực"));
    assert!(!folder.read("dist/book/ho-tich/contents.js").contains("lich-su"), "it stands in no list");
    assert_eq!(folder.run(&["build", "--as-of", "2026-12-01"]).code, Some(0));
    let names: Vec<_> = folder.files("dist").into_iter().map(|(path, _)| path.display().to_string()).collect();
    assert!(names.iter().any(|name| name.ends_with("procedures/1.000009.json")), "{names:?}");
    assert!(!names.iter().any(|name| name.contains("1.000001")), "the former code has no page or record: {names:?}");
    assert!(folder.read("dist/portal/manifest.json").contains("\"formerCodes\""));
}
