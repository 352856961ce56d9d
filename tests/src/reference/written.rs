//! The same as `.tthc` text, and where in it each operation stands.

use std::collections::BTreeMap;
use std::fmt::Write;

use jiff::civil::Date;
use tthc_compiler::model::{Channel, InstrumentKind};
use tthc_dsl::{FileId, Lang, Source, Span};

use super::operation::Operation;
use super::text::{Amount, Charged, Fee, Limit, Paper, Power, Result, Step};
use super::world::{Amendment, Place, World};

/// How the items are laid out in files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    OneFile,
    /// The law, the procedure and each amendment in files of their own; the amendments come first.
    Apart,
    /// The same files in the opposite order.
    Backwards,
}

/// The files, and whose lines are whose.
#[derive(Clone, Debug)]
pub struct Written {
    pub sources: Vec<Source>,
    lines: BTreeMap<(u32, usize), (String, Place)>,
}

impl Written {
    pub fn of(world: &World, layout: Layout) -> Written {
        let mut files: Vec<File> = world.amendments.iter().map(amendment).collect();
        files.push(File { text: law(world), lines: Vec::new() });
        files.push(File { text: procedure(world), lines: Vec::new() });
        if layout == Layout::OneFile {
            files.rotate_right(2);
            let whole = files.into_iter().fold(File::default(), |mut whole, file| {
                let before = whole.text.lines().count();
                whole.lines.extend(file.lines.into_iter().map(|(line, whose)| (before + line, whose)));
                whole.text.push_str(&file.text);
                whole
            });
            files = vec![whole];
        }
        if layout == Layout::Backwards {
            files.reverse();
        }
        let lines = files.iter().enumerate().flat_map(|(number, file)| {
            file.lines.iter().map(move |(line, whose)| ((number as u32, *line), whose.clone()))
        });
        let lines = lines.collect();
        let sources = files.iter().enumerate();
        let source = |(number, file): (usize, &File)| {
            Source::new(FileId(number as u32), format!("{number:02}.tthc"), file.text.as_str())
        };
        Written { sources: sources.map(source).collect(), lines }
    }

    /// The part of an amendment that stands at a place.
    pub fn part(&self, span: Span) -> Option<&(String, Place)> {
        let text = &self.sources.get(span.file.0 as usize)?.text;
        let line = text.get(..span.start as usize)?.matches('\n').count();
        self.lines.get(&(span.file.0, line))
    }

    pub fn text(&self) -> String {
        let file = |source: &Source| format!("# {}\n{}", source.path, source.text);
        self.sources.iter().map(file).collect::<Vec<_>>().join("\n")
    }
}

#[derive(Default)]
struct File {
    text: String,
    lines: Vec<(usize, (String, Place))>,
}

impl File {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn part(&mut self, amendment: &Amendment, place: Place, line: &str) {
        self.lines.push((self.text.matches('\n').count(), (amendment.id.clone(), place)));
        self.line(line);
    }
}

fn day(day: Date) -> String {
    format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
}

/// The last day is written, not the first behind it.
fn days(from: Option<Date>, until: Option<Date>) -> String {
    let from = from.map_or(String::new(), |from| format!(" từ {}", day(from)));
    let until = until
        .map_or(String::new(), |until| format!(" đến {}", day(until.yesterday().expect("it is not the first day"))));
    if from.is_empty() && until.is_empty() { String::new() } else { format!("hiệu lực{from}{until}") }
}

fn law(world: &World) -> String {
    let mut out = String::new();
    for number in bases() {
        let _ = writeln!(out, "văn bản {number} {{ loại nghị định; tên \"Nghị định\"; hiệu lực từ 01/01/2010 }}");
    }
    for amendment in &world.amendments {
        let kind = match amendment.kind {
            InstrumentKind::Law => "luật",
            InstrumentKind::Decree => "nghị định",
            _ => "thông tư",
        };
        let days = if amendment.days_of_instrument {
            days(amendment.from, amendment.until)
        } else if amendment.from.is_some() {
            "hiệu lực từ 01/06/2023".to_owned()
        } else {
            String::new()
        };
        let _ = writeln!(
            out,
            "văn bản {} {{ loại {kind}; tên \"Văn bản sửa đổi\"; ký {}; {days} }}",
            amendment.number,
            day(amendment.signed)
        );
    }
    for (body, level) in &world.levels {
        let succession = world.successions.iter().find(|succession| succession.body == *body);
        let succession =
            succession.map_or(String::new(), |one| format!("; kế tục bởi {} từ {}", one.to, day(one.from)));
        let _ = writeln!(out, "cơ quan {body} {{ tên \"Cơ quan\"; cấp {}{succession} }}", level.label(Lang::Vi));
    }
    out
}

