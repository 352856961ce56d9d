//! Records of the national portal: whatever they hold, they are read, written, and given back.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tthc_compiler::Catalogue;
use tthc_dsl::{Diagnostic, FileId, Source};
use tthc_import::roundtrip::differences;
use tthc_import::{Options, Read, Refusal, read, workspace};
use tthc_tests::DAYS;

/// Texts that a record can hold and a file must survive.
const TEXTS: &[&str] = &[
    "",
    "Đơn đề nghị",
    "a) Đơn đề nghị theo Mẫu số 20.NT Phụ lục I ban hành kèm theo Nghị định số 41/2026/NĐ-CP;",
    "Bản sao có chứng thực (nếu có)",
    "Trường hợp ủy quyền cho tổ chức thực hiện thủ tục:",
    "Một trong các giấy tờ sau:",
    "* Lưu ý:",
    "dấu \"nháy\" và \\ gạch \\\" ngược",
    "ba \"\"\" nháy\nhai dòng",
    "# không phải lời bình { } ; [ ]",
    "tab\tvà\u{a0}dấu cách   nhiều\r\n\r\n  dòng thụt",
    "ẩn\u{200b}\u{202e}\u{feff}đi",
    "Hô\u{300}  sơ va\u{300} phi\u{301}",
    "không",
    "Không có thông tin",
    "Không quy định",
    "Miễn phí",
    "3,000,000 Việt Nam Đồng((áp dụng mức phí 1.500.000 đồng/hồ sơ kể từ ngày 01/7/2025 đến hết ngày 31/12/2026 theo Thông tư số 64/2025/TT-BTC))",
    "Phí : 0 Đồng",
    "14 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ",
    "5 ngày hoặc 10 ngày",
    "Bước 1: Nộp hồ sơ.\nTổ chức, cá nhân nộp trong 30 ngày.",
    "khi",
    "thủ tục",
    "12",
    "…",
    "\u{1F600}",
    "А", // a Cyrillic letter
];

const NUMBERS: &[&str] =
    &["133/2025/NĐ-CP", "65/2006/QH11", "12", "2443/2024/QH15", "Luật 47/2014/QH13", "", "250/QĐ - TTg"];

/// A small generator of choices (a linear congruence), the same on every machine.
struct Draw(u64);

impl Draw {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }

    fn of<T: Clone>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())].clone()
    }

    fn text(&mut self) -> String {
        let mut text = TEXTS[self.below(TEXTS.len())].to_owned();
        if self.below(4) == 0 {
            text.push(' ');
            text.push_str(TEXTS[self.below(TEXTS.len())]);
        }
        text
    }

    fn list(&mut self, most: usize, mut of: impl FnMut(&mut Draw) -> Value) -> Value {
        let count = self.below(most + 1);
        (0..count).map(|_| of(self)).collect()
    }

    fn maybe(&mut self, object: &mut Value, key: &str, of: impl FnOnce(&mut Draw) -> Value) {
        if self.below(2) == 0 {
            object[key] = of(self);
        }
    }

    fn title(&mut self) -> &'static str {
        let number = self.of(NUMBERS);
        self.of(&[number, "Luật Luật sư", "Nghị định \"số\""])
    }

    fn item(&mut self) -> Value {
        // A list is cut at commas by the portal, and a name that is nothing names nobody.
        let name = self.of(&["Ủy ban nhân dân cấp tỉnh", "Sở Tư pháp", "phường", "UBND cấp tỉnh"]);
        json!({ "name": name })
    }

    fn method(&mut self) -> Value {
        let mut method = json!({
            "submissionMethod": self.of(&["ONLINE", "POSTAL", "DIRECT", "DIRECT", "FAX"]),
            "description": self.text(),
            "fees": self.list(2, |draw| json!({
                "type": "FEE", "value": 0, "currencyId": "", "description": draw.of(&["Miễn phí", "Chưa có", "x \"y\""])
            })),
        });
        if self.below(4) > 0 {
            method["processingTime"] = self.of(&[json!(0), json!(3), json!(14), json!(1.5)]);
            self.maybe(&mut method, "processingTimeUnit", |draw| {
                json!(draw.of(&["WORKING_DAY", "DAY", "HOUR", "MONTH"]))
            });
        }
        method
    }

    fn paper(&mut self) -> Value {
        let mut paper = json!({
            "name": format!("{} {}", self.of(&["Đơn", "Bản sao", "- Tờ khai"]), self.text()),
            "originalQty": self.below(3), "copyQty": self.below(3),
            "attachments": self.list(2, |draw| json!({ "name": draw.text() })),
        });
        self.maybe(&mut paper, "required", |draw| json!(draw.below(2) == 0));
        self.maybe(&mut paper, "electronic", |draw| json!({ "lạ/kỳ~": draw.text() }));
        paper
    }

    fn record(&mut self, number: usize) -> Value {
        let mut record = json!({
            "code": format!("1.{:06}", 100_000 + number), "name": format!("Thủ tục {}", self.text()),
            "executionSteps": self.list(3, |draw| json!({ "name": "", "description": draw.text() })),
            "executionMethods": self.list(5, Draw::method),
            "executionCases": self.list(3, |draw| json!({
                "name": draw.text(), "profileComponents": [draw.paper(), draw.paper()]
            })),
            "cases": self.list(2, |draw| json!({
                "code": format!("1.{:06}.0{}", 100_000 + number, 1 + draw.below(9)), "name": draw.text(),
                "processingDay": { "qty": draw.below(30), "type": "DAY" }
            })),
            "isWard": self.below(2) == 0, "isProvince": true, "isMinistry": false, "isOtherAgency": false,
            "category": { "name": "Hộ tịch" }, "departmentPromulgateName": "Bộ Tư pháp",
            "legalBasisesDetails": self.list(4, |draw| json!({
                "name": draw.title(),
                "code": draw.of(NUMBERS)
            })),
            "resultsDetails": self.list(2, |draw| json!({ "name": format!("Giấy {}", draw.text()), "code": "KQ.G15.000114" })),
            "subjectTypesDetails": [{ "name": "Công dân Việt Nam" }, { "name": "Người ngoài hành tinh" }],
            "requirementsAndConditions": self.text(),
            "procedureProposal": { "proposalNumber": self.of(&["2075/QĐ-BTP", "QĐ/0001-BCA", "Quyết định số 3713/QD-BTP"]) },
        });
        self.maybe(&mut record, "departmentsExecuting", |draw| json!([draw.item(), draw.item()]));
        self.maybe(&mut record, "dossierReceivingAddresses", |draw| json!(draw.text()));
        self.maybe(&mut record, "isOfflineOnly", |draw| json!(draw.below(2) == 0));
        self.maybe(&mut record, "departmentPromulgateCode", |_| json!("G15"));
        self.maybe(&mut record, "isFullProcess", |draw| json!(draw.below(2) == 0));
        self.maybe(&mut record, "formalityType", |draw| json!(draw.of(&["ASSIGNED_DETAIL", "NEW_KIND"])));
        self.maybe(&mut record, "state/~", |draw| json!([draw.text(), { "a": null }]));
        record
    }
}

