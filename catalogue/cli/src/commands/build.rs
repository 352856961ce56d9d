//! `tthc build`: the portal's configuration, the book and the search index, from a checked catalogue.

mod book;
mod incremental;

use std::path::PathBuf;
use std::time::Instant;

use jiff::civil::Date;
use tthc_compiler::Catalogue;
use tthc_dsl::Severity;
use tthc_outputs::{Input, portal};

use super::Answer;
use super::summary::{Counts, seconds};
use crate::args::{Build, Format, Part};
use crate::dist::{self, Dist, Wrote};
use crate::files;
use crate::memory::Memory;
use crate::say::{Failure, Terminal, counted};
use crate::settings::Findings;
use crate::workspace::Workspace;

/// The clock of summaries.
#[expect(clippy::disallowed_methods, reason = "a summary says how long it took")]
pub fn now() -> Instant {
    Instant::now()
}

pub fn run(args: &Build, day: Date, terminal: &Terminal) -> Result<Answer, Failure> {
    let started = now();
    let workspace = Workspace::open(args.dir.as_deref())?;
    let folder = args.out.clone().unwrap_or_else(|| beside(&workspace));
    let whole = args.province.is_none() && args.only.is_empty() && !args.check;
    let key = incremental::key(&workspace, day);
    if whole && files::exists(&folder) {
        let mut dist = Dist::open(&folder)?;
        if let Some(mended) = incremental::build(&mut dist, &workspace, day, &key)? {
            dist.save()?;
            tell_mended(terminal, &workspace, &mended, &folder, started);
            return Ok(Answer::Fine);
        }
    }
    let (compiled, sources) = workspace.compile(day)?;
    let scope = portal::Scope { province: args.province.clone() };
    scope.resolve(&compiled.catalogue.units).map_err(unknown_province)?;
    let counts = Counts::of(&compiled.diagnostics);
    let shown: Vec<_> = compiled.diagnostics.iter().filter(|d| d.severity != Severity::Info).cloned().collect();
    let tables = &sources[workspace.paths.len()..];
    let stops = workspace.settings.findings == Findings::Stop;
    // Where findings do not stop the build there may be thousands: `check` shows them.
    if stops || counts.errors == 0 {
        super::check::report(&workspace, tables, &shown, Format::Human, terminal)?;
    }
    if counts.errors > 0 && stops {
        terminal.tell(&format!(
            "✗ {}: {}",
            counts.words(terminal.lang),
            terminal.pick("chưa tạo gì; bản trước vẫn nguyên", "nothing was written; what was there before is whole")
        ));
        return Ok(Answer::Findings);
    }
    let hashes = incremental::hashes(&workspace)?;
    let hash = incremental::sources_hash(&workspace.paths, &hashes);
    let input = Input { catalogue: &compiled.catalogue, day, hash: &hash };
    let records = portal::render(&input, &scope).map_err(unknown_province)?;
    if args.check {
        return compare(&folder, &records, terminal);
    }
    let checked = started.elapsed();
    terminal.tell(&format!(
        "✓ {}, {}: {} ({})",
        counted(workspace.paths.len(), terminal.lang, "tệp", "file"),
        counted(compiled.catalogue.procedures.len(), terminal.lang, "thủ tục", "procedure"),
        counts.words(terminal.lang),
        seconds(checked, terminal.lang)
    ));
    files::make_folder(&folder)?;
    Memory::forget(&folder)?;
    write(args, &input, &workspace, &records, &folder, terminal)?;
    if whole && shown.is_empty() {
        incremental::memory(&workspace, &compiled.catalogue, day, &hashes, &key).save(&folder)?;
    }
    terminal.tell(&format!("✓ {} ({})", folder.display(), seconds(started.elapsed(), terminal.lang)));
    Ok(if counts.errors > 0 { Answer::Findings } else { Answer::Fine })
}

fn write(
    args: &Build,
    input: &Input<'_>,
    workspace: &Workspace,
    records: &[tthc_outputs::OutputFile],
    folder: &std::path::Path,
    terminal: &Terminal,
) -> Result<(), Failure> {
    let wanted = |part| args.only.is_empty() || args.only.contains(&part);
    let mut dist = Dist::open(folder)?;
    if wanted(Part::Portal) {
        let step = now();
        let wrote = dist.portal(records)?;
        tell(terminal, "portal", wrote, ("tệp", "file"), step);
    }
    if wanted(Part::Book) {
        let step = now();
        let wrote = book::write(&mut dist, input, workspace)?;
        tell(terminal, "book  ", wrote, ("quyển", "volume"), step);
    }
    if wanted(Part::Index) {
        let step = now();
        let wrote = write_index(&mut dist, input)?;
        tell(terminal, "index ", wrote, ("mục", "entry"), step);
    }
    dist.save()
}

