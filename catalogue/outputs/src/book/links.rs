//! Links between pages, as seen from one volume.

use jiff::civil::Date;
use tthc_compiler::model::{Instrument, InstrumentKind, Level, Procedure, Text, Validity};
use tthc_compiler::{Standing, show};
use tthc_dsl::tree::Citation;
use tthc_dsl::{Lang, Spanned, Word};

use super::phrase::{both, capital, push, shown, text, words};
use super::register::Register;
use super::shelves::{Shelves, kind};
use super::{Heading, escape, terms};

/// The pages as seen from a volume, or from the front.
#[derive(Clone, Copy)]
pub(super) struct View<'r, 'c> {
    pub(super) register: &'r Register<'c>,
    pub(super) shelves: &'r Shelves<'c>,
    /// The volume's place in the list; none is the front.
    pub(super) here: Option<usize>,
}

impl<'c> View<'_, 'c> {
    fn url(&self, (shelf, page): (usize, &str)) -> String {
        let folder = &self.shelves.all[shelf].folder;
        match self.here {
            Some(here) if here == shelf => format!("{page}.html"),
            Some(_) => format!("../{folder}/{page}.html"),
            None => format!("{folder}/{page}.html"),
        }
    }

    /// A page of the front.
    pub(super) fn front(&self, page: &str) -> String {
        let up = if self.here.is_some() { "../" } else { "" };
        format!("{up}{page}.html")
    }

    pub(super) fn volume(&self, shelf: usize) -> String {
        self.url((shelf, "index"))
    }

    /// Where the page of an instrument is, if the catalogue holds it.
    pub(super) fn instrument_url(&self, number: &str) -> Option<String> {
        Some(self.url(self.shelves.instrument(number)?))
    }

    pub(super) fn procedure_url(&self, procedure: &'c Procedure) -> Option<String> {
        Some(self.url(self.shelves.procedure(self.present(&procedure.code.value)?)?))
    }

    /// The page of its versions, where a procedure has more than one.
    pub(super) fn history_url(&self, code: &str) -> Option<String> {
        let (shelf, code) = self.shelves.procedure(self.present(code)?)?;
        let several = self.register.catalogue.timeline(code)?.states().nth(1).is_some();
        several.then(|| self.url((shelf, &history_page(code))))
    }

    /// The code that a page bears, of any code of its procedure.
    fn present(&self, code: &str) -> Option<&'c str> {
        Some(self.register.procedure(code)?.code())
    }

    pub(super) fn authority_url(&self, id: &str) -> Option<String> {
        Some(self.url(self.shelves.authority(id)?))
    }

    /// A procedure as an item of a list: its name, its code and the levels that decide.
    pub(super) fn procedure_item(&self, html: &mut String, procedure: &'c Procedure) {
        self.procedure_item_with(html, procedure, "");
    }

    /// A procedure as an item of a list that is about one level: its name and its code.
    pub(super) fn procedure_of_level(&self, html: &mut String, procedure: &'c Procedure) {
        let code = terms::code(&procedure.code);
        push(html, format_args!("<li>{} {code}</li>\n", self.procedure(procedure)));
    }

    /// The same with a remark in HTML.
    pub(super) fn procedure_item_with(&self, html: &mut String, procedure: &'c Procedure, remark: &str) {
        let badges: String = procedure.all_levels().into_iter().map(terms::badge).collect();
        push(
            html,
            format_args!(
                "<li>{} <span class=\"detail\">{}{badges}{remark}</span></li>\n",
                self.procedure(procedure),
                terms::code(&procedure.code)
            ),
        );
    }

    /// A procedure's name, linked.
    pub(super) fn procedure(&self, procedure: &'c Procedure) -> String {
        linked(self.procedure_url(procedure), &name(procedure))
    }

    /// A procedure that is named by its code; one that the catalogue does not hold says so.
    pub(super) fn procedure_of_code(&self, html: &mut String, code: &str, remark: &str) {
        match self.register.procedure(code) {
            Some(listed) => self.procedure_item_with(html, listed.procedure, remark),
            None => push(
                html,
                format_args!(
                    "<li>{} <span class=\"detail\">{}{remark}</span></li>\n",
                    terms::code(code),
                    terms::nothing("không có trong danh mục", "not in the catalogue")
                ),
            ),
        }
    }

    pub(super) fn authority(&self, id: &str) -> String {
        let name = match self.register.catalogue.authorities.get(id) {
            Some(authority) if !authority.name.vi.is_empty() => text(&authority.name),
            _ => escape::html(id),
        };
        linked(self.authority_url(id), &name)
    }

    /// `điểm a khoản 2 điều 9 Nghị định 133/2025/NĐ-CP`, the instrument linked.
    pub(super) fn citation(&self, citation: &Citation) -> String {
        self.citation_in(citation, false)
    }

    /// The same at the start of a line.
    pub(super) fn citation_line(&self, citation: &Citation) -> String {
        self.citation_in(citation, true)
    }

    fn citation_in(&self, citation: &Citation, starts: bool) -> String {
        let law = self.law(&citation.instrument);
        let day = citation.as_worded.map_or_else(String::new, |day| {
            let day = shown(|lang| show::date(day, lang));
            format!(" ({} {day})", words("theo văn bản ngày", "as worded on"))
        });
        if citation.provision.is_empty() {
            return format!("{law}{day}");
        }
        // Vietnamese goes from the point up to the instrument, English the same way with an `of`.
        format!("{} {law}{day}", provision_words(&citation.provision, starts, " of"))
    }

    /// `Căn cứ: điều 20 Nghị định 133/2025/NĐ-CP`, for one fact; nothing where it names none.
    pub(super) fn basis(&self, basis: &[Spanned<Citation>]) -> Option<String> {
        if basis.is_empty() {
            return None;
        }
        let citations: Vec<_> = basis.iter().map(|citation| self.citation(citation)).collect();
        Some(format!("{}: {}", words("Căn cứ", "Basis"), citations.join(", ")))
    }

    /// `Nghị định 133/2025/NĐ-CP`, linked where the catalogue holds it.
    pub(super) fn law(&self, number: &str) -> String {
        let held = self.register.catalogue.instruments.get(number);
        let kind = held.map(kind).or_else(|| InstrumentKind::of_number(number));
        let name = both(|phrase| {
            if let Some(kind) = kind {
                let ((vi, en), _) = terms::kind(kind);
                phrase.say(vi, en).own(" ");
            }
            phrase.own(number);
        });
        match self.instrument_url(number) {
            Some(url) => format!("<a class=\"law\" href=\"{url}\">{name}</a>"),
            None => format!("<span class=\"law\">{name}</span>"),
        }
    }

    pub(super) fn level_page(&self, level: Level) -> String {
        self.front(level_page(level))
    }
}

