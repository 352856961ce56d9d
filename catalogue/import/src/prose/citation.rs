//! Instruments that a text cites: number, kind, day of signing, issuer, provision.

use jiff::civil::Date;
use tthc_compiler::model::InstrumentKind;
use tthc_dsl::{Lang, Word, tree};

use super::days::day_at_start;
use super::fold::{ahead, fold};
use super::{Reading, instrument, issuer, provision};

/// An instrument, or one provision of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Citation {
    /// As the language writes it: `133/2025/NĐ-CP`.
    pub instrument: String,
    /// What its number or the words before it call it.
    pub kind: Option<InstrumentKind>,
    /// The day on which it was signed.
    pub signed: Option<Date>,
    /// `Chính phủ`, `Bộ Tài chính`; of a minister, the ministry.
    pub issuer: Option<&'static str>,
    /// Article, clause, point, or an annex.
    pub provision: Vec<(Word, String)>,
}

impl Citation {
    /// As the language cites it: `133/2025/NĐ-CP điều 9 khoản 2 điểm a`.
    pub fn to_clause(&self) -> String {
        let mut out = self.instrument.clone();
        for (word, name) in &self.provision {
            out.push(' ');
            out.push_str(word.spelling(Lang::Vi));
            out.push(' ');
            out.push_str(name);
        }
        out
    }

    pub fn to_tree(&self) -> tree::Citation {
        tree::Citation { instrument: self.instrument.clone(), provision: self.provision.clone(), as_worded: None }
    }
}

/// Every instrument the text cites by its number, once for each provision of it that the text names.
/// Certain if the number is one the language accepts, agrees with the words around it, and the provision is read whole.
pub fn citations(text: &str) -> Vec<Reading<Citation>> {
    if !text.contains('/') {
        return Vec::new();
    }
    citations_in(text, &fold(text))
}

pub(super) fn citations_in(text: &str, folded: &str) -> Vec<Reading<Citation>> {
    let mut out = Vec::new();
    let mut floor = 0;
    for number in instrument::numbers(text, folded) {
        let (signed, issuer) = signature(text, folded, number.bytes.end);
        let agrees = signed.zip(number.year).is_none_or(|(signed, year)| signed.year() == year);
        let certain = number.certain && agrees;
        let provisions = provision::before(text, folded, floor, number.named_from);
        let citation = |provision| Citation {
            instrument: number.written.clone(),
            kind: number.kind,
            signed: signed.filter(|_| agrees),
            issuer,
            provision,
        };
        floor = number.bytes.end;
        match provisions {
            Some(found) if !found.list.is_empty() => {
                let bytes = found.from..number.bytes.end;
                out.extend(found.list.into_iter().map(|provision| Reading {
                    value: citation(provision),
                    bytes: bytes.clone(),
                    certain: certain && found.certain,
                }));
            }
            found => {
                let certain = certain && found.is_none();
                let bytes = number.named_from..number.bytes.end;
                out.push(Reading { value: citation(Vec::new()), bytes, certain });
            }
        }
    }
    out
}

