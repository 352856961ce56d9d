//! Names this build, so that a cache made by another one is not believed.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

fn main() {
    let mut hasher = DefaultHasher::new();
    for folder in ["../../dsl/src", "../compiler/src"] {
        println!("cargo:rerun-if-changed={folder}");
        hash(Path::new(folder), &mut hasher);
    }
    println!("cargo:rustc-env=TTHC_BUILD={:016x}", hasher.finish());
}

#[expect(clippy::disallowed_methods, reason = "a build script reads the sources that it names")]
fn hash(folder: &Path, hasher: &mut DefaultHasher) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            hash(&path, hasher);
        } else if let Ok(bytes) = std::fs::read(&path) {
            bytes.hash(hasher);
        }
    }
}