/// What a base text may rest on.
pub fn bases() -> impl Iterator<Item = String> {
    (1..=5).map(|number| format!("{number}/2009/NĐ-CP"))
}

fn procedure(world: &World) -> String {
    let base = &world.base;
    let mut file = File::default();
    let out = &mut file;
    out.line(&format!("thủ tục {} {{", base.code));
    out.line(&format!("tên \"{}\"", base.name));
    out.line(&days(world.from, world.until));
    out.line(&format!("cấp {}", levels(&base.levels)));
    out.line("thẩm quyền {");
    for Power { role, by } in &base.powers {
        out.line(&format!("{} {}", role.label(Lang::Vi), by.body));
    }
    out.line("}\nhồ sơ 1 bộ {");
    base.papers.iter().for_each(|paper| out.line(&self::paper(paper, None)));
    out.line("}");
    base.limits.iter().for_each(|limit| out.line(&format!("thời hạn {}", self::limit(limit))));
    base.fees.iter().for_each(|fee| out.line(&self::fee(fee)));
    out.line("trình tự {");
    base.steps.iter().for_each(|step| out.line(&self::step(step, None)));
    out.line("}\nkết quả {");
    base.results.iter().for_each(|result| out.line(&self::result(result)));
    out.line("}");
    base.bases.iter().for_each(|number| out.line(&format!("căn cứ {number}")));
    out.line("}");
    file.text
}

fn amendment(amendment: &Amendment) -> File {
    let mut out = File::default();
    let item = if amendment.correction { "đính chính" } else { "sửa đổi" };
    out.line(&format!("{item} {} theo {} điều 1 {{", amendment.id, amendment.number));
    if !amendment.days_of_instrument {
        out.line(&days(amendment.from, amendment.until));
    }
    if let Some(after) = &amendment.after {
        out.line(&format!("sau {after}"));
    }
    let code = &amendment.code;
    if !amendment.operations.is_empty() {
        out.part(amendment, Place::Code, &format!("trong {code} {{"));
        let mut given: Vec<&str> = Vec::new();
        for (number, one) in amendment.operations.iter().enumerate() {
            if let Some(clause) = once(one) {
                if given.contains(&clause) {
                    given.clear();
                    out.line("}");
                    out.part(amendment, Place::Code, &format!("trong {code} {{"));
                }
                given.push(clause);
            }
            out.part(amendment, Place::Operation(number), &operation(one));
        }
        out.line("}");
    }
    if amendment.repeals {
        out.part(amendment, Place::Repeal, &format!("bãi bỏ {code}"));
    }
    if let Some(new) = &amendment.renames {
        out.part(amendment, Place::Rename, &format!("đổi mã {code} -> {new}"));
    }
    out.line("}");
    out
}

fn levels(levels: &[tthc_compiler::model::Level]) -> String {
    levels.iter().map(|level| level.label(Lang::Vi)).collect::<Vec<_>>().join(", ")
}

fn amount(amount: Amount) -> String {
    match amount {
        Amount::Days(days) => format!("{days} ngày"),
        Amount::WorkingDays(days) => format!("{days} ngày làm việc"),
        Amount::Unread => format!("chưa mã hóa \"{}\"", Amount::UNREAD),
    }
}

fn via(via: Option<Channel>) -> String {
    via.map_or(String::new(), |via| format!(" qua {}", via.label(Lang::Vi)))
}

fn limit(limit: &Limit) -> String {
    format!("{}{}", amount(limit.amount), via(limit.via))
}

fn charged(charged: Charged, name: Option<&str>) -> String {
    let charged = match charged {
        Charged::Nothing => "không".to_owned(),
        Charged::Dong(dong) => format!("{dong} đồng"),
    };
    name.map_or(charged.clone(), |name| format!("{charged} \"{name}\""))
}

fn fee(fee: &Fee) -> String {
    format!("{} {}", fee.kind.label(Lang::Vi), charged(fee.charged, fee.name.as_deref()))
}

fn paper(paper: &Paper, after: Option<&str>) -> String {
    let after = after.map_or(String::new(), |after| format!(" sau {after}"));
    let Paper { id, name, originals, copies } = paper;
    format!("{id} \"{name}\"{after} {{ bản chính {originals}; bản sao {copies} }}")
}

