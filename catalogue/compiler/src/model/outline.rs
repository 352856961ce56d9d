//! What others may show of a procedure: its name, place, powers, days and citations, without what only its own page says.
//!
//! An edit that leaves the outline as it was changes nothing but the procedure's own files.

use tthc_dsl::tree::Citation;
use tthc_dsl::{Span, Spanned};

use super::{Case, Condition, Dossier, Entry, Given, Paper, Procedure, PublishedRecord, Text, Validity};
use crate::catalogue::Catalogue;

impl Procedure {
    /// The procedure with its citations gathered in `bases` and everything of its own left out.
    pub fn outline(&self) -> Procedure {
        let mut bases: Vec<Spanned<Citation>> = Vec::new();
        for citation in Catalogue::citations(self) {
            if !bases.iter().any(|known| known.value == *citation) {
                bases.push(Spanned::new(citation.clone(), Span::default()));
            }
        }
        Procedure {
            code: self.code.clone(),
            span: Span::default(),
            doc: None,
            name: self.name.clone(),
            published_by: self.published_by.clone(),
            sectors: self.sectors.clone(),
            class: self.class,
            validity: self.validity.clone(),
            family: self.family.clone(),
            levels: self.levels.clone(),
            powers: self.powers.clone(),
            subjects: Given::Missing,
            filing: None,
            receiving_address: None,
            facts: Vec::new(),
            cases: self.cases.iter().map(Case::outline).collect(),
            dossiers: asked_results(self),
            limits: Given::Missing,
            fees: Given::Missing,
            channels: Given::Missing,
            steps: Given::Missing,
            no_steps: None,
            results: Given::Missing,
            no_results: None,
            requirements: Given::Missing,
            no_requirements: None,
            requirements_published: None,
            forms: Vec::new(),
            bases,
            related: Vec::new(),
            interlinked: Vec::new(),
            keywords: Vec::new(),
            description: None,
            unmodelled: Vec::new(),
            remarks: Vec::new(),
            origins: Vec::new(),
            record: PublishedRecord::default(),
            applied: self.applied.clone(),
        }
    }
}

impl Case {
    fn outline(&self) -> Case {
        Case {
            id: self.id.clone(),
            name: self.name.clone(),
            code: self.code.clone(),
            condition: Condition::Always,
            levels: self.levels.clone(),
            powers: self.powers.clone(),
            dossiers: Vec::new(),
            limits: Vec::new(),
            fees: Vec::new(),
            steps: Vec::new(),
            no_steps: None,
            results: Vec::new(),
            no_results: None,
            basis: Vec::new(),
            unmodelled: Vec::new(),
            remarks: Vec::new(),
        }
    }
}

/// The results of other procedures that are asked for: their pages say so.
fn asked_results(procedure: &Procedure) -> Given<Vec<Dossier>> {
    let asked = procedure.all_papers().filter_map(|paper| paper.result_of.clone());
    let entries: Vec<Entry> = asked.map(|code| Entry::Paper(Box::new(asked_result(code)))).collect();
    if entries.is_empty() {
        return Given::Missing;
    }
    let dossier = Dossier {
        sets: None,
        absent: None,
        condition: Condition::Always,
        entries,
        basis: Vec::new(),
        unmodelled: Vec::new(),
        span: Span::default(),
    };
    Given::Value(Spanned::new(vec![dossier], Span::default()))
}

fn asked_result(code: Spanned<String>) -> Paper {
    Paper {
        id: Spanned::default(),
        name: Text::default(),
        originals: None,
        copies: None,
        certified_copies: None,
        presentation: None,
        if_any: false,
        condition: Condition::Always,
        form: None,
        form_text: None,
        form_files: Vec::new(),
        document_type: None,
        result_of: Some(code),
        looked_up: None,
        valid_for: None,
        code: None,
        validity: Validity::default(),
        basis: Vec::new(),
        remarks: Vec::new(),
    }
}
