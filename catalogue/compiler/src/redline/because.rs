//! The provisions that made a change: of what is applied to one version and not to the other.

use tthc_dsl::Word;
use tthc_dsl::tree::{Citation, Node};

use super::pairs::{Pair, Side};
use crate::changes::Change;
use crate::model::{Amendment, Applied, AppliedKind, Procedure};

/// Everything that may have made the changes between two versions.
pub(super) struct Reasons<'c> {
    /// What changed the text, with the clauses that it changed, where the catalogue holds them.
    applied: Vec<(&'c Applied, Vec<&'c Node>)>,
    /// What began or ended the procedure, or gave it another code.
    on_the_whole: Vec<&'c Amendment>,
    whole: bool,
}

impl<'c> Reasons<'c> {
    pub fn of(pair: &Pair<'c>) -> Reasons<'c> {
        let [old, new] = pair.sides;
        // An amendment that lapsed made the change as much as one that began.
        let begun = beyond(pair.new, pair.old).map(|applied| (applied, clauses(new, applied, pair.new)));
        let lapsed = beyond(pair.old, pair.new).map(|applied| (applied, clauses(old, applied, pair.old)));
        let whole = pair.old.is_none() || pair.new.is_none();
        // What was applied to a text that ended did not end it.
        let lapsed = lapsed.filter(|_| pair.new.is_some());
        Reasons { applied: begun.chain(lapsed).collect(), on_the_whole: on_the_whole(pair), whole }
    }

    /// Does an operation name what changed? A reorganisation names who acts, and at what level.
    pub fn names(&self, change: &Change) -> bool {
        let whole = (self.whole || change.field == "code") && !self.on_the_whole.is_empty();
        let field = change.field.as_str();
        let acts = ["authorities", "levels", "steps"].iter().any(|head| field.starts_with(head));
        whole
            || self.applied.iter().any(|(applied, clauses)| match applied.kind {
                AppliedKind::Reorganisation => acts,
                _ => clauses.iter().any(|clause| touches(clause, field)),
            })
    }

    /// The provisions behind one change: of the amendments that name its field, where their clauses tell them apart.
    pub fn of_change(&self, change: &Change) -> Vec<Citation> {
        let whole = self.whole || change.field == "code";
        let on_the_whole = self.on_the_whole.iter().filter(|_| whole).map(|amendment| &amendment.under.value);
        let named: Vec<&Applied> = self
            .applied
            .iter()
            .filter(|(_, clauses)| clauses.iter().any(|clause| touches(clause, &change.field)))
            .map(|(applied, _)| *applied)
            .collect();
        let applied = if named.is_empty() { self.applied.iter().map(|(applied, _)| *applied).collect() } else { named };
        let mut all: Vec<Citation> = Vec::new();
        for citation in on_the_whole.chain(applied.iter().flat_map(|applied| &applied.by)) {
            if !all.contains(citation) {
                all.push(citation.clone());
            }
        }
        all
    }
}

/// What is applied to one version and not to the other, wherever it is written.
fn beyond<'c>(one: Option<&'c Procedure>, other: Option<&'c Procedure>) -> impl Iterator<Item = &'c Applied> {
    let key = |applied: &'c Applied| {
        let Applied { kind, name, by, from, received_from, span: _ } = applied;
        (*kind, name, by, *from, *received_from)
    };
    let others: Vec<_> = other.into_iter().flat_map(|version| &version.applied).map(key).collect();
    one.into_iter().flat_map(|version| &version.applied).filter(move |applied| !others.contains(&key(applied)))
}

/// The clauses of what was applied, as far as they are on this procedure.
fn clauses<'c>(side: Side<'c>, applied: &Applied, version: Option<&Procedure>) -> Vec<&'c Node> {
    let on_it = version.and_then(|version| side.acts.on_the_text.get(version.code.value.as_str()));
    let by_it = on_it.into_iter().flatten().filter(|(name, _)| *name == applied.name);
    by_it.flat_map(|(_, clauses)| *clauses).collect()
}

/// The amendments in force on one side only that repeal the procedure or give it its code.
fn on_the_whole<'c>(pair: &Pair<'c>) -> Vec<&'c Amendment> {
    let codes = || [pair.old, pair.new].into_iter().flatten().map(|version| version.code.value.as_str());
    let in_force = |side: Side<'c>| -> Vec<&'c Amendment> {
        let all = codes().filter_map(|code| side.acts.on_the_whole.get(code)).flatten().copied();
        all.filter(|amendment| amendment.validity.contains(side.day)).collect()
    };
    let [old, new] = pair.sides.map(in_force);
    let known = |all: &[&Amendment], one: &Amendment| all.iter().any(|other| other.id.value == one.id.value);
    let begun = new.iter().filter(|one| !known(&old, one));
    begun.chain(old.iter().filter(|one| !known(&new, one))).copied().collect()
}

/// Whether a clause of an amendment changes the field.
fn touches(clause: &Node, field: &str) -> bool {
    let (head, rest) = field.split_once('.').unwrap_or((field, ""));
    let is = |word: Word| match word {
        Word::Case => head == "cases",
        Word::Name => head == "name",
        Word::Level => head == "levels",
        Word::Power => head == "authorities",
        Word::Documents | Word::Document => head == "documents",
        Word::Limit => head == "timeLimit",
        Word::Fee | Word::Charge | Word::ServiceFee => head == "fees",
        Word::Channels => head == "channels",
        Word::Steps | Word::Step => head == "steps",
        Word::Results | Word::Result => head == "results",
        Word::Conditions => head == "requirements",
        Word::Facts => head == "facts",
        Word::Subjects => head == "subjects",
        Word::Sector => head == "sectors",
        Word::PublishedBy => head == "publishedBy",
        Word::Family => head == "family",
        Word::FileAt => head == "filing",
        Word::Basis => head == "legalBases",
        Word::NotFormalised => head == "notFormalised",
        Word::FormalityType => head == "class",
        Word::ReceivingAddress => head == "receivingAddress",
        Word::Forms => head == "forms",
        Word::Related => head == "related",
        Word::Interlinked => head == "interlinked",
        Word::Keywords => head == "keywords",
        Word::Description => head == "description",
        // Words may stand anywhere.
        Word::ReplaceText => true,
        _ => false,
    };
    match clause.word {
        Some(Word::Case) => {
            let inner = rest.split_once('.').map_or("", |(_, inner)| inner);
            let named = clause.name_value().is_none_or(|id| rest.split('.').next() == Some(id.value));
            let whole = inner.is_empty() || clause.children.is_empty();
            head == "cases" && named && (whole || clause.children.iter().any(|child| touches(child, inner)))
        }
        // `thêm giấy tờ …`: the entry's kind stands behind the verb.
        Some(word) => is(word) || clause.terms().any(|term| is(term.value)),
        None => false,
    }
}
