//! `tthc show`: one procedure as in force on a day.

use jiff::civil::Date;
use tthc_compiler::model::{Absence, AppliedKind, Entry, Procedure, Role};
use tthc_compiler::{Catalogue, Standing, show as words};
use tthc_dsl::Lang;
use tthc_history::Repository;
use tthc_outputs::portal;

use super::Answer;
use crate::args::Show;
use crate::formats::pretty;
use crate::recording::{Recording, failure};
use crate::say::{Failure, Terminal};
use crate::workspace::Workspace;

pub fn run(args: &Show, day: Date, terminal: &Terminal) -> Result<Answer, Failure> {
    let day = args.on.unwrap_or(day);
    let workspace = Workspace::open(None)?;
    let catalogue = match &args.known {
        Some(revision) => recorded(&workspace, revision, day)?,
        None => super::build::catalogue(&workspace, day)?,
    };
    let law_day = args.received.map_or(day, |received| catalogue.law_day(&args.code, received, day));
    let Some((procedure, standing)) = catalogue.shown(&args.code, law_day) else {
        return Err(unknown(&args.code, &catalogue));
    };
    if args.json {
        terminal.result(&pretty(&portal::record(&catalogue, procedure, standing, law_day, None)));
        return Ok(Answer::Fine);
    }
    let mut shown = text(&catalogue, procedure, standing, terminal);
    shown.push_str(&versions(&catalogue, &args.code, procedure, terminal));
    if let Some(received) = args.received {
        shown.push_str(&governed(received, law_day, terminal.lang));
    }
    terminal.result(&shown);
    Ok(Answer::Fine)
}

/// Which text a dossier is decided under.
fn governed(received: Date, law_day: Date, lang: Lang) -> String {
    let (received, day) = (words::date(received, lang), words::date(law_day, lang));
    match lang {
        Lang::Vi => format!("\nHồ sơ nhận ngày {received}: theo quy định có hiệu lực ngày {day}.\n"),
        Lang::En => format!("\nA dossier received on {received} is decided by the text in force on {day}.\n"),
    }
}

/// The procedure's versions where there are several: their days, and what made each.
fn versions(catalogue: &Catalogue, code: &str, shown: &Procedure, terminal: &Terminal) -> String {
    let lang = terminal.lang;
    let Some(timeline) = catalogue.timeline(code).filter(|timeline| timeline.states().count() > 1) else {
        return String::new();
    };
    let mut out = format!("\n{}\n", terminal.strong(lang.pick("Các bản theo thời gian", "Versions in time")));
    let mut before: Vec<&str> = Vec::new();
    for (_, _, version) in timeline.states() {
        let validity = &version.validity;
        let days = tthc_compiler::timeline::days(validity.first_day(), validity.until.map(|until| until.value));
        let mark = if std::ptr::eq(version, shown) { "▸" } else { " " };
        let now: Vec<&str> = version.applied.iter().map(|one| one.name.as_str()).collect();
        let begun = version.applied.iter().filter(|one| !before.contains(&one.name.as_str()));
        let begun: Vec<String> = begun
            .map(|one| match one.kind {
                AppliedKind::Reorganisation => {
                    let body = catalogue.authority_name(&one.name);
                    format!("{} {body}", lang.pick("cơ quan kế tục của", "successor of"))
                }
                _ => {
                    let by: Vec<String> = one.by.iter().take(1).map(|by| words::citation(by, lang)).collect();
                    format!("+ {}", if by.is_empty() { one.name.clone() } else { by.join(", ") })
                }
            })
            .collect();
        let ended = before.iter().filter(|name| !now.contains(name));
        let ended = ended.filter_map(|name| {
            let under = words::citation(&catalogue.amendments.get(*name)?.under, lang);
            Some(match lang {
                Lang::Vi => format!("{under} hết hiệu lực"),
                Lang::En => format!("{under} ended"),
            })
        });
        let mut made: Vec<String> = begun.into_iter().chain(ended).collect();
        made.dedup();
        if made.is_empty() {
            made.push(lang.pick("văn bản gốc", "the base text").to_owned());
        }
        out.push_str(&format!("  {mark} {}  {}\n", days.words().get(lang), terminal.faint(&made.join("; "))));
        before = now;
    }
    out
}