fn step(step: &Step, after: Option<&str>) -> String {
    let after = after.map_or(String::new(), |after| format!(" sau {after}"));
    let by = step.by.as_ref().map_or("quyết định", |by| by.body.as_str());
    format!("{} \"{}\" bởi {by}{after} {{ kết thúc }}", step.id, step.name)
}

fn result(result: &Result) -> String {
    format!("{} \"{}\"", result.id, result.name)
}

/// Clauses that can stand once in a block.
fn once(operation: &Operation) -> Option<&'static str> {
    match operation {
        Operation::Name(..) => Some("tên"),
        Operation::Power { .. } | Operation::AddBody(..) | Operation::RemoveBody(..) => Some("thẩm quyền"),
        Operation::Steps(_) => Some("trình tự"),
        Operation::Results(_) => Some("kết quả"),
        _ => None,
    }
}

/// Each in one line.
fn operation(operation: &Operation) -> String {
    let or_nothing = |value: Option<String>| value.unwrap_or_else(|| "chưa ghi".to_owned());
    let after = |after: &Option<String>| after.clone();
    match operation {
        Operation::Name(old, new) => format!("tên \"{old}\" -> \"{new}\""),
        Operation::Levels(old, new) => format!("cấp {} -> {}", levels(old), levels(new)),
        Operation::Limit { old, new, via: channel } => {
            // What could not be read is not said again.
            let old = match old {
                Some(Amount::Unread) => "chưa mã hóa".to_owned(),
                old => or_nothing(old.map(amount)),
            };
            format!("thời hạn {old} -> {}{}", or_nothing(new.map(amount)), via(*channel))
        }
        Operation::Fee { kind, old, new } => {
            let side = |side: &Option<(Charged, Option<String>)>| {
                or_nothing(side.as_ref().map(|(amount, name)| charged(*amount, name.as_deref())))
            };
            format!("{} {} -> {}", kind.label(Lang::Vi), side(old), side(new))
        }
        Operation::Power { role, old, new } => {
            format!(
                "thẩm quyền {{ {} {} -> {} }}",
                role.label(Lang::Vi),
                or_nothing(old.clone()),
                or_nothing(new.clone())
            )
        }
        Operation::AddBody(role, body) => format!("thẩm quyền {{ thêm {} {body} }}", role.label(Lang::Vi)),
        Operation::RemoveBody(role, body) => format!("thẩm quyền {{ bỏ {} {body} }}", role.label(Lang::Vi)),
        Operation::AddPaper(entry, behind) => format!("thêm giấy tờ {}", paper(entry, after(behind).as_deref())),
        Operation::ReplacePaper(entry) => format!("thay giấy tờ {}", paper(entry, None)),
        Operation::RemovePaper(id) => format!("bỏ giấy tờ {id}"),
        Operation::AddStep(entry, behind) => added_step("thêm", entry, after(behind).as_deref()),
        Operation::ReplaceStep(entry) => added_step("thay", entry, None),
        Operation::RemoveStep(id) => format!("bỏ bước {id}"),
        Operation::AddResult(entry) => format!("thêm kết quả {}", result(entry)),
        Operation::RemoveResult(id) => format!("bỏ kết quả {id}"),
        Operation::AddFee(entry) => format!("thêm {}", fee(entry)),
        Operation::ReplaceFee(entry) => format!("thay {}", fee(entry)),
        Operation::RemoveFee(kind, name) => format!("bỏ {} \"{name}\"", kind.label(Lang::Vi)),
        Operation::AddBasis(number) => format!("thêm căn cứ {number}"),
        Operation::RemoveBasis(number) => format!("bỏ căn cứ {number}"),
        Operation::Words { old, new, times: 1 } => format!("thay chữ \"{old}\" -> \"{new}\""),
        Operation::Words { old, new, times } => format!("thay chữ \"{old}\" -> \"{new}\" lần {times}"),
        Operation::Steps(steps) => {
            let steps: Vec<String> = steps.iter().map(|entry| step(entry, None)).collect();
            format!("trình tự {{ {} }}", steps.join("; "))
        }
        Operation::Results(results) => {
            let results: Vec<String> = results.iter().map(result).collect();
            format!("kết quả {{ {} }}", results.join("; "))
        }
    }
}

/// Who carries out an added step is said in its block: its line has no `bởi`.
fn added_step(verb: &str, step: &Step, after: Option<&str>) -> String {
    let after = after.map_or(String::new(), |after| format!(" sau {after}"));
    let by = step.by.as_ref().map_or("quyết định", |by| by.body.as_str());
    format!("{verb} bước {} \"{}\"{after} {{ bởi {by}; kết thúc }}", step.id, step.name)
}
