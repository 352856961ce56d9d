//! Word documents, read and written.

use proptest::prelude::*;

use crate::OfficeError;
use crate::tests::{archive, part, with_part};
use crate::word::page::WIDTH;
use crate::word::{Block, Document, Piece, Table, read, write};

const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// Letters that a document keeps as they are.
const LETTERS: &str = "[ -~\n\tàÀạẢđĐưỪ\u{301}“”–…\u{A0}🏛]{0,30}";

/// A document as little as the national portal's: a body and nothing beside it.
fn docx(body: &str) -> Vec<u8> {
    let document = format!(
        r#"<?xml version="1.0"?><w:document xmlns:w="{WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml"><w:body>{body}</w:body></w:document>"#
    );
    archive(&[("_rels/.rels", RELATIONS.as_bytes()), ("word/document.xml", document.as_bytes())])
}

fn blocks(body: &str) -> Vec<Block> {
    read(&docx(body)).unwrap_or_else(|error| panic!("{error}: {body}"))
}

#[track_caller]
fn paragraph(inner: &str, text: &str) {
    assert_eq!(blocks(&format!("<w:p>{inner}</w:p>")), [Block::Paragraph(text.into())]);
}

#[track_caller]
fn table(inner: &str, rows: &[&[&str]]) {
    let rows = rows.iter().map(|row| row.iter().map(|&cell| cell.to_owned()).collect()).collect();
    assert_eq!(blocks(&format!("<w:tbl>{inner}</w:tbl>")), [Block::Table(rows)]);
}

/// A cell with these properties and this text.
fn tc(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
}

#[test]
fn runs_are_joined_and_their_marks_are_letters() {
    paragraph(
        r#"<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs><w:rPr><w:vanish/></w:rPr></w:pPr>
           <w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Thời hạn: </w:t></w:r>
           <w:r><w:t>15 ng&#224;y &amp; 08 giờ</w:t><w:tab/><w:t>a</w:t><w:br/><w:t>b</w:t><w:noBreakHyphen/><w:cr/></w:r>"#,
        "Thời hạn: 15 ngày & 08 giờ\ta\nb\u{2011}\n",
    );
}

#[test]
fn links_fields_and_smart_tags_are_text() {
    paragraph(
        r#"<w:hyperlink r:id="rId9"><w:r><w:t>Mẫu số 01</w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t>, Hà Nội</w:t></w:r></w:smartTag>
           <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:t>, 3</w:t></w:r>
           <w:sdt><w:sdtPr><w:tag w:val="x"/></w:sdtPr><w:sdtContent><w:r><w:t>, chọn</w:t></w:r></w:sdtContent></w:sdt>
           <m:oMath><m:r><m:t>, x²</m:t></m:r></m:oMath>"#,
        "Mẫu số 01, Hà Nội, 3, chọn, x²",
    );
}

#[test]
fn insertions_are_kept_and_deletions_dropped() {
    paragraph(
        r#"<w:r><w:t>10</w:t></w:r><w:del w:id="1"><w:r><w:delText> ngày</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t> ngày làm việc</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>cũ</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t> mới</w:t></w:r></w:moveTo>"#,
        "10 ngày làm việc mới",
    );
    let row = |properties: &str, text: &str| format!("<w:tr><w:trPr>{properties}</w:trPr>{}</w:tr>", tc("", text));
    table(&(row("<w:del w:id='1'/>", "cũ") + &row("<w:ins w:id='2'/>", "mới")), &[&["mới"]]);
}

#[test]
fn hidden_text_and_second_choices_are_dropped() {
    paragraph(
        r#"<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>hiện</w:t></w:r>
           <w:r><mc:AlternateContent><mc:Choice><w:t>, mới</w:t></mc:Choice><mc:Fallback><w:t>, cũ</w:t></mc:Fallback></mc:AlternateContent></w:r>
           <w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>"#,
        "hiện, mới☐",
    );
}

#[test]
fn a_text_box_stands_before_its_paragraph() {
    let inner = r#"<w:p><w:r><w:t>trước </w:t></w:r><w:r><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>khung</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r><w:r><w:t>sau</w:t></w:r></w:p><w:p/><w:p><w:r><w:t> </w:t></w:r></w:p>"#;
    assert_eq!(blocks(inner), [Block::Paragraph("khung".into()), Block::Paragraph("trước sau".into())]);
}

#[test]
fn a_table_without_a_grid_is_a_table() {
    let cells = tc("", "Trực tiếp") + "<w:tc><w:p/><w:p><w:r><w:t>15 ngày</w:t></w:r></w:p></w:tc>";
    table(&format!("<w:tblPr/><w:tr>{cells}</w:tr>"), &[&["Trực tiếp", "\n15 ngày"]]);
    let body = format!(
        "<w:p><w:r><w:t>a</w:t></w:r></w:p><w:tbl><w:tr>{}</w:tr></w:tbl><w:p><w:r><w:t>c</w:t></w:r></w:p>",
        tc("", "b")
    );
    let order = [Block::Paragraph("a".into()), Block::Table(vec![vec!["b".into()]]), Block::Paragraph("c".into())];
    assert_eq!(blocks(&body), order);
}

