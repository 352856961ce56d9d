//! Instruments, authorities, sectors, document types and forms.

use tthc_dsl::diagnostic::{Diagnostic, both};
use tthc_dsl::tree::{Node, Value};
use tthc_dsl::{Spanned, Word};

use super::{citations, in_force, names, origins, owned_name, plain, remarks, shown, text};
use crate::model::{
    Authority, DocumentType, FieldType, Form, FormField, Instrument, InstrumentKind, Level, Relation, Sector, Transfer,
};

pub(super) fn instrument(node: &Node, out: &mut Vec<Diagnostic>) -> Option<Instrument> {
    let number = node.citations().next()?.map(|citation| citation.instrument.clone());
    let issuer = node.child(Word::Issuer);
    let signed = node.child(Word::Signed).and_then(Node::date);
    let validity = in_force(node, out);
    if let (Some(signed), Some(from)) = (signed, validity.from) {
        if from.value < signed.value {
            out.push(
                Diagnostic::error(
                    "TT025",
                    from.span,
                    both(
                        format!(
                            "văn bản có hiệu lực từ {} nhưng đến {} mới được ký",
                            shown(from.value),
                            shown(signed.value)
                        ),
                        format!("the instrument is in force from {} but was signed on {}", from.value, signed.value),
                    ),
                )
                .note(signed.span, both("ngày ký ở đây", "signed here"))
                .help(both(
                    "kiểm tra ngày và tháng có bị đổi chỗ không",
                    "check whether day and month have changed places",
                )),
            );
        }
    }
    let mut relations = Vec::new();
    for (word, relation) in [
        (Word::Amends, Relation::Amends),
        (Word::Replaces, Relation::Replaces),
        (Word::Repeals, Relation::Repeals),
        (Word::Implements, Relation::Implements),
    ] {
        relations.extend(citations(node, word).into_iter().map(|citation| (relation, citation)));
    }
    Some(Instrument {
        number,
        kind: node
            .child(Word::Kind)
            .and_then(|kind| kind.terms().next())
            .and_then(|t| InstrumentKind::from_word(t.value)),
        title: plain(text(node, Word::Name)),
        issuer_is_text: issuer.is_some_and(|issuer| issuer.text().is_some()),
        issuer: issuer
            .and_then(|issuer| issuer.text().or_else(|| issuer.name_value()))
            .map(|issuer| issuer.map(str::to_owned)),
        signed,
        gazetted: node.child(Word::Gazetted).and_then(Node::date),
        validity,
        powers: node
            .child(Word::Powers)
            .map(|powers| powers.terms().filter_map(|term| Transfer::from_word(term.value)).collect())
            .unwrap_or_default(),
        ministry: owned_name(node.child(Word::Ministry)),
        relations,
        origins: origins(node),
        remarks: remarks(node),
    })
}

pub(super) fn authority(node: &Node, out: &mut Vec<Diagnostic>) -> Option<Authority> {
    Some(Authority {
        id: owned_name(Some(node))?,
        name: plain(text(node, Word::Name)),
        level: node
            .child(Word::Level)
            .and_then(|level| level.terms().next())
            .and_then(|term| Some(Spanned::new(Level::from_word(term.value)?, term.span))),
        code: node.child(Word::Code).and_then(Node::code).map(|code| code.value.to_owned()),
        parent: owned_name(node.child(Word::Parent)),
        successor: owned_name(node.child(Word::Successor)),
        validity: in_force(node, out),
        origins: origins(node),
    })
}

pub(super) fn sector(node: &Node) -> Option<Sector> {
    Some(Sector {
        id: owned_name(Some(node))?,
        name: plain(text(node, Word::Name)),
        ministry: owned_name(node.child(Word::Ministry)),
        code: node.child(Word::Code).and_then(Node::code).map(|code| code.value.to_owned()),
        origins: origins(node),
    })
}

pub(super) fn document_type(node: &Node) -> Option<DocumentType> {
    Some(DocumentType {
        id: owned_name(Some(node))?,
        name: plain(text(node, Word::Name)),
        issued_by: owned_name(node.child(Word::IssuedBy)),
        database: node.child(Word::Database).and_then(Node::text).map(|text| text.map(str::to_owned)),
        result_of: node
            .child(Word::ResultOf)
            .map(|codes| codes.codes().map(|code| code.map(str::to_owned)).collect())
            .unwrap_or_default(),
        origins: origins(node),
    })
}

pub(super) fn form(node: &Node) -> Option<Form> {
    let fields = node.all(Word::Fields).flat_map(Node::entries).filter(|field| !field.broken).filter_map(form_field);
    Some(Form {
        id: owned_name(Some(node))?,
        name: plain(text(node, Word::Name)),
        under: citations(node, Word::Under).into_iter().next(),
        number: node.child(Word::Number).and_then(Node::text).map(|text| text.value.to_owned()),
        fields: fields.collect(),
        origins: origins(node),
        span: node.head,
    })
}

fn form_field(node: &Node) -> Option<FormField> {
    let choices = || {
        node.values
            .iter()
            .find_map(|value| match &value.value {
                Value::List(items) => Some(
                    items
                        .iter()
                        .filter_map(|item| match &item.value {
                            Value::Name(name) | Value::Text(name) => Some(name.clone()),
                            _ => None,
                        })
                        .collect::<Vec<_>>(),
                ),
                _ => None,
            })
            .unwrap_or_default()
    };
    let kind = match node.terms().next()?.value {
        Word::TextType => FieldType::ShortText,
        Word::LongTextType => FieldType::LongText,
        Word::NumberType => FieldType::Number,
        Word::DateType => FieldType::Date,
        Word::MoneyType => FieldType::Money,
        Word::YesNoType => FieldType::YesNo,
        Word::AttachmentType => FieldType::Attachment,
        Word::OneOf => FieldType::OneOf(choices()),
        Word::SomeOf => FieldType::SomeOf(choices()),
        _ => return None,
    };
    Some(FormField {
        id: node.name.clone()?,
        label: super::entry_text(node),
        kind,
        required: node.has(Word::Required),
        at_most: node.child(Word::AtMost).and_then(Node::number).map(|number| number.value),
    })
}

/// Names in a list clause; used by the procedure's clauses too.
pub(super) fn name_list(node: Option<&Node>) -> Vec<Spanned<String>> {
    node.map(names).unwrap_or_default()
}
