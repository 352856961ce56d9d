//! Codes and citations of a query against those of the index: the exact one, a wider one, one nearby.

use std::collections::BTreeSet;
use std::ops::Range;

use tantivy::Searcher;
use tantivy::schema::Field;

use super::atoms::Typed;
use super::parse::Asked;
use super::resolve::{Around, Clause, Resolved, Resolver};
use crate::analyse::{Citation, Code, words};
use crate::relaxation::Relaxation;

/// A beginning that fits more codes than this is hardly one.
const MOST_CODES: usize = 200;

impl Resolver<'_> {
    pub(super) fn code(&self, resolved: &mut Resolved, typed: &str, code: &Code) -> tantivy::Result<()> {
        let family = format!("~{}", code.base);
        let mut terms = vec![(code.whole.clone(), 3)];
        if code.whole != code.base {
            terms.push((code.base.clone(), 2));
        }
        terms.push((family, 1));
        let mut known = Vec::new();
        for (term, tier) in terms {
            if self.frequency(self.fields.code, &term)? > 0 {
                known.push((term, tier));
            }
        }
        if !known.is_empty() {
            resolved.clauses.push(Clause::Code(known));
            return Ok(());
        }
        for key in code.keys() {
            if self.frequency(self.fields.key, &key)? > 0 {
                resolved.clauses.push(Clause::Keys(vec![key]));
                return Ok(());
            }
        }
        let near = self.near_codes(&code.base)?;
        let typed = typed.to_owned();
        if near.is_empty() {
            resolved.relaxed.push(Relaxation::UnknownCode { typed });
        } else {
            resolved.relaxed.push(Relaxation::NearbyCodes { typed, codes: near.clone() });
            resolved.clauses.push(Clause::Code(near.into_iter().map(|code| (code, 1)).collect()));
        }
        Ok(())
    }

    /// All procedures whose code begins so; if there is none, it is a number like any other.
    pub(super) fn code_head(
        &self,
        resolved: &mut Resolved,
        asked: &Asked,
        range: &Range<usize>,
        head: &str,
    ) -> tantivy::Result<()> {
        let codes = beginning(self.searcher, self.fields.code, head, MOST_CODES)?;
        if codes.is_empty() {
            return self.as_words(resolved, asked, range);
        }
        resolved.clauses.push(Clause::Code(codes.into_iter().map(|code| (code, 1)).collect()));
        Ok(())
    }

    fn as_words(&self, resolved: &mut Resolved, asked: &Asked, range: &Range<usize>) -> tantivy::Result<()> {
        for mut word in words(&asked.text[range.clone()]) {
            word.range = word.range.start + range.start..word.range.end + range.start;
            self.word(resolved, asked, &Typed { word, required: true }, &Around::default())?;
        }
        Ok(())
    }

    /// Codes that differ in one digit, or in two neighbours changed about.
    fn near_codes(&self, base: &str) -> tantivy::Result<Vec<String>> {
        let signs = base.as_bytes();
        let mut tries = Vec::new();
        for at in (0..signs.len()).filter(|&at| signs[at].is_ascii_digit()) {
            for digit in b'0'..=b'9' {
                let mut other = signs.to_vec();
                other[at] = digit;
                tries.push(other);
            }
            if signs.get(at + 1).is_some_and(u8::is_ascii_digit) {
                let mut other = signs.to_vec();
                other.swap(at, at + 1);
                // Neighbours changed about are the likelier slip.
                tries.insert(0, other);
            }
        }
        let mut near = Vec::new();
        for code in tries.into_iter().filter_map(|code| String::from_utf8(code).ok()) {
            if code != base && !near.contains(&code) && self.frequency(self.fields.code, &code)? > 0 {
                near.push(code);
            }
        }
        near.truncate(10);
        Ok(near)
    }

    pub(super) fn citation(
        &self,
        resolved: &mut Resolved,
        asked: &Asked,
        range: &Range<usize>,
        citation: &Citation,
    ) -> tantivy::Result<()> {
        let typed = &asked.text[range.clone()];
        let (mut required, mut wider) = (Vec::new(), false);
        if let Some(instrument) = &citation.instrument {
            let keys = instrument.keys();
            // With a year the number is one instrument, without it any instrument of that kind.
            let exact = usize::from(instrument.year.is_some() && instrument.suffix.is_some());
            if let Some((at, key)) = self.first_known(&keys)? {
                wider |= at > exact;
                required.push(key);
            }
        }
        for provision in &citation.provisions {
            let prefix = citation.instrument.as_ref().map(|instrument| format!("#{}:", instrument.number));
            if prefix.is_some() && required.is_empty() {
                break;
            }
            let prefix = prefix.unwrap_or_default();
            let keys: Vec<String> = provision.keys().iter().map(|key| format!("{prefix}{key}")).collect();
            match self.first_known(&keys)? {
                Some((at, key)) => {
                    wider |= at > 0;
                    required.push(key);
                }
                None => wider = true,
            }
        }
        if required.is_empty() {
            resolved.relaxed.push(Relaxation::WiderCitation { typed: typed.to_owned() });
            // Nothing cites it; its words may still stand somewhere.
            return self.as_words(resolved, asked, range);
        }
        if wider {
            resolved.relaxed.push(Relaxation::WiderCitation { typed: typed.to_owned() });
        }
        resolved.clauses.push(Clause::Keys(required));
        Ok(())
    }

    fn first_known(&self, keys: &[String]) -> tantivy::Result<Option<(usize, String)>> {
        for (at, key) in keys.iter().enumerate() {
            if self.frequency(self.fields.key, key)? > 0 {
                return Ok(Some((at, key.clone())));
            }
        }
        Ok(None)
    }
}

/// The terms of a field that begin so, in order.
pub(super) fn beginning(
    searcher: &Searcher,
    field: Field,
    head: &str,
    wanted: usize,
) -> tantivy::Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(field)?;
        let mut known = index.terms().range().ge(head.as_bytes()).into_stream()?;
        while known.advance() && known.key().starts_with(head.as_bytes()) && found.len() < wanted {
            found.insert(String::from_utf8_lossy(known.key()).into_owned());
        }
    }
    Ok(found)
}
