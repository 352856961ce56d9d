//! Text to words: each in a folded and an accented form, with its place in the original text.

use std::ops::Range;

use super::letters::{Letters, Piece, Quality, Tone, composed};
use super::tones::Tones;
use crate::glossary::{self, Expansion};

/// A longer run of letters is no word anybody types; its head identifies it well enough.
const LONGEST: usize = 96;

/// One word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// Where it stands in the original text, in bytes. Words of one abbreviation share its place.
    pub range: Range<usize>,
    /// Lower-case ASCII without marks: `hoa` for *hòa*, *hoà* and *hoa*.
    pub folded: String,
    /// With its quality marks, and the tone as a sign at the end: ``hoa` `` for *hòa* and *hoà*.
    pub accented: String,
}

impl Word {
    /// Whether marks were written that the folded form lacks.
    pub(crate) fn is_marked(&self) -> bool {
        self.folded != self.accented
    }
}

/// All words of a text, abbreviations expanded.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut words = Words::new(text);
    while words.advance() {
        found.push(Word {
            range: words.range(),
            folded: words.folded().to_owned(),
            accented: words.accented().to_owned(),
        });
    }
    found
}

/// Walks over the words of a text without allocating for each.
pub(crate) struct Words<'t> {
    text: &'t str,
    letters: Letters,
    at: usize,
    range: Range<usize>,
    folded: String,
    accented: String,
    expansion: Option<(&'static Expansion, usize)>,
    expands: bool,
    accents: bool,
    /// The word bears no mark but that of đ, as abbreviations do.
    is_plain: bool,
}

