//! The portal's files, made from sources by the compiler and held to the published schemas.

mod national;
mod nothing_lost;
mod records;
mod rendering;
pub(crate) mod schemas;
mod time;

use jiff::civil::{Date, date};
use serde_json::Value;
use tthc_compiler::units::{Province, Units};
use tthc_compiler::{Catalogue, lower};
use tthc_dsl::{FileId, Source};

use super::{Scope, render};
use crate::{Input, OutputFile};

/// Codes, instruments and names are real; the details are made up to fill every field.
const LAW: &str = include_str!("tests/law.tthc");
const RICH: &str = include_str!("tests/rich.tthc");
const PLAIN: &str = include_str!("tests/plain.tthc");

const DAY: Date = date(2026, 3, 2);

fn catalogue(texts: &[&str]) -> Catalogue {
    let mut catalogue = Catalogue { units: units(), ..Catalogue::default() };
    for (number, text) in texts.iter().enumerate() {
        let file = FileId(u32::try_from(number).expect("few files"));
        let parsed = tthc_dsl::parse(&Source::new(file, format!("{number}.tthc"), *text));
        let mut diagnostics = parsed.diagnostics;
        let draft = lower::lower(&parsed.tree, &mut diagnostics);
        let messages: Vec<&str> = diagnostics.iter().map(|d| d.message.get(tthc_dsl::Lang::En)).collect();
        assert_eq!(messages, [""; 0], "the sources of the tests are sound");
        catalogue.add(draft);
    }
    catalogue
}

fn units() -> Units {
    let province = |code: &str, name: &str, h_code: &str| {
        let province = Province {
            code: code.to_owned(),
            name: name.to_owned(),
            h_code: Some(h_code.to_owned()),
            communes: Default::default(),
        };
        (code.to_owned(), province)
    };
    Units {
        provinces: [
            province("01", "Thành phố Hà Nội", "H26"),
            province("38", "Tỉnh Thanh Hóa", "H56"),
            province("68", "Tỉnh Lâm Đồng", "H36"),
        ]
        .into(),
    }
}

fn whole() -> Catalogue {
    catalogue(&[LAW, RICH, PLAIN])
}

fn rendered(catalogue: &Catalogue, province: Option<&str>) -> Vec<OutputFile> {
    let input = Input { catalogue, day: DAY, hash: "0123abcd" };
    let scope = Scope { province: province.map(str::to_owned) };
    render(&input, &scope).expect("the province exists")
}

#[track_caller]
fn json(files: &[OutputFile], path: &str) -> Value {
    let file = files.iter().find(|file| file.path == path).unwrap_or_else(|| panic!("{path} is not written"));
    serde_json::from_slice(&file.content).expect("it is JSON")
}

fn paths<'f>(files: &'f [OutputFile], folder: &str) -> Vec<&'f str> {
    files.iter().filter_map(|file| file.path.strip_prefix(folder)).collect()
}
