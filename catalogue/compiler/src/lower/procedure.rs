//! A procedure's clauses.

use tthc_dsl::diagnostic::Diagnostic;
use tthc_dsl::tree::{Node, Value};
use tthc_dsl::{Spanned, Word};

use super::law::name_list;
use super::{
    citations, condition, entry_text, given, in_force, money, names, origins, paper, remarks, steps, text, unmodelled,
    validity,
};
use crate::model::{
    Case, Channel, ChannelClause, Dossier, Fact, FactKind, Family, FamilyOperation, Filing, FilingPlace, FilingReason,
    FormalityClass, Given, Level, LevelClause, Limit, MovedFrom, OnlineService, Power, Procedure, Role, Subject, Text,
    Transfer, Whence,
};

pub(super) fn procedure(node: &Node, out: &mut Vec<Diagnostic>) -> Option<Procedure> {
    let code = node.code()?.map(str::to_owned);
    let fees = money::fees(node, out);
    let fee_word = [Word::Fee, Word::Charge, Word::ServiceFee].into_iter().find(|word| node.has(*word));
    let limits: Vec<Limit> = node.all(Word::Limit).filter_map(|limit| money::limit(limit, out)).collect();
    let steps_here: Vec<_> = node.all(Word::Steps).flat_map(|block| steps::steps(block, out)).collect();
    Some(Procedure {
        span: code.span,
        code,
        doc: node.doc.clone(),
        name: text(node, Word::Name),
        published_by: node
            .all(Word::PublishedBy)
            .flat_map(|by| by.citations().map(|c| c.map(|c| c.instrument.clone())).collect::<Vec<_>>())
            .collect(),
        sectors: name_list(node.child(Word::Sector)),
        class: node
            .child(Word::FormalityType)
            .and_then(|class| class.terms().next())
            .and_then(|term| FormalityClass::from_word(term.value)),
        validity: in_force(node, out),
        family: node.child(Word::Family).and_then(family),
        levels: given(node, Word::Level, levels(node)),
        powers: given(node, Word::Power, powers(node, out)),
        subjects: given(node, Word::Subjects, subjects(node)),
        filing: node.child(Word::FileAt).and_then(filing),
        facts: node.all(Word::Facts).flat_map(Node::entries).filter(|fact| !fact.broken).filter_map(fact).collect(),
        cases: node.all(Word::Case).filter_map(|case| self::case(case, out)).collect(),
        dossiers: given(node, Word::Documents, dossiers(node)),
        no_dossier: node.child(Word::Documents).and_then(money::absence),
        limits: given(node, Word::Limit, limits),
        fees: fee_word.map_or(Given::Missing, |word| given(node, word, fees)),
        channels: given(node, Word::Channels, node.child(Word::Channels).map(channels).unwrap_or_default()),
        steps: given(node, Word::Steps, steps_here),
        results: given(node, Word::Results, node.all(Word::Results).flat_map(steps::results).collect()),
        requirements: given(node, Word::Conditions, node.all(Word::Conditions).flat_map(steps::requirements).collect()),
        forms: name_list(node.child(Word::Forms)),
        bases: citations(node, Word::Basis),
        related: codes(node, Word::Related),
        interlinked: codes(node, Word::Interlinked),
        keywords: node.child(Word::Keywords).map(texts).unwrap_or_default(),
        description: text(node, Word::Description).value().cloned(),
        unmodelled: unmodelled(node),
        remarks: remarks(node),
        origins: origins(node),
    })
}

fn codes(node: &Node, word: Word) -> Vec<Spanned<String>> {
    node.child(word).map(|clause| clause.codes().map(|code| code.map(str::to_owned)).collect()).unwrap_or_default()
}

fn texts(node: &Node) -> Vec<String> {
    node.values
        .iter()
        .filter_map(|value| match &value.value {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        })
        .collect()
}

fn family(node: &Node) -> Option<Family> {
    Some(Family {
        id: node.name_value()?.map(str::to_owned),
        operation: node.terms().find_map(|term| FamilyOperation::from_word(term.value)),
    })
}

fn levels(node: &Node) -> Vec<LevelClause> {
    node.all(Word::Level)
        .filter(|clause| !clause.broken)
        .map(|clause| LevelClause {
            levels: clause
                .terms()
                .filter_map(|term| Some(Spanned::new(Level::from_word(term.value)?, term.span)))
                .collect(),
            condition: condition(clause),
        })
        .collect()
}