#[test]
fn a_cell_over_columns_stands_once_and_over_rows_in_each() {
    let rows = [
        tc("<w:gridSpan w:val='2'/>", "Đầu") + &tc("<w:vMerge w:val='restart'/>", "5 ngày"),
        tc("", "a") + &tc("", "b") + &tc("<w:vMerge/>", ""),
        tc("", "c") + &tc("", "d") + &tc("<w:vMerge w:val='continue'/>", ""),
        tc("", "e") + &tc("", "f") + &tc("", "g"),
        // A continuation of nothing is what it says itself.
        tc("", "h") + &tc("", "i") + &tc("<w:vMerge/>", "k"),
    ];
    table(
        &rows.map(|row| format!("<w:tr>{row}</w:tr>")).concat(),
        &[&["Đầu", "", "5 ngày"], &["a", "b", "5 ngày"], &["c", "d", "5 ngày"], &["e", "f", "g"], &["h", "i", "k"]],
    );
    let before = format!("<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>{}</w:tr>", tc("", "x"));
    table(&before, &[&["", "x"]]);
}

#[test]
fn a_table_in_a_cell_is_lines_of_it() {
    let inner = format!("<w:tbl><w:tr>{}{}</w:tr><w:tr>{}</w:tr></w:tbl><w:p/>", tc("", "a"), tc("", "b"), tc("", "c"));
    table(&format!("<w:tr><w:tc><w:p><w:r><w:t>trên</w:t></w:r></w:p>{inner}</w:tc></w:tr>"), &[&["trên\na\tb\nc\n"]]);
}

#[test]
fn other_prefixes_encodings_names_and_the_strict_namespace() {
    let document = r#"<?xml version="1.0" encoding="UTF-16"?><document xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"><body><p><r><t>Đăng ký</t></r></p></body></document>"#;
    let wide: Vec<u8> = document.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let wide = [b"\xFF\xFE".as_slice(), &wide].concat();
    let relations = RELATIONS.replace("word/document.xml", "/word/document2.xml");
    let bytes = archive(&[("_rels/.rels", relations.as_bytes()), ("word/document2.xml", &wide)]);
    assert_eq!(read(&bytes), Ok(vec![Block::Paragraph("Đăng ký".into())]));
}

#[test]
fn hostile_tables_are_bounded() {
    let deep = "<w:tbl><w:tr><w:tc>".repeat(40) + &"<w:p/></w:tc></w:tr></w:tbl>".repeat(40);
    assert!(matches!(read(&docx(&deep)), Err(OfficeError::Deep { .. })));
    let elements = "<w:sdt>".repeat(2000) + &"</w:sdt>".repeat(2000);
    assert!(matches!(read(&docx(&elements)), Err(OfficeError::Deep { .. })));
    table(
        &format!("<w:tr>{}</w:tr>", tc("<w:gridSpan w:val='4000000000'/>", "a")),
        &[&[&["a"], [""; 63].as_slice()].concat()],
    );
    let long = "dài".repeat(100_000);
    let rows = format!("<w:tr>{}</w:tr>", tc("<w:vMerge/>", "")).repeat(200);
    let bomb = format!("<w:tbl><w:tr>{}</w:tr>{rows}</w:tbl>", tc("<w:vMerge w:val='restart'/>", &long));
    assert!(matches!(read(&docx(&bomb)), Err(OfficeError::LongText { .. })));
    // Entities of the document's own are not expanded.
    let entity = r#"<!DOCTYPE a [<!ENTITY b "c">]><w:document xmlns:w="W"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"#;
    let bytes = with_part(&docx(""), "word/document.xml", entity.replace('W', WORD).as_bytes());
    assert!(matches!(read(&bytes), Err(OfficeError::Damaged { .. })));
    let bytes = with_part(&docx(""), "word/document.xml", b"<a/>");
    assert!(matches!(read(&bytes), Err(OfficeError::Damaged { .. })), "no body");
    let bytes = archive(&[("_rels/.rels", RELATIONS.as_bytes())]);
    assert_eq!(read(&bytes), Err(OfficeError::damaged("word/document.xml")));
}

fn sample() -> Document {
    let table = Table {
        header: ["Hình thức nộp", "Thời hạn giải quyết", "Phí, lệ phí"].map(str::to_owned).to_vec(),
        widths: vec![2, 3],
        rows: vec![
            vec!["Trực tiếp".into(), "15 ngày làm việc\n(kể từ ngày nhận đủ hồ sơ)".into(), "1.200.000 đồng".into()],
            vec!["Trực tuyến".into()],
            vec!["Bưu chính".into(), " a < b & c\t\"d\"".into(), "e".into(), "f".into()],
        ],
    };
    let text =
        |label: Option<&str>, text: &str| Piece::Paragraph { label: label.map(str::to_owned), text: text.into() };
    let heading = |level, text: &str| Piece::Heading { level, text: text.into() };
    let pieces = vec![
        text(Some("Mã thủ tục:"), "1.013925"),
        heading(1, "Cách thức thực hiện"),
        Piece::Table(table),
        heading(3, "Trình tự thực hiện"),
        text(None, "Bước 1: Nộp hồ sơ <tại> Bộ phận Một cửa & trả phí.\nBước 2:\tNhận kết quả.\u{1}"),
        text(Some("Từ khóa:"), ""),
    ];
    Document { title: "THỦ TỤC \"ĐĂNG KÝ\" & CẤP LẠI".into(), pieces }
}

