//! Are the names that items use declared?

use tthc_dsl::diagnostic::{Diagnostic, Words, both};
use tthc_dsl::tree::Node;
use tthc_dsl::{Span, Word};

use crate::facts::{Facts, Target};
use crate::lower::Draft;
use crate::model::Validity;
use crate::names::{Names, did_you_mean};

/// Looks up every name that a procedure uses.
pub fn procedure(facts: &Facts, names: &Names, out: &mut Vec<Diagnostic>) {
    let mut authorities: Vec<&str> = Vec::new();
    for (target, name, span) in facts.references() {
        match target {
            Target::Sector if !names.sectors.contains_key(name) => out.push(unknown(Kind::Sector, name, span, names)),
            // One name, one message, whatever its roles.
            Target::Authority | Target::ActingAuthority
                if !names.authorities.contains_key(name) && !authorities.contains(&name) =>
            {
                authorities.push(name);
                out.push(unknown(Kind::Authority, name, span, names));
            }
            Target::Basis if !names.instruments.contains_key(name) => out.push(unknown_instrument(name, span, names)),
            Target::Form if !names.forms.contains_key(name) => out.push(unknown(Kind::Form, name, span, names)),
            Target::DocumentType if !names.documents.contains_key(name) => {
                out.push(unknown(Kind::Document, name, span, names));
            }
            _ => {}
        }
    }
}

/// Looks up the names that the items of the law use.
pub fn law(draft: &Draft, names: &Names, out: &mut Vec<Diagnostic>) {
    let authority = |name: Option<&tthc_dsl::Spanned<String>>, out: &mut Vec<Diagnostic>| {
        if let Some(name) = name.filter(|name| !names.authorities.contains_key(&name.value)) {
            out.push(unknown(Kind::Authority, name, name.span, names));
        }
    };
    let basis = |validity: &Validity, out: &mut Vec<Diagnostic>| {
        let undeclared = validity.basis.iter().filter(|basis| !names.instruments.contains_key(&basis.instrument));
        out.extend(undeclared.map(|basis| unknown_instrument(&basis.instrument, basis.span, names)));
    };
    for item in &draft.instruments {
        basis(&item.validity, out);
        item.effects.iter().for_each(|effect| basis(&effect.validity, out));
        item.provisions.iter().for_each(|provision| basis(&provision.validity, out));
        authority(item.ministry.as_ref(), out);
        authority(item.issuer.as_ref().filter(|_| !item.issuer_is_text), out);
    }
    for item in &draft.authorities {
        basis(&item.validity, out);
        item.successor.iter().for_each(|successor| basis(&successor.validity, out));
        authority(item.parent.as_ref(), out);
        authority(item.successor.as_ref().map(|successor| &successor.id), out);
    }
    for item in &draft.amendments {
        basis(&item.validity, out);
        let cited = std::iter::once(&item.under).chain(&item.basis);
        let undeclared = cited.filter(|basis| !names.instruments.contains_key(&basis.instrument));
        out.extend(undeclared.map(|basis| unknown_instrument(&basis.instrument, basis.span, names)));
        for clause in item.operations.iter().flat_map(|operations| &operations.clauses) {
            bases_within(clause, names, out);
        }
        let reached = item.operations.iter().flat_map(|operations| &operations.codes);
        let reached = reached.chain(&item.repeals).chain(item.renames.iter().map(|rename| &rename.old));
        let unknown = reached.filter(|code| !names.procedures.contains_key(code.value.as_str()));
        out.extend(unknown.map(|code| unknown_code(&code.value, code.span, names)));
    }
    for item in &draft.sectors {
        authority(item.ministry.as_ref(), out);
    }
    for item in &draft.documents {
        item.databases.iter().for_each(|database| basis(&database.validity, out));
        authority(item.issued_by.as_ref(), out);
    }
    for item in &draft.forms {
        match &item.under {
            Some(under) if !names.instruments.contains_key(&under.instrument) => {
                out.push(unknown_instrument(&under.instrument, under.span, names));
            }
            Some(_) => {}
            None => out.push(
                Diagnostic::error(
                    "TT036",
                    item.span,
                    both(
                        format!("biểu mẫu `{}` không nêu văn bản ban hành", item.id.value),
                        format!("the form `{}` does not say which instrument issues it", item.id.value),
                    ),
                )
                .help(both(
                    "thêm, ví dụ: `theo 65/2023/NĐ-CP phụ lục II`",
                    "add, for example: `under 65/2023/NĐ-CP annex II`",
                )),
            ),
        }
    }
}