fn tell(terminal: &Terminal, part: &str, wrote: Wrote, (vi, en): (&str, &str), step: Instant) {
    let lang = terminal.lang;
    let count = match (lang, wrote.files) {
        (tthc_dsl::Lang::En, count) if count != 1 && en == "entry" => format!("{count} entries"),
        (_, count) => counted(count, lang, vi, en),
    };
    let new = if wrote.new == wrote.files {
        String::new()
    } else if wrote.new == 0 {
        format!(", {}", lang.pick("không đổi", "unchanged"))
    } else {
        format!(", {} {}", wrote.new, lang.pick("mới", "new"))
    };
    terminal.tell(&format!("  {part}  {count}{new} ({})", seconds(step.elapsed(), lang)));
}

fn tell_mended(
    terminal: &Terminal,
    workspace: &Workspace,
    mended: &incremental::Mended,
    folder: &std::path::Path,
    started: Instant,
) {
    let lang = terminal.lang;
    let what = if mended.records == 0 {
        lang.pick("không có gì đổi", "nothing changed").to_owned()
    } else {
        format!(
            "{}, {}, {}",
            counted(mended.records, lang, "thủ tục", "procedure"),
            counted(mended.volumes, lang, "quyển", "volume"),
            match (lang, mended.entries) {
                (tthc_dsl::Lang::En, 1) => "1 entry of the index".to_owned(),
                (tthc_dsl::Lang::En, count) => format!("{count} entries of the index"),
                (_, count) => format!("{count} mục tra cứu"),
            }
        )
    };
    terminal.tell(&format!(
        "✓ {}: {what} → {} ({})",
        counted(workspace.paths.len(), lang, "tệp", "file"),
        folder.display(),
        seconds(started.elapsed(), lang)
    ));
}

fn write_index(dist: &mut Dist, input: &Input<'_>) -> Result<Wrote, Failure> {
    let entries = crate::entries::entries(input.catalogue);
    let hash = dist::fingerprint(&entries);
    if dist.state.index == hash && dist.has("index") {
        return Ok(Wrote { files: entries.len(), new: 0 });
    }
    let stage = dist.stage("index")?;
    let count = entries.len();
    tthc_search::write(&stage, entries).map_err(|error| super::search::failure(&error))?;
    dist.put("index")?;
    dist.state.index = hash;
    Ok(Wrote { files: count, new: count })
}

fn compare(
    folder: &std::path::Path,
    records: &[tthc_outputs::OutputFile],
    terminal: &Terminal,
) -> Result<Answer, Failure> {
    let differences = dist::differences(&folder.join("portal"), records);
    if differences.is_empty() {
        terminal.tell(
            terminal.pick("✓ cấu hình cổng đúng với nguồn", "✓ the portal's configuration agrees with the sources"),
        );
        return Ok(Answer::Fine);
    }
    for line in &differences {
        terminal.result(&format!("{line}\n"));
    }
    terminal.tell(&format!(
        "✗ {}",
        terminal.pick(
            "cấu hình cổng đã cũ; chạy `tthc build`",
            "the portal's configuration is out of date; run `tthc build`"
        )
    ));
    Ok(Answer::Findings)
}

/// `dist` stands beside a workspace that is a folder of a project, and inside one that stands alone.
fn beside(workspace: &Workspace) -> PathBuf {
    let root = if workspace.root.is_absolute() {
        workspace.root.clone()
    } else {
        files::here().map(|here| here.join(&workspace.root)).unwrap_or_else(|_| workspace.root.clone())
    };
    let in_project = root.file_name().is_some_and(|name| name == "procedures");
    let base = if in_project { root.parent().unwrap_or(&root).to_owned() } else { root };
    match files::here() {
        Ok(here) if here == base => PathBuf::from("dist"),
        _ => base.join("dist"),
    }
}

/// The catalogue of a workspace; what `show` and `search` share with a build.
pub fn catalogue(workspace: &Workspace, day: Date) -> Result<Catalogue, Failure> {
    Ok(workspace.compile(day)?.0.catalogue)
}

fn unknown_province(error: portal::UnknownProvince) -> Failure {
    let code = &error.given;
    let failure =
        Failure::new(format!("không có tỉnh nào mang mã `{code}`"), format!("no province has the code `{code}`"));
    let near: Vec<String> = error.candidates.iter().map(|near| format!("{} {}", near.code, near.name)).collect();
    if near.is_empty() {
        return failure.help(
            "mã tỉnh gồm hai chữ số, xem `law/units/provinces.toml`",
            "codes have two digits; see `law/units/provinces.toml`",
        );
    }
    failure.help(format!("có phải là {}?", near.join(", ")), format!("did you mean {}?", near.join(", ")))
}

/// The folder that `build` writes into when nobody names one.
pub fn default_dist(workspace: &Workspace) -> PathBuf {
    beside(workspace)
}

/// Writes the index alone, for a search in a workspace that was not built yet.
pub fn index_only(workspace: &Workspace, day: Date) -> Result<(), Failure> {
    let catalogue = catalogue(workspace, day)?;
    let folder = beside(workspace);
    files::make_folder(&folder)?;
    let mut dist = Dist::open(&folder)?;
    write_index(&mut dist, &Input { catalogue: &catalogue, day, hash: "" })?;
    dist.save()
}
