//! Values in, a family of HTML books out: the only crate that knows mdBook.
//!
//! The values are those of [`tthc_outputs::book`]: pure, and made without knowing mdBook.
//!
//! A *front* ([`Front`]) holds the first page, the search page, a few pages of its own and the assets that all books
//! share. A *volume* ([`Volume`]) is one book: a folder with a contents page and a page per chapter. mdBook is quadratic
//! in the pages of one book, so a catalogue becomes many volumes (a sector each, at most about 300 chapters) under one
//! front. The *look* ([`Look`]) is what is the same on every page: name of the site, menu, footer, language switch.
//!
//! ```no_run
//! # fn main() -> Result<(), tthc_book::BookError> {
//! # let family = tthc_outputs::book::Family::default();
//! # let destination = std::path::Path::new("dist/book");
//! let look = tthc_book::Look::new(&family.site)?;
//! tthc_book::bind_front(&family.front, &look, destination)?;
//! tthc_book::bind_all(&family.volumes, &look, destination)
//! # }
//! ```
//!
//! The same values give the same bytes. Nothing is read from the environment, the clock or a network, and the pages need
//! neither a server nor a script: without scripts a reader loses the search, the sidebar's list and the English headings.
//!
//! # What the Markdown of a page may use
//!
//! The title, the label, the path back to the front and the list of sections are written from the fields of [`Chapter`]:
//! the Markdown starts below them, with headings of level 2. It is CommonMark with tables, footnotes, strikethrough and
//! heading attributes; quotes and dashes stay as they are written. A link to `x.md` becomes a link to `x.html`.
//! Raw HTML must be balanced, and a block of it ends at its first blank line. The ids `page`, `find`, `contents`, `on-page`
//! and those that begin with `search-` are taken.
//!
//! **Two languages.** A heading is `## <span lang="vi">Hồ sơ</span><span lang="en">Dossier</span> {#ho-so}`; see
//! [`Heading::html`]. The switch in the header shows one of the two `span`s, Vietnamese until a reader chooses. Only
//! `span`s with `lang` take part; text that stays in its language is `<i lang="en">…</i>` or `<i lang="vi">…</i>`.
//!
//! **Classes.**
//!
//! | markup | for |
//! |---|---|
//! | `<dl class="facts"><div><dt>…</dt><dd>…</dd></div>…</dl>` | the box of facts at the top; `<div class="wide">` takes the whole row |
//! | `<span class="level-badge central">`, `province`, `commune`, or none of them | the level that decides |
//! | `<ol class="steps"><li><span class="actor">…</span> … <span class="limit">…</span></li></ol>` | numbered steps with who acts and how long; `<li class="outside-clock">` is not counted in the limit |
//! | `<ol class="timeline"><li class="past">`, `now`, `coming` `<time datetime="2025-07-01">01/07/2025</time> …` | versions, validity of an instrument |
//! | `<div class="note">`, with `warning`, `not-formalised` (*chưa mã hóa*) or `ended` | a remark in a box; its first child may be `<p class="note-title">` |
//! | `<span class="absent">Không quy định</span>` | nothing there, and said so |
//! | `<span class="moved"><span>Bộ</span><span>Tỉnh</span></span>` | from → to, of a power that moved |
//! | `<a class="law" href="…">` or `<span class="law">` | a citation that must not break in the middle |
//! | `<p class="source">` | where a fact was read, small |
//! | `<span class="detail">` | a line of detail below a name, small |
//! | `<span class="when">khi nộp qua bưu chính</span>` | the condition of what stands before it |
//! | `<span class="inferred">`, `<b class="ended-on">` | not said outright by the source; a warning in a line of detail |
//! | `<span class="code">1.013925</span>` | a code or number of an instrument |
//! | `<figure class="workflow">` + SVG + `<figcaption>`, then `<details class="in-words">` | a workflow picture and its text alternative |
//! | `<ul class="cards"><li><a href="…">…</a> <span class="count">12</span></li></ul>` | tiles of a front page |
//! | `<ul class="figures"><li><b>45</b> thủ tục</li></ul>` | a row of large numbers |
//! | `<ul class="entries"><li><a href="…">…</a> <span class="code">…</span></li></ul>` | a list of links with one line of detail each |
//!
//! Markdown tables need no class: they scroll sideways where the screen is narrow. One written in HTML stands in a
//! `<div class="table-wrapper">`; its rows may be `<tr class="group">` (a heading of rows), its cells `<td class="inner">`
//! (indented, also `inner-2`) and `<td class="quantity">` (narrow). In a picture of class `workflow-diagram` the
//! groups `boxes` (of `applicant`, `agency`, `end`, `outside-clock`), `who`, `what`, `remark`, `edges` and `edge-labels` and
//! the path `arrows` are coloured.
//!
//! [`Front`]: tthc_outputs::book::Front
//! [`Volume`]: tthc_outputs::book::Volume
//! [`Chapter`]: tthc_outputs::book::Chapter
//! [`Heading::html`]: tthc_outputs::book::Heading::html

mod bind;
mod entries;
mod error;
mod look;
mod page;

pub use bind::{bind, bind_all, bind_front};
pub use error::BookError;
pub use look::Look;
