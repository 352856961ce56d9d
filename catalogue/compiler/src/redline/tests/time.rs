//! Two days, and all days of two revisions.

use super::*;
use crate::model::Validity;

#[test]
fn two_days_of_one_catalogue() {
    let (base, then) = (procedure("thủ tục 1.000001 { cấp tỉnh }"), procedure("thủ tục 1.000001 { cấp xã }"));
    let catalogue = amended(&base, date(2025, 7, 1), &then);
    let on = |old, new| told(&between(&catalogue, old, &catalogue, new, &[]));
    assert_eq!(on(date(2025, 6, 30), date(2025, 7, 1)), ["levels levelMoves rerouted"]);
    assert_eq!(on(date(2025, 7, 1), date(2026, 7, 1)), [] as [&str; 0]);
    assert_eq!(on(date(2025, 7, 1), date(2025, 6, 30)), ["levels levelMoves rerouted"]);
    let asked = |code: &str| between(&catalogue, date(2025, 6, 30), &catalogue, date(2025, 7, 1), &[code.to_owned()]);
    assert_eq!((asked("1.000001").count(), asked("1.000002").count()), (1, 0));
}

#[test]
fn the_days_of_versions_are_not_changes_between_days() {
    let (base, then) = (
        procedure("thủ tục 1.000001 { hiệu lực đến 30/06/2025; cấp tỉnh }"),
        procedure("thủ tục 1.000001 { hiệu lực từ 01/07/2025; cấp tỉnh }"),
    );
    let one = amended(&base, date(2025, 7, 1), &then);
    assert_eq!(between(&one, date(2025, 6, 30), &one, date(2025, 7, 1), &[]), Redline::default());
    let other = catalogue([("1.000001", always(&then))]);
    // On one day, that a revision gives other days is all there is to see.
    let found = told(&between(&one, date(2025, 6, 30), &other, date(2025, 6, 30), &[]));
    assert_eq!(found, ["validFrom days value", "validTo days value"]);
}

fn days(redline: &Redline) -> Vec<String> {
    let day = |day: Option<Date>| day.map_or("…".to_owned(), |day| day.to_string());
    let shown = |days: Option<Days>| match days {
        Some(Days::Within { from, until }) => format!("[{}, {})", day(from), day(until)),
        Some(Days::Pending) => "pending".to_owned(),
        None => "-".to_owned(),
    };
    let all = redline.procedures.iter();
    all.map(|procedure| {
        let kinds: Vec<&str> = procedure.changes.iter().map(|change| change.kind.key()).collect();
        format!("{} {} {}", procedure.code, shown(procedure.days), kinds.join(" "))
    })
    .collect()
}

#[test]
fn two_revisions_are_compared_over_all_days() {
    let base = procedure("thủ tục 1.000001 { cấp tỉnh; thời hạn 9 ngày }");
    let moved = procedure("thủ tục 1.000001 { cấp xã; thời hạn 9 ngày }");
    let shorter = procedure("thủ tục 1.000001 { cấp tỉnh; thời hạn 5 ngày }");
    let both = procedure("thủ tục 1.000001 { cấp xã; thời hạn 5 ngày }");
    let (a, b, c) = (date(2025, 7, 1), date(2026, 1, 1), date(2027, 3, 1));
    let old = catalogue([("1.000001", from(&[(Date::MIN, Some(&base)), (b, Some(&shorter))]))]);
    let new = catalogue([(
        "1.000001",
        from(&[(Date::MIN, Some(&base)), (a, Some(&moved)), (b, Some(&both)), (c, Some(&shorter))]),
    )]);
    assert_eq!(days(&recorded(&old, &new, &[])), ["1.000001 [2025-07-01, 2027-03-01) levelMoves"]);
    assert_eq!(days(&recorded(&new, &old, &[])), ["1.000001 [2025-07-01, 2027-03-01) levelMoves"]);
    assert_eq!(recorded(&new, &new, &[]), Redline::default());
    let longer = catalogue([("1.000001", from(&[(Date::MIN, Some(&shorter)), (c, None)]))]);
    assert_eq!(
        days(&recorded(&old, &longer, &[])),
        ["1.000001 […, 2026-01-01) limitShortens", "1.000001 [2027-03-01, …) ends"]
    );
    assert_eq!(days(&recorded(&Catalogue::default(), &old, &[])), ["1.000001 […, …) begins"]);
}

#[test]
fn what_waits_for_its_day_is_compared_too() {
    let waiting = Validity { pending: true, ..Validity::default() };
    let pending = |text: &str| catalogue([("1.000001", Timeline::of(&waiting, procedure(text)))]);
    let (tỉnh, xã) = ("thủ tục 1.000001 { cấp tỉnh }", "thủ tục 1.000001 { cấp xã }");
    let dated = catalogue([("1.000001", from(&[(DAY, Some(&procedure(xã)))]))]);
    let none = Catalogue::default();
    assert_eq!(days(&recorded(&pending(tỉnh), &pending(xã), &[])), ["1.000001 pending levelMoves"]);
    assert_eq!(days(&recorded(&none, &pending(xã), &[])), ["1.000001 pending begins"]);
    assert_eq!(days(&recorded(&pending(xã), &dated, &[])), ["1.000001 [2026-01-01, …) begins"]);
    assert_eq!(days(&recorded(&dated, &pending(xã), &[])), ["1.000001 [2026-01-01, …) ends"]);
    assert_eq!(between(&none, DAY, &pending(xã), DAY, &[]), Redline::default());
}

#[test]
fn on_every_day_the_stretches_say_what_a_comparison_of_that_day_says() {
    let texts = ["thủ tục 1.000001 { cấp tỉnh; thời hạn 9 ngày }", "thủ tục 1.000001 { cấp xã; thời hạn 9 ngày }"];
    let versions = texts.map(procedure);
    let states = [None, Some(&versions[0]), Some(&versions[1])];
    let bounds = [Date::MIN, date(2025, 7, 1), date(2027, 3, 1)];
    let timelines: Vec<Timeline<Procedure>> = (0..27)
        .map(|number| {
            let state = |at: u32| states[number / 3_usize.pow(at) % 3];
            from(&[(bounds[0], state(0)), (bounds[1], state(1)), (bounds[2], state(2))])
        })
        .collect();
    for old in &timelines {
        for new in &timelines {
            let [old, new] = [old, new].map(|timeline| catalogue([("1.000001", timeline.clone())]));
            let recorded = recorded(&old, &new, &[]);
            for day in [Date::MIN, date(2025, 6, 30), date(2025, 7, 1), date(2027, 2, 28), date(2027, 3, 1), Date::MAX]
            {
                let holds = |days: Option<Days>| match days {
                    Some(Days::Within { from, until }) => {
                        from.is_none_or(|from| from <= day) && until.is_none_or(|until| day < until)
                    }
                    _ => false,
                };
                let told: Vec<&ChangedProcedure> =
                    recorded.procedures.iter().filter(|procedure| holds(procedure.days)).collect();
                let that_day = between(&old, day, &new, day, &[]);
                let changes = |all: &[&ChangedProcedure]| all.iter().map(|one| one.changes.clone()).collect::<Vec<_>>();
                assert_eq!(changes(&told), changes(&that_day.procedures.iter().collect::<Vec<_>>()), "{day}");
            }
            let joined = recorded.procedures.windows(2).all(|pair| !follows(&pair[0], &pair[1]));
            assert!(joined, "stretches that say the same are one: {:?}", days(&recorded));
        }
    }
}
