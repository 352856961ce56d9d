//! The labels of the portal's form.

use tthc_dsl::fold;

/// A label, in the order of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Label {
    Code,
    Decision,
    Publisher,
    Name,
    Validity,
    Levels,
    Class,
    Sector,
    Steps,
    Channels,
    Dossier,
    Cases,
    Subjects,
    Performs,
    Decides,
    Address,
    Authorised,
    Coordinates,
    Results,
    Bases,
    Provisions,
    Requirements,
    Keywords,
    Description,
    Note,
    Related,
}

/// The words of each, folded; the first is the portal's own or, of what only our documents have, ours.
const LABELS: &[(Label, &[&str])] = &[
    (Label::Code, &["ma thu tuc", "ma tthc", "ma so thu tuc", "ma so tthc", "ma thu tuc hanh chinh"]),
    (Label::Decision, &["so quyet dinh", "quyet dinh cong bo", "so quyet dinh cong bo"]),
    (Label::Publisher, &["co quan cong khai", "co quan cong bo"]),
    (Label::Name, &["ten thu tuc", "ten tthc", "ten thu tuc hanh chinh"]),
    (Label::Validity, &["hieu luc"]),
    (Label::Levels, &["cap thuc hien"]),
    (Label::Class, &["loai thu tuc"]),
    (Label::Sector, &["linh vuc"]),
    (Label::Steps, &["trinh tu thuc hien"]),
    (Label::Channels, &["cach thuc thuc hien"]),
    (Label::Dossier, &["thanh phan ho so", "thanh phan so luong ho so"]),
    (Label::Cases, &["truong hop co ma rieng"]),
    (Label::Subjects, &["doi tuong thuc hien"]),
    (Label::Performs, &["co quan thuc hien"]),
    (Label::Decides, &["co quan co tham quyen"]),
    (Label::Address, &["dia chi tiep nhan hs", "dia chi tiep nhan ho so"]),
    (Label::Authorised, &["co quan duoc uy quyen"]),
    (Label::Coordinates, &["co quan phoi hop"]),
    (Label::Results, &["ket qua thuc hien", "ket qua xu ly", "ket qua giai quyet"]),
    (Label::Bases, &["can cu phap ly"]),
    (Label::Provisions, &["quy dinh vien dan"]),
    (Label::Requirements, &["yeu cau dieu kien thuc hien", "yeu cau dieu kien"]),
    (Label::Keywords, &["tu khoa"]),
    (Label::Description, &["mo ta"]),
    (Label::Note, &["ghi chu"]),
    (Label::Related, &["thu tuc hanh chinh lien quan", "thu tuc lien quan"]),
];

/// The words of a text: folded, without marks, with single spaces.
pub(crate) fn words(text: &str) -> String {
    let mut out = String::new();
    let folded = fold(text);
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// A label with the words as they are written and what stands behind them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Labelled<'t> {
    pub label: Label,
    pub written: &'t str,
    pub value: &'t str,
}

/// The label that a paragraph begins with: alone, or with its value behind a colon.
pub(super) fn labelled(paragraph: &str) -> Option<Labelled<'_>> {
    let text = unnumbered(paragraph.trim());
    // No label is longer; most paragraphs are.
    let short = |text: &str| text.chars().take(61).count() <= 60;
    if let Some((written, value)) = text.split_once(':').filter(|(written, _)| short(written))
        && let Some(label) = of_words(written)
    {
        return Some(Labelled { label, written: written.trim(), value: value.trim() });
    }
    let label = Some(text).filter(|text| short(text)).and_then(of_words)?;
    Some(Labelled { label, written: text, value: "" })
}

pub(super) fn of_words(text: &str) -> Option<Label> {
    let words = words(text);
    LABELS.iter().find(|(_, spellings)| spellings.contains(&words.as_str())).map(|(label, _)| *label)
}

/// Without `1.`, `a)`, `II.` or a dash before it.
fn unnumbered(text: &str) -> &str {
    let rest = text.trim_start_matches(['-', '–', '+', '*', '•', ' ', '\u{a0}']);
    let number = rest.split_once(['.', ')', '/']).filter(|(number, _)| {
        !number.is_empty()
            && number.len() <= 4
            && (number.bytes().all(|byte| byte.is_ascii_digit())
                || number.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'))
                || number.chars().count() == 1)
    });
    number.map_or(rest, |(_, rest)| rest.trim_start())
}
