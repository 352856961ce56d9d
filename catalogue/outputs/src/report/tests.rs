//! What a report must hold: every finding once, under its procedure; nothing from outside; no letter that becomes markup.

mod markup;
mod placing;

use std::collections::HashMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::civil::date;
use sha2::{Digest, Sha256};
use tthc_compiler::{conclude, examine};
use tthc_dsl::diagnostic::both;
use tthc_dsl::{FileId, Lang, Severity, Source};

use super::count::Counts;
use super::page::SCRIPT;
use super::*;

const BOTH: [Lang; 2] = [Lang::Vi, Lang::En];

const LAW: &str = r#"văn bản 1/2020/NĐ-CP { loại nghị định; tên "Nghị định"; ký 01/02/2020; hiệu lực từ 01/03/2020 }
cơ quan bộ-tư-pháp { tên "Bộ Tư pháp"; tên en "Ministry of Justice"; cấp trung ương }
cơ quan bộ-y-tế { tên "Bộ Y tế"; cấp trung ương }
cơ quan ubnd-xã { tên "Ủy ban nhân dân cấp xã"; cấp xã }
lĩnh vực hộ-tịch { tên "Hộ tịch"; bộ bộ-tư-pháp }
lĩnh vực luật-sư { tên "Luật sư"; bộ bộ-tư-pháp }
lĩnh vực dược { tên "Dược"; bộ bộ-y-tế }
"#;

/// A report on sources, each a path and its text.
fn report(sources: &[(&str, &str)]) -> Report {
    let sources: Vec<Source> =
        (0..).zip(sources).map(|(number, (path, text))| Source::new(FileId(number), *path, *text)).collect();
    let mut examined: Vec<_> = sources.iter().map(|source| examine(source, &mut |_| {})).collect();
    let procedures = Ground::procedures(&examined);
    let day = date(2026, 6, 1);
    let diagnostics = conclude(&mut examined, &tthc_compiler::timeline::Law::default(), day);
    let ground = Ground { name: "Kho <thử>", day, reach: "../kho/", law: "law", procedures: &procedures };
    let sources: HashMap<FileId, Source> = sources.into_iter().map(|source| (source.file, source)).collect();
    gather(&ground, &examined, &diagnostics, &sources)
}

fn small() -> Report {
    report(&[
        ("law/luật.tthc", LAW),
        (
            "tp/1.000001.tthc",
            "thủ tục 1.000001 {\n    tên \"Khai sinh\"\n    lĩnh vực hộ-tịch\n    cấp huyện\n    căn cứ 9/2030/NĐ-CP\n}\n",
        ),
        ("tp/1.000002.tthc", "thủ tục 1.000002 { lĩnh vực luật-sư; hiệu lực từ 01/01/2025 đến 01/01/2024 }\n"),
        ("yt/1.000003.tthc", "thủ tục 1.000003 { tên \"Cấp phép\"; lĩnh vực dược-liệu; thời hạn 0 ngày }\n"),
    ])
}

