//! Every name the sources declare, and what is wrong with the names themselves.

use std::collections::HashMap;

use jiff::civil::Date;
use tthc_dsl::diagnostic::{Diagnostic, Words, both};
use tthc_dsl::{Span, Spanned};

use crate::facts::Facts;
use crate::lower::Draft;
use crate::model::{Level, Validity};

/// What other items need to know of an instrument.
#[derive(Clone, Debug)]
pub struct KnownInstrument {
    pub from: Option<Date>,
    pub until: Option<Date>,
    pub pending: bool,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct KnownAuthority {
    pub level: Option<Level>,
    pub until: Option<Date>,
    pub successor: Option<String>,
    pub span: Span,
}

/// The names of a workspace.
#[derive(Debug, Default)]
pub struct Names {
    pub instruments: HashMap<String, KnownInstrument>,
    pub authorities: HashMap<String, KnownAuthority>,
    pub sectors: HashMap<String, Span>,
    pub documents: HashMap<String, Span>,
    pub forms: HashMap<String, Span>,
    pub procedures: HashMap<Box<str>, Span>,
    pub amendments: HashMap<String, Span>,
}

/// Collects what the files declare; a name declared twice is reported at the second place.
pub fn collect(drafts: &[&Draft], facts: &[Facts], out: &mut Vec<Diagnostic>) -> Names {
    let mut names = Names::default();
    for draft in drafts {
        for item in &draft.instruments {
            let known = KnownInstrument {
                from: item.validity.first_day(),
                until: until(&item.validity),
                pending: item.validity.pending,
                span: item.number.span,
            };
            declare(&mut names.instruments, &item.number, known, |k| k.span, out);
        }
        for item in &draft.authorities {
            let known = KnownAuthority {
                level: item.level.map(|level| level.value),
                until: until(&item.validity),
                successor: item.successor.as_ref().map(|successor| successor.id.value.clone()),
                span: item.id.span,
            };
            declare(&mut names.authorities, &item.id, known, |k| k.span, out);
        }
        for item in &draft.sectors {
            declare(&mut names.sectors, &item.id, item.id.span, |s| *s, out);
        }
        for item in &draft.documents {
            declare(&mut names.documents, &item.id, item.id.span, |s| *s, out);
        }
        for item in &draft.forms {
            declare(&mut names.forms, &item.id, item.id.span, |s| *s, out);
        }
        for item in &draft.amendments {
            declare(&mut names.amendments, &item.id, item.id.span, |s| *s, out);
        }
    }
    names.procedures.reserve(facts.len());
    for procedure in facts.iter().filter(|procedure| procedure.first) {
        code(&mut names.procedures, &procedure.code, procedure.span(), out);
        for (case, start) in &procedure.cases {
            let end = start + case.len() as u32;
            code(&mut names.procedures, case, Span { file: procedure.file, start: *start, end }, out);
        }
    }
    look_alikes(&names, out);
    names
}

/// The codes that procedures get later. No other procedure bears one.
pub fn renamed(drafts: &[&Draft], names: &mut Names, out: &mut Vec<Diagnostic>) {
    for rename in drafts.iter().flat_map(|draft| &draft.amendments).flat_map(|amendment| &amendment.renames) {
        code(&mut names.procedures, &rename.new.value, rename.new.span, out);
    }
}

fn until(validity: &Validity) -> Option<Date> {
    validity.until.map(|until| until.value)
}

fn declare<T>(
    table: &mut HashMap<String, T>,
    name: &Spanned<String>,
    known: T,
    span_of: impl Fn(&T) -> Span,
    out: &mut Vec<Diagnostic>,
) {
    if let Some(first) = table.get(&name.value) {
        let span = span_of(first);
        out.push(twice("TT032", name.span, span, &name.value));
        return;
    }
    table.insert(name.value.clone(), known);
}

fn code(table: &mut HashMap<Box<str>, Span>, code: &str, span: Span, out: &mut Vec<Diagnostic>) {
    match table.get(code) {
        Some(first) => out.push(twice("TT033", span, *first, code).help(both(
            "mỗi mã chỉ dùng cho một thủ tục; kiểm tra lại mã hoặc bỏ một bản",
            "a code belongs to one procedure; check it, or remove one of the two",
        ))),
        None => {
            table.insert(code.into(), span);
        }
    }
}

fn twice(id: &'static str, span: Span, first: Span, name: &str) -> Diagnostic {
    Diagnostic::error(id, span, both(format!("`{name}` đã được khai báo"), format!("`{name}` is declared already")))
        .note(first, both("lần thứ nhất ở đây", "first declared here"))
        .help(both("đổi tên hoặc bỏ một trong hai", "rename or remove one of the two"))
}

/// Two names of one kind that differ only in diacritics are one name misspelt.
fn look_alikes(names: &Names, out: &mut Vec<Diagnostic>) {
    near(names.authorities.iter().map(|(name, known)| (name, known.span)), out);
    near(names.sectors.iter().map(|(name, span)| (name, *span)), out);
    near(names.documents.iter().map(|(name, span)| (name, *span)), out);
    near(names.forms.iter().map(|(name, span)| (name, *span)), out);
}

fn near<'n>(names: impl Iterator<Item = (&'n String, Span)>, out: &mut Vec<Diagnostic>) {
    let mut sorted: Vec<(String, Span, &String)> =
        names.map(|(name, span)| (tthc_dsl::fold(name).replace('-', ""), span, name)).collect();
    sorted.sort();
    for pair in sorted.windows(2) {
        let [(folded, first, one), (other_folded, second, other)] = pair else { continue };
        if folded != other_folded {
            continue;
        }
        let (first, second, one, other) =
            if second < first { (*second, *first, other, one) } else { (*first, *second, one, other) };
        out.push(
            Diagnostic::warning(
                "TT034",
                second,
                both(
                    format!("`{other}` chỉ khác `{one}` ở dấu"),
                    format!("`{other}` differs from `{one}` only in its marks"),
                ),
            )
            .note(first, both("tên kia ở đây", "the other name is here"))
            .help(both("nếu là một thì chỉ giữ một tên", "if both mean one thing, keep one name")),
        );
    }
}

/// Among more names than this none is looked for: every unknown name would be compared with all of them.
const MOST_NAMES: usize = 10_000;

/// The help for a name that is not declared.
pub(crate) fn did_you_mean<'n>(written: &str, names: impl Iterator<Item = &'n str>, otherwise: Words) -> Words {
    let near = if names.size_hint().0 > MOST_NAMES { None } else { tthc_dsl::nearest(written, names) };
    match near {
        Some(near) => both(format!("có phải là `{near}` không?"), format!("did you mean `{near}`?")),
        None => otherwise,
    }
}
