//! `dist`: what a build writes, beside its place first. A part that says the same as before is left as it is.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use tthc_outputs::OutputFile;

use crate::files;
use crate::say::Failure;

/// What the last build wrote, by hash.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct State {
    key: String,
    /// Files of the portal.
    portal: BTreeMap<String, String>,
    /// Volumes of the book, and its front under an empty name.
    pub book: BTreeMap<String, String>,
    pub index: String,
}

/// Changes whenever the same sources would give other files.
pub const KEY: &str = concat!("1/", env!("CARGO_PKG_VERSION"), "/", env!("TTHC_BUILD"));

/// The folder of a build's results.
pub struct Dist {
    pub folder: PathBuf,
    pub state: State,
}

/// How many files a part has and how many of them are new.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wrote {
    pub files: usize,
    pub new: usize,
}

impl Dist {
    /// Opens the folder; what an interrupted build left is put right first.
    pub fn open(folder: &Path) -> Result<Dist, Failure> {
        for part in ["portal", "book", "index"] {
            files::recover(&folder.join(part))?;
            files::remove_folder(&folder.join(format!(".{part}.new")))?;
        }
        let stored = files::read(&folder.join(".tthc-build.json")).ok();
        let state = stored.and_then(|bytes| serde_json::from_slice::<State>(&bytes).ok());
        let state = state.filter(|state| state.key == KEY).unwrap_or_default();
        Ok(Dist { folder: folder.to_owned(), state })
    }

    /// The folder in which a part is made before it is put in its place.
    pub fn stage(&self, part: &str) -> Result<PathBuf, Failure> {
        let folder = self.folder.join(format!(".{part}.new"));
        files::remove_folder(&folder)?;
        files::make_folder(&folder)?;
        Ok(folder)
    }

    pub fn put(&self, part: &str) -> Result<(), Failure> {
        files::swap(&self.folder.join(format!(".{part}.new")), &self.folder.join(part))
    }

    pub fn has(&self, part: &str) -> bool {
        files::exists(&self.folder.join(part))
    }

    /// Replaces the portal's folder by these files. Those that did not change are kept without being written.
    pub fn portal(&mut self, outputs: &[OutputFile]) -> Result<Wrote, Failure> {
        let hashes = hashes(outputs);
        let new: BTreeMap<String, String> = outputs.iter().map(|file| file.path.clone()).zip(hashes).collect();
        if new == self.state.portal && self.has("portal") {
            return Ok(Wrote { files: outputs.len(), new: 0 });
        }
        let written = self.swap_portal(new, outputs)?;
        Ok(Wrote { files: outputs.len(), new: written })
    }

    /// Replaces some of the portal's files.
    pub fn mend_portal(&mut self, changed: &[OutputFile]) -> Result<(), Failure> {
        let mut new = self.state.portal.clone();
        new.extend(changed.iter().map(|file| file.path.clone()).zip(hashes(changed)));
        self.swap_portal(new, changed).map(drop)
    }

    /// Does the file differ from the one that the last build wrote?
    pub fn is_new(&self, file: &OutputFile) -> bool {
        self.state.portal.get(&file.path) != Some(&hash(file))
    }

    fn swap_portal(&mut self, new: BTreeMap<String, String>, outputs: &[OutputFile]) -> Result<usize, Failure> {
        let (place, stage) = (self.folder.join("portal"), self.stage("portal")?);
        let folders: BTreeSet<PathBuf> =
            new.keys().filter_map(|path| Some(stage.join(path).parent()?.to_owned())).collect();
        folders.iter().try_for_each(|folder| files::make_folder(folder))?;
        let contents: HashMap<&str, &OutputFile> = outputs.iter().map(|file| (file.path.as_str(), file)).collect();
        let old = &self.state.portal;
        let written: Result<Vec<bool>, Failure> = new
            .par_iter()
            .map(|(path, hash)| {
                let (before, after) = (place.join(path), stage.join(path));
                match contents.get(path.as_str()) {
                    Some(file) if old.get(path) != Some(hash) || !files::exists(&before) => {
                        files::stage(&after, &file.content)?;
                        Ok(true)
                    }
                    _ => files::keep(&before, &after).map(|()| false),
                }
            })
            .collect();
        let written = written?.into_iter().filter(|new| *new).count();
        self.put("portal")?;
        self.state.portal = new;
        Ok(written)
    }

    /// Remembers what was written.
    pub fn save(mut self) -> Result<(), Failure> {
        KEY.clone_into(&mut self.state.key);
        let text = crate::formats::pretty(&self.state);
        files::write(&self.folder.join(".tthc-build.json"), text.as_bytes())
    }
}

fn hash(file: &OutputFile) -> String {
    blake3::hash(&file.content).to_hex().to_string()
}

fn hashes(files: &[OutputFile]) -> Vec<String> {
    files.par_iter().map(hash).collect()
}

/// What differs between the files on disk and those that a build would write: `+` missing, `~` different, `-` too many.
pub fn differences(folder: &Path, outputs: &[OutputFile]) -> Vec<String> {
    let mut out = Vec::new();
    for file in outputs {
        match files::read(&folder.join(&file.path)) {
            Err(_) => out.push(format!("+ {}", file.path)),
            Ok(content) if content != file.content => out.push(format!("~ {}", file.path)),
            Ok(_) => {}
        }
    }
    let known: std::collections::HashSet<&str> = outputs.iter().map(|file| file.path.as_str()).collect();
    extra(folder, "", &known, &mut out);
    out
}

fn extra(folder: &Path, prefix: &str, known: &std::collections::HashSet<&str>, out: &mut Vec<String>) {
    for name in files::names(&folder.join(prefix)) {
        let path = if prefix.is_empty() { name } else { format!("{prefix}/{name}") };
        if files::is_folder(&folder.join(&path)) {
            extra(folder, &path, known, out);
        } else if !known.contains(path.as_str()) {
            out.push(format!("- {path}"));
        }
    }
}

/// A value's fingerprint, the same in every run.
pub fn fingerprint(value: &impl Hash) -> String {
    struct Feed(blake3::Hasher);
    impl Hasher for Feed {
        fn finish(&self) -> u64 {
            0
        }
        fn write(&mut self, bytes: &[u8]) {
            self.0.update(bytes);
        }
    }
    let mut feed = Feed(blake3::Hasher::new());
    value.hash(&mut feed);
    feed.0.finalize().to_hex().to_string()
}
