//! The list of papers that the State already holds: it is read, it is in force when its instrument is, and the shipped
//! catalogue asks for none of them.

use std::sync::LazyLock;

use toml::{Table, Value};
use tthc_compiler::replaced::Replaced;
use tthc_compiler::{compile, compile_against, examine};
use tthc_dsl::{FileId, Source};
use tthc_tests::{DAYS, shipped, texts};

/// The rows whose paper cannot be told from their own words alone, by their numbers in the annex: foreign papers among
/// others, and papers that the annex names by what they are about.
const NOT_BY_THEIR_WORDS: &[i64] = &[504, 513, 566, 567, 621, 654, 692, 730, 731, 743, 744, 745];

static LIST: LazyLock<Source> = LazyLock::new(|| {
    let [(path, text)] = &texts("procedures/law", "replaced-papers.toml")[..] else { panic!("one list") };
    Source::new(FileId(shipped().len() as u32), path.as_str(), text.as_str())
});

fn replaced() -> Replaced {
    let (replaced, out) = Replaced::read(&LIST);
    assert_eq!(out, []);
    replaced
}

#[test]
fn the_list_is_in_force_when_its_instrument_is() {
    let replaced = replaced();
    let catalogue = compile(shipped(), DAYS[0]).catalogue;
    let validity = &catalogue.instruments[&replaced.instrument].validity;
    assert_eq!(replaced.from, validity.first_day());
    assert_eq!(replaced.until, validity.until.map(|until| until.value));
}

#[test]
fn the_shipped_catalogue_asks_for_no_paper_of_the_list() {
    let replaced = replaced();
    for day in DAYS {
        let found = compile_against(shipped(), &replaced, day).diagnostics;
        let asked: Vec<_> = found.iter().filter(|found| found.code == "VN-042").collect();
        assert!(asked.is_empty(), "on {day}: {asked:?}");
    }
}

/// A dossier that asks for a paper in the words of the list asks for a paper of the list.
#[test]
fn a_row_is_found_by_its_own_words() {
    let replaced = replaced();
    let list: Table = LIST.text.parse().expect("it has been read");
    let rows = |ministry: &Value| ministry["row"].as_array().cloned().unwrap_or_default();
    let rows: Vec<Value> = list["ministry"].as_array().expect("a list").iter().flat_map(rows).collect();
    assert!(rows.len() > 700, "{} rows", rows.len());
    let mut missed: Vec<i64> = Vec::new();
    for row in rows {
        let (code, paper) = (row["code"].as_str().expect("a code"), row["paper"].as_str().expect("a name"));
        let text = format!(
            "thủ tục {code} {{\n    hiệu lực từ 01/07/2025\n    hồ sơ 1 bộ {{ giấy \"{paper}\" bản sao 1 }}\n}}\n"
        );
        let mut asked = 0;
        examine(&Source::new(FileId(0), "một.tthc", text), &mut |versions| {
            asked += versions.iter().map(|version| replaced.still_asked(version).len()).sum::<usize>();
        });
        if asked == 0 {
            missed.push(row["entry"].as_integer().expect("a number"));
        }
    }
    missed.sort_unstable();
    assert_eq!(missed, NOT_BY_THEIR_WORDS);
}
