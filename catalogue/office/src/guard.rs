//! What an archive must be before anything in it is read: few entries with honest names that inflate to a bounded size.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::error::OfficeError;

/// What an archive may cost.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Bytes of the file as it came.
    pub bytes: usize,
    /// Entries of the archive.
    pub entries: usize,
    /// Bytes of all entries, inflated.
    pub inflated: u64,
    /// How many times its stored size an entry may inflate to. Not asked of an entry of less than [`Limits::small`].
    pub ratio: u64,
    /// Bytes up to which an inflated entry is harmless, whatever its ratio.
    pub small: u64,
}

/// Deflate can pack 1,032 times; the XML of documents packs ten to a hundred times, zeros nearly all that it can.
pub const LIMITS: Limits = Limits { bytes: 64 << 20, entries: 10_000, inflated: 256 << 20, ratio: 250, small: 8 << 20 };

/// An archive that kept to the limits: each of its entries was inflated once and its checksum is right.
pub struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Entries by their names as the parts of an Office file are compared: without regard to case.
    places: HashMap<String, usize>,
}

/// Checks an archive against [`LIMITS`].
pub fn open(bytes: &[u8]) -> Result<Archive<'_>, OfficeError> {
    open_within(bytes, &LIMITS)
}

/// Checks an archive against limits of the caller's.
pub fn open_within<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Archive<'a>, OfficeError> {
    if bytes.len() > limits.bytes {
        return Err(OfficeError::Large { bytes: bytes.len(), limit: limits.bytes });
    }
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| whole(&error))?;
    if zip.len() > limits.entries {
        return Err(OfficeError::ManyEntries { entries: zip.len(), limit: limits.entries });
    }
    let places = places(&zip)?;
    if zip.has_overlapping_entries().map_err(|error| whole(&error))? {
        return Err(OfficeError::Overlap);
    }
    let mut left = limits.inflated;
    for place in 0..zip.len() {
        left = inflate(&mut zip, place, left, limits)?;
    }
    Ok(Archive { zip, places })
}

impl Archive<'_> {
    /// Whether there is a part of this name.
    pub fn holds(&self, name: &str) -> bool {
        self.places.contains_key(&key(name))
    }

    /// The names of all parts, in lower case, in no order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.places.keys().map(String::as_str)
    }

    /// The bytes of a part, if there is one of this name.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, OfficeError> {
        let Some(place) = self.places.get(&key(name)) else { return Ok(None) };
        let mut entry = self.zip.by_index(*place).map_err(|_| OfficeError::damaged(name))?;
        let mut bytes = Vec::new();
        // Its size was measured when the archive was opened, so this read is bounded.
        entry.read_to_end(&mut bytes).map_err(|_| OfficeError::damaged(name))?;
        Ok(Some(bytes))
    }
}

/// Where each entry stands, if all have names of their own that stay inside the archive.
fn places(zip: &ZipArchive<Cursor<&[u8]>>) -> Result<HashMap<String, usize>, OfficeError> {
    let mut places = HashMap::with_capacity(zip.len());
    for (place, name) in zip.file_names().enumerate() {
        let name = name.map_err(|error| whole(&error))?;
        if !stays_inside(&name) {
            return Err(OfficeError::EntryName { entry: shown(&name) });
        }
        if places.insert(key(&name), place).is_some() {
            return Err(OfficeError::TwoEntries { entry: Some(shown(&name)) });
        }
    }
    // The library keeps one of two entries of exactly one name, and only counts the other.
    if zip.has_duplicate_names() {
        return Err(OfficeError::TwoEntries { entry: None });
    }
    Ok(places)
}

fn stays_inside(name: &str) -> bool {
    let name = name.replace('\\', "/");
    let drive = name.as_bytes().get(1) == Some(&b':');
    let inside = name.split('/').all(|step| step != ".." && step != ".");
    !name.is_empty() && !name.starts_with('/') && !drive && inside && !name.chars().any(char::is_control)
}

fn key(name: &str) -> String {
    name.trim_start_matches('/').replace('\\', "/").to_lowercase()
}

/// A name that is fit to be shown: a hostile one may be 64 KB of control letters.
fn shown(name: &str) -> String {
    name.chars().take(80).map(|letter| if letter.is_control() { '\u{FFFD}' } else { letter }).collect()
}

/// Inflates one entry without keeping it and says how much may still come.
fn inflate(zip: &mut ZipArchive<Cursor<&[u8]>>, place: usize, left: u64, limits: &Limits) -> Result<u64, OfficeError> {
    let mut entry = zip.by_index(place).map_err(|error| match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => OfficeError::Locked,
        error => whole(&error),
    })?;
    let name = entry.name().map(|name| shown(&name)).unwrap_or_default();
    let stored = entry.compressed_size().max(1);
    let mut inflated = 0;
    let mut buffer = vec![0; 64 << 10];
    loop {
        let read = entry.read(&mut buffer).map_err(|_| OfficeError::damaged(&name))? as u64;
        if read == 0 {
            return Ok(left - inflated);
        }
        inflated += read;
        if inflated > left {
            return Err(OfficeError::Inflates { limit: limits.inflated });
        }
        if inflated > limits.small && inflated / stored > limits.ratio {
            return Err(OfficeError::Ratio { entry: name, limit: limits.ratio });
        }
    }
}

fn whole(_: &ZipError) -> OfficeError {
    OfficeError::Damaged { entry: None, at: None }
}