impl<'t> Words<'t> {
    pub(crate) fn new(text: &'t str) -> Words<'t> {
        Words {
            text,
            letters: Letters::get(),
            at: 0,
            range: 0..0,
            folded: String::with_capacity(16),
            accented: String::with_capacity(24),
            expansion: None,
            expands: true,
            accents: true,
            is_plain: true,
        }
    }

    /// The words as they are written; what the glossary itself is read with.
    pub(crate) fn unexpanded(text: &'t str) -> Words<'t> {
        Words { expands: false, ..Words::new(text) }
    }

    /// Without their accented forms, for where only the folded ones are looked at.
    pub(crate) fn folded_only(text: &'t str) -> Words<'t> {
        Words { accents: false, ..Words::new(text) }
    }

    /// Goes to the next word; false at the end of the text.
    pub(crate) fn advance(&mut self) -> bool {
        if let Some((expansion, next)) = self.expansion {
            if next < expansion.words.len() {
                self.expansion = Some((expansion, next + 1));
                return true;
            }
            self.expansion = None;
        }
        if !self.scan() {
            return false;
        }
        if self.expands {
            self.look_up();
        }
        true
    }

    pub(crate) fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    pub(crate) fn folded(&self) -> &str {
        match self.expansion {
            Some((expansion, next)) => &expansion.words[next - 1].0,
            None => &self.folded,
        }
    }

    pub(crate) fn accented(&self) -> &str {
        match self.expansion {
            Some((expansion, next)) => &expansion.words[next - 1].1,
            None => &self.accented,
        }
    }

    /// Whether the word came out of an abbreviation.
    pub(crate) fn is_expansion(&self) -> bool {
        self.expansion.is_some()
    }

    fn look_up(&mut self) {
        // `KH&CN` is one abbreviation, `A & B` are two words.
        if self.text.as_bytes().get(self.at) == Some(&b'&') && self.folded.len() <= 6 {
            self.look_up_joined();
            if self.expansion.is_some() {
                return;
            }
        }
        // *Tháp* written with its marks is never an abbreviation.
        if self.is_plain
            && let Some(expansion) = glossary::abbreviation(&self.folded)
        {
            self.expansion = Some((expansion, 1));
        }
    }

    fn look_up_joined(&mut self) {
        let next = self.text[self.at + 1..].chars().next();
        if next.is_none_or(|c| self.letters.piece(c) == Piece::Gap) {
            return;
        }
        let (at, range, is_plain) = (self.at, self.range.clone(), self.is_plain);
        let (folded, accented) = (self.folded.clone(), self.accented.clone());
        self.at += 1;
        self.scan();
        if let Some(expansion) = glossary::abbreviation(&format!("{folded}&{}", self.folded)) {
            self.range.start = range.start;
            self.expansion = Some((expansion, 1));
            return;
        }
        (self.at, self.range, self.is_plain) = (at, range, is_plain);
        (self.folded, self.accented) = (folded, accented);
    }

    /// Reads one run of letters and digits; false if there is none.
    fn scan(&mut self) -> bool {
        self.folded.clear();
        self.accented.clear();
        self.is_plain = true;
        let bytes = self.text.as_bytes();
        let mut tones = Tones::default();
        let mut last = (0u8, Quality::Plain);
        let mut start = None;
        let mut at = self.at;
        let mut end = at;
        while let Some(&byte) = bytes.get(at) {
            if byte < 0x80 {
                // Most characters are ASCII and most words end before one.
                let lower = byte.to_ascii_lowercase();
                if lower.is_ascii_lowercase() || lower.is_ascii_digit() {
                    start = start.or(Some(at));
                    at += 1;
                    end = at;
                    last = (lower, Quality::Plain);
                    self.put(lower, lower as char);
                } else if start.is_some() {
                    break;
                } else {
                    at += 1;
                }
                continue;
            }
            let c = Letters::decode(&bytes[at..]);
            let after = at + c.len_utf8();
            match self.letters.piece(c) {
                Piece::Letter(base, quality, tone) => {
                    start = start.or(Some(at));
                    end = after;
                    last = (base, quality);
                    self.is_plain &= matches!(quality, Quality::Plain | Quality::Stroke) && tone == Tone::Level;
                    self.put(base, composed(base, quality));
                    tones.add(tone);
                }
                Piece::Mark(quality, tone) if start.is_some() => {
                    end = after;
                    self.is_plain = false;
                    self.mark(&mut last, quality);
                    tones.add(tone);
                }
                Piece::Foreign => {
                    start = start.or(Some(at));
                    end = after;
                    last = (0, Quality::Plain);
                    if self.folded.len() < LONGEST {
                        self.folded.extend(c.to_lowercase());
                        self.accented.extend(c.to_lowercase());
                    }
                }
                Piece::Silent if start.is_some() => end = after,
                Piece::Gap if start.is_some() => break,
                Piece::Mark(..) | Piece::Silent | Piece::Gap => {}
            }
            at = after;
        }
        let Some(start) = start else {
            self.at = self.text.len();
            return false;
        };
        self.at = end;
        self.range = start..end;
        self.settle(&tones);
        true
    }

    #[inline]
    fn put(&mut self, base: u8, whole: char) {
        if self.folded.len() < LONGEST {
            self.folded.push(base as char);
            if self.accents {
                self.accented.push(whole);
            }
        }
    }

    /// A combining mark makes another letter of the last one.
    fn mark(&mut self, last: &mut (u8, Quality), quality: Quality) {
        let (base, known) = *last;
        if quality == Quality::Plain || known != Quality::Plain || base == 0 {
            return;
        }
        last.1 = quality;
        if self.accented.ends_with(base as char) {
            self.accented.pop();
            self.accented.push(composed(base, quality));
        }
    }

    /// One spelling for what is written in two ways.
    fn settle(&mut self, tones: &Tones) {
        match self.folded.as_bytes() {
            // `kỹ` and `kĩ`, `lý` and `lí`, `quy` and `qui`.
            [.., b'h' | b'k' | b'l' | b'm' | b's' | b't' | b'v', b'y'] | [b'q', b'u', b'y'] => {
                self.folded.pop();
                self.folded.push('i');
                if self.accented.ends_with('y') {
                    self.accented.pop();
                    self.accented.push('i');
                }
            }
            // `05 ngày` and `5 ngày`.
            [b'0', b'1'..=b'9'] => {
                self.folded.remove(0);
                if self.accents {
                    self.accented.remove(0);
                }
            }
            _ => {}
        }
        // Where the tone is written within the syllable (`hòa`, `hoà`) says nothing, so it goes to the end.
        if self.accents {
            self.accented.extend(tones.signs());
        }
    }
}

/// The folded words of a text with hyphens between them: how identifiers and filter names compare.
pub(crate) fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    let mut words = Words::unexpanded(text);
    while words.advance() {
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(words.folded());
    }
    slug
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    fn folded(text: &str) -> String {
        words(text).into_iter().map(|word| word.folded).collect::<Vec<_>>().join(" ")
    }

    fn accented(text: &str) -> String {
        words(text).into_iter().map(|word| word.accented).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn spellings_of_one_word_are_one_word() {
        for (one, other) in [
            ("hòa", "hoà"),
            ("thúy", "thuý"),
            ("kỹ thuật", "kĩ thuật"),
            ("lý lịch", "lí lịch"),
            ("quy định", "qui định"),
            ("Đất đai", "Ðất ðai"),
            ("Đất", "\u{189}ất"),
            ("05 ngày", "5 ngày"),
        ] {
            assert_eq!(accented(one), accented(other));
            assert_eq!(folded(one), folded(other));
        }
        assert_ne!(accented("thuý"), accented("thúi"));
    }

    #[test]
    fn composed_and_decomposed_text_are_the_same() {
        let text = "Cấp giấy phép tiến hành công việc bức xạ – Ủy ban nhân dân ĐƯỜNG";
        let apart: String = text.nfd().collect();
        assert_ne!(text, apart);
        assert_eq!(accented(text), accented(&apart));
        assert_eq!(folded(text), folded(&apart));
    }

    #[test]
    fn places_are_of_the_original_text() {
        let text: String = "«Thủ tục»: cấp".nfd().collect();
        let cut: Vec<String> = words(&text).iter().map(|word| text[word.range.clone()].nfc().collect()).collect();
        assert_eq!(cut, ["Thủ", "tục", "cấp"]);
    }

    #[test]
    fn abbreviations_are_read_in_full_at_their_own_place() {
        let text = "UBND tỉnh, Sở KH&CN";
        assert_eq!(folded(text), "uy ban nhan dan tinh so khoa hoc va cong nghe");
        assert_eq!(accented("UBND"), accented("Ủy ban nhân dân"));
        assert!(words(text)[..4].iter().all(|word| &text[word.range.clone()] == "UBND"));
        assert!(words(text)[6..].iter().all(|word| &text[word.range.clone()] == "KH&CN"));
        assert_eq!(folded("A&B"), "a b");
    }

    #[test]
    fn hostile_text_gives_words_or_nothing() {
        for text in ["", "\0\0", "\u{301}\u{301}", "&&&", "a&", "&a", "\u{200B}", "🙂", "a\u{AD}b"] {
            let _ = words(text);
        }
        assert_eq!(folded("a\u{AD}b"), "ab");
        assert_eq!(slug("Lĩnh vực"), "linh-vuc");
    }
}
