//! What other pages show of a procedure is in its outline: the books made from outlines are the books.
//!
//! A build after an edit rests on this.

use std::collections::HashSet;

use jiff::civil::{Date, date};
use tthc_compiler::Catalogue;
use tthc_compiler::lower::Draft;
use tthc_compiler::model::Procedure;
use tthc_outputs::Input;
use tthc_outputs::book::Plan;

use tthc_tests::shipped;

const DAY: Date = date(2026, 6, 1);

/// The shipped catalogue, its procedures as they are or in outline.
fn catalogue(keep: impl Fn(&str) -> bool) -> Catalogue {
    let mut catalogue = Catalogue::default();
    for source in shipped() {
        let mut procedures: Vec<Procedure> = Vec::new();
        let examined = tthc_compiler::examine(source, &mut |versions| procedures.extend(versions));
        let shown = procedures.into_iter().map(|one| if keep(&one.code.value) { one } else { one.outline() });
        catalogue.add(Draft { procedures: shown.collect(), ..examined.law });
    }
    catalogue
}

fn input(catalogue: &Catalogue) -> Input<'_> {
    Input { catalogue, day: DAY, hash: "" }
}

#[test]
fn the_front_and_every_volume_are_the_same_with_the_others_in_outline() {
    let whole = catalogue(|_| true);
    let outlines = catalogue(|_| false);
    let plan = Plan::new(&input(&whole));
    let sketch = Plan::new(&input(&outlines));
    assert_eq!(plan.layout(), sketch.layout());
    assert!(plan.front() == sketch.front(), "the front shows more of a procedure than its outline");
    for at in 0..plan.volumes() {
        let own: HashSet<&str> = plan.codes(at).collect();
        let partly = catalogue(|code| own.contains(code));
        let volume = Plan::new(&input(&partly)).volume(at);
        assert!(plan.volume(at) == volume, "`{}` shows more of other procedures than their outlines", plan.folder(at));
    }
}
