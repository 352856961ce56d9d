//! Telex and VNI keystrokes that no input method turned into letters: `thur tucj`, `thu3 tuc5`.

use crate::analyse::{Quality, Tone, composed};

/// The word that the keystrokes were to give, if they are keystrokes at all.
pub(crate) fn repaired(typed: &str) -> Option<String> {
    let typed = typed.to_ascii_lowercase();
    let fits = typed.len() <= 12 && typed.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let starts = typed.starts_with(|c: char| c.is_ascii_alphabetic());
    if !(fits && starts) {
        return None;
    }
    let has_digit = typed.bytes().any(|byte| byte.is_ascii_digit());
    let syllable = if has_digit { vni(&typed)? } else { telex(&typed)? };
    syllable.is_plausible().then(|| syllable.written())
}

#[derive(Default)]
struct Syllable {
    letters: Vec<(u8, Quality)>,
    tone: Tone,
    /// How many keystrokes were no letters of their own.
    strokes: usize,
}

fn telex(typed: &str) -> Option<Syllable> {
    let mut syllable = Syllable::default();
    for key in typed.bytes() {
        let has_vowel = syllable.letters.iter().any(|(letter, _)| is_vowel(*letter));
        match key {
            b's' | b'f' | b'r' | b'x' | b'j' if has_vowel => {
                let tone = match key {
                    b's' => Tone::Acute,
                    b'f' => Tone::Grave,
                    b'r' => Tone::Hook,
                    b'x' => Tone::Tilde,
                    _ => Tone::Dot,
                };
                syllable.set_tone(tone)?;
            }
            b'w' => {
                if !syllable.horn_or_breve() {
                    syllable.letters.push((b'u', Quality::Horn));
                    syllable.strokes += 1;
                }
            }
            b'a' | b'e' | b'o' if syllable.put(&[key], Quality::Circumflex) => {}
            b'd' if syllable.put(b"d", Quality::Stroke) => {}
            _ => syllable.letters.push((key, Quality::Plain)),
        }
    }
    Some(syllable)
}

fn vni(typed: &str) -> Option<Syllable> {
    let mut syllable = Syllable::default();
    for key in typed.bytes() {
        let fits = match key {
            b'1' => syllable.set_tone(Tone::Acute).is_some(),
            b'2' => syllable.set_tone(Tone::Grave).is_some(),
            b'3' => syllable.set_tone(Tone::Hook).is_some(),
            b'4' => syllable.set_tone(Tone::Tilde).is_some(),
            b'5' => syllable.set_tone(Tone::Dot).is_some(),
            b'6' => syllable.put(b"aeo", Quality::Circumflex),
            b'7' => syllable.put_horn(),
            b'8' => syllable.put(b"a", Quality::Breve),
            b'9' => syllable.put(b"d", Quality::Stroke),
            b'0' => false,
            _ => {
                syllable.letters.push((key, Quality::Plain));
                true
            }
        };
        if !fits {
            return None;
        }
    }
    Some(syllable)
}

impl Syllable {
    fn set_tone(&mut self, tone: Tone) -> Option<()> {
        let has_vowel = self.letters.iter().any(|(letter, _)| is_vowel(*letter));
        if self.tone != Tone::Level || !has_vowel {
            return None;
        }
        self.tone = tone;
        self.strokes += 1;
        Some(())
    }

    /// Puts a mark on the last of these letters that bears none; false if there is none.
    fn put(&mut self, letters: &[u8], quality: Quality) -> bool {
        let plain = |(letter, mark): &&mut (u8, Quality)| letters.contains(letter) && *mark == Quality::Plain;
        let found = self.letters.iter_mut().rev().find(plain);
        let Some((_, mark)) = found else { return false };
        *mark = quality;
        self.strokes += 1;
        true
    }

    /// `uo` becomes `ươ`, single letters `ơ` or `ư`.
    fn put_horn(&mut self) -> bool {
        let pair = self.letters.windows(2).position(|pair| pair[0].0 == b'u' && pair[1].0 == b'o');
        if let Some(at) = pair {
            let both = self.letters.len() > at + 2;
            self.letters[at + 1].1 = Quality::Horn;
            // `thuở` keeps its u; before a consonant both letters bear the horn.
            if both {
                self.letters[at].1 = Quality::Horn;
            }
            self.strokes += 1;
            return true;
        }
        self.put(b"ou", Quality::Horn)
    }

