//! What each character of Vietnamese writing is made of: a base letter, its quality mark, its tone.

use std::sync::LazyLock;

use unicode_normalization::char::decompose_compatible;

/// A mark that makes another vowel or consonant: `a` → `ă`, `d` → `đ`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Quality {
    #[default]
    Plain,
    Circumflex,
    Breve,
    Horn,
    Stroke,
}

/// One of the five written tones, or none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Tone {
    #[default]
    Level,
    Grave,
    Acute,
    Hook,
    Tilde,
    Dot,
}

impl Tone {
    /// The sign that stands at the end of a word in its accented form; none of them occurs in words.
    pub(crate) fn sign(self) -> Option<char> {
        match self {
            Tone::Level => None,
            Tone::Grave => Some('`'),
            Tone::Acute => Some('\''),
            Tone::Hook => Some('?'),
            Tone::Tilde => Some('~'),
            Tone::Dot => Some('.'),
        }
    }

    /// The combining mark that writes the tone.
    pub(crate) fn mark(self) -> Option<char> {
        match self {
            Tone::Level => None,
            Tone::Grave => Some('\u{300}'),
            Tone::Acute => Some('\u{301}'),
            Tone::Hook => Some('\u{309}'),
            Tone::Tilde => Some('\u{303}'),
            Tone::Dot => Some('\u{323}'),
        }
    }
}

/// What a character contributes to a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Ends the word before it.
    #[default]
    Gap,
    /// A Latin letter or digit, as lower-case ASCII, with the marks it carries.
    Letter(u8, Quality, Tone),
    /// A combining mark of the letter before it.
    Mark(Quality, Tone),
    /// Belongs to the word but is not written in it: joiners, soft hyphens, foreign marks.
    Silent,
    /// A letter of another script.
    Foreign,
}

const LATIN_END: usize = 0x250;
const ADDITIONAL: std::ops::Range<usize> = 0x1E00..0x1F00;

/// Everything up to Latin Extended-B, then Latin Extended Additional.
static TABLE: LazyLock<Vec<Piece>> = LazyLock::new(|| {
    (0..LATIN_END).chain(ADDITIONAL).map(|code| char::from_u32(code as u32).map_or(Piece::Gap, take_apart)).collect()
});

/// A view on the table that spares the hot loop the check that it exists.
#[derive(Clone, Copy)]
pub(crate) struct Letters(&'static [Piece]);

impl Letters {
    pub(crate) fn get() -> Letters {
        Letters(&TABLE)
    }

    #[inline]
    pub(crate) fn piece(self, c: char) -> Piece {
        let code = c as usize;
        if code < LATIN_END {
            self.0[code]
        } else if ADDITIONAL.contains(&code) {
            self.0[LATIN_END + code - ADDITIONAL.start]
        } else {
            rare(c)
        }
    }

    /// The character that begins with a byte that is not ASCII.
    #[inline]
    pub(crate) fn decode(bytes: &[u8]) -> char {
        let low = |byte: u8| u32::from(byte & 0x3F);
        let code = match *bytes {
            [lead @ ..0xE0, one, ..] => u32::from(lead & 0x1F) << 6 | low(one),
            [lead @ ..0xF0, one, two, ..] => u32::from(lead & 0x0F) << 12 | low(one) << 6 | low(two),
            [lead, one, two, three, ..] => u32::from(lead & 0x07) << 18 | low(one) << 12 | low(two) << 6 | low(three),
            _ => 0,
        };
        char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
    }
}

fn rare(c: char) -> Piece {
    match c {
        '\u{300}'..='\u{36F}' => mark(c),
        // Copies from web pages and PDF files carry these inside words.
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' => Piece::Silent,
        '\u{256}' => Piece::Letter(b'd', Quality::Stroke, Tone::Level),
        c if c.is_alphanumeric() => take_apart(c),
        _ => Piece::Gap,
    }
}

fn mark(c: char) -> Piece {
    match c {
        '\u{300}' | '\u{340}' => Piece::Mark(Quality::Plain, Tone::Grave),
        '\u{301}' | '\u{341}' => Piece::Mark(Quality::Plain, Tone::Acute),
        '\u{309}' => Piece::Mark(Quality::Plain, Tone::Hook),
        '\u{303}' => Piece::Mark(Quality::Plain, Tone::Tilde),
        '\u{323}' => Piece::Mark(Quality::Plain, Tone::Dot),
        '\u{302}' => Piece::Mark(Quality::Circumflex, Tone::Level),
        '\u{306}' => Piece::Mark(Quality::Breve, Tone::Level),
        '\u{31B}' => Piece::Mark(Quality::Horn, Tone::Level),
        _ => Piece::Silent,
    }
}

fn take_apart(c: char) -> Piece {
    match c {
        // Icelandic eth and African d look like đ, and both turn up where đ was meant.
        'Đ' | 'đ' | '\u{D0}' | '\u{F0}' | '\u{189}' => {
            return Piece::Letter(b'd', Quality::Stroke, Tone::Level);
        }
        '\u{AD}' => return Piece::Silent,
        c if !c.is_alphanumeric() => return Piece::Gap,
        _ => {}
    }
    let (mut base, mut quality, mut tone) = (None, Quality::Plain, Tone::Level);
    let mut letters = 0;
    decompose_compatible(c, |part| match mark(part) {
        Piece::Mark(q, t) if part > '\u{2FF}' => {
            quality = if q == Quality::Plain { quality } else { q };
            tone = if t == Tone::Level { tone } else { t };
        }
        _ if ('\u{300}'..='\u{36F}').contains(&part) => {}
        _ => {
            letters += 1;
            base = Some(part);
        }
    });
    match base {
        Some(base) if letters == 1 && base.is_ascii_alphanumeric() => {
            Piece::Letter(base.to_ascii_lowercase() as u8, quality, tone)
        }
        _ => Piece::Foreign,
    }
}

/// The lower-case letter with its quality, `o` and a horn giving `ơ`.
pub(crate) fn composed(base: u8, quality: Quality) -> char {
    match (base, quality) {
        (b'a', Quality::Circumflex) => 'â',
        (b'a', Quality::Breve) => 'ă',
        (b'e', Quality::Circumflex) => 'ê',
        (b'o', Quality::Circumflex) => 'ô',
        (b'o', Quality::Horn) => 'ơ',
        (b'u', Quality::Horn) => 'ư',
        (b'd', Quality::Stroke) => 'đ',
        _ => base as char,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_of_the_alphabet_comes_apart() {
        let letters = Letters::get();
        for (c, base, quality, tone) in [
            ('ệ', b'e', Quality::Circumflex, Tone::Dot),
            ('Ữ', b'u', Quality::Horn, Tone::Tilde),
            ('ẳ', b'a', Quality::Breve, Tone::Hook),
            ('Ð', b'd', Quality::Stroke, Tone::Level),
            ('\u{189}', b'd', Quality::Stroke, Tone::Level),
            ('Đ', b'd', Quality::Stroke, Tone::Level),
            ('²', b'2', Quality::Plain, Tone::Level),
            ('ü', b'u', Quality::Plain, Tone::Level),
        ] {
            assert_eq!(letters.piece(c), Piece::Letter(base, quality, tone), "{c}");
        }
        assert_eq!(letters.piece('字'), Piece::Foreign);
        assert_eq!(letters.piece('\0'), Piece::Gap);
        assert_eq!(letters.piece('–'), Piece::Gap);
    }
}