/// As many findings as a whole country's catalogue might have.
fn large() -> Report {
    let finding = |number: usize, code| Finding {
        code,
        severity: if number.is_multiple_of(3) { Severity::Warning } else { Severity::Error },
        message: both(format!("`1.{number:06}` không nêu cơ quan giải quyết"), "it does not say who decides"),
        help: Some(both("thêm dòng `thẩm quyền { quyết định ubnd-xã }`", "add a line such as `authority { … }`")),
        law: Some(both("63/2010/NĐ-CP điều 8 khoản 2 điểm e", "63/2010/NĐ-CP article 8 clause 2 point e")),
        line: 2 + number % 90,
        column: 5,
        excerpt: Excerpt {
            first: 1 + number % 90,
            lines: vec![
                "trình tự {".to_owned(),
                "    bước-1 \"Xem xét hồ sơ và lấy ý kiến cơ quan liên quan\" bởi quyết định".to_owned(),
                "    bước-2 \"Trình người có thẩm quyền ký\" bởi quyết định".to_owned(),
            ],
            at: 1,
            marked: 4..10,
        },
        notes: Vec::new(),
    };
    let codes = ["VN-001", "VN-007", "VN-012", "VN-021", "VN-030"];
    let subjects = (0..2_000).map(|number| Subject {
        what: What::Procedure {
            code: format!("1.{number:06}"),
            name: both(
                "Cấp giấy phép hoạt động cho tổ chức, cá nhân trong lĩnh vực an toàn bức xạ và hạt nhân",
                "A licence",
            ),
        },
        sector: number % 40,
        path: format!("khoa-hoc-cong-nghe/an-toan-buc-xa-va-hat-nhan/1.{number:06}.tthc"),
        findings: codes.iter().map(|code| finding(number, code)).collect(),
    });
    Report {
        name: "Danh mục".to_owned(),
        day: date(2026, 6, 1),
        reach: "procedures/".to_owned(),
        ministries: (0..20).map(|n| Ministry { id: format!("bộ-{n}"), name: both(format!("Bộ {n}"), "") }).collect(),
        sectors: (0..40)
            .map(|n| Sector {
                id: format!("lĩnh-vực-{n}"),
                name: both("Lĩnh vực", ""),
                ministry: n / 2,
                procedures: 90,
            })
            .collect(),
        subjects: subjects.collect(),
    }
}

#[test]
fn counts_add_up() {
    for report in [small(), large()] {
        let counts = Counts::of(&report);
        let total: usize = report.subjects.iter().map(|subject| subject.findings.len()).sum();
        assert!(total > 5);
        assert_eq!(counts.all.found.total(), total);
        let sum = |tallies: &[count::Tally]| tallies.iter().map(|tally| tally.found.total()).sum::<usize>();
        assert_eq!(sum(&counts.ministries), total);
        assert_eq!(sum(&counts.sectors), total);
        assert_eq!(counts.rules.values().map(|spread| spread.found.total()).sum::<usize>(), total);
        assert_eq!(counts.families.values().map(|spread| spread.found.total()).sum::<usize>(), total);
        assert_eq!(counts.all.families.iter().sum::<usize>(), total);
        assert_eq!(counts.ministries.iter().map(|tally| tally.faulty).sum::<usize>(), counts.all.faulty);
        assert_eq!(counts.sectors.iter().map(|tally| tally.procedures).sum::<usize>(), counts.all.procedures);
        assert!(counts.sectors.iter().all(|tally| tally.faulty <= tally.procedures), "{counts:?}");
        for lang in BOTH {
            let page = html(&report, lang);
            assert_eq!(page.matches("data-r=").count(), total, "each finding stands in the page once");
            assert_eq!(page.matches("<details id=").count(), report.subjects.len());
        }
    }
}

#[test]
fn each_finding_is_a_row_and_totals_are_those_of_the_page() {
    for lang in BOTH {
        let report = small();
        let [by_rule, by_ministry, findings] = rows(&report, lang);
        let counts = Counts::of(&report);
        assert_eq!(findings.rows.len(), counts.all.found.total());
        for sheet in [&by_rule, &by_ministry, &findings] {
            assert!(sheet.rows.iter().all(|row| row.len() == sheet.columns.len()), "{}", sheet.name);
            assert!(sheet.name.chars().count() <= 31);
        }
        let number = |cell: &Cell| match cell {
            Cell::Number(number) => *number,
            _ => 0,
        };
        for (sheet, first) in [(&by_rule, 4), (&by_ministry, 1)] {
            // Below the totals of rules stands the day.
            let rows = if first == 4 { &sheet.rows[..sheet.rows.len() - 1] } else { &sheet.rows[..] };
            let (total, parts) = rows.split_last().expect("a row of totals");
            // How many procedures break some rule is no sum of how many break each.
            let last = if first == 4 { sheet.columns.len() - 1 } else { sheet.columns.len() };
            for column in first..last {
                let sum: i64 = parts.iter().map(|row| number(&row[column])).sum();
                assert_eq!(number(&total[column]), sum, "{} {}", sheet.name, sheet.columns[column].name);
            }
        }
    }
}

