//! A build after an edit that changed nothing but procedures' own pages.
//!
//! What other pages may show of a procedure is its outline. Where the outlines of the edited procedures are as they
//! were, only their records, their volumes and their entries in the index can differ; those are made from a catalogue
//! that holds the outlines of all other procedures. Any other edit goes the whole way.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use rayon::prelude::*;
use tthc_compiler::facts::Facts;
use tthc_compiler::model::Procedure;
use tthc_compiler::replaced::Replaced;
use tthc_compiler::timeline::Law;
use tthc_compiler::{Against, Catalogue, Examined, conclude, examine_against};
use tthc_dsl::{FileId, Severity};
use tthc_outputs::book::Plan;
use tthc_outputs::{Input, OutputFile, portal};

use crate::dist::{self, Dist};
use crate::entries;
use crate::files;
use crate::memory::{FileMemory, Memory, Remembered};
use crate::say::Failure;
use crate::workspace::Workspace;

/// More edited files than this are built the whole way.
const MOST: usize = 50;

/// An index that was mended so often is written anew.
const MOST_MENDED: u32 = 8;

/// What was written.
pub struct Mended {
    pub records: usize,
    pub volumes: usize,
    pub entries: usize,
}

/// A file read again.
struct Edited {
    number: usize,
    examined: Examined,
    /// The versions of each.
    procedures: Vec<Vec<Procedure>>,
}

/// Builds what an edit touched. `None`: the whole way must be gone.
pub fn build(dist: &mut Dist, workspace: &Workspace, day: Date, key: &str) -> Result<Option<Mended>, Failure> {
    let Some(mut memory) = Memory::open(&dist.folder, key) else { return Ok(None) };
    let same_files = memory.files.iter().map(|file| &file.path).eq(workspace.paths.iter());
    if !same_files || !["portal", "book", "index"].iter().all(|part| dist.has(part)) {
        return Ok(None);
    }
    let hashes = hashes(workspace)?;
    let edited: Vec<usize> = (0..hashes.len()).filter(|at| memory.files[*at].hash != hashes[*at]).collect();
    if edited.is_empty() {
        return Ok(Some(Mended { records: 0, volumes: 0, entries: 0 }));
    }
    if edited.len() > MOST
        || memory.mended >= MOST_MENDED
        || edited.iter().any(|at| memory.files[*at].procedures.is_none())
    {
        return Ok(None);
    }
    let (replaced, _, _) = workspace.replaced()?;
    let (law, _) = workspace.law()?;
    let against = Against { law: &law, replaced: &replaced };
    let edited: Vec<Edited> = edited.into_iter().map(|at| read(workspace, against, at)).collect::<Result<_, _>>()?;
    if !edited.iter().all(|file| keeps_outlines(file, &memory)) || !is_clean(workspace, against, &memory, &edited, day)?
    {
        return Ok(None);
    }
    let mended = write(dist, workspace, (&memory, &law), &edited, &hashes, day)?;
    if let Some(mended) = &mended {
        remember(&mut memory, edited, &hashes);
        memory.mended += u32::from(mended.entries > 0);
        memory.save(&dist.folder)?;
    }
    Ok(mended)
}

/// The hash of every file's content.
pub fn hashes(workspace: &Workspace) -> Result<Vec<[u8; 32]>, Failure> {
    let hash = |path: &String| Ok(*blake3::hash(&files::read(&workspace.root.join(path))?).as_bytes());
    workspace.paths.par_iter().map(hash).collect()
}

fn read(workspace: &Workspace, against: Against<'_>, number: usize) -> Result<Edited, Failure> {
    let (source, encoding) = workspace.read(FileId(number as u32))?;
    let mut procedures = Vec::new();
    let mut examined = examine_against(&source, against, &mut |versions| procedures.push(versions));
    examined.diagnostics.extend(encoding);
    Ok(Edited { number, examined, procedures })
}

/// Do others show the file's procedures as before, and does it declare nothing else?
fn keeps_outlines(file: &Edited, memory: &Memory) -> bool {
    let Some(remembered) = &memory.files[file.number].procedures else { return false };
    // Of a procedure with several versions, each is shown somewhere.
    if file.procedures.iter().any(|versions| versions.len() > 1) {
        return false;
    }
    let outlines: Vec<Procedure> = file.procedures.iter().flatten().map(Procedure::outline).collect();
    // Stored, an outline has no places: only what it says is compared.
    let stored = |outlines: &[Procedure]| postcard::to_stdvec(outlines).ok();
    file.examined.law.is_empty() && stored(&outlines) == stored(&remembered.outlines)
}

