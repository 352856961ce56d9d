//! What is compared, and what is told.

use tthc_dsl::tree::Node;
use tthc_dsl::{FileId, Lang, Source, Word, format};

use super::{Change, changes, continued, facts};
use crate::model::Procedure;
use crate::tests::without_spans as said;

/// Every clause that the model holds.
const WHOLE: &str = include_str!("whole.tthc");

fn one(text: &str) -> Procedure {
    let mut procedures = Vec::new();
    let source = Source::new(FileId(0), "thử.tthc", text);
    crate::examine(&source, &mut |versions| procedures.extend(versions));
    procedures.pop().expect("a procedure")
}

/// Each change as `field: old → new`, in Vietnamese.
#[track_caller]
fn check(old: &str, new: &str, expected: &[&str]) {
    let found = changes(Some(&one(old)), Some(&one(new)));
    let shown: Vec<String> = found.iter().map(|change| line(change, Lang::Vi)).collect();
    assert_eq!(shown, expected);
}

/// The whole procedure before and after a replacement in its text.
#[track_caller]
fn replaced(from: &str, to: &str, expected: &[&str]) {
    assert!(WHOLE.contains(from), "{from}");
    check(WHOLE, &WHOLE.replacen(from, to, 1), expected);
}

fn line(change: &Change, lang: Lang) -> String {
    let side = |words: &Option<tthc_dsl::diagnostic::Words>| {
        words.as_ref().map_or_else(|| "–".to_owned(), |words| words.get(lang).to_owned())
    };
    format!("{}: {} → {}", change.field, side(&change.old), side(&change.new))
}

fn nodes<'t>(node: &'t Node, out: &mut Vec<&'t Node>) {
    for child in &node.children {
        out.push(child);
        nodes(child, out);
    }
}

#[test]
fn every_clause_that_is_taken_away_is_a_change_and_nothing_else_is() {
    let source = Source::new(FileId(0), "thử.tthc", WHOLE);
    let parsed = tthc_dsl::parse(&source);
    assert_eq!(parsed.diagnostics, [], "the text is sound");
    let whole = one(WHOLE);
    let mut all = Vec::new();
    nodes(&parsed.tree.items[0], &mut all);
    let mut silent = Vec::new();
    for node in &all {
        let mut text = WHOLE.to_owned();
        text.replace_range(node.span.range(), "");
        let procedure = one(&text);
        let differs = said(&procedure) != said(&whole);
        let found = changes(Some(&whole), Some(&procedure));
        let clause = &WHOLE[node.span.range()];
        assert_eq!(!found.is_empty(), differs, "without `{clause}`: {found:#?}");
        let back = changes(Some(&procedure), Some(&whole));
        assert_eq!(back.is_empty(), !differs, "with `{clause}`");
        if !differs {
            silent.push(clause);
        }
    }
    assert_eq!(silent, [] as [&str; 0], "the text holds only what the model holds");
}

#[test]
fn every_clause_of_a_procedure_is_in_the_text() {
    // What the model does not hold yet cannot be compared.
    let mut written = Vec::new();
    let parsed = tthc_dsl::parse(&Source::new(FileId(0), "", WHOLE));
    nodes(&parsed.tree.items[0], &mut written);
    let missing: Vec<Word> = tthc_dsl::schema::Block::Procedure
        .clauses()
        .iter()
        .filter_map(|clause| clause.word)
        .filter(|word| !written.iter().any(|node| node.is(*word)))
        .collect();
    assert_eq!(missing, []);
}

#[test]
fn the_look_and_the_keyword_language_say_nothing() {
    let source = Source::new(FileId(0), "thử.tthc", WHOLE);
    for keywords in [None, Some(Lang::Vi), Some(Lang::En)] {
        let formatted = format::format(&source, keywords).expect("it is formatted");
        check(WHOLE, &formatted, &[]);
    }
    check(WHOLE, &format!("# Một lời bình.\n\n\n{WHOLE}"), &[]);
}

