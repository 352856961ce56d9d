//! A catalogue to the values of a family of books: pages for the citizen who applies and the official who decides.
//!
//! [`family`] gives a front and a volume per sector, with the volumes of instruments and authorities behind them; [`Plan`]
//! gives them one by one. What a page may use of Markdown, HTML and classes is laid down by whoever binds the values into
//! books.

mod authority;
pub mod condition;
mod days;
pub mod escape;
mod front;
mod history;
mod instrument;
mod links;
mod moves;
mod page;
mod phrase;
mod plan;
mod procedure;
mod register;
mod shelves;
mod sources;
mod sunset;
mod terms;
mod versions;
mod volume;

pub use phrase::Phrase;
pub use plan::Plan;
pub use volume::{Chapter, Entry, Family, Front, Heading, MenuItem, Section, Site, Volume};

use rayon::prelude::*;

use crate::Input;

/// Every page of a catalogue as the law stands on the day of `input`.
///
/// The time grows in proportion to the catalogue: what refers to what is found once. The hash of the sources stands on no
/// page, so that after an edit only those volumes differ that show it.
#[must_use]
pub fn family(input: &Input<'_>) -> Family {
    let plan = Plan::new(input);
    let volumes = || (0..plan.volumes()).into_par_iter().map(|at| plan.volume(at)).collect();
    let (front, volumes) = rayon::join(|| plan.front(), volumes);
    Family { site: plan.site(), front, volumes }
}

#[cfg(test)]
mod tests;
