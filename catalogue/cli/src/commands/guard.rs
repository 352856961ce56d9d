//! `tthc guard`: what the law fixes may change only through an amendment, a correction or a waiver.

use jiff::civil::Date;
use serde::Serialize;
use tthc_compiler::Catalogue;
use tthc_compiler::model::{Amendment, Relation};
use tthc_compiler::redline::{ChangedProcedure, Days, Kind, LegalChange, recorded};
use tthc_compiler::waivers::UNFOUNDED_CHANGE;
use tthc_dsl::Lang;
use tthc_dsl::diagnostic::{Words, both};
use tthc_history::Repository;

use super::Answer;
use crate::args::{Guard, GuardForm};
use crate::formats::pretty;
use crate::recording::{Contents, Recording, failure};
use crate::say::{Failure, Terminal};
use crate::workspace::Workspace;

pub fn run(args: &Guard, day: Date, terminal: &Terminal) -> Result<Answer, Failure> {
    let workspace = Workspace::open(None)?;
    let repository = Repository::discover(&workspace.root).map_err(|error| failure(&error))?;
    let before = Recording::of(&repository, &workspace.root, &args.base)?;
    let after = match &args.head {
        Some(revision) => Recording::of(&repository, &workspace.root, revision)?,
        None => Recording::here(&workspace)?,
    };
    let mut contents = Contents::open(&workspace);
    let picked = contents.differing(&before, &after)?;
    contents.save();
    let old = before.catalogue(picked.as_ref(), day)?;
    let new = after.catalogue(picked.as_ref(), day)?;
    let changed = recorded(&old, &new, &[]);
    let all: Vec<Fixed<'_>> =
        changed.procedures.iter().flat_map(|procedure| fixed(procedure, &old, &new, day)).collect();
    terminal.result(&match args.format {
        GuardForm::Human => text(&all, args, terminal),
        GuardForm::Markdown => markdown(&all, args, terminal.lang),
        GuardForm::Json => pretty(&Document::of(&all, args, terminal.lang)),
        GuardForm::Github => github(&all, terminal.lang),
    });
    let unfounded = all.iter().any(|change| change.standing == Standing::Unfounded);
    Ok(if unfounded { Answer::Findings } else { Answer::Fine })
}

/// A change of what the law fixes.
struct Fixed<'r> {
    procedure: &'r ChangedProcedure,
    change: &'r LegalChange,
    standing: Standing,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Founded,
    Waived,
    Unfounded,
}

impl Standing {
    fn key(self) -> &'static str {
        match self {
            Standing::Founded => "founded",
            Standing::Waived => "waived",
            Standing::Unfounded => "unfounded",
        }
    }
}

/// Levels, authorities, limits, papers and fees; and that the procedure is gone.
fn is_fixed(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Ends
            | Kind::LevelMoves { .. }
            | Kind::LevelTerms
            | Kind::AuthorityMoves
            | Kind::PowerTerms
            | Kind::LimitShortens
            | Kind::LimitLengthens
            | Kind::LimitChanges
            | Kind::Paper(_)
            | Kind::FeeIntroduced
            | Kind::FeeAbolished
            | Kind::FeeRises
            | Kind::FeeFalls
            | Kind::FeeChanges
    )
}

fn fixed<'r>(
    procedure: &'r ChangedProcedure,
    old: &'r Catalogue,
    new: &'r Catalogue,
    day: Date,
) -> impl Iterator<Item = Fixed<'r>> {
    let waived = new.waivers.iter().any(|waiver| waiver.covers(UNFOUNDED_CHANGE, &procedure.code) && waiver.holds(day));
    let changes = procedure.changes.iter().filter(|change| is_fixed(&change.kind));
    changes.map(move |change| Fixed {
        procedure,
        change,
        standing: match (is_founded(procedure, change, old, new), waived) {
            (true, _) => Standing::Founded,
            (false, true) => Standing::Waived,
            (false, false) => Standing::Unfounded,
        },
    })
}