/// The catalogue as a revision recorded it.
fn recorded(workspace: &Workspace, revision: &str, day: Date) -> Result<Catalogue, Failure> {
    let repository = Repository::discover(&workspace.root).map_err(|error| failure(&error))?;
    Recording::of(&repository, &workspace.root, revision)?.catalogue(None, day)
}

/// That no procedure bears a code, with the nearest that one does.
pub fn unknown(code: &str, catalogue: &Catalogue) -> Failure {
    let failure = Failure::new(format!("không có thủ tục `{code}`"), format!("there is no procedure `{code}`"));
    match tthc_dsl::nearest(code, catalogue.procedures.keys().map(String::as_str)) {
        Some(near) => failure.help(format!("có phải là `{near}` không?"), format!("did you mean `{near}`?")),
        None => failure.help("tìm bằng `tthc search`", "find it with `tthc search`"),
    }
}

struct Page<'t> {
    out: String,
    lang: Lang,
    terminal: &'t Terminal,
}

impl Page<'_> {
    fn field(&mut self, (vi, en): (&str, &str), value: &str) {
        if !value.is_empty() {
            let label = format!("{}:", self.lang.pick(vi, en));
            self.out.push_str(&format!("{} {value}\n", self.terminal.faint(&label)));
        }
    }

    fn heading(&mut self, (vi, en): (&str, &str)) {
        let heading = self.terminal.strong(self.lang.pick(vi, en));
        self.out.push_str(&format!("\n{heading}\n"));
    }

    fn item(&mut self, text: &str) {
        self.out.push_str(&format!("  - {text}\n"));
    }
}

fn text(catalogue: &Catalogue, procedure: &Procedure, standing: Standing, terminal: &Terminal) -> String {
    let lang = terminal.lang;
    let mut page = Page { out: String::new(), lang, terminal };
    let name = procedure.name.value();
    let shown = name.and_then(|name| name.en.as_deref().filter(|_| lang == Lang::En)).or(name.map(|n| n.vi.as_str()));
    page.out.push_str(&format!("{}  {}\n", terminal.strong(&procedure.code.value), shown.unwrap_or("")));
    page.field(("Hiệu lực", "In force"), &in_force(procedure, standing, lang));
    let levels: Vec<&str> = procedure.all_levels().into_iter().map(|level| level.official(lang)).collect();
    page.field(("Cấp", "Level"), &levels.join(", "));
    for role in Role::ALL {
        let names: Vec<&str> = procedure
            .powers_of(*role)
            .flat_map(|power| &power.authorities)
            .map(|id| catalogue.authority_name(id))
            .collect();
        let label = role.label(lang);
        let mut letters = label.chars();
        let label: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        page.field((&label, &label), &names.join(", "));
    }
    money(&mut page, procedure);
    papers(&mut page, procedure);
    steps(&mut page, procedure);
    let results = procedure.results.value().map_or(&[][..], Vec::as_slice);
    let results = results.iter().map(|result| result.name.vi.clone()).collect();
    listed(&mut page, ("Kết quả", "Results"), procedure.no_results, results);
    let requirements = procedure.requirements.value().map_or(&[][..], Vec::as_slice);
    let requirements = requirements.iter().map(|requirement| requirement.text.vi.clone()).collect();
    listed(&mut page, ("Yêu cầu, điều kiện", "Requirements"), procedure.no_requirements, requirements);
    let bases: Vec<String> =
        Catalogue::citations(procedure).into_iter().map(|basis| words::citation(basis, lang)).collect();
    if !bases.is_empty() {
        page.heading(("Căn cứ", "Legal basis"));
        bases.iter().for_each(|basis| page.item(basis));
    }
    page.out
}

/// A list under its heading, or that there is none; nothing where nothing is said.
fn listed(page: &mut Page<'_>, heading: (&str, &str), absent: Option<Absence>, items: Vec<String>) {
    if absent.is_none() && items.is_empty() {
        return;
    }
    page.heading(heading);
    if let Some(absent) = absent {
        page.item(words::absent(absent, page.lang));
    }
    items.iter().for_each(|item| page.item(item));
}