#[test]
fn the_page_needs_nothing_from_outside() {
    for lang in BOTH {
        let page = html(&small(), lang);
        for outside in ["http:", "https:", " src=", "url(", "@import", "<link", "<iframe", "<img"] {
            assert!(!page.contains(outside), "{outside}");
        }
        for address in markup::values(&page, "href") {
            assert!(address.starts_with('#') || address.starts_with("../kho/"), "{address}");
        }
    }
}

#[test]
fn only_the_pages_own_style_and_script_may_run() {
    let page = html(&small(), Lang::Vi);
    let policy = markup::values(&page, "content").into_iter().find(|value| value.contains("-src")).expect("a policy");
    for (element, name) in [("style", "style-src"), ("script", "script-src")] {
        let (_, rest) = page.split_once(&format!("<{element}>")).expect("it is there");
        let (text, rest) = rest.split_once(&format!("</{element}>")).expect("it ends");
        assert!(!rest.contains(&format!("<{element}")), "there is one {element}");
        let sum = STANDARD.encode(Sha256::digest(text.as_bytes()));
        assert!(policy.contains(&format!("{name} 'sha256-{sum}'")), "{policy}");
    }
    assert!(policy.starts_with("default-src 'none'; "));
    for attribute in markup::attributes(&page) {
        assert!(attribute != "style" && !attribute.starts_with("on"), "{attribute} is not allowed by the policy");
    }
}

#[test]
fn the_script_is_small() {
    assert!(SCRIPT.len() <= 8 * 1024, "{} bytes", SCRIPT.len());
    assert!(!SCRIPT.contains("</"), "it would end the element");
    assert!(!SCRIPT.contains("innerHTML") && !SCRIPT.contains("eval("));
}

#[test]
fn a_country_full_of_findings_is_still_a_page() {
    for lang in BOTH {
        let page = html(&large(), lang);
        assert!(page.len() < 6_000_000, "{} bytes", page.len());
        // What a rule says for all its findings is said with the rule.
        assert!(page.matches("63/2010/NĐ-CP").count() < 10, "{}", page.matches("63/2010/NĐ-CP").count());
    }
}

#[test]
fn the_same_findings_are_the_same_bytes() {
    for lang in BOTH {
        assert_eq!(html(&small(), lang), html(&small(), lang));
        assert_eq!(rows(&small(), lang), rows(&small(), lang));
    }
}

#[test]
fn a_clean_workspace_says_so() {
    let clean = report(&[("law/luật.tthc", ""), ("tp/1.000001.tthc", "")]);
    assert_eq!(clean.subjects.len(), 0);
    for lang in BOTH {
        let page = html(&clean, lang);
        markup::check(&page);
        assert!(page.contains(lang.pick("Không có phát hiện nào.", "There is no finding.")));
    }
}

#[test]
fn shares_are_told_honestly() {
    let page = page::Page { out: String::new(), lang: Lang::Vi };
    for (part, whole, told) in [
        (0, 0, "–"),
        (0, 7, "0%"),
        (7, 7, "100%"),
        (1, 1000, "< 1%"),
        (999, 1000, "> 99%"),
        (1, 3, "33%"),
        (2, 3, "67%"),
        (1, 100, "1%"),
    ] {
        assert_eq!(page.share(part, whole), told, "{part} of {whole}");
    }
}

#[test]
fn every_finding_that_there_is_belongs_to_a_question() {
    for page in tthc_compiler::explain::pages() {
        assert_ne!(Family::of(page.id), Family::Other, "{} has no family", page.id);
    }
    assert_eq!(Family::of("VN-900"), Family::Other);
    assert_eq!(Family::of(""), Family::Other);
}
