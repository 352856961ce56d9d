//! Time limits, fees and ways of filing out of the rows that the portal hangs them on.

use tthc_dsl::{Lang, Word};

use super::Writing;
use super::fee::{Clause, Line};
use super::limit::{Time, Told, time, told};
use crate::record::Method;
use crate::text::{Page, quoted};

/// A row of the ways of filing.
struct Row<'r> {
    channel: Word,
    limit: Option<Limit>,
    description: &'r str,
    fees: Vec<Line>,
}

/// A time limit as it is written, without the ways of filing that it is for.
#[derive(Clone, PartialEq)]
struct Limit {
    head: String,
    inside: Vec<Clause>,
    published: Option<String>,
    remark: Option<String>,
    has_start: bool,
}

/// How the rows differ from each other.
enum Shape {
    /// One row for each way, one time: what they say differs by the way.
    Description,
    /// Limits and fees by the way of filing.
    Channel,
    /// Rows of one way have different fees: each row is a case.
    Row,
}

impl<'r> Writing<'r> {
    /// The cases that rows are, for before the dossier.
    pub(super) fn row_cases(&self, page: &mut Page) {
        let rows = self.rows();
        if !matches!(shape(&rows), Shape::Row) {
            return;
        }
        for (at, row) in rows.iter().enumerate() {
            let number = at + 1;
            let name = row.description.lines().next().filter(|line| !line.is_empty() && line.chars().count() <= 120);
            let name = name.map_or_else(|| format!("Dòng {number} của bản ghi"), str::to_owned);
            page.block(&format!("trường hợp dòng-{number} {}", quoted(&name)), |page| {
                let via = via(&[row.channel]);
                let published = Some(row.description).filter(|_| !self.options.facts_only);
                row.limit.as_ref().unwrap_or(&Limit::unstated()).write(page, &via, published);
                row.fees.iter().for_each(|fee| fee.in_words(&self.options).write(page, ""));
            });
        }
    }

    pub(super) fn limits_and_fees(&self, page: &mut Page) {
        let rows = self.rows();
        let shape = shape(&rows);
        let mut channels: Vec<Word> = Vec::new();
        for row in &rows {
            if !channels.contains(&row.channel) {
                channels.push(row.channel);
            }
        }
        if !matches!(shape, Shape::Row) {
            self.limits(page, &rows, &channels, matches!(shape, Shape::Description));
            self.fees(page, &rows, &channels);
        }
        if channels.is_empty() {
            return;
        }
        let names: Vec<&str> = channels.iter().map(|channel| channel_word(*channel, self.full_online())).collect();
        let head = format!("cách thức {}", names.join(", "));
        if !matches!(shape, Shape::Description) || self.options.facts_only {
            return page.line(&head);
        }
        page.block(&head, |page| {
            for row in rows.iter().filter(|row| !row.description.is_empty()) {
                page.text(row.channel.spelling(Lang::Vi), row.description);
            }
        });
    }

    fn full_online(&self) -> bool {
        self.read.record.is_full_process == Some(true)
    }

