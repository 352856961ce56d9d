//! The portal's list of procedures.

use jiff::civil::Date;
use tthc_compiler::Catalogue;
use tthc_compiler::model::Procedure;

use super::levels;
use crate::portal::national;

/// A list with its columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct List {
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<String>>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    pub heading: &'static str,
    /// In letters of the usual size.
    pub width: f64,
}

/// The columns of the portal's own file.
const COLUMNS: [(&str, f64); 8] = [
    ("Mã TTHC", 12.0),
    ("Tên TTHC", 60.0),
    ("Lĩnh vực", 24.0),
    ("Đối tượng", 36.0),
    ("Cơ quan công khai", 26.0),
    ("Cấp thực hiện", 20.0),
    ("Tình trạng", 18.0),
    ("QĐ Công bố", 20.0),
];

/// The procedures as they are in force on the day.
pub fn list<'c>(catalogue: &'c Catalogue, procedures: impl IntoIterator<Item = &'c Procedure>, day: Date) -> List {
    let row = |procedure: &'c Procedure| {
        let record = national::record(catalogue, procedure, day);
        let subjects: Vec<&str> = record.subject_types_details.iter().map(|item| &*item.name).collect();
        vec![
            record.code.to_owned(),
            record.name.to_owned(),
            record.category.map(|sector| sector.name.into_owned()).unwrap_or_default(),
            subjects.join(", "),
            record.department_promulgate_name.unwrap_or_default().to_owned(),
            levels(procedure),
            "Đang có hiệu lực".to_owned(),
            record.procedure_proposal.proposal_number.unwrap_or_default().to_owned(),
        ]
    };
    let columns = COLUMNS.map(|(heading, width)| Column { heading, width }).to_vec();
    List { columns, rows: procedures.into_iter().map(row).collect() }
}
