//! The tones met in a word, kept apart from its letters.

use super::letters::Tone;

/// The tones of one word, in order; more than one if words were run together.
#[derive(Default)]
pub(super) struct Tones {
    tones: [Tone; 4],
    count: usize,
}

impl Tones {
    #[inline]
    pub(super) fn add(&mut self, tone: Tone) {
        if tone != Tone::Level && self.count < self.tones.len() {
            self.tones[self.count] = tone;
            self.count += 1;
        }
    }

    pub(super) fn signs(&self) -> impl Iterator<Item = char> {
        self.tones[..self.count].iter().filter_map(|tone| tone.sign())
    }
}