/// Papers and forms that nothing uses.
pub fn unused(facts: &[Facts], drafts: &[&Draft], names: &Names, out: &mut Vec<Diagnostic>) {
    use std::collections::HashSet;
    let mut used: HashSet<(Target, &str)> = HashSet::new();
    for procedure in facts {
        let references =
            procedure.references().filter(|(target, ..)| matches!(target, Target::Form | Target::DocumentType));
        for (target, name, _) in references {
            used.insert((target, name));
            // What a misspelt name was meant for is used: the slip has its own message.
            let known = if target == Target::Form { &names.forms } else { &names.documents };
            if !known.contains_key(name) {
                let meant = tthc_dsl::nearest(name, known.keys().map(String::as_str));
                used.extend(meant.map(|meant| (target, meant)));
            }
        }
    }
    // A workspace that holds no procedure yet uses nothing.
    if facts.is_empty() {
        return;
    }
    for draft in drafts {
        let documents = draft.documents.iter().map(|item| (Target::DocumentType, &item.id));
        let forms = draft.forms.iter().map(|item| (Target::Form, &item.id));
        for (target, id) in documents.chain(forms) {
            // The second of two with one name has its own message.
            let first = match target {
                Target::Form => names.forms.get(&id.value),
                _ => names.documents.get(&id.value),
            };
            if first != Some(&id.span) || used.contains(&(target, id.value.as_str())) {
                continue;
            }
            out.push(
                Diagnostic::warning(
                    "TT035",
                    id.span,
                    both(format!("không thủ tục nào dùng `{}`", id.value), format!("no procedure uses `{}`", id.value)),
                )
                .help(both("dùng nó trong một thủ tục hoặc bỏ đi", "use it in a procedure, or remove it")),
            );
        }
    }
}

#[derive(Clone, Copy)]
enum Kind {
    Sector,
    Authority,
    Form,
    Document,
}

fn unknown(kind: Kind, name: &str, span: Span, names: &Names) -> Diagnostic {
    let (vi, en, item): (_, _, Words) = match kind {
        Kind::Sector => ("lĩnh vực", "sector", both("lĩnh vực", "sector")),
        Kind::Authority => ("cơ quan", "authority", both("cơ quan", "authority")),
        Kind::Form => ("biểu mẫu", "form", both("biểu mẫu", "form")),
        Kind::Document => ("giấy tờ", "document", both("giấy tờ", "document")),
    };
    let declare = both(
        format!("khai báo: `{} {name} {{ tên \"…\" }}`", item.vi),
        format!("declare it: `{} {name} {{ name \"…\" }}`", item.en),
    );
    let help = match kind {
        Kind::Sector => did_you_mean(name, names.sectors.keys().map(String::as_str), declare),
        Kind::Authority => did_you_mean(name, names.authorities.keys().map(String::as_str), declare),
        Kind::Form => did_you_mean(name, names.forms.keys().map(String::as_str), declare),
        Kind::Document => did_you_mean(name, names.documents.keys().map(String::as_str), declare),
    };
    Diagnostic::error(
        "TT030",
        span,
        both(format!("không có {vi} nào tên là `{name}`"), format!("no {en} is called `{name}`")),
    )
    .help(help)
}

fn unknown_instrument(number: &str, span: Span, names: &Names) -> Diagnostic {
    let declare = both(
        format!("kiểm tra lại số hiệu, hoặc khai báo: `văn bản {number} {{ … }}`"),
        format!("check the number, or declare it: `instrument {number} {{ … }}`"),
    );
    Diagnostic::error(
        "TT031",
        span,
        both(
            format!("không tìm thấy văn bản `{number}` trong danh mục"),
            format!("the instrument `{number}` was not found in the catalogue"),
        ),
    )
    .help(did_you_mean(number, names.instruments.keys().map(String::as_str), declare))
}

pub(crate) fn unknown_code(code: &str, span: Span, names: &Names) -> Diagnostic {
    let declare = both(
        "kiểm tra lại mã; sửa đổi chỉ sửa được thủ tục có trong kho",
        "check the code; an amendment changes procedures of the workspace only",
    );
    Diagnostic::error(
        "TT061",
        span,
        both(format!("không có thủ tục nào mang mã `{code}`"), format!("no procedure bears the code `{code}`")),
    )
    .help(did_you_mean(code, names.procedures.keys().map(|code| &**code), declare))
}

/// The instruments that an operation rests on, wherever in it they stand.
fn bases_within(node: &Node, names: &Names, out: &mut Vec<Diagnostic>) {
    if node.is(Word::PublishedBy) {
        return;
    }
    let undeclared = node.citations().filter(|basis| !names.instruments.contains_key(&basis.instrument));
    out.extend(undeclared.map(|basis| unknown_instrument(&basis.instrument, basis.span, names)));
    node.children.iter().for_each(|child| bases_within(child, names, out));
}
