//! What differs between two versions of a procedure, fact by fact.
//!
//! Each version is first described as facts with a key, a label and a shown value; the comparison then knows nothing of
//! procedures. Where a fact stands in its file never counts. The order of steps, papers, results, requirements, cases
//! and questions counts; the order of what is a set (levels, applicants, legal bases) does not.

mod compare;
pub(crate) mod condition;
mod describe;
mod described;
mod facts;
#[cfg(test)]
mod tests;

use tthc_dsl::diagnostic::{Words, both};

pub use facts::{Fact, continued, facts};

use crate::model::Procedure;

/// One fact that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where the fact stands, for machines: `timeLimit`, `documents.hợp-đồng.copies`, `authorities.decides`.
    ///
    /// Named entries are found by their names. Of entries without a name, such as time limits, a place is given
    /// (`timeLimit.2`, counted from 1 in the newer list, of a removed one in the older) where there are several. Values
    /// that speak for themselves, such as legal bases, all have the key of their list.
    pub field: String,
    /// Where the fact stands, for people: `hồ sơ › hợp-đồng › bản sao`.
    pub label: Words,
    /// What was said before; `None` if nothing was.
    pub old: Option<Words>,
    /// What is said now; `None` if nothing is.
    pub new: Option<Words>,
}

/// What differs, in the order of the published form. `None` is a version in which the procedure does not exist: that it
/// began or ended is one change with the field `procedure`.
///
/// Two versions without a change say the same.
pub fn changes(old: Option<&Procedure>, new: Option<&Procedure>) -> Vec<Change> {
    match (old, new) {
        (None, None) => Vec::new(),
        (Some(old), Some(new)) => compare::records(&describe::procedure(old), &describe::procedure(new)),
        _ => vec![Change {
            field: "procedure".to_owned(),
            label: both("thủ tục", "procedure"),
            old: old.map(title),
            new: new.map(title),
        }],
    }
}

fn title(procedure: &Procedure) -> Words {
    let code = &procedure.code.value;
    match procedure.name.value() {
        None => both(code, code),
        Some(name) => both(format!("{code} {}", name.vi), format!("{code} {}", name.en.as_ref().unwrap_or(&name.vi))),
    }
}
