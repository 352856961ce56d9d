//! Where files are read and written: beside first, then renamed, so that a crash leaves the old version whole.
#![expect(clippy::disallowed_methods, reason = "this module is the command line's IO")]

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::say::Failure;

pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|error| unreadable(path, &error))
}

pub fn exists(path: &Path) -> bool {
    path.exists()
}

pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

pub fn here() -> Result<PathBuf, Failure> {
    std::env::current_dir().map_err(|error| unreadable(Path::new("."), &error))
}

/// When a file was last written; nothing for one that cannot be looked at.
pub fn written(path: &Path) -> Option<std::time::SystemTime> {
    std::fs::metadata(path).ok()?.modified().ok()
}

/// The names in a folder, sorted; a folder that does not exist is empty.
pub fn names(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<String> = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    names.sort();
    names
}

/// Writes a file beside its place and renames it there.
pub fn write(path: &Path, content: &[u8]) -> Result<(), Failure> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let failed = |error: &std::io::Error| unwritable(path, error);
    std::fs::create_dir_all(folder).map_err(|e| failed(&e))?;
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(|e| failed(&e))?;
    file.write_all(content).map_err(|e| failed(&e))?;
    file.as_file().sync_all().map_err(|e| failed(&e))?;
    if let Ok(old) = std::fs::metadata(path) {
        let _ = file.as_file().set_permissions(old.permissions());
    } else {
        readable_by_all(file.as_file());
    }
    file.persist(path).map_err(|e| failed(&e.error))?;
    Ok(())
}

/// Temporary files are private; what is published is not.
#[cfg(unix)]
fn readable_by_all(file: &std::fs::File) {
    use std::os::unix::fs::PermissionsExt;
    let _ = file.set_permissions(std::fs::Permissions::from_mode(0o644));
}

#[cfg(not(unix))]
fn readable_by_all(_file: &std::fs::File) {}

/// Writes a file of a folder that is not yet in its place.
pub fn stage(path: &Path, content: &[u8]) -> Result<(), Failure> {
    std::fs::write(path, content).map_err(|error| unwritable(path, &error))
}

/// Puts an unchanged file into the new folder without copying it, where the disk can.
pub fn keep(old: &Path, new: &Path) -> Result<(), Failure> {
    std::fs::hard_link(old, new).or_else(|_| std::fs::copy(old, new).map(drop)).map_err(|error| unwritable(new, &error))
}

pub fn make_folder(path: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(path).map_err(|error| unwritable(path, &error))
}

pub fn remove(path: &Path) -> Result<(), Failure> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(unwritable(path, &error)),
        _ => Ok(()),
    }
}

pub fn remove_folder(path: &Path) -> Result<(), Failure> {
    match std::fs::remove_dir_all(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(unwritable(path, &error)),
        _ => Ok(()),
    }
}

/// Puts a finished folder in the place of the old one. What stood there is removed last.
pub fn swap(new: &Path, place: &Path) -> Result<(), Failure> {
    let old = aside(place);
    remove_folder(&old)?;
    if exists(place) {
        std::fs::rename(place, &old).map_err(|error| unwritable(place, &error))?;
    }
    if let Err(error) = std::fs::rename(new, place) {
        // Nothing is lost: the old folder goes back to where it was.
        let _ = std::fs::rename(&old, place);
        return Err(unwritable(place, &error));
    }
    remove_folder(&old)
}

/// An interrupted swap left the old folder aside: it is put back.
pub fn recover(place: &Path) -> Result<(), Failure> {
    let old = aside(place);
    if exists(&old) && !exists(place) {
        std::fs::rename(&old, place).map_err(|error| unwritable(place, &error))?;
    }
    remove_folder(&old)
}

fn aside(place: &Path) -> PathBuf {
    let name = place.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    place.with_file_name(format!(".{name}.old"))
}

/// The system's reason in Vietnamese, where it is one of the usual ones.
fn reason(error: &std::io::Error) -> String {
    use std::io::ErrorKind;
    let known = match error.kind() {
        ErrorKind::NotFound => "không có tệp hoặc thư mục này",
        ErrorKind::PermissionDenied => "không có quyền",
        ErrorKind::IsADirectory => "đây là một thư mục",
        ErrorKind::NotADirectory => "một phần của đường dẫn không phải là thư mục",
        ErrorKind::StorageFull => "đĩa đã đầy",
        ErrorKind::ReadOnlyFilesystem => "đĩa chỉ cho phép đọc",
        _ => return error.to_string(),
    };
    known.to_owned()
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(
        format!("không đọc được `{}`: {}", path.display(), reason(error)),
        format!("cannot read `{}`: {error}", path.display()),
    )
}

fn unwritable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(
        format!("không ghi được `{}`: {}", path.display(), reason(error)),
        format!("cannot write `{}`: {error}", path.display()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_swap_replaces_the_whole_folder_and_an_interrupted_one_is_undone() {
        let root = tempfile::tempdir().expect("a folder");
        let place = root.path().join("dist");
        for (folder, text) in [("a", "một"), ("b", "hai")] {
            let new = root.path().join(folder);
            make_folder(&new).expect("made");
            stage(&new.join("tệp"), text.as_bytes()).expect("staged");
            swap(&new, &place).expect("swapped");
            assert_eq!(read(&place.join("tệp")).expect("read"), text.as_bytes());
        }
        std::fs::rename(&place, aside(&place)).expect("as if interrupted");
        recover(&place).expect("recovered");
        assert_eq!(read(&place.join("tệp")).expect("read"), "hai".as_bytes());
        assert!(!exists(&aside(&place)));
    }
}
