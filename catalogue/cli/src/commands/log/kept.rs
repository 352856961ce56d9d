//! Where what is known of the history is kept: in the workspace's own folder for such things.

use std::path::{Path, PathBuf};

use tthc_history::Memory;

use crate::cache::PROGRAM;
use crate::files;

/// The folder; each file begins with a hash of what follows, so that what was cut off or changed is not believed, nor
/// what another build wrote.
pub struct Kept {
    folder: PathBuf,
}

impl Kept {
    pub fn of(workspace: &Path) -> Kept {
        Kept { folder: workspace.join(".tthc").join("history") }
    }

    fn hash(bytes: &[u8]) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        hasher.update(PROGRAM.as_bytes()).update(&[0]).update(bytes);
        hasher.finalize()
    }
}

impl Memory for Kept {
    fn recall(&self, name: &str) -> Option<Vec<u8>> {
        let mut bytes = files::read(&self.folder.join(name)).ok()?;
        let (hash, content) = bytes.split_first_chunk::<32>()?;
        if Kept::hash(content) != *hash {
            return None;
        }
        bytes.drain(..32);
        Some(bytes)
    }

    fn keep(&self, name: &str, bytes: &[u8]) {
        let content = [Kept::hash(bytes).as_bytes(), bytes].concat();
        // A folder that cannot be written to only makes the next answer take longer.
        let _ = files::write(&self.folder.join(name), &content);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back_whole_or_not_at_all() {
        let root = tempfile::tempdir().expect("a folder");
        let kept = Kept::of(root.path());
        assert_eq!(kept.recall("log"), None);
        kept.keep("log", b"abc");
        assert_eq!(kept.recall("log").as_deref(), Some(&b"abc"[..]));
        let path = kept.folder.join("log");
        let mut bytes = files::read(&path).expect("written");
        bytes[33] ^= 1;
        files::write(&path, &bytes).expect("written");
        assert_eq!(kept.recall("log"), None);
        files::write(&path, &bytes[..20]).expect("written");
        assert_eq!(kept.recall("log"), None);
    }
}