    fn rows(&self) -> Vec<Row<'r>> {
        let read = self.read;
        let rows = read.record.execution_methods.iter().zip(&read.methods);
        rows.filter_map(|(method, readings)| {
            let fees = method.fees.iter().zip(&readings.fees).map(|(fee, reading)| self.fee(fee, reading)).collect();
            Some(Row {
                channel: channel(method)?,
                limit: self.limit(method, &readings.limits),
                description: &method.description,
                fees,
            })
        })
        .collect()
    }

    fn limit(&self, method: &Method, readings: &[crate::prose::Reading<crate::prose::Limit>]) -> Option<Limit> {
        let description = method.description.as_str();
        let time = time(method);
        let Told { start, contradiction } = told(&time, readings, description);
        let mut limit = Limit {
            head: String::new(),
            inside: Vec::new(),
            published: None,
            remark: None,
            has_start: start.is_some(),
        };
        let published = (!description.is_empty() && !self.options.facts_only).then(|| description.to_owned());
        match time {
            Time::Within(amount) => {
                let count = amount.count;
                let unit = amount.unit.word().spelling(Lang::Vi);
                let start = start.as_ref().map(super::limit::from).unwrap_or_default();
                limit.head = format!("thời hạn {count} {unit}{start}");
                limit.published = published;
                limit.inside.extend(contradiction.map(|words| {
                    let reason = format!("Lời văn khác với trường thời hạn ({count} {unit})");
                    Clause::unread(&words, &reason)
                }));
            }
            Time::Unread(figure) => {
                let unit = !figure.contains(' ');
                limit.remark = Some(if unit {
                    "Bản ghi không nêu đơn vị của thời hạn.".to_owned()
                } else {
                    "Số này không thể là thời hạn: cần đối chiếu.".to_owned()
                });
                limit.head = format!("thời hạn chưa mã hóa {}", quoted(&figure));
                limit.published = published;
            }
            Time::Missing if description.is_empty() => return None,
            // Words that begin with a figure would be taken for one.
            Time::Missing
                if description.split(' ').next().is_some_and(|word| word.replace(',', ".").parse::<f64>().is_ok()) =>
            {
                limit = Limit { published, ..Limit::unstated() };
            }
            Time::Missing => {
                limit.remark = Some("Bản ghi chỉ có lời văn, không có con số.".to_owned());
                limit.head = format!("thời hạn chưa mã hóa {}", quoted(description));
            }
        }
        Some(limit)
    }

    fn limits(&self, page: &mut Page, rows: &[Row], channels: &[Word], by_description: bool) {
        let mut groups: Vec<(Limit, Vec<Word>)> = Vec::new();
        let mut listed: Vec<(Word, usize)> = Vec::new();
        for row in rows {
            let Some(mut limit) = row.limit.clone() else { continue };
            if by_description {
                limit.published = None;
                limit.inside.clear();
            }
            // Two rows of one way that say the same stay two.
            let known = (0..groups.len()).find(|at| groups[*at].0 == limit && !listed.contains(&(row.channel, *at)));
            let at = known.unwrap_or(groups.len());
            if known.is_none() {
                groups.push((limit, Vec::new()));
            }
            groups[at].1.push(row.channel);
            listed.push((row.channel, at));
        }
        let alone = groups.len() == 1;
        for (limit, of) in &groups {
            let general = alone && of.len() == channels.len();
            let published = limit.published.clone();
            limit.write(page, &if general { String::new() } else { via(of) }, published.as_deref());
        }
    }

    fn fees(&self, page: &mut Page, rows: &[Row], channels: &[Word]) {
        for (fee, of) in fee_groups(rows).0 {
            fee.write(page, &if of.len() == channels.len() { String::new() } else { via(&of) });
        }
    }

    /// The ways of the rows, where those of one way do not stand together.
    pub(super) fn row_order(&self) -> Vec<&'static str> {
        let order: Vec<Word> = self.read.record.execution_methods.iter().filter_map(channel).collect();
        let mut left: Vec<Word> = Vec::new();
        for pair in order.windows(2) {
            if pair[0] != pair[1] {
                left.push(pair[0]);
            }
            if left.contains(&pair[1]) {
                return order.iter().map(|channel| channel.spelling(Lang::Vi)).collect();
            }
        }
        Vec::new()
    }
}

impl Limit {
    /// Of a row that says nothing of time.
    fn unstated() -> Limit {
        let head = format!("thời hạn chưa mã hóa {}", quoted("không nêu"));
        Limit { head, inside: Vec::new(), published: None, remark: None, has_start: false }
    }

