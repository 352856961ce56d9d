//! The law that every new workspace begins with: instruments, authorities, sectors, units, calendar, replaced papers. They
//! are the catalogue's own files, with their sources.

use jiff::civil::Date;
use tthc_compiler::Catalogue;
use tthc_dsl::{FileId, Source};

include!(concat!(env!("OUT_DIR"), "/law.rs"));

/// The files of the law, by their paths in the workspace.
pub fn law() -> impl Iterator<Item = (&'static str, &'static str)> {
    FILES.iter().copied().filter(|(path, _)| *path != "tthc.toml")
}

/// The catalogue's settings, but that findings do not stop a build: records come with their mistakes, and are to be given
/// back all the same.
pub fn settings() -> String {
    let own = FILES.iter().find(|(path, _)| *path == "tthc.toml").map_or("", |(_, text)| text);
    format!(
        "{own}
# Lỗi trong bản ghi đã nhập không ngăn `tthc build`; bỏ dòng này khi đã sửa xong.
# Mistakes of the imported records do not stop `tthc build`; remove this line when they are mended.
findings = \"report\"
"
    )
}

/// What the law's files say.
pub fn catalogue(day: Date) -> Catalogue {
    let sources = FILES.iter().filter(|(path, _)| path.ends_with(".tthc")).enumerate();
    let sources: Vec<Source> =
        sources.map(|(number, (path, text))| Source::new(FileId(number as u32), *path, *text)).collect();
    tthc_compiler::compile(&sources, day).catalogue
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_law_is_in_the_program() {
        let catalogue = catalogue(jiff::civil::date(2026, 1, 1));
        assert!(catalogue.instruments.contains_key("133/2025/NĐ-CP"));
        assert!(catalogue.authorities.contains_key("ubnd-tỉnh"));
        let paths: Vec<&str> = FILES.iter().map(|(path, _)| *path).collect();
        assert!(paths.contains(&"law/calendar.toml") && paths.contains(&"law/units/provinces.toml"), "{paths:?}");
        assert!(paths.contains(&"tthc.toml"));
    }
}