fn in_force(procedure: &Procedure, standing: Standing, lang: Lang) -> String {
    let from = procedure.validity.first_day().map(|day| words::date(day, lang));
    let to = procedure.validity.last_day().map(|day| words::date(day, lang));
    let days = match (from, to) {
        (Some(from), Some(to)) => format!("{from} – {to}"),
        (Some(from), None) => format!("{} {from}", lang.pick("từ", "from")),
        (None, Some(to)) => format!("{} {to}", lang.pick("đến", "until")),
        (None, None) => String::new(),
    };
    let standing = match standing {
        Standing::InForce => lang.pick("đang có hiệu lực", "in force"),
        Standing::Coming(_) => lang.pick("CHƯA có hiệu lực", "NOT yet in force"),
        Standing::Ended(_) => lang.pick("ĐÃ HẾT hiệu lực", "NO LONGER in force"),
        Standing::Pending => lang.pick("chưa xác định ngày", "no day yet"),
    };
    if days.is_empty() { standing.to_owned() } else { format!("{days} ({standing})") }
}

fn money(page: &mut Page<'_>, procedure: &Procedure) {
    let lang = page.lang;
    let channels = |via: &[tthc_compiler::model::Channel]| {
        let names: Vec<&str> = via.iter().map(|channel| channel.label(lang)).collect();
        if names.is_empty() { String::new() } else { format!(" ({})", names.join(", ")) }
    };
    for limit in procedure.limits.value().into_iter().flatten() {
        let start = limit.start.as_ref().map(|start| words::start(&start.value, lang));
        let start = start.map_or(String::new(), |start| format!(" {} {start}", lang.pick("từ", "from")));
        page.field(
            ("Thời hạn", "Time limit"),
            &format!("{}{start}{}", words::limit(&limit.amount, lang), channels(&limit.via)),
        );
    }
    for fee in procedure.fees.value().into_iter().flatten() {
        let name = fee.name.as_ref().map_or(String::new(), |name| format!(" – {name}"));
        page.field(("Phí, lệ phí", "Fee"), &format!("{}{name}{}", words::fee(&fee.amount, lang), channels(&fee.via)));
    }
}

fn papers(page: &mut Page<'_>, procedure: &Procedure) {
    let dossiers = procedure.dossiers.value().into_iter().flatten();
    let in_cases = procedure.cases.iter().flat_map(|case| &case.dossiers);
    for dossier in dossiers.chain(in_cases) {
        page.heading(("Hồ sơ", "Documents"));
        if let Some(absent) = dossier.absent {
            page.item(words::absent(absent, page.lang));
        }
        entries(page, &dossier.entries, 0);
    }
}

fn entries(page: &mut Page<'_>, all: &[Entry], depth: usize) {
    let indent = "  ".repeat(depth);
    for entry in all {
        match entry {
            Entry::Paper(paper) => {
                let name = if paper.name.vi.is_empty() { &paper.id.value } else { &paper.name.vi };
                let lang = page.lang;
                let mut notes: Vec<String> = [
                    (paper.originals, ("bản chính", "original")),
                    (paper.copies, ("bản sao", "copy")),
                    (paper.certified_copies, ("bản sao chứng thực", "certified copy")),
                ]
                .into_iter()
                .filter_map(|(count, (vi, en))| Some(format!("{} {}", count?, lang.pick(vi, en))))
                .collect();
                notes.extend(paper.presentation.map(|done| done.label(lang).to_owned()));
                let notes = if notes.is_empty() { String::new() } else { format!(" ({})", notes.join(", ")) };
                page.item(&format!("{indent}{name}{notes}"));
            }
            Entry::Either { entries: choices, .. } => {
                let label = page.lang.pick("một trong các giấy tờ:", "one of:").to_owned();
                page.item(&format!("{indent}{label}"));
                entries(page, choices, depth + 1);
            }
            Entry::Group { name, entries: inside, .. } => {
                page.item(&format!("{indent}{name}:"));
                entries(page, inside, depth + 1);
            }
        }
    }
}

fn steps(page: &mut Page<'_>, procedure: &Procedure) {
    let steps = procedure.steps.value().map_or(&[][..], Vec::as_slice);
    if let Some(absent) = procedure.no_steps {
        listed(page, ("Trình tự", "Steps"), Some(absent), Vec::new());
    }
    if steps.is_empty() {
        return;
    }
    page.heading(("Trình tự", "Steps"));
    for (number, step) in steps.iter().enumerate() {
        let within = step.limits.first().map(|limit| format!(" – {}", words::limit(&limit.amount, page.lang)));
        page.out.push_str(&format!("  {}. {}{}\n", number + 1, step.name.vi, within.unwrap_or_default()));
    }
}