#[test]
fn a_limit_is_told_with_what_stood_before() {
    let limit = |limit: &str| format!("thủ tục 1.000001 {{ thời hạn {limit} }}");
    check(&limit("20 ngày"), &limit("14 ngày làm việc"), &["timeLimit: 20 ngày → 14 ngày làm việc"]);
    check(&limit("không"), &limit("không quy định"), &["timeLimit: không → không quy định"]);
    check("thủ tục 1.000001 { }", &limit("không"), &["timeLimit: – → không"]);
    let found = changes(Some(&one(&limit("20 ngày"))), Some(&one(&limit("14 ngày làm việc"))));
    assert_eq!(line(&found[0], Lang::En), "timeLimit: 20 days → 14 working days");
    assert_eq!((found[0].label.vi.as_str(), found[0].label.en.as_str()), ("thời hạn", "time limit"));
}

#[test]
fn named_entries_are_found_by_their_names() {
    replaced(
        "bản sao 1; bản sao chứng thực 1",
        "bản sao 3; bản sao chứng thực 1",
        &["documents.hợp-đồng.copies: 1 → 3"],
    );
    replaced(
        "        đơn \"Đơn đề nghị\"",
        "        đơn-mới \"Đơn đề nghị\"",
        &[
            "documents.đơn-mới: – → Đơn đề nghị; tên tiếng Anh Application; bản chính 1; theo mẫu Mẫu số 01; \
         căn cứ 133/2025/NĐ-CP phụ lục II",
            "documents.đơn: Đơn đề nghị; tên tiếng Anh Application; bản chính 1; theo mẫu Mẫu số 01; \
         căn cứ 133/2025/NĐ-CP phụ lục II → –",
        ],
    );
    replaced(
        "căn-cước \"Thẻ căn cước\" { bản sao 1;",
        "căn-cước \"Thẻ căn cước\" { bản sao 2;",
        &["documents.either.căn-cước.copies: 1 → 2"],
    );
    replaced(
        "\"Có ảnh không?\"",
        "\"Có nộp ảnh không?\"",
        &["facts.có-ảnh.question: Có ảnh không? → Có nộp ảnh không?"],
    );
    replaced(
        "thời hạn 5 ngày làm việc",
        "thời hạn 4 ngày làm việc",
        &["cases.cấp-lại.timeLimit: 5 ngày làm việc → 4 ngày làm việc"],
    );
}

#[test]
fn a_label_leads_from_the_whole_to_the_part() {
    let old = one(WHOLE);
    let new = one(&WHOLE.replacen("bản chính 2; theo mẫu", "bản chính 1; theo mẫu", 1));
    let found = changes(Some(&old), Some(&new));
    assert_eq!(found[0].label.vi, "hồ sơ › tờ-khai › bản chính");
    assert_eq!(found[0].label.en, "documents › tờ-khai › originals");
}

#[test]
fn the_order_counts_where_it_says_something() {
    let results = ["giấy-phép \"Giấy phép\"", "văn-bản-từ-chối \"Văn bản từ chối\""];
    let text = |results: &[&str]| format!("thủ tục 1.000001 {{ kết quả {{ {} }} }}", results.join("; "));
    check(
        &text(&results),
        &text(&[results[1], results[0]]),
        &["results.order: giấy-phép, văn-bản-từ-chối → văn-bản-từ-chối, giấy-phép"],
    );
    replaced("đối tượng công-dân, doanh-nghiệp", "đối tượng doanh-nghiệp, công-dân", &[]);
    replaced(
        "căn cứ 65/2023/NĐ-CP, 133/2025/NĐ-CP điều 9 khoản 2",
        "căn cứ 133/2025/NĐ-CP điều 9 khoản 2, 65/2023/NĐ-CP",
        &[],
    );
}

