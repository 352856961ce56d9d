//! The published schema is what the structures say, and every document obeys it.

use super::*;
use crate::portal::tests::schemas::{close, derived, obeys};

#[test]
fn the_schema_is_published() {
    let derived = derived::<Document>("diff");
    let text: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    let pretty = serde_json::to_string_pretty(&derived).expect("it is JSON");
    assert!(text == derived, "src/redline/schema/diff-1.json is to be:\n{pretty}\n");
    assert!(jsonschema::meta::is_valid(&derived));
}

#[test]
fn every_document_obeys_it() {
    let mut schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    close(&mut schema);
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).expect("the schema is one");
    let (days, revisions) = (days(), revisions());
    let nothing = (Redline::default(), Sides::default());
    for (name, (redline, sides)) in [("days", &days), ("revisions", &revisions), ("nothing", &nothing)] {
        obeys(&validator, name, &value(redline, sides));
    }
    let (redline, sides) = days;
    let whole = value(&redline, &sides);
    for (path, wrong) in [
        ("/format", Value::from(2)),
        ("/from/day", "30/06/2025".into()),
        ("/procedures/0/effect", "huge".into()),
        ("/procedures/0/changes/0/because", "120/2025/NĐ-CP".into()),
        ("/procedures/0/changes/0/surprise", 1.into()),
    ] {
        let mut document = whole.clone();
        let (parent, key) = path.rsplit_once('/').expect("a path");
        document.pointer_mut(parent).expect("it is there")[key] = wrong;
        assert!(!validator.is_valid(&document), "{path}");
    }
}
