//! One pass over the matching entries: the best of them, their number, and how they are spread.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap, HashSet};

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocAddress, DocId, Score, SegmentOrdinal, SegmentReader};

use crate::entry::Day;
use crate::hits::{Count, Facets, Status, StatusCounts};
use crate::schema::{FACETS, UNIT_SEPARATOR};

/// Which entries may be shown.
#[derive(Clone, Debug)]
pub(crate) struct Scope {
    pub as_of: Day,
    /// Only entries of this status are shown; of any, if there is none.
    pub only: Option<Status>,
    pub territory: Territory,
}

/// Of which provinces variants are shown beside the procedures of the whole country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Territory {
    National,
    /// And the variants of the province with this identifier.
    Province(String),
    Everywhere,
}

/// A matching entry.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Ranked {
    /// Codes come first: the exact one, then those of the same base.
    pub tier: u8,
    pub status: Status,
    pub score: Score,
    pub address: DocAddress,
}

impl Ranked {
    /// Best first; entries that are equally good keep the order in which they were added.
    ///
    /// Of the versions of a procedure the one in force stands before those to come, and those before what has ended.
    fn order(&self, other: &Ranked) -> Ordering {
        let version = self.status.cmp(&other.status);
        let by_code = if self.tier > 0 { version } else { Ordering::Equal };
        let better = (other.tier.cmp(&self.tier)).then(by_code).then(other.score.total_cmp(&self.score));
        better.then(version).then(self.address.cmp(&other.address))
    }
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Collected {
    pub best: Vec<Ranked>,
    pub total: u64,
    pub status: StatusCounts,
    values: [HashMap<String, u64>; FACETS.len()],
}

/// At most so many values of a facet are given back.
const MOST_VALUES: usize = 24;

impl Collected {
    pub(crate) fn facets(&self) -> Facets {
        let [level, sector, ministry, authority, subject] = self.values.each_ref().map(counts);
        Facets { level, sector, ministry, authority, subject, status: self.status }
    }
}

fn counts(values: &HashMap<String, u64>) -> Vec<Count> {
    let mut counts: Vec<Count> = values
        .iter()
        .map(|(value, &count)| {
            let (id, name) = value.split_once(UNIT_SEPARATOR).unwrap_or((value, value));
            Count { id: id.to_owned(), name: name.to_owned(), count }
        })
        .collect();
    counts.sort_by(|one, other| other.count.cmp(&one.count).then_with(|| one.id.cmp(&other.id)));
    counts.truncate(MOST_VALUES);
    counts
}

/// Collects the `wanted` best entries of a scope and counts all.
pub(crate) struct Collect<'a> {
    pub scope: &'a Scope,
    pub wanted: usize,
    pub pinned: &'a BTreeMap<DocAddress, u8>,
    pub excluded: &'a HashSet<DocAddress>,
    pub is_one_segment: bool,
}

pub(crate) struct SegmentCollect {
    ordinal: SegmentOrdinal,
    scope: Scope,
    /// Ordinals of the provinces whose variants are shown.
    shown_provinces: Vec<u64>,
    pinned: BTreeMap<DocId, u8>,
    excluded: HashSet<DocId>,
    from: Option<Column<i64>>,
    to: Option<Column<i64>>,
    province: Option<StrColumn>,
    facets: Vec<(usize, StrColumn, Vec<u32>)>,
    most_values: usize,
    wanted: usize,
    collected: Collected,
    /// Below this nothing can become one of the best.
    bar: Option<Ranked>,
}

impl Collector for Collect<'_> {
    type Fruit = Collected;
    type Child = SegmentCollect;

    fn for_segment(&self, ordinal: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<SegmentCollect> {
        let columns = segment.fast_fields();
        let mut facets = Vec::with_capacity(FACETS.len());
        for (facet, name) in FACETS.iter().enumerate() {
            if let Some(column) = columns.str(name)? {
                let counts = vec![0; column.num_terms()];
                facets.push((facet, column, counts));
            }
        }
        let province = columns.str("province")?;
        let of_segment =
            |(address, &tier): (&DocAddress, &u8)| (address.segment_ord == ordinal).then_some((address.doc_id, tier));
        let excluded = self.excluded.iter().filter(|address| address.segment_ord == ordinal);
        Ok(SegmentCollect {
            ordinal,
            excluded: excluded.map(|address| address.doc_id).collect(),
            shown_provinces: shown_provinces(&self.scope.territory, province.as_ref())?,
            scope: self.scope.clone(),
            pinned: self.pinned.iter().filter_map(of_segment).collect(),
            from: columns.column_opt("valid_from")?,
            to: columns.column_opt("valid_to")?,
            province,
            facets,
            // Of several segments each tells far more than is shown, or the sums would be wrong.
            most_values: if self.is_one_segment { MOST_VALUES } else { 20 * MOST_VALUES },
            wanted: self.wanted,
            collected: Collected::default(),
            bar: None,
        })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, segments: Vec<Collected>) -> tantivy::Result<Collected> {
        let mut all = Collected::default();
        for segment in segments {
            all.best.extend(segment.best);
            all.total += segment.total;
            all.status.in_force += segment.status.in_force;
            all.status.not_yet += segment.status.not_yet;
            all.status.ended += segment.status.ended;
            all.status.elsewhere += segment.status.elsewhere;
            for (values, more) in all.values.iter_mut().zip(segment.values) {
                for (value, count) in more {
                    *values.entry(value).or_default() += count;
                }
            }
        }
        all.best.sort_by(Ranked::order);
        all.best.truncate(self.wanted);
        Ok(all)
    }
}

