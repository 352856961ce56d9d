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
        let mut codes: BTreeMap<&Kind, BTreeSet<&str>> = BTreeMap::new();
        for procedure in &self.procedures {
            for change in &procedure.changes {
                codes.entry(&change.kind).or_default().insert(&procedure.code);
            }
        }
        codes.into_iter().map(|(kind, codes)| (kind.clone(), codes.len())).collect()
    }

    /// How many procedures have each effect, by the heaviest of their changes; the heaviest first.
    pub fn effects(&self) -> Vec<(ContractEffect, usize)> {
        let mut heaviest: BTreeMap<&str, ContractEffect> = BTreeMap::new();
        for procedure in &self.procedures {
            let effect = heaviest.entry(&procedure.code).or_insert(ContractEffect::Cosmetic);
            *effect = (*effect).max(procedure.effect());
        }
        let count = |effect| heaviest.values().filter(|one| **one == effect).count();
        ContractEffect::ALL.iter().map(|effect| (*effect, count(*effect))).filter(|(_, count)| *count > 0).collect()
    }

    /// `36 thủ tục thay đổi: 21 chuyển từ tỉnh xuống xã, 4 rút ngắn thời hạn`, the most frequent first. What only concerns
    /// how things are written is counted where nothing else is.
    pub fn summary(&self) -> Words {
        if self.procedures.is_empty() {
            return both("không có thủ tục nào thay đổi", "no procedure changes");
        }
        let mut counts = self.counts();
        let substance = counts.iter().any(|(kind, _)| kind.is_substance());
        counts.retain(|(kind, _)| kind.is_substance() || !substance);
        counts.sort_by(|(a_kind, a), (b_kind, b)| b.cmp(a).then_with(|| a_kind.cmp(b_kind)));
        let more = counts.len().saturating_sub(TOLD);
        let parts: Vec<Words> = counts.iter().take(TOLD).map(|(kind, count)| kind.counted(*count)).collect();
        let joined = |lang: Lang| parts.iter().map(|part| part.get(lang)).collect::<Vec<_>>().join(", ");
        let all = self.count();
        let verb = if all == 1 { "procedure changes" } else { "procedures change" };
        let mut vi = format!("{} thủ tục thay đổi: {}", number(all, Lang::Vi), joined(Lang::Vi));
        let mut en = format!("{} {verb}: {}", number(all, Lang::En), joined(Lang::En));
        if more > 0 {
            vi.push_str(&format!(", và {more} loại thay đổi khác"));
            en.push_str(&format!(", and {more} other {} of change", if more == 1 { "kind" } else { "kinds" }));
        }
        both(vi, en)
    }
}

/// The kinds that a first line tells; tables tell all.
const TOLD: usize = 8;
