//! Sentences in both languages, with words of the catalogue among ours.

use std::fmt::Write;

use tthc_compiler::model::Text;
use tthc_dsl::Lang;

use super::escape;

/// A sentence under way in one language.
///
/// The catalogue's words are kept apart from ours: most of them are Vietnamese only, and in an English sentence a screen
/// reader must be told so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    lang: Lang,
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    /// In the language of the sentence.
    Own(String),
    /// Vietnamese in an English sentence.
    Vietnamese(String),
}

impl Phrase {
    #[must_use]
    pub fn new(lang: Lang) -> Phrase {
        Phrase { lang, pieces: Vec::new() }
    }

    pub fn lang(&self) -> Lang {
        self.lang
    }

    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Words of ours.
    pub fn say(&mut self, vi: &str, en: &str) -> &mut Phrase {
        self.own(self.lang.pick(vi, en))
    }

    /// Words that are already in the language of the sentence.
    pub fn own(&mut self, words: &str) -> &mut Phrase {
        if !words.is_empty() {
            self.pieces.push(Piece::Own(words.to_owned()));
        }
        self
    }

    /// Words of the catalogue, which are Vietnamese.
    pub fn vietnamese(&mut self, words: &str) -> &mut Phrase {
        match self.lang {
            Lang::Vi => self.own(words),
            Lang::En => {
                self.pieces.push(Piece::Vietnamese(words.to_owned()));
                self
            }
        }
    }

    /// A name of the catalogue, in English where it has one.
    pub fn text(&mut self, text: &Text) -> &mut Phrase {
        match (self.lang, &text.en) {
            (Lang::En, Some(en)) => self.own(en),
            _ => self.vietnamese(&text.vi),
        }
    }

    /// Several things, each said by `speak`, as `a, b và c`.
    pub fn list<T>(&mut self, things: &[T], (vi, en): (&str, &str), speak: impl Fn(&mut Phrase, &T)) -> &mut Phrase {
        for (at, thing) in things.iter().enumerate() {
            if at > 0 && at + 1 == things.len() {
                self.say(vi, en);
            } else if at > 0 {
                self.own(", ");
            }
            speak(self, thing);
        }
        self
    }

    /// The sentence without markup.
    #[must_use]
    pub fn plain(&self) -> String {
        let words = self.pieces.iter().map(|piece| match piece {
            Piece::Own(words) | Piece::Vietnamese(words) => words.as_str(),
        });
        words.collect()
    }

    /// The sentence as HTML.
    #[must_use]
    pub fn html(&self) -> String {
        let mut html = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Own(words) => escape::push(&mut html, words),
                Piece::Vietnamese(words) => {
                    html.push_str("<i lang=\"vi\">");
                    escape::push(&mut html, words);
                    html.push_str("</i>");
                }
            }
        }
        html
    }
}

pub(super) const AND: (&str, &str) = (" và ", " and ");
pub(super) const OR: (&str, &str) = (" hoặc ", " or ");

/// A sentence in Vietnamese, without markup.
pub(super) fn vietnamese(speak: impl Fn(&mut Phrase)) -> String {
    let mut phrase = Phrase::new(Lang::Vi);
    speak(&mut phrase);
    phrase.plain()
}

/// A sentence in both languages as HTML; the switch in the header of a page shows one of them.
pub(super) fn both(speak: impl Fn(&mut Phrase)) -> String {
    let [vi, en] = [Lang::Vi, Lang::En].map(|lang| {
        let mut phrase = Phrase::new(lang);
        speak(&mut phrase);
        phrase
    });
    if en.plain() == vi.plain() {
        return vi.html();
    }
    switched(&vi.html(), &en.html())
}

/// Two `span`s of which the page shows one.
fn switched(vi: &str, en: &str) -> String {
    ["<span lang=\"vi\">", vi, "</span><span lang=\"en\">", en, "</span>"].concat()
}

/// Words of ours in both languages as HTML.
pub(super) fn words(vi: &str, en: &str) -> String {
    match vi == en {
        true => escape::html(vi),
        false => switched(&escape::html(vi), &escape::html(en)),
    }
}

/// What a function says in either language, as HTML.
pub(super) fn shown(show: impl Fn(Lang) -> String) -> String {
    words(&show(Lang::Vi), &show(Lang::En))
}

/// A name of the catalogue as HTML: in Vietnamese, and behind the switch in English where it has an English one.
pub(super) fn text(text: &Text) -> String {
    match &text.en {
        None => escape::html(&text.vi),
        Some(en) => words(&text.vi, en),
    }
}

/// The first letter in upper case.
pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Writing to a string cannot fail.
pub(super) fn push(html: &mut String, words: std::fmt::Arguments<'_>) {
    let _ = html.write_fmt(words);
}