    fn write(&self, page: &mut Page, via: &str, published: Option<&str>) {
        if let Some(remark) = &self.remark {
            page.comment(remark);
        }
        // What no figure was read from says itself already.
        let published = published.filter(|published| !self.head.ends_with(&quoted(published)));
        page.block(&format!("{}{via}", self.head), |page| {
            self.inside.iter().for_each(|clause| clause.write(page));
            published.iter().for_each(|published| page.text("nguyên văn", published));
        });
    }
}

/// The fees with the ways that have them, in the order in which they are first met; whether each way has its own in that
/// order. The rows of one way have the same fees here.
fn fee_groups<'l>(rows: &'l [Row<'_>]) -> (Vec<(&'l Line, Vec<Word>)>, bool) {
    let mut groups: Vec<(&Line, Vec<Word>)> = Vec::new();
    let mut done: Vec<Word> = Vec::new();
    let mut in_order = true;
    for row in rows {
        if done.contains(&row.channel) {
            continue;
        }
        done.push(row.channel);
        let mut used: Vec<usize> = Vec::new();
        for fee in &row.fees {
            let known = (0..groups.len()).find(|at| groups[*at].0 == fee && !used.contains(at));
            let at = known.unwrap_or(groups.len());
            if known.is_none() {
                groups.push((fee, Vec::new()));
            }
            groups[at].1.push(row.channel);
            in_order &= used.last().is_none_or(|last| *last < at);
            used.push(at);
        }
    }
    (groups, in_order)
}

fn shape(rows: &[Row]) -> Shape {
    let mut first: Vec<&Row> = Vec::new();
    for row in rows {
        match first.iter().find(|other| other.channel == row.channel) {
            Some(other) if other.fees != row.fees => return Shape::Row,
            Some(_) => {}
            None => first.push(row),
        }
    }
    if !fee_groups(rows).1 {
        return Shape::Row;
    }
    let heads = || rows.iter().filter_map(|row| row.limit.as_ref()).map(|limit| &limit.head);
    let one_time = rows.iter().all(|row| row.limit.is_some()) && heads().all(|head| Some(head) == heads().next());
    let described = rows.windows(2).any(|pair| pair[0].description != pair[1].description);
    let starts = rows.iter().filter_map(|row| row.limit.as_ref()).any(|limit| limit.has_start);
    if first.len() == rows.len() && described && one_time && !starts {
        Shape::Description
    } else if keep_their_order(rows) {
        Shape::Channel
    } else {
        Shape::Row
    }
}

/// Do the limits of each way come in the order in which all of them are first met?
fn keep_their_order(rows: &[Row]) -> bool {
    let mut met: Vec<&Limit> = Vec::new();
    let mut last: Vec<(Word, usize)> = Vec::new();
    for row in rows {
        let Some(limit) = &row.limit else {
            // Of several rows of one way each has a limit, or there would be none to make it from.
            if rows.iter().filter(|other| other.channel == row.channel).count() > 1 {
                return false;
            }
            continue;
        };
        let at = met.iter().position(|other| *other == limit).unwrap_or_else(|| {
            met.push(limit);
            met.len() - 1
        });
        match last.iter_mut().find(|(channel, _)| *channel == row.channel) {
            Some((_, before)) if *before >= at => return false,
            Some((_, before)) => *before = at,
            None => last.push((row.channel, at)),
        }
    }
    true
}

fn via(channels: &[Word]) -> String {
    let names: Vec<&str> = channels.iter().map(|channel| channel.spelling(Lang::Vi)).collect();
    format!(" qua {}", names.join(", "))
}

fn channel(method: &Method) -> Option<Word> {
    Some(match method.submission_method.as_str() {
        "ONLINE" => Word::Online,
        "POSTAL" => Word::Postal,
        "DIRECT" => Word::Direct,
        _ => return None,
    })
}

fn channel_word(channel: Word, full_online: bool) -> &'static str {
    match channel {
        Word::Online if full_online => Word::OnlineFull.spelling(Lang::Vi),
        channel => channel.spelling(Lang::Vi),
    }
}
