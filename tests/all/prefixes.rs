//! Every prefix of every shipped file: what an editor holds while someone types.

use std::ops::Range;

use rayon::prelude::*;
use tthc_dsl::{Diagnostic, FileId, Source, parse};
use tthc_tests::shipped;

/// The bytes that the texts of one file's prefixes may come to in a build without optimisation: beyond it, every so
/// many characters one is tried, and all around the marks at which something begins or ends. With `TTHC_ALL_PREFIXES`
/// set none is left out: a minute with optimisation.
const BYTES: usize = 400_000;

#[test]
fn is_read_without_panic_and_every_place_lies_on_characters() {
    let read: usize =
        shipped().par_iter().map(|source| prefixes(&source.text).map(|at| read(source, at)).count()).sum();
    assert!(read > 10_000, "only {read} prefixes were read");
}

/// The prefixes to try of a text.
fn prefixes(text: &str) -> impl Iterator<Item = usize> + '_ {
    let whole = text.len() * text.chars().count() / 2;
    let all = std::env::var_os("TTHC_ALL_PREFIXES").is_some();
    let step = if all { 1 } else { whole.div_ceil(BYTES) };
    let bytes = text.as_bytes();
    let marks = |at: usize| at > 0 && matches!(bytes[at - 1], b'"' | b'{' | b'[') && at < 2_000;
    text.char_indices()
        .enumerate()
        .filter(move |(number, (at, _))| number % step == 0 || marks(*at))
        .map(|(_, (at, _))| at)
}

fn read(source: &Source, at: usize) {
    let prefix = Source::new(FileId(0), source.path.clone(), &source.text[..at]);
    for diagnostic in parse(&prefix).diagnostics {
        for range in places(&diagnostic) {
            assert!(prefix.text.get(range.clone()).is_some(), "{}: {range:?} in a prefix of {at} bytes", source.path);
        }
    }
}

fn places(diagnostic: &Diagnostic) -> impl Iterator<Item = Range<usize>> + '_ {
    let notes = diagnostic.notes.iter().map(|note| note.span.range());
    let fix = diagnostic.fix.as_ref().map(|fix| fix.span.range());
    std::iter::once(diagnostic.span.range()).chain(notes).chain(fix)
}
