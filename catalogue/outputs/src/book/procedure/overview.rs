//! The box of facts at the top, who may apply, and where.

use jiff::civil::Date;
use tthc_compiler::model::{ChannelClause, Fee, FeeAmount, Given, LimitAmount, OnlineService, Procedure, Role};
use tthc_compiler::show;
use tthc_dsl::Lang;

use super::{Sheet, details, given};
use crate::book::links::standing_note;
use crate::book::page::{Facts, Page, list, paragraphs};
use crate::book::phrase::{OR, both, capital, push, shown, text, words};
use crate::book::sources::origin_lines;
use crate::book::{escape, terms};

impl Sheet<'_, '_> {
    pub(super) fn overview(&self, page: &mut Page) {
        let procedure = self.procedure();
        if let Some((class, sentence)) = standing_note(self.listed.standing, &procedure.validity) {
            page.note(class, "", &format!("<p>{sentence}</p>"));
        }
        let mut facts = Facts::default();
        facts.add(("Mã thủ tục", "Code"), &format!("{}{}", terms::code(&procedure.code), details(self.other_codes())));
        facts.add(("Cấp giải quyết", "Level"), &self.levels());
        facts.add(terms::role(Role::Decides), &self.deciders());
        facts.add(("Thời hạn giải quyết", "Time limit"), &self.limit_in_short());
        facts.add(("Phí, lệ phí", "Fees"), &self.fee_in_short());
        facts.add(("Cách nộp hồ sơ", "How to file"), &self.channels_in_short());
        facts.add(("Hiệu lực", "In force"), &self.validity());
        self.about(&mut facts);
        page.block(&facts.html());
        if let Some(description) = &procedure.description {
            match description.en {
                None => page.block(&paragraphs(&description.vi)),
                Some(_) => page.paragraph(&text(description)),
            }
        }
    }

    /// The codes that the procedure had, and those that it will have.
    fn other_codes(&self) -> Vec<String> {
        let register = self.view.register;
        let Some(timeline) = register.catalogue.timeline(self.listed.code()) else { return Vec::new() };
        let mut lines = Vec::new();
        for &other in register.other_codes(self.listed.code()) {
            let bears = |(_, _, version): &(Date, Option<Date>, &Procedure)| version.code.value == other;
            let (code, mut states) = (terms::code(other), timeline.states().filter(bears));
            let Some((from, _, _)) = states.next() else { continue };
            lines.push(match from > register.day {
                true => format!("{} {}: {code}", words("Mã mới từ ngày", "New code from"), terms::day(from)),
                false => format!("{} {code}", words("Mã cũ:", "Former code:")),
            });
        }
        lines
    }

    fn about(&self, facts: &mut Facts) {
        let procedure = self.procedure();
        if !procedure.published_by.is_empty() {
            let decisions: Vec<_> = procedure.published_by.iter().map(|by| self.view.law(by)).collect();
            facts.add(("Quyết định công bố", "Published by"), &decisions.join(", "));
        }
        if let Some(class) = procedure.class {
            facts.add(("Loại thủ tục", "Class"), &terms::said(terms::class(class)));
        }
        if let Some(ministry) = self.view.register.catalogue.ministry(procedure) {
            facts.add(("Bộ, ngành", "Ministry"), &self.view.authority(&ministry.id));
        }
        let sectors: Vec<_> = procedure
            .sectors
            .iter()
            .map(|sector| match self.view.register.catalogue.sectors.get(&sector.value) {
                Some(sector) => text(&sector.name),
                None => escape::html(sector),
            })
            .collect();
        if !sectors.is_empty() {
            facts.add(("Lĩnh vực", "Sector"), &sectors.join(", "));
        }
        if !procedure.keywords.is_empty() {
            facts.add_wide(("Từ khóa", "Keywords"), &escape::html(&procedure.keywords.join(" · ")));
        }
    }

    /// The levels with their badges; with its condition where not all of them always decide.
    fn levels(&self) -> String {
        let procedure = self.procedure();
        let clauses = procedure.levels.value().into_iter().flatten();
        let clauses = clauses.chain(procedure.cases.iter().flat_map(|case| &case.levels));
        let mut shown: Vec<String> = Vec::new();
        for clause in clauses {
            let badges: Vec<_> = clause.levels.iter().map(|level| terms::badge(level.value)).collect();
            let period = terms::period_inside(&clause.validity).map_or_else(String::new, |period| format!(" {period}"));
            let badges = format!("{}{period}{}", badges.join(" "), self.when(&clause.condition));
            if !badges.is_empty() && !shown.contains(&badges) {
                shown.push(badges);
            }
        }
        match shown.is_empty() {
            true => given(&procedure.levels).err().unwrap_or_else(terms::missing),
            false => shown.join("<br>"),
        }
    }