/// Are the names, the days and the law still without a finding?
fn is_clean(
    workspace: &Workspace,
    against: Against<'_>,
    memory: &Memory,
    edited: &[Edited],
    day: Date,
) -> Result<bool, Failure> {
    let mut examined: Vec<Examined> = law(workspace, against, memory)?.into_iter().map(|file| file.examined).collect();
    for (number, file) in memory.files.iter().enumerate() {
        let Some(remembered) = &file.procedures else { continue };
        let mut one = Examined::default();
        match edited.iter().find(|edited| edited.number == number) {
            Some(edited) => {
                one.facts.clone_from(&edited.examined.facts);
                one.diagnostics.clone_from(&edited.examined.diagnostics);
            }
            None => {
                one.facts.clone_from(&remembered.facts);
                one.facts.iter_mut().for_each(|facts| facts.file = FileId(number as u32));
            }
        }
        examined.push(one);
    }
    Ok(conclude(&mut examined, against.law, day).iter().all(|diagnostic| diagnostic.severity == Severity::Info))
}

/// The files that declare what procedures refer to, or procedures with several versions, read.
fn law(workspace: &Workspace, against: Against<'_>, memory: &Memory) -> Result<Vec<Edited>, Failure> {
    let of_law = |(number, file): (usize, &FileMemory)| file.procedures.is_none().then_some(number);
    let numbers: Vec<usize> = memory.files.iter().enumerate().filter_map(of_law).collect();
    numbers.into_par_iter().map(|number| read(workspace, against, number)).collect()
}

/// A catalogue of outlines, with some files' procedures whole.
fn catalogue(
    workspace: &Workspace,
    (memory, law): (&Memory, &Law),
    whole: &BTreeMap<usize, Vec<Vec<Procedure>>>,
) -> Result<Catalogue, Failure> {
    let mut catalogue = Catalogue { units: workspace.units()?.0, ..Catalogue::default() };
    // What they declare is the same whatever list they are read with.
    for file in self::law(workspace, Against { law, replaced: &Replaced::default() }, memory)? {
        catalogue.add(file.examined.law);
        file.procedures.into_iter().for_each(|versions| catalogue.add_versions(versions));
    }
    for (number, file) in memory.files.iter().enumerate() {
        let Some(remembered) = &file.procedures else { continue };
        match whole.get(&number) {
            Some(procedures) => procedures.iter().for_each(|versions| catalogue.add_versions(versions.clone())),
            None => remembered.outlines.iter().for_each(|outline| catalogue.add_versions(vec![outline.clone()])),
        }
    }
    Ok(catalogue)
}

fn write(
    dist: &mut Dist,
    workspace: &Workspace,
    (memory, law): (&Memory, &Law),
    edited: &[Edited],
    hashes: &[[u8; 32]],
    day: Date,
) -> Result<Option<Mended>, Failure> {
    let codes: HashSet<&str> = edited
        .iter()
        .flat_map(|file| &file.procedures)
        .flatten()
        .map(|procedure| procedure.code.value.as_str())
        .collect();
    let all =
        || memory.files.iter().filter_map(|file| file.procedures.as_ref()).flat_map(|remembered| &remembered.outlines);
    // The index takes the variants of a code for the code's own.
    let is_base = |outline: &Procedure| {
        codes.iter().any(|code| outline.code.value.strip_prefix(code).is_some_and(|rest| rest.starts_with('.')))
    };
    if all().any(is_base) {
        return Ok(None);
    }
    let hash = sources_hash(&workspace.paths, hashes);
    // The volumes that hold the edited procedures are written whole, so their other procedures are read too.
    let outlines = catalogue(workspace, (memory, law), &BTreeMap::new())?;
    let plan = Plan::new(&Input { catalogue: &outlines, day, hash: &hash });
    let touched: Vec<usize> =
        (0..plan.volumes()).filter(|at| plan.codes(*at).any(|code| codes.contains(code))).collect();
    let shown: HashSet<String> = touched.iter().flat_map(|at| plan.codes(*at)).map(str::to_owned).collect();
    let needed: Vec<usize> = (0..memory.files.len()).filter(|at| declares(&memory.files[*at], &shown)).collect();
    // Only what they hold is wanted, not what is wrong with it.
    let none = Against { law, replaced: &Replaced::default() };
    let read = |at| Ok((at, read(workspace, none, at)?.procedures));
    let mut whole: BTreeMap<usize, Vec<Vec<Procedure>>> =
        needed.into_par_iter().map(read).collect::<Result<_, Failure>>()?;
    whole.extend(edited.iter().map(|file| (file.number, file.procedures.clone())));
    let catalogue = catalogue(workspace, (memory, law), &whole)?;
    let input = Input { catalogue: &catalogue, day, hash: &hash };

    let records: Vec<OutputFile> = codes
        .iter()
        .filter_map(|code| catalogue.shown(code, day))
        .flat_map(|(procedure, standing)| portal::files_of(&input, procedure, standing))
        .collect();
    if !mend_portal(dist, records, &hash)? {
        return Ok(None);
    }
    let volumes = super::book::bind(dist, &input, workspace, &touched)?;
    let entries: Vec<_> =
        entries::entries(&catalogue).into_iter().filter(|entry| codes.contains(entry.code.as_str())).collect();
    mend_index(dist, &entries)?;
    Ok(Some(Mended { records: codes.len(), volumes, entries: entries.len() }))
}

