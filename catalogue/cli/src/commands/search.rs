//! `tthc search`: what an official types, and what it finds.

use jiff::civil::Date;
use serde::Serialize;
use tthc_compiler::show;
use tthc_dsl::Lang;
use tthc_search::{Hit, Hits, Index, SearchError, SearchErrorKind, SearchOptions, Status};

use super::Answer;
use crate::args::Search;
use crate::entries::date_of;
use crate::files;
use crate::formats::pretty;
use crate::say::{Failure, Terminal};
use crate::workspace::Workspace;

pub fn run(args: &Search, day: Date, terminal: &Terminal) -> Result<Answer, Failure> {
    let query = args.query();
    let index = open(args, day, terminal)?;
    let mut options = SearchOptions::on(crate::entries::day(day));
    options.limit = args.limit;
    options.explain = args.explain;
    options.province = tthc_search::Province::All;
    let hits = index.search(&query, &options).map_err(|error| failure(&error))?;
    if args.json {
        terminal.result(&pretty(&Document::of(&query, &hits, terminal)));
    } else {
        terminal.result(&text(&hits, args.explain, terminal));
    }
    Ok(if hits.hits.is_empty() { Answer::Findings } else { Answer::Fine })
}

/// The index that a build wrote. In a workspace one is made where there is none, or where sources are newer than it;
/// the index of a folder that is named is taken as it is.
fn open(args: &Search, day: Date, terminal: &Terminal) -> Result<Index, Failure> {
    if let Some(dist) = &args.dist {
        return Index::open(&dist.join("index")).map_err(|error| failure(&error));
    }
    let workspace = Workspace::open(None)?;
    let folder = super::build::default_dist(&workspace).join("index");
    let made = files::written(&folder.join("meta.json"));
    let newest = workspace.paths.iter().filter_map(|path| files::written(&workspace.root.join(path))).max();
    if made.is_none() || made < newest {
        terminal.tell(match made {
            None => terminal.pick("chưa có chỉ mục; đang tạo…", "no index yet; making it…"),
            Some(_) => terminal
                .pick("nguồn mới hơn chỉ mục; đang tạo lại…", "sources are newer than the index; making it anew…"),
        });
        super::build::index_only(&workspace, day)?;
    }
    Index::open(&folder).map_err(|error| failure(&error))
}

/// A search error as the command line tells it.
pub fn failure(error: &SearchError) -> Failure {
    let path = error.path.display();
    let vi = match &error.kind {
        SearchErrorKind::Missing => format!("chưa có chỉ mục tra cứu ở `{path}`"),
        SearchErrorKind::Format { .. } => format!("chỉ mục ở `{path}` do phiên bản khác tạo ra"),
        _ => format!("không dùng được chỉ mục ở `{path}`: {error}"),
    };
    let failure = Failure::new(vi, error.to_string());
    if error.is_mended_by_build() { failure.help("chạy `tthc build`", "run `tthc build`") } else { failure }
}

#[derive(Serialize)]
struct Document<'d> {
    format: u32,
    query: &'d str,
    total: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestion: Option<&'d str>,
    relaxed: Vec<String>,
    hits: Vec<Found<'d>>,
    facets: &'d tthc_search::Facets,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Found<'d> {
    code: &'d str,
    name: &'d str,
    level: &'d [String],
    limit: &'d str,
    authority: Vec<&'d str>,
    /// Whether this text is in force on the day of the search.
    status: Status,
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_from: Option<Date>,
    /// The last day, inclusive.
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_to: Option<Date>,
    score: f32,
    snippet: Snippet<'d>,
}

#[derive(Serialize)]
struct Snippet<'d> {
    text: &'d str,
    /// Byte offsets, begin and end, of what matched.
    highlights: Vec<[usize; 2]>,
}

impl<'d> Document<'d> {
    fn of(query: &'d str, hits: &'d Hits, terminal: &Terminal) -> Document<'d> {
        Document {
            format: 1,
            query,
            total: hits.total,
            suggestion: hits.suggestion.as_deref(),
            relaxed: hits.relaxed.iter().map(|relaxation| said(relaxation, terminal)).collect(),
            hits: hits.hits.iter().map(Found::of).collect(),
            facets: &hits.facets,
        }
    }
}

