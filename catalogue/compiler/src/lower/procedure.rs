//! A procedure's clauses.

use tthc_dsl::diagnostic::{Diagnostic, Words, both};
use tthc_dsl::tree::{Node, Value};
use tthc_dsl::{Lang, Spanned, Word};

use super::law::name_list;
use super::{
    absent, as_published, citations, condition, due, entry_text, exclusive, given, in_force, names, origins,
    out_of_place, paper, remarks, steps, text, unmodelled_within, validity,
};
use crate::model::{
    Absence, Case, Channel, ChannelClause, Dossier, Fact, FactKind, Family, FamilyOperation, Filing, FilingPlace,
    FilingReason, FormalityClass, Given, Level, LevelClause, Limit, MovedFrom, OnlineService, OtherField, Power,
    Procedure, PublishedBasis, PublishedRecord, Role, Subject, Transfer, Whence,
};

pub(super) fn procedure(node: &Node, out: &mut Vec<Diagnostic>) -> Option<Procedure> {
    let code = node.code()?.map(str::to_owned);
    let fee_word = [Word::Fee, Word::Charge, Word::ServiceFee].into_iter().find(|word| node.has(*word));
    let facts = node.all(Word::Facts).flat_map(Node::entries).filter(|fact| !fact.broken);
    Some(Procedure {
        span: code.span,
        code,
        doc: node.doc.clone(),
        name: text(node, Word::Name, out),
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
        levels: given(node, Word::Level, levels(node, out)),
        powers: given(node, Word::Power, powers(node, out)),
        subjects: given(node, Word::Subjects, subjects(node)),
        filing: node.child(Word::FileAt).and_then(filing),
        receiving_address: node.child(Word::ReceivingAddress).and_then(Node::text).map(|text| text.value.to_owned()),
        facts: facts.filter_map(|one| fact(one, out)).collect(),
        cases: node.all(Word::Case).filter_map(|case| self::case(case, out)).collect(),
        dossiers: given(node, Word::Documents, dossiers(node, out)),
        limits: given(node, Word::Limit, limits(node, out)),
        fees: fee_word.map_or(Given::Missing, |word| given(node, word, due::fees(node, out))),
        channels: given(
            node,
            Word::Channels,
            node.child(Word::Channels).map(|clause| channels(clause, out)).unwrap_or_default(),
        ),
        steps: given(node, Word::Steps, steps::steps(node, out)),
        no_steps: nothing(node, Word::Steps, out),
        results: given(node, Word::Results, steps::results(node, out)),
        no_results: nothing(node, Word::Results, out),
        requirements: given(node, Word::Conditions, steps::requirements(node, out)),
        no_requirements: nothing(node, Word::Conditions, out),
        requirements_published: node.child(Word::Conditions).and_then(as_published),
        forms: name_list(node.child(Word::Forms)),
        bases: citations(node, Word::Basis),
        related: codes(node, Word::Related),
        interlinked: codes(node, Word::Interlinked),
        keywords: node.child(Word::Keywords).map(texts).unwrap_or_default(),
        description: text(node, Word::Description, out).value().cloned(),
        unmodelled: unmodelled_within(node),
        remarks: remarks(node, out),
        origins: origins(node),
        record: node.child(Word::PublishedRecord).map(|record| published_record(record, out)).unwrap_or_default(),
        applied: Vec::new(),
    })
}

fn nothing(node: &Node, word: Word, out: &mut Vec<Diagnostic>) -> Option<Absence> {
    node.child(word).and_then(|clause| absent(clause, out))
}

fn codes(node: &Node, word: Word) -> Vec<Spanned<String>> {
    node.child(word).map(|clause| clause.codes().map(|code| code.map(str::to_owned)).collect()).unwrap_or_default()
}

pub(super) fn texts(node: &Node) -> Vec<String> {
    node.values
        .iter()
        .filter_map(|value| match &value.value {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        })
        .collect()
}