#[test]
fn a_value_that_replaces_another_is_one_change() {
    replaced(
        "quyết định ubnd-xã nếu không",
        "quyết định chủ-tịch-xã nếu không",
        &["authorities.decides.2: ubnd-xã → chủ-tịch-xã"],
    );
    replaced(
        "đối tượng công-dân,",
        "đối tượng tổ-chức,",
        &["subjects: Công dân Việt Nam → Tổ chức (không bao gồm doanh nghiệp, HTX)"],
    );
    replaced(
        "65/2023/NĐ-CP, 133/2025/NĐ-CP điều 9 khoản 2",
        "133/2025/NĐ-CP điều 10",
        &["legalBases: 133/2025/NĐ-CP điều 9 khoản 2 → 133/2025/NĐ-CP điều 10", "legalBases: 65/2023/NĐ-CP → –"],
    );
    replaced(
        "từ khóa \"giấy phép\", \"cấp phép\"",
        "từ khóa \"một\", \"hai\", \"ba\"",
        &[
            "keywords: – → một",
            "keywords: – → hai",
            "keywords: – → ba",
            "keywords: giấy phép → –",
            "keywords: cấp phép → –",
        ],
    );
}

#[test]
fn entries_without_a_name_are_found_by_when_they_apply() {
    replaced("không quy định qua bưu chính", "7 ngày qua bưu chính", &["timeLimit.2: không quy định → 7 ngày"]);
    replaced("tối đa 30 ngày lần 1", "tối đa 20 ngày lần 1", &["timeLimit.1.pauses.1.atMost: 30 ngày → 20 ngày"]);
    replaced("giảm 5%", "giảm 10%", &["fees.fee.1.discounts.2: 5% → 10%"]);
    replaced("250.000 đồng", "300.000 đồng", &["fees.fee.1: 250.000 đồng → 300.000 đồng"]);
    replaced(
        "giá dịch vụ 50.000 đồng",
        "lệ phí 50.000 đồng",
        &["fees.charge.2: – → 50.000 đồng; Chụp ảnh", "fees.serviceFee: 50.000 đồng; Chụp ảnh → –"],
    );
}

#[test]
fn a_condition_is_told_in_the_language_itself() {
    replaced(
        "khi tuổi < 18 và không có-ảnh",
        "khi tuổi < 18 và (không có-ảnh hoặc nghề có in-ấn)",
        &[
            "documents.hợp-đồng.condition: khi tuổi < 18 và không có-ảnh → khi tuổi < 18 và (không có-ảnh hoặc nghề có in-ấn)",
        ],
    );
    replaced(
        "; khi tuổi < 18 và không có-ảnh",
        "",
        &["documents.hợp-đồng.condition: khi tuổi < 18 và không có-ảnh → –"],
    );
}

#[test]
fn a_condition_can_be_read_back() {
    for text in [
        "a và b hoặc c",
        "(a hoặc b) và không (c và d)",
        "không không a",
        "không (tuổi < 18)",
        "tuổi >= 18 và vốn < 1.000.000 đồng",
        "nghề thuộc [in-ấn, xuất-bản] hoặc ngày-sinh < 01/01/2000",
        "a - b - c < d - (e - f)",
        "(mọi x thuộc xs thỏa x > 1) và a",
        "số lượng xs = 2",
        "số lượng xs được ghi",
        "tên-gọi chứa \"một \\\"dấu\\\" \\\\\"",
        "a = đúng và b != sai",
    ] {
        let procedure =
            |condition: &str, keyword: &str| format!("thủ tục 1.000001 {{ cấp tỉnh {keyword} {condition} }}");
        let first = one(&procedure(text, "khi"));
        let found = changes(Some(&one("thủ tục 1.000001 { cấp tỉnh }")), Some(&first));
        let [Change { new: Some(shown), .. }] = found.as_slice() else { panic!("{text}: {found:?}") };
        for (shown, keyword) in [(&shown.vi, "khi "), (&shown.en, "when ")] {
            let again = one(&procedure(shown.strip_prefix(keyword).expect("the keyword"), keyword));
            assert_eq!(said(&again), said(&first), "{text} was told as {shown}");
        }
    }
}

#[test]
fn what_cannot_be_read_is_not_what_is_missing() {
    let old = one("thủ tục 1.000001 { tên \"Một\"; cấp tỉnh }");
    let new = one("thủ tục 1.000001 { tên ; cấp tỉnh }");
    let found = changes(Some(&old), Some(&new));
    assert_eq!(found.iter().map(|change| line(change, Lang::Vi)).collect::<Vec<_>>(), ["name: Một → không đọc được"]);
}

