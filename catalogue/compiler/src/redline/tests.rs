//! What tests of the legal diff share.

mod because;
mod kinds;
mod opposites;
mod time;

use jiff::civil::{Date, date};
use tthc_dsl::{FileId, Source};

use super::*;
use crate::model::Timeline;

/// Every clause that the model holds.
const WHOLE: &str = include_str!("../changes/whole.tthc");

const DAY: Date = date(2026, 1, 1);

fn procedure(text: &str) -> Procedure {
    let mut procedures = Vec::new();
    crate::examine(&Source::new(FileId(0), "thử.tthc", text), &mut |versions| procedures.extend(versions));
    procedures.pop().expect("a procedure")
}

fn catalogue(procedures: impl IntoIterator<Item = (&'static str, Timeline<Procedure>)>) -> Catalogue {
    let procedures = procedures.into_iter().map(|(code, timeline)| (code.to_owned(), timeline)).collect();
    Catalogue { procedures, ..Catalogue::default() }
}

fn always(procedure: &Procedure) -> Timeline<Procedure> {
    from(&[(Date::MIN, Some(procedure))])
}

fn from(states: &[(Date, Option<&Procedure>)]) -> Timeline<Procedure> {
    let mut timeline = Timeline::default();
    for (day, state) in states {
        timeline.begin(*day, state.cloned());
    }
    timeline
}

fn compared(old: &Procedure, new: &Procedure) -> Redline {
    let [old, new] = [old, new].map(|version| catalogue([("1.000001", always(version))]));
    between(&old, DAY, &new, DAY, &[])
}

/// Each change as `field kind ground`.
fn told(redline: &Redline) -> Vec<String> {
    let all = redline.procedures.iter().flat_map(|procedure| &procedure.changes);
    all.map(|change| format!("{} {} {}", change.change.field, change.kind.key(), change.ground.key())).collect()
}

/// A catalogue in which the procedure says something else from a day on.
fn amended(base: &Procedure, day: Date, then: &Procedure) -> Catalogue {
    catalogue([("1.000001", from(&[(Date::MIN, Some(base)), (day, Some(then))]))])
}