fn shown_provinces(territory: &Territory, column: Option<&StrColumn>) -> tantivy::Result<Vec<u64>> {
    let (Territory::Province(id), Some(column)) = (territory, column) else {
        return Ok(Vec::new());
    };
    let mut shown = Vec::new();
    let mut value = String::new();
    for ordinal in 0..column.num_terms() as u64 {
        let known = column.ord_to_str(ordinal, &mut value)?;
        if known && value.split(UNIT_SEPARATOR).next() == Some(id) {
            shown.push(ordinal);
        }
    }
    Ok(shown)
}

impl SegmentCollect {
    fn status(&self, doc: DocId) -> Status {
        let day =
            |column: &Option<Column<i64>>| column.as_ref().and_then(|column| column.first(doc)).map(|day| day as Day);
        Status::on(self.scope.as_of, day(&self.from).unwrap_or(Day::MIN), day(&self.to))
    }

    fn is_elsewhere(&self, doc: DocId) -> bool {
        if self.scope.territory == Territory::Everywhere {
            return false;
        }
        let Some(province) = &self.province else {
            return false;
        };
        province.term_ords(doc).any(|ordinal| !self.shown_provinces.contains(&ordinal))
    }

    fn offer(&mut self, ranked: Ranked) {
        if self.bar.is_some_and(|bar| bar.order(&ranked) == Ordering::Less) {
            return;
        }
        let best = &mut self.collected.best;
        best.push(ranked);
        if best.len() >= self.wanted.max(8).saturating_mul(2) {
            self.cut();
        }
    }

    fn cut(&mut self) {
        let best = &mut self.collected.best;
        best.sort_unstable_by(Ranked::order);
        best.truncate(self.wanted);
        self.bar = (best.len() == self.wanted).then(|| best.last().copied()).flatten();
    }
}

impl SegmentCollector for SegmentCollect {
    type Fruit = Collected;

    fn collect(&mut self, doc: DocId, score: Score) {
        if !self.excluded.is_empty() && self.excluded.contains(&doc) {
            return;
        }
        let tier = if self.pinned.is_empty() { 0 } else { self.pinned.get(&doc).copied().unwrap_or(0) };
        let status = self.status(doc);
        // Whoever types a code wants that procedure, in force or not, here or elsewhere.
        if tier == 0 {
            let is_shown = self.scope.only.is_none_or(|only| only == status);
            if self.is_elsewhere(doc) {
                self.collected.status.elsewhere += u64::from(is_shown);
                return;
            }
            self.collected.status.count(status);
            if !is_shown {
                return;
            }
        } else {
            self.collected.status.count(status);
        }
        self.collected.total += 1;
        for (_, column, counts) in &mut self.facets {
            for ordinal in column.ords().values_for_doc(doc) {
                counts[ordinal as usize] += 1;
            }
        }
        self.offer(Ranked { tier, status, score, address: DocAddress::new(self.ordinal, doc) });
    }

    fn harvest(mut self) -> Collected {
        self.cut();
        let mut value = String::new();
        for (facet, column, counts) in &self.facets {
            let mut seen: Vec<(u32, u64)> =
                counts.iter().zip(0u64..).filter(|(count, _)| **count > 0).map(|(&c, o)| (c, o)).collect();
            seen.sort_unstable_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(&other.1)));
            seen.truncate(self.most_values);
            for (count, ordinal) in seen {
                if column.ord_to_str(ordinal, &mut value).unwrap_or(false) {
                    self.collected.values[*facet].insert(value.clone(), count.into());
                }
            }
        }
        self.collected
    }
}
