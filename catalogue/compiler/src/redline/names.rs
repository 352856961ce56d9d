//! Bodies and sectors by their names, where a change tells them by the identifiers of the files.

use tthc_dsl::Lang;
use tthc_dsl::diagnostic::{Words, both};

use super::pairs::Pair;
use crate::catalogue::Catalogue;
use crate::changes::Change;
use crate::model::Text;

/// The change with names in the place of identifiers: each side by its own catalogue.
pub(super) fn told(change: Change, pair: &Pair) -> Change {
    let path: Vec<&str> = change.field.split('.').collect();
    let inner = if let ["cases", _, inner @ ..] = path.as_slice() { inner } else { &path };
    let name: fn(&Catalogue, &str) -> Words = match inner {
        // The role's bodies, or one entry with all that it says.
        ["authorities", _] => authority,
        ["authorities", _, number] if number.parse::<usize>().is_ok() => authority,
        ["authorities", .., "movedFrom"] => authority,
        ["sectors"] => sector,
        _ => return change,
    };
    let [old, new] = pair.sides;
    let side = |words: Option<Words>, catalogue| words.map(|words| named(&words, catalogue, name));
    Change { old: side(change.old, old.catalogue), new: side(change.new, new.catalogue), ..change }
}

/// The identifiers stand before the first detail, the same in both languages.
fn named(words: &Words, catalogue: &Catalogue, name: fn(&Catalogue, &str) -> Words) -> Words {
    let put = |lang: Lang| {
        let said = words.get(lang);
        let (ids, details) = said.find("; ").map_or((said, ""), |at| said.split_at(at));
        let names: Vec<Words> = ids.split(", ").map(|id| name(catalogue, id)).collect();
        names.iter().map(|name| name.get(lang)).collect::<Vec<_>>().join(", ") + details
    };
    both(put(Lang::Vi), put(Lang::En))
}

pub(super) fn authority(catalogue: &Catalogue, id: &str) -> Words {
    name(id, catalogue.authorities.get(id).map(|authority| &authority.name))
}

pub(super) fn sector(catalogue: &Catalogue, id: &str) -> Words {
    name(id, catalogue.sectors.get(id).map(|sector| &sector.name))
}

/// The identifier where no name is known.
fn name(id: &str, name: Option<&Text>) -> Words {
    let vi = name.map(|name| name.vi.as_str()).filter(|name| !name.is_empty()).unwrap_or(id);
    let en = name.and_then(|name| name.en.as_deref()).unwrap_or(vi);
    both(vi, en)
}
