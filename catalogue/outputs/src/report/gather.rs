//! From the compiler's findings to a report: each finding under its procedure, each procedure under its sector.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use rayon::prelude::*;
use tthc_compiler::Examined;
use tthc_compiler::facts::{Facts, Target};
use tthc_compiler::model::Text;
use tthc_dsl::diagnostic::{Diagnostic, Words, both};
use tthc_dsl::{FileId, Lang, Lines, Source};

use super::owner::Owners;
use super::{Excerpt, Finding, Ministry, Note, Report, Sector, Subject, What};

/// What a report says of the workspace as a whole.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'g> {
    pub name: &'g str,
    pub day: Date,
    /// From the report's folder to the workspace: empty, or ending in `/`.
    pub reach: &'g str,
    /// The folder of instruments, authorities and sectors, from the workspace.
    pub law: &'g str,
    /// How many procedures name which sector first; `None` for those that name none.
    pub procedures: &'g BTreeMap<Option<String>, usize>,
}

impl Ground<'_> {
    /// Counts the procedures of files that were examined, by the sector that each names first.
    #[must_use]
    pub fn procedures(examined: &[Examined]) -> BTreeMap<Option<String>, usize> {
        let mut counts: BTreeMap<Option<String>, usize> = BTreeMap::new();
        for facts in examined.iter().flat_map(|file| &file.facts) {
            *counts.entry(first_sector(facts).map(str::to_owned)).or_default() += 1;
        }
        counts
    }
}

fn first_sector(facts: &Facts) -> Option<&str> {
    facts.references().find(|(target, ..)| *target == Target::Sector).map(|(_, name, _)| name)
}

/// Sorts findings, which come sorted by place, under what they stand in. `sources` holds the files that they speak of; a
/// finding in another has no line to show.
#[must_use]
pub fn gather(
    ground: &Ground<'_>,
    examined: &[Examined],
    diagnostics: &[Diagnostic],
    sources: &HashMap<FileId, Source>,
) -> Report {
    let declared = Declared::of(examined);
    let files: Vec<&[Diagnostic]> = diagnostics.chunk_by(|a, b| a.span.file == b.span.file).collect();
    let mut drafts: Vec<Draft> =
        files.into_par_iter().flat_map_iter(|of_file| in_file(ground, of_file, sources)).collect();
    let mut places: BTreeMap<Place, usize> = BTreeMap::new();
    for (sector, count) in ground.procedures {
        *places.entry(declared.place(sector.as_deref())).or_default() += count;
    }
    for draft in &mut drafts {
        if let Place::Sector { ministry, sector: Some(sector) } = &mut draft.place
            && ministry.is_none()
        {
            *ministry = declared.ministry(sector).map(str::to_owned);
        }
        places.entry(draft.place.clone()).or_default();
    }
    let mut report = Report {
        name: ground.name.to_owned(),
        day: ground.day,
        reach: ground.reach.to_owned(),
        ministries: Vec::new(),
        sectors: Vec::new(),
        subjects: Vec::new(),
    };
    let mut numbers: BTreeMap<Place, usize> = BTreeMap::new();
    for (place, procedures) in places {
        let ministry = declared.named_ministry(&place);
        if report.ministries.last().is_none_or(|last| last.id != ministry.id) {
            report.ministries.push(ministry);
        }
        let (id, name) = declared.named_sector(&place);
        numbers.insert(place, report.sectors.len());
        report.sectors.push(Sector { id, name, ministry: report.ministries.len() - 1, procedures });
    }
    report.subjects = drafts
        .into_iter()
        .map(|draft| Subject {
            what: draft.what,
            sector: numbers[&draft.place],
            path: draft.path,
            findings: draft.findings,
        })
        .collect();
    report
}

/// Where procedures and files are shown, in that order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Law,
    /// A file without a procedure that can be told.
    Unplaced,
    Sector {
        ministry: Option<String>,
        sector: Option<String>,
    },
}

struct Draft {
    what: What,
    place: Place,
    path: String,
    findings: Vec<Finding>,
}

