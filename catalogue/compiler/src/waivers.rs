//! Findings that somebody has accepted: told as information, until the waiver's last day.

use std::collections::HashSet;

use jiff::civil::Date;
use tthc_dsl::diagnostic::{Diagnostic, Severity, both};
use tthc_dsl::{Lang, Span};

use crate::explain;
use crate::lower::Draft;
use crate::model::Waiver;
use crate::names::{Names, did_you_mean};
use crate::show;

/// What the review of changes finds; no check of sources does.
pub const UNFOUNDED_CHANGE: &str = "VN-090";

impl Waiver {
    /// Is it whole, and its last day not past?
    pub fn holds(&self, day: Date) -> bool {
        self.reason.is_some() && self.approver.is_some() && self.until.is_some_and(|until| day <= until.value)
    }

    pub fn covers(&self, finding: &str, code: &str) -> bool {
        self.finding.value == finding && self.procedures.iter().any(|known| known.value == code)
    }
}

/// Lowers the findings that are waived, and says what is wrong with waivers.
pub(crate) fn apply(drafts: &[&Draft], names: &Names, today: Date, diagnostics: &mut Vec<Diagnostic>) {
    let waivers: Vec<&Waiver> = drafts.iter().flat_map(|draft| &draft.waivers).collect();
    if waivers.is_empty() {
        return;
    }
    let mut used: HashSet<Span> = HashSet::new();
    for found in diagnostics.iter_mut() {
        let Some(code) = found.procedure.as_deref() else { continue };
        let covering = waivers.iter().find(|waiver| waiver.covers(found.code, code));
        let Some(waiver) = covering else { continue };
        used.insert(waiver.finding.span);
        if waiver.holds(today) {
            found.severity = Severity::Info;
            found.help = Some(accepted(waiver));
        }
    }
    for waiver in waivers {
        check(waiver, names, today, used.contains(&waiver.finding.span), diagnostics);
    }
}

fn accepted(waiver: &Waiver) -> tthc_dsl::diagnostic::Words {
    let until = waiver.until.map(|until| until.value);
    let vi = until.map_or(String::new(), |day| show::date(day, Lang::Vi));
    let en = until.map_or(String::new(), |day| day.to_string());
    let reason = waiver.reason.as_deref().unwrap_or_default();
    let approver = waiver.approver.as_deref().unwrap_or_default();
    both(
        format!("được miễn trừ đến {vi}: {reason} (người duyệt: {approver})"),
        format!("waived until {en}: {reason} (approved by: {approver})"),
    )
}

fn check(waiver: &Waiver, names: &Names, today: Date, used: bool, out: &mut Vec<Diagnostic>) {
    let finding = &waiver.finding;
    let id = &finding.value;
    if explain::page(id).is_none() {
        let help = both("xem danh sách bằng `tthc explain`", "see the list with `tthc explain`");
        let known: Vec<&str> = explain::pages().map(|page| page.id).collect();
        out.push(
            Diagnostic::error(
                "TT030",
                finding.span,
                both(format!("không có phát hiện nào mang mã `{id}`"), format!("no finding has the code `{id}`")),
            )
            .help(did_you_mean(id, known.into_iter(), help)),
        );
        return;
    }
    for code in waiver.procedures.iter().filter(|code| !names.procedures.contains_key(code.value.as_str())) {
        out.push(crate::resolve::unknown_code(&code.value, code.span, names));
    }
    let missing = [
        (waiver.procedures.is_empty(), ("cho thủ tục <mã>", "for procedure <code>")),
        (waiver.reason.is_none(), ("lý do \"…\"", "reason \"…\"")),
        (waiver.approver.is_none(), ("người duyệt \"…\"", "approved by \"…\"")),
        (waiver.until.is_none(), ("cho đến <ngày cuối>", "until <last day>")),
    ];
    let missing: Vec<(&str, &str)> =
        missing.into_iter().filter(|(lacks, _)| *lacks).map(|(_, clause)| clause).collect();
    if !missing.is_empty() {
        let list = |of: fn(&(&'static str, &'static str)) -> &'static str| {
            missing.iter().map(|clause| format!("`{}`", of(clause))).collect::<Vec<_>>().join(", ")
        };
        out.push(
            Diagnostic::error(
                "TT075",
                finding.span,
                both(
                    format!("miễn trừ `{id}` chưa đủ nên chưa có hiệu lực"),
                    format!("the waiver of `{id}` is not whole, and does not hold"),
                ),
            )
            .help(both(format!("thêm {}", list(|one| one.0)), format!("add {}", list(|one| one.1)))),
        );
        return;
    }
    let Some(until) = waiver.until else { return };
    if until.value < today {
        let vi = show::date(until.value, Lang::Vi);
        out.push(
            Diagnostic::error(
                "TT076",
                until.span,
                both(
                    format!("miễn trừ `{id}` đã hết hạn ngày {vi}"),
                    format!("the waiver of `{id}` ended on {}", until.value),
                ),
            )
            .help(both(
                "sửa điều được miễn trừ rồi bỏ miễn trừ, hoặc duyệt lại với ngày cuối mới",
                "mend what was waived and remove the waiver, or approve it again with a new last day",
            )),
        );
    } else if !used && id != UNFOUNDED_CHANGE {
        out.push(
            Diagnostic::warning(
                "TT077",
                finding.span,
                both(
                    format!("miễn trừ `{id}` không còn miễn trừ gì"),
                    format!("the waiver of `{id}` waives nothing any more"),
                ),
            )
            .help(both("bỏ mục này", "remove it")),
        );
    }
}