impl<'d> Found<'d> {
    fn of(hit: &'d Hit) -> Found<'d> {
        let highlights = hit.snippet.highlights.iter().map(|range| [range.start, range.end]).collect();
        Found {
            code: &hit.code,
            name: &hit.name,
            level: &hit.levels,
            limit: &hit.limit_text,
            authority: hit.authorities.iter().map(String::as_str).collect(),
            status: hit.status,
            valid_from: date_of(hit.valid_from),
            valid_to: last_day(hit),
            score: hit.score,
            snippet: Snippet { text: &hit.snippet.text, highlights },
        }
    }
}

fn last_day(hit: &Hit) -> Option<Date> {
    date_of(hit.valid_to?)?.yesterday().ok()
}

/// That a text is not in force on the day of the search; nothing of one that is.
fn standing(hit: &Hit, lang: Lang) -> Option<String> {
    let dated = |words: &str, day: Option<Date>| match day {
        Some(day) => format!("{words} {}", show::date(day, lang)),
        None => words.to_owned(),
    };
    match hit.status {
        Status::InForce => None,
        Status::NotYet => Some(match date_of(hit.valid_from) {
            None => lang.pick("CHƯA có hiệu lực: chưa xác định ngày", "NOT yet in force: no day set").to_owned(),
            day => dated(lang.pick("CHƯA có hiệu lực: từ", "NOT yet in force: from"), day),
        }),
        Status::Ended => Some(dated(lang.pick("Đã hết hiệu lực: đến hết", "No longer in force: to"), last_day(hit))),
    }
}

fn said(relaxation: &tthc_search::Relaxation, terminal: &Terminal) -> String {
    match terminal.lang {
        tthc_dsl::Lang::Vi => relaxation.vi(),
        tthc_dsl::Lang::En => relaxation.en(),
    }
}

fn text(hits: &Hits, explain: bool, terminal: &Terminal) -> String {
    let mut out = String::new();
    for relaxation in &hits.relaxed {
        out.push_str(&format!("{}\n", terminal.faint(&said(relaxation, terminal))));
    }
    if let Some(suggestion) = &hits.suggestion {
        out.push_str(&format!("{} “{suggestion}”?\n", terminal.pick("Có phải ý là", "Did you mean")));
    }
    if hits.hits.is_empty() {
        out.push_str(terminal.pick("Không tìm thấy thủ tục nào.\n", "No procedure was found.\n"));
        return out;
    }
    for hit in &hits.hits {
        out.push_str(&format!(
            "{}  {}\n",
            terminal.strong(&hit.code),
            marked(&hit.name, &hit.name_highlights, terminal)
        ));
        if let Some(standing) = standing(hit, terminal.lang) {
            out.push_str(&format!("  {}\n", terminal.strong(&standing)));
        }
        let about: Vec<String> =
            [hit.levels.join(", "), hit.limit_text.clone(), hit.authorities.first().cloned().unwrap_or_default()]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect();
        out.push_str(&format!("  {}\n", terminal.faint(&about.join(" · "))));
        if !hit.snippet.text.is_empty() && hit.snippet.text != hit.name {
            let text = hit.snippet.text.replace('\n', " ");
            out.push_str(&format!("  {}\n", marked(&text, &hit.snippet.highlights, terminal)));
        }
        out.push('\n');
    }
    let total = usize::try_from(hits.total).unwrap_or(usize::MAX);
    out.push_str(&format!(
        "{} {}\n",
        crate::say::counted(total, terminal.lang, "thủ tục", "procedure"),
        terminal.pick("tìm thấy", "found")
    ));
    if let Some(explanation) = hits.explain.as_ref().filter(|_| explain) {
        out.push_str(&pretty(explanation));
    }
    out
}

/// The text with what matched in bold.
fn marked(text: &str, ranges: &[std::ops::Range<usize>], terminal: &Terminal) -> String {
    let mut out = String::new();
    let mut at = 0;
    for range in ranges {
        let (Some(before), Some(hit)) = (text.get(at..range.start), text.get(range.clone())) else { continue };
        out.push_str(before);
        out.push_str(&terminal.strong(hit));
        at = range.end;
    }
    out.push_str(text.get(at..).unwrap_or(""));
    out
}