fn read_all(records: &[Value]) -> Vec<Read> {
    let reads = records.iter().enumerate();
    reads.map(|(at, record)| read(at + 1, record.clone()).unwrap_or_else(|why| panic!("{why:?}: {record}"))).collect()
}

fn sources(records: &[Value], options: Options) -> Vec<Source> {
    let imported = workspace(&read_all(records), &Catalogue::default(), options);
    let files = imported.files.into_iter().enumerate();
    files.map(|(number, file)| Source::new(FileId(number as u32), file.path, file.text)).collect()
}

/// What is wrong with the text of a file, not with what it says.
fn unreadable(source: &Source) -> Vec<Diagnostic> {
    tthc_dsl::parse(source).diagnostics
}

/// The records as the portal's output gives them back.
fn given_back(sources: &[Source]) -> BTreeMap<String, Value> {
    let catalogue = tthc_compiler::compile(sources, DAYS[0]).catalogue;
    let all = catalogue.all(DAYS[0]).map(|(procedure, _)| {
        let bytes = tthc_outputs::portal::national::bytes(&catalogue, procedure, DAYS[0]);
        (procedure.code.value.clone(), serde_json::from_slice(&bytes).expect("it is JSON"))
    });
    all.collect()
}

#[test]
fn whatever_a_record_holds_it_is_written_so_that_it_is_read_formatted_and_given_back() {
    let mut draw = Draw(7);
    let records: Vec<Value> = (0..400).map(|number| draw.record(number)).collect();
    for options in [Options::default(), Options { facts_only: true }] {
        for source in sources(&records, options) {
            assert_eq!(unreadable(&source), [], "{}:\n{}", source.path, source.text);
            let formatted = tthc_dsl::format::format(&source, None).expect("it is formatted");
            assert_eq!(formatted, source.text.to_string(), "{} is not in canonical form", source.path);
        }
    }
    let given = given_back(&sources(&records, Options::default()));
    // Of each field the first one that does not come back, and how many there are.
    let mut wrong: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for record in &records {
        let code = record["code"].as_str().expect("a code");
        for found in differences(record, &given[code]) {
            let shown = format!("{code}: {:?} came, {:?} is given", found.came, found.given);
            wrong.entry(found.field).or_insert((0, shown)).0 += 1;
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_same_records_give_the_same_files() {
    let mut draw = Draw(11);
    let records: Vec<Value> = (0..60).map(|number| draw.record(number)).collect();
    let texts = || -> Vec<(String, String)> {
        let all = sources(&records, Options::default()).into_iter();
        all.map(|source| (source.path.to_string(), source.text.to_string())).collect()
    };
    let once = texts();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a pool");
    assert_eq!(once, pool.install(texts));
}

#[test]
fn a_record_that_cannot_be_a_procedure_is_refused_with_its_reason() {
    let refused = |record: Value| read(1, record).expect_err("it is refused");
    assert!(matches!(refused(json!([])), Refusal::NotARecord(_)));
    assert!(matches!(refused(json!({ "code": 7 })), Refusal::NotARecord(_)));
    assert_eq!(refused(json!({ "name": "Tên" })), Refusal::NoCode);
    assert_eq!(refused(json!({ "code": "1.01392", "name": "Tên" })), Refusal::BadCode("1.01392".to_owned()));
    assert_eq!(refused(json!({ "code": "1.013925", "name": " \n" })), Refusal::NoName);
    assert!(matches!(refused(json!({ "code": "1.013925", "name": "Tên", "cases": 1 })), Refusal::NotARecord(_)));
}

#[test]
fn an_imported_procedure_reads_like_the_published_form() {
    let record = json!({
        "code": "1.002697", "name": "Gia hạn Giấy phép hành nghề",
        "executionSteps": [{ "name": "", "description": "Bước 1: Nộp hồ sơ.\nLuật sư nộp hồ sơ." }],
        "executionMethods": [
            { "submissionMethod": "ONLINE", "processingTime": 7, "processingTimeUnit": "WORKING_DAY", "description": "",
              "fees": [{ "type": "FEE", "value": 3_000_000, "currencyId": "VND", "description": "3,000,000 Việt Nam Đồng((áp dụng mức phí 1.500.000 đồng/hồ sơ kể từ ngày 01/7/2025 đến hết ngày 31/12/2026 theo Thông tư số 64/2025/TT-BTC))" }] },
            { "submissionMethod": "DIRECT", "processingTime": 7, "processingTimeUnit": "WORKING_DAY", "description": "",
              "fees": [{ "type": "FEE", "value": 3_000_000, "currencyId": "VND", "description": "3,000,000 Việt Nam Đồng((áp dụng mức phí 1.500.000 đồng/hồ sơ kể từ ngày 01/7/2025 đến hết ngày 31/12/2026 theo Thông tư số 64/2025/TT-BTC))" }] }
        ],
        "executionCases": [{ "name": "", "profileComponents": [
            { "name": "Giấy đề nghị theo Mẫu số 11 (nếu có)", "originalQty": 1, "copyQty": 0, "attachments": [{ "name": "Mau-11.docx" }] },
            { "name": "Văn bản ủy quyền đối với trường hợp nộp qua người đại diện", "originalQty": 0, "copyQty": 0, "attachments": [] }
        ] }],
        "formalityType": "ASSIGNED_DETAIL", "isMinistry": true, "category": { "name": "Luật sư" },
        "departmentsExecuting": [{ "name": "Cục Bổ trợ tư pháp" }], "executingAgencies": "Cục Bổ trợ tư pháp",
        "legalBasisesDetails": [{ "name": "Luật Luật sư", "code": "65/2006/QH11" }, { "name": "64/2025/TT-BTC", "code": "64/2025/TT-BTC" }],
        "resultsDetails": [{ "name": "Giấy phép", "code": "KQ.G15.000114" }],
        "subjectTypesDetails": [{ "name": "Công dân Việt Nam" }], "requirementsAndConditions": "không",
        "departmentPromulgateName": "Bộ Tư pháp", "procedureProposal": { "proposalNumber": "517/QĐ-BTP" }, "state": "PUBLIC"
    });
    let files = sources(std::slice::from_ref(&record), Options::default());
    let of = |path: &str| files.iter().find(|file| file.path.ends_with(path)).expect("it is written").text.to_string();
    insta::assert_snapshot!("imported_procedure", of("bo-tu-phap/luat-su/1.002697.tthc"));
    insta::assert_snapshot!("imported_authorities", of("law/authorities-imported.tthc"));
    insta::assert_snapshot!("imported_instruments", of("law/instruments/imported.tthc"));
    let facts = sources(&[record], Options { facts_only: true });
    let facts = facts.iter().find(|file| file.path.ends_with("1.002697.tthc")).expect("it is written");
    insta::assert_snapshot!("imported_facts_only", facts.text.to_string());
}

#[test]
fn what_follows_from_other_fields_is_not_kept_beside_them() {
    let record = json!({
        "code": "1.000001", "name": "Thử", "isOfflineOnly": true, "isFullProcess": false,
        "executionMethods": [{ "submissionMethod": "DIRECT", "processingTime": 3, "processingTimeUnit": "DAY", "fees": [] }],
        "executionCases": [{ "name": "", "profileComponents": [
            { "name": "Đơn", "originalQty": 1, "copyQty": 0, "required": true, "attachments": [] },
            { "name": "Ảnh (nếu có)", "originalQty": 1, "copyQty": 0, "required": false, "attachments": [] }
        ] }]
    });
    let files = sources(&[record], Options::default());
    let text = &files.iter().find(|file| file.path.ends_with("1.000001.tthc")).expect("it is written").text;
    assert!(!text.contains("trường khác"), "{text}");
}
