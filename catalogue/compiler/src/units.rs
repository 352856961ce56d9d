//! Provinces and communes, as the workspace's TOML files give them.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use tthc_dsl::diagnostic::{Diagnostic, both};
use tthc_dsl::{Source, Span};

/// The provinces and communes since 1 July 2025, by code. Codes are text: `01` is not 1.
#[derive(Debug, Default, Clone)]
pub struct Units {
    pub provinces: BTreeMap<String, Province>,
}

#[derive(Debug, Clone)]
pub struct Province {
    pub code: String,
    pub name: String,
    /// The identifier of the province's systems, `H56`. It follows the surviving name where the unit code follows the
    /// seat: a table of its own, never derived from the code.
    pub h_code: Option<String>,
    pub communes: BTreeMap<String, Commune>,
}

#[derive(Debug, Clone)]
pub struct Commune {
    pub code: String,
    pub name: String,
}

#[derive(Deserialize)]
struct ProvincesFile {
    count: usize,
    province: Vec<ProvinceRow>,
    #[serde(default)]
    h_code: Vec<HCodeRow>,
}

#[derive(Deserialize)]
struct ProvinceRow {
    code: String,
    name: String,
}

#[derive(Deserialize)]
struct HCodeRow {
    code: String,
    unit: String,
    kept: bool,
}

#[derive(Deserialize)]
struct CommunesFile {
    count: usize,
    province: Vec<CommunesOfProvince>,
}

#[derive(Deserialize)]
struct CommunesOfProvince {
    code: String,
    #[serde(default)]
    ward: Vec<(String, String)>,
    #[serde(default)]
    commune: Vec<(String, String)>,
    #[serde(default)]
    special_zone: Vec<(String, String)>,
}

impl Units {
    /// Reads both tables. What is wrong with one is reported, and the other is read all the same.
    pub fn read(provinces: &Source, communes: &Source) -> (Units, Vec<Diagnostic>) {
        let mut out = Vec::new();
        let mut units = Units::default();
        if let Some(file) = table::<ProvincesFile>(provinces, &mut out) {
            units.add_provinces(provinces, file, &mut out);
        }
        if let Some(file) = table::<CommunesFile>(communes, &mut out) {
            units.add_communes(communes, file, &mut out);
        }
        (units, out)
    }

    pub fn communes(&self) -> usize {
        self.provinces.values().map(|province| province.communes.len()).sum()
    }

    fn add_provinces(&mut self, source: &Source, file: ProvincesFile, out: &mut Vec<Diagnostic>) {
        for row in file.province {
            let kept = |h: &&HCodeRow| h.kept && h.unit == row.code;
            let h_code = file.h_code.iter().find(kept).map(|h| h.code.clone());
            let province = Province { code: row.code.clone(), name: row.name, h_code, communes: BTreeMap::new() };
            if self.provinces.insert(row.code.clone(), province).is_some() {
                out.push(problem(place(source, &row.code), twice(&row.code)));
            }
        }
        counted(source, file.count, self.provinces.len(), out);
    }

    fn add_communes(&mut self, source: &Source, file: CommunesFile, out: &mut Vec<Diagnostic>) {
        let mut seen = std::collections::HashSet::new();
        for of_province in file.province {
            let Some(province) = self.provinces.get_mut(&of_province.code) else {
                let message = (
                    format!("không có tỉnh nào mang mã `{}`", of_province.code),
                    format!("no province has the code `{}`", of_province.code),
                );
                out.push(problem(place(source, &of_province.code), message));
                continue;
            };
            let all = of_province.ward.into_iter().chain(of_province.commune).chain(of_province.special_zone);
            for (code, name) in all {
                if !seen.insert(code.clone()) {
                    out.push(problem(place(source, &code), twice(&code)));
                }
                province.communes.insert(code.clone(), Commune { code, name });
            }
        }
        counted(source, file.count, self.communes(), out);
    }
}

pub(crate) fn table<T: DeserializeOwned>(source: &Source, out: &mut Vec<Diagnostic>) -> Option<T> {
    match toml::from_str(&source.text) {
        Ok(table) => Some(table),
        Err(error) => {
            let range = error.span().unwrap_or(0..0);
            let span = Span::new(source.file, range.start, range.end);
            let message = error.message().to_owned();
            out.push(problem(
                span,
                (format!("không đọc được bảng: {message}"), format!("the table cannot be read: {message}")),
            ));
            None
        }
    }
}

fn twice(code: &str) -> (String, String) {
    (format!("mã `{code}` có hai lần"), format!("the code `{code}` stands twice"))
}

pub(crate) fn counted(source: &Source, said: usize, is: usize, out: &mut Vec<Diagnostic>) {
    if said != is {
        let message =
            (format!("bảng ghi có {said} dòng nhưng có {is}"), format!("the table says {said} rows and has {is}"));
        out.push(problem(Span::new(source.file, 0, 0), message));
    }
}

/// Where a code stands in its table.
pub(crate) fn place(source: &Source, code: &str) -> Span {
    let quoted = format!("\"{code}\"");
    let at = source.text.rfind(&quoted).unwrap_or(0);
    Span::new(source.file, at, at + quoted.len())
}

pub(crate) fn problem(span: Span, (vi, en): (String, String)) -> Diagnostic {
    Diagnostic::error("TT060", span, both(vi, en))
        .help(both("xem mô tả các cột ở đầu tệp", "the head of the file describes its columns"))
}

#[cfg(test)]
mod tests {
    use tthc_dsl::FileId;

    use super::*;

    fn read(provinces: &str, communes: &str) -> (Units, Vec<Diagnostic>) {
        Units::read(
            &Source::new(FileId(0), "provinces.toml", provinces),
            &Source::new(FileId(1), "communes.toml", communes),
        )
    }

    const PROVINCES: &str = "count = 1\nprovince = [{ code = \"38\", name = \"Tỉnh Thanh Hóa\", old = [\"38\"] }]\n\
        h_code = [{ code = \"H56\", unit = \"38\", kept = true }]\n";

    #[test]
    fn both_tables_are_read() {
        let communes = "count = 2\n[[province]]\ncode = \"38\"\nward = [[\"14797\", \"Phường Hạc Thành\"]]\n\
            commune = [[\"14845\", \"Xã Mường Lát\"]]\n";
        let (units, out) = read(PROVINCES, communes);
        assert_eq!(out, []);
        assert_eq!(units.provinces["38"].h_code.as_deref(), Some("H56"));
        assert_eq!(units.communes(), 2);
    }

    #[test]
    fn what_is_wrong_is_reported_at_its_place() {
        let (_, out) = read(PROVINCES, "count = 1\n[[province]]\ncode = \"99\"\nward = []\n");
        assert_eq!(out.len(), 2, "{out:?}");
        assert!(out[0].message.en.contains("99"));
        let (_, out) = read("count = 1\nprovince = [", "count = 0\nprovince = []\n");
        assert_eq!(out.len(), 1);
        assert_eq!(out[0].code, "TT060");
    }
}