    fn deciders(&self) -> String {
        let procedure = self.procedure();
        let mut named: Vec<String> = Vec::new();
        for role in [Role::Decides, Role::Performs] {
            let powers = crate::book::register::powers(procedure).filter(|power| power.role.value == role);
            for power in powers {
                let authorities: Vec<_> =
                    power.authorities.iter().map(|authority| self.view.authority(authority)).collect();
                let line = format!("{}{}", authorities.join(", "), self.when(&power.condition));
                if !authorities.is_empty() && !named.contains(&line) {
                    named.push(line);
                }
            }
            if !named.is_empty() {
                return named.join("<br>");
            }
        }
        given(&procedure.powers).err().unwrap_or_else(terms::missing)
    }

    fn limit_in_short(&self) -> String {
        let procedure = self.procedure();
        let own = procedure.limits.value().into_iter().flatten();
        let limits: Vec<_> = own.chain(procedure.cases.iter().flat_map(|case| &case.limits)).collect();
        let mut amounts: Vec<&LimitAmount> = Vec::new();
        for limit in &limits {
            if !amounts.contains(&&limit.amount) {
                amounts.push(&limit.amount);
            }
        }
        let anchor = self.anchor(!matches!(procedure.limits, Given::Missing), "thoi-han");
        let depends = format!("<a href=\"#{anchor}\">{}</a>", words("tùy trường hợp", "it depends"));
        match amounts.as_slice() {
            [] => given(&procedure.limits).err().unwrap_or_else(terms::missing),
            [LimitAmount::Absent(absence)] => terms::absent(*absence),
            [LimitAmount::Unread(said)] => terms::unread(said),
            [one] => shown(|lang| capital(&show::limit(one, lang))),
            few if few.len() <= 3 => {
                let few = both(|phrase| {
                    phrase.list(few, OR, |phrase, amount| {
                        let words = show::limit(amount, phrase.lang());
                        phrase.own(&words);
                    });
                });
                format!("{few}, {depends}")
            }
            many => {
                let count = both(|phrase| {
                    phrase.own(&many.len().to_string()).say(" mức", " limits");
                });
                format!("{count}, {depends}")
            }
        }
    }