fn powers(node: &Node, out: &mut Vec<Diagnostic>) -> Vec<Power> {
    let mut powers = Vec::new();
    for clause in node.all(Word::Power).flat_map(|block| &block.children) {
        let Some(role) = clause.word.and_then(Role::from_word) else { continue };
        powers.push(Power {
            role: Spanned::new(role, clause.head),
            // What is broken has been reported; that there is such a power still counts.
            authorities: if clause.broken { Vec::new() } else { names(clause) },
            condition: condition(clause),
            transfer: clause.children.iter().find_map(|child| Transfer::from_word(child.word?)),
            moved_from: clause.child(Word::MovedFrom).and_then(moved_from),
            scope: clause.child(Word::Scope).and_then(Node::text).map(|text| text.value.to_owned()),
            basis: citations(clause, Word::Basis),
            validity: validity(clause, Word::From, Word::To, out),
        });
    }
    powers
}

fn moved_from(node: &Node) -> Option<MovedFrom> {
    let value = node.value()?;
    let from = match &value.value {
        Value::Term(word) => Whence::Level(Level::from_word(*word)?),
        Value::Name(name) => Whence::Authority(Spanned::new(name.clone(), value.span)),
        _ => return None,
    };
    Some(MovedFrom { from, inferred: node.says(Word::Inferred) })
}

fn subjects(node: &Node) -> Vec<Spanned<Subject>> {
    node.all(Word::Subjects)
        .flat_map(|clause| {
            clause
                .terms()
                .filter_map(|term| Some(Spanned::new(Subject::from_word(term.value)?, term.span)))
                .collect::<Vec<_>>()
        })
        .collect()
}

fn filing(node: &Node) -> Option<Filing> {
    let place = node.terms().find_map(|term| FilingPlace::from_word(term.value))?;
    let because = node.child(Word::Because);
    Some(Filing {
        place,
        reason: because.and_then(|because| FilingReason::from_word(because.terms().next()?.value)),
        reason_text: because.and_then(|because| because.text().map(|text| text.value.to_owned())),
    })
}

fn fact(node: &Node) -> Option<Fact> {
    let choices = || {
        node.values.iter().find_map(|value| match &value.value {
            Value::List(items) => Some(
                items
                    .iter()
                    .filter_map(|item| match &item.value {
                        Value::Name(name) => Some(Spanned::new(name.clone(), item.span)),
                        _ => None,
                    })
                    .collect::<Vec<_>>(),
            ),
            _ => None,
        })
    };
    let bound = |word| node.child(word).and_then(Node::number).map(|number| number.value);
    let kind = match node.terms().next()?.value {
        Word::YesNoType => FactKind::YesNo,
        Word::NumberType => FactKind::Number {
            from: bound(Word::From),
            to: bound(Word::To),
            unit: node.child(Word::Unit).and_then(Node::text).map(|text| text.value.to_owned()),
        },
        Word::DateType => FactKind::Date,
        Word::MoneyType => FactKind::Money,
        Word::OneOf => FactKind::OneOf(choices()?),
        Word::SomeOf => FactKind::SomeOf(choices()?),
        _ => return None,
    };
    Some(Fact { id: node.name.clone()?, question: entry_text(node), kind })
}

fn dossiers(node: &Node) -> Vec<Dossier> {
    node.all(Word::Documents).filter(|clause| !clause.broken).map(paper::dossier).collect()
}

fn channels(node: &Node) -> Vec<Spanned<ChannelClause>> {
    let reason = node.child(Word::Because).and_then(Node::text).map(|text| text.value.to_owned());
    node.terms()
        .filter_map(|term| {
            let online = OnlineService::from_word(term.value);
            let channel = match online {
                Some(_) => Channel::Online,
                None => Channel::from_word(term.value)?,
            };
            let described = node.child(channel.word()).and_then(Node::text);
            let reason = reason.clone().filter(|_| online == Some(OnlineService::OnlinePartial));
            let clause = ChannelClause { channel, online, reason, description: described.map(|t| t.value.to_owned()) };
            Some(Spanned::new(clause, term.span))
        })
        .collect()
}

fn case(node: &Node, out: &mut Vec<Diagnostic>) -> Option<Case> {
    let id = node.name_value()?.map(str::to_owned);
    let en = match text(node, Word::Name) {
        Given::Value(text) => text.value.en,
        _ => None,
    };
    Some(Case {
        id,
        name: Text { vi: node.text().map_or_else(String::new, |text| text.value.to_owned()), en },
        code: node.child(Word::Code).and_then(Node::code).map(|code| code.map(str::to_owned)),
        condition: condition(node),
        levels: levels(node),
        powers: powers(node, out),
        dossiers: dossiers(node),
        limits: node.all(Word::Limit).filter_map(|limit| money::limit(limit, out)).collect(),
        fees: money::fees(node, out),
        steps: node.all(Word::Steps).flat_map(|block| steps::steps(block, out)).collect(),
        results: node.all(Word::Results).flat_map(steps::results).collect(),
        unmodelled: unmodelled(node),
        remarks: remarks(node),
    })
}
