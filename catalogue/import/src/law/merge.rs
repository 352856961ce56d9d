//! Names that may be of one body: `UBND cấp tỉnh` and `Ủy ban nhân dân cấp Tỉnh`.

use std::collections::BTreeMap;

use tthc_dsl::fold;

use super::Law;

/// A name that may be another way to write a body that is known by a better one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    pub name: String,
    pub id: String,
    /// The one to keep.
    pub into_name: String,
    pub into_id: String,
}

/// Proposals for every new name whose words are those of another one.
pub(super) fn proposals(law: &Law) -> Vec<Merge> {
    let mut alike: BTreeMap<String, Vec<&String>> = BTreeMap::new();
    for name in law.authorities.keys() {
        alike.entry(key(name)).or_default().push(name);
    }
    let mut out = Vec::new();
    for names in alike.values().filter(|names| names.len() > 1) {
        // What the catalogue has already stays; else the name that is written out in full.
        let best = names.iter().min_by_key(|name| {
            let is_new = law.authorities[**name].named_by.is_some();
            (is_new, std::cmp::Reverse(name.chars().count()), **name)
        });
        let Some(best) = best else { continue };
        for name in names.iter().filter(|name| *name != best && law.authorities[**name].named_by.is_some()) {
            out.push(Merge {
                name: (*name).clone(),
                id: law.authorities[*name].id.clone(),
                into_name: (*best).clone(),
                into_id: law.authorities[*best].id.clone(),
            });
        }
    }
    out
}

/// The words without marks and case, abbreviations written out; `cấp` and who the body belongs to say nothing new.
fn key(name: &str) -> String {
    // Two bodies in one name are not the first of them.
    let own = match name.contains(',') {
        true => name,
        false => name.split(['/', '(']).next().and_then(|own| own.split(" - ").next()).unwrap_or(name),
    };
    let folded = fold(own);
    let words = folded.split(|character: char| !character.is_alphanumeric());
    let mut out = String::new();
    for word in words.filter(|word| !matches!(*word, "" | "cap")) {
        let long = match word {
            "ubnd" => "uy ban nhan dan",
            "hdnd" => "hoi dong nhan dan",
            "tp" => "thanh pho",
            "bhxh" => "bao hiem xa hoi",
            "gtvt" => "giao thong van tai",
            "khcn" => "khoa hoc va cong nghe",
            word => word,
        };
        out.push_str(long);
        out.push(' ');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_body_have_one_key() {
        let same = |one: &str, two: &str| assert_eq!(key(one), key(two), "{one} | {two}");
        same("UBND cấp tỉnh", "Ủy ban nhân dân cấp Tỉnh");
        same("Cục Thuế - Bộ tài chính", "Cục Thuế");
        same("Cục Tác chiến/Bộ Tổng Tham mưu", "Cục Tác chiến");
        assert_ne!(key("Ủy ban nhân dân cấp xã"), key("Ủy ban nhân dân cấp tỉnh"));
        assert_ne!(key("Chủ tịch Ủy ban nhân dân cấp tỉnh"), key("Ủy ban nhân dân cấp tỉnh"));
        assert_ne!(key("Ủy ban nhân dân quận, huyện"), key("Ủy ban nhân dân quận"));
    }
}