/// A change has its basis if an amendment or correction that the older recording does not hold makes it, under an
/// instrument that is declared; or if it follows from an instrument that extends another. What was recorded once stays:
/// an amendment that was edited or taken away founds nothing.
fn is_founded(procedure: &ChangedProcedure, change: &LegalChange, old: &Catalogue, new: &Catalogue) -> bool {
    let reached = |amendment: &&Amendment| {
        let operations = amendment.operations.iter().flat_map(|operations| &operations.codes);
        let renames = amendment.renames.iter().flat_map(|rename| [&rename.old, &rename.new]);
        operations.chain(&amendment.repeals).chain(renames).any(|code| {
            let first = |catalogue: &Catalogue, code: &str| catalogue.renamed.get(code).cloned();
            code.value == procedure.code || first(new, &procedure.code).as_deref() == Some(&code.value)
        })
    };
    let kept = |amendment: &Amendment| new.amendments.get(&amendment.id.value).is_some_and(|now| same(amendment, now));
    if !old.amendments.values().filter(reached).all(|amendment| kept(amendment) || extended(amendment, old, new)) {
        return false;
    }
    let made = |name: &String| match (new.amendments.get(name), old.amendments.get(name)) {
        (Some(made), None) => new.instruments.contains_key(&made.under.instrument),
        (Some(_), Some(recorded)) => extended(recorded, old, new),
        // A body that got a successor, and says under what.
        (None, _) => {
            let successor = |catalogue: &Catalogue| {
                let body = catalogue.authorities.get(name)?;
                body.successor.as_ref().map(|one| (one.id.value.clone(), !one.validity.basis.is_empty()))
            };
            successor(new).is_some_and(|(_, based)| based) && successor(old) != successor(new)
        }
    };
    change.operators.iter().any(made)
}

/// Another instrument gave an amendment's instrument a later last day since.
fn extended(amendment: &Amendment, old: &Catalogue, new: &Catalogue) -> bool {
    let extends = |catalogue: &Catalogue| {
        let effects = catalogue.instruments.values().flat_map(|instrument| &instrument.effects);
        let on_it = |effect: &&tthc_compiler::model::Effect| {
            effect.relation == Relation::Extends && effect.on.instrument == amendment.under.instrument
        };
        effects.filter(on_it).count()
    };
    extends(new) > extends(old)
}

/// Do two recordings of an amendment do the same?
fn same(one: &Amendment, other: &Amendment) -> bool {
    let operations = |amendment: &Amendment| -> Vec<_> {
        let all = amendment.operations.iter();
        all.map(|operations| (operations.codes.clone(), operations.clauses.clone())).collect()
    };
    let days = |amendment: &Amendment| (amendment.validity.first_day(), amendment.validity.last_day());
    one.correction == other.correction
        && one.under == other.under
        && days(one) == days(other)
        && one.received_from == other.received_from
        && one.after == other.after
        && operations(one) == operations(other)
        && one.repeals == other.repeals
        && one.renames == other.renames
}

fn days(procedure: &ChangedProcedure) -> Words {
    match procedure.days {
        Some(Days::Within { from, until }) => tthc_compiler::timeline::days(from, until).words(),
        Some(Days::Pending) => both("chưa xác định ngày", "no day yet"),
        None => both("", ""),
    }
}

fn told(change: &LegalChange, lang: Lang) -> String {
    let label = change.change.label.get(lang);
    let (old, new) = (&change.change.old, &change.change.new);
    match (old.as_ref().map(|words| words.get(lang)), new.as_ref().map(|words| words.get(lang))) {
        (Some(old), Some(new)) => format!("{label}: {old} → {new}"),
        (None, Some(new)) => format!("{label}: + {new}"),
        (Some(old), None) => format!("{label}: − {old}"),
        (None, None) => label.to_owned(),
    }
}

