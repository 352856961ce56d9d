//! What the published record says beside the law: how it writes things, and fields that the model does not know.

use serde::Serialize;
use tthc_compiler::model::{self, Channel};

use super::value::Key;

/// What the published record says beside the law.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PublishedRecord<'c> {
    /// How it writes the decision that makes the procedure known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<&'c str>,
    /// Instruments that it gives a number of and no title.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub by_number_only: Vec<&'c str>,
    /// Its own list of instruments, where that differs from what the citations give.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub legal_bases: Vec<PublishedBasis<'c>>,
    /// The order of its rows of the ways of filing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub row_order: Vec<Key<Channel>>,
    /// Fields that the model does not know.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other_fields: Vec<OtherField<'c>>,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PublishedBasis<'c> {
    pub code: &'c str,
    pub name: &'c str,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OtherField<'c> {
    /// Its place in the national record, as a JSON pointer (RFC 6901).
    pub pointer: &'c str,
    /// Its value, as JSON text.
    pub json: &'c str,
}

impl<'c> PublishedRecord<'c> {
    pub fn of(record: &'c model::PublishedRecord) -> Self {
        let basis = |basis: &'c model::PublishedBasis| PublishedBasis { code: &basis.code.value, name: &basis.name };
        let field =
            |field: &'c model::OtherField| OtherField { pointer: &field.pointer.value, json: &field.json.value };
        PublishedRecord {
            decision: record.decision.as_deref(),
            by_number_only: record.by_number_only.iter().map(String::as_str).collect(),
            legal_bases: record.bases.iter().map(basis).collect(),
            row_order: record.row_order.iter().copied().map(Key).collect(),
            other_fields: record.fields.iter().map(field).collect(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.decision.is_none()
            && self.by_number_only.is_empty()
            && self.legal_bases.is_empty()
            && self.row_order.is_empty()
            && self.other_fields.is_empty()
    }
}
