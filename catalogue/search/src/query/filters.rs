//! The filters a query may hold, each under all the names people give it.

use crate::analyse::slug;

/// What a filter looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FilterField {
    /// One of the facets, by its place in the schema's list.
    Facet(usize),
    Decree,
    Province,
    Code,
    Status,
}

/// Names of filters, folded, hyphens between words. The first of each is its own.
const NAMES: &[(FilterField, &[&str])] = &[
    (FilterField::Facet(0), &["cap", "level", "cap-thuc-hien"]),
    (FilterField::Facet(1), &["linh-vuc", "sector", "nganh"]),
    (FilterField::Facet(2), &["bo", "ministry", "bo-nganh"]),
    (FilterField::Facet(3), &["co-quan", "authority", "agency", "tham-quyen", "co-quan-thuc-hien"]),
    (FilterField::Facet(4), &["doi-tuong", "subject", "nguoi-nop"]),
    (FilterField::Decree, &["nghi-dinh", "decree", "van-ban", "instrument", "can-cu", "thong-tu", "luat", "law"]),
    (FilterField::Province, &["tinh", "province", "dia-phuong", "thanh-pho"]),
    (FilterField::Code, &["ma", "code", "ma-so", "ma-thu-tuc"]),
    (FilterField::Status, &["hieu-luc", "status", "trang-thai", "tinh-trang"]),
];

/// How each filter is written in Vietnamese, for messages.
const SHOWN: &[(&str, &str)] = &[
    ("cap", "cấp"),
    ("linh-vuc", "lĩnh-vực"),
    ("bo", "bộ"),
    ("co-quan", "cơ-quan"),
    ("doi-tuong", "đối-tượng"),
    ("nghi-dinh", "nghị-định"),
    ("tinh", "tỉnh"),
    ("ma", "mã"),
    ("hieu-luc", "hiệu-lực"),
];

/// The filter with this name, typed with or without marks.
pub(crate) fn filter_named(typed: &str) -> Option<FilterField> {
    let name = slug(typed);
    // Both sides are read alike: `authority` has a final y that becomes an i.
    NAMES.iter().find(|(_, names)| names.iter().any(|known| slug(known) == name)).map(|(field, _)| *field)
}

/// The name of a filter that is spelt almost like this.
pub(crate) fn nearest(typed: &str) -> Option<String> {
    let plain = |name: &str| name.replace('-', "");
    let name = plain(&slug(typed));
    let names = NAMES.iter().flat_map(|(_, names)| names.iter());
    let near = names.map(|known| (distance(&name, &plain(known)), *known)).min()?;
    let allowed = if name.len() < 5 { 1 } else { 2 };
    (near.0 <= allowed).then(|| {
        let shown = SHOWN.iter().find(|(folded, _)| *folded == near.1);
        shown.map_or(near.1, |(_, shown)| *shown).to_owned()
    })
}

/// The level's own key for what people call it.
pub(crate) fn level(typed: &str) -> String {
    match slug(typed).as_str() {
        "commune" | "ward" | "phuong" | "cap-xa" | "xa-phuong" | "thi-tran" => "xa".to_owned(),
        "province" | "provincial" | "thanh-pho" | "cap-tinh" | "so" => "tinh".to_owned(),
        "central" | "national" | "ministry" | "bo" | "cap-bo" | "cap-trung-uong" | "tw" => "trung-uong".to_owned(),
        "district" | "quan" | "cap-huyen" => "huyen".to_owned(),
        other => other.to_owned(),
    }
}

/// Which versions a status filter lets through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StatusFilter {
    InForce,
    NotYet,
    Ended,
    Any,
}

pub(crate) fn status(typed: &str) -> Option<StatusFilter> {
    match slug(typed).as_str() {
        "con" | "con-hieu-luc" | "dang-co-hieu-luc" | "in-force" | "current" => Some(StatusFilter::InForce),
        "chua" | "chua-co-hieu-luc" | "sap-toi" | "future" | "not-yet" => Some(StatusFilter::NotYet),
        "het" | "het-hieu-luc" | "ended" | "expired" | "past" => Some(StatusFilter::Ended),
        "moi" | "tat-ca" | "any" | "all" => Some(StatusFilter::Any),
        _ => None,
    }
}

/// Insertions, deletions and substitutions between two short names.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = (diagonal + usize::from(a != *b)).min(above + 1).min(row[j] + 1);
            diagonal = above;
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_answer_to_all_their_names() {
        for (field, names) in NAMES {
            assert!(names.iter().all(|name| filter_named(name) == Some(*field)), "{names:?}");
        }
        for name in ["cấp", "cap", "CẤP", "level"] {
            assert_eq!(filter_named(name), Some(FilterField::Facet(0)), "{name}");
        }
        assert_eq!(filter_named("lĩnh-vực"), filter_named("sector"));
        assert_eq!(filter_named("nghị_định"), Some(FilterField::Decree));
        assert_eq!(filter_named("http"), None);
    }

    #[test]
    fn a_slip_is_recognised() {
        assert_eq!(nearest("linhvuc").as_deref(), Some("lĩnh-vực"));
        assert_eq!(nearest("levl").as_deref(), Some("level"));
        assert_eq!(nearest("https"), None);
    }

    #[test]
    fn every_own_name_has_a_shown_form() {
        for (_, names) in NAMES {
            let shown = SHOWN.iter().find(|(folded, _)| *folded == names[0]).map(|(_, shown)| slug(shown));
            assert_eq!(shown.as_deref(), Some(names[0]));
        }
    }
}
