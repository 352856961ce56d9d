//! Spreadsheets, read and written.

use proptest::prelude::*;

use crate::OfficeError;
use crate::sheet::{Cell, Column, Sheet, Stored, Table, Value, Workbook, read, write};
use crate::tests::{archive, part, with_part};

/// A spreadsheet of OpenDocument with these rows.
pub(crate) fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><office:automatic-styles><style:style style:name="ta1"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet><table:table table:name="Danh mục" table:style-name="ta1">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    let mimetype = b"application/vnd.oasis.opendocument.spreadsheet";
    archive(&[("mimetype", mimetype), ("content.xml", content.as_bytes()), ("META-INF/manifest.xml", b"<manifest/>")])
}

/// Letters that a cell keeps as they are.
const LETTERS: &str = "[ -~\n\tàÀạẢđĐưỪ\u{301}“”–…\u{A0}🏛]{0,30}";

/// A workbook whose first sheet has these rows.
fn xlsx(rows: &str) -> Vec<u8> {
    let sheet = format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
    );
    with_part(&write(&sample()).expect("a workbook"), "xl/worksheets/sheet1.xml", sheet.as_bytes())
}

fn sample() -> Workbook {
    let column = |heading: &str, width| Column { heading: heading.into(), width };
    let link = Value::Link { text: "Cổng".into(), url: "https://dichvucong.gov.vn/?ma=1&b=2".into() };
    let first = Table {
        name: "Danh mục TTHC".into(),
        columns: vec![
            column("Mã TTHC", 12.0),
            column("Tên TTHC", 60.0),
            column("Lệ phí", 0.0),
            column("Liên kết", 10.0),
        ],
        rows: vec![
            vec!["1.013920".into(), "=1+1".into(), Value::Number(1_200_000.0), link],
            vec!["2.000001".into(), "Dòng 1\nDòng 2 <&> \"x\" _x0041_ \u{1}".into(), Value::Empty, "".into()],
            vec!["+84".into(), "đ".repeat(32_767).into()],
        ],
    };
    let second = Table { name: "Lĩnh vực".into(), columns: vec![column("Lĩnh vực", 20.0)], rows: Vec::new() };
    Workbook { title: "Danh mục thủ tục".into(), tables: vec![first, second] }
}

fn texts(sheet: &Sheet) -> Vec<Vec<&str>> {
    sheet.rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect()
}

fn cells(bytes: &[u8]) -> Vec<(String, Stored)> {
    let sheets = read(bytes).unwrap_or_else(|error| panic!("{error}"));
    sheets[0].rows.iter().flatten().map(|cell| (cell.text.clone(), cell.stored)).collect()
}

fn cell(text: &str, stored: Stored) -> (String, Stored) {
    (text.to_owned(), stored)
}

#[test]
fn what_is_written_is_read_again() {
    let sheets = read(&write(&sample()).expect("a workbook")).expect("a workbook");
    assert_eq!(sheets.iter().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>(), ["Danh mục TTHC", "Lĩnh vực"]);
    let long = "đ".repeat(32_767);
    let rows = texts(&sheets[0]);
    assert_eq!(rows[0], ["Mã TTHC", "Tên TTHC", "Lệ phí", "Liên kết"]);
    assert_eq!(rows[1], ["1.013920", "=1+1", "1200000", "Cổng"]);
    assert_eq!(rows[2], ["2.000001", "Dòng 1\nDòng 2 <&> \"x\" _x0041_ \u{1}"]);
    assert_eq!(rows[3], ["+84", long.as_str()]);
    assert_eq!(sheets[0].rows[1][0].stored, Stored::Text, "a code is text");
    assert_eq!(sheets[0].rows[1][1].stored, Stored::Text, "no formula");
    assert!(sheets[0].rows[1][2].is_number());
    assert_eq!(texts(&sheets[1]), [["Lĩnh vực"]]);
}

#[test]
fn the_same_workbook_has_the_same_bytes_and_always_one_time() {
    let bytes = write(&sample()).expect("a workbook");
    assert_eq!(bytes, write(&sample()).expect("a workbook"));
    let properties = part(&bytes, "docProps/core.xml");
    assert_eq!(properties.matches("2000-01-01T00:00:00Z").count(), 2);
    assert_eq!(bytes.get(10..14), Some([0, 0, 0x21, 0].as_slice()), "1 January 1980, the zero of archives");
}

