//! How many findings there are: by rule, family, ministry and sector.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use tthc_dsl::Severity;

use super::{Family, Report, Subject, What};

/// Findings by severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Count {
    pub errors: usize,
    pub warnings: usize,
    pub remarks: usize,
}

impl Count {
    pub fn of(subject: &Subject) -> Count {
        let mut count = Count::default();
        subject.findings.iter().for_each(|finding| count.add(finding.severity));
        count
    }

    pub fn add(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Info => self.remarks += 1,
        }
    }

    pub fn total(self) -> usize {
        self.errors + self.warnings + self.remarks
    }

    /// Something is to be mended: a remark asks for nothing.
    pub fn is_faulty(self) -> bool {
        self.errors + self.warnings > 0
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Count) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.remarks += other.remarks;
    }
}

/// What was found in a part of the workspace.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub found: Count,
    /// All procedures of the part.
    pub procedures: usize,
    /// Those with an error or a warning.
    pub faulty: usize,
    /// Findings by family, in the order of [`Family::ALL`].
    pub families: [usize; Family::ALL.len()],
}

impl Tally {
    fn add(&mut self, subject: &Subject) {
        let count = Count::of(subject);
        self.found += count;
        self.faulty += usize::from(count.is_faulty() && matches!(subject.what, What::Procedure { .. }));
        for finding in &subject.findings {
            self.families[Family::of(finding.code) as usize] += 1;
        }
    }
}

/// What was found of a rule or a family.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Spread {
    pub found: Count,
    /// Procedures with such a finding.
    pub procedures: usize,
}

/// All counts of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub all: Tally,
    /// In the order of [`Report::ministries`].
    pub ministries: Vec<Tally>,
    /// In the order of [`Report::sectors`].
    pub sectors: Vec<Tally>,
    pub rules: BTreeMap<&'static str, Spread>,
    pub families: BTreeMap<Family, Spread>,
}

impl Counts {
    pub fn of(report: &Report) -> Counts {
        let mut counts = Counts {
            ministries: vec![Tally::default(); report.ministries.len()],
            sectors: vec![Tally::default(); report.sectors.len()],
            ..Counts::default()
        };
        for (sector, tally) in report.sectors.iter().zip(&mut counts.sectors) {
            tally.procedures = sector.procedures;
            counts.ministries[sector.ministry].procedures += sector.procedures;
            counts.all.procedures += sector.procedures;
        }
        for subject in &report.subjects {
            counts.all.add(subject);
            counts.ministries[report.ministry(subject)].add(subject);
            counts.sectors[subject.sector].add(subject);
            counts.spread(subject);
        }
        counts
    }

    fn spread(&mut self, subject: &Subject) {
        let mut rules: BTreeMap<&'static str, Count> = BTreeMap::new();
        let mut families: BTreeMap<Family, Count> = BTreeMap::new();
        for finding in &subject.findings {
            rules.entry(finding.code).or_default().add(finding.severity);
            families.entry(Family::of(finding.code)).or_default().add(finding.severity);
        }
        let is_procedure = usize::from(matches!(subject.what, What::Procedure { .. }));
        let add = |spread: &mut Spread, count: Count| {
            spread.found += count;
            spread.procedures += is_procedure;
        };
        rules.into_iter().for_each(|(rule, count)| add(self.rules.entry(rule).or_default(), count));
        families.into_iter().for_each(|(family, count)| add(self.families.entry(family).or_default(), count));
    }

    /// Ministries from the one with the most errors down, by their places in the report.
    pub fn worst_ministries(&self) -> Vec<usize> {
        worst(&self.ministries, 0..self.ministries.len())
    }

    /// The sectors of a ministry from the one with the most errors down, by their places in the report.
    pub fn worst_sectors(&self, report: &Report, ministry: usize) -> Vec<usize> {
        worst(&self.sectors, (0..report.sectors.len()).filter(|sector| report.sectors[*sector].ministry == ministry))
    }
}

/// A stable sort: what is equal stays in the order of the report.
fn worst(tallies: &[Tally], among: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut order: Vec<usize> = among.collect();
    order.sort_by_key(|place| {
        let found = tallies[*place].found;
        std::cmp::Reverse((found.errors, found.warnings, found.remarks))
    });
    order
}