#[test]
fn what_is_written_is_read_again() {
    let line = |text: &str| Block::Paragraph(text.into());
    let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
    let rows = vec![
        row(["Hình thức nộp", "Thời hạn giải quyết", "Phí, lệ phí"]),
        row(["Trực tiếp", "15 ngày làm việc\n(kể từ ngày nhận đủ hồ sơ)", "1.200.000 đồng"]),
        row(["Trực tuyến", "", ""]),
        row(["Bưu chính", " a < b & c\t\"d\"", "e\nf"]),
    ];
    let read = read(&write(&sample()).expect("a document")).expect("a document");
    let expected = [
        line("THỦ TỤC \"ĐĂNG KÝ\" & CẤP LẠI"),
        line("Mã thủ tục: 1.013925"),
        line("Cách thức thực hiện"),
        Block::Table(rows),
        line("Trình tự thực hiện"),
        line("Bước 1: Nộp hồ sơ <tại> Bộ phận Một cửa & trả phí.\nBước 2:\tNhận kết quả.\u{FFFD}"),
        line("Từ khóa:"),
    ];
    assert_eq!(read, expected);
}

#[test]
fn the_same_document_has_the_same_bytes_and_no_time() {
    let bytes = write(&sample()).expect("a document");
    assert_eq!(bytes, write(&sample()).expect("a document"));
    assert!(!part(&bytes, "docProps/core.xml").contains("created"));
    // 1 January 1980, the zero of archives.
    let (time, date) = (bytes.get(10..12), bytes.get(12..14));
    assert_eq!((time, date), (Some([0, 0].as_slice()), Some([0x21, 0].as_slice())));
}

#[test]
fn the_page_is_the_decrees() {
    let bytes = write(&sample()).expect("a document");
    let (document, styles) = (part(&bytes, "word/document.xml"), part(&bytes, "word/styles.xml"));
    assert!(document.contains(r#"<w:pgSz w:w="11906" w:h="16838"/>"#), "A4");
    assert!(document.contains(r#"w:top="1134" w:right="1134" w:bottom="1134" w:left="1701""#), "20, 20, 20, 30 mm");
    assert!(document.contains("<w:titlePg/>"), "no number on the first page");
    assert!(styles.contains(r#"w:ascii="Times New Roman""#) && styles.contains(r#"<w:sz w:val="28"/>"#));
    assert!(styles.contains(r#"<w:lang w:val="vi-VN""#));
    assert!(part(&bytes, "word/header1.xml").contains(" PAGE "));
    assert_eq!(document.matches("<w:tblHeader/>").count(), 1);
    let grid: Vec<u32> = document
        .split("<w:gridCol w:w=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().and_then(|width| width.parse().ok()).expect("a width"))
        .collect();
    assert_eq!(grid.len(), 3);
    assert_eq!(grid.iter().sum::<u32>(), WIDTH);
    assert!(grid[0].abs_diff(2 * grid[2]) <= 2 && grid[1].abs_diff(3 * grid[2]) <= 2, "{grid:?}");
}

#[test]
fn an_empty_document_is_a_document() {
    assert_eq!(read(&write(&Document::default()).expect("a document")), Ok(Vec::new()));
    let empty = Document { title: String::new(), pieces: vec![Piece::Table(Table::default())] };
    assert_eq!(read(&write(&empty).expect("a document")), Ok(Vec::new()));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn any_text_comes_back(
        texts in prop::collection::vec(LETTERS, 0..6),
        rows in prop::collection::vec(prop::collection::vec(LETTERS, 3), 0..4),
    ) {
        let paragraph = |text: &String| Piece::Paragraph { label: None, text: text.clone() };
        let table = Table { header: vec!["a".into(), "b".into(), "c".into()], widths: Vec::new(), rows: rows.clone() };
        let mut pieces: Vec<Piece> = texts.iter().map(paragraph).collect();
        pieces.push(Piece::Table(table));
        let back = read(&write(&Document { title: String::new(), pieces }).expect("a document")).expect("a document");
        let filled = texts.into_iter().filter(|text| !text.trim().is_empty());
        let mut expected: Vec<Block> = filled.map(Block::Paragraph).collect();
        let header = ["a", "b", "c"].map(str::to_owned).to_vec();
        expected.push(Block::Table([vec![header], rows].concat()));
        prop_assert_eq!(back, expected);
    }
}