    /// What only cases say stands with the cases.
    fn anchor(&self, own: bool, section: &'static str) -> &'static str {
        if own { section } else { "truong-hop" }
    }

    /// The amounts of the law day while they are few, and where to read on.
    fn fee_in_short(&self) -> String {
        let procedure = self.procedure();
        let own = procedure.fees.value().into_iter().flatten();
        let fees: Vec<_> = own.chain(procedure.cases.iter().flat_map(|case| &case.fees)).collect();
        if fees.is_empty() {
            return given(&procedure.fees).err().unwrap_or_else(terms::missing);
        }
        if let Some(first) = fees.first()
            && fees.iter().all(|fee| matches!(fee.amount, FeeAmount::Absent(_)))
        {
            return self.amount(&first.amount);
        }
        let today = fees.iter().filter(|fee| fee.period.contains(self.view.register.day));
        let today: Vec<_> = today.filter(|fee| !matches!(fee.amount, FeeAmount::Absent(_))).collect();
        let anchor = self.anchor(!matches!(procedure.fees, Given::Missing), "phi");
        let link = format!("<a href=\"#{anchor}\">{}</a>", words("xem bảng phí", "see the table"));
        match today.as_slice() {
            [one] if fees.len() == 1 && one.per.is_none() && matches!(one.amount, FeeAmount::Dong(_)) => {
                self.amount(&one.amount)
            }
            few if (1..=3).contains(&few.len()) => {
                let lines: Vec<_> = few.iter().map(|fee| self.fee_line(fee)).collect();
                format!("{}<br>{link}", lines.join("<br>"))
            }
            many => format!(
                "{} {link}",
                both(|phrase| {
                    phrase.own(&many.len().to_string()).say(" mức thu,", " amounts,");
                })
            ),
        }
    }

    fn fee_line(&self, fee: &Fee) -> String {
        let mut line = self.fee_name(fee);
        push(&mut line, format_args!(": {}", self.amount(&fee.amount)));
        if let Some(per) = &fee.per {
            push(&mut line, format_args!(" {} {}", words("mỗi", "per"), escape::html(per)));
        }
        line
    }

    fn channels_in_short(&self) -> String {
        let channels = match given(&self.procedure().channels) {
            Ok(channels) => channels,
            Err(missing) => return missing,
        };
        both(|phrase| {
            let lang = phrase.lang();
            let names: Vec<_> = channels
                .iter()
                .map(|channel| match channel.online {
                    Some(OnlineService::OnlineInfo) | None => channel.channel.label(lang),
                    Some(online) => online.label(lang),
                })
                .collect();
            phrase.own(&capital(&names.join(", ")));
        })
    }

    fn validity(&self) -> String {
        let validity = &self.procedure().validity;
        let days = match terms::period(validity) {
            _ if validity.pending => words("Chưa xác định ngày", "No day set yet"),
            Some(period) => period,
            None => terms::missing(),
        };
        format!("{days}{}", details(self.view.basis(&validity.basis)))
    }

    pub(super) fn subjects(&self, page: &mut Page) {
        page.section("doi-tuong", "Ai được nộp", "Who may apply");
        match given(&self.procedure().subjects) {
            Err(missing) => page.paragraph(&missing),
            Ok(subjects) => {
                let names: Vec<_> = subjects
                    .iter()
                    .map(|subject| words(subject.official(Lang::Vi), subject.official(Lang::En)))
                    .collect();
                page.block(&list("", &names));
            }
        }
    }

    pub(super) fn filing(&self, page: &mut Page) {
        page.section("noi-nop", "Nộp hồ sơ ở đâu, bằng cách nào", "Where and how to file");
        let procedure = self.procedure();
        let mut places = Vec::new();
        for role in [Role::Receives, Role::Helps] {
            for power in crate::book::register::powers(procedure).filter(|power| power.role.value == role) {
                let authorities: Vec<_> =
                    power.authorities.iter().map(|authority| self.view.authority(authority)).collect();
                if !authorities.is_empty() {
                    places.push(format!(
                        "{}: {}{}",
                        terms::said(terms::role(role)),
                        authorities.join(", "),
                        self.when(&power.condition)
                    ));
                }
            }
        }
        if let Some(filing) = &procedure.filing {
            let mut sentence = terms::said(terms::filing_place(filing.place));
            let reason = match (&filing.reason, &filing.reason_text) {
                (Some(reason), _) => Some(terms::said(terms::filing_reason(*reason))),
                (None, Some(text)) => Some(escape::html(text)),
                (None, None) => None,
            };
            if let Some(reason) = reason {
                sentence = format!("{sentence} {}: {reason}.", words("Lý do", "Reason"));
            }
            sentence
                .push_str(&details(self.view.basis(&filing.basis).into_iter().chain(origin_lines(&filing.origins))));
            places.push(sentence);
        }
        if let Some(address) = &procedure.receiving_address {
            places.push(format!("{}: {}", words("Địa chỉ nhận hồ sơ", "Receiving address"), escape::html(address)));
        }
        for place in places {
            page.paragraph(&place);
        }
        match given(&procedure.channels) {
            Err(missing) => page.paragraph(&missing),
            Ok(channels) => {
                let ways: Vec<_> = channels.iter().map(|clause| self.way_of_filing(clause)).collect();
                page.block(&list("", &ways));
            }
        }
    }

    /// `Trực tuyến toàn trình: trên Cổng Dịch vụ công quốc gia`.
    fn way_of_filing(&self, clause: &ChannelClause) -> String {
        let mut way = match clause.online {
            Some(online) => terms::said(terms::online(online)),
            None => terms::said(terms::channel(clause.channel)),
        };
        if let Some(reason) = &clause.reason {
            push(&mut way, format_args!(" ({}: {})", words("lý do", "reason"), escape::html(reason)));
        }
        if let Some(description) = &clause.description {
            push(&mut way, format_args!(": {}", escape::html(description)));
        }
        way.push_str(&details(self.view.basis(&clause.basis)));
        way
    }
}
