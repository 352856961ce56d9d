//! The workspace: its settings, its files, and reading them.

use std::path::{Path, PathBuf};

use tthc_compiler::replaced::Replaced;
use tthc_compiler::timeline::Law;
use tthc_compiler::units::Units;
use tthc_compiler::{Compiled, Declared, Examined};
use tthc_dsl::{Diagnostic, FileId, Source};

use crate::files;
use crate::say::Failure;
use crate::settings::Settings;

/// A folder of procedures with its settings.
#[derive(Debug)]
pub struct Workspace {
    pub root: PathBuf,
    pub settings: Settings,
    /// Every `.tthc` file, relative to the root, sorted; a file's place here is its number.
    pub paths: Vec<String>,
}

impl Workspace {
    /// The workspace at `asked`, or the one around the current folder, or its `procedures` folder.
    pub fn open(asked: Option<&Path>) -> Result<Workspace, Failure> {
        let start = match asked {
            Some(folder) => folder.to_owned(),
            None => files::here()?,
        };
        if !files::is_folder(&start) {
            return Err(Failure::new(
                format!("không có thư mục `{}`", start.display()),
                format!("there is no folder `{}`", start.display()),
            ));
        }
        let root = match asked {
            Some(_) => start.clone(),
            None => find(&start).ok_or_else(|| {
                Failure::new(
                    "không có `tthc.toml` ở đây, ở thư mục cha hay trong `procedures`",
                    "there is no `tthc.toml` here, above, or in `procedures`",
                )
                .help(
                    "vào thư mục kho, hoặc tạo kho mới bằng `tthc new <thư mục>`",
                    "go to a workspace, or make one with `tthc new <folder>`",
                )
            })?,
        };
        let settings_file = root.join("tthc.toml");
        let settings = if files::exists(&settings_file) {
            let text = String::from_utf8_lossy(&files::read(&settings_file)?).into_owned();
            Settings::read(&text).map_err(|error| {
                let message = error.message();
                Failure::new(
                    format!("`{}` không dùng được: {message}", settings_file.display()),
                    format!("`{}` cannot be used: {message}", settings_file.display()),
                )
            })?
        } else {
            Settings::default()
        };
        let paths = sources(&root)?;
        if paths.is_empty() {
            return Err(Failure::new(
                format!("không có tệp `.tthc` nào trong `{}`", root.display()),
                format!("there is no `.tthc` file in `{}`", root.display()),
            )
            .help("tạo kho mới bằng `tthc new <thư mục>`", "make a workspace with `tthc new <folder>`"));
        }
        Ok(Workspace { root, settings, paths })
    }

    /// One file, as the language reads it.
    pub fn read(&self, file: FileId) -> Result<(Source, Vec<Diagnostic>), Failure> {
        let path = &self.paths[file.0 as usize];
        Ok(Source::from_bytes(file, path.clone(), files::read(&self.root.join(path))?))
    }

    /// The tables of provinces and communes, where the workspace has them.
    pub fn units(&self) -> Result<(Units, Vec<Diagnostic>, Vec<Source>), Failure> {
        let folder = self.root.join(&self.settings.units);
        let first = self.paths.len() as u32;
        let mut sources = Vec::new();
        for (number, name) in ["provinces.toml", "communes.toml"].into_iter().enumerate() {
            let path = folder.join(name);
            if !files::exists(&path) {
                return Ok((Units::default(), Vec::new(), Vec::new()));
            }
            let shown = format!("{}/{name}", self.settings.units);
            sources.push(Source::from_bytes(FileId(first + number as u32), shown, files::read(&path)?).0);
        }
        let (units, diagnostics) = Units::read(&sources[0], &sources[1]);
        Ok((units, diagnostics, sources))
    }