fn published_record(node: &Node, out: &mut Vec<Diagnostic>) -> PublishedRecord {
    let pair = |clause: &Node| {
        let mut texts = clause.values.iter().filter_map(|value| match &value.value {
            Value::Text(text) => Some(Spanned::new(text.clone(), value.span)),
            _ => None,
        });
        Some((texts.next()?, texts.next()?))
    };
    let instruments = |clause: &Node| clause.citations().map(|one| one.value.instrument.clone()).collect();
    PublishedRecord {
        decision: node.child(Word::PublicationText).and_then(Node::text).map(|text| text.value.to_owned()),
        by_number_only: node.child(Word::NumberOnly).map(instruments).unwrap_or_default(),
        bases: node
            .all(Word::PublishedBasis)
            .filter_map(pair)
            .map(|(code, name)| PublishedBasis { code, name: name.value })
            .collect(),
        row_order: node
            .all(Word::RowOrder)
            .flat_map(|rows| rows.terms().filter_map(|term| Channel::from_word(term.value)).collect::<Vec<_>>())
            .collect(),
        fields: node
            .all(Word::OtherField)
            .filter_map(pair)
            .map(|(pointer, json)| OtherField { pointer, json })
            .filter(|field| is_field(field, out))
            .collect(),
    }
}

/// Has the field a place and a value in JSON?
fn is_field(field: &OtherField, out: &mut Vec<Diagnostic>) -> bool {
    if !field.pointer.value.starts_with('/') {
        let message = both("chỗ của trường phải bắt đầu bằng `/`", "the place of a field begins with `/`");
        let help =
            both("ghi như `/state` hoặc `/executionMethods/0/id`", "write it as `/state` or `/executionMethods/0/id`");
        out.push(Diagnostic::error("TT013", field.pointer.span, message).help(help));
        return false;
    }
    if let Err(error) = serde_json::from_str::<serde::de::IgnoredAny>(&field.json.value) {
        let message = both("giá trị này không phải là JSON", format!("this is not JSON: {error}"));
        let help = both(
            "ghi giá trị như trong bản ghi: `\"1\"`, `\"true\"`, `\"\\\"chữ\\\"\"`",
            "write the value as the record has it: `\"1\"`, `\"true\"`, `\"\\\"text\\\"\"`",
        );
        out.push(Diagnostic::error("TT013", field.json.span, message).help(help));
        return false;
    }
    true
}

fn family(node: &Node) -> Option<Family> {
    Some(Family {
        id: node.name_value()?.map(str::to_owned),
        operation: node.terms().find_map(|term| FamilyOperation::from_word(term.value)),
    })
}

fn levels(node: &Node, out: &mut Vec<Diagnostic>) -> Vec<LevelClause> {
    node.all(Word::Level)
        .filter(|clause| !clause.broken)
        .map(|clause| LevelClause {
            levels: clause
                .terms()
                .filter_map(|term| Some(Spanned::new(Level::from_word(term.value)?, term.span)))
                .collect(),
            condition: condition(clause, out),
            basis: citations(clause, Word::Basis),
            validity: validity(clause, Word::From, Word::To, out),
        })
        .collect()
}

