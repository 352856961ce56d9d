//! Fields of a published record that the model does not know: they come back where they stood.

use std::collections::BTreeMap;

use serde_json::Value;
use tthc_compiler::model::OtherField;

/// A field inside another one, or one that the shape knows.
pub(super) struct Deep<'c> {
    /// The keys that lead to what holds it.
    inside: Vec<String>,
    key: String,
    json: &'c str,
}

/// Fields of the record that the shape knows: these are set, not added.
const KNOWN: &[&str] = &[
    "code",
    "codeNotation",
    "name",
    "executionSteps",
    "executionMethods",
    "executionCases",
    "cases",
    "formalityType",
    "isWard",
    "isProvince",
    "isMinistry",
    "isOtherAgency",
    "isFullProcess",
    "isOfflineOnly",
    "isNonTerritorial",
    "category",
    "categoriesDetails",
    "departmentsExecuting",
    "departmentsAuthority",
    "departmentsAuthorized",
    "departmentsCoordinating",
    "executingAgencies",
    "authorizedAgencies",
    "delegatedAgencies",
    "coordinatingAgencies",
    "dossierReceivingAddresses",
    "legalBasisesDetails",
    "resultsDetails",
    "subjectTypesDetails",
    "requirementsAndConditions",
    "description",
    "note",
    "keywords",
    "departmentPromulgateName",
    "departmentPromulgateCode",
    "procedureProposal",
];

fn is_added(pointer: &str) -> bool {
    pointer.strip_prefix('/').is_some_and(|key| !key.contains(['/', '~']) && !KNOWN.contains(&key))
}

/// Those of the record itself. What is not JSON has been reported.
pub(super) fn top(fields: &[OtherField]) -> BTreeMap<&str, Value> {
    let own = fields.iter().filter_map(|field| {
        let key = field.pointer.value.strip_prefix('/').filter(|_| is_added(&field.pointer.value))?;
        Some((key, serde_json::from_str(&field.json.value).ok()?))
    });
    own.collect()
}

/// The others, as RFC 6901 leads to them.
pub(super) fn deep(fields: &[OtherField]) -> Vec<Deep<'_>> {
    fields
        .iter()
        .filter_map(|field| {
            let keys = field.pointer.value.strip_prefix('/')?;
            let mut inside: Vec<String> =
                keys.split('/').map(|key| key.replace("~1", "/").replace("~0", "~")).collect();
            let key = inside.pop()?;
            (!is_added(&field.pointer.value)).then_some(Deep { inside, key, json: &field.json.value })
        })
        .collect()
}

/// Puts a field in its place. A part that has gone since takes its fields with it.
pub(super) fn set(record: &mut Value, field: &Deep<'_>) {
    let holder = field.inside.iter().try_fold(record, |value, key| match value {
        Value::Object(object) => object.get_mut(key),
        Value::Array(items) => items.get_mut(key.parse::<usize>().ok()?),
        _ => None,
    });
    if let (Some(Value::Object(object)), Ok(value)) = (holder, serde_json::from_str(field.json)) {
        object.insert(field.key.clone(), value);
    }
}