fn summary(all: &[Fixed<'_>]) -> Words {
    let count = |standing: Standing| all.iter().filter(|change| change.standing == standing).count();
    let (bad, waived, good) = (count(Standing::Unfounded), count(Standing::Waived), count(Standing::Founded));
    if bad == 0 {
        return both(
            format!("mọi thay đổi của điều luật ấn định đều có căn cứ: {good} theo sửa đổi, {waived} được miễn trừ"),
            format!("every change of what the law fixes has its basis: {good} by amendments, {waived} waived"),
        );
    }
    both(
        format!("{bad} thay đổi của điều luật ấn định không có căn cứ; {good} có căn cứ, {waived} được miễn trừ"),
        format!("without a basis in what the law fixes: {}; with one: {good}; waived: {waived}", counted_changes(bad)),
    )
}

fn counted_changes(count: usize) -> String {
    if count == 1 { "1 change".to_owned() } else { format!("{count} changes") }
}

fn help(code: &str) -> Words {
    both(
        format!(
            "ghi thay đổi bằng một `sửa đổi … theo <văn bản>` hoặc `đính chính … theo <văn bản>`; nếu chỉ sửa lỗi chép: `miễn trừ {UNFOUNDED_CHANGE} {{ cho thủ tục {code}; lý do \"…\"; người duyệt \"…\"; cho đến … }}`"
        ),
        format!(
            "make the change by an `amendment … under <instrument>` or a `correction … under <instrument>`; of a slip in copying: `waiver {UNFOUNDED_CHANGE} {{ for procedure {code}; reason \"…\"; approved by \"…\"; until … }}`"
        ),
    )
}

fn text(all: &[Fixed<'_>], args: &Guard, terminal: &Terminal) -> String {
    let lang = terminal.lang;
    let bad: Vec<&Fixed<'_>> = all.iter().filter(|change| change.standing == Standing::Unfounded).collect();
    let mark = if bad.is_empty() { "✓" } else { "✗" };
    let mut out = format!("{mark} {} ({}: {})\n", summary(all).get(lang), lang.pick("so với", "since"), args.base);
    let mut code = "";
    for change in bad {
        if change.procedure.code != code {
            code = &change.procedure.code;
            let name = change.procedure.name.get(lang);
            out.push_str(&format!("\n  {}  {name}\n", terminal.strong(code)));
            out.push_str(&format!("    {}\n", terminal.faint(help(code).get(lang))));
        }
        out.push_str(&format!("    - {} ({})\n", told(change.change, lang), days(change.procedure).get(lang)));
    }
    out
}

fn markdown(all: &[Fixed<'_>], args: &Guard, lang: Lang) -> String {
    let escape = |text: &str| {
        let mut out = String::new();
        for letter in text.chars() {
            match letter {
                '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '#' => out.extend(['\\', letter]),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '\n' => out.push(' '),
                _ => out.push(letter),
            }
        }
        out
    };
    let mut out = format!(
        "{} {} ({} `{}`)\n",
        if all.iter().any(|change| change.standing == Standing::Unfounded) { "❌" } else { "✅" },
        summary(all).get(lang),
        lang.pick("so với", "since"),
        args.base.replace('`', "'")
    );
    let bad: Vec<&Fixed<'_>> = all.iter().filter(|change| change.standing == Standing::Unfounded).collect();
    if !bad.is_empty() {
        out.push_str(
            lang.pick("\n| Mã | Thay đổi | Ngày |\n|---|---|---|\n", "\n| Code | Change | Days |\n|---|---|---|\n"),
        );
        for change in bad {
            out.push_str(&format!(
                "| {} | {} | {} |\n",
                change.procedure.code,
                escape(&told(change.change, lang)),
                escape(days(change.procedure).get(lang))
            ));
        }
        out.push_str(&format!("\n{}\n", help("…").get(lang)));
    }
    out
}

/// Annotations of a GitHub workflow.
fn github(all: &[Fixed<'_>], lang: Lang) -> String {
    let data = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let mut out = String::new();
    for change in all.iter().filter(|change| change.standing == Standing::Unfounded) {
        let code = &change.procedure.code;
        let message = format!(
            "{code}: {} ({})\n{}",
            told(change.change, lang),
            days(change.procedure).get(lang),
            help(code).get(lang)
        );
        out.push_str(&format!("::error title={UNFOUNDED_CHANGE}::{}\n", data(&message)));
    }
    out
}

#[derive(Serialize)]
struct Document<'d> {
    format: u32,
    base: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    head: Option<&'d str>,
    fine: bool,
    changes: Vec<Item<'d>>,
}

#[derive(Serialize)]
struct Item<'d> {
    code: &'d str,
    finding: &'d str,
    standing: &'d str,
    kind: &'d str,
    field: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    old: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    new: Option<&'d str>,
    #[serde(rename = "validFrom", skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(rename = "validTo", skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    because: Vec<String>,
}

impl<'d> Document<'d> {
    fn of(all: &'d [Fixed<'d>], args: &'d Guard, lang: Lang) -> Document<'d> {
        let item = |fixed: &'d Fixed<'d>| {
            let days = match fixed.procedure.days {
                Some(Days::Within { from, until }) => Some(tthc_compiler::timeline::days(from, until)),
                _ => None,
            };
            let change = fixed.change;
            Item {
                code: &fixed.procedure.code,
                finding: UNFOUNDED_CHANGE,
                standing: fixed.standing.key(),
                kind: change.kind.key(),
                field: &change.change.field,
                old: change.change.old.as_ref().map(|words| words.get(lang)),
                new: change.change.new.as_ref().map(|words| words.get(lang)),
                from: days.and_then(|days| days.first).map(|day| day.to_string()),
                to: days.and_then(|days| days.last).map(|day| day.to_string()),
                because: change.because.iter().map(|one| tthc_compiler::show::citation(one, lang)).collect(),
            }
        };
        Document {
            format: 1,
            base: &args.base,
            head: args.head.as_deref(),
            fine: all.iter().all(|change| change.standing != Standing::Unfounded),
            changes: all.iter().map(item).collect(),
        }
    }
}
