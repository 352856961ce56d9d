//! A record of the national portal, as it came: known fields typed, unknown fields kept with their place.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Number, Value};

type Other = Map<String, Value>;

/// A record. Field names are the portal's.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Record {
    #[serde(deserialize_with = "nullable")]
    pub code: String,
    #[serde(deserialize_with = "nullable")]
    pub code_notation: String,
    #[serde(deserialize_with = "nullable")]
    pub name: String,
    #[serde(deserialize_with = "nullable")]
    pub execution_steps: Vec<Step>,
    #[serde(deserialize_with = "nullable")]
    pub execution_methods: Vec<Method>,
    #[serde(deserialize_with = "nullable")]
    pub execution_cases: Vec<Group>,
    #[serde(deserialize_with = "nullable")]
    pub cases: Vec<Case>,
    pub formality_type: Option<String>,
    pub is_ward: Option<bool>,
    pub is_province: Option<bool>,
    pub is_ministry: Option<bool>,
    pub is_other_agency: Option<bool>,
    pub is_full_process: Option<bool>,
    pub is_offline_only: Option<bool>,
    pub is_non_territorial: Option<bool>,
    pub category: Option<Item>,
    #[serde(deserialize_with = "nullable")]
    pub categories_details: Vec<Item>,
    #[serde(deserialize_with = "nullable")]
    pub departments_executing: Vec<Item>,
    #[serde(deserialize_with = "nullable")]
    pub departments_authority: Vec<Item>,
    #[serde(deserialize_with = "nullable")]
    pub departments_authorized: Vec<Item>,
    #[serde(deserialize_with = "nullable")]
    pub departments_coordinating: Vec<Item>,
    pub executing_agencies: Option<String>,
    pub authorized_agencies: Option<String>,
    pub delegated_agencies: Option<String>,
    pub coordinating_agencies: Option<String>,
    pub dossier_receiving_addresses: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub legal_basises_details: Vec<Item>,
    #[serde(deserialize_with = "nullable")]
    pub results_details: Vec<Item>,
    #[serde(deserialize_with = "nullable")]
    pub subject_types_details: Vec<Item>,
    #[serde(deserialize_with = "nullable")]
    pub requirements_and_conditions: String,
    pub description: Option<String>,
    pub note: Option<String>,
    pub keywords: Option<String>,
    pub department_promulgate_name: Option<String>,
    pub department_promulgate_code: Option<String>,
    pub procedure_proposal: Option<Proposal>,
    #[serde(flatten)]
    pub other: Other,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Step {
    #[serde(deserialize_with = "nullable")]
    pub name: String,
    #[serde(deserialize_with = "nullable")]
    pub description: String,
    #[serde(flatten)]
    pub other: Other,
}

/// A row of the ways of filing, on which the time limit and the fees hang.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Method {
    #[serde(deserialize_with = "nullable")]
    pub submission_method: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub processing_time: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub processing_time_unit: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub description: String,
    #[serde(deserialize_with = "nullable")]
    pub fees: Vec<Fee>,
    #[serde(flatten)]
    pub other: Other,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Fee {
    #[serde(rename = "type", deserialize_with = "nullable")]
    pub kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency_id: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub description: String,
    #[serde(flatten)]
    pub other: Other,
}

/// Papers under a heading.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Group {
    #[serde(deserialize_with = "nullable")]
    pub name: String,
    #[serde(deserialize_with = "nullable")]
    pub profile_components: Vec<Component>,
    #[serde(flatten)]
    pub other: Other,
}

/// A paper.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Component {
    #[serde(deserialize_with = "nullable")]
    pub name: String,
    pub code: Option<String>,
    pub original_qty: Option<Number>,
    pub copy_qty: Option<Number>,
    pub required: Option<bool>,
    #[serde(deserialize_with = "nullable")]
    pub attachments: Vec<Attachment>,
    #[serde(flatten)]
    pub other: Other,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Attachment {
    #[serde(deserialize_with = "nullable")]
    pub name: String,
    #[serde(flatten)]
    pub other: Other,
}

/// A numbered case.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Case {
    #[serde(deserialize_with = "nullable")]
    pub code: String,
    #[serde(deserialize_with = "nullable")]
    pub name: String,
    pub processing_day: Option<ProcessingDay>,
    #[serde(deserialize_with = "nullable")]
    pub profile_components: Vec<Component>,
    #[serde(flatten)]
    pub other: Other,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ProcessingDay {
    pub qty: Option<Number>,
    #[serde(rename = "type")]
    pub kind: Option<String>,
    #[serde(flatten)]
    pub other: Other,
}

/// Something with a name and mostly a code.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Item {
    #[serde(deserialize_with = "nullable")]
    pub name: String,
    pub code: Option<String>,
    #[serde(flatten)]
    pub other: Other,
}

/// The decision that makes the procedure known.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Proposal {
    pub proposal_number: Option<String>,
    #[serde(flatten)]
    pub other: Other,
}

/// `null` is nothing.
fn nullable<'de, D: Deserializer<'de>, T: Default + DeserializeOwned>(from: D) -> Result<T, D::Error> {
    Ok(Option::<T>::deserialize(from)?.unwrap_or_default())
}
