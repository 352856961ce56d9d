//! The page of Decree 30/2020/NĐ-CP (Annex I): paper, margins, fonts, sizes and the parts of a file that only carry them.

/// Twentieths of a point, the unit of WordprocessingML: 1 mm is 56.69 of them.
pub(super) const fn millimetres(length: u32) -> u32 {
    (length * 5669).div_ceil(100)
}

/// A4.
const PAPER: (u32, u32) = (11906, 16838);
/// 20–25 mm above and below.
const ABOVE_AND_BELOW: u32 = millimetres(20);
/// 30–35 mm on the left.
const LEFT: u32 = millimetres(30);
/// 15–20 mm on the right.
const RIGHT: u32 = millimetres(20);
/// The page number stands in the margin above.
const HEADER: u32 = millimetres(10);

/// The width of the text.
pub(super) const WIDTH: u32 = PAPER.0 - LEFT - RIGHT;

pub(super) const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
pub(super) const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

pub(super) fn content_types() -> String {
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let parts = [
        ("word/document.xml", format!("{word}.document.main+xml")),
        ("word/styles.xml", format!("{word}.styles+xml")),
        ("word/settings.xml", format!("{word}.settings+xml")),
        ("word/header1.xml", format!("{word}.header+xml")),
        ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml".to_owned()),
    ];
    let parts: String =
        parts.iter().map(|(name, kind)| format!(r#"<Override PartName="/{name}" ContentType="{kind}"/>"#)).collect();
    format!(
        r#"{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{parts}</Types>"#
    )
}

/// Relations of a part, numbered `rId1`, `rId2`, … in the order given.
pub(super) fn relations(targets: &[(&str, &str)]) -> String {
    let relations: String = targets
        .iter()
        .zip(1..)
        .map(|((kind, target), number)| format!(r#"<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>"#))
        .collect();
    format!(
        r#"{DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>"#
    )
}

pub(super) fn package_relations() -> String {
    let properties = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    let document = format!("{RELATIONSHIPS}/officeDocument");
    relations(&[(&document, "word/document.xml"), (properties, "docProps/core.xml")])
}

/// `rId3` is the header.
pub(super) fn document_relations() -> String {
    let kinds = ["styles", "settings", "header"].map(|kind| format!("{RELATIONSHIPS}/{kind}"));
    relations(&[(&kinds[0], "styles.xml"), (&kinds[1], "settings.xml"), (&kinds[2], "header1.xml")])
}

/// The title and the language. No time and no author: the same document has the same bytes.
pub(super) fn properties(escaped_title: &str) -> String {
    format!(
        r#"{DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escaped_title}</dc:title><dc:language>vi-VN</dc:language></cp:coreProperties>"#
    )
}

/// A line that ends within a paragraph is not stretched to the margin.
pub(super) fn settings() -> String {
    format!(
        r#"{DECLARATION}<w:settings xmlns:w="{NAMESPACE}"><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:doNotExpandShiftReturn/><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="vi-VN"/></w:settings>"#
    )
}

/// The page number, centred, in the margin above.
pub(super) fn header() -> String {
    format!(
        r#"{DECLARATION}<w:hdr xmlns:w="{NAMESPACE}"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>"#
    )
}

/// The last element of the body: `titlePg` without a header of its own leaves the first page without a number.
pub(super) fn section() -> String {
    let (width, height) = PAPER;
    format!(
        r#"<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="{ABOVE_AND_BELOW}" w:right="{RIGHT}" w:bottom="{ABOVE_AND_BELOW}" w:left="{LEFT}" w:header="{HEADER}" w:footer="{HEADER}" w:gutter="0"/><w:cols w:space="720"/><w:titlePg/></w:sectPr>"#
    )
}

/// Times New Roman, 14 point in the text and 13 in tables, black; the first line of a paragraph 10 mm in, 6 points
/// between paragraphs.
pub(super) fn styles() -> String {
    let indent = millimetres(10);
    let style = |id: &str, name: &str, rest: String| {
        // Styles that Word does not have itself.
        let own = if name.starts_with("Table ") { r#" w:customStyle="1""# } else { "" };
        format!(r#"<w:style w:type="paragraph"{own} w:styleId="{id}"><w:name w:val="{name}"/>{rest}</w:style>"#)
    };
    let heading = |level: u32, look: &str| {
        style(
            &format!("Heading{level}"),
            &format!("heading {level}"),
            format!(
                r#"<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:uiPriority w:val="9"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="180" w:after="120"/><w:outlineLvl w:val="{}"/></w:pPr><w:rPr>{look}</w:rPr>"#,
                level - 1
            ),
        )
    };
    let paragraphs = [
        format!(
            r#"<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:before="0" w:after="120"/><w:ind w:firstLine="{indent}"/><w:jc w:val="both"/></w:pPr></w:style>"#
        ),
        style(
            "Title",
            "Title",
            r#"<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:uiPriority w:val="10"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="120" w:after="240"/><w:ind w:firstLine="0"/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:bCs/></w:rPr>"#
                .to_owned(),
        ),
        heading(1, "<w:b/><w:bCs/>"),
        heading(2, "<w:b/><w:bCs/><w:i/><w:iCs/>"),
        heading(3, "<w:i/><w:iCs/>"),
        style(
            "Header",
            "header",
            r#"<w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/><w:pPr><w:spacing w:after="0"/><w:ind w:firstLine="0"/><w:jc w:val="center"/></w:pPr>"#
                .to_owned(),
        ),
        style(
            "TableText",
            "Table Text",
            r#"<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:before="40" w:after="40"/><w:ind w:firstLine="0"/><w:jc w:val="left"/></w:pPr><w:rPr><w:sz w:val="26"/><w:szCs w:val="26"/></w:rPr>"#
                .to_owned(),
        ),
        style(
            "TableHeading",
            "Table Heading",
            r#"<w:basedOn w:val="TableText"/><w:qFormat/><w:pPr><w:keepNext/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:bCs/></w:rPr>"#
                .to_owned(),
        ),
    ]
    .concat();
    let font = r#"<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>"#;
    format!(
        r#"{DECLARATION}<w:styles xmlns:w="{NAMESPACE}"><w:docDefaults><w:rPrDefault><w:rPr>{font}<w:color w:val="000000"/><w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>{paragraphs}{TABLES}</w:styles>"#
    )
}

/// The style that every table has, with thin lines.
const TABLES: &str = r#"<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="39"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:left w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:right w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="000000"/></w:tblBorders></w:tblPr></w:style>"#;
