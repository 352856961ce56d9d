//! Names this build, so that a cache made by another one is not believed, and lists the law that the program carries.
#![expect(clippy::disallowed_methods, reason = "a build script reads the sources that it names")]

use std::fmt::Write;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

fn main() {
    let mut hasher = DefaultHasher::new();
    for folder in ["../../dsl/src", "../compiler/src", "../history/src"] {
        println!("cargo:rerun-if-changed={folder}");
        files(Path::new(folder), &mut |path| {
            if let Ok(bytes) = std::fs::read(path) {
                bytes.hash(&mut hasher);
            }
        });
    }
    println!("cargo:rustc-env=TTHC_BUILD={:016x}", hasher.finish());
    list_law();
}

/// Writes the table of the files of `procedures/law`, with its settings, that a new workspace begins with.
fn list_law() {
    let root = std::env::current_dir().map(|here| here.join("../../procedures")).unwrap_or_default();
    println!("cargo:rerun-if-changed=../../procedures/law");
    println!("cargo:rerun-if-changed=../../procedures/tthc.toml");
    let mut paths = vec![root.join("tthc.toml")];
    // What changes procedures stays with those that it changes.
    let amendments = root.join("law/amendments");
    files(&root.join("law"), &mut |path| {
        if !path.starts_with(&amendments) {
            paths.push(path.to_owned());
        }
    });
    let mut table = String::from("/// Path in the workspace, and text.\npub const FILES: &[(&str, &str)] = &[\n");
    for path in &paths {
        let inside: Vec<String> =
            path.strip_prefix(&root).into_iter().flatten().map(|name| name.to_string_lossy().into_owned()).collect();
        let _ = writeln!(table, "    ({:?}, include_str!({path:?})),", inside.join("/"));
    }
    table.push_str("];\n");
    let out = std::env::var_os("OUT_DIR").map(PathBuf::from).unwrap_or_default();
    if let Err(error) = std::fs::write(out.join("law.rs"), table) {
        println!("cargo:error=the table of the law cannot be written: {error}");
    }
}

/// Every file below a folder, in the order of the names.
fn files(folder: &Path, take: &mut dyn FnMut(&Path)) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            files(&path, take);
        } else {
            take(&path);
        }
    }
}
