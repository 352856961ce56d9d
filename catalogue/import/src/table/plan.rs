//! Which column of a spreadsheet is which field of a record.

use std::collections::BTreeMap;

use serde::Deserialize;
use tthc_dsl::diagnostic::{Words, both};
use tthc_dsl::nearest;

/// Which column of a spreadsheet is which field of a record, as the author of the import writes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// The sheet; without it every visible one in which the headings stand.
    pub sheet: Option<String>,
    /// The row of the headings, from 1; without it it is looked for.
    pub header: Option<usize>,
    /// The heading of a column, and its field.
    pub columns: BTreeMap<String, Target>,
    /// Whether the list is read although some of the columns are not there.
    #[serde(skip)]
    pub(super) lenient: bool,
}

/// The field that a column is.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Target {
    Field(String),
    /// What stands between the values of a list, where it is not `;` or a line break.
    Separated {
        field: String,
        separator: String,
    },
}

impl Target {
    pub(super) fn field(&self) -> Option<Field> {
        let (Target::Field(written) | Target::Separated { field: written, .. }) = self;
        FIELDS.iter().find(|(name, _)| name == written).map(|(_, field)| *field)
    }

    fn written(&self) -> &str {
        match self {
            Target::Field(field) | Target::Separated { field, .. } => field,
        }
    }

    pub(super) fn separator(&self) -> Option<&str> {
        match self {
            Target::Field(_) => None,
            Target::Separated { separator, .. } => Some(separator),
        }
    }
}

/// A field that a column can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Code,
    Name,
    Decision,
    Publisher,
    Levels,
    Class,
    Sector,
    Subjects,
    Performs,
    Decides,
    Authorised,
    Coordinates,
    Address,
    Steps,
    Channel,
    Time,
    Fees,
    Papers,
    Results,
    Bases,
    Requirements,
    Keywords,
    Description,
    Note,
}

/// The names of the fields: those of the record, but `levels` and `submissionMethod`, `processingTime`, `fees`, which in
/// the record are flags and rows.
pub const FIELDS: &[(&str, Field)] = &[
    ("code", Field::Code),
    ("name", Field::Name),
    ("procedureProposal", Field::Decision),
    ("departmentPromulgateName", Field::Publisher),
    ("levels", Field::Levels),
    ("formalityType", Field::Class),
    ("category", Field::Sector),
    ("subjectTypesDetails", Field::Subjects),
    ("departmentsExecuting", Field::Performs),
    ("departmentsAuthority", Field::Decides),
    ("departmentsAuthorized", Field::Authorised),
    ("departmentsCoordinating", Field::Coordinates),
    ("dossierReceivingAddresses", Field::Address),
    ("executionSteps", Field::Steps),
    ("submissionMethod", Field::Channel),
    ("processingTime", Field::Time),
    ("fees", Field::Fees),
    ("profileComponents", Field::Papers),
    ("resultsDetails", Field::Results),
    ("legalBasisesDetails", Field::Bases),
    ("requirementsAndConditions", Field::Requirements),
    ("keywords", Field::Keywords),
    ("description", Field::Description),
    ("note", Field::Note),
];

/// What is wrong with a plan, whatever the spreadsheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanError {
    UnknownField {
        written: String,
    },
    /// Two columns are one field.
    Twice {
        field: String,
    },
    /// No column is this field, which every record has.
    Missing {
        field: &'static str,
    },
    /// A limit or a fee hangs on the way of filing.
    NoChannel {
        field: String,
    },
    /// Rows count from 1.
    HeaderZero,
    EmptySeparator {
        heading: String,
    },
}

impl Plan {
    /// The portal's own list.
    pub fn portal() -> Plan {
        let columns = [
            ("Mã TTHC", "code"),
            ("Tên TTHC", "name"),
            ("Lĩnh vực", "category"),
            ("Đối tượng", "subjectTypesDetails"),
            ("Cơ quan công khai", "departmentPromulgateName"),
            ("Cấp thực hiện", "levels"),
            ("QĐ Công bố", "procedureProposal"),
        ];
        let columns = columns.map(|(heading, field)| (heading.to_owned(), Target::Field(field.to_owned())));
        Plan { columns: columns.into(), lenient: true, ..Plan::default() }
    }

    pub fn check(&self) -> Result<(), PlanError> {
        let mut fields: Vec<Field> = Vec::new();
        for (heading, target) in &self.columns {
            let written = target.written();
            let field = target.field().ok_or_else(|| PlanError::UnknownField { written: written.to_owned() })?;
            if fields.contains(&field) {
                return Err(PlanError::Twice { field: written.to_owned() });
            }
            if target.separator() == Some("") {
                return Err(PlanError::EmptySeparator { heading: heading.clone() });
            }
            fields.push(field);
        }
        for (needed, field) in [(Field::Code, "code"), (Field::Name, "name")] {
            if !fields.contains(&needed) {
                return Err(PlanError::Missing { field });
            }
        }
        for (needs, field) in [(Field::Time, "processingTime"), (Field::Fees, "fees")] {
            if fields.contains(&needs) && !fields.contains(&Field::Channel) {
                return Err(PlanError::NoChannel { field: field.to_owned() });
            }
        }
        if self.header == Some(0) { Err(PlanError::HeaderZero) } else { Ok(()) }
    }
}

impl PlanError {
    pub fn words(&self) -> Words {
        match self {
            PlanError::UnknownField { written } => {
                both(format!("bản ghi không có trường `{written}`"), format!("a record has no field `{written}`"))
            }
            PlanError::Twice { field } => {
                both(format!("hai cột cùng là trường `{field}`"), format!("two columns are the field `{field}`"))
            }
            PlanError::Missing { field } => {
                both(format!("không có cột nào là trường `{field}`"), format!("no column is the field `{field}`"))
            }
            PlanError::NoChannel { field } => both(
                format!("trường `{field}` gắn với cách thức nộp, mà không có cột nào là `submissionMethod`"),
                format!("`{field}` hangs on the way of filing, and no column is `submissionMethod`"),
            ),
            PlanError::HeaderZero => both("dòng tiêu đề `header` đếm từ 1", "the row `header` counts from 1"),
            PlanError::EmptySeparator { heading } => both(
                format!("dấu ngăn cách của cột `{heading}` để trống"),
                format!("the separator of the column `{heading}` is empty"),
            ),
        }
    }

    /// What to write instead.
    pub fn help(&self) -> Option<Words> {
        match self {
            PlanError::UnknownField { written } => {
                let names = FIELDS.iter().map(|(name, _)| *name);
                Some(match nearest(written, names.clone()) {
                    Some(near) => both(format!("có phải là `{near}` không?"), format!("did you mean `{near}`?")),
                    None => {
                        let all = names.collect::<Vec<_>>().join(", ");
                        both(format!("các trường: {all}"), format!("the fields are {all}"))
                    }
                })
            }
            PlanError::Missing { field } => Some(both(
                format!("thêm một dòng như `\"Tên cột\" = \"{field}\"` vào `[columns]`"),
                format!("add a line such as `\"Heading\" = \"{field}\"` to `[columns]`"),
            )),
            _ => None,
        }
    }
}