fn powers(node: &Node, out: &mut Vec<Diagnostic>) -> Vec<Power> {
    let mut powers = Vec::new();
    for clause in node.all(Word::Power).flat_map(|block| &block.children) {
        let Some(role) = clause.word.and_then(Role::from_word) else { continue };
        let transfers: Vec<Word> = Transfer::ALL.iter().map(|transfer| transfer.word()).collect();
        exclusive(clause, &transfers, out);
        powers.push(Power {
            role: Spanned::new(role, clause.head),
            // What is broken has been reported; that there is such a power still counts.
            authorities: if clause.broken { Vec::new() } else { names(clause) },
            condition: condition(clause, out),
            transfer: clause.children.iter().find_map(|child| Transfer::from_word(child.word?)),
            moved_from: clause.child(Word::MovedFrom).and_then(moved_from),
            scope: clause.child(Word::Scope).and_then(Node::text).map(|text| text.value.to_owned()),
            basis: citations(clause, Word::Basis),
            validity: validity(clause, Word::From, Word::To, out),
            published: as_published(clause),
            origins: origins(clause),
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
        basis: citations(node, Word::Basis),
        origins: origins(node),
    })
}

fn fact(node: &Node, out: &mut Vec<Diagnostic>) -> Option<Fact> {
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
    if !matches!(kind, FactKind::Number { .. }) {
        for word in [Word::From, Word::To, Word::Unit] {
            let clauses =
                node.all(word).map(|clause| out_of_place(clause, only(word, ("một dữ kiện là số", "a number"))));
            out.extend(clauses);
        }
    }
    Some(Fact { id: node.name.clone()?, question: entry_text(node, out), kind, basis: citations(node, Word::Basis) })
}

/// That a clause can only be said of something else.
fn only(word: Word, (vi, en): (&str, &str)) -> Words {
    both(
        format!("`{}` chỉ nói thêm về {vi}", word.spelling(Lang::Vi)),
        format!("`{}` can only be said of {en}", word.spelling(Lang::En)),
    )
}

fn dossiers(node: &Node, out: &mut Vec<Diagnostic>) -> Vec<Dossier> {
    node.all(Word::Documents).filter(|clause| !clause.broken).map(|clause| paper::dossier(clause, out)).collect()
}

fn limits(node: &Node, out: &mut Vec<Diagnostic>) -> Vec<Limit> {
    node.all(Word::Limit).filter_map(|clause| due::limit(clause, out)).collect()
}

fn channels(node: &Node, out: &mut Vec<Diagnostic>) -> Vec<Spanned<ChannelClause>> {
    let reason = node.child(Word::Because);
    let basis = citations(node, Word::Basis);
    let clauses: Vec<Spanned<ChannelClause>> = node
        .terms()
        .filter_map(|term| {
            let online = OnlineService::from_word(term.value);
            let channel = match online {
                Some(_) => Channel::Online,
                None => Channel::from_word(term.value)?,
            };
            let own = |clause: &Node| clause.text().map(|text| text.value.to_owned());
            let clause = ChannelClause {
                channel,
                online,
                reason: reason.filter(|_| online.is_some()).and_then(own),
                description: node.child(channel.word()).and_then(own),
                basis: basis.clone(),
            };
            Some(Spanned::new(clause, term.span))
        })
        .collect();
    // What is broken may have named the channel.
    if !node.broken {
        let listed = |channel| clauses.iter().any(|clause| clause.channel == channel);
        let online = ("cách nộp trực tuyến, mà dòng này không có", "filing online, which is not in this line");
        let own = ("cách nộp có trong dòng này", "a channel that is in this line");
        let said = Channel::ALL.iter().filter_map(|channel| Some((*channel, node.child(channel.word())?, own)));
        let said = reason.map(|clause| (Channel::Online, clause, online)).into_iter().chain(said);
        let idle = said.filter(|(channel, ..)| !listed(*channel));
        out.extend(idle.map(|(_, clause, of)| out_of_place(clause, only(clause.word.unwrap_or(Word::Because), of))));
    }
    clauses
}

fn case(node: &Node, out: &mut Vec<Diagnostic>) -> Option<Case> {
    Some(Case {
        id: node.name_value()?.map(str::to_owned),
        name: entry_text(node, out),
        code: node.child(Word::Code).and_then(Node::code).map(|code| code.map(str::to_owned)),
        condition: condition(node, out),
        levels: levels(node, out),
        powers: powers(node, out),
        dossiers: dossiers(node, out),
        limits: limits(node, out),
        fees: due::fees(node, out),
        steps: steps::steps(node, out),
        no_steps: nothing(node, Word::Steps, out),
        results: steps::results(node, out),
        no_results: nothing(node, Word::Results, out),
        basis: citations(node, Word::Basis),
        unmodelled: unmodelled_within(node),
        remarks: remarks(node, out),
    })
}