fn in_file(ground: &Ground<'_>, diagnostics: &[Diagnostic], sources: &HashMap<FileId, Source>) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::new();
    let Some(source) = diagnostics.first().and_then(|first| sources.get(&first.span.file)) else { return out };
    let owners = Owners::of(source);
    let lines = Lines::new(&source.text);
    let in_law = source.path.strip_prefix(ground.law).is_some_and(|rest| rest.starts_with('/'));
    // A procedure's findings need not be neighbours: another may stand in the middle of it.
    let mut numbers: HashMap<Option<usize>, usize> = HashMap::new();
    for diagnostic in diagnostics {
        let owner = owners.at(diagnostic.span);
        let place = *numbers.entry(owner.map(|(number, _)| number)).or_insert_with(|| {
            let (what, place) = match owner {
                Some((_, presented)) => (
                    What::Procedure { code: presented.code.clone(), name: presented.name.clone() },
                    Place::Sector { ministry: None, sector: presented.sector.clone() },
                ),
                None if in_law || owners.are_law() => (What::File, Place::Law),
                None => (What::File, Place::Unplaced),
            };
            out.push(Draft { what, place, path: source.path.clone(), findings: Vec::new() });
            out.len() - 1
        });
        out[place].findings.push(finding(diagnostic, source, &lines, sources));
    }
    out
}

fn finding(diagnostic: &Diagnostic, source: &Source, lines: &Lines<'_>, sources: &HashMap<FileId, Source>) -> Finding {
    let place = lines.place(diagnostic.span.start);
    let notes = diagnostic.notes.iter().filter_map(|note| {
        let of = sources.get(&note.span.file)?;
        let line = if of.file == source.file {
            lines.place(note.span.start).line
        } else {
            Lines::new(&of.text).place(note.span.start).line
        };
        Some(Note { text: note.text.clone(), path: of.path.clone(), line })
    });
    Finding {
        code: diagnostic.code,
        severity: diagnostic.severity,
        message: diagnostic.message.clone(),
        help: diagnostic.help.clone(),
        law: diagnostic.provision(Lang::Vi).zip(diagnostic.provision(Lang::En)).map(|(vi, en)| both(vi, en)),
        line: place.line,
        column: place.column,
        excerpt: Excerpt::of(&source.text, lines, diagnostic.span),
        notes: notes.collect(),
    }
}

/// The sectors and authorities of the workspace, by identifier.
struct Declared<'e> {
    sectors: HashMap<&'e str, (&'e Text, Option<&'e str>)>,
    authorities: HashMap<&'e str, &'e Text>,
}

impl<'e> Declared<'e> {
    fn of(examined: &'e [Examined]) -> Self {
        let mut declared = Declared { sectors: HashMap::new(), authorities: HashMap::new() };
        for file in examined {
            // Of two that bear one name the first counts, as in the catalogue.
            for sector in &file.law.sectors {
                let ministry = sector.ministry.as_ref().map(|ministry| ministry.value.as_str());
                declared.sectors.entry(&sector.id.value).or_insert((&sector.name, ministry));
            }
            for authority in &file.law.authorities {
                declared.authorities.entry(&authority.id.value).or_insert(&authority.name);
            }
        }
        declared
    }

    fn ministry(&self, sector: &str) -> Option<&'e str> {
        self.sectors.get(sector)?.1
    }

    fn place(&self, sector: Option<&str>) -> Place {
        let ministry = sector.and_then(|sector| self.ministry(sector)).map(str::to_owned);
        Place::Sector { ministry, sector: sector.map(str::to_owned) }
    }

    fn named_ministry(&self, place: &Place) -> Ministry {
        let (id, name) = match place {
            Place::Sector { ministry: Some(id), .. } => {
                (id.clone(), self.authorities.get(id.as_str()).map_or_else(|| both(id, id), |name| words(name, id)))
            }
            Place::Sector { ministry: None, .. } | Place::Unplaced => {
                ("?".to_owned(), both("Chưa rõ bộ", "Ministry not known"))
            }
            Place::Law => ("§".to_owned(), both("Văn bản, cơ quan dùng chung", "Shared law and authorities")),
        };
        Ministry { id, name }
    }

    fn named_sector(&self, place: &Place) -> (String, Words) {
        match place {
            Place::Sector { sector: Some(id), .. } => {
                (id.clone(), self.sectors.get(id.as_str()).map_or_else(|| both(id, id), |(name, _)| words(name, id)))
            }
            Place::Sector { sector: None, .. } => ("?".to_owned(), both("Chưa nêu lĩnh vực", "No sector named")),
            Place::Law => ("§".to_owned(), both("Văn bản, cơ quan, lĩnh vực", "Instruments, authorities, sectors")),
            Place::Unplaced => {
                ("–".to_owned(), both("Tệp không đọc được thủ tục", "Files without a readable procedure"))
            }
        }
    }
}

fn words(text: &Text, id: &str) -> Words {
    let vi = if text.vi.is_empty() { id } else { &text.vi };
    both(vi, text.en.as_deref().unwrap_or(vi))
}