    /// The list of papers that the State already holds, where the workspace has it.
    pub fn replaced(&self) -> Result<(Replaced, Vec<Diagnostic>, Vec<Source>), Failure> {
        let path = self.root.join(&self.settings.papers);
        if !files::exists(&path) {
            return Ok((Replaced::default(), Vec::new(), Vec::new()));
        }
        // Its number comes behind those of the two tables of units.
        let file = FileId(self.paths.len() as u32 + 2);
        let source = Source::from_bytes(file, self.settings.papers.clone(), files::read(&path)?).0;
        let (replaced, diagnostics) = Replaced::read(&source);
        Ok((replaced, diagnostics, vec![source]))
    }

    /// What can change procedures of other files; and the files that declare nothing else, examined.
    pub fn law(&self) -> Result<(Law, Vec<Option<Examined>>), Failure> {
        use rayon::prelude::*;
        let declared: Result<Vec<Option<Declared>>, Failure> = (0..self.paths.len() as u32)
            .into_par_iter()
            .map(|number| {
                let (source, encoding) = self.read(FileId(number))?;
                let mut declared = tthc_compiler::declared(&source);
                if let Some(found) = declared.as_mut().and_then(|declared| declared.whole.as_mut()) {
                    found.extend(encoding);
                }
                Ok(declared)
            })
            .collect();
        let declared = declared?;
        let law = Law::of(&declared.iter().flatten().map(|declared| &declared.law).collect::<Vec<_>>());
        Ok((law, declared.into_iter().map(|declared| declared?.examined()).collect()))
    }

    /// Reads everything and keeps the catalogue.
    pub fn compile(&self, today: jiff::civil::Date) -> Result<(Compiled, Vec<Source>), Failure> {
        use rayon::prelude::*;
        let read: Result<Vec<(Source, Vec<Diagnostic>)>, Failure> =
            (0..self.paths.len() as u32).into_par_iter().map(|number| self.read(FileId(number))).collect();
        let (mut sources, encoding): (Vec<Source>, Vec<Vec<Diagnostic>>) = read?.into_iter().unzip();
        let (replaced, of_list, list) = self.replaced()?;
        let mut compiled = tthc_compiler::compile_against(&sources, &replaced, today);
        let (units, of_units, tables) = self.units()?;
        compiled.catalogue.units = units;
        compiled.diagnostics.extend(encoding.into_iter().flatten().chain(of_units).chain(of_list));
        tthc_dsl::diagnostic::sort(&mut compiled.diagnostics);
        sources.extend(tables);
        sources.extend(list);
        Ok((compiled, sources))
    }
}

/// The language that the workspace around the current folder asks for.
pub fn language() -> Option<String> {
    let root = find(&files::here().ok()?)?;
    let text = files::read(&root.join("tthc.toml")).ok()?;
    Settings::read(&String::from_utf8_lossy(&text)).ok().map(|settings| settings.language)
}

/// The folder with `tthc.toml`: here or above, or `procedures` here.
fn find(start: &Path) -> Option<PathBuf> {
    let above = start.ancestors().find(|folder| files::exists(&folder.join("tthc.toml")));
    let beside = || Some(start.join("procedures")).filter(|folder| files::exists(&folder.join("tthc.toml")));
    above.map(Path::to_owned).or_else(beside)
}

/// Every `.tthc` file below a folder, relative to it, with `/` between names, sorted.
pub fn sources(root: &Path) -> Result<Vec<String>, Failure> {
    let mut paths = Vec::new();
    for entry in ignore::WalkBuilder::new(root).follow_links(false).require_git(false).build() {
        let entry = entry.map_err(|error| {
            Failure::new(format!("không đọc được thư mục: {error}"), format!("cannot read a folder: {error}"))
        })?;
        let is_source = entry.path().extension().is_some_and(|extension| extension == "tthc");
        if !is_source || !entry.file_type().is_some_and(|kind| kind.is_file()) {
            continue;
        }
        let relative = entry.path().strip_prefix(root).unwrap_or(entry.path());
        let names: Vec<String> = relative.iter().map(|name| name.to_string_lossy().into_owned()).collect();
        paths.push(names.join("/"));
    }
    paths.sort();
    Ok(paths)
}