#[test]
fn that_a_procedure_begins_or_ends_is_one_change() {
    let procedure = one("thủ tục 1.000001 { tên \"Một\"; tên en \"One\" }");
    let began = changes(None, Some(&procedure));
    assert_eq!(line(&began[0], Lang::En), "procedure: – → 1.000001 One");
    let ended = changes(Some(&procedure), None);
    assert_eq!(line(&ended[0], Lang::Vi), "procedure: 1.000001 Một → –");
    assert_eq!((began.len(), ended.len()), (1, 1));
    assert_eq!(changes(None, None), []);
}

#[test]
fn two_entries_of_one_name_are_both_compared() {
    let text = |second: &str| format!("thủ tục 1.000001 {{ hồ sơ 1 bộ {{ đơn \"Một\"; đơn \"{second}\" }} }}");
    check(&text("Hai"), &text("Ba"), &["documents.đơn.name: Hai → Ba"]);
}

#[test]
fn facts_have_the_keys_of_changes_and_each_is_told_when_it_goes() {
    let whole = one(WHOLE);
    let all = facts(&whole);
    assert!(all.len() > 200, "{}", all.len());
    let value = |field: &str| {
        let fact = all.iter().find(|fact| fact.field == field).unwrap_or_else(|| panic!("{field}"));
        (fact.label.vi.as_str(), fact.value.vi.as_str())
    };
    assert_eq!(value("documents.hợp-đồng.copies"), ("hồ sơ › hợp-đồng › bản sao", "1"));
    assert_eq!(value("documents.hợp-đồng.ifAny"), ("hồ sơ › hợp-đồng › nếu có", "có"));
    assert_eq!(value("timeLimit.2").1, "không quy định");
    assert_eq!(value("levels.1.condition").1, "khi tuổi >= 18");
    // Every change of a single fact has the key of that fact.
    let changed = one(&WHOLE.replacen("bản sao 1; bản sao chứng thực 1", "bản sao 3; bản sao chứng thực 1", 1));
    let found = changes(Some(&whole), Some(&changed));
    assert!(found.iter().all(|change| all.iter().any(|fact| fact.field == change.field)), "{found:#?}");
    // Where a version differs, exactly what is told as changed does not continue.
    let lost: Vec<String> = continued(&whole, &changed)
        .iter()
        .zip(facts(&changed))
        .filter(|(was, _)| was.is_none())
        .map(|(_, fact)| fact.field)
        .collect();
    assert_eq!(lost, ["documents.hợp-đồng.copies"]);
}

#[test]
fn a_fact_continues_where_its_entry_only_moved() {
    let limits = |limits: &str| one(&format!("thủ tục 1.000001 {{ {limits} }}"));
    let old = limits("thời hạn 5 ngày qua trực tiếp; thời hạn 3 ngày qua bưu chính");
    let new = limits("thời hạn 9 ngày qua trực tuyến; thời hạn 5 ngày qua trực tiếp; thời hạn 4 ngày qua bưu chính");
    let (before, after) = (facts(&old), facts(&new));
    let told: Vec<String> = after
        .iter()
        .zip(continued(&old, &new))
        .map(|(fact, was)| format!("{} {} < {}", fact.field, fact.value.vi, was.map_or("–", |at| &before[at].field)))
        .collect();
    assert_eq!(
        told,
        [
            "code 1.000001 < code",
            "timeLimit.1 9 ngày < –",
            "timeLimit.1.channels trực tuyến < –",
            "timeLimit.2 5 ngày < timeLimit.1",
            "timeLimit.2.channels trực tiếp < timeLimit.1.channels",
            "timeLimit.3 4 ngày < –",
            "timeLimit.3.channels bưu chính < timeLimit.2.channels",
        ]
    );
    let whole = one(WHOLE);
    let same: Vec<Option<usize>> = (0..facts(&whole).len()).map(Some).collect();
    assert_eq!(continued(&whole, &whole), same);
}