#[test]
fn a_sheet_is_ready_to_work_with() {
    let bytes = write(&sample()).expect("a workbook");
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains(r#"<pane ySplit="1" topLeftCell="A2""#), "the header stays");
    assert!(sheet.contains(r#"<autoFilter ref="A1:D4"/>"#));
    assert!(sheet.contains("<hyperlink ref=\"D2\""));
    assert!(!sheet.contains("<f>"), "no formula");
    assert!(sheet.contains(r#"<row r="3" spans="1:4" ht="31.5" customHeight="1">"#), "two lines");
    assert!(sheet.contains(r#"<row r="4" spans="1:4" ht="408.75" customHeight="1">"#), "as high as a row can be");
    assert!(sheet.contains(r#"<col min="2" max="2" width="60"#));
    assert!(part(&bytes, "xl/styles.xml").contains("wrapText=\"1\""));
}

#[test]
fn what_excel_does_not_take_is_said() {
    let of = |table: Table| write(&Workbook { title: String::new(), tables: vec![table] }).expect_err("a fault");
    let column = Column { heading: "a".into(), width: 1.0 };
    let table = |rows| Table { name: "T".into(), columns: vec![column.clone()], rows };
    let error = of(table(vec![vec!["a".into()], vec!["đ".repeat(32_768).into()]]));
    assert_eq!(error.words().vi, "trang tính `T`, dòng 3, cột 1: 32768 ký tự, Excel chỉ nhận 32767");
    let url = "javascript:alert(1)".to_owned();
    let error = of(table(vec![vec![Value::Link { text: "a".into(), url: url.clone() }]]));
    assert_eq!(error, OfficeError::Link { sheet: "T".into(), url });
    let error = of(Table { name: "a/b".into(), ..Table::default() });
    assert_eq!(error, OfficeError::SheetName { sheet: "a/b".into() });
    let two = ["Một", "một"].map(|name| Table { name: name.into(), columns: vec![column.clone()], rows: Vec::new() });
    let error = write(&Workbook { title: String::new(), tables: two.to_vec() }).expect_err("two of one name");
    assert!(matches!(error, OfficeError::SheetName { .. }), "{error:?}");
    assert!(matches!(of(table(vec![vec![Value::Empty; 16_385]])), OfficeError::LargeSheet { .. }));
}

#[test]
fn a_number_is_doubted_and_a_date_is_iso() {
    let bytes = xlsx(
        r#"<row r="1"><c r="A1"><v>1.01392</v></c><c r="B1" t="str"><f>A1</f><v>1.013920</v></c><c r="C1" t="b"><v>1</v></c>
           <c r="D1" t="e"><v>#REF!</v></c><c r="E1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>
           <c r="F1" t="d"><v>2025-07-01T00:00:00</v></c><c r="G1"><v>1e3</v></c></row>"#,
    );
    let expected = [
        cell("1.01392", Stored::Number),
        cell("1.013920", Stored::Text),
        cell("TRUE", Stored::Truth),
        cell("#REF!", Stored::Error),
        cell("ab", Stored::Text),
        cell("2025-07-01", Stored::Date),
        cell("1000", Stored::Number),
    ];
    assert_eq!(cells(&bytes), expected);
}

#[test]
fn formats_show_dates_and_zeros() {
    let styles = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="0.000000"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy hh:mm"/></numFmts><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="165"/><xf numFmtId="2"/></cellXfs></styleSheet>"#;
    let rows = r#"<row r="2"><c r="A2" s="1"><v>1.01392</v></c><c r="B2" s="2"><v>45839</v></c><c r="C2" s="3"><v>45839.354166666664</v></c><c r="D2" s="3"><v>0.5</v></c><c r="E2" s="4"><v>1.013925</v></c></row>"#;
    let bytes = with_part(&xlsx(rows), "xl/styles.xml", styles.as_bytes());
    let expected = [
        cell("1.013920", Stored::Number),
        cell("2025-07-01", Stored::Date),
        cell("2025-07-01T08:30:00", Stored::Date),
        cell("12:00:00", Stored::Date),
        // Two places are shown, but what is kept is the code.
        cell("1.013925", Stored::Number),
    ];
    assert_eq!(cells(&bytes), expected);
    assert_eq!(read(&bytes).expect("a workbook")[0].rows[0], [], "row 1 is empty and counted");
}

#[test]
fn a_merged_title_is_a_row_of_one_cell() {
    let sheet = r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="str"><v>DANH MỤC</v></c><c r="B1"/></row><row r="3"><c r="B3" t="str"><v>b</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells></worksheet>"#;
    let bytes = with_part(&write(&sample()).expect("a workbook"), "xl/worksheets/sheet1.xml", sheet.as_bytes());
    assert_eq!(texts(&read(&bytes).expect("a workbook")[0]), [vec!["DANH MỤC"], vec![], vec!["", "b"]]);
}

#[test]
fn cells_of_open_document() {
    let bytes = ods(
        r#"<table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>DANH  <text:span>MỤC</text:span><text:s text:c="2"/>a</text:p><text:p>b<text:line-break/>c</text:p></table:table-cell><table:covered-table-cell><text:p>ẩn</text:p></table:covered-table-cell></table:table-row></table:table-header-rows>
           <table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>
           <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2"/><table:table-cell office:value-type="float" office:value="1.01392"><office:annotation><text:p>ghi chú</text:p></office:annotation><text:p>1,013920</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2025-07-01"><text:p>01/07/2025</text:p></table:table-cell><table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>TRUE</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>1.013920</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="1200000"><text:p>1.200.000</text:p></table:table-cell></table:table-row>
           <table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#,
    );
    let sheets = read(&bytes).expect("a spreadsheet");
    assert_eq!((sheets[0].name.as_str(), sheets[0].hidden), ("Danh mục", true));
    let codes = vec!["", "", "1.013920", "2025-07-01", "TRUE", "1.013920", "1200000"];
    assert_eq!(texts(&sheets[0]), [vec!["DANH  MỤC  a\nb\nc"], vec![], vec![], codes.clone(), codes]);
    let stored: Vec<Stored> = sheets[0].rows[3].iter().map(|cell| cell.stored).collect();
    let (empty, number) = (Stored::Empty, Stored::Number);
    assert_eq!(stored, [empty, empty, number, Stored::Date, Stored::Truth, Stored::Text, number]);
}

#[test]
fn hostile_spreadsheets_are_bounded() {
    let row = |rows: &str, columns: &str| {
        format!(
            r#"<table:table-row table:number-rows-repeated="{rows}"><table:table-cell table:number-columns-repeated="{columns}"><text:p>a</text:p></table:table-cell></table:table-row>"#
        )
    };
    for (rows, columns) in [("1048576", "16384"), ("1", "18446744073709551615"), ("18446744073709551615", "1")] {
        let error = read(&ods(&row(rows, columns))).expect_err("a bomb");
        assert!(matches!(error, OfficeError::ManyCells { .. }), "{error:?}");
    }
    let far = r#"<row r="1048576"><c r="XFD1048576" t="str"><v>a</v></c></row>"#;
    assert_eq!(read(&xlsx(far)).expect("one cell far away")[0].rows[1_048_575].len(), 16_384);
    let many: String =
        (1..400).map(|row| format!(r#"<row r="{row}"><c r="XFD{row}" t="str"><v>a</v></c></row>"#)).collect();
    assert!(matches!(read(&xlsx(&many)), Err(OfficeError::ManyCells { .. })));
    let outside = r#"<row r="1"><c r="ZZZZZZZ99999999999" t="str"><v>a</v></c></row>"#;
    assert!(read(&xlsx(outside)).is_err());
    // A text of a megabyte that stands in a thousand cells.
    let strings = format!(
        r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>{}</t></si></sst>"#,
        "a".repeat(1 << 20)
    );
    let shared: String =
        (1..1000).map(|row| format!(r#"<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>"#)).collect();
    let bytes = with_part(&xlsx(&shared), "xl/sharedStrings.xml", strings.as_bytes());
    assert!(matches!(read(&bytes), Err(OfficeError::LongText { .. })));
    let claim = strings.replace("<sst ", r#"<sst uniqueCount="18446744073709551615" "#);
    let bytes = with_part(&xlsx(&shared), "xl/sharedStrings.xml", claim.as_bytes());
    assert!(matches!(read(&bytes), Err(OfficeError::Damaged { .. })));
    let spaces = r#"<table:table-row><table:table-cell><text:p><text:s text:c="18446744073709551615"/></text:p></table:table-cell></table:table-row>"#;
    assert!(matches!(read(&ods(spaces)), Err(OfficeError::LongText { .. })));
}

#[test]
fn a_cell_is_empty_by_default() {
    assert_eq!(Cell::default(), Cell { text: String::new(), stored: Stored::Empty });
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn any_text_comes_back(rows in prop::collection::vec(prop::collection::vec(LETTERS, 1..4), 0..6)) {
        let values = rows.iter().map(|row| row.iter().map(|text| Value::from(text.clone())).collect()).collect();
        let table = Table { name: "T".into(), columns: vec![Column { heading: "a".into(), width: 9.0 }], rows: values };
        let bytes = write(&Workbook { title: String::new(), tables: vec![table] }).expect("a workbook");
        let sheets = read(&bytes).expect("a workbook");
        let mut expected = vec![vec!["a".to_owned()]];
        expected.extend(rows);
        // Empty cells at the end of a row and empty rows at the end of a sheet are not there to be read.
        for row in &mut expected {
            while row.pop_if(|text| text.is_empty()).is_some() {}
        }
        while expected.pop_if(|row| row.is_empty()).is_some() {}
        prop_assert_eq!(texts(&sheets[0]), expected);
    }
}