/// The name of the page of a procedure's versions.
pub(super) fn history_page(code: &str) -> String {
    format!("{code}-lich-su")
}

/// The page of the front that lists what a level decides.
pub(super) fn level_page(level: Level) -> &'static str {
    match level {
        Level::Central => "cap-bo",
        Level::Province => "cap-tinh",
        Level::District => "cap-huyen",
        Level::Commune => "cap-xa",
        Level::OtherBody => "cap-khac",
    }
}

/// `điểm a khoản 2 điều 9`: what is cited of an instrument, at the start of a line or inside.
pub(super) fn provision(provision: &[(Word, String)], starts: bool) -> String {
    provision_words(provision, starts, "")
}

fn provision_words(provision: &[(Word, String)], starts: bool, of: &str) -> String {
    both(|phrase| {
        let lang = phrase.lang();
        let parts: Vec<_> =
            if is_downward(provision) { provision.iter().rev().collect() } else { provision.iter().collect() };
        let named: Vec<_> = parts.iter().map(|(word, number)| format!("{} {number}", word.spelling(lang))).collect();
        let joined = named.join(lang.pick(" ", ", "));
        phrase.own(&if starts { capital(&joined) } else { joined }).say("", of);
    })
}

/// Whether each part lies in the one before it, as `điều 9 khoản 2 điểm a`.
fn is_downward(provision: &[(Word, String)]) -> bool {
    let rank = |word: Word| match word {
        Word::Annex => 0,
        Word::Article => 1,
        Word::Clause => 2,
        _ => 3,
    };
    provision.windows(2).all(|pair| rank(pair[0].0) < rank(pair[1].0))
}

