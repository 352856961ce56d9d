//! The provisions that made a change: of what is applied to one version and not to the other.

use tthc_dsl::Word;
use tthc_dsl::tree::{Citation, Node};

use super::pairs::{Pair, Side};
use crate::changes::Change;
use crate::model::{Amendment, Applied, AppliedKind, Procedure};

/// Something that is applied to one of two versions.
struct Reason<'c> {
    applied: &'c Applied,
    /// The clauses that it changed, where the catalogue holds them.
    clauses: Vec<&'c Node>,
    /// It is applied to the newer; otherwise it lapsed.
    begun: bool,
}

impl Reason<'_> {
    /// Does it name the field? A reorganisation names who acts, and at what level.
    fn names(&self, field: &str) -> bool {
        match self.applied.kind {
            AppliedKind::Reorganisation => {
                ["authorities", "levels", "steps"].iter().any(|head| field.starts_with(head))
            }
            _ => self.clauses.iter().any(|clause| touches(clause, field)),
        }
    }
}

/// Everything that may have made the changes between two versions.
pub(super) struct Reasons<'c> {
    applied: Vec<Reason<'c>>,
    /// What began or ended the procedure, or gave it another code: in force by the newer side only.
    on_the_whole: Vec<&'c Amendment>,
    whole: bool,
}

/// Why one change was made.
#[derive(Default)]
pub(super) struct Why {
    pub because: Vec<Citation>,
    pub ended: Vec<Citation>,
    pub operators: Vec<String>,
}

impl<'c> Reasons<'c> {
    pub fn of(pair: &Pair<'c>) -> Reasons<'c> {
        let [old, new] = pair.sides;
        let begun = beyond(pair.new, pair.old).map(|applied| {
            let clauses = clauses(new, applied, pair.new);
            Reason { applied, clauses, begun: true }
        });
        // An amendment that lapsed made the change as much as one that began.
        let lapsed = beyond(pair.old, pair.new).map(|applied| {
            let clauses = clauses(old, applied, pair.old);
            Reason { applied, clauses, begun: false }
        });
        let whole = pair.old.is_none() || pair.new.is_none();
        // What was applied to a text that ended did not end it.
        let lapsed = lapsed.filter(|_| pair.new.is_some());
        Reasons { applied: begun.chain(lapsed).collect(), on_the_whole: on_the_whole(pair), whole }
    }

    /// Why one change was made: by the amendments that name its field, where their clauses tell them apart.
    pub fn of_change(&self, change: &Change) -> Why {
        let field = change.field.as_str();
        let whole = self.whole || field == "code";
        let mut why = Why::default();
        for amendment in self.on_the_whole.iter().filter(|_| whole) {
            add(&mut why.because, std::slice::from_ref(&amendment.under.value));
            why.operators.push(amendment.id.value.clone());
        }
        if field == "code" && !why.because.is_empty() {
            return why;
        }
        let named: Vec<&Reason<'_>> = self.applied.iter().filter(|reason| reason.names(field)).collect();
        why.operators.extend(named.iter().filter(|reason| reason.begun).map(|reason| reason.applied.name.clone()));
        let applied = if named.is_empty() { self.applied.iter().collect() } else { named };
        for reason in applied {
            add(if reason.begun { &mut why.because } else { &mut why.ended }, &reason.applied.by);
        }
        why
    }
}

fn add(all: &mut Vec<Citation>, more: &[Citation]) {
    for citation in more {
        if !all.contains(citation) {
            all.push(citation.clone());
        }
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

/// The amendments in force on the newer side only that repeal the procedure or give it its code.
fn on_the_whole<'c>(pair: &Pair<'c>) -> Vec<&'c Amendment> {
    let codes = || [pair.old, pair.new].into_iter().flatten().map(|version| version.code.value.as_str());
    let in_force = |side: Side<'c>| -> Vec<&'c Amendment> {
        let all = codes().filter_map(|code| side.acts.on_the_whole.get(code)).flatten().copied();
        all.filter(|amendment| amendment.validity.contains(side.day)).collect()
    };
    let [old, new] = pair.sides.map(in_force);
    new.into_iter().filter(|one| !old.iter().any(|other| other.id.value == one.id.value)).collect()
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
