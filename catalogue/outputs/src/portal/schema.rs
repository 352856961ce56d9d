//! The schemas of the portal's files. A test derives them from the structures and holds these texts to that.

/// The dialect of every schema.
pub const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// A schema as it is published.
#[derive(Clone, Copy, Debug)]
pub struct Schema {
    /// Below the portal's folder. The number is the contract's first.
    pub path: &'static str,
    pub text: &'static str,
}

pub const PROCEDURE: Schema = Schema { path: "schema/procedure-1.json", text: include_str!("schema/procedure-1.json") };

pub const NATIONAL: Schema = Schema { path: "schema/national-1.json", text: include_str!("schema/national-1.json") };

pub const MANIFEST: Schema = Schema { path: "schema/manifest-1.json", text: include_str!("schema/manifest-1.json") };

/// Every schema that is published.
pub const SCHEMAS: &[Schema] = &[PROCEDURE, NATIONAL, MANIFEST];