    fn horn_or_breve(&mut self) -> bool {
        let last_vowel = self.letters.iter().rev().find(|(letter, _)| is_vowel(*letter));
        match last_vowel {
            Some((b'a', Quality::Plain)) => {
                // `ua` takes its horn on the u, a breve is only before a consonant.
                let ends = self.letters.last().is_some_and(|(letter, _)| *letter == b'a');
                let after_u = self.letters.iter().rev().nth(1).is_some_and(|(letter, _)| *letter == b'u');
                if ends && after_u { self.put(b"u", Quality::Horn) } else { self.put(b"a", Quality::Breve) }
            }
            Some(_) => self.put_horn_telex(),
            None => false,
        }
    }

    /// In Telex the `w` often comes before the rest: `nguwowif`, `nguowif`.
    fn put_horn_telex(&mut self) -> bool {
        let pair = self.letters.windows(2).position(|pair| pair[0].0 == b'u' && pair[1].0 == b'o');
        if let Some(at) = pair
            && self.letters[at + 1].1 == Quality::Plain
        {
            self.letters[at].1 = Quality::Horn;
            self.letters[at + 1].1 = Quality::Horn;
            self.strokes += 1;
            return true;
        }
        self.put(b"ou", Quality::Horn)
    }

    /// Whether Vietnamese has such a syllable: consonants, vowels, one of few endings.
    fn is_plausible(&self) -> bool {
        if self.strokes == 0 {
            return false;
        }
        let letters: Vec<u8> = self.letters.iter().map(|(letter, _)| *letter).collect();
        let head = letters.iter().take_while(|letter| !is_vowel(**letter)).count();
        let tail = letters[head..].iter().take_while(|letter| is_vowel(**letter)).count() + head;
        let endings: [&[u8]; 9] = [b"", b"c", b"ch", b"m", b"n", b"ng", b"nh", b"p", b"t"];
        head <= 3 && (1..=3).contains(&(tail - head)) && endings.contains(&&letters[tail..])
    }

    /// The syllable with its tone where it is usually written.
    fn written(&self) -> String {
        let at = self.tone_bearer();
        let mut written = String::new();
        for (position, (letter, quality)) in self.letters.iter().enumerate() {
            written.push(composed(*letter, *quality));
            if position == at {
                written.extend(self.tone.mark());
            }
        }
        unicode_normalization::UnicodeNormalization::nfc(written.as_str()).collect()
    }

    fn tone_bearer(&self) -> usize {
        let marked = |(_, (letter, quality)): &(usize, &(u8, Quality))| is_vowel(*letter) && *quality != Quality::Plain;
        if let Some((at, _)) = self.letters.iter().enumerate().rfind(marked) {
            return at;
        }
        let is_vowel_at = |at: usize| self.letters.get(at).is_some_and(|(letter, _)| is_vowel(*letter));
        let mut first = (0..self.letters.len()).find(|at| is_vowel_at(*at)).unwrap_or(0);
        let onset = self.letters.get(first.wrapping_sub(1)).map(|(letter, _)| *letter);
        let glides = matches!((onset, self.letters[first].0), (Some(b'q'), b'u') | (Some(b'g'), b'i'));
        if glides && is_vowel_at(first + 1) {
            first += 1;
        }
        let vowels = (first..self.letters.len()).take_while(|at| is_vowel_at(*at)).count();
        let closed = first + vowels < self.letters.len();
        match vowels {
            0 | 1 => first,
            2 if closed => first + 1,
            2 => first,
            _ => first + 1,
        }
    }
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telex_becomes_words() {
        for (typed, word) in [
            ("thur", "thủ"),
            ("tucj", "tục"),
            ("tujc", "tục"),
            ("ddaats", "đất"),
            ("giaays", "giấy"),
            ("phesp", "phép"),
            ("nguwowif", "người"),
            ("nguowif", "người"),
            ("dduwowngf", "đường"),
            ("quyeets", "quyết"),
            ("xaay", "xây"),
            ("duwngj", "dựng"),
            ("huwr", "hử"),
            ("suwar", "sửa"),
            ("Thuowng", "thương"),
            ("hoaf", "hòa"),
            ("awn", "ăn"),
        ] {
            assert_eq!(repaired(typed).as_deref(), Some(word), "{typed}");
        }
    }

    #[test]
    fn vni_becomes_words() {
        for (typed, word) in [
            ("thu3", "thủ"),
            ("tuc5", "tục"),
            ("d9at61", "đất"),
            ("d9a6t1", "đất"),
            ("giay6", "giây"),
            ("giay61", "giấy"),
            ("nguoi72", "người"),
            ("ba8ng2", "bằng"),
        ] {
            assert_eq!(repaired(typed).as_deref(), Some(word), "{typed}");
        }
    }

    #[test]
    fn what_is_no_keystrokes_stays() {
        for typed in ["giay", "", "133", "h56", "abc123xyz", "windows", "đất", "s", "thủ", "strss", "zzz"] {
            assert_eq!(repaired(typed), None, "{typed}");
        }
    }
}
