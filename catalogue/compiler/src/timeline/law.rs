//! What the timelines of procedures need to know of the rest of the law: which operations reach which code, in which
//! order, and which bodies have successors.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;
use tthc_dsl::diagnostic::{Diagnostic, both};
use tthc_dsl::tree::Citation;
use tthc_dsl::{Lang, Span, Spanned};

use super::lives::Lives;
use super::order;
use crate::facts::{Facts, Target};
use crate::lower::Draft;
use crate::model::{Amendment, Level, Validity};
use crate::show;

/// A part of an amendment that reaches one procedure.
#[derive(Clone, Debug)]
pub struct Planned {
    pub amendment: Arc<Amendment>,
    pub what: What,
    /// `None`: it has no day yet, and changes nothing.
    pub from: Option<Date>,
    /// The first day on which it is no longer part of the text.
    pub until: Option<Date>,
    /// Where it names the procedure.
    pub place: Span,
}

/// What an amendment does to a procedure. The numbers are places in the amendment's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Operations(usize),
    Repeal(usize),
    Rename(usize),
}

/// Who takes over from a body, and from which day.
#[derive(Clone, Debug)]
pub struct Succession {
    pub from_body: String,
    pub to: String,
    pub from: Date,
    pub by: Vec<Citation>,
    pub span: Span,
}

/// What changes procedures.
#[derive(Debug, Default)]
pub struct Law {
    plans: HashMap<String, Vec<Planned>>,
    successions: HashMap<String, Succession>,
    levels: HashMap<String, Level>,
    /// Codes that procedures get later, and those that they had before.
    codes: HashMap<String, String>,
    /// The amendments that an amendment says it comes after.
    after: HashMap<String, Vec<String>>,
    pub lives: Lives,
    /// The days of amendments, within those of their instruments.
    days: HashMap<String, Validity>,
    /// What is wrong with amendments whatever the procedures say.
    pub diagnostics: Vec<Diagnostic>,
}

impl Law {
    pub fn of(drafts: &[&Draft]) -> Law {
        let mut law = Law { lives: Lives::of(drafts), ..Law::default() };
        let mut amendments: Vec<(Arc<Amendment>, Option<Validity>)> = Vec::new();
        let mut seen: HashSet<&str> = HashSet::new();
        for amendment in drafts.iter().flat_map(|draft| &draft.amendments) {
            // The second of two that bear one name is reported with the names.
            if seen.insert(&amendment.id.value) {
                let days = law.days(amendment);
                law.days.extend(days.clone().map(|days| (amendment.id.value.clone(), days)));
                amendments.push((Arc::new(amendment.clone()), days));
            }
        }
        for (amendment, _) in &amendments {
            for rename in &amendment.renames {
                law.codes.entry(rename.new.value.clone()).or_insert_with(|| rename.old.value.clone());
            }
            if !amendment.after.is_empty() {
                let names = amendment.after.iter().map(|name| name.value.clone()).collect();
                law.after.insert(amendment.id.value.clone(), names);
            }
        }
        let ranks = order::ranks(&amendments, &law.lives, &mut law.diagnostics);
        let mut ordered: Vec<usize> = (0..amendments.len()).collect();
        ordered.sort_by_key(|at| ranks[*at]);
        for at in ordered {
            let (amendment, days) = &amendments[at];
            law.plan(amendment, days.as_ref());
        }
        for body in drafts.iter().flat_map(|draft| &draft.authorities) {
            if let Some(level) = body.level {
                law.levels.entry(body.id.value.clone()).or_insert(level.value);
            }
            let Some(successor) = &body.successor else { continue };
            // A succession comes into force with its day, or on the day after the body's last.
            let until = body.validity.until.map(|until| until.value);
            let Some(from) = successor.validity.first_day().or(until) else { continue };
            law.successions.entry(body.id.value.clone()).or_insert_with(|| Succession {
                from_body: body.id.value.clone(),
                to: successor.id.value.clone(),
                from,
                by: successor.validity.basis.iter().map(|basis| basis.value.clone()).collect(),
                span: successor.id.span,
            });
        }
        law
    }

