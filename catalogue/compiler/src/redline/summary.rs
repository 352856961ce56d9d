//! How many procedures change, and how: the first line of every rendering.

use std::collections::{BTreeMap, BTreeSet};

use tthc_dsl::Lang;
use tthc_dsl::diagnostic::{Words, both};

use super::kind::number;
use super::{ContractEffect, Kind, Redline};

impl Redline {
    /// How many procedures change.
    pub fn count(&self) -> usize {
        self.procedures.iter().map(|procedure| procedure.code.as_str()).collect::<BTreeSet<_>>().len()
    }

    /// How many procedures change in each way, in the order of the kinds. One that adds three papers counts once.
    pub fn counts(&self) -> Vec<(Kind, usize)> {
        self.tally(|change| change.kind.clone())
    }

    /// How many procedures have changes of each effect; the heaviest first.
    pub fn effects(&self) -> Vec<(ContractEffect, usize)> {
        let mut all = self.tally(super::LegalChange::effect);
        all.reverse();
        all
    }

    fn tally<K: Ord>(&self, key: impl Fn(&super::LegalChange) -> K) -> Vec<(K, usize)> {
        let mut codes: BTreeMap<K, BTreeSet<&str>> = BTreeMap::new();
        for procedure in &self.procedures {
            for change in &procedure.changes {
                codes.entry(key(change)).or_default().insert(&procedure.code);
            }
        }
        codes.into_iter().map(|(key, codes)| (key, codes.len())).collect()
    }

    /// `36 thủ tục thay đổi: 21 chuyển từ tỉnh xuống xã, 4 rút ngắn thời hạn`. What only concerns how things are written is
    /// counted where nothing else is.
    pub fn summary(&self) -> Words {
        if self.procedures.is_empty() {
            return both("không có thủ tục nào thay đổi", "no procedure changes");
        }
        let counts = self.counts();
        let substance = counts.iter().any(|(kind, _)| kind.is_substance());
        let told = counts.iter().filter(|(kind, _)| kind.is_substance() || !substance);
        let parts: Vec<Words> = told.map(|(kind, count)| kind.counted(*count)).collect();
        let joined = |lang: Lang| parts.iter().map(|part| part.get(lang)).collect::<Vec<_>>().join(", ");
        let all = self.count();
        both(
            format!("{} thủ tục thay đổi: {}", number(all, Lang::Vi), joined(Lang::Vi)),
            format!(
                "{} {}: {}",
                number(all, Lang::En),
                if all == 1 { "procedure changes" } else { "procedures change" },
                joined(Lang::En)
            ),
        )
    }
}
