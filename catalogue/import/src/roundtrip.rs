//! Whether a record comes back: what went in against what the portal output gives.

use serde_json::Value;

use crate::text::in_line;

/// A place where the two differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Field names, array places left out: `/executionMethods/fees/value`.
    pub field: String,
    pub came: Option<Value>,
    pub given: Option<Value>,
}

/// Every field of the record that does not come back with the same value.
///
/// Texts are the same up to NFC, white space and characters that a file must not hold; the order of keys says nothing, that
/// of lists does. Fields that only the output has are not differences: see [`added`].
pub fn differences(record: &Value, output: &Value) -> Vec<Difference> {
    let mut out = Vec::new();
    compare("", Some(record), Some(output), &mut out);
    out
}

/// The fields that the output has and the record has not: what follows from the record's other fields.
pub fn added(record: &Value, output: &Value) -> Vec<String> {
    let mut out = Vec::new();
    add("", record, output, &mut out);
    out.sort();
    out.dedup();
    out
}

fn compare(at: &str, came: Option<&Value>, given: Option<&Value>, out: &mut Vec<Difference>) {
    match (came, given) {
        (Some(Value::Object(came)), Some(Value::Object(given))) => {
            for (key, value) in came {
                compare(&format!("{at}/{key}"), Some(value), given.get(key), out);
            }
        }
        (Some(Value::Array(came)), Some(Value::Array(given))) => {
            for place in 0..came.len().max(given.len()) {
                compare(at, came.get(place), given.get(place), out);
            }
        }
        (came, given) => {
            if !is_same(came, given) {
                out.push(Difference { field: at.to_owned(), came: came.cloned(), given: given.cloned() });
            }
        }
    }
}

fn is_same(came: Option<&Value>, given: Option<&Value>) -> bool {
    match (came, given) {
        (Some(Value::String(came)), Some(Value::String(given))) => came == given || in_line(came) == in_line(given),
        (Some(Value::Number(came)), Some(Value::Number(given))) => came == given || came.as_f64() == given.as_f64(),
        // `null` is nothing.
        (Some(Value::Null), None) => true,
        (came, given) => came == given,
    }
}

fn add(at: &str, came: &Value, given: &Value, out: &mut Vec<String>) {
    match (came, given) {
        (Value::Object(came), Value::Object(given)) => {
            for (key, value) in given {
                match came.get(key) {
                    Some(other) => add(&format!("{at}/{key}"), other, value, out),
                    None => out.push(format!("{at}/{key}")),
                }
            }
        }
        (Value::Array(came), Value::Array(given)) => {
            came.iter().zip(given).for_each(|(came, given)| add(at, came, given, out));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn white_space_and_keys_that_were_added_are_no_differences() {
        let came = json!({ "name": "Cấp  phép\n", "fees": [{ "value": 5 }] });
        let given = json!({ "fees": [{ "value": 5, "currencyId": "VND" }], "name": "Cấp phép" });
        assert_eq!(differences(&came, &given), []);
        assert_eq!(added(&came, &given), ["/fees/currencyId"]);
    }

    #[test]
    fn what_is_lost_or_changed_or_stands_elsewhere_is_told() {
        let fields = |came: Value, given: Value| -> Vec<String> {
            differences(&came, &given).into_iter().map(|difference| difference.field).collect()
        };
        assert_eq!(fields(json!({ "a": "x" }), json!({})), ["/a"]);
        assert_eq!(fields(json!({ "a": null }), json!({})), [] as [&str; 0]);
        assert_eq!(fields(json!({ "a": ["x", "y"] }), json!({ "a": ["y", "x"] })), ["/a", "/a"]);
        assert_eq!(fields(json!({ "a": [] }), json!({ "a": ["x"] })), ["/a"]);
        assert_eq!(fields(json!({ "a": 1 }), json!({ "a": 1.0 })), [] as [&str; 0]);
    }
}