    /// The days on which an amendment is part of the text: its own, within those of its instrument.
    fn days(&mut self, amendment: &Amendment) -> Option<Validity> {
        let mut days = amendment.validity.clone();
        if days.unreadable || days.pending {
            return None;
        }
        let number = &amendment.under.instrument;
        // That an instrument is unknown is reported where names are looked up.
        let life = self.lives.get(number);
        let (first, end) = self.lives.days(&amendment.under.value).unwrap_or_default();
        if days.from.is_none() {
            match first {
                Some(from) => days.from = Some(tthc_dsl::Spanned::new(from, amendment.under.span)),
                None if life.is_some_and(|life| life.pending || life.unreadable) => return None,
                // An erratum holds from the beginning of what it corrects.
                None if amendment.correction => {}
                None => {
                    self.diagnostics.push(no_day(amendment));
                    return None;
                }
            }
        }
        let Some(life) = life else { return Some(days) };
        match (days.until, end) {
            (None, Some(end)) if !amendment.correction => {
                days.until = Some(tthc_dsl::Spanned::new(end, amendment.under.span));
            }
            (Some(stated), Some(end)) if stated.value > end && !amendment.correction => {
                let last = end.yesterday().unwrap_or(end);
                self.diagnostics.push(outlives(amendment, stated.span, last, life.span));
                days.until = Some(tthc_dsl::Spanned::new(end, stated.span));
            }
            _ => {}
        }
        if let (Some(from), Some(begins)) = (amendment.validity.from, first)
            && from.value < begins
            && !amendment.correction
        {
            self.diagnostics.push(begins_early(amendment, from.span, from.value, begins, life.span));
            // Nothing more is said of the days on which it cannot be in force.
            days.from = Some(tthc_dsl::Spanned::new(begins, from.span));
        }
        Some(days)
    }

    fn plan(&mut self, amendment: &Arc<Amendment>, days: Option<&Validity>) {
        let from = days.map(|days| days.first_day().unwrap_or(Date::MIN));
        let until = days.and_then(|days| days.until).map(|until| until.value);
        let codes = &self.codes;
        let plans = &mut self.plans;
        let mut add = |code: &Spanned<String>, what: What, until: Option<Date>| {
            let planned = Planned { amendment: Arc::clone(amendment), what, from, until, place: code.span };
            plans.entry(first_code(codes, &code.value).to_owned()).or_default().push(planned);
        };
        for (at, operations) in amendment.operations.iter().enumerate() {
            operations.codes.iter().for_each(|code| add(code, What::Operations(at), until));
        }
        // A repeal ends; what it ended does not come back with the repeal's own end.
        amendment.repeals.iter().enumerate().for_each(|(at, code)| add(code, What::Repeal(at), None));
        amendment.renames.iter().enumerate().for_each(|(at, one)| add(&one.old, What::Rename(at), None));
    }

    /// The amendments that an amendment comes after, by what it and those between them say.
    pub(super) fn before(&self, name: &str) -> HashSet<&str> {
        let mut before: HashSet<&str> = HashSet::new();
        let mut open: Vec<&str> = self.after.get(name).into_iter().flatten().map(String::as_str).collect();
        while let Some(next) = open.pop() {
            if before.insert(next) {
                open.extend(self.after.get(next).into_iter().flatten().map(String::as_str));
            }
        }
        before
    }

    /// What reaches a code, in the order in which it is applied.
    pub fn plans(&self, code: &str) -> &[Planned] {
        self.plans.get(code).map_or(&[], Vec::as_slice)
    }

    /// The days on which an amendment is part of the text; none while it waits for its day.
    pub fn days_of(&self, amendment: &str) -> Option<&Validity> {
        self.days.get(amendment)
    }

    pub fn succession(&self, body: &str) -> Option<&Succession> {
        self.successions.get(body)
    }

    pub fn has_successions(&self) -> bool {
        !self.successions.is_empty()
    }

    pub fn level(&self, body: &str) -> Option<Level> {
        self.levels.get(body).copied()
    }

    /// Nothing in it can change a procedure.
    pub fn is_still(&self) -> bool {
        self.plans.is_empty() && self.successions.is_empty()
    }