fn linked(url: Option<String>, html: &str) -> String {
    match url {
        Some(url) => format!("<a href=\"{url}\">{html}</a>"),
        None => html.to_owned(),
    }
}

/// A procedure's name as HTML, or that it has none.
pub(super) fn name(procedure: &Procedure) -> String {
    match procedure.name.value() {
        Some(name) => text(name),
        None => format!("{} {}", words("Thủ tục", "Procedure"), escape::html(&procedure.code)),
    }
}

/// The same as a heading.
pub(super) fn title(procedure: &Procedure) -> Heading {
    match procedure.name.value() {
        Some(name) => heading(name),
        None => {
            Heading::new(format!("Thủ tục {}", procedure.code.value), format!("Procedure {}", procedure.code.value))
        }
    }
}

pub(super) fn heading(text: &Text) -> Heading {
    Heading::new(&*text.vi, text.en.clone().unwrap_or_default())
}

/// What the data proves about an instrument on the law day, as a clause, and whether a reader must be warned.
pub(super) fn standing(instrument: &Instrument, day: Date) -> (bool, Heading) {
    let validity = &instrument.validity;
    let dated = |vi: &str, en: &str, day| {
        Heading::new(format!("{vi} {}", show::date(day, Lang::Vi)), format!("{en} {}", show::date(day, Lang::En)))
    };
    match (validity.first_day(), validity.last_day()) {
        _ if validity.pending => (true, Heading::new("chưa xác định ngày có hiệu lực", "no day of effect yet")),
        (Some(first), _) if first > day => {
            (true, dated("chưa có hiệu lực, có hiệu lực từ", "not yet in force, in force from", first))
        }
        (_, Some(last)) if last < day => (true, dated("đã hết hiệu lực sau ngày", "ended after", last)),
        (_, Some(last)) => (false, dated("có hiệu lực đến hết ngày", "in force to", last)),
        (Some(first), None) => (false, dated("có hiệu lực từ", "in force from", first)),
        (None, None) => (false, Heading::new("danh mục chưa ghi ngày có hiệu lực", "day of effect not recorded")),
    }
}

/// The badge of a procedure that is not simply in force.
pub(super) fn standing_note(standing: Standing, validity: &Validity) -> Option<(&'static str, String)> {
    let dated = |vi: &str, en: &str, day| {
        both(|phrase| {
            let day = show::date(day, phrase.lang());
            phrase.say(vi, en).own(&day).own(".");
        })
    };
    match standing {
        Standing::InForce => None,
        Standing::Coming(day) => Some((
            "note warning",
            dated("Chưa áp dụng. Thủ tục có hiệu lực từ ngày ", "Not yet in force. It takes effect on ", day),
        )),
        Standing::Ended(_) => validity
            .last_day()
            .map(|last| {
                (
                    "note ended",
                    dated(
                        "Không còn áp dụng. Thủ tục có hiệu lực đến hết ngày ",
                        "No longer in force. It was in force to ",
                        last,
                    ),
                )
            })
            .or_else(|| Some(("note ended", words("Không còn áp dụng.", "No longer in force.")))),
        Standing::Pending => Some((
            "note warning",
            words("Chưa áp dụng: chưa xác định ngày có hiệu lực.", "Not yet in force: no day of effect has been set."),
        )),
    }
}

/// The words of a language without its markup, for a heading.
pub(super) fn kind_and_number(instrument: &Instrument, lang: Lang) -> String {
    let ((vi, en), _) = terms::kind(kind(instrument));
    capital(&format!("{} {}", lang.pick(vi, en), instrument.number.value))
}