/// `ngày 08/5/2025 của Bộ trưởng Bộ Tài chính` behind a number.
fn signature(text: &str, folded: &str, at: usize) -> (Option<Date>, Option<&'static str>) {
    let window = &folded[at..ahead(folded, at, 140)];
    let skipped = |text: &str| text.len() - text.trim_start_matches([' ', ',', '\n', '\u{a0}', '(']).len();
    let mut from = skipped(window);
    let mut signed = None;
    if window[from..].starts_with("ngày")
        && let Some((day, bytes)) = day_at_start(&window[from..])
    {
        signed = Some(day);
        from += bytes.end;
        from += skipped(&window[from..]);
    }
    let issuer = window[from..].strip_prefix("của").and_then(|rest| {
        let from = window.len() - rest.trim_start().len();
        issuer::named(&text[at + from..], &window[from..]).map(|(name, _)| name)
    });
    (signed, issuer)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn clauses(text: &str) -> Vec<String> {
        citations(text).into_iter().filter(|r| r.certain).map(|r| r.value.to_clause()).collect()
    }

    #[test]
    fn provisions_are_read_from_the_article_down() {
        let cases: [(&str, &[&str]); 15] = [
            ("điểm a khoản 2 Điều 9 Nghị định số 133/2025/NĐ-CP", &["133/2025/NĐ-CP điều 9 khoản 2 điểm a"]),
            (
                "các Điều 5, 6 và 7 của Thông tư 01/2020/TT-BTC",
                &["01/2020/TT-BTC điều 5", "01/2020/TT-BTC điều 6", "01/2020/TT-BTC điều 7"],
            ),
            ("Điều 12a Nghị định 1/2020/NĐ-CP", &["1/2020/NĐ-CP điều 12a"]),
            (
                "khoản 1 và điểm đ khoản 4 Điều 5 Thông tư số 07/2026/TT-BNNMT",
                &["07/2026/TT-BNNMT điều 5 khoản 1", "07/2026/TT-BNNMT điều 5 khoản 4 điểm đ"],
            ),
            (
                "Khoản 3, Điều 19, Khoản 2 Điều 35 Nghị định số 19/2016/NĐ-CP",
                &["19/2016/NĐ-CP điều 19 khoản 3", "19/2016/NĐ-CP điều 35 khoản 2"],
            ),
            (
                "Điểm b Khoản 4, Khoản 5 Điều 35 Nghị định số 83/2014/NĐ-CP",
                &["83/2014/NĐ-CP điều 35 khoản 4 điểm b", "83/2014/NĐ-CP điều 35 khoản 5"],
            ),
            ("Mẫu số 21.NT Phụ lục I ban hành kèm theo Nghị định số 41/2026/NĐ-CP", &["41/2026/NĐ-CP phụ lục I"]),
            ("Phụ lục IIa ban hành kèm theo Thông tư số 34/2018/TT-BNNPTNT", &["34/2018/TT-BNNPTNT phụ lục IIa"]),
            ("khoản 2 Điều 22 Luật Hợp tác xã và Nghị định số 92/2024/NĐ-CP", &["92/2024/NĐ-CP"]),
            (
                "Phụ lục 6 thuộc Phụ lục II ban hành kèm theo Thông tư số 75/2025/TT-NHNN",
                &["75/2025/TT-NHNN phụ lục II"],
            ),
            ("Phụ lục 7/LK ban hành kèm theo Thông tư 16/2022/TT-NHNN", &["16/2022/TT-NHNN phụ lục 7/LK"]),
            ("Phụ lục I ban hành kèm theo Nghị định số Nghị định 120/2024/NĐ-CP", &["120/2024/NĐ-CP phụ lục I"]),
            ("từ Điều 5 đến Điều 7 Nghị định số 92/2024/NĐ-CP", &[]),
            ("khoản 2 Nghị định số 92/2024/NĐ-CP", &[]),
            ("ĐIỂM A KHOẢN 2 ĐIỀU 9 NGHỊ ĐỊNH SỐ 92/2024/NĐ-CP", &["92/2024/NĐ-CP điều 9 khoản 2 điểm a"]),
        ];
        for (text, expected) in cases {
            assert_eq!(clauses(text), expected, "{text}");
        }
    }

    #[test]
    fn the_day_and_the_issuer_are_read_behind_the_number() {
        let read = citations("Thông tư số 64/2025/TT-BTC ngày 30 tháng 6 năm 2025 của Bộ trưởng Bộ Tài chính quy định");
        assert_eq!(read[0].value.signed, Some(date(2025, 6, 30)));
        assert_eq!(read[0].value.issuer, Some("Bộ Tài chính"));
        assert_eq!(read[0].value.kind, Some(InstrumentKind::Circular));
        let read = citations("Nghị định số 64/2025/NĐ-CP, ngày 30/6/2024 của Chính phủ");
        assert!(!read[0].certain, "a number and a day of different years");
        assert_eq!(read[0].value.signed, None);
    }

    #[test]
    fn what_is_certain_the_language_can_read() {
        let texts = [
            "điểm đ khoản 2a Điều 12a Nghị định số 133/2025/NĐ-CP",
            "Phụ lục II Thông tư 01/2020/TT-BTC",
            "66.7/2025/NQ-CP",
            "57-NQ/TW",
            "Quyết định số 5710/QĐ-BCA-C06",
            "21/2008/TTLT-BQP-BLĐTBXH-BTC",
            "khoản 1 Điều 2 Luật số 72/2025/QH15",
            "Phụ lục 7/LK ban hành kèm theo Thông tư 16/2022/TT-NHNN",
            "Phụ lục I.3 ban hành kèm theo Nghị quyết số 24/2026/NQ-CP",
        ];
        for text in texts {
            let clause = clauses(text).pop().unwrap_or_else(|| panic!("{text} gives no certain citation"));
            let source = tthc_dsl::Source::new(
                tthc_dsl::FileId::default(),
                "c.tthc",
                format!("thủ tục 1.000001 {{\n    căn cứ {clause}\n}}\n"),
            );
            let parsed = tthc_dsl::parse(&source);
            assert_eq!(parsed.diagnostics, [], "{clause}");
            let read: Vec<_> = parsed.tree.items[0].children[0].citations().map(|c| c.value.clone()).collect();
            assert_eq!(read, [citations(text)[0].value.to_tree()], "{clause}");
        }
    }
}