    /// What of the law a file's findings rest on, besides the file: where it stays the same, so do they.
    pub fn fingerprint(&self, facts: &[Facts]) -> String {
        use std::fmt::Write;
        let mut out = String::new();
        let mut seen: HashSet<&str> = HashSet::new();
        for procedure in facts {
            let cases = procedure.cases.iter().map(|(code, _)| &**code);
            for code in std::iter::once(&*procedure.code).chain(cases).filter(|code| seen.insert(code)) {
                for plan in self.plans(code) {
                    let (id, digest) = (plan.amendment.id.span, plan.amendment.digest);
                    let _ = write!(out, "{code} {:?} {:?} {:?} {id:?} {digest} ", plan.what, plan.from, plan.until);
                    let after = plan.amendment.after.iter().filter_map(|name| self.after.get(&name.value));
                    after.for_each(|names| out.push_str(&names.join(" ")));
                }
            }
            for (target, name, _) in procedure.references() {
                match target {
                    Target::Authority | Target::ActingAuthority => {
                        if let Some(succession) = self.successions.get(name) {
                            let _ = write!(out, "{name} {} {:?}", succession.to, self.levels.get(&succession.to));
                        }
                    }
                    Target::Basis => {
                        if let Some(life) = self.lives.get(name).filter(|life| !life.ended.is_empty()) {
                            let _ = write!(out, "{name} {:?} {:?}", life.until, life.ended);
                        }
                    }
                    _ => {}
                }
            }
        }
        out
    }
}

/// The code that a procedure began with.
fn first_code<'c>(codes: &'c HashMap<String, String>, code: &'c str) -> &'c str {
    let mut seen: HashSet<&str> = HashSet::new();
    let mut first = code;
    while let Some(before) = codes.get(first).filter(|before| seen.insert(before)) {
        first = before;
    }
    first
}

fn no_day(amendment: &Amendment) -> Diagnostic {
    let (id, number) = (&amendment.id.value, &amendment.under.instrument);
    Diagnostic::error(
        "TT071",
        amendment.id.span,
        both(
            format!("`{id}` không nêu ngày có hiệu lực, và `{number}` cũng không"),
            format!("`{id}` has no first day, and neither has `{number}`"),
        ),
    )
    .help(both(
        "ghi `hiệu lực từ 01/07/2025`, hoặc `hiệu lực chưa xác định` nếu chưa có ngày",
        "write `in force from 2025-07-01`, or `in force pending` where there is no day yet",
    ))
}

fn outlives(amendment: &Amendment, span: Span, last: Date, instrument: Span) -> Diagnostic {
    let (id, number) = (&amendment.id.value, &amendment.under.instrument);
    let vi = show::date(last, Lang::Vi);
    Diagnostic::error(
        "TT071",
        span,
        both(
            format!("`{id}` kéo dài quá ngày cuối của `{number}`, là {vi}"),
            format!("`{id}` goes on after the last day of `{number}`, {last}"),
        ),
    )
    .note(instrument, both("văn bản được khai báo ở đây", "the instrument is declared here"))
    .help(both(
        format!("ghi `đến {vi}`, hoặc ghi văn bản kéo dài hiệu lực: `kéo dài hiệu lực {number} đến …`"),
        format!("write `to {last}`, or record what extends it: `extends {number} to …`"),
    ))
}

fn begins_early(amendment: &Amendment, span: Span, from: Date, begins: Date, instrument: Span) -> Diagnostic {
    let (id, number) = (&amendment.id.value, &amendment.under.instrument);
    let vi = |day| show::date(day, Lang::Vi);
    Diagnostic::error(
        "TT071",
        span,
        both(
            format!("`{id}` có hiệu lực từ {} nhưng `{number}` từ {} mới có hiệu lực", vi(from), vi(begins)),
            format!("`{id}` is in force from {from}, but `{number}` only from {begins}"),
        ),
    )
    .note(instrument, both("văn bản được khai báo ở đây", "the instrument is declared here"))
    .help(both(format!("ghi `từ {}` hoặc một ngày sau đó", vi(begins)), format!("write `from {begins}` or later")))
}
