//! Instruments, authorities, sectors, document types and forms.

use tthc_dsl::diagnostic::{Diagnostic, both};
use tthc_dsl::tree::{Node, Value};
use tthc_dsl::{Spanned, Word};

use super::{citations, condition, dated, entry_text, in_force, names, origins, owned_name, plain, remarks, shown};
use crate::model::{
    Authority, Database, DocumentType, Effect, FieldType, Form, FormField, Instrument, InstrumentKind, Level,
    Provision, Relation, Sector, Successor, Transfer,
};

pub(super) fn instrument(node: &Node, out: &mut Vec<Diagnostic>) -> Option<Instrument> {
    let number = node.citations().next()?.map(|citation| citation.instrument.clone());
    let issuer = node.child(Word::Issuer);
    let signed = node.child(Word::Signed).and_then(Node::date);
    let validity = in_force(node, out);
    if let (Some(signed), Some(from)) = (signed, validity.from)
        && from.value < signed.value
    {
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
    Some(Instrument {
        number,
        kind: node
            .child(Word::Kind)
            .and_then(|kind| kind.terms().next())
            .and_then(|t| InstrumentKind::from_word(t.value)),
        title: plain(node, Word::Name, out),
        issuer_is_text: issuer.is_some_and(|issuer| issuer.text().is_some()),
        issuer: issuer
            .and_then(|issuer| issuer.text().or_else(|| issuer.name_value()))
            .map(|issuer| issuer.map(str::to_owned)),
        signed,
        gazetted: node.child(Word::Gazetted).and_then(Node::date),
        provisions: provisions(node, out),
        validity,
        powers: node
            .child(Word::Powers)
            .map(|powers| powers.terms().filter_map(|term| Transfer::from_word(term.value)).collect())
            .unwrap_or_default(),
        ministry: owned_name(node.child(Word::Ministry)),
        effects: effects(node, out),
        origins: origins(node),
        remarks: remarks(node, out),
    })
}

/// Its provisions with days of their own. Another instrument's are that one's to say.
fn provisions(node: &Node, out: &mut Vec<Diagnostic>) -> Vec<Provision> {
    let own = node.citations().next().map(|citation| citation.instrument.clone());
    let mut provisions = Vec::new();
    for clause in node.all(Word::ProvisionInForce) {
        let validity = dated(clause, out);
        let Some(on) = clause.citations().next().map(|citation| citation.map(Clone::clone)) else { continue };
        if Some(&on.instrument) != own.as_ref() || on.provision.is_empty() {
            let number = own.as_deref().unwrap_or_default();
            out.push(
                Diagnostic::error(
                    "TT013",
                    on.span,
                    both(
                        format!("đây không phải là một điều khoản của `{number}`"),
                        format!("this is no provision of `{number}`"),
                    ),
                )
                .help(both(
                    format!("ghi số hiệu của chính văn bản và điều khoản: `{number} điều 5`"),
                    format!("write the instrument’s own number and the provision: `{number} article 5`"),
                )),
            );
            continue;
        }
        provisions.push(Provision { on, validity });
    }
    provisions
}

/// What it does to others, in the order of the kinds.
fn effects(node: &Node, out: &mut Vec<Diagnostic>) -> Vec<Effect> {
    let mut effects = Vec::new();
    for (word, relation) in [
        (Word::Amends, Relation::Amends),
        (Word::Replaces, Relation::Replaces),
        (Word::Repeals, Relation::Repeals),
        (Word::Implements, Relation::Implements),
        (Word::Extends, Relation::Extends),
        (Word::Cites, Relation::Cites),
    ] {
        for clause in node.all(word) {
            let validity = dated(clause, out);
            let on = clause.citations().map(|citation| citation.map(Clone::clone));
            effects.extend(on.map(|on| Effect { relation, on, validity: validity.clone() }));
        }
    }
    effects
}

pub(super) fn authority(node: &Node, out: &mut Vec<Diagnostic>) -> Option<Authority> {
    Some(Authority {
        id: owned_name(Some(node))?,
        name: plain(node, Word::Name, out),
        level: node
            .child(Word::Level)
            .and_then(|level| level.terms().next())
            .and_then(|term| Some(Spanned::new(Level::from_word(term.value)?, term.span))),
        code: node.child(Word::Code).and_then(Node::code).map(|code| code.value.to_owned()),
        parent: owned_name(node.child(Word::Parent)),
        successor: node
            .child(Word::Successor)
            .and_then(|clause| Some(Successor { id: owned_name(Some(clause))?, validity: dated(clause, out) })),
        validity: in_force(node, out),
        origins: origins(node),
        remarks: remarks(node, out),
    })
}

pub(super) fn sector(node: &Node, out: &mut Vec<Diagnostic>) -> Option<Sector> {
    Some(Sector {
        id: owned_name(Some(node))?,
        name: plain(node, Word::Name, out),
        ministry: owned_name(node.child(Word::Ministry)),
        code: node.child(Word::Code).and_then(Node::code).map(|code| code.value.to_owned()),
        origins: origins(node),
        remarks: remarks(node, out),
    })
}

pub(super) fn document_type(node: &Node, out: &mut Vec<Diagnostic>) -> Option<DocumentType> {
    Some(DocumentType {
        id: owned_name(Some(node))?,
        name: plain(node, Word::Name, out),
        issued_by: owned_name(node.child(Word::IssuedBy)),
        databases: node
            .all(Word::Database)
            .filter_map(|clause| {
                Some(Database { name: clause.text()?.map(str::to_owned), validity: dated(clause, out) })
            })
            .collect(),
        result_of: node
            .child(Word::ResultOf)
            .map(|codes| codes.codes().map(|code| code.map(str::to_owned)).collect())
            .unwrap_or_default(),
        origins: origins(node),
        remarks: remarks(node, out),
    })
}

pub(super) fn form(node: &Node, out: &mut Vec<Diagnostic>) -> Option<Form> {
    let fields = node.all(Word::Fields).flat_map(Node::entries).filter(|field| !field.broken);
    let fields = fields.filter_map(|field| form_field(field, out)).collect();
    Some(Form {
        id: owned_name(Some(node))?,
        name: plain(node, Word::Name, out),
        under: citations(node, Word::Under).into_iter().next(),
        number: node.child(Word::Number).and_then(Node::text).map(|text| text.value.to_owned()),
        fields,
        origins: origins(node),
        remarks: remarks(node, out),
        span: node.head,
    })
}

fn form_field(node: &Node, out: &mut Vec<Diagnostic>) -> Option<FormField> {
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
        label: entry_text(node, out),
        kind,
        required: node.has(Word::Required),
        condition: condition(node, out),
        at_most: node.child(Word::AtMost).and_then(Node::number).map(|number| number.value),
        remarks: remarks(node, out),
    })
}

/// Names in a list clause; used by the procedure's clauses too.
pub(super) fn name_list(node: Option<&Node>) -> Vec<Spanned<String>> {
    node.map(names).unwrap_or_default()
}