fn declares(file: &FileMemory, codes: &HashSet<String>) -> bool {
    let outlines = file.procedures.as_ref().map_or(&[][..], |remembered| &remembered.outlines);
    outlines.iter().any(|outline| codes.contains(&outline.code.value))
}

/// Writes the records that changed, and the manifest with their new fingerprints.
fn mend_portal(dist: &mut Dist, mut records: Vec<OutputFile>, hash: &str) -> Result<bool, Failure> {
    let written = files::read(&dist.folder.join("portal/manifest.json"))?;
    records.retain(|file| dist.is_new(file));
    let Some(manifest) = portal::manifest::mended(&written, hash, &records) else { return Ok(false) };
    records.push(OutputFile { path: "manifest.json".to_owned(), content: manifest });
    dist.mend_portal(&records)?;
    Ok(true)
}

fn mend_index(dist: &mut Dist, changed: &[tthc_search::Entry]) -> Result<(), Failure> {
    let stage = dist.stage("index")?;
    let place = dist.folder.join("index");
    for name in files::names(&place) {
        files::keep(&place.join(&name), &stage.join(&name))?;
    }
    tthc_search::replace(&stage, changed).map_err(|error| super::super::search::failure(&error))?;
    dist.put("index")?;
    // What it holds is no longer what a whole build would have written.
    dist.state.index = String::new();
    Ok(())
}

fn remember(memory: &mut Memory, edited: Vec<Edited>, hashes: &[[u8; 32]]) {
    for file in edited {
        let outlines = file.procedures.iter().flatten().map(Procedure::outline).collect();
        let remembered = &mut memory.files[file.number];
        remembered.hash = hashes[file.number];
        remembered.procedures = Some(Remembered { facts: file.examined.facts, outlines });
    }
}

/// What the next build needs to know of this one.
pub fn memory(workspace: &Workspace, catalogue: &Catalogue, day: Date, hashes: &[[u8; 32]], key: &str) -> Memory {
    let mut of_law: HashSet<FileId> = HashSet::new();
    of_law.extend(catalogue.instruments.values().map(|item| item.number.span.file));
    of_law.extend(catalogue.authorities.values().map(|item| item.id.span.file));
    of_law.extend(catalogue.sectors.values().map(|item| item.id.span.file));
    of_law.extend(catalogue.documents.values().map(|item| item.id.span.file));
    of_law.extend(catalogue.forms.values().map(|item| item.id.span.file));
    of_law.extend(catalogue.amendments.values().map(|item| item.id.span.file));
    of_law.extend(catalogue.waivers.iter().map(|item| item.finding.span.file));
    // A procedure with several versions is read again with the law that makes them.
    let vary = catalogue.procedures.values().filter(|timeline| timeline.states().count() > 1);
    of_law.extend(vary.filter_map(|timeline| timeline.states().next()).map(|(_, _, version)| version.span.file));
    let mut by_file: BTreeMap<FileId, Remembered> = BTreeMap::new();
    for (procedure, _) in catalogue.all(day) {
        let file = by_file.entry(procedure.span.file).or_default();
        // A build with findings has no memory: no paper is still asked for on its day.
        file.facts.push(Facts::of(procedure));
        file.outlines.push(procedure.outline());
    }
    let files = workspace.paths.iter().zip(hashes).enumerate().map(|(number, (path, hash))| {
        let file = FileId(number as u32);
        let procedures = (!of_law.contains(&file)).then(|| by_file.remove(&file).unwrap_or_default());
        FileMemory { path: path.clone(), hash: *hash, procedures }
    });
    Memory { key: key.to_owned(), files: files.collect(), mended: 0 }
}

/// The sources' hash, whatever the order in which they were read.
pub fn sources_hash(paths: &[String], hashes: &[[u8; 32]]) -> String {
    let mut hasher = blake3::Hasher::new();
    for (path, hash) in paths.iter().zip(hashes) {
        hasher.update(&(path.len() as u64).to_le_bytes());
        hasher.update(path.as_bytes());
        hasher.update(hash);
    }
    hasher.finalize().to_hex().to_string()
}

/// What a memory is only good for: the program, the day, the settings and the tables.
pub fn key(workspace: &Workspace, day: Date) -> String {
    let units = Path::new(&workspace.settings.units);
    let tables = [units.join("provinces.toml"), units.join("communes.toml"), PathBuf::from(&workspace.settings.papers)]
        .map(|path| files::read(&workspace.root.join(path)).unwrap_or_default());
    dist::fingerprint(&(dist::KEY, day.to_string(), format!("{:?}", workspace.settings), tables))
}
